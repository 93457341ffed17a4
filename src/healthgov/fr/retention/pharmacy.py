"""Pharmacies."""

from __future__ import annotations

from healthgov.fr.retention.signatures import ARCHIVES
from healthgov.fr.retention.texts import CNIL, COMMERCIAL_CODE, CSP
from healthgov.periods import years
from healthgov.retention.policies import Granularity
from healthgov.retention.rows import ERASED, SECOND_HAND, UNSURE, at_least, gap, kept
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import not_before

__all__ = ["PharmacySchedule"]

# The articles were read on pages of the order of pharmacists, which reports them.


class PharmacySchedule(RetentionSchedule):
    """Pharmacies."""

    prescription_software_pharmacy_file = gap(
        "patient file of a pharmacy",
        CNIL(
            "deliberation 2022-067 of 2 June 2022",
            UNSURE,
            source="its opening and what the order of pharmacists says of it; its table of lengths was not read",
            url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000046037403",
        ),
        starts="last_contact",
        controller="community pharmacy",
        then=ERASED,
        since="2022-07-12",
        contested="the referential on pharmacies exists and was not read: ask the order of pharmacists for its table of lengths",
        note="three years are told for the active base, unconfirmed; the registers are separate and longer",
    )
    dispensing_register = kept(
        "dispensing register",
        at_least(years(10).after("register_entry")),
        CSP("R5132-10", SECOND_HAND),
        controller="pharmacy",
        note="on two media, proof against tampering",
    )
    narcotics_balance_register = kept(
        "balance register of narcotics",
        at_least(years(10).after("last_entry")),
        CSP("R5132-36", SECOND_HAND),
        controller="pharmacy",
        granularity=Granularity.DOSSIER,
        note="the whole register follows its last entry; with the attestations of destruction",
    )
    narcotics_prescription_copy = kept(
        "copy of a narcotics prescription",
        at_least(years(3).after("dispensing")),
        CSP("R5132-35", SECOND_HAND),
        controller="pharmacy",
    )
    narcotics_professional_order = kept(
        "order for professional use",
        at_least(years(3).after("order")),
        CSP("R5132-32"),
        controller="pharmacy",
    )
    toxic_substance_order = kept(
        "order or receipt for a dangerous substance, not for treatment",
        at_least(years(3).after("order")),
        CSP("R5132-58"),
        controller="pharmacy",
        note="substances classed as very toxic, toxic, carcinogenic, teratogenic or mutagenic",
    )
    toxic_substance_register = kept(
        "register or invoices of dangerous substances sold, not for treatment",
        at_least(years(10).after("register_entry")),
        CSP("R5132-59"),
        controller="pharmacy",
        note="invoices stand in for the register where they show each sale",
    )
    controlled_purchase_invoice = kept(
        "purchase invoice of controlled medicines",
        at_least(not_before(years(3).after("invoice"), years(10).after("fiscal_year_close"))),
        CSP("R5132-19"),
        COMMERCIAL_CODE("L123-22"),
        controller="pharmacy",
        note="the same paper is an accounting document: the ten years prevail over the three",
    )
    compounded_preparation_register = kept(
        "register of preparations",
        at_least(years(10).after("register_entry")),
        CSP("R5125-45"),
        controller="pharmacy",
    )
    batch_traceability_slip = kept(
        "batch traceability slip",
        at_least(years(5).after("receipt")),
        CSP("R5124-58"),
        controller="pharmacy",
    )
    blood_derived_medicine_register = kept(
        "register of blood-derived medicines",
        at_least(years(40).after("register_entry")),
        CSP("R5121-195"),
        controller="maker, pharmacy, hospital",
        then=ARCHIVES,
        note="a pharmacy has no definitive archives",
    )
