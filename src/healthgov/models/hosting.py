"""Hosting of health data: who hosts what, for whom, where, under which certificate and contract.

One fact is stated once. An arrangement names its organisations once, in ``entities``; layers and
certificates refer to them by ``id``. ``None`` means *not stated*; an empty tuple means *stated:
there is none*. Names and free text never appear in a repr.
"""

from __future__ import annotations

import enum
from datetime import date

import attrs

from healthgov.periods import Day, Validity
from healthgov.findings import CountryCode

__all__ = [
    "Access",
    "Accreditation",
    "Activity",
    "Audit",
    "AuditKind",
    "Beneficiary",
    "Certificate",
    "Certifier",
    "HostingClause",
    "Entity",
    "ForeignLaw",
    "GroupExemption",
    "HostingArrangement",
    "HostingContract",
    "Interval",
    "IsmsCertificate",
    "Layer",
    "Medium",
    "Origin",
    "PatientInformation",
    "PublicStatement",
    "Referential",
    "Safeguard",
    "SecurityMeasure",
    "ShortProcessing",
    "Storage",
    "StorageKind",
]


class Activity(enum.Enum):
    """The six activities of CSP, art. R1111-9, by a key that no list renumbers."""

    PHYSICAL_SITE = "physical_site"
    HARDWARE = "hardware"
    VIRTUAL_INFRA = "virtual_infra"
    APP_PLATFORM = "app_platform"
    ADMIN_OPERATION = "admin_operation"
    BACKUP = "backup"


class Origin(enum.Enum):
    """In what context data were collected: what decides whether CSP, art. L1111-8 applies."""

    PREVENTION = "prevention"
    DIAGNOSIS = "diagnosis"
    CARE = "care"
    SOCIAL_FOLLOW_UP = "social_follow_up"
    MEDICO_SOCIAL_FOLLOW_UP = "medico_social_follow_up"
    RESEARCH = "research"
    REIMBURSEMENT = "reimbursement"
    WELLNESS = "wellness"
    EMPLOYMENT = "employment"
    OTHER = "other"


class Beneficiary(enum.Enum):
    """For whom the data are hosted."""

    PRODUCER = "producer"
    """Those who produced or collected the data, such as practitioners or a hospital."""

    PATIENT = "patient"
    ITSELF = "itself"
    """The host itself: it produced the data, or decides on their purposes."""


class Medium(enum.Enum):
    """Live digital hosting, a digital archiving service, or paper."""

    LIVE = "live"
    DIGITAL_ARCHIVE = "digital_archive"
    PAPER = "paper"


class Referential(enum.Enum):
    """The versions of the certification referential; lists call the first one v1, v1.0, v1.1 or 2018."""

    V1 = "v1"
    V2_0 = "v2_0"


class StorageKind(enum.Enum):
    """What is kept at a place; all of it is storage."""

    PRIMARY = "primary"
    REPLICA = "replica"
    BACKUP = "backup"
    LOGS = "logs"
    SUPPORT = "support"


class Safeguard(enum.Enum):
    """On what remote access from outside the EEA rests (GDPR, art. 45 and 46)."""

    ADEQUACY = "adequacy"
    STANDARD_CLAUSES = "standard_clauses"
    BINDING_CORPORATE_RULES = "binding_corporate_rules"
    OTHER_ARTICLE_46 = "other_article_46"
    NONE = "none"


class AuditKind(enum.Enum):
    """The stages of certification in which somebody audits."""

    DOCUMENTARY = "documentary"
    ON_SITE = "on_site"
    SURVEILLANCE = "surveillance"


class PublicStatement(enum.Enum):
    """What the public page of requirement 31 shows."""

    STATEMENT_A = "statement_a"
    """No risk of access imposed by a third country: only with a SecNumCloud qualification."""

    STATEMENT_B = "statement_b"
    """No transfer outside the EEA."""

    TABLE = "table"
    """The table of guarantees of chapter 8."""


class HostingClause(enum.Enum):
    """The clauses of a hosting contract (CSP, art. R1111-11), and what decree 2026-209 added."""

    CERTIFICATE_SCOPE = "certificate_scope"
    SERVICES_AND_RESULTS = "services_and_results"
    HOSTING_PLACES = "hosting_places"
    DATA_SUBJECT_RIGHTS = "data_subject_rights"
    INCIDENT_CONTACT = "incident_contact"
    INDICATORS = "indicators"
    EXTERNAL_PROVIDERS = "external_providers"
    ACCESS_FRAMEWORK = "access_framework"
    TECHNICAL_CHANGES = "technical_changes"
    FAILURE_GUARANTEES = "failure_guarantees"
    NO_OTHER_USE = "no_other_use"
    END_OF_SERVICE = "end_of_service"
    RETURN_OF_DATA = "return_of_data"
    DESTRUCTION_OF_COPIES = "destruction_of_copies"
    RIGHTS_INFORMATION_2026 = "rights_information_2026"
    TRANSFERS_2026 = "transfers_2026"
    FOREIGN_LAWS_2026 = "foreign_laws_2026"
    MITIGATION_2026 = "mitigation_2026"
    RESIDUAL_RISKS_2026 = "residual_risks_2026"
    TRANSFER_MAP_2026 = "transfer_map_2026"


class SecurityMeasure(enum.Enum):
    """Physical, network, monitoring, continuity and risk measures a host may name."""

    SURVEILLANCE_CAMERAS = "surveillance_cameras"
    FIRE_DETECTION = "fire_detection"
    VPN = "vpn"
    FIREWALL = "firewall"
    ENCRYPTION = "encryption"
    INTRUSION_PREVENTION = "intrusion_prevention"
    REAL_TIME_MONITORING = "real_time_monitoring"
    LOG_REVIEW = "log_review"
    RISK_MANAGEMENT = "risk_management"
    OPERATIONAL_CONDITION = "operational_condition"
    TRACEABILITY = "traceability"
    ACCESS_CONTROL = "access_control"
    BACKUP = "backup"
    SUBCONTRACTOR_CONTROL = "subcontractor_control"
    AWARENESS = "awareness"
    INCIDENT_HANDLING = "incident_handling"
    RETURN_AND_ERASURE = "return_and_erasure"


@attrs.frozen(kw_only=True)
class Interval:
    """Days from ``since`` to ``until``, both inclusive; ``until: null`` while it lasts."""

    since: date
    until: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise ValueError("an interval does not end before it starts")

    def covers(self, day: Day | date) -> bool:
        """Whether ``day`` lies within."""
        return Validity(self.since, self.until).covers(day)

    def meets(self, other: Interval) -> bool:
        """Whether both share a day."""
        return Validity(self.since, self.until).overlaps(Validity(other.since, other.until))


@attrs.frozen(kw_only=True)
class Entity:
    """A legal entity: certificates are nominative, a brand is never certified."""

    id: str
    name: str | None = attrs.field(default=None, repr=False)
    country: CountryCode | None = None
    secnumcloud_qualified: bool | None = None
    """Qualified SecNumCloud 3.2 for the activity it performs."""


@attrs.frozen(kw_only=True)
class Accreditation:
    """A body's accreditation to certify health-data hosts."""

    accreditor: str | None = attrs.field(default=None, repr=False)
    accreditor_country: CountryCode | None = None
    signed_ea_agreement: bool | None = None
    """Whether the accreditor signed the European multilateral agreement (EA)."""
    since: date | None = None
    until: date | None = None
    suspensions: tuple[Interval, ...] = ()


@attrs.frozen(kw_only=True)
class Certifier:
    """A certification body, with the day it was found technically admissible and its accreditation."""

    name: str | None = attrs.field(default=None, repr=False)
    admissible_since: date | None = None
    accreditation: Accreditation | None = None


@attrs.frozen(kw_only=True)
class IsmsCertificate:
    """The ISO/IEC 27001 certificate a hosting certificate rests on."""

    edition: int | None = None
    """2013 or 2022."""
    first_day: date | None = None
    last_day: date | None = None
    covers_hosting_scope: bool | None = None


@attrs.frozen(kw_only=True)
class Audit:
    """An audit by the certifier."""

    kind: AuditKind
    last_day: date
    """The day it ended."""


@attrs.frozen(kw_only=True)
class Certificate:
    """A certificate of conformity: entity × activities × sites × services × referential × period.

    ``first_day`` and ``last_day`` are both days of validity. ``sites`` and ``services`` name the
    part of the holder's offer inside the scope, as the layers name them.
    """

    holder: str
    """The ``id`` of the certified legal entity."""
    activities: tuple[Activity, ...] | None = None
    sites: tuple[str, ...] | None = attrs.field(default=None, repr=False)
    services: tuple[str, ...] | None = attrs.field(default=None, repr=False)
    referential: Referential | None = None
    applied_on: date | None = None
    issued_on: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    renewal: bool | None = None
    suspensions: tuple[Interval, ...] = ()
    withdrawn_on: date | None = None
    isms: IsmsCertificate | None = None
    certifier: Certifier | None = None
    audits: tuple[Audit, ...] | None = None
    transfer_map_url: str | None = attrs.field(default=None, repr=False)
    public_statement: PublicStatement | None = None


@attrs.frozen(kw_only=True)
class Storage:
    """A place where data are kept, copies of all kinds included."""

    country: CountryCode | None = None
    kind: StorageKind = StorageKind.PRIMARY
    site: str | None = attrs.field(default=None, repr=False)


@attrs.frozen(kw_only=True)
class Access:
    """Remote access to the data from a country."""

    country: CountryCode | None = None
    safeguard: Safeguard | None = None
    listed_organisation: bool | None = None
    """Where adequacy reaches listed organisations only: the importer is on the list."""
    client_informed: bool | None = None
    """The client was told that there is no adequacy decision, and which safeguards there are."""


@attrs.frozen(kw_only=True)
class ForeignLaw:
    """The law of a third country that could force access to the data (requirement 30)."""

    exposed: bool | None = None
    """Whether the entity is subject to the law of a third country without adequacy decision."""
    laws_listed: bool | None = None
    mitigation_described: bool | None = None
    residual_risks_described: bool | None = None
    certifier_told: bool | None = None


@attrs.frozen(kw_only=True)
class Layer:
    """What one entity performs of the hosting."""

    performer: str
    """The ``id`` of the entity that performs it."""
    activities: tuple[Activity, ...] | None = None
    service: str | None = attrs.field(default=None, repr=False)
    in_service_scope: bool | None = None
    """The service and zone used are inside the certificate, with the option activated and the addendum signed."""
    publishes_software: bool | None = None
    """It publishes the application and only administers that."""
    declared_exempted: bool | None = None
    """The table of guarantees shows the entity as exempted from certification."""
    storage: tuple[Storage, ...] | None = None
    access: tuple[Access, ...] | None = None
    foreign_law: ForeignLaw | None = None
    french_interface: bool | None = None
    french_support: bool | None = None
    shared_audit_summary_on: date | None = None
    """The day of the independent audit of shared resources whose summary the client received."""
    reuses_data: bool | None = None
    measures: tuple[SecurityMeasure, ...] | None = None


@attrs.frozen(kw_only=True)
class HostingContract:
    """The hosting contract with the controller."""

    signed_on: date | None = None
    clauses: tuple[HostingClause, ...] | None = None
    through_intermediary: bool | None = None
    """A provider stands between the controller and the certified host."""
    intermediary_repeats_clauses: bool | None = None
    ended_on: date | None = None
    data_returned: bool | None = None
    copy_kept: bool | None = None


@attrs.frozen(kw_only=True)
class GroupExemption:
    """A hospital group whose member hosts for the others, and the three conditions of that."""

    convention_delegates_hosting: bool | None = None
    joint_controller_agreement: bool | None = None
    security_measures_taken: bool | None = None


@attrs.frozen(kw_only=True)
class ShortProcessing:
    """Data handed over for a short time only, to be entered, formatted, printed or scanned."""

    only_entry_format_print_scan: bool | None = None
    copies_kept_after: bool | None = None


@attrs.frozen(kw_only=True)
class PatientInformation:
    """What patients were told of the external hosting."""

    informed: bool | None = None
    objections_ignored: bool | None = None


@attrs.frozen(kw_only=True)
class HostingArrangement:
    """One hosting of data, from the controller's point of view.

    A small arrangement stays small: state what you know. ``external: false`` is an organisation that
    hosts its own data on its own premises.
    """

    id: str
    external: bool | None = None
    """Whether a third party performs any part of the hosting, backup included."""
    anonymous: bool | None = None
    fictitious: bool | None = None
    health_data: bool | None = None
    origins: tuple[Origin, ...] | None = None
    beneficiary: Beneficiary | None = None
    care_abroad: bool | None = None
    """Claimed: the care is given abroad."""
    transit_only: bool | None = None
    """Claimed: the data are only relayed, never kept."""
    medium: Medium | None = None
    warehouse_or_vigilance: bool | None = None
    """Held under a CNIL referential that asks for a certified host on its own."""
    short_processing: ShortProcessing | None = None
    group_exemption: GroupExemption | None = None
    entities: tuple[Entity, ...] | None = None
    layers: tuple[Layer, ...] | None = None
    certificates: tuple[Certificate, ...] | None = None
    certificate_on_file: bool | None = None
    """The controller holds a copy of the certificate."""
    culture_approval: Interval | None = None
    """Approval by the ministry of culture for archives."""
    lacks_culture_approval: bool | None = None
    contract: HostingContract | None = None
    patients: PatientInformation | None = None
    first_real_data: date | None = None
