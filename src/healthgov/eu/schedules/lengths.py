"""How long a policy may come to be, whichever branch of its text applies: what a stated period is compared with.

>>> from healthgov.fr.retention import Retention
>>> lengths = lengths_of(Retention.versions["security_log_standard"][0])
>>> str(lengths.shortest), str(lengths.longest)
('6 months', '12 months')
"""

from __future__ import annotations

import attrs

from healthgov.periods import After, Period
from healthgov.retention import Nature, RetentionPolicy
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

__all__ = ["Lengths", "active_period", "keeps", "lengths_of"]


@attrs.frozen
class Lengths:
    """The shortest and the longest branch of a policy; ``None`` where a text gives no number, or none that compares."""

    shortest: Period | None
    longest: Period | None
    endless: bool
    """The text asks to keep without any end."""

    @property
    def one(self) -> bool:
        """Whether every branch comes to the same length."""
        low, high = self.shortest, self.longest
        return low is not None and high is not None and low.surely_within(high) and high.surely_within(low)


def lengths_of(policy: RetentionPolicy) -> Lengths:
    """The lengths of a policy: from the lower end of its range, where it has one, to the longest branch of its term."""
    low = _alternatives(policy.term if policy.least is None else policy.least)
    high = _alternatives(policy.term)
    return Lengths(_least(low), _greatest(high), any(isinstance(atom, ForEver) for atom in atoms_of(policy.term)))


def active_period(policy: RetentionPolicy) -> Period | None:
    """How long a record stays in active use, where the text gives it beside a longer time in all."""
    ends = next((phase.ends for phase in policy.phases if phase.name == "active"), None)
    longest = None if ends is None else _greatest(_alternatives(ends))
    return None if longest == Period() else longest


def keeps(policy: RetentionPolicy) -> bool | None:
    """Whether a policy asks, or advises, to keep; a criterion, and a text whose answer is open, leave it open."""
    if policy.doubt or policy.nature is Nature.CRITERION:
        return None
    return policy.nature is not Nature.MAXIMUM


def _alternatives(term: Term) -> tuple[Period, ...]:
    """The lengths to which a term may come; the period of a condition is none of them.

    A floor counted from an event whose day is set in advance comes whatever happens: less than it is too short in each
    case. One from a birth, or from what may never happen, is a branch among others.
    """
    match term:
        case After() | YearEnd():
            return (term.period,)
        case LaterOf() | EarlierOf():
            return tuple(period for part in term.terms for period in _alternatives(part))
        case NotBefore():
            sure = tuple(period for floor in term.floors if _comes(floor) for period in _alternatives(floor))
            others = (_alternatives(part) for part in (term.term, *term.floors))
            lengths = tuple(period for part in others for period in part)
            return tuple(one for one in lengths if all(floor.surely_within(one) for floor in sure)) or lengths
        case Replaced():
            return (*_alternatives(term.term), *_alternatives(term.by))
        case _:
            return ()


def _comes(floor: Term) -> bool:
    return isinstance(floor, After) and EVENTS[floor.event].scheduled


def _least(lengths: tuple[Period, ...]) -> Period | None:
    return next((one for one in lengths if all(one.surely_within(other) for other in lengths)), None)


def _greatest(lengths: tuple[Period, ...]) -> Period | None:
    return next((one for one in lengths if all(other.surely_within(one) for other in lengths)), None)
