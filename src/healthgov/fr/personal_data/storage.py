"""Limits of storage overseas, where the French schedule may count: whether it does is not settled there."""

from __future__ import annotations

from healthgov.eu.gdpr.law import as_controller
from healthgov.eu.schedules.stated import of_a_schedule
from healthgov.findings import Finding
from healthgov.models import ProcessingActivity
from healthgov.questions import Question, View, by_hand, when
from healthgov.questions.asking import Law

__all__ = ["not_overdue_in_france", "of_the_schedule"]


def _of_the_french_schedule(law: Law, limit: View) -> bool:
    """The French schedule knows the type of record."""
    del law
    from healthgov.fr.retention import Retention  # noqa: PLC0415  the schedule loads when it is asked

    return limit.record_type in Retention.versions


of_the_schedule = of_a_schedule | by_hand(_of_the_french_schedule).said(
    "the French schedule knows the type of record", no="the French schedule does not know the type of record"
)
"""Overseas too, where it is not settled that the schedule counts: its types have a length there as well."""


def _not_overdue(law: Law, limit: View) -> Finding:
    """No data are known to be older than the French schedule allows."""
    from healthgov.eu.schedules.duties import not_overdue  # noqa: PLC0415  the schedule loads when it is asked
    from healthgov.fr.retention import Retention  # noqa: PLC0415  as above

    return not_overdue(law, limit, Retention)


not_overdue_in_france: Question = when(as_controller, ProcessingActivity.retention.each(by_hand(_not_overdue)))
"""No data of the active base began longer ago than the French schedule allows their type of record."""
