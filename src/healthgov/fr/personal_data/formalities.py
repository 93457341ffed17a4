"""What French law asks beside the GDPR: the registration number, directives for after death, the methodology in force."""

from __future__ import annotations

from datetime import date

from healthgov.eu.gdpr.information import beside
from healthgov.eu.gdpr.law import (
    as_controller,
    running,
)
from healthgov.findings import CategoryCode
from healthgov.fr.personal_data.prior_formality import NEW_METHODOLOGIES, OLD_METHODOLOGIES, declared
from healthgov.fr.personal_data.reach import french_reach
from healthgov.fr.places import in_france
from healthgov.fr.references import (
    CNIL_MR_2026,
    DECREE_2019_341,
    LIL_30,
    LIL_48,
)
from healthgov.models import (
    Formality,
    Notice,
    NoticeItem,
    ProcessingActivity,
    lies_in,
)
from healthgov.questions import Question, claimed, when
from healthgov.rules import RuleSet, Severity, rule
from healthgov.values import parameter

__all__ = ["FormalityRules"]

NIR = CategoryCode("identity.nir")


class FormalityRules(
    RuleSet,
    of=ProcessingActivity,
    where=french_reach,
):
    """The formalities of the law on information technology and freedoms (LIL)."""

    new_methodologies = parameter("2018-05-25", date(2026, 5, 24), cites=[CNIL_MR_2026])
    """From this day conformity is declared to the methodologies of 2026; earlier declarations stay valid."""

    @rule("FR-LIL-02", LIL_30, DECREE_2019_341, since="2019-04-21")
    def national_identifier(law, activity: type[ProcessingActivity]) -> Question:
        """The NIR is used only where a decree allows it.

        The registration number is neither art. 9 data nor a free key: controllers and purposes are listed. *Asked* too
        of an activity that has the number among its categories and says that it does not process it. *Fails*
        outside the list, except by authorisation. The controller answers for it. LIL, art. 30; decree 2019-341.
        """
        among = activity.categories.that(
            lambda codes: any(lies_in(code, {NIR}) for code in codes),
            yes="the number is among the categories of data",
            no="the number is not among the categories of data",
        )
        processed = activity.national_identifier | claimed(among)
        return when(as_controller & processed, activity.national_identifier_allowed)

    @rule("FR-LIL-03", LIL_48, since="2019-06-01", severity=Severity.MINOR)
    def directives_told(law, activity: type[ProcessingActivity]) -> Question:
        """Persons are told of directives for after death.

        A French notice also says that one may leave directives on one's data for after death. It is the controller's
        notice, to persons from whom data are collected: *not asked* where all come from elsewhere. *Fails* for a notice
        that says nothing of it, or is said to say too little. LIL, art. 48 and 85.
        """
        vague = claimed(Notice.vague_items.includes(NoticeItem.POST_MORTEM_DIRECTIVES))
        told = beside.some(Notice.items.includes(NoticeItem.POST_MORTEM_DIRECTIVES) & ~vague)
        told = told.said("it says so", no="it says nothing of directives, or too little")
        given = activity.notices.where(~claimed(~Notice.given))
        return when(as_controller & in_france & running & activity.collected_from_person, given.each(told))

    @rule("FR-LIL-04", CNIL_MR_2026, since="2026-05-24")
    def methodology_in_force(law, activity: type[ProcessingActivity]) -> Question:
        """Conformity is declared to the methodology in force.

        From 24 May 2026 new declarations follow MR-001 and MR-003 of 2026; those made before stay valid. It is the
        controller's declaration, in France or for persons who live there.
        """
        old = Formality.framework.is_in(OLD_METHODOLOGIES)
        too_early = claimed(Formality.done_on.before(law.new_methodologies))  # which FR-LIL-01 fails
        methodology = claimed(activity.formality.stated()) & activity.formality.has(
            declared & (old | Formality.framework.is_in(NEW_METHODOLOGIES) & ~too_early)
        )
        in_force = Formality.framework.is_in(NEW_METHODOLOGIES) | Formality.done_on.before(law.new_methodologies)
        return when(as_controller & methodology, activity.formality.has(in_force))
