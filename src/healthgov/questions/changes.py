"""What would have to be stated otherwise: changes of a subject, and the subject with the changes made."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from healthgov.errors import HealthgovError
from healthgov.languages import ENGLISH, say, translated
from healthgov.questions.candidates import fresh

__all__ = ["FactChange", "Needed", "Steps", "get", "path_of", "put", "steps_of", "steps_to"]

Step = str | int
Steps = tuple[Step, ...]
"""From the subject (``""``) or the document (``"/"``) to a thing in it: names of facts, and numbers of items."""

SUBJECT, DOCUMENT = "", "/"


@attrs.frozen
class Needed:
    """What something would have to be, as a sentence with its values."""

    sentence: str
    values: tuple[tuple[str, object], ...] = ()

    clause: str = ""
    """The same said as a clause: ``the term is at most 3 years``."""
    barred: Any = attrs.field(default=None, eq=False, repr=False)
    """The question that bars something from a list: what bars several things is said in one clause."""

    def words(self, language: str = ENGLISH) -> str:
        """In words: ``at most 3 years``."""
        return say(self.sentence, dict(self.values), language)


@attrs.frozen
class FactChange:
    """One fact, and what it would have to be."""

    steps: Steps = attrs.field(repr=False)
    fact: Any
    needed: tuple[Needed, ...]
    value: Any = attrs.field(repr=False)
    """A value that fits; of a list that grows, the new item."""
    stated: bool = True
    """Whether it is stated today; if not, stating it is what is missing."""
    adds: bool = False
    """Whether one more item is added to a list."""
    past: bool = attrs.field(default=False, eq=False)
    """Whether a day would do that has passed, and today would not: what was done or left undone then stays so."""

    choices: Needed | None = attrs.field(default=None, eq=False)
    """What it may be, where what is needed only says what it must not be and few choices are left."""

    @property
    def path(self) -> str:
        """Where the fact stands."""
        return path_of(self.steps)

    def words(self, language: str = ENGLISH) -> str:
        """What it would have to be: ``at most 3 years``."""
        return say(" and ", language=language).join(dict.fromkeys(one.words(language) for one in self._told()))

    def sentence(self, language: str = ENGLISH) -> str:
        """The whole change, as a clause: ``needed: the term is at most 3 years``."""
        clauses = dict.fromkeys(translated(one.clause, language) for one in self._told() if one.clause)
        words = "needed: {clause}" if self.stated else "to be stated: {clause}"
        if self.past:
            words = "can no longer be made good: {clause}; record what happened and why, do now what is still owed, state another day only if this one is wrong"
        return say(words, {"clause": say(" and ", language=language).join(clauses)}, language)

    def _told(self) -> tuple[Needed, ...]:
        return self.needed if self.choices is None else (self.choices,)

    def __str__(self) -> str:
        return f"{self.path}: {self.words()}"


@functools.lru_cache(4096)
def path_of(steps: Steps) -> str:
    """Steps as a path: ``layers[0].country``, ``/layers[0].country`` from the document."""
    text = ""
    for step in steps[1:]:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return f"/{text}" if steps[0] == DOCUMENT else text


def steps_of(path: str) -> Steps:
    """The steps of a path in a document.

    >>> steps_of("layers[0].country")
    ('/', 'layers', 0, 'country')
    """
    steps = (int(step) if step.isdigit() else step for step in re.split(r"[.\[\]]+", path) if step)
    return (DOCUMENT, *steps)


def get(roots: Mapping[str, Any], steps: Steps) -> Any:
    """What stands there; ``None`` where nothing does."""
    thing = roots.get(str(steps[0]))
    for step in steps[1:]:
        if thing is None:
            return None
        thing = getattr(thing, step) if isinstance(step, str) else thing[step] if step < len(thing) else None
    return thing


def put(roots: Mapping[str, Any], steps: Steps, value: Any) -> dict[str, Any] | None:
    """The same with another value there, things on the way made where there are none; ``None`` if a model refuses."""
    try:
        made = _put(roots[str(steps[0])], steps[1:], value, "")
    except HealthgovError:
        return None
    return None if made is None else {**roots, str(steps[0]): made}


def _put(thing: Any, steps: Steps, value: Any, name: str) -> Any:
    if not steps:
        return value
    step = str(steps[0])
    inner, rest = getattr(thing, step), steps[1:]
    kind = getattr(type(thing), step).item
    if rest and isinstance(rest[0], int):
        items, index = list(inner or ()), rest[0]
        if index > len(items):
            return None
        label = f"{name}{step}-{index}"
        item = items[index] if index < len(items) else fresh(kind, label) if rest[1:] else None
        new = _put(item, rest[1:], value, f"{label}-")
        if new is None:
            return None
        items[index : index + 1] = [new]
        new = tuple(items)
    else:
        if rest and inner is None:
            inner = fresh(kind, f"{name}{step}")
            if inner is None:
                return None
        new = _put(inner, rest, value, f"{name}{step}-")
        if new is None and rest:
            return None
    from healthgov.facts.values import replaced  # noqa: PLC0415  facts are questions themselves

    return replaced(thing, step, new)


def steps_to(document: Any, subject: Any) -> Steps | None:
    """The steps from a document to a thing in it."""
    return next((found for found in _found(document, subject, (DOCUMENT,))), None)


def _found(thing: Any, wanted: Any, steps: Steps) -> Iterator[Steps]:
    if thing is wanted:
        yield steps
    elif isinstance(thing, tuple):
        for index, item in enumerate(thing):
            yield from _found(item, wanted, (*steps, index))
    elif hasattr(type(thing), "_names"):
        for name in type(thing)._names:  # noqa: SLF001  a model lists its facts
            yield from _found(getattr(thing, name), wanted, (*steps, name))
