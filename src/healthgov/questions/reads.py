"""Which facts a question reads: those written in it, and those that a function answering by hand looks at."""

from __future__ import annotations

import functools
import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from healthgov.periods import Day
from healthgov.questions.asking import NoLaw
from healthgov.questions.by_hand import UNREADY, ByHand, ReadUnstated, View
from healthgov.questions.candidates import at_random
from healthgov.questions.leaves import Compared
from healthgov.questions.lists import Count, Covered, Each, Extreme, Has, Some, Suffice
from healthgov.questions.tree import Question

__all__ = ["facts_read", "facts_seen", "inside"]

_TRIES = 60
_DAY = date(2026, 1, 1)


def facts_read(question: Question, model: type | None = None, *, law: object = None) -> tuple[Any, ...]:
    """The facts a question reads, each once, in the order in which they are written.

    What answers by hand is run on made-up things, to see what it looks at; ``model`` is then the model of its subjects.

    >>> from healthgov.facts import Fact, fact, model
    >>> @model
    ... class Copy:
    ...     encrypted: Fact[bool] = fact("Is it encrypted?")
    ...     abroad: Fact[bool] = fact("Is it abroad?")
    >>> facts_read(~Copy.abroad | Copy.encrypted)
    (Copy.abroad, Copy.encrypted)
    """
    return tuple(dict.fromkeys(_read(question, model, law)))


def _read(question: Question, model: type | None, law: object) -> Iterator[Any]:
    yield from question.facts()
    if isinstance(question, ByHand) and model is not None:
        yield from facts_seen(question, model, law=law)
    for part in question.parts():
        yield from _read(part, inside(question) or model, law)


def inside(question: Question) -> type | None:
    """The model of the things inside, where a question asks for things inside its subject."""
    if isinstance(question, Has):
        place = question.fact
    elif isinstance(question, (Each, Some, Suffice, Covered)):
        place = question.items.fact
    elif isinstance(question, Compared) and isinstance(question.left, (Count, Extreme)):
        place = question.left.items.fact
    else:
        return None
    found: type = getattr(place, "fact", place).item
    return found


class Noting(View):
    """A view that notes which facts are looked at."""

    __slots__ = ("_noted",)

    def __init__(self, thing: object, path: str, noted: dict[Any, None]) -> None:
        super().__init__(thing, path)
        self._noted = noted

    def claimed(self, name: str) -> Any:
        fact = getattr(type(self._thing), name, None)
        if hasattr(fact, "owner"):
            self._noted[fact] = None
        return self._shown(getattr(self._thing, name), self.at(name))

    def _shown(self, value: Any, path: str) -> Any:
        if isinstance(value, tuple):
            return tuple(self._shown(one, path) for one in value)
        return Noting(value, path, self._noted) if hasattr(type(value), "_names") else value


@functools.cache
def _made_up(model: type) -> tuple[object, ...]:
    """Things on which functions are tried: the same for all of them, each with more to look at than the one before."""
    chance = random.Random(0)  # noqa: S311  the same things each time
    made = (at_random(model, chance, share / _TRIES, day=_DAY) for share in range(_TRIES))
    return tuple(thing for thing in made if thing is not None)


def facts_seen(question: ByHand, model: type, *, law: object = None) -> tuple[Any, ...]:
    """The facts that a function answering by hand looks at, found by running it on made-up subjects."""
    noted: dict[Any, None] = {}
    asked = law if law is not None else NoLaw(Day(_DAY))
    for place, thing in enumerate(_made_up(model)):
        arguments: list[Any] = [asked, Noting(thing, "", noted)]
        if question.takes_document:
            arguments.append(None if place % 2 else Noting(thing, "/", noted))
        try:
            question.function(*arguments)
        except (ReadUnstated, *UNREADY):
            continue
    return tuple(noted)
