"""Large scale: what no text counts, and what one authority does."""

from __future__ import annotations

from healthgov.models import Organisation, Places, ProcessingActivity, SubjectKind
from healthgov.questions import Operand, Question, ask_again, claimed

__all__ = ["MANY_PATIENTS", "at_large_scale", "by_guidance"]

MANY_PATIENTS = 10_000
"""More patients than this in one system are large scale, says the Dutch authority; no text gives a number."""

in_the_netherlands = claimed(Organisation.country.is_in(Places.since("the Netherlands", (None, None, ("NL",)))))


def by_guidance(patients: Operand[int]) -> Question:
    """So many patients are large scale, where the authority that says so answers; elsewhere no number settles it."""
    return in_the_netherlands & patients.after(MANY_PATIENTS)


of_patients = ProcessingActivity.subjects.includes(SubjectKind.PATIENTS)
at_large_scale = claimed(
    ProcessingActivity.large_scale,
    otherwise=(of_patients & by_guidance(ProcessingActivity.subjects_count))
    | ask_again(ProcessingActivity.large_scale),
)
"""The processing is at large scale: as it is stated, or by the number of patients."""
