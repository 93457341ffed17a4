"""The words that make questions of facts: law and users' own checks are made of the same ones.

Facts are joined with ``&``, ``|`` and ``~``, and compared (``is_in``, ``at_most``, ``begun`` ...); lists are asked with
``each``, ``some``, ``where``. Beside these stand the words below.
"""

from __future__ import annotations

import functools
from datetime import date
from typing import Any, Protocol, TypeVar

from healthgov.errors import DefinitionError
from healthgov.findings import NotCompliantError
from healthgov.periods import as_date
from healthgov.questions.by_hand import Answer, View, by_hand, thing_of
from healthgov.questions.conditions import ByReading, Claimed, ClaimedElse, OfWhole, Settled, When
from healthgov.questions.leaves import AskedAgain
from healthgov.questions.memory import remembered
from healthgov.questions.operands import Given, Operand, operand
from healthgov.questions.tree import AllOf, Question, a_question, owners
from healthgov.structs import changed
from healthgov.values import Parameter
from healthgov.verdicts import Doubt, Verdict

__all__ = [
    "Answer",
    "Gate",
    "Operand",
    "Question",
    "View",
    "all_of",
    "any_of",
    "ask_again",
    "by_hand",
    "by_reading",
    "claimed",
    "contested",
    "either",
    "enforce",
    "of_whole",
    "outside",
    "remembered",
    "settled",
    "since",
    "thing_of",
    "value",
    "when",
]

S = TypeVar("S")
T = TypeVar("T")


def when(condition: Question, then: Question) -> Question:
    """Ask ``then`` where the condition holds; where it fails the law asks nothing."""
    return When(a_question(condition), a_question(then))


def either(condition: Question, then: Question, otherwise: Question) -> Question:
    """Ask ``then`` where the condition holds, ``otherwise`` where it fails."""
    return AllOf((when(condition, then), when(~condition, otherwise)))


def all_of(*questions: Question) -> Question:
    """All of these; the same as joining them with ``&``."""
    return functools.reduce(Question.__and__, _some(questions, "all_of"))


def any_of(*questions: Question) -> Question:
    """One of these at least; the same as joining them with ``|``."""
    return functools.reduce(Question.__or__, _some(questions, "any_of"))


def claimed(question: Question, otherwise: Question | None = None) -> Question:
    """Only what is stated counts: not known is no, or what ``otherwise`` says. For what somebody has to claim.

    The only word by which silence becomes an answer, with its like for values (``fact.claimed(otherwise=other)``) and in
    law by hand (``view.claimed("fact")``).
    """
    if otherwise is None:
        return Claimed(a_question(question))
    return ClaimedElse(a_question(question), a_question(otherwise))


def by_reading(why: str, *readings: Question) -> Question:
    """What all readings of a law have in common; *contested*, with ``why``, where they differ.

    :raises DefinitionError: with fewer than two readings.
    """
    if len(readings) < 2:  # noqa: PLR2004  two
        raise DefinitionError("by_reading needs two readings at least")
    return ByReading(why, readings)


def contested(why: str) -> Question:
    """UNKNOWN for any subject: the law has several readings, and no text read settles which is right."""
    return Settled(Verdict.UNKNOWN, why, Doubt.CONTESTED)


def outside(why: str) -> Question:
    """UNKNOWN for any subject: the case lies outside what is modelled."""
    return Settled(Verdict.UNKNOWN, why, Doubt.OUTSIDE)


def settled(answer: bool, words: str = "") -> Question:  # noqa: FBT001  the answer
    """PASS or FAIL for any subject: the end of a prohibition, or of a freedom."""
    return Settled(
        Verdict.PASS if answer else Verdict.FAIL, words or ("this holds" if answer else "this does not hold")
    )


def since(day: str | date | Parameter[date]) -> Question:
    """Whether the day has come from which a law asks."""
    first: Any = as_date(day, "since") if isinstance(day, (str, date)) else day
    return operand(first).begun().said("asked from {value}", no="asked from {value} only")


def value(of: T | Parameter[T], noun: str = "") -> Operand[T]:
    """A constant or a dated value of the law, to be compared: ``value(law.doctrine).is_(Doctrine.STRICT)``.

    ``noun`` is what it is called in an explanation.
    """
    made = operand(of)
    return changed(made, noun=noun) if noun and isinstance(made, Given) else made


def ask_again(fact: Operand[Any], question: str = "") -> Question:
    """UNKNOWN for any subject: what is stated of the fact does not answer, so that it is asked for again."""
    return AskedAgain(fact, question or fact.facts()[0].question)


def of_whole(question: Question) -> Question:
    """Asked of the whole document; a part that is checked alone is taken to belong where the law reaches.

    :raises DefinitionError: for a question that reads no fact.
    """
    owner = next(owners(a_question(question)), None)
    if owner is None:
        raise DefinitionError("of_whole asks facts of the whole document, and this question reads none")
    return OfWhole(question, owner)


class Gate(Protocol):
    """Returns its subject, or raises with the explanation."""

    def __call__(self, subject: S, *, as_of: str | date, document: object = None) -> S:
        """Let the subject through, or raise."""
        ...


def enforce(question: Question, *, unknown: bool = False) -> Gate:
    """A gate: returns the subject, or raises with the explanation. ``unknown`` lets UNKNOWN through.

    >>> from healthgov.facts import Fact, fact, model
    >>> @model
    ... class Copy:
    ...     encrypted: Fact[bool] = fact("Is the copy encrypted?", yes="it is encrypted", no="it is in clear")
    >>> enforce(Copy.encrypted)(Copy(encrypted=True), as_of="2026-11-23").encrypted
    True

    :raises NotCompliantError: by the gate, for FAIL, and for UNKNOWN unless it is let through.
    """
    asked = a_question(question)

    def gate(subject: S, *, as_of: str | date, document: object = None) -> S:
        verdict = asked.verdict(subject, as_of=as_of, document=document)
        if verdict is Verdict.PASS or (unknown and verdict is Verdict.UNKNOWN):
            return subject
        raise NotCompliantError(asked(subject, as_of=as_of, document=document))

    return gate


def _some(questions: tuple[Question, ...], word: str) -> tuple[Question, ...]:
    if not questions:
        raise DefinitionError(f"{word} joins questions: give at least one")
    return tuple(a_question(question) for question in questions)


def __dir__() -> list[str]:
    return __all__
