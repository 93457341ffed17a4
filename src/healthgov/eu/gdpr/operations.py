"""Which processing needs an impact assessment (art. 35): lists of operations, then criteria of high risk."""

from __future__ import annotations

from typing import Any

from healthgov.eu.gdpr.law import special_categories
from healthgov.eu.gdpr.scale import at_large_scale, staff_from
from healthgov.findings import Finding, failed, missing, passed
from healthgov.models import (
    AutomatedDecision,
    DataUse,
    DpiaCriterion,
    ListedOperation,
    Organisation,
    OrganisationKind,
    ProcessingActivity,
    Purpose,
    PurposeKind,
    SubjectKind,
    to_identify,
)
from healthgov.questions import Question, View, all_of, any_of, by_hand, claimed, value
from healthgov.values import Parameter

__all__ = ["large_scale_special", "on_exempt_list", "on_required_list", "presumed_by_criteria"]

_VULNERABLE = frozenset(
    {SubjectKind.PATIENTS, SubjectKind.MINORS, SubjectKind.EMPLOYEES, SubjectKind.RESEARCH_PARTICIPANTS}
)
_ALONE = frozenset({OrganisationKind.INDIVIDUAL_PRACTITIONER, OrganisationKind.PHARMACY, OrganisationKind.LABORATORY})
_FEW_STAFF = 250
_C = DpiaCriterion
_DECIDES = "automated_decision.has_significant_effects"

care = ProcessingActivity.use.is_(DataUse.CARE)
in_establishment = care & Organisation.kind.is_in(
    {OrganisationKind.HEALTH_ESTABLISHMENT, OrganisationKind.SOCIAL_ESTABLISHMENT}
)
"""Care by a health or social establishment: an operation of the lists by the kind of organisation, said or not."""
by_lone_practitioner = care & Organisation.kind.is_(OrganisationKind.INDIVIDUAL_PRACTITIONER)
"""Care by a professional who practises alone, said or not."""
_MORE_THAN_PATIENTS = frozenset(DpiaCriterion) - {
    DpiaCriterion.SENSITIVE_DATA,
    DpiaCriterion.VULNERABLE_PERSONS,
    DpiaCriterion.LARGE_SCALE,
}
no_more_than_patients = claimed(by_lone_practitioner) & ~claimed(
    ProcessingActivity.criteria.meets(_MORE_THAN_PATIENTS)
    | ProcessingActivity.automated_decision.has(AutomatedDecision.has_significant_effects)
)
"""The patients of one who practises alone, and no other risk: no assessment is mandatory (recital 91; WP248, examples)."""

_CONDITIONS: dict[ListedOperation, Question] = {
    ListedOperation.STAFF_UNDER_250: ~staff_from(_FEW_STAFF)
    & ~claimed(ProcessingActivity.criteria.includes(DpiaCriterion.EVALUATION_OR_SCORING)),
    ListedOperation.CARE_BY_INDIVIDUAL: ~claimed(~Organisation.kind.is_in(_ALONE)),
    ListedOperation.ASSOCIATION_MEMBERS: ~special_categories,
    ListedOperation.ACCESS_AND_TIME_CONTROL: ~claimed(to_identify),
}
"""What some operations of the exempt list are on condition of: few staff and no profiling, practising alone, no
sensitive data, no biometrics."""


def _claims(operation: ListedOperation) -> Question:
    return claimed(ProcessingActivity.operations.includes(operation))


conditions_kept = all_of(*(~_claims(operation) | kept for operation, kept in _CONDITIONS.items()))
"""What is said to be an exempt operation is one."""
large_scale_special = (claimed(at_large_scale) & special_categories & ~claimed(by_lone_practitioner)).said(
    "special categories are processed at large scale",
    no="no special categories are said to be processed at large scale",
)
"""Special categories at large scale, which no list exempts (art. 35(3)(b)); one who practises alone is never at large
scale (recital 91)."""


LIST = "the list of the authority"


_vulnerable = claimed(ProcessingActivity.subjects.meets(_VULNERABLE))
_SHOWN_BY_FACTS: dict[ListedOperation, Question] = {
    ListedOperation.WAREHOUSE_OR_REGISTRY: claimed(
        ProcessingActivity.purposes.some(Purpose.kind.is_(PurposeKind.DATA_WAREHOUSE))
    ),
    ListedOperation.SOCIAL_SUPPORT: claimed(
        ProcessingActivity.purposes.some(Purpose.kind.is_(PurposeKind.SOCIAL_SUPPORT))
    ),
    ListedOperation.GENETIC_DATA_OF_VULNERABLE: _vulnerable
    & claimed(
        ProcessingActivity.categories.that(
            lambda codes: any(code.partition(".")[0] == "genetic" for code in codes),
            yes="there are genetic data",
            no="there are no genetic data",
        )
    ),
    ListedOperation.BIOMETRIC_RECOGNITION: _vulnerable & claimed(to_identify),
}
"""What the facts show to be an operation of the lists, whether it is named or not."""


def on_required_list(operations: Parameter[Any]) -> Question:
    """Whether the activity is on an authority's list of those that need an assessment (art. 35(4)), named or shown."""
    listed = ProcessingActivity.operations.meets(operations)
    said = claimed(listed) | (~value(operations, LIST).empty() & listed & ~claimed(by_lone_practitioner))
    by_kind = value(operations, LIST).includes(ListedOperation.CARE_IN_ESTABLISHMENT) & in_establishment
    shown = any_of(*(value(operations).includes(one) & facts for one, facts in _SHOWN_BY_FACTS.items()))
    return (said | by_kind | (shown & ~claimed(by_lone_practitioner))).said(
        "it is an operation that needs an assessment", no="it is no operation that needs an assessment"
    )


def on_exempt_list(operations: Parameter[Any]) -> Question:
    """Whether the activity is on an authority's list of those that need none (art. 35(5)); who relies on it says so."""
    said = claimed(ProcessingActivity.operations.meets(operations)) & conditions_kept
    by_kind = value(operations, LIST).includes(ListedOperation.CARE_BY_INDIVIDUAL) & by_lone_practitioner
    return (said | by_kind).said("it is an operation that needs none", no="it is no operation that needs none")


def _criteria(number: Parameter[Any], sensitive: int) -> Question:
    """Whether enough criteria are met where ``sensitive`` of them, 0 or 1, is that data are sensitive."""

    def enough(law: Any, activity: View) -> Finding:
        """Enough criteria of high risk are met, sensitive data apart."""
        stated: tuple[DpiaCriterion, ...] | None = activity.claimed("criteria")
        in_force = getattr(law, number.name, None) or number.on(law.day).value
        wanted = in_force - sensitive
        met: set[DpiaCriterion] = set(stated or ()) - {DpiaCriterion.SENSITIVE_DATA}
        subjects, decision = activity.claimed("subjects"), activity.claimed("automated_decision")
        if activity.claimed("large_scale"):
            met.add(DpiaCriterion.LARGE_SCALE)
        if _VULNERABLE & set(subjects or ()):
            met.add(DpiaCriterion.VULNERABLE_PERSONS)
        if decision is not None and decision.claimed("has_significant_effects"):
            met.add(DpiaCriterion.AUTOMATED_DECISION)
        criteria = tuple(criterion for criterion in DpiaCriterion if criterion in met)
        words = "criteria of high risk met, sensitive data apart: {criteria}"
        if len(met) >= wanted:
            return passed(words, at=activity.at("criteria"), criteria=criteria)
        decides = None if decision is None else decision.claimed("has_significant_effects")
        lacking = [
            (activity.at(path), fact.question)
            for path, fact, value_, criterion in (
                ("large_scale", ProcessingActivity.large_scale, activity.claimed("large_scale"), _C.LARGE_SCALE),
                ("subjects", ProcessingActivity.subjects, subjects, _C.VULNERABLE_PERSONS),
                (_DECIDES, AutomatedDecision.has_significant_effects, decides, _C.AUTOMATED_DECISION),
            )
            if value_ is None and criterion not in met
        ]
        if stated is None:
            return missing(activity.at("criteria"), ProcessingActivity.criteria.question)
        if len(met) + len(lacking) >= wanted:
            return missing(*lacking[0])
        return failed(words, at=activity.at("criteria"), criteria=criteria)

    return by_hand(enough)


sensitive_data = claimed(ProcessingActivity.criteria.includes(DpiaCriterion.SENSITIVE_DATA)) | special_categories


def presumed_by_criteria(number: Parameter[Any]) -> Question:
    """Whether so many of the nine criteria are met that an assessment is presumed to be needed (WP248)."""
    enough = _criteria(number, 0) | (sensitive_data & _criteria(number, 1))
    return (~no_more_than_patients & enough).said(
        "it meets enough criteria of high risk", no="it meets too few criteria of high risk"
    )
