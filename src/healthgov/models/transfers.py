"""Data that leave: exporter, importer, country, tool, assessment, measures (GDPR, chapter V)."""

from __future__ import annotations

import enum
from datetime import date

import attrs

from healthgov.findings import CountryCode
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


@attrs.frozen(kw_only=True)
class Assessment:
    """The assessment of the importer's law and practice (CJEU C-311/18)."""

    done: bool | None = None
    """``False`` says that there is none."""
    done_on: date | None = None
    law_is_problematic: bool | None = None
    """Orders of authorities there can reach the data beyond what is necessary."""
    measures_effective: bool | None = None
    """Supplementary measures prevent such access in effect."""


@attrs.frozen(kw_only=True)
class Transfer:
    """One flow to another country."""

    id: str
    country: CountryCode | None = None
    kind: TransferKind | None = None
    exporter: Exporter | None = None
    exporter_bound: bool | None = None
    """The exporter is under the GDPR for this processing; ``None`` is taken from where it is established."""
    importer: str | None = attrs.field(default=None, repr=False)
    """The ``id`` of the recipient, where it is one of those listed."""
    importer_role: Role | None = None
    same_entity: bool | None = None
    """The importer is the same legal person as the exporter."""
    anonymous: bool | None = None
    tool: TransferTool | None = None
    tool_since: date | None = None
    """The day the tool was signed or applied."""
    approved: bool | None = None
    """Where a tool needs it, an authority approved it."""
    processing_changed: bool | None = None
    """The processing changed after clauses of an old set were signed."""
    listed_organisation: bool | None = None
    """Where adequacy reaches listed organisations only: the importer is on the list on the day."""
    commercial_activity: bool | None = None
    private_sector: bool | None = None
    automated_processing: bool | None = None
    inside_recognised_borders: bool | None = None
    no_credit_data: bool | None = None
    local_law_applies: bool | None = None
    assessment: Assessment | None = None
    derogation: Derogation | None = None
    occasional: bool | None = None
    documented: bool | None = None
    """Why a derogation is relied upon is documented."""
    persons_told: bool | None = None
    """Persons are told of the transfer and its safeguards."""
    on_foreign_order: bool | None = None
    """The data went out on the order of a court or authority of the country."""
    agreement_in_force: bool | None = None
    """That order rests on an international agreement in force (art. 48)."""
    first_day: date | None = None
    last_day: date | None = None
