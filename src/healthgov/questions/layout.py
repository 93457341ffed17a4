"""What is said of a question before it is laid out in one line or in points."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs

from healthgov.languages import say

__all__ = ["AND", "OR", "POINT", "SHORT", "Clause", "Group", "Under", "Values", "named"]

SHORT = 160
"""The most characters of what is said in one line."""
POINT = 80
"""The most characters of what is said in one point, where it could be said in several."""


@attrs.frozen
class Clause:
    """Words that are one clause."""

    text: str

    def inline(self) -> str:
        """In one line."""
        return self.text

    def points(self, indent: str, known: dict[str, str]) -> list[str]:
        """In lines, of which this is one."""
        del known
        return [f"{indent}{self.text}"]


@attrs.frozen
class Values:
    """What is counted up after a head: on one line, or point by point; a head stands before values of later days."""

    text: str
    values: tuple[tuple[str, tuple[str, ...]], ...]

    def inline(self) -> str:
        """In one line."""
        return self.text

    def items(self, indent: str, known: dict[str, str]) -> list[str]:
        """A point for each."""
        del known
        lines: list[str] = []
        for head, values in self.values:
            lines += [f"{indent}- {head}"] if head else []
            lines += [f"{indent}{'  ' if head else ''}- {value}" for value in values]
        return lines


@attrs.frozen
class Group:
    """Several that hold together, or of which one holds."""

    parts: tuple[Any, ...]
    joined: str
    """The key of the last joint: ``, and `` or ``, or ``."""
    header: str
    language: str

    def inline(self) -> str:
        """In one line: ``a, b, and c``; parts that hold commas of their own stand apart."""
        said = [_within(part) for part in self.parts]
        last = say(self.joined, language=self.language)
        apart = say("; ", language=self.language)
        if len(said) > 2 and any(", " in one or ": " in one for one in said):  # noqa: PLR2004  two need no list
            return apart.join(said[:-1]) + apart + last.lstrip(" ,") + said[-1]
        return ", ".join(said[:-1]) + last + said[-1]

    def points(self, indent: str, known: dict[str, str]) -> list[str]:
        """In lines: a header, and a point for each; what was said before is named."""
        letter, said = _letter(self, known)
        if said:
            return [f"{indent}{_holds(letter, self.language)}"]
        header = say(self.header, language=self.language)
        if letter:
            words = header.rstrip(" :")
            header = words + _label(letter, self.language) + header.removeprefix(words)
        return [f"{indent}{header}", *self.items(indent, known)]

    def items(self, indent: str, known: dict[str, str]) -> list[str]:
        """The points alone."""
        return [line for part in self.parts for line in _point(part, indent, known)]


@attrs.frozen
class Under:
    """Something said under a head: where it applies, for which things, of what.

    A head that is long is a list of its own, of which ``after`` says what follows from it.
    """

    head: Any
    """Text, or what is said of the condition, of which ``before`` makes a head."""
    body: Any
    language: str
    before: str = "{condition}"
    long_before: str = ""
    after: str = "then"
    values: tuple[tuple[str, str], ...] = ()

    def _say(self, words: str, **more: str) -> str:
        return say(words, {**dict(self.values), **more}, self.language)

    def _head(self, condition: str = "") -> str:
        if isinstance(self.head, str):
            return self.head
        within = f"({self.head.inline()})" if isinstance(self.head, Under) else self.head.inline()
        return self._say(self.before, condition=condition or within)

    def _colon(self) -> str:
        return say(": ", language=self.language)

    @property
    def is_long(self) -> bool:
        """Whether the head needs a list of its own."""
        return not isinstance(self.head, str) and len(self._head()) > SHORT

    def inline(self) -> str:
        """In one line: ``where it is so: that holds``."""
        return f"{self._head()}{self._colon()}{self.body.inline()}"

    def points(self, indent: str, known: dict[str, str]) -> list[str]:
        """In lines: the head, and points below it; a long head said before is named."""
        colon = self._colon().rstrip()
        first = [f"{indent}{line}" for line in self._first(colon, known)]
        if isinstance(self.body, Values):
            return [*first, *self.body.items(indent, known)]
        if not isinstance(self.body, Group) or self.body.joined != AND:
            return [*first, *_point(self.body, indent, known)]
        letter, said = _letter(self.body, known)
        if said:
            return [*first, f"{indent}- {_holds(letter, self.language)}"]
        first[-1] = first[-1].removesuffix(colon) + _label(letter, self.language) + colon
        return [*first, *self.body.items(indent, known)]

    def _first(self, colon: str, known: dict[str, str]) -> list[str]:
        if not self.is_long:
            return [f"{self._head()}{colon}"]
        if not isinstance(self.head, Group) or self.head.joined != AND:
            points, named = _point(self.head, "  ", known), ""
        else:
            letter, said = _letter(self.head, known)
            if said:
                return [f"{self._head(_holds(letter, self.language))}{colon}"]
            points, named = self.head.items("  ", known), _label(letter, self.language)
        return [f"{self._say(self.long_before)}{named}{colon}", *points, f"{self._say(self.after)}{colon}"]


AND, OR = ", and ", ", or "


def named(said: Any) -> dict[str, str]:
    """Letters for what is long and would be said more than once; in lower case once it was said."""
    counted: Counter[str] = Counter()
    _count(said, counted)
    several = [text for text, times in counted.items() if times > 1]
    return dict(zip(several, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", strict=False))


def _count(said: Any, counted: Counter[str]) -> None:
    if isinstance(said, Group):
        text = said.inline()
        if len(text) > SHORT:
            known = text in counted
            counted[text] += 1
            if known:
                return
        for part in said.parts:
            _count(part, counted)
    elif isinstance(said, Under):
        _count(said.head, counted)
        _count(said.body, counted)


def _letter(group: Group, known: dict[str, str]) -> tuple[str, bool]:
    """The letter of a group that has one, and whether it was said before; it is now."""
    text = group.inline()
    letter = known.get(text, "")
    if letter:
        known[text] = letter.lower()
    return letter.upper(), letter.islower()


def _label(letter: str, language: str) -> str:
    return f" ({say('condition {letter}', {'letter': letter}, language)})" if letter else ""


def _holds(letter: str, language: str) -> str:
    return say("condition {letter} holds", {"letter": letter}, language)


def _within(part: Any) -> str:
    """A part of a group: set in brackets where it is a group, or stands under a head."""
    return part.inline() if isinstance(part, Clause) else f"({part.inline()})"


def _point(part: Any, indent: str, known: dict[str, str]) -> list[str]:
    if isinstance(part, Clause) or len(part.inline()) <= POINT:
        return [f"{indent}- {part.inline()}"]
    inner: list[str] = part.points(f"{indent}  ", known)
    return [f"{indent}- {inner[0].lstrip()}", *inner[1:]]
