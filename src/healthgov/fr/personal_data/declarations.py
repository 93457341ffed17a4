"""A declaration to a framework of the CNIL, and who makes it: what several frameworks ask of it."""

from __future__ import annotations

from healthgov.eu.gdpr.law import not_for_others
from healthgov.fr.personal_data.prior_formality import declared
from healthgov.models import (
    Formality,
    FrameworkConditions,
    Organisation,
    OrganisationKind,
    ProcessingActivity,
    ReferenceFramework,
)
from healthgov.questions import Question, ask_again, claimed, of_whole, when

__all__ = ["declaring", "industry_itself", "of_kind", "to"]

conditions = FrameworkConditions
K = OrganisationKind


def of_kind(*kinds: OrganisationKind) -> Question:
    """The organisation, which declares, is said to be of one of these kinds."""
    return claimed(of_whole(Organisation.kind.is_in(frozenset(kinds))))


industry_itself = conditions.health_industry & (
    ~of_kind(
        *(K.HEALTH_ESTABLISHMENT, K.SOCIAL_ESTABLISHMENT, K.HEALTH_CENTRE, K.OCCUPATIONAL_HEALTH_SERVICE, K.INSURER),
        *(K.INDIVIDUAL_PRACTITIONER, K.GROUP_PRACTICE, K.PUBLIC_AUTHORITY),
    )
    | ask_again(
        conditions.health_industry,
        "The organisation is said to be of a kind that seldom makes or sells health products: which products are these?",
    )
)
"""What is said of the controller, held against what the organisation is said to be."""


def to(*frameworks: ReferenceFramework) -> Question:
    """Conformity is declared to one of these frameworks."""
    return declared & Formality.framework.is_in(frozenset(frameworks))


def declaring(activity: type[ProcessingActivity], frameworks: Question, question: Question) -> Question:
    """Ask of a controller whose formality is a declaration to one of these frameworks; FR-LIL-01 asks for the formality."""
    one_of_these = claimed(activity.formality.stated()) & activity.formality.has(frameworks)
    return when(not_for_others & one_of_these, activity.formality.has(question))
