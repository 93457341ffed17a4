"""What answers for many rows ends with 0 only where each of them is decided."""

from __future__ import annotations

import pytest

pytest.importorskip("polars", reason="polars is not installed")

PLAN = ("retention", "plan", "table.csv", "--type", "hospital_medical_record", "--output", "plan.csv")
HEAD = "last_contact,birth,death\n"
KEPT, GONE, REFUSED = "2020-01-31,1970-01-01,\n", "1990-01-31,1970-01-01,\n", "yesterday,,\n"
TABLES = {
    "each is decided": (GONE + KEPT, 0),
    "each may go": (GONE, 0),
    "one is refused": (GONE + REFUSED, 3),
    "each is refused": (REFUSED * 2, 2),
    "of one a fact is missing": (KEPT + ",1970-01-01,\n", 3),
    "of each a fact is missing, or it is refused": (",1970-01-01,\n" + REFUSED, 3),
    "none": ("", 3),
}


@pytest.mark.parametrize(("rows", "code"), TABLES.values(), ids=TABLES)
def test_a_plan(healthgov, tmp_path, rows, code):
    """It is written all the same: the code says whether somebody has to look."""
    (tmp_path / "table.csv").write_text(HEAD + rows, encoding="utf-8")
    assert healthgov(*PLAN, "--as-of", "2026-11-23")[0] == code
    assert (tmp_path / "plan.csv").read_text(encoding="utf-8").count("\n") == 1 + rows.count("\n")


def test_a_register_without_cells(healthgov, tmp_path):
    """Nothing was taken over, and nothing is left: there is no answer."""
    (tmp_path / "register.csv").write_text("Nom du traitement;Finalités\n", encoding="utf-8")
    assert healthgov("import", "register.csv")[0] == 3


def test_hosts_and_types_of_which_there_are_none(healthgov, tmp_path):
    """A list of nothing says so, in the language asked for."""
    (tmp_path / "hosts.csv").write_text("host,as_of,source\n", encoding="utf-8")
    code, out, _ = healthgov("hosts", "list", "--register", "hosts.csv", "--lang", "fr")
    assert (code, out) == (3, "le registre ne nomme aucun hébergeur\n")
    assert healthgov("hosts", "suited", "--register", "hosts.csv")[0] == 3
    assert healthgov("hosts", "suited")[0] == 0
    code, out, _ = healthgov("retention", "list", "--search", "nothing of this name")
    assert (code, out) == (3, "no type of record has this text in its key or title\n")


FRENCH = """ipp;naissance;passage
1;1/1/1950;31/1/2020
2;01.01.1950;31-01-1990 10:15
3;01/01/1950;31/02/2020
4;1950;1990-01-31
5;hier;13/13/1990
"""


def test_days_that_are_written_as_in_french(healthgov, tmp_path):
    """Only where it is said that the day comes first; what is written by the standard stays right."""
    (tmp_path / "table.csv").write_text(FRENCH, encoding="utf-8")
    named = ("--separator", ";", "--column", "birth=naissance", "--column", "last_contact=passage", "--never", "death")
    code, out, _ = healthgov(*PLAN, *named, "--as-of", "2026-11-23", "--lang", "fr")
    assert (code, "lignes 1, 2, 3, 5 : refusée" in out, "--day-first" in out) == (3, True, True)
    assert healthgov(*PLAN, *named, "--as-of", "2026-11-23", "--day-first")[0] == 3
    rows = [line.split(";")[-1].split(",") for line in (tmp_path / "plan.csv").read_text(encoding="utf-8").splitlines()]
    assert [row[-2] for row in rows[1:]] == ["false", "true", "", "true", ""]
    assert [row[-4] for row in rows[1:3]] == ["2040-01-31", "2010-01-31"]


def test_another_sign_between_columns_is_named(healthgov, tmp_path):
    """The one that is there."""
    (tmp_path / "table.csv").write_text(FRENCH, encoding="utf-8")
    assert "did you mean ';'?" in healthgov(*PLAN)[2]
