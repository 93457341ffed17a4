"""The process that makes mutants: what does not change is loaded once, and each mutant is judged in a fork of its own.

``tests.mutation`` starts it in a copy of the checkout; alone it does nothing useful.
"""

from __future__ import annotations

import contextlib
import difflib
import importlib
import json
import os
import pkgutil
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import hypothesis

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
AT_LEAST, TIMES, AT_MOST = 20, 5, 120
"""How long one test may take, in seconds of the processor: never less than this, nor less than so many times what it took
before, which was counted by the clock of a machine that may have been busy; and never more than the last."""
WAITING = 1200
"""Seconds after which a run that only waits is ended."""
BYTES = 12 * 2**30
"""What a run may take of memory: a list that grows for ever is a kill, and not the end of the machine."""


@attrs.frozen
class Judged:
    """What became of a mutant."""

    file: str
    operator: str
    occurrence: int
    lives: bool
    diff: str
    test: str
    """The one that killed it."""
    seconds: float
    aside: list[str]
    """What failed on it once, and not again."""


class Memory:
    """What earlier runs say about the next one: how long a test takes, and which killed."""

    def __init__(self, kept: Path, *, part: int = 1) -> None:
        self.kept, self.told, self.part = kept, kept.with_suffix(".told"), part
        self.seconds: dict[str, float] = {}
        self.kills: Counter[str] = Counter()
        if kept.exists():
            before = json.loads(kept.read_text(encoding="utf-8"))
            self.seconds, self.kills = before["seconds"], Counter(before["kills"])

    def learn(self) -> list[str]:
        """Take in what a fork has left: the tests that failed there."""
        if not self.told.exists():
            return []
        told = json.loads(self.told.read_text(encoding="utf-8"))
        self.told.unlink()
        self.seconds.update(told["seconds"])
        self.kills.update(told["failed"])
        self.kept.write_text(json.dumps({"seconds": self.seconds, "kills": self.kills}), encoding="utf-8")
        return list(told["failed"])


class Order:
    """A plug-in of pytest: tests that killed before come first, then the modules that are quickly done.

    Each has its time, counted in seconds of the processor: what never ends is killed by the test that met it.
    """

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.seconds: dict[str, float] = {}
        self.failed: list[str] = []
        self.now = ""
        signal.signal(signal.SIGPROF, self.end)
        signal.setitimer(signal.ITIMER_PROF, 3 * AT_LEAST)  # to load the tests

    def end(self, *_: object) -> None:
        """The time of a test is over."""
        self.failed.append(self.now)
        self.pytest_sessionfinish()
        os._exit(1)

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """A module stays together, for what its tests share is made once."""
        seconds, kills = self.memory.seconds, self.memory.kills
        modules: dict[str, float] = {}
        for item in items:
            module = module_of(item.nodeid)
            modules[module] = modules.get(module, 0.0) + seconds.get(item.nodeid, 0.1)

        def place(item: Any) -> tuple[object, ...]:
            module = module_of(item.nodeid)
            return -kills[item.nodeid], modules[module], module, seconds.get(item.nodeid, 0.1)

        items.sort(key=place)
        for item in items:
            self.draw_less(item)

    def draw_less(self, item: Any) -> None:
        """Where the run is brief."""
        drawn = getattr(getattr(item, "obj", None), "_hypothesis_internal_use_settings", None)
        if drawn is not None and self.memory.part > 1:
            few = max(5, drawn.max_examples // self.memory.part)
            item.obj._hypothesis_internal_use_settings = hypothesis.settings(drawn, max_examples=few)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """The time of a test begins."""
        self.now = nodeid
        often = TIMES * self.memory.seconds.get(nodeid, 0.0)
        signal.setitimer(signal.ITIMER_PROF, min(max(AT_LEAST, often), AT_MOST))

    def pytest_runtest_logreport(self, report: Any) -> None:
        """How long each took, and which failed."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_collectreport(self, report: Any) -> None:
        """A module that no longer loads."""
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """What is learnt passes to the process that forks."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        told = {"seconds": self.seconds, "failed": self.failed}
        self.memory.told.write_text(json.dumps(told), encoding="utf-8")


def module_of(test: str) -> str:
    """The file of a test."""
    return test.partition("::")[0]


def load(package: str, rooms: Iterable[str]) -> None:
    """Load what no mutant of the rooms changes: libraries, and for law all that lies below it."""
    for name in (*LIBRARIES, *HEAVY):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if not all(room.partition("/")[0] in STATES for room in rooms):
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
    random.Random(len(specs)).shuffle(specs)  # a run that is broken off is a sample of all files  # noqa: S311
    for file, name, occurrence, arguments in specs:
        operator = get_operator(name)(**arguments)
        yield file, name, occurrence, lambda text, o=operator, n=occurrence: mutate_code(text, o, n)  # type: ignore[misc]


def judged(
    session: Path,
    pristine: Path,
    package: Path,
    stages: Callable[[str], Iterator[list[str]]],
    judge: Callable[[list[str], Memory], int],
    memory: Memory,
) -> Iterator[Judged]:
    """Each mutant is written where the file stands, judged in a fork, and the file put back.

    A test that kills is run three times: among others, alone on the mutant, where it has to fail again, and once on the
    files as they were, where it has to pass. One that failed among others only is put aside, and the others are asked on.
    """
    good = set[str]()
    for file, operator, occurrence, change in work(session):
        inside = Path(file).relative_to(package)
        before = (pristine / inside).read_text(encoding="utf-8")
        after = change(before)
        if after is None or after == before or not compiles(after):
            continue
        start = time.monotonic()
        Path(file).write_text(after, encoding="utf-8")
        code, output, failed, aside = 0, "", list[str](), list[str]()
        try:
            for stage in stages(inside.as_posix()):
                code, output, failed = asked(stage, aside, judge, memory)
                if code:
                    break
        finally:
            shutil.copy2(pristine / inside, file)  # with its time: what is compiled of it is good again
        if code == BROKEN:
            raise SystemExit(f"the tests could not be run against {file}:\n{output[-2000:]}")
        for test in failed:
            if test not in good:
                whole, said = in_a_fork(lambda: judge(alone(test), memory), keep=True)  # noqa: B023  used at once
                memory.learn()
                if whole:
                    raise SystemExit(f"{test} fails before anything is changed:\n{said[-2000:]}")
                good.add(test)
        diff = "\n".join(difflib.unified_diff(before.splitlines(), after.splitlines(), file, file, lineterm=""))
        took = time.monotonic() - start
        yield Judged(file, operator, occurrence, code == 0, diff, failed[0] if failed else "", took, aside)


def asked(
    stage: list[str], aside: list[str], judge: Callable[[list[str], Memory], int], memory: Memory
) -> tuple[int, str, list[str]]:
    """What a stage of tests answers, what it printed, and what failed in it, and failed again alone.

    Each run is in a fork of its own: a second would meet what the first left.
    """
    while True:
        rest = [*stage, *(f"--deselect={test}" for test in aside)]
        code, output = in_a_fork(lambda: judge(rest, memory))  # noqa: B023  used at once
        failed = [test for test in memory.learn() if test]
        if code in (0, BROKEN):
            return code, output, failed
        once = alone(failed[0]) if failed else rest  # nothing by name: the tests did not come to an end
        again, _ = in_a_fork(lambda: judge(once, memory))  # noqa: B023  used at once
        memory.learn()
        if again not in (0, BROKEN):
            return code, output, failed
        if not failed or failed[0] in aside:
            return BROKEN, f"ended with {code}, and then with {again}:\n{output}", failed
        aside.append(failed[0])


def alone(test: str) -> list[str]:
    """What runs one test, or only loads a module that has none."""
    return [test] if "::" in test else [test, "--co"]


def in_a_fork(task: Callable[[], int], *, keep: bool = False) -> tuple[int, str]:
    """Run it in a process of its own: what it answers, and what it printed; one that waits for ever is an answer as well.

    What is compiled there is kept on disk where nothing is changed.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as out:
        child = os.fork()
        if child == 0:
            code = BROKEN
            try:
                os.dup2(out.fileno(), 1)
                os.dup2(out.fileno(), 2)
                sys.dont_write_bytecode = not keep
                resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
                code = task()
            except BaseException:  # noqa: BLE001  told, and no kill
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                os._exit(code)
        until = time.monotonic() + WAITING
        ended, status = os.waitpid(child, os.WNOHANG)
        while not ended and time.monotonic() < until:
            time.sleep(0.05)
            ended, status = os.waitpid(child, os.WNOHANG)
        if not ended:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return 2, "never ended"
        out.seek(0)
        return os.waitstatus_to_exitcode(status), out.read()
