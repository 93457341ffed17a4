"""Deadlines of response: counted from an event, never chained, rolled only where the law rolls them.

A period of days, months or years ends on the day with the same number as the event's, clipped to the end
of the month; one that ends on a day that is not worked ends with the next working day where a text says so, as for periods of
the law of the Union (Regulation (EEC, Euratom) 1182/71, art. 3(4)). A period of hours is counted in elapsed
time and is not rolled. The unrolled day is the one to aim at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

import attrs

from healthgov.errors import CalendarEndError
from healthgov.periods import Period, as_date
from healthgov.structs import struct
from healthgov.texts import Reference

__all__ = ["Deadline", "HourPeriod", "IsHoliday", "ResponsePeriod", "UndueDelay", "end_of_hours", "next_working_day"]

IsHoliday = Callable[[date], bool]


def _tupled(cites: Iterable[Reference]) -> tuple[Reference, ...]:
    return tuple(cites)


@struct
class Deadline:
    """``target`` is the day to aim at, ``outer`` the last day the law still takes; both inclusive."""

    target: date
    outer: date


@attrs.frozen(kw_only=True)
class ResponsePeriod:
    """A legal time for an answer: its last day, sometimes its first, and an extension."""

    latest: Period
    cites: tuple[Reference, ...] = attrs.field(converter=_tupled)
    earliest: Period | None = None
    extension: Period | None = None
    """Added to ``latest`` and counted from the same event, never from the end of the first period."""
    rolls: bool = True
    """Whether a text moves an end on a day that is not worked to the next working day; where none was read, ``outer`` is
    ``target``."""

    def due(self, received: str | date, *, is_holiday: IsHoliday, extended: bool = False) -> Deadline:
        """When an answer is due for a request received on a day.

        :raises ValueError: for an extension the law does not give.
        :raises CalendarEndError: past the year 9999.
        """
        day = as_date(received, "received")
        period = self.latest
        if extended:
            if self.extension is None:
                raise ValueError("the law gives no extension here")
            period = period + self.extension
        target = day + period
        return Deadline(target, next_working_day(target, is_holiday) if self.rolls else target)

    def opens(self, received: str | date) -> date:
        """The first day on which the answer may be given."""
        day = as_date(received, "received")
        return day if self.earliest is None else day + self.earliest


@attrs.frozen(kw_only=True)
class HourPeriod:
    """A legal time in hours, counted in elapsed time and never rolled."""

    hours: int
    cites: tuple[Reference, ...] = attrs.field(converter=_tupled)

    def end(self, aware_since: datetime) -> datetime:
        """The end for a moment of awareness, in its time zone.

        :raises ValueError: for a moment without time zone.
        """
        return end_of_hours(aware_since, self.hours)


@attrs.frozen(kw_only=True)
class UndueDelay:
    """A time the law puts as "without undue delay": a criterion that no number stands for."""

    cites: tuple[Reference, ...] = attrs.field(converter=_tupled)


def next_working_day(day: date, is_holiday: IsHoliday) -> date:
    """The day itself, or the next that is neither Saturday, Sunday nor a public holiday.

    :raises CalendarEndError: past the year 9999.
    """
    while day.weekday() >= _SATURDAY or is_holiday(day):
        if day == date.max:
            raise CalendarEndError.past()
        day += timedelta(days=1)
    return day


def end_of_hours(aware_since: datetime, hours: int) -> datetime:
    """The end of a period of hours, in the time zone of the event; an hour is an hour across clock changes.

    :raises ValueError: for a moment without time zone.
    :raises CalendarEndError: at the ends of the calendar.

    >>> from zoneinfo import ZoneInfo
    >>> end_of_hours(datetime(2026, 10, 23, 10, 20, tzinfo=ZoneInfo("Europe/Paris")), 72).isoformat()
    '2026-10-26T09:20:00+01:00'
    """
    if aware_since.utcoffset() is None:
        raise ValueError("a period of hours starts at a moment with a time zone")
    try:
        return (aware_since.astimezone(UTC) + timedelta(hours=hours)).astimezone(aware_since.tzinfo)
    except (OverflowError, ValueError):  # a time zone moves the ends of the calendar too
        raise CalendarEndError.past() from None


_SATURDAY = 5


def __dir__() -> list[str]:
    return __all__
