"""The short way to an answer and the answer in full are the same answer."""

from __future__ import annotations

import copy
import importlib
import pickle
import random
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import tries
from groups import in_groups
from healthgov import de, fr, gb, it, us
from healthgov.errors import CalendarEndError, DefinitionError, InvalidDocumentError
from healthgov.periods import years
from healthgov.retention import Due, Hold, RetentionSchedule, at_least, due, kept
from healthgov.retention.answers.due import in_full
from healthgov.retention.answers.plain import plain
from healthgov.retention.policies import Reading, RetentionPolicy
from healthgov.texts import Reference
from retention.terms import LIVES, TERMS, policy_of

SCHEDULES = (
    fr.Retention,
    gb.NhsRetention,
    de.GermanRetention,
    de.Bavaria,
    it.ItalianRetention,
    us.UsRetention,
)
POLICIES = [policy for schedule in SCHEDULES for policy in schedule.policies]
DAYS = (date(2026, 11, 23), date(2019, 2, 28), date(2024, 2, 29), date(2040, 1, 1))
EACH = -(-tries(6_000, 60_000) // len(POLICIES))


def a_day(chance: random.Random, around: date) -> date | str | None:
    """A day near others, so that orders, leap days, placeholders and turns all occur; now and then none, or a part."""
    kind = chance.random()
    day = around + timedelta(days=chance.randrange(-9_000, 9_000))
    if kind < 0.2:
        return None
    if kind < 0.25:
        return date(day.year - day.year % 4, 2, 29)
    if kind < 0.3:
        return chance.choice(
            (day.isoformat()[:4], day.isoformat()[:7], "1900-01-01", "2020-02-30", "20200101", "x", "")
        )
    return day.isoformat() if kind < 0.5 else day


def answered(ask, policy: RetentionPolicy, day: date, events: dict, never: tuple = ()) -> Due | str:
    """The answer, or how it was refused."""
    try:
        return ask(policy, as_of=day, events=events, never=never)
    except (InvalidDocumentError, CalendarEndError, DefinitionError) as error:
        return f"{type(error).__name__}: {error}"


@in_groups(POLICIES, by=lambda policy: policy.key[0], named=lambda policy: policy.key)
def test_both_ways_give_one_answer(policy):
    """Thousands of random records over every policy: equal in every field, or refused in the same words."""
    chance = random.Random(policy.key)  # noqa: S311  the same on every run
    known = (*policy.events, policy.trigger)
    short = 0
    for _ in range(EACH):
        day = chance.choice(DAYS)
        around = day - timedelta(days=chance.randrange(12_000))
        events = {name: a_day(chance, around) for name in known}
        for name in list(events):
            if chance.random() < 0.1:
                del events[name]
        quick, whole = answered(due, policy, day, events), answered(in_full, policy, day, events)
        assert quick == whole, (day, events)
        if isinstance(quick, Due):
            assert quick.explain("fr") == whole.explain("fr")
            short += quick._stated is not None
    assert short or policy.by_moment or not policy.events or never_ends(policy)


@in_groups(POLICIES, by=lambda policy: policy.key[0], named=lambda policy: policy.key)
def test_days_in_part_and_what_never_happened(policy):
    """Answered as plain records where they come to the same; equal to the answer in full, in every field and word."""
    chance = random.Random(policy.key)  # noqa: S311  the same on every run
    known = (*policy.events, policy.trigger)
    for _ in range(EACH):
        day = chance.choice(DAYS)
        around = day - timedelta(days=chance.randrange(16_000))
        events = {name: in_part(a_day(chance, around), chance) for name in known}
        never = tuple(name for name in dict.fromkeys(known) if chance.random() < 0.3)
        for name in (*never, *known):
            if chance.random() < (0.9 if name in never else 0.1):
                events.pop(name, None)
        quick, whole = answered(due, policy, day, events, never), answered(in_full, policy, day, events, never)
        assert quick == whole, (day, events, never)
        if isinstance(quick, Due):
            assert quick.explain("fr") == whole.explain("fr")
            assert quick.questions() == whole.questions()


@in_groups(POLICIES, by=lambda policy: policy.key[0], named=lambda policy: policy.key)
def test_claims_and_days_not_known(policy):
    """Claims that overlap, are pending, come late or cannot be; deaths on a day not known: equal to the answer in full."""
    chance = random.Random(policy.key)  # noqa: S311  the same on every run
    known = (*policy.events, policy.trigger)
    for _ in range(EACH):
        day = chance.choice(DAYS)
        around = day - timedelta(days=chance.randrange(12_000))
        events = {name: a_day(chance, around) for name in known if chance.random() < 0.9}
        undated = tuple(name for name in dict.fromkeys((*known, "death")) if chance.random() < 0.15)
        for name in undated:
            if chance.random() < 0.9:
                events.pop(name, None)
        claims = [a_claim(chance, around, day) for _ in range(chance.choice((0, 1, 1, 2, 4)))]
        given = {"events": events, "claims": claims, "undated": undated}
        quick, whole = (stated(ask, policy, as_of=day, **given) for ask in (due, in_full))
        explained = stated(in_full, policy, as_of=day, explained=True, **given)
        assert quick == whole == explained, (day, given)
        if isinstance(quick, Due):
            again = stated(due, policy, as_of=day, **given)  # whose explanation nobody read yet
            assert pickle.loads(pickle.dumps(again)) == quick  # noqa: S301  our own
            assert again.explain("fr") == explained.explain("fr")
            assert again.questions() == explained.questions()


def a_claim(chance: random.Random, around: date, day: date) -> tuple[date | str, date | str | None]:
    """A claim near a day: most resolved by the day asked for, some pending, a few that cannot be."""
    lodged = around + timedelta(days=chance.randrange(-2_000, 12_000))
    lodged = lodged if chance.random() < 0.05 else min(lodged, day)
    resolved = lodged + timedelta(days=chance.choice((0, 1, 30, 400, 4_000, -1 if chance.random() < 0.05 else 90)))
    resolved = resolved if chance.random() < 0.02 else min(resolved, day)
    return (lodged.isoformat() if chance.random() < 0.3 else lodged), None if chance.random() < 0.15 else resolved


def stated(ask, policy: RetentionPolicy, **given) -> Due | str:
    """The answer, or how it was refused."""
    try:
        return ask(policy, **given)
    except (InvalidDocumentError, CalendarEndError, DefinitionError) as error:
        return f"{type(error).__name__}: {error}"


def in_part(day: date | str | None, chance: random.Random) -> date | str | None:
    """A day, most often told in part."""
    if not isinstance(day, date) or chance.random() < 0.3:
        return day
    text = day.isoformat()
    return chance.choice((text[:4], text[:7], f"{text}/{day + timedelta(days=chance.randrange(400))}"))


def never_ends(policy: RetentionPolicy) -> bool:
    """Whether no record of a type has an end, all its events dated."""
    return in_full(policy, as_of=DAYS[0], events=dict.fromkeys(policy.events, "2001-01-01")).keep_through is None


def test_what_is_not_plain_goes_the_long_way(monkeypatch):
    """Holds, handling and what a condition compares in part are never answered in short; claims and days not known are."""
    schedule = fr.Retention(as_of=DAYS[0])
    long_way = []
    module = importlib.import_module("healthgov.retention.answers.due")
    monkeypatch.setattr(module, "in_full", lambda *_, **given: long_way.append(given))
    for more in (
        {},
        {"never": ["death"]},
        {"birth": "1990"},
        {"claims": [("2002-01-01", None)]},
        {"claims": [("2002-01-01", "2003-01-01")], "birth": "1990-01-01"},
        {"undated": ["death"]},
        {"undated": ["death"], "claims": [("2002-01-01", "2003-01-01")]},
    ):
        schedule.due("hospital_medical_record", last_contact="2001-01-01", **more)
    assert not long_way
    for more in (
        {"death": "2005"},  # a condition compares it
        {"legal_holds": [Hold(since="2002-01-01")]},
        {"never": ["death"], "claims": [("2002-01-01", None)]},
        {"birth": "1990", "claims": [("2002-01-01", None)]},
        {"claims": [("2002-01-01", "2001-01-01")]},
        {"undated": ["birth"], "birth": "1990-01-01"},
    ):
        count = len(long_way)
        schedule.due("hospital_medical_record", last_contact="2001-01-01", **more)
        assert len(long_way) == count + 1, more


def test_an_answer_not_read_yet_is_a_value():
    """Kept, copied and compared before anybody asked for its explanation."""
    schedule = fr.Retention(as_of=DAYS[0])
    made = [schedule.due(fr.HOSPITAL_RECORD, last_contact="2001-01-01", birth=date(1990, 2, 28)) for _ in range(5)]
    again = pickle.loads(pickle.dumps(made[0]))  # noqa: S301  our own bytes
    assert again == made[1] == copy.copy(made[2]) == copy.deepcopy(made[3])
    assert hash(made[0]) == hash(made[1])
    assert attrs.evolve(made[4], phase="active").lacking == made[0].lacking
    with pytest.raises(AttributeError, match="no attribute 'keep_trough'"):
        made[0].keep_trough  # noqa: B018
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made[0].reason = "another"
    assert pickle.loads(pickle.dumps(schedule)) == schedule  # noqa: S301  our own bytes


def test_what_is_known_of_a_policy_is_written_once():
    """The same function on every later question, and another for an equal policy that is another object."""
    policy = fr.Retention(as_of=DAYS[0]).policy(fr.HOSPITAL_RECORD)
    assert plain(policy, DAYS[0])[1] is plain(policy, DAYS[0])[1]
    assert plain(attrs.evolve(policy), DAYS[0])[1] is not plain(policy, DAYS[0])[1]


def test_events_of_a_house_may_have_any_name():
    """One that is a word of Python, or ends in a digit, is answered as any other."""

    class House(RetentionSchedule):
        one = kept("a thing", at_least(years(2).after("return")))
        two = kept("another", at_least(years(2).after("v1")))
        three = kept("a third", at_least(years(2).after("visit 3")))

    schedule = House(as_of=DAYS[0])
    for key, event in (("one", "return"), ("two", "v1"), ("three", "visit 3")):
        policy = getattr(House, key)
        assert schedule.due(policy, **{event: "2020-01-01"}).keep_through == date(2022, 1, 1)


@settings(max_examples=tries(150, 3000), deadline=None)
@given(TERMS, st.lists(TERMS, min_size=1, max_size=2), LIVES, st.sampled_from(DAYS))
def test_both_ways_give_one_answer_for_a_house(term, others, life, day):
    """Whatever its term and its other readings: what the short way writes down, the long way finds."""
    readings = tuple(Reading(other, Reference("House rule 1")) for other in others)
    policy = attrs.evolve(policy_of(term), readings=readings)
    events = {name: value for name, value in life.items() if name in (*policy.events, policy.trigger)}
    assert answered(due, policy, day, events) == answered(in_full, policy, day, events)
