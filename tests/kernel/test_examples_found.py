"""An example is found where there is one, whatever is silent: held against every thing that can be stated."""

from __future__ import annotations

import itertools
import random

import pytest

from healthgov.documents import unstructure
from healthgov.questions import claimed, when
from healthgov.questions.witnesses import witness
from kernel.test_readings import TODAY, F, P, U
from kernel.test_search_bounds import Chain

A, B, C = Chain.a, Chain.b, Chain.c
THINGS = [
    Chain(**{name: value for name, value in zip("abc", values, strict=True) if value is not None})
    for values in itertools.product((True, False, None), repeat=3)
]
JOINTS = [
    lambda one, other: one & other,
    lambda one, other: one | other,
    lambda one, other: ~(one & other),
    lambda one, other: claimed(one & other),
    lambda one, other: claimed(one | other),
    lambda one, other: claimed(one, otherwise=other),
    lambda one, other: when(claimed(one), other),
    when,
]


def drawn(chance):
    """A question about three facts, each as it is, denied, or claimed."""
    first, second, third = (
        chance.choice([fact, ~fact, claimed(fact), claimed(~fact)]) for fact in chance.sample([A, B, C], 3)
    )
    return chance.choice(JOINTS)(chance.choice(JOINTS)(first, second), third)


def test_an_example_is_found_where_there_is_one():
    """Of what passes and of what fails, and of nothing that cannot be; what is found is answered so."""
    chance, open_ = random.Random(28), 0  # noqa: S311  the same questions each time
    for _ in range(60):
        question = drawn(chance)
        there = {question.verdict(thing, as_of=TODAY) for thing in THINGS}
        found = {want: witness(question, Chain, want, TODAY) for want in (P, F, U)}
        assert {want for want in (P, F) if found[want] is not None} == there - {U}
        for want, example in found.items():
            assert example is None or question.verdict(example.subject, as_of=TODAY) is want
        open_ += (U in there) - (found[U] is not None)
    assert open_ == 2  # one that nobody states hides by its silence what another leaves open


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        (when(claimed(A), B), {"a": True}),
        (when(claimed(A), B & C), {"a": True}),
        (when(claimed(A) & B, C), {"a": True}),
        (when(~claimed(A), B), {}),
        (when(~A | ~claimed(B), claimed(C)), {"b": True}),
        (claimed(A) & B, {"a": True}),
        (~claimed(A) | B, {"a": True}),
        (claimed(A, otherwise=claimed(B) & C), {"b": True}),
        (claimed(A) & claimed(B) & C, {"a": True, "b": True}),
    ],
    ids=range(9),
)
def test_what_silence_answers_is_open_where_something_else_is_stated(question, stated):
    """One fact short of an answer, and no fact more than that."""
    assert unstructure(witness(question, Chain, U, TODAY).subject) == stated
