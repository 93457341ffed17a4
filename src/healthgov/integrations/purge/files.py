"""Files of records in the tables of an application: which rows belong to one, and in which order they go.

A file has a root row (a patient, an invoice) and members: rows of tables whose unit leads to it, older states of
those, and rows that point to them without a foreign key. Here the SQL is written that finds them; nothing runs it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

import attrs

from healthgov.errors import DefinitionError
from healthgov.integrations.description import Application, ForeignKey, Kind, Pointer, Table

__all__ = [
    "Files",
    "KeyReference",
    "SqlWriter",
    "as_one",
    "bare",
    "equal",
    "kind_is",
    "label",
    "owned_key",
    "parts",
    "plain",
]

Quote = Callable[[str], str]


@attrs.frozen(kw_only=True)
class SqlWriter:
    """How a database wants its SQL: names in its quotes, and its sign for a value."""

    quote: Quote
    mark: str

    def table(self, name: str) -> str:
        """The name of a table, with its schema where it has one."""
        return ".".join(self.quote(part) for part in name.split("."))

    def marks(self, count: int) -> str:
        """A list of signs for values."""
        return ", ".join([self.mark] * count)

    def among(self, columns: Sequence[str], units: Sequence[object]) -> tuple[str, list[object]]:
        """The condition that columns hold the key of one of some units, and its values."""
        if len(columns) == 1:
            return f"{columns[0]} IN ({self.marks(len(units))})", list(units)
        # Few databases compare several columns with a list alike. In groups, for an expression may not be too deep.
        one = f"({' AND '.join(f'{column} = {self.mark}' for column in columns)})"
        groups = [units[start : start + _GROUP] for start in range(0, len(units), _GROUP)]
        either = " OR ".join(f"({' OR '.join([one] * len(group))})" for group in groups)
        return f"({either or '1 = 0'})", [part for unit in units for part in parts(unit)]


_GROUP = 50


def parts(unit: object) -> tuple[object, ...]:
    """The values of the key of a unit: of several columns a tuple."""
    return unit if isinstance(unit, tuple) else (unit,)


def as_one(columns: Sequence[str]) -> str:
    """A column, or several as one value."""
    return columns[0] if len(columns) == 1 else f"({', '.join(columns)})"


def label(unit: object) -> str:
    """A unit as text, by which it is found again: a history may keep as text what is a number in the table itself."""
    return json.dumps([str(part) for part in unit]) if isinstance(unit, tuple) else str(unit)


@attrs.frozen(kw_only=True)
class KeyReference:
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
    loose: tuple[tuple[Table, ForeignKey], ...] = ()
    """Foreign keys between members that close a circle: they are set to null before rows go."""

    @property
    def types(self) -> tuple[str, ...]:
        """The values of the root's column of types that stand under this policy; none where all rows do."""
        return tuple(value for value, policy in self.root.policies.items() if policy == self.policy)

    def of_type(self, write: SqlWriter) -> tuple[str, list[object]]:
        """The condition that a row of the root is of these types, and its values; nothing where all are."""
        if not self.types or self.root.by is None:
            return "", []
        # As text: a column of whole numbers may tell types apart too.
        column = f"CAST({write.quote(self.root.by)} AS VARCHAR(255))"
        return f"{column} IN ({write.marks(len(self.types))})", list(self.types)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns of the key of the root."""
        return self.root.key

    def apart(self, row: Sequence[object]) -> tuple[object, Sequence[object]]:
        """The unit with which a row begins, and what follows."""
        width = len(self.root.key)
        return (row[0] if width == 1 else tuple(row[:width])), row[width:]

    def owns(self, table: Table) -> bool:
        """Whether rows of a table belong to such files."""
        return any(member is table for member in self.members)

    def references(self) -> Iterator[KeyReference]:
        """The foreign keys from outside to members, and those between members by which one file may point to another."""
        for member in self.members:
            for table, key in self.application.pointing_to(member.name):
                leads = self.owns(table) and self.application.leading(table) is key
                if not leads:
                    yield KeyReference(table=table, key=key, to=member)

    def source(self, table: Table, write: SqlWriter, alias: str = "t") -> tuple[str, tuple[str, ...]]:
        """The FROM of a member, joined up to its root, and the expressions that give the key of its root."""
        return _source(self.application, self.root, table, write, alias)

    def rows(self, table: Table, write: SqlWriter, units: Sequence[object]) -> tuple[str, list[object]]:
        """The condition of the rows of a member that belong to some units, and its values."""
        if table is self.root:
            return write.among([write.quote(name) for name in self.key], units)
        if table.points is not None:
            return self._pointing(table, write, units)
        columns, above, to = _step(self.application, table)
        return self._leading([write.quote(name) for name in columns], above, to, write, units)

    def _leading(
        self,
        columns: Sequence[str],
        above: Table,
        to: tuple[str, ...],
        write: SqlWriter,
        units: Sequence[object],
        *,
        text: bool = False,
    ) -> tuple[str, list[object]]:
        """The condition that columns hold the key of a row above that belongs to the units; ``text``: as text."""
        dashed = text and any(_is_uuid(above, name) for name in to)
        columns = [plain(column) for column in columns] if dashed else columns
        if above is self.root and to == self.key:
            as_text = [bare(unit) if dashed else str(unit) for unit in units] if text else units
            return write.among(columns, as_text)
        inner, values = self.rows(above, write, units)
        names = map(write.quote, to)
        wanted = ", ".join(
            plain(name) if dashed else f"CAST({name} AS VARCHAR(255))" if text else name for name in names
        )
        return f"{as_one(columns)} IN (SELECT {wanted} FROM {write.table(above.name)} WHERE {inner})", values  # noqa: S608  names are quoted

    def _pointing(self, table: Table, write: SqlWriter, units: Sequence[object]) -> tuple[str, list[object]]:
        assert table.points is not None  # noqa: S101  looked at by the caller
        parts: list[str] = []
        values: list[object] = []
        for kind, above, to in _pointed(self.application, self.root, table):
            key = [write.quote(table.points.key)]
            inner, more = self._leading(key, above, to, write, units, text=_by_text(table))
            is_kind, spelled = kind_is(table.points, write, kind)
            parts.append(f"({is_kind} AND {inner})")
            values += [*spelled, *more]
        return f"({' OR '.join(parts)})", values


def _step(application: Application, table: Table) -> tuple[tuple[str, ...], Table, tuple[str, ...]]:
    """The columns of the unit of a table, the table that it leads to, and the columns there."""
    parent = application.parent(table)
    owning = application.owning(table)
    if parent is not None and owning is not None:
        return owning.to_columns, application.table(parent), owning.columns
    if parent is None or table.unit is None:
        raise DefinitionError(f"{table.name}: its unit leads nowhere")
    key = application.leading(table)
    if key is not None and key.to == parent:
        return key.columns, application.table(parent), key.to_columns
    return (table.unit,), application.table(parent), application.table(parent).key[:1]


def owned_key(files: Files, member: Table) -> tuple[str, ...]:
    """The columns by which a row is pointed to by its owner."""
    return _step(files.application, member)[0]


def _pointed(application: Application, root: Table, table: Table) -> Iterator[tuple[str, Table, tuple[str, ...]]]:
    """The kinds of a pointer that lead to files of a root: the value, the table, its key."""
    assert table.points is not None  # noqa: S101
    for kind, name in table.points.to.items():
        above = application.table(name)
        if application.root(above) is root:
            column = table.points.to_columns.get(name)
            yield kind, above, (column,) if column is not None else above.key


def kind_is(pointer: Pointer, write: SqlWriter, kind: str, alias: str = "") -> tuple[str, list[object]]:
    """The condition that a pointer is of a kind, and its values."""
    column = f"{alias}{write.quote(pointer.kind)}"
    if pointer.through is None:
        return f"{column} = {write.mark}", [kind]
    kinds = pointer.through
    spelled = " AND ".join(f"{write.quote(name)} = {write.mark}" for name in kinds.columns)
    inner = f"SELECT {write.quote(kinds.key)} FROM {write.table(kinds.table)} WHERE {spelled}"  # noqa: S608  names are quoted
    return f"{column} IN ({inner})", list(kind.split("."))


def plain(column: str) -> str:
    """A UUID as it is written without dashes, whichever way a column keeps it."""
    return f"REPLACE(LOWER(CAST({column} AS VARCHAR(255))), '-', '')"


def bare(value: object) -> str:
    """The same of a value."""
    return str(value).replace("-", "").lower()


def _is_uuid(table: Table, name: str) -> bool:
    column = table.column(name)
    return column is not None and column.kind is Kind.UUID


def _by_text(table: Table) -> bool:
    column = table.column(table.points.key) if table.points else None
    return column is None or column.kind is not Kind.NUMBER


def _source(
    application: Application, root: Table, table: Table, write: SqlWriter, alias: str
) -> tuple[str, tuple[str, ...]]:
    joined, here, number = f"{write.table(table.name)} {alias}", table, 0
    now = alias
    while here is not root:
        columns, above, to = _step(application, here)
        if above is root and to == root.key:
            return joined, tuple(f"{now}.{write.quote(column)}" for column in columns)
        number += 1
        following = f"{alias}{number}"
        joined += f" JOIN {write.table(above.name)} {following} ON {equal(write, following, to, now, columns)}"
        here, now = above, following
    return joined, tuple(f"{now}.{write.quote(name)}" for name in root.key)


def equal(write: SqlWriter, one: str, columns: Sequence[str], other: str, others: Sequence[str]) -> str:
    """The condition that columns of two aliases are the same."""
    pairs = zip(columns, others, strict=True)
    return " AND ".join(f"{one}.{write.quote(here)} = {other}.{write.quote(there)}" for here, there in pairs)
