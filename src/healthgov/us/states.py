"""United States: the law of the States on medical records. A State is a subclass of the federal schedule.

Both layers bind a hospital, so that the longest period wins; majority is at eighteen, nineteen or later.

>>> from healthgov import us
>>> child = {"birth": "2015-01-01", "last_contact": "2016-01-01"}
>>> us.California(as_of="2026-11-23").due("hospital_record", **child).keep_through
datetime.date(2034, 1, 1)
>>> us.STATES["AK"](as_of="2026-11-23").due("hospital_record", **child).keep_through
datetime.date(2036, 1, 1)
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from healthgov.periods import years
from healthgov.retention.policies import Reading
from healthgov.retention.rows import INFERRED, SECOND_HAND, at_least
from healthgov.retention.terms import earlier_of, for_ever, happened, later_of, replaced
from healthgov.us.federal import MEDICAL_RECORD, FederalRetention
from healthgov.us.hospitals import (
    BIRTH,
    EIGHTEEN,
    LATER,
    LATER_AT_EIGHTEEN,
    from_birth,
    hospital,
    kept_whole,
)
from healthgov.us.texts import (
    ACT,
    ALASKA,
    ARIZONA,
    CALIFORNIA,
    CONNECTICUT_HOSPITALS,
    LAST,
    MASSACHUSETTS,
    READ,
    TEXAS_HOSPITALS,
)

__all__ = [
    "STATES",
    "Alaska",
    "Arizona",
    "Arkansas",
    "California",
    "Connecticut",
    "Massachusetts",
    "NewYork",
    "NorthCarolina",
    "Texas",
]


class Alaska(FederalRetention):
    """Alaska: minors are those under 19."""

    title: ClassVar[str] = "retention in Alaska"

    medical_record = MEDICAL_RECORD
    hospital_record = hospital(from_birth(7, 21), ALASKA, assumes=BIRTH, note=LATER)
    hospital_image = kept_whole(
        "image or tracing of a hospital",
        at_least(years(5).after("examination")),
        LAST(
            "AS 18.20.085(b)",
            SECOND_HAND,
            source="two tables of the law of the States, which agree",
            url="https://www.akleg.gov/basis/statutes.asp#18.20.085",
        ),
        controller="hospital",
    )


class Arizona(FederalRetention):
    """Arizona: one rule for every medical record, so for those of hospitals too."""

    title: ClassVar[str] = "retention in Arizona"

    medical_record = kept_whole(
        "medical record",
        at_least(from_birth(6, 21)),
        ARIZONA,
        assumes=BIRTH,
        note=LATER,
    )
    hospital_record = hospital(from_birth(6, 21), ARIZONA, assumes=BIRTH, note=LATER)
    source_data = kept_whole(
        "source data kept apart from the medical record",
        at_least(years(6).after("collection")),
        ARIZONA,
    )


class Arkansas(FederalRetention):
    """Arkansas: hospitals, and their master index for ever."""

    title: ClassVar[str] = "retention in Arkansas"

    medical_record = MEDICAL_RECORD
    # Two years after majority. Whether they replace the ten years or add to them was not read:
    # for a minimum the later counts.
    hospital_record = hospital(
        from_birth(10, 20), "Arkansas rules for hospitals", assumes=BIRTH, note=LATER_AT_EIGHTEEN
    )
    master_patient_index = kept_whole(
        "master index of patients",
        at_least(for_ever()),
        ACT("Arkansas rules for hospitals", SECOND_HAND),
        starts="record_created",
        controller="hospital",
    )


class California(FederalRetention):
    """California: hospitals, a year past majority for minors.

    >>> schedule = California(as_of="2026-11-23")
    >>> schedule.due("hospital_record", birth="2000-02-29", last_contact="2010-02-28").keep_through
    datetime.date(2019, 2, 28)
    """

    title: ClassVar[str] = "retention in California"

    medical_record = MEDICAL_RECORD
    hospital_record = hospital(from_birth(7, 19), CALIFORNIA, assumes=BIRTH, note=LATER)


_CONNECTICUT = earlier_of(years(7).after("last_contact"), years(3).after("death"))
_CONNECTICUT_CITE = "Regs. Conn. State Agencies, s. 19a-14-42"
_CONNECTICUT_OTHER = Reading(
    replaced(
        years(7).after("last_contact"),
        by=years(3).after("death"),
        when=happened("death").within(years(7), of="last_contact"),
    ),
    ACT(_CONNECTICUT_CITE, INFERRED),
)


class Connecticut(FederalRetention):
    """Connecticut: in a practice a death shortens, or may lengthen; a hospital keeps ten years."""

    title: ClassVar[str] = "retention in Connecticut"

    medical_record = kept_whole(
        "medical record",
        at_least(_CONNECTICUT),
        ACT(
            _CONNECTICUT_CITE,
            SECOND_HAND,
            source="report 98-R-0906 of the legislature's researchers, as a search shows it",
        ),
        readings=(_CONNECTICUT_OTHER,),
    )
    hospital_record = hospital(
        years(10).after("last_contact"),
        CONNECTICUT_HOSPITALS,
        note="ten years after the discharge, whatever comes of the patient; the originals may go sooner where they are preserved "
        "by the standards of hospitals",
    )


class Massachusetts(FederalRetention):
    """Massachusetts: hospitals."""

    title: ClassVar[str] = "retention in Massachusetts"

    medical_record = MEDICAL_RECORD
    hospital_record = hospital(
        years(20).after("last_contact"),
        MASSACHUSETTS,
        note="some tables print thirty years, which no text that was read has; the department of public health is told before",
    )
    hospital_image = kept_whole(
        "image or tracing of a hospital",
        at_least(years(5).after("examination")),
        READ(
            "105 CMR 130.370(B)",
            source="copy of the code through the register of 25 October 2024",
            url="https://casetext.com/regulation/code-of-massachusetts-regulations/department-105-cmr-department-of-public-health/"
            "title-105-cmr-130000-hospital-licensure/subpart-c-supplementary-standards-in-general/"
            "section-130370-retention-of-records",
        ),
        controller="hospital",
        note="films, scans and raw tracings; their signed reports stay in the record for twenty years",
    )


_NEW_YORK = from_birth(6, 21)
_NEW_YORK_HOSPITAL = "New York, 10 NYCRR 405.10(a)(4)"
_NEW_YORK_URL = "https://regs.health.ny.gov/content/section-40510-medical-records"


class NewYork(FederalRetention):
    """New York: hospitals keep for minors until 21, and six years after a death; practitioners until 22."""

    title: ClassVar[str] = "retention in New York"

    # A year after the age of 21: of minors, and of obstetrical records, which no event tells apart here.
    medical_record = kept_whole(
        "medical record",
        at_least(from_birth(6, 22)),
        READ("New York, 8 NYCRR 29.2(a)(3)", SECOND_HAND, source="quoted by two sites on medical records"),
        assumes=BIRTH,
        note="six years, and until one year after the age of 21 for minors; obstetrical records are kept as those of minors",
    )
    hospital_record = hospital(
        _NEW_YORK,
        READ(_NEW_YORK_HOSPITAL, SECOND_HAND, url=_NEW_YORK_URL),
        readings=(
            Reading(
                replaced(
                    _NEW_YORK,
                    by=later_of(_NEW_YORK, years(6).after("death")),
                    when=happened("death").within(years(150), of="last_contact"),
                ),
                READ(f"{_NEW_YORK_HOSPITAL}, of a patient who died", INFERRED, url=_NEW_YORK_URL),
            ),
        ),
        assumes=BIRTH,
        note="three years after majority at eighteen, whichever is longer; or at least six years after the death",
    )


class NorthCarolina(FederalRetention):
    """North Carolina: hospitals. An adult of eighteen is not held to the 30th birthday, which is for minors."""

    title: ClassVar[str] = "retention in North Carolina"

    medical_record = MEDICAL_RECORD
    hospital_record = hospital(
        replaced(
            years(11).after("last_contact"),
            by=years(30).after("birth"),
            when=happened("last_contact").within(years(18), of="birth"),
        ),
        READ(
            "10A NCAC 13B .3903",
            source="copy of the code through the register of 1 November 2024",
            url="https://casetext.com/regulation/north-carolina-administrative-code/title-10a-health-and-human-services/"
            "chapter-13-nc-medical-care-commission/subchapter-b-licensing-of-hospitals/"
            "section-3900-medical-record-services/section-13b-3903-preservation-of-medical-records",
        ),
        assumes=BIRTH,
        note=f"a minor who is readmitted as an adult is kept as an adult; {EIGHTEEN}",
    )


class Texas(FederalRetention):
    """Texas: hospitals ten years and until 20, physicians seven and until 21."""

    title: ClassVar[str] = "retention in Texas"

    medical_record = MEDICAL_RECORD
    hospital_record = hospital(
        from_birth(10, 20),
        TEXAS_HOSPITALS,
        assumes=BIRTH,
        note=f"{LATER}; what belongs to a litigation is kept until it is resolved, and the patient is told in writing",
    )
    physician_record = kept_whole(
        "record of a physician",
        at_least(from_birth(7, 21)),
        READ(
            "22 TAC 165.1(b)",
            SECOND_HAND,
            source="site on health law of the States, and a mutual insurer; the chapter was numbered anew in 2025, not read",
            url="https://regulations.justia.com/states/texas/title-22/part-9/chapter-165/section-165-1",
        ),
        controller="physician",
        assumes=BIRTH,
        note=f"{LATER}; forensic examinations of victims of sexual assault are kept twenty years",
    )


STATES: Mapping[str, type[FederalRetention]] = MappingProxyType(
    {
        "AK": Alaska,
        "AR": Arkansas,
        "AZ": Arizona,
        "CA": California,
        "CT": Connecticut,
        "MA": Massachusetts,
        "NC": NorthCarolina,
        "NY": NewYork,
        "TX": Texas,
    }
)
"""The States read so far, by the letters of their ISO 3166-2 code."""
