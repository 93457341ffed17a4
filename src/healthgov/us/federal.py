"""United States: federal law, which sets a period for its own documentation and for some records of care.

>>> from healthgov import us
>>> schedule = us.UsRetention(as_of="2026-11-23")
>>> schedule.due("hipaa_documentation", record_created="2018-01-01", last_effective="2020-06-30").keep_through
datetime.date(2026, 6, 30)

How long an old mammogram is kept depends on whether a further one comes:

>>> schedule.due("mammogram", examination="2018-03-01").keep_through
datetime.date(2028, 3, 1)
>>> schedule.due("mammogram", examination="2018-03-01", later_examination="2020-03-15").keep_through
datetime.date(2023, 3, 1)
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from healthgov.periods import days, years
from healthgov.retention.events import Event, events
from healthgov.retention.policies import Granularity, Reading
from healthgov.retention.rows import INFERRED, NOT_STATED, SECOND_HAND, UNSURE, at_least, gap, kept
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import earlier_of, later_of, not_before, until
from healthgov.us.texts import ACT, ADVICE, AGAIN, READ

__all__ = ["HIPAA_CITE", "HOSPITAL", "HOSPITAL_CITE", "MEDICAL_RECORD", "OR_LONGER", "FederalRetention"]

HOSPITAL = years(5).after("last_contact")
"""What the conditions of participation in Medicare ask of every hospital, whatever the State."""

HOSPITAL_CITE = READ("42 CFR 482.24(b)(1)", url="https://www.ecfr.gov/current/title-42/section-482.24")
"""Five years, word for word alike in two public documents."""

HIPAA_CITE = AGAIN(
    "45 CFR 164.316(b)(2)(i) and 164.530(j)",
    url="https://www.ecfr.gov/current/title-45/section-164.316",
    source="both sentences as more than two public documents quote them, word for word alike",
)
"""Six years from the making of what HIPAA has documented, or from its last day in effect, whichever is later."""

OR_LONGER = days(0).after("regional_end")
"""The end of a longer period of the State, as a floor: it is dated, or stated never to come."""

MEDICAL_RECORD = gap(
    "medical record, by the law of the State",
    ADVICE(
        "HHS, HIPAA and medical records",
        UNSURE,
        url="https://www.hhs.gov/hipaa/for-professionals/faq/580/does-hipaa-require-covered-entities-to-keep-medical-records-for-any-period/index.html",
    ),
    starts="last_contact",
    granularity=Granularity.DOSSIER,
    note="HIPAA sets no period for medical records: tables that print six years are wrong, the law of the State decides",
)
"""Where no law of a State was read that covers every medical record."""

_kept = partial(kept, then=NOT_STATED)
_EMPLOYEES = "29 CFR 1910.1020(d)(1)({})"
_EMPLOYEES_URL = "https://www.ecfr.gov/current/title-29/section-1910.1020"


class FederalRetention(RetentionSchedule):
    """What federal law says, whatever the State. It is no schedule for medical records: see ``STATES``."""

    countries: ClassVar[frozenset[str]] = frozenset({"US"})

    own_events = events(
        Event("last_effective", "the last day in effect", scheduled=True),
        Event("later_examination", "a further examination at the facility"),
    )

    hipaa_documentation = _kept(
        "HIPAA documentation",
        at_least(later_of(years(6).after("record_created"), years(6).after("last_effective"))),
        HIPAA_CITE,
        note="policies, notices, complaints, risk analyses; for what is never in effect, both days are the same",
    )
    # Ten years, or five where a further mammogram is made at the facility; one that comes between the two years frees
    # the older on its own day.
    mammogram = _kept(
        "mammogram",
        at_least(
            not_before(
                earlier_of(
                    years(10).after("examination"),
                    later_of(years(5).after("examination"), days(0).after("later_examination")),
                ),
                OR_LONGER,
            )
        ),
        ACT("21 CFR 900.12(c)(4)(i)", SECOND_HAND, url="https://www.ecfr.gov/current/title-21/section-900.12"),
        note="a further mammogram counts at the same facility only; longer where the State says so",
    )
    employee_medical_record = _kept(
        "medical record of an employee",
        at_least(years(30).after("departure")),
        READ(_EMPLOYEES.format("i"), url=_EMPLOYEES_URL),
        controller="employer",
        note="the duration of employment and thirty years; who worked less than a year may be given it on leaving, and "
        "records of insurance claims and of first aid that are kept apart have no length",
    )
    employee_exposure_record = _kept(
        "exposure record of an employee",
        at_least(years(30).after("record_created")),
        READ(_EMPLOYEES.format("ii"), url=_EMPLOYEES_URL),
        controller="employer",
        note="background data of monitoring may go after a year where the summary stays; a standard on one substance "
        "may set another period",
    )
    medicare_advantage_record = _kept(
        "record of a patient of Medicare Advantage",
        at_least(years(10).after("last_contact")),
        AGAIN(
            "42 CFR 422.504(d)",
            SECOND_HAND,
            source="a manual of a plan for its providers, and an answer on a site on compliance, which agree on ten years",
            url="https://www.ecfr.gov/current/title-42/section-422.504",
        ),
        granularity=Granularity.DOSSIER,
        readings=(
            Reading(
                until("ten years from a later start"),
                ADVICE(
                    "CMS, Medicare Advantage",
                    INFERRED,
                    url="https://www.ecfr.gov/current/title-42/section-422.504",
                ),
            ),
        ),
        note="the start was not stated in what was read: counted from the last contact, and longer if it is later",
    )
