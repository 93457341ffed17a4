"""Commercial prospecting and trackers in France: channel by channel, audience by audience, day by day.

>>> from healthgov.fr import Prospecting
>>> from healthgov.models import Campaign
>>> call = Campaign(id="c", channel="live_call", audience="consumers", relation="prospect")
>>> Prospecting(as_of="2026-08-10").calls_consented(call).applies
False
"""

from __future__ import annotations

from healthgov.fr.prospecting.approaches import may_be_called, may_be_emailed, may_be_texted, may_be_written_to
from healthgov.fr.prospecting.campaigns import CampaignRules, calls_consumers, consented, electronic
from healthgov.fr.prospecting.contacts import ContactFileRules
from healthgov.fr.prospecting.prohibitions import ProhibitionRules
from healthgov.fr.prospecting.trackers import TrackerRules

__all__ = [
    "Prospecting",
    "calls_consumers",
    "consented",
    "electronic",
    "may_be_called",
    "may_be_emailed",
    "may_be_texted",
    "may_be_written_to",
]


class Prospecting(TrackerRules, ContactFileRules, ProhibitionRules, CampaignRules):
    """Commercial prospecting and trackers."""


def __dir__() -> list[str]:
    return __all__
