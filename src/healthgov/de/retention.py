"""Germany, where no Land is named.

>>> from healthgov import de
>>> schedule = de.GermanRetention(as_of="2026-11-23")
>>> schedule.due("hospital_file", last_contact="2010-05-04").verdict      # the law of the Land may be longer
Verdict.UNKNOWN
>>> schedule.due("hospital_file", last_contact="2010-05-04", never=["regional_end"]).verdict
Verdict.PASS
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from healthgov.de.federal import BGB, FederalRetention
from healthgov.de.laender import HOSPITAL, LAENDER, for_hospitals
from healthgov.kinds import RegionCode
from healthgov.periods import days
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import not_before

__all__ = ["GermanRetention"]


class GermanRetention(FederalRetention):
    """German retention schedule. Some keep patient files for thirty years, until claims are dead: lengthen.

    >>> from healthgov.periods import years
    >>> class Practice(GermanRetention):
    ...     patient_file = GermanRetention.patient_file.lengthened(years(30), because="claims, BGB § 199(2)")
    >>> Practice(as_of="2026-11-23").due("patient_file", last_contact="2010-05-04").keep_through
    datetime.date(2040, 5, 4)
    """

    title: ClassVar[str] = "German retention schedule"
    parts: ClassVar[Mapping[RegionCode, type[RetentionSchedule]]] = MappingProxyType(
        {RegionCode(f"DE-{code}"): schedule for code, schedule in LAENDER.items()}
    )

    hospital_file = for_hospitals(
        not_before(HOSPITAL, days(0).after("regional_end")),
        BGB,
        note="Hamburg sets thirty years; other Länder may too",
    )
