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

from healthgov.deadlines import IsHoliday, ResponsePeriod
from healthgov.errors import CalendarEndError
from healthgov.kinds import CountryCode, RegionCode
from healthgov.periods import as_date, days, months, years
from healthgov.texts import Reference

__all__ = [
    "HEALTH_SPACE_CLOSURE_OBJECTION",
    "HEALTH_SPACE_EARLY_ERASURE",
    "MEDICAL_FILE_OLD",
    "MEDICAL_FILE_PSYCHIATRIC_COMMISSION",
    "MEDICAL_FILE_RECENT",
    "PHARMACEUTICAL_RECORD_OBJECTION",
    "holidays_in",
    "is_holiday",
    "medical_file",
    "payslip_vault_notice",
    "pharmaceutical_record_majority",
    "regional_holidays_in",
]

_CSP = "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006072665"
_L1111_7 = Reference("CSP, art. L1111-7 and R1111-1", url=_CSP, checked_on="2026-11-28")

MEDICAL_FILE_RECENT = ResponsePeriod(earliest=days(2), latest=days(8), rolls=False, cites=(_L1111_7,))
"""Information compiled within five years: not before 48 hours of reflection, eight days at most.

No text read moves its end from a day off: that of the Code de procédure civile (art. 642) is about procedure.
"""

MEDICAL_FILE_OLD = ResponsePeriod(earliest=days(2), latest=months(2), rolls=False, cites=(_L1111_7,))
"""Information compiled more than five years ago: two months at most."""

MEDICAL_FILE_PSYCHIATRIC_COMMISSION = ResponsePeriod(earliest=days(2), latest=months(2), rolls=False, cites=(_L1111_7,))
"""The matter was referred to the departmental commission of psychiatric care: two months at most."""

PHARMACEUTICAL_RECORD_OBJECTION = ResponsePeriod(
    latest=days(42), cites=(Reference("CSP, art. R1111-20-1", url=_CSP, checked_on="2026-11-23"),)
)
"""Six weeks from the delivery of the information to object to a pharmaceutical record."""

_R1111_36 = Reference("CSP, art. R1111-36", url=_CSP, checked_on="2026-11-23")

HEALTH_SPACE_CLOSURE_OBJECTION = ResponsePeriod(latest=days(42), cites=(_R1111_36,))
"""Six weeks from sending to object to the automatic closure of a digital health space."""

HEALTH_SPACE_EARLY_ERASURE = ResponsePeriod(latest=months(3), cites=(_R1111_36,))
"""Three months from the request to erase a closed digital health space before its ten years."""

_OF_THE_ABOLITION = {
    CountryCode("YT"): (4, 27),
    CountryCode("MQ"): (5, 22),
    CountryCode("GP"): (5, 27),
    CountryCode("MF"): (5, 28),
    CountryCode("GF"): (6, 10),
    CountryCode("BL"): (10, 9),
    CountryCode("RE"): (12, 20),
}
"""The day on which each territory remembers the abolition of slavery: a public holiday there (L3422-2)."""
_OF_THEIR_OWN = frozenset(map(CountryCode, ("NC", "PF", "WF", "TF")))
"""Territories whose public holidays are not modelled here."""
_ALSACE_AND_MOSELLE = frozenset(map(RegionCode, ("FR-57", "FR-67", "FR-68", "FR-6AE", "FR-A")))
_AROUND_THEM = frozenset(map(RegionCode, ("FR-GES", "FR-M")))
"""Regions of which the two are a part."""
_FIXED = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}


def payslip_vault_notice(closure: str | date) -> date:
    """The last day to tell employees that an electronic payslip vault closes: three months before (D3243-8).

    The largest day whose three months are over by the closure: the notice is never short.

    >>> payslip_vault_notice("2026-05-31")
    datetime.date(2026, 2, 28)
    """
    import calendar  # noqa: PLC0415  for this day only

    end = as_date(closure, "closure")
    months_before = end.year * 12 + end.month - 1 - 3
    year, month = divmod(months_before, 12)
    if year < date.min.year:
        raise CalendarEndError.before()
    return date(year, month + 1, min(end.day, calendar.monthrange(year, month + 1)[1]))


def pharmaceutical_record_majority(birth: str | date) -> date:
    """The day a person is told of the pharmaceutical record opened for a minor: the 18th birthday (R1111-20-6)."""
    return as_date(birth, "birth") + years(18)


def medical_file(*, compiled_on: date, received: date) -> ResponsePeriod:
    """The period for one piece of information: its age counts from when it was compiled, item by item."""
    try:
        old = compiled_on + years(5) < received
    except CalendarEndError:  # five years after it, no day is left on which it could be asked for
        old = False
    return MEDICAL_FILE_OLD if old else MEDICAL_FILE_RECENT


def is_holiday(day: date) -> bool:
    """Whether a day is a public holiday in metropolitan France (Code du travail, art. L3133-1)."""
    return (day.month, day.day) in _FIXED or day in _around_easter(day.year)


def holidays_in(territory: CountryCode | None, region: RegionCode | None = None) -> IsHoliday | None:
    """The public holidays of a part of France; ``None`` where they are not modelled.

    In Alsace and Moselle the second day of Christmas is one (L3134-13).

    >>> in_la_reunion = holidays_in(CountryCode("RE"))
    >>> in_la_reunion(date(2024, 12, 20)), is_holiday(date(2024, 12, 20)), holidays_in(CountryCode("NC"))
    (True, False, None)
    """
    if territory in _OF_THEIR_OWN:
        return None
    own = _OF_THE_ABOLITION.get(territory) if territory is not None else None
    if territory == "FR" and region in _ALSACE_AND_MOSELLE:
        own = (12, 26)
    return is_holiday if own is None else functools.partial(_or_its_own, own)


def regional_holidays_in(territory: CountryCode | None, region: RegionCode | None = None) -> IsHoliday | None:
    """Days that are holidays in Alsace and Moselle alone, and may move an end in metropolitan France (L3134-13).

    In a part that is stated, and holds none of both, they move none. Good Friday is one in communes with a protestant
    church alone, and may be one or not in all of both.

    >>> regional_holidays_in(CountryCode("FR"))(date(2026, 4, 3)), regional_holidays_in(CountryCode("RE"))
    (True, None)
    """
    elsewhere = region is not None and region.country == "FR" and region not in _ALSACE_AND_MOSELLE | _AROUND_THEM
    return _in_alsace_and_moselle if territory == "FR" and not elsewhere else None


def _in_alsace_and_moselle(day: date) -> bool:
    return (day.month, day.day) == (12, 26) or day + timedelta(days=3) == min(_around_easter(day.year))


def _or_its_own(own: tuple[int, int], day: date) -> bool:
    return (day.month, day.day) == own or is_holiday(day)


@functools.cache
def _around_easter(year: int) -> frozenset[date]:
    """Easter Monday, Ascension, Whit Monday."""
    from dateutil.easter import easter  # noqa: PLC0415  read by who asks for a deadline

    sunday = easter(year)
    return frozenset(sunday + timedelta(days=after) for after in (1, 39, 50))
