"""Consent to be approached: one that can be shown and withdrawn, for the channel by which it is used, and for partners."""

from __future__ import annotations

from healthgov.eu.gdpr.ages import where_minors_consent
from healthgov.eu.gdpr.consent import consent_given, consent_unspoilt, withdrawal_open
from healthgov.fr.places import in_france
from healthgov.fr.prospecting.claims import from_a_list
from healthgov.models import Campaign, Consent, Tracker, Unsubscribe
from healthgov.questions import ask_again, claimed, contested, either, of_whole, when

__all__ = [
    "consented",
    "for_this_channel",
    "objections_respected",
    "passed_on",
    "tracker_of_age",
    "valid",
    "way_out_open",
]

way_out_open = Campaign.unsubscribe.has(
    Unsubscribe.present & Unsubscribe.works & Unsubscribe.free & Unsubscribe.respected
)
objections_respected = Campaign.unsubscribe.has(Unsubscribe.respected)
"""Who objected is approached no more; of one contact: this one did not object (GDPR, art. 21(3))."""
withdrawal = Campaign.consent.has(withdrawal_open)
shown = when(~Consent.provable, contested("proof is asked by an article of its own, beside the one on prospecting"))
_french = Consent.youngest_age.at_least(15) & Consent.parent_and_child_together
_WHOSE = (
    "whether the State of the sender or that of the child sets the age at which minors consent is for national law to say, and"
    " the two may differ here"
)
of_age = where_minors_consent(either(of_whole(in_france), _french, _french | contested(_WHOSE)))
"""Minors who are offered a service consent alone from fifteen, and below that together with a parent (LIL, art. 45)."""
tracker_of_age = ~claimed(Tracker.consent.stated()) | Tracker.consent.has(of_age)
valid = Campaign.consent.has(consent_given & shown & of_age) & (withdrawal | way_out_open) & ~claimed(~withdrawal)
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
