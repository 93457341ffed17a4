"""healthgov: may this health data be here, today, and until when?

>>> import healthgov
>>> sorted(healthgov.__all__) == healthgov.__all__
True

What users type is here, and what a writer of rules needs: facts, questions, rules. Names load on first use: importing the package reads no law and no optional library. Law is imported
by country: ``from healthgov import fr``.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthgov.documents import dump, dumps, load, loads
    from healthgov.errors import DefinitionError, HealthgovError, InvalidDocumentError
    from healthgov.eu.erasure import erasure
    from healthgov.facts import Fact, Required, fact, model
    from healthgov.findings import Finding, NotCompliantError, failed, missing, passed
    from healthgov.kinds import CategoryCode, CountryCode
    from healthgov.languages import worded
    from healthgov.lengths import hours, length_of, minutes
    from healthgov.models import Organisation
    from healthgov.periods import Period, days, months, years
    from healthgov.questions import (
        Operand,
        Question,
        View,
        all_of,
        any_of,
        ask_again,
        by_reading,
        claimed,
        contested,
        either,
        enforce,
        of_whole,
        outside,
        settled,
        since,
        value,
        when,
    )
    from healthgov.questions.by_hand import by_hand
    from healthgov.rules import Report, Rule, RuleSet, Severity, Tombstone, Waiver, check
    from healthgov.rules.calendar import calendar
    from healthgov.rules.rule import rule
    from healthgov.tables.questions import annotate
    from healthgov.texts import BindingForce, Confidence, Reference
    from healthgov.values import Limit, Parameter, parameter
    from healthgov.verdicts import Doubt, Verdict

__all__ = [
    "BindingForce",
    "CategoryCode",
    "Confidence",
    "CountryCode",
    "DefinitionError",
    "Doubt",
    "Fact",
    "Finding",
    "HealthgovError",
    "InvalidDocumentError",
    "Limit",
    "NotCompliantError",
    "Operand",
    "Organisation",
    "Parameter",
    "Period",
    "Question",
    "Reference",
    "Report",
    "Required",
    "Rule",
    "RuleSet",
    "Severity",
    "Tombstone",
    "Verdict",
    "View",
    "Waiver",
    "all_of",
    "annotate",
    "any_of",
    "ask_again",
    "by_hand",
    "by_reading",
    "calendar",
    "check",
    "claimed",
    "contested",
    "days",
    "dump",
    "dumps",
    "either",
    "enforce",
    "erasure",
    "fact",
    "failed",
    "hours",
    "length_of",
    "load",
    "loads",
    "minutes",
    "missing",
    "model",
    "months",
    "of_whole",
    "outside",
    "parameter",
    "passed",
    "rule",
    "settled",
    "since",
    "value",
    "when",
    "worded",
    "years",
]

_HOMES = {
    "BindingForce": "texts",
    "CategoryCode": "kinds",
    "Confidence": "texts",
    "CountryCode": "kinds",
    "DefinitionError": "errors",
    "Doubt": "verdicts",
    "Fact": "facts",
    "Finding": "findings",
    "HealthgovError": "errors",
    "InvalidDocumentError": "errors",
    "Limit": "values",
    "NotCompliantError": "findings",
    "Operand": "questions",
    "Organisation": "models",
    "Parameter": "values",
    "Period": "periods",
    "Question": "questions",
    "Reference": "texts",
    "Report": "rules",
    "Required": "facts",
    "Rule": "rules",
    "RuleSet": "rules",
    "Severity": "rules",
    "Tombstone": "rules",
    "Verdict": "verdicts",
    "View": "questions",
    "Waiver": "rules",
    "all_of": "questions",
    "annotate": "tables.questions",
    "any_of": "questions",
    "ask_again": "questions",
    "by_hand": "questions",
    "by_reading": "questions",
    "calendar": "rules",
    "check": "rules",
    "claimed": "questions",
    "contested": "questions",
    "days": "periods",
    "dump": "documents",
    "dumps": "documents",
    "either": "questions",
    "enforce": "questions",
    "erasure": "eu.erasure",
    "fact": "facts",
    "failed": "findings",
    "hours": "lengths",
    "length_of": "lengths",
    "load": "documents",
    "loads": "documents",
    "minutes": "lengths",
    "missing": "findings",
    "model": "facts",
    "months": "periods",
    "of_whole": "questions",
    "outside": "questions",
    "parameter": "values",
    "passed": "findings",
    "rule": "rules",
    "settled": "questions",
    "since": "questions",
    "value": "questions",
    "when": "questions",
    "worded": "languages",
    "years": "periods",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(importlib.import_module(f"healthgov.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'healthgov' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
