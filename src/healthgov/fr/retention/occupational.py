"""Occupational health."""

from __future__ import annotations

from healthgov.days import years
from healthgov.fr.retention.checked import cited, kept
from healthgov.retention.rows import MEMORY, SEEN
from healthgov.retention.policies import Disposition, Granularity, Nature
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import among_last, earlier_of, later_of, not_before, until

__all__ = ["OccupationalSchedule"]

# The base, then the cap at death, then what the special texts on exposures add, which know no death: in that order.
_CAPPED = earlier_of(years(40).after("last_contact"), years(10).after("death"))
_CHEMICAL = years(50).after("exposure_end")
_BIOLOGICAL = years(40).after("biological_exposure_end")
_IONISING = years(50).after("ionising_exposure_end")
# The fifty years stand alone too: they hold where the birth, which the age of 75 needs, is not known.
_OCCUPATIONAL = not_before(
    not_before(not_before(not_before(_CAPPED, _CHEMICAL), _BIOLOGICAL), _IONISING),
    later_of(years(75).after("birth"), _IONISING),
)


class OccupationalSchedule(RetentionSchedule):
    """Occupational health."""

    occupational_health_record = kept(
        "occupational_health_record",
        ("occupational health record", "dossier médical en santé au travail"),
        _OCCUPATIONAL,
        "last_contact",
        Nature.FIXED,
        "C. trav., art. R4624-45-9",
        sure=SEEN,
        also=(cited("C. trav., art. R4412-55, R4426-9 and R4451-83", sure=SEEN),),
        controller="occupational health service",
        granularity=Granularity.DOSSIER,
        # Nobody is exposed before being born: the latest birth there can be.
        assumes={"birth": "ionising_exposure_end"},
        suspended_by_claims=True,
        since="2023-03-31",
        note=(
            (
                "from the last visit in that service; special texts on exposures extend it, without cap at death; "
                "its first day in force is remembered, not read again"
            ),
            (
                "dès la dernière visite dans ce service ; des textes spéciaux sur l'exposition le prolongent, sans "
                "plafond au décès ; le premier jour en vigueur est de mémoire"
            ),
        ),
    )
    chemical_exposure_record = kept(
        "chemical_exposure_record",
        ("record of exposure to dangerous chemicals", "dossier d'exposition aux agents chimiques dangereux"),
        years(50),
        "exposure_end",
        Nature.MINIMUM,
        "C. trav., art. R4412-55",
        sure=SEEN,
        controller="occupational health service",
        note=("the text has no clause on deaths", "le texte n'a pas de clause sur le décès"),
    )
    biological_agent_record = kept(
        "biological_agent_record",
        ("record of exposure to biological agents", "dossier d'exposition aux agents biologiques"),
        years(40),
        "exposure_end",
        Nature.FIXED,
        "C. trav., art. R4426-9",
        sure=SEEN,
        controller="occupational health service",
        # "Up to" caps this record, and the occupational record is extended to the same day: only after it is the
        # answer the same both ways.
        least=until(
            ("from a day the text leaves open: it says up to forty years", "dès un jour que le texte laisse ouvert")
        ),
        note=(
            "for agents of long incubation: up to forty years, which also extend the occupational record",
            "pour les agents à longue incubation : jusqu'à quarante ans, qui prolongent aussi le dossier de santé au travail",
        ),
    )
    ionising_radiation_record = kept(
        "ionising_radiation_record",
        ("record of exposure to ionising radiation", "dossier d'exposition aux rayonnements ionisants"),
        later_of(years(75).after("birth"), years(50).after("exposure_end")),
        "exposure_end",
        Nature.MINIMUM,
        "C. trav., art. R4451-83",
        sure=SEEN,
        controller="occupational health service",
        assumes={"birth": "exposure_end"},
        note=(
            "the age of 75 counts for the deceased too, as if they had reached it",
            "l'âge de 75 ans compte aussi pour les défunts, comme s'ils l'avaient atteint",
        ),
    )
    cmr_exposed_worker_list = kept(
        "cmr_exposed_worker_list",
        ("list of workers exposed to carcinogens", "liste des travailleurs exposés aux CMR"),
        years(40),
        "record_created",
        Nature.MINIMUM,
        "Decree 2024-307 of 4 April 2024",
        sure=SEEN,
        controller="employer; kept by the occupational health service",
        since="2024-07-05",
    )
    safety_inspection_docs = kept(
        "safety_inspection_docs",
        ("safety checks and what the inspectorate observed", "contrôles de sécurité et observations de l'inspection"),
        later_of(years(5).after("inspection"), among_last(2, "inspection")),
        "inspection",
        Nature.MINIMUM,
        "C. trav., art. D4711-3",
        sure=SEEN,
        controller="employer",
        note=(
            "at least the last two checks, however old; copies of accident declarations have a type of their own",
            (
                "au moins les deux derniers contrôles, quel que soit leur âge ; les copies de déclarations d'accident ont "
                "leur propre type"
            ),
        ),
    )
    accident_declaration_copy = kept(
        "accident_declaration_copy",
        ("copy of the declaration of an accident at work", "copie d'une déclaration d'accident du travail"),
        years(5),
        "accident_declaration",
        Nature.MINIMUM,
        "C. trav., art. D4711-3",
        sure=SEEN,
        controller="employer",
        note=(
            "the rule of the last two is for checks only",
            "la règle des deux derniers ne vaut que pour les contrôles",
        ),
    )
    risk_assessment_document = kept(
        "risk_assessment_document",
        ("versions of the risk assessment", "versions du document unique"),
        years(40),
        "record_created",
        Nature.MINIMUM,
        "C. trav., art. L4121-3-1",
        sure=MEMORY,
        controller="employer",
        since="2022-03-31",
        disposition=Disposition.NONE_STATED,
    )
