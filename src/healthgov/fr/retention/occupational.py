"""Occupational health."""

from __future__ import annotations

from healthgov.fr.retention.texts import ACT, LABOUR_CODE
from healthgov.periods import years
from healthgov.retention.events import Event, events
from healthgov.retention.policies import Granularity
from healthgov.retention.rows import NOT_STATED, at_least, between, exactly, kept
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import among_last, earlier_of, later_of, not_before, until

__all__ = ["OccupationalSchedule"]

# The base, then the cap at death, then what the special texts on exposures add, which know no death: in that order.
_CAPPED = earlier_of(years(40).after("last_contact"), years(10).after("death"))
_CHEMICAL = years(50).after("exposure_end")
_BIOLOGICAL = years(40).after("biological_exposure_end")
_IONISING = years(50).after("ionising_exposure_end")
# The age of 75 is a floor of the fifty years, and asks for nothing of who was never exposed to rays.
_OCCUPATIONAL = not_before(_CAPPED, _CHEMICAL, _BIOLOGICAL, not_before(_IONISING, years(75).after("birth")))


class OccupationalSchedule(RetentionSchedule):
    """Occupational health."""

    own_events = events(
        Event("accident_declaration", "the declaration of the accident"),
        Event("ionising_exposure_end", "the end of ionising exposure"),
        Event("biological_exposure_end", "the end of biological exposure"),
        Event("second_later_inspection", "the second later inspection"),
    )

    occupational_health_record = kept(
        "occupational health record",
        exactly(_OCCUPATIONAL),
        LABOUR_CODE("R4624-45-9"),
        LABOUR_CODE("R4412-55"),
        LABOUR_CODE("R4426-9"),
        LABOUR_CODE("R4451-83"),
        controller="occupational health service",
        granularity=Granularity.DOSSIER,
        # Nobody is exposed before being born: the latest birth there can be.
        assumes={"birth": "ionising_exposure_end"},
        suspended_by_claims=True,
        since="2022-11-17",
        note="from the last visit in that service; special texts on exposures extend it, without cap at death",
    )
    chemical_exposure_record = kept(
        "record of exposure to dangerous chemicals",
        at_least(years(50).after("exposure_end")),
        LABOUR_CODE("R4412-55"),
        controller="occupational health service",
        note="the text has no clause on deaths",
    )
    biological_agent_record = kept(
        "record of exposure to biological agents",
        # "Up to" caps this record, and the occupational record is extended to the same day: only after it is the
        # answer the same both ways.
        exactly(
            between(
                until("from a day the text leaves open: it says up to forty years"), years(40).after("exposure_end")
            )
        ),
        LABOUR_CODE("R4426-9"),
        controller="occupational health service",
        note="for agents of long incubation: up to forty years, which also extend the occupational record",
    )
    ionising_radiation_record = kept(
        "record of exposure to ionising radiation",
        at_least(later_of(years(75).after("birth"), years(50).after("exposure_end"))),
        LABOUR_CODE("R4451-83"),
        starts="exposure_end",
        controller="occupational health service",
        assumes={"birth": "exposure_end"},
        note="the age of 75 counts for the deceased too, as if they had reached it",
    )
    cmr_exposed_worker_list = kept(
        "list of workers exposed to carcinogens",
        at_least(years(40).after("record_created")),
        ACT("Decree 2024-307 of 4 April 2024"),
        controller="employer; kept by the occupational health service",
        since="2024-07-05",
    )
    safety_inspection_docs = kept(
        "safety checks and what the inspectorate observed",
        at_least(later_of(years(5).after("inspection"), among_last(2, "inspection"))),
        LABOUR_CODE("D4711-3"),
        controller="employer",
        note="at least the last two checks, however old; copies of accident declarations have a type of their own",
    )
    accident_declaration_copy = kept(
        "copy of the declaration of an accident at work",
        at_least(years(5).after("accident_declaration")),
        LABOUR_CODE("D4711-3"),
        controller="employer",
        note="the rule of the last two is for checks only",
    )
    risk_assessment_document = kept(
        "versions of the risk assessment",
        at_least(years(40).after("record_created")),
        LABOUR_CODE("L4121-3-1"),
        controller="employer",
        since="2022-03-31",
        then=NOT_STATED,
    )
