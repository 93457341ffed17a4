"""The French retention schedule.

>>> from healthgov import fr
>>> due = fr.Retention(as_of="2026-11-23").due(fr.HOSPITAL_RECORD, last_contact="2005-09-01", birth="2001-06-10")
>>> due.keep_through, due.reason, due.verdict
(datetime.date(2029, 6, 10), '28 years after the birth', Verdict.FAIL)
"""

from __future__ import annotations

from typing import ClassVar

from healthgov.fr.places import UNDER_THE_CODES
from healthgov.fr.retention.archives import ArchiveSchedule
from healthgov.fr.retention.care import HOSPITAL_RECORD, CareSchedule
from healthgov.fr.retention.centres import CentreSchedule
from healthgov.fr.retention.commerce import CommerceSchedule
from healthgov.fr.retention.epidemic import EpidemicSchedule
from healthgov.fr.retention.occupational import OccupationalSchedule
from healthgov.fr.retention.pharmacy import PharmacySchedule
from healthgov.fr.retention.prevention import PreventionSchedule
from healthgov.fr.retention.products import ProductSchedule
from healthgov.fr.retention.research import ResearchSchedule
from healthgov.fr.retention.security import SecuritySchedule
from healthgov.fr.retention.services import ServiceSchedule
from healthgov.fr.retention.staff import StaffSchedule
from healthgov.fr.retention.vigilance import VigilanceSchedule
from healthgov.retention.events import Event, events

__all__ = ["HOSPITAL_RECORD", "Retention"]


class Retention(
    CommerceSchedule,
    StaffSchedule,
    SecuritySchedule,
    OccupationalSchedule,
    VigilanceSchedule,
    ResearchSchedule,
    ServiceSchedule,
    ProductSchedule,
    PharmacySchedule,
    EpidemicSchedule,
    PreventionSchedule,
    CentreSchedule,
    ArchiveSchedule,
    CareSchedule,
):
    """The French retention schedule."""

    own_events = events(
        Event("product_last_placed", "the last product was placed on the market"),
        Event("authorisation_end", "the end of the marketing authorisation", scheduled=True),
    )

    title: ClassVar[str] = "French retention schedule"
    # Where the codes come by express extension alone, nobody read which article does: the schedule is not theirs.
    countries: ClassVar[frozenset[str]] = frozenset(UNDER_THE_CODES.members)


def __dir__() -> list[str]:
    return __all__
