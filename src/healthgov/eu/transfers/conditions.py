"""What a transfer asks beside its tool: assessment, derogations, information, foreign orders."""

from __future__ import annotations

from typing import Any

from healthgov.eu.gdpr.law import APPLICABLE
from healthgov.eu.references import CJEU_C_311_18, EDPB_MEASURES, gdpr
from healthgov.eu.transfers.flows import is_transfer, tool_in_use
from healthgov.findings import Finding, failed, passed
from healthgov.models import Assessment, Derogation, Organisation, Transfer, TransferTool
from healthgov.questions import Question, View, by_hand, claimed, when
from healthgov.rules import RuleSet, rule

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


class ConditionRules(RuleSet, of=Transfer, where=is_transfer):
    """Conditions of a transfer."""

    @rule("EU-TR-02", gdpr("44"), gdpr("46(1)"), CJEU_C_311_18, EDPB_MEASURES, since="2020-07-16")
    def assessed(law, transfer: type[Transfer]) -> Question:
        """The importer's law and practice were assessed.

        Every tool of art. 46 needs an assessment, and measures that work where that law goes too far.
        Adequacy needs none. Contractual measures alone stop no authority. *Fails* without assessment, or where
        measures are not effective.
        """
        sound = ~Assessment.law_is_problematic | Assessment.measures_effective
        return when(by_hand(_on_safeguard), transfer.assessment.has(~claimed(~Assessment.done) & sound))

    @rule("EU-TR-03", gdpr("49"), since=APPLICABLE)
    def derogation_fits(law, transfer: type[Transfer]) -> Question:
        """A derogation is a last resort, and one that fits.

        A derogation is narrow: documented, occasional where the text says so, closed to authorities in part.
        Sending a record to treat an unconscious patient abroad rests on vital interests; routine telemedicine
        abroad does not.
        """
        fits = transfer.documented & when(occasional_only, transfer.occasional) & (~not_for_authorities | no_authority)
        return when(by_hand(_on_derogation), transfer.derogation.stated() & fits)

    @rule("EU-TR-04", gdpr("13(1)(f)"), gdpr("14(1)(f)"), since=APPLICABLE)
    def persons_told(law, transfer: type[Transfer]) -> Question:
        """Persons are told of the transfer.

        They learn that data leave, under which decision or safeguards, and how to get a copy of these.
        """
        return transfer.persons_told

    @rule("EU-TR-05", gdpr("48"), since=APPLICABLE)
    def foreign_orders(law, transfer: type[Transfer]) -> Question:
        """No data leave on a foreign order alone.

        An order of a third country's court or authority counts only under an agreement in force. GDPR, art. 48.
        """
        return when(transfer.on_foreign_order, transfer.agreement_in_force)
