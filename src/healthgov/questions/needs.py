"""What a value would have to be, for each comparison: ``at most 3 years``."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from healthgov.errors import NotInForceError
from healthgov.languages import Phrase
from healthgov.questions.leaves import Compared
from healthgov.questions.lists import Count, Extreme
from healthgov.questions.operands import Given, Operand, Sum
from healthgov.values import Parameter

__all__ = ["BACK", "OWN_WORDS", "given_value", "shown_of", "template_of"]

_NEEDED = {
    "is": ("{limit}", "not {limit}"),
    "==": ("{limit}", "not {limit}"),
    "in": ("one of: {limit}", "none of: {limit}"),
    "includes": ("including {limit}", "without {limit}"),
    "names": ("including {limit}", "without {limit}"),
    "includes all": ("including all of: {limit}", "not including all of: {limit}"),
    "only": ("nothing but: {limit}", "something besides: {limit}"),
    "meets": ("including one of: {limit}", "without any of: {limit}"),
    ">=": ("at least {limit}", "less than {limit}"),
    "<=": ("at most {limit}", "more than {limit}"),
    "<": ("less than {limit}", "at least {limit}"),
    ">": ("more than {limit}", "at most {limit}"),
    "within": ("at most {limit}", "longer than {limit}"),
    "longer": ("longer than {limit}", "at most {limit}"),
    "begun": ("on or before the day in question", "after the day in question"),
    "over": ("before the day in question", "on or after the day in question"),
    "stated": ("stated", "stated"),
    "empty": ("none", "at least one"),
    "that": ("fitting", "not fitting"),
}
"""What a value would have to be, for a yes and for a no."""
_NEEDED_DAY = {
    "is": ("on {limit}", "not on {limit}"),
    "==": ("on {limit}", "not on {limit}"),
    ">=": ("on {limit} or later", "before {limit}"),
    "<=": ("on {limit} or before", "after {limit}"),
    "<": ("before {limit}", "on {limit} or later"),
    ">": ("after {limit}", "on {limit} or before"),
}
_NEEDED_NAMED_DAY = {
    ">=": ("no earlier than {limit}", "before {limit}"),
    "<=": ("no later than {limit}", "after {limit}"),
    "<": ("before {limit}", "no earlier than {limit}"),
    ">": ("after {limit}", "no later than {limit}"),
}
"""Held against a day that has a name: nothing is said to be *on* it, and French has no article there to join."""
_NEEDED_COUNTED_DAY = {
    ">=": ("at the earliest {limit}", "before {limit}"),
    "<=": ("at the latest {limit}", "after {limit}"),
    "<": ("before {limit}", "at the earliest {limit}"),
    ">": ("after {limit}", "at the latest {limit}"),
}
"""Held against a day that is counted from another, such as three years after it."""
_NEEDED_TIME = {
    ">=": ("at {limit} or later", "before {limit}"),
    "<=": ("at {limit} or before", "after {limit}"),
    "<": ("before {limit}", "at {limit} or later"),
    ">": ("after {limit}", "at {limit} or before"),
}
_ONLY = {
    "in": ("{limit}", "not {limit}"),
    "meets": ("including {limit}", "without {limit}"),
    "includes all": ("including {limit}", "without {limit}"),
}
"""What it would have to be where one value alone counts."""
OWN_WORDS = {
    "one of: {limit}": "{noun} is one of: {limit}",
    "among {limit}": "{noun} is among {limit}",
    "not among {limit}": "{noun} is not among {limit}",
    "in {limit}": "{noun} is in {limit}",
    "outside of {limit}": "{noun} is outside of {limit}",
    "at least {limit}": "{noun} is at least {limit}",
    "at most {limit}": "{noun} is at most {limit}",
    "less than {limit}": "{noun} is less than {limit}",
    "more than {limit}": "{noun} is more than {limit}",
    "longer than {limit}": "{noun} is longer than {limit}",
    "including {limit}": "{noun} include {limit}",
    "without {limit}": "{noun} do not include {limit}",
    "including all of: {limit}": "{noun} include all of: {limit}",
    "not including all of: {limit}": "{noun} do not include all of: {limit}",
    "including one of: {limit}": "{noun} include one at least of: {limit}",
    "without any of: {limit}": "{noun} include none of: {limit}",
    "nothing but: {limit}": "{noun} include nothing but: {limit}",
    "something besides: {limit}": "{noun} include something besides: {limit}",
    "on {limit} or later": "{noun} is on {limit} or later",
    "on {limit} or before": "{noun} is on {limit} or before",
    "at the earliest {limit}": "{noun} falls at the earliest {limit}",
    "at the latest {limit}": "{noun} falls at the latest {limit}",
    "no earlier than {limit}": "{noun} is no earlier than {limit}",
    "no later than {limit}": "{noun} is no later than {limit}",
    "before {limit}": "{noun} is before {limit}",
    "after {limit}": "{noun} is after {limit}",
    "stated": "{noun} is stated",
    "none": "there is none: {noun}",
    "at least one": "there is at least one: {noun}",
    "on or before the day in question": "{noun} is on or before the day in question",
    "after the day in question": "{noun} is after the day in question",
    "before the day in question": "{noun} is before the day in question",
    "on or after the day in question": "{noun} is on or after the day in question",
    "fitting": "{noun} fits",
    "not fitting": "{noun} does not fit",
}
"""Needs that are said with words of their own; of the others it is said that the value is what is needed."""
BACK = {
    ("begun", True): "{noun} lies {period} back or more",
    ("begun", False): "{noun} lies less than {period} back",
    ("over", True): "{noun} lies more than {period} back",
    ("over", False): "{noun} lies {period} back at most",
}
"""A day and a period of the law, held against the day in question: how long ago that day may be."""


def template_of(question: Compared, as_of: date | None) -> str:
    """What a value would have to be, with ``{limit}`` where something is compared with."""
    limit = shown_of(question.right, as_of)
    table = _NEEDED
    if question.test in _NEEDED_DAY and _is_day(question):
        table = _NEEDED_DAY
        if question.test in _NEEDED_NAMED_DAY and isinstance(limit, Operand):
            table = _NEEDED_COUNTED_DAY if isinstance(limit, Sum) else _NEEDED_NAMED_DAY
    elif question.test in _NEEDED_TIME and isinstance(limit, time):
        table = _NEEDED_TIME
    elif question.test in _ONLY and isinstance(limit, (frozenset, tuple)) and len(limit) == 1:
        table = _ONLY
    elif question.test == "in" and isinstance(limit, Operand):
        return "among {limit}" if question.wanted else "not among {limit}"
    elif question.test == "in" and isinstance(limit, Phrase):
        return "in {limit}" if question.wanted else "outside of {limit}"
    return table[question.test][not question.wanted]


def _is_day(question: Compared) -> bool:
    right = question.right.changes[0].value if isinstance(question.right, Parameter) else question.right
    return isinstance(right, date) or isinstance(question.left, (Sum, Extreme)) or _names_day(question.left)


def _names_day(operand: Any) -> bool:
    from healthgov.questions.candidates import hint_of  # noqa: PLC0415  reads the hints of models

    facts = operand.facts()
    return bool(facts) and not isinstance(operand, Count) and hint_of(facts[0]) is date


def given_value(given: Any) -> Any:
    """The constant, or the value of the law, that an operand holds."""
    return given.value


def shown_of(limit: Any, as_of: date | None) -> Any:
    """What is compared with: on a day, or, without one, as a history where it has one."""
    if isinstance(limit, Given):
        limit = given_value(limit)
    if isinstance(limit, Parameter):
        first, *later = limit.changes
        if as_of is not None:
            try:
                return limit.on(as_of).value
            except NotInForceError:
                return first.value
        return limit if later else first.value
    if hasattr(limit, "members") and hasattr(limit, "name"):
        return Phrase(limit.name)
    return limit
