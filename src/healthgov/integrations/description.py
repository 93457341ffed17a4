"""What an application keeps: tables, columns, keys, and what is declared of them. Every door makes it, all else reads it.

SQLAlchemy, Django and a file of metadata give the same description, so that coverage, scan and purge are written once.
Nothing here is guessed: what is not declared is ``None``.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping

import attrs

from healthgov.errors import DefinitionError

__all__ = [
    "NONE",
    "Application",
    "Column",
    "ForeignKey",
    "Kind",
    "Kinds",
    "OnDelete",
    "Open",
    "Owner",
    "Periods",
    "Pointer",
    "Table",
]

NONE = "none"
"""The category that says: no personal data."""


class Kind(enum.Enum):
    """The kinds of columns, as far as they matter here."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    BOOLEAN = "boolean"
    FILE = "file"
    UUID = "uuid"
    """Written with dashes or without: one database keeps it so, another otherwise."""
    OTHER = "other"


class OnDelete(enum.Enum):
    """What becomes of a row when the row that it points to goes."""

    CASCADE = "cascade"
    SET_NULL = "set_null"
    RESTRICT = "restrict"
    """It may not go; what is stated nowhere is this too."""


class Open(enum.Enum):
    """What an empty column of an event says."""

    NOT_STATED = "not_stated"
    UNDER_WAY = "under_way"
    """It has begun and is not over, such as a stay: it is yet to come, and what the text obliges to keep is kept."""
    IGNORED = "ignored"
    """Nothing: the other rows say it."""


@attrs.frozen(kw_only=True)
class Column:
    """A column, and what is declared of it."""

    name: str
    kind: Kind = Kind.OTHER
    nullable: bool = True
    category: str | None = None
    """The code of a category of data, or ``none``."""
    event: str | None = None
    """The event of a clock whose day it holds."""
    empty: Open = Open.NOT_STATED
    """What it says of the event where it is empty."""
    file: bool = False
    """Whether it names a file beside the row."""


@attrs.frozen(kw_only=True)
class ForeignKey:
    """Columns that point to the key of a table."""

    columns: tuple[str, ...]
    to: str
    to_columns: tuple[str, ...]
    on_delete: OnDelete = OnDelete.RESTRICT


@attrs.frozen(kw_only=True)
class Kinds:
    """A table of kinds to which pointers point, as Django keeps one of its content types."""

    table: str
    key: str
    columns: tuple[str, ...]
    """The columns that spell a kind; with points between them."""


@attrs.frozen(kw_only=True)
class Pointer:
    """A pointer without a foreign key: one column says which table (``kind``), one which row (``key``)."""

    kind: str
    key: str
    to: Mapping[str, str] = attrs.field(hash=False)
    """For each value of ``kind`` the table that it means."""
    to_columns: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    """For a table the column whose values ``key`` holds, where it is not the table's key."""
    through: Kinds | None = None
    """Where ``kind`` holds a key of a table of kinds: ``to`` then spells them, as ``hospital.patient``."""

    @property
    def by_key(self) -> tuple[str, ...]:
        """The tables of which it holds the key."""
        return tuple(name for name in self.to.values() if name not in self.to_columns)


@attrs.frozen(kw_only=True)
class Owner:
    """The column of another table that leads to a row: it belongs to the file of the row that points to it."""

    table: str
    column: str


@attrs.frozen(kw_only=True)
class Periods:
    """A table that lists claims, or legal holds: the columns of their first day and of their end."""

    since: str
    until: str


@attrs.frozen(kw_only=True)
class Table:
    """A table, and what is declared of it."""

    name: str
    columns: tuple[Column, ...]
    called: str = ""
    """The class of the application that stands for it, where there is one: its capitals tell words apart."""
    key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    policy: str | None = None
    """The key of the policy under which its rows are kept."""
    by: str | None = None
    """The column that tells apart rows of several types, each a file of its own: instead of ``policy``."""
    policies: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    """The key of the policy for each value of ``by``."""
    unit: str | None = None
    """The column that leads to the file the row belongs to; without it each row is a file of its own."""
    owner: Owner | None = None
    """Instead of ``unit``, where the foreign key leads here: an address to which the row of a patient points."""
    exempt: str = ""
    """Why it needs no policy: it holds no personal data."""
    soft_delete: str | None = None
    """The column that marks a row as deleted, and erases nothing."""
    history_of: str | None = None
    """The table of which it keeps older states; ``unit`` then holds the key of the row in that table."""
    points: Pointer | None = None
    claims: Periods | None = None
    holds: Periods | None = None
    blocked: str | None = None
    """A column that is true while somebody has to look before the row goes."""
    unless: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, hash=False)
    """Rows that are no events: for each column the values that say so, such as a status of cancelled."""
    never: tuple[str, ...] = ()
    """Events that never happen to its rows."""
    anonymise: Mapping[str, object] = attrs.field(factory=dict, hash=False)
    """Instead of deletion: the value that each column named gets."""
    cascades: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    """Why rows of other tables may go with a row of this one: for each such table, of which one has no policy, the reason."""
    copies: bool = False
    """Whether it holds copies of personal data of other tables, for a search or an export."""

    def column(self, name: str) -> Column | None:
        """The column of a name."""
        return next((column for column in self.columns if column.name == name), None)

    @property
    def declared(self) -> bool:
        """Whether somebody has said under which policy it stands, or why under none."""
        return bool(
            self.policy or self.policies or self.exempt or self.history_of or self.points or self.claims or self.holds
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the policies under which its rows are kept."""
        return (self.policy,) if self.policy else tuple(dict.fromkeys(self.policies.values()))

    @property
    def files(self) -> tuple[str, ...]:
        """The columns declared to name files."""
        return tuple(column.name for column in self.columns if column.file)


@attrs.frozen(kw_only=True)
class Application:
    """The tables of an application."""

    name: str
    tables: tuple[Table, ...]

    def __attrs_post_init__(self) -> None:
        names = [table.name for table in self.tables]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise DefinitionError(f"{self.name}: tables described twice: {', '.join(twice)}")

    def table(self, name: str) -> Table:
        """The table of a name.

        :raises DefinitionError: where there is none.
        """
        found = self.find(name)
        if found is None:
            raise DefinitionError(f"{self.name} has no table {name}")
        return found

    def find(self, name: str | None) -> Table | None:
        """The table of a name, or ``None``."""
        return next((table for table in self.tables if table.name == name), None)

    def pointing_to(self, name: str) -> Iterable[tuple[Table, ForeignKey]]:
        """The foreign keys that lead to a table."""
        return ((table, key) for table in self.tables for key in table.foreign_keys if key.to == name)

    def parent(self, table: Table) -> str | None:
        """The table to which the unit of a table leads: by a foreign key, or because it keeps its older states."""
        if table.history_of:
            return table.history_of
        if table.owner is not None:
            return table.owner.table
        key = self.leading(table)
        return None if key is None else key.to

    def leading(self, table: Table) -> ForeignKey | None:
        """The foreign key of a table's unit; one of several columns is named by one of them that no other has."""
        if table.unit is None:
            return None
        alone = [key for key in table.foreign_keys if key.columns == (table.unit,)]
        among = [key for key in table.foreign_keys if table.unit in key.columns]
        return alone[0] if alone else among[0] if len(among) == 1 else None

    def owning(self, table: Table) -> ForeignKey | None:
        """The foreign key of its owner that leads to the rows of a table."""
        above = self.find(table.owner.table) if table.owner is not None else None
        keys = above.foreign_keys if above is not None else ()
        return next(
            (key for key in keys if table.owner and key.to == table.name and key.columns == (table.owner.column,)), None
        )

    def in_a_circle(self, table: Table) -> bool:
        """Whether the unit of a table leads back to where it came from, so that no row of it is a file."""
        seen: set[str] = set()
        while (above := self.parent(table)) is not None and self.find(above) is not None:
            if above in seen:
                return True
            seen.add(above)
            table = self.table(above)
        return False

    def root(self, table: Table) -> Table:
        """The table whose rows are the files to which the rows of a table belong; itself, where each row is one."""
        seen = {table.name}
        while (above := self.parent(table)) is not None and above not in seen:
            seen.add(above)
            table = self.table(above)
        return table
