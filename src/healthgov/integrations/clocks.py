"""Whether the policy of a table is there, in force, and can ever fall due: part of the gaps of an application."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import attrs

from healthgov.integrations.description import Application, OnDelete, Owner, Table
from healthgov.integrations.gap import Gap, GapKind, Rooms, wrong
from healthgov.integrations.persons import Persons, only_links
from healthgov.integrations.suggestions import policies_for
from healthgov.retention import Granularity
from healthgov.verdicts import Verdict

__all__ = ["policy_gaps"]


def policy_gaps(application: Application, table: Table, rooms: Rooms, *, persons: Persons) -> Iterator[Gap]:
    """What is missing or wrong in how long the rows of a table are said to be kept."""
    keys = {policy.key for policy in rooms.schedule.policies}
    if table.policies or table.by:
        yield from _by_type(application, table, rooms, persons)
        return
    yield from _leads(application, table)
    if not table.declared:
        if only_links(table):
            yield from _in_the_way(application, table)
        else:
            yield Gap(
                kind=GapKind.NO_POLICY,
                table=table.name,
                words="no policy says how long its rows are kept",
                suggested=_suggested(table, keys, persons),
            )
        return
    if table.unit and application.parent(table) is None:
        yield wrong(table, "{column} is its unit, and no foreign key leads from there", table.unit)
    if table.owner is not None and application.owning(table) is None:
        yield wrong(table, "its owner is {named}, and no foreign key leads from there to it", named=_spelt(table.owner))
    if application.in_a_circle(table):
        yield wrong(table, "its unit leads in a circle, and to no file")
        return
    if (table.claims or table.holds) and application.root(table) is table:
        yield wrong(table, "it lists claims or holds, and its unit leads to no file, so that it holds nothing")
    if table.policy is None:
        return
    if table.policy not in keys:
        near = tuple(difflib.get_close_matches(table.policy, keys, n=3))
        yield Gap(
            kind=GapKind.DEAD_POLICY,
            table=table.name,
            words="the schedule has no policy {policy}",
            values={"policy": table.policy},
            suggested=near,
            verdict=Verdict.FAIL,
        )
        return
    yield from _clock(application, table, rooms)


def _in_the_way(application: Application, table: Table) -> Iterator[Gap]:
    """What joins two tables needs no policy, unless its rows keep those of a file where they are."""
    for key in table.foreign_keys:
        other = application.find(key.to)
        if other is not None and other.keys and key.on_delete is OnDelete.RESTRICT:
            yield Gap(
                kind=GapKind.NO_POLICY,
                table=table.name,
                words="rows of {other}, kept under {policy}, stay as long as a row here points to them (unit)",
                values={"other": other.name, "policy": ", ".join(other.keys)},
            )
            return


def _suggested(table: Table, keys: set[str], persons: Persons) -> tuple[str, ...]:
    """What its name suggests; what leads to patients goes with them, or with their account where they are users."""
    own = policies_for(table.called or table.name, keys)
    if table.name in persons.users:
        return (*own, *policies_for("patient", keys))
    if own or table.name not in persons.patients:
        return own
    return (*(policies_for("user", keys) if persons.users else ()), *policies_for("patient", keys))


def _leads(application: Application, table: Table) -> Iterator[Gap]:
    """Whether older states and pointers lead to tables that are there, by as many columns as their keys have."""
    pointer = table.points
    for name in (table.history_of, *(pointer.to.values() if pointer else ())):
        if name is None:
            continue
        column = pointer.to_columns.get(name) if pointer else None
        if application.find(name) is None:
            yield wrong(table, "it names a table that is not there: {other}", other=name)
        elif column is not None and application.table(name).column(column) is None:
            yield wrong(table, "it points to a column of {other} that is not there: {named}", other=name, named=column)
        elif column is None and len(application.table(name).key) > 1 and application.leading(table) is None:
            yield wrong(table, "one column points to {other}, whose key has several", other=name)
    through = table.points.through if table.points else None
    if through is not None and application.find(through.table) is None:
        yield wrong(table, "it names a table that is not there: {other}", other=through.table)


def _clock(application: Application, table: Table, rooms: Rooms) -> Iterator[Gap]:
    """Whether the policy of a table is in force, whom its rows belong to, and whether its clock can ever start."""
    assert table.policy is not None  # noqa: S101  looked at by the caller
    versions = rooms.schedule.versions[table.policy]
    alive = [policy for policy in versions if not policy.off and policy.validity.covers(rooms.schedule.as_of)]
    if not alive:
        yield Gap(
            kind=GapKind.DEAD_POLICY,
            table=table.name,
            words="{policy} is not in force on the day, or is switched off: nothing of the table ever falls due",
            values={"policy": table.policy},
            verdict=Verdict.FAIL,
        )
        return
    policy = alive[0]
    root = application.root(table)
    leads = [key for key in table.foreign_keys if _same(application, key.to, table)]
    if policy.granularity is Granularity.DOSSIER and root is table and leads:
        yield wrong(
            table,
            "{policy} runs for a whole file, and these rows are parts of one: say which column leads to it (unit)",
            policy=table.policy,
        )
        return
    if table.policy not in root.keys:
        yield wrong(table, "its unit leads to {other}, which is kept under another policy", other=root.name)
        return
    if root is not table:
        return
    if not table.key:
        yield wrong(table, "its rows are files, and no purge tells them apart: no key is described")
    members = [one for one in application.tables if table.policy in one.keys and application.root(one) is root]
    members += [one for one in application.tables if one.history_of in {member.name for member in members}]
    found = {column.event for one in members for column in one.columns if column.event}
    never = {event for one in members for event in one.never}
    for event in sorted(found - set(policy.events) - {policy.trigger}):
        yield wrong(table, "{policy} reads no event {event}", policy=table.policy, event=event)
    if policy.trigger not in found | never:
        yield Gap(
            kind=GapKind.NO_EVENT,
            table=table.name,
            words="no column holds the day of {event}, so that no row ever falls due",
            values={"event": policy.trigger},
            verdict=Verdict.FAIL,
        )


def _spelt(owner: Owner) -> str:
    return f"{owner.table}.{owner.column}"


def _same(application: Application, other: str, table: Table) -> bool:
    found = application.find(other)
    # A file may point to a part of its own, as a patient to the last visit.
    parts = found is not None and application.root(found) is table
    return found is not None and not parts and table.policy in found.keys


def _by_type(application: Application, table: Table, rooms: Rooms, persons: Persons) -> Iterator[Gap]:
    """The policies of a table whose rows are of several types, each as if it were alone."""
    if table.by is None or not table.policies or table.policy or table.unit:
        yield wrong(
            table, "policies by type need a column that tells types apart, and rows that are files of their own"
        )
        return
    read = {key: _read(key, rooms) for key in table.keys}
    for key in table.keys:
        others = set().union(*(events for other, events in read.items() if other != key)) - read[key]
        columns = tuple(attrs.evolve(one, event=None) if one.event in others else one for one in table.columns)
        one = attrs.evolve(table, policy=key, by=None, policies={}, columns=columns)
        tables = tuple(one if other is table else other for other in application.tables)
        yield from policy_gaps(attrs.evolve(application, tables=tables), one, rooms, persons=persons)


def _read(key: str, rooms: Rooms) -> set[str]:
    """The events that the versions of a policy read."""
    versions = rooms.schedule.versions.get(key, ())
    return {event for policy in versions for event in (*policy.events, policy.trigger)}
