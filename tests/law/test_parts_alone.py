"""Parts that are checked without the organisation they belong to: what only the whole can tell is asked, never assumed."""

from __future__ import annotations

from typing import Any

import pytest

from healthgov import eu, fr
from healthgov.models import ContactFile, Dpia, DpiaElement, ProcessingActivity, Purpose, Transfer
from healthgov.periods import years
from healthgov.verdicts import Verdict

DAY = "2026-11-23"
CARE_ON_INTERESTS = ProcessingActivity(
    id="care",
    role="controller",
    purposes=(Purpose(kind="care", legal_basis="legitimate_interests", necessary=True, interests_balanced=True),),
)


def ordinary(**stated: Any) -> ProcessingActivity:
    """Billing by a controller that did no assessment, meeting two criteria."""
    return ProcessingActivity(
        id="a", role="controller", dpia=Dpia(done=False), **{"criteria": ("large_scale", "vulnerable_persons")} | stated
    )


def care(**stated: Any) -> ProcessingActivity:
    """Care that is not at large scale, by a controller that did no assessment."""
    return ProcessingActivity(
        id="a", role="controller", dpia=Dpia(done=False), use="care", large_scale=False, criteria=(), **stated
    )


def assessed(**stated: Any) -> ProcessingActivity:
    """An activity of a controller, with an assessment that was done."""
    return ProcessingActivity(id="a", role="controller", dpia=Dpia(done=True, **stated))


WHOLE = {"elements": tuple(DpiaElement), "whole_scope": True, "processing_changed_since": False}


def derogation(ground: str, **stated: Any) -> Transfer:
    """A documented flow to the United States on a derogation, which happens once."""
    return Transfer(
        id="t", country="US", same_entity=False, tool="derogation", derogation=ground, documented=True, **stated
    )


ALONE = [
    # Nobody says that it is the file of a hospital or an insurer, which are outside the guidance.
    (
        fr.Prospecting.file_within_guidance,
        ContactFile(id="c", audience="consumers", period=years(9), justified=False),
        Verdict.FAIL,
    ),
    (
        fr.Prospecting.file_within_guidance,
        ContactFile(id="c", audience="consumers", unlimited=False, period=years(3)),
        Verdict.PASS,
    ),
    # Whether care is a public task here depends on who gives it.
    (eu.Gdpr.lawful, CARE_ON_INTERESTS, Verdict.UNKNOWN),
    # Whether it is an authority, to which these derogations are closed (art. 49(3)).
    (eu.Transfers.derogation_fits, derogation("explicit_consent"), Verdict.UNKNOWN),
    (eu.Transfers.derogation_fits, derogation("contract_with_person", occasional=True), Verdict.UNKNOWN),
    (eu.Transfers.derogation_fits, derogation("contract_with_person", occasional=False), Verdict.FAIL),
    (eu.Transfers.derogation_fits, derogation("vital_interests", unable_to_consent=True), Verdict.PASS),
    (
        eu.Transfers.rests_on_tool,
        Transfer(id="t", country="US", same_entity=False, tool="public_instrument"),
        Verdict.UNKNOWN,
    ),
    # Whether it has fewer than 250 staff, or practises alone, or is a hospital, decides on the lists of the authority.
    (fr.DataProtection.assessment_done, ordinary(operations=("staff_under_250",)), Verdict.UNKNOWN),
    (fr.DataProtection.assessment_done, care(categories=("health",), operations=()), Verdict.UNKNOWN),
    (fr.DataProtection.assessment_done, ordinary(use="care", categories=("health",)), Verdict.UNKNOWN),
    (eu.Gdpr.assessment_done, ordinary(operations=()), Verdict.FAIL),
    # Whether there is an officer, whose advice is then sought (art. 35(2)).
    (eu.Gdpr.assessment_complete, assessed(**WHOLE), Verdict.UNKNOWN),
    (eu.Gdpr.assessment_complete, assessed(dpo_advice=False, **WHOLE), Verdict.UNKNOWN),
    (eu.Gdpr.assessment_complete, assessed(dpo_advice=True, **WHOLE), Verdict.PASS),
    (eu.Gdpr.assessment_complete, assessed(**WHOLE | {"whole_scope": False}), Verdict.FAIL),
]


@pytest.mark.parametrize(("rule", "part", "expected"), ALONE)
def test_what_the_whole_alone_can_tell_is_not_assumed(rule, part, expected):
    """Neither that the organisation is excepted, nor that it is a public body."""
    assert rule(part, as_of=DAY).verdict is rule.verdict(part, as_of=DAY) is expected
