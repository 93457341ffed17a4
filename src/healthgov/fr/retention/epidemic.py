"""The covid systems."""

from __future__ import annotations

from healthgov.fr.retention.texts import ACT
from healthgov.periods import days, months, years
from healthgov.retention.policies import Reading
from healthgov.retention.rows import ANONYMISED, SECOND_HAND, at_most, between, exactly, kept
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import earlier_of

__all__ = ["EpidemicSchedule"]

_LAW = ACT(
    "Law 2020-546 of 11 May 2020, art. 11",
    url="https://www.legifrance.gouv.fr/loda/id/JORFTEXT000041865244",
    source="the article as amended, in a public copy of the laws",
)
_DECREE = "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000041869923"
_SCREENING = ACT(
    "Decree 2020-551, as amended by decree 2021-1058, repealed by decree 2023-99", SECOND_HAND, url=_DECREE
)
# The year in the number of both decrees: neither can have applied before.
_YEAR = "2020-01-01"
_LAST_DAY = "2023-02-16"
_SIX_MONTHS = months(6).after("collection")


class EpidemicSchedule(RetentionSchedule):
    """Covid systems."""

    covid_screening_result = kept(
        "covid screening result",
        at_most(months(3).after("collection")),
        _LAW,
        _SCREENING,
        controller="State",
        until=_LAST_DAY,
        then=ANONYMISED,
        since=_YEAR,
        note="the law lets them be kept so long and obliges nobody; a positive result has a type of its own; repealed on 2023-02-17",
    )
    # Six months replaced three on a day of August 2021 that was not read: until the end of that month both may hold.
    covid_screening_result_positive_before = kept(
        "positive covid screening result",
        at_most(months(3).after("collection")),
        ACT("Decree 2020-551", SECOND_HAND, url=_DECREE),
        key="covid_screening_result_positive",
        controller="State",
        since=_YEAR,
        until="2021-08-31",
        then=ANONYMISED,
        readings=(Reading(months(6).after("collection"), ACT("Decree 2021-1058, of August 2021", SECOND_HAND)),),
        contested="six months replaced three in August 2021, on a day that is not confirmed",
    )
    covid_screening_result_positive = kept(
        "positive covid screening result",
        exactly(between(_SIX_MONTHS, _SIX_MONTHS)),
        _LAW,
        _SCREENING,
        controller="State",
        since="2021-09-01",
        until=_LAST_DAY,
        then=ANONYMISED,
        note="kept six months, by exception to the three beyond which nothing may be kept; three months before August 2021",
    )
    covid_contact_case = kept(
        "covid contact case",
        at_most(earlier_of(months(3).after("collection"), days(0).after("legal_basis_end"))),
        _LAW,
        _SCREENING,
        controller="CNAM",
        until=_LAST_DAY,
        since=_YEAR,
        note="never past the law that allowed it",
    )
    covid_vaccination = kept(
        "covid vaccination",
        exactly(years(10).after("vaccination")),
        ACT("Decree 2020-1690", SECOND_HAND),
        controller="CNAM and DGS",
        since=_YEAR,
        note="read in a notice that quotes the decree",
    )
    covid_vaccination_risk_recall = kept(
        "covid vaccination, base for recalls of risks",
        exactly(years(30).after("vaccination")),
        ACT("Decree 2020-1690", SECOND_HAND),
        controller="CNAM and DGS",
        since=_YEAR,
        note="read in a notice that quotes the decree",
    )
