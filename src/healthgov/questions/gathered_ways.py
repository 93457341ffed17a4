"""Ways to a yes through what several things state together: their number, or the earliest or latest of their days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from healthgov.questions.candidates import hint_of, values_for
from healthgov.questions.changes import get
from healthgov.questions.list_places import list_at, none_of, one_more, places_in
from healthgov.questions.lists import Count, Extreme
from healthgov.questions.operands import Sum
from healthgov.questions.reading import limit_of
from healthgov.questions.slots import near_values, set_right, slots
from healthgov.questions.states import Places, Search, State

__all__ = ["gathered", "together"]

_PER_FACT = 4


def gathered(operand: Any) -> Any:
    """What several things state together, such as the latest of their days, if that is what is looked at."""
    start = operand.start if isinstance(operand, Sum) else operand
    return start if isinstance(start, (Count, Extreme)) else None


def together(search: Search, question: Any, state: State, places: Places) -> Iterator[State]:
    """What several things state together: their number, or the earliest or latest of their days."""
    looked_at = gathered(question.left)
    if search.passes(question, state, places):
        yield state
        return
    emptied = none_of(search, looked_at.items, state, places)
    if emptied is not None and search.passes(question, emptied, places):
        yield emptied
    there = list(slots(question.right, state, places))
    yield from set_right(search, question, state, places, there)
    starts = [state]
    for steps, fact in there:
        if get(state.roots, steps) is None:
            tried = values_for(hint_of(fact), search.near, search.day)[:_PER_FACT]
            made = (search.changed(state, steps, fact, value, search.so_that(question)) for value in tried)
            starts = [one for one in made if one is not None]
    for start in starts:
        yield from (_counted if isinstance(looked_at, Count) else _dated)(search, question, start, places)


def _counted(search: Search, question: Any, state: State, places: Places) -> Iterator[State]:
    for _ in range(8):
        more = one_more(search, gathered(question.left).items, state, places)
        if more is None:
            return
        state = more
        if search.passes(question, state, places):
            yield state
            return


def _dated(search: Search, question: Any, start: State, places: Places) -> Iterator[State]:
    items = gathered(question.left).items
    found = list_at(items, start, places)
    if found is None:
        return
    things = get(start.roots, found[0]) or ()
    starts = [start] if things else []
    more = one_more(search, items, start, places)
    for state in (*starts, *(() if more is None else (more,))):
        yield from _dated_from(search, question, state, places)


def _dated_from(search: Search, question: Any, state: State, places: Places) -> Iterator[State]:
    limit, count = limit_of(question.right, search.asking(state, places)), 0
    near = near_values(search, state, places, limit, question.left)
    for value in values_for(date, near, search.day):
        for everywhere in (False, True):
            made = _with_days(search, question, state, places, value, everywhere=everywhere)
            if made is not None and search.passes(question, made, places):
                yield made
                count += 1
                break
        if count >= _PER_FACT:
            return


def _with_days(
    search: Search, question: Any, state: State, places: Places, value: Any, *, everywhere: bool
) -> State | None:
    """The state with a day stated for each thing that does not state it, or for each of them."""
    looked_at, told = gathered(question.left), search.so_that(question)
    items = looked_at.items
    found = list_at(items, state, places)
    if found is None:
        return None
    made: State | None = state
    for index in range(len(get(state.roots, found[0]) or ())):
        where = places_in(items, found[0], index, places)
        for steps, fact in slots(looked_at.fact, state, where):
            if made is not None and (everywhere or get(state.roots, steps) is None):
                made = search.changed(made, steps, fact, value, told)
    return made
