"""Before all law that is modelled nothing passes, whatever other law is asked beside it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from healthgov import Fact, Reference, RuleSet, Verdict, check, fact, load, model, rule
from law.made_up import RULE_SETS

WHOLE = "telemedicine.yaml"


@model
class Door:
    """A door."""

    shut: Fact[bool] = fact("Is it shut?", yes="it is shut", no="it is open")


class Old(RuleSet, of=Door):
    """Old law."""

    @rule("OLD-01", Reference("House rule 1", checked_on="2026-10-01"))
    def shut(law, door):
        """The door is shut."""
        return door.shut


class New(RuleSet, of=Door):
    """New law."""

    @rule("NEW-01", Reference("House rule 2", checked_on="2026-10-01"), since="2020-01-01")
    def shut(law, door):
        """The door is shut."""
        return door.shut


@pytest.mark.parametrize("rule_set", RULE_SETS, ids=lambda one: f"{one.__module__.split('.')[1]}.{one.__name__}")
def test_before_all_law_is_unknown(rule_set, root):
    """Each body of law on the day before its first rule: UNKNOWN, and the report says from when there is law."""
    first = min((one.validity.since for one in rule_set.rules if one.validity.since), default=None)
    if first is None or any(one.validity.since is None for one in rule_set.rules):
        pytest.skip("rules without a first day")
    document = load(root / "examples" / WHOLE)
    report = check(document, rule_set, as_of=first - timedelta(days=1))
    assert report.verdict is report.sections[0].verdict is Verdict.UNKNOWN
    assert report.sections[0].begins == first
    assert f"outside of what is modelled: nothing of it is in force before {first}" in str(report)
    assert check(document, rule_set, as_of=first).sections[0].begins is None


def test_law_that_is_older_lifts_no_doubt():
    """One law passes; of the other nothing is known on that day, in both readings."""
    shut = Door(shut=True)
    for day, expected in (("2019-12-31", Verdict.UNKNOWN), ("2020-01-01", Verdict.PASS)):
        fast, explained = (check(shut, Old, New, as_of=day) for _ in range(2))
        assert explained.sections
        assert fast.verdict is explained.verdict is expected
    assert check(shut, Old, as_of="2019-12-31").verdict is Verdict.PASS
    assert check(Door(shut=False), Old, New, as_of="2019-12-31").verdict is Verdict.FAIL
    assert "avant le 1er janvier 2020" in check(shut, Old, New, as_of="2019-12-31").text(language="fr")
