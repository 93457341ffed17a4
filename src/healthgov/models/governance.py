"""How an organisation governs its data: record, DPO, impact assessments, training, cooperation."""

from __future__ import annotations

import enum
from datetime import date

import attrs

__all__ = [
    "Dpia",
    "DpiaCriterion",
    "DpiaElement",
    "Dpo",
    "Governance",
    "ListedOperation",
    "OrganisationKind",
    "ProcessingRecord",
    "Training",
]


class OrganisationKind(enum.Enum):
    """What kind of organisation it is, as far as the law tells them apart."""

    HEALTH_ESTABLISHMENT = "health_establishment"
    SOCIAL_ESTABLISHMENT = "social_establishment"
    INDIVIDUAL_PRACTITIONER = "individual_practitioner"
    GROUP_PRACTICE = "group_practice"
    HEALTH_CENTRE = "health_centre"
    PHARMACY = "pharmacy"
    LABORATORY = "laboratory"
    INSURER = "insurer"
    EMPLOYER = "employer"
    SOFTWARE_PUBLISHER = "software_publisher"
    HOST = "host"
    RESEARCH_BODY = "research_body"
    OCCUPATIONAL_HEALTH_SERVICE = "occupational_health_service"
    PUBLIC_AUTHORITY = "public_authority"
    ASSOCIATION = "association"
    COMPANY = "company"


class DpiaCriterion(enum.Enum):
    """The nine criteria of high risk (WP248 rev.01)."""

    EVALUATION_OR_SCORING = "evaluation_or_scoring"
    AUTOMATED_DECISION = "automated_decision"
    SYSTEMATIC_MONITORING = "systematic_monitoring"
    SENSITIVE_DATA = "sensitive_data"
    LARGE_SCALE = "large_scale"
    MATCHING = "matching"
    VULNERABLE_PERSONS = "vulnerable_persons"
    INNOVATIVE_TECHNOLOGY = "innovative_technology"
    BLOCKS_RIGHT_OR_SERVICE = "blocks_right_or_service"


class ListedOperation(enum.Enum):
    """Operations that authorities' lists name, for or against an impact assessment."""

    CARE_IN_ESTABLISHMENT = "care_in_establishment"
    GENETIC_DATA_OF_VULNERABLE = "genetic_data_of_vulnerable"
    STAFF_PROFILING = "staff_profiling"
    CONSTANT_STAFF_MONITORING = "constant_staff_monitoring"
    SOCIAL_OR_HEALTH_ALERTS = "social_or_health_alerts"
    WHISTLEBLOWING = "whistleblowing"
    WAREHOUSE_OR_REGISTRY = "warehouse_or_registry"
    EXCLUDING_PROFILING = "excluding_profiling"
    SHARED_BREACH_FILES = "shared_breach_files"
    PROFILING_WITH_EXTERNAL_DATA = "profiling_with_external_data"
    BIOMETRIC_RECOGNITION = "biometric_recognition"
    SOCIAL_HOUSING = "social_housing"
    SOCIAL_SUPPORT = "social_support"
    LARGE_SCALE_LOCATION = "large_scale_location"
    STAFF_UNDER_250 = "staff_under_250"
    SUPPLIERS = "suppliers"
    ELECTORAL_ROLL = "electoral_roll"
    WORKS_COUNCIL = "works_council"
    ASSOCIATION_MEMBERS = "association_members"
    CARE_BY_INDIVIDUAL = "care_by_individual"
    LAWYER_INDIVIDUAL = "lawyer_individual"
    COURT_CLERK = "court_clerk"
    NOTARY = "notary"
    LOCAL_CHILD_SERVICES = "local_child_services"
    ACCESS_AND_TIME_CONTROL = "access_and_time_control"
    BREATH_TEST_TRANSPORT = "breath_test_transport"


class DpiaElement(enum.Enum):
    """What an impact assessment holds (GDPR, art. 35(7))."""

    DESCRIPTION = "description"
    NECESSITY = "necessity"
    RISKS = "risks"
    MEASURES = "measures"


@attrs.frozen(kw_only=True)
class Dpia:
    """An impact assessment (GDPR, art. 35 and 36); ``done: false`` says that there is none."""

    done: bool | None = None
    done_on: date | None = None
    elements: tuple[DpiaElement, ...] | None = None
    whole_scope: bool | None = None
    """It covers the whole processing, processors and transfers included."""
    dpo_advice: bool | None = None
    residual_risk_high: bool | None = None
    authority_consulted: bool | None = None
    processing_changed_since: bool | None = None
    """The risk changed since, and it was not reviewed."""
    not_needed_because_documented: bool | None = None
    """Why none is needed although criteria are met is justified in writing."""


@attrs.frozen(kw_only=True)
class Dpo:
    """The data protection officer (GDPR, art. 37 to 39)."""

    designated: bool | None = None
    designated_on: date | None = None
    external: bool | None = None
    contact: str | None = attrs.field(default=None, repr=False)
    """Name and contact, for the record and notices."""
    contact_published: bool | None = None
    declared_to_authority: bool | None = None
    conflict_of_interest: bool | None = None
    """Another task of the officer decides purposes or means."""
    involved: bool | None = None
    """In all matters, properly and in time."""
    resourced: bool | None = None
    independent: bool | None = None
    """Takes no instructions and reports to the highest level."""
    expert: bool | None = None
    informs_and_advises: bool | None = None
    monitors: bool | None = None
    """Has and follows a plan of control."""


@attrs.frozen(kw_only=True)
class ProcessingRecord:
    """The record of processing activities as a thing (GDPR, art. 30)."""

    kept: bool | None = None
    covers_all: bool | None = None
    """Every activity of the organisation is in it."""
    contacts_complete: bool | None = None
    """Names and contacts of the organisation, its representative and its DPO."""
    updated_on: date | None = None


@attrs.frozen(kw_only=True)
class Training:
    """A session of awareness or training of staff, with its day and its evidence."""

    held_on: date
    topic: str | None = attrs.field(default=None, repr=False)
    new_staff_included: bool | None = None
    attendance_recorded: bool | None = None


@attrs.frozen(kw_only=True)
class Governance:
    """Documents and people that govern data in the organisation."""

    record: ProcessingRecord | None = None
    dpo: Dpo | None = None
    monitors_at_large_scale: bool | None = None
    """Its core activity is regular and systematic monitoring of persons at large scale."""
    special_categories_at_large_scale: bool | None = None
    """Its core activity is processing of special categories at large scale."""
    patients_per_year: int | None = None
    shares_system: bool | None = None
    """Several professionals share one information system."""
    trainings: tuple[Training, ...] | None = None
    confidentiality_commitments: bool | None = None
    """Everyone with access is bound to confidentiality in writing."""
    staff_charter: bool | None = None
    """A charter says how staff use systems and data, and it is opposable to them."""
    staff_council_consulted: bool | None = None
    """The staff council was informed and consulted before means of monitoring staff were brought in."""
    monitors_staff: bool | None = None
    access_policy: bool | None = None
    """Who may get which access, how it is given and withdrawn, is written."""
    security_policy: bool | None = None
    breach_register: bool | None = None
    cooperates_with_authority: bool | None = None
    """Questions and orders of the authority were answered in time."""
    measures_documented: bool | None = None
    """What was done to comply can be shown (art. 5(2) and 24)."""
