"""Germany: the patient file and what special laws of the Federation add.

>>> from healthgov import de
>>> due = de.GermanRetention(as_of="2026-11-23").due("genetic_result", examination="2016-11-22")
>>> due.must_dispose_by, due.disposition.value, due.overdue       # exactly ten years: not a day less, not one more
(datetime.date(2026, 11, 22), 'erase', True)
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from healthgov.de.texts import ACT, ACT_LAST, ADVICE, CHAMBERS
from healthgov.periods import days, months, years
from healthgov.retention.events import Event, events
from healthgov.retention.policies import Granularity, Reading
from healthgov.retention.rows import (
    ANONYMISED,
    CONTRACT,
    INFERRED,
    NOT_STATED,
    SECOND_HAND,
    at_least,
    between,
    exactly,
    kept,
)
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import Term, earlier_of, later_of, not_before, until

__all__ = ["BGB", "FederalRetention"]

BGB = "BGB, § 630f(3)"
_RADIATION = "sources give different paragraphs of the StrlSchG"
_DOSSIER = Granularity.DOSSIER

# Most rows were read in reports of insurers, professional bodies and training sites, hence second hand.
_kept = partial(kept, then=NOT_STATED)

# The law obliges to keep for a while from each donation, and lets nobody be identified once the record is kept for
# more than thirty years after the last donation of the donor: a range between the two.
_donors = partial(
    kept,
    then=ANONYMISED,
    note="anonymised, if kept longer than thirty years after the last donation of the donor",
)

_GENETIC: Term = earlier_of(years(10).after("examination"), days(0).after("destruction_asked"))


class FederalRetention(RetentionSchedule):
    """What the Federation's law says, whatever the Land. It is no schedule for a hospital: see ``LAENDER``."""

    countries: ClassVar[frozenset[str]] = frozenset({"DE"})

    own_events = events(
        Event("last_examination", "the last examination"),
        Event("last_treatment", "the last treatment"),
        Event("last_application", "the last application of radiation"),
        Event("donation", "the donation"),
        Event("last_donation", "the last donation of the donor"),
        Event("transfer", "the transfer"),
        Event("device_end", "the device went out of use"),
        Event("next_acceptance_test", "the next full acceptance test"),
        Event("instruction", "the instruction"),
    )

    patient_file = _kept(
        "patient file",
        at_least(years(10).after("last_contact")),
        ACT(BGB),
        granularity=_DOSSIER,
        note="from the end of the treatment, unless other law is longer; some advise thirty years, "
        "after which claims die (BGB, § 199(2))",
    )
    # "Bis zur Vollendung des 28. Lebensjahres" is up to the 28th birthday: the 28th year of life is completed on its
    # eve, while a person in the 28th year is 27. For whoever was an adult at the examination the floor is idle.
    x_ray_examination = _kept(
        "X-ray examinations",
        at_least(not_before(years(10).after("last_examination"), years(28).after("birth"))),
        ACT("StrlSchG, § 85"),
        granularity=_DOSSIER,
        assumes={"birth": "last_examination"},
        note=f"the floor, the completed 28th year of life, is for minors; {_RADIATION}",
    )
    x_ray_treatment = _kept(
        "treatment by X-rays or other radiation",
        at_least(years(30).after("last_treatment")),
        ACT("StrlSchG, § 85"),
        granularity=_DOSSIER,
        note=_RADIATION,
    )
    x_ray_device_check = _kept(
        "quality checks of an X-ray device",
        at_least(not_before(days(0).after("device_end"), years(3).after("next_acceptance_test"))),
        ADVICE("Ärztekammer, note on retention periods, which names no text", SECOND_HAND),
        note="as long as the device is used, and at least three years after the next full acceptance test",
    )
    # Chambers of physicians list these three without naming a text; presumably StrlSchV, § 117 and § 63, not read here.
    x_ray_constancy_test = _kept(
        "tests of constancy of an X-ray device",
        at_least(years(10).after("record_created")),
        CHAMBERS,
        note="some lists still have the two years of the law before",
    )
    radiation_instruction = _kept(
        "signed instruction of somebody exposed to radiation at work",
        at_least(years(5).after("instruction")),
        CHAMBERS,
    )
    radiation_instruction_others = _kept(
        "signed instruction of others in a controlled area, as of whoever holds a patient",
        at_least(years(1).after("instruction")),
        CHAMBERS,
    )
    radiation_research_record = _kept(
        "consents and records of research with radiation",
        at_least(years(30).after("last_application")),
        ACT("StrlSchV, § 140"),
        granularity=Granularity.DATASET,
        note="thirty years from the last application; for a consent from its declaration, which is earlier",
    )
    blood_donor_record = _donors(
        "record of a blood donor",
        exactly(between(years(15).after("donation"), years(30).after("last_donation"))),
        ACT("TFG, § 11"),
    )
    special_donor_record = _donors(
        "record of a donor of stem cells or one immunised",
        exactly(between(years(20).after("donation"), years(30).after("last_donation"))),
        ACT("TFG, § 11"),
    )
    blood_traceability = _donors(
        "traceability of blood",
        exactly(between(years(30).after("donation"), years(30).after("last_donation"))),
        ACT("TFG, § 11"),
    )
    organ_documentation = _kept(
        "documentation of an organ",
        at_least(years(30).after("transplantation")),
        ACT("TPG, § 15"),
        readings=(
            Reading(
                until("thirty years from a later start"),
                ADVICE(
                    "TPG, § 15, read with another start",
                    INFERRED,
                    url="https://www.gesetze-im-internet.de/tpg/__15.html",
                ),
            ),
        ),
        note="the section states no start: counted from the transplantation, and longer if it is later",
    )
    tissue_documentation = _kept(
        "documentation of tissue",
        at_least(later_of(years(30).after("product_expiry"), years(30).after("transfer"))),
        ACT("TPG, § 15"),
        note="after the expiry date or the transfer: where both are known the later counts",
    )
    genetic_result = kept(
        "result of a genetic examination",
        # The least is the most: the result is kept until that day and destroyed at once.
        exactly(between(_GENETIC, _GENETIC)),
        ACT("GenDG, § 12"),
        note="destroyed at once then, or earlier if the person decides so; restricted instead where destruction would "
        "harm the person, or the person asks for it in writing",
    )
    # Of the three parts of the form one stays with whoever prescribes; the pharmacy keeps another in the order of dispensing.
    narcotic_prescription = _kept(
        "prescription of narcotics, the part of the prescriber",
        at_least(years(3).after("issue")),
        ACT("BtMVV, § 8(5)"),
        controller="prescriber",
        note="forms that were filled in wrongly too; the paragraph states no start: they are kept in the order of issue",
    )
    narcotic_prescription_dispensed = _kept(
        "prescription or requisition of narcotics, the part of the pharmacy",
        at_least(years(3).after("dispensing")),
        ACT("BtMVV, § 12(4)"),
        controller="pharmacy",
        note="the paragraph states no start: they are kept in the order of dispensing",
    )
    narcotic_requisition = _kept(
        "requisition of narcotics for a ward or a service of rescue, the part of the prescriber",
        at_least(years(3).after("last_entry")),
        ACT("BtMVV, § 10(4)"),
        controller="prescriber",
        granularity=_DOSSIER,
        note="with the proof of forms that were passed on, and those that were filled in wrongly",
    )
    narcotic_book = _kept(
        "book of narcotics",
        at_least(years(3).after("last_entry")),
        ACT("BtMVV, § 13"),
        granularity=_DOSSIER,
    )
    # A contract with the insurers of accidents at work asks it of the physicians who take part, images included.
    work_accident_file = _kept(
        "file of an accident at work, of a physician whom its insurers appointed",
        at_least(years(15).after("last_contact")),
        ACT_LAST("DGUV, Anforderungen zur Beteiligung am D-Arzt-Verfahren, Ziffer 5.6", SECOND_HAND, force=CONTRACT),
        granularity=_DOSSIER,
        controller="physician appointed by the accident insurers (D-Arzt)",
    )
    sick_note_duplicate = _kept(
        "duplicate of a sick note by a dentist",
        at_least(months(12).after("issue")),
        ACT("BMV-Z", SECOND_HAND, force=CONTRACT),
        controller="dentist",
    )
