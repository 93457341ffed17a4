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
from typing import Any

from healthgov.deadlines import IsHoliday

__all__ = ["national_holidays", "regional_holidays"]


@functools.cache
def national_holidays(country: str) -> IsHoliday | None:
    """The public holidays of a whole country; ``None`` without the library, or where it does not know the country."""
    library = _library()
    if library is None:
        return None
    try:
        known = library.country_holidays(country)
    except NotImplementedError:
        return None
    return functools.partial(_is_in, (known,))


@functools.cache
def regional_holidays(country: str) -> IsHoliday | None:
    """The public holidays of any part of a country; ``None`` where there are none beside those of the whole."""
    library = _library()
    if library is None or national_holidays(country) is None:
        return None
    parts = library.country_holidays(country).subdivisions
    return functools.partial(_is_in, tuple(library.country_holidays(country, subdiv=part) for part in parts))


def _library() -> ModuleType | None:
    try:
        import holidays  # noqa: PLC0415  optional, and read by who asks for a deadline abroad
    except ImportError:
        return None
    return holidays


def _is_in(calendars: tuple[Any, ...], day: date) -> bool:
    """Whether a day is in one of the calendars of the library, which fills a year when it is first asked for."""
    for calendar in calendars:
        if day.year not in calendar.years:
            with (
                warnings.catch_warnings()
            ):  # some years of India have no movable feasts: nothing for who reads a report
                warnings.simplefilter("ignore")
                calendar.get(day)
    return any(day in calendar for calendar in calendars)
