"""Histories: what is stated of one record, what becomes of dates that are not safe, and what cannot be."""

from __future__ import annotations

from healthgov.retention.histories.handling import (
    AFTER_DEATH,
    IN_FUTURE,
    OLDEST,
    PLACEHOLDERS,
    USUAL_HANDLING,
    Choice,
    Handling,
    span_of,
)
from healthgov.retention.histories.history import (
    CONFLICT,
    NOT_BEGUN,
    PENDING,
    Claim,
    History,
    Hold,
    StatedClaim,
    StatedDay,
    all_to_come,
    in_order,
    is_past,
    latest_day,
    may_be_flagged,
    may_be_to_come,
    may_never_happen,
)
from healthgov.retention.histories.problems import checked, with_more

__all__ = [
    "AFTER_DEATH",
    "CONFLICT",
    "IN_FUTURE",
    "NOT_BEGUN",
    "OLDEST",
    "PENDING",
    "PLACEHOLDERS",
    "USUAL_HANDLING",
    "Choice",
    "Claim",
    "Handling",
    "History",
    "Hold",
    "StatedClaim",
    "StatedDay",
    "all_to_come",
    "checked",
    "in_order",
    "is_past",
    "latest_day",
    "may_be_flagged",
    "may_be_to_come",
    "may_never_happen",
    "span_of",
    "with_more",
]


def __dir__() -> list[str]:
    return __all__
