"""What a reader of the text of a report meets: nothing is explained twice."""

from __future__ import annotations

import pytest

from healthgov import Organisation, check, fr

DAY = "2026-11-23"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_whom_a_law_reaches_is_explained_once_for_a_subject(language):
    """Seven rules are about a campaign; whose it is is explained with the first, and asked once."""
    campaigns = [{"id": one, "channel": "email"} for one in ("spring", "autumn")]
    payroll = [{"id": "payroll", "role": "processor"}]
    agency = Organisation(id="agency", country="FR", activities=payroll, campaigns=campaigns)
    report = check(agency, fr.Prospecting, as_of=DAY)
    text, once = report.text(language=language), "campaigns[{}].for_client]"
    assert [text.count(once.format(number)) for number in (0, 1)] == [2, 2]
    assert sum(asked.fact == "campaigns[0].for_client" for asked in report.asked(language)) == 1
    assert sum(result.finding.fact == "campaigns[0].for_client" for result in report.results) > 3


def test_a_denial_is_said_once():
    """``~fact`` has one line, with the mark of the denial and not of what is denied."""
    organisation = Organisation(id="clinic", country="FR", activities=[{"id": "care", "role": "controller"}])
    lines = str(check(organisation, *fr.RULE_SETS, as_of=DAY)).splitlines()
    said = [line.strip()[2:] for line in lines]
    twice = [
        line
        for line, before, one, other in zip(said[1:], said, lines[1:], lines, strict=False)
        if line == before and "[" in line and one.strip()[0] != other.strip()[0]
    ]
    assert not twice
