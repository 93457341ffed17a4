"""The rows of some files, at the moment at which they go: handed over, let go of, made anonymous, deleted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import attrs

from healthgov.documents.replacing import write_whole
from healthgov.integrations.description import ForeignKey, OnDelete, Table
from healthgov.integrations.purge.files import Files, as_one, owned_key
from healthgov.integrations.purge.removal import PurgeError
from healthgov.integrations.purge.stores import Store

__all__ = ["Rows"]


@attrs.define(kw_only=True, slots=False)
class Rows:
    """The rows of the files of some units, inside a transaction."""

    store: Store
    files: Files
    units: Sequence[object]

    def paths(self) -> list[str]:
        """The files beside the rows."""
        found: list[str] = []
        for member in self.files.members:
            if member.files:
                rows = self._read(member, member.files)
                found += [str(path) for row in rows for path in row if path not in (None, "")]
        return found

    def hand_over(self, archives: Path, name: str) -> None:
        """Write the rows for the archives, whole, before they go; a batch that is undone is written over."""
        lines = []
        for member in self.files.members:
            names = [column.name for column in member.columns]
            for row in self._read(member, names):
                content = {"table": member.name, **dict(zip(names, row, strict=True))}
                lines.append(json.dumps(content, ensure_ascii=False, default=str))
        archives.mkdir(parents=True, exist_ok=True)
        write_whole("\n".join(lines) + "\n", archives / name)

    def detach(self) -> dict[str, int]:
        """Rows outside that may lose what they point to lose it, as their foreign keys say."""
        _ = self._owned  # looked for while something points to them
        write, detached = self.store.writer, Counter[str]()
        for reference in self.files.references():
            if reference.key.on_delete is not OnDelete.SET_NULL:
                continue
            here = [write.quote(name) for name in reference.key.columns]
            there = ", ".join(write.quote(name) for name in reference.key.to_columns)
            condition, values = self._where(reference.to)
            sql = (
                f"UPDATE {write.table(reference.table.name)} SET {', '.join(f'{name} = NULL' for name in here)} "  # noqa: S608
                f"WHERE {as_one(here)} IN "
                f"(SELECT {there} FROM {write.table(reference.to.name)} WHERE {condition})"
            )
            detached[reference.table.name] += self.store.change(sql, values)
        return {name: count for name, count in detached.items() if count}

    def go(self, *, anonymise: bool, at_once: int) -> dict[str, int]:
        """Make the rows of each member anonymous where it says so, or delete them; how many there were."""
        for table, key in self.files.loose:
            self._let_go(table, key)
        counts: dict[str, int] = {}
        for member in self.files.members:
            if anonymise and member.anonymise:
                counts[member.name] = self._anonymise(member)
            elif member.owner:
                counts[member.name] = self._delete_owned(member, at_once)
            else:
                condition, values = self._where(member)
                sql = f"DELETE FROM {self.store.writer.table(member.name)} WHERE {condition}"  # noqa: S608
                counts[member.name] = self.store.change(sql, values)
        return counts

    def _where(self, member: Table) -> tuple[str, list[object]]:
        return self.files.rows(member, self.store.writer, self.units)

    def _read(self, member: Table, names: Sequence[str]) -> list[Sequence[object]]:
        write = self.store.writer
        condition, values = self._where(member)
        shown = ", ".join(write.quote(name) for name in names)
        return self.store.rows(f"SELECT {shown} FROM {write.table(member.name)} WHERE {condition}", values)  # noqa: S608

    @cached_property
    def _owned(self) -> dict[str, list[object]]:
        """The keys of rows to which rows of the files point."""
        found: dict[str, list[object]] = {}
        for member in self.files.members:
            if member.owner:
                rows = self._read(member, owned_key(self.files, member))
                found[member.name] = [row[0] if len(row) == 1 else tuple(row) for row in rows]
        return found

    def _delete_owned(self, member: Table, at_once: int) -> int:
        write, gone = self.store.writer, 0
        columns, keys = [write.quote(name) for name in owned_key(self.files, member)], self._owned[member.name]
        for start in range(0, len(keys), at_once):
            condition, values = write.among(columns, keys[start : start + at_once])
            gone += self.store.change(f"DELETE FROM {write.table(member.name)} WHERE {condition}", values)  # noqa: S608
        return gone

    def _let_go(self, table: Table, key: ForeignKey) -> None:
        """Rows of the files themselves that point in a circle."""
        write = self.store.writer
        condition, values = self._where(table)
        puts = ", ".join(f"{write.quote(name)} = NULL" for name in key.columns)
        self.store.change(f"UPDATE {write.table(table.name)} SET {puts} WHERE {condition}", values)  # noqa: S608

    def _anonymise(self, member: Table) -> int:
        """Put the values that are named in place, and look whether they are there."""
        write = self.store.writer
        condition, values = self._where(member)
        names = list(member.anonymise)
        puts = ", ".join(f"{write.quote(name)} = {write.mark}" for name in names)
        changed = self.store.change(
            f"UPDATE {write.table(member.name)} SET {puts} WHERE {condition}",  # noqa: S608
            [*(member.anonymise[name] for name in names), *values],
        )
        wanted = [member.anonymise[name] for name in names]
        if any(list(row) != wanted for row in self._read(member, names)):
            raise PurgeError(
                f"{member.name}: a column still holds another value than it was given; the batch is undone"
            )
        return changed
