"""The rows whose dates cannot be, as a record with such dates is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from healthgov.retention.histories import in_order, latest_day
from healthgov.tables.calendars import Calendar, later
from healthgov.tables.entries import Entered

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["REFUSALS", "refused"]

_MISREAD = "refused: a text that is no date"
_DISORDER = "refused: dates in an impossible order"
_FUTURE = "refused: a day in the future"
_BEYOND = "refused: a day whose periods may end after the year 9999"
REFUSALS = (_MISREAD, _DISORDER, _FUTURE, _BEYOND)
"""What ``reason`` says of a row that would be refused as a record."""


def refused(
    nw: Any, entered: Entered, as_of: date, start: date, *, by_row: bool
) -> list[tuple[str, nw.Expr, tuple[str, ...]]]:
    """What refuses a row, with the condition and the columns it reads: as for one record.

    ``start`` is the last day from which the periods of the policy surely end before the last day there is.
    """
    first, last, col = entered.earliest, entered.latest, nw.col
    pairs = in_order(first)

    def after(name: str, day: date) -> nw.Expr:
        return later(nw, col(name), nw.lit(Calendar.number(day)), by_row=by_row)

    wanted = (
        (_MISREAD, [col(name) for name in entered.misread], entered.misread),
        (
            _DISORDER,
            [later(nw, col(first[one]), col(last[other]), by_row=by_row) for one, other in pairs],
            tuple(name for one, other in pairs for name in (first[one], last[other])),
        ),
        (
            _FUTURE,
            [after(name, latest_day(event, as_of)) for event, name in first.items()],
            tuple(first.values()),
        ),
        # Where no event may be so late, this is not asked.
        (
            _BEYOND,
            [after(name, start) for event, name in last.items() if latest_day(event, as_of) > start],
            tuple(name for event, name in last.items() if latest_day(event, as_of) > start),
        ),
    )
    found = []
    for phrase, conditions, reads in wanted:
        if conditions:
            condition = conditions[0]
            for other in conditions[1:]:
                condition = condition | other
            found.append((phrase, condition, reads))
    return found
