"""Pharmacy, products, laboratories, elements of the human body, research and vigilance."""

from __future__ import annotations

from healthgov.periods import years
from healthgov.retention.making import MEMORY, kept
from healthgov.retention.policies import Disposition, Granularity, Nature
from healthgov.retention.schedules import RetentionSchedule
from healthgov.retention.terms import until

__all__ = ["ProductSchedule"]

_MIN, _FIXED, _MAX = Nature.MINIMUM, Nature.FIXED, Nature.MAXIMUM
_ARCHIVES, _ANON = Disposition.ARCHIVES_FIRST, Disposition.ANONYMISE_OR_ERASE


class ProductSchedule(RetentionSchedule):
    """Pharmacy, products, laboratories, research and vigilance."""

    # fmt: off
    dispensing_register = kept("dispensing_register", ("dispensing register", "ordonnancier"), years(10), "record_created", _MIN, "CSP, art. R5132-10", controller="pharmacy")
    narcotics_balance_register = kept("narcotics_balance_register", ("balance register of narcotics", "registre comptable des stupéfiants"), years(10), "record_created", _MIN, "CSP, art. R5132-36", controller="pharmacy")
    narcotics_prescription_copy = kept("narcotics_prescription_copy", ("copy of a narcotics prescription", "copie d'ordonnance de stupéfiants"), years(3), "act", _MIN, "CSP, art. R5132-35", controller="pharmacy")
    narcotics_professional_order = kept("narcotics_professional_order", ("order for professional use", "commande à usage professionnel"), years(3), "act", _MIN, "CSP, art. R5132-32", controller="pharmacy")
    controlled_purchase_invoice = kept("controlled_purchase_invoice", ("purchase invoice of controlled medicines", "facture d'acquisition de médicaments contrôlés"), years(3), "act", _MIN, "CSP, art. R5132-19", controller="pharmacy")
    compounded_preparation_register = kept("compounded_preparation_register", ("register of preparations", "registre des préparations"), years(10), "record_created", _MIN, "CSP, art. R5125-45", controller="pharmacy")
    batch_traceability_slip = kept("batch_traceability_slip", ("batch traceability slip", "bon de traçabilité des lots"), years(5), "act", _MIN, "CSP, art. R5124-58", controller="pharmacy")
    blood_derived_medicine_register = kept("blood_derived_medicine_register", ("register of blood-derived medicines", "registre des médicaments dérivés du sang"), years(40), "record_created", _MIN, "CSP, art. R5121-195", disposition=_ARCHIVES)
    atmp_hospital_exemption_data = kept("atmp_hospital_exemption_data", ("advanced therapy prepared in a hospital", "thérapie innovante préparée à l'hôpital"), years(30), "product_expiry", _MIN, "CSP, art. R5121-201-7", disposition=_ARCHIVES)
    medical_device_traceability = kept("medical_device_traceability", ("traceability of medical devices", "traçabilité des dispositifs médicaux"), years(10), "act", _MIN, "CSP, art. R5212-37", disposition=_ARCHIVES)
    medical_device_traceability_blood = kept("medical_device_traceability_blood", ("traceability of devices with a blood-derived substance", "traçabilité des dispositifs à substance dérivée du sang"), years(40), "act", _MIN, "CSP, art. R5212-37", disposition=_ARCHIVES)
    device_technical_file = kept("device_technical_file", ("technical file of a device", "documentation technique d'un dispositif"), years(10), "product_last_placed", _MIN, "Regulation (EU) 2017/745, art. 10(8)", disposition=Disposition.NONE_STATED, since="2021-05-26")
    device_technical_file_implantable = kept("device_technical_file_implantable", ("technical file of an implantable device", "documentation technique d'un dispositif implantable"), years(15), "product_last_placed", _MIN, "Regulation (EU) 2017/745, art. 10(8)", disposition=Disposition.NONE_STATED, since="2021-05-26")
    lab_report_private = kept("lab_report_private", ("report of a private laboratory", "compte rendu d'un laboratoire privé"), years(10), "record_created", Nature.RECOMMENDED, "CSP, art. L1142-28, as professionals read it", soft=True, controller="private laboratory")
    lab_report_public = kept("lab_report_public", ("report of a public laboratory", "compte rendu d'un laboratoire public"), years(20), "record_created", _MIN, "Union's reading for public laboratories", controller="public laboratory", disposition=_ARCHIVES)
    genetic_report_lab = kept("genetic_report_lab", ("report of a genetic examination", "compte rendu d'examen génétique"), years(30), "record_created", _FIXED, "CSP, art. R1131-20", controller="laboratory", disposition=_ARCHIVES)
    organ_transplant_documents = kept("organ_transplant_documents", ("documents of a transplantation", "documents relatifs à la greffe"), years(30), "act", _MIN, "CSP, art. R1234-2", controller="transplant hospital", disposition=_ARCHIVES)
    tissue_cell_traceability = kept("tissue_cell_traceability", ("traceability of tissues and cells", "traçabilité des tissus et cellules"), years(30), "act", _MIN, "CSP, art. R1211-19-1; Directive 2004/23/EC, art. 8", sure=MEMORY, disposition=_ARCHIVES)
    gamete_donor_file = kept("gamete_donor_file", ("file of a gamete donor", "dossier du donneur de gamètes"), years(40), "record_created", _MIN, "CSP, art. R1244-5", controller="authorised centre", disposition=_ARCHIVES)
    third_party_donor_register = kept("third_party_donor_register", ("register of third-party donors", "registre des tiers donneurs"), years(120), "record_created", _MAX, "CSP, art. L2143-2 and following", sure=MEMORY, controller="Biomedicine Agency", since="2022-09-01")
    clinical_trial_master_file = kept("clinical_trial_master_file", ("master file of a clinical trial", "dossier permanent de l'essai clinique"), years(25), "study_end", _MIN, "Regulation (EU) 536/2014, art. 58", disposition=Disposition.NONE_STATED, since="2022-01-31", granularity=Granularity.DATASET)
    clinical_trial_documents_directive = kept("clinical_trial_documents_directive", ("essential documents of a trial under the directive", "documents essentiels d'un essai, ancien régime"), years(15), "study_end", _MIN, "Order under CSP, art. R1123-61; Directive 2005/28/EC, art. 17", disposition=Disposition.NONE_STATED, granularity=Granularity.DATASET)
    atmp_trial_data = kept("atmp_trial_data", ("trial of an advanced therapy", "essai d'une thérapie innovante"), years(30), "product_expiry", _MIN, "Guideline on good manufacturing practice for advanced therapies", soft=True, disposition=Disposition.NONE_STATED)
    mr004_dataset = kept("mr004_dataset", ("study on existing data (MR-004)", "étude sur données existantes (MR-004)"), years(20), "last_publication", _MAX, "CNIL, deliberation 2018-155", soft=True, disposition=_ANON, granularity=Granularity.DATASET)
    ivd_performance_study = kept("ivd_performance_study", ("performance study of a diagnostic (MR-002)", "étude de performances d'un diagnostic (MR-002)"), until(("until the final report or the registration", "jusqu'au rapport final ou à l'enregistrement")), "study_end", Nature.CRITERION, "CNIL, MR-002 of 2015", soft=True, disposition=_ANON)
    device_clinical_investigation = kept("device_clinical_investigation", ("clinical investigation of a device", "investigation clinique d'un dispositif"), years(10), "study_end", _MIN, "Regulation (EU) 2017/745, annex XV, chapter III", sure=MEMORY, disposition=Disposition.NONE_STATED)
    pharmacovigilance_product_data = kept("pharmacovigilance_product_data", ("pharmacovigilance data of a product", "données de pharmacovigilance d'un médicament"), years(10), "authorisation_end", _MIN, "Regulation (EU) 520/2012, art. 12(2)", disposition=Disposition.NONE_STATED)
    pv_system_master_file = kept("pv_system_master_file", ("pharmacovigilance system master file", "dossier permanent du système de pharmacovigilance"), years(5), "closure", _MIN, "Regulation (EU) 520/2012, art. 12", disposition=Disposition.NONE_STATED)
    # fmt: on
