"""Recipients abroad and the transfers that reach them."""

from __future__ import annotations

from healthgov.eu.gdpr.law import APPLICABLE, personal, reached
from healthgov.eu.gdpr.roles import another_body
from healthgov.eu.references import gdpr
from healthgov.eu.transfers.flows import in_third_country
from healthgov.models import Organisation, ProcessingActivity, Recipient, Role, Transfer
from healthgov.questions import Question, claimed
from healthgov.rules import RuleSet, rule

__all__ = ["RecipientRules"]

abroad = reached & another_body & in_third_country(Recipient.country)
"""A recipient in a third country, and another body than the organisation."""


class RecipientRules(RuleSet, of=Recipient, where=abroad):
    """Recipients in third countries, other bodies than the organisation."""

    @rule("EU-TR-06", gdpr("30(1)(e)"), gdpr("44"), since=APPLICABLE, of=Recipient)
    def recipient_has_transfer(law, recipient: type[Recipient]) -> Question:
        """A recipient abroad is reached by a stated transfer.

        Whoever lists a recipient in a third country states the transfer to it, or that there is none. A department
        or employee of the same legal person is not asked for. *Fails* when an activity that names the recipient
        states no transfer to its country. GDPR, art. 30(1)(e).
        """
        taking_part = personal & ~claimed(ProcessingActivity.role.is_(Role.NEITHER))
        naming = Organisation.activities.where(taking_part & ProcessingActivity.recipients.includes(recipient.id))
        there = ProcessingActivity.transfers.some(
            Transfer.country.is_(recipient.country), none="no transfer to the recipient's country is stated"
        )
        stated = there.said(
            "a transfer to the recipient's country is stated", no="no transfer to the recipient's country is stated"
        )
        return naming.each(stated)
