"""Lengths of elapsed time, for logs and tokens, and lengths as other people write them.

An hour is an hour across clock changes, and 24 hours are no day: hours and minutes run from a moment, a period of
days from a day to the end of another.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import attrs

from healthgov.dates import iso_moment
from healthgov.durations import Length
from healthgov.errors import CalendarEndError
from healthgov.periods import Period

__all__ = ["AfterMoment", "Elapsed", "as_moment", "hours", "length_of", "minutes"]

_HOUR = 60
_DAY = 24 * _HOUR


@attrs.frozen(repr=False)
class Elapsed(Length):
    """A length of elapsed time in whole minutes.

    >>> hours(24), minutes(90)
    (hours(24), minutes(90))
    """

    minutes: int

    def __attrs_post_init__(self) -> None:
        count: object = self.minutes
        if isinstance(count, bool) or not isinstance(count, int):
            raise TypeError(f"minutes are a whole number, not a {type(count).__name__}")
        if count < 0:
            raise ValueError("elapsed time is zero or more; it runs forward")

    @property
    def delta(self) -> timedelta:
        """The same as a difference of two moments."""
        return timedelta(minutes=self.minutes)

    def __radd__(self, start: datetime) -> datetime:
        """The moment at which it has elapsed, in UTC.

        :raises CalendarEndError: past the year 9999.
        """
        if not isinstance(start, datetime) or start.utcoffset() is None:
            return NotImplemented
        try:
            return start.astimezone(UTC) + self.delta
        except OverflowError:
            raise CalendarEndError.past() from None

    def surely_within(self, other: Length) -> bool:
        """Whether this is never longer than ``other``, from whatever moment both are counted.

        >>> from healthgov.periods import days
        >>> hours(6).surely_within(days(1)), hours(36).surely_within(days(1)), hours(36).maybe_within(days(1))
        (True, False, True)
        """
        if isinstance(other, Period):  # no time at all is no longer than any
            return not self.minutes or self.minutes + _HOUR <= other.least_days * _DAY
        return isinstance(other, Elapsed) and self.minutes <= other.minutes

    def maybe_within(self, other: Length) -> bool:
        """Whether this is no longer than ``other`` from some moment on."""
        if isinstance(other, Period):
            return self.minutes - _HOUR <= (other.most_days + 1) * _DAY
        return isinstance(other, Elapsed) and self.minutes <= other.minutes

    def surely_holds(self, other: Length) -> bool:
        """Whether a period of days is never longer than this: it lasts to the end of its last day, an hour more or less."""
        return (other.most_days + 1) * _DAY + _HOUR <= self.minutes

    def may_hold(self, other: Length) -> bool:
        """Whether a period of days is no longer than this from some moment on."""
        return other.least_days * _DAY - _HOUR <= self.minutes

    @property
    def most_days(self) -> int:
        """No fewer days than it lasts into, from a moment nobody knows of a day."""
        return -(-self.minutes // _DAY)

    @property
    def least_days(self) -> int:
        """The whole days in it."""
        return self.minutes // _DAY

    def after(self, event: str) -> AfterMoment:
        """Return this length counted from the moment of a named event.

        >>> hours(24).after("last_exchange")
        hours(24).after('last_exchange')
        """
        return AfterMoment(self, event)

    def __repr__(self) -> str:
        return f"minutes({self.minutes})" if self.minutes % _HOUR else f"hours({self.minutes // _HOUR})"

    def __str__(self) -> str:
        whole = not self.minutes % _HOUR
        count, unit = (self.minutes // _HOUR, "hour") if whole else (self.minutes, "minute")
        return f"{count} {unit}{'s' * (count != 1)}"


@attrs.frozen(repr=False)
class AfterMoment:
    """A length of elapsed time counted from the moment of a named event of a record."""

    elapsed: Elapsed
    event: str

    def __repr__(self) -> str:
        return f"{self.elapsed!r}.after({self.event!r})"


def hours(count: int) -> Elapsed:
    """``hours(24)``: elapsed hours, from one moment to another."""
    return Elapsed(count * _HOUR)


def minutes(count: int) -> Elapsed:
    """``minutes(60)``: elapsed minutes, from one moment to another."""
    return Elapsed(count)


_ISO = re.compile(r"P(?=[0-9])(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?", re.ASCII)
_ISO_TIME = re.compile(r"PT(?=[0-9])(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?", re.ASCII)
_COUNT = re.compile(r"[0-9]{1,6}", re.ASCII)
_MANY = 10**6
"""As many are written in a text of six digits; what is more could not be written again."""
_WEEK = 7
_UNITS = {
    "y": "years", "yr": "years", "year": "years", "years": "years",
    "mo": "months", "month": "months", "months": "months",
    "w": "weeks", "week": "weeks", "weeks": "weeks",
    "d": "days", "day": "days", "days": "days",
    "h": "hours", "hour": "hours", "hours": "hours",
    "min": "minutes", "minute": "minutes", "minutes": "minutes",
}  # fmt: skip
_WANTED = "a length such as P20Y, P18M, P2W, PT24H, {value: 3, unit: y} or {years: 3}"


def length_of(written: str | Mapping[str, object]) -> Period | Elapsed:
    """Read a length as data contracts and data catalogues write it.

    ISO 8601 (``P20Y``, ``P2W``, ``PT24H``), a value with its unit (``{"value": 3, "unit": "y"}``, as in the Open Data
    Contract Standard), or units by name (``{"years": 3}``). A week is seven days. ``m`` alone is no unit: it may be a
    month or a minute.

    :raises ValueError: for anything else; the message does not repeat it.

    >>> length_of("P20Y"), length_of({"value": 24, "unit": "h"}), length_of("P2W")
    (years(20), hours(24), days(14))
    """
    counts = _counts(written)
    calendar = Period(
        years=counts.get("years", 0),
        months=counts.get("months", 0),
        days=counts.get("weeks", 0) * _WEEK + counts.get("days", 0),
    )
    if calendar.days >= _MANY:
        raise ValueError(_WANTED)
    elapsed = counts.get("hours", 0) * _HOUR + counts.get("minutes", 0)
    if {"hours", "minutes"} & counts.keys():
        if calendar != Period():
            raise ValueError(f"{_WANTED}; days and hours are not added")
        return Elapsed(elapsed)
    return calendar


def _counts(written: object) -> dict[str, int]:
    if isinstance(written, str):
        match = _ISO.fullmatch(written)
        names: tuple[str, ...] = ("years", "months", "weeks", "days")
        if match is None:
            match, names = _ISO_TIME.fullmatch(written), ("hours", "minutes")
        if match is not None:
            return {name: int(count) for name, count in zip(names, match.groups(), strict=True) if count is not None}
    elif isinstance(written, Mapping):
        stated = dict(written)
        if {"value", "unit"} <= stated.keys():
            return _whole({stated["unit"]: stated["value"]})
        if stated:
            return _whole(stated)
    raise ValueError(_WANTED)


def _whole(stated: Mapping[object, object]) -> dict[str, int]:
    """The counts by unit, whole and not negative."""
    counts: dict[str, int] = {}
    for unit, value in stated.items():
        name = _UNITS.get(unit.lower()) if isinstance(unit, str) else None
        count = int(value) if isinstance(value, str) and _COUNT.fullmatch(value) else value
        if name is None or name in counts or isinstance(count, bool) or not isinstance(count, int):
            raise ValueError(_WANTED)
        if not 0 <= count < _MANY:
            raise ValueError(_WANTED)
        counts[name] = count
    return counts


def as_moment(value: str | datetime, what: str = "a moment") -> datetime:
    """Return a moment, in the time zone it is stated in, from a ``datetime`` or an ISO string with its offset.

    :raises TypeError: for another type.
    :raises ValueError: for a moment without offset, or a string that is none; the message does not repeat it.

    >>> as_moment("2026-11-27T09:00:00+01:00").isoformat()
    '2026-11-27T09:00:00+01:00'
    """
    found = value
    if isinstance(value, str):
        with contextlib.suppress(ValueError):
            found = iso_moment(value) if "T" in value else value
        if found is value:
            raise ValueError(f"{what} is written 2026-11-27T09:00:00+01:00")
    if not isinstance(found, datetime):
        raise TypeError(f"{what} is a datetime or a string with its offset, not a {type(value).__name__}")
    if found.utcoffset() is None:
        raise ValueError(f"{what} has an offset: without one the same words are many moments")
    return found


def __dir__() -> list[str]:
    return __all__
