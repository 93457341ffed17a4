"""Schedules: a policy for each type of record, and the doors from there to tables."""

from __future__ import annotations

from healthgov.retention.schedules.schedule import RetentionSchedule

__all__ = ["RetentionSchedule"]


def __dir__() -> list[str]:
    return __all__
