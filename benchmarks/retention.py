"""One due date, and many: our terms against hand-written code, interleaved in one run.

Run ``python benchmarks/retention.py [rows]``. Ratios are to be read, not seconds: the machine drifts.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from healthgov import fr
from healthgov.retention import compiled, compiled_with_reason, evaluate

TWENTY, TWENTY_EIGHT, TEN = relativedelta(years=20), relativedelta(years=28), relativedelta(years=10)


def by_hand(contact: date, birth: date | None, death: date | None) -> date:
    """The floor: CSP R1112-7 as a careful programmer writes it with dateutil, periods made once."""
    end = contact + TWENTY
    if birth is not None:
        floor = birth + TWENTY_EIGHT
        end = max(end, floor)
    if death is not None and death < contact + TEN:
        end = death + TEN
    return end


def records(count: int) -> list[tuple[date, date | None, date | None]]:
    """Random records, the same on every run."""
    chance = random.Random(1)
    made = []
    for _ in range(count):
        birth = date(1920, 1, 1) + timedelta(days=chance.randrange(36_000))
        contact = birth + timedelta(days=chance.randrange(30_000))
        death = contact + timedelta(days=chance.randrange(9_000)) if chance.random() < 0.4 else None
        made.append((contact, birth if chance.random() < 0.9 else None, death))
    return made


def one_record() -> None:
    """Time one due date each way."""
    rows = records(5_000)
    value = compiled(fr.HOSPITAL_RECORD.term)
    reasoned = compiled_with_reason(fr.HOSPITAL_RECORD.term)
    assert all(value(*row) == by_hand(*row) for row in rows)
    ways = {
        "by hand with dateutil": lambda: [by_hand(*row) for row in rows],
        "compiled term, date only": lambda: [value(*row) for row in rows],
        "compiled term, with what decided it": lambda: [reasoned(*row) for row in rows],
        "evaluated term, with its tree": lambda: [
            evaluate(fr.HOSPITAL_RECORD.term, {"last_contact": c, "birth": b, "death": d}) for c, b, d in rows
        ],
    }
    times = interleaved(ways, rounds=9)
    print(f"one record, {len(rows)} of them a round")
    show(times, "by hand with dateutil", len(rows))


def many_rows(count: int) -> None:
    """Time a table each way."""
    import polars as pl

    rows = records(min(count, 100_000))
    frame = pl.DataFrame(rows, schema={"seen": pl.Date, "born": pl.Date, "died": pl.Date}, orient="row")
    frame = pl.concat([frame] * max(1, count // len(frame)))
    schedule = fr.Retention(as_of="2026-11-23")
    columns = {"last_contact": "seen", "birth": "born", "death": "died"}

    def offsets() -> pl.DataFrame:
        base = pl.col("seen").dt.offset_by("20y")
        floor = pl.col("born").dt.offset_by("28y")
        early = pl.col("died") < pl.col("seen").dt.offset_by("10y")
        kept = pl.when(floor > base).then(floor).otherwise(base)
        end = pl.when(early).then(pl.col("died").dt.offset_by("10y")).otherwise(kept)
        return frame.lazy().with_columns(end.alias("keep_through")).collect()

    ways = {
        "polars lazy, offset_by by hand": offsets,
        "annotate, polars lazy (four columns)": lambda: schedule.annotate(
            frame.lazy(), fr.HOSPITAL_RECORD, **columns
        ).collect(),
    }
    assert offsets()["keep_through"].equals(list(ways.values())[1]()["keep_through"])
    print(f"\n{len(frame):,} rows")
    show(interleaved(ways, rounds=3), "polars lazy, offset_by by hand", len(frame))


def interleaved(ways: dict, rounds: int) -> dict[str, list[float]]:
    """Seconds of every round, the ways taking turns."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            times[name].append(time.perf_counter() - start)
    return times


def show(times: dict[str, list[float]], floor: str, count: int) -> None:
    """Best and median of each way, and the ratio to the floor."""
    for name, taken in times.items():
        ratio = min(taken) / min(times[floor])
        each = min(taken) / count * 1e6
        print(
            f"  {name:<40} best {each:8.3f} us  median {statistics.median(taken) / count * 1e6:8.3f} us  ratio {ratio:5.2f}"
        )


if __name__ == "__main__":
    one_record()
    many_rows(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
