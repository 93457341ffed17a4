"""The admin: patients, on whose files somebody may lay a legal hold, and the holds, which somebody may release."""

from django.contrib import admin

from healthgov.integrations.django.admin import laying_hold
from hospital.models import Hold, Patient


@admin.register(Patient)
class PatientAdmin(admin.ModelAdmin):
    """Nobody deletes a patient here: the cascade of Django asks no schedule."""

    actions = [laying_hold(Hold, file="patient")]
    list_display = ["name", "born"]

    def has_delete_permission(self, request: object, obj: object = None) -> bool:  # noqa: ARG002  as Django calls it
        """Only the purge deletes."""
        return False


admin.site.register(Hold)
