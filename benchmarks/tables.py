"""A part of prospecting law asked of a table, against the three-valued expression that a user of the engine writes.

    PYTHONPATH=src python benchmarks/tables.py [rows]

Ways take turns in every round; the best of the rounds counts, and what is said is the ratio.
"""

from __future__ import annotations

import enum
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from healthgov.facts import Fact, fact, model
from healthgov.questions import when
from healthgov.tables.questions import annotate

TODAY = "2026-11-23"
ROUNDS = 7
WAYS = ("email", "sms", "automated_call", "fax", "live_call", "post")
Ways = dict[str, Callable[[], Any]]


class Channel(enum.Enum):
    """By which way persons are approached."""

    EMAIL = "email"
    SMS = "sms"
    AUTOMATED_CALL = "automated_call"
    FAX = "fax"
    LIVE_CALL = "live_call"
    POST = "post"


@model
class Unsubscribe:
    """The way out, in each message."""

    present: Fact[bool] = fact("Is there a way out in each message?", no="there is no way out")
    works: Fact[bool] = fact("Does it work?", no="it leads nowhere")
    free: Fact[bool] = fact("Is it free?", no="it costs something")
    respected: Fact[bool] = fact("Is it respected?", no="who objected is approached again")


@model
class Contact:
    """One contact: a row."""

    channel: Fact[Channel] = fact("By which channel?")
    sender_identified: Fact[bool] = fact("Does each message say who sends it?", no="nobody is named")
    unsubscribe: Fact[Unsubscribe] = fact()


ELECTRONIC = Contact.channel.is_in([Channel.EMAIL, Channel.SMS, Channel.AUTOMATED_CALL, Channel.FAX])
FLAGS = ("sender_identified", *(f"unsubscribe_{name}" for name in ("present", "works", "free", "respected")))
WAY_OUT = when(
    ELECTRONIC,
    Contact.sender_identified
    & Contact.unsubscribe.has(Unsubscribe.present & Unsubscribe.works & Unsubscribe.free & Unsubscribe.respected),
)
"""FR-PRO-03."""


def contacts(count: int) -> Any:
    """Random contacts, a tenth of each fact not stated."""
    import polars as pl

    chance = np.random.default_rng(11)
    channels = pl.Series(WAYS, dtype=pl.Enum(WAYS)).gather(chance.integers(0, len(WAYS), count))
    made = {"channel": channels, **{name: pl.Series(chance.random(count) < 0.8) for name in FLAGS}}
    frame = pl.DataFrame(made)
    nulls = {name: pl.Series(chance.random(count) < 0.1) for name in frame.columns}
    return frame.with_columns(pl.when(~nulls[name]).then(pl.col(name)).alias(name) for name in frame.columns)


def on_polars(frame: Any) -> Ways:
    """What a user of polars writes for the same."""
    import polars as pl

    every = pl.all_horizontal(FLAGS)
    one_by_one = pl.col(FLAGS[0])
    for name in FLAGS[1:]:
        one_by_one = one_by_one & pl.col(name)
    electronic = pl.col("channel").is_in(WAYS[:4])
    ways: Ways = {}
    for name, table in (("polars", frame), ("polars lazy", frame.lazy())):

        def run(made: Any) -> Any:
            return made.collect() if isinstance(made, pl.LazyFrame) else made

        ways |= {
            f"{name}, own expression": lambda t=table: run(t.with_columns(passes=~electronic | one_by_one)),
            f"{name}, own, all_horizontal": lambda t=table: run(t.with_columns(passes=~electronic | every)),
            f"annotate passes, {name}": lambda t=table: run(annotate(t, WAY_OUT, as_of=TODAY, add=("passes",))),
            f"annotate verdict, {name}": lambda t=table: run(annotate(t, WAY_OUT, as_of=TODAY, add=("verdict",))),
            f"annotate all, {name}": lambda t=table: run(annotate(t, WAY_OUT, as_of=TODAY)),
        }
    values = [list(ways.values())[index]()["passes"] for index in (0, 1, 2, 5, 7)]
    assert all(values[0].equals(other) for other in values)
    return ways


def on_duckdb(frame: Any) -> Ways:
    """The same in SQL, into a table of its own."""
    import duckdb

    connection = duckdb.connect()
    connection.register("arrow_source", frame.to_arrow())
    connection.execute("create table source as select * from arrow_source")
    electronic = ", ".join(f"'{name}'" for name in WAYS[:4])
    own = connection.sql(f"select *, channel not in ({electronic}) or ({' and '.join(FLAGS)}) as passes from source")  # noqa: S608
    source = connection.table("source")
    ours = annotate(source, WAY_OUT, as_of=TODAY, add=("passes",))
    counts = "count_if(passes), count_if(not passes)"
    assert own.aggregate(counts).fetchall() == ours.aggregate(counts).fetchall()

    def run(relation: Any) -> None:
        connection.execute("drop table if exists result")
        relation.select("passes").create("result")

    return {"DuckDB, own SQL": lambda: run(own), "annotate passes, DuckDB": lambda: run(ours)}


def on_pandas(frame: Any) -> Ways:
    """Nullable booleans and a categorical column, as a careful user of pandas has them."""
    native = frame.to_pandas()
    native = native.astype({**dict.fromkeys(FLAGS, "boolean"), "channel": "category"})

    def own() -> Any:
        import pandas as pd

        unknown = pd.arrays.BooleanArray(np.zeros(len(native), bool), native["channel"].isna().to_numpy())
        passes = ~native["channel"].isin(WAYS[:4]).astype("boolean")
        every = native[FLAGS[0]]
        for name in FLAGS[1:]:
            every = every & native[name]
        return native.assign(passes=passes.where(~unknown._mask) | every)  # noqa: SLF001  its mask

    def ours() -> Any:
        return annotate(native, WAY_OUT, as_of=TODAY, add=("passes",))

    assert own()["passes"].equals(ours()["passes"])
    return {"pandas, own expression": own, "annotate passes, pandas": ours}


def show(ways: Ways, count: int) -> None:
    """Best and median of each way, and the ratio to the first of its kind."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            times[name].append(time.perf_counter() - start)
    floor = ""
    for name, taken in times.items():
        floor = name if " own" in name and "all_horizontal" not in name else floor
        each, ratio = min(taken) / count * 1e9, min(taken) / min(times[floor])
        print(
            f"  {name:<36} best {each:8.2f} ns a row  median {statistics.median(taken) / count * 1e9:8.2f}  ratio {ratio:6.2f}"
        )


def emailed(count: int) -> None:
    """Seconds for all that ``fr.may_be_emailed`` asks of each contact, nine in ten of whose facts are stated, on polars."""
    import polars as pl

    from healthgov import fr
    from healthgov.tables.needed import columns_of

    chance = np.random.default_rng(1)
    values = {"relation": ["customer", "prospect", "list_obtained"], "audience": ["consumers", "professionals"]}
    made: dict[str, Any] = {}
    silent: dict[str, None] = {}
    for path, kind in columns_of(fr.may_be_emailed, as_of=TODAY).items():
        if kind == "list" or path == "address":
            silent[path] = None
            continue
        drawn = pl.Series(chance.choice(values.get(path, [True, False]), count))
        made[path.replace(".", "_")] = pl.select(pl.when(pl.Series(chance.random(count) < 0.9)).then(drawn)).to_series()
    table = pl.DataFrame(made).lazy()
    print(f"\n{count:,} contacts, fr.may_be_emailed, polars lazy")
    for add in (("verdict",), ("verdict", "reason", "missing")):
        start = time.perf_counter()
        annotate(table, fr.may_be_emailed, as_of=TODAY, add=add, columns=silent).collect()
        print(f"  {', '.join(add):<28} {time.perf_counter() - start:6.2f} s")


def main() -> None:
    """Measure each engine that is installed."""
    import polars as pl

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    frame = contacts(count)
    for title, table in (
        ("channel as an enumeration", frame),
        ("channel as text", frame.with_columns(pl.col("channel").cast(pl.String))),
    ):
        print(f"\n{count:,} contacts, FR-PRO-03, {title}")
        for engine in (on_polars, on_duckdb, on_pandas):
            try:
                ways = engine(table)
            except ImportError as error:
                print(f"  skipped: {error.name} is not installed")
                continue
            show(ways, count)
    emailed(count)


if __name__ == "__main__":
    main()
