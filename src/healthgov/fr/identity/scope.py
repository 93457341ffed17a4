"""Which services the French law on digital health services reaches (CSP, art. L1470-1)."""

from __future__ import annotations

from healthgov.fr.places import under_the_codes
from healthgov.models import DigitalHealthService, Organisation, ProcessingActivity, Purpose, PurposeKind
from healthgov.questions import ask_again, claimed

__all__ = ["care_runs_on_it", "reached"]

service = DigitalHealthService

care_runs_on_it = claimed(
    Organisation.activities.some(
        ProcessingActivity.purposes.some(
            Purpose.kind.is_in({PurposeKind.CARE, PurposeKind.CARE_SHARING_OUTSIDE_TEAM}), none="there is no purpose"
        )
        & ProcessingActivity.systems.includes(service.id),
        none="no activity is stated",
    )
)
"""An activity of care names the service among its systems."""
SERVES_WHAT = "An activity of care runs on this service: how is it that it serves no care?"
serves = service.serves_care | (
    claimed(~service.serves_care) & care_runs_on_it & ask_again(service.serves_care, SERVES_WHAT)
)
reached = ((under_the_codes | claimed(service.used_in_france)) & ~claimed(~service.used_in_france) & serves).said(
    "it is a digital health service used in France", no="it is no digital health service used in France"
)
"""A service of an organisation in France, unless it is said to be used abroad only; or one said to be used in France.

New Caledonia and French Polynesia make their own law on health: what is not said to be used in France is *contested* there.
"""
