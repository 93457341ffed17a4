"""Tables whose rows are of several types of record: which rows, and which events, are those of one type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import attrs

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.retention.policies import RetentionPolicy
from healthgov.tables.instants import rows_of
from healthgov.tables.kinds import OTHER
from healthgov.tables.sources import Events, Intervals, Units

__all__ = ["of_other_types", "of_type", "typed"]

Source = TypeVar("Source", Events[Any], Intervals[Any], Units[Any])


def of_type(nw: Any, sources: Sequence[Source], by: str, value: str | int) -> list[Source]:
    """The same tables, of which the rows of one type count; those that do not tell types apart as they are."""
    return [
        attrs.evolve(one, where={**one.where, by: value}) if by in nw.from_native(one.table).collect_schema() else one
        for one in sources
    ]


def typed(
    nw: Any,
    policies: RetentionPolicy | Mapping[Any, RetentionPolicy],
    by: str | None,
    found: Mapping[str, Sequence[Events[Any]]],
    without_day: Iterable[str],
) -> list[tuple[str | int, RetentionPolicy, dict[str, Sequence[Events[Any]]]]]:
    """Each type with its policy, and the events that it reads; ``without_day`` are those that have no day in some units.

    :raises InvalidDocumentError: for a type without policy, an event that no policy reads, a column that is nowhere.
    """
    if by is None or not isinstance(policies, Mapping) or not policies:
        raise InvalidDocumentError([Problem("by", "a column, and a type of record for each of its values")])
    read = {value: {*policy.events, policy.trigger} for value, policy in policies.items()}
    known = set().union(*read.values())
    problems = [
        Problem(event, f"an event of these types: {', '.join(sorted(known))}")
        for event in dict.fromkeys((*found, *without_day))
        if event not in known
    ]
    having = [one for group in found.values() for one in group if _tells(nw, one, by)]
    problems += [] if having else [Problem("by", "a column of a table of events")]
    if problems:
        raise InvalidDocumentError(problems, source="plan")
    return [
        (value, policy, {event: group for event, group in found.items() if event in read[value]})
        for value, policy in policies.items()
    ]


def _tells(nw: Any, source: Events[Any] | Intervals[Any], by: str) -> bool:
    return by in nw.from_native(source.table).collect_schema()


def of_other_types(
    nw: Any,
    sources: Sequence[Events[Any] | Intervals[Any]],
    by: str,
    listed: Sequence[Any],
    unit: str,
    number: Any,
) -> Any:
    """The units of rows of a type for which no policy is given, or of none: refused, so that they are seen."""
    apart = [attrs.evolve(one, unless={**one.unless, by: listed}) for one in sources if _tells(nw, one, by)]
    parts = [rows_of(nw, one, unit, unit, number).select(unit) for one in apart]
    rows = nw.concat(parts, how="vertical") if len(parts) > 1 else parts[0]
    once = rows.with_columns(__row=nw.lit(1)).group_by(unit).agg(nw.col("__row").max())
    return once.select(unit, reason=nw.lit(OTHER), code=nw.lit("REFUSED"))
