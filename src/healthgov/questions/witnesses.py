"""Smallest subjects that are answered yes, no, or not known: shown on the page of a rule, and proof that it can fail.

>>> from healthgov.facts import Fact, fact, model
>>> from healthgov.verdicts import Verdict
>>> @model
... class Copy:
...     encrypted: Fact[bool] = fact("Is it encrypted?")
...     abroad: Fact[bool] = fact("Is it abroad?")
>>> witness(Copy.encrypted | ~Copy.abroad, Copy, Verdict.FAIL, "2026-11-23").subject
Copy(encrypted=False, abroad=True)
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from healthgov.periods import as_date
from healthgov.questions.by_hand import ByHand
from healthgov.questions.candidates import at_random, fresh
from healthgov.questions.changes import Steps, put
from healthgov.questions.conditions import When
from healthgov.questions.reads import facts_read, inside
from healthgov.questions.script import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from healthgov.questions.shrinking import Witness, size_of, smallest
from healthgov.questions.states import WIDTH, Patience, Search, State
from healthgov.questions.tree import Question
from healthgov.questions.ways import way_of
from healthgov.verdicts import Verdict

__all__ = ["Witness", "witness"]

_TRIES = 600
_FAILURES = 4
_NARROW = 2
"""States carried on where carrying on more reached nothing: a long chain of conditions eats all tries."""


def witness(
    question: Question,
    model: type,
    want: Verdict,
    as_of: str | date,
    *,
    law: object = None,
    within: type | None = None,
    patience: Patience | None = None,
) -> Witness | None:
    """A smallest subject of ``model`` that is answered ``want`` on the day; ``None`` where none is found.

    A PASS is one where the law applies, if there is such a one. ``within`` is the model of the document, where facts of
    it are read; it is found where the question itself tells. The same question gives the same witness each time.
    ``patience`` is called before each try, and what it raises ends the search: who has a clock bounds its time with it.
    """
    day = as_date(as_of, "as_of")
    start = _start(question, model, within)
    if start is None:
        return None
    subject, document = start

    def search(*, applying: bool = False, width: int = WIDTH) -> Search:
        made = Search(
            question, subject, day=day, way_of=way_of, document=document, law=law, free=True, patience=patience
        )
        made.applying, made.width = applying, width
        return made

    found = next(iter(_found(question, want, search)), None)
    last = search()
    if want is Verdict.PASS and (found is None or last.ask(question, found, last.places) != PASS):
        found = _from_failures(question, search) or found
    if found is None or (want is Verdict.PASS and last.ask(question, found, last.places) != PASS):
        found = _by_chance(question, model, want, last) or found
    if found is None:
        return None
    return Witness(last.subject(found), last.document(found))


def _from_failures(question: Question, search: Callable[..., Search]) -> State | None:
    """A PASS made of a FAIL by what mends it: the law reaches what fails, and a remedy leaves it so."""
    for failed in itertools.islice(_found(question, Verdict.FAIL, search), _FAILURES):
        one = search(applying=True)
        one.before = State(failed.roots)
        for state in one.ways(question, [one.before], one.places):
            if one.ask(question, state, one.places) == PASS:
                return smallest(state, one, _answers(question, one, (PASS,)))
    return None


def _answers(question: Question, search: Search, wanted: tuple[int, ...]) -> Callable[[State], bool]:
    return lambda state: search.ask(question, state, search.places) in wanted


def _found(question: Question, want: Verdict, search: Callable[..., Search]) -> Iterator[State]:
    if want is Verdict.UNKNOWN:
        yield from _unknown(question, search)
        return
    asked = question if want is Verdict.PASS else ~question
    wanted: tuple[tuple[int, ...], ...] = ((PASS,), (NOT_APPLICABLE,)) if want is Verdict.PASS else ((FAIL,),)
    for numbers, width, applying in itertools.product(wanted, (WIDTH, _NARROW), (True, False)):
        yield from _answered(question, numbers, asked, search(applying=applying, width=width))


def _answered(question: Question, numbers: tuple[int, ...], asked: Question, search: Search) -> Iterator[State]:
    def holds(state: State) -> bool:
        return search.ask(question, state, search.places) in numbers

    if holds(search.before):
        yield search.before
        return
    states = [state for state in search.ways(asked, [search.before], search.places) if holds(state)]
    shortened = [search.shortest(state, holds) for state in states]
    yield from sorted(shortened, key=lambda state: len(state.changes))


def _unknown(question: Question, search: Callable[..., Search]) -> Iterator[State]:
    """States one fact short of an answer."""
    first = search()

    def holds(state: State) -> bool:
        return first.ask(question, state, first.places) == UNKNOWN

    if holds(first.before):
        yield first.before
        return
    for asked, applying in itertools.product((question, ~question), (True, False)):
        one = search(applying=applying)
        for state in one.ways(asked, [one.before], one.places):
            for change in state.changes:
                short = one.without(change, state)
                if short is not None and holds(short):
                    yield one.shortest(short, holds)


def _start(question: Question, model: type, within: type | None) -> tuple[Any, Any] | None:
    """A subject of which nothing is stated, in a document where facts of one are read."""
    subject = fresh(model)
    if subject is None:
        return None
    around = within or _around(question, model)
    if around is None or issubclass(model, around):
        return subject, None
    document = fresh(around)
    steps = _way_to(around, model)
    if document is None or steps is None:
        return subject, document
    placed = put({"/": document}, ("/", *steps), subject)
    return subject, document if placed is None else placed["/"]


def _around(question: Question, model: type) -> type | None:
    """The model of the document whose facts a question about a thing of another model reads."""
    from healthgov.facts import holds  # noqa: PLC0415  facts are questions themselves

    lacking = dict.fromkeys(_lacking(question, (model,)))
    return max(lacking, key=lambda kind: sum(holds(kind, other) for other in lacking), default=None)


def _lacking(question: Question, places: tuple[type, ...]) -> Iterator[type]:
    inner = inside(question)
    stand = places if inner is None else (*places, inner)
    for fact in question.facts():
        if not any(issubclass(kind, fact.owner) for kind in stand):
            yield fact.owner
    for part in question.parts():
        yield from _lacking(part, stand)


def _way_to(outer: type, inner: type) -> Steps | None:
    """The steps by which a thing of one model lies in a thing of another, the shortest."""
    from healthgov.facts import facts_of, hints  # noqa: PLC0415  as above

    waiting: list[tuple[type, Steps]] = [(outer, ())]
    seen: set[type] = set()
    while waiting:
        kind, steps = waiting.pop(0)
        if kind in seen:
            continue
        seen.add(kind)
        for fact in facts_of(kind):
            if fact.item is object:
                continue
            number_of = (0,) if "tuple[" in str(hints(kind)[fact.name]) else ()
            there = (*steps, fact.name, *number_of)
            if issubclass(inner, fact.item):
                return there
            waiting.append((fact.item, there))
    return None


def _by_chance(question: Question, model: type, want: Verdict, search: Search) -> State | None:
    """A bounded search with a fixed seed, among the facts that are read: for what a function answers by hand."""
    if not any(isinstance(part, ByHand) for part in question.walk()):
        return None
    only = frozenset(facts_read(question, model, law=search.law))
    chance = random.Random(0)  # noqa: S311  the same things each time
    wanted = {Verdict.PASS: (PASS,), Verdict.FAIL: (FAIL,), Verdict.UNKNOWN: (UNKNOWN,)}[want]
    best: State | None = None
    reached = _reached(question, search)
    for turn in range(_TRIES):
        made = at_random(model, chance, chance.random(), day=search.day, near=search.near, only=only)
        roots = None if made is None else put(search.before.roots, search.base, made)
        for change in reached[turn % len(reached)].changes:
            roots = None if roots is None else put(roots, change.steps, change.value)
        if roots is None or search.ask(question, State(roots), search.places) not in wanted:
            continue
        state = smallest(State(roots), search, _answers(question, search, wanted))
        if best is None or size_of(search.subject(state)) < size_of(search.subject(best)):
            best = state
    return best


def _reached(question: Question, search: Search) -> list[State]:
    """States in which a law applies, as far as ways to that are found: a chance meets no long condition."""
    states, asked = [search.before], question
    while isinstance(asked, When):
        states = search.ways(asked.condition, states, search.places) or states
        asked = asked.then
    return states
