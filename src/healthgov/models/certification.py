"""The file of a candidate host: evidence for each requirement, and the steps of the procedure with their days.

A host fills it before the auditor comes; a certifier's steps are read from the same file. What is not
evidenced is ``None`` or absent, and stays unknown.
"""

from __future__ import annotations

import enum
from datetime import date

import attrs

from healthgov.findings import CountryCode
from healthgov.models.hosting import Activity, Certifier, IsmsCertificate, PublicStatement, Referential, Safeguard

__all__ = [
    "Actor",
    "ActorRole",
    "ActorStatus",
    "AuditStage",
    "CertificationFile",
    "Decision",
    "Evidence",
    "Item",
    "NonConformity",
    "RemoteAccess",
    "Requirement",
]


class Requirement(enum.Enum):
    """The 31 requirements of version 2.0 of the referential, by number."""

    EXI_01 = "exi_01"
    EXI_02 = "exi_02"
    EXI_03 = "exi_03"
    EXI_04 = "exi_04"
    EXI_05 = "exi_05"
    EXI_06 = "exi_06"
    EXI_07 = "exi_07"
    EXI_08 = "exi_08"
    EXI_09 = "exi_09"
    EXI_10 = "exi_10"
    EXI_11 = "exi_11"
    EXI_12 = "exi_12"
    EXI_13 = "exi_13"
    EXI_14 = "exi_14"
    EXI_15 = "exi_15"
    EXI_16 = "exi_16"
    EXI_17 = "exi_17"
    EXI_18 = "exi_18"
    EXI_19 = "exi_19"
    EXI_20 = "exi_20"
    EXI_21 = "exi_21"
    EXI_22 = "exi_22"
    EXI_23 = "exi_23"
    EXI_24 = "exi_24"
    EXI_25 = "exi_25"
    EXI_26 = "exi_26"
    EXI_27 = "exi_27"
    EXI_28 = "exi_28"
    EXI_29 = "exi_29"
    EXI_30 = "exi_30"
    EXI_31 = "exi_31"


class Item(enum.Enum):
    """What a piece of evidence shows, for the requirements that list what they want."""

    CONTEXT_PROTECTS_HEALTH_DATA = "context_protects_health_data"
    LEGAL_FRAMEWORK_OF_PARTIES = "legal_framework_of_parties"
    SCOPE_ALL_PROCESSING = "scope_all_processing"
    SCOPE_BACKUPS = "scope_backups"
    SCOPE_MEDIA_MOVEMENTS = "scope_media_movements"
    RISK_MEDIA_FAILURE = "risk_media_failure"
    RISK_LOSS_OF_MEDIA = "risk_loss_of_media"
    RISK_BROKEN_FLOWS = "risk_broken_flows"
    RISK_ACCESS_CONTROL = "risk_access_control"
    RISK_INTERVENTIONS = "risk_interventions"
    RISK_UNFORESEEN_USE = "risk_unforeseen_use"
    RISK_CONTINUITY = "risk_continuity"
    RISK_FOREIGN_LAW = "risk_foreign_law"
    SUBCONTRACTOR_CHANGES_CONTROLLED = "subcontractor_changes_controlled"
    FRENCH_INTERFACES = "french_interfaces"
    FRENCH_SUPPORT = "french_support"
    APPLICABILITY_IN_FRENCH = "applicability_in_french"
    OBJECTIVES_HEALTH_DATA = "objectives_health_data"
    OBJECTIVES_GDPR = "objectives_gdpr"
    STAFF_AWARE = "staff_aware"
    SUBCONTRACTORS_AWARE = "subcontractors_aware"
    CONTACT_LIST = "contact_list"
    CONTACT_LIST_READY_FOR_AUTHORITY = "contact_list_ready_for_authority"
    OWN_CERTIFICATE_GIVEN = "own_certificate_given"
    SUBCONTRACTOR_CERTIFICATES_GIVEN = "subcontractor_certificates_given"
    RESPONSIBILITIES_SPLIT = "responsibilities_split"
    SUBCONTRACTOR_LOSS_PROCEDURE = "subcontractor_loss_procedure"
    DEDICATED_RESOURCES_AUDITABLE = "dedicated_resources_auditable"
    TRACES_CONSULTABLE = "traces_consultable"
    AUDIT_REPORT_CONSULTABLE = "audit_report_consultable"
    INTERNAL_AUDIT_CONFORMITY = "internal_audit_conformity"
    INTERNAL_AUDIT_ACCESS_TRACES = "internal_audit_access_traces"
    CLAUSE_CERTIFICATE = "clause_certificate"
    CLAUSE_SERVICES = "clause_services"
    CLAUSE_RIGHTS = "clause_rights"
    CLAUSE_BREACHES = "clause_breaches"
    CLAUSE_DPO_AUDITS = "clause_dpo_audits"
    CLAUSE_INCIDENT_CONTACT = "clause_incident_contact"
    CLAUSE_INDICATORS = "clause_indicators"
    CLAUSE_PENALTIES_OR_NONE = "clause_penalties_or_none"
    CLAUSE_PROVIDERS = "clause_providers"
    CLAUSE_ACCESS = "clause_access"
    CLAUSE_CHANGES = "clause_changes"
    CLAUSE_PRIOR_AGREEMENT = "clause_prior_agreement"
    CLAUSE_FAILURE = "clause_failure"
    CLAUSE_NO_OTHER_USE = "clause_no_other_use"
    CLAUSE_RETURN = "clause_return"
    CLAUSE_DESTRUCTION = "clause_destruction"
    CLAUSE_COST_AND_DELAY = "clause_cost_and_delay"
    CLAUSE_FORMATS = "clause_formats"
    STORAGE_TOLD_TO_CLIENT = "storage_told_to_client"
    ACCESS_TOLD_TO_CLIENT = "access_told_to_client"
    FOREIGN_LAWS_LISTED = "foreign_laws_listed"
    FOREIGN_LAW_MITIGATION = "foreign_law_mitigation"
    FOREIGN_LAW_RESIDUAL_RISKS = "foreign_law_residual_risks"
    FOREIGN_LAW_TOLD_TO_CERTIFIER = "foreign_law_told_to_certifier"
    PUBLIC_MAP = "public_map"
    PUBLIC_RISK_DESCRIPTION = "public_risk_description"
    URL_GIVEN_TO_CERTIFIER = "url_given_to_certifier"


class ActorRole(enum.Enum):
    """The role of an actor in the table of guarantees."""

    HOST = "host"
    PROCESSOR_OF_THE_HOST = "processor_of_the_host"


class ActorStatus(enum.Enum):
    """Certified, not certified, or exempted: a third value, not an absence."""

    CERTIFIED = "certified"
    NOT_CERTIFIED = "not_certified"
    EXEMPTED = "exempted"


@attrs.frozen(kw_only=True)
class Evidence:
    """What shows that a requirement is met: since when, and which of the wanted items."""

    requirement: Requirement
    on: date
    items: tuple[Item, ...] = ()


@attrs.frozen(kw_only=True)
class AuditStage:
    """An audit by the certifier, first and last day."""

    first_day: date | None = None
    last_day: date | None = None


@attrs.frozen(kw_only=True)
class NonConformity:
    """A non-conformity found by the on-site audit, and when its correction was audited."""

    found_on: date
    correction_audited_on: date | None = None


@attrs.frozen(kw_only=True)
class Decision:
    """The decision of the certifier, and the days of validity printed."""

    on: date
    granted: bool
    first_day: date | None = None
    last_day: date | None = None


@attrs.frozen(kw_only=True)
class RemoteAccess:
    """Remote access from outside the EEA, with what it rests on."""

    country: CountryCode
    safeguard: Safeguard | None = None
    listed_organisation: bool | None = None
    """Where adequacy reaches listed organisations only: the importer is on the list."""


@attrs.frozen(kw_only=True)
class Actor:
    """One row of the table of guarantees (chapter 8 of the referential)."""

    name: str | None = attrs.field(default=None, repr=False)
    role: ActorRole | None = None
    status: ActorStatus | None = None
    secnumcloud_qualified: bool | None = None
    activities: tuple[Activity, ...] | None = None
    access_from_outside_eea: bool | None = None
    third_country_law: bool | None = None


@attrs.frozen(kw_only=True)
class CertificationFile:
    """Everything a candidate host and its certifier put on the table."""

    id: str
    referential: Referential | None = None
    applied_on: date | None = None
    renewal: bool | None = None
    previous_last_day: date | None = None
    """The last day of the certificate that this one renews."""
    certifier: Certifier | None = None
    isms: IsmsCertificate | None = None
    has_subcontractors: bool | None = None
    evidence: tuple[Evidence, ...] | None = None
    shared_audit_on: date | None = None
    """The day of the independent audit of shared resources."""
    storage_countries: tuple[CountryCode, ...] | None = None
    remote_access: tuple[RemoteAccess, ...] | None = None
    subject_to_foreign_law: bool | None = None
    secnumcloud_qualified: bool | None = None
    public_statement: PublicStatement | None = None
    guarantees: tuple[Actor, ...] | None = None
    """The table of guarantees given to clients."""
    guarantees_sent_to_clients: bool | None = None
    documentary_audit: AuditStage | None = None
    on_site_audit: AuditStage | None = None
    non_conformities: tuple[NonConformity, ...] | None = None
    decision: Decision | None = None
    surveillance: tuple[date, ...] | None = None
    """The last day of each surveillance audit."""
