"""A foreign document, read strictly: every value is asked for by its name and kind, and what nobody asked for is known.

A value of the wrong kind is a problem with its path and line; all are told at once. What was not taken by the end is what
the document states and no fact of ours says: it is listed, a part of which nothing was taken by one path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn

from healthgov.documents.limits import Limits
from healthgov.documents.mistakes import Flaw, Flaws, Path, kind_of, spell
from healthgov.documents.parsing import Format, Parsed, format_of, parse, problem_of
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.interchange.converted import Loss

__all__ = ["Node", "closed", "opened"]

_NAME = re.compile(r"[@$]?[A-Za-z_][A-Za-z0-9_:-]{0,60}")  # no point nor @ within: an address is no name
_NO_FACT = "no fact says this"


class Node:
    """A value of a foreign document, and where it is."""

    def __init__(self, value: Any, path: Path, book: _Book) -> None:
        self.value = value
        self.path = path
        self._book = book

    def __contains__(self, name: str) -> bool:
        return isinstance(self.value, dict) and self.value.get(name) is not None

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Node:
        """The whole of plain values that come from nowhere."""
        return cls(plain, (), _Book(Parsed(plain, Flaws(0)), ""))

    def wrong(self, expected: str) -> None:
        """Say that this is not what it has to be."""
        found = kind_of(self.value)
        if (self.path, expected) in self._book.said:  # asked for twice, wrong once
            return
        self._book.said.add((self.path, expected))
        self._book.flaws.add(lambda: Flaw(tuple(map(_shown, self.path)), expected, found=found))

    def lost(self, why: str) -> None:
        """Leave this behind, for a reason."""
        self.taken()
        self._book.losses.append(Loss(spell(tuple(map(_shown, self.path))), why))

    def taken(self) -> Any:
        """The value, with all that is in it."""
        self._book.taken.add(self.path)
        return self.value

    def child(self, name: str) -> Node | None:
        """What stands under a name, or ``None`` where nothing does."""
        if not isinstance(self.value, dict):
            return None
        value = self.value.get(name)
        return None if value is None else Node(value, (*self.path, name), self._book)

    def mapping(self, name: str) -> Node | None:
        """The mapping under a name."""
        return self._of_kind(name, dict, "a mapping of fields")

    def items(self, name: str, kind: type = dict) -> list[Node]:
        """The items of a list under a name, each a mapping, or of another kind."""
        found = self._of_kind(name, list, "a list")
        nodes = found.each() if found else []
        words: dict[type, str] = {dict: "a mapping of fields", str: "a text"}
        for node in nodes:
            if not isinstance(node.value, kind):
                node.wrong(words.get(kind, "another kind of value"))
        return [node for node in nodes if isinstance(node.value, kind)]

    def each(self) -> list[Node]:
        """The items of this, which is a list."""
        return [Node(value, (*self.path, at), self._book) for at, value in enumerate(self.value)]

    def at_text(self, name: str) -> Node | None:
        """The text under a name, not taken yet."""
        return self._of_kind(name, str, "a text")

    def text(self, name: str) -> str | None:
        """The text under a name, taken."""
        found = self.at_text(name)
        return None if found is None else str(found.taken())

    def needed(self, name: str) -> str:
        """The text under a name, which must be there."""
        if name not in self:
            missing = Node(None, (*self.path, name), self._book)
            self._book.flaws.add(lambda: Flaw(missing.path, "a text, which must be stated"))
            return ""
        return self.text(name) or ""

    def fixed(self, name: str, *values: object) -> None:
        """Take what stands under a name where it is as we write it, for then it states nothing."""
        found = self.child(name)
        if found is not None and found.value in values:
            found.taken()

    def _of_kind(self, name: str, kind: type, expected: str) -> Node | None:
        found = self.child(name)
        if found is None or isinstance(found.value, kind):
            return found
        found.wrong(expected)
        return None


class _Book:
    """What was taken, left behind and wrong in one document."""

    def __init__(self, parsed: Parsed, name: str) -> None:
        self.parsed = parsed
        self.name = name
        self.flaws: Flaws = parsed.flaws
        self.said: set[tuple[Path, str]] = set()
        self.taken: set[Path] = set()
        self.losses: list[Loss] = []


def opened(
    content: str | bytes, name: str, *, wrapped: str = "", formats: tuple[Format, ...] = ("yaml", "json")
) -> Node:
    """The whole of a foreign document, in the format that the end of its name tells, or the first where that is none of them.

    A list may stand for a mapping that has it under the name ``wrapped``.
    """
    told = format_of(name)
    parsed = parse(content, told if told in formats else formats[0], Limits(), name)
    if wrapped and isinstance(parsed.plain, list):
        parsed = Parsed({wrapped: parsed.plain}, parsed.flaws)
    root = Node(parsed.plain, (), _Book(parsed, name))
    if not isinstance(parsed.plain, dict):
        root.wrong("a mapping of fields")
        closed(root)
    return root


def closed(root: Node) -> tuple[Loss, ...]:
    """What was left behind of a document, in the order of its paths.

    :raises InvalidDocumentError: with everything that is wrong with it.
    """
    book = root._book  # noqa: SLF001  the book is this module's
    if book.flaws.count:
        _refuse(book)
    prefixes = {path[:end] for path in book.taken for end in range(len(path))}
    left = [Loss(spell(tuple(map(_shown, path))), _NO_FACT) for path in _left(root.value, (), book.taken, prefixes)]
    return (*book.losses, *left)


def _left(value: object, path: Path, taken: set[Path], prefixes: set[Path]) -> Iterator[Path]:
    if path in taken or value is None or value in ("", [], {}):
        return
    if path and path not in prefixes:
        yield path
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _left(item, (*path, key), taken, prefixes)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _left(item, (*path, place), taken, prefixes)


def _refuse(book: _Book) -> NoReturn:
    told = book.flaws.told
    paths = [flaw.path for flaw in told]
    places = book.parsed.places({path[:end] for path in paths for end in range(len(path) + 1)})

    def place(path: Path) -> tuple[int, int] | None:
        return next((places[path[:end]] for end in range(len(path), -1, -1) if path[:end] in places), None)

    problems: list[Problem] = [problem_of(flaw, place(flaw.path)) for flaw in told]
    raise InvalidDocumentError(problems, source=book.name, more=book.flaws.count - len(told))


def _shown(step: Any) -> Any:
    """A step of a path, where it looks like a name; whatever else people write as keys is not repeated."""
    return step if isinstance(step, int) or (isinstance(step, str) and _NAME.fullmatch(step)) else "…"
