"""Events that never happened to some rows, where no branch is needed to say what that means.

Most such events stand in floors alone, which without their date ask for nothing. Then the ends of a row are the same
whether its event never happened or has no date, but that the end of one is settled: no branch for each combination.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping

from healthgov.retention.policies import RetentionPolicy
from healthgov.retention.terms import NotBefore, Term, events_of, falls_away, needed_by

__all__ = ["Settling", "settling", "watched"]

Settling = Mapping[str, tuple[str, ...]]
"""For each event whose absence leaves an end open, those that settle it where they never happened."""
_MOST = 6


def settling(policy: RetentionPolicy, events: Collection[str]) -> tuple[tuple[str, ...], Settling]:
    """Those of some events that stand in floors alone, and what they settle where they never happened."""
    terms = [policy.term, *policy.other_readings, *([] if policy.least is None else [policy.least])]
    apart = tuple(
        event for event in events if event not in policy.assumes and all(_in_floors_alone(one, event) for one in terms)
    )
    if not 0 < len(apart) <= _MOST:
        return (), {}
    open_, told = watched(policy), _told(policy)
    settled = {name: tuple(one for one in apart if name not in watched(policy.without({one}))) for name in open_}
    # What each settles alone is what several settle together, and nothing else changes: looked at, not supposed.
    for size in range(1, len(apart) + 1):
        for some in map(set, itertools.combinations(apart, size)):
            other = policy.without(some)
            left = tuple(name for name in open_ if not some & set(settled[name]))
            if _told(other) != told or set(watched(other)) != set(left):
                return (), {}
    return apart, settled


def watched(policy: RetentionPolicy) -> tuple[str, ...]:
    """The events whose absence leaves an end open although it is known."""
    needed = needed_by(policy.term)
    return tuple(event for event in policy.may_move if not {event, policy.assumes.get(event)} & needed)


def _told(policy: RetentionPolicy) -> tuple[object, ...]:
    return policy.bounds_from_above, policy.has_open_floor, policy.doubt, policy.bounded, policy.least is None


def _in_floors_alone(term: Term, event: str) -> bool:
    """Whether an event stands in no part of a term but floors that have no end without it."""
    if not isinstance(term, NotBefore):
        return event not in events_of(term)
    floors = [floor for floor in term.floors if event in events_of(floor)]
    return _in_floors_alone(term.term, event) and all(
        event in needed_by(floor) and falls_away(floor, {event}) for floor in floors
    )
