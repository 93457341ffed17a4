"""A plan from raw tables against a polars user's own aggregation and rule, interleaved in one run.

Run ``python benchmarks/plans.py [rows] [units]``. Left out, two cases: 1.4 million encounters and as many claims of 10,000
patients, and 1.5 million of each of a million patients, who have a row or two. The user's own way joins, filters, merges
the claims and adds the days of CSP R1112-7; both give the same days. Ratios are to be read, not seconds; that of processor
time says more where other work runs beside.
"""

from __future__ import annotations

import statistics
import sys
import time
import uuid
from collections.abc import Callable
from datetime import date

import numpy as np
import polars as pl

from healthgov import fr
from healthgov.tables import events, intervals

TODAY = date(2026, 11, 23)
SCHEDULE = fr.Retention(as_of=TODAY)


def tables_of(rows: int, units: int) -> dict[str, pl.DataFrame]:
    """Encounters, claims and patients in the shape of Synthea: names are texts, days are dates."""
    chance = np.random.default_rng(1)
    names = np.array([str(uuid.UUID(int=number * 2**64 + 7)) for number in range(units)])
    born = chance.integers(-14_000, 18_000, units)
    died = np.where(chance.random(units) < 0.3, born + chance.integers(9_000, 30_000, units), 10**6)
    last = np.minimum(np.minimum(born + chance.integers(2_000, 30_000, units), died), 20_700)
    whose, of_claim = chance.integers(0, units, rows), chance.integers(0, units, rows)
    stop = born[whose] + ((last - born)[whose] * chance.random(rows)).astype("int64")
    lodged = np.minimum(last[of_claim] - 4_000 + chance.integers(0, 4_100, rows), 20_700)
    resolved = np.minimum(lodged + chance.integers(0, 20, rows), 20_700)

    def days(numbers: np.ndarray) -> pl.Series:
        return pl.Series(numbers.astype("int32")).cast(pl.Date)

    death = days(np.where(died < 20_700, died, 0))
    return {
        "encounters": pl.DataFrame({"patient": names[whose], "stop": days(stop)}),
        "claims": pl.DataFrame(
            {"patient": names[of_claim], "lodged": days(lodged), "resolved": days(resolved)}
        ).with_columns(resolved=pl.when(pl.Series(chance.random(rows) > 1e-5)).then("resolved")),
        "patients": pl.DataFrame({"patient": names, "born": days(born), "died": death}).with_columns(
            died=pl.when(pl.Series(died < 20_700)).then("died")
        ),
    }


def own(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """What a careful polars user writes: one row a patient, the end and whether the file may go."""
    seen = tables["encounters"].group_by("patient").agg(seen=pl.col("stop").max())
    lives = tables["patients"].join(seen, on="patient", how="left")
    early = (pl.col("died") < pl.col("seen").dt.offset_by("10y")).fill_null(value=False)
    base, floor = pl.col("seen").dt.offset_by("20y"), pl.col("born").dt.offset_by("28y")
    lives = lives.with_columns(
        early=early,
        clock=pl.when(early).then("died").otherwise("seen"),
        end=pl.when(early).then(pl.col("died").dt.offset_by("10y")).otherwise(pl.max_horizontal(base, floor)),
    )
    day = pl.col("lodged").to_physical()
    ongoing = pl.col("resolved").is_null()
    claims = (
        tables["claims"]
        .join(lives.select("patient", "clock", "end"), on="patient")
        .filter(ongoing | (pl.col("resolved") > pl.col("clock")))
        .sort("patient", "lodged")
        .with_columns(until=pl.col("resolved").fill_null(date(9999, 1, 1)).to_physical(), start=day)
        .with_columns(before=pl.col("until").cum_max().shift(1).over("patient"))
        .with_columns(run=(pl.col("start") - pl.col("before") > 1).fill_null(value=True).cum_sum().over("patient"))
        .group_by("patient", "run")
        .agg(pl.col("start").min(), pl.col("until").max(), pl.col("clock", "end").first(), pending=ongoing.any())
        .with_columns(
            days=pl.when("pending")
            .then(0)
            .otherwise(pl.col("until") - pl.max_horizontal("start", pl.col("clock").to_physical() + 1) + 1)
        )
        .sort("patient", "start")
        .with_columns(sofar=pl.col("days").cum_sum().over("patient") - pl.col("days"))
        .with_columns(late=pl.col("start") - pl.col("end").to_physical() > pl.col("sofar"))
        .with_columns(late=pl.col("late").cum_max().over("patient"))
        .group_by("patient")
        .agg(
            added=pl.col("days").filter(~pl.col("late")).sum(),
            pending=(pl.col("pending") & ~pl.col("late")).any(),
            held=(pl.col("pending") & pl.col("late")).any(),
        )
    )
    result = lives.join(claims, on="patient", how="left").with_columns(pl.col("pending", "held").fill_null(value=False))
    end = (pl.col("end").to_physical() + pl.col("added").fill_null(0)).cast(pl.Int32).cast(pl.Date)
    result = result.with_columns(keep_through=pl.when(~pl.col("pending")).then(end))
    refused = (pl.col("born") > pl.col("seen")) | (pl.col("seen") > pl.col("died"))
    return result.select(
        "patient",
        "keep_through",
        disposable=(pl.col("keep_through") < TODAY) & ~pl.col("held") & ~refused.fill_null(value=False),
    )


def ours(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The same asked of the schedule, with the safe end, the reason and what is refused."""
    return SCHEDULE.plan(
        fr.HOSPITAL_RECORD,
        unit="patient",
        last_contact=events(tables["encounters"], "stop"),
        birth=events(tables["patients"], "born"),
        death=events(tables["patients"], "died"),
        claims=intervals(tables["claims"], "lodged", "resolved"),
    )


def main(rows: int, units: int) -> None:
    """Compare the answers, then the times."""
    tables = tables_of(rows, units)
    both = own(tables).join(ours(tables), on="patient", suffix="_ours")
    assert both.height == units
    same = both.filter(pl.col("keep_through").eq_missing(pl.col("keep_through_ours")))
    print(
        f"{rows:,} encounters, {rows:,} claims, {units:,} patients; {same.height:,} ends alike of those who were seen"
    )
    ways: dict[str, Callable[[], object]] = {"polars, own": lambda: own(tables), "plan": lambda: ours(tables)}
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(7):
        for name, way in ways.items():
            start, worked = time.perf_counter(), time.process_time()
            way()
            times[name].append((time.perf_counter() - start, time.process_time() - worked))
    own_best, own_worked = map(min, zip(*times["polars, own"], strict=True))
    for name, taken in times.items():
        seconds, worked_all = zip(*taken, strict=True)
        best, worked = min(seconds), min(worked_all)
        print(f"  {name:<12} best {best:.3f} s  median {statistics.median(seconds):.3f} s  ratio {best / own_best:.2f}"
              f"  processor {worked:.3f} s  ratio {worked / own_worked:.2f}")  # fmt: skip


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:3]]
    cases = [(given[0], given[1])] if len(given) > 1 else [(1_400_000, 10_000), (1_500_000, 1_000_000)]
    for case in cases:
        main(*case)
