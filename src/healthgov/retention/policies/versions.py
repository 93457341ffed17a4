"""The versions of a text in one schedule: one policy for each type and day."""

from __future__ import annotations

from collections.abc import Mapping

from healthgov.errors import DefinitionError
from healthgov.periods import After, Period
from healthgov.retention.policies.policy import RetentionPolicy
from healthgov.retention.terms import (
    EarlierOf,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
    YearEnd,
    dominates,
    earlier_of,
    later_of,
    not_before,
    parts_of,
)

__all__ = ["check_versions"]


def check_versions(policies: Mapping[str, RetentionPolicy], where: str) -> None:
    """One policy for each type and day, and only events that the policy reads, and that bound what they are assumed to.

    :raises DefinitionError: naming what is wrong, and where.
    """
    seen: dict[str, list[str]] = {}
    for name, policy in policies.items():
        for other in seen.setdefault(policy.key, []):
            if policy.validity.overlaps(policies[other].validity):
                raise DefinitionError(
                    f"{where}: {other} and {name} both claim {policy.key} on the same days "
                    f"({policies[other].validity} and {policy.validity}). Let one end the day before the other starts, "
                    "or give the new one the name of the old to replace it. A floor and a ceiling of one type are one "
                    "policy: exactly(between(floor, ceiling))."
                )
        seen[policy.key].append(name)
        read = {policy.trigger, *policy.events}
        if policy.events and policy.trigger not in policy.events:
            raise DefinitionError(f"{where}.{name}: its trigger {policy.trigger!r} is not among {policy.events}")
        strange = sorted({*policy.assumes, *policy.assumes.values()} - read)
        if strange:
            raise DefinitionError(f"{where}.{name} assumes {', '.join(strange)}, which it does not read")
        for event, bound in policy.assumes.items():
            if any(_may_be_longer(part, event, bound) for term in _terms(policy) for part in parts_of(term)):
                raise DefinitionError(
                    f"{where}.{name} assumes {event} no later than {bound}, where a condition on it may then hide a longer "
                    f"period: without {event} nothing bounds the end"
                )


def _terms(policy: RetentionPolicy) -> tuple[Term, ...]:
    return (policy.term, *policy.other_readings)


def _may_be_longer(part: Term, event: str, bound: str) -> bool:
    """Whether an event that is taken on the day of its bound meets a condition, and might have been longer without.

    An earlier one misses the condition, and what counts from it ends so much earlier.
    """
    if not isinstance(part, Replaced) or event not in (part.when.event, part.when.of):
        return False
    if (part.when.of, part.when.event) != (event, bound):
        return True
    missed = _moved(part.term, event, bound, part.when.period)
    return not dominates(_moved(part.by, event, bound, Period()), missed)


def _moved(term: Term, event: str, bound: str, earlier: Period) -> Term:
    """The term for an event so much earlier than its bound, counted from that."""
    match term:
        case After() if term.event == event:
            months = term.period.years * 12 + term.period.months - earlier.years * 12 - earlier.months
            known = not (earlier.days or term.period.days)
            return After(Period(months=max(months, 0)) if known else term.period, bound)
        case YearEnd() if term.event == event:
            return YearEnd(term.period, bound, term.last_month)
        case NotBefore():
            return not_before(*(_moved(one, event, bound, earlier) for one in (term.term, *term.floors)))
        case LaterOf():
            return later_of(*(_moved(one, event, bound, earlier) for one in term.terms))
        case EarlierOf():
            return earlier_of(*(_moved(one, event, bound, earlier) for one in term.terms))
        case Replaced():
            base, by = (_moved(one, event, bound, earlier) for one in (term.term, term.by))
            return Replaced(base, by, term.when)
        case _:
            return term
