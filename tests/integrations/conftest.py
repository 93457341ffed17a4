"""One application of a hospital in Django, made once: Django is set up once in a process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import types
from pathlib import Path

import pytest

MODELS = """
from django.db import models

class Patient(models.Model):
    name = models.CharField(max_length=100)
    born = models.DateField(null=True)
    died = models.DateField(null=True)
    deleted = models.BooleanField(default=False)

    class Governance:
        policy = "private_practice_record"
        soft_delete = "deleted"
        columns = {
            "name": {"category": "identity.name"},
            "born": {"category": "identity.birth", "event": "birth"},
            "died": {"category": "health.care_event"},
            "deleted": {"category": "none"},
        }

class Stay(models.Model):
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE)
    left = models.DateTimeField(null=True)

    class Governance:
        policy = "private_practice_record"
        unit = "patient"
        columns = {"left": {"category": "health.care_event", "event": "last_contact", "empty": "under_way"}}

class Invoice(models.Model):
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE)
    closed = models.DateField()

class Hold(models.Model):
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE)
    since = models.DateField()
    released = models.DateField(null=True)

    class Governance:
        policy = "private_practice_record"
        unit = "patient"
        holds = {"since": "since", "until": "released"}


class FileUpload(models.Model):
    associating_type = models.CharField(max_length=20)
    associating_id = models.CharField(max_length=40)
    file = models.FileField()
"""


@pytest.fixture(scope="session")
def hospital(tmp_path_factory):
    """Models of a small hospital, some declared by an inner class, some registered; on SQLite in memory."""
    pytest.importorskip("django", reason="the extra healthgov[django] is absent")
    import django
    from django.conf import settings

    folder = tmp_path_factory.mktemp("applications")
    (folder / "hospital").mkdir()
    (folder / "hospital" / "__init__.py").touch()
    (folder / "hospital" / "models.py").write_text(MODELS, encoding="utf-8")
    sys.path.insert(0, str(folder))
    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions", "django.contrib.admin", "hospital"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )  # fmt: skip
    django.setup()
    from healthgov.integrations.django import register

    invoice = {"closed": {"category": "financial.claims", "event": "fiscal_year_close"}}
    from hospital import models

    register(models.Invoice, policy="invoice_accounting", columns=invoice)
    return models


PRACTICE = Path(__file__).parents[2] / "examples" / "practice"


@pytest.fixture(scope="session")
def practice():
    """The models and the seed of the example."""
    pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
    sys.path.insert(0, str(PRACTICE))
    import models
    import seed

    sys.path.remove(str(PRACTICE))
    return types.SimpleNamespace(models=models, seed=seed.seed)


@pytest.fixture(scope="session")
def application(practice):
    """What the example declares."""
    from healthgov.integrations.sqlalchemy import described

    return described(practice.models.Base, name="practice")


@pytest.fixture(scope="session")
def seeded(practice, tmp_path_factory):
    """A practice of 250 patients, made once."""
    from sqlalchemy import create_engine

    folder = tmp_path_factory.mktemp("practice")
    (folder / "files").mkdir()
    made = create_engine(f"sqlite:///{folder}/practice.db")
    practice.seed(made, 250, folder / "files")
    made.dispose()
    return folder


@pytest.fixture
def engine(seeded, tmp_path):
    """A database of its own on disk, whose foreign keys hold, with files beside it."""
    from sqlalchemy import create_engine, event, text

    shutil.copytree(seeded, tmp_path, dirs_exist_ok=True)
    made = create_engine(f"sqlite:///{tmp_path}/practice.db")
    event.listen(made, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys=ON"))
    with made.begin() as connection:
        moved = {"old": str(seeded), "new": str(tmp_path)}
        connection.execute(text("UPDATE upload SET path = REPLACE(path, :old, :new)"), moved)
    yield made
    made.dispose()


@pytest.fixture
def store(engine):
    """The database for a purge."""
    from healthgov.integrations.sqlalchemy import SqlalchemyStore

    made = SqlalchemyStore(engine)
    yield made
    made.close()


@pytest.fixture(scope="session")
def postgresql():
    """The folder of the socket of a PostgreSQL server of its own, in a folder of its own."""
    pytest.importorskip("psycopg", reason="psycopg is absent: not tried on PostgreSQL")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.skip("there is no PostgreSQL on this machine")
    root = os.geteuid() == 0
    if root and shutil.which("runuser") is None:
        pytest.skip("PostgreSQL does not run as root, and there is no runuser")
    before = ["runuser", "-u", "postgres", "--"] if root else []
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if root:
        shutil.chown(folder, "postgres")

    def run(program, *arguments):
        command = [*before, str(programs[-1] / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)  # noqa: S603

    data = str(folder / "data")
    run("initdb", "-D", data, "-A", "trust", "-U", "postgres")
    run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", f"-k {folder} -c listen_addresses=''", "start")
    yield folder
    run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder)
