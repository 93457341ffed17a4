"""What an organisation does with personal data: one activity is one entry of the record of GDPR, art. 30."""

from __future__ import annotations

import enum
from datetime import date

import attrs

from healthgov.periods import Period
from healthgov.findings import CategoryCode, CountryCode
from healthgov.models.categories import DataUse
from healthgov.models.governance import Dpia, DpiaCriterion, ListedOperation
from healthgov.models.people import Consent, Notice
from healthgov.models.roles import Contract, Role
from healthgov.models.transfers import Transfer

__all__ = [
    "Anonymisation",
    "Article9Condition",
    "AutomatedDecision",
    "Clock",
    "Formality",
    "FormalityKind",
    "LegalBasis",
    "ProcessingActivity",
    "Purpose",
    "PurposeKind",
    "ReferenceFramework",
    "RetentionLimit",
    "SubjectKind",
]


class LegalBasis(enum.Enum):
    """The six bases of GDPR, art. 6(1)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"
    NONE = "none"
    """Stated: there is none."""


class Article9Condition(enum.Enum):
    """The conditions of GDPR, art. 9(2), which special categories need beside a legal basis."""

    EXPLICIT_CONSENT = "explicit_consent"
    EMPLOYMENT_SOCIAL_PROTECTION = "employment_social_protection"
    VITAL_INTERESTS = "vital_interests"
    NON_PROFIT_BODY = "non_profit_body"
    MADE_PUBLIC = "made_public"
    LEGAL_CLAIMS = "legal_claims"
    SUBSTANTIAL_PUBLIC_INTEREST = "substantial_public_interest"
    HEALTH_OR_SOCIAL_CARE = "health_or_social_care"
    PUBLIC_HEALTH = "public_health"
    ARCHIVING_RESEARCH_STATISTICS = "archiving_research_statistics"
    NONE = "none"
    """Stated: there is none."""


class PurposeKind(enum.Enum):
    """What data are processed for, as far as the law tells one purpose from another."""

    CARE = "care"
    CARE_SHARING_OUTSIDE_TEAM = "care_sharing_outside_team"
    APPOINTMENTS = "appointments"
    BILLING = "billing"
    INSURANCE = "insurance"
    OCCUPATIONAL_HEALTH = "occupational_health"
    STAFF_MANAGEMENT = "staff_management"
    RESEARCH = "research"
    DATA_WAREHOUSE = "data_warehouse"
    VIGILANCE = "vigilance"
    PUBLIC_HEALTH = "public_health"
    INTERNAL_STEERING = "internal_steering"
    WELLNESS = "wellness"
    ONLINE_SALE = "online_sale"
    PROSPECTING = "prospecting"
    SALE_OF_DATA = "sale_of_data"
    SECURITY = "security"
    LEGAL_DEFENCE = "legal_defence"
    SUPPLIERS = "suppliers"
    HOSTING = "hosting"
    OTHER = "other"


class SubjectKind(enum.Enum):
    """Whose data they are."""

    PATIENTS = "patients"
    RELATIVES = "relatives"
    MINORS = "minors"
    EMPLOYEES = "employees"
    CANDIDATES = "candidates"
    PROFESSIONALS = "professionals"
    CUSTOMERS = "customers"
    PROSPECTS = "prospects"
    USERS = "users"
    INSURED_PERSONS = "insured_persons"
    RESEARCH_PARTICIPANTS = "research_participants"
    SUPPLIERS = "suppliers"
    DECEASED = "deceased"
    OTHER = "other"


class Clock(enum.Enum):
    """What starts, or starts again, the clock of a retention limit."""

    COLLECTION = "collection"
    CONTACT_FROM_PERSON = "contact_from_person"
    """The last contact that comes from the person: an order, a request, a click on a link."""

    MESSAGE_OPENED = "message_opened"
    OWN_MESSAGE = "own_message"
    PROFILE_UPDATE = "profile_update"
    RELATIONSHIP_END = "relationship_end"
    OTHER = "other"


class FormalityKind(enum.Enum):
    """How processing of health data stands to the prior formalities of national law."""

    EXEMPT = "exempt"
    FRAMEWORK_DECLARED = "framework_declared"
    AUTHORISED = "authorised"
    NONE = "none"


class ReferenceFramework(enum.Enum):
    """Frameworks of the French authority to which processing of health data may be declared to conform."""

    MR_001_2018 = "mr_001_2018"
    MR_001_2026 = "mr_001_2026"
    MR_003_2018 = "mr_003_2018"
    MR_003_2026 = "mr_003_2026"
    MR_004 = "mr_004"
    WAREHOUSE_2021 = "warehouse_2021"
    VIGILANCE_2019 = "vigilance_2019"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class Purpose:
    """A purpose with the legal basis and the condition it rests on."""

    kind: PurposeKind | None = None
    description: str | None = attrs.field(default=None, repr=False)
    legal_basis: LegalBasis | None = None
    article_9: Article9Condition | None = None
    law_named: bool | None = None
    """The text of Union or national law on which the basis or condition rests is named."""
    under_secrecy: bool | None = None
    """The data are processed under the responsibility of somebody bound by professional secrecy (art. 9(3))."""
    interests_balanced: bool | None = None
    """Where legitimate interests are the basis: they were weighed against those of the persons."""
    necessary: bool | None = None
    """The processing is necessary for what the basis says."""
    compatible: bool | None = None
    """The data were collected for this purpose, or it is compatible with that one, or rests on law or consent."""
    consent: Consent | None = None


@attrs.frozen(kw_only=True)
class RetentionLimit:
    """How long a set of data is kept, in words of the organisation and in fact.

    ``record_type`` is the key of a policy of a retention schedule: its length is there and is not
    restated. ``period`` is the organisation's own; ``unlimited`` says that it sets none.
    """

    id: str
    record_type: str | None = None
    categories: tuple[CategoryCode, ...] | None = None
    period: Period | None = None
    criterion: str | None = attrs.field(default=None, repr=False)
    """No number, but criteria from which the end follows, in words."""
    unlimited: bool | None = None
    clock: Clock | None = None
    justified: bool | None = None
    """A period longer than guidance advises is justified in writing."""
    excessive: bool | None = None
    """The period was found longer than the purpose needs."""
    applied: bool | None = None
    """Data past the period are really erased, anonymised or archived apart."""
    oldest_start: date | None = None
    """The start of the clock of the oldest data still in the active base."""
    archived_apart: bool | None = None
    """What outlives the purpose is sorted and kept apart, with access for those who need it."""


@attrs.frozen(kw_only=True)
class Anonymisation:
    """A claim that data are anonymous, and the three tests of it (WP216)."""

    claimed: bool | None = None
    singling_out: bool | None = None
    """A person can still be singled out, for instance by a code of her own."""
    linkable: bool | None = None
    """Records on the same person can still be linked, over time or with other data."""
    inferable: bool | None = None
    """Something can still be inferred on a person."""


@attrs.frozen(kw_only=True)
class AutomatedDecision:
    """A decision taken by machine alone, with legal or similar effects (GDPR, art. 22)."""

    has_significant_effects: bool | None = None
    allowed_ground: bool | None = None
    """Contract, law, or explicit consent; on special categories, explicit consent or substantial public interest."""
    human_review_offered: bool | None = None


@attrs.frozen(kw_only=True)
class Formality:
    """What was done before processing health data outside the exemptions."""

    kind: FormalityKind | None = None
    framework: ReferenceFramework | None = None
    done_on: date | None = None
    last_day: date | None = None
    """The last day of an authorisation given for a time."""
    conforms: bool | None = None
    """The processing keeps to the framework declared, or to the authorisation."""


@attrs.frozen(kw_only=True)
class ProcessingActivity:
    """One processing activity.

    Hosting arrangements, systems and recipients are named by their ``id`` and described once, in their
    own sections of the organisation.
    """

    id: str
    name: str | None = attrs.field(default=None, repr=False)
    role: Role | None = None
    controllers: tuple[str, ...] | None = attrs.field(default=None, repr=False)
    """For a processor: the controllers on whose behalf it processes; for joint controllers, the others."""
    contract: Contract | None = None
    """For a processor: the contract with its controllers."""
    beyond_instructions: bool | None = None
    """For a processor: it did more, or other, than it was told to."""
    joint_arrangement: bool | None = None
    """Joint controllers have set out their shares in an arrangement (art. 26)."""

    purposes: tuple[Purpose, ...] | None = None
    subjects: tuple[SubjectKind, ...] | None = None
    subjects_count: int | None = None
    subject_countries: tuple[CountryCode, ...] | None = None
    """Where the persons live."""
    large_scale: bool | None = None
    occasional: bool | None = None
    risk_to_rights: bool | None = None

    categories: tuple[CategoryCode, ...] | None = None
    use: DataUse | None = None
    allows_conclusion: bool | None = None
    """Taken together, the data allow a conclusion on somebody's health."""
    declared_sensitive: bool | None = None
    """Whether the organisation itself holds the data to be of a special category."""
    national_identifier: bool | None = None
    """The national registration number is processed (in France the NIR)."""
    national_identifier_allowed: bool | None = None
    """The processing is on the list of those that may use it."""
    health_identity_qualified: bool | None = None
    """Patients are known by the national health identity (in France the INS), fetched or checked and verified."""
    collected_from_person: bool | None = None
    source_public: bool | None = None
    excessive_data: bool | None = None
    """More data, or data on more persons, than the purposes need."""
    inaccurate_data: bool | None = None
    """Data known to be wrong are used or handed on."""
    unfair: bool | None = None
    """Persons are misled, or their data used against what they could expect."""
    handed_over_without_ground: bool | None = None
    """Data went to somebody with no right to them, as a practice and not as an incident."""
    designed_in: bool | None = None
    """Data protection is built in: minimisation, separation, rights (art. 25(1))."""
    protective_defaults: bool | None = None
    """By default only what each purpose needs is processed and shown (art. 25(2))."""

    retention: tuple[RetentionLimit, ...] | None = None
    recipients: tuple[str, ...] | None = None
    """The ids of the recipients, processors included."""
    hosting: tuple[str, ...] | None = None
    """The ids of the hosting arrangements where the data lie."""
    systems: tuple[str, ...] | None = None
    """The ids of the information systems that process them."""
    transfers: tuple[Transfer, ...] | None = None
    notices: tuple[Notice, ...] | None = None
    security_measures: tuple[str, ...] | None = attrs.field(default=None, repr=False)
    """A general description of the security measures, for the record."""

    operations: tuple[ListedOperation, ...] | None = None
    """Operations of the authorities' lists on impact assessments that describe the activity."""
    criteria: tuple[DpiaCriterion, ...] | None = None
    """Criteria of high risk that are met beside those the facts already show."""
    started_on: date | None = None
    dpia: Dpia | None = None
    anonymisation: Anonymisation | None = None
    automated_decision: AutomatedDecision | None = None
    formality: Formality | None = None
