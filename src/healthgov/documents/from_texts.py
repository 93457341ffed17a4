"""How single values are taken from texts, fast: what is not plainly right is left to the careful reading."""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable
from datetime import date
from typing import Any

from healthgov.durations import Length
from healthgov.kinds import COUNTRIES, SIMPLE, CategoryCode, CountryCode
from healthgov.periods import Period
from healthgov.placeholders import is_placeholder, says_something

__all__ = ["Unusual", "bare_text", "choices", "day", "from_text", "telling_text"]

_Take = Callable[[Any], Any]
_ISO_DATE = 10


class Unusual(Exception):  # noqa: N818  it never leaves this package
    """Not plainly right."""


def from_text(hint: Any) -> _Take | None:
    """How a value is taken from a text."""
    if hint is str:
        return telling_text
    if hint is date:
        return day
    known = choices(hint)
    if known:
        return known.__getitem__
    if hint is CategoryCode:
        return _category
    if hint is Period:
        return _period
    if hint is Length:
        return _length
    if hint is not bool and hint in SIMPLE:
        return SIMPLE[hint]
    return None


@functools.cache
def choices(hint: Any) -> dict[str, Any]:
    """What stands for each text, where it is one of a list: a country, or a member of an enumeration."""
    if hint is CountryCode:
        return {code: CountryCode(code) for code in COUNTRIES}
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {member.value: member for member in hint if type(member.value) is str}
    return {}


def bare_text(text: Any) -> str:
    """A text as it stands."""
    if type(text) is not str or not text.isascii() or "\0" in text:
        return SIMPLE[str](text)  # type: ignore[no-any-return]
    return text


def telling_text(text: Any) -> str:
    """A text that states something."""
    if type(text) is str and text.isprintable() and says_something(text):
        return text
    SIMPLE[str](text)
    if is_placeholder(text):
        raise Unusual
    return text  # type: ignore[no-any-return]


def day(text: str) -> date:
    """A day, written in full."""
    if len(text) != _ISO_DATE or text[4] != "-" or text[7] != "-":
        raise Unusual
    return date.fromisoformat(text)


@functools.lru_cache(512)
def _category(text: str) -> CategoryCode:
    return CategoryCode(text)


@functools.lru_cache(256)
def _period(text: str) -> Period:
    return SIMPLE[Period](text)  # type: ignore[no-any-return]


@functools.lru_cache(256)
def _length(text: str) -> Length:
    return SIMPLE[Length](text)  # type: ignore[no-any-return]
