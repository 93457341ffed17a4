"""Which tables hold the rows of a file, and in which order they go."""

from __future__ import annotations

from healthgov.errors import DefinitionError
from healthgov.integrations.description import Application, ForeignKey, OnDelete, Table
from healthgov.integrations.purge.files import Files

__all__ = ["files_of"]


def files_of(application: Application, policy: str, root: Table) -> Files:
    """The files that a policy makes of the rows of a root.

    :raises DefinitionError: without a key, for a pointer or older states of one column where the key has several, or
        tables that point to each other in a circle.
    """
    members = [
        one
        for one in application.tables
        if policy in one.keys and application.root(one) is root and (one is root or not one.points)
    ]
    more = True
    while more:
        names = {member.name for member in members}
        added = [one for one in application.tables if one.history_of in names and one.name not in names]
        members += added
        more = bool(added)
    names = {member.name for member in members}
    members += [one for one in application.tables if one.points and names & set(one.points.to.values())]
    if not root.key:
        raise DefinitionError(f"{root.name}: files are told apart by a key, and it has none")
    for member in members:
        above = [
            *(member.points.by_key if member.points else ()),
            *([member.history_of] if member.history_of else []),
        ]
        wide = next((name for name in above if name in names and len(application.table(name).key) > 1), None)
        if wide and application.leading(member) is None:
            raise DefinitionError(f"{member.name}: one column points to {wide}, whose key has several")
        if member.history_of and member.unit is None:
            raise DefinitionError(
                f"{member.name}: unit names the column that holds the key of the row in {member.history_of}"
            )
    ordered, loose = _ordered(application, members)
    return Files(application=application, root=root, policy=policy, members=ordered, loose=loose)


Loose = tuple[tuple[Table, ForeignKey], ...]


def _ordered(application: Application, members: list[Table]) -> tuple[tuple[Table, ...], Loose]:
    """Rows that point before rows that they point to; where they point in a circle, what may be empty lets go first."""
    names = {member.name for member in members}
    above = {
        member.name: {
            *(key.to for key in member.foreign_keys if key.to in names and key.on_delete is not OnDelete.SET_NULL),
            *((application.parent(member),) if not member.owner and application.parent(member) in names else ()),
            *(set(member.points.to.values()) & names if member.points else ()),
        }
        - {member.name}
        for member in members
    }
    ordered: list[str] = []
    loosened: list[tuple[Table, ForeignKey]] = []
    while len(ordered) < len(members):
        left = [name for name in above if name not in ordered]
        free = [name for name in left if not any(name in above[other] for other in left)]
        if not free:
            loose = [pair for name in left for pair in _loose(application, application.table(name), left)]
            if not loose:
                raise DefinitionError(f"tables that point to each other in a circle: {', '.join(sorted(left))}")
            for table, key in loose:
                above[table.name].discard(key.to)
            loosened += loose
        ordered += free
    return tuple(application.table(name) for name in ordered), tuple(loosened)


def _loose(application: Application, table: Table, among: list[str]) -> Loose:
    """The foreign keys of a table to others that may all be empty, and lead to no file."""
    found: dict[str, list[ForeignKey]] = {}
    for key in table.foreign_keys:
        if key.to in among and key.to != table.name and key.on_delete is not OnDelete.SET_NULL:
            found.setdefault(key.to, []).append(key)
    return tuple(
        (table, key)
        for keys in found.values()
        if all(_may_be_empty(table, key) and key is not application.leading(table) for key in keys)
        for key in keys
    )


def _may_be_empty(table: Table, key: ForeignKey) -> bool:
    columns = [table.column(name) for name in key.columns]
    return all(column is not None and column.nullable for column in columns)
