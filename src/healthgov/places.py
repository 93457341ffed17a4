"""Dated sets of territories.

A territory is written by its ISO 3166-1 alpha-2 code. Membership has dates: Saint-Barthélemy left the
territory of the Union in 2012, Mayotte joined it in 2014, the United Kingdom left in 2020.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from healthgov.findings import CountryCode
from healthgov.periods import Day, Validity

__all__ = ["Places"]


@attrs.frozen(repr=False, eq=False)
class Places:
    """A named set of territories with the days each one belongs to it."""

    name: str
    members: Mapping[CountryCode, tuple[Validity, ...]]

    @classmethod
    def since(cls, name: str, *groups: tuple[str | None, str | None, Iterable[str]]) -> Places:
        """Build from groups ``(first day, last day, codes)``; ``None`` leaves an end open."""
        members: dict[CountryCode, tuple[Validity, ...]] = {}
        for first, last, codes in groups:
            for code in codes:
                key = CountryCode(code)
                members[key] = (*members.get(key, ()), Validity.of(first, last))
        return cls(name, members)

    def includes(self, code: CountryCode, day: Day | date) -> bool:
        """Whether the territory belongs to the set on the day; a ``Day`` notes when that changes."""
        # No early exit: a later membership is a change to come as well.
        return any([validity.covers(day) for validity in self.members.get(code, ())])

    @functools.lru_cache(maxsize=512)  # noqa: B019  the sets are module constants
    def on(self, day: date) -> frozenset[CountryCode]:
        """The territories that belong to the set on a day."""
        return frozenset(code for code in self.members if self.includes(code, day))

    def __or__(self, other: Places) -> Places:
        members = dict(self.members)
        for code, validities in other.members.items():
            members[code] = (*members.get(code, ()), *validities)
        return Places(f"{self.name} | {other.name}", members)

    def __repr__(self) -> str:
        return self.name
