"""The result is the explanation: a tree of findings.

A finding says what was asked (``statement``), the verdict, why (``reason``), where in the document
(``path``), on which texts it rests and which legal values were read. It never holds a personal
value: ``values`` takes dates, numbers, periods, members of enumerations, country codes and
references, and refuses free text.
"""

from __future__ import annotations

from healthgov.findings.kinds import (
    all_hold,
    any_holds,
    by_reading,
    contested,
    failed,
    implied,
    missing,
    not_applicable,
    outside,
    passed,
)
from healthgov.findings.quoting import Value, quotable
from healthgov.findings.tree import MARKS, Answered, Finding, NotCompliantError, join
from healthgov.kinds import CategoryCode, CountryCode

__all__ = [
    "MARKS",
    "Answered",
    "CategoryCode",
    "CountryCode",
    "Finding",
    "NotCompliantError",
    "Value",
    "all_hold",
    "any_holds",
    "by_reading",
    "contested",
    "failed",
    "implied",
    "join",
    "missing",
    "not_applicable",
    "outside",
    "passed",
    "quotable",
]


def __dir__() -> list[str]:
    return __all__
