"""Ways to a yes through things inside things: what a fact names, lists, and what several have together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from healthgov.questions.candidates import fresh, hint_of, values_for
from healthgov.questions.changes import SUBJECT, Steps, get, path_of
from healthgov.questions.leaves import Compared
from healthgov.questions.lists import Count, Covered, Each, Has, Items, Negated, Some, Suffice
from healthgov.questions.reading import Unstated, limit_of
from healthgov.questions.script import FAIL
from healthgov.questions.slots import listed, near_values, set_right, slots
from healthgov.questions.states import Places, Search, State, Way, by_length, escaped

__all__ = ["LIST_WAYS"]

_PER_FACT = 4


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


def _list(items: Items[Any], state: State, places: Places) -> tuple[Steps, Any, Places] | None:
    for steps, fact in slots(items.fact, state, places):
        return steps, fact, places
    return None


def _inside(items: Items[Any], steps: Steps, index: int, places: Places) -> Places:
    return (*places, (items.fact.item, (*steps, index)))


def _added(search: Search, items: Items[Any], state: State, places: Places) -> tuple[State, Places] | None:
    """The state with one more item in the list, and where that item stands."""
    found = _list(items, state, places)
    if found is None:
        return None
    steps, fact, _ = found
    index = len(get(state.roots, steps) or ())
    name = path_of((SUBJECT, *steps[1:], index)).translate(_NAME)
    item = fresh(fact.item, name)
    if item is None:
        return None
    made = search.changed(state, (*steps, index), fact, item, listed(fact, "one more", "one more of {noun}"), adds=True)
    return None if made is None else (made, _inside(items, steps, index, places))


_NAME = str.maketrans({"[": "-", "]": None, ".": "-"})


def _with_condition(search: Search, items: Items[Any], states: list[State], where: Places) -> list[State]:
    return states if items.condition is None else search.ways(items.condition, states, where)


def _stands(search: Search, question: Any, state: State, where: Places) -> bool:
    """Whether an item is answered yes, or is none of those that are meant."""
    condition = question.items.condition
    return (condition is not None and search.ask(condition, state, where) == FAIL) or search.passes(
        question.child, state, where
    )


def _emptied(search: Search, items: Items[Any], state: State, places: Places) -> State | None:
    """The state in which it is stated that there is none."""
    found = _list(items, state, places)
    if found is None:
        return None
    return search.changed(state, found[0], found[1], (), listed(found[1], "none", "there is none: {noun}"))


def _each(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    items = question.items
    for state in states:
        found = _list(items, state, places)
        if found is None:
            continue
        things = get(state.roots, found[0])
        if search.applying and not things:
            added = _added(search, items, state, places)
            if added is not None:
                yield from search.ways(question.child, _with_condition(search, items, [added[0]], added[1]), added[1])
            continue
        if things is None:
            emptied = _emptied(search, items, state, places)
            if emptied is not None:
                yield emptied
            continue
        several = [state]
        for index in range(len(things)):
            where = _inside(items, found[0], index, places)
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
        for _ in range(2):
            found = None if more is None else _list(question.items, more, places)
            if more is not None and found is not None and len(get(more.roots, found[0]) or ()) < 2:  # noqa: PLR2004  several
                more = _one_more(search, question.items, more, places)
        if more is not None and more is not state:
            several.append(more)
    yield from search.ways(question.without, several, places)


def _some(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    items = question.items
    for state in states:
        found = _list(items, state, places)
        if found is None:
            continue
        things = get(state.roots, found[0]) or ()
        if things and search.passes(question, state, places):
            yield state
            continue
        openings = [(state, _inside(items, found[0], index, places)) for index in range(len(things))]
        added = _added(search, items, state, places)
        for start, where in (*openings, *(() if added is None else (added,))):
            counted = _with_condition(search, items, [start], where)
            yield from counted if question.child is None else search.ways(question.child, counted, where)


def _negated(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    if isinstance(question.child, Suffice):
        one = question.child
        failing = search.ways(Some(one.items, ~one.child), states, places)
        yield from failing
        yield from search.ways(~one.without, failing, places)
        return
    items = question.child.items
    for state in states:
        if search.passes(question, state, places):
            yield state
            continue
        emptied = _emptied(search, items, state, places)
        if emptied is not None and (search.free or get(state.roots, emptied.changes[-1].steps) is None):
            yield emptied
        found = _list(items, state, places)
        if found is None or items.condition is None:
            continue
        several = [state]
        for index in range(len(get(state.roots, found[0]) or ())):
            several = search.ways(~items.condition, several, _inside(items, found[0], index, places))
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
        found = _list(items, state, places)
        wanted = limit_of(question.wanted, search.asking(state, places))
        if found is None or isinstance(wanted, Unstated):
            continue
        if not question.is_wanted and (emptied := _emptied(search, items, state, places)) is not None:
            yield emptied
        things = get(state.roots, found[0]) or ()
        openings = [(state, _inside(items, found[0], index, places)) for index in range(len(things))]
        added = _added(search, items, state, places)
        for one, where in (*openings, *(() if added is None else (added,))):
            for counted in _with_condition(search, items, [one], where):
                yield from _offering(search, question, counted, places, where, wanted)


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


def together(search: Search, question: Any, state: State, places: Places) -> Iterator[State]:
    """What several things state together: their number, or the earliest or latest of their days."""
    if search.passes(question, state, places):
        yield state
        return
    emptied = _emptied(search, question.left.items, state, places)
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
        yield from (_counted if isinstance(question.left, Count) else _dated)(search, question, start, places)


def _one_more(search: Search, items: Items[Any], state: State, places: Places) -> State | None:
    """The state with one more thing in a list that counts."""
    added = _added(search, items, state, places)
    found = [] if added is None else _with_condition(search, items, [added[0]], added[1])
    return found[0] if found else None


def _counted(search: Search, question: Any, state: State, places: Places) -> Iterator[State]:
    for _ in range(8):
        more = _one_more(search, question.left.items, state, places)
        if more is None:
            return
        state = more
        if search.passes(question, state, places):
            yield state
            return


def _dated(search: Search, question: Any, start: State, places: Places) -> Iterator[State]:
    items = question.left.items
    found = _list(items, start, places)
    if found is None:
        return
    things = get(start.roots, found[0]) or ()
    starts = [start] if things else []
    if things and items.condition is not None:
        starts += _with_condition(search, items, [start], _inside(items, found[0], 0, places))[:2]
    more = _one_more(search, items, start, places)
    for state in (*starts, *(() if more is None else (more,))):
        yield from _dated_from(search, question, state, places)


def _dated_from(search: Search, question: Any, state: State, places: Places) -> Iterator[State]:
    limit, count = limit_of(question.right, search.asking(state, places)), 0
    for value in values_for(date, near_values(search, state, places, limit, None), search.day):
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
    items, told = question.left.items, search.so_that(question)
    found = _list(items, state, places)
    if found is None:
        return None
    made: State | None = state
    for index in range(len(get(state.roots, found[0]) or ())):
        where = _inside(items, found[0], index, places)
        for steps, fact in slots(question.left.fact, state, where):
            if made is not None and (everywhere or get(state.roots, steps) is None):
                made = search.changed(made, steps, fact, value, told)
    return made


LIST_WAYS: dict[type, Way] = {
    Has: _has,
    Each: _each,
    Some: _some,
    Suffice: _suffice,
    Negated: _negated,
    Covered: _covered,
}
"""How questions about things inside things are brought to a yes."""
