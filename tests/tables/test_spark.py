"""The same on Spark, in local mode."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

from healthgov.tables.questions import VERDICTS, annotate
from tables.contacts import DAY, Approaching, Contact, arrow, record, rows_of

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install -e '.[spark]'")
for needed in ("pandas", "pyarrow"):
    pytest.importorskip(needed, reason=f"{needed} is not installed")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java 17 or later, and there is none", allow_module_level=True)


@pytest.fixture(scope="module")
def spark():
    """One small local session."""
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def many():
    """Random rows with nulls, and their records."""
    rows = rows_of(200_000, seed=11)
    return rows, [record(row) for row in rows]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("rule", Approaching.rules, ids=lambda rule: rule.code)
def test_spark_answers_as_records(spark, many, rule):
    """Every verdict of 200,000 rows, nulls included, and a reason for each; lazy stays lazy."""
    rows, records = many
    table = arrow(rows).append_column("key", [list(range(len(rows)))])
    made = annotate(spark.createDataFrame(table), rule, as_of=DAY, add=("verdict", "passes", "reason", "missing"))
    found = made.select("key", "verdict", "passes", "reason", "missing").orderBy("key").toArrow()
    ask = rule.on(Contact, DAY)
    numbers = [ask(one, None) for one in records]
    assert found.column("verdict").to_pylist() == [VERDICTS[number] for number in numbers]
    assert found.column("passes").to_pylist() == [(True, True, None, False)[number] for number in numbers]
    assert all(found.column("reason").to_pylist())
    for number, names in zip(numbers, found.column("missing").to_pylist(), strict=True):
        assert not names or VERDICTS[number] == "unknown"
