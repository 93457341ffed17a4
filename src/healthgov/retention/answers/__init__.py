"""Answers: when a record is due, to the day or to the minute."""

from __future__ import annotations

from healthgov.retention.answers.answer import Due
from healthgov.retention.answers.due import check_days, due, safe_end, unsettled_events
from healthgov.retention.answers.moments import DueMoment, StatedMoment, due_at

__all__ = ["Due", "DueMoment", "StatedMoment", "check_days", "due", "due_at", "safe_end", "unsettled_events"]


def __dir__() -> list[str]:
    return __all__
