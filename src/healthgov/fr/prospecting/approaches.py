"""Whether a person may be approached: what the rules of prospecting ask, by one channel, of one contact at a time.

A contact is a flat row of the facts of a :class:`~healthgov.models.Campaign`, to be asked of a whole table. Each part is
made of the rules themselves, the channel supposed: what is added is only that who objected is approached no more, by
whichever channel. *How* persons are called (hours, numbers, recording) is asked of the campaign, not of a contact.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from healthgov.fr.prospecting.campaigns import (
    APPLICABLE,
    CampaignRules,
    approaches_france,
    objections_respected,
)
from healthgov.fr.prospecting.claims import promotes
from healthgov.fr.prospecting.prohibitions import ProhibitionRules
from healthgov.models import Campaign, Channel
from healthgov.periods import as_date
from healthgov.questions import Question, all_of, either, outside, since, when
from healthgov.questions.supposing import supposing
from healthgov.rules import Rule

__all__ = ["may_be_called", "may_be_emailed", "may_be_texted", "may_be_written_to"]

_OF_ANY_CHANNEL = (
    ProhibitionRules.no_prescriptions,
    ProhibitionRules.no_public_databases,
    CampaignRules.health_data_consented,
)
_ELECTRONIC = (CampaignRules.electronic_consent, CampaignRules.consent_of_lists_proved, CampaignRules.way_out)
_CALLS = (
    CampaignRules.calls_based,
    CampaignRules.consent_of_lists_proved,
    CampaignRules.objection_list,
    CampaignRules.calls_consented,
)
_POST = (CampaignRules.calls_based, CampaignRules.consent_of_lists_proved)


def _in_force(rule: Rule, first: date) -> Question:
    """What a rule asks of whom the law reaches, on its days; on others nothing."""
    asked = cast("Question", rule.question)
    if rule.validity.since is not None and rule.validity.since > first:
        asked = when(since(rule.validity.since), asked)
    last = rule.validity.until
    return asked if last is None else when(~since(last + timedelta(days=1)), asked)


def _by(channel: Channel, *rules: Rule) -> Question:
    """The rules by one channel, whom they reach asked once; before all of them the case lies outside."""
    first = as_date(APPLICABLE)
    asked = all_of(objections_respected, *(_in_force(rule, first) for rule in (*rules, *_OF_ANY_CHANNEL)))
    reached = when(approaches_france & promotes, asked)
    known = either(since(first), reached, outside("the rule is not in force on this day"))
    return supposing(Campaign.channel, channel, known)


may_be_emailed = _by(Channel.EMAIL, *_ELECTRONIC)
"""By e-mail: consent or one of its exceptions, a list proved, a way out, no objection."""
may_be_texted = _by(Channel.SMS, *_ELECTRONIC)
"""By SMS: the same, with the consent given for it."""
may_be_called = _by(Channel.LIVE_CALL, *_CALLS)
"""By a person who calls: consumers by consent from 11 August 2026 on, and before that by the list of objections."""
may_be_written_to = _by(Channel.POST, *_POST)
"""By post: consent collected by others is consent, and without any the person could object at collection."""
