"""Which services the French law on digital health services reaches (CSP, art. L1470-1)."""

from __future__ import annotations

from healthgov.fr.places import under_the_codes
from healthgov.models import DigitalHealthService
from healthgov.questions import claimed

__all__ = ["reached"]

service = DigitalHealthService

reached = (
    (under_the_codes | claimed(service.used_in_france)) & ~claimed(~service.used_in_france) & service.serves_care
).said("it is a digital health service used in France", no="it is no digital health service used in France")
"""A service of an organisation in France, unless it is said to be used abroad only; or one said to be used in France.

New Caledonia and French Polynesia make their own law on health: what is not said to be used in France is *contested* there.
"""
