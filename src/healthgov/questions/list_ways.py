"""Ways to a yes through things inside things: what a fact names, and lists."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator
from typing import Any

from healthgov.questions.candidates import fresh, hint_of, values_for
from healthgov.questions.changes import SUBJECT, Steps, get
from healthgov.questions.leaves import Compared
from healthgov.questions.list_places import added_to, list_at, none_of, one_more, places_in, with_condition
from healthgov.questions.lists import Covered, Each, Has, Items, Negated, Some, Suffice
from healthgov.questions.reading import Unstated, limit_of
from healthgov.questions.script import FAIL
from healthgov.questions.slots import listed, slots
from healthgov.questions.states import Places, Search, State, Way, by_length, escaped, opposite

__all__ = ["LIST_WAYS"]


def _has(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    inside: list[tuple[Places, State]] = []
    for state in states:
        for steps, _ in slots(question.fact, state, places):
            inside.append(((*places, (question.fact.item, steps)), state))
    for where in dict.fromkeys(at for at, _ in inside):
        for made in search.ways(question.child, [state for at, state in inside if at == where], where):
            steps = where[-1][1]
            if get(made.roots, steps) is None and question.fact.words.ask:
                real = getattr(question.fact, "fact", question.fact)
                there = search.changed(made, steps, real, fresh(real.item), listed(real, "stated", "{noun} is stated"))
                if there is not None:
                    yield there
            else:
                yield made


def _stands(search: Search, question: Any, state: State, where: Places) -> bool:
    """Whether an item is answered yes, or is none of those that are meant."""
    condition = question.items.condition
    return (condition is not None and search.ask(condition, state, where) == FAIL) or search.passes(
        question.child, state, where
    )


def _each(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    items = question.items
    for state in states:
        found = list_at(items, state, places)
        if found is None:
            continue
        things = get(state.roots, found[0])
        if search.applying and not things:
            added = added_to(search, items, state, places)
            if added is not None:
                yield from search.ways(question.child, with_condition(search, items, [added[0]], added[1]), added[1])
            continue
        if things is None:
            emptied = none_of(search, items, state, places)
            if emptied is not None:
                yield emptied
            continue
        several = [state]
        for index in range(len(things)):
            where = places_in(items, found[0], index, places)
            standing = [state for state in several if not search.free and _stands(search, question, state, where)]
            open_ = [state for state in several if state not in standing]
            heeding = search.ways(question.child, open_, where)
            mended = [*standing, *heeding]
            if items.condition is not None and not (search.heeding and heeding):
                mended += escaped(search, items.condition, open_, where)
            several = by_length(mended)
        yield from several


def _suffice(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    """Each of them meets what is asked, or there are several and the others do without."""
    alone = [state for state in states if not search.passes(question, state, places) or search.applying]
    yield from (state for state in states if state not in alone)
    yield from _each(search, question, alone, places)
    yield from search.ways(question.without, alone, places)
    several = []
    for state in alone:
        more: State | None = state
        while more is not None and _is_alone(question.items, more, places):
            more = one_more(search, question.items, more, places)
        if more is not None and more is not state:
            several.append(more)
    yield from search.ways(question.without, several, places)


def _is_alone(items: Items[Any], state: State, places: Places) -> bool:
    found = list_at(items, state, places)
    return found is not None and len(get(state.roots, found[0]) or ()) < 2  # noqa: PLR2004  several


def _some(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    items = question.items
    for state in states:
        found = list_at(items, state, places)
        if found is None:
            continue
        things = get(state.roots, found[0]) or ()
        if things and search.passes(question, state, places):
            yield state
            continue
        counting = False
        for index in range(len(things)):
            where = places_in(items, found[0], index, places)
            counted = with_condition(search, items, [state], where)
            made = counted if question.child is None else search.ways(question.child, counted, where)
            meant = items.condition is not None and search.passes(items.condition, state, where)
            counting = counting or (meant and bool(made))
            yield from made
        if counting and not search.free:  # one that counts is mended: there is no call for another like it beside it
            continue
        added = added_to(search, items, state, places)
        if added is not None:
            counted = with_condition(search, items, [added[0]], added[1])
            yield from counted if question.child is None else search.ways(question.child, counted, added[1])


def _negated(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    if isinstance(question.child, Suffice):
        one = question.child
        failing = search.ways(Some(one.items, opposite(one.child)), states, places)
        yield from failing
        yield from search.ways(opposite(one.without), failing, places)
        return
    items = question.child.items
    for state in states:
        if search.passes(question, state, places):
            yield state
            continue
        found = list_at(items, state, places)
        if found is None:
            continue
        emptied = none_of(search, items, state, places)
        if emptied is not None and (search.free or get(state.roots, found[0]) is None):
            yield emptied
        if items.condition is None:
            continue
        several = [state]
        for index in range(len(get(state.roots, found[0]) or ())):
            several = search.ways(opposite(items.condition), several, places_in(items, found[0], index, places))
        yield from several


def _covered(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    items = question.items
    for start in states:
        if search.passes(question, start, places):
            yield start
            continue
        state = start
        for steps, fact in slots(question.wanted, state, places):
            if get(state.roots, steps) is None:  # what is wanted is itself a fact
                tried = [value for value in values_for(hint_of(fact), search.near, search.day) if value]
                state = (
                    search.changed(state, steps, fact, tried[0], listed(fact, "stated", "{noun} is stated")) or state
                    if tried
                    else state
                )
        found = list_at(items, state, places)
        wanted = limit_of(question.wanted, search.asking(state, places))
        if found is None or isinstance(wanted, Unstated):
            continue
        if question.is_wanted and not _holds_several(question.offered, state, places, items):
            yield from _described(search, question, state, found[:2], wanted)
            continue
        if not question.is_wanted and (emptied := none_of(search, items, state, places)) is not None:
            yield emptied
        things = get(state.roots, found[0]) or ()
        openings = [(state, places_in(items, found[0], index, places)) for index in range(len(things))]
        added = added_to(search, items, state, places)
        for one, where in (*openings, *(() if added is None else (added,))):
            for counted in with_condition(search, items, [one], where):
                yield from _offering(search, question, counted, places, where, wanted)


def _holds_several(offered: Any, state: State, places: Places, items: Items[Any]) -> bool:
    """Whether each thing offers several values, and not one alone, such as its id."""
    inside = (*places, (items.fact.item, (SUBJECT,)))
    return any(typing.get_origin(hint_of(fact)) in (tuple, frozenset) for _, fact in slots(offered, state, inside))


def _described(
    search: Search, question: Any, state: State, listed_at: tuple[Steps, Any], wanted: Any
) -> Iterator[State]:
    """The state in which each thing that is named stands in the list: one more for each that does not."""
    steps, fact = listed_at
    offered = question.offered
    there = [getattr(one, offered.name) for one in get(state.roots, steps) or ()]
    made: State | None = state
    for value in (value for value in sorted(wanted, key=str) if value not in there):
        if made is not None:
            one = fresh(fact.item, values={offered.name: value})
            index = len(get(made.roots, steps) or ())
            told = listed(fact, "one more", "one more of {noun}")
            made = None if one is None else search.changed(made, (*steps, index), fact, one, told, adds=True)
    if made is not None and made is not state:
        yield made


def _offering(
    search: Search, question: Any, state: State, places: Places, where: Places, wanted: Any
) -> Iterator[State]:
    for steps, fact in slots(question.offered, state, where):
        current = tuple(get(state.roots, steps) or ())
        more = tuple(value for value in sorted(wanted, key=str) if value not in current)
        tried = (*current, *more) if question.is_wanted else tuple(value for value in current if value not in wanted)
        kind = frozenset if isinstance(get(state.roots, steps), frozenset) else tuple
        values = more if question.is_wanted and more else tuple(sorted(wanted, key=str))
        test = "includes all" if question.is_wanted else "meets"
        told = search.need(Compared(fact, test, values, question.is_wanted))
        made = search.changed(state, steps, fact, kind(tried), told, (question, places))
        if made is not None:
            yield made


LIST_WAYS: dict[type, Way] = {
    Has: _has,
    Each: _each,
    Some: _some,
    Suffice: _suffice,
    Negated: _negated,
    Covered: _covered,
}
"""How questions about things inside things are brought to a yes."""
