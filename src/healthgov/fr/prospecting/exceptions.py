"""Who is approached by electronic messages without consent: by charities, at work, and as a customer."""

from __future__ import annotations

from healthgov.fr.prospecting.claims import informed, without_commercial_aim
from healthgov.models import Address, Audience, Campaign, Channel, Relation, Unsubscribe
from healthgov.questions import claimed, contested, since

__all__ = ["charity", "similar_products", "to_professionals"]

charity = without_commercial_aim & informed
at_work = ~Campaign.address.is_(Address.PERSONAL) | contested(
    "what is said of professionals is said of their professional addresses, and a personal one is used"
)
to_professionals = Campaign.audience.is_(Audience.PROFESSIONALS) & Campaign.related_to_profession & informed & at_work
by_mail = Campaign.channel.is_in({Channel.EMAIL, Channel.SMS}) | contested(
    "the article lets customers be approached by electronic mail alone, and the authority by automated calls as well"
)
of_their_own = Campaign.similar_products & Campaign.same_legal_person & Campaign.objection_offered_at_collection
free_account = (
    claimed(Campaign.relation.is_(Relation.ACCOUNT_HOLDER) & of_their_own)
    & since("2025-11-13")
    & contested(
        "the Court takes a free account that is to lead to a paid offer for a sale (CJEU, C-654/23): whether this one is"
        " such an account hangs on the offer, and no French text read says more"
    )
)
"""Who has an account and bought nothing is no customer, but where the account is a part of a paid offer."""
similar_products = (
    by_mail
    & (Campaign.relation.is_(Relation.CUSTOMER) | free_account)
    & of_their_own
    & (~claimed(~Campaign.unsubscribe.has(Unsubscribe.present))).said(
        "nobody says that messages let nobody out", no="messages let nobody out"
    )
)
