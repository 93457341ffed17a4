"""Which services the French law on digital health services reaches (CSP, art. L1470-1)."""

from __future__ import annotations

from healthgov.fr.places import under_the_codes
from healthgov.models import DigitalHealthService, Organisation, ProcessingActivity, Purpose, PurposeKind
from healthgov.questions import Question, ask_again, claimed

__all__ = ["care_runs_on_it", "in_use_in_france", "reached", "serves"]

service = DigitalHealthService

its_services = Organisation.health_services.where(service.id.among(ProcessingActivity.systems))
"""The digital health services among the systems of an activity."""


def care_runs_on_it(denied: Question) -> Question:
    """An activity of care names the service among its systems, and of each of its services what care needs is denied.

    One activity may run on several services: where another does it, nothing is odd of this one.
    """
    return claimed(
        Organisation.activities.some(
            ProcessingActivity.purposes.some(
                Purpose.kind.is_in({PurposeKind.CARE, PurposeKind.CARE_SHARING_OUTSIDE_TEAM}),
                none="there is no purpose",
            )
            & ProcessingActivity.systems.includes(service.id)
            & its_services.each(claimed(denied)),
            none="no activity is stated",
        )
    )


SERVES_WHAT = "An activity of care runs on this service: does it serve care?"
serves = service.serves_care | (
    claimed(~service.serves_care) & care_runs_on_it(~service.serves_care) & ask_again(service.serves_care, SERVES_WHAT)
)
in_use_in_france = (under_the_codes | claimed(service.used_in_france)) & ~claimed(~service.used_in_france)
"""A service of an organisation in France, unless it is said to be used abroad only; or one said to be used in France.

New Caledonia and French Polynesia make their own law on health: what is not said to be used in France is *contested* there.
"""
reached = (in_use_in_france & serves).said(
    "it is a digital health service used in France", no="it is no digital health service used in France"
)
"""One of these that serves care."""
