"""The application, and what it says of models of somebody else."""

from django.apps import AppConfig

from healthgov.integrations.django import register


class HospitalConfig(AppConfig):
    """The hospital."""

    name = "hospital"
    verbose_name = "Hospital"

    def ready(self) -> None:
        """Say of Django's own models what they hold: they have no inner class of ours."""
        for model in ("auth.Permission", "auth.Group", "contenttypes.ContentType"):
            register(model, exempt="no person")
        register(
            "auth.User",
            exempt="accounts of the staff: the personnel office keeps them, see the register",
            cascades={"django_admin_log": "an account is switched off and never deleted while its log is kept"},
        )
        register("sessions.Session", exempt="keys of logins; clearsessions removes them each night")
        # The log of the admin repeats the names of patients, and no foreign key leads to them: a line of it goes when it
        # is old enough, and with the file of which it tells.
        register(
            "admin.LogEntry",
            policy="security_log_standard",
            points={"kind": "content_type", "key": "object_id", "to": ["hospital.Patient", "hospital.Hold"]},
            columns={
                "action_time": {"category": "usage.log", "event": "log_entry"},
                "object_id": {"category": "health.record_id"},
                "object_repr": {"category": "identity.name"},
                "action_flag": {"category": "none"},
                "change_message": {"category": "usage.log"},
            },
        )
