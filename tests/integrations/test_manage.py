"""A project of Django with the application ``healthgov.integrations.django``, as somebody runs ``manage.py``."""

from __future__ import annotations

import json
import os

import pytest

import warm

pytest.importorskip("django", reason="the extra healthgov[django] is absent")

SETTINGS = """
SECRET_KEY = "made up"
USE_TZ = True
INSTALLED_APPS = ["django.contrib.contenttypes", "healthgov.integrations.django", "ward"]
DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "ward.db"},
    "empty": {"ENGINE": "django.db.backends.sqlite3", "NAME": "empty.db"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = "media"
from healthgov.integrations.django import register
register("contenttypes.ContentType", exempt="no person")
"""
MODELS = """
from django.db import models

class Invoice(models.Model):
    closed = models.DateField()
    scan = models.FileField()

    class Governance:
        policy = "invoice_accounting"
        columns = {
            "closed": {"category": "financial.claims", "event": "fiscal_year_close"},
            "scan": {"category": "financial.claims"},
        }
"""
FILL = """
import django; django.setup()
from django.core.files.base import ContentFile
from django.db import connection
from ward.models import Invoice
with connection.schema_editor() as editor:
    editor.create_model(Invoice)
for day in ("2010-12-31", "2024-12-31"):
    one = Invoice(closed=day)
    one.scan.save(f"{day}.pdf", ContentFile(b"a scan"))
"""


@pytest.fixture
def project(tmp_path, root):
    """A folder of a project, and how to run Python in it."""
    (tmp_path / "ward").mkdir()
    (tmp_path / "ward" / "__init__.py").touch()
    (tmp_path / "ward" / "models.py").write_text(MODELS, encoding="utf-8")
    (tmp_path / "ward_settings.py").write_text(SETTINGS, encoding="utf-8")
    paths = os.pathsep.join((str(root / "src"), str(tmp_path)))
    environment = {**os.environ, "PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": "ward_settings"}

    def run(*arguments, how=warm.run):
        return how(arguments, cwd=tmp_path, env=environment)

    run.folder = tmp_path
    return run


def manage(project, *arguments, how=warm.run):
    """What ``manage.py`` does."""
    return project("-m", "django", *arguments, how=how)


def test_checks_have_their_own_tag_and_block_nothing(project):
    """Wrong declarations are errors where they are asked for, and no other command runs into them."""
    wrong = MODELS.replace("invoice_accounting", "invoice_acounting")
    (project.folder / "ward" / "models.py").write_text(wrong, encoding="utf-8")
    assert manage(project, "check").returncode == 0
    assert manage(project, "makemigrations", "--dry-run").returncode == 0
    asked = manage(project, "check", "--deploy", "--tag", "healthgov")
    assert asked.returncode == 1
    assert "(healthgov.dead_policy)" in asked.stderr
    done = manage(project, "healthgov", "check")
    assert done.returncode == 1
    assert "invoice_acounting (perhaps invoice_accounting" in done.stdout


def test_plan_and_purge(project):
    """A plan deletes nothing; a purge takes the row and the file beside it; the receipt is verified."""
    filled = project("-c", FILL)
    assert filled.returncode == 0, filled.stderr
    media = project.folder / "media"
    assert manage(project, "healthgov", "check", how=warm.fresh).returncode == 0
    planned = manage(project, "healthgov", "plan", "plan.json", "--as-of", "2026-11-28")
    assert "invoice_accounting, ward_invoice: 1 files would go" in planned.stdout, planned.stderr
    assert planned.returncode == 0
    assert len(list(media.iterdir())) == 2
    done = manage(project, "healthgov", "purge", "plan.json", "--receipt", "receipt.json", "--as-of", "2026-11-28")
    assert "invoice_accounting, ward_invoice: 1 files gone, 0 kept" in done.stdout, done.stderr
    assert [file.name for file in media.iterdir()] == ["2024-12-31.pdf"]
    assert json.loads((project.folder / "receipt.json").read_text())["steps"][0]["files"] == 1
    assert project("-m", "healthgov", "receipt", "verify", "receipt.json", "--plan", "plan.json").returncode == 0
    plain = ("--receipt", "other.json")
    for slip, said in (
        (("purge", "receipt.json", *plain), "a plan of a purge"),
        (("purge", "none.json", *plain), "none.json: there is no such file or folder"),
        (("plan", "none/plan.json"), "there is no such file or folder"),
        (("plan", "plan.json", "--database", "other"), "no database other is configured: there are default"),
        (("plan", "plan.json", "--database", "empty"), "the database refused: no such table"),
    ):
        refused = manage(project, "healthgov", *slip)
        assert (refused.returncode, said in refused.stderr, "Traceback" in refused.stderr) == (2, True, False), refused


def test_exit_codes_are_those_of_the_command_line(project):
    """3: a file of which nobody can say when it is due, and a column that nobody declared; from Python nothing is raised."""
    unsure = MODELS.replace(
        "closed = models.DateField()", "closed = models.DateField(null=True)\n    note = models.TextField(default='')"
    )
    (project.folder / "ward" / "models.py").write_text(unsure, encoding="utf-8")
    assert project("-c", FILL.replace('("2010-12-31", "2024-12-31")', "()") + "Invoice().save()").returncode == 0
    assert manage(project, "healthgov", "check").returncode == 3
    day = ("--as-of", "2026-11-28")
    assert manage(project, "healthgov", "plan", "plan.json", *day).returncode == 3
    assert manage(project, "healthgov", "plan", "plan.json", "--action", "x=y", *day).returncode == 2
    assert manage(project, "healthgov", "plan").returncode == 2
    called = "import django; django.setup()\nfrom django.core.management import call_command\ncall_command('healthgov', 'check')"
    assert project("-c", called).returncode == 0
