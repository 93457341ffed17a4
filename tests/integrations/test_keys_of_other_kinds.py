"""Keys that are UUIDs and values of enumerations, moments with a zone, tables between two, a mother in the same table."""

from __future__ import annotations

import enum
import uuid
from datetime import UTC, date, datetime

import pytest

pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from healthgov import fr
from healthgov.integrations.gaps import Rooms, gaps
from healthgov.integrations.purge import execute, load_plan, make_plan, verified
from healthgov.integrations.sqlalchemy import SqlalchemyStore, described, governance, governed
from healthgov.integrations.sqlalchemy_events import DeletionRefusedError, guarding_deletions

SCHEDULE = fr.Retention(as_of="2026-11-28")
KEYS = [uuid.UUID(int=10**30 + number) for number in range(6)]
OURS = "private_practice_record"


class Base(DeclarativeBase):
    """The tables of a practice."""


class Ward(enum.Enum):
    """Part of the key of a visit."""

    day = "D"
    night = "N"


labels = sa.Table(
    "patient_label",
    Base.metadata,
    sa.Column("patient_id", sa.ForeignKey("patient.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("label_id", sa.ForeignKey("label.id"), primary_key=True),
    info=governance(policy=OURS, unit="patient_id")["info"],
)


class Label(Base):
    """A word for several patients."""

    __tablename__ = "label"
    __table_args__ = governance(exempt="words")
    id: Mapped[int] = mapped_column(primary_key=True)


class Patient(Base):
    """Somebody."""

    __tablename__ = "patient"
    __table_args__ = governance(policy=OURS)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    born: Mapped[date] = governed(category="identity.birth", event="birth")
    mother_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("patient.id"))


class Visit(Base):
    """A visit, which has a number in its ward."""

    __tablename__ = "visit"
    __table_args__ = governance(policy=OURS, unit="patient_id")
    ward: Mapped[Ward] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("patient.id"))
    ended: Mapped[datetime | None] = mapped_column(
        sa.DateTime(timezone=True),
        info={"healthgov": {"category": "health.care_event", "event": "last_contact", "empty": "under_way"}},
    )


class Upload(Base):
    """A document, which says by a text to what it belongs."""

    __tablename__ = "upload"
    __table_args__ = governance(points={"kind": "of", "key": "of_id", "to": {"patient": "patient"}})
    id: Mapped[int] = mapped_column(primary_key=True)
    of: Mapped[str] = governed(category="none")
    of_id: Mapped[str] = governed(category="none")


def filled(engine):
    """Six patients, the first four of whom are due; the last is the child of the third, whom it keeps."""
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(Label(id=1))
        for number, key in enumerate(KEYS):
            session.add(Patient(id=key, born=date(1950, 1, 1), mother_id=KEYS[3] if number == 5 else None))
            session.flush()
            seen = datetime(1990 if number < 4 else 2024, 5, 5, tzinfo=UTC)
            session.add(Visit(ward=Ward.night, number=number, patient_id=key, ended=seen))
            # Systems write UUIDs in capitals, and without dashes.
            said = (str(key), key.hex, str(key).upper())[number % 3]
            session.add(Upload(id=number, of="patient", of_id=said))
            session.execute(labels.insert().values(patient_id=key, label_id=1))
        session.commit()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request, tmp_path):
    """A database that is filled."""
    if request.param == "sqlite":
        made = sa.create_engine(f"sqlite:///{tmp_path}/practice.db")
    else:
        folder = request.getfixturevalue("postgresql")
        made = sa.create_engine(f"postgresql+psycopg://postgres@/postgres?host={folder}")
        Base.metadata.drop_all(made)
    filled(made)
    yield made
    Base.metadata.drop_all(made)
    made.dispose()


def test_exactly_what_is_due_goes(engine, tmp_path):
    """With visits, labels, and documents however their texts are written; a child that stays keeps its mother."""
    application, store = described(Base), SqlalchemyStore(engine)
    assert gaps(application, Rooms(schedule=SCHEDULE)) == ()
    plan = make_plan(store, application, SCHEDULE)
    (tmp_path / "plan.json").write_text(plan.written(), encoding="utf-8")
    plan = load_plan(tmp_path / "plan.json")
    assert plan.steps[0].kept == {"not_due": 2, "referenced": 1}
    receipt = execute(store, application, SCHEDULE, plan)
    assert verified(receipt, plan=plan) == ()
    assert receipt["steps"][0]["rows"] == {"patient": 3, "patient_label": 3, "upload": 3, "visit": 3}
    with Session(engine) as session:
        assert set(session.scalars(sa.select(Patient.id))) == set(KEYS[3:])
        assert set(session.scalars(sa.select(Upload.id))) == {3, 4, 5}
        assert set(session.scalars(sa.select(Visit.number))) == {3, 4, 5}
    store.close()


def test_guarded_sessions_know_such_keys(engine):
    """Whatever kind a key is of: what is not due stays, what is goes."""
    sessions = sessionmaker(engine)
    guarding_deletions(sessions, described(Base), lambda: SCHEDULE)
    ways = (
        lambda session, number: session.delete(session.get_one(Upload, number)),
        lambda session, number: session.execute(sa.delete(Visit).where(Visit.number == number)),
        lambda session, number: session.delete(session.get_one(Visit, (Ward.night, number))),
        lambda session, number: session.delete(session.get_one(Patient, KEYS[number])),
    )
    for way in ways:
        with sessions() as session, pytest.raises(DeletionRefusedError):  # noqa: PT012  the deletion or its flush
            way(session, 4)
            session.commit()
    for way, number in zip(ways[:3], (0, 1, 2), strict=True):
        with sessions() as session:
            way(session, number)
            session.commit()
