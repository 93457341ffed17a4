"""Pointers whose kind is a key of a table of kinds, as Django's content types: found, followed, and guarded."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from healthgov import fr
from healthgov.errors import InvalidDocumentError
from healthgov.integrations.gaps import Rooms, gaps
from healthgov.integrations.metadata import read, written
from healthgov.integrations.purge import execute, make_plan
from healthgov.integrations.sqlalchemy import SqlalchemyStore, described, governance
from healthgov.integrations.sqlalchemy_events import DeletionRefusedError, guarding_deletions
from healthgov.verdicts import Verdict

SCHEDULE = fr.Retention(as_of="2026-11-28")
KINDS = {"table": "kind", "key": "id", "columns": ["app", "model"]}
TO = {"care.patient": "patient", "care.visit": "visit"}


class Base(DeclarativeBase):
    """The tables of a ward."""


class Kind(Base):
    """Kinds, numbered as they came: nobody knows the numbers beforehand."""

    __tablename__ = "kind"
    __table_args__ = governance(exempt="names of tables")
    id: Mapped[int] = mapped_column(primary_key=True)
    app: Mapped[str]
    model: Mapped[str]


class Patient(Base):
    """Somebody."""

    __tablename__ = "patient"
    __table_args__ = governance(policy="private_practice_record")
    id: Mapped[int] = mapped_column(primary_key=True)
    seen: Mapped[str] = mapped_column(info={"healthgov": {"event": "last_contact", "category": "health.care"}})
    born: Mapped[str] = mapped_column(info={"healthgov": {"event": "birth", "category": "identity.birth"}})


class Visit(Base):
    """A visit."""

    __tablename__ = "visit"
    __table_args__ = governance(policy="private_practice_record", unit="patient_id")
    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(sa.ForeignKey("patient.id"))


class Line(Base):
    """A line of a log, which says of what it is by a kind and a text."""

    __tablename__ = "line"
    __table_args__ = governance(points={"kind": "kind_id", "key": "object_id", "to": TO, "through": KINDS})
    id: Mapped[int] = mapped_column(primary_key=True)
    kind_id: Mapped[int] = mapped_column(sa.ForeignKey("kind.id"))
    object_id: Mapped[str]


@pytest.fixture
def engine(tmp_path):
    """Patients 1 and 2, of whom 1 is due; lines on both, on their visits, and of a kind that means another table."""
    made = sa.create_engine(f"sqlite:///{tmp_path}/ward.db")
    Base.metadata.create_all(made)
    with Session(made) as session:
        session.add_all(
            Kind(id=key, app=app, model=name)
            for key, app, name in ((7, "care", "patient"), (3, "care", "visit"), (1, "shop", "patient"))
        )
        session.add_all(
            Patient(id=key, seen=seen, born="1950-01-01") for key, seen in ((1, "1990-01-01"), (2, "2025-01-01"))
        )
        session.flush()
        session.add_all(Visit(id=10 * key, patient_id=key) for key in (1, 2))
        lines = ((1, 7, "1"), (2, 7, "2"), (3, 3, "10"), (4, 3, "20"), (5, 1, "1"), (6, 3, "1"), (7, 7, "10"))
        session.add_all(Line(id=key, kind_id=kind, object_id=of) for key, kind, of in lines)
        session.commit()
    yield made
    made.dispose()


def test_lines_go_with_the_file_of_which_they_tell(engine):
    """Those of the patient and of a visit, and none of another kind whose number or name is alike."""
    application, store = described(Base), SqlalchemyStore(engine)
    assert [
        gap
        for gap in gaps(application, Rooms(schedule=SCHEDULE))
        if gap.table == "line" and gap.verdict is Verdict.FAIL
    ] == []
    plan = make_plan(store, application, SCHEDULE)
    receipt = execute(store, application, SCHEDULE, plan)
    assert receipt["steps"][0]["rows"] == {"line": 2, "patient": 1, "visit": 1}
    assert store.rows("SELECT id FROM line ORDER BY id") == [(2,), (4,), (5,), (6,), (7,)]
    store.close()


def test_a_guarded_session_follows_them(engine):
    """A line on a patient who is not due is not deleted; one of a kind that means no table of ours is nobody's file."""
    sessions = sessionmaker(engine)
    guarding_deletions(sessions, described(Base), lambda: SCHEDULE)
    for key, kept in ((2, True), (4, True), (1, False), (5, False)):
        with sessions() as session:
            session.delete(session.get(Line, key))
            if kept:
                with pytest.raises(DeletionRefusedError):
                    session.commit()
            else:
                session.commit()


def test_declared_as_json():
    """Written and read back; kinds that the columns cannot spell, and a table of kinds that is not there, are told."""
    application = described(Base)
    assert read(json.loads(written(application))) == application
    said = {"format": 1, "name": "a", "tables": [
        {"name": "patient", "key": ["id"], "columns": [{"name": "id"}]},
        {"name": "line", "columns": [{"name": "kind"}, {"name": "of"}],
         "points": {"kind": "kind", "key": "of", "to": {"care.patient": "patient"}, "through": KINDS}},
    ]}  # fmt: skip
    told = [gap for gap in gaps(read(said), Rooms(schedule=SCHEDULE)) if gap.verdict is Verdict.FAIL]
    assert [str(gap) for gap in told] == ["line: it names a table that is not there: kind"]
    said["tables"][1]["points"]["to"] = {"patient": "patient"}
    with pytest.raises(InvalidDocumentError, match="kinds spelled by the columns"):
        read(said)
