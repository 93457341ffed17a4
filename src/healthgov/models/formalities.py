"""The prior formalities of national law, before health data are processed."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.facts import Fact, fact, model

__all__ = ["Formality", "FormalityKind", "FrameworkConditions", "InternalStudy", "ReferenceFramework"]


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
    MR_002 = "mr_002"
    MR_003_2018 = "mr_003_2018"
    MR_003_2026 = "mr_003_2026"
    MR_004 = "mr_004"
    MR_005 = "mr_005"
    MR_006 = "mr_006"
    MR_007 = "mr_007"
    MR_008 = "mr_008"
    WAREHOUSE_2021 = "warehouse_2021"
    VIGILANCE_2019 = "vigilance_2019"
    OTHER = "other"


@model
class FrameworkConditions:
    """What the frameworks of the French authority ask of the processing that is declared to conform."""

    public_interest: Fact[bool] = fact(
        "Does the processing serve the public interest?",
        yes="the processing serves the public interest",
        no="the processing does not serve the public interest",
    )
    persons_involved: Fact[bool] = fact(
        "Does the research do or ask anything of persons beyond their usual care?",
        yes="the research involves persons",
        no="the research works on existing data and involves nobody",
        circumstance=True,
    )
    """Research that involves the human person, in the words of the public health code."""
    consent_sought: Fact[bool] = fact(
        "Is the express or written consent of participants sought?",
        yes="the consent of participants is sought",
        no="no express or written consent is sought",
    )
    diagnostic_performance: Fact[bool] = fact(
        "Is it a non-interventional study of the performance of an in vitro diagnostic?",
        yes="it is a study of the performance of an in vitro diagnostic",
        no="it is no study of the performance of an in vitro diagnostic",
        circumstance=True,
    )
    health_establishment: Fact[bool] = fact(
        "Is the controller a health establishment or a federation of them?",
        yes="the controller is a health establishment or a federation of them",
        no="the controller is no health establishment",
        circumstance=True,
    )
    health_industry: Fact[bool] = fact(
        "Does the controller make or sell health products?",
        yes="the controller makes or sells health products",
        no="the controller makes or sells no health products",
        circumstance=True,
    )
    insurer_or_bank: Fact[bool] = fact(
        "Is the controller an insurer, a mutual insurer or a bank?",
        yes="the controller is an insurer or a bank",
        no="the controller is neither an insurer nor a bank",
        circumstance=True,
    )
    matched: Fact[bool] = fact(
        "Are the data matched with other personal data?",
        yes="the data are matched with other personal data",
        no="the data are matched with no other personal data",
    )
    matched_with_national_database: Fact[bool] = fact(
        "Are the data matched with the main base of the national health data system?",
        yes="the data are matched with the national health data system",
        no="the data are not matched with the national health data system",
    )
    identities_apart: Fact[bool] = fact(
        "Are data that name the persons kept in a compartment of their own, apart from the other data of the warehouse?",
        yes="data that name the persons are kept apart",
        no="data that name the persons lie with the others",
    )
    processors_under_european_law: Fact[bool] = fact(
        "Are all processors under the law of the Union, or of countries whose protection is adequate, alone?",
        yes="all processors are under the law of the Union or of adequate countries alone",
        no="a processor is under the law of another country too",
    )
    projects_reviewed: Fact[bool] = fact(
        "Does a scientific and ethical committee give its opinion on each project before data of the warehouse are reused?",
        yes="a scientific and ethical committee gives its opinion on each project",
        no="data of the warehouse are reused without the opinion of a scientific and ethical committee",
    )
    steered: Fact[bool] = fact(
        "Does a steering committee set what the warehouse is for and what it takes in?",
        yes="a steering committee governs the warehouse",
        no="no steering committee governs the warehouse",
    )
    in_public_directory: Fact[bool] = fact(
        "Is the study entered in the public directory of the health data platform?",
        yes="the study is in the public directory",
        no="the study is not in the public directory",
    )
    favourable_opinion: Fact[bool] = fact(
        "Did the committee of experts give an expressly favourable opinion beforehand?",
        yes="the committee gave a favourable opinion",
        no="the committee gave no favourable opinion",
    )
    """In France the CESREES."""
    qualified_laboratory: Fact[bool] = fact(
        "Does a laboratory or research office that undertook to keep to the order of 17 July 2017 do the work?",
        yes="a qualified laboratory or research office does the work",
        no="no qualified laboratory or research office does the work",
    )
    independent_audit_on: Fact[date] = fact(
        "When was the use of the data last audited by somebody independent?", noun="the day of the independent audit"
    )


@model
class InternalStudy:
    """A study by those who care for the patients, for themselves: in France it needs no formality (LIL, art. 65)."""

    data_of_own_care: Fact[bool] = fact(
        "Do the data of the study come from the individual care of the patients concerned alone?",
        yes="the data of the study come from the individual care of the patients",
        no="the study uses data from elsewhere than the individual care of the patients",
    )
    by_those_who_care: Fact[bool] = fact(
        "Is the study done by those who provide that care?",
        yes="the study is done by those who provide the care",
        no="the study is done by others than those who provide the care",
    )
    for_their_use_alone: Fact[bool] = fact(
        "Is the study for the exclusive use of those who provide that care?",
        yes="the study is for the exclusive use of those who provide the care",
        no="the study is for the use of others too",
    )


@model
class Formality:
    """What was done before processing health data outside the exemptions."""

    kind: Fact[FormalityKind] = fact(
        "Which prior formality was done: none, exempt, framework declared, or authorised?", noun="the prior formality"
    )
    framework: Fact[ReferenceFramework] = fact("Which framework was declared?", noun="the framework declared")
    done_on: Fact[date] = fact(
        "When was conformity declared, or the authorisation given?", noun="the day of the formality"
    )
    covered_before: Fact[bool] = fact(
        "Did another formality cover the processing from its start until this one?",
        yes="another formality covered the processing from its start",
        no="no formality covered the processing from its start",
    )
    """Stated of processing that started before its formality of today."""
    last_day: Fact[date] = fact("Which is the last day of the authorisation?", noun="the last day of the authorisation")
    """The last day of an authorisation given for a time."""
    covers_keeping: Fact[bool] = fact(
        "Does the authorisation let the data be kept after its last day, once the processing has ended?",
        yes="the authorisation lets the data be kept after the end",
        no="the authorisation does not let the data be kept after the end",
    )
    """Such as for archiving a study. Asked where an authorisation and the processing have ended, and data are kept."""
    conforms: Fact[bool] = fact(
        "Does the processing keep to the framework declared, or to the authorisation?",
        yes="the processing keeps to the framework or authorisation",
        no="the processing departs from the framework or authorisation",
    )
    conditions: Fact[FrameworkConditions] = fact(noun="the conditions of the framework")
    internal_study: Fact[InternalStudy] = fact(noun="the internal study")
    """Stated of a study that is said to be exempt because it is internal."""
