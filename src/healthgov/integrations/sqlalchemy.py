"""SQLAlchemy 2: policies and categories on tables and columns, and the description made of them.

A table says it in its ``info``, a column in its own, or in an ``Annotated`` type that several columns share::

    Birth = Annotated[date, governed(category="identity.birth", event="birth")]

    class Patient(Base):
        __tablename__ = "patient"
        __table_args__ = governance(policy="private_practice_record")

        id: Mapped[int] = mapped_column(primary_key=True)
        born: Mapped[Birth | None]
"""

from __future__ import annotations

import contextlib
import difflib
from collections.abc import Generator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import attrs

from healthgov.errors import DefinitionError, MissingExtraError
from healthgov.integrations import metadata
from healthgov.integrations.description import Application, Column, Table
from healthgov.integrations.extractor import KEY, of_sqlalchemy
from healthgov.integrations.purge.files import SqlWriter

try:
    from sqlalchemy import Dialect, Engine, MetaData, inspect
    from sqlalchemy import Table as SqlTable
    from sqlalchemy.orm import MappedColumn, mapped_column
except ImportError as missing:
    raise MissingExtraError.for_extra("a description of SQLAlchemy's tables", "sqlalchemy") from missing

if TYPE_CHECKING:
    from sqlalchemy.orm import DeclarativeBase

__all__ = ["SqlalchemyStore", "described", "governance", "governed", "lock_of", "register", "writer_of"]

_OF_TABLES = {field.name for field in attrs.fields(Table)} - {"name", "columns", "key", "foreign_keys"}
_OF_COLUMNS = {field.name for field in attrs.fields(Column)} - {"name", "kind", "nullable"}


Held = TypeVar("Held")


def governance(**declared: object) -> dict[str, dict[str, dict[str, object]]]:
    """What ``__table_args__`` says of a table: ``governance(policy="...", unit="patient_id")``.

    :raises DefinitionError: for a name that no table has.
    """
    return {"info": {KEY: _checked(declared, _OF_TABLES)}}


def governed(**declared: object) -> MappedColumn[Held]:  # pyright: ignore[reportInvalidTypeVarUse]  what the column is declared to hold
    """A column of which something is declared, alone or in ``Annotated``: ``governed(category="...", event="...")``.

    :raises DefinitionError: for a name that no column has.
    """
    return mapped_column(info={KEY: _checked(declared, _OF_COLUMNS)})


def _checked(declared: dict[str, object], known: set[str]) -> dict[str, object]:
    unknown = sorted(set(declared) - known)
    if unknown:
        raise DefinitionError(f"not known here: {', '.join(unknown)}; known are {', '.join(sorted(known))}")
    return declared


def register(model: type[object] | SqlTable, **declared: object) -> None:
    """Say of a table, or of a mapped class, what its own module does not: as ``governance``, with ``columns={...}``.

    For models of somebody else, of SQLModel, or found by reflection. What is said already stands, unless it is said anew.

    :raises DefinitionError: for a name that no table or column has, or what is no table.
    """
    mapper = None if isinstance(model, SqlTable) else inspect(model, raiseerr=False)
    table = model if isinstance(model, SqlTable) else getattr(mapper, "local_table", None)
    if not isinstance(table, SqlTable):
        raise DefinitionError("what is registered is a mapped class, or a Table")
    columns = declared.pop("columns", {})
    said = _checked(declared, _OF_TABLES)
    named = dict(mapper.columns) if mapper is not None else {}
    for name, about in columns.items() if isinstance(columns, Mapping) else ():
        column = named.get(name, table.columns.get(name))
        if column is None:
            near = difflib.get_close_matches(name, [*named, *table.columns.keys()], n=1)
            raise DefinitionError(f"{table.fullname} has no column {name}{f': {near[0]}?' if near else ''}")
        column.info[KEY] = {**column.info.get(KEY, {}), **_checked(dict(about), _OF_COLUMNS)}
    table.info[KEY] = {**table.info.get(KEY, {}), **said}


def described(base: type[DeclarativeBase] | MetaData, *, name: str = "application") -> Application:
    """The tables of a declarative base, or of a ``MetaData``, with what is declared of them.

    :raises InvalidDocumentError: for a declaration that cannot be read, all at once.
    """
    return metadata.read(of_sqlalchemy(base, name), source=name)  # type: ignore[no-untyped-call]  # it runs on old Pythons


def writer_of(dialect: Dialect) -> SqlWriter:
    """How a database wants its SQL.

    :raises DefinitionError: for a driver that writes values in a way that is not known here.
    """
    mark = {"qmark": "?", "format": "%s", "pyformat": "%s"}.get(dialect.paramstyle)
    if mark is None:
        # The driver of SQLite takes both; others of this kind are not tried.
        raise DefinitionError(f"values written as {dialect.paramstyle} are not known here: use another driver")
    return SqlWriter(quote=dialect.identifier_preparer.quote_identifier, mark=mark)


def lock_of(dialect: Dialect) -> str:
    """What follows a SELECT whose rows nobody else may change; a transaction of SQLite locks everything."""
    return "" if dialect.name == "sqlite" else " FOR UPDATE"


class SqlalchemyStore:
    """A database reached by SQLAlchemy, for a purge; on one connection, which ``close`` gives back.

    SQLite and PostgreSQL are tried; on others SELECT ... FOR UPDATE is used.
    """

    def __init__(self, engine: Engine) -> None:
        self._connection = engine.connect()
        self._inside = False
        self.writer = writer_of(engine.dialect)
        self.lock = lock_of(engine.dialect)

    @contextlib.contextmanager
    def transaction(self) -> Generator[None, None, None]:
        """All or nothing."""
        with self._connection.begin():
            self._inside = True
            try:
                yield
            finally:
                self._inside = False

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Sequence[object]]:
        """What a question gives; outside of a transaction nothing stays open."""
        found = self._connection.exec_driver_sql(sql, tuple(values)).fetchall()
        if not self._inside:
            self._connection.rollback()
        return [tuple(row) for row in found]

    def change(self, sql: str, values: Sequence[object] = ()) -> int:
        """How many rows a statement changed."""
        return self._connection.exec_driver_sql(sql, tuple(values)).rowcount

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()
