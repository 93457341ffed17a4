"""The formality before health data are processed: who is exempt, which framework is declared, and when it is done."""

from __future__ import annotations

from datetime import date

from healthgov.eu.gdpr.consent import consent_unspoilt
from healthgov.eu.gdpr.law import (
    as_controller,
    concerns_health,
    living,
    not_anonymous,
    nothing_left,
    over,
)
from healthgov.fr.personal_data.reach import from_or_on_france
from healthgov.fr.references import (
    CNIL_INTERNAL_STUDY,
    LIL_66,
    WAREHOUSE_PUBLISHED,
)
from healthgov.models import (
    Article9Condition,
    Consent,
    Formality,
    FormalityKind,
    InternalStudy,
    LegalBasis,
    ProcessingActivity,
    Purpose,
    PurposeKind,
    ReferenceFramework,
)
from healthgov.questions import Question, all_of, ask_again, claimed, contested, either, when
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["NEW_METHODOLOGIES", "OLD_METHODOLOGIES", "PriorFormalityRules", "declared"]

on_the_dead = living | contested(
    "data on the dead may be processed unless they refused in writing (LIL, art. 86): no text read says whether the"
    " formality is asked where all are dead"
)
"""Some of the persons live, or it is not settled."""

FRAMEWORKS = {
    PurposeKind.DATA_WAREHOUSE: frozenset({ReferenceFramework.WAREHOUSE_2021}),
    PurposeKind.VIGILANCE: frozenset({ReferenceFramework.VIGILANCE_2019}),
    PurposeKind.RESEARCH: frozenset(
        {
            ReferenceFramework.MR_001_2018,
            ReferenceFramework.MR_001_2026,
            ReferenceFramework.MR_003_2018,
            ReferenceFramework.MR_003_2026,
            ReferenceFramework.MR_002,
            ReferenceFramework.MR_004,
            ReferenceFramework.MR_005,
            ReferenceFramework.MR_006,
            ReferenceFramework.MR_007,
            ReferenceFramework.MR_008,
        }
    ),
}
"""The frameworks to which processing for a purpose may be declared to conform."""

OLD_METHODOLOGIES = frozenset({ReferenceFramework.MR_001_2018, ReferenceFramework.MR_003_2018})
NEW_METHODOLOGIES = frozenset({ReferenceFramework.MR_001_2026, ReferenceFramework.MR_003_2026})

exempted_by_consent = claimed(Purpose.article_9.is_(Article9Condition.EXPLICIT_CONSENT)) & Purpose.consent.has(
    Consent.explicit & consent_unspoilt
)
"""Explicit consent of which nobody says that it is none (LIL, art. 65, 1°); whether it is explicit is asked."""
_CONDITION = Purpose.article_9
supposition_denied = claimed(
    (_CONDITION.is_(Article9Condition.MADE_PUBLIC) & ~ProcessingActivity.source_public)
    | (_CONDITION.is_(Article9Condition.VITAL_INTERESTS) & ~Purpose.unable_to_consent)
    | (_CONDITION.is_(Article9Condition.NON_PROFIT_BODY) & ~Purpose.members_of_such_a_body)
)
"""What the condition supposes is said not to be so: then it exempts nothing."""
exempted_by_condition = (
    claimed(
        _CONDITION.is_in(
            {
                Article9Condition.VITAL_INTERESTS,
                Article9Condition.NON_PROFIT_BODY,
                Article9Condition.MADE_PUBLIC,
                Article9Condition.LEGAL_CLAIMS,
            }
        )
    )
    & ~supposition_denied
)
"""GDPR, art. 9(2)(c) to (f), which the same article leaves out of the section, where nobody denies what they suppose."""

FIRST_DECLARED = {
    ReferenceFramework.VIGILANCE_2019: date(2019, 7, 18),
    ReferenceFramework.WAREHOUSE_2021: WAREHOUSE_PUBLISHED,
    ReferenceFramework.MR_001_2026: date(2026, 5, 24),
    ReferenceFramework.MR_003_2026: date(2026, 5, 24),
    ReferenceFramework.MR_004: date(2018, 7, 13),
    ReferenceFramework.MR_005: date(2018, 7, 13),
    ReferenceFramework.MR_006: date(2018, 7, 13),
    ReferenceFramework.MR_007: date(2023, 10, 12),
    ReferenceFramework.MR_008: date(2023, 10, 12),
}
"""Nobody declares conformity to a framework before there is one."""
REPLACED_IN_2018 = date(2018, 7, 13)
declared_to_its_forerunner = claimed(
    Formality.framework.is_in({ReferenceFramework.MR_001_2018, ReferenceFramework.MR_003_2018})
    & Formality.done_on.before(REPLACED_IN_2018)
)
carried_over = ~declared_to_its_forerunner | contested(
    "this was declared to an earlier version of the methodology: whether that declaration counts for the one of 2018"
    " was not read"
)
there_was_one = all_of(
    *(
        when(Formality.framework.is_(framework), ~claimed(Formality.done_on.before(first)))
        for framework, first in FIRST_DECLARED.items()
    )
).said("the framework was there to be declared", no="the framework was declared before it was published")
declared = Formality.kind.is_(FormalityKind.FRAMEWORK_DECLARED)
started = ProcessingActivity.started_on
NO_FORMALITY = frozenset({FormalityKind.NONE, FormalityKind.EXEMPT})
ANEW = date(2019, 6, 1)
"""From this day the articles stand in their present numbers; what started before is judged by the law of then."""
done_by_start = (
    claimed(~started.begun())
    & claimed(Formality.done_on.at_most(started))
    & (
        declared
        | ask_again(Formality.done_on, "The day of the authorisation is yet to come: has the authority decided?")
    )
)
"""Processing that is yet to start has time for its formality until then: a declaration is for who makes it, and an
authorisation for the authority to give."""
done_by_now = (~claimed(~Formality.done_on.begun()) | done_by_start).said(
    "the formality is done", no="the formality is yet to be done"
)

asks_formality = Purpose.kind.is_in(FRAMEWORKS) & ~exempted_by_consent & ~exempted_by_condition
fitting_framework = all_of(
    *(when(Purpose.kind.is_(kind), Formality.framework.is_in(fitting)) for kind, fitting in FRAMEWORKS.items())
).said("the framework declared is one for this purpose", no="the framework declared is not one for this purpose")

of_public_interest = (
    Purpose.kind.is_(PurposeKind.PUBLIC_HEALTH)
    & ~claimed(Purpose.legal_basis.is_(LegalBasis.LEGAL_OBLIGATION))
    & ~exempted_by_consent
    & ~exempted_by_condition
    & ~claimed(Purpose.article_9.is_(Article9Condition.HEALTH_OR_SOCIAL_CARE))
)
"""Health data serve a task of public health that is neither care nor a duty: no framework was read that is made for it,
and those whom article 65 leaves out (the State, agencies, alerts) say so."""

said_internal = claimed(Formality.internal_study.stated()) & ProcessingActivity.purposes.where(asks_formality).each(
    Purpose.kind.is_(PurposeKind.RESEARCH)
)
"""All that would need a formality is research, and said to be internal."""
internal_study = Formality.internal_study.has(
    InternalStudy.data_of_own_care & InternalStudy.by_those_who_care & InternalStudy.for_their_use_alone
)
some_formality = (~Formality.kind.is_(FormalityKind.NONE)).said(
    "a formality was done", no="no framework was declared and no authorisation given"
)
which_exemption = ask_again(Formality.kind, "Which exemption of article 65 holds, and on what facts?")
keeping_covered = ~ProcessingActivity.data_kept_after | Formality.covers_keeping
lasts = ~claimed(Formality.last_day.is_over()) | (
    over & claimed(Formality.last_day.at_least(ProcessingActivity.ended_on)) & keeping_covered
)
"""What ended after the processing it was given for lasted long enough, for all but the data that are kept on: to keep them
is to process them (GDPR, art. 4(2))."""
_kept_to = (
    when(Formality.kind.is_(FormalityKind.EXEMPT), either(said_internal, internal_study, which_exemption))
    & when(
        declared | Formality.kind.is_(FormalityKind.AUTHORISED),
        Formality.conforms & lasts & done_by_now,
    )
    & when(
        declared,
        there_was_one & carried_over & ProcessingActivity.purposes.where(asks_formality).each(fitting_framework),
    )
)
formality_done = some_formality & _kept_to
"""A framework made for the purpose was declared, or an authorisation given that has not ended, and it is kept to."""
authorised_or_exempt = (
    (some_formality | which_exemption)
    & _kept_to
    & when(declared, ask_again(Formality.framework, "Which framework is made for this purpose?"))
)
"""An authorisation was given that has not ended, or an exemption holds; a framework that was declared is asked for."""


class PriorFormalityRules(RuleSet, of=ProcessingActivity, where=from_or_on_france & not_anonymous & ~nothing_left):
    """The formality before the processing; data on the dead are not out of its reach for certain."""

    @rule("FR-LIL-01", LIL_66, CNIL_INTERNAL_STUDY, since="2019-06-01", severity=Severity.BLOCKER)
    def prior_formality(law, activity: type[ProcessingActivity]) -> Question:
        """Health data are processed after the prior formality.

        Warehouses, research and vigilance on health data conform to a declared framework made for that purpose, or
        are authorised by the CNIL. First the exemptions (explicit consent, of which it is asked whether it was given;
        GDPR, art. 9(2)(c) to (f); a study that is internal: on data of one's own care, by those who provide it, for
        their use alone; others are claimed with their facts), then a framework declared, then an authorisation. *Fails*
        with none, for a study said to be internal that is not, with the framework of another purpose, with one declared
        before it was published, or yet to be declared though the processing started, with an authorisation that ended
        before the processing did, or that does not let the data be kept that are still there after its end, or
        departing from the framework; consent that is not free, specific, informed or open to withdrawal exempts
        nothing, and neither does a condition whose suppositions are said not to be met. *Asks* whether an authorisation
        of a later day was given. Other tasks of public health, which are neither care nor a duty by law, are asked for
        an authorisation or their exemption.
        *Contested* without a formality where all whom the data are on are dead.
        LIL, art. 65 and 66.
        """
        concerned = activity.purposes.some(asks_formality, none="there is no purpose")
        beside = activity.purposes.some(of_public_interest, none="there is no purpose")
        done = when(concerned, activity.formality.has(formality_done)) & when(
            ~concerned & beside, activity.formality.has(authorised_or_exempt)
        )
        return when(as_controller & (concerned | beside) & concerns_health & on_the_dead, done)

    @rule("FR-LIL-08", LIL_66, since="2019-06-01", severity=Severity.MINOR)
    def formality_before(law, activity: type[ProcessingActivity]) -> Question:
        """The formality was done before the processing started.

        What starts without its declaration or authorisation was unlawful until then, whatever was done later. *Asked*
        where both days are stated, of processing that started on 2019-06-01 or later. *Passes*, too, where another
        formality covered it from its start. *Fails* for processing that started before, with nothing to cover it.
        Controllers answer for it. LIL, art. 66.
        """
        concerned = activity.purposes.some(asks_formality, none="there is no purpose") & concerns_health & on_the_dead
        dated = claimed(
            started.stated() & activity.formality.has(~Formality.kind.is_in(NO_FORMALITY) & Formality.done_on.stated())
        )
        new = ~claimed(started.before(ANEW))
        covered = Formality.done_on.at_most(started) | Formality.covered_before
        return when(as_controller & concerned & dated & new, activity.formality.has(covered))
