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

from typing import ClassVar

from healthgov.us.federal import MEDICAL_RECORD, FederalRetention
from healthgov.us.hospitals import HOSPITAL_RECORD

__all__ = ["UsRetention"]


class UsRetention(FederalRetention):
    """Retention in the United States, where no State is named."""

    title: ClassVar[str] = "retention in the United States"

    medical_record = MEDICAL_RECORD
    hospital_record = HOSPITAL_RECORD
