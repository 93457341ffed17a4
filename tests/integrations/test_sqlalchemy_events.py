"""A session destroys nothing that is still due: one by one, in bulk, by cascades; or what it does is recorded."""

from __future__ import annotations

import pickle

import pytest

pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, create_engine, delete, func, select, text
from sqlalchemy.orm import Session, sessionmaker

from healthgov import fr
from healthgov.integrations.purge import make_plan
from healthgov.integrations.sqlalchemy import described, governance
from healthgov.integrations.sqlalchemy_events import DeletionRefusedError, guarding_deletions

SCHEDULE = fr.Retention(as_of="2026-11-28")


@pytest.fixture
def files(store, application):
    """A patient's file that is due with everything that points to it, and one that is not."""
    plan = make_plan(store, application, SCHEDULE)
    store.close()
    due = {step.table: step.units for step in plan.steps}["patient"]
    return due, next(number for number in range(1, 251) if number not in due)


@pytest.fixture
def session(engine, application):
    """A session that asks."""
    sessions = sessionmaker(engine)
    guarding_deletions(sessions, application, lambda: SCHEDULE)
    with sessions() as made:
        yield made


def count(session, model, *where):
    """How many rows there are."""
    return session.scalar(select(func.count()).select_from(model).where(*where))


def test_a_record_still_due_is_not_deleted(practice, session, files):
    """Neither the patient nor a visit, an older state, a document of one; nothing is lost, and nobody is named."""
    models, (_, young) = practice.models, files
    visit = session.scalars(select(models.Visit).filter_by(patient_id=young)).first()
    upload = session.scalars(select(models.Upload).filter_by(of="visit", of_id=str(visit.id))).first()
    history = session.scalars(select(models.PatientHistory).filter_by(patient_id=young)).one()
    for one in (session.get(models.Patient, young), visit, history, upload):
        if one is None:
            continue
        session.delete(one)
        with pytest.raises(DeletionRefusedError, match="kept under private_practice_record") as refused:
            session.flush()
        assert "Patient " not in str(refused.value)
        assert [found.table for found in refused.value.found] == ["patient"]
        assert sum(refused.value.found[0].kept.values()) == 1
        assert pickle.loads(pickle.dumps(refused.value)).found == refused.value.found  # noqa: S301  our own
        session.rollback()
    assert count(session, models.Patient) == 250


def test_what_is_due_may_go(practice, session, files):
    """A visit of a file that is due, and what no policy keeps."""
    models, (due, young) = practice.models, files
    visit = session.scalars(select(models.Visit).filter_by(patient_id=due[0])).first()
    reminder = session.scalars(
        select(models.Reminder).join(models.Visit, models.Reminder.visit_id == models.Visit.id).where(models.Visit.patient_id == young)
    ).first()  # fmt: skip
    session.delete(reminder)
    session.flush()
    session.execute(delete(models.Reminder).where(models.Reminder.visit_id == visit.id))
    session.delete(visit)
    session.commit()
    assert count(session, models.Visit, models.Visit.id == visit.id) == 0


def test_in_bulk(practice, session, files):
    """``delete(...)`` and a query's ``delete``: all rows that the condition means are asked, or none goes."""
    models, (due, young) = practice.models, files
    before = count(session, models.Visit)
    for wanted in ([young], [due[0], young]):
        with pytest.raises(DeletionRefusedError) as refused:
            session.execute(delete(models.Visit).where(models.Visit.patient_id.in_(wanted)))
        assert sum(refused.value.found[0].kept.values()) == 1
        with pytest.raises(DeletionRefusedError):
            session.query(models.Visit).filter(models.Visit.patient_id.in_(wanted)).delete()
    with pytest.raises(DeletionRefusedError):
        session.execute(delete(models.Visit))
    session.rollback()
    assert count(session, models.Visit) == before
    ended = [row[0] for row in session.execute(select(models.Visit.id).where(models.Visit.patient_id == due[0]))]
    session.execute(delete(models.Reminder).where(models.Reminder.visit_id.in_(ended)))
    session.execute(delete(models.Visit).where(models.Visit.patient_id == due[0]))
    session.commit()
    assert count(session, models.Visit) == before - len(ended)


def test_what_is_new_in_the_session_counts(practice, session, files):
    """A visit of today, not written yet, keeps the others from a deletion in bulk."""
    models, (due, _) = practice.models, files
    session.add(models.Visit(patient_id=due[0], ended=SCHEDULE.as_of, status="done"))
    with pytest.raises(DeletionRefusedError):
        session.execute(delete(models.Visit).where(models.Visit.patient_id == due[0]))


def test_it_may_be_recorded_instead(practice, engine, application, files):
    """The deletion goes on, and what it destroyed is told by policy and reason."""
    models, (_, young) = practice.models, files
    sessions, told = sessionmaker(engine), []
    guarding_deletions(sessions, application, lambda: SCHEDULE, recorded=told.append)
    with sessions() as session:
        session.execute(delete(models.PatientHistory).where(models.PatientHistory.patient_id == young))
        session.commit()
        assert count(session, models.PatientHistory, models.PatientHistory.patient_id == young) == 0
    ((policy, rows),) = [(one.policy, one.rows) for one in told]
    assert (policy, rows) == ("private_practice_record", ("patient_history",))


def test_cascades_of_the_database(tmp_path):
    """Rows that go with a row of no policy of its own, by a chain of foreign keys, with a key of two columns."""
    metadata = MetaData()
    Table("ward", metadata, Column("a", Integer, primary_key=True), Column("b", Integer, primary_key=True),
          **governance(exempt="no person"))  # fmt: skip
    from sqlalchemy import Date, ForeignKeyConstraint

    said = {"info": {"healthgov": {"category": "none", "event": "fiscal_year_close"}}}
    Table("invoice", metadata, Column("id", Integer, primary_key=True), Column("ward_a", Integer), Column("ward_b", Integer),
          Column("closed", Date, **said),
          ForeignKeyConstraint(["ward_a", "ward_b"], ["ward.a", "ward.b"], ondelete="CASCADE"),
          **governance(policy="invoice_accounting"))  # fmt: skip
    Table("line", metadata, Column("id", Integer, primary_key=True),
          Column("invoice_id", ForeignKey("invoice.id", ondelete="CASCADE")),
          **governance(policy="invoice_accounting", unit="invoice_id"))  # fmt: skip
    engine = create_engine(f"sqlite:///{tmp_path}/ward.db")
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO ward VALUES (1, 1), (1, 2), (2, 1)"))
        connection.execute(
            text("INSERT INTO invoice VALUES (1, 1, 1, '2001-12-31'), (2, 1, 2, '2025-12-31'), (3, 1, 1, '2002-12-31')")
        )
        connection.execute(text("INSERT INTO line VALUES (1, 1), (2, 2)"))

    class Guarded(Session):
        """A session of its own."""

    guarding_deletions(Guarded, described(metadata), lambda: SCHEDULE)
    ward = metadata.tables["ward"]
    with Guarded(engine) as session:
        session.execute(delete(ward).where(ward.c.a == 1, ward.c.b == 1))
        session.execute(delete(ward).where(ward.c.a == 2))
        with pytest.raises(
            DeletionRefusedError, match=r"invoice, line: rows of invoice, kept under invoice_accounting \(1: "
        ):
            session.execute(delete(ward).where(ward.c.a == 1))
    engine.dispose()


def test_rows_of_several_types(tmp_path):
    """Each under the policy of its type; of a type without policy nothing is known, and nothing goes."""
    from sqlalchemy import Date, String

    metadata = MetaData()
    events = [
        {"info": {"healthgov": {"event": event, "empty": "ignored"}}} for event in ("fiscal_year_close", "log_entry")
    ]
    paper = Table("paper", metadata, Column("id", Integer, primary_key=True), Column("kind", String),
                  Column("closed", Date, **events[0]), Column("logged", Date, **events[1]),
                  **governance(by="kind", policies={"invoice": "invoice_accounting", "log": "security_log_standard"}))  # fmt: skip
    engine = create_engine(f"sqlite:///{tmp_path}/papers.db")
    metadata.create_all(engine)
    rows = "(1, 'invoice', '2024-12-31', NULL), (2, 'log', NULL, '2024-12-31'), (3, 'letter', NULL, NULL)"
    with engine.begin() as connection:
        connection.execute(text(f"INSERT INTO paper VALUES {rows}"))  # noqa: S608
    sessions = sessionmaker(engine)
    guarding_deletions(sessions, described(metadata), lambda: SCHEDULE)
    with sessions() as session:
        session.execute(delete(paper).where(paper.c.id == 2))
        for number, policy in ((1, "invoice_accounting"), (3, "no policy given")):
            with pytest.raises(DeletionRefusedError, match=f"kept under {policy}"):
                session.execute(delete(paper).where(paper.c.id == number))
    engine.dispose()


def test_on_postgresql(practice, postgresql, application, tmp_path):
    """The same where rows are locked."""
    models = practice.models
    engine = create_engine(f"postgresql+psycopg://postgres@/postgres?host={postgresql}")
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA IF EXISTS guarded CASCADE"))
        connection.execute(text("CREATE SCHEMA guarded"))
    engine.dispose()
    engine = create_engine(
        f"postgresql+psycopg://postgres@/postgres?host={postgresql}",
        connect_args={"options": "-csearch_path=guarded"},
    )
    (tmp_path / "more").mkdir()
    practice.seed(engine, 40, tmp_path / "more")
    sessions = sessionmaker(engine)
    guarding_deletions(sessions, application, lambda: SCHEDULE)
    with sessions() as session:
        with pytest.raises(DeletionRefusedError):
            session.execute(delete(models.Visit))
        session.rollback()
        session.delete(session.scalars(select(models.Reminder)).first())
        session.commit()
    engine.dispose()
