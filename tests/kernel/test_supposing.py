"""A question where one fact is known beforehand answers as the whole question does of a thing that states it."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from healthgov.errors import DefinitionError
from healthgov.findings.tree import Finding
from healthgov.periods import years
from healthgov.questions import by_reading, claimed, contested, settled, value, when
from healthgov.questions.lists import Items
from healthgov.questions.saying import sentence
from healthgov.questions.supposing import supposing
from kernel.test_readings import TODAY, Campaign, Channel, Layer, P, U, WayOut

NAMED, BULK = Campaign.named, Campaign.bulk
OTHERS = [Campaign(bulk=bulk, calls=calls) for bulk, calls in itertools.product((True, False, None), (1, None))]
QUESTIONS = [
    by_reading("two", NAMED, BULK),
    by_reading("two", NAMED & BULK, BULK),
    by_reading("two", by_reading("three", NAMED, ~NAMED), BULK),
    claimed(NAMED) & BULK,
    ~claimed(NAMED) | BULK,
    claimed(by_reading("two", NAMED, BULK)),
    (NAMED & BULK).said("this is so", no="this is not so"),
    NAMED.said("this is so", no="this is not so") | BULK,
    when(NAMED, BULK) & when(~NAMED, Campaign.calls.at_least(2)),
    when(BULK, NAMED) | when(NAMED, BULK),
    when(when(NAMED, BULK), Campaign.calls.at_least(1)),
    NAMED & ~NAMED,
    NAMED | ~NAMED | BULK,
    when(~NAMED, BULK) & when(NAMED & ~NAMED, BULK),
    Campaign.way.has(~claimed(WayOut.present)) & NAMED,
    Items(Campaign.layers).where(Layer.encrypted).exist() | NAMED,
    settled(answer=True) & NAMED & BULK,
    claimed(when(NAMED, contested("two readings"))) | BULK,
    when(NAMED, contested("two readings")).said("this is so", no="this is not so") & BULK,
]


@pytest.mark.parametrize("question", QUESTIONS, ids=range(len(QUESTIONS)))
@pytest.mark.parametrize("value", [True, False])
def test_a_supposition_is_one_answer_with_a_statement(question, value):
    """In both readings, whatever else is stated; the fact itself is not asked for any more."""
    supposed = supposing(NAMED, value, question)
    for other in OTHERS:
        stated = Campaign(named=value, bulk=other.bulk, calls=other.calls)
        answer = question.verdict(stated, as_of=TODAY)
        found: Finding = supposed(other, as_of=TODAY)
        assert supposed.verdict(other, as_of=TODAY) is answer
        assert found.verdict is answer
        assert found.verdict is U or found.applies is question(stated, as_of=TODAY).applies
    assert NAMED not in [fact for part in supposed.walk() for fact in part.facts()]


@pytest.mark.parametrize("supposed", Channel)
def test_what_a_value_settles_is_left_out(supposed):
    """Of comparisons too; what is held against a fact, or a value of the day, is kept."""
    email, paper = Campaign.channel.is_(Channel.EMAIL), Campaign.channel.is_in({Channel.POST})
    for question, holds in ((email, Channel.EMAIL), (paper, Channel.POST)):
        assert sentence(supposing(Campaign.channel, supposed, when(question, NAMED) & Campaign.layers.stated())) == (
            "The sender is named, and the layers are stated." if supposed is holds else "The layers are stated."
        )
        assert sentence(supposing(Campaign.channel, supposed, when(question & NAMED, BULK))).startswith(
            "Where the sender is named" if supposed is holds else "Where this does not hold"
        )
        assert sentence(supposing(Campaign.channel, supposed, question | NAMED)) == (
            "This holds." if supposed is holds else "The sender is named."
        )
    for known in (True, False):
        for wrapped in (claimed(NAMED), ~claimed(NAMED), NAMED.said("this holds", no="this does not hold")):
            said = "This holds." if wrapped.verdict(Campaign(named=known), as_of=TODAY) is P else "This does not hold."
            assert sentence(supposing(NAMED, known, wrapped)) == said
    among = Campaign.channel.among(Campaign.channels)
    for stated in (frozenset({supposed}), frozenset(Channel) - {supposed}, None):
        whole = Campaign(channel=supposed, channels=stated)
        asked = supposing(Campaign.channel, supposed, among)
        assert asked.verdict(Campaign(channels=stated), as_of=TODAY) is among.verdict(whole, as_of=TODAY)


def test_nothing_is_supposed_of_what_is_not_stated():
    """That a fact is not stated is no value of it; a question that reads another fact stays as it is."""
    with pytest.raises(DefinitionError, match="None is none"):
        supposing(NAMED, None, NAMED)
    for question in (BULK, claimed(BULK), Campaign.way.has(WayOut.works), Campaign.calls.at_least(2)):
        assert supposing(NAMED, value=True, question=question) == question


@pytest.mark.parametrize("day", [date(2025, 11, 22), date(2025, 11, 23), date(2026, 11, 23), date(2026, 11, 24)])
def test_a_day_that_is_supposed_is_held_against_others(day):
    """Alone, with a period after it, and on either side; until when an answer holds is told as of a stated one."""
    start = Campaign.starts_on
    for question in (
        start.at_most(date(2026, 1, 1)),
        start.begun(),
        ~start.is_over(),
        (start + years(1)).at_most(date(2026, 11, 23)),
        (start + years(1)).is_over(),
        (start + Campaign.term).begun(),
        Campaign.ends_on.after(start),
        Campaign.ends_on.at_most(start + years(1)),
        value(date(2026, 11, 23)).at_least(start),
        value(3).at_most(5) & start.begun(),
    ):
        supposed = supposing(start, day, question)
        for ends, term in itertools.product((None, TODAY), (None, years(1))):
            stated, other = (Campaign(starts_on=on, ends_on=ends, term=term) for on in (day, None))
            assert supposed.verdict(other, as_of=TODAY) is question.verdict(stated, as_of=TODAY)
            mine, whole = supposed(other, as_of=TODAY), question(stated, as_of=TODAY)
            assert (mine.verdict, mine.holds_until) == (whole.verdict, whole.holds_until)
    untouched = value(3).at_most(5)
    assert supposing(start, day, untouched) is untouched
