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

from healthgov.deadlines import IsHoliday

__all__ = ["holidays_of_part", "national_holidays", "regional_holidays"]


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
def holidays_of_part(country: str, part: str) -> IsHoliday | None:
    """The public holidays of a part of a country, such as Scotland; ``None`` where the library does not know the part."""
    library = _library()
    if library is None or national_holidays(country) is None:
        return None
    if part not in library.country_holidays(country).subdivisions:
        return None

    def surely(day: date) -> bool:
        return day in (_of_year(library, country, part, day.year) or ())

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


@functools.lru_cache(4096)
def _of_year(library: ModuleType, country: str, part: str | None, year: int) -> frozenset[date] | None:
    """The holidays of a year; ``None`` where the library says that it does not know that year."""
    first, last = _years(library, country)
    if not first <= year <= last:
        return None
    with warnings.catch_warnings(record=True) as doubts:
        warnings.simplefilter("always")
        calendar = library.country_holidays(country, subdiv=part, years=year)
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
