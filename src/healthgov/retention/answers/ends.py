"""The safe end of a record, and what claims add: whatever dates in part, unknown events and other readings mean."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.periods import USUAL
from healthgov.retention.histories import History
from healthgov.retention.policies import RetentionPolicy
from healthgov.retention.terms import Events, Term, events_of
from healthgov.retention.terms.prepared import Prepared, prepared

__all__ = ["Counted", "is_leap_day", "safe_end", "unsettled_events", "with_claims"]

BEYOND = "claims with which the periods end by the year 9999"
_LEAP_DAY = (2, 29)


def unsettled_events(policy: RetentionPolicy, history: History) -> tuple[str, ...]:
    """The events that may still move the end: neither dated, nor bounded by another, nor known not to happen."""
    filled = history.filled(policy.assumes).latest
    return tuple(name for name in policy.may_move if filled.get(name) is None and name not in history.not_yet)


def safe_end(policy: RetentionPolicy, history: History, adopted: date | None = None) -> date | None:
    """The latest end of any plausible reading, unknown events taken at their latest; ``None`` where one has none.

    ``adopted`` is the end of the reading adopted, claims counted, where no date is in part and it is known already.
    """
    filled = history.filled(policy.assumes)
    ends: list[date] = []
    born = is_leap_day(filled.latest.get("birth"))
    own = prepared(policy.term)
    for written in (policy.term, *policy.other_readings):
        term = own if written is policy.term else prepared(written)
        term = term.march if born else term
        known = adopted if term is own and not history.undated else None
        likely = known if known is not None and filled is history else _latest(policy, term, filled)
        if likely is None:
            return None
        ends.append(likely)
        if filled is not history and (literal := known or _latest(policy, term, history)) is not None:
            ends.append(literal)
    if history.undated:  # never before the end of the reading adopted, which takes them for not having happened
        apart = adopted or _latest(policy, own, history.stated())
        # The floor of a range stands no longer than this, where one of its events has no day.
        floor = policy.least
        waits = floor is not None and not history.undated.isdisjoint(events_of(floor))
        lower = _latest(policy, prepared(floor), history) if floor is not None and waits else None
        ends += [end for end in (apart, lower) if end is not None]
    return max(ends)


def _latest(policy: RetentionPolicy, term: Prepared, history: History) -> date | None:
    """The latest end of a term, whatever the dates in part mean; ``None`` where it has none or a claim is pending."""
    if history.earliest is history.latest:  # no date is in part
        return _counted(policy, term, history.latest, history)
    result: date | None = None
    for variant, latest in term.variants(history.earliest, history.latest, history.latest):
        on = _counted(policy, variant, latest, history)
        if on is None:
            return None
        if result is None or on > result:
            result = on
    return result


def _counted(policy: RetentionPolicy, term: Prepared, dates: Events, history: History) -> date | None:
    """The end of a term with the days that claims add; ``None`` where it has none or a claim is pending."""
    on, decided = term.end(dates)
    if on is None or not history.claims:
        return on
    counted = with_claims(policy, term, on, decided, dates, history)
    return None if counted.suspended else counted.moved(on)


class Counted(NamedTuple):
    """What claims make of an end."""

    days: int = 0
    suspended: bool = False
    late: bool = False
    """Whether a claim is pending that came after the end, or moves none: evidence is kept."""

    def moved(self, on: date) -> date:
        """The last day, those that claims add counted.

        :raises InvalidDocumentError: where that would lie after the year 9999.
        """
        if not self.days:
            return on
        end = on.toordinal() + self.days
        # The day after the last one has to be there too: from it the record may go.
        if end >= date.max.toordinal():
            raise InvalidDocumentError([Problem("claims", BEYOND)], source="record")
        return date.fromordinal(end)


_NOTHING = Counted()


def with_claims(
    policy: RetentionPolicy, term: Prepared, on: date | None, decided: Term, dates: Events, history: History
) -> Counted:
    """What claims make of the end of a term, which ``decided`` decides on these days."""
    if not history.claims:
        return _NOTHING
    if on is None or not policy.suspended_by_claims:
        return Counted(late=any(claim.resolved is None for claim in history.claims))
    # From the earliest day the clock may have started on: that counts the most days of suspension.
    replaced = term.replaced_at(decided, dates)
    days = map(history.earliest.get, policy.clocks if replaced is None else (replaced,))
    clock = min((day for day in days if day is not None), default=None)
    end, start = on.toordinal(), 0 if clock is None else clock.toordinal() + 1
    added, late = 0, False
    for lodged, resolved in history.union:
        day = lodged.toordinal()
        if day - end > added:
            late = late or resolved is None  # the clock had run out: no date moves
        elif resolved is None:
            return Counted(added, suspended=True)
        else:
            added += max(0, resolved.toordinal() - max(day, start) + 1)
    return Counted(added, late=late)


def is_leap_day(born: date | None) -> bool:
    """Whether somebody was born on a 29 February, of a year that is usual."""
    return born is not None and (born.month, born.day) == _LEAP_DAY and USUAL[0] <= born <= USUAL[1]
