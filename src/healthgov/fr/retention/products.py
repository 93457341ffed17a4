"""Products, laboratories and elements of the human body."""

from __future__ import annotations

from healthgov.fr.retention.signatures import ARCHIVES, HOSPITAL_ARCHIVES
from healthgov.fr.retention.texts import ACT, ADVICE, CSP
from healthgov.periods import Period, days, years
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
from healthgov.retention.terms import Term, earlier_of, happened, later_of, replaced, until

__all__ = ["ProductSchedule"]

_DEVICES_2006 = "R5212-37, until 21 April 2026"
_DEVICES_DOUBT = "the start is not stated"
# The year in the number of decree 2006-1497: it cannot have applied before.
_DEVICES_SINCE = "2006-01-01"
_DEVICES_UNTIL = "2026-04-21"
_IMPLANTS = "R5212-42"
_IMPLANTERS = "hospital, aesthetic surgery, professional who implants"
_IMPLANTS_SINCE = "2026-04-22"
_IMPLANTS_NOTE = (
    "kept as long as the device is implanted, and so long from its removal or from the death; where neither day is known,"
    " no longer than sixty years from the implantation; what stands in the medical file follows the file"
)
# Where nobody knows whether the device was removed or the patient died; those who know count from that day, and longer.
_SIXTY = years(60).after("use_on_patient")
_HUNDRED_AND_TWENTY = years(120).after("record_created")
_UNION_READING = "Reading of a union of biologists"


def _implanted(removed: Period, died: Period) -> Term:
    """From the removal of the device, or from the death of a patient."""
    return earlier_of(removed.after("explantation"), died.after("death"))


def _both_days(removed: Period, died: Period) -> Reading:
    """Who knows one of the days counts from it, whatever the sixty years; of a removal before the death, the later end."""
    both = later_of(removed.after("explantation"), died.after("death"))
    after_it = happened("death").within(removed, of="explantation")
    return Reading(
        replaced(_implanted(removed, died), by=both, when=after_it),
        CSP("R5212-42, which does not say which counts where a patient died after the removal", INFERRED),
    )


class ProductSchedule(RetentionSchedule):
    """Products, laboratories, elements of the human body."""

    own_events = events(
        Event("use_on_patient", "the use on the patient"),
        Event("explantation", "the removal of the device"),
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
    medical_device_traceability_2006 = kept(
        "traceability of medical devices",
        at_least(years(10).after("use_on_patient")),
        CSP(_DEVICES_2006),
        key="medical_device_traceability",
        controller="hospital, aesthetic surgery",
        then=ARCHIVES,
        since=_DEVICES_SINCE,
        until=_DEVICES_UNTIL,
        contested=_DEVICES_DOUBT,
        note="for the devices of a list; counted here from the use on the patient",
    )
    medical_device_traceability_blood_2006 = kept(
        "traceability of devices with a blood-derived substance",
        at_least(years(40).after("use_on_patient")),
        CSP(_DEVICES_2006),
        key="medical_device_traceability_blood",
        controller="hospital, aesthetic surgery",
        then=ARCHIVES,
        since=_DEVICES_SINCE,
        until=_DEVICES_UNTIL,
        contested=_DEVICES_DOUBT,
        note="for the devices of a list; counted here from the use on the patient",
    )
    medical_device_traceability = kept(
        "traceability of implantable devices",
        exactly(earlier_of(_implanted(years(20), years(10)), _SIXTY)),
        CSP(_IMPLANTS),
        readings=(_both_days(years(20), years(10)),),
        controller=_IMPLANTERS,
        then=ARCHIVES,
        since=_IMPLANTS_SINCE,
        note=_IMPLANTS_NOTE,
    )
    medical_device_traceability_blood = kept(
        "traceability of implantable devices with a blood-derived substance",
        exactly(earlier_of(_implanted(years(40), years(40)), _SIXTY)),
        CSP(_IMPLANTS),
        readings=(_both_days(years(40), years(40)),),
        controller=_IMPLANTERS,
        then=ARCHIVES,
        since=_IMPLANTS_SINCE,
        note=_IMPLANTS_NOTE,
    )
    listed_device_traceability = kept(
        "traceability of other devices of a list",
        at_most(years(10).after("record_created")),
        CSP("R5212-45"),
        controller=_IMPLANTERS,
        then=ARCHIVES,
        since=_IMPLANTS_SINCE,
        note="for the devices that an order lists beside those that are implanted; no least length is set, and no start: counted here from the record",
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
        CSP("R1131-5-2"),
        CSP("R1131-20, before 2024"),
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
        since="2012-09-10",
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
