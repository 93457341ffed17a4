"""What a transfer asks beside its tool: assessment, derogations, information, foreign orders."""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.eu.gdpr.law import APPLICABLE, as_controller, living, reached
from healthgov.eu.references import CJEU_C_311_18, EDPB_MEASURES, gdpr
from healthgov.eu.transfers.flows import is_transfer, tool_in_use
from healthgov.findings import Finding, failed, passed
from healthgov.models import Assessment, Derogation, Organisation, ProcessingActivity, Transfer, TransferTool
from healthgov.questions import Question, View, by_hand, claimed, when
from healthgov.rules import RuleSet, Severity, rule

__all__ = ["ConditionRules"]

occasional_only = Transfer.derogation.is_in(
    {
        Derogation.CONTRACT_WITH_PERSON,
        Derogation.CONTRACT_FOR_PERSON,
        Derogation.LEGAL_CLAIMS,
        Derogation.COMPELLING_INTERESTS,
    }
)
not_for_authorities = Transfer.derogation.is_in(
    {
        Derogation.EXPLICIT_CONSENT,
        Derogation.CONTRACT_WITH_PERSON,
        Derogation.CONTRACT_FOR_PERSON,
        Derogation.COMPELLING_INTERESTS,
    }
)
no_authority = ~Organisation.public_body
"""The organisation is no public authority."""


def _on_safeguard(law: Any, transfer: View) -> Finding:
    """The transfer rests on a tool of article 46."""
    tool, at = tool_in_use(law, transfer), transfer.at("tool")
    if tool in (TransferTool.ADEQUACY, TransferTool.DEROGATION, TransferTool.NONE):
        return failed("no tool of article 46 is used", at=at)
    return passed("it rests on {tool}", at=at, tool=tool)


def _on_derogation(law: Any, transfer: View) -> Finding:
    """The transfer rests on a derogation."""
    if tool_in_use(law, transfer) is TransferTool.DEROGATION:
        return passed("a derogation is used", at=transfer.at("tool"))
    return failed("no derogation is used", at=transfer.at("tool"))


class ConditionRules(RuleSet, of=Transfer, where={Transfer: is_transfer, ProcessingActivity: reached & living}):
    """Conditions of a transfer."""

    @rule("EU-TR-02", gdpr("44"), gdpr("46(1)"), CJEU_C_311_18, EDPB_MEASURES, since="2020-07-16")
    def assessed(law, transfer: type[Transfer]) -> Question:
        """The importer's law and practice were assessed.

        Every tool of art. 46 needs an assessment, and measures that work where that law goes too far.
        Adequacy needs none. Contractual measures alone stop no authority. *Fails* without assessment, with one that is
        yet to be done, or where measures are not effective.
        """
        sound = ~Assessment.law_is_problematic | Assessment.measures_effective
        done = ~claimed(~Assessment.done) & ~claimed(~Assessment.done_on.begun())
        return when(by_hand(_on_safeguard), transfer.assessment.has(done & sound))

    @rule("EU-TR-07", gdpr("44"), gdpr("46(1)"), EDPB_MEASURES, since="2020-07-16", severity=Severity.MINOR)
    def assessed_before(law, transfer: type[Transfer]) -> Question:
        """The importer's law was assessed before the transfer started.

        Asked of transfers that rest on a tool of art. 46, whose assessment was done, and that started on the day of
        the judgment (2020-07-16) or later. *Fails* for an assessment after the first day of the transfer.
        """
        new = ~transfer.first_day.before(date(2020, 7, 16))
        done = claimed(transfer.assessment.has(Assessment.done))
        before = transfer.assessment.has(Assessment.done_on.at_most(transfer.first_day))
        return when(by_hand(_on_safeguard) & done & new, before)

    @rule("EU-TR-03", gdpr("49"), since=APPLICABLE)
    def derogation_fits(law, transfer: type[Transfer]) -> Question:
        """A derogation is a last resort, and one that fits.

        A derogation is narrow: documented, occasional where the text says so, closed to authorities in part.
        Sending a record to treat an unconscious patient abroad rests on vital interests; routine telemedicine
        abroad does not.
        """
        fits = transfer.documented & when(occasional_only, transfer.occasional) & (~not_for_authorities | no_authority)
        return when(by_hand(_on_derogation), transfer.derogation.stated() & fits)

    @rule("EU-TR-04", gdpr("13(1)(f)"), gdpr("14(1)(f)"), since=APPLICABLE, of=ProcessingActivity)
    def persons_told(law, activity: type[ProcessingActivity]) -> Question:
        """Persons are told of the transfer.

        They learn that data leave, under which decision or safeguards, and how to get a copy of these. It is the
        controller who tells them: a processor owes no notice. GDPR, art. 13(1)(f) and 14(1)(f).
        """
        return when(as_controller, activity.transfers.each(when(is_transfer, Transfer.persons_told)))

    @rule("EU-TR-05", gdpr("48"), since=APPLICABLE)
    def foreign_orders(law, transfer: type[Transfer]) -> Question:
        """No data leave on a foreign order alone.

        An order of a third country's court or authority counts only under an agreement in force. GDPR, art. 48.
        """
        return when(transfer.on_foreign_order, transfer.agreement_in_force)
