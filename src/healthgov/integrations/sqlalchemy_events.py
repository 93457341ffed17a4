"""SQLAlchemy sessions that destroy no record still due: ``session.delete`` and ``delete(...)`` are asked first.

What goes by itself goes along: rows of a cascade of the ORM, and of one of the database. Rows whose policy says nothing yet
are still due. A purge has a connection of its own, and is not asked twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING, Any

import attrs

from healthgov.errors import HealthgovError, MissingExtraError
from healthgov.integrations.description import Application, Kind, OnDelete, Table
from healthgov.integrations.purge.files import Files, SqlWriter, bare, equal, parts, plain
from healthgov.integrations.purge.histories import KEPT, Asker
from healthgov.integrations.purge.members import files_of
from healthgov.integrations.sqlalchemy import lock_of, writer_of

try:
    from sqlalchemy import Dialect, event, inspect, select
    from sqlalchemy.orm import ORMExecuteState, Session
except ImportError as missing:
    raise MissingExtraError.for_extra("a guard of SQLAlchemy's sessions", "sqlalchemy") from missing

if TYPE_CHECKING:
    from sqlalchemy.orm import sessionmaker

    from healthgov.retention import RetentionSchedule

__all__ = ["DeletionRefusedError", "StillDue", "guarding_deletions"]

_AT_ONCE = 400
Key = tuple[object, ...]


@attrs.frozen(kw_only=True)
class StillDue:
    """Files of one policy of which rows would be destroyed, and why each has to stay; no key, no personal value."""

    policy: str
    """Its key; empty for rows of a type for which no policy is given."""
    table: str
    """The table of the files: a patient, where a visit is deleted."""
    rows: tuple[str, ...]
    """The tables whose rows would be destroyed."""
    kept: Mapping[str, int] = attrs.field(hash=False)
    """How many files, by reason: the codes of ``healthgov.integrations.purge.histories.KEPT``."""

    def __str__(self) -> str:
        reasons = "; ".join(f"{count}: {KEPT[code]}" for code, count in sorted(self.kept.items()))
        return (
            f"{', '.join(self.rows)}: rows of {self.table}, kept under {self.policy or 'no policy given'} ({reasons})"
        )


class DeletionRefusedError(HealthgovError):
    """Something would be destroyed that is still due; nothing was deleted."""

    def __init__(self, found: Sequence[StillDue]) -> None:
        super().__init__("\n".join(["this deletion would destroy what has to be kept:", *map(str, found)]))
        self.found = tuple(found)

    def __reduce__(self) -> tuple[type[DeletionRefusedError], tuple[tuple[StillDue, ...]]]:
        return type(self), (self.found,)


def guarding_deletions(
    sessions: type[Session] | Session | sessionmaker[Any],
    application: Application,
    schedule: Callable[[], RetentionSchedule],
    *,
    recorded: Callable[[StillDue], None] | None = None,
    zone: tzinfo | None = None,
) -> None:
    """Ask before these sessions delete: ``guarding_deletions(Session, described(Base), lambda: fr.Retention(as_of=today()))``.

    A file that is due may go, and so may parts of it; a part of a file that is not due stays. Where ``recorded`` is
    given it is called with what is still due instead, and the deletion goes on. Asked are ``session.delete`` at its flush,
    and ``delete(...)`` that a session executes; SQL written as text, and a connection without session, are not seen.

    :raises DeletionRefusedError: from the flush, or from ``execute``, where nothing is recorded.
    """
    guard = _Guard(application, schedule, recorded, zone)
    event.listen(sessions, "before_flush", guard.flushed)
    event.listen(sessions, "do_orm_execute", guard.executed)


@attrs.frozen
class _Guard:
    """What the sessions call."""

    application: Application
    schedule: Callable[[], RetentionSchedule]
    recorded: Callable[[StillDue], None] | None
    zone: tzinfo | None

    def flushed(self, session: Session, *_: object) -> None:
        """Ask about the objects that a flush deletes."""
        gone: dict[str, set[Key]] = defaultdict(set)
        for one in session.deleted:
            state = inspect(one)
            for table in state.mapper.tables:
                name = str(table.fullname)
                if state.identity and self.application.find(name) is not None:
                    dialect = session.connection(bind_arguments={"mapper": state.mapper}).dialect
                    gone[name].add(_as_written(dialect, state.mapper.primary_key, state.identity))
        self._judge(session, gone)

    def executed(self, state: ORMExecuteState) -> None:
        """Ask about the rows that a statement deletes."""
        statement: Any = state.statement
        if not state.is_delete or (table := self.application.find(str(statement.table.fullname))) is None:
            return
        if state.session.autoflush:
            state.session.flush()  # as the deletion itself does, and what is new counts here too
        rows = select(*(statement.table.c[name] for name in table.key))
        if statement.whereclause is not None:
            rows = rows.where(statement.whereclause)
        connection = state.session.connection(bind_arguments=dict(state.bind_arguments))
        parameters: Any = state.parameters or {}
        many = parameters if isinstance(parameters, list) else [parameters]
        columns = [statement.table.c[name] for name in table.key]
        found = (row for one in many for row in connection.execute(rows, one))
        self._judge(state.session, {table.name: {_as_written(connection.dialect, columns, row) for row in found}})

    def _judge(self, session: Session, gone: Mapping[str, set[Key]]) -> None:
        if not gone:
            return
        asked = _Asked(session, self.application, self.schedule(), self.zone)
        found = asked.still_due(asked.with_cascades(gone))
        if not found:
            return
        if self.recorded is None:
            raise DeletionRefusedError(found)
        for one in found:
            self.recorded(one)


def _as_written(dialect: Dialect, columns: Iterable[Any], key: Iterable[object]) -> Key:
    """A key as the driver takes it: a UUID or a value of an enumeration is none of its types."""
    processors = (column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns)
    return tuple(write(value) if write else value for write, value in zip(processors, key, strict=True))


class _Asked:
    """What is asked about one deletion, in the transaction of its session."""

    def __init__(
        self, session: Session, application: Application, schedule: RetentionSchedule, zone: tzinfo | None
    ) -> None:
        self._connection = session.connection()
        self.application, self.schedule, self.zone = application, schedule, zone
        self.writer: SqlWriter = writer_of(self._connection.dialect)
        self.lock = lock_of(self._connection.dialect)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Sequence[object]]:
        """What a question gives."""
        return [tuple(row) for row in self._connection.exec_driver_sql(sql, tuple(values))]

    def change(self, sql: str, values: Sequence[object] = ()) -> int:
        """Nothing is changed here."""
        raise NotImplementedError

    def transaction(self) -> Any:
        """The transaction is the session's."""
        raise NotImplementedError

    def _found(self, shown: str, source: str, names: Sequence[str], keys: Iterable[Key]) -> Iterator[Sequence[object]]:
        """Rows of a source whose columns hold one of some keys."""
        every = sorted(keys, key=repr)
        for start in range(0, len(every), _AT_ONCE):
            some = every[start : start + _AT_ONCE]
            if len(names) == 1:
                condition = f"{names[0]} IN ({self.writer.marks(len(some))})"
            else:
                one = " AND ".join(f"{name} = {self.writer.mark}" for name in names)
                condition = " OR ".join([f"({one})"] * len(some))
            sql = f"SELECT DISTINCT {shown} FROM {source} WHERE {condition}"  # noqa: S608  names are quoted
            yield from self.rows(sql, [value for key in some for value in key])

    def with_cascades(self, gone: Mapping[str, set[Key]]) -> dict[str, set[Key]]:
        """The rows, and those that the database deletes with them."""
        every: dict[str, set[Key]] = {name: set(keys) for name, keys in gone.items()}
        fresh = [(self.application.table(name), keys) for name, keys in every.items()]
        while fresh:
            table, keys = fresh.pop()
            for child, key in self.application.pointing_to(table.name):
                if key.on_delete is not OnDelete.CASCADE or not child.key:
                    continue
                quote = self.writer.quote
                pairs = zip(key.columns, key.to_columns, strict=True)
                on = " AND ".join(f"c.{quote(here)} = t.{quote(there)}" for here, there in pairs)
                source = f"{self.writer.table(table.name)} t JOIN {self.writer.table(child.name)} c ON {on}"
                shown = ", ".join(f"c.{quote(name)}" for name in child.key)
                found = {tuple(row) for row in self._found(shown, source, [f"t.{quote(n)}" for n in table.key], keys)}
                new = found - every.get(child.name, set())
                if new:
                    every.setdefault(child.name, set()).update(new)
                    fresh.append((child, new))
        return every

    def still_due(self, gone: Mapping[str, set[Key]]) -> list[StillDue]:
        """The files to which rows belong that have to stay, by policy."""
        units: dict[tuple[str, str], dict[object, set[str]]] = defaultdict(lambda: defaultdict(set))
        for name, keys in gone.items():
            table = self.application.table(name)
            for root, unit in self._units(table, keys):
                for policy in self._policies(root, unit):
                    units[policy, root.name][unit].add(name)
        found = []
        for (key, name), tables in units.items():
            kept: Mapping[object, str] = dict.fromkeys(tables, "unknown")  # of a type without policy
            if key:
                kept = self._kept(files_of(self.application, key, self.application.table(name)), list(tables))
            if kept:
                rows = sorted({table for unit in kept for table in tables[unit]})
                found.append(StillDue(policy=key, table=name, rows=tuple(rows), kept=dict(Counter(kept.values()))))
        return found

    def _policies(self, root: Table, unit: object) -> tuple[str, ...]:
        """The policy of a file; by its type, where rows of several stand in its table."""
        if root.by is None:
            return root.keys
        quote = self.writer.quote
        shown, source = quote(root.by), self.writer.table(root.name)
        rows = self._found(shown, source, [quote(name) for name in root.key], [parts(unit)])
        return tuple(root.policies.get(str(value), "") for (value,) in rows)

    def _kept(self, files: Files, units: Sequence[object]) -> dict[object, str]:
        policy = self.schedule.policy(files.policy)
        asker = Asker(store=self, files=files, policy=policy, as_of=self.schedule.as_of, zone=self.zone, locking=True)
        kept: dict[object, str] = {}
        for start in range(0, len(units), _AT_ONCE):
            some = units[start : start + _AT_ONCE]
            condition, values = self.writer.among([self.writer.quote(name) for name in files.key], some)
            sql = f"SELECT 1 FROM {self.writer.table(files.root.name)} WHERE {condition}{self.lock}"  # noqa: S608
            self.rows(sql, values)  # nobody lays a hold on them meanwhile
            kept.update({answer.unit: answer.kept for answer in asker.answers(some) if answer.kept})
        return kept

    def _units(self, table: Table, keys: Iterable[Key]) -> Iterator[tuple[Table, object]]:
        """The files to which rows belong: their root, and the key of its row."""
        own = [f"t.{self.writer.quote(name)}" for name in table.key]
        if not own:
            return
        if table.points is not None:
            yield from self._pointed(table, own, keys)
            return
        root = self.application.root(table)
        if not root.keys:
            return
        files = Files(application=self.application, root=root, policy="", members=())
        source, unit = files.source(table, self.writer)
        for found in self._found(", ".join(unit), source, own, keys):
            if None not in found:
                yield root, files.apart(found)[0]

    def _pointed(self, table: Table, own: Sequence[str], keys: Iterable[Key]) -> Iterator[tuple[Table, object]]:
        assert table.points is not None  # noqa: S101  looked at by the caller
        quote = self.writer.quote
        kinds: tuple[str, ...] = (f"t.{quote(table.points.kind)}",)
        source = f"{self.writer.table(table.name)} t"
        if (through := table.points.through) is not None:
            kinds = tuple(f"k.{quote(name)}" for name in through.columns)
            on = equal(self.writer, "k", (through.key,), "t", (table.points.kind,))
            source = f"{source} JOIN {self.writer.table(through.table)} k ON {on}"
        leads: dict[str, set[Key]] = defaultdict(set)
        for *kind, key in self._found(f"{', '.join(kinds)}, t.{quote(table.points.key)}", source, own, keys):
            above = self.application.find(table.points.to.get(".".join(map(str, kind))))
            if above is None or not above.key or key is None:
                continue
            held = above.column(table.points.to_columns.get(above.name, above.key[0]))
            if held is None:
                continue
            if held.kind is Kind.UUID or (held.name,) != above.key:
                given, shown = quote(held.name), ", ".join(map(quote, above.key))
                uuid = held.kind is Kind.UUID
                read, value = (plain(given), bare(key)) if uuid else (f"CAST({given} AS VARCHAR(255))", str(key))
                leads[above.name] |= set(
                    map(tuple, self._found(shown, self.writer.table(above.name), [read], [(value,)]))
                )
                continue
            number = held.kind is Kind.NUMBER and str(key).isdecimal()
            leads[above.name].add((int(str(key)) if number else key,))
        for name, some in leads.items():
            yield from self._units(self.application.table(name), some)
