"""Recipients abroad and the transfers that reach them."""

from __future__ import annotations

from healthgov.eu.gdpr.law import APPLICABLE, no_law_of_a_church, personal, reached
from healthgov.eu.gdpr.roles import another_body
from healthgov.eu.references import gdpr
from healthgov.eu.roles import takes_part
from healthgov.eu.transfers.flows import ended, in_third_country
from healthgov.models import Organisation, ProcessingActivity, Recipient, Transfer
from healthgov.questions import Question, ask_again, claimed
from healthgov.rules import RuleSet, rule

__all__ = ["RecipientRules"]

ELSEWHERE = "The transfer goes to this recipient, and to another country than the one it is said to be in: which is it?"
STILL_NAMED = "The transfer has ended, and the recipient is still named: does it still receive data?"

listed = Organisation.recipients.some(Recipient.id.is_(Transfer.importer), none="no recipient is described")
"""The importer is one of the recipients that are described."""
abroad = reached & another_body & in_third_country(Recipient.country)
"""A recipient in a third country, and another body than the organisation."""


class RecipientRules(RuleSet, of=Recipient, where=abroad):
    """Recipients in third countries, other bodies than the organisation."""

    undisplaced = no_law_of_a_church

    @rule("EU-TR-06", gdpr("30(1)(e)"), gdpr("44"), since=APPLICABLE, of=Recipient)
    def recipient_has_transfer(law, recipient: type[Recipient]) -> Question:
        """A recipient abroad is reached by a stated transfer.

        Whoever lists a recipient in a third country states the transfer to it, or that there is none. A department
        or employee of the same legal person is not asked for. *Fails* when an activity that names the recipient
        states no transfer to its country, or those only of which another recipient is the importer. *Asks* where the
        importer is none of the recipients, where it is this one and stands in another country, and where the transfer has
        ended and the recipient is still named. GDPR, art. 30(1)(e).
        """
        taking_part = personal & takes_part
        naming = Organisation.activities.where(taking_part & ProcessingActivity.recipients.includes(recipient.id))
        to_it = (
            ~claimed(Transfer.importer.stated())
            | Transfer.importer.is_(recipient.id)
            | (~claimed(listed) & ask_again(Transfer.importer))
        )
        to_its_country = Transfer.country.is_(recipient.country) | (
            claimed(Transfer.importer.is_(recipient.id)) & ask_again(Transfer.country, ELSEWHERE)
        )
        there = ProcessingActivity.transfers.some(
            to_its_country & to_it & (~ended | ask_again(Transfer.last_day, STILL_NAMED)),
            none="no transfer to the recipient is stated",
        )
        stated = there.said("a transfer to the recipient is stated", no="no transfer to the recipient is stated")
        return naming.each(stated)
