"""What is said in favour of a campaign, and held against what else is said of it: two that disagree are asked which is right."""

from __future__ import annotations

from healthgov.models import (
    Address,
    Audience,
    Campaign,
    Consent,
    Organisation,
    OrganisationKind,
    Relation,
    Telephone,
)
from healthgov.questions import ask_again, claimed, of_whole

__all__ = ["informed", "on_a_contract", "on_a_subscription", "promotes", "to_a_body", "without_commercial_aim"]

FOR_PROFIT = frozenset(
    {
        *(OrganisationKind.COMPANY, OrganisationKind.SOFTWARE_PUBLISHER, OrganisationKind.HOST),
        *(OrganisationKind.PHARMACY, OrganisationKind.LABORATORY),
    }
)
"""Kinds of organisations that live by selling."""
PUBLISHERS = frozenset(
    {
        *(OrganisationKind.COMPANY, OrganisationKind.ASSOCIATION, OrganisationKind.SOFTWARE_PUBLISHER),
        *(OrganisationKind.EMPLOYER, OrganisationKind.PUBLIC_AUTHORITY),
    }
)
"""Kinds among which publishers of newspapers and magazines are."""

asked_for_nothing = claimed(Campaign.relation.is_in({Relation.PROSPECT, Relation.LIST_OBTAINED}))
"""Who is on a list that was obtained, or only a prospect, has no service to be told of, and no contract."""
sells = claimed(Campaign.similar_products) | claimed(Campaign.promotes_health_products)
without_commercial_aim = (
    claimed(Campaign.non_commercial)
    & (
        ~sells
        | ask_again(
            Campaign.non_commercial, "The campaign is said to promote products, and to have no commercial aim: has it?"
        )
    )
    & (
        of_whole(~claimed(Organisation.kind.is_in(FOR_PROFIT)))
        | ask_again(
            Campaign.non_commercial, "The organisation lives by selling: is this campaign without any commercial aim?"
        )
    )
)
"""Charitable, or otherwise without commercial aim, and neither a product nor the kind of sender says otherwise."""
promotes = ~(
    claimed(Campaign.service_messages)
    & ~claimed(Campaign.promotes_health_products)
    & (
        ~(asked_for_nothing | claimed(Campaign.similar_products))
        | claimed(Campaign.non_commercial)
        | ask_again(
            Campaign.service_messages,
            "These persons asked for no service, or are told of similar products: do the messages promote nothing?",
        )
    )
)
"""Prospecting is a message that promotes goods, services or an image, directly or indirectly (CPCE, art. L34-5).

Messages of a service go to who asked for it: of who is only a prospect, or on a list that was obtained, it is asked.
"""
to_a_body = claimed(Campaign.address.is_(Address.GENERIC)) & (
    ~claimed(Campaign.audience.is_(Audience.CONSUMERS))
    | ask_again(Campaign.address, "Consumers are persons: are these addresses of bodies alone?")
)
"""Only addresses of bodies, such as contact@: said of the campaign, never assumed."""
on_a_contract = Telephone.ongoing_contract & (
    ~asked_for_nothing
    | ask_again(
        Telephone.ongoing_contract,
        "These persons are said to be no customers yet: on which ongoing contract are they called?",
    )
)
on_a_subscription = Telephone.press_subscription & (
    of_whole(~claimed(~Organisation.kind.is_in(PUBLISHERS)))
    | ask_again(
        Telephone.press_subscription,
        "The organisation is said to be of a kind that publishes no newspapers: to which one are these subscriptions?",
    )
)
"""Calls for newspapers and magazines are those of who publishes them."""
from_a_list = Campaign.relation.is_(Relation.LIST_OBTAINED)
informed = (
    Campaign.informed_at_collection
    & Campaign.objection_offered_at_collection
    & (
        ~claimed(from_a_list)
        | claimed(Campaign.consent.has(Consent.collector_audited))
        | ask_again(
            Campaign.informed_at_collection,
            "The contacts were collected by somebody else: was it checked, on the forms, what persons were told there?",
        )
    )
)
"""Persons were told at collection that they would be approached, and could object. What somebody else told them who
collected the list is known to who checked the collector."""
