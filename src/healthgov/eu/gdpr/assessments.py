"""Impact assessments (art. 35 and 36): when one is needed, what it holds, when the authority is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, as_controller, living, reached, special_categories
from healthgov.eu.references import WP248, gdpr
from healthgov.findings import Finding, failed, missing, passed
from healthgov.models import (
    DataUse,
    Dpia,
    DpiaCriterion,
    DpiaElement,
    ListedOperation,
    Organisation,
    OrganisationKind,
    ProcessingActivity,
    SubjectKind,
)
from healthgov.questions import Question, View, by_hand, claimed, thing_of, when
from healthgov.rules import rule
from healthgov.values import parameter
from healthgov.verdicts import Verdict

__all__ = ["AssessmentRules", "DpiaRules"]

_NONE: frozenset[ListedOperation] = frozenset()
_VULNERABLE = frozenset(
    {SubjectKind.PATIENTS, SubjectKind.MINORS, SubjectKind.EMPLOYEES, SubjectKind.RESEARCH_PARTICIPANTS}
)
_BY_KIND = {
    OrganisationKind.HEALTH_ESTABLISHMENT: ListedOperation.CARE_IN_ESTABLISHMENT,
    OrganisationKind.SOCIAL_ESTABLISHMENT: ListedOperation.CARE_IN_ESTABLISHMENT,
    OrganisationKind.INDIVIDUAL_PRACTITIONER: ListedOperation.CARE_BY_INDIVIDUAL,
}
"""What care is on the lists, by the kind of organisation: nobody has to name the operation."""

there_is_none = claimed(~Dpia.done)
"""It is stated that there is no assessment; whoever describes one has one."""


def assessment_needed(law: NeedRules, activity: View, document: View | None) -> Finding:
    """Whether the activity needs an impact assessment, in the order of the texts."""
    whole = thing_of(document)
    organisation = whole if isinstance(whole, Organisation) else None
    named = frozenset(activity.maybe("operations") or ())
    kind = None if organisation is None else organisation.kind
    if kind in _BY_KIND and activity.maybe("use") is DataUse.CARE:
        named |= {_BY_KIND[kind]}
    at = activity.at("operations")
    required = named & law.required_operations(organisation)
    if required:
        return passed("on the list that needs one: {items}", at=at, items=_sorted(required))
    exempt = named & law.exempt_operations(organisation)
    if exempt:
        return failed("on the list that needs none: {items}", at=at, items=_sorted(exempt))
    return _by_criteria(law, activity)


def _by_criteria(law: NeedRules, activity: View) -> Finding:
    """Criteria met are counted; where the rest cannot reach the number any more, none is needed."""
    met, doubts = set(activity.maybe("criteria") or ()), []
    for criterion, answer in _shown(law, activity):
        if answer is True:
            met.add(criterion)
        elif isinstance(answer, Finding) and criterion not in met:
            doubts.append(answer)
    at, found = activity.at("criteria"), _sorted(met)
    if len(met) >= law.criteria_for_assessment:
        return passed("criteria met: {criteria}", at=at, criteria=found)
    for name in ("operations", "criteria"):
        if activity.maybe(name) is None:
            doubts.insert(0, missing(activity.at(name), getattr(ProcessingActivity, name).question))
            return doubts[0]
    if len(met) + len(doubts) >= law.criteria_for_assessment:
        return doubts[0]
    return failed("criteria met: {criteria}", at=at, criteria=found)


def _shown(law: NeedRules, activity: View) -> Iterator[tuple[DpiaCriterion, bool | Finding]]:
    """What the facts show of each criterion, or the question that is open."""
    special = special_categories(thing_of(activity), as_of=law.as_of).under(activity.at())
    yield (
        DpiaCriterion.SENSITIVE_DATA,
        special if special.verdict is Verdict.UNKNOWN else special.verdict is Verdict.PASS,
    )
    large = activity.maybe("large_scale")
    yield DpiaCriterion.LARGE_SCALE, _asked(activity, "large_scale") if large is None else large
    subjects = activity.maybe("subjects")
    vulnerable = _asked(activity, "subjects") if subjects is None else not _VULNERABLE.isdisjoint(subjects)
    yield DpiaCriterion.VULNERABLE_PERSONS, vulnerable
    decision = activity.maybe("automated_decision")
    yield DpiaCriterion.AUTOMATED_DECISION, bool(decision is not None and decision.maybe("has_significant_effects"))


def _asked(activity: View, name: str) -> Finding:
    return missing(activity.at(name), getattr(ProcessingActivity, name).question)


def _sorted(items: set[Any] | frozenset[Any]) -> tuple[Any, ...]:
    return tuple(sorted(items, key=lambda item: str(item.value)))


class DpiaRules(DataProtectionLaw, of=Dpia, where=reached & ~there_is_none):
    """An assessment that was made: what it holds, and the authority's advice."""

    @rule("EU-GDPR-81", gdpr("35(2)"), gdpr("35(7)"), gdpr("35(11)"), since=APPLICABLE)
    def assessment_complete(law, dpia: type[Dpia]) -> Question:
        """The impact assessment is whole and kept up.

        It describes, weighs need and proportion, rates risks, names measures, for the whole processing.
        The officer's advice is sought, and it is reviewed when the risk changes. GDPR, art. 35(2), (7), (11).
        """
        whole = dpia.elements.includes_all(frozenset(DpiaElement)) & dpia.whole_scope
        return whole & dpia.dpo_advice & ~dpia.processing_changed_since

    @rule("EU-GDPR-82", gdpr("36(1)"), since=APPLICABLE)
    def authority_consulted(law, dpia: type[Dpia]) -> Question:
        """The authority is consulted where the residual risk is high.

        The risk that remains after the measures counts, not the one before them. GDPR, art. 36(1).
        """
        return when(dpia.residual_risk_high, dpia.authority_consulted)


class NeedRules(DataProtectionLaw, of=ProcessingActivity, where=reached & living & as_controller):
    """Whether an assessment is needed, and was made. A State's authority lists operations that need one, and some that do not."""

    criteria_for_assessment = parameter(APPLICABLE, 2, cites=[WP248])
    """From this number of the nine criteria an assessment is presumed to be needed."""

    @rule("EU-GDPR-80", gdpr("35(1)"), gdpr("35(3)"), WP248, since=APPLICABLE)
    def assessment_done(law, activity: type[ProcessingActivity]) -> Question:
        """An impact assessment is done where one is needed.

        The list of required operations comes first, then the exempt list, then the criteria: two of nine presume
        the need, and a written justification may say otherwise. Care by an establishment and by a lone
        practitioner are known by the kind of organisation; the exemption of small staffs needs a small staff. An
        assessment is no permission to collect. *Fails* when one is needed and none was done. GDPR, art. 35.
        """
        done = activity.dpia.has(Dpia.done | claimed(Dpia.not_needed_because_documented))
        return when(by_hand(assessment_needed), done)

    def required_operations(self, organisation: object) -> frozenset[ListedOperation]:  # noqa: ARG002  States list theirs
        """Operations on the authority's list of those that need an assessment (art. 35(4)); the Union has no list."""
        return _NONE

    def exempt_operations(self, organisation: object) -> frozenset[ListedOperation]:  # noqa: ARG002  States list theirs
        """Operations on the authority's list of those that need none (art. 35(5))."""
        return _NONE


class AssessmentRules(NeedRules, DpiaRules):
    """Impact assessments."""
