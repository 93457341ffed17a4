"""The group of commands of Flask, on the tables of the practice."""

from __future__ import annotations

import json
from datetime import date

import pytest

pytest.importorskip("flask", reason="the extra healthgov[flask] is absent")
pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
from flask import Flask
from sqlalchemy import text

from healthgov import fr
from healthgov.integrations.flask import commands


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
    refused = run(args=["healthgov", "purge", str(receipt), str(tmp_path / "other.json")])
    assert refused.exit_code == 1
    assert "a plan of a purge" in refused.output
