"""Pharmacies."""

from __future__ import annotations

from healthgov.periods import years
from healthgov.references import BindingForce
from healthgov.retention.making import gap, kept
from healthgov.retention.policies import Disposition, Nature
from healthgov.retention.schedules import RetentionSchedule

__all__ = ["PharmacySchedule"]


class PharmacySchedule(RetentionSchedule):
    """Pharmacies."""

    prescription_software_pharmacy_file = gap(
        "prescription_software_pharmacy_file",
        ("patient file of a pharmacy", "dossier patient d'officine"),
        "last_contact",
        "CNIL, deliberation 2022-067 of 2 June 2022",
        controller="community pharmacy",
        force=BindingForce.GUIDANCE,
        disposition=Disposition.ERASE,
        since="2022-07-12",
        note=("three years are told for the active base only", "trois ans sont cités pour la seule base active"),
    )
    dispensing_register = kept(
        "dispensing_register",
        ("dispensing register", "ordonnancier"),
        years(10),
        "record_created",
        Nature.MINIMUM,
        "CSP, art. R5132-10",
        controller="pharmacy",
    )
    narcotics_balance_register = kept(
        "narcotics_balance_register",
        ("balance register of narcotics", "registre comptable des stupéfiants"),
        years(10),
        "record_created",
        Nature.MINIMUM,
        "CSP, art. R5132-36",
        controller="pharmacy",
    )
    narcotics_prescription_copy = kept(
        "narcotics_prescription_copy",
        ("copy of a narcotics prescription", "copie d'ordonnance de stupéfiants"),
        years(3),
        "act",
        Nature.MINIMUM,
        "CSP, art. R5132-35",
        controller="pharmacy",
    )
    narcotics_professional_order = kept(
        "narcotics_professional_order",
        ("order for professional use", "commande à usage professionnel"),
        years(3),
        "act",
        Nature.MINIMUM,
        "CSP, art. R5132-32",
        controller="pharmacy",
    )
    controlled_purchase_invoice = kept(
        "controlled_purchase_invoice",
        ("purchase invoice of controlled medicines", "facture d'acquisition de médicaments contrôlés"),
        years(3),
        "act",
        Nature.MINIMUM,
        "CSP, art. R5132-19",
        controller="pharmacy",
    )
    compounded_preparation_register = kept(
        "compounded_preparation_register",
        ("register of preparations", "registre des préparations"),
        years(10),
        "record_created",
        Nature.MINIMUM,
        "CSP, art. R5125-45",
        controller="pharmacy",
    )
    batch_traceability_slip = kept(
        "batch_traceability_slip",
        ("batch traceability slip", "bon de traçabilité des lots"),
        years(5),
        "act",
        Nature.MINIMUM,
        "CSP, art. R5124-58",
        controller="pharmacy",
    )
    blood_derived_medicine_register = kept(
        "blood_derived_medicine_register",
        ("register of blood-derived medicines", "registre des médicaments dérivés du sang"),
        years(40),
        "record_created",
        Nature.MINIMUM,
        "CSP, art. R5121-195",
        disposition=Disposition.ARCHIVES_FIRST,
    )
