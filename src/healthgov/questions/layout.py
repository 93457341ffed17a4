"""What is said of a question before it is laid out in one line or in points."""

from __future__ import annotations

from typing import Any

import attrs

from healthgov.languages import ENGLISH, say

__all__ = ["AND", "OR", "SHORT", "Clause", "Group", "Under"]

SHORT = 160
"""The most characters of what is said in one line."""


@attrs.frozen
class Clause:
    """Words that are one clause."""

    text: str

    def inline(self) -> str:
        """In one line."""
        return self.text

    def points(self, indent: str) -> list[str]:
        """In lines, of which this is one."""
        return [f"{indent}{self.text}"]


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
        apart = "; " if self.language == ENGLISH else " ; "
        if len(said) > 2 and any(", " in one or ": " in one for one in said):  # noqa: PLR2004  two need no list
            return apart.join(said[:-1]) + apart + last.lstrip(" ,") + said[-1]
        return ", ".join(said[:-1]) + last + said[-1]

    def points(self, indent: str) -> list[str]:
        """In lines: a header, and a point for each."""
        return [f"{indent}{say(self.header, language=self.language)}", *self.items(indent)]

    def items(self, indent: str) -> list[str]:
        """The points alone."""
        return [line for part in self.parts for line in _point(part, indent)]


@attrs.frozen
class Under:
    """Something said under a head: where it applies, for which things, of what."""

    head: Any
    """Text, or what is said of the condition, of which ``before`` makes a head."""
    body: Any
    language: str
    before: str = "{condition}"
    long_before: str = ""

    def _head(self) -> str:
        if isinstance(self.head, str):
            return self.head
        condition = f"({self.head.inline()})" if isinstance(self.head, Under) else self.head.inline()
        return say(self.before, {"condition": condition}, self.language)

    def _colon(self) -> str:
        return ": " if self.language == ENGLISH else " : "

    def inline(self) -> str:
        """In one line: ``where it is so: that holds``."""
        return f"{self._head()}{self._colon()}{self.body.inline()}"

    def points(self, indent: str) -> list[str]:
        """In lines: the head, and points below it."""
        colon = self._colon().rstrip()
        if isinstance(self.head, str) or len(self._head()) <= SHORT or not isinstance(self.head, Group):
            first = [f"{indent}{self._head()}{colon}"]
        else:
            first = [f"{indent}{say(self.long_before, language=self.language)}{colon}"]
            inner = f"{indent}  "
            points = self.head.items(inner) if self.head.joined == AND else self.head.points(inner)
            first += [*points, f"{indent}{say('then', language=self.language)}{colon}"]
        if isinstance(self.body, Group) and self.body.joined == AND:
            return [*first, *self.body.items(indent)]
        return [*first, *_point(self.body, indent)]


AND, OR = ", and ", ", or "


def _within(part: Any) -> str:
    """A part of a group: set in brackets where it is a group, or stands under a head."""
    return part.inline() if isinstance(part, Clause) else f"({part.inline()})"


def _point(part: Any, indent: str) -> list[str]:
    if isinstance(part, Clause) or len(part.inline()) <= SHORT // 2:
        return [f"{indent}- {part.inline()}"]
    inner: list[str] = part.points(f"{indent}  ")
    return [f"{indent}- {inner[0].lstrip()}", *inner[1:]]
