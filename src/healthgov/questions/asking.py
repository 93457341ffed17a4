"""What a question may look at besides its subject: the things around it, the day, the law it belongs to."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from healthgov.periods import Day
from healthgov.values import ReadValue

__all__ = ["Asking", "Law"]


class Law(Protocol):
    """A body of law on a day, as far as a question needs it."""

    @property
    def day(self) -> Day | date:
        """The day it is asked for."""
        ...


class NoLaw:
    """No law in particular: a question that is asked by itself."""

    __slots__ = ("day",)

    def __init__(self, day: Day) -> None:
        self.day = day


class Asking:
    """One act of asking, for the reading that explains itself.

    ``places`` are the things one stands in, the outermost first: each with its model, the thing (``None`` where it
    is not stated) and its path. A fact is read from the nearest thing that has it.
    """

    __slots__ = ("day", "law", "places", "reads", "root", "walked")

    def __init__(self, day: Day, *, law: Law | None = None, root: object = None) -> None:
        self.day = day
        self.law: Law = law if law is not None else NoLaw(day)
        self.root = root
        self.places: list[tuple[type, object, str]] = []
        self.reads: list[ReadValue] = []
        self.walked = 0
        """How many things of lists were looked at."""

    @property
    def at(self) -> str:
        """The path of the thing one stands before."""
        return self.places[-1][2]

    def nearest(self, owner: type) -> tuple[object, str] | None:
        """The nearest thing that is an ``owner``, and its path."""
        return next(((thing, path) for model, thing, path in reversed(self.places) if issubclass(model, owner)), None)
