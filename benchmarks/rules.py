"""The law of prospecting on random subjects, against the same law written by hand in plain ``if`` statements.

Usage: ``python benchmarks/rules.py [rounds]``. Both sides run in turn in one process, the best round counts. Answers that
differ are counted and printed: they are not yet explained one by one.
"""

from __future__ import annotations

import enum
import random
import sys
import time
import typing
from collections import Counter
from datetime import date, timedelta
from datetime import time as clock

from floors import prospecting as floors

from healthgov import fr
from healthgov.facts import hints, is_model
from healthgov.models import Campaign, ContactFile, DigitalPlatform, Tracker
from healthgov.periods import Period, months, years

AS_OF = date(2026, 11, 23)
SUBJECTS = 2000
TABLES = {
    Campaign: floors.CAMPAIGN,
    ContactFile: floors.FILE,
    Tracker: floors.TRACKER,
    DigitalPlatform: floors.PLATFORM,
}
NEAR_LIMITS = {
    int: [3, 4, 5, 59, 60, 61],
    str: ["x"],
    clock: [clock(9), clock(10), clock(19), clock(20), clock(21)],
    Period: [years(3), years(4), months(6), months(13), months(25)],
}
ANSWERS = {0: True, 1: True, 2: None, 3: False}


def value(hint, rng):
    """A value of a type, near the limits that the law knows."""
    if hint is bool:
        return rng.random() < 0.7
    if hint is date:
        return AS_OF + timedelta(days=rng.randint(-1500, 400))
    if hint in NEAR_LIMITS:
        return rng.choice(NEAR_LIMITS[hint])
    if getattr(hint, "__name__", "") == "CountryCode":
        return "FR"
    if typing.get_origin(hint) is tuple:
        return tuple(value(typing.get_args(hint)[0], rng) for _ in range(rng.randint(0, 3)))
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return rng.choice(list(hint))
    if is_model(hint):
        return subject(hint, rng)
    raise TypeError(f"no random value of {hint!r} is known")


def subject(kind, rng):
    """A subject whose facts are mostly stated."""
    return kind(**{n: value(h, rng) for n, h in hints(kind).items() if n == "id" or rng.random() < 0.85})


def measure(kind, table, rounds):
    """Print the time of one rule on one subject, ours and by hand."""
    rng = random.Random(1)
    subjects = [subject(kind, rng) for _ in range(SUBJECTS)]
    law = fr.Prospecting(as_of=AS_OF)
    codes = {rule.code for rule in law.numbers(subjects[0])}
    table = {code: asked for code, asked in table.items() if code in codes}
    asked, best = list(table.values()), [float("inf"), float("inf")]
    differ = Counter()
    for one in subjects:
        marks = {rule.code: number for rule, number in law.numbers(one).items()}
        differ.update(code for code, by_hand in table.items() if by_hand(one, AS_OF) != ANSWERS[marks[code]])
    for _ in range(rounds):
        start = time.perf_counter()
        for one in subjects:
            for by_hand in asked:
                by_hand(one, AS_OF)
        best[0] = min(best[0], time.perf_counter() - start)
        start = time.perf_counter()
        for one in subjects:
            law.numbers(one)
        best[1] = min(best[1], time.perf_counter() - start)
    each = SUBJECTS * len(asked) / 1e6
    print(
        f"{kind.__name__:<16} {len(asked)} rules by hand, {len(codes)} ours: {best[0] / each:.2f} and "
        f"{best[1] / each:.2f} µs for each rule by hand, ratio {best[1] / best[0]:.2f}, answers that differ: {dict(differ)}"
    )


if __name__ == "__main__":
    for kind, table in TABLES.items():
        measure(kind, table, int(sys.argv[1]) if len(sys.argv) > 1 else 7)
