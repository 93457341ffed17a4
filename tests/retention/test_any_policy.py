"""Policies of every shape: several phases, readings, floors and bounds at once; the short way is the long way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import tries
from healthgov.errors import CalendarEndError, InvalidDocumentError
from healthgov.periods import Validity, days, months, years
from healthgov.retention import (
    Due,
    Phase,
    Reading,
    RetentionPolicy,
    RetentionSchedule,
    at_least,
    due,
    kept,
    text,
    until,
)
from healthgov.retention.answers.due import in_full
from healthgov.retention.policies import Nature
from healthgov.retention.terms import events_of
from retention.terms import EVENTS, TERMS

PLAN = text("plan, {}", checked_on="2026-11-23")
DAYS = (date(2026, 11, 23), date(2024, 2, 29))
OTHERS = ("closure", "birth", "death", "last_contact")


def phases_of(ends: list) -> tuple[Phase, ...]:
    """Named in order."""
    return tuple(Phase(f"phase{number}", end) for number, end in enumerate(ends))


@st.composite
def policies(draw: st.DrawFn) -> RetentionPolicy:
    """Any that can be defined."""
    term = draw(TERMS | st.just(until("somebody says so")))
    natures = [Nature.CRITERION] if not events_of(term) else [one for one in Nature if one is not Nature.CRITERION]
    nature = draw(st.sampled_from(natures))
    ranged = nature not in (Nature.MAXIMUM, Nature.CRITERION) and draw(st.booleans())
    return RetentionPolicy(
        key="any",
        title="any",
        term=term,
        trigger=draw(st.sampled_from(EVENTS)),
        nature=nature,
        cites=(PLAN("1"),),
        least=draw(TERMS) if ranged else None,
        readings=tuple(Reading(other, PLAN("2")) for other in draw(st.lists(TERMS, max_size=2))),
        phases=phases_of(draw(st.lists(TERMS, max_size=3))),
        assumes=draw(st.dictionaries(st.sampled_from(EVENTS), st.sampled_from(EVENTS), max_size=1)),
        contested=draw(st.sampled_from(["", "", "nobody knows"])),
        suspended_by_claims=draw(st.booleans()),
        validity=draw(st.sampled_from([Validity(), Validity.of("1990-01-01", "2026-12-31")])),
    )


MOMENTS = st.integers(0, 15_000).map(lambda number: DAYS[1] - timedelta(days=number))
STATED = (
    MOMENTS
    | MOMENTS.map(str)
    | MOMENTS.map(lambda day: f"{day:%Y-%m}")
    | MOMENTS.map(lambda day: f"{day}/{day + timedelta(days=40)}")
)
CLAIMS = st.tuples(MOMENTS, st.none() | st.integers(0, 900)).map(
    lambda one: (one[0], None if one[1] is None else min(one[0] + timedelta(days=one[1]), DAYS[1]))
)


@st.composite
def questions(draw: st.DrawFn) -> tuple[RetentionPolicy, dict]:
    """A policy and a record."""
    policy = draw(policies())
    known = list(dict.fromkeys((*policy.events, policy.trigger)))
    events = {name: draw(STATED) for name in known if draw(st.integers(0, 4))}
    unknown = [name for name in known if name not in events]
    never = tuple(name for name in unknown if draw(st.booleans()))
    given_ = {"as_of": draw(st.sampled_from(DAYS)), "events": events}
    more = draw(st.sampled_from(["nothing", "never", "claims", "undated", "claims and undated"]))
    if more == "never":
        given_["never"] = never
    if "claims" in more:
        given_["claims"] = draw(st.lists(CLAIMS, min_size=1, max_size=3))
    if "undated" in more:
        given_["undated"] = never
    return policy, given_


def answered(ask, policy: RetentionPolicy, **stated) -> Due | str:
    """The answer, or how it was refused."""
    try:
        return ask(policy, **stated)
    except (InvalidDocumentError, CalendarEndError) as error:
        return f"{type(error).__name__}: {error}"


@settings(max_examples=tries(60, 3_000), deadline=None)
@given(questions())
def test_both_ways_give_one_answer(asked):
    """In every field and word."""
    policy, stated = asked
    quick, whole = answered(due, policy, **stated), answered(in_full, policy, **stated)
    assert quick == whole
    if isinstance(quick, Due):
        assert quick.explain() == whole.explain()


START = date(2020, 2, 29)
PHASED = kept(
    "a file",
    at_least(years(5).after("closure")),
    PLAN("1"),
    key="file",
    phases=phases_of([days(10).after("closure"), months(3).after("closure"), years(1).after("closure")]),
)
TURNS = [
    ("phase0", date(2020, 3, 10)),
    ("phase1", date(2020, 5, 29)),
    ("phase2", date(2021, 2, 28)),
    ("intermediate", date(2025, 2, 28)),
]


@pytest.mark.parametrize("ask", [due, in_full])
@pytest.mark.parametrize(("place", "phase", "last"), [(place, *turn) for place, turn in enumerate(TURNS)])
def test_phases_follow_each_other(ask, place, phase, last):
    """Each to its last day; the answer says on which day the next begins, and after the last the period is over."""
    following = [*(name for name, _ in TURNS), "expired"][place + 1]
    for before in (0, 1):
        answer = ask(PHASED, as_of=last - timedelta(days=before), events={"closure": START})
        assert (answer.phase, answer.holds_until) == (phase, last + timedelta(days=1))
    assert ask(PHASED, as_of=last + timedelta(days=1), events={"closure": START}).phase == following


@pytest.mark.parametrize("ask", [due, in_full])
def test_a_phase_whose_end_is_not_known_goes_on(ask):
    """What comes after it has not begun."""
    ends = [days(10).after("closure"), days(20).after("invoice"), years(1).after("closure")]
    policy = kept("a file", at_least(years(5).after("closure")), PLAN("1"), key="file", phases=phases_of(ends))
    waiting = ask(policy, as_of=date(2022, 1, 1), events={"closure": START})
    assert (waiting.phase, waiting.holds_until) == ("phase1", date(2025, 3, 1))
    ended = ask(policy, as_of=date(2020, 12, 1), events={"closure": START, "invoice": START})
    assert (ended.phase, ended.holds_until) == ("phase2", date(2021, 3, 1))


def test_phases_of_a_schedule():
    """Said in order, and forecast in order."""

    class House(RetentionSchedule):
        file = PHASED

    seen = House(as_of=START).forecast("file", until="2026-01-01", closure=START)
    begun = [START, *(last + timedelta(days=1) for _, last in TURNS)]
    assert [(step.since, step.phase) for step in seen.steps] == list(
        zip(begun, [*(name for name, _ in TURNS), "expired"], strict=True)
    )
