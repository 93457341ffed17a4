"""The journal of a purge: two tables in the database of the application, written in the transactions of the purge itself.

What a batch did is known exactly if and only if it happened. The journal keeps counts; the names of files stay in it only until
the files are removed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import attrs

from healthgov.integrations.purge.stores import Store

__all__ = ["TABLES", "Journal", "Noted"]

TABLES = ("healthgov_purge", "healthgov_purge_file")
_AT_ONCE = 100
_START = -1
"""The step of the line that says how large the batches of the plan are."""


@attrs.define(kw_only=True)
class Noted:
    """What a batch did."""

    on: str
    units: int
    kept: dict[str, int]
    gone: int
    rows: dict[str, int] = attrs.field(factory=dict)
    detached: dict[str, int] = attrs.field(factory=dict)
    files: int = 0


class Journal:
    """The lines of one plan."""

    def __init__(self, store: Store, plan: str) -> None:
        self._store = store
        self._plan = plan
        self.batch = 0
        write = store.writer
        self._lines, self._files = (write.table(name) for name in TABLES)
        self._mark = write.mark

    def open(self, batch: int) -> None:
        """Make the tables where they are not there, and find how large the batches are: as the first run had them."""
        key = "plan VARCHAR(64) NOT NULL, step INTEGER NOT NULL, batch INTEGER NOT NULL"
        with self._store.transaction():
            self._store.change(
                f"CREATE TABLE IF NOT EXISTS {self._lines} ({key}, content TEXT, PRIMARY KEY (plan, step, batch))"
            )
            self._store.change(
                f"CREATE TABLE IF NOT EXISTS {self._files} ({key}, number INTEGER NOT NULL, path TEXT NOT NULL)"
            )
        with self._store.transaction():
            found = self._content(_START, 0)
            if found is None:
                self.begin(_START, 0)
                self._set(_START, 0, str(batch))
            self.batch = batch if found is None else int(found)

    def has(self, step: int, batch: int) -> bool:
        """Whether a batch happened."""
        return self._content(step, batch) is not None

    def begin(self, step: int, batch: int) -> None:
        """The first thing that is written in the transaction of a batch."""
        sql = f"INSERT INTO {self._lines} (plan, step, batch) VALUES ({self._mark}, {self._mark}, {self._mark})"  # noqa: S608  our own names
        self._store.change(sql, [self._plan, step, batch])

    def end(self, step: int, batch: int, noted: Noted) -> None:
        """The last thing that is written: what the batch did."""
        self._set(step, batch, json.dumps(attrs.asdict(noted), ensure_ascii=False))

    def noted(self, step: int) -> list[Noted]:
        """What the batches of a step did."""
        sql = f"SELECT content FROM {self._lines} WHERE plan = {self._mark} AND step = {self._mark} ORDER BY batch"  # noqa: S608
        return [Noted(**json.loads(str(row[0]))) for row in self._store.rows(sql, [self._plan, step])]

    def note_files(self, step: int, batch: int, paths: Iterable[str]) -> None:
        """Files that are to be removed once the transaction is over."""
        rows = [(self._plan, step, batch, number, path) for number, path in enumerate(paths)]
        marks = f"({', '.join([self._mark] * 5)})"
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            values = ", ".join([marks] * len(some))
            sql = f"INSERT INTO {self._files} (plan, step, batch, number, path) VALUES {values}"  # noqa: S608
            self._store.change(sql, [value for row in some for value in row])

    def remove_files(self, step: int, batch: int, remove: Callable[[str], None]) -> None:
        """Remove the files of a batch that happened, and forget their names."""
        where = f"plan = {self._mark} AND step = {self._mark} AND batch = {self._mark}"
        values = [self._plan, step, batch]
        found = self._store.rows(f"SELECT path FROM {self._files} WHERE {where} ORDER BY number", values)  # noqa: S608
        if not found:
            return
        for row in found:
            remove(str(row[0]))
        with self._store.transaction():
            self._store.change(f"DELETE FROM {self._files} WHERE {where}", values)  # noqa: S608

    def _content(self, step: int, batch: int) -> str | None:
        where = f"plan = {self._mark} AND step = {self._mark} AND batch = {self._mark}"
        found = self._store.rows(f"SELECT content FROM {self._lines} WHERE {where}", [self._plan, step, batch])  # noqa: S608
        return str(found[0][0]) if found else None

    def _set(self, step: int, batch: int, content: str) -> None:
        where = f"plan = {self._mark} AND step = {self._mark} AND batch = {self._mark}"
        sql = f"UPDATE {self._lines} SET content = {self._mark} WHERE {where}"  # noqa: S608
        self._store.change(sql, [content, self._plan, step, batch])
