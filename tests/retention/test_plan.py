"""The plan of a whole table on the command line."""

from __future__ import annotations

import json
import sys
from datetime import date

import pytest

from healthgov.commands import app

pl = pytest.importorskip("polars", reason="polars is not installed")

ROWS = {
    "key": [1, 2, 3],
    "last_contact": [date(2006, 3, 15), date(2005, 9, 1), None],
    "birth": [date(1960, 5, 20), date(2001, 6, 10), None],
    "death": [None, date(2007, 3, 3), None],
}


@pytest.fixture
def plan(capfd, monkeypatch, tmp_path):
    """Run the command on a table; returns exit code, standard output, standard error."""

    def run(source, output, *more):
        arguments = ["healthgov", "retention", "plan", str(source), "--type", "hospital_medical_record"]
        monkeypatch.setattr(sys, "argv", [*arguments, "--output", str(output), "--as-of", "2026-11-23", *more])
        code = app.run()
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    monkeypatch.chdir(tmp_path)
    return run


@pytest.mark.parametrize("source", ["in.parquet", "in.csv"])
@pytest.mark.parametrize("target", ["out.parquet", "out.csv"])
def test_a_plan(plan, tmp_path, source, target):
    """Every row keeps its place and gets its ends; the summary counts them; nothing else is written."""
    frame = pl.DataFrame(ROWS)
    (frame.write_csv if source.endswith("csv") else frame.write_parquet)(tmp_path / source)
    code, out, err = plan(source, target, "--format", "json")
    assert (code, err) == (0, "")
    summary = json.loads(out)
    assert (summary["rows"], summary["disposable"]) == (3, 1)
    written = (
        pl.read_csv(tmp_path / target, try_parse_dates=True)
        if target.endswith("csv")
        else pl.read_parquet(tmp_path / target)
    )
    assert written["keep_through"].to_list() == [date(2026, 3, 15), date(2017, 3, 3), None]
    assert written["safe_keep_through"].to_list() == [date(2026, 3, 15), date(2029, 6, 10), None]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({source, target})


@pytest.mark.parametrize(
    ("name", "content", "target"),
    [
        ("absent.csv", None, "out.csv"),
        ("in.txt", "a", "out.csv"),
        ("in.csv", "last_contact,birth,death\nSECRET,,\n", "out.csv"),
        ("in.csv", "other\n1\n", "out.csv"),
        ("in.parquet", "not parquet", "out.csv"),
        ("in.csv", "last_contact,birth,death\n2006-03-15,,\n", "out.xlsx"),
        ("in.csv", "", "out.csv"),
        ("in.csv", "last_contact,birth,death,reason\n2006-03-15,,,x\n", "out.csv"),
    ],
)
def test_bad_tables(plan, tmp_path, name, content, target):
    """A table that cannot be planned is one message and exit code 2; nothing is written, no value repeated."""
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    code, out, err = plan(name, target)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert "SECRET" not in err
    assert sorted(tmp_path.iterdir()) == before


def test_an_old_plan_survives_a_failed_run(plan, tmp_path):
    """A plan written earlier stays whole when a later run fails."""
    (tmp_path / "out.csv").write_text("old plan", encoding="utf-8")
    (tmp_path / "in.csv").write_text("last_contact,birth,death\nSECRET,,\n", encoding="utf-8")
    assert plan("in.csv", "out.csv")[0] == 2
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "old plan"
