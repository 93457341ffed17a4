"""Calendar arithmetic on whole numbers, the same on every engine.

*Aligned* days count as if every fourth year had a 29 February, from 1 March of the year 0: then 1,461 days
are always four years, and adding years is one sum, with a day more or less. A day number (from 1970-01-01)
is aligned by adding the leap days that the Gregorian calendar leaves out, and brought back by taking them
away. Exact from the year 1 to 9999; ends of months are clipped (29 February and a year is 28 February).

From 1 March 1900 to 28 February 2100 no leap day is left out, and day numbers add like aligned days. Where
all days are known to lie there the rest is not even written; engines that look at each row before they
choose take the short way row by row.
"""

from __future__ import annotations

import enum
from datetime import date
from typing import TYPE_CHECKING, Any

from healthgov.periods import USUAL, Period
from healthgov.tables.sheet import Sheet

if TYPE_CHECKING:
    from narwhals import Expr

__all__ = ["Calendar", "Way", "divided", "eve_of_month", "later"]

_SHIFT = 719_468
"""Days from 0000-03-01 to 1970-01-01."""
_FOUR_YEARS, _CENTURY, _FOUR_CENTURIES = 1_461, 36_525, 146_097


_USUAL_NUMBERS = tuple((day - date(1970, 1, 1)).days for day in USUAL)


def _aligned_number(number: int) -> int:
    """The aligned day of a day number."""
    days = number + _SHIFT
    centuries = (days * 4 + 3) // _FOUR_CENTURIES
    return days + centuries - centuries // 4


_USUAL_PHASE = 26_969
"""Added to a usual day number it starts four years on 1 March of a year after a leap day, and is above zero."""


class Way(enum.Enum):
    """Which way the arithmetic takes."""

    EXACT = "exact"
    """Any day of any row."""
    BY_ROW = "by_row"
    """The short way for usual days, the other for the rest; for engines that choose row by row."""
    USUAL = "usual"
    """All days, and all ends, are known to be usual."""


class Calendar:
    """The arithmetic, from column to column of a sheet."""

    def __init__(self, nw: Any, sheet: Sheet, way: Way) -> None:
        self._nw = nw
        self._sheet = sheet
        self._way = way

    @staticmethod
    def number(day: date) -> int:
        """The day number of a date."""
        return (day - date(1970, 1, 1)).days

    def start(self, number: str) -> str:
        """The column to count from, for a column of day numbers: aligned days on the exact way."""
        return self._aligned(number) if self._way is Way.EXACT else number

    def end(self, start: str) -> str:
        """The day numbers of a column that was counted."""
        return self._number(start) if self._way is Way.EXACT else start

    def plus(self, start: str, period: Period) -> str:
        """A period after a column: years and months first, clipped to the month, then days."""
        if period.months and self._way is Way.BY_ROW:
            months = period.years * 12 + period.months
            start = self._let(("months", start, months), self._offset(self._nw.col(start), months), start)
        elif period.months:
            start = self.start(self._plus_months(self._counted(start), period.years * 12 + period.months))
        elif period.years:
            start = self._plus_years(start, period.years)
        if period.days:
            number = self.end(start)
            start = self.start(self._let(("days", number, period.days), self._nw.col(number) + period.days, number))
        return start

    def leap_day(self, start: str) -> Expr:
        """Whether a column to count from is a 29 February of the usual years."""
        exact, days = self._way is Way.EXACT, self._nw.col(start)
        first, last = (_aligned_number(number) for number in _USUAL_NUMBERS) if exact else _USUAL_NUMBERS
        on_leap_day: Expr = self._rest(days + (1 if exact else _USUAL_PHASE + 1), _FOUR_YEARS) == 0
        usual: Expr = on_leap_day & (days >= first) & (days <= last)
        return usual

    def end_of_year(self, start: str, last_month: int) -> str:
        """The last day of the year of a column, as one that ends with a month is counted: 31 December of a calendar year."""
        aligned, next_month = self._counted(start), _FIRST_OF_MONTH[last_month % 12 + 1]
        days = self._nw.col(aligned)
        years = self._let(("march years", aligned), self._div(days * 4 + 3, _FOUR_YEARS), aligned)
        march = self._nw.col(years)
        # January and February belong to the March year before; the last day is the one before the next month of it.
        before = (days - self._div(march * _FOUR_YEARS, 4) < next_month).cast(self._nw.Int32)
        year = self._let(("year ending", aligned, next_month), march + 1 - before, aligned, years)
        first = self._div(self._nw.col(year) * _FOUR_YEARS, 4) + next_month
        if next_month == 0:  # aligned days have a 29 February in every fourth year: its eve is taken of 1 March itself
            number = self._number(self._let(("first of March", aligned), first, year))
            return self.start(self._let(("end of February", number), self._nw.col(number) - 1, number))
        end = self._let(("year end", aligned, next_month), first - 1, year)
        return end if self._way is Way.EXACT else self._number(end)

    def _counted(self, start: str) -> str:
        """Aligned days of a column, whatever the way."""
        return start if self._way is Way.EXACT else self._aligned(start)

    def _aligned(self, number: str) -> str:
        days = self._nw.col(number) + _SHIFT
        centuries = self._let(("centuries", number), self._div(days * 4 + 3, _FOUR_CENTURIES), number)
        over = self._nw.col(centuries)
        return self._let(("aligned", number), days + over - self._div(over, 4), number, centuries)

    def _number(self, aligned: str) -> str:
        days = self._nw.col(aligned)
        centuries = self._let(("centuries back", aligned), self._div(days, _CENTURY), aligned)
        over = self._nw.col(centuries)
        return self._let(("number", aligned), days - over + self._div(over, 4) - _SHIFT, aligned, centuries)

    def _plus_years(self, start: str, years: int) -> str:
        if self._way is Way.EXACT:
            return self._years_on_aligned(start, years)
        nw, key = self._nw, ("years", start, years)
        spans, rest = divmod(years, 4)
        days = nw.col(start)
        if self._way is Way.BY_ROW:
            return self._let(key, self._years_by_row(days, years), start)
        usual, reads = days + (spans * _FOUR_YEARS + rest * 365), [start]
        if rest:
            place = self._let(("place in four", start), self._rest(days + (_USUAL_PHASE + 1), _FOUR_YEARS), start)
            usual, reads = usual + self._over(nw.col(place), rest), [start, place]
        return self._let(key, usual, *reads)

    def by_row(self, days: Expr, period: Period) -> Expr:
        """A period of years and days after day numbers, in one expression for engines that choose row by row."""
        end = self._years_by_row(days, period.years)
        return end + period.days if period.days else end

    def _years_by_row(self, days: Expr, years: int) -> Expr:
        spans, rest = divmod(years, 4)
        usual = days + (spans * _FOUR_YEARS + rest * 365)
        if rest:
            usual = usual + self._over(self._rest(days + (_USUAL_PHASE + 1), _FOUR_YEARS), rest)
        first, last = _USUAL_NUMBERS
        # A row without date takes the short way too, and stays without.
        unusual = (days < first) | (days > last - (spans + 1) * _FOUR_YEARS)
        result: Expr = self._nw.when(unusual).then(self._offset(days, years * 12)).otherwise(usual)
        return result

    def _years_on_aligned(self, start: str, years: int) -> str:
        nw, key = self._nw, ("years", start, years)
        spans, rest = divmod(years, 4)
        days = nw.col(start)
        if rest == 0:
            end = days + spans * _FOUR_YEARS
            place = self._let(("place", start, years), self._rest(end, 4 * _CENTURY), start)
            return self._let(key, self._clipped(end, nw.col(place)), start, place)
        place = self._let(("place in four", start), self._rest(days + 1, _FOUR_YEARS), start)
        return self._let(key, days + (spans * _FOUR_YEARS + rest * 365) + self._over(nw.col(place), rest), start, place)

    def _offset(self, number: Expr, months: int) -> Expr:
        """The same with the engine's own dates, which know every century."""
        epoch = self._nw.lit(date(1970, 1, 1))
        moved = (epoch + number).dt.offset_by(f"{months}mo").cast(self._nw.Date)
        result: Expr = (moved - epoch).cast(self._nw.Int32)
        return result

    def _over(self, place: Expr, rest: int) -> Expr:
        """A day more where a leap day lies between; ``place`` is that of the next day, so that 29 February is the first."""
        over: Expr = (place > 365 * (4 - rest)).cast(self._nw.Int32)
        return over

    def _plus_months(self, start: str, months: int) -> str:
        """Day numbers so many months after a column of aligned days, by the civil calendar."""
        nw, col = self._nw, self._nw.col
        key = ("months", start, months)
        years = self._let(("march years", start), self._div(col(start) * 4 + 3, _FOUR_YEARS), start)
        place = self._let(("place in year", start), col(start) - self._div(col(years) * _FOUR_YEARS, 4), start, years)
        month = self._let(("month", start), self._div(col(place) * 5 + 2, 153), place)
        day = self._let(("day", start), col(place) - self._div(col(month) * 153 + 2, 5), place, month)
        total = self._let((*key, "total"), col(years) * 12 + col(month) + months, years, month)
        year = self._let((*key, "year"), self._div(col(total), 12), total)
        then = self._let((*key, "month"), self._rest(col(total), 12), total)
        first = self._let((*key, "first"), self._march_first(col(year)) + self._div(col(then) * 153 + 2, 5), year, then)
        following = (
            nw.when(col(then) == _FEBRUARY)
            .then(self._march_first(col(year) + 1))
            .otherwise(self._march_first(col(year)) + self._div((col(then) + 1) * 153 + 2, 5))
        )
        last = self._let((*key, "last"), following - col(first) - 1, year, then, first)
        clipped = nw.when(col(day) > col(last)).then(col(last)).otherwise(col(day))
        return self._let(key, col(first) + clipped - _SHIFT, first, last, day)

    def _clipped(self, end: Expr, place: Expr) -> Expr:
        """A day less for the last day of a century whose leap day is left out; ``place`` is that in four centuries."""
        left_out = (self._rest(place, _CENTURY) == _CENTURY - 1) & (place != 4 * _CENTURY - 1)
        return end - left_out.cast(self._nw.Int32)

    def _march_first(self, year: Expr) -> Expr:
        return _march_first(self._nw, year, by_row=self._way is Way.BY_ROW)

    def _rest(self, number: Expr, by: int) -> Expr:
        """The rest of a division; pandas has none of its own for whole numbers of Arrow."""
        return number % by if self._way is Way.BY_ROW else number - number // by * by

    def _div(self, number: Expr, by: int) -> Expr:
        return divided(self._nw, number, by, by_row=self._way is Way.BY_ROW)

    def _let(self, key: object, expression: Expr, *reads: str) -> str:
        return self._sheet.let(key, expression, *reads)


_FIRST_OF_MONTH = {3: 0, 4: 31, 5: 61, 6: 92, 7: 122, 8: 153, 9: 184, 10: 214, 11: 245, 12: 275, 1: 306, 2: 337}
"""Days from 1 March to the first of each month of the year that starts then."""
_FEBRUARY = 11
"""The last month of a year that starts in March."""


def later(nw: Any, one: Expr, other: Expr, *, by_row: bool) -> Expr:
    """Whether one day comes after another; no where one of them is not known."""
    after: Expr = one > other
    if not by_row:
        filled: Expr = after.fill_null(value=False)
        return filled
    # SQL engines compare columns with many gaps far slower than they look for the gaps first.
    no = nw.lit(False)
    result: Expr = nw.when(one.is_null()).then(no).otherwise(nw.when(other.is_null()).then(no).otherwise(after))
    return result


def divided(nw: Any, number: Expr, by: int, *, by_row: bool) -> Expr:
    """How many times ``by`` goes into a number that is not negative."""
    if by_row:
        # SQL has no floor division of its own, and the long way round costs much. Half a unit above, the
        # product is nowhere near a whole number, so no rounding can reach one.
        result: Expr = ((number + 0.5) * (1 / by)).floor().cast(nw.Int32)
        return result
    whole: Expr = number // by
    return whole


def eve_of_month(nw: Any, year: Expr, month: Expr, leap: Expr, *, by_row: bool) -> Expr:
    """The day number of the day before a month of the civil calendar starts; ``leap`` is 1 in a leap year, else 0."""
    before = year - 1
    quarter, century, cycle = (divided(nw, before, by, by_row=by_row) for by in (4, 100, 400))
    # Months of 30.6 days on average, as if February had 30.
    in_year = divided(nw, month * 367 - 362, 12, by_row=by_row) - (month > _FEBRUARY_IN_YEAR).cast(nw.Int32) * (
        2 - leap
    )
    number: Expr = before * 365 + quarter - century + cycle + in_year - _EPOCH
    return number


def _march_first(nw: Any, year: Expr, *, by_row: bool) -> Expr:
    """Days from 0000-03-01 to 1 March of a year, by the Gregorian calendar."""
    quarter, century, cycle = (divided(nw, year, by, by_row=by_row) for by in (4, 100, 400))
    days: Expr = year * 365 + quarter - century + cycle
    return days


_FEBRUARY_IN_YEAR = 2
_EPOCH = 719_163
"""Days from the day before 0001-01-01 to 1970-01-01."""
