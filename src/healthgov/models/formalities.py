"""The prior formalities of national law, before health data are processed."""

from __future__ import annotations

import enum
from datetime import date

from healthgov.facts import Fact, fact, model

__all__ = ["Formality", "FormalityKind", "ReferenceFramework"]


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
    last_day: Fact[date] = fact("Which is the last day of the authorisation?", noun="the last day of the authorisation")
    """The last day of an authorisation given for a time."""
    conforms: Fact[bool] = fact(
        "Does the processing keep to the framework declared, or to the authorisation?",
        yes="the processing keeps to the framework or authorisation",
        no="the processing departs from the framework or authorisation",
    )
