"""What a value of a fact may be, and how it is taken: alike from a document and from Python.

A text is never taken for a number or a boolean, nor the reverse. Countries are codes of ISO 3166-1, their parts of
ISO 3166-2, dates are written
YYYY-MM-DD, members of enumerations by their value. What is refused is never repeated: only what was expected is said.
"""

from __future__ import annotations

import enum
import functools
import math
import re
from collections.abc import Callable, Container
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypeAlias

from healthgov.codes import COUNTRIES, REGIONS, CategoryCode, CountryCode, RegionCode, instead_of
from healthgov.dates import iso_moment
from healthgov.durations import Length
from healthgov.lengths import Elapsed, length_of
from healthgov.periods import Period, as_date

__all__ = [
    "COUNTRIES",
    "FIELD",
    "REGIONS",
    "SIMPLE",
    "WHOLE_DAYS",
    "CategoryCode",
    "Count",
    "CountryCode",
    "Refused",
    "RegionCode",
    "instead_of",
    "member_of",
    "place_of",
]

FIELD = re.compile(r"[a-zß-öø-ÿœ][^\W\d]{0,39}")
"""What looks like the name of a field: it begins with a small Latin letter, as no name of a person is written.

A key that does not may be anybody's text, and is not repeated.
"""


def place_of(name: object, known: Container[object], of: str = "") -> str:
    """Where something is wrong with a name that was given: it is repeated if it is known, or looks like the name of a field.

    >>> place_of("deathh", ("death",), "never"), place_of("Jane Roe", ("death",), "never"), place_of(5, ())
    ('never: deathh', 'never', 'events')
    """
    if name not in known and (not isinstance(name, str) or not FIELD.fullmatch(name)):
        return of or "events"
    return f"{of}: {name}" if of else str(name)


_WIDEST = 2**63
_SURROGATE = re.compile("[\ud800-\udfff]")
_ISO_PERIOD = re.compile(r"P(?=[0-9])(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})D)?", re.ASCII)
_ISO_HOURS = re.compile(r"PT(0|[1-9][0-9]{1,2})H", re.ASCII)
_DAY_IN_MINUTES = 24 * 60
_MANY_MINUTES = 60 * 10**6
WHOLE_DAYS = tuple(24 * days for days in range(31))
"""Hours that make whole days, none to thirty: logs, recordings and tokens are often given so. What goes at once is kept for no
time, in hours as in days."""
_ISO_DAY = re.compile(r"(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)", re.ASCII)
_ISO_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_ISO_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)


class Refused(Exception):  # noqa: N818  it never leaves this package
    """A value of the wrong kind; says what was expected."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


if TYPE_CHECKING:
    Count: TypeAlias = int
else:

    class Count(int):
        """A number of things: a whole number, and never a negative one, which some tables write for what is not known."""


def _text(value: Any) -> str:
    if type(value) is not str:
        raise Refused("a text (in quotes if it looks like a number, a date or a boolean)")
    if not value.isascii() and _SURROGATE.search(value):
        raise Refused("a text of Unicode characters")
    if "\0" in value:
        raise Refused("a text without NUL characters")
    return value


def _boolean(value: Any) -> bool:
    if value is not True and value is not False:
        raise Refused("true or false (without quotes)")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int or not -_WIDEST <= value < _WIDEST:
        raise Refused("a whole number (without quotes, of at most 64 bits)")
    return value


def _count(value: Any) -> int:
    if (number := _whole(value)) < 0:
        raise Refused("a whole number from 0 on; what is not known is left out")
    return number


def _number(value: Any) -> float:
    if type(value) is int and -_WIDEST <= value < _WIDEST:
        return float(value)
    if type(value) is not float or not math.isfinite(value):
        raise Refused("a finite number (without quotes)")
    return value


def _date(value: Any) -> date:
    if type(value) is date or type(value) is str:
        try:
            return as_date(value)
        except ValueError:
            _no_such_day(str(value))
    raise Refused("a date written YYYY-MM-DD, without a time")


def _no_such_day(text: str) -> None:
    """Refuse a day that is written as one and that the calendar does not have."""
    if found := _ISO_DAY.match(text):
        try:
            date.fromisoformat(found.group())
        except ValueError:
            raise Refused("a day of the calendar: there is no such day in that month") from None


def _moment(value: Any) -> datetime:
    if type(value) is str and _ISO_MOMENT.fullmatch(value):
        try:
            value = iso_moment(value)
        except ValueError:
            _no_such_day(value)
            value = None
    if type(value) is not datetime or value.utcoffset() is None:
        raise Refused("a date and time with its UTC offset, such as 2026-11-23T10:00:00+01:00")
    return value


def _time_of_day(value: Any) -> time:
    if type(value) is str and _ISO_TIME.fullmatch(value):
        return time.fromisoformat(value)
    if type(value) is time and value.tzinfo is None:
        return value
    raise Refused("a time of day in quotes, such as '19:30'")


def _code(make: Callable[[str], str], expected: str, hint: Callable[[str], str] = lambda _: "") -> Callable[[Any], str]:
    def taken(value: Any) -> str:
        instead = ""
        if type(value) in (str, make):
            try:
                return make(value)
            except ValueError:
                instead = hint(value)
        raise Refused(f"{expected}: {instead}" if instead else expected)

    return taken


def _period(value: Any) -> Period:
    if type(value) is Period:
        return value
    if type(value) is str:
        match = _ISO_PERIOD.fullmatch(value)
        if match:
            years, months, days = (int(count or 0) for count in match.groups())
            return Period(years=years, months=months, days=days)
        in_hours = _ISO_HOURS.fullmatch(value)
        if in_hours and int(in_hours[1]) in WHOLE_DAYS:
            return Period(days=int(in_hours[1]) // 24)
    elif (
        type(value) is dict
        and value
        and value.keys() <= {"years", "months", "days"}
        and all(type(count) is int and 0 <= count < 10**6 for count in value.values())
    ):
        return Period(**value)
    elif type(value) is dict and value.keys() == {"hours"} and type(value["hours"]) is int:
        hours = value["hours"]
        if hours in WHOLE_DAYS:
            return Period(days=hours // 24)
    raise Refused(
        "a period such as {years: 3}, {months: 18}, {days: 90}, P3Y, P18M, P90D, or in hours that make whole days, up to"
        " thirty, PT72H; of what is kept for less than a day write P1D, the longest it may be"
    )


def _length(value: Any) -> Length:
    """A period, or hours and minutes that make no whole days."""
    in_time = (type(value) is str and value.startswith("PT")) or (
        type(value) is dict
        and value
        and value.keys() <= {"hours", "minutes"}
        and all(type(count) is int for count in value.values())
    )
    try:
        found: Length | None = value if type(value) is Elapsed else length_of(value) if in_time else _period(value)
    except (Refused, ValueError):
        found = None
    if type(found) is Period:
        return found
    if type(found) is Elapsed and found.minutes < _MANY_MINUTES:
        whole, rest = divmod(found.minutes, _DAY_IN_MINUTES)  # three days are the same in hours, and so is no time
        return found if rest or whole * 24 not in WHOLE_DAYS else Period(days=whole)
    raise Refused(
        "a length such as {years: 3}, {months: 18}, {days: 90}, {hours: 6}, {minutes: 30}, P3Y, P18M, P90D, PT6H, PT30M"
    )


SIMPLE: dict[Any, Callable[[Any], Any]] = {
    str: _text,
    bool: _boolean,
    int: _whole,
    Count: _count,
    float: _number,
    date: _date,
    datetime: _moment,
    time: _time_of_day,
    CountryCode: _code(CountryCode, "a country as its two-letter ISO 3166-1 code, in capitals", instead_of),
    CategoryCode: _code(
        CategoryCode, "a category of data in lower-case words joined by dots, such as health.appointment"
    ),
    RegionCode: _code(RegionCode, "a part of a country as its code of ISO 3166-2, such as DE-HH, GB-ENG or US-CA"),
    Period: _period,
    Length: _length,
}
"""How each simple kind of value is taken."""


@functools.cache
def member_of(kind: type[enum.Enum]) -> Callable[[Any], enum.Enum]:
    """How a member of an enumeration is taken: itself, or its value."""
    members = {(type(member.value), member.value): member for member in kind}
    expected = f"one of: {', '.join(str(member.value) for member in kind)}"

    def taken(value: Any) -> enum.Enum:
        if type(value) is kind:
            return value
        try:
            return members[type(value), value]
        except (KeyError, TypeError):
            raise Refused(expected) from None

    return taken


def __dir__() -> list[str]:
    return __all__
