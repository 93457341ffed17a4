"""Mutation testing with cosmic-ray: ``python -m tests.mutation --room fr/prospecting --sample 40``.

A copy of the checkout is changed, never the checkout itself. First the tests of the room must pass there; then each sampled
mutant is made, and the tests are run against it. A mutant that lives is printed as the change it is, with the command that
makes it again.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
LAW = "tests/law/test_cases.py tests/law/test_organisation.py tests/law/test_days.py tests/law/test_scope.py tests/law/test_traps.py"
TESTS = {
    "fr/retention": "tests/retention tests/erasure",
    "fr": LAW,
    "eu": LAW,
    "de": "tests/retention",
    "gb": "tests/retention",
    "be": "tests/retention",
    "it": "tests/retention",
    "us": "tests/retention",
    "retention": "tests/retention tests/tables",
    "tables": "tests/tables tests/retention",
    "questions": "tests/kernel",
    "rules": "tests/kernel",
    "findings": "tests/kernel",
    "facts": "tests/kernel tests/documents",
    "documents": "tests/documents",
}
"""By room, the tests that concern it: the longest name that fits counts."""
SECONDS = 240
"""For one mutant: one that never ends is killed."""


def tests_of(room: str) -> str:
    """The tests of a room, or of the room around it."""
    while room not in TESTS:
        if "/" not in room:
            raise SystemExit(f"no tests are named for {room}: add it to TESTS")
        room = room.rpartition("/")[0]
    return TESTS[room]


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command in the copy."""
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)  # noqa: S603


def sampled(session: Path, count: int, seed: int) -> int:
    """Leave ``count`` mutants in the session; the number there were."""
    with sqlite3.connect(session) as store:
        jobs = sorted(row[0] for row in store.execute("SELECT job_id FROM work_items"))
        chosen = set(random.Random(seed).sample(jobs, min(count, len(jobs))))  # noqa: S311  the same sample each time
        for job in jobs:
            if job not in chosen:
                store.execute("DELETE FROM mutation_specs WHERE job_id = ?", (job,))
                store.execute("DELETE FROM work_items WHERE job_id = ?", (job,))
    return len(jobs)


def main() -> int:
    """Sample, run, and print what lives; the exit code is 1 where less than the wanted share is killed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument(
        "--room", required=True, help="a folder or a file below src/healthgov, as fr/hds or rules/report.py"
    )
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.95, help="the share that has to be killed")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(
            ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".nox", "__pycache__", ".*_cache", ".hypothesis")
        )
        tests = tests_of(asked.room.removesuffix(".py"))
        command = f"{sys.executable} -m pytest -q -x -p no:cacheprovider {tests}"
        (copy / "mutation.toml").write_text(
            f'[cosmic-ray]\nmodule-path = "src/healthgov/{asked.room}"\ntimeout = {SECONDS}.0\nexcluded-modules = []\n'
            f'test-command = "{command}"\n[cosmic-ray.distributor]\nname = "local"\n',
            encoding="utf-8",
        )
        ray = str(Path(sys.executable).with_name("cosmic-ray"))
        baseline = run(ray, "baseline", "mutation.toml", cwd=copy)
        if baseline.returncode:
            sys.stderr.write(f"the tests fail before anything is changed: {command}\n{baseline.stdout[-2000:]}\n")
            return 2
        run(ray, "init", "mutation.toml", "session.sqlite", cwd=copy)
        there = sampled(copy / "session.sqlite", asked.sample, asked.seed)
        run(ray, "exec", "mutation.toml", "session.sqlite", cwd=copy)
        with sqlite3.connect(copy / "session.sqlite") as store:
            results = list(store.execute("SELECT test_outcome, diff FROM work_results"))
        living = [diff for outcome, diff in results if "SURVIVED" in str(outcome).upper()]
        killed = len(results) - len(living)
        share = killed / len(results) if results else 0.0
        sys.stdout.write(f"{asked.room}: {there} mutants, {len(results)} tried, {killed} killed ({share:.1%})\n")
        sys.stdout.writelines(f"\n{diff}\n" for diff in living)
    return int(share < asked.least)


if __name__ == "__main__":
    sys.exit(main())
