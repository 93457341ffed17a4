"""The six legal bases and the conditions of article 9, and what each supposes of its purpose."""

from __future__ import annotations

from healthgov.eu.gdpr.conditions import BEYOND_CARE, CARE, COMMERCE, CONDITIONS_IN_LAW, basis_fits, in_harmony
from healthgov.eu.gdpr.consent import able_or_represented, explicit_consent
from healthgov.eu.roles import public_body
from healthgov.models import (
    Article9Condition,
    Consent,
    DataUse,
    DpiaCriterion,
    LegalBasis,
    Organisation,
    OrganisationKind,
    ProcessingActivity,
    Purpose,
    PurposeKind,
)
from healthgov.questions import ask_again, claimed, contested, either, when

__all__ = ["basis", "condition", "conditioned_purpose", "lawful_purpose"]

TASKS = CARE | {
    PurposeKind.CARE_SHARING_OUTSIDE_TEAM,
    PurposeKind.APPOINTMENTS,
    PurposeKind.BILLING,
    PurposeKind.PUBLIC_HEALTH,
    PurposeKind.SOCIAL_SUPPORT,
}
"""What a public body of health does as its task."""

OWN_AFFAIRS = frozenset(
    {
        PurposeKind.STAFF_MANAGEMENT,
        PurposeKind.SUPPLIERS,
        PurposeKind.SECURITY,
        PurposeKind.LEGAL_DEFENCE,
        PurposeKind.PROSPECTING,
        PurposeKind.ONLINE_SALE,
        PurposeKind.SALE_OF_DATA,
    }
)
"""What any organisation does for itself, public or not: no task in the sense of art. 6(1)."""

basis = Purpose.legal_basis
_which = contested(
    "what is said of this purpose and its kind disagree: whether it belongs to the tasks of the public body hangs on the texts"
    " that give these, and the authority is to be asked"
)
_part = Purpose.part_of_public_task
public_task = (
    (Purpose.kind.is_in(TASKS) & (~claimed(~_part) | _which))
    | (Purpose.kind.is_in(OWN_AFFAIRS) & claimed(_part) & _which)
    | (~Purpose.kind.is_in(TASKS | OWN_AFFAIRS) & _part)
)
"""A purpose belongs to the tasks of a public body: by its kind, or where that does not tell, as it is stated; where the two
disagree both readings stand."""

intrudes = claimed(
    ProcessingActivity.use.is_(DataUse.HEALTH_INFERENCE)
    | ProcessingActivity.criteria.includes(DpiaCriterion.INNOVATIVE_TECHNOLOGY)
)
"""Somebody's health is inferred, or the means are new: a text that speaks of the matter seldom speaks of that. What a
machine alone decides EU-GDPR-16 asks."""
no_task_of_theirs = claimed(
    Organisation.kind.is_in({OrganisationKind.COMPANY, OrganisationKind.ASSOCIATION})
    & Purpose.kind.is_(PurposeKind.PUBLIC_HEALTH)
)
"""Public health is said to be the purpose of who has no such task: an organiser, a shop, a club."""
commerce_as_task = claimed(basis.is_(LegalBasis.PUBLIC_TASK) & Purpose.kind.is_in(COMMERCE))
"""Prospecting or a sale of data is said to be a task: a text that gives one seldom gives that."""
in_a_text = Purpose.law_named & either(
    intrudes | no_task_of_theirs | commerce_as_task, Purpose.law_reaches, ~claimed(~Purpose.law_reaches)
)
"""A text of law is named; that it reaches this very processing is asked where texts seldom do, and held against who says
that it does not (art. 6(3), recital 41)."""

lawful_purpose = (
    (~basis.is_(LegalBasis.NONE)).said("there is a legal basis", no="there is no legal basis")
    & when(~basis.is_(LegalBasis.CONSENT), Purpose.necessary)
    & when(basis.is_in({LegalBasis.LEGAL_OBLIGATION, LegalBasis.PUBLIC_TASK}), in_a_text)
    & when(
        basis.is_(LegalBasis.LEGITIMATE_INTERESTS),
        (~(public_body & public_task)).said(
            "no public task rests on legitimate interests",
            no="a public body does not rest its tasks on legitimate interests",
        )
        & Purpose.interests_balanced,
    )
    & when(basis.is_(LegalBasis.CONSENT), Purpose.consent.has(Consent.collected))
    & basis_fits
)
"""A purpose has one of the six bases, and what the basis supposes is true."""

condition = Purpose.article_9

NECESSARY = frozenset(
    {
        Article9Condition.EMPLOYMENT_SOCIAL_PROTECTION,
        Article9Condition.VITAL_INTERESTS,
        Article9Condition.LEGAL_CLAIMS,
        Article9Condition.SUBSTANTIAL_PUBLIC_INTEREST,
        Article9Condition.HEALTH_OR_SOCIAL_CARE,
        Article9Condition.PUBLIC_HEALTH,
        Article9Condition.ARCHIVING_RESEARCH_STATISTICS,
    }
)
"""Conditions that reach as far as the processing is necessary (art. 9(2)(b), (c) and (f) to (j))."""

needed = either(
    claimed(Purpose.necessary_for_condition.stated()),
    Purpose.necessary_for_condition,
    Purpose.necessary | ask_again(Purpose.necessary_for_condition),
)
"""What is necessary for the basis is so for the condition, where nobody tells the two apart; what is not is asked again."""

cared_for = either(
    Purpose.kind.is_in(BEYOND_CARE),
    in_a_text,
    ~claimed(~Purpose.law_reaches)
    | ask_again(
        Purpose.law_reaches,
        "The text is said not to reach this processing: under which other, or by which contract with a professional, is it done?",
    ),
)
"""Care rests on a text, or on a contract with a professional who gives it (art. 9(2)(h))."""

conditioned_purpose = (
    (~condition.is_(Article9Condition.NONE)).said(
        "there is a condition of article 9", no="there is no condition of article 9"
    )
    & when(
        condition.is_(Article9Condition.EXPLICIT_CONSENT), Purpose.consent.has(explicit_consent) & able_or_represented
    )
    & when(condition.is_in(CONDITIONS_IN_LAW), in_a_text)
    & when(condition.is_(Article9Condition.MADE_PUBLIC), ProcessingActivity.source_public)
    & when(condition.is_(Article9Condition.HEALTH_OR_SOCIAL_CARE), Purpose.under_secrecy & cared_for)
    & when(condition.is_in(NECESSARY), needed)
    & in_harmony
)
"""A purpose has a condition of art. 9(2), and what the condition supposes is true."""
