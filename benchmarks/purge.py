"""A purge of the practice in ``examples/practice``: how much of its time is the database's own, and the disk's.

Run ``python benchmarks/purge.py [patients] [url]``: 2,500 patients on SQLite in a folder of its own when left out; a URL of
PostgreSQL names an empty database. Shares are to be read, not seconds.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from pathlib import Path

from sqlalchemy import create_engine

from healthgov import fr
from healthgov.integrations.purge import execute, make_plan, removing, verified
from healthgov.integrations.sqlalchemy import SqlalchemyStore, described

sys.path.insert(0, str(Path(__file__).parents[1] / "examples" / "practice"))
from models import Base
from seed import TODAY, seed


class Timed(SqlalchemyStore):
    """A store that says how long the database took."""

    taken = 0.0

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Sequence[object]]:
        """As the store does."""
        start = time.perf_counter()
        found = super().rows(sql, values)
        self.taken += time.perf_counter() - start
        return found

    def change(self, sql: str, values: Sequence[object] = ()) -> int:
        """As the store does."""
        start = time.perf_counter()
        changed = super().change(sql, values)
        self.taken += time.perf_counter() - start
        return changed

    @contextlib.contextmanager
    def transaction(self) -> Generator[None, None, None]:
        """As the store does; to commit is the database's work too."""
        inside, start = 0.0, time.perf_counter()
        with super().transaction():
            began = time.perf_counter()
            yield
            inside = time.perf_counter() - began
        self.taken += time.perf_counter() - start - inside


def main(patients: int, url: str | None) -> None:
    """Seed, plan, purge."""
    with tempfile.TemporaryDirectory() as folder:
        (files := Path(folder) / "files").mkdir()
        engine = create_engine(url or f"sqlite:///{folder}/practice.db")
        seed(engine, patients, files)
        store, application, schedule = Timed(engine), described(Base, name="practice"), fr.Retention(as_of=TODAY)
        start = time.perf_counter()
        plan = make_plan(store, application, schedule)
        shown(
            "plan",
            time.perf_counter() - start,
            store.taken,
            sum(count for s in plan.steps for count in s.rows.values()),
        )
        of_files = 0.0

        def remove(name: str) -> None:
            nonlocal of_files
            begun = time.perf_counter()
            removing(files, name)
            of_files += time.perf_counter() - begun

        store.taken, start = 0.0, time.perf_counter()
        receipt = execute(store, application, schedule, plan, remove=remove)
        rows = sum(count for step in receipt["steps"] for count in step["rows"].values())
        shown("purge", time.perf_counter() - start, store.taken, rows, of_files)
        assert verified(receipt, plan=plan) == ()
        store.close()
        engine.dispose()


def shown(what: str, whole: float, database: float, rows: int, of_files: float = 0.0) -> None:
    """A line."""
    beside = f", removing files {of_files / whole:.0%}" if of_files else ""
    print(f"  {what:<6} {rows:>7,} rows  {whole:6.2f} s, of which the database {database / whole:.0%}{beside}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_500, sys.argv[2] if len(sys.argv) > 2 else None)
