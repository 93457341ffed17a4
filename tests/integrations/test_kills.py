"""Killed at any point, a purge goes on where it stopped: nothing is lost, nothing is done twice."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sqlite3
import time
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
from sqlalchemy import create_engine

from effort import tries
from healthgov import fr
from healthgov.integrations.purge import execute, make_plan, verified
from healthgov.integrations.sqlalchemy import SqlalchemyStore

SCHEDULE = fr.Retention(as_of="2026-11-28")
KILLS = tries(20, 200)
BATCH = 6
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process to kill")


class Fragile(SqlalchemyStore):
    """A store that kills its process before, or after, a statement that was drawn; and keeps what it changed."""

    left: int | None = None

    def rows(self, sql, values=()):
        """As the store does."""
        self._perhaps()
        return super().rows(sql, values)

    def change(self, sql, values=()):
        """As the store does."""
        self._perhaps()
        changed = super().change(sql, values)
        self._perhaps()
        return changed

    def _perhaps(self):
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                os.kill(os.getpid(), signal.SIGKILL)


def everything(file):
    """Every row of every table of the application."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        names = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        own = [name for name in names if not name.startswith("healthgov_")]
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in own}  # noqa: S608


def run(file, application, plan, removed, receipt, left):
    """Carry out the plan in this process; each removal of a file is noted in a file of its own."""
    store = Fragile(create_engine(f"sqlite:///{file}"))
    store.left = left

    def remove(path):
        store._perhaps()
        with contextlib.suppress(FileNotFoundError):
            Path(path).unlink()
            with removed.open("a", encoding="utf-8") as lines:
                lines.write(f"{path}\n")
        store._perhaps()

    receipt.write_text(json.dumps(execute(store, application, SCHEDULE, plan, remove=remove, batch=BATCH)))
    store.close()


def killed(child):
    """Wait for a process; whether it was killed."""
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def forked(work):
    """Do something in a process of its own."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_killed_many_times(engine, store, application, seeded, tmp_path):
    """Half of the kills at a statement that is drawn, half at a moment that is drawn."""
    plan = make_plan(store, application, SCHEDULE)
    store.close()
    engine.dispose()
    before = everything(tmp_path / "practice.db")
    # What it comes to without any kill, on a copy.
    whole = tmp_path / "whole"
    whole.mkdir()
    (whole / "practice.db").write_bytes((tmp_path / "practice.db").read_bytes())
    run(whole / "practice.db", application, plan, whole / "removed", whole / "receipt", None)
    expected, wanted = everything(whole / "practice.db"), json.loads((whole / "receipt").read_text())
    assert expected != before
    gone = set((whole / "removed").read_text().splitlines())
    assert len(gone) > 50

    chance = random.Random(12)  # noqa: S311  kills are drawn, and the same each time
    kills = rounds = 0
    files = {path: Path(path).read_bytes() if Path(path).exists() else b"a document" for path in gone}
    while kills < KILLS:
        rounds += 1
        folder = tmp_path / f"round{rounds}"
        folder.mkdir()
        for path, content in files.items():
            Path(path).write_bytes(content)
        file = folder / "practice.db"
        file.write_bytes((tmp_path / "practice.db").read_bytes())
        log, receipt = folder / "removed", folder / "receipt"
        while True:
            at_statement = chance.random() < 0.5
            left = chance.randrange(400) if at_statement else None
            child = forked(lambda left=left: run(file, application, plan, log, receipt, left))  # noqa: B023  used at once
            if not at_statement:
                time.sleep(chance.random() * 0.15)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            if not killed(child):
                break
            kills += 1
            between = everything(file)
            for name, rows in between.items():  # nothing more is gone than is to go, at no moment
                if name != "reminder":
                    assert set(expected[name]) <= set(rows) <= set(before[name])
        assert everything(file) == expected
        found = json.loads(receipt.read_text())
        assert found == wanted
        assert verified(found, plan=plan) == ()
        assert not [path for path in gone if Path(path).exists()]
        lines = log.read_text().splitlines()
        assert len(lines) == len(set(lines)), "a file was removed twice"
    assert kills >= KILLS
    assert seeded.exists()


def test_two_runs_at_once(engine, store, application, tmp_path):
    """Two processes carry out the same plan: each batch happens once, whoever does it."""
    plan = make_plan(store, application, SCHEDULE)
    store.close()
    engine.dispose()
    file = tmp_path / "practice.db"

    def work(number):
        for _ in range(200):
            try:
                run(file, application, plan, tmp_path / f"removed{number}", tmp_path / f"receipt{number}", None)
            except Exception:  # noqa: BLE001  the other one has the lock, or took the batch
                time.sleep(0.01)
            else:
                return
        raise AssertionError("never done")

    children = [forked(lambda number=number: work(number)) for number in range(2)]
    assert not any(killed(child) for child in children)
    one, two = (json.loads((tmp_path / f"receipt{number}").read_text()) for number in range(2))
    assert one == two
    assert verified(one, plan=plan) == ()
    assert [step["units"] for step in one["steps"]] == [len(step.units) for step in plan.steps]
