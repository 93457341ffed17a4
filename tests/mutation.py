"""Mutation testing with cosmic-ray: ``python -m tests.mutation --rooms law --sample 60``.

A copy of the checkout is changed, never the checkout itself. Each sampled mutant is made, and the tests are run against
it in a fork of a process that has loaded what does not change: those nearest to the changed file first, and of them those
that killed before, until one fails. A test that kills is run alone as well: it has to fail again on the mutant, and to pass
on what was not changed. Each has its time, counted in seconds of the processor.

What changes only an annotation is no mutant, for nothing runs it; nor is the star between parameters, nor an operator between questions changed to one that
they do not know, nor how much a cache keeps. A mutant that lives is printed as the change it is, those of
``mutation-equivalents.yaml`` apart, with the reason why no answer is another one; what is listed there and killed, or no longer in
its file, is told. Of those killed a sample is made again on disk. ``--brief`` is a first look: less is drawn, and not all law is asked.
"""

from __future__ import annotations

import argparse
import ast
import itertools
import json
import os
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import attrs

from .equivalents import equivalents, listed, outdated
from .mutating import BROKEN, BYTES, Judged, Memory, Order, compiles, in_a_fork, judged, load

ROOT = Path(__file__).parents[1]
PACKAGE, PRISTINE = "src/healthgov", "as-it-was"
KERNEL = "tests/kernel tests/test_closed_rooms.py tests/test_ends_of_the_calendar.py tests/test_loaded_on_demand.py"
LAW = (
    "tests/law/test_cases.py tests/law/test_organisation.py tests/law/test_small_documents.py tests/decisions "
    "tests/law/test_days.py tests/law/test_scope.py "
    "tests/law/test_traps.py tests/law/test_claims.py tests/law/test_outside.py tests/law/test_parts_alone.py "
    "tests/law/test_public_holidays.py tests/law/test_certification_procedure.py tests/law/test_by_the_facts.py tests/law/test_approaches.py tests/law/test_told_in_time.py tests/law/test_texts.py tests/law/test_whole_organisations.py tests/law/test_floors.py tests/law/test_client.py "
    "tests/test_registers.py tests/test_deadlines.py tests/test_categories.py tests/test_territories.py tests/test_loaded_on_demand.py"
)
CASES = "tests/law/test_cases.py tests/law/test_organisation.py tests/law/test_small_documents.py"
KEPT = "tests/retention tests/tables tests/test_ends_of_the_calendar.py tests/test_loaded_on_demand.py"
TESTS = {
    "fr/retention": f"{KEPT} tests/erasure tests/law/test_stated_periods.py",
    "fr": LAW,
    "eu": f"{LAW} tests/erasure",
    "eu/erasure": "tests/erasure",
    "eu/schedules": f"{CASES} tests/law/test_lengths.py tests/law/test_stated_periods.py tests/law/test_whole_organisations.py",
    "be": KEPT,
    "de": KEPT,
    "gb": f"{KEPT} tests/law/test_cases.py tests/law/test_days.py tests/law/test_scope.py tests/law/test_stated_periods.py",
    "it": KEPT,
    "us": f"{KEPT} tests/law/test_cases.py tests/law/test_stated_periods.py",
    "retention": KEPT,
    "tables": KEPT,
    "questions": KERNEL,
    "rules": f"{KERNEL} tests/law/test_mended.py tests/law/test_traps.py tests/reports/test_waivers.py tests/reports/test_text_lists.py",
    "findings": KERNEL,
    "facts": f"{KERNEL} tests/documents",
    "documents": "tests/documents",
    "placeholders.py": f"{KERNEL} tests/test_placeholders.py",
    "kinds.py": f"{KERNEL} tests/documents",
    "evidence.py": f"{KERNEL} tests/law/test_citations.py",
    "lengths.py": f"{KERNEL} tests/tables/test_plans.py",
    "fields.py": f"{KERNEL} tests/test_records.py tests/retention/test_public_cases.py",
    "": f"{KERNEL} tests/test_deadlines.py tests/law/test_days.py tests/test_errors.py",
}
"""By room, the tests that concern it: the longest name that fits counts."""
EVERY_RULE = "tests/law/test_cases.py tests/law/test_floors.py tests/law/test_every_rule.py tests/test_rule_page.py"
LEARNT = ".mutation.json"
"""What is learnt of the tests' times and kills stays in the checkout: the next run begins with it."""
FAR = ("spark", "browser")
"""In the names of test files that start an engine of other people's for minutes: they see nothing that others do not."""
BODIES = {
    "kernel": ("questions", "rules", "findings", "facts", "words"),
    "retention": ("retention", "fr/retention", "be", "de", "it", "us", "gb"),
    "law": ("fr", "eu", "gb"),
}
"""What is sampled together: each file as often as it has mutants."""
FILES = {
    "words": (
        *("periods.py", "deadlines.py", "values.py", "verdicts.py", "dates.py", "texts.py", "structs.py", "kinds.py"),
        *("lengths.py", "compiling.py", "evidence.py", "errors.py", "placeholders.py", "fields.py"),
    )
}
"""A room whose files stand beside other rooms."""
EASY = re.compile(
    r"ReplaceBinaryOperator_Bit(And|Or)_(?!BitAnd|BitOr)"
    r"|Operator_(Is_Eq|IsNot_NotEq|Eq_Is|NotEq_IsNot|Is_[LG]tE?|IsNot_[LG]tE?)$"
)
"""Changes that Python or a question refuses as soon as they are read or run, as an order of what has none: to count their
kills would flatter the tests; and ``is`` for ``==``, which is the same of what there is one of."""
UNSEEN = re.compile(r"\s*@(?:typing\.|functools\.)?(overload|dataclass_transform|cache|lru_cache)\b")
"""Lines that speak to type checkers alone, or say how much is kept at hand: nothing is answered differently without them."""
STAR = "*,"
"""The star between parameters is no operator: as a stroke it says who may be named, which callers meet rather than tests."""
PART = 6
"""How much less is drawn by tests of properties in a brief run."""
SHOWN = 2
"""How many kills are made again on disk."""
ENDLESS = 240
"""Seconds of the processor after which a test that is run there is endless."""


def tests_of(file: str) -> list[str]:
    """The tests of a file, or of the nearest room around it."""
    return TESTS[max((room for room in TESTS if not room or f"{file}/".startswith(f"{room}/")), key=len)].split()


def stages(file: str) -> Iterator[list[str]]:
    """The arguments of test runs for a changed file of the package: those that name its rules, those near, then all."""
    codes = sorted(set(re.findall(r"\b(?:FR|EU|GB)-[A-Z]+-\d+", (ROOT / PRISTINE / file).read_text(encoding="utf-8"))))
    if codes:
        yield [*CASES.split(), "-k", " or ".join(codes)]
    near = list(dict.fromkeys([*named_after(file), *near_to(file)]))
    if near:
        yield near
    yield [*tests_of(file), *(f"--ignore={one}" for one in near), *(f"--ignore-glob=*{name}*.py" for name in FAR)]
    # Apart: to run its examples a module is loaded once more; nothing in it is a test, whatever it is called.
    yield ["-o", "python_classes=", "-o", "python_functions=", f"{PACKAGE}/{file}"]
    if file.partition("/")[0] not in OWN:
        yield EVERY_RULE.split()  # last, for it takes a minute: of the kernel all law asks


def near_to(file: str) -> list[str]:
    """The tests that are near to a file, or to the room around it."""
    rooms = [room for room in NEAREST if f"{file}/".startswith(f"{room}/")]
    return NEAREST[max(rooms, key=len)].split() if rooms else []


def named_after(file: str) -> list[str]:
    """The files of tests of a room that have the name of a module: most of what it does is asked there."""
    stem = Path(file).stem.removesuffix("s")
    inside = (found for one in tests_of(file) for found in sorted((ROOT / one).rglob("test_*.py")))
    return [
        str(one.relative_to(ROOT)) for one in inside if stem in one.stem and not any(far in one.stem for far in FAR)
    ]


NEAREST = {
    "questions": "tests/kernel/test_truth_tables.py tests/kernel/test_long_lists.py tests/kernel/test_search.py tests/kernel/test_sayings.py tests/kernel/test_search_bounds.py tests/kernel/test_by_hand.py tests/kernel/test_places_on_a_day.py tests/kernel/test_layout_bounds.py tests/kernel/test_sharing.py tests/kernel/test_covering.py tests/kernel/test_supposing.py tests/kernel/test_witness_places.py tests/kernel/test_examples_found.py tests/kernel/test_questions.py tests/kernel/test_readings.py",
    "rules": "tests/kernel/test_worst_of_all.py tests/kernel/test_reports_compared.py tests/kernel/test_rule_parts.py tests/kernel/test_waived_places.py tests/kernel/test_rules.py",
    "findings": "tests/kernel/test_findings.py tests/kernel/test_findings_told.py",
    "facts": "tests/kernel/test_facts.py tests/kernel/test_annotations.py tests/kernel/test_doors.py tests/kernel/test_questions.py",
    "periods.py": "tests/kernel/test_periods.py",
    "deadlines.py": "tests/test_deadlines.py",
    "retention": "tests/retention/test_left_out.py tests/retention/test_schedules.py tests/retention/test_ends.py tests/retention/test_rows.py tests/retention/test_same_day.py tests/retention/test_seldom.py tests/retention/test_definitions.py tests/retention/test_ways_of_records.py tests/retention/test_ways_of_terms.py tests/retention/test_last_starts.py tests/retention/test_what_is_remembered.py",
    "fr/retention": "tests/retention/test_french_rows.py tests/retention/test_schedules.py tests/retention/test_hospital.py",
    "gb/retention.py": "tests/retention/test_elsewhere.py",
    "tables": "tests/tables/test_algebra.py tests/tables/test_comparing.py tests/tables/test_questions.py tests/retention/test_frames.py",
    **dict.fromkeys(("be", "de", "it", "us"), "tests/retention/test_elsewhere.py"),
}
"""The tests that are asked first: most mutants are killed by them."""


OWN = ("documents", "retention", "tables", "be", "de", "it", "us")
"""Rooms whose faults no rule meets."""


REWRITTEN = "ignore::pytest.PytestAssertRewriteWarning"  # plug-ins are loaded before the forks are made


def briefly(file: str) -> Iterator[list[str]]:
    """The stages without the last minute."""
    return (stage for stage in stages(file) if stage != EVERY_RULE.split())


def judge(stage: list[str], memory: Memory) -> int:
    """Run a stage of tests in this process; 0 where they let a mutant live."""
    import pytest  # noqa: PLC0415  the harness itself needs none

    quiet = ("-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:xdist", "-W", REWRITTEN)
    ended = pytest.main(["-q", "-x", *quiet, *stage], plugins=[Order(memory)])
    if ended == pytest.ExitCode.USAGE_ERROR:
        return BROKEN
    return int(ended not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED))


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command in the copy, on the package of the copy."""
    # without compiled files: two mutants of one second and one size would be taken for each other
    there = {**os.environ, "PYTHONPATH": str(cwd / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=cwd, env=there, capture_output=True, text=True, check=False)  # noqa: S603


def bounded(test: str, cwd: Path) -> int:
    """One test in a process of its own, which may be endless: what it answers, or how it was ended."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (ENDLESS, ENDLESS))

    there = {**os.environ, "PYTHONPATH": str(cwd / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = (sys.executable, "-m", "pytest", "-q", test)
    return subprocess.run(command, cwd=cwd, env=there, capture_output=True, check=False, preexec_fn=bound).returncode  # noqa: S603  no thread runs here


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
    lines: dict[str, list[str]] = {}

    def runs(module: str, start: tuple[int, int]) -> bool:
        if module not in hints:
            text = (copy / module).read_text(encoding="utf-8")
            hints[module], lines[module] = list(annotated(text)), text.splitlines()
        line = lines[module][start[0] - 1]
        return not (UNSEEN.match(line) or line[start[1] :].startswith(STAR)) and not any(
            first <= start < last for first, last in hints[module]
        )

    with sqlite3.connect(session) as store:
        found = store.execute(
            "SELECT module_path, start_pos_row, start_pos_col, operator_name, operator_args, occurrence, job_id FROM mutation_specs"
        )
        # Not by their numbers, which are others each time: equal seeds give equal samples.
        every = sorted(found, key=lambda one: [str(part).rjust(9) for part in one])
        all_jobs = [
            (str(job), str(module), int(row), int(at), str(name))
            for module, row, at, name, _arguments, _nth, job in every
        ]
        jobs = [
            job
            for job, module, *place, name in all_jobs
            if runs(module, (place[0], place[1])) and not EASY.search(name)
        ]
        random.Random(seed).shuffle(jobs)  # noqa: S311  the same sample each time
        chosen = set(itertools.islice((job for job in jobs if is_python(store, copy, job)), count))
        for job, *_ in all_jobs:
            if job not in chosen:
                store.execute("DELETE FROM mutation_specs WHERE job_id = ?", (job,))
                store.execute("DELETE FROM work_items WHERE job_id = ?", (job,))
    return len(jobs)


def is_python(store: sqlite3.Connection, copy: Path, job: str) -> bool:
    """Whether a job makes Python of a file, for some changes of an operator do not."""
    from cosmic_ray.mutating import mutate_code  # noqa: PLC0415  the harness alone needs it
    from cosmic_ray.plugins import get_operator  # noqa: PLC0415

    module, name, arguments, occurrence = store.execute(
        "SELECT module_path, operator_name, operator_args, occurrence FROM mutation_specs WHERE job_id = ?", (job,)
    ).fetchone()
    given: object = arguments
    while isinstance(given, str):  # it is stored as text in text
        given = json.loads(given)
    return compiles(
        mutate_code((copy / module).read_text(encoding="utf-8"), get_operator(name)(**(given or {})), occurrence)
    )


@attrs.frozen
class Tally:
    """What became of the mutants of a room."""

    room: str
    there: int
    killed: int
    living: list[str]
    reasoned: list[str]
    """Those that live and are listed, with their reason."""
    misplaced: list[str]
    """Those that are listed, and were killed."""
    checks: list[str]
    aside: list[str]

    @property
    def tried(self) -> int:
        """How many were made."""
        return self.killed + len(self.living) + len(self.reasoned)


def tried(room: str, sample: int, seed: int, *, brief: bool) -> Tally:
    """Sample the mutants of a room and run the tests on each."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(
            ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".nox", "__pycache__", ".*_cache", ".hypothesis")
        )
        shutil.copytree(copy / PACKAGE, copy / PRISTINE)
        settings = (
            "[cosmic-ray]\nmodule-path = {paths}\ntimeout = 1.0\nexcluded-modules = []\n"
            'test-command = "false"\n[cosmic-ray.distributor]\nname = "local"\n'
        )
        (copy / "mutation.toml").write_text(
            settings.format(paths=json.dumps(files_of(copy, room))),
            encoding="utf-8",
        )
        ray = str(Path(sys.executable).with_name("cosmic-ray"))
        run(ray, "init", "mutation.toml", "session.sqlite", cwd=copy)
        there = sampled(copy / "session.sqlite", copy, sample, seed)
        served = run(
            sys.executable,
            "-m",
            "tests.mutation",
            "--serve",
            room,
            str(ROOT / LEARNT),
            *(["--brief"] * brief),
            cwd=copy,
        )
        if served.returncode:
            raise SystemExit(f"mutants of {room} could not be made:\n{served.stderr[-2000:]}")
        results = [Judged(**json.loads(line)) for line in (copy / RESULTS).read_text(encoding="utf-8").splitlines()]
        known = equivalents()
        found = [(one, listed(str(Path(one.file).relative_to(PACKAGE)), one.diff, known)) for one in results]
        living = [one.diff for one, entry in found if one.lives and entry is None]
        reasoned = [f"{entry.why}\n{one.diff}" for one, entry in found if one.lives and entry is not None]
        misplaced = [f"{one.test}\n{one.diff}" for one, entry in found if not one.lives and entry is not None]
        killed = [one for one in results if not one.lives]
        seen = [one for one in killed if one.test]
        again = random.Random(seed).sample(seen, min(SHOWN, len(seen)))  # noqa: S311  as above
        aside = sorted({test for one in results for test in one.aside})
        checks = [checked(copy, ray, one) for one in again]
        return Tally(room, there, len(killed), living, reasoned, misplaced, checks, aside)


def files_of(copy: Path, room: str) -> list[str]:
    """The files of a room."""
    names = [name for part in parts_of(room) for name in FILES.get(part, (part,))]
    roots = [copy / PACKAGE / name for name in names]
    found = {file for root in roots for file in (root.rglob("*.py") if root.is_dir() else (root,))}
    return [str(file.relative_to(copy)) for file in sorted(found)]


def parts_of(room: str) -> tuple[str, ...]:
    """The rooms of a body; a room is its own."""
    return BODIES.get(room, (room,))


RESULTS = "results.jsonl"


def serve(room: str, kept: str, *, brief: bool) -> int:
    """Make the mutants of the session in this folder and judge each, line by line into a file."""
    load("healthgov", parts_of(room))
    memory = Memory(Path(kept), part=PART if brief else 1)
    concerned = dict.fromkeys(test for part in parts_of(room) for test in tests_of(part))
    in_a_fork(lambda: judge(["--co", "-q", *concerned], memory), keep=True)  # compiled once for all
    asked = briefly if brief else stages
    with Path(RESULTS).open("w", encoding="utf-8") as out:
        for one in judged(Path("session.sqlite"), Path(PRISTINE), Path(PACKAGE), asked, judge, memory):
            out.write(json.dumps(attrs.asdict(one)) + "\n")
            out.flush()
    return 0


def checked(copy: Path, ray: str, one: Judged) -> str:
    """A kill made again on disk: what is changed, and the test that fails with it and passes without."""
    changed = "; ".join(line for line in one.diff.splitlines() if re.match(r"[+-](?![+-])", line))
    module = one.file
    run(ray, "apply", module, one.operator, str(one.occurrence), cwd=copy)
    spoilt = bounded(one.test, copy)
    shutil.copy2(copy / PRISTINE / Path(module).relative_to(PACKAGE), copy / module)
    whole = bounded(one.test, copy)
    said = "fails with it and passes without" if spoilt and not whole else "NOT SEEN AGAIN"
    return f"  {changed}\n    {one.test}: {said}"


def main() -> int:
    """Sample, run, and print what lives; the exit code is 1 where less than the wanted share is killed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument(
        "--rooms",
        nargs="+",
        default=[],
        help=f"{', '.join(BODIES)}, or folders and files, as fr/hds or rules/report.py",
    )
    parser.add_argument("--sample", type=int, default=40, help="how many mutants of each room or body")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.95, help="the share that has to be killed")
    parser.add_argument(
        "--brief",
        action="store_true",
        help=f"less is drawn (a part in {PART}), and not all law is asked: what lives may be killed by the whole",
    )
    parser.add_argument("--serve", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        return serve(*asked.serve, brief=asked.brief)
    tallies = []
    for room in asked.rooms:
        tally = tried(room, asked.sample, asked.seed, brief=asked.brief)
        tallies.append(tally)
        sys.stdout.write(f"{room}: {tally.there} mutants, {tally.tried} tried, {tally.killed} killed\n")
        sys.stdout.writelines(f"  failed once, not again, and counted for nothing: {test}\n" for test in tally.aside)
        sys.stdout.writelines(f"{line}\n" for line in tally.checks)
        sys.stdout.writelines(f"\nLIVES {diff}\n" for diff in tally.living)
        sys.stdout.writelines(f"\nLIVES, AS LISTED: {diff}\n" for diff in tally.reasoned)
        sys.stdout.writelines(f"\nLISTED, AND KILLED by {diff}\n" for diff in tally.misplaced)
        sys.stdout.flush()
    sys.stdout.writelines(
        f"\nLISTED, AND NO LONGER THERE: {line}\n" for line in outdated(ROOT / PACKAGE, equivalents())
    )
    killed, tried_ = sum(tally.killed for tally in tallies), sum(tally.tried for tally in tallies)
    of_effect = tried_ - sum(len(tally.reasoned) for tally in tallies)
    share = killed / of_effect if of_effect else 0.0
    sys.stdout.write(
        f"together: {killed} of {tried_} killed, {tried_ - of_effect} live as listed ({share:.1%} of the others)\n"
    )
    return int(share < asked.least)


if __name__ == "__main__":
    sys.exit(main())
