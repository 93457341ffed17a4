"""The process that makes mutants: what does not change is loaded once, and each mutant is judged in a fork of its own.

``tests.mutation`` starts it in a copy of the checkout; alone it does nothing useful.
"""

from __future__ import annotations

import contextlib
import difflib
import importlib
import os
import pkgutil
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs

LIBRARIES = (
    "pytest",
    "hypothesis",
    "hypothesis.strategies",
    "yaml",
    "ruamel.yaml",
    "cattrs",
    "dateutil.rrule",
    "jinja2",
)
HEAVY = ("polars", "pandas", "pyarrow", "duckdb", "narwhals", "openpyxl")
STATES = frozenset(("fr", "eu", "gb", "de", "be", "it", "us"))
"""The law: what lies below it knows none, and stays as it is while a law is changed."""

BROKEN = 70
"""What a fork answers that could not run the tests at all: that kills nothing."""
BELOW = ("questions", "facts", "rules", "models", "retention", "documents", "deadlines")


@attrs.frozen
class Judged:
    """What became of a mutant."""

    file: str
    operator: str
    occurrence: int
    lives: bool
    diff: str
    output: str
    seconds: float


def load(package: str, room: str) -> None:
    """Load what no mutant of the room changes: libraries, and for law all that lies below it."""
    for name in (*LIBRARIES, *HEAVY):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if room.partition("/")[0] not in STATES:
        return
    for one in BELOW:
        floor = importlib.import_module(f"{package}.{one}")
        for found in pkgutil.walk_packages(getattr(floor, "__path__", ()), f"{package}.{one}."):
            importlib.import_module(found.name)
    loaded = [name for name in sys.modules if name.startswith(tuple(f"{package}.{state}." for state in STATES))]
    if loaded:
        raise SystemExit(f"law was loaded with what lies below it: {loaded[:3]}")


def compiles(text: str | None) -> bool:
    """Whether a change leaves Python: what is none is no mutant, for nobody could write it."""
    try:
        compile(text or "(", "a mutant", "exec")
    except SyntaxError:
        return False
    return True


def work(session: Path) -> Iterator[tuple[str, str, int, Callable[[str], str | None]]]:
    """The mutants of a session: file, operator, occurrence, and what makes the changed text of the file."""
    from cosmic_ray.mutating import mutate_code  # noqa: PLC0415  the rest of the suite needs none of it
    from cosmic_ray.plugins import get_operator  # noqa: PLC0415
    from cosmic_ray.work_db import WorkDB, use_db  # noqa: PLC0415

    with use_db(str(session), WorkDB.Mode.open) as store:
        specs = sorted(
            (str(one.module_path), one.operator_name, one.occurrence, dict(getattr(one, "operator_args", {}) or {}))
            for item in store.work_items
            for one in item.mutations
        )
    for file, name, occurrence, arguments in specs:
        operator = get_operator(name)(**arguments)
        yield file, name, occurrence, lambda text, o=operator, n=occurrence: mutate_code(text, o, n)  # type: ignore[misc]


def judged(
    session: Path,
    pristine: Path,
    package: Path,
    stages: Callable[[str], Iterator[list[str]]],
    judge: Callable[[list[str]], int],
    seconds: float,
) -> Iterator[Judged]:
    """Each mutant is written where the file stands, judged in a fork, and the file put back."""
    whole: set[str] = set()
    for file, operator, occurrence, change in work(session):
        inside = Path(file).relative_to(package)
        before = (pristine / inside).read_text(encoding="utf-8")
        after = change(before)
        if after is None or after == before or not compiles(after):
            continue
        room = inside.parts[0]
        if room not in whole:  # what fails before anything is changed kills nothing
            code, output = asked(stages(inside.as_posix()), judge, 10 * seconds)
            if code:
                raise SystemExit(f"the tests of {file} fail before anything is changed:\n{output[-2000:]}")
            whole.add(room)
        start = time.monotonic()
        Path(file).write_text(after, encoding="utf-8")
        try:
            code, output = asked(stages(inside.as_posix()), judge, seconds)
        finally:
            shutil.copy(pristine / inside, file)
        if code == BROKEN:
            raise SystemExit(f"the tests could not be run against {file}:\n{output[-2000:]}")
        diff = "\n".join(difflib.unified_diff(before.splitlines(), after.splitlines(), file, file, lineterm=""))
        yield Judged(file, operator, occurrence, code == 0, diff, output, time.monotonic() - start)


def asked(stages: Iterator[list[str]], judge: Callable[[list[str]], int], seconds: float) -> tuple[int, str]:
    """Each stage in a fork of its own, until one fails: a second run in one process would meet what the first left."""
    code, output = 0, ""
    for stage in stages:
        code, output = in_a_fork(lambda: judge(stage), seconds)  # noqa: B023  used at once
        if code:
            break
    return code, output


def in_a_fork(task: Callable[[], int], seconds: float) -> tuple[int, str]:
    """Run it in a process of its own: what it answers, and what it printed; one that never ends is an answer as well."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as out:
        child = os.fork()
        if child == 0:
            code = BROKEN
            try:
                os.setsid()
                os.dup2(out.fileno(), 1)
                os.dup2(out.fileno(), 2)
                code = task()
            except BaseException:  # noqa: BLE001  told, and no kill
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                os._exit(code)
        until = time.monotonic() + seconds
        ended, status = os.waitpid(child, os.WNOHANG)
        while not ended and time.monotonic() < until:
            time.sleep(0.05)
            ended, status = os.waitpid(child, os.WNOHANG)
        if not ended:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return 2, "never ended"
        out.seek(0)
        return os.waitstatus_to_exitcode(status), out.read()
