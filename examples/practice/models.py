"""A practice: patients with visits, older states, documents and invoices. What is kept how long stands beside the columns."""

from datetime import date
from typing import Annotated

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from healthgov.integrations.sqlalchemy import governance, governed

FILE = "private_practice_record"
Name = Annotated[str, governed(category="identity.name")]
Birth = Annotated[date, governed(category="identity.birth", event="birth")]
Day = Annotated[date, governed(category="none")]
Plain = Annotated[str, governed(category="none")]
PatientId = Annotated[int, mapped_column(ForeignKey("patient.id"))]


class Base(DeclarativeBase):
    """Every table of the practice."""


class Patient(Base):
    """A patient; ``deleted`` hides it, and erases nothing."""

    __tablename__ = "patient"
    __table_args__ = governance(policy=FILE, soft_delete="deleted")
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Name]
    born: Mapped[Birth | None]
    deleted: Mapped[bool] = governed(category="none")


class PatientHistory(Base):
    """What a patient was called before."""

    __tablename__ = "patient_history"
    __table_args__ = governance(history_of="patient", unit="patient_id")
    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = governed(category="health.record_id")
    name: Mapped[Name]


class Visit(Base):
    """A visit; without its end it is under way, and one that was cancelled is no contact."""

    __tablename__ = "visit"
    __table_args__ = governance(policy=FILE, unit="patient_id", unless={"status": ["cancelled"]})
    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[PatientId]
    ended: Mapped[date | None] = governed(category="health.care_event", event="last_contact", empty="under_way")
    status: Mapped[Plain]


class Upload(Base):
    """A document of a patient or of a visit, by text; the file lies beside the row."""

    __tablename__ = "upload"
    __table_args__ = governance(points={"kind": "of", "key": "of_id", "to": {"patient": "patient", "visit": "visit"}})
    id: Mapped[int] = mapped_column(primary_key=True)
    of: Mapped[Plain]
    of_id: Mapped[str] = governed(category="health.record_id")
    path: Mapped[str] = governed(category="health.record", file=True)


class Invoice(Base):
    """An invoice is kept for the accounts, longer or shorter than the file of its patient."""

    __tablename__ = "invoice"
    __table_args__ = governance(policy="invoice_accounting")
    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[PatientId]
    year_end: Mapped[date] = governed(category="financial.claims", event="fiscal_year_close")


class InvoiceLine(Base):
    """A line of an invoice goes with it."""

    __tablename__ = "invoice_line"
    __table_args__ = governance(policy="invoice_accounting", unit="invoice_id")
    id: Mapped[int] = mapped_column(primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"))
    words: Mapped[str] = governed(category="health.procedure")


class Reminder(Base):
    """A reminder outlives the visit that it was for."""

    __tablename__ = "reminder"
    __table_args__ = governance(exempt="the text is the same for all, and names nobody")
    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id", ondelete="SET NULL"))


class Hold(Base):
    """A legal hold on the file of a patient, and on what belongs to the patient; once released it goes with the file."""

    __tablename__ = "hold"
    __table_args__ = governance(policy=FILE, unit="patient_id", holds={"since": "since", "until": "released"})
    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[PatientId]
    since: Mapped[Day]
    released: Mapped[Day | None]


class Claim(Base):
    """A claim on liability by a patient."""

    __tablename__ = "claim"
    __table_args__ = governance(policy=FILE, unit="patient_id", claims={"since": "lodged", "until": "resolved"})
    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[PatientId]
    lodged: Mapped[Day]
    resolved: Mapped[Day | None]
