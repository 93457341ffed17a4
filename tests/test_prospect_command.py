"""``healthgov prospect``, as a caller meets it."""

from __future__ import annotations

import json
import re
import sys

import pytest

from healthgov.commands import calls

pl = pytest.importorskip("polars", reason="polars is not installed")

CONTACTS = """\
person,relation,audience,consent_collected,consent_positive_act,consent_free,consent_specific,consent_informed,consent_channels,opt_out
1,prospect,consumers,true,true,yes,yes,yes,email;sms,no
2,prospect,consumers,true,true,yes,yes,yes,sms,no
3,prospect,consumers,true,true,yes,yes,yes,email,yes
4,list_obtained,consumers,,,,,,,no
5,customer,consumers,no,,,,,,no
"""
EVERY = (
    *("sender_identified=yes", "unsubscribe.present=yes", "unsubscribe.works=yes", "unsubscribe.free=yes"),
    *("built_from_prescriptions=no", "uses_national_health_database=no", "secondary_use_data=no"),
    *("uses_health_data=no", "consent.withdrawable=yes", "consent.provable=yes", "consent.withdrawal_respected=oui"),
)
USUAL = ("--as-of", "2026-11-23", "--objected", "opt_out", *(part for one in EVERY for part in ("--all", one)))


@pytest.fixture
def prospect(capfd, monkeypatch, tmp_path):
    """The command on a file of contacts, run in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "contacts.csv").write_text(CONTACTS, encoding="utf-8")

    def run(*arguments, file="contacts.csv"):
        monkeypatch.setattr(sys, "argv", ["healthgov", "prospect", file, *arguments])
        code = calls.run()
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return run


def test_each_contact_is_answered(prospect, tmp_path):
    """Verdict, reason and what is missing beside the columns as they were."""
    code, out, _ = prospect(*USUAL, "--output", "answers.csv", "--format", "json")
    summary = json.loads(out)
    assert code == 1
    assert [summary[name] for name in ("rows", "pass", "fail", "unknown", "not_applicable")] == [5, 1, 2, 2, 0]
    assert "countries" in summary["not_stated"]
    answers = pl.read_csv(tmp_path / "answers.csv", infer_schema=False)
    assert answers.columns == [*CONTACTS.splitlines()[0].split(","), "verdict", "reason", "missing"]
    assert answers["verdict"].to_list() == ["pass", "fail", "fail", "unknown", "unknown"]
    assert answers["opt_out"].to_list() == ["no", "no", "yes", "no", "no"]
    assert answers["missing"][4] == "objection_offered_at_collection, similar_products, same_legal_person"


def test_parquet_in_and_out(prospect, tmp_path):
    """Columns that are typed are read as they are, and text as in a CSV."""
    table = pl.read_csv(tmp_path / "contacts.csv", infer_schema=False)
    table = table.with_columns(pl.col("consent_channels").str.split(";"), opt_out=pl.col("opt_out") == "yes")
    table.write_parquet(tmp_path / "contacts.parquet")
    code, _, _ = prospect(*USUAL, "--output", "answers.parquet", file="contacts.parquet")
    assert code == 1
    answers = pl.read_parquet(tmp_path / "answers.parquet")
    assert answers["verdict"].cast(pl.String).to_list() == ["pass", "fail", "fail", "unknown", "unknown"]
    assert answers.schema["consent_channels"] == pl.List(pl.String)


def test_exit_codes(prospect, tmp_path):
    """As of check: 0 where all may, 1 where one may not, 3 where it is not known."""
    lines = CONTACTS.splitlines()
    for kept, expected in (((1,), 0), ((1, 2), 1), ((1, 5), 3), ((), 3)):
        text = "\n".join([lines[0], *(lines[number] for number in kept)]) + "\n"
        (tmp_path / "some.csv").write_text(text, encoding="utf-8")
        assert prospect(*USUAL, file="some.csv")[0] == expected


def test_another_kind_of_file_is_refused_by_its_own_name(prospect, tmp_path):
    """Before the contacts are read: they are not what is wrong."""
    code, _, err = prospect(*USUAL, "--output", "answers.txt")
    assert code == 2
    assert err.startswith("healthgov: answers.txt: ")
    assert not (tmp_path / "answers.txt").exists()


def test_another_question_and_another_language(prospect):
    """By its name alone in French law; the summary in French."""
    code, out, _ = prospect(*USUAL, "--question", "may_be_texted", "--language", "fr")
    assert code == 1
    assert out.startswith("contacts au 23 novembre 2026 : 5\n")
    assert out.endswith("personne n'a été sollicité\n")
    assert "peuvent être sollicités" in out


def test_reasons_and_days_are_said_in_french(prospect):
    """No word of the summary is English, the names of facts aside."""
    _, out, _ = prospect(*USUAL, "--lang", "fr")
    assert "23 novembre 2026" in out
    assert " : non indiqué" in out
    assert not re.search(r": (?:yes|no|not stated)$", out, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--all", "consent.free"), "--all is written FACT=VALUE"),
        (("--all", "consent.freely=yes"), "a fact that the question reads"),
        (("--all", "similar_products=perhaps"), "true or false"),
        (("--column", "address=kind"), "a column that the table has"),
        (("--column", "non_commercial=relation"), "true or false, or nothing; not so in 5 rows, first in row 1"),
        (("--all", "audience=individuals"), "--all audience: one of consumers, professionals, or nothing"),
        (
            ("--column", "audience=relation"),
            "one of consumers, professionals, or nothing; not so in 5 rows, first in row 1",
        ),
        (("--question", "HOSPITAL_RECORD"), "this is no question"),
        (("--question", "may_be_visited"), "may_be_visited"),
        (("--question", "may_be_caled"), "; did you mean may_be_called"),
        (("--column", "address=relatoin"), "a column that the table has; did you mean relation?"),
        (("--all", "similar_product=yes"), "; did you mean similar_products?"),
        (("--column", "unsubscribe.respected=opt_out"), "give one of them"),
        (("--output", "contacts.csv"), "the output is a file that is read"),
        (("--output", "answers.txt"), "a file named .parquet or .csv"),
        (("--separator", ";"), "--separator"),
    ],
)
def test_slips_are_told(prospect, tmp_path, arguments, said):
    """Code 2, what was expected, and nothing written."""
    code, out, err = prospect(*USUAL, *arguments)
    assert (code, out) == (2, "")
    assert said in " ".join(err.replace("│", " ").split())
    assert [file.name for file in tmp_path.iterdir()] == ["contacts.csv"]
    assert (tmp_path / "contacts.csv").read_text(encoding="utf-8") == CONTACTS
