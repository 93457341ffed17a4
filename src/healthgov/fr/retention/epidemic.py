"""The covid systems."""

from __future__ import annotations

from healthgov.periods import days, months, years
from healthgov.retention.making import SECOND_HAND, kept
from healthgov.retention.policies import Disposition, Nature
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import earlier_of

__all__ = ["EpidemicSchedule"]


class EpidemicSchedule(RetentionSchedule):
    """Covid systems."""

    covid_screening_result = kept(
        "covid_screening_result",
        ("covid screening result", "résultat de dépistage covid"),
        months(3),
        "collection",
        Nature.FIXED,
        "Decree 2020-551, as amended by decree 2021-1058",
        controller="State",
        since="2020-05-13",
        until="2023-02-16",
        disposition=Disposition.ANONYMISE_OR_ERASE,
        note=(
            "a positive result has a type of its own; repealed on 2023-02-17",
            "un résultat positif a son propre type ; abrogé le 17 février 2023",
        ),
    )
    covid_screening_result_positive = kept(
        "covid_screening_result_positive",
        ("positive covid screening result", "résultat de dépistage covid positif"),
        months(6),
        "collection",
        Nature.FIXED,
        "Decree 2020-551, as amended by decree 2021-1058",
        controller="State",
        since="2021-08-08",
        until="2023-02-16",
        disposition=Disposition.ANONYMISE_OR_ERASE,
        note=("three months before August 2021", "trois mois avant août 2021"),
    )
    covid_contact_case = kept(
        "covid_contact_case",
        ("covid contact case", "cas contact covid"),
        earlier_of(months(3).after("collection"), days(0).after("legal_basis_end")),
        "collection",
        Nature.MAXIMUM,
        "Decree 2020-551",
        controller="CNAM",
        since="2020-05-13",
        until="2023-02-16",
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
        controller="CNAM",
        since="2020-12-27",
    )
    covid_vaccination_risk_recall = kept(
        "covid_vaccination_risk_recall",
        ("covid vaccination, base for recalls of risks", "vaccination covid, base de rappel des risques"),
        years(30),
        "vaccination",
        Nature.FIXED,
        "Decree 2020-1690",
        sure=SECOND_HAND,
        controller="CNAM",
        since="2020-12-27",
    )
