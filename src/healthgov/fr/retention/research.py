"""Research."""

from __future__ import annotations

from datetime import date

from healthgov.fr.retention.fallbacks import or_where_none
from healthgov.fr.retention.texts import ACT, ADVICE, CNIL, CNIL_LAST
from healthgov.periods import days, months, years
from healthgov.retention.events import Absence, Event, events
from healthgov.retention.policies import AppliesBy, Granularity, Phase, Reading
from healthgov.retention.rows import (
    ANONYMISED,
    INFERRED,
    MEMORY,
    NOT_STATED,
    SECOND_HAND,
    UNSURE,
    at_least,
    at_most,
    exactly,
    gap,
    kept,
)
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import earlier_of, happened, not_before, replaced, until

__all__ = ["ResearchSchedule"]

_PUBLISHED = years(2).after("last_publication")
# The year of the deliberations, and of the reference: they cannot have applied before.
_OF_2018 = "2018-01-01"
_OF_2015 = "2015-01-01"
_MR_002 = CNIL("MR-002 of 2015", url="https://legal.tricoteuses.fr/articles/JORFARTI000031074626")
_STANDING = "earlier declarations of conformity stay valid"
_REFERENCE_2018 = (
    "two years after the last publication, or the final report where there is none, then archived as long as the "
    "regulation asks"
)
_SNDS = (
    "https://www.cnil.fr/fr/recherche-en-sante-la-cnil-adopte-deux-methodologies-de-reference-permettant-lacces-la-base"
)
_WHOLE = "the whole text in a machine translation"
_SNDS_NOTE = (
    "no longer than the study, and never archived nor kept outside the controlled environment; the committee of experts may "
    "agree to two years more; results that are anonymous may be kept"
)
_ARCHIVED = "archived after the active base, for a time that no text read states"
_INVESTIGATION = "from the end of the investigation, or from the last device placed where the device was marketed"

_TWO_YEARS_MORE = (
    Reading(
        years(7).after("last_provision"),
        CNIL_LAST("MR-007 and MR-008, where the committee agreed to two years more", url=_SNDS, source=_WHOLE),
    ),
)

# The end of the transition is an event, whose day the regulation sets: a trial that ended then or later is under it.
_DIRECTIVE = replaced(
    years(15).after("study_end"),
    by=years(25).after("study_end"),
    when=happened("transition_end").within(days(1), of="study_end"),
)


class ResearchSchedule(RetentionSchedule):
    """Research."""

    own_events = events(
        Event(
            "transition_end",
            "the end of the transition from the directive on clinical trials, 31 January 2025",
            Absence.UNKNOWN,
            scheduled=True,
            day=date(2025, 1, 31),
        ),
        Event("last_provision", "the last provision of data of the national health data system for the study"),
        Event("summary_approved", "the last summary report was approved"),
        Event("registration", "the registration of the product"),
        Event("marketing_authorisation", "the grant of the marketing authorisation"),
    )

    clinical_trial_master_file = kept(
        "master file of a clinical trial",
        at_least(years(25).after("study_end")),
        ACT("Regulation (EU) 536/2014, art. 58", url="https://eur-lex.europa.eu/eli/reg/2014/536/oj"),
        controller="sponsor and investigator",
        then=NOT_STATED,
        since="2022-01-31",
        granularity=Granularity.DATASET,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        note="longer where other law of the Union asks; the files of subjects follow national law; a transfer of "
        "ownership is recorded; the first day is remembered",
    )
    clinical_trial_documents_directive = kept(
        "essential documents of a trial under the directive",
        at_least(_DIRECTIVE),
        ACT(
            "Order under CSP, art. R1123-61",
            url="https://legal.tricoteuses.fr/articles/JORFARTI000001495490",
        ),
        ACT("Directive 2005/28/EC, art. 17", url="https://eur-lex.europa.eu/eli/dir/2005/28/oj"),
        controller="sponsor, investigator",
        then=NOT_STATED,
        granularity=Granularity.DATASET,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        # The year of the order, remembered: it cannot have applied before.
        since="2006-01-01",
        # The transition ended on 31 January 2025: no trial can have come under the directive since.
        until="2025-01-30",
        note="fifteen years after the end or the early stop, five by the directive alone; a trial that went on after "
        "the transition moved to the regulation, and takes its twenty-five; the day asked is the one on which the "
        "trial came under the text",
    )
    atmp_trial_data = kept(
        "trial of an advanced therapy",
        at_least(years(30).after("product_expiry")),
        ADVICE("Guideline on good manufacturing practice for advanced therapies", SECOND_HAND),
        controller="sponsor",
        then=NOT_STATED,
    )
    mr001_2018 = kept(
        "study under MR-001 of 2018",
        exactly(until(_REFERENCE_2018)),
        CNIL("deliberation 2018-153", MEMORY),
        starts="last_publication",
        controller="sponsor",
        granularity=Granularity.DATASET,
        then=ANONYMISED,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        since=_OF_2018,
        until="2026-05-23",
        phases=(
            Phase(
                "active",
                earlier_of(
                    days(0).after("marketing_authorisation"),
                    or_where_none(_PUBLISHED, days(0).after("final_report")),
                ),
            ),
        ),
        note="or until the marketing authorisation of the product, in the active base",
    )
    mr001_2026 = gap(
        "study under MR-001 of 2026",
        CNIL("deliberation 2026-050", UNSURE),
        starts="last_publication",
        controller="sponsor",
        granularity=Granularity.DATASET,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        since="2026-05-24",
        note=_STANDING,
    )
    mr003_2018 = kept(
        "study under MR-003 of 2018",
        exactly(until(_REFERENCE_2018)),
        CNIL("deliberation 2018-154", MEMORY),
        starts="last_publication",
        controller="sponsor",
        granularity=Granularity.DATASET,
        then=ANONYMISED,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        since=_OF_2018,
        until="2026-05-23",
        phases=(Phase("active", or_where_none(_PUBLISHED, days(0).after("final_report"))),),
    )
    mr003_2026 = gap(
        "study under MR-003 of 2026",
        CNIL("MR-003 of 19 March 2026", UNSURE),
        starts="last_publication",
        controller="sponsor",
        granularity=Granularity.DATASET,
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        since="2026-05-24",
        note=_STANDING,
    )
    mr004_dataset = kept(
        "study on existing data (MR-004)",
        at_most(or_where_none(years(20).after("last_publication"), years(20).after("final_report"))),
        CNIL("MR-004", SECOND_HAND),
        CNIL("deliberation 2018-155", MEMORY),
        controller="controller of the study",
        then=ANONYMISED,
        granularity=Granularity.DATASET,
        since=_OF_2018,
        phases=(Phase("active", or_where_none(_PUBLISHED, years(2).after("final_report"))),),
        readings=(
            Reading(
                until("as long as the regulation on the study asks"),
                CNIL("MR-004, which gives way to the regulation", INFERRED),
            ),
        ),
        note="active two years, then archived: twenty years at most, or as the regulation says; not replaced in "
        "2026 as far as seen",
    )
    mr007_dataset = kept(
        "data of the national health data system in a study (MR-007)",
        at_most(years(5).after("last_provision")),
        CNIL_LAST("deliberation 2023-082 (MR-007), 2.5", url=_SNDS, source=_WHOLE),
        controller="controller of the study",
        granularity=Granularity.DATASET,
        since="2023-10-12",
        readings=_TWO_YEARS_MORE,
        note=_SNDS_NOTE,
    )
    mr008_dataset = kept(
        "data of the national health data system in a study (MR-008)",
        at_most(years(5).after("last_provision")),
        CNIL_LAST("deliberation 2023-083 (MR-008), 2.5", url=_SNDS, source=_WHOLE),
        controller="controller of the study",
        granularity=Granularity.DATASET,
        since="2023-10-12",
        readings=_TWO_YEARS_MORE,
        note=_SNDS_NOTE,
    )
    snds_study_user_data = kept(
        "data of those who worked on a study (MR-007 and MR-008)",
        at_most(years(5).after("study_end")),
        CNIL_LAST("deliberations 2023-082 and 2023-083 (MR-007 and MR-008), 2.5.4", url=_SNDS, source=_WHOLE),
        controller="controller of the study",
        since="2023-10-12",
        note="the accounts and authorisations of users, not the data of the persons studied",
    )
    research_professional_data = kept(
        "data of professionals in a study (MR-002)",
        until(_ARCHIVED),
        _MR_002,
        starts="study_end",
        controller="sponsor",
        since=_OF_2015,
        phases=(Phase("active", years(5).after("study_end")),),
        note="active for five years from the end of the last study the person took part in",
    )
    research_professional_data_mr001 = kept(
        "data of professionals in a study (MR-001 of 2018)",
        until(_ARCHIVED),
        CNIL("deliberation 2018-153", MEMORY),
        starts="study_end",
        controller="sponsor",
        applies_by=AppliesBy.STUDY_AUTHORISATION,
        since=_OF_2018,
        until="2026-05-23",
        phases=(Phase("active", years(15).after("study_end")),),
        note="active for fifteen years from the end of the last study the person took part in",
    )
    ivd_performance_study = kept(
        "performance study of a diagnostic (MR-002)",
        until(_ARCHIVED),
        _MR_002,
        starts="final_report",
        controller="manufacturer",
        granularity=Granularity.DATASET,
        then=ANONYMISED,
        since=_OF_2015,
        phases=(Phase("active", earlier_of(days(0).after("final_report"), days(0).after("registration"))),),
        note="active until the final report or the registration of the product",
    )
    device_clinical_investigation = kept(
        "clinical investigation of a device",
        at_least(not_before(years(10).after("study_end"), years(10).after("product_last_placed"))),
        ACT("Regulation (EU) 2017/745, annex XV, chapter III"),
        controller="sponsor",
        granularity=Granularity.DATASET,
        then=NOT_STATED,
        since="2021-05-26",
        note=_INVESTIGATION,
    )
    device_clinical_investigation_implantable = kept(
        "clinical investigation of an implantable device",
        at_least(not_before(years(15).after("study_end"), years(15).after("product_last_placed"))),
        ACT("Regulation (EU) 2017/745, annex XV, chapter III"),
        controller="sponsor",
        granularity=Granularity.DATASET,
        then=NOT_STATED,
        since="2021-05-26",
        note=_INVESTIGATION,
    )
    early_access_data_2014 = kept(
        "data of an early access protocol (2014)",
        exactly(years(10).after("authorisation_end")),
        CNIL("single authorisation of 2014"),
        controller="company",
        then=ANONYMISED,
        # The year of the authorisation: it cannot have applied before.
        since="2014-01-01",
        phases=(Phase("active", years(2).after("summary_approved")),),
        contested="replaced in 2022 by referentials on early and compassionate access: neither the day nor their length was "
        "read",
        note="active for two years at most after the last summary report was approved, then as long as the marketing "
        "authorisation and ten years",
    )
    ehds_secondary_use_copy = kept(
        "copy for secondary use in the health data space",
        at_most(months(6).after("permit_end")),
        ACT("Regulation (EU) 2025/327, art. 68(12)"),
        controller="data user, health data access body",
        granularity=Granularity.DATASET,
        since="2029-03-26",
        note="a permit lasts ten years at most, and ten more if renewed; the formula that makes the dataset may be kept",
    )
