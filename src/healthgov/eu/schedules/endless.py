"""What is said to be kept without an end, held against a schedule of retention."""

from __future__ import annotations

from healthgov.eu.schedules.advice import is_advice
from healthgov.eu.schedules.agreement import NO_NUMBER, case_by_case
from healthgov.eu.schedules.lengths import lengths_of, policies_on
from healthgov.eu.schedules.other_texts import unless_by_other_law
from healthgov.findings import Finding, contested, failed, outside, passed
from healthgov.questions import View
from healthgov.questions.asking import Law
from healthgov.retention import Nature, RetentionSchedule

__all__ = ["agrees_without_end"]


def agrees_without_end(law: Law, limit: View, schedule: type[RetentionSchedule]) -> Finding:
    """What is said to be kept without an end, against the policies of its type of record on the day."""
    as_scheduled = limit.claimed("as_scheduled")
    standing = policies_on(schedule, limit.record_type, law.day)
    if not standing:
        return outside("the schedule has no text on this type of record on that day", at="record_type")
    policy = standing[0]
    lengths = lengths_of(policy)
    if lengths.endless and policy.nature in (Nature.MINIMUM, Nature.FIXED):
        return passed("a text asks to keep the record without end", at="record_type")
    if policy.doubt:
        return contested(policy.doubt, at="unlimited")
    if lengths.longest is None or lengths.open:
        return case_by_case(NO_NUMBER, answer=as_scheduled)
    words = "it is kept without end, and the longest that a text has is {law}"
    beyond = failed(words, at="unlimited", law=lengths.longest)
    left = unless_by_other_law(limit, beyond)
    if left is None:
        return passed("another text has these data kept so long", at="other_law_reaches")
    binds = policy.nature in (Nature.MAXIMUM, Nature.FIXED) and not is_advice(policy)
    if left is beyond and not binds and limit.justified:
        return passed("reasons are documented for keeping it without end", at="justified")
    return left
