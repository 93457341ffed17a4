"""Stated periods held against the French schedule of retention."""

from __future__ import annotations

from datetime import date

from healthgov.findings import Finding, contested, failed, missing, passed
from healthgov.fr.retention import Retention
from healthgov.periods import After, Day, Period
from healthgov.questions import View
from healthgov.questions.asking import Law
from healthgov.retention import AppliesBy, Nature, RetentionPolicy
from healthgov.retention.terms import periods_of
from healthgov.texts import BindingForce

__all__ = ["agrees", "must_be_kept"]

_AT_LEAST = (Nature.MINIMUM, Nature.FIXED)
_AT_MOST = (Nature.MAXIMUM, Nature.FIXED)


def agrees(law: Law, limit: View) -> Finding:
    """A stated period against the policies of its type of record on the day."""
    known = Retention.versions.get(limit.record_type, ())
    if not known:
        return failed("the schedule knows no such type of record", at="record_type")
    by_study = [policy for policy in known if policy.applies_by is not AppliesBy.DISPOSAL]
    standing = by_study or [policy for policy in known if policy.validity.covers(law.day)]
    if not standing:
        return failed("no text on this type of record is in force", at="record_type")
    period = limit.claimed("period")
    overdue = _overdue(law, limit, standing[0])
    if overdue is not None:
        return overdue
    if period is None:
        return passed("the period is that of the schedule", at="record_type")
    return _agrees(limit, period, standing[0])


def _overdue(law: Law, limit: View, policy: RetentionPolicy) -> Finding | None:
    """The oldest data in the active base against the longest that the schedule allows."""
    oldest = limit.claimed("oldest_start")
    lengths = periods_of(policy.term)
    longest = next((one for one in lengths if all(other.surely_within(one) for other in lengths)), None)
    if oldest is None or longest is None or policy.nature not in _AT_MOST or policy.doubt or _advised(policy):
        return None
    if oldest + longest >= law.day:
        return None
    words = "the oldest data began on {day}, longer ago than {law}"
    return failed(words, at="oldest_start", day=oldest, law=longest)


def _agrees(limit: View, period: Period, policy: RetentionPolicy) -> Finding:
    if policy.doubt:
        return _whatever_is_read(period, policy) or contested(policy.doubt, at="period")
    lengths = periods_of(policy.term)
    if not lengths:
        return missing("period", "Does the period meet the criteria of the schedule, which gives no number?")
    shortest = next((one for one in lengths if all(one.surely_within(other) for other in lengths)), None)
    longest = next((one for one in lengths if all(other.surely_within(one) for other in lengths)), None)
    if policy.nature in _AT_LEAST and shortest is not None and not shortest.surely_within(period):
        return failed("{period} is shorter than {law}", at="period", period=period, law=shortest)
    departing = _departing(limit, period, policy, shortest, longest)
    if departing is not None:
        return departing
    active = _active_period(policy)
    longer = policy.nature in _AT_MOST and active is not None and not period.surely_within(active)
    if active is not None and longer and not limit.archived_apart:
        return failed("{period} is longer than {law} in active use", at="archived_apart", period=period, law=active)
    if len(lengths) > 1 and not (policy.nature in _AT_LEAST and longest is not None and longest.surely_within(period)):
        return missing("period", "Does the period hold for each case that the schedule tells apart?")
    return passed("the period agrees with the schedule", at="period")


def _whatever_is_read(period: Period, policy: RetentionPolicy) -> Finding | None:
    """Where readings compete on the length, a period that is too short, or too long, for each of them."""
    if not policy.readings or policy.nature not in _AT_LEAST:
        return None
    lengths = [length for term in (policy.term, *(one.term for one in policy.readings)) for length in periods_of(term)]
    if not any(one.surely_within(period) for one in lengths):
        words = "{period} is shorter than {law}, the shortest that is read"
        shortest = next((one for one in lengths if all(one.surely_within(other) for other in lengths)), lengths[0])
        return failed(words, at="period", period=period, law=shortest)
    if policy.nature is Nature.FIXED and not any(period.surely_within(one) for one in lengths):
        words = "{period} is longer than {law}, the longest that is read"
        longest = next((one for one in lengths if all(other.surely_within(one) for other in lengths)), lengths[0])
        return failed(words, at="period", period=period, law=longest)
    return None


def _departing(
    limit: View, period: Period, policy: RetentionPolicy, shortest: Period | None, longest: Period | None
) -> Finding | None:
    """A period beside what a text asks, allows or advises: some may be passed with reasons, some may not."""
    said = None
    law = longest
    if policy.nature is Nature.RECOMMENDED and shortest is not None and not shortest.surely_within(period):
        said, law = "{period} is shorter than the {law} advised, without reasons", shortest
    elif longest is not None and not period.surely_within(longest):
        if _advised(policy):
            said = "{period} is longer than the {law} advised, without reasons"
        elif policy.nature in _AT_MOST:
            return failed("{period} is longer than {law}", at="period", period=period, law=longest)
        elif policy.nature is Nature.MINIMUM:
            said = "{period} is longer than the {law} that a text asks for, without reasons"
    if said is None or law is None or limit.justified:
        return None
    return failed(said, at="period", period=period, law=law)


def _active_period(policy: RetentionPolicy) -> Period | None:
    """How long a record stays in active use, where the text says so beside a longer period in all."""
    ends = next((phase.ends for phase in policy.phases if phase.name == "active"), None)
    return ends.period if isinstance(ends, After) and ends.period != Period() else None


def _advised(policy: RetentionPolicy) -> bool:
    """Whether the period is advice: to keep, or to keep no longer where no text that binds more says so."""
    binding = [cite for cite in policy.cites if cite.confidence.decides and cite.force > BindingForce.GUIDANCE]
    return policy.nature is Nature.RECOMMENDED or (policy.nature is Nature.MAXIMUM and not binding)


def must_be_kept(record_type: str, day: Day | date) -> bool | None:
    """Whether a text asks, or advises, to keep records of a type on a day; ``None`` where the schedule knows none."""
    policies = [policy for policy in Retention.policies if policy.key == record_type]
    if not policies:
        return None
    return any(policy.nature is not Nature.MAXIMUM for policy in policies if policy.validity.covers(day))
