"""Impact assessments (art. 35 and 36): where one is done, what it holds, when the authority is asked."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from healthgov.eu.gdpr.information import has_officer
from healthgov.eu.gdpr.law import APPLICABLE, DataProtectionLaw, as_controller, personal, reached, running
from healthgov.eu.gdpr.operations import large_scale_special, on_exempt_list, on_required_list, presumed_by_criteria
from healthgov.eu.references import WP248, gdpr, recital
from healthgov.models import Dpia, DpiaElement, LegalBasis, ListedOperation, ProcessingActivity, Purpose
from healthgov.questions import Question, any_of, ask_again, claimed, settled, when
from healthgov.rules import Severity, rule
from healthgov.values import parameter

__all__ = ["AssessmentRules", "DpiaRules", "NeedRules"]

_NONE: frozenset[ListedOperation] = frozenset()

justified = claimed(Dpia.not_needed_because_documented)
"""Written down why none is needed although criteria are met."""
on_law = claimed(
    ProcessingActivity.purposes.some(
        Purpose.legal_basis.is_in({LegalBasis.LEGAL_OBLIGATION, LegalBasis.PUBLIC_TASK}),
        none="no purpose is stated",
    )
)
_WHICH_LAW = (
    "No list spares what is on the list of those that need an assessment, or special data at large scale, and no purpose is said to"
    " rest on law: which text spares it?"
)
planned = claimed(ProcessingActivity.dpia.has(~Dpia.done_on.begun()))
said_of_it = (Dpia.elements, Dpia.whole_scope, Dpia.dpo_advice, Dpia.residual_risk_high, Dpia.done_on)
there = claimed(
    ProcessingActivity.dpia.has(claimed(Dpia.done, otherwise=any_of(*(claimed(one.stated()) for one in said_of_it))))
)
"""An assessment is said to be done, or something is said of what it holds, and nobody says that there is none."""
own_assessment = as_controller & there & ~planned
"""An assessment that there is, of a controller's own activity."""


def assessment_surely_needed(law: Any) -> Question:
    """Whether a list or the scale asks for an assessment, whatever may be written against it."""
    lists_bind: Question = law.lists_bind
    return (lists_bind & on_required_list(law.operations_needing_assessment)) | large_scale_special


def spared(law: Any) -> Question:
    """By the list of the State's authority, or because its law was assessed when it was made (art. 35(5) and (10)).

    A list spares nothing that surely needs an assessment, and a law that was assessed is that on which the processing rests.
    """
    return claimed(Dpia.spared_by_law) & (
        ~assessment_surely_needed(law) | on_law | ask_again(Dpia.spared_by_law, _WHICH_LAW)
    )


def assessment_needed(law: Any) -> Question:
    """Whether an activity needs an assessment, in the order of the texts."""
    lists_bind: Question = law.lists_bind
    exempt = lists_bind & on_exempt_list(law.operations_without_assessment)
    return (~exempt & presumed_by_criteria(law.criteria_for_assessment)) | assessment_surely_needed(law)


class NeedRules(DataProtectionLaw, of=ProcessingActivity, where=reached & personal & running):
    """Where an assessment is done. A State's authority lists operations that need one, and some that do not."""

    criteria_for_assessment = parameter(APPLICABLE, 2, cites=[WP248])
    """From this number of the nine criteria an assessment is presumed to be needed."""
    operations_needing_assessment = parameter(APPLICABLE, _NONE, cites=[gdpr("35(4)")])
    """Operations on the authority's list of those that need an assessment; the Union has no list."""
    operations_without_assessment = parameter(APPLICABLE, _NONE, cites=[gdpr("35(5)")])
    """Operations on the authority's list of those that need none; the Union has no list."""
    lists_bind: ClassVar[Question] = settled(True, "the lists of the authority bind the organisation")
    """Whom the lists of the authority bind: a State's law says so of those established there."""

    @rule("EU-GDPR-80", gdpr("35(1)"), gdpr("35(3)"), recital(91), WP248, since=APPLICABLE)
    def assessment_done(law, activity: type[ProcessingActivity]) -> Question:
        """An impact assessment is done where one is needed.

        The list of required operations comes first, then special data at large scale, then the exempt list, with its
        conditions (fewer than 250 staff, practising alone), then criteria: two of nine presume the need, and a written
        justification may say otherwise. The patients of one who practises alone are not enough, where nothing adds to the
        risk (recital 91). An operation is on the list where it is named, or where the facts show it: a
        data warehouse, social support, genetic data or biometric recognition of vulnerable persons, care in an
        establishment. An assessment is no permission to collect. *Passes*, too, where the list of the State's
        authority, or an assessment made with the law itself, is said to spare the processing one; which text
        does is *asked* where no list can, and no purpose is said to rest on law. *Fails* when one is needed and none was
        done; one that is planned for a day to come is none, unless the processing starts after it. GDPR, art. 35.
        """
        by_start = claimed(~activity.started_on.begun()) & claimed(Dpia.done_on.at_most(activity.started_on))
        done = Dpia.done & (~claimed(~Dpia.done_on.begun()) | by_start)
        excused = (~assessment_surely_needed(law) & activity.dpia.has(justified)) | activity.dpia.has(spared(law))
        return when(as_controller & assessment_needed(law), activity.dpia.has(done) | excused)

    @rule("EU-GDPR-83", gdpr("35(1)"), since=APPLICABLE, severity=Severity.MINOR)
    def assessed_before(law, activity: type[ProcessingActivity]) -> Question:
        """The impact assessment was done before the processing started.

        An assessment that is needed comes before the processing. Asked where one was done, of processing that started
        on 2018-05-25 or later, unless a text spares it. *Fails* for one done after the start. GDPR, art. 35(1).
        """
        done = there & ~planned
        new = ~activity.started_on.before(date(2018, 5, 25))
        before = activity.dpia.has(Dpia.done_on.at_most(activity.started_on))
        needed = assessment_needed(law) & ~activity.dpia.has(spared(law))
        return when(as_controller & done & new & needed, before)


class DpiaRules(DataProtectionLaw, of=ProcessingActivity, where=reached & personal & running & own_assessment):
    """What an assessment holds, needed or not, and what follows from it."""

    @rule("EU-GDPR-81", gdpr("35(2)"), gdpr("35(7)"), gdpr("35(11)"), gdpr("35(1)"), since=APPLICABLE)
    def assessment_complete(law, activity: type[ProcessingActivity]) -> Question:
        """The impact assessment is whole and kept up.

        It describes, weighs need and proportion, rates risks, names measures, for the whole processing. The officer's
        advice is sought where there is one, and it is reviewed when the risk changes. *Fails* where one of these is
        lacking. GDPR, art. 35(2), (7), (11).
        """
        whole = Dpia.elements.includes_all(DpiaElement) & Dpia.whole_scope
        return activity.dpia.has(whole & when(has_officer, Dpia.dpo_advice) & ~Dpia.processing_changed_since)

    @rule("EU-GDPR-82", gdpr("36(1)"), since=APPLICABLE)
    def authority_consulted(law, activity: type[ProcessingActivity]) -> Question:
        """The authority is consulted where the residual risk is high.

        The risk that remains after the measures counts, not the one before them. *Fails* where it is high and the
        authority was not consulted. GDPR, art. 36(1).
        """
        return activity.dpia.has(when(Dpia.residual_risk_high, Dpia.authority_consulted))


class AssessmentRules(NeedRules, DpiaRules):
    """Impact assessments."""
