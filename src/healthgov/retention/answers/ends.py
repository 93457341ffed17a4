"""The safe end of a record, and what claims add: whatever dates in part, unknown events and other readings mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.periods import USUAL
from healthgov.retention.histories import History
from healthgov.retention.policies import RetentionPolicy
from healthgov.retention.terms import Evaluated, Events, Term, conditions_of, evaluate, events_of, first_of_march, where

__all__ = ["Counted", "is_leap_day", "safe_end", "unsettled_events", "with_claims"]

BEYOND = "claims with which the periods end by the year 9999"
_DAY = timedelta(days=1)
_LEAP_DAY = (2, 29)


def unsettled_events(policy: RetentionPolicy, history: History) -> tuple[str, ...]:
    """The events that may still move the end: neither dated, nor bounded by another, nor known not to happen."""
    filled = history.filled(policy.assumes).latest
    return tuple(name for name in policy.may_move if filled.get(name) is None)


def safe_end(policy: RetentionPolicy, history: History) -> date | None:
    """The latest end of any plausible reading, unknown events taken at their latest; ``None`` where one has none."""
    filled = history.filled(policy.assumes)
    ends: list[date] = []
    born = filled.latest.get("birth")
    for written in (policy.term, *policy.other_readings):
        term = first_of_march(written) if is_leap_day(born) else written
        likely = _latest(policy, term, filled)
        if likely is None:
            return None
        literal = likely if filled is history else _latest(policy, term, history)
        ends += [likely] if literal is None else [likely, literal]
    if history.undated:  # never before the end of the reading adopted, which takes them for not having happened
        adopted = _latest(policy, policy.term, history.stated())
        ends += [] if adopted is None else [adopted]
    return max(ends)


def _latest(policy: RetentionPolicy, term: Term, history: History) -> date | None:
    """The latest end of a term, whatever the dates in part mean; ``None`` where it has none or a claim is pending."""
    ends: list[date] = []
    for variant, latest in _variants(term, history, history.latest):
        counted = with_claims(policy, evaluate(variant, latest), history)
        if counted.suspended or counted.on is None:
            return None
        ends.append(counted.on)
    return max(ends)


def _variants(term: Term, history: History, latest: Events) -> Iterator[tuple[Term, Events]]:
    """The term with each condition that dates in part leave open both met and not met, and the latest days then.

    Where it is met, its event came in time: that bounds the event too.
    """
    for condition in conditions_of(term):
        first, start = history.earliest.get(condition.event), history.latest.get(condition.of)
        last, first_start = history.latest.get(condition.event), history.earliest.get(condition.of)
        if first is None or start is None or last is None or first_start is None:
            continue
        limit = start + condition.period
        possible, certain = first < limit, last < first_start + condition.period
        if possible and not certain:
            in_time = {**latest, condition.event: min(last, limit - _DAY)}
            yield from _variants(where(term, condition, met=True), history, in_time)
            yield from _variants(where(term, condition, met=False), history, latest)
            return
    yield term, latest


@attrs.frozen
class Counted:
    """The result of a term with the days that claims add."""

    result: Evaluated
    days: int = 0
    suspended: bool = False
    late: bool = False
    """Whether a claim is pending that came after the end, or moves none: evidence is kept."""

    @property
    def on(self) -> date | None:
        """The last day, those that claims add counted.

        :raises InvalidDocumentError: where that would lie after the year 9999.
        """
        on = self.result.on
        if on is None or not self.days:
            return on
        end = on.toordinal() + self.days
        # The day after the last one has to be there too: from it the record may go.
        if end >= date.max.toordinal():
            raise InvalidDocumentError([Problem("claims", BEYOND)], source="record")
        return date.fromordinal(end)


def with_claims(policy: RetentionPolicy, result: Evaluated, history: History) -> Counted:
    """The result of a term, and what claims make of it."""
    if result.on is None or not policy.suspended_by_claims:
        return Counted(result, late=any(claim.resolved is None for claim in history.claims))
    # A clock that replaced the first counts only where it decides: a floor that outlasts it has run since the first.
    counted = events_of(result.decided_by.term)
    replaced = result.replaced_at if result.replaced_at in counted else None
    # From the earliest day the clock may have started on: that counts the most days of suspension.
    clock = history.earliest.get(replaced or policy.trigger)
    added, late = 0, False
    for lodged, resolved in history.union():
        if (lodged - result.on).days > added:
            late = late or resolved is None  # the clock had run out: no date moves
            continue
        if resolved is None:
            return Counted(result, added, suspended=True)
        start = lodged if clock is None else max(lodged, clock + _DAY)
        added += max(0, (resolved - start).days + 1)
    return Counted(result, added, late=late)


def is_leap_day(born: date | None) -> bool:
    """Whether somebody was born on a 29 February, of a year that is usual."""
    return born is not None and (born.month, born.day) == _LEAP_DAY and USUAL[0] <= born <= USUAL[1]
