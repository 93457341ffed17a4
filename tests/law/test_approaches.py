"""Whether a person may be approached: the rules of prospecting count on their days, by the channel that is supposed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from healthgov.fr.prospecting.approaches import (
    _in_force,
    may_be_called,
    may_be_emailed,
    may_be_texted,
    may_be_written_to,
)
from healthgov.models import Campaign, Channel
from healthgov.rules import RuleSet, rule
from healthgov.texts import Reference
from healthgov.verdicts import Verdict

FIRST, BEGUN, ENDED = date(2018, 5, 25), date(2020, 1, 1), date(2021, 12, 31)
ONE = timedelta(days=1)
CITE = Reference("a text")


class Dated(RuleSet, of=Campaign):
    """Rules of every span."""

    @rule("X-01", CITE)
    def always(law, campaign):
        """The sender is named."""
        return campaign.sender_identified

    @rule("X-02", CITE, since=FIRST)
    def from_the_first(law, campaign):
        """The sender is named since the first day."""
        return campaign.sender_identified

    @rule("X-03", CITE, since=BEGUN)
    def from_later(law, campaign):
        """The sender is named since a later day."""
        return campaign.sender_identified

    @rule("X-04", CITE, since=FIRST, until=ENDED)
    def for_a_time(law, campaign):
        """The sender is named up to a day."""
        return campaign.sender_identified

    @rule("X-05", CITE, since=BEGUN, until=ENDED)
    def for_a_later_time(law, campaign):
        """The sender is named between two days."""
        return campaign.sender_identified


@pytest.mark.parametrize("one", Dated.rules, ids=lambda one: one.code)
@pytest.mark.parametrize("day", [FIRST, BEGUN - ONE, BEGUN, ENDED, ENDED + ONE])
def test_a_rule_is_asked_on_its_days(one, day):
    """On others it asks nothing."""
    asked = _in_force(one, FIRST)
    in_force = (one.validity.since or FIRST) <= day <= (one.validity.until or date.max)
    for named in (True, False):
        found = asked(Campaign(id="c", sender_identified=named), as_of=day)
        assert found.applies is in_force
        assert found.verdict is (Verdict.FAIL if in_force and not named else Verdict.PASS)


BY = {
    Channel.EMAIL: may_be_emailed,
    Channel.SMS: may_be_texted,
    Channel.LIVE_CALL: may_be_called,
    Channel.POST: may_be_written_to,
}


@pytest.mark.parametrize("channel", BY)
def test_the_channel_is_supposed(channel):
    """Whatever is stated: the answer of a contact is that of the channel that is asked."""
    told = Campaign(id="c", audience="consumers", relation="prospect", countries=("FR",))
    answers = {
        stated: BY[channel](
            Campaign(id="c", audience="consumers", relation="prospect", countries=("FR",), channel=stated),
            as_of=date(2026, 1, 1),
        ).verdict
        for stated in (None, *Channel)
    }
    assert len(set(answers.values())) == 1
    assert BY[channel](told, as_of=FIRST - ONE).verdict is Verdict.UNKNOWN
