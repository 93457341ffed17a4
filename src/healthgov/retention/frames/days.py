"""Calendar arithmetic on whole numbers, the same on every engine.

*Aligned* days count as if every fourth year had a 29 February, from 1 March of the year 0: then 1,461 days
are always four years, and adding years is one sum, with a day more or less. A day number (from 1970-01-01)
is aligned by adding the leap days that the Gregorian calendar leaves out, and brought back by taking them
away. Exact from the year 1 to 9999; ends of months are clipped (29 February and a year is 28 February).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from healthgov.periods import Period
from healthgov.retention.frames.sheet import Sheet

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["Calendar"]

_SHIFT = 719_468
"""Days from 0000-03-01 to 1970-01-01."""
_FOUR_YEARS, _CENTURY, _FOUR_CENTURIES = 1_461, 36_525, 146_097
_LEAP_DAY = 1_460
"""The place of 29 February in four aligned years."""


class Calendar:
    """The arithmetic, from column to column of a sheet."""

    def __init__(self, nw: Any, sheet: Sheet) -> None:
        self._nw = nw
        self._sheet = sheet

    @staticmethod
    def number(day: date) -> int:
        """The day number of a date."""
        return (day - date(1970, 1, 1)).days

    def aligned(self, number: str) -> str:
        """Aligned days of a column of day numbers."""
        days = self._nw.col(number) + _SHIFT
        centuries = self._let(("centuries", number), (days * 4 + 3) // _FOUR_CENTURIES, number)
        over = self._nw.col(centuries)
        return self._let(("aligned", number), days + over - over // 4, number, centuries)

    def day_number(self, aligned: str) -> str:
        """Day numbers of a column of aligned days."""
        days = self._nw.col(aligned)
        centuries = self._let(("centuries back", aligned), days // _CENTURY, aligned)
        over = self._nw.col(centuries)
        return self._let(("number", aligned), days - over + over // 4 - _SHIFT, aligned, centuries)

    def plus(self, start: str, period: Period) -> str:
        """Aligned days a period after others: years and months first, clipped to the month, then days."""
        if period.months:
            start = self.aligned(self._plus_months(start, period.years * 12 + period.months))
        elif period.years:
            start = self._plus_years(start, period.years)
        if period.days:
            number = self.day_number(start)
            start = self.aligned(self._let(("days", number, period.days), self._nw.col(number) + period.days, number))
        return start

    def end_of_year(self, start: str) -> str:
        """Aligned days of 31 December of the year."""
        days = self._nw.col(start)
        years = self._let(("march years", start), (days * 4 + 3) // _FOUR_YEARS, start)
        march = self._nw.col(years)
        # January and February belong to the March year before; 31 December is the day before its January.
        before = (days - march * _FOUR_YEARS // 4 < _JANUARY).cast(self._nw.Int32)
        year = self._let(("year ending", start), march + 1 - before, start, years)
        return self._let(("year end", start), self._nw.col(year) * _FOUR_YEARS // 4 + _JANUARY - 1, year)

    def _plus_years(self, start: str, years: int) -> str:
        nw, key = self._nw, ("years", start, years)
        spans, rest = divmod(years, 4)
        days = nw.col(start)
        if rest == 0:
            # Only a 29 February can meet one that the Gregorian calendar leaves out.
            end = days + spans * _FOUR_YEARS
            place = self._let(("place", start, years), _rest(end, 4 * _CENTURY), start)
            left_out = (_rest(nw.col(place), _CENTURY) == _CENTURY - 1) & (nw.col(place) != 4 * _CENTURY - 1)
            return self._let(key, end - left_out.cast(nw.Int32), start, place)
        place = self._let(("place in four", start), _rest(days, _FOUR_YEARS), start)
        over = (nw.col(place) >= 365 * (4 - rest)).cast(nw.Int32) - (nw.col(place) == _LEAP_DAY).cast(nw.Int32)
        return self._let(key, days + (spans * _FOUR_YEARS + rest * 365) + over, start, place)

    def _plus_months(self, start: str, months: int) -> str:
        """Day numbers so many months after a column of aligned days, by the civil calendar."""
        nw, col = self._nw, self._nw.col
        key = ("months", start, months)
        years = self._let(("march years", start), (col(start) * 4 + 3) // _FOUR_YEARS, start)
        place = self._let(("place in year", start), col(start) - col(years) * _FOUR_YEARS // 4, start, years)
        month = self._let(("month", start), (col(place) * 5 + 2) // 153, place)
        day = self._let(("day", start), col(place) - (col(month) * 153 + 2) // 5, place, month)
        total = self._let((*key, "total"), col(years) * 12 + col(month) + months, years, month)
        year = self._let((*key, "year"), col(total) // 12, total)
        then = self._let((*key, "month"), _rest(col(total), 12), total)
        first = self._let((*key, "first"), _march_first(col(year)) + (col(then) * 153 + 2) // 5, year, then)
        following = (
            nw.when(col(then) == _FEBRUARY)
            .then(_march_first(col(year) + 1))
            .otherwise(_march_first(col(year)) + ((col(then) + 1) * 153 + 2) // 5)
        )
        last = self._let((*key, "last"), following - col(first) - 1, year, then, first)
        clipped = nw.when(col(day) > col(last)).then(col(last)).otherwise(col(day))
        return self._let(key, col(first) + clipped - _SHIFT, first, last, day)

    def _let(self, key: object, expression: nw.Expr, *reads: str) -> str:
        return self._sheet.let(key, expression, *reads)


_JANUARY = 306
"""Days from 1 March to 1 January."""
_FEBRUARY = 11
"""The last month of a year that starts in March."""


def _rest(number: nw.Expr, by: int) -> nw.Expr:
    """The rest of a division; pandas has none of its own for whole numbers of Arrow."""
    return number - number // by * by


def _march_first(year: nw.Expr) -> nw.Expr:
    """Days from 0000-03-01 to 1 March of a year, by the Gregorian calendar."""
    return year * 365 + year // 4 - year // 100 + year // 400
