"""Which questions of many rules are one: asked in several places, they are written once, as functions of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

__all__ = ["shared"]

_WEIGHT = 7
"""How many questions one is made of, at least, for a call to cost less than asking it again in place."""


class Composed(Protocol):
    """What is made of questions."""

    def parts(self) -> Iterable[Composed]:
        """Those it is made of."""
        ...


def shared(questions: Iterable[Composed]) -> Mapping[int, Composed]:
    """The weighty questions that are asked more than once in all of these, by their identity."""
    weights: dict[int, int] = {}
    known: dict[int, Composed] = {}
    times: Counter[int] = Counter()

    def weigh(question: Composed) -> int:
        key = id(question)
        if key not in weights:
            known[key] = question
            weights[key] = 1 + sum(weigh(part) for part in question.parts())
        return weights[key]

    def count(question: Composed) -> None:
        times[id(question)] += 1
        if times[id(question)] == 1:  # what lies in a shared one is written with it
            for part in question.parts():
                count(part)

    for question in questions:
        weigh(question)
        count(question)
    return {key: known[key] for key, often in times.items() if often > 1 and weights[key] >= _WEIGHT}
