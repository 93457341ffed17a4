"""National e-health services."""

from __future__ import annotations

from healthgov.fr.references import WAREHOUSE_PUBLISHED
from healthgov.fr.retention.texts import ACT, ADVICE, CNIL, CSP
from healthgov.periods import days, months, years
from healthgov.retention.policies import Phase
from healthgov.retention.rows import (
    ANONYMISED,
    NOT_STATED,
    SECOND_HAND,
    advised,
    at_most,
    between,
    exactly,
    kept,
)
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import until

__all__ = ["ServiceSchedule"]

_TEN_YEARS = years(10).after("closure")
_OPEN = (Phase("active", days(0).after("closure")),)
_PHARMACEUTICAL_2015 = "CSP, art. R1111-20-11, version of 27 February 2015"
_BIOLOGICS_2015 = "CSP, art. R1111-20-11, 3°, version of 27 February 2015"
# At the end of the whole time, says the article, the host destroys the data.
_THREE_YEARS = years(3).after("record_created")
_VACCINES = (years(23) + months(8)).after("record_created")
_BIOLOGICS = (years(5) + months(8)).after("record_created")
_VACCINES_NOW = years(23).after("record_created")
_BIOLOGICS_NOW = years(5).after("record_created")
# Since April 2023 the article says how long, and that the data are erased by themselves at the end; it says no start, and
# an entry is made when something is dispensed.
_NEVER_ERASED = "entries of professionals are not erased on request (art. R1111-20-4); the record that is closed goes whole (art. R1111-20-9)"


class ServiceSchedule(RetentionSchedule):
    """National e-health services."""

    shared_medical_record = kept(
        "shared medical record",
        exactly(years(10).after("closure")),
        CSP("L1111-18"),
        controller="CNAM",
        phases=_OPEN,
    )
    digital_health_space = kept(
        "digital health space",
        exactly(between(_TEN_YEARS, _TEN_YEARS)),
        CSP("R1111-36"),
        controller="CNAM",
        # The article is of 2021, and its day was not read: it cannot have applied before that year.
        since="2021-01-01",
        phases=_OPEN,
        on_request=months(3),
        note="archived, then erased without any request; reopening brings the data back; the holder may ask for erasure "
        "before, whose time has a type of its own",
    )
    digital_health_space_erasure = kept(
        "closed digital health space that its holder asks to erase",
        at_most(months(3).after("erasure_request")),
        CSP("R1111-36"),
        controller="CNAM",
        since="2021-01-01",
    )
    pharma_record_dispensing_2015 = kept(
        "pharmaceutical record, medicines",
        exactly(between(_THREE_YEARS, _THREE_YEARS)),
        ACT(_PHARMACEUTICAL_2015),
        key="pharma_record_dispensing",
        controller="CNOP",
        since="2015-02-27",
        until="2023-04-04",
        phases=(Phase("active", months(4).after("record_created")),),
        note="thirty-two months in archive, for alerts; then the host destroys them",
    )
    pharma_record_dispensing = kept(
        "pharmaceutical record, medicines",
        exactly(between(_THREE_YEARS, _THREE_YEARS)),
        CSP("R1111-20-2, III"),
        controller="CNOP",
        since="2023-04-05",
        note=_NEVER_ERASED,
    )
    pharma_record_vaccine_2015 = kept(
        "pharmaceutical record, vaccines",
        exactly(between(_VACCINES, _VACCINES)),
        ACT(_PHARMACEUTICAL_2015),
        key="pharma_record_vaccine",
        controller="CNOP",
        since="2015-02-27",
        until="2023-04-04",
        phases=(Phase("active", years(21).after("record_created")),),
    )
    pharma_record_vaccine = kept(
        "pharmaceutical record, vaccines",
        exactly(between(_VACCINES_NOW, _VACCINES_NOW)),
        CSP("R1111-20-2, III"),
        controller="CNOP",
        since="2023-04-05",
        note=_NEVER_ERASED,
    )
    pharma_record_biologic_2015 = kept(
        "pharmaceutical record, biologics",
        exactly(between(_BIOLOGICS, _BIOLOGICS)),
        ACT(
            _BIOLOGICS_2015,
            SECOND_HAND,
            source="law firm that reports the decree of 24 February 2015, with its destruction at the end",
            url="https://www.houdart.org/precisions-sur-la-duree-de-conservation-des-donnees-dans-le-dossier-pharmaceutique/",
        ),
        key="pharma_record_biologic",
        controller="CNOP",
        since="2015-02-27",
        until="2023-04-04",
        phases=(Phase("active", years(3).after("record_created")),),
    )
    pharma_record_biologic = kept(
        "pharmaceutical record, biologics",
        exactly(between(_BIOLOGICS_NOW, _BIOLOGICS_NOW)),
        CSP("R1111-20-2, III"),
        controller="CNOP",
        since="2023-04-05",
        note=_NEVER_ERASED,
    )
    pharma_record_current = kept(
        "pharmaceutical record since April 2023",
        until(
            "until the record is closed: each entry goes on its own before, after three years, five for biologics, twenty-three for vaccines"
        ),
        CSP("R1111-20-9"),
        CSP("R1111-20-2, III"),
        starts="record_created",
        controller="CNOP",
        then=NOT_STATED,
        since="2023-04-05",
        note=_NEVER_ERASED,
    )
    pharma_record_objection_before_2023 = kept(
        "objection to the pharmaceutical record",
        exactly(months(36).after("objection")),
        CSP("R1111-20-3, version of 2017"),
        key="pharma_record_objection",
        controller="CNOP",
        # The year of that version: it cannot have applied before.
        since="2017-01-01",
        until="2023-04-04",
    )
    pharma_record_objection = kept(
        "objection to the pharmaceutical record",
        exactly(years(10).after("objection")),
        CSP("R1111-20-3"),
        controller="CNOP",
        since="2023-04-05",
        note="from the day on which the person was told that the objection is taken into account: that day is stated",
    )
    national_health_data_system = kept(
        "main base of the national health data system",
        at_most(years(20).after("collection")),
        CSP("L1461-1, IV, 4°"),
        ADVICE(
            "Health data hub, each single datum is kept twenty years",
            url="https://entraide.health-data-hub.fr/t/par-exemple-pour-un-patient-suivi-pendant-30-ans-dans-un-hopital-le-delai-de-20-ans-de-conservation-commence-t-il-au-debut-du-suivi-pour-les-premieres-donnees-ou-lhistorique-du-patient-fait-il-partie-des-donnees-collectees-a-la-fin-du-suivi/2456",
            source="answer of the hub on its own page",
        ),
        CSP("R1461-13, for the depth granted"),
        controller="CNAM, Health Data Hub",
        then=NOT_STATED,
        phases=(Phase("active", years(20).after("collection")),),
        note="pseudonymised, and archived after the main base; the depth granted to a body is another notion: the "
        "current year and 5, 9 or 19 before",
    )
    health_data_warehouse = kept(
        "data in a health data warehouse",
        at_most(years(20).after("collection")),
        CNIL(
            "deliberation 2021-118 of 7 October 2021, corrected by 2021-123",
            SECOND_HAND,
            url="https://www.cnil.fr/sites/cnil/files/atoms/files/referentiel_entrepot.pdf",
        ),
        controller="public-interest controller",
        then=ANONYMISED,
        since=WAREHOUSE_PUBLISHED,
        note="each datum has its clock: the warehouse lets go what the care file keeps",
    )
    secure_messaging_operator_trace = kept(
        "traces of secure health messaging",
        advised(years(10).after("log_entry")),
        ADVICE("MSSanté framework", SECOND_HAND),
        controller="operator",
    )
