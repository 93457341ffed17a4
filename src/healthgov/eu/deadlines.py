"""Deadlines of the GDPR.

>>> from healthgov.eu.deadlines import RIGHTS_REQUEST
>>> RIGHTS_REQUEST.due("2026-08-31", is_holiday=lambda day: False)
Deadline(target=datetime.date(2026, 9, 30), outer=datetime.date(2026, 9, 30))
"""

from __future__ import annotations

from datetime import date

from healthgov.deadlines import HourPeriod, ResponsePeriod, UndueDelay
from healthgov.errors import CalendarEndError
from healthgov.eu.references import gdpr
from healthgov.periods import days, months
from healthgov.texts import Reference

__all__ = [
    "BREACH_NOTIFICATION",
    "BREACH_NOTIFICATION_HOURS",
    "BREACH_TO_PERSONS",
    "DEVICE_INCIDENT",
    "DEVICE_INCIDENT_DEATH",
    "DEVICE_INCIDENT_THREAT",
    "INDIRECT_COLLECTION_NOTICE",
    "NIS2_EARLY_WARNING",
    "NIS2_FINAL_REPORT",
    "NIS2_NOTIFICATION",
    "PRIOR_CONSULTATION",
    "PROCESSOR_TO_CONTROLLER",
    "REFUSAL_NOTICE",
    "RIGHTS_REQUEST",
    "indirect_collection_notice",
]

_READ = "2026-11-28"
_COPY = "whole text in a public copy of Union law"


RIGHTS_REQUEST = ResponsePeriod(latest=months(1), extension=months(2), cites=(gdpr("12(3)"),))
"""An answer to a data subject: a month from receipt, two more if complex and said within the first."""

REFUSAL_NOTICE = ResponsePeriod(latest=months(1), cites=(gdpr("12(4)"),))
"""The notice that a request is refused, with its reasons: a month from receipt, never extended."""

INDIRECT_COLLECTION_NOTICE = ResponsePeriod(latest=months(1), cites=(gdpr("14(3)(a)"),))
"""Information when data do not come from the person; earlier at the first communication or disclosure."""

BREACH_NOTIFICATION = HourPeriod(hours=72, cites=(gdpr("33(1)"),))
"""From awareness of a breach to its notification to the authority."""

BREACH_NOTIFICATION_HOURS = BREACH_NOTIFICATION.hours
"""Hours from awareness to tell the authority of a breach (GDPR, art. 33(1)): see ``end_of_hours``."""

PROCESSOR_TO_CONTROLLER = UndueDelay(cites=(gdpr("33(2)"),))
"""A processor tells its controller of a breach without undue delay: a criterion, no number."""

BREACH_TO_PERSONS = UndueDelay(cites=(gdpr("34"),))
"""Persons at high risk are told without undue delay: a criterion, no number."""

PRIOR_CONSULTATION = ResponsePeriod(latest=days(56), extension=days(42), cites=(gdpr("36(2)"),))
"""The authority's advice: eight weeks from receipt, six more for complex processing."""

_NIS2 = (
    Reference(
        "Directive (EU) 2022/2555, art. 23",
        version="CELEX 32022L2555",
        url="https://eur-lex.europa.eu/eli/dir/2022/2555/oj",
        checked_on=_READ,
        source=_COPY,
    ),
)
NIS2_EARLY_WARNING = HourPeriod(hours=24, cites=_NIS2)
"""From awareness of a significant incident to the early warning."""

NIS2_NOTIFICATION = HourPeriod(hours=72, cites=_NIS2)
"""From awareness of a significant incident to its notification."""

NIS2_FINAL_REPORT = ResponsePeriod(latest=months(1), cites=_NIS2)
"""The final report: a month from the notification of the incident."""

_MDR = (
    Reference(
        "Regulation (EU) 2017/745, art. 87",
        version="CELEX 32017R0745",
        url="https://eur-lex.europa.eu/eli/reg/2017/745/oj",
        checked_on=_READ,
        source=_COPY,
    ),
)
DEVICE_INCIDENT = ResponsePeriod(latest=days(15), cites=_MDR)
"""The report of a serious incident with a device, from awareness."""

DEVICE_INCIDENT_DEATH = ResponsePeriod(latest=days(10), cites=_MDR)
"""The same for a death or an unanticipated serious deterioration of health."""

DEVICE_INCIDENT_THREAT = ResponsePeriod(latest=days(2), cites=_MDR)
"""The same for a serious threat to public health."""


def indirect_collection_notice(
    *, obtained: date, first_communication: date | None = None, first_disclosure: date | None = None
) -> date:
    """The last day to inform a person whose data come from elsewhere: the earliest of three (GDPR, art. 14(3)).

    ``None`` where a communication or disclosure has not happened.

    >>> indirect_collection_notice(obtained=date(2026, 1, 31), first_disclosure=date(2026, 2, 10))
    datetime.date(2026, 2, 10)
    """
    known = [day for day in (first_communication, first_disclosure) if day is not None]
    try:
        known.append(obtained + months(1))
    except CalendarEndError:
        if not known:
            raise
    return min(known)
