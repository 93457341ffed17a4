"""The search for ways to a yes: the subject and its document with some changes made, and what may be changed."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

import attrs

from healthgov.findings import Finding
from healthgov.languages import in_all
from healthgov.periods import Day
from healthgov.questions.asking import Asking
from healthgov.questions.by_hand import UNREADY, ByHand
from healthgov.questions.candidates import constants, is_circumstance, is_identity
from healthgov.questions.changes import (
    DOCUMENT,
    SUBJECT,
    FactChange,
    Needed,
    Steps,
    get,
    path_of,
    put,
    steps_of,
    steps_to,
)
from healthgov.questions.leaves import Compared
from healthgov.questions.lists import Count, Covered, Extreme
from healthgov.questions.needs import given_value
from healthgov.questions.operands import ClaimedValue, Given, Operand, Sum
from healthgov.questions.saying import clause, needed
from healthgov.questions.script import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from healthgov.questions.tree import Question

__all__ = ["Patience", "Places", "Search", "Slot", "State", "Way", "by_length", "escaped", "opposite"]

T = TypeVar("T")

WIDTH = 12
CROWD = 48
_BUDGET = 16_000

Places = tuple[tuple[type, Steps], ...]
"""The things one stands in, the outermost first: the model of each, and the steps to it."""
Patience = Callable[[], object]
"""Called before each try; what it raises ends a search."""


@attrs.frozen(eq=False)
class State:
    """The subject and the document with some changes made, and what those changes must go on answering."""

    roots: dict[str, Any]
    changes: tuple[FactChange, ...] = ()
    bounds: tuple[tuple[Steps, Question, Places], ...] = ()
    escaping: frozenset[Steps] = frozenset()
    """Where a change makes a law not apply, rather than heeds it."""

    @property
    def escapes(self) -> bool:
        """Whether nothing is heeded: every change makes a law not apply, or one changes how things are."""
        if any(is_circumstance(change.fact) or self._rewritten(change) for change in self.changes):
            return True
        return bool(self.changes) and all(change.steps in self.escaping for change in self.changes)

    def _rewritten(self, change: FactChange) -> bool:
        """Whether it changes what is stated of one of several things that are as they are, such as when a suspension began."""
        if not change.stated:
            return False  # what is not stated may be so
        heads = [change.steps[:at] for at, step in enumerate(change.steps) if isinstance(step, int)]
        owners = (type(get(self.roots, head[:-1])) for head in heads)
        return any(
            is_circumstance(getattr(owner, str(head[-1]), None)) for owner, head in zip(owners, heads, strict=True)
        )

    @property
    def key(self) -> object:
        """What tells it from other states."""
        return tuple((change.steps, repr(change.value)) for change in self.changes)


def by_length(states: Iterable[State], most: int = WIDTH, *, heeding: bool = False) -> list[State]:
    """The states with the fewest changes, each once; with ``heeding`` those that heed a law before those that escape it.

    Of those that are alike the one that says most of its changes: who heeds the words of one part has to heed all.
    """
    kept: dict[object, State] = {}

    def length(state: State) -> tuple[bool, int, int, int]:
        said = sum(len(change.needed) for change in state.changes)
        return heeding and state.escapes, len(state.changes), len(state.escaping), -said

    for state in sorted(states, key=length):
        kept.setdefault(state.key, state)
    return list(kept.values())[:most]


class Search:
    """One search for ways: the subject in its document, the day, and what may be changed."""

    def __init__(
        self,
        question: Question,
        subject: Any,
        *,
        day: date,
        way_of: Callable[[Any], Way],
        document: Any = None,
        at: str | None = None,
        law: Any = None,
        free: bool = False,
        patience: Patience | None = None,
        tries: int | None = None,
    ) -> None:
        self.day, self.law, self.free, self.patience = day, law, free, patience
        self.way_of = way_of
        self.applying = False
        """Whether it is no way out that a law does not apply."""
        self.heeding = False
        """Whether it is looked for only where nothing heeds a law, how it would ask nothing."""
        self.open = False
        """Whether it is enough that nothing fails any more, and questions stay open."""
        self.width = WIDTH
        """How many states are carried on: fewer reach deeper with the same number of tries."""
        self.tries = _BUDGET if tries is None else tries
        self.left = self.tries
        self._needs: dict[int, tuple[Question, Needed]] = {}
        root: Places = ()
        self.base: Steps = (SUBJECT,)
        roots = {SUBJECT: subject}
        if document is not None and document is not subject:
            found = steps_to(document, subject) if at is None else steps_of(at)
            roots = {DOCUMENT: document} if found else {DOCUMENT: document, SUBJECT: subject}
            root = ((type(document), (DOCUMENT,)),)
            self.base = found or self.base
        self.before = State(roots)
        self.places: Places = (*root, (type(subject), self.base))
        self.near = tuple(constants(_limits(question)))

    def subject(self, state: State) -> Any:
        """The subject in a state."""
        return get(state.roots, self.base)

    def document(self, state: State) -> Any:
        """The document in a state, if there is one."""
        return state.roots.get(DOCUMENT)

    def asking(self, state: State, places: Places) -> Asking:
        """Stand before the thing at ``places``."""
        asking = Asking(Day(self.day), law=self.law, root=self.document(state))
        asking.places += [(model, get(state.roots, steps), path_of(steps)) for model, steps in places]
        return asking

    def ask(self, question: Question, state: State, places: Places) -> int:
        """The number of the answer; UNKNOWN of a function that was not written for what is made up here."""
        found = self._tried(question, lambda: question.answered(self.asking(state, places), unrecorded=True)[0])
        return UNKNOWN if found is None else found

    def finding(self, question: Question, state: State, places: Places) -> Finding | None:
        """The answer, explained; ``None`` of a function that was not written for what is made up here."""
        return self._tried(question, lambda: question.explain(self.asking(state, places)))

    def _tried(self, question: Question, ask: Callable[[], T]) -> T | None:
        self.left -= 1
        if self.patience is not None:
            self.patience()
        try:
            return ask()
        except UNREADY:
            if _has_by_hand(question):
                return None
            raise

    def passes(self, question: Question, state: State, places: Places) -> bool:
        """Whether the answer is PASS; where it is no way out that a law does not apply, one that applies."""
        passing = {PASS: True, NOT_APPLICABLE: not self.applying, UNKNOWN: self.open, FAIL: False}
        return passing[self.ask(question, state, places)]

    def ways(self, question: Question, states: list[State], places: Places) -> list[State]:
        """The states, changed so that the question is answered PASS, as far as that is found."""
        if not states or self.left < 0:
            return []
        standing: list[State] = []
        if not self.free:  # what is answered yes is left as it is: remedies are looked for where something fails
            standing = [state for state in states if self.passes(question, state, places)]
            states = [state for state in states if state not in standing]
            if not states:
                return standing
        kind: Any = type(question)
        made = self.way_of(kind)(self, question, states, places)
        found = by_length(itertools.chain(standing, made), CROWD, heeding=not self.free)
        if len(found) > self.width:  # a way may stop short of a yes: where there are many, those that do not come first
            found.sort(key=lambda state: not self.passes(question, state, places))
        return found[: self.width]

    def may_change(self, steps: Steps, fact: Any) -> bool:
        """Whether a fact may be changed: not what says which thing it is, where that is stated."""
        if self.free or not is_identity(fact):
            return True
        return get(self.before.roots, steps) is None

    def changed(
        self,
        state: State,
        steps: Steps,
        fact: Any,
        value: Any,
        wanted: Needed | None,
        bound: tuple[Question, Places] | None = None,
        *,
        adds: bool = False,
    ) -> State | None:
        """The state with a fact changed, unless a model or an earlier change refuses."""
        if not adds and not self.may_change(steps, fact):
            return None
        roots = put(state.roots, steps, value)
        if roots is None:
            return None
        # a new value takes away what stood there, and the changes of it
        kept = tuple(one for one in state.changes if one.steps[: len(steps)] != steps or one.steps == steps)
        former = next((one for one in kept if one.steps == steps), None)
        words = () if wanted is None else (wanted,)
        if former is None:
            stated = get(self.before.roots, steps[:-1] if adds else steps) is not None
            changes = (*kept, FactChange(steps, fact, words, value, stated=stated, adds=adds))
        else:
            told = tuple(dict.fromkeys((*former.needed, *words)))
            merged = attrs.evolve(former, needed=told, value=value)
            changes = tuple(merged if one is former else one for one in kept)
        bounds = state.bounds if bound is None else (*state.bounds, (steps, *bound))
        made = State(roots, changes, bounds, state.escaping)
        for at, question, places in state.bounds:
            if at == steps and not self.passes(question, made, places):
                return None
        return made

    def so_that(self, question: Question) -> Needed:
        """What a fact would have to be so that something said of it and of others is so."""
        said = self.need(question).clause
        return Needed("so that {clause}", (("clause", said),), said)

    def need(self, question: Question) -> Needed:
        """What the value that a question looks at would have to be, with the clause that says so."""
        if id(question) not in self._needs:
            said = in_all(lambda language: clause(question, language, as_of=self.day))
            bars = isinstance(question, Compared) and question.test in _BARRING and not question.wanted
            need = attrs.evolve(needed(question, self.day), clause=said, barred=question if bars else None)
            self._needs[id(question)] = question, need
        return self._needs[id(question)][1]

    def without(self, change: FactChange, state: State) -> State | None:
        """The state with one change undone; ``None`` where the others cannot stand without it."""
        kept = tuple(one for one in state.changes if one is not change)
        roots: dict[str, Any] | None = self.before.roots
        for one in kept:
            roots = put(roots, one.steps, one.value) if roots is not None else None
        return None if roots is None else State(roots, kept, (), state.escaping)

    def shortest(self, state: State, holds: Callable[[State], bool]) -> State:
        """The state with every change undone that is not needed."""
        for change in reversed(state.changes):
            shorter = self.without(change, state)
            if shorter is not None and holds(shorter):
                state = shorter
        return state


_BARRING = frozenset({"includes", "meets"})


@functools.cache
def _has_by_hand(question: Question) -> bool:
    return any(isinstance(part, ByHand) for part in question.walk())


def _limits(question: Question) -> Iterator[Any]:
    for part in question.walk():
        if isinstance(part, Compared):
            yield from _values_in(part.left)
            yield from _values_in(part.right)
        elif isinstance(part, Covered):
            yield from _values_in(part.wanted)


def _values_in(operand: Any) -> Iterator[Any]:
    if isinstance(operand, Given):
        yield given_value(operand)
    elif isinstance(operand, Sum):
        yield from (*_values_in(operand.start), *_values_in(operand.period))
    elif isinstance(operand, ClaimedValue):
        yield from (*_values_in(operand.first), *_values_in(operand.other))
    elif isinstance(operand, (Extreme, Count)):
        for part in operand.items.parts():
            yield from _limits(part)
    elif not isinstance(operand, Operand) and not callable(operand):
        yield operand


Way = Callable[[Search, Any, list[State], Places], Iterable[State]]


Slot = tuple[Steps, Any]
"""Where a fact stands, and the fact."""


def opposite(question: Question) -> Question:
    """The opposite of a question, made once: what is asked again and again is compiled."""
    found: Question | None = question.__dict__.get("_opposite")
    if found is None:
        found = question.__dict__["_opposite"] = ~question
    return found


def escaped(search: Search, condition: Question, states: list[State], places: Places) -> Iterator[State]:
    """Ways in which a law asks nothing: its condition fails."""
    for before in states:
        known = {change.steps for change in before.changes}
        for state in search.ways(opposite(condition), [before], places):
            new = {change.steps for change in state.changes} - known
            yield attrs.evolve(state, escaping=state.escaping | new) if new else state
