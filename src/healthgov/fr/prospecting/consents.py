"""Consent to be approached: one that can be shown and withdrawn, for the channel by which it is used, and for partners."""

from __future__ import annotations

from healthgov.eu.gdpr.consent import consent_given, consent_unspoilt, withdrawal_open
from healthgov.fr.prospecting.claims import from_a_list
from healthgov.models import Campaign, Consent, Unsubscribe
from healthgov.questions import ask_again, claimed, contested, when

__all__ = ["consented", "for_this_channel", "objections_respected", "passed_on", "valid", "way_out_open"]

way_out_open = Campaign.unsubscribe.has(
    Unsubscribe.present & Unsubscribe.works & Unsubscribe.free & Unsubscribe.respected
)
objections_respected = Campaign.unsubscribe.has(Unsubscribe.respected)
"""Who objected is approached no more; of one contact: this one did not object (GDPR, art. 21(3))."""
withdrawal = Campaign.consent.has(withdrawal_open)
shown = when(~Consent.provable, contested("proof is asked by an article of its own, beside the one on prospecting"))
valid = Campaign.consent.has(consent_given & shown) & (withdrawal | way_out_open) & ~claimed(~withdrawal)
"""Consent as the GDPR means it, that can be shown; a way out in each message, if it works, withdraws it as well."""

for_this_channel = Campaign.channel.among(Campaign.consent_channels).said(
    "consent was given for this channel", no="consent was given for other channels only"
)
consented = (
    valid & when(claimed(from_a_list), Campaign.consent.has(Consent.names_controller)) & for_this_channel
).said("the persons consented", no="the persons did not consent")
"""To electronic prospecting: for this channel, and naming the sender where somebody else collected it."""

passed_on = Campaign.consent.has(
    (Consent.collected & consent_unspoilt)
    | (
        claimed(~Consent.collected)
        & ask_again(
            Consent.collected,
            "Partners are said to be named when consent was asked, and no consent to be collected: which is right?",
        )
    )
)
"""To partners: collected, and nothing is known against it; one that is denied beside their names is asked again."""
