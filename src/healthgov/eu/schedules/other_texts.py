"""What no schedule here knows: texts of the Union or of another State, which may lift what caps a period and shorten none, and
what the public archives agreed on.
"""

from __future__ import annotations

from healthgov.findings import Finding, contested, missing, passed
from healthgov.models import RetentionLimit
from healthgov.questions import View
from healthgov.retention import Nature, RetentionPolicy, SignOff

__all__ = ["by_archives", "unless_archived", "unless_by_other_law"]

_NO_LENGTH = "For how long are these data kept? The schedule knows no text that says it."


def unless_by_other_law(limit: View, too_long: Finding) -> Finding | None:
    """A period that is too long; ``None`` where another text has the data kept for so long, which is asked where there is
    said to be one.
    """
    if not limit.claimed("other_law"):
        return too_long
    reaches = limit.claimed("other_law_reaches")
    if reaches is None:
        return missing("other_law_reaches", RetentionLimit.other_law_reaches.question)
    return None if reaches else too_long


def unless_archived(limit: View, policy: RetentionPolicy, too_long: Finding) -> Finding | None:
    """A period that is too long; public archives that agreed on it determine which records are kept on."""
    if SignOff.ARCHIVES_VISA in policy.sign_offs and limit.claimed("archives_agreed"):
        return None
    return unless_by_other_law(limit, too_long)


def by_archives(limit: View, policy: RetentionPolicy, *, agreed: bool | None) -> Finding | None:
    """A type of record whose length stands in no text that was read: the public archives agree on a table for theirs."""
    if policy.nature is not Nature.CRITERION or not policy.doubt:
        return None
    if SignOff.ARCHIVES_VISA in policy.sign_offs:
        if agreed is None:
            return missing("archives_agreed", RetentionLimit.archives_agreed.question)
        if agreed and limit.claimed("period") is None and limit.claimed("criterion") is None:
            return missing("period", _NO_LENGTH)
        if agreed:
            return passed("the public archives agreed on the period", at="archives_agreed")
    return contested(policy.doubt, at="record_type")
