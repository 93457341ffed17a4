"""Impact assessments (art. 35 and 36): when one is needed, what it holds, when the authority is asked."""

from __future__ import annotations

from healthgov.eu.gdpr.former_law import APPLICABLE, FormerLaw, negated
from healthgov.eu.references import WP248, gdpr
from healthgov.findings import Finding, Words, all_hold, failed, implied, missing, not_applicable, passed, stated
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
from healthgov.rules.former import rule
from healthgov.values import parameter
from healthgov.verdicts import Verdict

__all__ = ["AssessmentRules"]

_NONE: frozenset[ListedOperation] = frozenset()
_VULNERABLE = {SubjectKind.PATIENTS, SubjectKind.MINORS, SubjectKind.EMPLOYEES, SubjectKind.RESEARCH_PARTICIPANTS}


class AssessmentRules(FormerLaw):
    """Impact assessments. A State's authority lists operations that need one, and some that do not."""

    criteria_for_assessment = parameter(APPLICABLE, 2, cites=[WP248])
    """From this number of the nine criteria an assessment is presumed to be needed."""

    @rule(
        "EU-GDPR-80",
        title=("an impact assessment is done where one is needed", "une analyse d'impact est faite là où il le faut"),
        cites=[gdpr("35(1)"), gdpr("35(3)"), WP248],
        since=APPLICABLE,
        on=ProcessingActivity,
    )
    def assessment_done(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """The list of required operations comes first, then large-scale special data, then the exempt list, then criteria.

        Two of nine criteria presume the need; a written justification may say otherwise. An assessment is no
        permission to collect. *Fails* when one is needed and none was done. GDPR, art. 35.
        """
        return self.as_controller(
            activity,
            organisation,
            lambda: implied(
                self.assessment_needed(activity, organisation),
                lambda: _done(activity.dpia),
            ),
        )

    @rule(
        "EU-GDPR-81",
        title=("the impact assessment is whole and kept up", "l'analyse d'impact est entière et tenue à jour"),
        cites=[gdpr("35(2)"), gdpr("35(7)"), gdpr("35(11)")],
        since=APPLICABLE,
        on=Dpia,
    )
    def assessment_complete(self, dpia: Dpia, organisation: object) -> Finding:
        """It describes, weighs need and proportion, rates risks, names measures, for the whole processing.

        The officer's advice is sought, and it is reviewed when the risk changes. GDPR, art. 35(2), (7), (11).
        """
        if dpia.done is False:
            return not_applicable(("there is none", "il n'y en a pas"), at="done")
        return self.where_reached(organisation, lambda: _whole(dpia))

    @rule(
        "EU-GDPR-82",
        title=(
            "the authority is consulted where the residual risk is high",
            "l'autorité est consultée si le risque résiduel est élevé",
        ),
        cites=[gdpr("36(1)")],
        since=APPLICABLE,
        on=Dpia,
    )
    def authority_consulted(self, dpia: Dpia, organisation: object) -> Finding:
        """The risk that remains after the measures counts, not the one before them. GDPR, art. 36(1)."""
        if dpia.done is False:
            return not_applicable(("there is no assessment", "il n'y a pas d'analyse"), at="done")
        return self.where_reached(
            organisation,
            lambda: implied(
                stated(
                    dpia.residual_risk_high,
                    "residual_risk_high",
                    ask=(
                        "Is the risk still high after the measures?",
                        "Le risque reste-t-il élevé après les mesures ?",
                    ),
                    no=("the residual risk is not high", "le risque résiduel n'est pas élevé"),
                ),
                lambda: stated(
                    dpia.authority_consulted,
                    "authority_consulted",
                    ask=("Was the authority consulted?", "L'autorité a-t-elle été consultée ?"),
                    no=("the authority was not consulted", "l'autorité n'a pas été consultée"),
                ),
            ),
        )

    def required_operations(self, organisation: object) -> frozenset[ListedOperation]:  # noqa: ARG002  States list theirs
        """Operations on the authority's list of those that need an assessment (art. 35(4)); the Union has no list."""
        return _NONE

    def exempt_operations(self, organisation: object) -> frozenset[ListedOperation]:  # noqa: ARG002  States list theirs
        """Operations on the authority's list of those that need none (art. 35(5))."""
        return _NONE

    def assessment_needed(self, activity: ProcessingActivity, organisation: object) -> Finding:
        """Whether the activity needs an impact assessment, in the order of the texts."""
        operations = set(activity.operations or ()) | _implied_operations(activity, organisation)
        required = tuple(operations & self.required_operations(organisation))
        if required:
            return passed(
                ("on the list that needs one: {items}", "sur la liste qui l'exige : {items}"),
                at="operations",
                items=required,
            )
        exempt = tuple(operations & self.exempt_operations(organisation))
        if exempt:
            return failed(
                ("on the list that needs none: {items}", "sur la liste qui en dispense : {items}"),
                at="operations",
                items=exempt,
            )
        return self._by_criteria(activity)

    def _by_criteria(self, activity: ProcessingActivity) -> Finding:
        special = self.special(activity)
        met = set(activity.criteria or ())
        if special.verdict is Verdict.PASS:
            met.add(DpiaCriterion.SENSITIVE_DATA)
        if activity.large_scale:
            met.add(DpiaCriterion.LARGE_SCALE)
        if set(activity.subjects or ()) & _VULNERABLE:
            met.add(DpiaCriterion.VULNERABLE_PERSONS)
        decision = activity.automated_decision
        if decision is not None and decision.has_significant_effects:
            met.add(DpiaCriterion.AUTOMATED_DECISION)
        words: Words = ("criteria met: {criteria}", "critères remplis : {criteria}")
        if len(met) >= self.criteria_for_assessment:
            return passed(words, at="criteria", criteria=tuple(met))
        for fact, ask in (
            (
                "operations",
                ("Is it an operation of the authority's lists?", "Est-ce une opération des listes de l'autorité ?"),
            ),
            ("criteria", ("Which criteria of high risk does it meet?", "Quels critères de risque élevé remplit-il ?")),
            ("large_scale", ("Is it at large scale?", "Est-il à grande échelle ?")),
            ("subjects", ("Whose data are they?", "De qui sont les données ?")),
        ):
            if getattr(activity, fact) is None:
                return missing(fact, ask)
        if special.verdict is Verdict.UNKNOWN:
            return special
        return failed(words, at="criteria", criteria=tuple(met))


def _implied_operations(activity: ProcessingActivity, organisation: object) -> set[ListedOperation]:
    """Operations the kind of organisation makes certain: care by an establishment."""
    if not isinstance(organisation, Organisation):
        return set()
    cares = activity.use is DataUse.CARE
    if cares and organisation.kind in (OrganisationKind.HEALTH_ESTABLISHMENT, OrganisationKind.SOCIAL_ESTABLISHMENT):
        return {ListedOperation.CARE_IN_ESTABLISHMENT}
    return set()


def _done(dpia: Dpia | None) -> Finding:
    if dpia is None or dpia.done is None:
        return missing("dpia.done", ("Was an impact assessment done?", "Une analyse d'impact a-t-elle été faite ?"))
    if dpia.done or dpia.not_needed_because_documented:
        return passed(
            (
                "it was done, or its absence is justified in writing",
                "elle est faite, ou son absence justifiée par écrit",
            ),
            at="dpia",
        )
    return failed(("no impact assessment was done", "aucune analyse d'impact n'a été faite"), at="dpia.done")


def _whole(dpia: Dpia) -> Finding:
    if dpia.elements is None:
        content = missing("elements", ("What does the assessment hold?", "Que contient l'analyse ?"))
    else:
        lacking = tuple(frozenset(DpiaElement) - frozenset(dpia.elements))
        words: Words = ("it lacks: {items}", "il y manque : {items}")
        content = (
            failed(words, at="elements", items=lacking)
            if lacking
            else passed(("it holds what it must", "elle contient ce qu'il faut"), at="elements")
        )
    return all_hold(
        ("it is whole and kept up", "elle est entière et tenue à jour"),
        [
            content,
            stated(
                dpia.whole_scope,
                "whole_scope",
                ask=("Does it cover the whole processing?", "Couvre-t-elle tout le traitement ?"),
                no=("it leaves out part of the processing", "elle laisse de côté une partie du traitement"),
            ),
            stated(
                dpia.dpo_advice,
                "dpo_advice",
                ask=("Was the officer's advice sought?", "L'avis du délégué a-t-il été demandé ?"),
                no=("the officer's advice was not sought", "l'avis du délégué n'a pas été demandé"),
            ),
            stated(
                negated(dpia.processing_changed_since),
                "processing_changed_since",
                ask=("Did the risk change since?", "Le risque a-t-il changé depuis ?"),
                no=("the risk changed and it was not reviewed", "le risque a changé et elle n'a pas été revue"),
            ),
        ],
    )
