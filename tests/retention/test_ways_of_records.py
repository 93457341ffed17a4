"""Which records are answered the short way: all but those that something sets apart, whatever kind of policy is asked.

Both ways give one answer (``test_plain_records.py``); what is held here is that the short one is taken.
"""

from __future__ import annotations

import importlib
from datetime import date

import pytest

from healthgov.periods import months, years
from healthgov.retention import (
    Choice,
    Handling,
    Hold,
    Phase,
    Reading,
    RetentionSchedule,
    at_least,
    at_most,
    between,
    exactly,
    happened,
    kept,
    not_before,
    replaced,
    text,
    until,
)

DAY = date(2026, 11, 23)
PLAN = text("plan, {}", checked_on="2026-11-23")


class House(RetentionSchedule):
    """One type of each kind."""

    least = kept("least", at_least(years(9).after("closure")), PLAN("1"))
    most = kept("most", at_most(years(9).after("closure")), PLAN("2"))
    range_ = kept("range", exactly(between(months(6).after("closure"), years(9).after("closure"))), PLAN("3"))
    floor = kept("floor", at_least(not_before(years(9).after("closure"), years(1).after("exposure_end"))), PLAN("4"))
    compared = kept(
        "compared",
        at_least(
            replaced(
                years(9).after("closure"),
                by=years(2).after("death"),
                when=happened("death").within(years(3), of="closure"),
            )
        ),
        PLAN("5"),
    )
    bounded = kept(
        "bounded",
        at_least(not_before(years(9).after("closure"), years(1).after("birth"))),
        PLAN("6"),
        assumes={"birth": "closure"},
    )
    phased = kept(
        "phased", at_least(years(9).after("closure")), PLAN("7"), phases=(Phase("active", years(1).after("closure")),)
    )
    read_twice = kept(
        "read twice",
        at_least(years(9).after("closure")),
        PLAN("8"),
        readings=(Reading(years(4).after("closure"), PLAN("8, otherwise")),),
    )
    contested = kept(
        "contested",
        at_least(years(9).after("closure")),
        PLAN("9"),
        readings=(Reading(years(4).after("closure"), PLAN("9, otherwise")),),
        contested="nobody knows",
    )
    criterion = kept("criterion", until("somebody says so"), PLAN("10"), starts="closure")


HOUSE = House(as_of=DAY)
CLOSED = {"closure": "2001-03-04"}
PENDING = [("2003-01-01", None)]
RECORDS = {
    "a day written": CLOSED,
    "a day": {"closure": date(2001, 3, 4)},
    "a day, nothing else said": {**CLOSED, "claims": (), "legal_holds": (), "never": (), "undated": ()},
    "handled as usual": {**CLOSED, "handling": Handling()},
    "a day in part": {"closure": "2001"},
    "a day between two": {"closure": "2001-03-04/2001-03-09"},
    "a claim": {**CLOSED, "claims": [("2003-01-01", "2004-01-01")]},
    "a claim that is pending": {**CLOSED, "claims": PENDING},
    "claims, one after the other": {**CLOSED, "claims": iter(())},
    "a hold": {**CLOSED, "legal_holds": [Hold(since="2002-01-01")]},
    "holds, one after the other": {**CLOSED, "legal_holds": iter(())},
    "handled otherwise": {**CLOSED, "handling": Handling(after_death=Choice.HELD)},
    "no day": {"closure": None},
    "a day that stands for none": {"closure": "1900-01-01"},
    "the day after": {"closure": "2026-11-24"},
    "no such day": {"closure": "2001-02-29"},
    "no such event": {**CLOSED, "invoice": "2001-01-01"},
}
LONG = {
    "claims, one after the other",
    "a hold",
    "holds, one after the other",
    "handled otherwise",
    "no day",
    "a day that stands for none",
    "the day after",
    "no such day",
    "no such event",
}
"""What is answered the long way whatever the policy."""
IN_PART, CLAIMS = {"a day in part", "a day between two"}, {"a claim", "a claim that is pending"}
LONG_OF = {
    "most": LONG | IN_PART | CLAIMS,  # a maximum counts from the earliest day
    "range_": LONG | IN_PART | CLAIMS,
    "phased": LONG | CLAIMS,
    "contested": LONG | CLAIMS,
    "criterion": set(RECORDS),  # it has no end
}


@pytest.fixture
def long_way(monkeypatch):
    """What was answered the long way."""
    taken = []
    module = importlib.import_module("healthgov.retention.answers.due")
    monkeypatch.setattr(module, "in_full", lambda policy, **_: taken.append(policy))
    return taken


@pytest.mark.parametrize("name", [policy.key for policy in House.policies])
def test_records_go_the_short_way(name, long_way):
    """But for those that something sets apart."""
    policy, taken = next(one for one in House.policies if one.key == name), set()
    for record, given in RECORDS.items():
        HOUSE.due(policy, **given)
        if long_way:
            taken.add(record)
            long_way.clear()
    assert taken == LONG_OF.get(name, LONG)


@pytest.mark.parametrize(
    ("key", "given", "short"),
    [
        # what never happened
        ("floor", {**CLOSED, "never": ["exposure_end"]}, True),
        ("floor", {"closure": "2001", "never": ["exposure_end"]}, True),
        ("floor", {**CLOSED, "never": ["exposure_end"], "exposure_end": None}, True),
        ("floor", {**CLOSED, "never": ["exposure_end"], "exposure_end": "2001-05-05"}, False),
        ("floor", {**CLOSED, "never": ["exposure_end"], "claims": PENDING}, False),
        ("floor", {**CLOSED, "never": ["death"]}, False),
        ("floor", {**CLOSED, "never": ["closure"]}, False),
        ("bounded", {**CLOSED, "never": ["birth"]}, False),
        ("range_", {"never": ["closure"]}, False),
        # days in part that a condition compares
        ("compared", {"closure": "2001"}, True),
        ("compared", {"closure": "2001", "death": None}, True),
        ("compared", {"closure": "2001", "death": "2002-01-01"}, False),
        ("compared", {**CLOSED, "death": "2002"}, False),
        ("compared", {**CLOSED, "death": "2002-01-01"}, True),
        ("compared", {**CLOSED, "never": ["death"]}, True),
        # events that another bounds
        ("bounded", {"closure": "2001", "birth": "1990-01-01"}, True),
        ("bounded", {**CLOSED, "birth": "1990"}, True),
        ("bounded", {**CLOSED, "birth": "1900"}, False),
        ("bounded", {**CLOSED, "birth": "1990-01-0"}, False),
        # what happened on a day not known
        ("floor", {**CLOSED, "undated": ["exposure_end"]}, True),
        ("floor", {**CLOSED, "undated": ["exposure_end"], "claims": PENDING}, True),
        ("floor", {**CLOSED, "undated": ["exposure_end"], "exposure_end": "2001-05-05"}, False),
        ("floor", {"closure": "2001", "undated": ["exposure_end"]}, False),
        ("floor", {**CLOSED, "undated": ["invoice"]}, False),
        ("compared", {**CLOSED, "undated": ["death"]}, True),
        ("compared", {**CLOSED, "undated": ["death"], "death": "2002-01-01"}, True),
        ("phased", {**CLOSED, "undated": ["closure"]}, False),
        # what is yet to come
        ("least", {"not_yet": ["closure"]}, False),
        ("floor", {**CLOSED, "not_yet": ["exposure_end"]}, False),
        ("floor", {**CLOSED, "not_yet": ["exposure_end"], "claims": PENDING}, False),
        ("floor", {**CLOSED, "not_yet": ()}, True),
        ("least", {**CLOSED, "claims": [("2003-01-01", "2002-01-01")]}, False),
        ("least", {**CLOSED, "claims": PENDING, "legal_holds": [Hold(since="2002-01-01")]}, False),
        ("least", {**CLOSED, "claims": PENDING, "handling": Handling()}, True),
        ("least", {**CLOSED, "claims": tuple(PENDING), "legal_holds": ()}, True),
        ("least", {**CLOSED, "claims": PENDING, "handling": Handling(after_death=Choice.HELD)}, False),
    ],
)
def test_what_sets_a_record_apart(key, given, short, long_way):
    """A condition that compares a day in part, what never happened and is a clock, two things at once."""
    HOUSE.due(key, **given)
    assert (not long_way) is short
