"""What a schedule of retention asks of a type of record beside its length: that it be kept, for ever, or gone by now."""

from __future__ import annotations

from datetime import date

from healthgov.eu.schedules.advice import is_advice
from healthgov.eu.schedules.lengths import lengths_of, policies_on
from healthgov.eu.schedules.other_texts import unless_by_other_law
from healthgov.findings import Finding, failed, passed
from healthgov.periods import Day
from healthgov.questions import View
from healthgov.questions.asking import Law
from healthgov.retention import Nature, RetentionPolicy, RetentionSchedule

__all__ = ["must_be_kept", "never_ends", "not_overdue"]


def must_be_kept(
    schedule: type[RetentionSchedule], record_type: str, day: Day | date, *, on_request: bool = False
) -> bool | None:
    """Whether a text asks, or advises, to keep records of a type on a day; ``None`` where the schedule does not say.

    A maximum obliges nobody; a criterion, and a text whose answer is open, leave it open. Asked ``on_request``, a text
    that has the record erased where the person asks obliges nobody either.
    """
    if record_type not in schedule.versions:
        return None
    standing = policies_on(schedule, record_type, day)
    kept = [_keeps(policy) for policy in standing if not (on_request and policy.on_request is not None)]
    return True if True in kept else None if None in kept else False


def _keeps(policy: RetentionPolicy) -> bool | None:
    if policy.doubt or policy.nature is Nature.CRITERION:
        return None
    return policy.nature is not Nature.MAXIMUM


def never_ends(schedule: type[RetentionSchedule], record_type: str) -> bool:
    """Whether a text asks to keep a type of record without any end."""
    return any(lengths_of(policy).endless for policy in schedule.versions.get(record_type, ()))


def not_overdue(law: Law, limit: View, schedule: type[RetentionSchedule]) -> Finding:
    """The oldest data of the active base began no longer ago than the schedule allows their type of record."""
    record_type = limit.claimed("record_type")
    for policy in [] if record_type is None else policies_on(schedule, record_type, law.day)[:1]:
        overdue = _overdue(law, limit, policy)
        if overdue is not None:
            return overdue
    return passed("nothing is known to be older than the schedule allows", at="oldest_start")


def _overdue(law: Law, limit: View, policy: RetentionPolicy) -> Finding | None:
    """The oldest data in the active base against the longest that the schedule allows, or advises, without reasons."""
    oldest, longest = limit.claimed("oldest_start"), lengths_of(policy).longest
    capped = policy.nature in (Nature.MAXIMUM, Nature.FIXED)
    if oldest is None or longest is None or not capped or policy.doubt:
        return None
    if oldest + longest >= law.day or (is_advice(policy) and (limit.claimed("period") is not None or limit.justified)):
        return None
    words = "the oldest data began on {day}, longer ago than {law}"
    return unless_by_other_law(limit, failed(words, at="oldest_start", day=oldest, law=longest))
