"""Parts that are checked without the organisation they belong to: what only the whole can tell is asked, never assumed."""

from __future__ import annotations

import pytest

from healthgov import eu, fr
from healthgov.models import ContactFile, ProcessingActivity, Purpose
from healthgov.periods import years
from healthgov.verdicts import Verdict

DAY = "2026-11-23"
CARE_ON_INTERESTS = ProcessingActivity(
    id="care",
    role="controller",
    purposes=(Purpose(kind="care", legal_basis="legitimate_interests", necessary=True, interests_balanced=True),),
)

ALONE = [
    # Nobody says that it is the file of a hospital or an insurer, which are outside the guidance.
    (fr.Prospecting.file_within_guidance, ContactFile(id="c", audience="consumers", unlimited=True), Verdict.FAIL),
    (
        fr.Prospecting.file_within_guidance,
        ContactFile(id="c", audience="consumers", unlimited=False, period=years(3)),
        Verdict.PASS,
    ),
    # Whether care is a public task here depends on who gives it.
    (eu.Gdpr.lawful, CARE_ON_INTERESTS, Verdict.UNKNOWN),
]


@pytest.mark.parametrize(("rule", "part", "expected"), ALONE)
def test_what_the_whole_alone_can_tell_is_not_assumed(rule, part, expected):
    """Neither that the organisation is excepted, nor that it is a public body."""
    assert rule(part, as_of=DAY).verdict is rule.verdict(part, as_of=DAY) is expected
