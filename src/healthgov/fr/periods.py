"""Stated periods held against the French schedule, and against the framework of the CNIL to which conformity was declared."""

from __future__ import annotations

from healthgov.eu.schedules.agreement import agrees, nearly_alike
from healthgov.eu.schedules.lengths import lengths_of, policies_on
from healthgov.eu.schedules.other_texts import unless_by_other_law
from healthgov.findings import Finding, failed, missing
from healthgov.fr.methodologies import FRAMEWORKS, other_version
from healthgov.fr.retention import Retention
from healthgov.models import ReferenceFramework
from healthgov.questions import View
from healthgov.questions.asking import Law
from healthgov.retention import Nature, RetentionPolicy

__all__ = ["agrees_in_france"]

_OUTSIDE_FRAMEWORK = "{period} is longer than {law}, the most that the framework declared allows, by another text: was that authorised apart?"


def agrees_in_france(law: Law, limit: View, framework: ReferenceFramework | None = None) -> Finding:
    """A stated period against the policies of its type of record on the day, and the framework that caps it."""
    standing = [] if framework is None else policies_on(Retention, limit.record_type, law.day)
    if framework is not None and standing:
        if other_version(limit.record_type, framework):
            return failed("the study follows another version than the type of record", at="record_type")
        capped = FRAMEWORKS.get(limit.record_type) is framework
        beyond = _beyond_framework(limit, standing[0]) if capped else None
        if beyond is not None:
            return beyond
    return agrees(law, limit, Retention)


def _beyond_framework(limit: View, policy: RetentionPolicy) -> Finding | None:
    """A period beyond the cap of the framework to which conformity was declared: to depart from it, one is authorised."""
    period, longest = limit.claimed("period") or limit.claimed("least"), lengths_of(policy).longest
    capped = policy.nature in (Nature.MAXIMUM, Nature.FIXED)
    if period is None or longest is None or not capped or period.surely_within(longest):
        return None
    if period.maybe_within(longest):
        return nearly_alike("period", period, longest)
    words = "{period} is longer than {law}, the most that the framework declared allows"
    beyond = failed(words, at="period", period=period, law=longest)
    # A text may have the data kept for longer: what is kept so is no longer what the framework lets be without authorisation.
    return unless_by_other_law(limit, beyond) or missing("period", _OUTSIDE_FRAMEWORK, period=period, law=longest)
