"""United States, where no State is named: HIPAA sets a period for its own documentation and none for medical records.

>>> from healthgov import us
>>> schedule = us.UsRetention(as_of="2026-11-23")
>>> due = schedule.due("hospital_record", last_contact="2015-01-01")      # at least five years; the State?
>>> due.keep_through, due.verdict
(datetime.date(2020, 1, 1), Verdict.UNKNOWN)
>>> schedule.due("medical_record", last_contact="2015-01-01").keep_through is None
True
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from healthgov.kinds import RegionCode
from healthgov.retention.schedules import RetentionSchedule
from healthgov.us.federal import MEDICAL_RECORD, FederalRetention
from healthgov.us.hospitals import HOSPITAL_RECORD
from healthgov.us.states import STATES

__all__ = ["UsRetention"]


class UsRetention(FederalRetention):
    """Retention in the United States, where no State is named."""

    title: ClassVar[str] = "retention in the United States"
    parts: ClassVar[Mapping[RegionCode, type[RetentionSchedule]]] = MappingProxyType(
        {RegionCode(f"US-{code}"): schedule for code, schedule in STATES.items()}
    )

    medical_record = MEDICAL_RECORD
    hospital_record = HOSPITAL_RECORD
