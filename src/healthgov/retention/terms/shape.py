"""What shows from the way terms are built, before any date is known."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator, Sequence

from healthgov.lengths import AfterMoment
from healthgov.periods import After, Period
from healthgov.retention.terms.algebra import (
    AmongLast,
    Criterion,
    EarlierOf,
    ForEver,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
    Within,
    earlier_of,
    events_of,
    later_of,
    not_before,
)
from healthgov.retention.terms.years import YearEnd

__all__ = [
    "awaits",
    "conditions_of",
    "counted_from",
    "dominates",
    "falls_away",
    "first_of_march",
    "floors_of",
    "has_common_birthday",
    "needed_by",
    "never_shortened_by",
    "parts_of",
    "undominated",
    "waits",
    "where",
    "without",
]


def floors_of(term: Term) -> tuple[Term, ...]:
    """The floors in a term, each once: while one has no end, that of the term may still move."""
    return tuple(
        dict.fromkeys(floor for part in parts_of(term) if isinstance(part, NotBefore) for floor in part.floors)
    )


@functools.lru_cache(maxsize=1024)
def conditions_of(term: Term) -> tuple[Within, ...]:
    """The conditions in a term, each once."""
    return tuple(dict.fromkeys(part.when for part in parts_of(term) if isinstance(part, Replaced)))


def counted_from(term: Term) -> tuple[str, ...]:
    """The events from which a term itself runs: those of its floors, and of what replaces it, are none.

    >>> from healthgov.periods import years
    >>> counted_from(not_before(later_of(years(9).after("closure"), years(8).after("order")), years(28).after("birth")))
    ('closure', 'order')
    """
    match term:
        case NotBefore() | Replaced():
            return counted_from(term.term)
        case LaterOf() | EarlierOf():
            return tuple(dict.fromkeys(name for part in term.terms for name in counted_from(part)))
        case After() | AfterMoment() | YearEnd() | AmongLast() | Criterion() | ForEver():
            return events_of(term)


def needed_by(term: Term) -> frozenset[str]:
    """The events without which the term has no end at all."""
    match term:
        case After() | AfterMoment() | YearEnd() | AmongLast():
            return frozenset(events_of(term))
        case LaterOf():
            return frozenset().union(*map(needed_by, term.terms))
        case EarlierOf():
            return frozenset.intersection(*map(needed_by, term.terms))
        case NotBefore():
            return needed_by(term.term)
        case Replaced():
            return needed_by(term.term) & (needed_by(term.by) | {term.when.event, term.when.of})
        case Criterion() | ForEver():
            return frozenset()


def awaits(term: Term, to_come: Collection[str]) -> bool:
    """Whether a term cannot end before one of some events comes, whatever else happens; a floor counts as the term does.

    >>> from healthgov.periods import years
    >>> from healthgov.retention import earlier_of, not_before
    >>> awaits(not_before(years(40).after("last_contact"), years(50).after("exposure_end")), {"exposure_end"})
    True
    >>> awaits(earlier_of(years(7).after("last_contact"), years(3).after("death")), {"last_contact"})
    False
    """
    match term:
        case After() | AfterMoment() | YearEnd() | AmongLast():
            return not set(to_come).isdisjoint(events_of(term))
        case LaterOf():
            return any(awaits(part, to_come) for part in term.terms)
        case EarlierOf():
            return all(awaits(part, to_come) for part in term.terms)
        case NotBefore():
            return any(awaits(part, to_come) for part in (term.term, *term.floors))
        case Replaced():
            unmet = term.when.event in to_come or term.when.of in to_come
            return awaits(term.term, to_come) and (unmet or awaits(term.by, to_come))
        case Criterion() | ForEver():
            return False


def without(term: Term, never: Collection[str]) -> Term:
    """The term for a record to which some events never happened.

    A cap or a replacement that waits for one of them falls away, and so does a floor that counts from one; of several
    terms of which the latest counts, be they a floor or not, what does not wait is left. What is one of the last of its
    kind stays one of them: as a floor it never ends.

    >>> from healthgov.periods import years
    >>> from healthgov.retention import not_before
    >>> without(not_before(years(40).after("last_contact"), years(50).after("exposure_end")), {"exposure_end"})
    years(40).after('last_contact')
    """
    match term:
        case NotBefore():
            kept = without(term.term, never)
            floors = [without(floor, never) for floor in term.floors if not falls_away(floor, never)]
            return not_before(kept, *floors) if floors else kept
        case EarlierOf():
            parts = [without(part, never) for part in term.terms if not waits(part, never)]
            return earlier_of(*parts) if parts else term
        case LaterOf():
            parts = [without(part, never) for part in term.terms if not falls_away(part, never)]
            return later_of(*parts) if parts else term
        case Replaced():
            kept = without(term.term, never)
            if term.when.event in never or term.when.of in never:
                return kept
            return Replaced(kept, without(term.by, never), term.when)
        case AmongLast() if term.overtaken in never:
            return ForEver()
        case After() | AfterMoment() | YearEnd() | AmongLast() | Criterion() | ForEver():
            return term


def never_shortened_by(term: Term, event: str) -> bool:
    """Whether a date for ``event``, where there was none, can only move the end of the term later or make it known.

    True where the event is in no condition and in nothing that caps.
    """
    match term:
        case Replaced():
            if event in (term.when.event, term.when.of):
                return False
            return never_shortened_by(term.term, event) and never_shortened_by(term.by, event)
        case NotBefore():
            return all(never_shortened_by(part, event) for part in (term.term, *term.floors))
        case LaterOf():
            return all(never_shortened_by(part, event) for part in term.terms)
        case EarlierOf():
            return event not in events_of(term)
        case After() | AfterMoment() | YearEnd() | AmongLast() | Criterion() | ForEver():
            return True


def undominated(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms among which the latest end is to be found: one that another never ends before is left out."""
    kept: list[Term] = []
    for term in terms:
        if not any(dominates(other, term) for other in kept):
            kept = [other for other in kept if not dominates(term, other)]
            kept.append(term)
    return tuple(kept)


def dominates(one: Term, other: Term) -> bool:
    """Whether the ends of both are known together, and that of ``one`` is then no earlier.

    True only where it shows from the way the terms are built; false is no proof of the contrary.
    """
    if isinstance(one, ForEver) or one == other:
        return True
    condition = next(iter((*conditions_of(other), *conditions_of(one))), None)
    if condition is not None:
        return all(dominates(where(one, condition, met=met), where(other, condition, met=met)) for met in (True, False))
    match one, other:
        case (After(), After()):
            return one.event == other.event and other.period.surely_within(one.period)
        case (YearEnd(), YearEnd()):
            return (one.event, one.last_month) == (other.event, other.last_month) and other.period.surely_within(
                one.period
            )
        case (LaterOf(terms=ones), LaterOf(terms=others)) | (EarlierOf(terms=ones), EarlierOf(terms=others)):
            return _each_dominates(ones, others)
        case (NotBefore(), NotBefore()):
            above = all(any(dominates(part, floor) for part in _layers(one)) for floor in other.floors)
            return (above and dominates(one.term, other.term)) or dominates(one.term, other)
        case (NotBefore(), _):
            return dominates(one.term, other)
        case _:
            return False


def _each_dominates(ones: Sequence[Term], others: Sequence[Term]) -> bool:
    """Whether each of the ones dominates one of the others, and each of those is dominated."""
    pairs = [[dominates(one, other) for other in others] for one in ones]
    return all(any(row) for row in pairs) and all(any(column) for column in zip(*pairs, strict=True))


def _layers(term: Term) -> Iterator[Term]:
    """What the end of a term is the latest of, floors without date left aside."""
    if isinstance(term, NotBefore):
        yield from _layers(term.term)
        yield from term.floors
    else:
        yield term


def where(term: Term, condition: Within, *, met: bool) -> Term:
    """The term for a record that is known to meet a condition, or not to."""
    match term:
        case Replaced() if term.when == condition:
            return where(term.by if met else term.term, condition, met=met)
        case Replaced():
            base, by = (where(part, condition, met=met) for part in (term.term, term.by))
            return Replaced(base, by, term.when)
        case NotBefore():
            return not_before(*(where(part, condition, met=met) for part in (term.term, *term.floors)))
        case LaterOf():
            return later_of(*(where(part, condition, met=met) for part in term.terms))
        case EarlierOf():
            return earlier_of(*(where(part, condition, met=met) for part in term.terms))
        case After() | AfterMoment() | YearEnd() | AmongLast() | Criterion() | ForEver():
            return term


def parts_of(term: Term) -> Iterator[Term]:
    """A term and every term in it."""
    yield term
    match term:
        case NotBefore():
            inner: tuple[Term, ...] = (term.term, *term.floors)
        case Replaced():
            inner = (term.term, term.by)
        case LaterOf() | EarlierOf():
            inner = term.terms
        case After() | AfterMoment() | YearEnd() | AmongLast() | Criterion() | ForEver():
            inner = ()
    for part in inner:
        yield from parts_of(part)


def falls_away(term: Term, never: Collection[str]) -> bool:
    """Whether a floor asks for nothing without some events: of a later of several, where none of them is left.

    >>> from healthgov.periods import years
    >>> falls_away(later_of(years(8).after("closure"), years(20).after("record_created")), {"closure"})
    False
    """
    match term:
        case AmongLast() | Criterion() | ForEver():
            return False
        case After() | AfterMoment() | YearEnd():
            return term.event in never
        case LaterOf() | EarlierOf():
            return all(falls_away(part, never) for part in term.terms)
        case NotBefore():
            return falls_away(term.term, never)
        case Replaced():
            impossible = term.when.event in never or term.when.of in never
            return falls_away(term.term, never) and (impossible or falls_away(term.by, never))


def first_of_march(term: Term) -> Term:
    """The term for somebody born on 29 February: in a common year the birthday may be the day after 28 February.

    Ages are reached on 28 February or on 1 March; texts do not say, and the later is safe.
    """
    match term:
        case After(event="birth") if has_common_birthday(term.period):
            return After(term.period + Period(days=1), "birth")
        case NotBefore():
            return not_before(*(first_of_march(part) for part in (term.term, *term.floors)))
        case LaterOf():
            return later_of(*(first_of_march(part) for part in term.terms))
        case EarlierOf():
            return earlier_of(*(first_of_march(part) for part in term.terms))
        case Replaced():
            return Replaced(first_of_march(term.term), first_of_march(term.by), term.when)
        case After() | AfterMoment() | YearEnd() | AmongLast() | Criterion() | ForEver():
            return term


def has_common_birthday(period: Period) -> bool:
    """Whether an age in whole years is reached in a common year by who was born in a leap year."""
    return bool(period.years % 4) and not period.months and not period.days


def waits(term: Term, never: Collection[str]) -> bool:
    """Whether a term can have no end without one of the events."""
    match term:
        case After() | AfterMoment() | YearEnd() | AmongLast():
            return events_of(term)[0] in never
        case LaterOf():
            return any(waits(part, never) for part in term.terms)
        case EarlierOf():
            return all(waits(part, never) for part in term.terms)
        case NotBefore():
            return waits(term.term, never)
        case Replaced():
            impossible = term.when.event in never or term.when.of in never
            return waits(term.term, never) and (impossible or waits(term.by, never))
        case Criterion() | ForEver():
            return False
