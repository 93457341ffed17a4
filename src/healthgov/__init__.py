"""healthgov: may this health data be here, today, and until when?

>>> import healthgov
>>> sorted(healthgov.__all__) == healthgov.__all__
True

Names load on first use: importing the package reads no law and no optional library. Law is imported
by country: ``from healthgov import fr``.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthgov.documents import dumps, load, loads
    from healthgov.errors import HealthgovError, InvalidDocumentError
    from healthgov.models import Organisation
    from healthgov.periods import Period, days, months, years
    from healthgov.rules import Report, RuleSet, Severity, Waiver, calendar, check, rule
    from healthgov.texts import Reference
    from healthgov.verdicts import Verdict

__all__ = [
    "HealthgovError",
    "InvalidDocumentError",
    "Organisation",
    "Period",
    "Reference",
    "Report",
    "RuleSet",
    "Severity",
    "Verdict",
    "Waiver",
    "calendar",
    "check",
    "days",
    "dumps",
    "load",
    "loads",
    "months",
    "rule",
    "years",
]

_HOMES = {
    "HealthgovError": "errors",
    "InvalidDocumentError": "errors",
    "Organisation": "models",
    "Period": "periods",
    "Reference": "texts",
    "Report": "rules",
    "RuleSet": "rules",
    "Severity": "rules",
    "Verdict": "verdicts",
    "Waiver": "rules",
    "calendar": "rules",
    "check": "rules",
    "days": "periods",
    "dumps": "documents",
    "load": "documents",
    "loads": "documents",
    "months": "periods",
    "rule": "rules",
    "years": "periods",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(importlib.import_module(f"healthgov.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'healthgov' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
