"""``healthgov scan``, as somebody types it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import healthgov
import warm

TABLES = {
    "format": 1,
    "name": "practice",
    "tables": [
        {"name": "patient", "key": ["id"], "columns": [{"name": "id"}, {"name": "courriel", "kind": "text"}]},
        {"name": "ward", "exempt": "no person", "columns": [{"name": "title"}]},
    ],
}


def scan(folder, *arguments, how=warm.run):
    """The command, run in a folder."""
    source = str(Path(healthgov.__file__).parents[1])
    run = ["-m", "healthgov", "scan", *arguments, "--as-of", "2026-11-28"]
    return how(run, cwd=folder, env={**os.environ, "PYTHONPATH": source})


@pytest.fixture
def tables(tmp_path):
    """A folder with a file of metadata in it."""
    (tmp_path / "tables.json").write_text(json.dumps(TABLES), encoding="utf-8")
    return tmp_path


def test_metadata_as_text_and_json(tables):
    """Gaps by kind; exit code 3 where somebody has to look."""
    done = scan(tables, "tables.json", "--language", "fr", how=warm.fresh)
    assert done.returncode == 3, done.stderr
    assert done.stdout.splitlines()[0] == "practice : 2 tables, 3 colonnes"
    assert "  ? patient: courriel (contact.email?)" in done.stdout
    done = scan(tables, "tables.json", "--format", "json", "--only", "no_policy")
    assert json.loads(done.stdout)["count"] == {"no_policy": 1}


def test_what_is_wrong_ends_in_one(tables):
    """A policy that is not there is FAIL: exit code 1."""
    wrong = {**TABLES, "tables": [{**TABLES["tables"][0], "policy": "private_practice_records"}]}
    (tables / "tables.json").write_text(json.dumps(wrong), encoding="utf-8")
    done = scan(tables, "tables.json")
    assert done.returncode == 1
    assert "private_practice_records (perhaps private_practice_record" in done.stdout


def test_metadata_that_cannot_be_read(tables):
    """Every problem, exit code 2, no traceback."""
    (tables / "tables.json").write_text('{"format": 1, "tables": [{"nam": "x"}]}', encoding="utf-8")
    done = scan(tables, "tables.json")
    assert done.returncode == 2
    assert "tables[0].nam" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_record_is_held_against_the_columns(tables):
    """With a document the record of processing is compared too."""
    document = Path(__file__).parents[2] / "examples" / "docorga.yaml"
    done = scan(tables, "tables.json", "--document", str(document), "--only", "register")
    assert done.returncode == 3, done.stderr
    assert "and no column holds it" in done.stdout


def test_sqlalchemy_and_django(tables):
    """A base class in a file, a MetaData, and Django by its settings."""
    pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
    pytest.importorskip("django", reason="the extra healthgov[django] is absent")
    (tables / "app.py").write_text(
        "from sqlalchemy import *\nmetadata = MetaData()\nTable('patient', metadata, Column('email', Text))\n",
        encoding="utf-8",
    )
    assert "email (contact.email?)" in scan(tables, "./app.py:metadata").stdout
    assert scan(tables, "./app.py:Text").returncode == 2
    (tables / "site_settings.py").write_text(
        "INSTALLED_APPS = ['django.contrib.contenttypes', 'django.contrib.auth']\n"
        "DATABASES = {}\nDEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'\n", encoding="utf-8"
    )  # fmt: skip
    done = scan(tables, "django:site_settings", "--path", ".")
    assert "auth_user" in done.stdout, done.stderr
    assert scan(tables, "django:no_such_settings").returncode == 2
