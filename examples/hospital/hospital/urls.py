"""The addresses, and what answers there."""

from django.contrib import admin
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import path
from django.utils import timezone

from healthgov import fr
from healthgov.integrations.django import DjangoStore, described
from healthgov.integrations.purge import make_plan
from hospital.models import Patient


def patient(_: HttpRequest, number: int) -> JsonResponse:
    """A patient who is not marked as deleted."""
    found = Patient.objects.filter(pk=number, deleted=False).first()
    if found is None:
        raise Http404
    return JsonResponse({"name": found.name})


def due(_: HttpRequest) -> JsonResponse:
    """How many files would go tonight."""
    schedule = fr.Retention(as_of=timezone.localdate())
    plan = make_plan(DjangoStore(), described(), schedule, zone=timezone.get_default_timezone())
    return JsonResponse({step.table: len(step.units) for step in plan.steps})


urlpatterns = [
    path("patients/<int:number>", patient),
    path("due", due),
    path("admin/", admin.site.urls),
]
