"""Ways to a yes: what would have to be stated so that a question is answered PASS.

Several states of the world are carried through the tree at once, the shortest first and only so many, so that the work
grows with the size of the tree and not with the number of combinations. A way to FAIL is a way to yes of the opposite.
What is found is held to be likely only: whoever asks for ways asks the question again.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable
from typing import Any

import attrs

from healthgov.languages import in_all
from healthgov.questions.by_hand import ByHand
from healthgov.questions.candidates import is_circumstance
from healthgov.questions.changes import Needed, get
from healthgov.questions.conditions import ByReading, Claimed, ClaimedElse, OfWhole, Settled, When
from healthgov.questions.gathered_ways import gathered, together
from healthgov.questions.hand_ways import by_hand_way
from healthgov.questions.leaves import AskedAgain, Compared, Is
from healthgov.questions.list_ways import LIST_WAYS
from healthgov.questions.operands import ClaimedValue, Operand, Outer
from healthgov.questions.reading import limit_of
from healthgov.questions.saying import clause
from healthgov.questions.script import UNKNOWN
from healthgov.questions.slots import set_both, set_right, set_slot, slots
from healthgov.questions.states import Places, Search, State, Way, by_length, escaped, opposite
from healthgov.questions.tree import AllOf, AnyOf, Said
from healthgov.verdicts import Verdict

__all__ = ["WAYS", "way_of"]


def _all_of(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    if _is_choice(question):
        return _of_choice(search, question, states, places)
    return _of_each(search, question, states, places)


def _is_choice(question: Any) -> bool:
    """Whether it asks one thing where a condition holds, and another where it fails, as ``either`` makes it."""
    if not isinstance(question, AllOf) or len(question.children) != 2:  # noqa: PLR2004
        return False
    one, other = question.children
    return isinstance(one, When) and isinstance(other, When) and other.condition == opposite(one.condition)


def _of_choice(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    """What takes the other course, and keeps to what is asked there, does not escape by that."""
    others = [
        part for part in question.parts() if not any(search.passes(part.condition, one, places) for one in states)
    ]
    for state in _of_each(search, question, states, places):
        taken = [part for part in others if all(search.passes(asked, state, places) for asked in part.parts())]
        asked = {fact for part in taken for inner in part.condition.walk() for fact in inner.facts()}
        chosen = {change.steps for change in state.changes if change.fact in asked}
        yield attrs.evolve(state, escaping=state.escaping - chosen) if chosen else state


def _of_each(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    for part in question.parts():
        found = search.ways(part, states, places)
        if not found and search.applying:  # what does not apply counts for nothing beside what does
            search.applying = False
            found = [state for state in states if search.passes(part, state, places)]
            found = found or search.ways(part, states, places)
            search.applying = True
        states = found
    return states


def _any_of(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    open_ = []
    for state in states:
        if search.passes(question, state, places) and not search.applying:
            yield state
        else:
            open_.append(state)
    # by turns, so that what is cut off for length leaves states of each way
    ways = [search.ways(part, open_, places) for part in question.parts()]
    found = [state for turn in itertools.zip_longest(*ways) for state in turn if state is not None]
    if search.free:  # a way that only looked like one must not crowd out one that is
        found = [state for state in found if search.passes(question, state, places)] or found
    else:  # the best of each way stays, however long: consent is longer than each exception to it
        best = by_length((way[0] for way in ways if way), heeding=True)
        found = [*best, *(state for state in found if state not in best)][: search.width]
    yield from found


def _when(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    if not search.applying:
        heeding = search.ways(question.then, states, places)
        yield from heeding
        if _forbids(question.then, heeding):  # what cannot be had is heeded by doing nothing of the kind
            yield from search.ways(opposite(question.condition), states, places)
        elif not (search.heeding and heeding):
            yield from escaped(search, question.condition, states, places)
    else:
        yield from search.ways(question.then, search.ways(question.condition, states, places), places)


def _forbids(then: Any, heeding: list[State]) -> bool:
    """Whether nothing that anybody could do gives what is asked: nothing does, or only what somebody is."""
    if isinstance(then, Settled):
        return then.answer is Verdict.FAIL
    return bool(heeding) and all(is_circumstance(one.fact) for state in heeding for one in state.changes)


def _claimed(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    yield from (state for state in states if search.passes(question, state, places))
    yield from search.ways(question.child, states, places)


def _claimed_else(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    yield from (state for state in states if search.passes(question, state, places))
    yield from search.ways(question.first, states, places)
    unknown = [state for state in states if search.ask(question.first, state, places) == UNKNOWN]
    yield from search.ways(question.other, unknown, places)


def _said(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    child = question.child
    if isinstance(child, Compared) and child.test == "that":
        said = in_all(lambda language: clause(question, language, as_of=search.day))
        return _compared(search, child, states, places, Needed("so that {clause}", (("clause", said),), said))
    return search.ways(child, states, places)


def _of_whole(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    passing = [state for state in states if search.passes(question, state, places)]
    yield from passing
    yield from search.ways(question.child, [state for state in states if state not in passing], places)


def _settled(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    return [state for state in states if search.passes(question, state, places)]


def _rule(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    found = search.ways(question.whole, states, places)
    return [state for state in found if search.passes(question, state, places)]


def _is(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    wanted = getattr(question, "wanted", True)
    fact = getattr(question, "fact", question)
    for state in states:
        for steps, real in slots(fact, state, places):
            if get(state.roots, steps) is wanted:
                yield attrs.evolve(state, bounds=(*state.bounds, (steps, question, places)))
                continue
            made = search.changed(state, steps, real, wanted, search.need(question), (question, places))
            if made is not None:
                yield made


def _lacking(search: Search, question: Any, current: Any, limit: Any, told: Needed) -> Needed:
    """What a list would have to include: where it holds a part of it already, what it lacks and no more."""
    if question.test != "includes all" or not question.wanted or not current:
        return told
    lacking = tuple(value for value in sorted(limit, key=str) if value not in current)
    narrower = 0 < len(lacking) < len(limit)
    return search.need(Compared(question.left, question.test, lacking)) if narrower else told


def _compared(
    search: Search, question: Any, states: list[State], places: Places, words: Needed | None = None
) -> Iterable[State]:
    for state in states:
        if gathered(question.left) is not None:
            yield from together(search, question, state, places)
            continue
        mine = list(slots(question.left, state, places))
        others = list(slots(question.right, state, places))
        if search.passes(question, state, places):
            bounds = tuple((steps, question, places) for steps, _ in (*mine, *others))
            yield attrs.evolve(state, bounds=(*state.bounds, *bounds))
            continue
        limit = limit_of(question.right, search.asking(state, places))
        told = words or search.need(question)
        so_that = search.so_that(question)
        plain = isinstance(question.left, (ClaimedValue, Outer)) or hasattr(question.left, "owner")
        found = [
            made
            for slot in mine
            for made in set_slot(
                search,
                question,
                state,
                places,
                slot,
                limit,
                _lacking(search, question, get(state.roots, slot[0]), limit, told) if plain else so_that,
                question.left,
            )
        ]
        found += set_right(search, question, state, places, others)
        if not found:
            found = list(set_both(search, question, state, places, mine + others, limit, so_that))
        yield from found


WAYS: dict[type, Way] = {
    AllOf: _all_of,
    AnyOf: _any_of,
    When: _when,
    Claimed: _claimed,
    ClaimedElse: _claimed_else,
    ByReading: _all_of,
    Said: _said,
    OfWhole: _of_whole,
    Settled: _settled,
    ByHand: by_hand_way,
    AskedAgain: _settled,
    Is: _is,
    Compared: _compared,
    **LIST_WAYS,
}
"""How each kind of question is brought to a yes. A new kind is one more line."""


@functools.cache
def way_of(kind: Any) -> Way:
    """The function for a kind of question; facts and rules, which stand on other floors, are known by their shape."""
    if kind in WAYS:
        return WAYS[kind]
    if hasattr(kind, "whole"):
        return _rule
    if issubclass(kind, Operand):
        return _is
    raise LookupError(f"no way is written for {kind.__name__}")
