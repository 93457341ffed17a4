"""Dates that are not safe in the rows of a table, as :class:`~healthgov.retention.Handling` says for one record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from healthgov.retention.histories import (
    AFTER_DEATH,
    IN_FUTURE,
    Choice,
    Handling,
    in_order,
    is_past,
    latest_day,
    may_be_flagged,
)
from healthgov.retention.policies import RetentionPolicy
from healthgov.tables.calendars import Calendar, later
from healthgov.tables.entries import Entered

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["Handled", "handled", "perhaps_happened"]

_PREFIX = "__healthgov_safe_"


@attrs.frozen
class Handled:
    """The table with the days that count."""

    entered: Entered
    """The days of the reading adopted."""
    earliest: Mapping[str, str]
    latest: Mapping[str, str]
    """The days that bound the safe end: those, and today for what happened on a day not known."""
    held: Sequence[tuple[str, nw.Expr, tuple[str, ...]]]
    """What holds a row, with the condition and the columns it reads."""


def _without_placeholders(nw: Any, entered: Entered, handling: Handling, *, by_row: bool) -> Entered:
    """The table without the days that stand for "not known"."""
    numbers = sorted(map(Calendar.number, handling.placeholders))
    there = [event for event in entered.earliest if numbers and _reaches(nw, entered, event, numbers[-1])]
    if not there:
        return entered
    first, last, made = dict(entered.earliest), dict(entered.latest), {}
    for event in there:
        known = ~nw.col(entered.earliest[event]).is_in(numbers)
        for side, days in (("first", first), ("last", last)):
            if side == "last" and entered.latest[event] == entered.earliest[event]:
                days[event] = first[event]
                continue
            name = f"{_PREFIX}{event}_{side}"
            kept = nw.when(known).then(nw.col(days[event]))
            # Most days are later than all of those: engines that work out one branch a row look no further.
            late = nw.when(nw.col(entered.earliest[event]) > numbers[-1]).then(nw.col(days[event]))
            made[name] = late.otherwise(kept) if by_row else kept
            days[event] = name
    table = entered.table.with_columns(**made)
    return attrs.evolve(
        entered, table=table, earliest=first, latest=last, working=(*entered.working, *made), misread=entered.misread
    )


def perhaps_happened(
    nw: Any,
    stated: Entered,
    handling: Handling,
    policy: RetentionPolicy,
    undated: Mapping[str, str],
    never: Mapping[str, str],
    not_yet: Mapping[str, str],
    *,
    by_row: bool,
) -> tuple[Entered, dict[str, str]]:
    """The table without the days that stand for "not known", and the columns that are true where an event happened on a
    day not known.

    So it may have where such a day is written of an event that is taken not to have happened where nothing is stated of
    it, and that may lengthen what is kept: whoever wrote it may have meant that the person is dead.
    """
    entered = _without_placeholders(nw, stated, handling, by_row=by_row)
    flags, made = dict(undated), {}
    for event in policy.lengthened_by & stated.earliest.keys():
        if not may_be_flagged(event) or entered.earliest[event] == stated.earliest[event]:
            continue
        before = {one for one, other in in_order(policy.events) if other == event}
        denied = [never[event]] if event in never else []
        said = ~nw.col(stated.earliest[event]).is_null() & nw.col(entered.earliest[event]).is_null()
        for name in (*denied, *(name for one, name in not_yet.items() if one in before)):
            said = said & ~nw.col(name).fill_null(value=False)
        if event in undated:
            said = said | nw.col(undated[event]).fill_null(value=False)
        flags[event] = f"{_PREFIX}{event}_perhaps"
        made[flags[event]] = said
    if made:
        entered = attrs.evolve(entered, table=entered.table.with_columns(**made), working=(*entered.working, *made))
    return entered, flags


def _reaches(nw: Any, entered: Entered, event: str, number: int) -> bool:
    """Whether a day may be so early; a table in memory tells."""
    if not isinstance(entered.table, nw.DataFrame):
        return True
    lowest = entered.table.select(nw.col(entered.earliest[event]).min()).row(0)[0]
    return isinstance(lowest, int | float) and lowest <= number


def handled(
    nw: Any,
    entered: Entered,
    handling: Handling,
    as_of: date,
    undated: Mapping[str, str],
    *,
    by_row: bool,
) -> Handled:
    """What holds a row, and the days that count; ``undated`` maps events to columns that are true where they happened
    on a day not known.
    """
    first, last = entered.earliest, entered.latest
    held: list[tuple[str, nw.Expr, tuple[str, ...]]] = []

    def after(one: str, other: str) -> Any:
        return later(nw, nw.col(one), nw.col(other), by_row=by_row)

    both = "last_contact" in first and "death" in first
    if both and handling.after_death is Choice.HELD:
        pair = (first["last_contact"], last["death"])
        held.append((AFTER_DEATH, after(*pair), pair))
    for event, name in first.items():
        if is_past(event) and handling.holds_future(event):
            day = nw.lit(Calendar.number(latest_day(event, as_of)))
            held.insert(0, (IN_FUTURE, later(nw, nw.col(name), day, by_row=by_row), (name,)))
    if both and handling.after_death is Choice.COUNTED:
        entered = _counted(nw, entered, after)
    earliest, latest = dict(entered.earliest), dict(entered.latest)
    made: dict[str, Any] = {}
    for event, flag in undated.items():
        _bound(nw, event, flag, (earliest, latest), entered, as_of, made)
    if made:
        entered = attrs.evolve(entered, table=entered.table.with_columns(**made), working=(*entered.working, *made))
    return Handled(entered, earliest, latest, held)


def _counted(nw: Any, entered: Entered, after: Callable[[str, str], Any]) -> Entered:
    """The table with each contact after the death on the day of the death."""
    first, last = dict(entered.earliest), dict(entered.latest)
    late = after(first["last_contact"], last["death"])
    made = {}
    for side, days in (("first", first), ("last", last)):
        name = f"{_PREFIX}counted_{side}"
        made[name] = nw.when(late).then(nw.col(days["death"])).otherwise(nw.col(days["last_contact"]))
        days["last_contact"] = name
    return attrs.evolve(
        entered,
        table=entered.table.with_columns(**made),
        earliest=first,
        latest=last,
        working=(*entered.working, *made),
    )


def _bound(
    nw: Any,
    event: str,
    flag: str,
    days: tuple[dict[str, str], dict[str, str]],
    entered: Entered,
    as_of: date,
    made: dict[str, Any],
) -> None:
    """The days between which an event lies that happened on a day not known."""
    happened = nw.col(flag).fill_null(value=False)
    before = [one for one, other in in_order([*entered.earliest, event]) if other == event and one in entered.earliest]
    lowest: Any = nw.lit(Calendar.number(date.min))
    for one in before:
        own = nw.col(entered.earliest[one])
        lowest = nw.when(own.is_null()).then(lowest).otherwise(nw.when(own > lowest).then(own).otherwise(lowest))
    today = nw.lit(Calendar.number(as_of))
    for side, names, bound in (("from", days[0], lowest), ("to", days[1], today)):
        name = f"{_PREFIX}{event}_{side}"
        own = names.get(event)
        filled = nw.when(happened).then(bound)
        # A row that is said to have no day and has one is refused.
        made[name] = filled if own is None else nw.when(nw.col(own).is_null()).then(filled).otherwise(nw.col(own))
        names[event] = name
