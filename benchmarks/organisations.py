"""A group of organisations checked in one run: documents a second, memory, and whether growth is linear.

Run ``python benchmarks/organisations.py [organisations] [activities]``; 200 and 50 when left out.
The floor is a plain Python function that asks one question of each activity.
"""

from __future__ import annotations

import gc
import sys
import time
import tracemalloc
from pathlib import Path

import attrs

from healthgov import check, fr
from healthgov.documents import load
from healthgov.models import Organisation

EXAMPLE = Path(__file__).parents[1] / "examples" / "telemedicine.yaml"
DAY = "2026-11-23"


def group(organisations: int, activities: int) -> list[Organisation]:
    """Organisations like the example, each with so many activities of its own."""
    example = load(EXAMPLE)
    assert isinstance(example, Organisation)
    assert example.activities
    return [
        attrs.evolve(
            example,
            id=f"organisation-{number}",
            activities=tuple(
                attrs.evolve(example.activities[index % 3], id=f"activity-{index}") for index in range(activities)
            ),
        )
        for number in range(organisations)
    ]


def verdicts(members: list[Organisation]) -> float:
    """Seconds for all verdicts."""
    start = time.perf_counter()
    for member in members:
        _ = check(member, *fr.RULE_SETS, as_of=DAY).verdict
    return time.perf_counter() - start


def explained(members: list[Organisation]) -> float:
    """Seconds for all reports, explained in full and dropped at once."""
    start = time.perf_counter()
    for member in members:
        _ = check(member, *fr.RULE_SETS, as_of=DAY).results
    return time.perf_counter() - start


def by_hand(members: list[Organisation]) -> float:
    """Seconds for the floor: one question of each activity in plain Python, for each rule on activities."""
    questions = sum(rule.on is not None for rules in fr.RULE_SETS for rule in rules.rules)
    start = time.perf_counter()
    for member in members:
        for activity in member.activities or ():
            for _ in range(questions):
                _ = activity.role is not None and activity.purposes is not None
    return time.perf_counter() - start


def main(organisations: int, activities: int) -> None:
    """Time and weigh one group, and groups of half and twice its size."""
    members = group(organisations, activities)
    verdicts(members[:2])  # what is compiled once
    print(f"{organisations} organisations of {activities} activities, {sum(len(r.rules) for r in fr.RULE_SETS)} rules")
    taken = min(verdicts(members) for _ in range(3))
    print(
        f"  verdict only:  {organisations / taken:8.1f} documents a second, {taken / organisations * 1e3:7.2f} ms each"
    )
    full = min(explained(members) for _ in range(2))
    print(f"  explained:     {organisations / full:8.1f} documents a second, {full / organisations * 1e3:7.2f} ms each")
    floor = min(by_hand(members) for _ in range(3))
    print(f"  ratio of the verdicts to the plain loop: {taken / floor:.1f}")
    sizes = (activities // 2, activities, activities * 2)
    each = [min(verdicts(group(20, size)) for _ in range(3)) / 20 / size * 1e6 for size in sizes]
    print(
        "  growth with activities, us for each activity: "
        + ", ".join(f"{s}: {e:.0f}" for s, e in zip(sizes, each, strict=True))
    )
    counts = (organisations // 4, organisations // 2, organisations)
    per = [min(verdicts(members[:count]) for _ in range(2)) / count * 1e3 for count in counts]
    print(
        "  growth with organisations, ms for each: "
        + ", ".join(f"{c}: {p:.2f}" for c, p in zip(counts, per, strict=True))
    )
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = group(20, activities)
    document = (tracemalloc.get_traced_memory()[0] - before) / len(kept) / 1024
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    explained(kept)
    peak = (tracemalloc.get_traced_memory()[1] - before) / 1024
    left = (tracemalloc.get_traced_memory()[0] - before) / 1024
    tracemalloc.stop()
    print(
        f"  memory: {document:.0f} KiB a document, {peak:.0f} KiB more at the peak of a run, {left:.0f} KiB left after it"
    )


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    main(*(arguments + [200, 50][len(arguments) :]))
