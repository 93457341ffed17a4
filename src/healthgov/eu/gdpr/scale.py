"""Scale: what is large, which no text counts, and who works alone."""

from __future__ import annotations

from typing import Any

from healthgov.eu.gdpr.law import running
from healthgov.models import Organisation, OrganisationKind, Places, ProcessingActivity, Role, SubjectKind
from healthgov.questions import Operand, Question, ask_again, claimed

__all__ = ["MANY_PATIENTS", "at_large_scale", "by_guidance", "staff_from", "works_alone"]

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

staff_described = claimed(
    Organisation.activities.some(
        ProcessingActivity.role.is_in({Role.CONTROLLER, Role.JOINT_CONTROLLER})
        & ProcessingActivity.subjects.includes(SubjectKind.EMPLOYEES)
        & running,
        none="no activity is stated",
    )
)
alone_by_number = claimed(
    Organisation.staff.at_most(1),
    otherwise=claimed(Organisation.kind.is_(OrganisationKind.INDIVIDUAL_PRACTITIONER)) & Organisation.staff.at_most(1),
)
no_more_than_one = ~claimed(Organisation.staff.after(1))
works_alone = no_more_than_one & claimed(
    Organisation.works_alone, otherwise=alone_by_number & (~staff_described | Organisation.works_alone)
)
"""Nobody else works there, as it is said or by the number of staff, of which more than one is not alone; who practises
alone is asked for it, anybody else is taken to have staff. Who describes data on staff of its own, and one person
at most, is asked whether that one is alone."""

said_alone = no_more_than_one & claimed(Organisation.works_alone)
"""It is said, and no number of staff says otherwise: a claim, so that nobody is asked for it here."""


def staff_from(number: Any) -> Question:
    """It has so many staff or more; one person who is said to work there alone is no such number, and is not counted."""
    return ~said_alone & Organisation.staff.at_least(number)
