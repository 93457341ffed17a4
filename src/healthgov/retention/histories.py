"""What is stated of one record: the days of its events, claims and holds, checked all at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import attrs

from healthgov.errors import DefinitionError, InvalidDocumentError, Problem
from healthgov.periods import as_date, days_of
from healthgov.retention.events import EVENTS, Absence
from healthgov.retention.policies import RetentionPolicy
from healthgov.retention.saying import event_words

__all__ = [
    "PENDING",
    "Claim",
    "History",
    "Hold",
    "StatedClaim",
    "StatedDay",
    "checked",
    "in_order",
    "is_past",
    "latest_day",
    "may_never_happen",
]

StatedDay = str | date | None
"""A day as callers state it: a date, ``"2001-06-10"``, ``"2001-06"`` or ``"2001"``; ``None`` where there is none."""

PENDING = "a claim is pending: the clock stands still"
"""What ``reason`` says where there is no end for a claim."""

_AHEAD = 100


def is_past(event: str) -> bool:
    """Whether a day in the future is an error for the event: it is none for what is set in advance."""
    return not (event in EVENTS and EVENTS[event].scheduled)


def latest_day(event: str, as_of: date) -> date:
    """The latest day an event may have: today for what is past, a hundred years ahead for what is set in advance.

    Dates that stand for "never", as 9999-12-31, are no dates.
    """
    return as_of if is_past(event) else date(min(as_of.year + _AHEAD, date.max.year - _AHEAD), 12, 31)


def may_never_happen(event: str) -> bool:
    """Whether an event may be stated never to have happened; a birth, say, has."""
    return not (event in EVENTS and EVENTS[event].absent is Absence.UNKNOWN)


def in_order(events: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of events of which the first cannot come after the second.

    Nothing that is past precedes the birth, no contact follows the death, and no event the last of its kind.
    """
    names = list(events)
    pairs = [("birth", name) for name in names if "birth" in names and name != "birth" and is_past(name)]
    pairs += [(name, f"last_{name}") for name in names if f"last_{name}" in names]
    return [*pairs, ("last_contact", "death")] if {"last_contact", "death"} <= set(names) else pairs


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


@attrs.frozen(kw_only=True)
class History:
    """What is stated of a record: for each event the earliest and the latest day it may mean, alike for a whole date."""

    earliest: Mapping[str, date | None]
    latest: Mapping[str, date | None]
    claims: tuple[Claim, ...]

    def filled(self, assumes: Mapping[str, str]) -> History:
        """The same with each event that has no date on the day of the event that bounds it."""
        first, last = dict(self.earliest), dict(self.latest)
        for event, bound in assumes.items():
            if last.get(event) is None:
                first[event], last[event] = first.get(bound), last.get(bound)
        return History(earliest=first, latest=last, claims=self.claims)

    def union(self) -> list[tuple[date, date | None]]:
        """The claims as intervals in order: overlapping ones count once, one that is pending swallows what follows."""
        merged: list[tuple[date, date | None]] = []
        for claim in sorted(self.claims, key=lambda claim: claim.lodged):
            if merged:
                lodged, resolved = merged[-1]
                if resolved is None:
                    break
                if (claim.lodged - resolved).days <= 1:
                    merged[-1] = (lodged, None if claim.resolved is None else max(resolved, claim.resolved))
                    continue
            merged.append((claim.lodged, claim.resolved))
        return merged


def checked(
    policy: RetentionPolicy,
    *,
    as_of: date,
    events: Mapping[str, StatedDay],
    claims: Iterable[StatedClaim],
    never: Collection[str],
    legal_holds: Iterable[object] = (),
) -> History:
    """The history as stated, when it can be.

    :raises InvalidDocumentError: with every problem: an event the policy does not read, a date that is none, a
        death before the birth or the last contact, what is past in the future, a claim that ends before it starts,
        what may end after the year 9999.
    """
    problems: list[Problem] = []
    first: dict[str, date | None] = {}
    last: dict[str, date | None] = {}
    known = {*policy.events, policy.trigger}
    for name, value in events.items():
        if name not in known:
            if value is not None:
                problems.append(Problem(name, f"an event of this type: {', '.join(sorted(known))}"))
            continue
        try:
            first[name], last[name] = (None, None) if value is None else days_of(value)
        except (TypeError, ValueError):
            problems.append(Problem(name, "a date written YYYY-MM-DD, YYYY-MM or YYYY"))
    for name in never:
        if name not in known or not may_never_happen(name):
            among = ", ".join(sorted(filter(may_never_happen, known)))
            problems.append(Problem(f"never: {name}", f"an event that may never happen: {among or 'there is none'}"))
        elif last.get(name) is not None:
            problems.append(Problem(name, "no date for an event that never happened"))
    listed: list[Claim] = []
    for index, claim in enumerate(claims):
        _check_claim(claim, f"claims[{index}]", as_of, listed, problems)
    problems += [
        Problem(f"legal_holds[{index}]", "a Hold")
        for index, hold in enumerate(legal_holds)
        if not isinstance(hold, Hold)
    ]
    problems += _impossible(first, last, as_of)
    problems += _beyond(policy, last, listed)
    if problems:
        raise InvalidDocumentError(problems, source="record")
    return History(earliest=first, latest=last, claims=tuple(listed))


def _check_claim(claim: StatedClaim, where: str, as_of: date, listed: list[Claim], problems: list[Problem]) -> None:
    try:
        lodged, resolved = (claim.lodged, claim.resolved) if isinstance(claim, Claim) else claim
        made = Claim(as_date(lodged), None if resolved is None else as_date(resolved))
    except (TypeError, ValueError):
        problems.append(Problem(where, "two dates written YYYY-MM-DD, the second left out while it is pending"))
        return
    if made.resolved is not None and made.resolved < made.lodged:
        problems.append(Problem(where, "a claim that does not end before it starts"))
    if made.lodged > as_of or (made.resolved is not None and made.resolved > as_of):
        problems.append(Problem(where, "a claim that is not in the future"))
    listed.append(made)


def _impossible(first: Mapping[str, date | None], last: Mapping[str, date | None], as_of: date) -> list[Problem]:
    """What no day that the dates may mean makes possible."""
    problems = [
        Problem(name, "a day that is not in the future" if is_past(name) else "a day within a hundred years")
        for name, day in first.items()
        if day is not None and day > latest_day(name, as_of)
    ]
    for one, other in in_order(first):
        start, end = first.get(one), last.get(other)
        if start is not None and end is not None and end < start:
            problems.append(Problem(other, f"a day that is not before {event_words(one)}"))
    return problems


def _beyond(policy: RetentionPolicy, last: Mapping[str, date | None], claims: Iterable[Claim]) -> list[Problem]:
    """What may end after the last day there is."""
    days = {name: day for name, day in last.items() if day is not None}
    late = [
        Problem(name, "a day whose periods end by the year 9999")
        for name, day in days.items()
        if day > policy.latest_start
    ]
    added = sum((claim.resolved - claim.lodged).days + 1 for claim in claims if claim.resolved is not None)
    left = (policy.latest_start - max(days.values(), default=date.min)).days
    return late or ([Problem("claims", "claims with which the periods end by the year 9999")] if added > left else [])
