"""Ways to a yes through a function that answers by hand: what it reads is seen, and is what may be changed.

Only a free search tries them: a function does not say in words what would mend a subject, but it can be shown one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from healthgov.questions.by_hand import reading_noted
from healthgov.questions.candidates import fresh, hint_of, values_for
from healthgov.questions.changes import SUBJECT, Steps, get, steps_of
from healthgov.questions.states import Places, Search, State

__all__ = ["by_hand_way"]

_PER_FACT = 12
_PER_STATE = 3
_DEEP = 6
_ASKED = 150


def by_hand_way(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    """The states that are answered yes, and those in which something that the function reads is changed so."""
    for state in states:
        if search.passes(question, state, places):
            yield state
        elif search.free:
            yield from _changed(search, question, state, places)


def _changed(search: Search, question: Any, start: State, places: Places) -> Iterator[State]:
    """The nearest states that are answered yes: the fact read last is changed first, and one fact after another."""
    waiting, seen, found, asked = deque([(start, 0)]), {start.key}, 0, 0
    while waiting and found < _PER_STATE and asked < _ASKED:
        state, depth = waiting.popleft()
        if depth == _DEEP:
            continue
        for steps, fact in _read(search, question, state, places):
            for value in _values(search, state, steps, fact):
                made = search.changed(state, steps, fact, value, None)
                if made is None or made.key in seen:
                    continue
                seen.add(made.key)
                asked += 1
                if search.passes(question, made, places):
                    found += 1
                    yield attrs.evolve(made, bounds=(*made.bounds, (steps, question, places)))
                    break
                waiting.append((made, depth + 1))


def _values(search: Search, state: State, steps: Steps, fact: Any) -> list[Any]:
    current = get(state.roots, steps)
    if fact.item is not object and "tuple[" not in str(hint_of(fact)):
        return [fresh(fact.item)] if current is None else []
    return [value for value in values_for(hint_of(fact), search.near, search.day, current) if value != current][
        :_PER_FACT
    ]


def _read(search: Search, question: Any, state: State, places: Places) -> list[tuple[Steps, Any]]:
    """What the function reads of the state, the last first; only that where it ended for want of it."""
    with reading_noted() as noted:
        search.ask(question, state, places)
    facts = {_steps(path): fact for path, fact in reversed(noted) if hasattr(fact, "item")}
    last = next(iter(facts), None)
    if last is not None and get(state.roots, last) is None:
        return [(last, facts[last])]
    return list(facts.items())


def _steps(path: str) -> Steps:
    """The steps of a path that begins at the document, or at the subject itself."""
    return steps_of(path.removeprefix("/")) if path.startswith("/") else (SUBJECT, *steps_of(path)[1:])
