"""A ward in Django, run by itself: shapes that real applications have, described, planned and purged. It prints JSON."""

import io
import json
import sys
import tempfile
import uuid
from datetime import date
from pathlib import Path

MODELS = """
import uuid
from django.db import models

class Timed(models.Model):
    external_id = models.UUIDField(default=uuid.uuid4, unique=True)
    created = models.DateTimeField(auto_now_add=True)
    hidden = models.BooleanField(default=False)

    class Meta:
        abstract = True

    class Governance:
        soft_delete = "hidden"
        columns = {"external_id": {"category": "none"}, "created": {"category": "none"}, "hidden": {"category": "none"}}

class Home(models.Model):
    street = models.CharField(max_length=40)

    class Governance:
        policy = "private_practice_record"
        owner = {"table": "ward.DossierPatient", "column": "home"}
        columns = {"street": {"category": "contact.postal"}}

class DossierPatient(Timed):
    name = models.CharField(max_length=40)
    born = models.DateField()
    home = models.OneToOneField(Home, null=True, on_delete=models.SET_NULL)
    last_visit = models.ForeignKey("Visit", null=True, on_delete=models.PROTECT, related_name="+")

    class Governance:
        policy = "private_practice_record"
        columns = {"name": {"category": "identity.name"}, "born": {"category": "identity.birth", "event": "birth"}}

class Listed(DossierPatient):
    class Meta:
        proxy = True

class Inpatient(DossierPatient):
    bed = models.CharField(max_length=10)

    class Governance:
        policy = "private_practice_record"
        unit = "dossierpatient_ptr"
        columns = {"bed": {"category": "health.care_event"}}

class Visit(Timed):
    patient = models.ForeignKey(DossierPatient, on_delete=models.CASCADE)
    ended = models.DateField()
    bed = models.ForeignKey("Bed", null=True, on_delete=models.PROTECT)

    class Governance:
        policy = "private_practice_record"
        unit = "patient"
        columns = {"ended": {"category": "health.care_event", "event": "last_contact"}}

class Bed(models.Model):
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="+")

    class Governance:
        policy = "private_practice_record"
        unit = "visit"

class Upload(models.Model):
    file_type = models.IntegerField()
    associating_id = models.CharField(max_length=100)
    internal_name = models.CharField(max_length=100)

    class Governance:
        points = {
            "kind": "file_type", "key": "associating_id",
            "to": {"1": "ward.DossierPatient", "3": "ward.Visit"},
            "to_columns": {"ward.DossierPatient": "external_id", "ward.Visit": "external_id"},
        }
        columns = {"internal_name": {"category": "health.record", "file": True}}

class Mirror(models.Model):
    street = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "ward_home"

class Legacy(models.Model):
    nom = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "ancien_fichier"
"""
COMPOSITE = """
class Line(models.Model):
    pk = models.CompositePrimaryKey("patient", "number")
    patient = models.ForeignKey(DossierPatient, on_delete=models.CASCADE)
    number = models.IntegerField()
    dose = models.CharField(max_length=20)

    class Governance:
        policy = "private_practice_record"
        unit = "patient"
        columns = {"number": {"category": "none"}, "dose": {"category": "health.prescription"}}

class Invoice(models.Model):
    pk = models.CompositePrimaryKey("year", "number")
    year = models.IntegerField()
    number = models.IntegerField()
    closed = models.DateField()

    class Governance:
        policy = "invoice_accounting"
        columns = {
            "closed": {"category": "financial.claims", "event": "fiscal_year_close"},
            "year": {"category": "none"}, "number": {"category": "none"},
        }

class InvoiceLine(models.Model):
    year = models.IntegerField()
    number = models.IntegerField()
    amount = models.IntegerField()
    invoice = models.ForeignObject(
        Invoice, on_delete=models.CASCADE, from_fields=("year", "number"), to_fields=("year", "number")
    )

    class Governance:
        policy = "invoice_accounting"
        unit = "invoice"
        columns = {"amount": {"category": "financial.claims"}}
"""


def main():
    """Make the ward, ask, plan and purge."""
    import django
    from django.conf import settings

    composite = django.VERSION >= (5, 2)
    with tempfile.TemporaryDirectory() as folder:
        ward = Path(folder, "ward")
        ward.mkdir()
        (ward / "__init__.py").touch()
        (ward / "models.py").write_text(MODELS + (COMPOSITE if composite else ""), encoding="utf-8")
        sys.path.insert(0, folder)
        settings.configure(
            INSTALLED_APPS=["ward", "healthgov.integrations.django"],
            DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            HEALTHGOV={"REMOVE_FILE": "ward.removed.append"},
            STORAGES={},
        )
        (ward / "removed.py").write_text("names = []\nappend = names.append\n", encoding="utf-8")
        django.setup()
        sys.stdout.write(json.dumps(answers(Path(folder), composite=composite)))


def seed(models, *, composite):
    """Four patients; the visits of two ended long ago, and one of these has a bed in a circle."""
    for number, year in enumerate((1990, 2025, 1990, 2025)):
        home = models.Home.objects.create(street="rue")
        kind = models.Inpatient if number > 1 else models.DossierPatient
        patient = kind.objects.create(name="A", born=date(1950, 1, 1), home=home)
        visit = models.Visit.objects.create(patient_id=patient.pk, ended=date(year, 1, 1))
        visit.bed = models.Bed.objects.create(visit=visit)
        visit.save()
        models.DossierPatient.objects.filter(pk=patient.pk).update(last_visit=visit)
        spelt = (str(patient.external_id), str(visit.external_id).replace("-", "").upper())
        for file_type, key in ((1, spelt[0]), (3, spelt[1]), (9, spelt[0]), (1, str(uuid.uuid4()))):
            models.Upload.objects.create(file_type=file_type, associating_id=key, internal_name=f"{number}-{file_type}")
        if composite:
            models.Line.objects.create(patient_id=patient.pk, number=1, dose="1 mg")
            models.Invoice.objects.create(year=year, number=number, closed=date(year, 12, 31))
            models.InvoiceLine.objects.create(year=year, number=number, amount=1)


def answers(place, *, composite):
    """What the description, the gaps, the plan and the purge say."""
    from django.core.management import call_command
    from django.db import connection
    from ward import models, removed

    from healthgov.errors import DefinitionError
    from healthgov.integrations.django import described, register
    from healthgov.integrations.django.settings import rooms
    from healthgov.integrations.gaps import gaps

    call_command("migrate", run_syncdb=True, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE ancien_fichier (id INTEGER PRIMARY KEY, nom TEXT)")
    seed(models, composite=composite)
    application = described(name="ward")
    tables = {table.name: [column.name for column in table.columns] for table in application.tables}
    said = gaps(application, rooms(date(2026, 11, 28)))
    found = [[gap.kind.value, gap.place, gap.verdict.value, list(gap.suggested)] for gap in said]
    day = {"as_of": date(2026, 11, 28), "stdout": io.StringIO()}
    call_command("healthgov", "plan", str(place / "plan.json"), **day)
    try:
        call_command("healthgov", "purge", str(place / "plan.json"), receipt=place / "no" / "receipt.json", **day)
    except Exception as error:  # noqa: BLE001
        refused = str(error)
    before = models.DossierPatient.objects.count()
    call_command("healthgov", "purge", str(place / "plan.json"), receipt=place / "receipt.json", **day)
    receipt = json.loads((place / "receipt.json").read_text(encoding="utf-8"))
    names = ["Home", "DossierPatient", "Inpatient", "Visit", "Bed", "Upload"]
    names += ["Line", "Invoice", "InvoiceLine"] if composite else []
    left = {name: getattr(models, name).objects.count() for name in names}
    register(models.Timed, columns={"created": {"category": "usage.log"}})
    inherited = {t.name: t.column("created").category for t in described().tables if t.column("created")}
    register("ward.Legacy", columns={"nim": {"category": "identity.name"}})
    try:
        described()
    except DefinitionError as error:
        slip = str(error)
    return {
        "tables": tables, "gaps": found, "refused": refused, "before": before, "left": left, "removed": removed.names,
        "rows": {step["policy"]: step["rows"] for step in receipt["steps"]}, "inherited": inherited, "slip": slip,
    }  # fmt: skip


if __name__ == "__main__":
    main()
