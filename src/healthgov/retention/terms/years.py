"""Years that end: the calendar year, a school year or a financial one, from whose last day a period is counted."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import attrs

from healthgov.errors import CalendarEndError, DefinitionError
from healthgov.periods import Period

__all__ = ["YearEnd", "end_of_year"]

_DECEMBER = 12


@attrs.frozen(repr=False)
class YearEnd:
    """A period counted from the end of the year of an event: of the calendar year, or of one that ends with another month."""

    period: Period
    event: str
    last_month: int = _DECEMBER

    def start(self, day: date) -> date:
        """The last day of the year in which a day lies.

        :raises CalendarEndError: past the year 9999.
        """
        year = day.year + (day.month > self.last_month)
        if year > date.max.year:
            raise CalendarEndError.past()
        return date(year, self.last_month, monthrange(year, self.last_month)[1])

    def __repr__(self) -> str:
        ends = "" if self.last_month == _DECEMBER else f", last_month={self.last_month}"
        return f"end_of_year({self.event!r}, {self.period!r}{ends})"


def end_of_year(event: str, period: Period, *, last_month: int = _DECEMBER) -> YearEnd:
    """A period from the end of the calendar year of an event; of a school year, or a financial one, that ends with ``last_month``.

    >>> end_of_year("leaving", Period(years=1), last_month=7).start(date(2026, 9, 1))
    datetime.date(2027, 7, 31)

    :raises DefinitionError: for a month that there is not.
    """
    if isinstance(last_month, bool) or not isinstance(last_month, int) or not 1 <= last_month <= _DECEMBER:
        raise DefinitionError("a year ends with a month from 1 to 12")
    return YearEnd(period, event, last_month)
