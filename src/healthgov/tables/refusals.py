"""The rows whose dates cannot be, as a record with such dates is refused."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from healthgov.retention.histories import in_order, is_past, latest_day
from healthgov.tables.calendars import Calendar, later
from healthgov.tables.entries import Entered

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["REFUSALS", "refused"]

_MISREAD = "refused: a text that is no date"
_DISORDER = "refused: dates in an impossible order"
_FUTURE = "refused: a day in the future"
REFUSALS = (_MISREAD, _DISORDER, _FUTURE)
"""What ``reason`` says of a row that would be refused as a record."""


def refused(
    nw: Any, entered: Entered, as_of: date, needed: Collection[str], *, by_row: bool
) -> list[tuple[str, nw.Expr, tuple[str, ...]]]:
    """What refuses a row, with the condition and the columns it reads: as for one record.

    ``needed`` are the events without which a row has no end: what the order of such an event with two others
    implies is not asked again.
    """
    first, last, col = entered.earliest, entered.latest, nw.col
    pairs = in_order(first)
    dated = list(first)
    # A day known in part implies nothing about the days around it.
    whole = {event for event in first if is_past(event) and first[event] == last[event]}
    for middle in set(needed) & whole:
        before = {one for one, other in pairs if other == middle}
        after = {other for one, other in pairs if one == middle}
        pairs = [(one, other) for one, other in pairs if not (one in before and other in after)]
        dated = [event for event in dated if event not in before]
    wanted = (
        (_MISREAD, [col(name) for name in entered.misread], entered.misread),
        (
            _DISORDER,
            [later(nw, col(first[one]), col(last[other]), by_row=by_row) for one, other in pairs],
            tuple(name for one, other in pairs for name in (first[one], last[other])),
        ),
        (
            _FUTURE,
            [
                later(nw, col(first[event]), nw.lit(Calendar.number(latest_day(event, as_of))), by_row=by_row)
                for event in dated
            ],
            tuple(first[event] for event in dated),
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
