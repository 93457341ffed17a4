"""What is wrong at one place of a document, and the list of all that is, which has an end."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date, datetime, time

import attrs

from healthgov.kinds import FIELD

__all__ = [
    "MAX_DEPTH",
    "TOO_DEEP",
    "Called",
    "Flaw",
    "Flaws",
    "Mistake",
    "Path",
    "Place",
    "Step",
    "kind_of",
    "spell",
    "where_doubled",
]

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
    """All that is wrong with a document: so many are told, the others are counted.

    One slip made everywhere does not keep the others from being told: the first of a kind takes the place of the last
    of the kind that is told most.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.count = 0
        self._told: dict[int, Flaw] = {}
        self._kinds: dict[Hashable, list[int]] = {}

    @property
    def told(self) -> list[Flaw]:
        """Those that are told, in the order in which they were found."""
        return list(self._told.values())

    @property
    def is_full(self) -> bool:
        """Whether as many are told as may be."""
        return len(self._told) >= self.limit

    def add(self, make: Callable[[], Flaw], kind: Hashable = None) -> None:
        """Count one, and word it if it is still told; ``kind`` is what flaws have in common that are alike."""
        self.count += 1
        if self.is_full:
            crowd = max(self._kinds.values(), key=len, default=[])
            if kind is None or kind in self._kinds or len(crowd) <= 1:
                return
            del self._told[crowd.pop()]
        self._kinds.setdefault(kind, []).append(self.count)
        self._told[self.count] = make()


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


class Called(str):
    """A key that stands for the name of a field, as ``hebergement`` does for ``hosting``: found by the one, said by the other."""

    __slots__ = ("said",)

    said: str

    @classmethod
    def by(cls, key: str, said: str) -> Called:
        """The key, and the name that it stands for."""
        made = cls(key)
        made.said = said
        return made


def where_doubled(path: Path, key: str) -> Path:
    """The path of a field that is written twice: its own, where the key looks like the name of one."""
    return (*path, key) if FIELD.fullmatch(key) else path


def kind_of(value: object) -> str:
    """What kind of value this is, in words; nothing for one that no document holds."""
    return _KINDS.get(type(value), "")


def spell(path: Path) -> str:
    """``hosting[0].name`` for the steps that lead there."""
    steps = (f"[{s}]" if isinstance(s, int) else f".{s.said if isinstance(s, Called) else s}" for s in path)
    return "".join(steps).removeprefix(".")
