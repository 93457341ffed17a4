"""How long a policy may come to be, whichever branch of its text applies: what a stated period is compared with.

>>> from healthgov.fr.retention import Retention
>>> lengths = lengths_of(Retention.versions["security_log_standard"][0])
>>> str(lengths.shortest), str(lengths.longest)
('6 months', '12 months')
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from healthgov.periods import After, Day, Period
from healthgov.retention import AppliesBy, Nature, RetentionPolicy, RetentionSchedule
from healthgov.retention.events import EVENTS
from healthgov.retention.terms import (
    EarlierOf,
    ForEver,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
    YearEnd,
    atoms_of,
)

__all__ = ["Lengths", "active_period", "lengths_of", "policies_on"]

_Clocked = After | YearEnd
"""A period with the event from which it runs."""


@attrs.frozen
class Lengths:
    """The shortest and the longest branch of a policy; ``None`` where a text gives no number, or none that compares."""

    shortest: Period | None
    longest: Period | None
    endless: bool
    """The text asks to keep without any end."""
    open: bool = False
    """An event of which no length says when it comes may have it kept longer, such as the end of a longer regional period."""

    @property
    def one(self) -> bool:
        """Whether every branch comes to the same length."""
        low, high = self.shortest, self.longest
        return (
            not self.open
            and low is not None
            and high is not None
            and low.surely_within(high)
            and high.surely_within(low)
        )


def policies_on(schedule: type[RetentionSchedule], record_type: str, day: Day | date) -> list[RetentionPolicy]:
    """The policies that count: of a study those of its own version, as long as the text was there when it came under it;
    else those in force.
    """
    known = schedule.versions.get(record_type, ())
    by_study = [policy for policy in known if policy.applies_by is not AppliesBy.DISPOSAL]
    begun = [policy for policy in by_study if policy.validity.since is None or policy.validity.since <= day]
    return begun or [policy for policy in known if policy.validity.covers(day)]


def lengths_of(policy: RetentionPolicy) -> Lengths:
    """The lengths of a policy: from the lower end of its range, where it has one, to the longest branch of its term."""
    low = _periods(policy.term if policy.least is None else policy.least)
    if policy.nature is not Nature.MAXIMUM:  # what a person decides may come at once, and is no length that is stated
        low = tuple(one for one in low if one != Period()) or low
    high = _periods(policy.term)
    endless = any(isinstance(atom, ForEver) for atom in atoms_of(policy.term))
    return Lengths(_least(low), _greatest(high), endless, _open(policy.term))


def active_period(policy: RetentionPolicy) -> Period | None:
    """How long a record stays in active use, where the text gives it beside a longer time in all."""
    ends = next((phase.ends for phase in policy.phases if phase.name == "active"), None)
    longest = None if ends is None else _greatest(_periods(ends))
    return None if longest == Period() else longest


def _periods(term: Term) -> tuple[Period, ...]:
    return tuple(length.period for length in _alternatives(term))


def _alternatives(term: Term) -> tuple[_Clocked, ...]:
    """The lengths to which a term may come; the period of a condition is none of them.

    A floor counted from an event whose day is set in advance comes whatever happens: less than it is too short in each
    case. One from a birth, or from what may never happen, is a branch among others. Of two lengths that run from one
    event, and both bind, the longer alone is a length; the day of an event itself is none.
    """
    match term:
        case After() | YearEnd():
            return (term,)
        case LaterOf():
            replaced = next((part for part in term.terms if isinstance(part, Replaced)), None)
            if replaced is None:
                return _standing(term, tuple(length for part in term.terms for length in _alternatives(part)))
            return _either_branch(replaced, tuple(part for part in term.terms if part is not replaced))
        case EarlierOf():
            return tuple(length for part in term.terms for length in _alternatives(part))
        case NotBefore():
            sure = tuple(one for floor in term.floors if _comes(floor) for one in _alternatives(floor))
            others = (_alternatives(part) for part in (term.term, *term.floors))
            lengths = tuple(length for part in others for length in part)
            long = tuple(one for one in lengths if all(floor.period.surely_within(one.period) for floor in sure))
            return _standing(term, long or lengths)
        case Replaced():
            return (*_alternatives(term.term), *_alternatives(term.by))
        case _:
            return ()


def _either_branch(replaced: Replaced, besides: tuple[Term, ...]) -> tuple[_Clocked, ...]:
    """The lengths of the later of several terms, of which one is replaced by another under a condition."""
    longer, instead = _implied(replaced), _alternatives(LaterOf((replaced.by, *besides)))
    return (
        *_alternatives(LaterOf((replaced.term, *besides))),
        *(one for one in instead if longer is None or not _outlasts(longer, one)),
    )


def _standing(term: Term, lengths: tuple[_Clocked, ...]) -> tuple[_Clocked, ...]:
    """Those of the lengths of a term that no other outlasts in each case."""
    binding = tuple(_binding(term))
    long = tuple(one for one in lengths if one.period != Period())
    return tuple(one for one in long or lengths if not any(_outlasts(other, one) for other in binding))


def _outlasts(other: _Clocked, one: _Clocked) -> bool:
    return (
        other.event == one.event
        and one.period.surely_within(other.period)
        and not other.period.surely_within(one.period)
    )


def _implied(replaced: Replaced) -> After | None:
    """What a branch that runs from one event comes to after another, which was less than a while after it.

    Until thirty, for who was seen before eighteen, is twelve years at least after that.
    """
    by, when = replaced.by, replaced.when
    if not isinstance(by, After) or by.event != when.of or by.period.days or when.period.days:
        return None
    months = by.period.years * 12 + by.period.months - when.period.years * 12 - when.period.months
    return After(Period(months=max(months, 0)), when.event)


def _binding(term: Term) -> Iterator[_Clocked]:
    """The lengths before which a term never ends."""
    match term:
        case After() | YearEnd():
            yield term
        case LaterOf():
            for part in term.terms:
                yield from _binding(part)
        case NotBefore():
            for part in (term.term, *term.floors):
                yield from _binding(part)
        case _:
            pass


def _open(term: Term) -> bool:
    """Whether a term waits for an event besides, whenever that comes."""
    match term:
        case LaterOf() | NotBefore():
            parts = term.terms if isinstance(term, LaterOf) else (term.term, *term.floors)
            return any(_open(part) or (isinstance(part, After) and part.period == Period()) for part in parts)
        case EarlierOf():
            return all(_open(part) for part in term.terms)
        case _:
            return False


def _comes(floor: Term) -> bool:
    return isinstance(floor, After) and EVENTS[floor.event].scheduled


def _least(lengths: tuple[Period, ...]) -> Period | None:
    return next((one for one in lengths if all(one.surely_within(other) for other in lengths)), None)


def _greatest(lengths: tuple[Period, ...]) -> Period | None:
    return next((one for one in lengths if all(other.surely_within(one) for other in lengths)), None)
