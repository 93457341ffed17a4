"""England: NHS Records Management Code of Practice (2021, updated 2023).

Periods are minimums; the clock starts when the record ceases to be operational, and re-use starts it again.

>>> from healthgov import gb
>>> schedule = gb.NhsRetention(as_of="2026-11-23")
>>> schedule.due("adult_health_record", last_contact="2015-04-01").keep_through
datetime.date(2023, 4, 1)
"""

from __future__ import annotations

from typing import ClassVar

from healthgov.findings import Words
from healthgov.periods import years
from healthgov.retention.making import MEMORY, kept
from healthgov.retention.policies import Disposition, Granularity, Nature
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import Term, earlier_of, happened, replaced

__all__ = ["NhsRetention"]

_CODE = "NHS Records Management Code of Practice, appendix II"
_DOSSIER = Granularity.DOSSIER
_MIN = Nature.MINIMUM

# Until the 25th birthday, or the 26th where the patient was 17 when treatment ended. The 17th year of age runs
# from the 17th to the eve of the 18th birthday, so that the later birthday is due for every treatment that ends
# less than eighteen years after the birth and seventeen or more after it.
_SEVENTEEN = happened("last_contact").within(years(17), of="birth")
_EIGHTEEN = happened("last_contact").within(years(18), of="birth")
_CHILD: Term = replaced(
    years(8).after("last_contact"),
    by=replaced(years(26).after("birth"), by=years(25).after("birth"), when=_SEVENTEEN),
    when=_EIGHTEEN,
)


class NhsRetention(RetentionSchedule):
    """Retention by the NHS code."""

    title: ClassVar[Words] = ("NHS records management code", "code de gestion des dossiers du NHS")

    adult_health_record = kept(
        "adult_health_record",
        ("health record of an adult", "dossier de santé d'un adulte"),
        years(8),
        "last_contact",
        _MIN,
        _CODE,
        soft=True,
        granularity=_DOSSIER,
    )
    child_health_record = kept(
        "child_health_record",
        ("health record of a child", "dossier de santé d'un enfant"),
        _CHILD,
        "last_contact",
        _MIN,
        _CODE,
        soft=True,
        granularity=_DOSSIER,
    )
    mental_health_record = kept(
        "mental_health_record",
        ("mental health record", "dossier de santé mentale"),
        earlier_of(years(20).after("last_contact"), years(10).after("death")),
        "last_contact",
        _MIN,
        _CODE,
        soft=True,
        granularity=_DOSSIER,
    )
    maternity_record = kept(
        "maternity_record",
        ("maternity record", "dossier de maternité"),
        years(25),
        "last_contact",
        _MIN,
        _CODE,
        soft=True,
        granularity=_DOSSIER,
    )
    gp_record_deceased = kept(
        "gp_record_deceased",
        ("general practice record of a deceased patient", "dossier de médecine générale d'un patient décédé"),
        years(10),
        "death",
        _MIN,
        _CODE,
        soft=True,
        granularity=_DOSSIER,
    )
    cancer_record = kept(
        "cancer_record",
        ("cancer record", "dossier de cancérologie"),
        earlier_of(years(30).after("last_contact"), years(8).after("death")),
        "last_contact",
        _MIN,
        _CODE,
        sure=MEMORY,
        soft=True,
        granularity=_DOSSIER,
    )
    transplant_record = kept(
        "transplant_record",
        ("transplantation record", "dossier de transplantation"),
        years(30),
        "act",
        _MIN,
        _CODE,
        sure=MEMORY,
        soft=True,
    )
    litigation_file = kept(
        "litigation_file",
        ("litigation file", "dossier de contentieux"),
        years(10),
        "closure",
        _MIN,
        _CODE,
        sure=MEMORY,
        soft=True,
        disposition=Disposition.NONE_STATED,
    )
