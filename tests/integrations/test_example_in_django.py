"""The example of Django as somebody runs it: ``manage.py``, HTTP, the admin, SQLite and PostgreSQL; and a purge that is killed."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import warm

pytest.importorskip("django", reason="the extra healthgov[django] is absent")

from effort import tries
from healthgov import fr
from healthgov.retention import Hold
from healthgov.verdicts import Verdict

DAY = "2026-11-28"
SCHEDULE = fr.Retention(as_of=DAY)
SIGNED = ("--signature", f"director={DAY}", "--signature", f"medical_information_physician={DAY}")
PARIS = ZoneInfo("Europe/Paris")
KILLS = tries(20, 200)


class Site:
    """A hospital in a folder of its own."""

    def __init__(self, root, folder, **more):
        self.folder, self.home = folder, root / "examples" / "hospital"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "PGHOST"},
            "PYTHONPATH": os.pathsep.join((str(root / "src"), str(self.home))),
            "DJANGO_SETTINGS_MODULE": "hospital.settings",
            **more,
        }

    def run(self, *arguments, fresh=False):
        """Run Python in the folder; ``fresh`` is a process of its own."""
        if fresh:
            return warm.fresh(arguments, cwd=self.folder, env=self.environment)
        return warm.run(arguments, cwd=self.folder, env=self.environment)

    def manage(self, *arguments, fresh=False):
        """What ``manage.py`` says, where it answers: 3 is an answer that leaves something to decide."""
        done = self.run(self.home / "manage.py", *arguments, fresh=fresh)
        assert done.returncode in (0, 3), done.stdout + done.stderr
        return done.stdout

    def filled(self, patients, *, fresh=False):
        """With tables and made-up patients."""
        self.manage("migrate", "-v", "0", fresh=fresh)
        self.manage("seed", patients, fresh=fresh)
        return self


@pytest.fixture(scope="module")
def hospital(root, tmp_path_factory):
    """The folder of a hospital on SQLite, as it is before anything happens to it."""
    return Site(root, tmp_path_factory.mktemp("hospital")).filled(150, fresh=True).folder


@pytest.fixture
def site(root, hospital, tmp_path):
    """A hospital like it, of which a test may do as it likes."""
    shutil.copytree(hospital, tmp_path, dirs_exist_ok=True)
    return Site(root, tmp_path)


def select(site, sql):
    """Rows of the database."""
    with contextlib.closing(sqlite3.connect(site.folder / "hospital.db")) as connection:
        return connection.execute(sql).fetchall()


def by_hand(site):
    """The patients and invoices that may go, worked out from the rows without any of the code of the purge."""

    def day(text):
        return datetime.fromisoformat(f"{text}+00:00").astimezone(PARIS).date()

    holds = {row[0] for row in select(site, "SELECT patient_id FROM hospital_hold WHERE released IS NULL")}
    patients, invoices = set(), set()
    for key, born, died in select(site, "SELECT id, born, died FROM hospital_patient"):
        mine = f"WHERE patient_id = {key}"
        facts = {
            "claims": select(site, f"SELECT lodged, resolved FROM hospital_claim {mine}"),  # noqa: S608
            "legal_holds": [Hold(since="2020-01-01")] if key in holds else [],
        }
        bills = select(site, f"SELECT id, year_end FROM hospital_invoice {mine}")  # noqa: S608
        closed = {bill: SCHEDULE.due("invoice_accounting", fiscal_year_close=day, **facts) for bill, day in bills}
        free = {bill for bill, answer in closed.items() if answer.verdict is Verdict.PASS}
        invoices |= free
        ends = select(site, f"SELECT ended FROM hospital_encounter {mine} AND status = 'done'")  # noqa: S608
        under_way = (None,) in ends
        answer = SCHEDULE.due(
            fr.HOSPITAL_RECORD,
            birth=born,
            death=died,
            last_contact=None if under_way else max(day(end) for (end,) in ends),
            not_yet=["last_contact"] if under_way and not died else [],
            undated=["last_contact"] if under_way and died else [],
            **facts,
        )
        if answer.verdict is Verdict.PASS and set(closed) <= free:
            patients.add(key)
    return patients, invoices


def test_check_says_what_somebody_has_to_look_at(site):
    """Nothing is left of the hospital; an app that is added is seen, and no other command runs the checks."""
    command = ("check", "--deploy", "--tag", "healthgov", "--fail-level", "WARNING")
    assert re.findall(r"[✗?] (\S+):", site.manage("healthgov", "check", fresh=True)) == []
    site.manage(*command)
    (site.folder / "french_settings.py").write_text(
        "from hospital.settings import *\nLANGUAGE_CODE = 'fr-fr'\nINSTALLED_APPS += ['django.contrib.sites']\n",
        encoding="utf-8",
    )
    assert "healthgov" not in site.manage("check")
    code = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'french_settings'\nfrom django.core import management\n"
    )
    told = site.run("-c", f"{code}management.execute_from_command_line(['', *{command!r}])")
    assert told.returncode == 1
    assert "django_site: (healthgov.no_policy)" in told.stderr
    french = site.run("-c", code + "management.execute_from_command_line(['', 'healthgov', 'check'])")
    assert "Tables sans politique" in french.stdout, french.stderr
    wrong = site.folder / "wrong"
    wrong.mkdir()
    (wrong / "wrong_settings.py").write_text(
        "from hospital.settings import *\nHEALTHGOV = {'SCHEDULE': 'healthgov.be.Retention'}\n", encoding="utf-8"
    )
    site.environment |= {"DJANGO_SETTINGS_MODULE": "wrong_settings"}
    site.environment["PYTHONPATH"] += os.pathsep + str(wrong)
    assert site.run(site.home / "manage.py", "healthgov", "check").returncode == 1
    site.manage("check")
    site.manage("migrate", "-v", "0")


LOGGED = """
import django; django.setup()
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from hospital.models import Patient
user = User.objects.create_user("keeper")
for model in (Patient, User):
    kind = ContentType.objects.get_for_model(model)
    for key in range(1, 151):
        LogEntry.objects.create(user=user, content_type=kind, object_id=str(key), object_repr="Patient", action_flag=CHANGE)
"""


def test_exactly_what_is_due_goes(site):
    """Plan, signatures, purge: as worked out by hand, with older states, pointers, notes, lines of the log, and files."""
    patients, invoices = by_hand(site)
    logged = site.run("-c", LOGGED)
    assert logged.returncode == 0, logged.stderr
    assert 20 < len(patients) < 120
    assert f"hospital_patient: {len(patients)} files would go" in site.manage(
        "healthgov", "plan", "plan.json", "--as-of", DAY, fresh=True
    )
    plan = json.loads((site.folder / "plan.json").read_text(encoding="utf-8"))
    assert {step["table"]: set(step["units"]) for step in plan["steps"]} == {
        "django_admin_log": set(),
        "hospital_invoice": invoices,
        "hospital_patient": patients,
    }
    purge = ("healthgov", "purge", "plan.json", "--receipt", "receipt.json", "--as-of", DAY)
    refused = site.run(site.home / "manage.py", *purge)
    assert refused.returncode == 2
    assert "not signed by director, medical_information_physician (the plan is" in refused.stderr
    assert len(select(site, "SELECT id FROM hospital_patient")) == 150
    site.manage(*purge, *SIGNED, fresh=True)
    left = {row[0] for row in select(site, "SELECT id FROM hospital_patient")}
    assert left == set(range(1, 151)) - patients
    for table in ("hospital_patienthistory", "hospital_encounter", "hospital_invoice"):
        assert {row[0] for row in select(site, f"SELECT patient_id FROM {table}")} <= left  # noqa: S608
    assert not select(site, "SELECT 1 FROM hospital_note WHERE encounter_id NOT IN (SELECT id FROM hospital_encounter)")
    told = select(
        site, "SELECT t.model, l.object_id FROM django_admin_log l JOIN django_content_type t ON t.id = content_type_id"
    )
    assert {key for model, key in told if model == "patient"} == {str(key) for key in left}
    assert len([key for model, key in told if model == "user"]) == 150
    files = {row[0] for row in select(site, "SELECT file FROM hospital_fileupload")}
    assert {file.name for file in (site.folder / "media").iterdir()} == files
    receipt = (site.folder / "receipt.json").read_text(encoding="utf-8")
    assert "Patient " not in receipt
    assert json.loads(receipt)["steps"][-1]["signed"] == [
        {"role": "director", "on": DAY},
        {"role": "medical_information_physician", "on": DAY},
    ]
    assert site.run("-m", "healthgov", "receipt", "verify", "receipt.json", "--plan", "plan.json").returncode == 0


@contextlib.contextmanager
def served(site):
    """The hospital on a port of this machine, and a client."""
    httpx = pytest.importorskip("httpx", reason="httpx is absent")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(site.home / "manage.py"), "runserver", "--noreload", f"127.0.0.1:{port}"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=site.folder, env=site.environment, **quiet)  # noqa: S603  our own command
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            for _ in range(300):
                with contextlib.suppress(httpx.TransportError):
                    client.get("/patients/0")
                    break
                time.sleep(0.1)
            yield client
    finally:
        server.terminate()
        server.wait(20)


def signed_in(client, name):
    """The client, signed in to the admin as somebody."""
    client.get("/admin/login/")
    answer = client.post("/admin/login/", data={"username": name, "password": "made up", "csrfmiddlewaretoken": client.cookies["csrftoken"]})  # fmt: skip
    assert answer.status_code == 302, answer.text
    return client


ACCOUNTS = """
import django; django.setup()
from django.contrib.auth.models import Permission, User
User.objects.create_superuser("lawyer", password="made up")
reader = User.objects.create_user("reader", password="made up", is_staff=True)
reader.user_permissions.set(Permission.objects.filter(codename__in=["view_patient", "change_patient"]))
"""


def test_over_http(site):
    """Patients are found, those marked as deleted are not; a hold laid in the admin keeps a file, who may not lays none."""
    done = site.run("-c", ACCOUNTS)
    assert done.returncode == 0, done.stderr
    site.manage("healthgov", "plan", "plan.json", "--as-of", DAY)
    one = json.loads((site.folder / "plan.json").read_text(encoding="utf-8"))["steps"][2]["units"][0]
    (hidden, *_), (shown, *_) = (
        [row[0] for row in select(site, f"SELECT id FROM hospital_patient WHERE deleted = {said}")]  # noqa: S608
        for said in (1, 0)
    )
    before = len(select(site, "SELECT id FROM hospital_hold"))
    with served(site) as client:
        assert client.get(f"/patients/{shown}").json() == {"name": f"Patient {shown}"}
        assert client.get(f"/patients/{hidden}").status_code == 404
        assert client.get("/due").json()["hospital_patient"] > 20
        for name, laid in (("reader", 0), ("lawyer", 1)):
            client.cookies.clear()
            signed_in(client, name)
            sent = {
                "action": "lay",
                "_selected_action": [str(one)],
                "csrfmiddlewaretoken": client.cookies["csrftoken"],
            }
            answer = client.post("/admin/hospital/patient/", data=sent, follow_redirects=True)
            assert ("Legal holds laid: 1." if laid else "You may not lay a hold.") in answer.text
            assert len(select(site, "SELECT id FROM hospital_hold")) == before + laid
        assert "delete_selected" not in client.get("/admin/hospital/patient/").text
    # The day of the hold is today's: a plan of a later day sees it, and one of an earlier day is none the wiser.
    site.manage("healthgov", "plan", "later.json", "--as-of", "2999-01-01")
    later = json.loads((site.folder / "later.json").read_text(encoding="utf-8"))["steps"][2]
    assert one not in later["units"]
    assert later["kept"]["hold"] >= 1


def test_on_postgresql_the_same_goes(root, site, postgresql, tmp_path):
    """The same patients and invoices as on SQLite, and the same receipt but for the plan."""
    site.manage("healthgov", "plan", "plan.json", "--as-of", DAY)
    (tmp_path / "other").mkdir()
    there = Site(root, tmp_path / "other", PGHOST=str(postgresql)).filled(150)
    there.manage("healthgov", "plan", "plan.json", "--as-of", DAY)
    receipts = []
    for one in (site, there):
        one.manage("healthgov", "purge", "plan.json", "--receipt", "receipt.json", "--as-of", DAY, *SIGNED)
        receipts.append(json.loads((one.folder / "receipt.json").read_text(encoding="utf-8")))
    assert receipts[0]["steps"] == receipts[1]["steps"]
    assert sum(step["units"] for step in receipts[0]["steps"]) > 50


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process to kill")
def test_killed_many_times(root, tmp_path):
    """Killed at any statement and at any moment, and run again: nothing is lost, nothing is done twice."""
    site = Site(root, tmp_path)
    done = site.run(Path(__file__).with_name("killed_hospital.py"), KILLS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split()[0]) >= KILLS


def test_what_it_takes_is_shown(root):
    """Lines of an application for healthgov, but for what its models say: as the page has it."""
    home = root / "examples" / "hospital" / "hospital"
    lines = [
        line
        for name in ("settings.py", "admin.py", "urls.py", "apps.py")
        for line in (home / name).read_text(encoding="utf-8").splitlines()
        if re.search(r"healthgov|HEALTHGOV|laying_hold|make_plan|fr\.Retention|register\(", line)
    ]
    page = (root / "docs" / "how-to" / "use-in-django-flask-and-pytest.md").read_text(encoding="utf-8")
    assert f"{len(lines)} lines" in page


def test_rows_are_handed_over_to_the_archives(site):
    """Written whole before they go, for the archives of a house that keeps them; the receipt is sealed."""
    done = site.manage(
        "healthgov", "plan", "plan.json", "--as-of", DAY, "--action", "hospital_medical_record=hand_over"
    )
    assert "director, medical_information_physician\n" in done  # a private hospital has no public archives
    wrong = site.run(
        site.home / "manage.py", "healthgov", "plan", "other.json", "--action", "hospital_medical_record=burn"
    )
    assert (wrong.returncode, "--action is written POLICY=ACTION" in wrong.stderr) == (2, True)
    (site.folder / "key").write_bytes(b"kept apart")
    more = ("--archives", "archives", "--key-file", "key", "--receipt", "receipt.json", "--as-of", DAY)
    site.manage("healthgov", "purge", "plan.json", *more, *SIGNED)
    lines = [
        json.loads(line)
        for file in (site.folder / "archives").iterdir()
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    patients = [line for line in lines if line["table"] == "hospital_patient"]
    receipt = json.loads((site.folder / "receipt.json").read_text(encoding="utf-8"))
    assert len(patients) == receipt["steps"][-1]["units"] > 20
    assert receipt["seal"]
    verify = ("-m", "healthgov", "receipt", "verify", "receipt.json", "--key-file", "key")
    assert site.run(*verify).returncode == 0
