"""A thing made as small as it can be while a question about it is answered the same.

What a search found, or what a document held, states more than the answer needs: facts are left out one by one, the
large ones first, as long as the answer stays.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import attrs

from healthgov.periods import as_date
from healthgov.questions.changes import Steps, get, put
from healthgov.questions.conditions import When
from healthgov.questions.script import PASS
from healthgov.questions.states import Patience, Search, State
from healthgov.questions.tree import Question
from healthgov.questions.ways import way_of

__all__ = ["Witness", "passing_part", "size_of", "smallest"]


@attrs.frozen
class Witness:
    """A subject, and the document around it where the question reads facts of one.

    ``healthgov.documents.unstructure`` shows either as a document would hold it.
    """

    subject: Any
    document: Any = None


def smallest(state: State, search: Search, holds: Callable[[State], bool]) -> State:
    """The state with every fact left out without which it goes on holding, of the document too.

    Where the search's patience ends, the state as small as it is by then.
    """
    shrinking = _Shrinking(state, search.base, holds)
    with contextlib.suppress(TimeoutError):
        while shrinking.shrunk:
            shrinking.shrunk = False
            for root in state.roots:
                shrinking.thing((root,))
    return shrinking.state


class _Shrinking:
    """Facts left out one by one as long as a state holds."""

    def __init__(self, state: State, base: Steps, holds: Callable[[State], bool]) -> None:
        self.state, self.base, self.holds = State(state.roots), base, holds
        self.shrunk = True

    def thing(self, steps: Steps) -> None:
        """Leave out what can be left out of a thing and of those in it."""
        held = get(self.state.roots, steps)
        for name in getattr(type(held), "_names", ()):  # a model lists its facts
            there = (*steps, name)
            value = getattr(held, name)
            around = self.base[: len(there)] == there  # the subject stands in it
            if value is None or (not around and self.left(there, None)):
                continue
            if isinstance(value, (tuple, frozenset)):
                first = int(self.base[len(there)]) if around else -1  # the subject keeps its number
                self.items(there, value, first)
            else:
                self.thing(there)

    def items(self, there: Steps, value: Any, first: int) -> None:
        """Leave out the items after the ``first``, or what they state."""
        kept = list(value) if isinstance(value, tuple) else sorted(value, key=str)
        for index in reversed(range(len(kept))):
            fewer = kept[:index] + kept[index + 1 :]
            if index > first and self.left(there, type(value)(fewer)):
                kept = fewer
            elif isinstance(value, tuple):
                self.thing((*there, index))

    def left(self, steps: Steps, value: Any) -> bool:
        """Whether the state holds with this value there; then it stays."""
        roots = put(self.state.roots, steps, value)
        if roots is None or not self.holds(State(roots)):
            return False
        self.state, self.shrunk = State(roots), True
        return True


def passing_part(
    question: Question,
    model: type,
    example: Any,
    as_of: str | date,
    *,
    law: object = None,
    patience: Patience | None = None,
) -> Witness | None:
    """A thing of ``model`` in an example that passes, and that the law reaches, made as small as it can be.

    For a question of which a search makes up no such subject. ``None`` where nothing in the example passes on the day.
    """
    day = as_date(as_of, "as_of")
    for document, thing in _held(example, model):
        search = Search(question, thing, day=day, way_of=way_of, document=document, law=law, patience=patience)
        reaches = _reaches(question, search)
        if reaches(search.before):
            state = smallest(search.before, search, reaches)
            return Witness(search.subject(state), search.document(state))
    return None


def size_of(thing: Any) -> int:
    """How many things and facts it states."""
    if isinstance(thing, tuple):
        return 1 + sum(size_of(item) for item in thing)
    if not hasattr(type(thing), "_names"):
        return int(thing is not None)
    return 1 + sum(size_of(getattr(thing, name)) for name in type(thing)._names)  # noqa: SLF001  as above


def _reaches(question: Question, search: Search) -> Callable[[State], bool]:
    """Whether a state passes, and shows whom the law reaches: each of its conditions is answered yes, none is open."""
    asked, then = [question], question
    while isinstance(then, When):
        asked.append(then.condition)
        then = then.then
    return lambda state: all(search.ask(one, state, search.places) == PASS for one in asked)


def _held(example: Any, model: type) -> Iterator[tuple[Any, Any]]:
    """The things of a model that an example holds: alone first, for a smallest subject needs no document."""
    yield from ((None, thing) for thing in _things(example, model))
    yield from ((example, thing) for thing in _things(example, model))


def _things(thing: Any, model: type) -> Iterator[Any]:
    if isinstance(thing, model):
        yield thing
    if isinstance(thing, tuple):
        for item in thing:
            yield from _things(item, model)
    elif hasattr(type(thing), "_names"):
        for name in type(thing)._names:  # noqa: SLF001  a model lists its facts
            yield from _things(getattr(thing, name), model)
