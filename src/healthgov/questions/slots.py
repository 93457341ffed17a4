"""The facts that an answer depends on, where they stand, and values tried there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from healthgov.languages import in_all, say, translated
from healthgov.periods import Period
from healthgov.questions.candidates import constants, hint_of, values_for
from healthgov.questions.changes import Needed, get
from healthgov.questions.leaves import Compared
from healthgov.questions.operands import ClaimedValue, Operand, Outer, Sum
from healthgov.questions.reading import Unstated, limit_of
from healthgov.questions.states import Places, Search, Slot, State

__all__ = ["listed", "near_values", "set_both", "set_right", "set_slot", "slots"]

_PER_FACT = 4


def slots(operand: Any, state: State, places: Places) -> Iterator[Slot]:
    """The facts of which an operand is made, where they stand."""
    if isinstance(operand, ClaimedValue):
        yield from slots(operand.first, state, places)
        if not any(get(state.roots, steps) is not None for steps, _ in slots(operand.first, state, places)):
            yield from slots(operand.other, state, places)
    elif isinstance(operand, Sum):
        yield from slots(operand.start, state, places)
        yield from slots(operand.period, state, places)
    elif isinstance(operand, Outer):
        yield from _slot(operand.fact, places, 1)
    elif hasattr(operand, "owner"):
        yield from _slot(operand, places, 0)


def _slot(fact: Any, places: Places, skip: int) -> Iterator[Slot]:
    for model, steps in reversed(places):
        if issubclass(model, fact.owner):
            if not skip:
                yield (*steps, fact.name), fact
                return
            skip -= 1


def listed(fact: Any, words: str, said: str) -> Needed:
    """What a list would have to be."""
    return Needed(words, (), in_all(lambda language: say(said, {"noun": translated(fact.noun, language)}, language)))


def set_right(search: Search, question: Any, state: State, places: Places, slots: list[Slot]) -> Iterator[State]:
    """Change what a value is compared with, where that is a fact too."""
    value = question.left.get(search.asking(state, places))[0] if slots else None
    for slot in slots:
        told = search.so_that(_from_right(question))
        yield from set_slot(search, question, state, places, slot, value, told, question.right)


_TURNED = {"<=": ">=", ">=": "<=", "<": ">", ">": "<"}


def _from_right(question: Any) -> Any:
    """The same comparison said of what stands on the right: that is what is changed."""
    if question.test not in _TURNED or not isinstance(question.right, Operand):
        return question
    return Compared(question.right, _TURNED[question.test], question.left, question.wanted)


def near_values(search: Search, state: State, places: Places, limit: Any, operand: Any) -> list[Any]:
    """Values near what a fact is compared with, those of the whole question after them."""
    near = [] if isinstance(limit, Unstated) else list(constants([limit]))
    if isinstance(operand, Sum):
        asking = search.asking(state, places)
        start, period = operand.start.get(asking)[0], limit_of(operand.period, asking)
        if not isinstance(period, Unstated):
            near = [early for day in (*near, search.day) for early in _back(day, period)] + near
        elif not isinstance(start, Unstated):
            spans = [(day - start).days for day in near if isinstance(day, date)]
            near = [Period(days=max(span + more, 0)) for span in spans for more in (0, 1, -1)] + near
    return [*near, *(value for value in search.near if value not in near)]


def _back(day: Any, period: Any) -> Iterator[date]:
    """Days from which a period ends about on a day."""
    if not isinstance(day, date):
        return
    try:
        first = day - ((day + period) - day)
    except (OverflowError, TypeError, ValueError):
        return
    for more in _APART:
        with contextlib.suppress(OverflowError):
            yield first + timedelta(days=more)


_APART = sorted(range(5, -6, -1), key=abs)
"""How many days an end moves at most, because one month is shorter than another: the fewest first."""


def set_slot(
    search: Search, question: Any, state: State, places: Places, slot: Slot, limit: Any, words: Needed, operand: Any
) -> Iterator[State]:
    """The states in which one fact is changed so that the question is answered yes."""
    steps, fact = slot
    if not search.may_change(steps, fact):
        return
    near = near_values(search, state, places, limit, operand)
    current, count = get(state.roots, steps), 0
    for value in values_for(hint_of(fact), near, search.day, current):
        if search.left < 0:
            return
        made = search.changed(state, steps, fact, value, words, (question, places))
        if made is not None and search.passes(question, made, places):
            yield made
            count += 1
            if count >= _PER_FACT:
                return


def set_both(
    search: Search, question: Any, state: State, places: Places, slots: list[Slot], limit: Any, words: Needed
) -> Iterator[State]:
    """The same with two facts changed, where none alone suffices."""
    count = 0
    for steps, fact in slots[1:]:
        near = near_values(search, state, places, limit, question.left)
        for value in values_for(hint_of(fact), near, search.day)[:6]:
            one = search.changed(state, steps, fact, value, words, (question, places))
            if one is None:
                continue
            there = limit_of(question.right, search.asking(one, places))
            for made in set_slot(search, question, one, places, slots[0], there, words, question.left):
                yield made
                count += 1
                if count >= _PER_FACT:
                    return
