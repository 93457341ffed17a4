"""The covid systems."""

from __future__ import annotations

from healthgov.days import days, months, years
from healthgov.fr.retention.checked import cited, kept
from healthgov.retention.rows import SECOND_HAND
from healthgov.retention.policies import Disposition, Nature, Reading
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import earlier_of

__all__ = ["EpidemicSchedule"]

_SCREENING = "Decree 2020-551, as amended by decree 2021-1058, repealed by decree 2023-99"
# The year in the number of both decrees: neither can have applied before.
_YEAR = "2020-01-01"
_LAST_DAY = "2023-02-16"


class EpidemicSchedule(RetentionSchedule):
    """Covid systems."""

    covid_screening_result = kept(
        "covid_screening_result",
        ("covid screening result", "résultat de dépistage covid"),
        months(3),
        "collection",
        Nature.FIXED,
        _SCREENING,
        sure=SECOND_HAND,
        controller="State",
        until=_LAST_DAY,
        disposition=Disposition.ANONYMISE_OR_ERASE,
        since=_YEAR,
        note=(
            "a positive result has a type of its own; repealed on 2023-02-17",
            "un résultat positif a son propre type ; abrogé le 17 février 2023",
        ),
    )
    # Six months replaced three on a day of August 2021 that was not read: until the end of that month both may hold.
    covid_screening_result_positive_before = kept(
        "covid_screening_result_positive",
        ("positive covid screening result", "résultat de dépistage covid positif"),
        months(3),
        "collection",
        Nature.FIXED,
        "Decree 2020-551",
        sure=SECOND_HAND,
        controller="State",
        since=_YEAR,
        until="2021-08-31",
        disposition=Disposition.ANONYMISE_OR_ERASE,
        readings=(Reading(months(6).after("collection"), cited("Decree 2021-1058, of August 2021", sure=SECOND_HAND)),),
        contested=(
            "six months replaced three in August 2021, on a day that is not confirmed",
            "six mois ont remplacé trois en août 2021, à un jour non confirmé",
        ),
    )
    covid_screening_result_positive = kept(
        "covid_screening_result_positive",
        ("positive covid screening result", "résultat de dépistage covid positif"),
        months(6),
        "collection",
        Nature.FIXED,
        _SCREENING,
        sure=SECOND_HAND,
        controller="State",
        since="2021-09-01",
        until=_LAST_DAY,
        disposition=Disposition.ANONYMISE_OR_ERASE,
        note=("three months before August 2021", "trois mois avant août 2021"),
    )
    covid_contact_case = kept(
        "covid_contact_case",
        ("covid contact case", "cas contact covid"),
        earlier_of(months(3).after("collection"), days(0).after("legal_basis_end")),
        "collection",
        Nature.MAXIMUM,
        _SCREENING,
        sure=SECOND_HAND,
        controller="CNAM",
        until=_LAST_DAY,
        since=_YEAR,
        note=("never past the law that allowed it", "jamais au-delà de la loi qui l'autorisait"),
    )
    covid_vaccination = kept(
        "covid_vaccination",
        ("covid vaccination", "vaccination covid"),
        years(10),
        "vaccination",
        Nature.FIXED,
        "Decree 2020-1690",
        sure=SECOND_HAND,
        controller="CNAM and DGS",
        since=_YEAR,
        note=("read in a notice that quotes the decree", "lu dans une notice qui cite le décret"),
    )
    covid_vaccination_risk_recall = kept(
        "covid_vaccination_risk_recall",
        ("covid vaccination, base for recalls of risks", "vaccination covid, base de rappel des risques"),
        years(30),
        "vaccination",
        Nature.FIXED,
        "Decree 2020-1690",
        sure=SECOND_HAND,
        controller="CNAM and DGS",
        since=_YEAR,
        note=("read in a notice that quotes the decree", "lu dans une notice qui cite le décret"),
    )
