"""Things found by what names them: ``hosting.where(id.among(activity.hosting))`` looks them up and walks no long list.

An index is made once for each list and kept by the thing that holds it. Things that do not state their key stay
candidates: whether they count is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from healthgov.questions.leaves import Compared
from healthgov.questions.memory import remembered
from healthgov.questions.tree import AllOf, Question
from healthgov.structs import struct

__all__ = ["FEW", "Join", "join_of", "offered_by"]

FEW = 8
"""A list no longer than this is walked: an index would cost more."""


@struct
class Join:
    """How the things of a list are found: by a key of theirs, held against a value from outside the list."""

    list_name: str
    key: str
    value: Any
    how: str

    def found(self, holder: Any, things: tuple[Any, ...], value: Any) -> Iterable[int]:
        """The places of the things that may count, in the order of the list."""
        if value is None or len(things) <= FEW or not hasattr(holder, "__dict__"):
            return range(len(things))
        index, silent = remembered(holder, ("index", self.list_name, self.key, self.how), lambda: self._index(things))
        places = {place for one in (value if self.how == "in" else (value,)) for place in index.get(one, ())}
        return sorted(places.union(silent))

    def things(self, holder: Any, things: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
        """The things that may count."""
        places = self.found(holder, things, value)
        return tuple([things[place] for place in places])

    def _index(self, things: tuple[Any, ...]) -> tuple[dict[Any, list[int]], list[int]]:
        index: dict[Any, list[int]] = {}
        silent = []
        for place, thing in enumerate(things):
            key = getattr(thing, self.key)
            if key is None:
                silent.append(place)
            for one in key or () if self.how == "includes" else (key,):
                index.setdefault(one, []).append(place)
        return index, silent


def join_of(fact: Any, condition: Question | None) -> Join | None:
    """The join that a condition on the things of a list begins with, if it does."""
    first = condition.children[0] if isinstance(condition, AllOf) else condition
    if not (isinstance(first, Compared) and first.wanted and first.test in ("==", "in", "includes")):
        return None
    key, value = first.left, first.right
    ours, theirs = getattr(key, "owner", None), getattr(value, "owner", None)
    if ours is None or theirs is None or not issubclass(fact.item, ours) or issubclass(fact.item, theirs):
        return None
    return Join(fact.name, key.name, value, first.test)


def offered_by(holder: Any, things: tuple[Any, ...], list_name: str, key: str) -> tuple[frozenset[Any], bool]:
    """What all things of a list state of a fact together, and whether one of them does not state it."""

    def gathered() -> tuple[frozenset[Any], bool]:
        found: set[Any] = set()
        values = [getattr(thing, key) for thing in things]
        for value in values:
            if value is not None:
                found.update(value if isinstance(value, (tuple, frozenset)) else (value,))
        return frozenset(found), None in values

    if len(things) <= FEW or not hasattr(holder, "__dict__"):
        return gathered()
    return remembered(holder, ("offered", list_name, key), gathered)
