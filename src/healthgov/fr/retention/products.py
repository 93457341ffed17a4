"""Products, laboratories and elements of the human body."""

from __future__ import annotations

from healthgov.fr.retention.signatures import ARCHIVES, HOSPITAL_ARCHIVES
from healthgov.fr.retention.texts import ACT, ADVICE, CSP
from healthgov.periods import days, years
from healthgov.retention.events import Absence, Event, events
from healthgov.retention.policies import Granularity, Reading
from healthgov.retention.rows import (
    GUIDANCE,
    INFERRED,
    NOT_STATED,
    SECOND_HAND,
    UNSURE,
    advised,
    at_least,
    at_most,
    between,
    exactly,
    gap,
    kept,
)
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import until

__all__ = ["ProductSchedule"]

_DEVICES_DOUBT = (
    "the start is not stated, and whether the number stands since the regulation on devices is not confirmed"
)
# The year in the number of decree 2006-1497: it cannot have applied before.
_DEVICES_SINCE = "2006-01-01"
_HUNDRED_AND_TWENTY = years(120).after("record_created")
_UNION_READING = "Reading of a union of biologists"


class ProductSchedule(RetentionSchedule):
    """Products, laboratories, elements of the human body."""

    own_events = events(
        Event("use_on_patient", "the use on the patient"),
        Event("file_opening", "the opening of the file", Absence.UNKNOWN),
        Event("donation", "the donation"),
        Event("no_birth_settled", "the day on which it is settled that no child was born"),
    )

    atmp_hospital_exemption_data = kept(
        "advanced therapy prepared in a hospital",
        at_least(years(30).after("product_expiry")),
        CSP("R5121-201-7"),
        controller="hospital",
        then=HOSPITAL_ARCHIVES,
    )
    medical_device_traceability = kept(
        "traceability of medical devices",
        at_least(years(10).after("use_on_patient")),
        CSP("R5212-37", SECOND_HAND),
        controller="hospital, aesthetic surgery",
        then=ARCHIVES,
        since=_DEVICES_SINCE,
        contested=_DEVICES_DOUBT,
        note="for the devices of a list; counted here from the use on the patient",
    )
    medical_device_traceability_blood = kept(
        "traceability of devices with a blood-derived substance",
        at_least(years(40).after("use_on_patient")),
        CSP("R5212-37", SECOND_HAND),
        controller="hospital, aesthetic surgery",
        then=ARCHIVES,
        since=_DEVICES_SINCE,
        contested=_DEVICES_DOUBT,
        note="for the devices of a list; counted here from the use on the patient",
    )
    device_technical_file = kept(
        "technical file of a device",
        at_least(years(10).after("product_last_placed")),
        ACT("Regulation (EU) 2017/745, art. 10(8)"),
        controller="manufacturer",
        granularity=Granularity.DATASET,
        then=NOT_STATED,
        since="2021-05-26",
        note="with the EU declaration; the clock is that of the product, not of a unit's shelf life",
    )
    device_technical_file_implantable = kept(
        "technical file of an implantable device",
        at_least(years(15).after("product_last_placed")),
        ACT("Regulation (EU) 2017/745, art. 10(8)"),
        controller="manufacturer",
        granularity=Granularity.DATASET,
        then=NOT_STATED,
        since="2021-05-26",
    )
    ivd_technical_file = kept(
        "technical file of an in vitro diagnostic",
        at_least(years(10).after("product_last_placed")),
        ACT("Regulation (EU) 2017/746, art. 10(7)"),
        controller="manufacturer",
        granularity=Granularity.DATASET,
        then=NOT_STATED,
        since="2022-05-26",
    )
    lab_report_private = kept(
        "report of a private laboratory",
        advised(years(10).after("report")),
        CSP("L1142-28, as professionals read it", SECOND_HAND, force=GUIDANCE),
        controller="private laboratory",
        note="five years in the guide of good practice of old",
    )
    lab_report_public = kept(
        "report of a public laboratory or of assisted reproduction",
        at_least(years(20).after("report")),
        ADVICE(_UNION_READING, SECOND_HAND),
        controller="public laboratory, laboratory of assisted reproduction",
        then=ARCHIVES,
    )
    forensic_dna_report = kept(
        "report of a forensic DNA laboratory",
        at_least(years(40).after("report")),
        ADVICE(_UNION_READING, SECOND_HAND),
        controller="forensic DNA laboratory",
        then=ARCHIVES,
    )
    genetic_report_lab = kept(
        "report of a genetic examination",
        exactly(years(30).after("report")),
        CSP("R1131-20"),
        controller="laboratory",
        then=ARCHIVES,
        note="consent and copy of the prescription stay in the prescriber's file, with its own clock",
    )
    organ_removal_documents = kept(
        "documents of the removal of an organ",
        at_least(years(30).after("donation")),
        CSP("R1233-9"),
        controller="hospital that removes organs",
        then=HOSPITAL_ARCHIVES,
        note="kept by the Biomedicine Agency too where the exchange is international",
    )
    organ_transplant_documents = kept(
        "documents of a transplantation",
        at_least(years(30).after("transplantation")),
        CSP("R1234-2"),
        controller="transplant hospital",
        then=HOSPITAL_ARCHIVES,
        # The month of the decree, remembered: it cannot have applied before.
        since="2012-09-01",
        note="kept by the Biomedicine Agency too where the exchange is international",
    )
    tissue_cell_traceability = kept(
        "traceability of tissues and cells",
        at_least(years(30).after("use_on_patient")),
        ACT("Directive 2004/23/EC, art. 8", SECOND_HAND, url="https://eur-lex.europa.eu/eli/dir/2004/23/oj"),
        CSP("R1211-19-1, for the scheme of traceability"),
        controller="tissue bank, user",
        then=ARCHIVES,
        # The year in the number of the directive: it cannot have applied before.
        since="2004-01-01",
        note="from August 2027 Regulation (EU) 2024/1938 on substances of human origin comes in its place",
    )
    gamete_donor_file = kept(
        "file of a gamete donor, pseudonymised",
        at_least(years(40).after("file_opening")),
        CSP("R1244-5"),
        controller="authorised centre",
        then=ARCHIVES,
        # No start comes before the opening of the file: until forty years from there the answer is sure, after not.
        readings=(
            Reading(
                until("forty years from a later start"),
                CSP("R1244-5, which does not state the start", INFERRED),
            ),
        ),
        note="at least forty years; identity and links with children are stored apart, open to named practitioners only",
    )
    third_party_donor_register = kept(
        "register of third-party donors",
        exactly(between(_HUNDRED_AND_TWENTY, _HUNDRED_AND_TWENTY)),
        CSP("R2143-14"),
        CSP("L2143-4"),
        controller="Biomedicine Agency",
        then=NOT_STATED,
        # The day on which the right of access opens, and binds new donors.
        since="2022-09-01",
        note="from the registration in the register; the law allows no longer; a donation without a live birth has a type of its own",
    )
    third_party_donor_without_birth = kept(
        "third-party donor whose donation gave no live birth",
        at_most(days(0).after("no_birth_settled")),
        CSP("R2143-14"),
        controller="Biomedicine Agency",
        since="2022-09-01",
        note="what the register holds under CSP, art. R2143-11, 1°: erased, by exception to the hundred and twenty years",
    )
    pathology_blocks_slides = gap(
        "pathology blocks and slides",
        ADVICE("No French text found: practice of laboratories", UNSURE),
        starts="report",
        controller="pathology laboratory",
        contested="no French text was found: ask the learned society and the insurer, ten years being a practice and no rule",
        note="ten years or more in practice",
    )
