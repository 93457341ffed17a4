"""How days are counted.

A period of months or years ends on the day with the same number (*quantième*) as the day of the
event, or on the last day of the month where that number does not exist; months and years are
counted first, then days (Code de procédure civile, art. 641; Regulation (EEC, Euratom) 1182/71,
art. 3). No text rules how retention periods are counted: this is the common analogy.
"""

from __future__ import annotations

import functools
from datetime import date, datetime, timedelta
from typing import NoReturn, Self, TypeGuard

import attrs

from healthgov.dates import as_date, days_of
from healthgov.durations import Length
from healthgov.errors import CalendarEndError

__all__ = ["USUAL", "After", "Day", "Period", "Validity", "as_date", "date_of", "days", "days_of", "months", "years"]

_ONE_DAY = timedelta(days=1)
_CYCLE_MONTHS, _CYCLE_DAYS = 400 * 12, 146_097  # then the calendar repeats itself, to the day


USUAL = (date(1900, 3, 1), date(2100, 2, 28))
"""The days between which every fourth year has a 29 February: arithmetic is short there."""


@attrs.frozen(repr=False)
class Period(Length):
    """A length of calendar time: whole years, months and days, in the unit of the text.

    Thirty days are not a month, ninety days are not three months: a period keeps what the text says.

    >>> date(2024, 2, 29) + years(1), date(2027, 1, 31) + months(1)
    (datetime.date(2025, 2, 28), datetime.date(2027, 2, 28))
    >>> date(2027, 1, 31) + Period(months=1, days=1)      # months first, then days
    datetime.date(2027, 3, 1)
    """

    years: int = attrs.field(default=0, kw_only=True)
    months: int = attrs.field(default=0, kw_only=True)
    days: int = attrs.field(default=0, kw_only=True)

    def __attrs_post_init__(self) -> None:
        for unit in ("years", "months", "days"):
            count: object = getattr(self, unit)
            if isinstance(count, bool) or not isinstance(count, int):
                raise TypeError(f"Period.{unit} is a whole number, not a {type(count).__name__}")
            if count < 0:
                raise ValueError(f"Period.{unit} is zero or more; a period runs forward")

    def __radd__(self, start: date) -> date:
        """Return the last day of the period that starts with the event on ``start``.

        :raises CalendarEndError: past the year 9999.
        """
        if not isinstance(start, date) or isinstance(start, datetime):
            return NotImplemented
        count = start.year * 12 + start.month - 1 + self.years * 12 + self.months
        year, month0 = divmod(count, 12)
        if year > date.max.year:
            raise CalendarEndError.past()
        try:
            end = start.replace(year=year, month=month0 + 1)
        except ValueError:  # a month of fewer than 31 days: another one follows in the year
            end = date(year, month0 + 2, 1) - _ONE_DAY
        try:
            return end + timedelta(days=self.days) if self.days else end
        except OverflowError:
            raise CalendarEndError.past() from None

    @property
    def most_days(self) -> int:
        """No fewer days than the period lasts, whenever it starts: a leap day in each four years, 31 days a month."""
        years, months = divmod(self.years * 12 + self.months, 12)
        return years * 365 + -(-years // 4) + months * 31 + self.days

    @property
    def least_days(self) -> int:
        """No more days than the period lasts, whenever it starts."""
        return self.days + _least_days(self.years * 12 + self.months)

    def __add__(self, other: object) -> Period:
        if not isinstance(other, Period):
            return NotImplemented
        return Period(
            years=self.years + other.years,
            months=self.months + other.months,
            days=self.days + other.days,
        )

    def after(self, event: str) -> After:
        """Return this period counted from a named event, the atom of every retention term.

        >>> years(20).after("last_contact")
        years(20).after('last_contact')
        """
        return After(self, event)

    def surely_within(self, other: Length) -> bool:
        """Whether this period is never longer than ``other``, from whatever day both are counted."""
        if not isinstance(other, Period):
            return other.surely_holds(self)
        return self.days - other.days <= _least_days(self._months_before(other))

    def maybe_within(self, other: Length) -> bool:
        """Whether this period is no longer than ``other`` from some day on: 30 days and one month are each within the other so.

        >>> days(30).surely_within(months(1)), days(30).maybe_within(months(1)), days(32).maybe_within(months(1))
        (False, True, False)
        """
        if not isinstance(other, Period):
            return other.may_hold(self)
        return self.days - other.days <= -_least_days(-self._months_before(other))

    def _months_before(self, other: Period) -> int:
        return (other.years - self.years) * 12 + other.months - self.months

    def __repr__(self) -> str:
        parts = [f"{unit}({n})" for unit in ("years", "months", "days") if (n := getattr(self, unit))]
        return " + ".join(parts) or "days(0)"

    def __str__(self) -> str:
        return self.sentence()

    def sentence(self, language: str = "en") -> str:
        """Say the period: ``20 years``, ``2 mois et 10 jours``; in English where a catalogue has to say it."""
        joint, none, words = _WORDS.get(language, _WORDS["en"])
        parts = [f"{n} {words[unit][n > 1]}" for unit in ("years", "months", "days") if (n := getattr(self, unit))]
        return joint.join(parts) or none


_WORDS = {
    "en": (" and ", "0 days", {"years": ("year", "years"), "months": ("month", "months"), "days": ("day", "days")}),
    "fr": (" et ", "0 jour", {"years": ("an", "ans"), "months": ("mois", "mois"), "days": ("jour", "jours")}),
}
"""What stands between two lengths, what is said of none, and each unit alone and in number."""


@functools.cache
def _least_days(months_apart: int) -> int:
    """The fewest days that ``months_apart`` months can last (the most, negated, when negative)."""
    cycles, rest = divmod(months_apart, _CYCLE_MONTHS)
    firsts = _firsts()  # an end that is clipped makes no period shorter than the shortest from the first of a month
    ends = firsts[rest:] + tuple(first + _CYCLE_DAYS for first in firsts[:rest])
    return cycles * _CYCLE_DAYS + min(map(int.__sub__, ends, firsts))


@functools.cache
def _firsts() -> tuple[int, ...]:
    """The first days of all months of a cycle of the calendar, as numbers."""
    return tuple(date(year, month, 1).toordinal() for year in range(2000, 2400) for month in range(1, 13))


def years(count: int) -> Period:
    """``years(20)``: a period of whole years."""
    return Period(years=count)


def months(count: int) -> Period:
    """``months(18)``: a period of whole months."""
    return Period(months=count)


def days(count: int) -> Period:
    """``days(90)``: a period of days."""
    return Period(days=count)


@attrs.frozen(repr=False)
class After:
    """A period counted from a named event of a record."""

    period: Period
    event: str

    def __repr__(self) -> str:
        period = repr(self.period)
        return f"{f'({period})' if '+' in period else period}.after({self.event!r})"


class Day:
    """The day a question is asked for, which remembers until when its answers hold.

    Every comparison of a ``Day`` with a ``date`` notes the nearest future date on which that
    comparison would come out differently. A rule written with plain comparisons therefore knows
    how long its verdict holds. Nothing but comparisons is offered: a year or a difference taken
    from the day would not be noticed.

    >>> today = Day("2026-11-23")
    >>> date(2027, 3, 1) <= today, date(2026, 12, 31) < today
    (False, False)
    >>> today.holds_until
    datetime.date(2027, 1, 1)
    """

    __slots__ = ("_date", "holds_until", "settled")

    holds_until: date | None
    """The first later day on which a comparison made so far changes; ``None`` for never."""
    settled: bool
    """Whether the answer is known: what is asked to explain it is not noted."""

    def __init__(self, as_of: str | date) -> None:
        self._date = as_date(as_of, "as_of")
        self.holds_until = None
        self.settled = False

    def _note(self, threshold: date) -> None:
        if threshold > self._date and not self.settled:
            self.holds_until = min(threshold, self.holds_until or threshold)

    def _note_after(self, last: date) -> None:
        if last < date.max:
            self._note(last + _ONE_DAY)

    def note(self, first_day: date) -> None:
        """Say that an answer may change on ``first_day``, for code that compares by other means."""
        self._note(first_day)

    def __ge__(self, other: date) -> bool:
        if not _is_date(other):
            return NotImplemented
        self._note(other)
        return self._date >= other

    def __lt__(self, other: date) -> bool:
        if not _is_date(other):
            return NotImplemented
        self._note(other)
        return self._date < other

    def __gt__(self, other: date) -> bool:
        if not _is_date(other):
            return NotImplemented
        self._note_after(other)
        return self._date > other

    def __le__(self, other: date) -> bool:
        if not _is_date(other):
            return NotImplemented
        self._note_after(other)
        return self._date <= other

    def __eq__(self, other: object) -> bool:
        if not _is_date(other):
            return NotImplemented
        self._note(other)
        self._note_after(other)
        return self._date == other

    __hash__ = None  # type: ignore[assignment]  # a set would compare without being noticed

    def __add__(self, other: object) -> NoReturn:
        raise TypeError(
            "a day is only compared, never calculated with: add the period to the event (`event + years(1) < day`)"
        )

    __radd__ = __sub__ = __rsub__ = __add__

    def isoformat(self) -> str:
        """The day in ISO form, for messages."""
        return self._date.isoformat()

    __str__ = isoformat

    def __repr__(self) -> str:
        return f"Day({self._date.isoformat()!r})"

    def __getattr__(self, name: str) -> NoReturn:
        raise AttributeError(
            f"Day has no {name!r}: compare it with dates instead (`event + years(1) < day`), "
            "so that it can tell until when the answer holds"
        )


def date_of(day: Day | date) -> date:
    """The date of a day, for what keeps answers by their date."""
    return day._date if isinstance(day, Day) else day  # noqa: SLF001  the door of this room


def _is_date(value: object) -> TypeGuard[date]:
    return isinstance(value, date) and not isinstance(value, datetime)


@attrs.frozen(repr=False)
class Validity:
    """The days from ``since`` to ``until``, both inclusive; ``None`` leaves an end open.

    :raises ValueError: when it would end before it starts.

    >>> Validity(date(2018, 4, 1), date(2026, 5, 16)).covers(date(2026, 5, 16))
    True
    """

    since: date | None = None
    until: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise ValueError("a validity does not end before it starts")

    @classmethod
    def of(cls, since: str | date | None = None, until: str | date | None = None) -> Self:
        """Build from dates or ISO strings."""
        return cls(
            None if since is None else as_date(since, "since"),
            None if until is None else as_date(until, "until"),
        )

    def covers(self, day: Day | date) -> bool:
        """Whether ``day`` lies within; a :class:`Day` notes when that changes."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def overlaps(self, other: Validity) -> bool:
        """Whether both have a day in common."""
        first = max(self.since or date.min, other.since or date.min)
        return first <= min(self.until or date.max, other.until or date.max)

    def __repr__(self) -> str:
        return f"{self.since or '…'} → {self.until or '…'}"


def __dir__() -> list[str]:
    return __all__
