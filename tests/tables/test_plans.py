"""A plan from raw tables says of each unit what the single record says of its history, on every engine."""

from __future__ import annotations

import os

import pytest

from healthgov import fr
from healthgov.tables import events, intervals, plan
from tables import raw

pl = pytest.importorskip("polars", reason="polars is not installed")
duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
pytest.importorskip("pandas", reason="pandas is not installed")
pytest.importorskip("pyarrow", reason="pyarrow is not installed")

COUNT = int(os.environ.get("HEALTHGOV_HISTORIES", "600"))
"""How many histories; 3,000 where everything is tried before a release."""
CONNECTION = duckdb.connect()


def relation(frame):
    """A DuckDB relation."""
    name = f"rows_{id(frame)}"
    CONNECTION.register("source", frame.to_arrow())
    CONNECTION.execute(f"create or replace table {name} as select * from source")  # noqa: S608
    return CONNECTION.table(name)


ENGINES = {
    "polars": (lambda frame: frame, lambda native: native),
    "polars lazy": (lambda frame: frame.lazy(), lambda native: native.collect()),
    "pandas": (lambda frame: frame.to_pandas(), pl.from_pandas),
    "pandas on arrow": (lambda frame: frame.to_pandas(use_pyarrow_extension_array=True), pl.from_pandas),
    "pyarrow": (lambda frame: frame.to_arrow(), pl.from_arrow),
    "duckdb": (relation, lambda native: pl.from_arrow(native.to_arrow_table())),
}


def tables_of(lives):
    """Synthea-shaped tables: encounters, patients, claims and holds; text where days are in part."""
    text, day = pl.String, pl.Date
    return {
        "encounters": pl.DataFrame(
            [(f"p{n}", said) for n, one in enumerate(lives) for said in one["contacts"]],
            schema={"patient": text, "stop": text},
            orient="row",
        ),
        "patients": pl.DataFrame(
            [(f"p{n}", one["birth"], one["death"]) for n, one in enumerate(lives)],
            schema={"patient": text, "birthdate": text, "deathdate": text},
            orient="row",
        ),
        "claims": pl.DataFrame(
            [(f"p{n}", *claim) for n, one in enumerate(lives) for claim in one["claims"]],
            schema={"patient": text, "lodged": day, "resolved": day},
            orient="row",
        ),
        "holds": pl.DataFrame(
            [(f"p{n}", *hold) for n, one in enumerate(lives) for hold in one["holds"]],
            schema={"patient": text, "since": day, "released": day},
            orient="row",
        ),
    }


def planned(policy, tables):
    """The plan of a policy over the tables of one engine."""
    found = {"last_contact": events(tables["encounters"], "stop")}
    for event, column in (("birth", "birthdate"), ("death", "deathdate")):
        if event in policy.events:
            found[event] = events(tables["patients"], column)
    return plan(
        policy,
        unit="patient",
        as_of=raw.TODAY,
        events=found,
        claims=intervals(tables["claims"], "lodged", "resolved"),
        holds=intervals(tables["holds"], "since", "released"),
    )


def answers(native):
    """The four answers of each unit, in order."""
    frame = native.with_columns(pl.col("reason").cast(pl.String), pl.col("keep_through", "safe_keep_through").cast(pl.Date))
    frame = frame.with_columns(place=pl.col("patient").str.slice(1).cast(pl.Int32)).sort("place")
    rows = frame.select("keep_through", "safe_keep_through", "disposable", "reason").rows()
    return [(*row[:3], row[3].split(":")[0] if row[3].startswith("refused") else row[3]) for row in rows]


LIVES = raw.histories(COUNT, 12)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_unit_is_answered_as_its_history_is(engine):
    """Contacts in part, under way or impossible, claims that overlap or are pending, holds: as the single record."""
    into, out = ENGINES[engine]
    tables = {name: into(frame) for name, frame in tables_of(LIVES).items()}
    made = answers(out(planned(fr.HOSPITAL_RECORD, tables)))
    wanted = [raw.as_a_record(fr.HOSPITAL_RECORD, one) for one in LIVES]
    wrong = [(one, got, want) for one, got, want in zip(LIVES, made, wanted, strict=True) if got != want]
    assert not wrong, (len(wrong), wrong[:3])
    assert {want[2] for want in wanted} == {True, False, None}
