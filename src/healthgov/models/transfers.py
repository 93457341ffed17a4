"""Data that leave: exporter, importer, country, tool, assessment, measures (GDPR, chapter V)."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.facts import Fact, Required, fact, model
from healthgov.kinds import CountryCode
from healthgov.models import conditions
from healthgov.models.consents import Consent
from healthgov.models.roles import Role

__all__ = ["Assessment", "Derogation", "Exporter", "Transfer", "TransferKind", "TransferTool"]


class TransferKind(enum.Enum):
    """Storage abroad, access from abroad, or data sent; making available is enough."""

    STORAGE = "storage"
    REMOTE_ACCESS = "remote_access"
    SENDING = "sending"


class Exporter(enum.Enum):
    """Who lets the data go."""

    ORGANISATION = "organisation"
    PROCESSOR = "processor"
    """A processor of the organisation, which sends them on."""
    DATA_SUBJECT = "data_subject"
    """The person herself: then there is no exporter."""


class TransferTool(enum.Enum):
    """On what a transfer rests (GDPR, art. 45 and 46)."""

    ADEQUACY = "adequacy"
    PUBLIC_INSTRUMENT = "public_instrument"
    BINDING_CORPORATE_RULES = "binding_corporate_rules"
    STANDARD_CLAUSES_2021 = "standard_clauses_2021"
    """Decision (EU) 2021/914."""
    STANDARD_CLAUSES_OLD = "standard_clauses_old"
    """Decisions 2001/497/EC, 2004/915/EC and 2010/87/EU."""
    AUTHORITY_CLAUSES = "authority_clauses"
    CODE_OF_CONDUCT = "code_of_conduct"
    CERTIFICATION = "certification"
    AD_HOC_CLAUSES = "ad_hoc_clauses"
    ADMINISTRATIVE_ARRANGEMENT = "administrative_arrangement"
    PROCESSOR_CONTRACT_MODEL = "processor_contract_model"
    """Decision (EU) 2021/915: a model of art. 28, and no transfer tool."""
    DEROGATION = "derogation"
    NONE = "none"


class Derogation(enum.Enum):
    """The derogations of GDPR, art. 49(1)."""

    EXPLICIT_CONSENT = "explicit_consent"
    CONTRACT_WITH_PERSON = "contract_with_person"
    CONTRACT_FOR_PERSON = "contract_for_person"
    PUBLIC_INTEREST = "public_interest"
    LEGAL_CLAIMS = "legal_claims"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_REGISTER = "public_register"
    COMPELLING_INTERESTS = "compelling_interests"


@model
class Assessment:
    """The assessment of the importer's law and practice (CJEU C-311/18)."""

    done: Fact[bool] = fact(
        "Was the importer's law and practice assessed?",
        yes="the importer's law and practice were assessed",
        no="the importer's law and practice were not assessed",
    )
    """``False`` says that there is none."""
    done_on: Fact[date] = fact(
        "When were the importer's law and practice assessed?", noun="the day of the assessment of foreign law"
    )
    law_is_problematic: Fact[bool] = fact(
        "Does the law there reach further than is necessary?",
        yes="the law there goes further than is necessary",
        no="the law there goes no further than is necessary",
        noun="whether the law there goes too far",
    )
    """Orders of authorities there can reach the data beyond what is necessary."""
    measures_effective: Fact[bool] = fact(
        "Do measures prevent access by its authorities in effect?",
        yes="measures prevent access by its authorities",
        no="no measure prevents access by its authorities",
    )
    """Supplementary measures prevent such access in effect."""


@model
class Transfer:
    """One flow to another country."""

    id: Required[str]
    country: Fact[CountryCode] = fact("Where is the importer?", noun="the importer's country")
    kind: Fact[TransferKind] = fact(
        "Are data stored abroad, read from abroad, or sent there?", noun="the kind of transfer"
    )
    exporter: Fact[Exporter] = fact("Who lets the data go?", noun="the exporter", circumstance=True)
    exporter_bound: Fact[bool] = fact(
        "Is the exporter under the GDPR?",
        yes="the exporter is under the GDPR",
        no="the exporter is not under the GDPR",
        circumstance=True,
    )
    """The exporter is under the GDPR for this processing; ``None`` is taken from where it is established."""
    importer: Fact[str] = fact("Which of the recipients is the importer?", noun="the importer", personal=True)
    """The ``id`` of the recipient, where it is one of those listed."""
    importer_role: Fact[Role] = fact("Is the importer a controller or a processor?", noun="the importer's role")
    same_entity: Fact[bool] = fact(
        "Is the importer the same legal person as the exporter?",
        yes="the same legal person reads its own data",
        no="the importer is another body",
        circumstance=True,
    )
    """The importer is the same legal person as the exporter."""
    anonymous: Fact[bool] = fact(
        "Are the data that leave anonymous?",
        yes="the data that leave are anonymous",
        no="the data that leave are personal",
        circumstance=True,
    )
    tool: Fact[TransferTool] = fact("On what does the transfer rest?", noun="the transfer tool")
    tool_since: Fact[date] = fact("When was the tool signed or applied?", noun="the day the tool was signed")
    """The day the tool was signed or applied."""
    approved: Fact[bool] = fact(
        "Did an authority approve the tool?", yes="an authority approved the tool", no="no authority approved the tool"
    )
    """Where a tool needs it, an authority approved it."""
    processing_changed: Fact[bool] = fact(
        "Did the processing change after the clauses were signed?",
        yes="the processing changed after the clauses were signed",
        no="the processing is the same as when the clauses were signed",
    )
    """The processing changed after clauses of an old set were signed."""
    listed_organisation: Fact[bool] = fact(
        "Is the importer on the list of organisations that adequacy reaches?",
        yes="the importer is on the list",
        no="the importer is not on the list",
    )
    """Where adequacy reaches listed organisations only: the importer is on the list on the day."""
    commercial_activity: Fact[bool] = conditions.commercial_activity
    private_sector: Fact[bool] = conditions.private_sector
    automated_processing: Fact[bool] = conditions.automated_processing
    inside_recognised_borders: Fact[bool] = conditions.inside_recognised_borders
    no_credit_data: Fact[bool] = conditions.no_credit_data
    local_law_applies: Fact[bool] = conditions.local_law_applies
    staff_data_covered: Fact[bool] = fact(
        "Does the adequacy decision, or the importer's listing under it, reach data on staff?",
        yes="the decision, or the listing, reaches data on staff",
        no="the decision, or the listing, does not reach data on staff",
    )
    """Where data on staff leave: a listing under the framework of 2023 reaches them only if it says so."""
    outside_study_exemption: Fact[bool] = fact(
        "Is the importer outside the exemption of local law for academic studies?",
        yes="no exemption for academic studies takes the importer out of the local law",
        no="an exemption for academic studies takes the importer out of the local law",
    )
    """The decision on Japan leaves out what its law exempts, such as universities for their studies."""
    assessment: Fact[Assessment] = fact(noun="the assessment of the importer's law")
    derogation: Fact[Derogation] = fact("Which derogation is relied upon?", noun="the derogation")
    occasional: Fact[bool] = fact(
        "Is the transfer only occasional?", yes="the transfer is occasional", no="the transfer is repeated"
    )
    documented: Fact[bool] = fact(
        "Is it documented why a derogation is relied upon?",
        yes="it is documented why a derogation is relied upon",
        no="it is not documented why a derogation is relied upon",
    )
    """Why a derogation is relied upon is documented."""
    unable_to_consent: Fact[bool] = fact(
        "Is the person physically or legally unable to consent?",
        yes="the person is unable to consent",
        no="the person is able to consent",
        circumstance=True,
    )
    """Vital interests carry the data of such a person alone (art. 49(1)(f))."""
    interest_recognised: Fact[bool] = fact(
        "Is the public interest recognised in the law of the Union or of the State?",
        yes="the public interest is recognised in law",
        no="the public interest is not recognised in law",
        circumstance=True,
    )
    """Recognised in the law that binds the controller (art. 49(4))."""
    few_persons: Fact[bool] = fact(
        "Does it concern a limited number of persons only?",
        yes="it concerns a limited number of persons",
        no="it concerns more than a limited number of persons",
    )
    authority_informed: Fact[bool] = fact(
        "Was the supervisory authority told of the transfer?",
        yes="the authority was told of the transfer",
        no="the authority was not told of the transfer",
    )
    safeguards_given: Fact[bool] = fact(
        "Were all circumstances weighed, and suitable safeguards given?",
        yes="the circumstances were weighed, and safeguards given",
        no="the circumstances were not weighed, or no safeguards given",
    )
    """Asked with the two above of compelling interests (art. 49(1), second subparagraph)."""
    whole_register: Fact[bool] = fact(
        "Does a whole register leave, or whole categories of its data?",
        yes="a whole register leaves, or whole categories of its data",
        no="no whole register leaves, nor whole categories of its data",
    )
    """From a public register one may consult, and not take the whole (art. 49(2))."""
    consent: Fact[Consent] = fact(noun="the consent")
    """Consent to the transfer, given by persons who were told of its risks (art. 49(1)(a))."""
    persons_told: Fact[bool] = fact(
        "Are persons told of the transfer and its safeguards?",
        yes="persons are told of the transfer",
        no="persons are not told of the transfer",
    )
    """Persons are told of the transfer and its safeguards."""
    on_foreign_order: Fact[bool] = fact(
        "Did data go out on a foreign order?", yes="data went out on a foreign order", no="no foreign order is followed"
    )
    """The data went out on the order of a court or authority of the country."""
    agreement_in_force: Fact[bool] = fact(
        "Does the order rest on an agreement in force?",
        yes="the order rests on an agreement in force",
        no="the order rests on no agreement in force",
    )
    """That order rests on an international agreement in force (art. 48)."""
    first_day: Fact[date] = fact(
        "When did the transfer start?", noun="the first day of the transfer", circumstance=True
    )
    last_day: Fact[date] = fact("When did the transfer end?", noun="the last day of the transfer", circumstance=True)
