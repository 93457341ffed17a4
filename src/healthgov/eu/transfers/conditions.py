"""What a transfer asks beside its tool: assessment, derogations, information, foreign orders."""

from __future__ import annotations

from healthgov.eu.gdpr.law import APPLICABLE
from healthgov.eu.references import CJEU_C_311_18, EDPB_MEASURES, gdpr
from healthgov.eu.transfers.flows import is_transfer
from healthgov.eu.transfers.tools import assessment_needed, derogation_used
from healthgov.models import Assessment, Derogation, Organisation, Transfer
from healthgov.questions import Question, first_stated, when
from healthgov.rules import RuleSet, rule

__all__ = ["ConditionRules"]

OCCASIONAL = frozenset(
    {
        Derogation.CONTRACT_WITH_PERSON,
        Derogation.CONTRACT_FOR_PERSON,
        Derogation.LEGAL_CLAIMS,
        Derogation.COMPELLING_INTERESTS,
    }
)
NOT_FOR_AUTHORITIES = frozenset(
    {
        Derogation.EXPLICIT_CONSENT,
        Derogation.CONTRACT_WITH_PERSON,
        Derogation.CONTRACT_FOR_PERSON,
        Derogation.COMPELLING_INTERESTS,
    }
)


class ConditionRules(RuleSet, of=Transfer, where=is_transfer):
    """Conditions of a transfer."""

    @rule("EU-TR-02", gdpr("44"), gdpr("46(1)"), CJEU_C_311_18, EDPB_MEASURES, since="2020-07-16")
    def assessed(law, transfer: type[Transfer]) -> Question:
        """The importer's law and practice were assessed.

        Every tool of art. 46 needs an assessment, and measures that work where that law goes too far. Adequacy
        needs none, and neither does a derogation. Contractual measures alone stop no authority. *Fails* without
        assessment, or where measures are not effective. CJEU, C-311/18.
        """
        made = first_stated(Assessment.done, Assessment.law_is_problematic.stated())
        return when(
            assessment_needed,
            transfer.assessment.has(made & (~Assessment.law_is_problematic | Assessment.measures_effective)),
        )

    @rule("EU-TR-03", gdpr("49"), since=APPLICABLE)
    def derogation_fits(law, transfer: type[Transfer]) -> Question:
        """A derogation is a last resort, and one that fits.

        A derogation is narrow: documented, occasional where the text says so, closed to authorities in part.
        Sending a record to treat an unconscious patient abroad rests on vital interests; routine telemedicine
        abroad does not. *Fails* for a derogation that is closed, repeated or not documented. GDPR, art. 49.
        """
        open_to_it = (~Organisation.public_body).said(
            "no public authority relies on it", no="a public authority may not rely on this derogation"
        )
        return when(
            derogation_used,
            transfer.derogation.stated()
            & transfer.documented
            & when(transfer.derogation.is_in(OCCASIONAL), transfer.occasional)
            & when(transfer.derogation.is_in(NOT_FOR_AUTHORITIES), open_to_it),
        )

    @rule("EU-TR-04", gdpr("13(1)(f)"), gdpr("14(1)(f)"), since=APPLICABLE)
    def persons_told(law, transfer: type[Transfer]) -> Question:
        """Persons are told of the transfer.

        Persons learn that data leave, under which decision or safeguards, and how to get a copy of these. *Fails*
        where they are not told. GDPR, art. 13(1)(f) and 14(1)(f).
        """
        return transfer.persons_told

    @rule("EU-TR-05", gdpr("48"), since=APPLICABLE)
    def foreign_orders(law, transfer: type[Transfer]) -> Question:
        """No data leave on a foreign order alone.

        An order of a third country's court or authority counts only under an agreement in force. *Fails* for data
        that went out on a bare order. GDPR, art. 48.
        """
        return when(transfer.on_foreign_order, transfer.agreement_in_force)
