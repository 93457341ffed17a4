"""``manage.py seed 200``: made-up patients, the same each time."""

from argparse import ArgumentParser
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand
from django.db import transaction

from hospital.models import (
    Claim,
    Encounter,
    FileUpload,
    Hold,
    Invoice,
    InvoiceLine,
    Note,
    Patient,
    PatientHistory,
    Reminder,
)

TODAY = date(2026, 11, 28)


class Command(BaseCommand):
    """Fill the database and the storage."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many."""
        parser.add_argument("patients", type=int)

    def handle(self, *_: object, patients: int, **__: object) -> None:
        """Make them."""
        chance = Random(12)  # noqa: S311  nothing secret
        with transaction.atomic():
            for number in range(1, patients + 1):
                _patient(chance, number)


def _patient(chance: Random, number: int) -> None:
    born = date(1930, 1, 1) + timedelta(days=chance.randrange(29_000))
    days = (TODAY - max(born, date(1985, 1, 1))).days
    last = chance.randrange(days)
    died = TODAY - timedelta(days=last) if chance.random() < 0.2 else None
    hidden = chance.random() < 0.1
    patient = Patient.objects.create(name=f"Patient {number}", born=born, died=died, deleted=hidden)
    PatientHistory.objects.create(patient_id=patient.pk, name=f"Before {number}")
    for one in range(chance.randrange(1, 4)):
        before = last + one * 30
        day = TODAY - timedelta(days=before if before < days else last)
        under_way = died is None and chance.random() < 0.01
        encounter = Encounter.objects.create(
            patient=patient,
            ended=None if under_way else datetime.combine(day, time(9), UTC),
            status="done" if one == 0 or chance.random() < 0.9 else "cancelled",
        )
        Note.objects.create(encounter=encounter, words="what was found")
        Reminder.objects.create(encounter=encounter)
        if one == 0:
            for kind, key in (("patient", patient.pk), ("encounter", encounter.pk)):
                upload = FileUpload(associating_type=kind, associating_id=str(key))
                upload.file.save(f"{kind}-{key}.txt", ContentFile(b"a document"))
    if chance.random() < 0.5:
        year_end = date((TODAY - timedelta(days=last)).year, 12, 31)
        invoice = Invoice.objects.create(patient=patient, year_end=min(year_end, TODAY))
        InvoiceLine.objects.bulk_create([InvoiceLine(invoice=invoice, words="consultation") for _ in range(2)])
    if chance.random() < 0.05:
        released = None if chance.random() < 0.5 else date(2021, 1, 1)
        Hold.objects.create(patient=patient, since=date(2020, 1, 1), released=released)
    if chance.random() < 0.05:
        lodged = TODAY - timedelta(days=chance.randrange(last + 1))
        Claim.objects.create(patient=patient, lodged=lodged, resolved=None if chance.random() < 0.5 else TODAY)
