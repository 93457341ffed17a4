"""Made-up patients, the same each time."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from models import Base, Claim, Hold, Invoice, InvoiceLine, Patient, PatientHistory, Reminder, Upload, Visit
from sqlalchemy import Engine
from sqlalchemy.orm import Session

TODAY = date(2026, 11, 28)


def seed(engine: Engine, patients: int, folder: Path | None = None) -> None:
    """Fill a database; files of documents are written into the folder."""
    Base.metadata.create_all(engine)
    chance = Random(12)  # noqa: S311  nothing secret
    with Session(engine) as session:
        for number in range(1, patients + 1):
            _patient(session, chance, number, folder)
        session.commit()


def _patient(session: Session, chance: Random, number: int, folder: Path | None) -> None:
    born = date(1930, 1, 1) + timedelta(days=chance.randrange(29_000))
    session.add(Patient(id=number, name=f"Patient {number}", born=born, deleted=chance.random() < 0.1))
    session.add(PatientHistory(patient_id=number, name=f"Before {number}"))
    session.flush()
    days = (TODAY - max(born, date(1990, 1, 1))).days
    last = chance.randrange(days)
    for one in range(chance.randrange(1, 4)):
        visit = Visit(
            patient_id=number,
            ended=None
            if chance.random() < 0.01
            else TODAY - timedelta(days=last + one * 30 if last + one * 30 < days else last),
            status="done" if one == 0 or chance.random() < 0.9 else "cancelled",
        )
        session.add(visit)
        session.flush()
        session.add(Reminder(visit_id=visit.id))
        if one == 0:
            for of, key in (("patient", number), ("visit", visit.id)):
                path = f"{of}-{key}.txt" if folder is None else str(folder / f"{of}-{key}.txt")
                session.add(Upload(of=of, of_id=str(key), path=path))
                if folder is not None:
                    Path(path).write_text("a document", encoding="utf-8")
    if chance.random() < 0.5:
        year_end = date((TODAY - timedelta(days=last)).year, 12, 31)
        invoice = Invoice(patient_id=number, year_end=min(year_end, TODAY))
        session.add(invoice)
        session.flush()
        session.add_all([InvoiceLine(invoice_id=invoice.id, words="consultation") for _ in range(2)])
    if chance.random() < 0.05:
        session.add(
            Hold(
                patient_id=number, since=date(2020, 1, 1), released=None if chance.random() < 0.5 else date(2021, 1, 1)
            )
        )
    if chance.random() < 0.05:
        lodged = TODAY - timedelta(days=chance.randrange(last + 1))
        session.add(Claim(patient_id=number, lodged=lodged, resolved=None if chance.random() < 0.5 else TODAY))
