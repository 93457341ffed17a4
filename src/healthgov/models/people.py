"""What persons are told, asked and answered: notices, consents, requests."""

from __future__ import annotations

import enum
from datetime import date

import attrs

__all__ = [
    "NoticeAudience",
    "Consent",
    "HeirAim",
    "Notice",
    "NoticeItem",
    "RequestKind",
    "RightsRequest",
]


class NoticeAudience(enum.Enum):
    """For whom a notice is written."""

    PATIENTS = "patients"
    EMPLOYEES = "employees"
    PROFESSIONALS = "professionals"
    CUSTOMERS = "customers"
    PROSPECTS = "prospects"
    USERS = "users"
    RESEARCH_PARTICIPANTS = "research_participants"
    OTHER = "other"


class NoticeItem(enum.Enum):
    """What a notice says (GDPR, art. 13 and 14)."""

    CONTROLLER = "controller"
    DPO_CONTACT = "dpo_contact"
    PURPOSES_AND_BASES = "purposes_and_bases"
    LEGITIMATE_INTERESTS = "legitimate_interests"
    DATA_CATEGORIES = "data_categories"
    RECIPIENTS = "recipients"
    TRANSFERS = "transfers"
    RETENTION = "retention"
    RIGHTS = "rights"
    WITHDRAWAL = "withdrawal"
    COMPLAINT = "complaint"
    OBLIGATION = "obligation"
    """Whether giving the data is mandatory, and what follows if they are not given."""
    SOURCE = "source"
    AUTOMATED_DECISIONS = "automated_decisions"
    POST_MORTEM_DIRECTIVES = "post_mortem_directives"
    """France: the right to leave directives for after death (LIL, art. 48 and 85)."""


class RequestKind(enum.Enum):
    """The rights of data subjects (GDPR, art. 15 to 22)."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"
    OBJECTION_TO_PROSPECTING = "objection_to_prospecting"
    MEDICAL_FILE = "medical_file"
    """Access to one's medical file (in France, CSP, art. L1111-7)."""


class HeirAim(enum.Enum):
    """Why somebody asks for the medical file of a deceased person."""

    CAUSE_OF_DEATH = "cause_of_death"
    MEMORY_OF_THE_DECEASED = "memory_of_the_deceased"
    OWN_RIGHTS = "own_rights"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class Notice:
    """Information given to a group of persons; ``given: false`` says that there was none."""

    audience: NoticeAudience
    given: bool | None = None
    at_collection: bool | None = None
    """Given when data are collected from the person."""
    within_month: bool | None = None
    """Data from elsewhere: given within a month, at first contact and before disclosure."""
    exempt: bool | None = None
    """An exemption of art. 13(4) or 14(5) holds, and is documented."""
    items: tuple[NoticeItem, ...] | None = None
    vague_items: tuple[NoticeItem, ...] | None = None
    """Items that are there but say too little, such as durations without number or criterion."""
    accessible: bool | None = None
    """Easy to find and reach where it is needed."""
    plain_language: bool | None = None
    """In clear and plain language that the persons read."""


@attrs.frozen(kw_only=True)
class Consent:
    """How consent is collected and proved (GDPR, art. 4(11), 7 and 8)."""

    collected: bool | None = None
    explicit: bool | None = None
    positive_act: bool | None = None
    """A positive act; a box ticked beforehand or silence is none."""
    free: bool | None = None
    """Without imbalance or condition: care, a job or a contract does not hang on it."""
    specific: bool | None = None
    """For each purpose apart, and apart from other terms."""
    informed: bool | None = None
    names_controller: bool | None = None
    """The one who relies on it was named when it was collected."""
    withdrawable: bool | None = None
    """As easy to withdraw as to give; nothing says it is irrevocable."""
    provable: bool | None = None
    """For each person: who, when, to what text, by which act."""
    collector_audited: bool | None = None
    """Where others collected it: their forms and proofs were checked."""
    withdrawal_respected: bool | None = None
    minors_concerned: bool | None = None
    """An information-society service is offered directly to minors."""
    youngest_age: int | None = None
    """The age from which a minor consents alone here, in years."""
    parent_and_child_together: bool | None = None
    """Below that age the holder of parental responsibility consents, in France together with the child."""


@attrs.frozen(kw_only=True)
class RightsRequest:
    """A request of a data subject and what became of it."""

    id: str
    kind: RequestKind
    received_on: date | None = None
    answered_on: date | None = None
    unanswered: bool | None = None
    """Stated: no answer was given."""
    extension_told_on: date | None = None
    """The day the person was told of two more months, and why."""
    refused_with_reasons: bool | None = None
    complete: bool | None = None
    """The answer gave or did all that was asked and due."""
    source_given: bool | None = None
    """An access answer gave the source of data not collected from the person."""
    really_erased: bool | None = None
    """Data were erased, and the account not only deactivated."""
    respected: bool | None = None
    """An objection was carried out, with processors and partners too."""
    excessive_identity_check: bool | None = None
    """An identity paper was asked for without reasonable doubt."""
    compiled_on: date | None = None
    """For a medical file: the day the oldest information asked for was compiled."""
    psychiatric_commission: bool | None = None
    """The matter was referred to the departmental commission on psychiatric care."""
    for_deceased: bool | None = None
    """Asked for by an heir, partner or relative of a deceased person."""
    heir_aim: HeirAim | None = None
    deceased_refused: bool | None = None
    """The person had refused such access."""
    granted: bool | None = None
