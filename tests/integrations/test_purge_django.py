"""A purge of a database that Django reaches: the same plan and receipt, and no manager hides a row."""

from __future__ import annotations

import types
from datetime import UTC, date, datetime

import pytest

pytest.importorskip("django", reason="the extra healthgov[django] is absent")
from healthgov import fr
from healthgov.integrations.purge import execute, make_plan, verified

SCHEDULE = fr.Retention(as_of="2026-11-28")


@pytest.fixture
def models(hospital):
    """Tables with a few patients: due and hidden, due and billed lately, under way, seen lately."""
    from django.db import connection

    models = [hospital.Patient, hospital.Stay, hospital.Invoice, hospital.Hold]
    with connection.schema_editor() as editor:
        for model in models:
            editor.create_model(model)
    old = datetime(1990, 5, 5, 10, tzinfo=UTC)
    new = datetime(2020, 5, 5, 10, tzinfo=UTC)
    for name, left in (("due", old), ("billed", old), ("here", None), ("new", new)):
        patient = hospital.Patient.objects.create(name=name, born=date(1930, 1, 1), deleted=name == "due")
        hospital.Stay.objects.create(patient=patient, left=left)
        hospital.Stay.objects.create(patient=patient, left=old)
    billed = hospital.Patient.objects.get(name="billed")
    hospital.Invoice.objects.create(patient=billed, closed=date(2024, 12, 31))
    hospital.Invoice.objects.create(patient=billed, closed=date(1991, 12, 31))
    yield hospital
    with connection.schema_editor() as editor:
        for model in reversed(models):
            editor.delete_model(model)
        for table in ("healthgov_purge", "healthgov_purge_file"):
            editor.execute(f"DROP TABLE IF EXISTS {table}")


def test_what_is_due_goes_and_nothing_else(models):
    """A patient with an invoice still due stays, by the plan and by the execution; Django's cascade is not used."""
    from healthgov.integrations.django import DjangoStore, described

    application, store = described(name="hospital"), DjangoStore()
    plan = make_plan(store, application, SCHEDULE)
    assert {step.table: len(step.units) for step in plan.steps} == {"hospital_invoice": 1, "hospital_patient": 1}
    assert plan.steps[1].kept == {"referenced": 1, "not_due": 2}
    assert models.Patient.objects.count() == 4
    receipt = execute(store, application, SCHEDULE, plan)
    assert verified(receipt, plan=plan) == ()
    assert receipt["steps"][1]["rows"] == {"hospital_hold": 0, "hospital_patient": 1, "hospital_stay": 2}
    assert set(models.Patient.objects.values_list("name", flat=True)) == {"billed", "here", "new"}
    assert models.Invoice.objects.count() == 1
    assert execute(store, application, SCHEDULE, plan) == receipt


def test_inside_a_transaction_it_refuses(models):  # noqa: ARG001
    """What could still be undone by somebody else is not done."""
    from django.db import transaction

    from healthgov.integrations.django import DjangoStore, described

    application, store = described(name="hospital"), DjangoStore()
    plan = make_plan(store, application, SCHEDULE)
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        execute(store, application, SCHEDULE, plan)


def test_a_hold_laid_in_the_admin(models):
    """The action lays a hold on what is chosen, where the person may; then the plan leaves it alone."""
    from django.contrib.messages import ERROR

    from healthgov.integrations.django import DjangoStore, described
    from healthgov.integrations.django.admin import laying_hold

    lay = laying_hold(models.Hold, file="patient", today=lambda: date(2026, 11, 28))
    said = []
    admin = types.SimpleNamespace(message_user=lambda _, __, level: said.append(level))
    chosen = models.Patient.objects.filter(name="due")
    nobody = types.SimpleNamespace(user=types.SimpleNamespace(has_perm=lambda _: False))
    lay(admin, nobody, chosen)
    assert said == [ERROR]
    assert models.Hold.objects.count() == 0
    lawyer = types.SimpleNamespace(user=types.SimpleNamespace(has_perm=lambda name: name == "hospital.add_hold"))
    lay(admin, lawyer, chosen)
    plan = make_plan(DjangoStore(), described(name="hospital"), SCHEDULE)
    assert plan.steps[1].units == ()
    assert plan.steps[1].kept["hold"] == 1
