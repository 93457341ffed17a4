"""Patients with encounters, notes, older states, documents and invoices. What is kept how long stands in ``Governance``."""

from django.db import models

FILE = "hospital_medical_record"


class Patient(models.Model):
    """A patient; ``deleted`` hides it, and erases nothing."""

    name = models.CharField(max_length=100)
    born = models.DateField(null=True)
    died = models.DateField(null=True, blank=True)
    deleted = models.BooleanField(default=False)

    class Governance:
        """The file of a patient."""

        policy = FILE
        soft_delete = "deleted"
        columns = {
            "name": {"category": "identity.name"},
            "born": {"category": "identity.birth", "event": "birth"},
            "died": {"category": "health.care_event", "event": "death"},
            "deleted": {"category": "none"},
        }

    def __str__(self) -> str:
        return self.name


class PatientHistory(models.Model):
    """What a patient was called before; no foreign key, as libraries that keep histories have none."""

    patient_id = models.BigIntegerField()
    name = models.CharField(max_length=100)

    class Governance:
        """Older states."""

        history_of = "hospital_patient"
        unit = "patient_id"
        columns = {"patient_id": {"category": "health.record_id"}, "name": {"category": "identity.name"}}


class Encounter(models.Model):
    """An encounter; without its end it is under way, and one that was cancelled is no contact."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE)
    ended = models.DateTimeField(null=True)
    status = models.CharField(max_length=20)

    class Governance:
        """Part of the file of its patient."""

        policy = FILE
        unit = "patient"
        unless = {"status": ["cancelled"]}
        columns = {
            "ended": {"category": "health.care_event", "event": "last_contact", "empty": "under_way"},
            "status": {"category": "none"},
        }


class Note(models.Model):
    """What was written at an encounter."""

    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE)
    words = models.TextField()

    class Governance:
        """Part of the same file, by its encounter."""

        policy = FILE
        unit = "encounter"
        columns = {"words": {"category": "health.record"}}


class FileUpload(models.Model):
    """A document of a patient or of an encounter, by text; the file lies in the storage of Django."""

    associating_type = models.CharField(max_length=20)
    associating_id = models.CharField(max_length=40)
    file = models.FileField()

    class Governance:
        """It goes with what it points to, and so does its file."""

        points = {
            "kind": "associating_type",
            "key": "associating_id",
            "to": {"patient": "hospital_patient", "encounter": "hospital_encounter"},
        }
        columns = {
            "associating_type": {"category": "none"},
            "associating_id": {"category": "health.record_id"},
            "file": {"category": "health.record"},
        }


class Invoice(models.Model):
    """An invoice is kept for the accounts, longer or shorter than the file of its patient."""

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT)
    year_end = models.DateField()

    class Governance:
        """A file of its own."""

        policy = "invoice_accounting"
        columns = {"year_end": {"category": "financial.claims", "event": "fiscal_year_close"}}


class InvoiceLine(models.Model):
    """A line of an invoice goes with it."""

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE)
    words = models.CharField(max_length=100)

    class Governance:
        """Part of an invoice."""

        policy = "invoice_accounting"
        unit = "invoice"
        columns = {"words": {"category": "health.procedure"}}


class Reminder(models.Model):
    """A reminder outlives the encounter that it was for."""

    encounter = models.ForeignKey(Encounter, null=True, on_delete=models.SET_NULL)

    class Governance:
        """Nothing personal is left of it."""

        exempt = "the text is the same for all, and names nobody"


class Hold(models.Model):
    """A legal hold on the file of a patient, and on what belongs to the patient; once released it goes with the file."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE)
    since = models.DateField()
    released = models.DateField(null=True, blank=True)

    class Governance:
        """What holds the file."""

        policy = FILE
        unit = "patient"
        holds = {"since": "since", "until": "released"}
        columns = {"since": {"category": "none"}, "released": {"category": "none"}}

    def __str__(self) -> str:
        return f"hold {self.pk}"


class Claim(models.Model):
    """A claim on liability by a patient."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE)
    lodged = models.DateField()
    resolved = models.DateField(null=True)

    class Governance:
        """What suspends the clock of the file."""

        policy = FILE
        unit = "patient"
        claims = {"since": "lodged", "until": "resolved"}
        columns = {"lodged": {"category": "none"}, "resolved": {"category": "none"}}
