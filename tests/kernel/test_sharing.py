"""Which questions are written once and called, and what a thing that is not stated answers."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from healthgov.questions import claimed, value
from healthgov.questions.lists import Items
from healthgov.questions.script import Script, number
from healthgov.questions.sharing import shared
from kernel.test_readings import TODAY, Campaign, Channel, Entity, F, Layer, P, U, WayOut, Whole


class Made:
    """A question made of others."""

    def __init__(self, *parts):
        self._parts = parts

    def parts(self):
        """Those it is made of."""
        return self._parts


def chain(length):
    """So many, one in the other."""
    made = Made()
    for _ in range(length - 1):
        made = Made(made)
    return made


@pytest.mark.parametrize(("weight", "counts"), [(6, False), (7, True), (8, True)])
def test_what_is_weighty_and_asked_again_is_shared(weight, counts):
    """Once is not again, wherever it is asked; what lies in a shared one is written with it."""
    one = chain(weight)
    assert shared([one]) == {}
    assert shared([Made(one), Made(Made(), one)]) == ({id(one): one} if counts else {})
    assert shared([Made(one, one)]) == ({id(one): one} if counts else {})
    assert shared([chain(weight), chain(weight)]) == {}


@pytest.mark.parametrize(
    ("thing", "answers"),
    [(None, (P, U)), (WayOut(), (P, P)), (WayOut(present=False), (P, P)), (WayOut(present=True), (F, F))],
)
def test_a_thing_that_is_asked_for_is_stated_first(thing, answers):
    """Of one for which nobody asks, its facts are not stated; one that is asked for is open until it is stated."""
    for fact, answer in zip((Campaign.way, Campaign.asked_way), answers, strict=True):
        question, subject = fact.has(~claimed(WayOut.present)), Campaign(**{fact.name: thing})
        assert question.verdict(subject, as_of=TODAY) is answer
        assert question(subject, as_of=TODAY).verdict is answer


LAYERS = [Layer(id="a", encrypted=True), Layer(id="b", encrypted=False), Layer(id="c")]


@pytest.mark.parametrize(
    ("layers", "each", "some"),
    [
        ((), "layers", "layers"),
        (LAYERS[:1], "layers[0].encrypted", "layers[0].encrypted"),
        (LAYERS[:2], "layers", "layers"),
        (LAYERS, "layers", "layers"),
        (None, "layers", "layers"),
    ],
    ids=["none", "one", "two", "three", "unstated"],
)
def test_what_is_asked_of_several_stands_at_their_list(layers, each, some):
    """Of one, at its fact."""
    campaign = Campaign(layers=layers)
    assert Campaign.layers.each(Layer.encrypted)(campaign, as_of=TODAY).path == each
    assert Campaign.layers.some(Layer.encrypted)(campaign, as_of=TODAY).path == some


OFFERED = Entity.activities.claimed(otherwise=value((Channel.SMS,)))
MAIL, PHONE, SILENT = (
    Entity(id="a", activities=[Channel.POST]),
    Entity(id="b", activities=[Channel.SMS]),
    Entity(id="c"),
)


@pytest.mark.parametrize(
    ("entities", "stated", "claimed_"),
    [
        ((MAIL, PHONE), P, P),
        ((PHONE, MAIL), P, P),
        ((MAIL,), F, F),
        ((MAIL, SILENT), U, P),
        ((SILENT, PHONE), U, F),
        ((SILENT,), U, F),
        ((), F, F),
        (None, U, U),
    ],
    ids=range(8),
)
def test_what_several_cover(entities, stated, claimed_):
    """By a fact of theirs, or by what stands in for it where it is not stated; both readings, and the opposite."""
    whole = Whole(entities=entities)
    for offered, answer in ((Entity.activities, stated), (OFFERED, claimed_)):
        question = Items(Whole.entities).cover({Channel.POST, Channel.SMS}, offered, narrow="no")
        for asked, expected in ((question, answer), (~question, {P: F, F: P, U: U}[answer])):
            assert asked.verdict(whole, as_of=TODAY) is expected
            assert asked(whole, as_of=TODAY).verdict is expected


@pytest.mark.parametrize(
    ("days_", "earliest", "latest"),
    [
        ((1, 2, 3), 0, 2),
        ((3, 2, 1), 2, 0),
        ((2, 1, 3), 1, 2),
        ((2, 3, 1), 2, 1),
        ((1, 1, 2), 0, 2),
        ((2, 1, 2), 1, 0),
    ],
)
def test_the_first_and_the_last_of_several_days_stand_where_they_are(days_, earliest, latest):
    """By the day and not by the place; of equal ones the first."""
    listed = [Layer(id=str(at), first_day=date(2026, 11, day)) for at, day in enumerate(days_)]
    campaign = Campaign(layers=listed)
    for asked, at, day in (
        (Campaign.layers.earliest(Layer.first_day), earliest, min(days_)),
        (Campaign.layers.latest(Layer.first_day), latest, max(days_)),
    ):
        for limit, answer in ((day, P), (day - 1, F)):
            question = asked.at_most(date(2026, 11, 1) + timedelta(limit - 1))
            found = question(campaign, as_of=TODAY)
            assert (found.verdict, found.path) == (answer, f"layers[{at}].first_day")
            assert question.verdict(campaign, as_of=TODAY) is answer


STRICTLY = (Whole.strict | Campaign.named) & (Whole.strict | Campaign.quiet) & Campaign.layers.each(~Whole.strict)
"""Weighty enough to be shared, and asked of the whole document too, in a loop and outside of one."""


@pytest.mark.parametrize("strict", [None, True, False])
def test_what_is_shared_reads_the_whole_document(strict):
    """As what is written in place does, and as it is explained."""
    several = (STRICTLY | Campaign.bulk, STRICTLY & Campaign.bulk)
    assert id(STRICTLY) in shared([STRICTLY, *several, STRICTLY])
    code = Script(Campaign, shared={id(STRICTLY): STRICTLY})
    answered = code.build(f"({', '.join(code.ask(one) for one in (STRICTLY, *several, STRICTLY))},)")(TODAY, None)
    for named, bulk, layers in itertools.product((None, True, False), (True, False), ((), LAYERS[:1], LAYERS)):
        campaign = Campaign(named=named, quiet=True, bulk=bulk, layers=layers)
        whole = Whole(strict=strict, campaigns=[campaign])
        explained = [one(campaign, as_of=TODAY, document=whole) for one in (STRICTLY, *several, STRICTLY)]
        assert answered(campaign, whole) == tuple(map(number, explained))
