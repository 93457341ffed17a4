"""What else is owed where data leave: persons are told, foreign orders are not enough, recipients are accounted for."""

from __future__ import annotations

from healthgov.eu.gdpr.law import APPLICABLE
from healthgov.eu.gdpr.roles import another_body
from healthgov.eu.references import gdpr
from healthgov.eu.transfers.flows import in_third_country, whom_transfers_reach
from healthgov.models import Organisation, ProcessingActivity, Recipient, Transfer
from healthgov.questions import Question, when
from healthgov.rules import RuleSet, rule

__all__ = ["TransferDuties"]


class TransferDuties(RuleSet, of=Transfer, where=whom_transfers_reach):
    """Information, foreign orders, recipients abroad."""

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

    @rule("EU-TR-06", gdpr("30(1)(e)"), gdpr("44"), since=APPLICABLE, of=Recipient)
    def recipient_has_transfer(law, recipient: type[Recipient]) -> Question:
        """A recipient abroad is reached by a stated transfer.

        Whoever lists a recipient in a third country states the transfer to it, or that there is none. A department
        or employee of the same legal person is not asked for. *Fails* when an activity that names the recipient
        states no transfer to its country. GDPR, art. 30(1)(e).
        """
        naming = Organisation.activities.where(ProcessingActivity.recipients.includes(recipient.id))
        there = ProcessingActivity.transfers.some(
            Transfer.country.is_(recipient.country), none="no transfer to the recipient's country is stated"
        )
        stated = there.said(
            "a transfer to the recipient's country is stated", no="no transfer to the recipient's country is stated"
        )
        return when(another_body & in_third_country(recipient.country), naming.each(stated))
