"""One case tried: what it may raise, what may come out, how long it may take."""

from __future__ import annotations

import random
import time
import traceback
from collections.abc import Callable, Iterator

import attrs

from healthgov.errors import HealthgovError

CANARY = "canary-7f3e"
"""Stands where a person's data could stand by mistake; nothing may repeat it."""
SECONDS = 1.0
"""For each case, and for each MiB of it."""
PATIENCE = 3
"""How many times as long a case may take on the clock of the wall, where others work on the same machine."""


@attrs.frozen
class Fault:
    """What went wrong with a case."""

    attack: str
    seed: int
    number: int
    kind: str
    """``exception``, ``leak`` or ``slow``."""
    words: str

    def __str__(self) -> str:
        return f"{self.attack} --seed {self.seed} --case {self.number}: {self.kind}: {self.words}"


@attrs.define
class Tally:
    """What an attack came to."""

    attack: str
    cases: int = 0
    accepted: int = 0
    slowest: float = 0.0
    """Seconds, of a case, for each MiB or part of one."""
    faults: list[Fault] = attrs.field(factory=list)


def told(error: BaseException) -> Iterator[str]:
    """Everything an error tells: its message, its repr, its notes, and the same of what it was raised from."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield from (str(one), repr(one), repr(one.args), repr(vars(one)), *getattr(one, "__notes__", ()))
        waiting += [one.__cause__, one.__context__]


def tried(
    tally: Tally,
    seed: int,
    number: int,
    size: int,
    case: Callable[[], Iterator[str]],
    *,
    seconds: float = SECONDS,
) -> None:
    """Try a case: ``case`` yields what comes out of it. ``seconds`` is what it may take."""

    def fault(kind: str, words: str) -> None:
        tally.faults.append(Fault(tally.attack, seed, number, kind, words))

    start, clock = time.process_time(), time.monotonic()
    out: list[str] = []
    try:
        out.extend(case())
        tally.accepted += 1
    except HealthgovError as error:
        out.extend(told(error))
        # as a log would show it
        out.append("".join(traceback.format_exception_only(error)))
    except Exception as error:  # noqa: BLE001  that is what is looked for
        where = traceback.extract_tb(error.__traceback__)[-1]
        fault(
            "exception",
            f"{type(error).__name__} in {where.name}, line {where.lineno} of {where.filename.rpartition('/')[2]}",
        )
    # processor time, so that other work on the machine is no fault; and what waits far longer than it works hangs
    spent = max(time.process_time() - start, (time.monotonic() - clock) / PATIENCE)
    taken = spent / max(1.0, size / 2**20)
    tally.cases += 1
    tally.slowest = max(tally.slowest, taken)
    if taken > seconds:
        fault("slow", f"{taken:.1f} s")
    if any(CANARY in text for text in out):
        fault("leak", "the canary came out")


def chances(attack: str, seed: int, number: int) -> random.Random:
    """The chance of one case, which no other case changes."""
    return random.Random(f"{attack} {seed} {number}")  # noqa: S311  the same cases each time
