"""What a transfer asks beside its tool: assessment, derogations, information, foreign orders."""

from __future__ import annotations

from datetime import date

from healthgov.eu.gdpr.consent import consent_valid
from healthgov.eu.gdpr.law import APPLICABLE, as_controller, no_law_of_a_church, personal, reached, running
from healthgov.eu.references import CJEU_C_311_18, EDPB_MEASURES, gdpr
from healthgov.eu.roles import public_body
from healthgov.eu.transfers.flows import is_transfer, yet_to_start
from healthgov.eu.transfers.tools import assessment_needed, derogation_used
from healthgov.models import (
    Assessment,
    Consent,
    Derogation,
    Notice,
    ProcessingActivity,
    Transfer,
    TransferTool,
)
from healthgov.questions import Question, ask_again, claimed, contested, when
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["ConditionRules"]

JUDGMENT = date(2020, 7, 16)
"""From this day on who relies on a tool of art. 46 assesses the law of the importer (CJEU, C-311/18)."""

OCCASIONAL = frozenset(
    {
        Derogation.CONTRACT_WITH_PERSON,
        Derogation.CONTRACT_FOR_PERSON,
        Derogation.LEGAL_CLAIMS,
        Derogation.COMPELLING_INTERESTS,
    }
)
child_alone = claimed(Consent.minors_concerned & ~Consent.parent_and_child_together)
consent_to_risks = (
    consent_valid
    & Consent.explicit
    & Consent.provable
    & (~child_alone | contested("no text read says from which age a child consents alone to a transfer"))
)
"""What consent is everywhere, explicit besides; to be informed is to know the risks (art. 49(1)(a))."""
NOT_FOR_AUTHORITIES = frozenset(
    {
        Derogation.EXPLICIT_CONSENT,
        Derogation.CONTRACT_WITH_PERSON,
        Derogation.CONTRACT_FOR_PERSON,
        Derogation.COMPELLING_INTERESTS,
    }
)


EARLIER = "The assessment is dated after the transfer had ended: was there an earlier one?"
after_its_end = claimed(Assessment.done_on.after(Transfer.last_day))
"""Who assesses a flow that has ended may have done so before: one day alone can be stated."""

derogation = Transfer.derogation
supposed = (
    when(derogation.is_(Derogation.VITAL_INTERESTS), Transfer.unable_to_consent)
    & when(derogation.is_(Derogation.PUBLIC_INTEREST), Transfer.interest_recognised)
    & when(
        derogation.is_(Derogation.COMPELLING_INTERESTS),
        Transfer.few_persons & Transfer.safeguards_given & Transfer.authority_informed & Transfer.persons_told,
    )
    & when(derogation.is_(Derogation.PUBLIC_REGISTER), ~Transfer.whole_register)
)
"""What each derogation supposes besides: who cannot consent, an interest in law, few persons, the authority told."""
routine = claimed(derogation.is_(Derogation.VITAL_INTERESTS) & ~Transfer.occasional)
documented = Transfer.documented | (
    claimed(~derogation.is_(Derogation.COMPELLING_INTERESTS) & ~Transfer.documented)
    & contested(
        "the article asks to document compelling interests alone; of other derogations who relies on one has to show that "
        "it holds"
    )
)
"""Art. 49(6) names the second subparagraph of art. 49(1); art. 5(2) asks to be able to show the rest."""
seldom = ~routine | contested(
    "vital interests are those of a person at one moment: no text read lets a flow that is repeated rest on them"
)


exempt = Notice.exempt & ~Notice.given
excused = claimed(ProcessingActivity.notices.exist() & ProcessingActivity.notices.each(exempt)).said(
    "an exemption from informing holds, and is documented", no="no documented exemption holds for all persons"
)
excused_in_part = claimed(ProcessingActivity.notices.some(Notice.exempt)) & ProcessingActivity.notices.where(
    claimed(Notice.exempt)
).some(Notice.exemption_covers_rest)
"""An exemption (art. 13(4) and 14(5)) reaches the transfer as it does the rest of the information."""


class ConditionRules(RuleSet, of=Transfer, where={Transfer: is_transfer, ProcessingActivity: reached & personal}):
    """Conditions of a transfer."""

    undisplaced = no_law_of_a_church

    @rule("EU-TR-02", gdpr("44"), gdpr("46(1)"), CJEU_C_311_18, EDPB_MEASURES, since="2020-07-16")
    def assessed(law, transfer: type[Transfer]) -> Question:
        """The importer's law and practice were assessed.

        Every tool of art. 46 needs an assessment, and measures that work where that law goes too far. Adequacy
        needs none, and neither does a derogation. Contractual measures alone stop no authority. *Fails* without
        assessment, with one that is yet to be done, unless the flow starts after it, or where measures are not
        effective. *Asks* whether there was an earlier one where it is dated after the flow had ended.
        Not asked of a transfer that ended before the judgment (2020-07-16). CJEU, C-311/18.
        """
        made = claimed(Assessment.done, otherwise=Assessment.law_is_problematic.stated())
        sound = ~Assessment.law_is_problematic | Assessment.measures_effective
        by_start = yet_to_start & claimed(Assessment.done_on.at_most(transfer.first_day))
        later = claimed(~Assessment.done_on.begun()) & ~by_start
        since_judgment = ~claimed(transfer.last_day.before(JUDGMENT))
        in_time = ~after_its_end | ask_again(Assessment.done_on, EARLIER)
        return when(assessment_needed & since_judgment, transfer.assessment.has(made & ~later & in_time & sound))

    @rule("EU-TR-07", gdpr("44"), gdpr("46(1)"), EDPB_MEASURES, since="2020-07-16", severity=Severity.MINOR)
    def assessed_before(law, transfer: type[Transfer]) -> Question:
        """The importer's law was assessed before the transfer started.

        Asked of transfers that rest on a tool of art. 46, whose assessment was done, and that started on the day of
        the judgment (2020-07-16) or later. *Fails* for an assessment after the first day of the transfer; *asks* whether
        there was an earlier one where it is dated after the transfer had ended, as EU-TR-02 does.
        """
        new = ~transfer.first_day.before(JUDGMENT)
        done = claimed(transfer.assessment.has(Assessment.done))
        in_time = Assessment.done_on.at_most(transfer.first_day)
        before = transfer.assessment.has(in_time | (after_its_end & ask_again(Assessment.done_on, EARLIER)))
        return when(assessment_needed & done & new, before)

    @rule("EU-TR-03", gdpr("49"), since=APPLICABLE)
    def derogation_fits(law, transfer: type[Transfer]) -> Question:
        """A derogation is a last resort, and one that fits.

        A derogation is narrow: occasional where the text says so, closed to authorities in part.
        Sending a record to treat an unconscious patient abroad rests on vital interests, those of who cannot consent;
        for a flow that is repeated, such as routine telemedicine, it is *contested*. Consent is explicit, and given by
        persons who were told of the risks of a country without safeguards; that of children alone is *contested*. A
        public interest is recognised in law; compelling interests are a last resort, for few persons, with safeguards,
        told to the authority and to the persons, and documented; whether another derogation that holds has to be
        documented is *contested*. *Fails* for a derogation that is closed or repeated, for one whose conditions are not
        met, and for consent that is none. GDPR, art. 49.
        """
        open_to_it = (~public_body).said(
            "no public authority relies on it", no="a public authority may not rely on this derogation"
        )
        return when(
            derogation_used,
            transfer.derogation.stated()
            & documented
            & when(transfer.derogation.is_(Derogation.EXPLICIT_CONSENT), transfer.consent.has(consent_to_risks))
            & when(transfer.derogation.is_in(OCCASIONAL), transfer.occasional)
            & when(transfer.derogation.is_in(NOT_FOR_AUTHORITIES), open_to_it)
            & supposed
            & seldom,
        )

    @rule("EU-TR-04", gdpr("13(1)(f)"), gdpr("14(1)(f)"), since=APPLICABLE, of=ProcessingActivity)
    def persons_told(law, activity: type[ProcessingActivity]) -> Question:
        """Persons are told of the transfer.

        Persons learn that data leave, under which decision or safeguards, and how to get a copy of these. It is the
        controller who tells them: a processor owes no notice. Where a documented exemption takes the place of all
        information nobody is told of this either; where of some, it is asked how far it reaches. *Fails* where they are
        not told. GDPR, art. 13(1)(f) and 14(1)(f).
        """
        told = Transfer.persons_told | excused | excused_in_part
        return when(as_controller & running, activity.transfers.each(when(is_transfer, told)))

    @rule("EU-TR-05", gdpr("48"), since=APPLICABLE)
    def foreign_orders(law, transfer: type[Transfer]) -> Question:
        """No data leave on a foreign order alone.

        An order of a third country's court or authority counts only under an agreement in force, and the other grounds
        of the chapter stay open: data that go out on a derogation go out on that, and EU-TR-03 asks whether it holds.
        *Fails* for data that went out on a bare order. GDPR, art. 48.
        """
        on_derogation = claimed(transfer.tool.is_(TransferTool.DEROGATION)).said(
            "a derogation is relied upon", no="no derogation is relied upon"
        )
        return when(transfer.on_foreign_order, transfer.agreement_in_force | on_derogation)
