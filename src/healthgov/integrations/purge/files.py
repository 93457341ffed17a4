"""Files of records in the tables of an application: which rows belong to one, and in which order they go.

A file has a root row (a patient, an invoice) and members: rows of tables whose unit leads to it, older states of
those, and rows that point to them without a foreign key. Here the SQL is written that finds them; nothing runs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs

from healthgov.errors import DefinitionError
from healthgov.integrations.description import Application, ForeignKey, Kind, OnDelete, Table

__all__ = ["Files", "Reference", "Writer", "files_of"]

Quote = Callable[[str], str]


@attrs.frozen(kw_only=True)
class Writer:
    """How a database wants its SQL: names in its quotes, and its sign for a value."""

    quote: Quote
    mark: str

    def table(self, name: str) -> str:
        """The name of a table, with its schema where it has one."""
        return ".".join(self.quote(part) for part in name.split("."))

    def marks(self, count: int) -> str:
        """A list of signs for values."""
        return ", ".join([self.mark] * count)


@attrs.frozen(kw_only=True)
class Reference:
    """A foreign key that leads to a member, from a table outside or from the rows of another file."""

    table: Table
    key: ForeignKey
    to: Table


@attrs.frozen(kw_only=True)
class Files:
    """All files of one kind: their root, and their members in the order in which rows go, the root last."""

    application: Application
    root: Table
    policy: str
    members: tuple[Table, ...]

    @property
    def types(self) -> tuple[str, ...]:
        """The values of the root's column of types that stand under this policy; none where all rows do."""
        return tuple(value for value, policy in self.root.policies.items() if policy == self.policy)

    def of_type(self, write: Writer) -> tuple[str, list[object]]:
        """The condition that a row of the root is of these types, and its values; nothing where all are."""
        if not self.types or self.root.by is None:
            return "", []
        # As text: a column of whole numbers may tell types apart too.
        column = f"CAST({write.quote(self.root.by)} AS VARCHAR(255))"
        return f"{column} IN ({write.marks(len(self.types))})", list(self.types)

    @property
    def key(self) -> str:
        """The column of the key of the root."""
        return self.root.key[0]

    def owns(self, table: Table) -> bool:
        """Whether rows of a table belong to such files."""
        return any(member is table for member in self.members)

    def references(self) -> Iterator[Reference]:
        """The foreign keys from outside to members, and those between members by which one file may point to another."""
        for member in self.members:
            for table, key in self.application.pointing_to(member.name):
                leads = self.owns(table) and key.columns == (table.unit,) and self.application.parent(table) == key.to
                if not leads:
                    yield Reference(table=table, key=key, to=member)

    def source(self, table: Table, write: Writer, alias: str = "t") -> tuple[str, str]:
        """The FROM of a member, joined up to its root, and the expression that gives the key of its root."""
        return _source(self.application, self.root, table, write, alias)

    def rows(self, table: Table, write: Writer, units: Sequence[object]) -> tuple[str, list[object]]:
        """The condition of the rows of a member that belong to some units, and its values."""
        if table is self.root:
            return f"{write.quote(self.key)} IN ({write.marks(len(units))})", list(units)
        if table.points is not None:
            return self._pointing(table, write, units)
        column, above, to = _step(self.application, table)
        return self._leading(write.quote(column), above, to, write, units)

    def _leading(
        self, column: str, above: Table, to: str, write: Writer, units: Sequence[object], *, text: bool = False
    ) -> tuple[str, list[object]]:
        """The condition that a column holds the key of a row above that belongs to the units."""
        if above is self.root and to == self.key:
            values: list[object] = [str(unit) for unit in units] if text else list(units)
            return f"{column} IN ({write.marks(len(units))})", values
        inner, values = self.rows(above, write, units)
        wanted = f"CAST({write.quote(to)} AS VARCHAR(255))" if text else write.quote(to)
        return f"{column} IN (SELECT {wanted} FROM {write.table(above.name)} WHERE {inner})", values  # noqa: S608  names are quoted

    def _pointing(self, table: Table, write: Writer, units: Sequence[object]) -> tuple[str, list[object]]:
        assert table.points is not None  # noqa: S101  looked at by the caller
        parts: list[str] = []
        values: list[object] = []
        for kind, above, to in _pointed(self.application, self.root, table):
            inner, more = self._leading(write.quote(table.points.key), above, to, write, units, text=_by_text(table))
            parts.append(f"({write.quote(table.points.kind)} = {write.mark} AND {inner})")
            values += [kind, *more]
        return f"({' OR '.join(parts)})", values


def files_of(application: Application, policy: str, root: Table) -> Files:
    """The files that a policy makes of the rows of a root.

    :raises DefinitionError: for a key of several columns, or tables that point to each other in a circle.
    """
    members = [
        one for one in application.tables if policy in one.keys and application.root(one) is root and not one.points
    ]
    more = True
    while more:
        names = {member.name for member in members}
        added = [one for one in application.tables if one.history_of in names and one.name not in names]
        members += added
        more = bool(added)
    names = {member.name for member in members}
    members += [one for one in application.tables if one.points and names & set(one.points.to.values())]
    if len(root.key) != 1:
        raise DefinitionError(f"{root.name}: files are told apart by a key of one column")
    for member in members:
        if member.history_of and member.unit is None:
            raise DefinitionError(
                f"{member.name}: unit names the column that holds the key of the row in {member.history_of}"
            )
    return Files(application=application, root=root, policy=policy, members=_ordered(application, members))


def _ordered(application: Application, members: list[Table]) -> tuple[Table, ...]:
    """Rows that point before rows that they point to."""
    names = {member.name for member in members}
    above = {
        member.name: {
            *(key.to for key in member.foreign_keys if key.to in names and key.on_delete is not OnDelete.SET_NULL),
            *((application.parent(member),) if application.parent(member) in names else ()),
            *(set(member.points.to.values()) & names if member.points else ()),
        }
        - {member.name}
        for member in members
    }
    ordered: list[str] = []
    while len(ordered) < len(members):
        left = [name for name in above if name not in ordered]
        free = [name for name in left if not any(name in above[other] for other in left)]
        if not free:
            raise DefinitionError(f"tables that point to each other in a circle: {', '.join(sorted(left))}")
        ordered += free
    return tuple(application.table(name) for name in ordered)


def _step(application: Application, table: Table) -> tuple[str, Table, str]:
    """The unit of a table, the table that it leads to, and the column there."""
    parent = application.parent(table)
    if parent is None or table.unit is None:
        raise DefinitionError(f"{table.name}: its unit leads nowhere")
    above = application.table(parent)
    keys = [key for key in table.foreign_keys if key.columns == (table.unit,) and key.to == parent]
    return table.unit, above, keys[0].to_columns[0] if keys else above.key[0]


def _pointed(application: Application, root: Table, table: Table) -> Iterator[tuple[str, Table, str]]:
    """The kinds of a pointer that lead to files of a root: the value, the table, its key."""
    assert table.points is not None  # noqa: S101
    for kind, name in table.points.to.items():
        above = application.table(name)
        if application.root(above) is root:
            yield kind, above, above.key[0]


def _by_text(table: Table) -> bool:
    column = table.column(table.points.key) if table.points else None
    return column is None or column.kind is not Kind.NUMBER


def _source(application: Application, root: Table, table: Table, write: Writer, alias: str) -> tuple[str, str]:
    joined, here, number = f"{write.table(table.name)} {alias}", table, 0
    now = alias
    while here is not root:
        column, above, to = _step(application, here)
        if above is root and to == root.key[0]:
            return joined, f"{now}.{write.quote(column)}"
        number += 1
        following = f"{alias}{number}"
        joined += f" JOIN {write.table(above.name)} {following} ON {following}.{write.quote(to)} = {now}.{write.quote(column)}"
        here, now = above, following
    return joined, f"{now}.{write.quote(root.key[0])}"
