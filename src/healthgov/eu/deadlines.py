"""Deadlines of the GDPR.

>>> from healthgov.eu.deadlines import RIGHTS_REQUEST
>>> RIGHTS_REQUEST.due("2026-08-31", is_holiday=lambda day: False)
Deadline(target=datetime.date(2026, 9, 30), outer=datetime.date(2026, 9, 30))
"""

from __future__ import annotations

from healthgov.deadlines import ResponsePeriod
from healthgov.periods import months
from healthgov.references import Confidence, Reference

__all__ = ["BREACH_NOTIFICATION_HOURS", "INDIRECT_COLLECTION_NOTICE", "RIGHTS_REQUEST"]

RIGHTS_REQUEST = ResponsePeriod(
    latest=months(1), extension=months(2), cites=(Reference("GDPR, art. 12(3)", checked_on="2026-11-23"),)
)
"""An answer to a data subject: a month from receipt, two more if complex and said within the first."""

INDIRECT_COLLECTION_NOTICE = ResponsePeriod(
    latest=months(1),
    cites=(Reference("GDPR, art. 14(3)(a)", confidence=Confidence.MEMORY, checked_on="2026-11-23"),),
)
"""Information when data do not come from the person; earlier at the first communication or disclosure."""

BREACH_NOTIFICATION_HOURS = 72
"""Hours from awareness to tell the authority of a breach (GDPR, art. 33(1)): see ``end_of_hours``."""
