"""Occupational health."""

from __future__ import annotations

from healthgov.periods import years
from healthgov.retention.making import MEMORY, kept
from healthgov.retention.policies import Disposition, Granularity, Nature
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import among_last, earlier_of, later_of, not_before

__all__ = ["OccupationalSchedule"]

# The base, then the cap at death, then what the special texts on exposures add, which know no death: in that order.
_CAPPED = earlier_of(years(40).after("last_contact"), years(10).after("death"))
_OCCUPATIONAL = not_before(
    not_before(
        not_before(_CAPPED, years(50).after("exposure_end")),
        years(40).after("biological_exposure_end"),
    ),
    later_of(years(75).after("birth"), years(50).after("ionising_exposure_end")),
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
        sure=MEMORY,
        controller="occupational health service",
        granularity=Granularity.DOSSIER,
        suspended_by_claims=True,
        since="2023-03-31",
        note=(
            "special texts on exposure extend it, without cap at death",
            "des textes spéciaux sur l'exposition le prolongent, sans plafond au décès",
        ),
    )
    chemical_exposure_record = kept(
        "chemical_exposure_record",
        ("record of exposure to dangerous chemicals", "dossier d'exposition aux agents chimiques dangereux"),
        years(50),
        "exposure_end",
        Nature.MINIMUM,
        "C. trav., art. R4412-55",
        controller="occupational health service",
    )
    biological_agent_record = kept(
        "biological_agent_record",
        ("record of exposure to biological agents", "dossier d'exposition aux agents biologiques"),
        years(40),
        "exposure_end",
        Nature.MAXIMUM,
        "C. trav., art. R4426-9",
        controller="occupational health service",
    )
    ionising_radiation_record = kept(
        "ionising_radiation_record",
        ("record of exposure to ionising radiation", "dossier d'exposition aux rayonnements ionisants"),
        later_of(years(75).after("birth"), years(50).after("exposure_end")),
        "exposure_end",
        Nature.MINIMUM,
        "C. trav., art. R4451-83",
        controller="occupational health service",
    )
    cmr_exposed_worker_list = kept(
        "cmr_exposed_worker_list",
        ("list of workers exposed to carcinogens", "liste des travailleurs exposés aux CMR"),
        years(40),
        "record_created",
        Nature.MINIMUM,
        "Decree 2024-307 of 4 April 2024",
        since="2024-07-05",
    )
    safety_inspection_docs = kept(
        "safety_inspection_docs",
        (
            "safety inspections and copies of accident declarations",
            "contrôles de sécurité et copies de déclarations d'accident",
        ),
        later_of(years(5).after("inspection"), among_last(2, "inspection")),
        "inspection",
        Nature.MINIMUM,
        "C. trav., art. D4711-3",
        controller="employer",
        note=(
            "at least the last two inspections, however old",
            "au moins les deux derniers contrôles, quel que soit leur âge",
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
