"""What may be meant by a length of time that is written in words: a length, a least, a range, or none that ends."""

from __future__ import annotations

import re

from healthgov.documents.register_values import Unsure, period_of, plainly, says_unlimited

__all__ = ["period_meant"]

_SHORT = re.compile(r"(\d{1,4}) ?([YMDyd])", re.ASCII)
"""As in configurations; a small m may be a minute."""
_WEEKS = re.compile(r"(?:p(?=\d{1,3}w))?(\d{1,3}) ?(?:w|weeks?|semaines?|wochen?|settiman[ae]|semanas?|weken)")
_LEAST = re.compile(
    r"(?:at least|no less than|minimum|min|au moins|au minimum|mindestens|almeno|al menos|minstens|ten minste) (.+)"
    r"|(.+) (?:at least|minimum|min|au moins|au minimum|or more|ou plus|mindestens|oder mehr)"
)
_MOST = re.compile(
    r"(?:at most|up to|no more than|maximum|max|au plus|au maximum|jusqu a|hochstens|maximal|al massimo|como maximo|maximaal) (.+)"
    r"|(.+) (?:at most|maximum|max|au plus|au maximum|hochstens)"
)
_TO = "to|and|a|et|ou|or|bis|und|e|y|tot|en"
_RANGE = re.compile(
    rf"(?:(?:between|from|entre|de|von|zwischen|da|tra|van|tussen) )?(\d{{1,4}})(?: (?!(?:{_TO})\b)([a-z]+))?"
    rf" (?:(?:{_TO}) )?(\d{{1,4}}) ([a-z]+)"
)

_BESIDE = re.compile(r"(\d{1,4} [a-z]+) .+")


def period_meant(expected: str, value: str, *, hours: bool, ranged: bool) -> str:
    """What is said of a text that is no length; ``ranged`` where the thing has a least beside its period."""
    if says_unlimited(value):
        return f"{expected}; what has no end is stated apart, as unlimited: true"
    words = plainly(value)
    found = _named(value, hours=hours)
    if found:
        return f"{expected}; did you mean {found}?"
    least, most, both = _LEAST.fullmatch(words), _MOST.fullmatch(words), _RANGE.fullmatch(words)
    if least and ranged and (shortest := _named(least[1] or least[2], hours=hours)):
        return f"{expected}; what is kept at least so long is stated apart, as least: {shortest}"
    if most and (longest := _named(most[1] or most[2], hours=hours)):
        return f"{expected}; did you mean {longest}?"
    if both and ranged:
        ends = _named(f"{both[1]} {both[2] or both[4]}", hours=hours), _named(f"{both[3]} {both[4]}", hours=hours)
        if all(ends):
            return (
                f"{expected}; the shortest and the longest are stated apart, as least: {ends[0]} and period: {ends[1]}"
            )
    beside = _BESIDE.fullmatch(words)
    if beside and ranged and _named(beside[1], hours=hours):
        return f"{expected}; what is said beside it, such as what it counts from, is stated apart, as criterion"
    return expected


def _named(value: str, *, hours: bool) -> str:
    """The period that a text names in some language, or without the sign of the standard, and nothing beside it."""
    short, weeks = _SHORT.fullmatch(value), _WEEKS.fullmatch(plainly(value))
    if short:
        return f"P{short[1]}{short[2].upper()}"
    if weeks:
        return f"P{7 * int(weeks[1])}D"
    try:
        found = period_of(value)
    except Unsure:
        return ""
    return found if hours or not found.endswith("H") else ""
