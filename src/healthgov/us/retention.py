"""United States: HIPAA sets a period for its own documentation and none for medical records; States do.

>>> from healthgov import us
>>> schedule = us.UsRetention(as_of="2026-11-23")
>>> schedule.due("hipaa_documentation", record_created="2018-01-01", last_effective="2020-06-30").keep_through
datetime.date(2026, 6, 30)
"""

from __future__ import annotations

from typing import ClassVar

from healthgov.findings import Words
from healthgov.periods import years
from healthgov.retention.making import kept
from healthgov.retention.policies import Disposition, Granularity, Nature
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import later_of, not_before

__all__ = ["UsRetention"]

_MIN, _NONE, _DOSSIER = Nature.MINIMUM, Disposition.NONE_STATED, Granularity.DOSSIER


class UsRetention(RetentionSchedule):
    """Retention in the United States."""

    title: ClassVar[Words] = ("retention in the United States", "conservation aux États-Unis")

    hipaa_documentation = kept(
        "hipaa_documentation",
        ("HIPAA documentation", "documentation HIPAA"),
        later_of(years(6).after("record_created"), years(6).after("last_effective")),
        "record_created",
        _MIN,
        "45 CFR 164.316(b)(2)(i) and 164.530(j)",
        disposition=_NONE,
    )
    hospital_record_medicare = kept(
        "hospital_record_medicare",
        ("hospital record, conditions of participation", "dossier hospitalier, conditions Medicare"),
        years(5),
        "last_contact",
        _MIN,
        "42 CFR 482.24(b)(1)",
        disposition=_NONE,
        granularity=_DOSSIER,
    )
    employee_exposure_record = kept(
        "employee_exposure_record",
        ("exposure and medical record of an employee", "dossier d'exposition d'un salarié"),
        years(30),
        "departure",
        _MIN,
        "29 CFR 1910.1020",
        disposition=_NONE,
    )
    california_hospital_record = kept(
        "california_hospital_record",
        ("hospital record, California", "dossier hospitalier, Californie"),
        not_before(years(7).after("last_contact"), years(19).after("birth")),
        "last_contact",
        _MIN,
        "22 CCR 70751",
        disposition=_NONE,
        granularity=_DOSSIER,
        note=(
            "the floor, a year past majority, is for minors",
            "le plancher, un an après la majorité, concerne les mineurs",
        ),
    )
    arizona_record = kept(
        "arizona_record",
        ("medical record, Arizona", "dossier médical, Arizona"),
        not_before(years(6).after("last_contact"), years(21).after("birth")),
        "last_contact",
        _MIN,
        "ARS 12-2297",
        disposition=_NONE,
        granularity=_DOSSIER,
        note=("the floor is for minors", "le plancher concerne les mineurs"),
    )
    massachusetts_hospital_record = kept(
        "massachusetts_hospital_record",
        ("hospital record, Massachusetts", "dossier hospitalier, Massachusetts"),
        years(20),
        "last_contact",
        _MIN,
        "Massachusetts General Laws, hospital records",
        disposition=_NONE,
        granularity=_DOSSIER,
    )
