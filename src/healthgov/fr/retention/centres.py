"""Centres and programmes around care."""

from __future__ import annotations

from healthgov.fr.retention.care import HOSPITAL_RECORD
from healthgov.fr.retention.signatures import ARCHIVES, HOSPITAL_ARCHIVES, MEDICAL_FILE
from healthgov.fr.retention.texts import ACT, CNIL, CSP, JUDGMENT
from healthgov.periods import months, years
from healthgov.retention.events import Event, events
from healthgov.retention.policies import Granularity, Phase, Reading
from healthgov.retention.rows import (
    ANONYMISED,
    GUIDANCE,
    INFERRED,
    NOT_STATED,
    SECOND_HAND,
    UNSURE,
    advised,
    at_least,
    at_most,
    exactly,
    kept,
)
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import end_of_year, for_ever, not_before, until

__all__ = ["CentreSchedule"]

_COPY = "copy of the consolidated order"
_ELI = "https://www.legifrance.gouv.fr/eli/arrete/{}/jo/texte"
_OTHER_ACTIVITY_DATA = (
    ACT(
        "Order of 30 June 2011 on activity data of rehabilitation, art. 4, I",
        source=_COPY,
        url=_ELI.format("2011/6/30/ETSH1032982A"),
    ),
    ACT(
        "Order of 29 June 2006 on activity data of psychiatry, art. 4, I",
        source=_COPY,
        url=_ELI.format("2006/6/29/SANH0622688A"),
    ),
)
"""Rehabilitation and psychiatry: five years for the files of a year, as in medicine."""
_ON_CALL = "Order of 20 October 2011 on calls of out-of-hours care, art. 1"
_POISON = ACT(
    "Order on the information system of poison centres (LEGIARTI000045400747)",
    url="https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000045400747",
)


class CentreSchedule(RetentionSchedule):
    """Centres and programmes around care."""

    own_events = events(
        Event("lifting", "the lifting of the measure"),
        Event("followup_end", "the end of follow-up"),
    )

    emergency_call_recording = kept(
        "recorded calls of an emergency centre",
        until("the length that an order of the minister sets for emergency centres, which was not found"),
        CSP("D6124-11-1"),
        JUDGMENT("CAA Marseille, 25 June 2009", SECOND_HAND),
        starts="recording",
        # A judgment says what the law was already: its day is no first one.
        controller="hospital with an emergency call centre",
        then=HOSPITAL_ARCHIVES,
        readings=(
            Reading(
                # Part of the file, a recording has no clock of its own: it follows the last contact.
                HOSPITAL_RECORD.term,
                CSP("L1111-7 and R1112-7, as part of the medical file", SECOND_HAND),
            ),
            Reading(years(5).after("recording"), ACT(_ON_CALL)),
            Reading(
                years(10).after("recording"),
                CSP("L1142-28, as authors plead", SECOND_HAND, force=GUIDANCE),
            ),
        ),
        contested="the order was not found: twenty years as part of the file, five by the order on calls of out-of-hours care, ten by authors",
        note="to destroy without the visa of the archives is a fault, part of the file or not",
    )
    poison_centre_record = kept(
        "record of a poison centre",
        exactly(HOSPITAL_RECORD.term),
        _POISON,
        CSP("R1112-7, by reference"),
        readings=HOSPITAL_RECORD.readings,
        assumes=HOSPITAL_RECORD.assumes,
        controller="poison centre",
        granularity=Granularity.DOSSIER,
        then=MEDICAL_FILE,
        suspended_by_claims=True,
        # As the hospital file, and not before its article: the day of the order itself was not read.
        since=HOSPITAL_RECORD.validity.since,
        note="kept as a hospital file; extracts, contacts, compositions and traces have types of their own",
    )
    poison_centre_decision_extract = kept(
        "extract of a poison centre for decisions",
        exactly(years(30).after("record_created")),
        _POISON,
        controller="poison centre",
        granularity=Granularity.EXTRACT,
        then=ARCHIVES,
        readings=(
            Reading(
                until("thirty years counted from a later start"),
                ACT("The same order, whose start for the extract was not read", INFERRED),
            ),
        ),
    )
    poison_centre_product_contacts = kept(
        "contacts for products at a poison centre",
        at_most(years(20).after("last_update")),
        _POISON,
        controller="poison centre",
    )
    poison_centre_composition = kept(
        "declared composition of a product",
        at_least(for_ever()),
        _POISON,
        starts="record_created",
        controller="poison centre",
        then=NOT_STATED,
    )
    poison_centre_technical_trace = kept(
        "technical trace of a poison centre",
        exactly(months(6).after("log_entry")),
        _POISON,
        controller="poison centre",
    )
    psychiatric_involuntary_tracking = kept(
        "follow-up of care without consent",
        exactly(end_of_year("lifting", years(3))),
        ACT("Decree 2018-383 of 23 May 2018, as amended by decree 2022-714", SECOND_HAND),
        controller="ARS",
        # The day of the decree: it cannot have applied before, and the first day in force was not read.
        since="2018-05-23",
        readings=(
            Reading(
                end_of_year("lifting", years(4)),
                ACT("Decree 2018-383, read as the year that follows the lifting", INFERRED),
            ),
        ),
        contested="the end of the calendar year of the lifting, or of the year that follows it: a year apart",
    )
    pmsi_source_files_2008 = kept(
        "source files of activity data",
        exactly(years(5).after("period_end")),
        ACT(
            "Order of 22 February 2008 on activity data, art. 6, II",
            source="copy of the consolidated order, which was repealed on 1 March 2017",
            url=_ELI.format("2008/2/22/SJSH0804977A"),
        ),
        *_OTHER_ACTIVITY_DATA,
        key="pmsi_source_files",
        controller="hospital, physician in charge of medical information",
        then=HOSPITAL_ARCHIVES,
        # The day of publication: it cannot have applied before.
        since="2008-02-29",
        until="2017-02-28",
        note="of medicine, rehabilitation and psychiatry alike; counted from the end of the year that the files are of",
    )
    pmsi_source_files = kept(
        "source files of activity data",
        exactly(years(5).after("period_end")),
        ACT("Order of 23 December 2016 on activity data", UNSURE),
        *_OTHER_ACTIVITY_DATA,
        CSP(
            "R6113-2, which has orders set a least length",
            SECOND_HAND,
            url="https://codes-et-lois.fr/code-de-la-sante-publique/article-r6113-2",
        ),
        controller="hospital, physician in charge of medical information",
        then=HOSPITAL_ARCHIVES,
        since="2017-03-01",
        contested="the orders of 23 December 2016 were not read: five years are those of the orders that they replaced",
    )
    cancer_screening_followup = kept(
        "follow-up of organised cancer screening",
        until("until the person or the doctor ends the follow-up"),
        CNIL("NS-059, deliberation 2017-215"),
        ACT("Order of 16 January 2024", UNSURE),
        starts="followup_end",
        controller="cancer screening centre",
        then=ANONYMISED,
        # The year in the number of the deliberation: it cannot have applied before.
        since="2017-01-01",
        contested="the length since the order of 16 January 2024 could not be confirmed",
        note="the list of objections is kept apart",
    )
    social_care_file = kept(
        "file of social support",
        # Two years are the limit of the active base: the recommendation obliges nobody to keep for so long.
        until(
            "two years at most after the last exchange in the active base, then archived as long as a legal duty asks"
        ),
        CNIL("deliberation 2023-095 of 14 September 2023", SECOND_HAND),
        starts="last_exchange",
        controller="social or medico-social body",
        granularity=Granularity.DOSSIER,
        then=ARCHIVES,
        since="2023-11-15",
        phases=(Phase("active", years(2).after("last_exchange")),),
        note="without the medical file, which in a care home for the elderly is a type of its own",
    )
    ehpad_medical_record = kept(
        "medical record in a care home for the elderly",
        advised(HOSPITAL_RECORD.term),
        CSP("R1112-7, by analogy", SECOND_HAND, force=GUIDANCE),
        readings=(
            Reading(
                # The analogy is told for the twenty years; that deaths shorten them here too is not.
                not_before(years(20).after("last_contact"), years(28).after("birth")),
                CSP("R1112-7, without its clause on deaths", INFERRED, force=GUIDANCE),
            ),
        ),
        assumes=HOSPITAL_RECORD.assumes,
        controller="care home for the elderly (EHPAD)",
        granularity=Granularity.DOSSIER,
        then=HOSPITAL_ARCHIVES,
        suspended_by_claims=True,
        # Not before the article whose logic they follow.
        since=HOSPITAL_RECORD.validity.since,
        note="no text names these homes: they follow the logic of the hospital file",
    )
