"""Recipients abroad and the transfers that reach them."""

from __future__ import annotations

from typing import Any

from healthgov.eu.gdpr.law import APPLICABLE, reached
from healthgov.eu.references import gdpr
from healthgov.eu.transfers.flows import third
from healthgov.findings import Finding
from healthgov.models import Organisation, ProcessingActivity, Recipient, Transfer
from healthgov.questions import Question, View, by_hand, claimed
from healthgov.rules import RuleSet, rule

__all__ = ["RecipientRules", "in_third_country"]


def _third_country(law: Any, recipient: View) -> Finding:
    return third(recipient.country, law.day, recipient.at("country"))


in_third_country = by_hand(_third_country)
"""The recipient is in a third country on the day."""


class RecipientRules(RuleSet, of=Recipient, where=reached & in_third_country & ~claimed(Recipient.same_entity)):
    """Recipients in third countries, other bodies than the organisation."""

    @rule("EU-TR-06", gdpr("30(1)(e)"), gdpr("44"), since=APPLICABLE)
    def recipient_has_transfer(law, recipient: type[Recipient]) -> Question:
        """A recipient abroad is reached by a stated transfer.

        Whoever lists a recipient in a third country states the transfer, or that there is none.
        *Fails* when activities that name the recipient state no transfer to its country.
        """
        naming = Organisation.activities.where(ProcessingActivity.recipients.includes(recipient.id))
        there = ProcessingActivity.transfers.some(
            Transfer.country.is_(recipient.country), none="no transfer there is stated"
        )
        return naming.each(there)
