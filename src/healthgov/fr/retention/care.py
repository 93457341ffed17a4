"""Care in hospitals and practices."""

from __future__ import annotations

from healthgov.fr.retention.signatures import HOSPITAL_ARCHIVES, MEDICAL_FILE
from healthgov.fr.retention.texts import ACT, ACT_LAST, ADVICE, CNIL, CNIL_LAST, CSP, CSS
from healthgov.periods import days, months, years
from healthgov.retention.events import Event, events
from healthgov.retention.policies import Granularity, Phase, Reading
from healthgov.retention.rows import (
    ANONYMISED,
    GUIDANCE,
    INFERRED,
    PROPOSAL,
    SECOND_HAND,
    UNSURE,
    advised,
    at_least,
    at_most,
    exactly,
    kept,
)
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import happened, not_before, replaced

__all__ = ["HOSPITAL_RECORD", "CareSchedule"]

_R1112_7 = "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000036658351"
_TWENTY = years(20).after("last_contact")
_BIRTHDAY_28 = years(28).after("birth")
_TEN_FROM_DEATH = years(10).after("death")
_DIES_EARLY = happened("death").within(years(10), of="last_contact")


class CareSchedule(RetentionSchedule):
    """Care in hospitals and practices."""

    own_events = events(
        Event("distribution", "the distribution or administration"),
        Event("consolidation", "the consolidation of the damage"),
    )

    hospital_medical_record = kept(
        "medical record of a hospital",
        # "In all cases" makes the death clause a literal replacement: a maximum of both periods would leave it
        # without effect for adults.
        exactly(replaced(not_before(_TWENTY, _BIRTHDAY_28), by=_TEN_FROM_DEATH, when=_DIES_EARLY)),
        CSP("R1112-7", source="decree 2006-6 of 4 January 2006", url=_R1112_7),
        readings=(
            Reading(
                not_before(replaced(_TWENTY, by=_TEN_FROM_DEATH, when=_DIES_EARLY), _BIRTHDAY_28),
                CSP("R1112-7, read with the birthday as a floor for the deceased too", INFERRED),
            ),
        ),
        assumes={"birth": "last_contact"},
        controller="hospital, public or private",
        granularity=Granularity.DOSSIER,
        then=MEDICAL_FILE,
        suspended_by_claims=True,
        since="2006-01-05",
        note="the whole file follows the last stay or consultation in that establishment; a regulation of 1968 came before "
        "(20 years, 70 or no limit for some files), and an instruction of the archives of 3 January 2007 has these lengths apply from that month only",
    )
    transfusion_extract = kept(
        "mention of transfusions",
        at_least(years(30).after("transfusion")),
        ADVICE("Interministerial instruction of 14 August 2007", SECOND_HAND),
        ACT("Directive 2005/61/EC, art. 4", SECOND_HAND, url="https://eur-lex.europa.eu/eli/dir/2005/61/oj"),
        granularity=Granularity.EXTRACT,
        then=MEDICAL_FILE,
        controller="hospital",
        since="2007-08-14",
        note="with the copy of the incident form; it outlives the file it comes from",
    )
    haemovigilance_unit_data = kept(
        "traceability of labile blood products",
        at_least(years(30).after("distribution")),
        ACT("Directive 2005/61/EC, art. 4", SECOND_HAND, url="https://eur-lex.europa.eu/eli/dir/2005/61/oj"),
        ACT_LAST(
            "Directive 2002/98/EC, art. 14",
            source="paragraph 3, in a public copy in German",
            url="https://gesetze.legal/eu/rl_2002_98_eg/14",
        ),
        CSP("R1221-36 and R1221-40"),
        controller="blood establishment, hospital",
        then=HOSPITAL_ARCHIVES,
        # The year in the number of the first directive: it cannot have applied before.
        since="2002-01-01",
        note="the code sets the duty to collect and keep; the thirty years are law of the Union",
    )
    private_practice_record = kept(
        "patient record of a private practice",
        # The professional orders align on the hospital file, the 28th birthday included; nobody says that of
        # its clause on deaths, which would shorten.
        advised(not_before(_TWENTY, _BIRTHDAY_28)),
        CNIL(
            "deliberation 2020-081 of 18 June 2020",
            SECOND_HAND,
            url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000042158211",
            source="an order of professionals that quotes its lengths, a law firm and professional bodies that report it",
        ),
        CNIL_LAST(
            "referential of durations, deliberation 2020-076",
            SECOND_HAND,
            url="https://ordremk.fr/actualites/kines/conservation-des-donnees-personnelles-des-patients-la-cnil-publie-des-referentiels",
            source="the order of physiotherapists, which reports five years in the active base and fifteen in the archive",
        ),
        ADVICE("Professional orders, by analogy with CSP, art. R1112-7", SECOND_HAND),
        controller="independent practitioner",
        granularity=Granularity.DOSSIER,
        assumes={"birth": "last_contact"},
        since="2020-07-28",
        phases=(Phase("active", years(5).after("last_contact")),),
        note="no statute fixes it; liability may be sought for ten years from the consolidation of the damage",
    )
    care_sheet_copy = kept(
        "copy of an electronic care sheet",
        at_least(days(90).after("transmission")),
        CSS("R161-47"),
        controller="practitioner",
        then=ANONYMISED,
        note="with its acknowledgement; ninety days at least, not three months; a union of professionals objects that controls "
        "reach back three years",
    )
    scanned_supporting_document = kept(
        "scanned supporting document",
        at_least(days(90).after("transmission")),
        ACT("Order of 2 October 2020, annexed agreement, art. 40"),
        controller="contracted professional",
        # The day of the order: it cannot have applied before.
        since="2020-10-02",
        note="read in the national agreement of one profession; those of others may differ",
    )
    e_prescription_data = kept(
        "data of electronic prescriptions",
        at_most(years(5).after("prescription")),
        CSP("R4071-1"),
        controller="CNAM",
        # A first day that nobody confirmed is none: it would refuse answers.
        note="the first day in force, early in 2024, is not confirmed",
    )
    electronic_access_trace_hospital = kept(
        "traces of access to patient data in a hospital",
        exactly(months(6).after("log_entry")),
        CSP("R6113-9-2"),
        controller="hospital",
        since="2018-12-29",
        readings=(
            Reading(
                months(12).after("log_entry"),
                CNIL("deliberation 2021-122", SECOND_HAND),
            ),
            Reading(
                years(10).after("log_entry"),
                ADVICE("MSSanté framework, advice", SECOND_HAND),
            ),
            Reading(
                years(20).after("last_contact"),
                CNIL("draft recommendation of 2025", UNSURE, force=PROPOSAL),
            ),
        ),
        contested="four answers compete, and the scope of R6113-9-2 is disputed",
        note="six rolling months, whoever reads or changes the data; the article stands among those on the analysis of activity",
    )
    ehr_access_trace_cnil_draft = kept(
        "access traces as the draft of 2025 has them",
        advised(years(20).after("last_contact")),
        CNIL("draft recommendation of 2025 on patient records", SECOND_HAND, force=PROPOSAL),
        controller="hospital",
        # The year of the draft.
        since="2025-01-01",
        contested="a draft: its adoption could not be found",
        note="as long as the file: twenty years after the last visit",
    )
    liability_evidence = kept(
        "evidence in medical liability",
        # The limitation does not run against a minor: ten years from the consolidation, or from the 18th birthday.
        advised(not_before(years(10).after("consolidation"), years(28).after("birth"))),
        CSP("L1142-28, a limitation that evidence is kept for", SECOND_HAND, force=GUIDANCE),
        controller="care provider",
        assumes={"birth": "consolidation"},
        phases=(Phase("active", days(0).after("consolidation")),),
        note="suspended during minority; it can outlive the twenty years of the file",
    )


HOSPITAL_RECORD = CareSchedule.hospital_medical_record
