"""Who is who: controllers, processors, and the contracts between them (GDPR, art. 4, 26, 28)."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.facts import Fact, Required, fact, model
from healthgov.kinds import CountryCode

__all__ = [
    "CertificateScheme",
    "Contract",
    "DataAccess",
    "ProcessorClause",
    "Recipient",
    "RecipientCertificate",
    "Role",
    "of_the_controller",
]


class Role(enum.Enum):
    """What an organisation is in an activity."""

    CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint_controller"
    PROCESSOR = "processor"
    NEITHER = "neither"
    """It does not process the data, though it may catch sight of some."""


of_the_controller: Fact[bool] = fact(
    "Does what is stated here of a legal basis, of information or of keeping describe what the controller does?",
    yes="what is stated of a basis, of information or of keeping is what the controller does",
    no="what is stated of a basis, of information or of keeping is what the organisation does itself",
    circumstance=True,
)
"""Of an activity in which the organisation takes no part, and which it describes for somebody."""


class DataAccess(enum.Enum):
    """How a recipient meets the data."""

    NONE = "none"
    INCIDENTAL = "incidental"
    """By accident, such as a cleaner or somebody who mends a machine."""
    SYSTEMATIC = "systematic"


class ProcessorClause(enum.Enum):
    """What a processor contract holds (GDPR, art. 28(3))."""

    SUBJECT_MATTER = "subject_matter"
    DURATION = "duration"
    NATURE_AND_PURPOSE = "nature_and_purpose"
    DATA_TYPES = "data_types"
    DATA_SUBJECTS = "data_subjects"
    DOCUMENTED_INSTRUCTIONS = "documented_instructions"
    CONFIDENTIALITY = "confidentiality"
    SECURITY = "security"
    SUB_PROCESSORS = "sub_processors"
    HELP_WITH_RIGHTS = "help_with_rights"
    HELP_WITH_DUTIES = "help_with_duties"
    DELETE_OR_RETURN = "delete_or_return"
    INFORMATION_AND_AUDITS = "information_and_audits"


@model
class Contract:
    """The contract with a processor."""

    signed_on: Fact[date] = fact("When was the contract signed?", noun="the day the contract was signed")
    written: Fact[bool] = fact(
        "Is there a contract in writing?", yes="there is a contract in writing", no="there is no contract in writing"
    )
    """Or another legal act of the Union or of a State that binds the processor (art. 28(3))."""
    clauses: Fact[tuple[ProcessorClause, ...]] = fact(
        "Which clauses has the contract?", noun="the clauses of the contract"
    )
    renewal: Fact[bool] = fact(
        "Does it take the place of an earlier contract with the processor?",
        yes="it takes the place of an earlier contract",
        no="there was no contract with the processor before it",
        noun="whether there was an earlier contract",
    )
    """Asked of a day before its signature: what stood then is told by the earlier one."""
    ended_on: Fact[date] = fact("On which day did the contract end?", noun="the end of the contract")
    """Not stated while it runs."""
    data_kept_after: Fact[bool] = fact(
        "After the end, did the processor keep data or copies that no law asks it to keep?",
        yes="the processor kept data or copies after the end",
        no="the data were returned or deleted, copies included",
    )
    """After the end everything is deleted or returned, copies included, unless law asks to keep (art. 28(3)(g))."""


class CertificateScheme(enum.Enum):
    """What a recipient is certified for."""

    HEALTH_DATA_HOSTING = "health_data_hosting"
    """In France HDS."""
    ISO_27001 = "iso_27001"
    ISO_27701 = "iso_27701"
    SECNUMCLOUD = "secnumcloud"
    APPROVED_CERTIFICATION = "approved_certification"
    """Under a mechanism approved for data protection (GDPR, art. 42)."""
    CODE_OF_CONDUCT = "code_of_conduct"
    """Adherence to an approved code (art. 40)."""
    OTHER = "other"


@model
class RecipientCertificate:
    """A certificate that a recipient shows of its guarantees."""

    scheme: Fact[CertificateScheme] = fact("What is the recipient certified for?", noun="the scheme of the certificate")
    last_day: Fact[date] = fact("Until which day is the certificate valid?", noun="the last day of the certificate")
    covers_service: Fact[bool] = fact(
        "Does the certificate cover the service and the places that are used?",
        yes="the certificate covers what is used",
        no="the certificate does not cover what is used",
    )


@model
class Recipient:
    """Somebody to whom data are disclosed: a processor, a joint controller, another controller.

    ``role`` is what the parties call it; the other facts are those on which the role really turns
    (EDPB Guidelines 07/2020).
    """

    id: Required[str] = fact(noun="the recipient", required=True)
    name: Fact[str] = fact("What is the recipient's name?", noun="the recipient's name", personal=True)
    country: Fact[CountryCode] = fact("In which country is the recipient?", noun="the recipient's country")
    category: Fact[str] = fact(
        "To which category of recipients does it belong?", noun="the category of recipients", personal=True
    )
    """The category of recipients it belongs to, for the record."""
    role: Fact[Role] = fact("Which role do the parties give the recipient?", noun="the role the parties give it")
    access: Fact[DataAccess] = fact(
        "Does it handle the data as a matter of course?",
        noun="the recipient's access to the data",
        circumstance=True,
    )
    decides_purposes: Fact[bool] = fact(
        "Does it decide why, and the essential means?",
        yes="it decides why, and the essential means",
        no="it decides neither why nor the essential means",
    )
    """It decides why, and the essential means: which data, on whom, for how long, who sees them."""
    decides_jointly: Fact[bool] = fact(
        "Does it decide together with the organisation?",
        yes="it decides together with the organisation",
        no="it does not decide together with the organisation",
    )
    """It takes these decisions together with the organisation."""
    on_instructions: Fact[bool] = fact(
        "Does it act only on documented instructions?",
        yes="it acts only on documented instructions",
        no="it does not act only on documented instructions",
    )
    """It processes only on the organisation's behalf and documented instructions."""
    own_purpose: Fact[bool] = fact(
        "Does it use the data for a purpose of its own?",
        yes="it uses the data for a purpose of its own",
        no="it has no purpose of its own",
    )
    """It also uses the data for a purpose of its own."""
    same_entity: Fact[bool] = fact(
        "Is the recipient part of the same legal person?",
        yes="the recipient is part of the same legal person",
        no="the recipient is another body",
        circumstance=True,
    )
    """It is part of the same legal person, such as an employee on a journey."""
    contract: Fact[Contract] = fact(
        "Is there a contract with the recipient, and which clauses has it?", noun="the contract with the recipient"
    )
    guarantees_checked: Fact[bool] = fact(
        "Were the recipient's guarantees checked, foreign law included?",
        yes="its guarantees were checked",
        no="its guarantees were not checked",
    )
    """Its guarantees were checked before it was chosen, foreign law included (art. 28(1))."""
    certificates: Fact[tuple[RecipientCertificate, ...]] = fact(
        "Which certificates does the recipient show? State an empty list if it shows none.",
        noun="the certificates of the recipient",
        one="the certificate of the recipient",
    )
    """None is asked for; one that is shown has to be valid, and to cover what is used (art. 28(5))."""
    foreign_parent: Fact[CountryCode] = fact(
        "In which country is a parent whose law could reach the data? Name the recipient's own country if there is none.",
        noun="the country of the recipient's parent",
    )
    """The country of a parent whose law could reach the data."""
    foreign_law_weighed: Fact[bool] = fact(
        "Was it weighed whether the law of the parent's country can reach the data, and what stands against it?",
        yes="the reach of the law of the parent's country was weighed",
        no="the reach of the law of the parent's country was not weighed",
    )
    engages_processors: Fact[bool] = fact(
        "Does it engage other processors for these data?",
        yes="it engages other processors",
        no="it engages no other processor",
    )
    """``False`` where it does all itself: then nothing is asked of a chain."""
    sub_processors_known: Fact[bool] = fact(
        "Is every sub-processor down the chain known?",
        yes="the chain of sub-processors is known",
        no="the chain of sub-processors is not known",
    )
    sub_processors_authorised: Fact[bool] = fact(
        "Were the recipient's sub-processors authorised in writing?",
        yes="sub-processors were authorised",
        no="sub-processors were not authorised",
    )
    """Sub-processors were authorised in writing, one by one or in general with a right to object (art. 28(2))."""
    flow_down: Fact[bool] = fact(
        "Have the recipient's sub-processors the same duties by contract?",
        yes="the contracts of sub-processors repeat the duties",
        no="the contracts of sub-processors do not repeat the duties",
    )
    """Sub-processors have the same duties by contract (art. 28(4))."""
    beyond_instructions: Fact[bool] = fact(
        "Did the recipient do more, or other, than it was told?",
        yes="the recipient went beyond its instructions",
        no="the recipient kept to its instructions",
    )
    """It did more, or other, than it was told to."""
