"""Ways to a yes through a function that answers by hand: what it reads is seen, and is what may be changed.

A function does not say in words what would mend a subject, but it can be shown one, and its answer says where it looked:
a free search changes all that the function reads, a remedy only what its refusal names.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from healthgov.findings import Finding
from healthgov.questions.by_hand import reading_noted
from healthgov.questions.candidates import constants, fresh, hint_of, is_circumstance, values_for
from healthgov.questions.changes import SUBJECT, Needed, Steps, get, path_of, steps_of
from healthgov.questions.slots import listed
from healthgov.questions.states import Places, Search, State
from healthgov.verdicts import Verdict

__all__ = ["by_hand_way"]

_PER_FACT = 12
_PER_STATE = 3
_DEEP = 5  # facts that are changed after a first
_ASKED = 150


@attrs.frozen
class _Change:
    """A fact that may be changed, with the values to be tried; ``adds`` one more thing to a list of things."""

    steps: Steps
    fact: Any
    values: list[Any]
    adds: bool = False


def by_hand_way(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    """The states that are answered yes, and those in which something that the function reads is changed so."""
    for state in states:
        if search.passes(question, state, places):
            yield state
        else:
            yield from _changed(search, question, state, places)


def _changed(search: Search, question: Any, start: State, places: Places) -> Iterator[State]:
    """The nearest states that are answered yes: the fact read last is changed first, and one fact after another."""
    waiting, seen, found, asked = deque([(start, _DEEP)]), {start.key}, 0, 0
    while waiting and found < _PER_STATE and asked < _ASKED:
        state, deeper = waiting.popleft()
        for change in _changes(search, question, state, places):
            for value in change.values:
                words = None if search.free else _words(search, question, change, value)
                made = search.changed(state, change.steps, change.fact, value, words, adds=change.adds)
                if made is None or made.key in seen:
                    continue
                seen.add(made.key)
                asked += 1
                if search.passes(question, made, places):
                    found += 1
                    yield attrs.evolve(made, bounds=(*made.bounds, (change.steps, question, places)))
                    break
                if deeper:
                    waiting.append((made, deeper - 1))


def _words(search: Search, question: Any, change: _Change, value: Any) -> Needed:
    """What a fact would have to be: what it says of itself where it can, else so that the function says yes."""
    if change.adds:
        return listed(change.fact, "one more", "one more of {noun}")
    if isinstance(value, bool):
        return search.need(change.fact if value else ~change.fact)
    if hasattr(type(value), "_names"):
        return listed(change.fact, "stated", "{noun} is stated")
    return search.so_that(question)


def _changes(search: Search, question: Any, state: State, places: Places) -> Iterator[_Change]:
    """What may be changed, what was read last before the rest; what the function ended for want of stands alone."""
    with reading_noted() as noted:
        finding = search.finding(question, state, places)
    facts = {_steps(path): fact for path, fact in reversed(noted) if hasattr(fact, "item")}
    last = next(iter(facts), None)
    refused = not search.free and finding is not None and finding.verdict is Verdict.FAIL
    if not refused and last is not None and get(state.roots, last) is None:
        facts = {last: facts[last]}
    near, aimed = search.near, list(facts)
    if not search.free:
        near = (*_told(finding), *constants(get(state.roots, steps) for steps in facts), *near)
    if refused and finding is not None:
        aimed = _aimed(state, facts, finding)
    for steps in aimed:
        fact = facts[steps]
        if search.free or not is_circumstance(fact):
            yield from _change(search, state, steps, fact, near)


def _change(search: Search, state: State, steps: Steps, fact: Any, near: tuple[Any, ...]) -> Iterator[_Change]:
    current = get(state.roots, steps)
    if fact.item is object or "tuple[" in str(hint_of(fact)):
        tried = values_for(hint_of(fact), near, search.day, current)
        if search.free or fact.item is object:
            yield _Change(steps, fact, [value for value in tried if value != current][:_PER_FACT])
        else:  # things that are stated are not taken away by a remedy: one more is
            one, index = fresh(fact.item, path_of(steps)), len(current or ())
            yield _Change((*steps, index), fact, [] if one is None else [one], adds=True)
    elif current is None:
        yield _Change(steps, fact, [fresh(fact.item)])


def _told(finding: Finding | None) -> Iterator[Any]:
    """The values of which an answer speaks, such as the day by which something was due."""
    for one in () if finding is None else finding.walk():
        yield from constants(one.values.values())


def _aimed(state: State, facts: dict[Steps, Any], finding: Finding) -> list[Steps]:
    """The facts that a refusal names, or that stand in what it names; all that were read where it names none."""
    failed = [one for one in finding.walk() if one.verdict is Verdict.FAIL]
    leaves = [one for one in failed if not any(below.verdict is Verdict.FAIL for below in one.children)]
    named = {_steps(path) for one in leaves for path in (one.path, one.fact) if path}
    exact = [steps for steps in facts if steps in named and not hasattr(type(get(state.roots, steps)), "_names")]
    inside = [steps for steps in facts if any(steps != at == steps[: len(at)] for at in named)]
    return exact or inside or list(facts)


def _steps(path: str) -> Steps:
    """The steps of a path that begins at the document, or at the subject itself."""
    return steps_of(path.removeprefix("/")) if path.startswith("/") else (SUBJECT, *steps_of(path)[1:])
