"""What a fact may be, where a remedy would only say what it must not be: each choice that is left is tried."""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable

import attrs

from healthgov.languages import in_all
from healthgov.questions.candidates import hint_of
from healthgov.questions.changes import FactChange, Needed
from healthgov.questions.saying import clause, needed
from healthgov.questions.script import UNKNOWN

__all__ = ["with_choices"]

_NEGATIVE = {"not {limit}", "none of: {limit}"}
_NOTHING = "none"
_MOST = 8
"""Of more choices than that it says more which one must not be taken."""


def with_choices(
    changes: tuple[FactChange, ...], answers: Callable[[tuple[FactChange, ...]], list[int]]
) -> tuple[FactChange, ...]:
    """The changes, with the choices that mend as much, if need be once more is known: those that mend at once, where these
    are too many. What is no choice is left as it is.

    ``answers`` are those of the rules that are mended.
    """
    return tuple(_with_choices(place, changes, answers) for place in range(len(changes)))


def _with_choices(
    place: int, changes: tuple[FactChange, ...], answers: Callable[[tuple[FactChange, ...]], list[int]]
) -> FactChange:
    change, kind = changes[place], hint_of(changes[place].fact)
    if change.adds or not {one.sentence for one in change.needed} & _NEGATIVE or not _chosen(kind):
        return change

    def tried(value: object) -> list[int]:
        return answers((*changes[:place], attrs.evolve(change, value=value), *changes[place + 1 :]))

    wanted = tried(change.value)
    found = {member: tried(member) for member in kind}
    as_good = [member for member, told in found.items() if _as_good(told, wanted)]
    at_once = [member for member in as_good if found[member] == wanted]
    left = as_good if len(as_good) <= _MOST else at_once
    # Who is told to rest on something else is not told to rest on nothing, which another rule fails.
    left = [member for member in left if member.value != _NOTHING] or left
    return attrs.evolve(change, choices=_one_of(change.fact, left)) if len(left) <= _MOST else change


def _chosen(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _as_good(found: list[int], wanted: list[int]) -> bool:
    """Whether each rule answers as it is wanted, or asks on."""
    return all(one in (best, UNKNOWN) for one, best in zip(found, wanted, strict=True))


def _one_of(fact: object, left: list[enum.Enum]) -> Needed:
    question = fact.is_in(frozenset(left))  # type: ignore[attr-defined]
    return attrs.evolve(needed(question), clause=in_all(functools.partial(clause, question)))
