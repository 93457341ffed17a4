"""The columns of a table as day numbers, and the rows whose dates cannot be."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from healthgov.retention.facts import in_order, is_past
from healthgov.retention.frames.days import later
from healthgov.retention.frames.doors import Door
from healthgov.retention.frames.texts import with_spans

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["REFUSALS", "Entered", "enter", "refused"]

_MISREAD = "refused: a text that is no date"
_DISORDER = "refused: dates in an impossible order"
_FUTURE = "refused: a day in the future"
REFUSALS = (_MISREAD, _DISORDER, _FUTURE)
"""What ``reason`` says of a row that would be refused as a record."""


@attrs.frozen
class Entered:
    """The table with day numbers for each event: the earliest and the latest day it may mean, alike for a date."""

    table: Any
    earliest: Mapping[str, str]
    latest: Mapping[str, str]
    misread: tuple[str, ...]
    """Columns that are true where a text is no date."""
    working: tuple[str, ...]
    """Every column added."""

    @property
    def days(self) -> tuple[str, ...]:
        """The columns of day numbers."""
        return tuple(dict.fromkeys((*self.earliest.values(), *self.latest.values())))


def enter(nw: Any, table: Any, door: Door, columns: Mapping[str, str], schema: Mapping[str, Any]) -> Entered:
    """Add day numbers for the columns of dates through the door of the engine, and for those of text by arithmetic."""
    texts = {event: name for event, name in columns.items() if schema[name] == nw.String}
    dates = {event: name for event, name in columns.items() if event not in texts}
    days: dict[str, str] = {}
    if dates:
        table, days = door.enter(table, dates)
    earliest, latest, working, misread = dict(days), dict(days), list(days.values()), []
    for event, name in texts.items():
        table, spans = with_spans(nw, table, name, f"__healthgov_text_{event}", by_row=door.by_row)
        earliest[event], latest[event] = spans.first, spans.last
        misread.append(spans.wrong)
        working += spans.working
    return Entered(table, earliest, latest, tuple(misread), tuple(working))


def refused(
    nw: Any, entered: Entered, today: int, needed: Collection[str], *, by_row: bool
) -> list[tuple[str, nw.Expr, tuple[str, ...]]]:
    """What refuses a row, with the condition and the columns it reads: as for one record.

    ``needed`` are the events without which a row has no end: what the order of such an event with two others
    implies is not asked again.
    """
    first, last, col = entered.earliest, entered.latest, nw.col
    pairs = in_order(first)
    past = [event for event in first if is_past(event)]
    for middle in set(needed) & set(past):
        before = {one for one, other in pairs if other == middle}
        after = {other for one, other in pairs if one == middle}
        pairs = [(one, other) for one, other in pairs if not (one in before and other in after)]
        past = [event for event in past if event not in before]
    wanted = (
        (_MISREAD, [col(name) for name in entered.misread], entered.misread),
        (
            _DISORDER,
            [later(nw, col(first[one]), col(last[other]), by_row=by_row) for one, other in pairs],
            tuple(name for one, other in pairs for name in (first[one], last[other])),
        ),
        (
            _FUTURE,
            [later(nw, col(first[event]), nw.lit(today), by_row=by_row) for event in past],
            tuple(first[event] for event in past),
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
