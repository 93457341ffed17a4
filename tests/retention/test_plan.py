"""The plan of a whole table on the command line."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import pytest

from healthgov.commands import calls
from healthgov.documents import replacing

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
        code = calls.run()
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
    assert (code, err) == (3, "")
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
    (tmp_path / "in.csv").write_text("last_contact,birth,dead\nSECRET,,\n", encoding="utf-8")
    assert plan("in.csv", "out.csv")[0] == 2
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "old plan"


def test_what_is_no_date_is_counted_and_named_by_its_row(plan, tmp_path):
    """A row that cannot be read is refused in the plan and named by number; what it holds is not repeated."""
    (tmp_path / "in.csv").write_text(
        "id,last_contact,birth,death\n007,2006-03-15,1960,\n008,SECRET,,\n009,2005-09-01,2006,\n", encoding="utf-8"
    )
    code, out, err = plan("in.csv", "out.csv")
    assert (code, err) == (3, "")
    assert "         2  refused: their dates cannot be" in out
    assert "row 2: refused: a text that is no date" in out
    assert "a day is written YYYY-MM-DD" in out
    assert "row 3: refused: dates in an impossible order" in out
    assert "SECRET" not in out
    written = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert written[1] == "007,2006-03-15,1960,,2026-03-15,2026-03-15,true,20 years after the last contact"


def test_moments_of_a_database_are_their_days(plan, tmp_path):
    """A CSV of moments without time zone is answered as a Parquet of them; what was written stays in the plan."""
    rows = ["2001-01-23 17:45:28,1980-01-01 00:00:00", "2001-01-23T17:45,1980", "2001-01-23T23:45:28Z,1980"]
    (tmp_path / "in.csv").write_text("last_contact,birth\n" + "\n".join([*rows, "2001-02-30 10:00:00,1980"]) + "\n")
    code, out, err = plan("in.csv", "out.csv", "--column", "last_contact=last_contact", "--column", "birth=birth")
    assert (code, err) == (3, "")
    assert "rows 3, 4: refused: a text that is no date" in out
    assert "of a moment with Z or an offset, write the day of the place" in out
    ends = ["2021-01-23,2021-01-23,true,20 years after the last contact"] * 2 + [
        ",,,refused: a text that is no date"
    ] * 2
    written = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert written[0] == "last_contact,birth,keep_through,safe_keep_through,disposable,reason"
    assert written[1:] == [f"{row},{end}" for row, end in zip([*rows, "2001-02-30 10:00:00,1980"], ends, strict=True)]


def test_holds_claims_and_statements_of_a_table(plan, tmp_path):
    """Columns of holds, pending claims and suspended days count; an empty cell is not known."""
    (tmp_path / "in.csv").write_text(
        "last_contact,birth,death,held,pending,days\n"
        "2000-04-10,1950,,True,non,0\n2000-04-10,1950,,false,0,10\n2000-04-10,1950,,,no,0\n"
        "2000-04-10,1950,,0,oui,0\n2000-04-10,1950,,0,0,\n",
        encoding="utf-8",
    )
    options = ["--blocked", "held", "--suspended", "pending", "--suspended-days", "days"]
    code, out, _ = plan("in.csv", "out.csv", *options, "--format", "json")
    assert code == 3
    summary = json.loads(out)
    assert summary["note"] == "nothing was deleted"
    assert [summary[name] for name in ("disposable", "kept", "unknown", "refused")] == [1, 2, 2, 0]
    written = pl.read_csv(tmp_path / "out.csv", infer_schema=False)
    assert written["disposable"].to_list() == ["false", "true", None, "false", None]
    assert written["keep_through"].to_list() == ["2020-04-10", "2020-04-20", "2020-04-10", None, None]
    assert written["reason"].to_list()[3] == "a claim is pending: the clock stands still"


@pytest.mark.parametrize(
    ("option", "cell", "expected"),
    [
        ("--blocked", "perhaps", "true or false"),
        ("--suspended", "2", "true or false"),
        ("--suspended-days", "x", "whole"),
    ],
)
def test_a_column_that_says_something_else_is_refused(plan, tmp_path, option, cell, expected):
    """What is neither yes nor no is named by option and row before anything is written."""
    (tmp_path / "in.csv").write_text(
        f"last_contact,birth,death,column\n2000-04-10,,,\n2000-04-10,,,{cell}\n", encoding="utf-8"
    )
    code, out, err = plan("in.csv", "out.csv", option, "column")
    assert (code, out) == (2, "")
    assert expected in err
    assert "first in row 2" in err
    assert not (tmp_path / "out.csv").exists()


def test_a_table_with_other_separators(plan, tmp_path):
    """A table written with semicolons is named as such, and read when told."""
    (tmp_path / "in.csv").write_text("last_contact;birth;death\n2006-03-15;1960;\n", encoding="utf-8")
    code, _, err = plan("in.csv", "out.csv")
    assert code == 2
    assert "--separator" in err
    assert plan("in.csv", "out.csv", "--separator", ";")[0] == 0


def test_the_summary_is_short_however_far_the_ends_lie(plan, tmp_path):
    """Months for a year from the day of the plan, years later, and one line for what is over."""
    rows = "".join(f"{year}-{month:02}-15,1930,\n" for year in range(1990, 2026) for month in range(1, 13))
    (tmp_path / "in.csv").write_text(f"last_contact,birth,death\n{rows}", encoding="utf-8")
    code, out, _ = plan("in.csv", "out.csv")
    assert code == 0
    assert "before 2026-11" in out
    assert "2027-10" in out
    assert "2027-11" not in out
    assert len(out.splitlines()) < 50


def test_a_plan_never_replaces_its_table(plan, tmp_path):
    """The table itself is not written over, by whatever name it is called."""
    pl.DataFrame(ROWS).write_csv(tmp_path / "in.csv")
    before = (tmp_path / "in.csv").read_bytes()
    assert plan("in.csv", tmp_path / "in.csv")[0] == 2
    assert (tmp_path / "in.csv").read_bytes() == before


OCCUPATIONAL = ("exposure_end", "biological_exposure_end", "ionising_exposure_end")


def test_a_statement_that_the_table_contradicts_is_refused(plan, tmp_path):
    """An exposure that is said never to have happened has no date in any row; a column without any is fine."""
    header = "last_contact,birth,death,exposure_end\n1980-03-01,1930-05-01,,"
    options = ["--type", "occupational_health_record", *(word for event in OCCUPATIONAL for word in ("--never", event))]
    (tmp_path / "in.csv").write_text(header + "2010-01-01\n", encoding="utf-8")
    code, _, err = plan("in.csv", "out.csv", *options)
    assert code == 2
    assert "--never exposure_end" in err
    assert "first in row 1" in err
    (tmp_path / "in.csv").write_text(header + "\n", encoding="utf-8")
    assert plan("in.csv", "out.csv", *options)[0] == 0
    assert pl.read_csv(tmp_path / "out.csv")["disposable"].to_list() == [True]


def test_a_column_that_is_there_twice_is_refused(plan, tmp_path):
    """Nobody knows which of two columns of one name counts."""
    (tmp_path / "in.csv").write_text(
        "last_contact,birth,last_contact,death\n2000-01-01,1950,2025-01-01,\n", encoding="utf-8"
    )
    code, _, err = plan("in.csv", "out.csv")
    assert code == 2
    assert "last_contact: a column that is there once" in err
    assert plan("in.csv", "out.csv", "--column", "birth=a", "--column", "birth=b")[0] == 2


def test_a_quoted_nothing_is_nothing(plan, tmp_path):
    """A cell of two quotes holds no date, as an empty one."""
    (tmp_path / "in.csv").write_text('"last_contact","birth","death"\n"2006-03-15","1960",""\n', encoding="utf-8")
    code, out, _ = plan("in.csv", "out.csv", "--format", "json")
    assert (code, json.loads(out)["disposable"]) == (0, 1)


def test_a_row_counts_once_in_the_summary(plan, tmp_path):
    """A refused row that is also held is refused, and the four counts make the whole."""
    (tmp_path / "in.csv").write_text(
        "last_contact,birth,death,held\n2010-01-01,,2009-01-01,true\n2000-01-01,1950,,true\n", encoding="utf-8"
    )
    code, out, _ = plan("in.csv", "out.csv", "--blocked", "held", "--format", "json")
    summary = json.loads(out)
    assert code == 3
    assert [summary[name] for name in ("rows", "disposable", "kept", "unknown", "refused")] == [2, 0, 1, 0, 1]


def test_two_plans_at_once_do_not_meet(plan, tmp_path, monkeypatch):
    """What another run has begun to write beside the plan is left alone: each has a name nobody can guess."""
    pl.DataFrame(ROWS).write_csv(tmp_path / "in.csv")
    seen, created = [], replacing._created
    monkeypatch.setattr(replacing, "_created", lambda path: seen.append(path.name) or created(path))
    other = tmp_path / f".{'0' * 32}.unfinished"
    other.write_text("of another run", encoding="utf-8")
    for _ in range(2):
        assert plan("in.csv", "out.csv")[0] == 3
    assert other.read_text(encoding="utf-8") == "of another run"
    assert len(set(seen)) == 2


@pytest.mark.parametrize("make", ["hardlink_to", "symlink_to"])
def test_a_plan_replaces_neither_its_table_nor_its_schedule(plan, tmp_path, make):
    """Links to what is read are known as such, and other symbolic links are not followed."""
    pl.DataFrame(ROWS).write_csv(tmp_path / "in.csv")
    (tmp_path / "house.py").write_text("from healthgov.fr import Retention as Ours\n", encoding="utf-8")
    for name in ("in.csv", "house.py"):
        before = (tmp_path / name).read_bytes()
        getattr(tmp_path / f"{name}-link.csv", make)(tmp_path / name)
        code, _, err = plan("in.csv", f"{name}-link.csv", "--schedule", "./house.py:Ours")
        assert (code, "a file that is read" in err) == (2, True)
        assert (tmp_path / name).read_bytes() == before
    (tmp_path / "link.csv").symlink_to("absent.csv")
    code, _, err = plan("in.csv", "link.csv")
    assert (code, "symbolic link" in err, (tmp_path / "absent.csv").exists()) == (2, True, False)


@pytest.mark.parametrize("target", ["out.csv", "out.parquet"])
def test_a_full_disk_is_no_fault_of_the_table(plan, tmp_path, monkeypatch, target):
    """The engine's errors of a full disk are told as one, and the old plan stays."""
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    pl.DataFrame(ROWS).write_csv(tmp_path / "in.csv")
    (tmp_path / target).write_text("old plan", encoding="utf-8")
    monkeypatch.setattr(replacing, "_created", lambda _: Path("/dev/full").open("wb"))  # noqa: SIM115  closed by who asks
    monkeypatch.setattr(replacing, "_allow", lambda *_: None)
    monkeypatch.setattr(replacing, "_mode", lambda *_: 0)
    code, _, err = plan("in.csv", target)
    assert (code, "disk is full" in err) == (2, True)
    assert (tmp_path / target).read_text(encoding="utf-8") == "old plan"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("name", ["read", "row", "wrong"])
def test_any_name_may_be_that_of_a_column(plan, tmp_path, name):
    """The names used on the way never meet those of the table."""
    (tmp_path / "in.csv").write_text(f"last_contact,birth,death,{name}\n2000-01-01,1950,,false\n", encoding="utf-8")
    assert plan("in.csv", "out.csv", "--blocked", name)[0] == 0


def test_a_denied_event_is_found_whatever_its_capitals(plan, tmp_path):
    """A column Death with a date contradicts that nobody died."""
    (tmp_path / "in.csv").write_text("last_contact,birth,Death\n2020-01-01,1950,2021-01-01\n", encoding="utf-8")
    code, _, err = plan("in.csv", "out.csv", "--never", "death")
    assert (code, "--never death" in err) == (2, True)


def test_a_summary_in_french(tmp_path, plan):
    """Its counts, its reasons and who signs."""
    table = tmp_path / "patients.csv"
    table.write_text("last_contact,birth,death\n2001-01-02,1960-01-01,\n2020-01-01,2021-01-01,\n", encoding="utf-8")
    code, said, _ = plan(table, "plan.csv", "--language", "fr")
    assert code == 3
    assert "20 ans après le dernier passage" in said
    assert "refusée : des dates dans un ordre impossible" in said
    assert "à signer par : la direction" in said
    assert not {"the", "of", "and", "rows", "refused", "director"} & set(said.replace(":", " ").split())


def test_a_bad_table_is_refused_in_french(plan):
    """With the problem and its place in the language that was asked for."""
    code, _, said = plan("none.csv", "plan.csv", "--language=fr")
    assert code == 2
    assert "none.csv : 1 problème\n  - ensemble du document : un fichier qui existe" in said
