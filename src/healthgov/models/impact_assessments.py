"""Impact assessments, and what decides whether one is needed (GDPR, art. 35 and 36)."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.facts import Fact, fact, model

__all__ = [
    "Dpia",
    "DpiaCriterion",
    "DpiaElement",
    "ListedOperation",
]


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


@model
class Dpia:
    """An impact assessment (GDPR, art. 35 and 36); ``done: false`` says that there is none."""

    done: Fact[bool] = fact(
        "Was an impact assessment done?", yes="an impact assessment was done", no="no impact assessment was done"
    )
    done_on: Fact[date] = fact("When was the impact assessment done?", noun="the day of the impact assessment")
    elements: Fact[tuple[DpiaElement, ...]] = fact(
        "What does the assessment hold?", noun="the contents of the assessment"
    )
    whole_scope: Fact[bool] = fact(
        "Does the assessment cover the whole processing?",
        yes="the assessment covers the whole processing",
        no="the assessment leaves out part of the processing",
        noun="whether it covers the whole processing",
    )
    """It covers the whole processing, processors and transfers included."""
    dpo_advice: Fact[bool] = fact(
        "Was the officer's advice sought?",
        yes="the officer's advice was sought",
        no="the officer's advice was not sought",
        noun="whether the officer's advice was sought",
    )
    residual_risk_high: Fact[bool] = fact(
        "Is the risk still high after the measures?",
        yes="the residual risk is high",
        no="the residual risk is not high",
        noun="whether the residual risk is high",
    )
    authority_consulted: Fact[bool] = fact(
        "Was the authority consulted?", yes="the authority was consulted", no="the authority was not consulted"
    )
    processing_changed_since: Fact[bool] = fact(
        "Did the risk change since, without a review of the assessment?",
        yes="the risk changed and the assessment was not reviewed",
        no="the assessment is up to date with the risk",
    )
    """The risk changed since, and it was not reviewed."""
    not_needed_because_documented: Fact[bool] = fact(
        "Is it justified in writing why no assessment is needed although criteria are met?",
        yes="it is justified in writing why no assessment is needed",
        no="it is not justified in writing why no assessment is needed",
    )
    """Why none is needed although criteria are met is justified in writing."""
    spared_by_law: Fact[bool] = fact(
        "Does a text spare this processing an assessment: a list of the authority, or the assessment made with its law?",
        yes="a list of the authority, or the assessment made with its law, spares this processing one",
        no="neither a list of the authority nor an assessment made with its law spares this processing one",
        circumstance=True,
    )
    """The list of art. 35(5) of the State, or a law that was assessed when it was adopted (art. 35(10))."""
