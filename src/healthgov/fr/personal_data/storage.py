"""Limits of storage where a schedule gives them: a type of record has the period, and the end, that the schedule knows."""

from __future__ import annotations

from healthgov.eu.gdpr.law import as_controller
from healthgov.findings import Finding
from healthgov.models import ProcessingActivity, RetentionLimit
from healthgov.questions import Question, View, by_hand, claimed, when
from healthgov.questions.asking import Law

__all__ = ["not_overdue_by_schedule", "unlimited_by_law"]


def _kept_for_ever(record_type: str) -> bool:
    from healthgov.fr.periods import never_ends  # noqa: PLC0415  the schedule loads when a type of record is named

    return never_ends(record_type)


unlimited_by_law = claimed(
    RetentionLimit.record_type.that(
        _kept_for_ever,
        yes="a text asks to keep the record without end",
        no="no text asks to keep the record without end",
    )
)
"""The few types of record that a text asks to keep for ever."""


def _not_overdue(law: Law, limit: View) -> Finding:
    """No data are known to be older than the schedule allows."""
    from healthgov.fr.periods import not_overdue  # noqa: PLC0415  as above

    return not_overdue(law, limit)


not_overdue_by_schedule: Question = when(as_controller, ProcessingActivity.retention.each(by_hand(_not_overdue)))
"""No data of the active base began longer ago than the schedule allows their type of record."""
