"""The law of prospecting, and twelve rules on hosting, against the same law written by hand in plain ``if`` statements.

Usage: ``python benchmarks/rules.py [rounds]``. Both sides answer 20,000 random subjects first, and have to answer them
equally. Then they run in turn in one process, and the best round counts.
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

from floors import hosting, prospecting

from healthgov import fr
from healthgov.errors import HealthgovError
from healthgov.facts import hints, is_model, required
from healthgov.kinds import Count
from healthgov.models import (
    Beneficiary,
    Campaign,
    Certificate,
    ContactFile,
    DigitalPlatform,
    HostingArrangement,
    HostingContract,
    IsmsCertificate,
    Layer,
    Medium,
    Origin,
    Tracker,
)
from healthgov.periods import Period, months, years

AS_OF = date(2026, 11, 23)
COMPARED, TIMED = 20_000, 2_000
ANSWERS = {0: True, 1: True, 2: None, 3: False}
NEAR_LIMITS = {
    Count: [3, 4, 5, 59, 60, 61],
    str: ["x"],
    clock: [clock(9), clock(10), clock(19), clock(20), clock(21)],
    Period: [years(3), years(4), months(6), months(13), months(25)],
}
BY_NAME = {
    "edition": lambda rng: rng.choice((2013, 2022)),
    "holder": lambda rng: rng.choice("xy"),
    "performer": lambda rng: rng.choice("xy"),
    "first_day": lambda rng: AS_OF - timedelta(days=rng.choice((-1, 0, 1, 300, 800, 1095, 1096, 1097))),
    "last_day": lambda rng: AS_OF + timedelta(days=rng.choice((-400, -1, 0, 1, 200, 700))),
    "medium": lambda rng: rng.choice((*Medium, Medium.LIVE, Medium.LIVE)),
    "beneficiary": lambda rng: rng.choice((*Beneficiary, Beneficiary.PRODUCER, Beneficiary.PATIENT)),
    "origins": lambda rng: tuple(rng.choice(list(Origin)) for _ in range(rng.randint(1, 4))),
    "external": lambda rng: rng.random() < 0.95,
    "health_data": lambda rng: rng.random() < 0.95,
}
"""Facts of hostings: near the limits that the law knows, and mostly such that it reaches them."""
SELDOM = {
    "anonymous",
    "fictitious",
    "transit_only",
    "care_abroad",
    "short_processing",
    "group_exemption",
    "withdrawn_on",
}
"""Facts that take most hostings out of the law's reach: seldom so, or seldom stated."""


OF_HOSTING = {HostingArrangement, Layer, Certificate, IsmsCertificate, HostingContract}


def value(hint, rng, name=""):
    """A value of a type, near the limits that the law knows."""
    if name in BY_NAME:
        return BY_NAME[name](rng)
    if hint is bool:
        return rng.random() < (0.05 if name in SELDOM else 0.7)
    if hint is date:
        return AS_OF + timedelta(days=rng.randint(-1500, 400))
    if hint in NEAR_LIMITS:
        return rng.choice(NEAR_LIMITS[hint])
    if getattr(hint, "__name__", "") == "CountryCode":
        return "FR"
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        if name == "clauses" and rng.random() < 0.5:
            return tuple(item)
        return tuple(value(item, rng, name) for _ in range(rng.randint(0, 3)))
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return rng.choice(list(hint))
    if is_model(hint):
        return subject(hint, rng)
    raise TypeError(f"no random value of {hint!r} is known")


def subject(kind, rng, share=0.85):
    """A thing whose facts are mostly stated; one that a model refuses is made again."""
    while True:
        try:
            return kind(
                **{
                    name: value(hint, rng, name if kind in OF_HOSTING else "")
                    for name, hint in hints(kind).items()
                    if name in required(kind) or rng.random() < (0.2 if name in SELDOM and hint is not bool else share)
                }
            )
        except HealthgovError:
            continue


def only(law, codes):
    """The law with the rules of some codes in force, the others switched off."""
    others = {rule.name: rule.disabled(because="not in this benchmark") for rule in law.rules if rule.code not in codes}
    return type(law.__name__, (law,), others)


def compared(kind, table, law, count, share=0.85):
    """The rules whose answers differ on random subjects, and how often."""
    rng, differ = random.Random(2), Counter()
    for _ in range(count):
        one = subject(kind, rng, share)
        marks = {rule.code: number for rule, number in law.numbers(one).items()}
        differ.update(code for code, by_hand in table.items() if by_hand(one, AS_OF) != ANSWERS[marks[code]])
    return dict(differ)


def measure(kind, table, law, rounds):  # noqa: C901  four ways to answer
    """Print the time of one rule on one subject, ours and by hand."""
    rng = random.Random(1)
    subjects = [subject(kind, rng) for _ in range(TIMED)]
    codes = {rule.code for rule in law.numbers(subjects[0])}
    table = {code: asked for code, asked in table.items() if code in codes}
    asked, differ = list(table.values()), compared(kind, table, law, COMPARED)

    def every_answer_by_hand():
        for one in subjects:
            for by_hand in asked:
                by_hand(one, AS_OF)

    def verdict_by_hand():
        for one in subjects:
            for by_hand in asked:
                if by_hand(one, AS_OF) is False:
                    break

    def every_answer():
        for one in subjects:
            law.numbers(one)

    def verdict():
        for one in subjects:
            law.verdict(one)

    ways = (verdict_by_hand, verdict, every_answer_by_hand, every_answer)
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(rounds):
        for way in ways:
            start = time.perf_counter()
            way()
            best[way] = min(best[way], time.perf_counter() - start)
    hand, ours, all_hand, all_ours = (taken / TIMED * 1e6 for taken in best.values())
    print(
        f"{kind.__name__:<19} {len(asked)} rules: verdict {ours:6.2f} µs, by hand {hand:6.2f}, ratio {ours / hand:.2f}; "
        f"every answer {all_ours:6.2f}, by hand {all_hand:6.2f}, ratio {all_ours / all_hand:.2f}; "
        f"answers that differ of {COMPARED} subjects: {differ or 'none'}"
    )


LAW = fr.Prospecting(as_of=AS_OF)
CASES = (
    (Campaign, prospecting.CAMPAIGN, LAW),
    (ContactFile, prospecting.FILE, LAW),
    (Tracker, prospecting.TRACKER, LAW),
    (DigitalPlatform, prospecting.PLATFORM, LAW),
    (HostingArrangement, hosting.HDS, only(fr.Hds, set(hosting.HDS))(as_of=AS_OF)),
)

if __name__ == "__main__":
    for kind, table, law in CASES:
        measure(kind, table, law, int(sys.argv[1]) if len(sys.argv) > 1 else 7)
