"""The pages on Django, Flask, FastAPI and pytest: each part of an application that they show is run as one, with its commands."""

from __future__ import annotations

import os
import re
import shlex

import pytest

import warm

PAGE = "use-in-django-flask-and-pytest.md"
SETTINGS = """
SECRET_KEY = "made up"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.admin", "ward"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "ward.db"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware", "django.contrib.messages.middleware.MessageMiddleware"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {
    "context_processors": ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages"]}}]
"""
FLASK = """
from flask import Flask
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from healthgov.integrations.sqlalchemy import governance, governed
import datetime

class Base(DeclarativeBase):
    pass

class Invoice(Base):
    __tablename__ = "invoice"
    __table_args__ = governance(policy="invoice_accounting")
    id: Mapped[int] = mapped_column(primary_key=True)
    closed: Mapped[datetime.date] = governed(category="financial.claims", event="fiscal_year_close")

engine = create_engine("sqlite:///invoices.db")
Base.metadata.create_all(engine)
app = Flask("invoices")
"""


def blocks(root, page, kind="python"):
    """The parts of an application that a page shows, or its commands."""
    text = (root / "docs" / "how-to" / page).read_text(encoding="utf-8")
    found = re.findall(rf"^```{kind}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [body for body in found if not body.startswith(">>>")]


def commands(root, page, program):
    """The commands that a page shows of a program, without what is said of them."""
    lines = [line for body in blocks(root, page, "console") for line in body.splitlines()]
    return [shlex.split(line[2:], comments=True) for line in lines if line.startswith(f"$ {program} ")]


@pytest.fixture
def run(root, tmp_path):
    """How to run Python in a folder of its own, with more in the environment."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(root / "src"), str(tmp_path)))}

    def ran(*arguments, how=warm.run, **more):
        return how(arguments, cwd=tmp_path, env={**environment, **more})

    return ran


def project(folder, settings, models, admin=""):
    """A project of Django in a folder."""
    ward = folder / "ward"
    ward.mkdir()
    for name, text in (("__init__.py", ""), ("models.py", models), ("admin.py", admin)):
        (ward / name).write_text(text, encoding="utf-8")
    (folder / "ward_settings.py").write_text(settings, encoding="utf-8")


def test_django(root, run, tmp_path):
    """Settings, models and admin as the page has them; each command that it shows does what it says."""
    pytest.importorskip("django", reason="the extra healthgov[django] is absent")
    settings, models, admin, *_ = blocks(root, PAGE)
    project(tmp_path, SETTINGS + settings, models, admin)
    shown = commands(root, PAGE, "python manage.py")
    assert [words[2:4] for words in shown] == [
        ["check", "--deploy"], ["healthgov", "check"], ["healthgov", "plan"], ["healthgov", "purge"],
        ["migrate"], ["seed", "200"], ["healthgov", "check"]
    ]  # fmt: skip
    codes = []
    for words in (["makemigrations", "ward"], ["migrate"], *(words[2:] for words in shown[:4])):
        done = run("-m", "django", *words, DJANGO_SETTINGS_MODULE="ward_settings")
        codes.append(done.returncode)
        assert done.returncode in (0, 3), (words, done.stdout + done.stderr)
    assert codes == [0, 0, 0, 3, 3, 0]  # the log of the admin is not declared, and of no file anything is decided
    listed = run("-c", "import django; django.setup(); from django.contrib import admin; from ward.models import Patient;"
                 "print(admin.site._registry[Patient].actions[0].short_description)", how=warm.fresh, DJANGO_SETTINGS_MODULE="ward_settings")  # fmt: skip
    assert listed.stdout == "Lay a legal hold\n", listed.stderr


def test_what_scan_says_of_django(root, run, tmp_path):
    """The models of the page on scan."""
    pytest.importorskip("django", reason="the extra healthgov[django] is absent")
    (models,) = blocks(root, "scan-an-application.md")
    project(tmp_path, SETTINGS, models)
    done = run("-m", "healthgov", "scan", "django:ward_settings", "--path", ".")
    assert done.returncode in (0, 1), done.stderr
    assert "ward_patient" in done.stdout
    assert "ward_patient: no column holds the day of last_contact" in done.stdout  # the page shows a part of a model
    assert re.search(r"auth_user: .*email", done.stdout)
    assert "last_login" not in done.stdout


def test_flask(root, run, tmp_path):
    """The group of commands, as ``flask`` runs it."""
    pytest.importorskip("flask", reason="the extra healthgov[flask] is absent")
    pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
    part = blocks(root, PAGE)[3]
    (tmp_path / "app.py").write_text(FLASK + part, encoding="utf-8")
    shown = commands(root, PAGE, "flask")
    assert len(shown) == 3
    for words, code in zip(shown, (0, 3, 0), strict=True):  # no file is there of which anything could be decided
        done = run("-m", *words)
        assert done.returncode == code, (words, done.stdout + done.stderr)
    assert (tmp_path / "receipt.json").exists()


def test_fastapi(root, run):
    """The endpoint behind a question, put into the example."""
    pytest.importorskip("fastapi", reason="the extra healthgov[fastapi] is absent")
    pytest.importorskip("httpx", reason="httpx is absent")
    (part,) = blocks(root, "guard-an-application.md")
    code = "import sys; sys.path.insert(0, sys.argv[1])\nfrom main import *\napp = FastAPI()\nanswer_errors(app)\n"
    asked = "from fastapi.testclient import TestClient\nprint(TestClient(app).post('/campaigns', json={'id': 'a'}).status_code)"
    done = run("-W", "ignore", "-c", code + part + asked, str(root / "examples" / "practice"), how=warm.fresh)
    assert done.stdout == "409\n", done.stderr


def test_pytest(root, run, tmp_path):
    """The test of the page passes, and so do the options on a document."""
    (tmp_path / "test_purge.py").write_text(blocks(root, PAGE)[4], encoding="utf-8")
    plugin = ("-p", "healthgov.integrations.pytest_plugin")
    alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # installed or not, it is loaded once
    done = run("-m", "pytest", "-q", *plugin, "test_purge.py", how=warm.fresh, **alone)
    assert "1 passed" in done.stdout, done.stdout
    (words,) = commands(root, PAGE, "pytest")
    document = str(root / "examples" / "clinic-mended.yaml")
    asked = (document if word == "clinic.yaml" else word for word in words[1:])
    told = run("-m", "pytest", "-q", *plugin, *asked, how=warm.fresh, **alone)
    assert " passed" in told.stdout, told.stdout + told.stderr
