"""Mutation testing with cosmic-ray: ``python -m tests.mutation --rooms law --sample 60``.

A copy of the checkout is changed, never the checkout itself. First the tests of a room must pass there; then each sampled
mutant is made, and the tests are run against it, those nearest to the changed file first. What changes only an annotation
is no mutant, for nothing runs it; nor is an operator between questions changed to one that they do not know. A mutant that
lives is printed as the change it is; of those killed a sample is made again on disk, and the test that fails then is named.
"""

from __future__ import annotations

import argparse
import ast
import filecmp
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import attrs

ROOT = Path(__file__).parents[1]
PACKAGE, PRISTINE = "src/healthgov", "as-it-was"
LAW = (
    "tests/law/test_cases.py tests/decisions tests/law/test_organisation.py tests/law/test_days.py tests/law/test_scope.py "
    "tests/law/test_traps.py tests/law/test_claims.py tests/law/test_outside.py tests/law/test_parts_alone.py "
    "tests/law/test_public_holidays.py tests/test_registers.py"
)
TESTS = {
    "fr/retention": "tests/retention tests/erasure",
    "fr": LAW,
    "eu": LAW,
    "eu/erasure": "tests/erasure",
    "be": "tests/retention",
    "de": "tests/retention",
    "gb": "tests/retention",
    "it": "tests/retention",
    "us": "tests/retention",
    "retention": "tests/retention tests/tables",
    "tables": "tests/tables tests/retention",
    "questions": "tests/kernel tests/law/test_cases.py",
    "rules": "tests/kernel tests/law/test_cases.py",
    "findings": "tests/kernel",
    "facts": "tests/kernel tests/documents",
    "documents": "tests/documents",
}
"""By room, the tests that concern it: the longest name that fits counts."""
BODIES = {
    "kernel": ("questions", "rules", "findings", "facts"),
    "retention": ("retention", "fr/retention"),
    "law": ("fr", "eu"),
}
"""What is sampled together."""
EASY = re.compile(r"ReplaceBinaryOperator_Bit(And|Or)_(?!BitAnd|BitOr)|Operator_(Is_Eq|IsNot_NotEq|Eq_Is|NotEq_IsNot)$")
"""Changes that questions refuse as soon as the file is read, to count whose kills would flatter the tests; and ``is`` for
``==``, which is the same of what there is one of."""
SECONDS = 300
"""For one mutant: one that never ends is killed."""
SHOWN = 3
"""How many kills are made again on disk."""


def tests_of(room: str) -> str:
    """The tests of a room, or of the room around it."""
    while room not in TESTS:
        if "/" not in room:
            raise SystemExit(f"no tests are named for {room}: add it to TESTS")
        room = room.rpartition("/")[0]
    return TESTS[room]


def stages(file: str) -> Iterator[list[str]]:
    """The arguments of test runs for a changed file of the package: those that name its rules, then all of its room."""
    codes = sorted(set(re.findall(r"\b(?:FR|EU)-[A-Z]+-\d+", (ROOT / PACKAGE / file).read_text(encoding="utf-8"))))
    if codes:
        yield ["tests/law/test_cases.py", "tests/law/test_organisation.py", "-k", " or ".join(codes)]
    yield tests_of(file.removesuffix(".py")).split()


def judge(file: str) -> int:
    """Run the tests for a changed file, in this process; 0 where it lives."""
    import pytest  # noqa: PLC0415  the harness itself needs none

    for stage in stages(file):
        if pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly", *stage]) not in (0, 5):
            return 1
    return 0


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command in the copy, on the package of the copy."""
    there = {**os.environ, "PYTHONPATH": str(cwd / "src")}
    return subprocess.run(command, cwd=cwd, env=there, capture_output=True, text=True, check=False)  # noqa: S603


def annotated(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where the annotations of a file stand: from line and column to line and column."""
    for node in ast.walk(ast.parse(text)):
        hints = [getattr(node, name, None) for name in ("annotation", "returns")]
        for hint in hints:
            if isinstance(hint, ast.expr):
                assert hint.end_lineno is not None
                assert hint.end_col_offset is not None
                yield (hint.lineno, hint.col_offset), (hint.end_lineno, hint.end_col_offset)


def sampled(session: Path, copy: Path, count: int, seed: int) -> int:
    """Leave ``count`` mutants in the session; the number there were."""
    hints: dict[str, list[tuple[tuple[int, int], tuple[int, int]]]] = {}

    def runs(module: str, start: tuple[int, int]) -> bool:
        if module not in hints:
            hints[module] = list(annotated((copy / module).read_text(encoding="utf-8")))
        return not any(first <= start < last for first, last in hints[module])

    with sqlite3.connect(session) as store:
        found = store.execute(
            "SELECT job_id, module_path, start_pos_row, start_pos_col, operator_name FROM mutation_specs"
        )
        all_jobs = sorted((str(job), str(module), int(row), int(at), str(name)) for job, module, row, at, name in found)
        jobs = [
            job
            for job, module, *place, name in all_jobs
            if runs(module, (place[0], place[1])) and not EASY.search(name)
        ]
        chosen = set(random.Random(seed).sample(jobs, min(count, len(jobs))))  # noqa: S311  the same sample each time
        for job, *_ in all_jobs:
            if job not in chosen:
                store.execute("DELETE FROM mutation_specs WHERE job_id = ?", (job,))
                store.execute("DELETE FROM work_items WHERE job_id = ?", (job,))
    return len(jobs)


@attrs.frozen
class Tally:
    """What became of the mutants of a room."""

    room: str
    there: int
    killed: int
    living: list[str]
    checks: list[str]

    @property
    def tried(self) -> int:
        """How many were made."""
        return self.killed + len(self.living)


def tried(room: str, sample: int, seed: int) -> Tally:
    """Sample the mutants of a room and run the tests on each."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(
            ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".nox", "__pycache__", ".*_cache", ".hypothesis")
        )
        shutil.copytree(copy / PACKAGE, copy / PRISTINE)
        baseline = run(
            sys.executable, "-m", "pytest", "-q", "-x", *tests_of(room.removesuffix(".py")).split(), cwd=copy
        )
        if baseline.returncode:
            raise SystemExit(f"the tests of {room} fail before anything is changed:\n{baseline.stdout[-2000:]}")
        settings = (
            '[cosmic-ray]\nmodule-path = "{path}"\ntimeout = {seconds}.0\nexcluded-modules = []\n'
            'test-command = "{python} -m tests.mutation --judge {room}"\n[cosmic-ray.distributor]\nname = "local"\n'
        )
        (copy / "mutation.toml").write_text(
            settings.format(path=f"{PACKAGE}/{room}", seconds=SECONDS, python=sys.executable, room=room),
            encoding="utf-8",
        )
        ray = str(Path(sys.executable).with_name("cosmic-ray"))
        run(ray, "init", "mutation.toml", "session.sqlite", cwd=copy)
        there = sampled(copy / "session.sqlite", copy, sample, seed)
        run(ray, "exec", "mutation.toml", "session.sqlite", cwd=copy)
        with sqlite3.connect(copy / "session.sqlite") as store:
            results = list(store.execute(RESULTS))
        living = [diff for outcome, diff, *_ in results if "SURVIVED" in outcome.upper()]
        killed = [result for result in results if "SURVIVED" not in result[0].upper()]
        again = random.Random(seed).sample(killed, min(SHOWN, len(killed)))  # noqa: S311  as above
        return Tally(room, there, len(killed), living, [checked(copy, ray, *result[1:]) for result in again])


RESULTS = (
    "SELECT test_outcome, diff, output, module_path, operator_name, occurrence "
    "FROM work_results JOIN mutation_specs USING (job_id) ORDER BY job_id"
)


def checked(copy: Path, ray: str, diff: str, output: str, module: str, operator: str, occurrence: int) -> str:
    """A kill made again on disk: what is changed, and the test that fails with it and passes without."""
    changed = "; ".join(line for line in diff.splitlines() if re.match(r"[+-](?![+-])", line))
    failing = re.search(r"^(?:FAILED|ERROR) (\S+\.py)\S*", output, re.MULTILINE)
    test = failing[1] if failing else "tests/test_house.py"
    run(ray, "apply", module, operator, str(occurrence), cwd=copy)
    spoilt = run(sys.executable, "-m", "pytest", "-q", "-x", test, cwd=copy).returncode
    shutil.copy(copy / PRISTINE / Path(module).relative_to(PACKAGE), copy / module)
    whole = run(sys.executable, "-m", "pytest", "-q", "-x", test, cwd=copy).returncode
    said = "fails with it and passes without" if spoilt and not whole else "NOT SEEN AGAIN"
    return f"  {changed}\n    {test}: {said}"


def changed_file(room: str) -> str:
    """The file of a room that differs from what it was, for the tests nearest to it."""
    if room.endswith(".py"):
        return room
    files = [path.relative_to(ROOT / PACKAGE) for path in sorted((ROOT / PACKAGE / room).rglob("*.py"))]
    differs = (one for one in files if not filecmp.cmp(ROOT / PACKAGE / one, ROOT / PRISTINE / one, shallow=False))
    return next(differs, Path(room) / "__init__.py").as_posix()


def main() -> int:
    """Sample, run, and print what lives; the exit code is 1 where less than the wanted share is killed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument(
        "--rooms",
        nargs="+",
        default=[],
        help=f"{', '.join(BODIES)}, or folders and files, as fr/hds or rules/report.py",
    )
    parser.add_argument("--sample", type=int, default=40, help="how many mutants of each room")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.95, help="the share that has to be killed")
    parser.add_argument("--judge", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.judge:
        return judge(changed_file(asked.judge))
    tallies = []
    for room in [part for name in asked.rooms for part in BODIES.get(name, (name,))]:
        tally = tried(room, asked.sample, asked.seed)
        tallies.append(tally)
        sys.stdout.write(f"{room}: {tally.there} mutants, {tally.tried} tried, {tally.killed} killed\n")
        sys.stdout.writelines(f"{line}\n" for line in tally.checks)
        sys.stdout.writelines(f"\nLIVES {diff}\n" for diff in tally.living)
        sys.stdout.flush()
    killed, tried_ = sum(tally.killed for tally in tallies), sum(tally.tried for tally in tallies)
    share = killed / tried_ if tried_ else 0.0
    sys.stdout.write(f"together: {killed} of {tried_} killed ({share:.1%})\n")
    return int(share < asked.least)


if __name__ == "__main__":
    sys.exit(main())
