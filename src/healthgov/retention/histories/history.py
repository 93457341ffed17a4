"""What is stated of one record: the days of its events, claims and holds, and in which order they can be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from operator import attrgetter

import attrs

from healthgov.errors import DefinitionError
from healthgov.periods import Day, as_date
from healthgov.retention.events import EVENTS, Absence

__all__ = [
    "CONFLICT",
    "NOT_BEGUN",
    "PENDING",
    "Claim",
    "History",
    "Hold",
    "StatedClaim",
    "StatedDay",
    "all_to_come",
    "in_order",
    "is_past",
    "latest_day",
    "may_be_flagged",
    "may_be_to_come",
    "may_never_happen",
]

StatedDay = str | date | None
"""A day as callers state it: a date, ``"2001-06-10"``, ``"2001-06"`` or ``"2001"``, or one between two days,
``"2016-09-02/2016-09-03"``; ``None`` where there is none."""

PENDING = "a claim is pending: the clock stands still"
"""What ``reason`` says where there is no end for a claim."""

NOT_BEGUN = "not begun: what the period counts from is yet to come"
"""What ``reason`` says where the clock waits for an event that is known not to have happened yet, as the end of a stay."""

CONFLICT = "conflict: one text keeps it longer than another allows"
"""What ``reason`` says where the floor of a range ends after its upper end."""

_AHEAD = 100


def is_past(event: str) -> bool:
    """Whether a day in the future is an error for the event: it is none for what is set in advance."""
    return not (event in EVENTS and EVENTS[event].scheduled)


def latest_day(event: str, as_of: date) -> date:
    """The latest day an event may have: today for what is past, a hundred years ahead for what is set in advance.

    Dates that stand for "never", as 9999-12-31, are no dates; what lies before the day itself is never ahead.
    """
    ahead = date(min(as_of.year + _AHEAD, date.max.year - _AHEAD), 12, 31)
    return as_of if is_past(event) else max(as_of, ahead)


def may_never_happen(event: str) -> bool:
    """Whether an event may be stated never to have happened; a birth, say, has."""
    return not (event in EVENTS and EVENTS[event].absent is Absence.UNKNOWN)


def may_be_flagged(event: str) -> bool:
    """Whether a day beside the statement that it happened contradicts nothing: a flag that says "dead", and the day.

    A stay under way is another matter: the day of an earlier one does not end it.
    """
    return event in EVENTS and EVENTS[event].absent is Absence.AS_IF_NOT


def may_be_to_come(event: str) -> bool:
    """Whether an event may be stated not to have happened yet: a stay that runs on. A birth has, and who has not died
    yet needs no word for it.
    """
    return not (event in EVENTS and EVENTS[event].absent is not Absence.NOT_YET)


def in_order(events: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of events of which the first cannot come after the second.

    Nothing that is past precedes the birth, no contact follows the death, and no event the last of its kind.
    """
    names = list(events)
    pairs = [("birth", name) for name in names if "birth" in names and name != "birth" and is_past(name)]
    pairs += [(name, f"last_{name}") for name in names if f"last_{name}" in names]
    return [*pairs, ("last_contact", "death")] if {"last_contact", "death"} <= set(names) else pairs


def all_to_come(not_yet: Collection[str], events: Iterable[str]) -> frozenset[str]:
    """The events that are yet to come, with those that cannot come before one of them: who is in a stay has not died."""
    return frozenset((*not_yet, *(other for one, other in in_order(events) if one in not_yet)))


@attrs.frozen
class Claim:
    """A claim on liability: it pauses the clock from its lodging to its final resolution, both included."""

    lodged: date
    resolved: date | None = None


StatedClaim = Claim | tuple[str | date, str | date | None]
"""A claim as callers state it: ``(lodged, resolved)``, the second ``None`` while it is pending."""


def _day(value: str | date) -> date:
    return as_date(value, "a day of a hold")


@attrs.frozen(kw_only=True)
class Hold:
    """A legal hold: it blocks disposition and moves no date. Its days are dates, or written YYYY-MM-DD.

    :raises DefinitionError: when it is released or reviewed before it starts.
    :raises ValueError: for a text that is no date.
    :raises TypeError: for a moment, whose day depends on a time zone, or another type.
    """

    since: date = attrs.field(converter=_day)
    released: date | None = attrs.field(default=None, converter=attrs.converters.optional(_day))
    """The day it was released; from that day it blocks no more."""
    review: date | None = attrs.field(default=None, converter=attrs.converters.optional(_day))
    """The day by which somebody looks whether it is still needed."""
    scope: str = attrs.field(default="", repr=False)
    author: str = attrs.field(default="", repr=False)
    reason: str = attrs.field(default="", repr=False)

    def __attrs_post_init__(self) -> None:
        for name, day in (("released", self.released), ("reviewed", self.review)):
            if day is not None and day < self.since:
                raise DefinitionError(f"a hold is not {name} before it starts")

    def stands(self, day: Day | date) -> bool:
        """Whether it blocks on a day; a :class:`Day` notes when that changes."""
        return self.since <= day and (self.released is None or day < self.released)


_LODGED = attrgetter("lodged")


@attrs.frozen(kw_only=True)
class History:
    """What is stated of a record: for each event the earliest and the latest day it may mean, alike for a whole date."""

    earliest: Mapping[str, date | None]
    latest: Mapping[str, date | None]
    claims: tuple[Claim, ...]
    undated: frozenset[str] = frozenset()
    """The events that happened, nobody knows when: their span ends today, and bounds the safe end alone."""
    not_yet: frozenset[str] = frozenset()
    """The events that are known not to have happened yet: they have no day, and come no earlier than today."""
    placeholders: tuple[str, ...] = ()
    """The events whose date stands for "not known"."""
    held: str = ""
    """Why somebody has to look before the record goes; empty where nothing is odd."""

    def stated(self) -> History:
        """The same without the events that happened on a day not known."""
        if not self.undated:
            return self
        first, last = (
            {name: None if name in self.undated else day for name, day in days.items()}
            for days in (self.earliest, self.latest)
        )
        return attrs.evolve(self, earliest=first, latest=last)

    def filled(self, assumes: Mapping[str, str]) -> History:
        """The same with each event that has no date on the day of the event that bounds it."""
        known = self.latest
        for event, bound in assumes.items():
            if known.get(event) is None and known.get(bound) is not None:
                break
        else:
            return self
        last = dict(known)
        first = last if self.earliest is known else dict(self.earliest)
        for event, bound in assumes.items():
            if last.get(event) is None:
                first[event], last[event] = first.get(bound), last.get(bound)
        made = History(
            earliest=first,
            latest=last,
            claims=self.claims,
            undated=self.undated,
            not_yet=self.not_yet,
            placeholders=self.placeholders,
            held=self.held,
        )
        if self.claims:  # put in order once
            object.__setattr__(made, "union", self.union)
        return made

    @cached_property
    def union(self) -> list[tuple[date, date | None]]:
        """The claims as intervals in order: overlapping ones count once, one that is pending swallows what follows."""
        if len(self.claims) == 1:
            return [(self.claims[0].lodged, self.claims[0].resolved)]
        merged: list[tuple[date, date | None]] = []
        for claim in sorted(self.claims, key=_LODGED):
            if merged:
                lodged, resolved = merged[-1]
                if resolved is None:
                    break
                if claim.lodged <= resolved:
                    merged[-1] = (lodged, None if claim.resolved is None else max(resolved, claim.resolved))
                    continue
            merged.append((claim.lodged, claim.resolved))
        return merged
