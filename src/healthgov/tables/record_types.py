"""Tables whose rows are of several types of record: which rows, and which events, are those of one type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import attrs

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.retention.policies import RetentionPolicy
from healthgov.tables.sources import Events, Intervals

__all__ = ["of_type", "typed"]

Source = TypeVar("Source", Events[Any], Intervals[Any])


def of_type(nw: Any, sources: Sequence[Source], by: str, value: str) -> list[Source]:
    """The same tables, of which the rows of one type count; those that do not tell types apart as they are."""
    return [
        attrs.evolve(one, where={**one.where, by: value}) if by in nw.from_native(one.table).collect_schema() else one
        for one in sources
    ]


def typed(
    nw: Any,
    policies: RetentionPolicy | Mapping[str, RetentionPolicy],
    by: str | None,
    found: Mapping[str, Sequence[Events[Any]]],
) -> list[tuple[str, RetentionPolicy, dict[str, Sequence[Events[Any]]]]]:
    """Each type with its policy, and the events that it reads.

    :raises InvalidDocumentError: for a type without policy, an event that no policy reads, a column that is nowhere.
    """
    if by is None or not isinstance(policies, Mapping) or not policies:
        raise InvalidDocumentError([Problem("by", "a column, and a type of record for each of its values")])
    read = {value: {*policy.events, policy.trigger} for value, policy in policies.items()}
    known = set().union(*read.values())
    problems = [
        Problem(event, f"an event of these types: {', '.join(sorted(known))}") for event in found if event not in known
    ]
    tables = [nw.from_native(one.table) for group in found.values() for one in group]
    having = [table for table in tables if by in table.collect_schema()]
    problems += [] if having else [Problem("by", "a column of a table of events")]
    # What a lazy engine holds is not looked at: a row of another type has no policy there, and is due under none.
    others = sum(
        int((~table.get_column(by).is_in(list(policies)).fill_null(value=False)).sum())
        for table in having
        if isinstance(table, nw.DataFrame)
    )
    problems += [Problem(by, f"a type that is given in every row; not so in {others}")] if others else []
    if problems:
        raise InvalidDocumentError(problems, source="plan")
    return [
        (value, policy, {event: group for event, group in found.items() if event in read[value]})
        for value, policy in policies.items()
    ]
