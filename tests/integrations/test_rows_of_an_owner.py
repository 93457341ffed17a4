"""Rows to which a file points, files that point in a circle, pointers to other columns than keys; declared from outside."""

from __future__ import annotations

import pytest

pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from healthgov import fr
from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.integrations.gaps import Rooms, gaps
from healthgov.integrations.metadata import read, written
from healthgov.integrations.purge import Action, execute, make_plan
from healthgov.integrations.sqlalchemy import SqlalchemyStore, described, register
from healthgov.integrations.sqlalchemy_events import DeletionRefusedError, guarding_deletions

SCHEDULE = fr.Retention(as_of="2026-11-28")
FILE = "private_practice_record"
NONE = {"category": "none"}


class Base(DeclarativeBase):
    """Tables of which their module says nothing."""


class Home(Base):
    """An address: the patient points to it."""

    __tablename__ = "home"
    id: Mapped[int] = mapped_column(primary_key=True)
    street: Mapped[str]


class Patient(Base):
    """Somebody, with the last visit beside the visits."""

    __tablename__ = "patient"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column("external_no", unique=True)
    born: Mapped[str]
    home_id: Mapped[int] = mapped_column(sa.ForeignKey("home.id"))
    last_visit_id: Mapped[int | None] = mapped_column(sa.ForeignKey("visit.id"))


class Visit(Base):
    """A visit."""

    __tablename__ = "visit"
    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(sa.ForeignKey("patient.id"))
    ended: Mapped[str]


class Upload(Base):
    """It points to the number of a patient, and not to the key."""

    __tablename__ = "upload"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    of: Mapped[str]


OWNER = {"table": "patient", "column": "home_id"}
POINTS = {"kind": "kind", "key": "of", "to": {"p": "patient"}, "to_columns": {"patient": "external_no"}}
ANONYMOUS = {"external_no": "", "born": "", "home_id": None}
register(Home, policy=FILE, owner=OWNER, columns={"street": {"category": "contact.postal"}})
register(
    Patient,
    policy=FILE,
    columns={"number": {"category": "health.record_id"}, "born": {"category": "identity.birth", "event": "birth"}},
)
register(
    Visit.__table__,
    policy=FILE,
    unit="patient_id",
    columns={"ended": {"category": "health.care_event", "event": "last_contact"}},
)
register(Upload, points=POINTS, columns={"kind": NONE, "of": {"category": "health.record_id"}})


@pytest.fixture
def engine(tmp_path):
    """Patients 1 to 3, of whom 1 is due, with foreign keys held."""
    made = sa.create_engine(f"sqlite:///{tmp_path}/ward.db")
    sa.event.listen(made, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = ON"))
    Base.metadata.create_all(made)
    with Session(made) as session:
        for key, ended in ((1, "1990-01-01"), (2, "2025-01-01"), (3, "2025-01-01")):
            session.add(Home(id=key, street="rue"))
            session.flush()
            session.add(Patient(id=10 * key, number=f"N{key}", born="1950-01-01", home_id=key))
            session.flush()
            session.add(Visit(id=key, patient_id=10 * key, ended=ended))
            session.flush()
            session.get_one(Patient, 10 * key).last_visit_id = key
            session.add_all(Upload(kind=kind, of=f"N{key}") for kind in ("p", "q"))
            session.flush()
        session.commit()
    yield made
    made.dispose()


def test_nothing_is_missing():
    """Declared from outside it is declared as well; and the description comes back from its JSON."""
    application = described(Base)
    assert gaps(application, Rooms(schedule=SCHEDULE)) == ()
    import json

    assert read(json.loads(written(application))) == application


def test_the_address_goes_with_its_patient(engine):
    """And the circle of patient and last visit is let go first; what points to the number of the patient goes too."""
    application, store = described(Base), SqlalchemyStore(engine)
    receipt = execute(store, application, SCHEDULE, make_plan(store, application, SCHEDULE))
    assert receipt["steps"][0]["rows"] == {"home": 1, "patient": 1, "upload": 1, "visit": 1}
    assert store.rows("SELECT id FROM home") == [(2,), (3,)]
    assert store.rows("SELECT id, last_visit_id FROM patient") == [(20, 2), (30, 3)]
    assert store.rows("SELECT kind, of FROM upload WHERE of = 'N1'") == [("q", "N1")]
    store.close()


def test_an_address_that_two_share_keeps_both(engine):
    """Until both are due: a row of one file would lead nowhere."""
    application, store = described(Base), SqlalchemyStore(engine)
    store._connection.exec_driver_sql("UPDATE patient SET home_id = 1 WHERE id = 20")
    store._connection.commit()
    plan = make_plan(store, application, SCHEDULE)
    assert (plan.steps[0].units, plan.steps[0].kept["referenced"]) == ((), 1)
    store.close()


def test_a_guarded_session_asks_whose_address_it_is(engine):
    """Of a patient who is not due it stays, and so does an upload that points to the number."""
    sessions = sessionmaker(engine)
    guarding_deletions(sessions, described(Base), lambda: SCHEDULE)
    for model, key in ((Home, 2), (Upload, 3)):
        with sessions() as session:
            session.delete(session.get_one(model, key))
            with pytest.raises(DeletionRefusedError):
                session.commit()
    with sessions() as session:
        session.delete(session.get_one(Upload, 1))  # of the one who is due
        session.commit()


def test_slips_are_refused():
    """A column, a table, a word that is not there; an owner that does not lead here; a column that is pointed to in vain."""
    with pytest.raises(DefinitionError, match=r"patient has no column numbr: number\?"):
        register(Patient, columns={"numbr": NONE})
    with pytest.raises(DefinitionError, match="mapped class"):
        register(int, policy=FILE)
    with pytest.raises(DefinitionError, match="not known here: polcy"):
        register(Patient, polcy=FILE)
    tables = [
        {"name": "a", "key": ["id"], "policy": FILE, "columns": [{"name": "id"}, {"name": "b_id"}]},
        {"name": "b", "policy": FILE, "owner": {"table": "a", "column": "b_id"}, "columns": [{"name": "id"}]},
        {"name": "c", "columns": [{"name": "k"}, {"name": "v"}], "points": {"kind": "k", "key": "v", "to": {"1": "a"}, "to_columns": {"a": "no"}}},
    ]  # fmt: skip
    said = {str(gap) for gap in gaps(read({"format": 1, "name": "app", "tables": tables}), Rooms(schedule=SCHEDULE))}
    assert "b: its owner is a.b_id, and no foreign key leads from there to it" in said
    assert "c: it points to a column of a that is not there: no" in said
    tables[2]["points"]["to_columns"] = {"z": "no"}
    with pytest.raises(InvalidDocumentError, match="a table that is named in to"):
        read({"format": 1, "name": "app", "tables": tables})


def test_a_circle_that_cannot_be_let_go_is_told():
    """Where no column may be empty there is no order."""
    assert Action.DELETE
    key = {"to_columns": ["id"]}
    tables = [
        {"name": "a", "key": ["id"], "policy": FILE, "columns": [{"name": "id"}, {"name": "b_id", "nullable": False}], "foreign_keys": [{**key, "columns": ["b_id"], "to": "b"}]},
        {"name": "b", "key": ["id"], "policy": FILE, "unit": "a_id", "columns": [{"name": "id"}, {"name": "a_id"}], "foreign_keys": [{**key, "columns": ["a_id"], "to": "a"}]},
    ]  # fmt: skip
    from healthgov.integrations.purge.members import files_of

    application = read({"format": 1, "name": "app", "tables": tables})
    with pytest.raises(DefinitionError, match="in a circle: a, b"):
        files_of(application, FILE, application.table("a"))
