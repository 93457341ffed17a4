"""Whether an answer may ever change with the day, seen from the question alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from healthgov.questions.by_hand import ByHand
from healthgov.questions.leaves import TESTS, Compared
from healthgov.questions.operands import Given
from healthgov.values import Parameter

__all__ = ["may_change"]


def may_change(question: object, after: date) -> bool:
    """Whether an answer may come out differently on a later day: what never may need not be explained to know that."""
    return any(_moves(part, after) for part in _parts(question))


def _parts(node: object) -> Iterator[object]:
    """A node of a question and everything it is made of."""
    yield node
    if isinstance(node, (tuple, frozenset)):
        for one in node:
            yield from _parts(one)
    elif attrs.has(type(node)) and not isinstance(node, Parameter):
        for field in attrs.fields(type(node)):
            yield from _parts(getattr(node, field.name))


def _moves(node: Any, after: date) -> bool:
    if isinstance(node, ByHand) or type(node).__name__ == "Method":
        return True
    if isinstance(node, Compared) and TESTS[node.test].with_day:
        given = node.left.value if isinstance(node.left, Given) else None
        return not (isinstance(given, date) and given < after)
    if isinstance(node, Parameter):
        return any(change.since > after for change in node.changes)
    if hasattr(node, "members") and hasattr(node, "includes"):
        validities = [validity for several in node.members.values() for validity in several]
        return any((v.since or after) > after or (v.until or date.min) >= after for v in validities)
    validity = getattr(node, "validity", None)
    return validity is not None and ((validity.since or after) > after or validity.until is not None)
