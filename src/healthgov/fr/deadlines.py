"""French deadlines: access to the medical file, and the days that are not worked.

>>> from datetime import date
>>> from healthgov.fr.deadlines import is_holiday, medical_file
>>> recent = medical_file(compiled_on=date(2026, 1, 5), received=date(2026, 11, 23))
>>> recent.opens("2026-11-23"), recent.due("2026-11-23", is_holiday=is_holiday).target
(datetime.date(2026, 11, 25), datetime.date(2026, 12, 1))
"""

from __future__ import annotations

import functools
from datetime import date, timedelta

from dateutil.easter import easter

from healthgov.deadlines import ResponsePeriod
from healthgov.periods import days, months, years
from healthgov.references import Reference

__all__ = ["MEDICAL_FILE_OLD", "MEDICAL_FILE_RECENT", "is_holiday", "medical_file"]

_L1111_7 = Reference("CSP, art. L1111-7 and R1111-1", checked_on="2026-11-23")

MEDICAL_FILE_RECENT = ResponsePeriod(earliest=days(2), latest=days(8), cites=(_L1111_7,))
"""Information compiled within five years: not before 48 hours of reflection, eight days at most."""

MEDICAL_FILE_OLD = ResponsePeriod(earliest=days(2), latest=months(2), cites=(_L1111_7,))
"""Information compiled more than five years ago: two months at most."""

_FIXED = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}


def medical_file(*, compiled_on: date, received: date) -> ResponsePeriod:
    """The period for one piece of information: its age counts from when it was compiled, item by item."""
    return MEDICAL_FILE_OLD if compiled_on + years(5) < received else MEDICAL_FILE_RECENT


def is_holiday(day: date) -> bool:
    """Whether a day is a public holiday in metropolitan France (Code du travail, art. L3133-1)."""
    return (day.month, day.day) in _FIXED or day in _around_easter(day.year)


@functools.cache
def _around_easter(year: int) -> frozenset[date]:
    """Easter Monday, Ascension, Whit Monday."""
    sunday = easter(year)
    return frozenset(sunday + timedelta(days=after) for after in (1, 39, 50))
