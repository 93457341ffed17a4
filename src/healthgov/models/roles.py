"""Who is who: controllers, processors, and the contracts between them (GDPR, art. 4, 26, 28)."""

from __future__ import annotations

import enum
from datetime import date

import attrs

from healthgov.findings import CountryCode

__all__ = ["ProcessorClause", "Contract", "DataAccess", "Recipient", "Role"]


class Role(enum.Enum):
    """What an organisation is in an activity."""

    CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint_controller"
    PROCESSOR = "processor"
    NEITHER = "neither"
    """It does not process the data, though it may catch sight of some."""


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


@attrs.frozen(kw_only=True)
class Contract:
    """The contract with a processor."""

    signed_on: date | None = None
    written: bool | None = None
    clauses: tuple[ProcessorClause, ...] | None = None


@attrs.frozen(kw_only=True)
class Recipient:
    """Somebody to whom data are disclosed: a processor, a joint controller, another controller.

    ``role`` is what the parties call it; the other facts are those on which the role really turns
    (EDPB Guidelines 07/2020).
    """

    id: str
    name: str | None = attrs.field(default=None, repr=False)
    country: CountryCode | None = None
    category: str | None = attrs.field(default=None, repr=False)
    """The category of recipients it belongs to, for the record."""
    role: Role | None = None
    access: DataAccess | None = None
    decides_purposes: bool | None = None
    """It decides why, and the essential means: which data, on whom, for how long, who sees them."""
    decides_jointly: bool | None = None
    """It takes these decisions together with the organisation."""
    on_instructions: bool | None = None
    """It processes only on the organisation's behalf and documented instructions."""
    own_purpose: bool | None = None
    """It also uses the data for a purpose of its own."""
    same_entity: bool | None = None
    """It is part of the same legal person, such as an employee on a journey."""
    contract: Contract | None = None
    guarantees_checked: bool | None = None
    """Its guarantees were checked before it was chosen, foreign law included (art. 28(1))."""
    foreign_parent: CountryCode | None = None
    """The country of a parent whose law could reach the data."""
    sub_processors_known: bool | None = None
    sub_processors_authorised: bool | None = None
    """Sub-processors were authorised in writing, one by one or in general with a right to object (art. 28(2))."""
    flow_down: bool | None = None
    """Sub-processors have the same duties by contract (art. 28(4))."""
    beyond_instructions: bool | None = None
    """It did more, or other, than it was told to."""
