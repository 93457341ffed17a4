"""What would mend a failure: which facts, and what they would have to be, the shortest remedy first.

>>> from healthgov.facts import Fact, fact, model
>>> @model
... class Copy:
...     encrypted: Fact[bool] = fact("Is it encrypted?", noun="the encryption")
...     abroad: Fact[bool] = fact("Is it abroad?", noun="the place abroad")
>>> for remedy in remedies(Copy.encrypted | ~Copy.abroad, Copy(encrypted=False, abroad=True), as_of="2026-11-23"):
...     print(remedy)
encrypted: true
abroad: false
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import attrs

from healthgov.languages import ENGLISH
from healthgov.periods import as_date
from healthgov.questions.changes import DOCUMENT, SUBJECT, FactChange, Needed, get, put, steps_to
from healthgov.questions.leaves import Compared
from healthgov.questions.needs import given_value
from healthgov.questions.operands import Given, Operand
from healthgov.questions.script import FAIL
from healthgov.questions.states import Patience, Search, State, by_length
from healthgov.questions.tree import Question
from healthgov.questions.ways import way_of
from healthgov.values import Parameter

__all__ = ["Remedy", "applied", "applied_within", "remedies"]

_MOST = 8


@attrs.frozen
class Remedy:
    """Changes that together turn a FAIL into a PASS, or at least take it away."""

    changes: tuple[FactChange, ...]
    escapes: bool = attrs.field(default=False, eq=False)
    """Whether the law then does not apply, or things are otherwise than they are, rather than the law is heeded."""
    leaves_questions: bool = attrs.field(default=False, eq=False)
    """Whether the answer is then UNKNOWN for want of other facts: told where nothing that heeds the law gives a PASS."""

    def words(self, language: str = ENGLISH) -> tuple[str, ...]:
        """Each change in words: ``the term would have to be: at most 3 years``."""
        return tuple(change.sentence(language) for change in self.changes)

    def __str__(self) -> str:
        return "; ".join(str(change) for change in self.changes)


def remedies(
    question: Question,
    subject: object,
    *,
    as_of: str | date,
    document: object = None,
    at: str | None = None,
    law: object = None,
    patience: Patience | None = None,
    tries: int | None = None,
    heeding: bool = False,
) -> tuple[Remedy, ...]:
    """The best remedies for a FAIL, each tried: with its changes made, the question is answered PASS, or not FAIL any more.

    Ids are not changed; a fact that is not stated counts as a change like any other. There is none where the answer is no
    FAIL. ``law`` is the rule set on a day, for a question
    that asks for more than its values; ``at`` is the path of the subject in the document, where it is known. ``patience`` is
    called before each try, and what it raises ends the search. With fewer ``tries`` than are usual what is found by then
    is told. With ``heeding`` only what heeds the law is looked for, and not how it would ask nothing.
    """
    day = as_date(as_of, "as_of")
    search = Search(
        question,
        subject,
        day=day,
        way_of=way_of,
        document=document,
        at=at,
        law=law,
        patience=patience,
        tries=tries,
    )
    if search.ask(question, search.before, search.places) != FAIL:
        return ()

    def mended(state: State) -> bool:
        return search.passes(question, state, search.places)

    def ways() -> list[State]:
        return [
            state for state in search.ways(question, [search.before], search.places) if state.changes and mended(state)
        ]

    found: list[State] = []
    for search.heeding in (True,) if heeding else (True, False):
        found += ways()
    if all(state.escapes for state in found):
        # Where much is not stated, a remedy leaves questions, and no failure: as many tries again look for it.
        search.heeding, search.open, search.left = True, True, search.tries
        found += ways()
    shortened = by_length((search.shortest(state, mended) for state in found), most=len(found))
    told: dict[object, Remedy] = {}
    for state in shortened:
        search.open = False
        search.open = leaves_questions = not mended(state)
        dated = (_dated(search, state, change, mended) for change in state.changes)
        said = (attrs.evolve(change, needed=_in_one(search, change.needed)) for change in dated)
        changes = tuple(_seen_from(search.base, change) for change in said)
        remedy = Remedy(changes, escapes=state.escapes, leaves_questions=leaves_questions)
        told.setdefault(tuple((change.steps, change.needed, change.adds) for change in remedy.changes), remedy)
    best = sorted(told.values(), key=_last_resort)
    kept = sorted(best, key=lambda remedy: remedy.escapes)[:_MOST]  # what heeds the law is not crowded out
    return tuple(remedy for remedy in best if remedy in kept)


def _in_one(search: Search, told: tuple[Needed, ...]) -> tuple[Needed, ...]:
    """What must not stand in a list, said once: ``the channels include none of: post, sms``."""
    barring = [one.barred for one in told if one.barred is not None]
    if len(barring) < 2:  # noqa: PLR2004  several
        return told
    barred = [value for one in barring for value in _barred(one)]
    if any(isinstance(value, (Operand, Parameter)) for value in barred):  # what another fact says has words of its own
        return told
    one = Compared(barring[0].left, "meets", tuple(dict.fromkeys(barred)), wanted=False)
    return (*(need for need in told if need.barred is None), search.need(one))


def _barred(question: Compared) -> tuple[Any, ...]:
    """What must not stand in the list."""
    right = given_value(question.right) if isinstance(question.right, Given) else question.right
    return tuple(right) if question.test == "meets" and isinstance(right, (tuple, frozenset)) else (right,)


def _last_resort(remedy: Remedy) -> tuple[bool, bool]:
    """What can still be done comes before what cannot, and what settles the matter before what leaves questions."""
    return any(change.past for change in remedy.changes), remedy.leaves_questions


def _dated(search: Search, state: State, change: FactChange, mended: Callable[[State], bool]) -> FactChange:
    """A change, and whether it wants a day that has passed: with today in its place nothing is mended."""
    today = _today(change.value, search.day)
    if today is None or not change.stated or not change.value < today:
        return change
    roots = put(state.roots, change.steps, today)
    past = roots is None or not mended(State(roots, state.changes, (), state.escaping))
    return attrs.evolve(change, past=past)


def _today(value: object, day: date) -> Any:
    """The day in question as a value of the kind; ``None`` for what is no day."""
    if isinstance(value, datetime):
        return datetime.combine(day, value.timetz())
    return day if isinstance(value, date) else None


def _seen_from(base: tuple[str | int, ...], change: FactChange) -> FactChange:
    """A change of the subject itself, with steps from the subject."""
    if change.steps[: len(base)] != base:
        return change
    return attrs.evolve(change, steps=(SUBJECT, *change.steps[len(base) :]))


def applied(subject: Any, remedy: Remedy) -> Any:
    """The subject with a remedy's changes made; changes of the document around it are left out.

    :raises ValueError: where a model refuses them.
    """
    return applied_within(subject, remedy)[0]


def applied_within(subject: Any, remedy: Remedy, document: Any = None) -> tuple[Any, Any]:
    """The subject and its document with a remedy's changes made.

    :raises ValueError: where a model refuses them.
    """
    base = None if document is None else steps_to(document, subject)
    roots: dict[str, Any] = {SUBJECT: subject} if base is None else {}
    if document is not None:
        roots[DOCUMENT] = document
    for change in remedy.changes:
        steps = change.steps if base is None or change.steps[0] != SUBJECT else (*base, *change.steps[1:])
        if str(steps[0]) in roots:
            changed = put(roots, steps, change.value)
            if changed is None:
                raise ValueError(f"a model refuses this change: {change}")
            roots = changed
    return get(roots, base or (SUBJECT,)), roots.get(DOCUMENT)
