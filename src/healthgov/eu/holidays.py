"""Public holidays of other countries, from the library ``holidays``: the extra of that name, and ``None`` without it.

Those of the whole country surely move the end of a period; those of a part of it may.

>>> from datetime import date
>>> in_germany, in_some_land = national_holidays("DE"), regional_holidays("DE")
>>> in_germany is None or in_germany(date(2026, 10, 3))
True
>>> in_some_land is None or (in_some_land(date(2026, 1, 6)), in_germany(date(2026, 1, 6))) == (True, False)
True
"""

from __future__ import annotations

import functools
import warnings
from datetime import date
from types import ModuleType

from healthgov.codes import RegionCode
from healthgov.deadlines import IsHoliday

__all__ = ["WITH_PARTS", "holidays_at", "national_holidays", "regional_holidays"]

WITH_PARTS = frozenset({"DE", "FR", "GB"})
"""Countries of whose parts all days off are known here, those of single communes apart: France by its own law."""
_OF_COMMUNES = {"DE": "catholic"}
"""What the library calls days off that single communes of a part have."""
_APART = {"DE-BY": "Augsburg"}
"""A commune that the library counts as a part of its own."""


@functools.cache
def national_holidays(country: str) -> IsHoliday | None:
    """The public holidays of a whole country; ``None`` without the library, or where it does not know the country."""
    library = _library()
    if library is None:
        return None
    try:
        library.country_holidays(country)
    except NotImplementedError:
        return None

    def surely(day: date) -> bool:
        return day in (_of_year(library, country, None, day.year) or ())

    return surely


@functools.cache
def regional_holidays(country: str) -> IsHoliday | None:
    """The public holidays of any part of a country, and any day of a year that the library does not know."""
    library = _library()
    if library is None or national_holidays(country) is None:
        return None
    parts = library.country_holidays(country).subdivisions

    def perhaps(day: date) -> bool:
        if _of_year(library, country, None, day.year) is None:
            return True
        return any(day in (_of_year(library, country, part, day.year) or ()) for part in parts)

    return perhaps


def holidays_at(country: str, region: RegionCode | None) -> tuple[IsHoliday | None, IsHoliday | None]:
    """The days off that surely move an end, and those that may: of a part that is stated, and known, its own.

    >>> from healthgov.codes import RegionCode
    >>> in_bavaria, in_some_commune = holidays_at("DE", RegionCode("DE-BY"))
    >>> in_bavaria is None or (in_bavaria(date(2026, 1, 6)), in_bavaria(date(2026, 8, 15))) == (True, False)
    True
    >>> in_some_commune is None or (in_some_commune(date(2026, 8, 15)), in_some_commune(date(2026, 10, 31))) == (True, False)
    True
    """
    known = None if region is None or region.country != country else _of_part(region)
    return known or (national_holidays(country), regional_holidays(country))


@functools.cache
def _of_part(region: RegionCode) -> tuple[IsHoliday, IsHoliday] | None:
    """The days off of a part, and those that it or one of its communes has; ``None`` where the library does not know it."""
    library, country, part = _library(), str(region.country), region[3:]
    if library is None or country not in WITH_PARTS or part not in library.country_holidays(country).subdivisions:
        return None

    def surely(day: date) -> bool:
        return day in (_of_year(library, country, part, day.year) or ())

    def perhaps(day: date) -> bool:
        if _of_year(library, country, part, day.year) is None:
            return True
        of_communes = _of_year(library, country, part, day.year, _OF_COMMUNES.get(country))
        apart = _of_year(library, country, _APART[region], day.year) if region in _APART else None
        return any(day in (days or ()) for days in (of_communes, apart))

    return surely, perhaps


@functools.lru_cache(4096)
def _of_year(
    library: ModuleType, country: str, part: str | None, year: int, kind: str | None = None
) -> frozenset[date] | None:
    """The holidays of a year; ``None`` where the library says that it does not know that year."""
    first, last = _years(library, country)
    if not first <= year <= last:
        return None
    with warnings.catch_warnings(record=True) as doubts:
        warnings.simplefilter("always")
        calendar = library.country_holidays(country, subdiv=part, years=year, categories=kind)
    return None if doubts else frozenset(calendar)


@functools.cache
def _years(library: ModuleType, country: str) -> tuple[int, int]:
    """The first and the last year that the library knows of a country."""
    calendar = library.country_holidays(country)
    return calendar.start_year, calendar.end_year


def _library() -> ModuleType | None:
    try:
        import holidays  # noqa: PLC0415  optional, and read by who asks for a deadline abroad
    except ImportError:
        return None
    return holidays
