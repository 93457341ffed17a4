"""A purge takes exactly what is due, asks again before it does, and says what it did."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import types
from collections import Counter
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import attrs
import pytest

import warm

pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from healthgov import fr
from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.integrations.exit_codes import of_plan
from healthgov.integrations.gaps import Rooms, gaps
from healthgov.integrations.metadata import read
from healthgov.integrations.purge import (
    Action,
    PurgeError,
    Signature,
    execute,
    load_plan,
    load_receipt,
    make_plan,
    removing,
    sealed,
    verified,
    written,
)
from healthgov.integrations.purge.shown_plans import plan_as_text
from healthgov.integrations.sqlalchemy import SqlalchemyStore
from healthgov.lengths import hours
from healthgov.periods import days, years
from healthgov.retention import Hold, RetentionSchedule, SignOff, at_most, kept
from healthgov.verdicts import Verdict

DAY = "2026-11-28"
SCHEDULE = fr.Retention(as_of=DAY)


def remove(path):
    """Remove a file that may be gone."""
    Path(path).unlink(missing_ok=True)


def count(engine, table, where="1=1"):
    """How many rows there are."""
    with engine.connect() as connection:
        return connection.execute(text(f"SELECT COUNT(*) FROM {table} WHERE {where}")).scalar()  # noqa: S608


def change(engine, sql):
    """Change something, as the application would."""
    with engine.begin() as connection:
        connection.execute(text(sql))


def by_hand(engine, models):
    """The patients and invoices that may go, worked out from the rows without any of the code of the purge."""
    patients, invoices = set(), set()
    with Session(engine) as session:
        for patient in session.query(models.Patient):
            visits = session.query(models.Visit).filter_by(patient_id=patient.id, status="done").all()
            claims = [
                (one.lodged, one.resolved) for one in session.query(models.Claim).filter_by(patient_id=patient.id)
            ]
            holds = [
                Hold(since=h.since, released=h.released)
                for h in session.query(models.Hold).filter_by(patient_id=patient.id)
            ]
            under_way = any(visit.ended is None for visit in visits)
            facts = {"claims": claims, "legal_holds": holds}
            bills = session.query(models.Invoice).filter_by(patient_id=patient.id).all()
            free = {
                bill.id
                for bill in bills
                if SCHEDULE.due("invoice_accounting", fiscal_year_close=bill.year_end, **facts).verdict is Verdict.PASS
            }
            invoices |= free
            answer = SCHEDULE.due(
                "private_practice_record",
                birth=patient.born,
                last_contact=None if under_way else max((visit.ended for visit in visits), default=None),
                not_yet=["last_contact"] if under_way else [],
                **facts,
            )
            if answer.verdict is Verdict.PASS and {bill.id for bill in bills} <= free:
                patients.add(patient.id)
    return patients, invoices


def test_the_example_has_no_gaps(application):
    """What the example declares is whole."""
    assert gaps(application, Rooms(schedule=SCHEDULE)) == ()


def test_a_plan_deletes_nothing(store, engine, application):
    """Dry run first: nothing is written to the database, and the plan goes through its file."""
    before = count(engine, "patient"), count(engine, "invoice"), count(engine, "sqlite_master")
    make_plan(store, application, SCHEDULE)
    assert (count(engine, "patient"), count(engine, "invoice"), count(engine, "sqlite_master")) == before


@pytest.mark.parametrize("batch", [3, 500])
def test_exactly_what_is_due_goes(practice, store, engine, application, tmp_path, batch):
    """The same as worked out by hand, with soft-deleted rows, older states, pointers, lines and files."""
    patients, invoices = by_hand(engine, practice.models)
    assert 20 < len(patients) < 200
    all_patients = count(engine, "patient")
    plan = make_plan(store, application, SCHEDULE)
    units = {step.table: set(step.units) for step in plan.steps}
    assert units == {"patient": patients, "invoice": invoices}
    receipt = execute(store, application, SCHEDULE, plan, remove=remove, batch=batch)
    assert verified(receipt, plan=plan) == ()
    rows = {name: number for step in receipt["steps"] for name, number in step["rows"].items()}
    planned = {name: number for step in plan.steps for name, number in step.rows.items()}
    assert rows == planned
    left = ",".join(str(one) for one in patients)
    assert count(engine, "patient") == all_patients - len(patients)
    assert count(engine, "patient_history", f"patient_id IN ({left})") == 0
    assert count(engine, "visit", f"patient_id IN ({left})") == 0
    assert count(engine, "patient", "deleted") > 0  # those not due
    assert count(engine, "upload", "\"of\" = 'visit' AND CAST(of_id AS INTEGER) NOT IN (SELECT id FROM visit)") == 0
    assert count(engine, "upload") == len(list((tmp_path / "files").iterdir()))
    assert count(engine, "invoice_line", "invoice_id NOT IN (SELECT id FROM invoice)") == 0
    assert count(engine, "reminder", "visit_id IS NULL") == rows["visit"]  # a reminder outlives its visit
    assert count(engine, "healthgov_purge_file") == 0
    # The same plan once more: nothing is left to do, and the receipt is the same.
    assert execute(store, application, SCHEDULE, plan, remove=remove) == receipt
    again = make_plan(store, application, SCHEDULE)
    assert [step.units for step in again.steps] == [(), ()]


def test_a_receipt_holds_no_personal_value(store, application):
    """Counts, policies, texts, days: no key of a record, no name, no file."""
    plan = make_plan(store, application, SCHEDULE)
    text_of = written(execute(store, application, SCHEDULE, plan, remove=remove))
    assert "Patient " not in text_of
    assert ".txt" not in text_of
    step = json.loads(text_of)["steps"][1]
    assert step["texts"] == [str(cite) for cite in SCHEDULE.policy("private_practice_record").cites]
    assert not [value for value in step.values() if isinstance(value, list) and value and isinstance(value[0], int)]


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("INSERT INTO hold (patient_id, since) VALUES ({id}, '2026-11-01')", "hold"),
        ("INSERT INTO claim (patient_id, lodged) VALUES ({id}, '2026-11-01')", "claim"),
        ("INSERT INTO visit (patient_id, ended, status) VALUES ({id}, '2026-11-01', 'done')", "not_due"),
        ("INSERT INTO visit (patient_id, status) VALUES ({id}, 'done')", "not_due"),
        ("UPDATE patient SET born = '2020-01-01' WHERE id = {id}", "dates"),
        ("INSERT INTO invoice (patient_id, year_end) VALUES ({id}, '2025-12-31')", "referenced"),
    ],
)
def test_what_changed_since_the_plan_is_seen(store, engine, application, sql, reason):
    """Each file is asked again at the moment of deletion."""
    plan = make_plan(store, application, SCHEDULE)
    files = next(step for step in plan.steps if step.table == "patient")
    one = files.units[3]
    change(engine, sql.format(id=one))
    receipt = execute(store, application, SCHEDULE, plan, remove=remove)
    done = next(step for step in receipt["steps"] if step["table"] == "patient")
    assert done["kept"] == {reason: 1}
    assert done["units"] == len(files.units) - 1
    assert count(engine, "patient", f"id = {one}") == 1
    assert count(engine, "visit", f"patient_id = {one}") > 0
    assert verified(receipt, plan=plan) == ()


def test_a_cancelled_visit_is_no_contact(store, engine, application):
    """A visit that was cancelled yesterday keeps nobody."""
    plan = make_plan(store, application, SCHEDULE)
    one = next(step for step in plan.steps if step.table == "patient").units[0]
    change(engine, f"INSERT INTO visit (patient_id, ended, status) VALUES ({one}, '2026-11-27', 'cancelled')")  # noqa: S608
    execute(store, application, SCHEDULE, plan, remove=remove)
    assert count(engine, "patient", f"id = {one}") == 0


def test_a_hold_on_the_patient_keeps_the_invoices(store, engine, application):
    """A hold on what a record points to holds the record."""
    plan = make_plan(store, application, SCHEDULE)
    invoice = next(step for step in plan.steps if step.table == "invoice").units[0]
    change(
        engine,
        f"INSERT INTO hold (patient_id, since) SELECT patient_id, '2026-01-01' FROM invoice WHERE id = {invoice}",  # noqa: S608
    )
    receipt = execute(store, application, SCHEDULE, plan, remove=remove)
    assert receipt["steps"][0]["kept"]["hold"] >= 1
    assert count(engine, "invoice", f"id = {invoice}") == 1


def test_what_is_gone_already_is_counted(store, engine, application):
    """A file that somebody deleted since the plan is neither deleted nor kept."""
    plan = make_plan(store, application, SCHEDULE)
    invoice = next(step for step in plan.steps if step.table == "invoice").units[0]
    change(engine, f"DELETE FROM invoice_line WHERE invoice_id = {invoice}")  # noqa: S608
    change(engine, f"DELETE FROM invoice WHERE id = {invoice}")  # noqa: S608
    receipt = execute(store, application, SCHEDULE, plan, remove=remove)
    assert receipt["steps"][0]["gone"] == 1
    assert verified(receipt, plan=plan) == ()


def test_an_altered_plan_is_refused(store, application, tmp_path):
    """A plan is carried out as it was made, for the tables, the schedule and the days it was made for."""
    plan = make_plan(store, application, SCHEDULE)
    file = tmp_path / "plan.json"
    file.write_text(plan.written(), encoding="utf-8")
    assert load_plan(file) == plan
    said = json.loads(file.read_text(encoding="utf-8"))
    said["steps"][1]["units"].append(1)
    file.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(InvalidDocumentError, match="digest"):
        load_plan(file)
    other = attrs.evolve(application, tables=application.tables[1:])
    for wrong in (
        lambda: execute(store, other, SCHEDULE, plan, remove=remove),
        lambda: execute(store, application, fr.Retention(as_of="2026-11-27"), plan, remove=remove),
        lambda: execute(store, application, type("Ours", (fr.Retention,), {})(as_of=DAY), plan, remove=remove),
        lambda: execute(store, application, SCHEDULE, plan),  # files beside rows, and nothing removes them
    ):
        with pytest.raises(PurgeError):
            wrong()


def test_a_receipt_that_was_changed_is_told(store, application, tmp_path):
    """The digest tells a change, the seal a forgery, the plan another plan."""
    plan = make_plan(store, application, SCHEDULE)
    receipt = execute(store, application, SCHEDULE, plan, remove=remove, key=b"kept apart")
    file = tmp_path / "receipt.json"
    file.write_text(written(receipt), encoding="utf-8")
    assert verified(load_receipt(file), plan=plan, key=b"kept apart") == ()
    fewer = json.loads(json.dumps(receipt))
    fewer["steps"][0]["units"] -= 1
    assert [problem.path for problem in verified(fewer)] == ["digest", "steps[0]"]
    forged = sealed(fewer)
    assert {problem.path for problem in verified(forged, key=b"kept apart")} == {"seal", "steps[0]"}
    other = make_plan(store, application, SCHEDULE)
    assert [problem.path for problem in verified(receipt, plan=other)] == ["plan"]


HOSPITAL = {
    "format": 1,
    "name": "hospital",
    "tables": [
        {
            "name": "patient",
            "key": ["id"],
            "policy": "hospital_medical_record",
            "anonymise": {"name": "gone", "born": None},
            "columns": [
                {"name": "id", "kind": "number", "category": "none"},
                {"name": "name", "category": "identity.name"},
                {"name": "born", "kind": "date", "category": "identity.birth", "event": "birth"},
                {"name": "left", "kind": "moment", "category": "none", "event": "last_contact"},
                {"name": "died", "kind": "date", "category": "none", "event": "death"},
            ],
        }
    ],
}


@pytest.fixture
def hospital_store(tmp_path):
    """A hospital: one old file, one new."""
    made = create_engine(f"sqlite:///{tmp_path}/hospital.db")
    with made.begin() as connection:
        connection.execute(
            text('CREATE TABLE patient (id INTEGER PRIMARY KEY, name TEXT, born TEXT, "left" TEXT, died TEXT)')
        )
        connection.execute(
            text("INSERT INTO patient VALUES (1, 'Ada', '1930-01-01', '1990-05-05 22:30:00', NULL), "
                 "(2, 'Bob', '1950-01-01', '2020-05-05 10:00:00', NULL)")
        )  # fmt: skip
    store = SqlalchemyStore(made)
    yield store
    store.close()
    made.dispose()


def signatures(plan, *roles):
    """Signatures of a plan."""
    return [Signature(role=role, on=date(2026, 11, 28), plan=plan.digest) for role in roles]


def test_signatures_are_asked_where_the_text_asks(hospital_store):
    """The director, the physician, and the visa of the archives where the records are public archives."""
    application = read(HOSPITAL)
    plan = make_plan(hospital_store, application, SCHEDULE)
    director, physician = SignOff.DIRECTOR, SignOff.MEDICAL_INFORMATION_PHYSICIAN
    asked = "director, medical_information_physician"
    assert f"to be signed by: {asked}, archives_visa\n" in plan_as_text(plan)
    assert f"to be signed by: {asked}\n" in plan_as_text(plan, public_archives=False)
    with pytest.raises(PurgeError, match="director, medical_information_physician, archives_visa"):
        execute(hospital_store, application, SCHEDULE, plan)
    with pytest.raises(PurgeError, match="archives_visa"):
        execute(hospital_store, application, SCHEDULE, plan, signatures=signatures(plan, director, physician))
    other = make_plan(hospital_store, application, SCHEDULE)  # a signature is of one plan
    with pytest.raises(PurgeError, match="not signed"):
        execute(hospital_store, application, SCHEDULE, plan, signatures=signatures(other, *SignOff))
    assert hospital_store.rows("SELECT COUNT(*) FROM patient") == [(2,)]
    given = signatures(plan, director, physician)
    receipt = execute(hospital_store, application, SCHEDULE, plan, signatures=given, public_archives=False)
    assert [one["role"] for one in receipt["steps"][0]["signed"]] == [director.value, physician.value]
    assert hospital_store.rows("SELECT id FROM patient") == [(2,)]


def test_rows_are_anonymised_and_looked_at(hospital_store):
    """The columns named get their value, others stay; what is anonymous is not planned again."""
    application = read(HOSPITAL)
    actions = {"hospital_medical_record": Action.ANONYMISE}
    more = json.loads(json.dumps(HOSPITAL))
    more["tables"][0]["columns"].append({"name": "note", "category": "health.record"})
    with pytest.raises(DefinitionError, match="anonymise does not name note"):
        make_plan(hospital_store, read(more), SCHEDULE, actions=actions)
    plan = make_plan(hospital_store, application, SCHEDULE, actions=actions)
    assert plan.steps[0].units == (1,)
    execute(hospital_store, application, SCHEDULE, plan, signatures=signatures(plan, *SignOff))
    assert hospital_store.rows("SELECT id, name, born FROM patient ORDER BY id") == [
        (1, "gone", None),
        (2, "Bob", "1950-01-01"),
    ]
    assert make_plan(hospital_store, application, SCHEDULE, actions=actions).steps[0].units == ()


def test_a_value_that_does_not_stay_undoes_the_batch(hospital_store):
    """A trigger that puts the name back is seen, and nothing of the batch happened."""
    application = read(HOSPITAL)
    with hospital_store.transaction():
        hospital_store.change(
            "CREATE TRIGGER back AFTER UPDATE OF name ON patient WHEN NEW.name = 'gone' "
            "BEGIN UPDATE patient SET name = OLD.name WHERE id = OLD.id; END"
        )
    plan = make_plan(hospital_store, application, SCHEDULE, actions={"hospital_medical_record": Action.ANONYMISE})
    with pytest.raises(PurgeError, match="undone"):
        execute(hospital_store, application, SCHEDULE, plan, signatures=signatures(plan, *SignOff))
    assert hospital_store.rows("SELECT name, born FROM patient WHERE id = 1") == [("Ada", "1930-01-01")]


def test_rows_are_handed_over_before_they_go(hospital_store, tmp_path):
    """Whole rows for the archives, in a file for each batch; without a folder nothing goes."""
    application = read(HOSPITAL)
    plan = make_plan(hospital_store, application, SCHEDULE, actions={"hospital_medical_record": Action.HAND_OVER})
    signed = signatures(plan, *SignOff)
    with pytest.raises(PurgeError, match="archives"):
        execute(hospital_store, application, SCHEDULE, plan, signatures=signed)
    execute(hospital_store, application, SCHEDULE, plan, signatures=signed, archives=tmp_path / "archives")
    (file,) = (tmp_path / "archives").iterdir()
    assert json.loads(file.read_text(encoding="utf-8"))["name"] == "Ada"
    assert hospital_store.rows("SELECT id FROM patient") == [(2,)]


def test_a_moment_is_of_a_day_somewhere(hospital_store):
    """Half past eleven at night in UTC is the next day in Paris; without a zone it may be of the day before or after."""
    application = read(HOSPITAL)
    with hospital_store.transaction():
        hospital_store.change("UPDATE patient SET \"left\" = '2006-11-27 23:30:00' WHERE id = 1")
    policy = SCHEDULE.policy("hospital_medical_record")
    assert SCHEDULE.due(policy, last_contact="2006-11-27", birth="1930-01-01").verdict is Verdict.PASS
    paris, utc, nowhere = ZoneInfo("Europe/Paris"), ZoneInfo("UTC"), None
    planned = [
        len(make_plan(hospital_store, application, SCHEDULE, zone=zone).steps[0].units)
        for zone in (paris, utc, nowhere)
    ]
    assert planned == [0, 1, 0]
    tomorrow = fr.Retention(as_of="2026-11-29")
    assert len(make_plan(hospital_store, application, tomorrow).steps[0].units) == 1


def test_one_death_and_another_is_a_contradiction(hospital_store):
    """Two days of birth in the rows of one file keep it."""
    twice = json.loads(json.dumps(HOSPITAL))
    twice["tables"].append(
        {"name": "twin", "key": ["id"], "policy": "hospital_medical_record", "unit": "patient_id",
         "columns": [{"name": "id"}, {"name": "patient_id"}, {"name": "born", "kind": "date", "event": "birth"}],
         "foreign_keys": [{"columns": ["patient_id"], "to": "patient", "to_columns": ["id"]}]}
    )  # fmt: skip
    with hospital_store.transaction():
        hospital_store.change("CREATE TABLE twin (id INTEGER, patient_id INTEGER, born TEXT)")
        hospital_store.change("INSERT INTO twin VALUES (1, 1, '1931-01-01')")
    assert make_plan(hospital_store, read(twice), SCHEDULE).steps[0].kept == {"dates": 1, "not_due": 1}


def test_what_is_left_of_rows_that_are_gone_is_told(store, engine, application):
    """Older states of a row that somebody deleted long ago: nothing says when they are due."""
    change(engine, "INSERT INTO patient_history (patient_id, name) VALUES (999999, 'long gone')")
    assert make_plan(store, application, SCHEDULE).left == {"patient_history": 1}


def test_the_order_of_keys_is_kept(application):
    """What points goes before what it points to."""
    from healthgov.integrations.purge.members import files_of

    names = [
        table.name for table in files_of(application, "private_practice_record", application.table("patient")).members
    ]
    assert names[-1] == "patient"
    assert names.index("upload") < names.index("visit")
    assert Counter(names) == Counter(["patient", "patient_history", "visit", "upload", "hold", "claim"])


def test_a_file_outside_of_the_folder_is_not_removed(tmp_path):
    """A row that names a file elsewhere removes nothing there."""
    (tmp_path / "files").mkdir()
    outside = tmp_path / "outside.txt"
    outside.touch()
    for name in ("../outside.txt", str(outside), "."):
        with pytest.raises(PurgeError):
            removing(tmp_path / "files", name)
    (tmp_path / "files" / "a.txt").touch()
    removing(tmp_path / "files", "a.txt")
    removing(tmp_path / "files", "a.txt")
    assert outside.exists()
    assert not list((tmp_path / "files").iterdir())


def test_from_the_command_line(engine, tmp_path, root):
    """A plan first, which deletes nothing; its execution; the receipt, verified, and told when it was changed."""
    engine.dispose()
    models = str(root / "examples" / "practice" / "models.py")

    def run(*arguments, how=warm.run):
        environment = {**os.environ, "PYTHONPATH": str(root / "src")}
        return how(["-m", "healthgov", *arguments], cwd=tmp_path, env=environment)

    common = [
        f"{models}:Base",
        "--database",
        f"sqlite:///{tmp_path}/practice.db",
        "--plan",
        "plan.json",
        "--as-of",
        DAY,
    ]
    planned = run("purge", *common, "--language", "fr")
    assert planned.returncode == 0, planned.stderr
    assert "private_practice_record, patient : " in planned.stdout
    assert "rien n'a été supprimé" in planned.stdout
    assert count(engine, "patient") == 250
    refused = run("purge", *common, "--execute", "--receipt", "receipt.json")
    assert refused.returncode == 2
    assert "nothing is given that removes a file" in refused.stderr
    done = run("purge", *common, "--execute", "--receipt", "receipt.json", "--files", "files", how=warm.fresh)
    assert done.returncode == 0, done.stderr
    assert count(engine, "patient") < 250
    assert run("receipt", "verify", "receipt.json", "--plan", "plan.json").returncode == 0
    said = json.loads((tmp_path / "receipt.json").read_text(encoding="utf-8"))
    said["steps"][0]["rows"]["invoice"] += 1
    (tmp_path / "receipt.json").write_text(json.dumps(said), encoding="utf-8")
    told = run("receipt", "verify", "receipt.json", "--language", "fr")
    assert (told.returncode, told.stdout) == (1, "digest: l'empreinte du reçu : il a été modifié depuis\n")
    told = run("receipt", "verify", "receipt.json")
    assert (told.returncode, told.stdout) == (
        1,
        "digest: the digest of the receipt: it was changed since it was written\n",
    )


def test_what_the_database_refuses(engine, tmp_path, root):
    """Locked by somebody else, another database, none: told in its words, by no line of code and without any password."""
    models, file = str(root / "examples" / "practice" / "models.py"), tmp_path / "practice.db"
    sqlite3.connect(tmp_path / "empty.db").close()

    def run(database, *more):
        command = ["-m", "healthgov", "purge", f"{models}:Base", "--as-of", DAY, "--plan", "plan.json"]
        environment = {**os.environ, "PYTHONPATH": str(root / "src")}
        return warm.run([*command, "--database", database, *more], cwd=tmp_path, env=environment)

    carry_out = ("--execute", "--files", "files", "--receipt")
    assert run(f"sqlite:///{file}").returncode == 0
    change(engine, "DELETE FROM visit WHERE patient_id = (SELECT MIN(patient_id) FROM visit)")
    assert run(f"sqlite:///{file}").returncode == 3, "of a file without a visit nothing says when it is due"
    patients = count(engine, "patient")
    engine.dispose()
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        locked = run(f"sqlite:///{file}?timeout=0.2", *carry_out, "receipt.json", "--language", "fr")
    assert (locked.returncode, locked.stderr) == (2, "healthgov: la base de données a refusé : database is locked\n")
    empty = run(f"sqlite:///{tmp_path}/empty.db")
    assert (empty.returncode, empty.stderr) == (2, "healthgov: the database refused: no such table: invoice\n")
    nowhere = run("oracle+nothing://somebody:" + "secret@nowhere/x")
    assert nowhere.returncode == 2
    assert "no such kind of database is known" in nowhere.stderr
    assert "secret" not in nowhere.stderr
    for receipt in ("nowhere/receipt.json", "files"):
        refused = run(f"sqlite:///{file}", *carry_out, receipt)
        assert "where to write what was done" in refused.stderr
    assert count(engine, "patient") == patients


FAMILY = {
    "format": 1,
    "name": "family",
    "tables": [
        {
            "name": "patient",
            "key": ["id"],
            "policy": "private_practice_record",
            "columns": [
                {"name": "id", "kind": "number"},
                {"name": "born", "kind": "date", "event": "birth"},
                {"name": "seen", "kind": "date", "event": "last_contact"},
                {"name": "mother", "kind": "number"},
                {"name": "doctor", "kind": "number"},
            ],
            "foreign_keys": [
                {"columns": ["mother"], "to": "patient", "to_columns": ["id"], "on_delete": "cascade"},
                {"columns": ["doctor"], "to": "patient", "to_columns": ["id"], "on_delete": "set_null"},
            ],
        }
    ],
}


def test_one_file_that_points_to_another(tmp_path):
    """A mother due stays while her child, not due, points to her; two that both go go together; a doctor is let go."""
    made = create_engine(f"sqlite:///{tmp_path}/family.db")
    columns = (
        "id INTEGER PRIMARY KEY, born TEXT, seen TEXT, mother INTEGER REFERENCES patient(id) ON DELETE CASCADE, "
        "doctor INTEGER REFERENCES patient(id)"
    )
    change(made, f"CREATE TABLE patient ({columns})")
    rows = [
        (1, "1930-01-01", "1990-01-01", None, None),  # due; her child 2 is not
        (2, "1960-01-01", "2020-01-01", 1, 5),  # not due; its doctor 5 is
        (3, "1930-01-01", "1990-01-01", None, None),  # due, and so is her child 4
        (4, "1955-01-01", "1990-01-01", 3, None),
        (5, "1930-01-01", "1990-01-01", None, None),
        (6, "1900-06-01", "1985-01-01", None, None),  # due, but for the grandchild
        (7, "1930-01-01", "1990-01-01", 6, None),
        (8, "1960-01-01", "2020-01-01", 7, None),
    ]
    with made.begin() as connection:
        for row in rows:
            connection.exec_driver_sql("INSERT INTO patient VALUES (?, ?, ?, ?, ?)", row)
    store = SqlalchemyStore(made)
    application = read(FAMILY)
    plan = make_plan(store, application, SCHEDULE)
    assert plan.steps[0].units == (3, 4, 5)
    assert plan.steps[0].kept == {"not_due": 2, "referenced": 3}
    receipt = execute(store, application, SCHEDULE, plan)
    assert store.rows("SELECT id, mother, doctor FROM patient ORDER BY id") == [
        (1, None, None), (2, 1, None), (6, None, None), (7, 6, None), (8, 7, None)
    ]  # fmt: skip
    assert receipt["steps"][0]["detached"] == {"patient": 1}
    store.close()
    made.dispose()


class Clinic(RetentionSchedule):
    """A clinic whose requests are of two types in one table."""

    verified = kept("Requests", at_most(years(5).after("last_activity")))
    unverified = kept("Requests never confirmed", at_most(days(30).after("link_expired")))


REQUESTS = {
    "format": 1,
    "name": "clinic",
    "tables": [
        {"name": "request", "key": ["id"], "by": "status",
         "policies": {"DONE": "verified", "SENT": "verified", "PENDING": "unverified"},
         "columns": [
             {"name": "id", "kind": "number"},
             {"name": "status", "kind": "text"},
             {"name": "active", "kind": "date", "event": "last_activity", "empty": "ignored"},
             {"name": "expired", "kind": "date", "event": "link_expired", "empty": "ignored"},
         ]},
        {"name": "mail", "key": ["id"], "policy": "verified", "unit": "request_id",
         "columns": [{"name": "id"}, {"name": "request_id"}],
         "foreign_keys": [{"columns": ["request_id"], "to": "request", "to_columns": ["id"]}]},
    ],
}  # fmt: skip


def test_rows_of_several_types_in_one_table(tmp_path):
    """Each under the policy of its type, asked again; a row whose type changed, or that has none, stays and is told."""
    made = create_engine(f"sqlite:///{tmp_path}/clinic.db")
    change(made, "CREATE TABLE request (id INTEGER PRIMARY KEY, status TEXT, active TEXT, expired TEXT)")
    change(made, "CREATE TABLE mail (id INTEGER PRIMARY KEY, request_id INTEGER REFERENCES request(id))")
    rows = [
        (1, "DONE", "2021-11-27", None),  # due
        (2, "PENDING", "2026-09-01", "2026-09-03"),  # due
        (3, "PENDING", "2026-11-20", "2026-11-22"),
        (4, "DONE", "2026-01-01", None),
        (5, "SENT", "2020-01-01", None),  # due, and done meanwhile
        (6, "PENDING", "2026-01-01", "2026-01-02"),  # due when planned, confirmed meanwhile
        (7, "LOST", "2001-01-01", "2001-01-01"),
        (8, None, "2001-01-01", "2001-01-01"),
        (9, "PENDING", "2026-01-01", "2026-01-02"),  # a mail of the other type points to it
    ]
    with made.begin() as connection:
        for row in rows:
            connection.exec_driver_sql("INSERT INTO request VALUES (?, ?, ?, ?)", row)
    change(made, "INSERT INTO mail VALUES (1, 1), (2, 4), (3, 9)")
    store, schedule, application = SqlalchemyStore(made), Clinic(as_of=DAY), read(REQUESTS)
    assert not [gap for gap in gaps(application, Rooms(schedule=schedule)) if gap.verdict is Verdict.FAIL]
    plan = make_plan(store, application, schedule)
    assert {step.policy: step.units for step in plan.steps} == {"verified": (1, 5), "unverified": (2, 6)}
    assert plan.left == {"request": 2}
    file = tmp_path / "plan.json"
    file.write_text(plan.written(), encoding="utf-8")
    change(made, "UPDATE request SET status = 'DONE' WHERE id = 6")
    receipt = execute(store, application, schedule, load_plan(file))
    done = {step["policy"]: step for step in receipt["steps"]}
    assert (done["verified"]["units"], done["verified"]["rows"]) == (2, {"mail": 1, "request": 2})
    assert (done["unverified"]["units"], done["unverified"]["kept"]) == (1, {"other_type": 1})
    assert verified(receipt, plan=plan) == ()
    assert [row[0] for row in store.rows("SELECT id FROM request ORDER BY id")] == [3, 4, 6, 7, 8, 9]
    store.close()
    made.dispose()


def test_types_by_column_are_declared_whole():
    """A policy that the schedule does not have, a clock that cannot start, a column without policies."""
    table = REQUESTS["tables"][0]
    rooms = Rooms(schedule=Clinic(as_of=DAY))

    def wrong(**changed):
        said = read({**REQUESTS, "tables": [{**table, **changed}]})
        return [gap.say() for gap in gaps(said, rooms) if gap.verdict is Verdict.FAIL]

    assert wrong() == []
    assert wrong(policies={"DONE": "verfied"}) == ["the schedule has no policy verfied (perhaps verified, unverified)"]
    assert "no column holds the day of link_expired" in wrong(columns=table["columns"][:3])[0]
    assert wrong(key=["id", "status"]) == []
    assert "no key is described" in wrong(key=[])[0]
    for changed in ({"policies": {}}, {"policy": "verified"}):
        assert wrong(**changed) == [
            "policies by type need a column that tells types apart, and rows that are files of their own"
        ]


class Tokens(RetentionSchedule):
    """A house that keeps tokens for a day of hours."""

    token = kept("Tokens", at_most(hours(24).after("issue")))


TOKENS = {
    "format": 1,
    "name": "tokens",
    "tables": [
        {"name": "token", "key": ["id"], "policy": "token",
         "columns": [{"name": "id", "kind": "number"}, {"name": "issued", "kind": "moment", "event": "issue"}]},
        {"name": "hold", "key": ["id"], "unit": "token_id", "holds": {"since": "since", "until": "released"},
         "columns": [{"name": "id"}, {"name": "token_id"}, {"name": "since", "kind": "date"}, {"name": "released", "kind": "date"}],
         "foreign_keys": [{"columns": ["token_id"], "to": "token", "to_columns": ["id"]}]},
    ],
}  # fmt: skip


@pytest.mark.parametrize("batch", [0, -1, True, "5", 2.5])
def test_a_batch_holds_files(store, application, batch):
    """Nothing is planned, and nothing done, in batches that hold none."""
    plan = make_plan(store, application, SCHEDULE)
    for ask in (
        lambda: make_plan(store, application, SCHEDULE, batch=batch),
        lambda: execute(store, application, SCHEDULE, plan, remove=remove, batch=batch),
    ):
        with pytest.raises(DefinitionError, match="1 at least"):
            ask()
    for schedule in (fr.Retention, "fr", None):
        with pytest.raises(DefinitionError, match="a schedule on a day"):
            make_plan(store, application, schedule)


def test_a_unit_leads_to_a_file(store):
    """A mother is no file of her child: refused, and nothing is asked of rows as if each were a file of its own."""
    table = {**FAMILY["tables"][0], "unit": "mother"}
    with pytest.raises(DefinitionError, match="leads in a circle"):
        make_plan(store, read({**FAMILY, "tables": [table]}), SCHEDULE)
    with pytest.raises(DefinitionError, match="a zone is a tzinfo"):
        make_plan(store, read(FAMILY), SCHEDULE, zone="Europe/Paris")


def test_an_action_is_of_a_policy_there_is(store, application):
    """A policy that is misspelt is not left to what is usual: its rows would be deleted, and not made anonymous."""
    with pytest.raises(DefinitionError, match="'invoice_acounting': invoice_accounting\\?"):
        make_plan(store, application, SCHEDULE, actions={"invoice_acounting": Action.ANONYMISE})
    with pytest.raises(DefinitionError, match="no table holds files under 'x': they are"):
        make_plan(store, application, SCHEDULE, actions={"x": Action.DELETE})
    with pytest.raises(DefinitionError, match="for invoice_accounting an Action"):
        make_plan(store, application, SCHEDULE, actions={"invoice_accounting": "delete"})


def test_a_policy_of_hours(tmp_path):
    """Asked at the moment at which the day begins, of moments in UTC; without a zone in the first zone there is."""
    made = create_engine(f"sqlite:///{tmp_path}/tokens.db")
    change(made, "CREATE TABLE token (id INTEGER PRIMARY KEY, issued TEXT)")
    change(made, "CREATE TABLE hold (id INTEGER PRIMARY KEY, token_id INTEGER, since TEXT, released TEXT)")
    moments = ["2026-11-26 09:59:00", "2026-11-26 10:01:00", "2026-11-26 22:59:00", "2026-11-26 23:01:00", "2026-11-20 00:00:00",
               "2026-11-28 09:00:00", "what?", None]  # fmt: skip
    with made.begin() as connection:
        for number, moment in enumerate(moments, 1):
            connection.exec_driver_sql("INSERT INTO token VALUES (?, ?)", (number, moment))
    change(made, "INSERT INTO hold VALUES (1, 5, '2026-11-28', NULL)")
    store, schedule, application = SqlalchemyStore(made), Tokens(as_of=DAY), read(TOKENS)
    assert not [gap for gap in gaps(application, Rooms(schedule=schedule)) if gap.verdict is Verdict.FAIL]
    staying = {"hold": 1, "not_due": 1, "dates": 1, "unknown": 1}
    for zone, free, waiting in (
        (None, (1,), 3),
        (ZoneInfo("Europe/Paris"), (1, 2, 3), 1),
        (ZoneInfo("UTC"), (1, 2, 3, 4), 0),
    ):
        plan = make_plan(store, application, schedule, zone=zone)
        assert plan.steps[0].units == free
        # A maximum does not oblige to keep: before its end nothing decides.
        assert plan.steps[0].kept == {**staying, "unknown": 1 + waiting}
    assert execute(store, application, schedule, plan, zone=ZoneInfo("UTC"))["steps"][0]["units"] == 4
    store.close()
    made.dispose()


@pytest.mark.parametrize("keys", [[], [{"columns": ["ward"], "to": "ward", "to_columns": ["id"]}]])
def test_a_hold_that_holds_nothing_is_refused(hospital_store, keys):
    """A table of holds whose unit leads to no file would be laid in vain."""
    ward = {"name": "ward", "key": ["id"], "exempt": "no person", "columns": [{"name": "id"}]}
    hold = {"name": "hold", "columns": [{"name": "ward"}, {"name": "a"}, {"name": "b"}], "unit": "ward",
            "holds": {"since": "a", "until": "b"}, "foreign_keys": keys}  # fmt: skip
    with pytest.raises(DefinitionError, match="would hold nothing"):
        make_plan(hospital_store, read({**HOSPITAL, "tables": [*HOSPITAL["tables"], ward, hold]}), SCHEDULE)


@pytest.mark.parametrize(
    "content", ["[]", "{}", '{"kind": "purge receipt"}', '{"kind": "purge receipt", "steps": [1]}', "?"]
)
def test_what_is_no_receipt_is_told(tmp_path, content):
    """Neither a traceback nor a PASS."""
    file = tmp_path / "receipt.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidDocumentError, match="a receipt of a purge"):
        load_receipt(file)
    with pytest.raises(InvalidDocumentError, match="a plan of a purge"):
        load_plan(file)


def test_the_nightly_purge_of_the_example(engine, tmp_path, root):
    """As cron runs it: a receipt each night, and what was begun the night before is finished first."""
    engine.dispose()
    code = str(root / "examples" / "practice" / "nightly.py")
    command = [code, f"sqlite:///{tmp_path}/practice.db", str(tmp_path)]
    night = {"cwd": root, "env": {**os.environ, "PYTHONPATH": str(root / "src")}}
    done = warm.fresh(command, **night)
    assert done.returncode == 0, done.stderr
    (file,) = (tmp_path / "receipts").iterdir()
    receipt = load_receipt(file)
    assert verified(receipt) == ()
    assert sum(step["units"] for step in receipt["steps"]) > 50
    assert not (tmp_path / "plan.json").exists()
    again = warm.run(command, **night)
    assert (again.returncode, again.stdout) == (0, "{}\n")
    assert len(list((tmp_path / "receipts").iterdir())) == 2
    command[1] = f"sqlite:///{tmp_path}/another.db"
    wrong = warm.run(command, **night)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert (wrong.stderr.count("\n"), "no such table" in wrong.stderr) == (1, True), wrong.stderr


def test_the_task_of_celery(engine, tmp_path, root):
    """As a worker runs it, without a broker; a second time there is nothing left."""
    pytest.importorskip("celery", reason="celery is absent: its example is not run")
    engine.dispose()
    folder = str(root / "examples" / "practice")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(root / "src"), folder)),
        "PRACTICE_DATABASE": f"sqlite:///{tmp_path}/practice.db",
        "PRACTICE_FOLDER": str(tmp_path),
    }
    code = (
        "from tasks import app, purge_tonight\n"
        "app.conf.update(task_always_eager=True, task_eager_propagates=True)\n"
        f"for _ in range(2): print(sum(purge_tonight.delay({DAY!r}).get().values()))\n"
        "assert app.conf.beat_schedule['purge']['task'] in app.tasks"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    first, again = map(int, done.stdout.split())
    assert first > 50
    assert again == 0
    assert len(list((tmp_path / "receipts").iterdir())) == 2


def test_the_exit_code_of_a_plan():
    """0 where each file is decided, 3 where nobody can say of one, an action is to be chosen, or there is none."""

    def coded(*, units=(), kept=None, action=Action.DELETE, left=None):
        step = types.SimpleNamespace(units=units, kept=kept or {}, action=action)
        return of_plan(types.SimpleNamespace(steps=[step], left=left or {}))

    assert coded(units=(1, 2)) == coded(kept={"not_due": 2, "hold": 1, "claim": 1, "referenced": 1}) == 0
    assert coded(units=(1,), kept={"unknown": 1}) == coded(kept={"dates": 1}) == coded() == 3
    assert coded(units=(1,), action=None) == coded(units=(1,), left={"visit": 4}) == 3
    assert coded(kept={"not_due": 1}, action=None) == 0
