"""The columns of a table as day numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from typing import Any, TypeVar

import attrs

from healthgov.retention.events import days_of_law
from healthgov.tables.calendars import Calendar
from healthgov.tables.doors import Door
from healthgov.tables.spans import with_spans

__all__ = ["Entered", "enter", "some_of", "with_days_of_law", "with_those_to_come"]

Item = TypeVar("Item")


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
    texts = {event: name for event, name in columns.items() if _is_text(nw, schema[name])}
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


def with_days_of_law(nw: Any, entered: Entered, events: Collection[str]) -> Entered:
    """The table with the days that texts set, where a row does not state them."""
    first, last, made = dict(entered.earliest), dict(entered.latest), {}
    for event, day in days_of_law(events).items():
        number = nw.lit(Calendar.number(day), nw.Int32)
        for side, days in (("first", first), ("last", last)):
            name = f"__healthgov_law_{event}_{side}"
            made[name] = nw.coalesce(nw.col(days[event]), number) if event in days else number
            days[event] = name
    if not made:
        return entered
    table = entered.table.with_columns(**made)
    return attrs.evolve(entered, table=table, earliest=first, latest=last, working=(*entered.working, *made))


def with_those_to_come(
    nw: Any, entered: Entered, not_yet: Collection[str] | Mapping[str, str]
) -> tuple[Entered, dict[str, str]]:
    """A column for each event that may be yet to come, true where it is: one of the table, or of every row alike."""
    if isinstance(not_yet, Mapping):
        return entered, dict(not_yet)
    made = {event: f"__healthgov_not_yet_{event}" for event in not_yet}
    if not made:
        return entered, made
    table = entered.table.with_columns(**dict.fromkeys(made.values(), nw.lit(value=True)))
    return attrs.evolve(entered, table=table, working=(*entered.working, *made.values())), made


def some_of(items: Collection[Item]) -> Iterator[tuple[Item, ...]]:
    """Each choice of one or more, the smaller ones first."""
    for count in range(1, len(items) + 1):
        yield from combinations(items, count)


def _is_text(nw: Any, kind: Any) -> bool:
    return kind in (nw.String, nw.Categorical, nw.Enum)
