"""One due date, and many: our terms against hand-written code, interleaved in one run.

Run ``python benchmarks/retention.py [rows]``; ten million rows when left out, on every engine installed. Ratios are to be read, not seconds: the machine drifts.
"""

from __future__ import annotations

import calendar
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from dateutil.relativedelta import relativedelta

from healthgov import fr
from healthgov.retention import PLACEHOLDERS, Due, compiled, compiled_with_reason, evaluate
from healthgov.tables import annotate
from healthgov.verdicts import Verdict

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import polars as pl
    from pyspark.sql import DataFrame

Row = tuple[date, date | None, date | None]
Frame = TypeVar("Frame")
Ours = Callable[[Any], Any]
Ways = dict[str, Callable[[], object]]

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


def answered_by_hand(contact: date, birth: date | None, death: date | None) -> tuple[object, ...]:
    """The same answer as ``schedule.due`` gives, by hand: what cannot be, two ends, verdict, reason, until when."""
    days = [day for day in (contact, birth, death) if day is not None]
    if max(days) > TODAY or min(days) in PLACEHOLDERS:
        raise ValueError
    if birth is not None and (birth > contact or (death is not None and birth > death)):
        raise ValueError
    if death is not None and death < contact:
        raise ValueError
    end, reason = contact + TWENTY, REASONS[0]
    floor = (birth or contact) + TWENTY_EIGHT
    if birth is not None and birth.month == 2 and birth.day == 29:
        floor += timedelta(days=not calendar.isleap(floor.year))
    if birth is not None and birth + TWENTY_EIGHT > end:
        end, reason = birth + TWENTY_EIGHT, REASONS[1]
    if death is not None and death < contact + TEN:
        end, reason = death + TEN, REASONS[2]
    safe = max(end, floor)
    verdict = Verdict.FAIL if end >= TODAY else Verdict.PASS if safe < TODAY else Verdict.UNKNOWN
    turns = [day + timedelta(days=1) for day in (end, safe) if day >= TODAY]
    return end, safe, verdict, reason, min(turns, default=None)


def moved_by_hand(row: Row, claim: tuple[date, date]) -> tuple[object, ...]:
    """The same for a record with one claim that was resolved: each end from the clock that decides it."""
    contact, _, death = row
    lodged, resolved = claim
    if not lodged <= resolved <= TODAY:
        raise ValueError
    end, safe, _, reason, _ = answered_by_hand(*row)
    assert isinstance(end, date) and isinstance(safe, date)  # noqa: PT018

    def moved(day: date, clock: date) -> date:
        if resolved <= clock or lodged > day:
            return day
        return day + (resolved - max(lodged, clock + timedelta(days=1))) + timedelta(days=1)

    clock = death if reason == REASONS[2] and death is not None else contact
    end, safe = moved(end, clock), max(moved(end, clock), moved(safe, clock if safe == end else contact))
    verdict = Verdict.FAIL if end >= TODAY else Verdict.PASS if safe < TODAY else Verdict.UNKNOWN
    turns = [day + timedelta(days=1) for day in (end, safe) if day >= TODAY]
    return end, safe, verdict, reason, min(turns, default=None)


def records(count: int) -> list[Row]:
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
    rows = [row for row in records(12_000) if max(day for day in row if day is not None) <= TODAY][:5_000]
    value = compiled(fr.HOSPITAL_RECORD.term)
    reasoned, schedule = compiled_with_reason(fr.HOSPITAL_RECORD.term), fr.Retention(as_of=TODAY)
    assert all(value(*row) == by_hand(*row) for row in rows)

    def due(row: Row) -> Due:
        return schedule.due(fr.HOSPITAL_RECORD, last_contact=row[0], birth=row[1], death=row[2])

    def by_year(row: Row) -> Due:
        birth = row[1] and str(min(row[1].year, row[0].year))
        return schedule.due(fr.HOSPITAL_RECORD, last_contact=row[0], birth=birth, death=row[2])

    def read(answer: Due) -> tuple[object, ...]:
        return answer.keep_through, answer.safe_keep_through, answer.verdict, answer.reason, answer.holds_until

    chance = random.Random(2)
    lodged = [row[0] + timedelta(days=chance.randrange((TODAY - row[0]).days + 1)) for row in rows]
    claims = [(day, day + timedelta(days=chance.randrange(min(900, (TODAY - day).days + 1)))) for day in lodged]

    def claimed(row: Row, claim: tuple[date, date]) -> Due:
        return schedule.due(fr.HOSPITAL_RECORD, last_contact=row[0], birth=row[1], death=row[2], claims=[claim])

    ways = {
        "by hand with dateutil": lambda: [by_hand(*row) for row in rows],
        "compiled term, date only": lambda: [value(*row) for row in rows],
        "compiled term, with what decided it": lambda: [reasoned(*row) for row in rows],
        "evaluated term, with its tree": lambda: [
            evaluate(fr.HOSPITAL_RECORD.term, {"last_contact": c, "birth": b, "death": d}) for c, b, d in rows
        ],
        "by hand, the same answer": lambda: [answered_by_hand(*row) for row in rows],
        "schedule.due, the whole answer": lambda: [due(row) for row in rows],
        "schedule.due, and all of it read": lambda: [read(due(row)) for row in rows],
        "schedule.due, birth by its year": lambda: [by_year(row) for row in rows],
        "by hand, a claim that was resolved": lambda: [moved_by_hand(*one) for one in zip(rows, claims, strict=True)],
        "schedule.due, a claim that was resolved": lambda: [
            read(claimed(*one)) for one in zip(rows, claims, strict=True)
        ],
    }
    for row, claim in zip(rows, claims, strict=True):
        assert read(due(row)) == answered_by_hand(*row), row
        assert read(claimed(row, claim)) == moved_by_hand(row, claim), (row, claim)
    times = interleaved(ways, rounds=9, clock=time.process_time)
    print(f"one record, {len(rows)} of them a round")
    show(times, "by hand with dateutil", len(rows))
    many = [row for row in records(240_000) if max(day for day in row if day is not None) <= TODAY][:100_000]
    start = time.perf_counter()
    answers = [read(due(row)) for row in many]
    print(f"  a list of {len(answers):,} patients, each answer read: {time.perf_counter() - start:.2f} s")


REASONS = ("20 years after the last contact", "28 years after the birth", "10 years after the death")
REFUSED = ("refused: dates in an impossible order", "refused: a day in the future")
TODAY = date(2026, 11, 23)


def lives(count: int) -> pl.DataFrame:
    """Random lives as a polars frame: one in ten without birth, six in ten alive, one in a thousand cannot be."""
    import numpy as np
    import polars as pl

    chance = np.random.default_rng(1)
    born = chance.integers(-18_262, 18_000, count).astype("int32")
    seen = np.minimum(born + chance.integers(0, 30_000, count), 20_700).astype("int32")
    died = np.minimum(seen + chance.integers(0, 9_000, count), 20_700).astype("int32")
    died[::1_000] = seen[::1_000] - 1
    seen[1::10_000] = 21_000
    named = {"seen": seen, "born": born, "died": died}
    frame = pl.DataFrame({name: pl.Series(days).cast(pl.Date) for name, days in named.items()})
    kept = {"born": pl.Series(chance.random(count) < 0.9), "died": pl.Series(chance.random(count) < 0.4)}
    return frame.with_columns(pl.when(mask).then(pl.col(name)).alias(name) for name, mask in kept.items())


def by_offsets(lazy: pl.LazyFrame) -> pl.LazyFrame:
    """The floor of polars: the same four columns with its own date offsets."""
    import polars as pl

    born, seen, died = pl.col("born"), pl.col("seen"), pl.col("died")
    base, floor = seen.dt.offset_by("20y"), born.dt.offset_by("28y")
    bound = pl.coalesce("born", "seen").dt.offset_by("28y")
    dies = died.dt.offset_by("10y")
    early = (died < seen.dt.offset_by("10y")).fill_null(value=False)
    later = (floor > base).fill_null(value=False)
    disorder = ((born > seen) | (seen > died)).fill_null(value=False)
    future = ((seen > TODAY) | (died > TODAY)).fill_null(value=False)
    safe = pl.max_horizontal(pl.when(early).then(dies).otherwise(pl.max_horizontal(base, bound)), bound)
    kept = pl.when(early).then(dies).when(later).then(floor).otherwise(base)
    right = ~(disorder | future)
    reason = pl.when(disorder).then(pl.lit(REFUSED[0])).when(future).then(pl.lit(REFUSED[1]))
    for condition, text in ((early, REASONS[2]), (later, REASONS[1])):
        reason = reason.when(condition).then(pl.lit(text))
    return lazy.with_columns(
        keep_through=pl.when(right).then(kept), safe_keep_through=pl.when(right).then(safe)
    ).with_columns(
        disposable=pl.when(pl.col("keep_through") >= TODAY)
        .then(statement=False)
        .when(pl.col("safe_keep_through") < TODAY)
        .then(statement=True),
        reason=reason.otherwise(pl.lit(REASONS[0])),
    )


SQL = """
select *, case when keep_through >= date '2026-11-23' then false
               when safe_keep_through < date '2026-11-23' then true end as disposable
from (
  select *,
    case when disorder or future then null when early then dies when later then floor else base end as keep_through,
    case when disorder or future then null
         else greatest(case when early then dies else greatest(base, bound) end, bound) end as safe_keep_through,
    case when disorder then '{3}' when future then '{4}' when early then '{2}' when later then '{1}' else '{0}' end as reason
  from (select *, coalesce(died < ten, false) as early, coalesce(floor > base, false) as later from (
    select *, {twenty} as base, {ten} as ten, {birth} as floor, {bound} as bound, {death} as dies,
      coalesce(born > seen or seen > died, false) as disorder,
      coalesce(seen > date '2026-11-23' or died > date '2026-11-23', false) as future
    from source)))
"""


def sql_of(add: str) -> str:
    """The floor of DuckDB and Spark: the same four columns with the engine's own date offsets."""
    return SQL.format(
        *REASONS,
        *REFUSED,
        twenty=add.format("seen", 20),
        ten=add.format("seen", 10),
        birth=add.format("born", 28),
        bound=add.format("coalesce(born, seen)", 28),
        death=add.format("died", 10),
    )


def in_pandas(frame: pd.DataFrame) -> pd.DataFrame:
    """The floor of pandas: the same four columns with DateOffset."""
    import numpy as np
    import pandas as pd

    born, seen, died, today = frame["born"], frame["seen"], frame["died"], pd.Timestamp(TODAY)
    base, floor = seen + pd.DateOffset(years=20), born + pd.DateOffset(years=28)
    bound = born.fillna(seen) + pd.DateOffset(years=28)
    dies = died + pd.DateOffset(years=10)
    early = died < seen + pd.DateOffset(years=10)
    later = floor > base
    disorder = (born > seen) | (seen > died)
    future = (seen > today) | (died > today)
    wrong = disorder | future
    kept = base.where(base > bound, bound)
    safe = kept.mask(early, dies)
    safe = safe.where(safe > bound, bound).mask(wrong)
    keep = base.mask(later, floor).mask(early, dies).mask(wrong)
    over, fails = (safe < today).to_numpy(), (keep >= today).to_numpy()
    return frame.assign(
        keep_through=keep,
        safe_keep_through=safe,
        disposable=pd.arrays.BooleanArray(over & ~fails, ~(over | fails)),
        reason=np.select([disorder, future, early, later], [*REFUSED, REASONS[2], REASONS[1]], REASONS[0]),
    )


def many_rows(count: int) -> None:
    """Time a table on each engine against the same rule with the engine's own date offsets."""
    schedule = fr.Retention(as_of=TODAY)
    columns = {"last_contact": "seen", "birth": "born", "death": "died"}
    frame = lives(count)

    def ours(native: Frame) -> Frame:
        return annotate(native, schedule.policy(fr.HOSPITAL_RECORD), as_of=schedule.as_of, columns=columns)

    print(f"\n{count:,} rows, four columns, CSP R1112-7 with nullable births and deaths")
    engines = {
        "polars lazy": on_polars,
        "DuckDB": on_duckdb,
        "pandas": on_pandas,
        "PySpark": on_spark,
        "PyArrow": on_arrow,
    }
    for name, engine in engines.items():
        try:
            ways = engine(frame, ours)
        except ImportError as error:
            print(f"  {name}: skipped, {error.name} is not installed")
            continue
        times = interleaved(ways, rounds=3)
        show(times, next(iter(ways)), count)


def on_polars(frame: pl.DataFrame, ours: Ours) -> Ways:
    """Polars, lazily."""
    lazy = frame.lazy()
    assert by_offsets(lazy).collect().equals(ours(lazy).collect())
    return {
        "polars lazy, offset_by": lambda: by_offsets(lazy).collect(),
        "annotate, polars lazy": lambda: ours(lazy).collect(),
    }


def on_duckdb(frame: pl.DataFrame, ours: Ours) -> Ways:
    """DuckDB, into a table of its own."""
    import duckdb

    connection = duckdb.connect()
    connection.register("arrow_source", frame.to_arrow())
    connection.sql("create table source as select * from arrow_source")
    own = connection.sql(sql_of("cast({0} + interval {1} year as date)"))
    wanted = "keep_through, safe_keep_through, disposable, reason"

    def run(relation: duckdb.DuckDBPyRelation) -> None:
        connection.execute("drop table if exists result")
        relation.select(wanted).create("result")

    annotated = ours(connection.sql("select * from source"))
    days = [f"sum({name} - date '1970-01-01')" for name in ("keep_through", "safe_keep_through")]
    sums = ", ".join([*days, "count_if(disposable)", "count_if(not disposable)", "sum(length(reason))"])
    assert own.aggregate(sums).fetchall() == annotated.aggregate(sums).fetchall()
    return {"DuckDB, intervals": lambda: run(own), "annotate, DuckDB": lambda: run(annotated)}


def on_pandas(frame: pl.DataFrame, ours: Ours) -> Ways:
    """Pandas with numpy dates."""
    import pandas as pd

    native = frame.to_pandas()
    mine, theirs = ours(native), in_pandas(native)
    for name in ("keep_through", "safe_keep_through"):
        assert mine[name].astype("datetime64[s]").equals(theirs[name].astype("datetime64[s]"))
    assert (mine["reason"].astype(str) == theirs["reason"]).all()
    assert mine["disposable"].equals(theirs["disposable"])
    assert isinstance(mine, pd.DataFrame)
    return {"pandas, DateOffset": lambda: in_pandas(native), "annotate, pandas": lambda: ours(native)}


def on_arrow(frame: pl.DataFrame, ours: Ours) -> Ways:
    """PyArrow, which has no calendar offsets: the floor is polars eager on the same bytes."""
    table = frame.to_arrow()
    return {
        "polars eager, offset_by": lambda: by_offsets(frame.lazy()).collect(),
        "annotate, PyArrow": lambda: ours(table),
    }


def on_spark(frame: pl.DataFrame, ours: Ours) -> Ways:
    """Spark in local mode, into nowhere."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "3g")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    with tempfile.NamedTemporaryFile(suffix=".parquet", delete=False) as file:
        frame.write_parquet(file.name)
    source = session.read.parquet(file.name).cache()
    source.count()
    source.createOrReplaceTempView("source")
    own = session.sql(sql_of("add_months({0}, {1} * 12)"))
    annotated = ours(source)

    def run(native: DataFrame) -> None:
        native.select("keep_through", "safe_keep_through", "disposable", "reason").write.format("noop").mode(
            "overwrite"
        ).save()

    return {"PySpark local, add_months": lambda: run(own), "annotate, PySpark": lambda: run(annotated)}


RUN = """
import sys; sys.argv = ['healthgov', 'retention', 'plan', *sys.argv[1:]]
from healthgov.cli import main
code = main()
peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))
print(int(peak.split()[1]) // 1024, code, file=sys.stderr)
"""


def plan_memory() -> None:
    """Peak memory of ``healthgov retention plan`` on files of growing size: it must not follow them."""
    folder = Path(tempfile.mkdtemp())
    for kind, sizes in (("parquet", (1, 4, 16, 48)), ("csv", (1, 4, 12, 36))):
        print(f"\npeak memory of `healthgov retention plan`, {kind} to {kind}")
        for millions in sizes:
            path, output = folder / f"rows.{kind}", folder / f"plan.{kind}"
            frame = lives(millions * 1_000_000)
            frame.write_parquet(path, row_group_size=250_000) if kind == "parquet" else frame.write_csv(path)
            size = path.stat().st_size / 2**20
            arguments = ["--type", "hospital_medical_record", "--as-of", "2026-11-23", "--output", str(output)]
            for event, name in {"last_contact": "seen", "birth": "born", "death": "died"}.items():
                arguments += ["--column", f"{event}={name}"]
            command = [sys.executable, "-c", RUN, str(path), *arguments]
            done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
            peak, code = done.stderr.split()
            assert code == "0", done.stderr
            print(f"  {millions:>3} million rows, {size:6.0f} MiB file: {peak} MiB at the peak")
    shutil.rmtree(folder)


def interleaved(ways: dict, rounds: int, clock: Callable[[], float] = time.perf_counter) -> dict[str, list[float]]:
    """Seconds of every round, the ways taking turns; ``clock`` may be that of the processor, where one thread works."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            start = clock()
            way()
            times[name].append(clock() - start)
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
    many_rows(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000)
    plan_memory()
