"""A plan from raw tables on Spark, in local mode."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

from healthgov import fr
from tables import raw

pl = pytest.importorskip("polars", reason="polars is not installed")
pytest.importorskip("pyspark", reason="pyspark is not installed: pip install -e '.[spark]'")
pytest.importorskip("pandas", reason="pandas is not installed")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java 17 or later, and there is none", allow_module_level=True)


BEFORE_A_RELEASE = pytest.mark.skipif(
    "HEALTHGOV_HISTORIES" not in os.environ, reason="a minute of Spark's planning: tried before a release"
)


@pytest.fixture(scope="module")
def spark():
    """One small local session, far from Paris."""
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "America/Montreal")
        .config("spark.sql.execution.arrow.pyspark.enabled", "true")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def test_spark_answers_as_the_single_record_does(spark):
    """Contacts in part or impossible, claims and holds of random lives."""
    plans = pytest.importorskip("tables.test_plans", reason="the other engines are not installed")
    lives = raw.histories(plans.COUNT // 2, 12)
    tables = {name: spark.createDataFrame(frame.to_arrow()) for name, frame in plans.tables_of(lives).items()}
    made = plans.answers(pl.from_arrow(plans.planned(fr.HOSPITAL_RECORD, tables).toArrow()))
    wanted = [raw.as_a_record(fr.HOSPITAL_RECORD, one) for one in lives]
    assert [(one, got) for one, got, want in zip(lives, made, wanted, strict=True) if got != want] == []


def test_the_day_of_a_moment_is_that_of_the_place(spark):
    """Whatever the zone of the session."""
    from healthgov.tables import events  # noqa: PLC0415

    stays = spark.sql("select 1 as person_id, timestamp '2003-12-31T23:30:00Z' as end")
    schedule = fr.Retention(as_of=raw.TODAY)
    plan = schedule.plan(fr.HOSPITAL_RECORD, unit="person_id", zone="Europe/Paris", last_contact=events(stays, "end"))
    assert [row.keep_through.isoformat() for row in plan.collect()] == ["2024-01-01"]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("test_what_never_happened_to_some_units", marks=BEFORE_A_RELEASE),
        "test_a_row_of_a_type_without_policy_is_seen",
        "test_types_are_told_apart_by_numbers_too",
    ],
)
def test_spark_answers_as_the_other_engines_do(spark, monkeypatch, asked):
    """What never happened, several types in one table, types told apart by numbers."""
    plans = pytest.importorskip("tables.test_plans", reason="the other engines are not installed")
    ways = (lambda frame: spark.createDataFrame(frame.to_arrow()), lambda native: pl.from_arrow(native.toArrow()))
    monkeypatch.setitem(plans.ENGINES, "spark", ways)
    getattr(plans, asked)("spark")
