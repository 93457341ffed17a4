"""What is said in favour of a campaign, and held against what else is said of it: two that disagree are asked which is right."""

from __future__ import annotations

from healthgov.models import Address, Audience, Campaign, Relation, Telephone
from healthgov.questions import ask_again, claimed

__all__ = ["on_a_contract", "promotes", "to_a_body", "without_commercial_aim"]

asked_for_nothing = claimed(Campaign.relation.is_in({Relation.PROSPECT, Relation.LIST_OBTAINED}))
"""Who is on a list that was obtained, or only a prospect, has no service to be told of, and no contract."""
sells = claimed(Campaign.similar_products) | claimed(Campaign.promotes_health_products)
without_commercial_aim = claimed(Campaign.non_commercial) & (
    ~sells
    | ask_again(
        Campaign.non_commercial, "The campaign is said to promote products, and to have no commercial aim: has it?"
    )
)
"""Charitable, or otherwise without commercial aim, and nobody says that it sells something."""
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
