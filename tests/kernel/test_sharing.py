"""Which questions are written once and called, and what a thing that is not stated answers."""

from __future__ import annotations

import pytest

from healthgov.questions import claimed
from healthgov.questions.sharing import shared
from kernel.test_readings import TODAY, Campaign, F, Layer, P, U, WayOut


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
