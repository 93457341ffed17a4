"""Pharmacies."""

from __future__ import annotations

from healthgov.days import years
from healthgov.fr.retention.checked import cited, gap, kept
from healthgov.fr.retention.signing import ARCHIVES
from healthgov.retention.rows import GUIDANCE, SECOND_HAND, SEEN
from healthgov.retention.policies import Disposition, Granularity, Nature
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import not_before

__all__ = ["PharmacySchedule"]

# The articles were read on pages of the order of pharmacists, which reports them.


class PharmacySchedule(RetentionSchedule):
    """Pharmacies."""

    prescription_software_pharmacy_file = gap(
        "prescription_software_pharmacy_file",
        ("patient file of a pharmacy", "dossier patient d'officine"),
        "last_contact",
        "CNIL, deliberation 2022-067 of 2 June 2022",
        controller="community pharmacy",
        force=GUIDANCE,
        disposition=Disposition.ERASE,
        since="2022-07-12",
        note=(
            "three years are told for the active base, unconfirmed; the registers are separate and longer",
            "trois ans sont cités pour la base active, sans confirmation ; les registres sont à part et plus longs",
        ),
    )
    dispensing_register = kept(
        "dispensing_register",
        ("dispensing register", "ordonnancier"),
        years(10),
        "register_entry",
        Nature.MINIMUM,
        "CSP, art. R5132-10",
        sure=SECOND_HAND,
        controller="pharmacy",
        note=("on two media, proof against tampering", "sur deux supports, inaltérable"),
    )
    narcotics_balance_register = kept(
        "narcotics_balance_register",
        ("balance register of narcotics", "registre comptable des stupéfiants"),
        years(10),
        "last_entry",
        Nature.MINIMUM,
        "CSP, art. R5132-36",
        sure=SECOND_HAND,
        controller="pharmacy",
        granularity=Granularity.DOSSIER,
        note=(
            "the whole register follows its last entry; with the attestations of destruction",
            "tout le registre suit sa dernière inscription ; avec les attestations de destruction",
        ),
    )
    narcotics_prescription_copy = kept(
        "narcotics_prescription_copy",
        ("copy of a narcotics prescription", "copie d'ordonnance de stupéfiants"),
        years(3),
        "dispensing",
        Nature.MINIMUM,
        "CSP, art. R5132-35",
        sure=SECOND_HAND,
        controller="pharmacy",
    )
    narcotics_professional_order = kept(
        "narcotics_professional_order",
        ("order for professional use", "commande à usage professionnel"),
        years(3),
        "order",
        Nature.MINIMUM,
        "CSP, art. R5132-32",
        sure=SECOND_HAND,
        controller="pharmacy",
    )
    controlled_purchase_invoice = kept(
        "controlled_purchase_invoice",
        ("purchase invoice of controlled medicines", "facture d'acquisition de médicaments contrôlés"),
        not_before(years(3).after("invoice"), years(10).after("fiscal_year_close")),
        "invoice",
        Nature.MINIMUM,
        "CSP, art. R5132-19",
        sure=SECOND_HAND,
        also=(cited("C. com., art. L123-22", sure=SECOND_HAND),),
        controller="pharmacy",
        note=(
            "the same paper is an accounting document: the ten years prevail over the three",
            "le même papier est une pièce comptable : les dix ans l'emportent sur les trois",
        ),
    )
    compounded_preparation_register = kept(
        "compounded_preparation_register",
        ("register of preparations", "registre des préparations"),
        years(10),
        "register_entry",
        Nature.MINIMUM,
        "CSP, art. R5125-45",
        sure=SEEN,
        controller="pharmacy",
    )
    batch_traceability_slip = kept(
        "batch_traceability_slip",
        ("batch traceability slip", "bon de traçabilité des lots"),
        years(5),
        "receipt",
        Nature.MINIMUM,
        "CSP, art. R5124-58",
        sure=SECOND_HAND,
        controller="pharmacy",
    )
    blood_derived_medicine_register = kept(
        "blood_derived_medicine_register",
        ("register of blood-derived medicines", "registre des médicaments dérivés du sang"),
        years(40),
        "register_entry",
        Nature.MINIMUM,
        "CSP, art. R5121-195",
        sure=SEEN,
        controller="maker, pharmacy, hospital",
        disposition=Disposition.ARCHIVES_FIRST,
        sign_offs=ARCHIVES,
        note=("a pharmacy has no definitive archives", "une officine n'a pas d'archives définitives"),
    )
