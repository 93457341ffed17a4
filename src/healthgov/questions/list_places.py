"""Where the things of a list stand, and the list with one thing more, or with none."""

from __future__ import annotations

from typing import Any

from healthgov.questions.candidates import fresh
from healthgov.questions.changes import SUBJECT, Steps, get, path_of
from healthgov.questions.lists import Items
from healthgov.questions.slots import listed, slots
from healthgov.questions.states import Places, Search, State

__all__ = ["added_to", "list_at", "none_of", "one_more", "places_in", "with_condition"]


def list_at(items: Items[Any], state: State, places: Places) -> tuple[Steps, Any, Places] | None:
    """Where the list stands, its fact, and the things around it."""
    for steps, fact in slots(items.fact, state, places):
        return steps, fact, places
    return None


def places_in(items: Items[Any], steps: Steps, index: int, places: Places) -> Places:
    """The things one stands in before an item of a list."""
    return (*places, (items.fact.item, (*steps, index)))


def added_to(search: Search, items: Items[Any], state: State, places: Places) -> tuple[State, Places] | None:
    """The state with one more item in the list, and where that item stands."""
    found = list_at(items, state, places)
    if found is None:
        return None
    steps, fact, _ = found
    index = len(get(state.roots, steps) or ())
    name = path_of((SUBJECT, *steps[1:], index)).translate(_NAME)
    item = fresh(fact.item, name)
    if item is None:
        return None
    made = search.changed(state, (*steps, index), fact, item, listed(fact, "one more", "one more of {noun}"), adds=True)
    return None if made is None else (made, places_in(items, steps, index, places))


_NAME = str.maketrans({"[": "-", "]": None, ".": "-"})


def with_condition(search: Search, items: Items[Any], states: list[State], where: Places) -> list[State]:
    """The states in which an item is one of those that count."""
    return states if items.condition is None else search.ways(items.condition, states, where)


def none_of(search: Search, items: Items[Any], state: State, places: Places) -> State | None:
    """The state in which it is stated that there is none."""
    found = list_at(items, state, places)
    if found is None:
        return None
    return search.changed(state, found[0], found[1], (), listed(found[1], "none", "there is none: {noun}"))


def one_more(search: Search, items: Items[Any], state: State, places: Places) -> State | None:
    """The state with one more thing in a list that counts."""
    added = added_to(search, items, state, places)
    found = [] if added is None else with_condition(search, items, [added[0]], added[1])
    return found[0] if found else None
