"""Imaging, child protection, school health and biobanks.

For most of these no text that could be read sets a length: each says so, names what was looked for, and decides nothing.
"""

from __future__ import annotations

from healthgov.fr.retention.care import HOSPITAL_RECORD
from healthgov.fr.retention.signatures import ARCHIVES, MEDICAL_FILE
from healthgov.fr.retention.texts import ADVICE, CSP
from healthgov.retention.policies import Granularity
from healthgov.retention.rows import NOT_STATED, SECOND_HAND, UNSURE, exactly, gap, kept
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import until

__all__ = ["PreventionSchedule"]

_INSTRUCTION = ADVICE(
    "Instruction DPACI/RES/2005/003 of 22 February 2005, chapter 4",
    UNSURE,
    source="the page of the bulletin was not read; only that the chapter sorts the archives of school health",
    url="https://alinfirmerie.com/2023/06/26/trier-les-archives",
)
_MANAGEMENT_TABLES = ADVICE(
    "Management tables of the archives of maternal and child protection",
    UNSURE,
    source="the table of Meurthe-et-Moselle of November 2018 exists; its lengths were not read",
    url="https://123dok.net/document/q7w2oj6k-tableau-gestion-archives-service-protection-maternelle-infantile-pmi.html",
)


class PreventionSchedule(RetentionSchedule):
    """Imaging, child protection, school health and biobanks."""

    hospital_imaging = kept(
        "images of an examination in a hospital",
        exactly(HOSPITAL_RECORD.term),
        CSP("R1112-7"),
        CSP(
            "R1112-2, which has examinations and imaging in the file",
            SECOND_HAND,
            url="https://www.sham.fr/blog/risque-medical/les-bonnes-pratiques-en-matiere-de-conservation-de-cliches-dimagerie",
        ),
        readings=HOSPITAL_RECORD.readings,
        assumes=HOSPITAL_RECORD.assumes,
        controller="hospital, public or private",
        granularity=Granularity.DOSSIER,
        then=MEDICAL_FILE,
        suspended_by_claims=True,
        since="2006-01-05",
        note="images and reports follow the medical record of the hospital, and its clock",
    )
    private_imaging = gap(
        "images of a radiologist in private practice",
        ADVICE(
            "No text sets a length for a radiologist in private practice",
            UNSURE,
            source="a lawyer and a consultant in a journal of radiologists, 2020: establishments alone are obliged",
            url="https://docteurimago.fr/management/droit/la-conservation-des-dossiers-dimagerie-medicale",
        ),
        starts="last_contact",
        controller="radiologist in private practice",
        granularity=Granularity.DOSSIER,
        contested="no text sets a length for a practice: ask the order and the insurer whether the images are kept as its file is, twenty years",
        note="the file of the practice is a type of its own, and orders advise to keep it as a hospital does",
    )
    child_protection_record = gap(
        "medical file of maternal and child protection",
        _MANAGEMENT_TABLES,
        starts="last_contact",
        controller="departement",
        granularity=Granularity.DOSSIER,
        then=ARCHIVES,
        contested="the length stands in the table of each departement, which was not read: ask the departmental archives for theirs",
        note="public archives: nothing goes without the visa of the departmental archives, whose table gives the length",
    )
    school_health_record = gap(
        "medical file of a pupil",
        _INSTRUCTION,
        starts="last_contact",
        controller="school health service",
        granularity=Granularity.DOSSIER,
        then=ARCHIVES,
        contested="the length stands in chapter 4 of the instruction of 2005, which was not read: ask the departmental archives",
        note="not the school file, which is kept ten years at least",
    )
    school_infirmary_register = gap(
        "register of a school infirmary",
        _INSTRUCTION,
        starts="last_entry",
        controller="school",
        then=ARCHIVES,
        contested="the length stands in chapter 4 of the instruction of 2005, which was not read: ask the departmental archives",
    )
    biobank_collection = kept(
        "collection of human samples for research",
        until("until the end of the research project, whose declaration says where the samples go then"),
        CSP("L1243-3", SECOND_HAND),
        CSP("R1243-54, 8°", SECOND_HAND),
        starts="collection",
        controller="organisation that declared the collection",
        granularity=Granularity.DATASET,
        then=NOT_STATED,
        note="no text read sets a number of years; the data of a study follow the framework that it declared",
    )
