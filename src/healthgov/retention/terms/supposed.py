"""What an event that is not known might have meant for a term: whether it might have ended later than is supposed."""

from __future__ import annotations

from healthgov.periods import After, Period
from healthgov.retention.terms.algebra import (
    EarlierOf,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
    earlier_of,
    events_of,
    later_of,
    not_before,
)
from healthgov.retention.terms.shape import dominates, waits
from healthgov.retention.terms.years import YearEnd

__all__ = ["may_be_longer", "may_lengthen"]


def may_be_longer(part: Term, event: str, bound: str) -> bool:
    """Whether an event that is taken on the day of its bound meets a condition, and might have been longer without.

    An earlier one misses the condition, and what counts from it ends so much earlier.
    """
    if not isinstance(part, Replaced) or event not in (part.when.event, part.when.of):
        return False
    if (part.when.of, part.when.event) != (event, bound):
        return True
    missed = _moved(part.term, event, bound, earlier=part.when.period)
    return not dominates(_moved(part.by, event, bound), missed)


def may_lengthen(term: Term, event: str) -> bool:
    """Whether a term may end later where an event happened than where it did not.

    False where that shows from the way the term is built: ten years after a death that came within ten years of a
    contact are never longer than twenty years after the contact.
    """
    match term:
        case EarlierOf():
            others = [part for part in term.terms if not waits(part, {event})]
            return not others or any(may_lengthen(part, event) for part in others)
        case NotBefore():
            return any(may_lengthen(part, event) for part in (term.term, *term.floors))
        case LaterOf():
            return any(may_lengthen(part, event) for part in term.terms)
        case Replaced() if event == term.when.event and event not in events_of(term.term):
            return not dominates(term.term, _moved(term.by, event, term.when.of, later=term.when.period))
        case _:
            return event in events_of(term)


_NOTHING = Period()


def _moved(term: Term, event: str, other: str, *, earlier: Period = _NOTHING, later: Period = _NOTHING) -> Term:
    """The term for an event so much earlier, or later, than another one, counted from that."""

    def moved(part: Term) -> Term:
        return _moved(part, event, other, earlier=earlier, later=later)

    match term:
        case After() if term.event == event:
            return After(_less(term.period, earlier) + later, other)
        case YearEnd() if term.event == event:
            return YearEnd(term.period + later, other, term.last_month)
        case NotBefore():
            return not_before(*map(moved, (term.term, *term.floors)))
        case LaterOf():
            return later_of(*map(moved, term.terms))
        case EarlierOf():
            return earlier_of(*map(moved, term.terms))
        case Replaced():
            return Replaced(moved(term.term), moved(term.by), term.when)
        case _:
            return term


def _less(period: Period, earlier: Period) -> Period:
    """A period that begins so much earlier; the whole of it where days are counted beside months."""
    if period.days or earlier.days:
        return period
    return Period(months=max(period.years * 12 + period.months - earlier.years * 12 - earlier.months, 0))
