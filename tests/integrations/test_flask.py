"""The group of commands of Flask, on the tables of the practice."""

from __future__ import annotations

import json
from datetime import date

import pytest

pytest.importorskip("flask", reason="the extra healthgov[flask] is absent")
pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
from flask import Flask
from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool

from healthgov import fr
from healthgov.eu.categories import TAXONOMY
from healthgov.integrations.flask import commands
from healthgov.integrations.metadata import read


def test_check_plan_and_purge(engine, application, tmp_path):
    """The three commands, as ``flask`` runs them."""
    app = Flask("practice")
    day = date(2026, 11, 28)
    app.cli.add_command(
        commands(application, fr.Retention, lambda: engine, today=lambda: day, files=tmp_path / "files")
    )
    run = app.test_cli_runner().invoke
    checked = run(args=["healthgov", "check"])
    assert (checked.exit_code, "nothing is missing" in checked.output) == (0, True)
    plan, receipt = str(tmp_path / "plan.json"), tmp_path / "receipt.json"
    assert "files would go" in run(args=["healthgov", "plan", plan]).output
    with engine.connect() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM patient")).scalar() == 250
    done = run(args=["healthgov", "purge", plan, str(receipt)])
    assert done.exit_code == 0, done.output
    assert json.loads(receipt.read_text(encoding="utf-8"))["kind"] == "purge receipt"
    run(args=["healthgov", "plan", plan])
    again = run(args=["healthgov", "purge", plan, str(tmp_path / "another.json")])
    assert (again.exit_code, again.output) == (0, "nothing was due, and nothing was deleted\n")
    refused = run(args=["healthgov", "purge", str(receipt), str(tmp_path / "other.json")])
    assert refused.exit_code == 2
    assert "a plan of a purge" in refused.output
    for args, said in (
        (["purge", str(tmp_path / "none.json"), str(receipt)], "none.json: there is no such file or folder"),
        (["plan", str(tmp_path / "none" / "plan.json")], "none: there is no such file or folder"),
        (["purge", str(tmp_path), str(receipt)], "it is a folder"),
    ):
        slip = run(args=["healthgov", *args])
        assert (slip.exit_code, said in slip.output, "Error: " in slip.output) == (2, True, True)


def test_a_database_without_tables_is_told(application, tmp_path):
    """What the database says of a table that is not there, without what was asked of it; in French too."""
    empty, day = create_engine("sqlite://"), date(2026, 11, 28)
    for language, said in (("en", "the database refused: no such table"), ("fr", "la base de données a refusé")):
        app = Flask("practice")
        app.cli.add_command(commands(application, fr.Retention, lambda: empty, today=lambda: day, language=language))
        slip = app.test_cli_runner().invoke(args=["healthgov", "plan", str(tmp_path / "plan.json")])
        assert (slip.exit_code, said in slip.output, "SELECT" in slip.output) == (2, True, False), slip.output
    empty.dispose()


def test_what_the_house_is_asked(tmp_path):
    """Categories are held against those there are, and a house without public archives is asked for no visa."""
    columns = [
        {"name": "id"},
        {"name": "born", "kind": "date", "category": "identity.birht", "event": "birth"},
        {"name": "seen", "kind": "date", "category": "health.care_event", "event": "last_contact"},
    ]
    hospital = {"name": "patient", "key": ["id"], "policy": "hospital_medical_record", "columns": columns}
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE patient (id INTEGER PRIMARY KEY, born TEXT, seen TEXT)"))
        connection.execute(text("INSERT INTO patient VALUES (1, '1930-01-01', '1990-05-05')"))
    app, day = Flask("hospital"), date(2026, 11, 28)
    described = read({"format": 1, "name": "hospital", "tables": [hospital]})
    asked = {"today": lambda: day, "taxonomy": TAXONOMY, "public_archives": False}
    app.cli.add_command(commands(described, fr.Retention, lambda: engine, **asked))
    run = app.test_cli_runner().invoke
    assert "identity.birht is no category (perhaps identity.birth" in run(args=["healthgov", "check"]).output
    planned = run(args=["healthgov", "plan", str(tmp_path / "plan.json")])
    assert "to be signed by: director, medical_information_physician\n" in planned.output
    engine.dispose()


def test_the_exit_codes_are_those_of_the_command_line(tmp_path):
    """0: each file is decided; 1: something is wrong; 2: no answer; 3: gaps, or files of which nobody can say."""
    columns = [
        {"name": "id"},
        {"name": "born", "kind": "date", "category": "identity.birth", "event": "birth"},
        {"name": "seen", "kind": "date", "category": "health.care_event", "event": "last_contact"},
    ]
    hospital = {"name": "patient", "key": ["id"], "policy": "hospital_medical_record", "columns": columns}
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE patient (id INTEGER PRIMARY KEY, born TEXT, seen TEXT)"))
        connection.execute(text("INSERT INTO patient VALUES (1, '1930-01-01', NULL)"))
    plan, receipt = str(tmp_path / "plan.json"), str(tmp_path / "receipt.json")
    day = date(2026, 11, 28)

    def codes(**column):
        described = read(
            {"format": 1, "name": "hospital", "tables": [{**hospital, "columns": [*columns, *column.values()]}]}
        )
        app = Flask("hospital")
        app.cli.add_command(
            commands(
                described, fr.Retention, lambda: engine, today=lambda: day, public_archives=False, taxonomy=TAXONOMY
            )
        )
        run = app.test_cli_runner().invoke
        asked = (["check"], ["plan", plan], ["purge", plan, receipt], ["purge", receipt, receipt], ["plan"])
        return [run(args=["healthgov", *args]).exit_code for args in asked]

    assert codes() == [0, 3, 0, 2, 2]
    assert codes(note={"name": "note"}) == [3, 3, 0, 2, 2]
    assert codes(note={"name": "note", "category": "helth"}) == [1, 3, 0, 2, 2]
    engine.dispose()
