"""Texts that no schedule here knows, of the Union or of another State: they may lift what caps a period, and shorten none."""

from __future__ import annotations

from healthgov.findings import Finding, missing
from healthgov.models import RetentionLimit
from healthgov.questions import View

__all__ = ["unless_by_other_law"]


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
