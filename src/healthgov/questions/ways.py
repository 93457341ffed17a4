"""Ways to a yes: what would have to be stated so that a question is answered PASS.

Several states of the world are carried through the tree at once, the shortest first and only so many, so that the work
grows with the size of the tree and not with the number of combinations. A way to FAIL is a way to yes of the opposite.
What is found is held to be likely only: whoever asks for ways asks the question again.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from healthgov.errors import HealthgovError
from healthgov.languages import say, translated
from healthgov.periods import Day
from healthgov.questions.asking import Asking, Law
from healthgov.questions.by_hand import ByHand
from healthgov.questions.candidates import constants, fresh, hint_of, is_identity, values_for
from healthgov.questions.changes import DOCUMENT, SUBJECT, Change, Needed, Steps, get, path_of, put, steps_of, steps_to
from healthgov.questions.leaves import Compared, Is
from healthgov.questions.lists import Count, Covered, Each, Extreme, Has, Items, Negated, Some
from healthgov.questions.operands import Given, Operand, OrElse, Outer, Sum, Unstated, limit_of
from healthgov.questions.saying import clause, given_value, in_all, needed
from healthgov.questions.script import number
from healthgov.questions.tree import (
    PASS,
    UNKNOWN,
    AllOf,
    AnyOf,
    ByReading,
    Claimed,
    FirstStated,
    OfWhole,
    Question,
    Said,
    Settled,
    When,
)

__all__ = ["Search", "State"]

WIDTH = 12
_PER_FACT = 4
_BUDGET = 40_000

Places = tuple[tuple[type, Steps], ...]
"""The things one stands in, the outermost first: the model of each, and the steps to it."""


@attrs.frozen(eq=False)
class State:
    """The subject and the document with some changes made, and what those changes must go on answering."""

    roots: dict[str, Any]
    changes: tuple[Change, ...] = ()
    bounds: tuple[tuple[Steps, Question, Places], ...] = ()
    escapes: int = 0
    """How often a change makes a law not apply, rather than heeds it."""

    @property
    def key(self) -> object:
        """What tells it from other states."""
        return tuple((change.steps, repr(change.value)) for change in self.changes)


def by_length(states: Iterable[State], most: int = WIDTH) -> list[State]:
    """The states with the fewest changes, each once."""
    kept: dict[object, State] = {}
    for state in sorted(states, key=lambda state: (len(state.changes), state.escapes)):
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
        document: Any = None,
        at: str | None = None,
        law: Any = None,
        free: bool = False,
    ) -> None:
        self.day, self.law, self.free = day, law, free
        self.applying = False
        """Whether it is no way out that a law does not apply."""
        self.left = _BUDGET
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
        day = Day(self.day)
        asking = Asking(day, law=None if self.law is None else living(self.law, day), root=self.document(state))
        asking.places += [(model, get(state.roots, steps), path_of(steps)) for model, steps in places]
        return asking

    def ask(self, question: Question, state: State, places: Places) -> int:
        """The number of the answer."""
        self.left -= 1
        try:
            return number(question.explain(self.asking(state, places)))
        except (HealthgovError, ArithmeticError, LookupError, TypeError, ValueError):
            if _has_by_hand(question):
                return UNKNOWN  # a function that was not written for what is made up here
            raise

    def passes(self, question: Question, state: State, places: Places) -> bool:
        """Whether the answer is PASS, applying or not."""
        return self.ask(question, state, places) <= PASS

    def ways(self, question: Question, states: list[State], places: Places) -> list[State]:
        """The states, changed so that the question is answered PASS, as far as that is found."""
        if not states or self.left < 0:
            return []
        kind: Any = type(question)
        return by_length(way_of(kind)(self, question, states, places))

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
        former = next((one for one in state.changes if one.steps == steps), None)
        words = () if wanted is None else (wanted,)
        if former is None:
            stated = True if adds else get(self.before.roots, steps) is not None
            if adds:
                stated = get(self.before.roots, steps[:-1]) is not None
            changes = (*state.changes, Change(steps, fact, words, value, stated=stated, adds=adds))
        else:
            told = tuple(dict.fromkeys((*former.needed, *words)))
            merged = attrs.evolve(former, needed=told, value=value)
            changes = tuple(merged if one is former else one for one in state.changes)
        bounds = state.bounds if bound is None else (*state.bounds, (steps, *bound))
        made = State(roots, changes, bounds, state.escapes)
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
            self._needs[id(question)] = question, attrs.evolve(needed(question, self.day), clause=said)
        return self._needs[id(question)][1]

    def without(self, change: Change, state: State) -> State | None:
        """The state with one change undone; ``None`` where the others cannot stand without it."""
        kept = tuple(one for one in state.changes if one is not change)
        roots: dict[str, Any] | None = self.before.roots
        for one in kept:
            roots = put(roots, one.steps, one.value) if roots is not None else None
        return None if roots is None else State(roots, kept, (), state.escapes)

    def shortest(self, state: State, holds: Callable[[State], bool]) -> State:
        """The state with every change undone that is not needed."""
        for change in reversed(state.changes):
            shorter = self.without(change, state)
            if shorter is not None and holds(shorter):
                state = shorter
        return state


def living(law: Any, day: Day) -> Law:
    """A law while it is asked: reading from it notes the day."""
    made: Law = law._living(day) if hasattr(law, "_living") else law  # noqa: SLF001  as the rule set itself does
    return made


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
    elif isinstance(operand, OrElse):
        yield from (*_values_in(operand.first), *_values_in(operand.other))
    elif isinstance(operand, (Extreme, Count)):
        for part in operand.items.parts():
            yield from _limits(part)
    elif not isinstance(operand, Operand) and not callable(operand):
        yield operand


# --- each kind of question ------------------------------------------------------------------------------------------

Way = Callable[[Search, Any, list[State], Places], Iterable[State]]


def _all_of(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    for part in question.parts():
        states = search.ways(part, states, places)
    return states


def _any_of(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    open_ = []
    for state in states:
        if search.passes(question, state, places) and not search.applying:
            yield state
        else:
            open_.append(state)
    for part in question.parts():
        yield from search.ways(part, open_, places)


def _when(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    if not search.applying:
        yield from search.ways(question.then, states, places)
        yield from _escaped(search, question.condition, states, places)
    else:
        yield from search.ways(question.then, search.ways(question.condition, states, places), places)


def _escaped(search: Search, condition: Question, states: list[State], places: Places) -> Iterator[State]:
    """Ways in which a law asks nothing: its condition fails."""
    for state in search.ways(~condition, states, places):
        yield state if state in states else attrs.evolve(state, escapes=state.escapes + 1)


def _child(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    return search.ways(question.child, states, places)


def _claimed(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    yield from (state for state in states if search.passes(question, state, places))
    yield from search.ways(question.child, states, places)


def _first_stated(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
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
        for steps, real in _slots(fact, state, places):
            if get(state.roots, steps) is wanted:
                yield attrs.evolve(state, bounds=(*state.bounds, (steps, question, places)))
                continue
            made = search.changed(state, steps, real, wanted, search.need(question), (question, places))
            if made is not None:
                yield made


Slot = tuple[Steps, Any]


def _slots(operand: Any, state: State, places: Places) -> Iterator[Slot]:
    """The facts of which an operand is made, where they stand."""
    if isinstance(operand, OrElse):
        yield from _slots(operand.first, state, places)
        if not any(get(state.roots, steps) is not None for steps, _ in _slots(operand.first, state, places)):
            yield from _slots(operand.other, state, places)
    elif isinstance(operand, Sum):
        yield from _slots(operand.start, state, places)
        yield from _slots(operand.period, state, places)
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


def _compared(
    search: Search, question: Any, states: list[State], places: Places, words: Needed | None = None
) -> Iterable[State]:
    for state in states:
        if isinstance(question.left, (Extreme, Count)):
            yield from _together(search, question, state, places)
            continue
        mine = list(_slots(question.left, state, places))
        others = list(_slots(question.right, state, places))
        if search.passes(question, state, places):
            bounds = tuple((steps, question, places) for steps, _ in (*mine, *others))
            yield attrs.evolve(state, bounds=(*state.bounds, *bounds))
            continue
        limit = limit_of(question.right, search.asking(state, places))
        told = words or search.need(question)
        so_that = search.so_that(question)
        plain = isinstance(question.left, (OrElse, Outer)) or hasattr(question.left, "owner")
        found = [
            made
            for slot in mine
            for made in _set(search, question, state, places, slot, limit, told if plain else so_that, question.left)
        ]
        found += _set_right(search, question, state, places, others)
        if not found:
            found = list(_set_both(search, question, state, places, mine + others, limit, so_that))
        yield from found


def _set_right(
    search: Search, question: Any, state: State, places: Places, slots: list[Slot]
) -> Iterator[State]:
    """Change what a value is compared with, where that is a fact too."""
    value = question.left.get(search.asking(state, places))[0] if slots else None
    for slot in slots:
        yield from _set(search, question, state, places, slot, value, search.so_that(question), question.right)


def _listed(fact: Any, words: str, said: str) -> Needed:
    """What a list would have to be."""
    return Needed(words, (), in_all(lambda language: say(said, {"noun": translated(fact.noun, language)}, language)))


def _near(search: Search, state: State, places: Places, limit: Any, operand: Any) -> list[Any]:
    near = [] if isinstance(limit, Unstated) else list(constants([limit]))
    if isinstance(operand, Sum):
        asking = search.asking(state, places)
        start, period = operand.start.get(asking)[0], limit_of(operand.period, asking)
        if not isinstance(period, Unstated):
            near = [early for day in (*near, search.day) for early in _back(day, period)] + near
        elif not isinstance(start, Unstated):
            from healthgov.periods import Period  # noqa: PLC0415  here only

            spans = [(day - start).days for day in near if isinstance(day, date)]
            near = [Period(days=max(span + more, 0)) for span in spans for more in (0, 1, -1)] + near
    return [*near, *(value for value in search.near if value not in near)]


def _back(day: Any, period: Any) -> Iterator[date]:
    """Days from which a period ends about on a day."""
    if not isinstance(day, date):
        return
    try:
        first = day - ((day + period) - day)
    except (OverflowError, TypeError):
        return
    yield first
    for more in (1, -1, 2, -2, 3, -3, 31, -31):
        yield date.fromordinal(first.toordinal() + more)


def _set(
    search: Search, question: Any, state: State, places: Places, slot: Slot, limit: Any, words: Needed, operand: Any
) -> Iterator[State]:
    steps, fact = slot
    if not search.may_change(steps, fact):
        return
    near = _near(search, state, places, limit, operand)
    current, count = get(state.roots, steps), 0
    for value in values_for(hint_of(fact), near, search.day, current):
        made = search.changed(state, steps, fact, value, words, (question, places))
        if made is not None and search.passes(question, made, places):
            yield made
            count += 1
            if count >= _PER_FACT:
                return


def _set_both(
    search: Search, question: Any, state: State, places: Places, slots: list[Slot], limit: Any, words: Needed
) -> Iterator[State]:
    count = 0
    for steps, fact in slots[1:]:
        near = _near(search, state, places, limit, question.left)
        for value in values_for(hint_of(fact), near, search.day)[:6]:
            one = search.changed(state, steps, fact, value, words, (question, places))
            if one is None:
                continue
            there = limit_of(question.right, search.asking(one, places))
            for made in _set(search, question, one, places, slots[0], there, words, question.left):
                yield made
                count += 1
                if count >= _PER_FACT:
                    return


# --- things inside things, and lists ----------------------------------------------------------------------------------


def _has(search: Search, question: Any, states: list[State], places: Places) -> Iterable[State]:
    inside: list[tuple[Places, State]] = []
    for state in states:
        for steps, _ in _slots(question.fact, state, places):
            inside.append(((*places, (question.fact.item, steps)), state))
    for where in dict.fromkeys(at for at, _ in inside):
        for made in search.ways(question.child, [state for at, state in inside if at == where], where):
            steps = where[-1][1]
            if get(made.roots, steps) is None and question.fact.words.ask:
                real = getattr(question.fact, "fact", question.fact)
                there = search.changed(made, steps, real, fresh(real.item), _listed(real, "stated", "{noun} is stated"))
                if there is not None:
                    yield there
            else:
                yield made


def _list(items: Items[Any], state: State, places: Places) -> tuple[Steps, Any, Places] | None:
    for steps, fact in _slots(items.fact, state, places):
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
    made = search.changed(
        state, (*steps, index), fact, item, _listed(fact, "one more", "one more of {noun}"), adds=True
    )
    return None if made is None else (made, _inside(items, steps, index, places))


_NAME = str.maketrans({"[": "-", "]": None, ".": "-"})


def _with_condition(search: Search, items: Items[Any], states: list[State], where: Places) -> list[State]:
    return states if items.condition is None else search.ways(items.condition, states, where)


def _emptied(search: Search, items: Items[Any], state: State, places: Places) -> State | None:
    """The state in which it is stated that there is none."""
    found = _list(items, state, places)
    if found is None:
        return None
    return search.changed(state, found[0], found[1], (), _listed(found[1], "none", "there is none: {noun}"))


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
            mended = search.ways(question.child, several, where)
            if items.condition is not None:
                mended += _escaped(search, items.condition, several, where)
            several = by_length(mended)
        yield from several


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
        for steps, fact in _slots(question.wanted, state, places):
            if get(state.roots, steps) is None:  # what is wanted is itself a fact
                tried = [value for value in values_for(hint_of(fact), search.near, search.day) if value]
                state = (
                    search.changed(state, steps, fact, tried[0], _listed(fact, "stated", "{noun} is stated")) or state
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
    for steps, fact in _slots(question.offered, state, where):
        current = tuple(get(state.roots, steps) or ())
        more = tuple(value for value in sorted(wanted, key=str) if value not in current)
        tried = (*current, *more) if question.is_wanted else tuple(value for value in current if value not in wanted)
        kind = frozenset if isinstance(get(state.roots, steps), frozenset) else tuple
        values = tuple(sorted(wanted, key=str))
        test = "includes all" if question.is_wanted else "meets"
        told = search.need(Compared(fact, test, values, question.is_wanted))
        made = search.changed(state, steps, fact, kind(tried), told, (question, places))
        if made is not None:
            yield made


def _together(search: Search, question: Any, state: State, places: Places) -> Iterator[State]:
    """What several things state together: their number, or the earliest or latest of their days."""
    if search.passes(question, state, places):
        yield state
        return
    emptied = _emptied(search, question.left.items, state, places)
    if emptied is not None and search.passes(question, emptied, places):
        yield emptied
    there = list(_slots(question.right, state, places))
    yield from _set_right(search, question, state, places, there)
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
    items, state = question.left.items, start
    found = _list(items, state, places)
    if found is None:
        return
    if not get(state.roots, found[0]):
        more = _one_more(search, items, state, places)
        if more is None:
            return
        state = more
    limit = limit_of(question.right, search.asking(state, places))
    count = 0
    for value in values_for(date, _near(search, state, places, limit, None), search.day):
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
        for steps, fact in _slots(question.left.fact, state, where):
            if made is not None and (everywhere or get(state.roots, steps) is None):
                made = search.changed(made, steps, fact, value, told)
    return made


WAYS: dict[type, Way] = {
    AllOf: _all_of,
    AnyOf: _any_of,
    When: _when,
    Claimed: _claimed,
    FirstStated: _first_stated,
    ByReading: _all_of,
    Said: _said,
    OfWhole: _of_whole,
    Settled: _settled,
    ByHand: _settled,
    Is: _is,
    Compared: _compared,
    Has: _has,
    Each: _each,
    Some: _some,
    Negated: _negated,
    Covered: _covered,
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
