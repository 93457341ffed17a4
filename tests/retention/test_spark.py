"""The same expression on Spark, in local mode."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from healthgov import fr
from healthgov.retention import evaluate, events_of
from healthgov.tables import annotate
from retention.terms import LIVES, TERMS, policy_of

pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed: pip install -e '.[spark]'")
pytest.importorskip("pandas", reason="pandas is not installed")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java 17 or later, and there is none", allow_module_level=True)

DAY = date(2026, 11, 23)
SCHEDULE = fr.Retention(as_of=DAY)


@pytest.fixture(scope="module")
def spark():
    """One small local session."""
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.pyspark.enabled", "true")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def frame_of(spark, rows, schema):
    """Rows as a Spark frame, through Arrow."""
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    names = [part.split()[0] for part in schema.split(", ")]
    kinds = [pa.int64() if name == "key" else pa.date32() for name in names]
    columns = list(zip(*rows, strict=True))
    table = pa.table({n: pa.array(c, k) for n, c, k in zip(names, columns, kinds, strict=True)})
    return spark.createDataFrame(table)


def test_spark_agrees_with_the_single_record(spark):
    """A hundred thousand lives with nulls: every day, safe day, answer and reason is that of one record."""
    frames = pytest.importorskip("retention.test_frames", reason="the other engines are not installed")
    frame = frame_of(spark, frames.ROWS, "key long, seen date, born date, died date")
    annotated = annotate(frame, SCHEDULE.policy(fr.HOSPITAL_RECORD), as_of=SCHEDULE.as_of, columns=frames.COLUMNS)
    assert type(annotated) is type(frame)
    got = annotated.select("key", "keep_through", "safe_keep_through", "disposable", "reason").toArrow().to_pylist()
    polars = frames.answers_of(
        annotate(frames.in_polars(), SCHEDULE.policy(fr.HOSPITAL_RECORD), as_of=SCHEDULE.as_of, columns=frames.COLUMNS)
    )
    assert sorted(tuple(row.values()) for row in got) == sorted(polars)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(term=TERMS, lives=st.lists(LIVES, min_size=1, max_size=6))
def test_a_random_term_agrees_on_spark(spark, term, lives):
    """Evaluated and on Spark: one day, one reason."""
    names = list(lives[0])
    rows = [(key, *(life[name] for name in names)) for key, life in enumerate(lives)]
    frame = frame_of(spark, rows, "key long, " + ", ".join(f"{name} date" for name in names))
    native = annotate(frame, policy_of(term), as_of=date(2151, 1, 1), columns={name: name for name in events_of(term)})
    got = {row["key"]: (row["keep_through"], row["reason"]) for row in native.toArrow().to_pylist()}
    for key, life in enumerate(lives):
        evaluated = evaluate(term, life)
        assert got[key] == (evaluated.on, evaluated.reason())


def test_dates_in_part_mean_the_same_on_spark(spark):
    """Whole, in part, missing, impossible or no date: a row gets what a record gets, or is refused like it."""
    alike = pytest.importorskip("retention.test_tables_and_records", reason="the other engines are not installed")
    rows = alike.rows_of(("birth", "last_contact", "death"), 1_000, 3)
    frame = spark.createDataFrame(alike.frame_of(rows).to_arrow())
    native = annotate(frame, fr.HOSPITAL_RECORD, as_of=alike.TODAY, columns={event: event for event in rows[0]})
    assert alike.as_a_table(native.toArrow()) == [alike.as_a_record(fr.HOSPITAL_RECORD, row) for row in rows]
