"""Purge the hospital of the example again and again, killed each time; its test runs this in a process of its own.

``python killed_hospital.py 200``, in a folder of its own: 200 kills, half of them at a statement that is drawn, half at a moment.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from pathlib import Path

import django

DAY = "2026-11-28"
PATIENTS = 120
SIGNED = ("--signature", f"director={DAY}", "--signature", f"medical_information_physician={DAY}")


def rows():
    """Every row of every table of the hospital itself."""
    with contextlib.closing(sqlite3.connect("hospital.db")) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE name LIKE 'hospital_%' AND type = 'table'")
        names = sorted(row[0] for row in found)
        return {name: set(connection.execute(f"SELECT * FROM {name}")) for name in names}  # noqa: S608


def files():
    """The names of the files in the storage."""
    return {file.name for file in Path("media").iterdir()}


def restored():
    """The hospital as it was."""
    shutil.copy("before.db", "hospital.db")
    shutil.rmtree("media")
    shutil.copytree("before", "media")


def killed(left, wait):
    """Carry out the plan in a child that is killed, by itself or from here; whether it was."""
    from django.core.management import call_command

    from healthgov.integrations.django import DjangoStore
    from healthgov.integrations.django.management.commands import healthgov as command

    class Fragile(DjangoStore):
        """A store that kills its process before, or after, a statement."""

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
                Fragile.left = self.left - 1
                if self.left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        Fragile.left, command.DjangoStore, code = left, Fragile, 1
        # Smaller batches than usual, so that there are many places to stop at.
        command.execute.__kwdefaults__["batch"] = 6
        with Path("said").open("w", encoding="utf-8") as said, contextlib.suppress(Exception):
            call_command(
                "healthgov", "purge", "plan.json", "--receipt", "receipt.json", "--as-of", DAY, *SIGNED, stdout=said
            )
            code = 0
        os._exit(code)
    if wait is not None:
        time.sleep(wait)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def main(wanted):
    """Seed, plan, purge once without a kill, then with kills, and compare."""
    django.setup()
    from django.core.management import call_command
    from django.db import connections

    with Path("said").open("w", encoding="utf-8") as said:
        call_command("migrate", verbosity=0)
        call_command("seed", PATIENTS)
        call_command("healthgov", "plan", "plan.json", "--as-of", DAY, stdout=said)
    connections.close_all()
    shutil.copy("hospital.db", "before.db")
    shutil.copytree("media", "before")
    before = rows()
    assert not killed(None, None)
    after, left, receipt = rows(), files(), json.loads(Path("receipt.json").read_text(encoding="utf-8"))
    assert len(after["hospital_patient"]) < len(before["hospital_patient"])
    chance, kills = random.Random(12), 0  # noqa: S311  kills are drawn, and the same each time
    while kills < wanted:
        restored()
        while True:
            at_statement = chance.random() < 0.5
            if not killed(chance.randrange(400), None) if at_statement else not killed(None, chance.random() * 0.2):
                break
            kills += 1
            between = rows()
            for name, some in between.items():  # nothing more is gone than is to go, at no moment
                assert name == "hospital_reminder" or after[name] <= some <= before[name], name
        assert (rows(), files()) == (after, left)
        assert json.loads(Path("receipt.json").read_text(encoding="utf-8")) == receipt
    print(f"{kills} kills")  # noqa: T201  what its test reads


if __name__ == "__main__":
    main(int(sys.argv[1]))
