"""Periods that persons are told, held against a schedule of retention."""

from __future__ import annotations

from datetime import date

from healthgov.durations import Length
from healthgov.eu.schedules.agreement import nearly_alike
from healthgov.eu.schedules.lengths import lengths_of, policies_on
from healthgov.findings import Finding, failed, missing, passed
from healthgov.models import ToldPeriod
from healthgov.periods import Day
from healthgov.retention import Nature, RetentionSchedule

__all__ = ["told_as_scheduled"]


def told_as_scheduled(
    schedule: type[RetentionSchedule],
    record_type: str,
    told: Length,
    day: Day | date,
    *,
    by_other_law: bool | None = None,
) -> Finding | None:
    """A period that persons are told against the schedule of its type of record; ``None`` where no policy is in force.

    One that is longer is not held against it where another text is said to have the data kept for so long.
    """
    standing = policies_on(schedule, record_type, day)
    if not standing:
        return None
    policy, lengths = standing[0], lengths_of(standing[0])
    shortest, longest = lengths.shortest, lengths.longest
    if lengths.endless:
        return failed("the information tells {told}, and a text asks to keep without end", at="period", told=told)
    if policy.doubt or lengths.open or shortest is None or longest is None:
        return None
    # What a text only caps may be told to go sooner, and what it only asks to keep may be told to stay longer: then the
    # register is asked for its own period.
    sides = (
        (shortest, not shortest.surely_within(told), shortest.maybe_within(told), Nature.MAXIMUM),
        (longest, not told.surely_within(longest), told.maybe_within(longest), Nature.MINIMUM),
    )
    for law, beyond, nearly, free in sides:
        if beyond and (policy.nature is free or (free is Nature.MINIMUM and by_other_law)):
            return None
        if beyond and nearly:
            return nearly_alike("period", told, law)
        if beyond:
            words = "the information tells {told}, the schedule {law}"
            return failed(words, at="period", told=told, law=law)
    if not lengths.one:
        return missing("cases_told", ToldPeriod.cases_told.question)
    return passed("the information tells the period of the schedule", at="period")
