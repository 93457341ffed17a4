"""What is wrong at one place of a document, and the list of all that is, which has an end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import attrs

__all__ = ["MAX_DEPTH", "TOO_DEEP", "Flaw", "Flaws", "Mistake", "Path", "Place", "Step", "kind_of", "spell"]

Step = str | int
Path = tuple[Step, ...]
Place = tuple[int, int]
"""A line and a column, both from 1."""

MAX_DEPTH = 64
"""How deep lists and mappings may lie in one another."""

TOO_DEEP = f"lists and mappings lie at most {MAX_DEPTH} deep in one another"


@attrs.frozen
class Flaw:
    """One thing wrong: the path to say, what was expected, and the step below that only helps to find the line."""

    path: Path
    expected: str
    at: Path = attrs.field(default=(), repr=False)
    line: int | None = None
    column: int | None = None
    found: str = ""
    """What kind of value was found; never the value."""


class Flaws:
    """All that is wrong with a document: so many are told, the others are counted."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.told: list[Flaw] = []
        self.count = 0

    def add(self, make: Callable[[], Flaw]) -> None:
        """Count one, and word it if it is still told."""
        self.count += 1
        if self.count <= self.limit:
            self.told.append(make())


class Mistake(Exception):  # noqa: N818  it never leaves this package
    """Ends the reading: carries the flaw of the whole."""

    def __init__(self, *flaws: Flaw) -> None:
        super().__init__()
        self.flaws = flaws

    @classmethod
    def here(cls, expected: str) -> Mistake:
        """One flaw at the place itself."""
        return cls(Flaw((), expected))


_KINDS: dict[type, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    tuple: "a list",
    dict: "a mapping of fields",
    date: "a date",
    datetime: "a date and time",
    time: "a time of day",
    type(None): "nothing (null)",
}


def kind_of(value: object) -> str:
    """What kind of value this is, in words; nothing for one that no document holds."""
    return _KINDS.get(type(value), "")


def spell(path: Path) -> str:
    """``hosting[0].name`` for the steps that lead there."""
    return "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in path).removeprefix(".")
