"""The French schedule worked out by hand: what each text comes to for a record, on both sides of its end."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from groups import in_groups
from healthgov import fr
from healthgov.errors import InvalidDocumentError, NotInForceError
from healthgov.retention import Disposition, Nature, SignOff
from healthgov.tables import events as table_events
from healthgov.texts import BindingForce, Confidence
from healthgov.verdicts import Verdict
from law.cases import read_yaml
from retention.in_words import as_a_lawyer_reads

NOW = "2026-11-23"

NEXT = timedelta(days=1)
ALWAYS = "2199-12-31"
"""A day on which what is never settled is not settled yet."""

THREE = ("exposure_end", "biological_exposure_end", "ionising_exposure_end")
TRANSITION = {"transition_end": "2025-01-31"}

# Each line: the facts, the last day on which the record must be kept, and the last on which that is not known.
# A dash for the first says that no text obliges; for the second, that no day settles it. Where both are the same day
# the record may go on the next. Among the facts, "never" names events that never happened, "version_on" the day of
# the study, and "asked_on" the last day of a text that has ended, where nothing was settled on it.
ENDS = [
    # Care
    ("hospital_medical_record", {"birth": "1960-05-20", "last_contact": "2006-03-15"}, "2026-03-15", "2026-03-15"),
    ("hospital_medical_record", {"birth": "2001-06-10", "last_contact": "2005-09-01"}, "2029-06-10", "2029-06-10"),
    ("hospital_medical_record", {"birth": "1940-01-01", "last_contact": "2010-01-15", "death": "2012-07-04"}, "2022-07-04", "2022-07-04"),
    ("hospital_medical_record", {"birth": "2001-06-10", "last_contact": "2005-09-01", "death": "2007-03-03"}, "2017-03-03", "2029-06-10"),
    ("transfusion_extract", {"transfusion": "1996-11-22"}, "2026-11-22", "2026-11-22"),
    ("haemovigilance_unit_data", {"distribution": "1996-02-29"}, "2026-02-28", "2026-02-28"),
    ("private_practice_record", {"birth": "1960-05-20", "last_contact": "2006-03-15"}, "2026-03-15", "2026-03-15"),
    ("private_practice_record", {"birth": "2001-06-10", "last_contact": "2005-09-01"}, "2029-06-10", "2029-06-10"),
    ("private_practice_record", {"last_contact": "2005-09-01"}, "2025-09-01", "2033-09-01"),
    ("care_sheet_copy", {"transmission": "2026-06-15"}, "2026-09-13", "2026-09-13"),
    ("scanned_supporting_document", {"transmission": "2026-06-15"}, "2026-09-13", "2026-09-13"),
    ("e_prescription_data", {"prescription": "2021-11-22"}, "-", "2026-11-22"),
    ("electronic_access_trace_hospital", {"log_entry": "2020-01-01", "last_contact": "2020-01-01"}, "2020-07-01", "2040-01-01"),
    ("ehr_access_trace_cnil_draft", {"last_contact": "2010-01-01"}, "-", "-"),
    ("liability_evidence", {"birth": "1970-01-01", "consolidation": "2015-03-10"}, "2025-03-10", "2025-03-10"),
    ("liability_evidence", {"birth": "2010-02-01", "consolidation": "2012-06-01"}, "2038-02-01", "2038-02-01"),
    # Centres and programmes
    ("emergency_call_recording", {"birth": "1950-01-01", "last_contact": "2000-01-01", "recording": "2000-01-01"}, "-", "-"),
    ("poison_centre_record", {"birth": "1960-05-20", "last_contact": "2006-03-15"}, "2026-03-15", "2026-03-15"),
    ("poison_centre_record", {"birth": "2001-06-10", "last_contact": "2005-09-01"}, "2029-06-10", "2029-06-10"),
    ("poison_centre_decision_extract", {"record_created": "1996-11-22"}, "2026-11-22", "-"),
    ("poison_centre_product_contacts", {"last_update": "2006-11-22"}, "-", "2026-11-22"),
    ("poison_centre_composition", {"record_created": "1950-01-01"}, "-", "-"),
    ("poison_centre_technical_trace", {"log_entry": "2026-08-31"}, "2027-02-28", "2027-02-28"),
    ("psychiatric_involuntary_tracking", {"lifting": "2023-05-10"}, "2026-12-31", "2027-12-31"),
    ("pmsi_source_files", {"period_end": "2010-12-31"}, "2015-12-31", "2015-12-31"),
    ("pmsi_source_files", {"period_end": "1950-12-31"}, "-", "-"),
    ("hospital_imaging", {"birth": "1960-05-20", "last_contact": "2006-03-15"}, "2026-03-15", "2026-03-15"),
    ("hospital_imaging", {"birth": "2001-06-10", "last_contact": "2005-09-01", "death": "2007-03-03"}, "2017-03-03", "2029-06-10"),
    ("private_imaging", {"last_contact": "1950-01-01"}, "-", "-"),
    ("child_protection_record", {"last_contact": "1950-01-01"}, "-", "-"),
    ("school_health_record", {"last_contact": "1950-01-01"}, "-", "-"),
    ("school_infirmary_register", {"last_entry": "1950-01-01"}, "-", "-"),
    ("biobank_collection", {"collection": "1950-01-01"}, "-", "-"),
    ("cancer_screening_followup", {"followup_end": "2000-01-01"}, "-", "-"),
    ("social_care_file", {"last_exchange": "2024-01-15"}, "-", "-"),
    ("ehpad_medical_record", {"birth": "1930-01-01", "last_contact": "2006-02-28"}, "2026-02-28", "2026-02-28"),
    ("ehpad_medical_record", {"birth": "1930-01-01", "last_contact": "2015-02-28", "death": "2015-02-28"}, "2025-02-28", "2035-02-28"),
    # Archives of public hospitals
    ("hospital_admission_register", {"record_created": "1950-01-01"}, "-", "-"),
    ("involuntary_care_register", {"record_created": "1950-01-01"}, "-", "-"),
    ("hospital_patient_index", {"record_created": "1950-01-01"}, "-", "-"),
    ("hospital_birth_and_death_register", {"record_created": "1950-01-01"}, "-", "-"),
    ("patient_movement_register", {"record_created": "1950-01-01"}, "-", "-"),
    ("resident_administrative_file", {"closure": "2021-11-22"}, "2026-11-22", "2026-11-22"),
    ("resident_movement_sheet", {"record_created": "2025-11-22"}, "2026-11-22", "2026-11-22"),
    ("guardianship_follow_up_file", {"closure": "1996-11-22"}, "2026-11-22", "2026-11-22"),
    # Pharmacies
    ("prescription_software_pharmacy_file", {"last_contact": "1950-01-01"}, "-", "-"),
    ("dispensing_register", {"register_entry": "2016-11-22"}, "2026-11-22", "2026-11-22"),
    ("narcotics_balance_register", {"last_entry": "2016-11-22"}, "2026-11-22", "2026-11-22"),
    ("narcotics_prescription_copy", {"dispensing": "2024-02-29"}, "2027-02-28", "2027-02-28"),
    ("narcotics_professional_order", {"order": "2023-11-22"}, "2026-11-22", "2026-11-22"),
    ("toxic_substance_order", {"order": "2023-11-22"}, "2026-11-22", "2026-11-22"),
    ("toxic_substance_register", {"register_entry": "2016-11-22"}, "2026-11-22", "2026-11-22"),
    ("controlled_purchase_invoice", {"invoice": "2015-01-05", "fiscal_year_close": "2015-12-31"}, "2025-12-31", "2025-12-31"),
    ("controlled_purchase_invoice", {"invoice": "2015-01-05"}, "2018-01-05", "-"),
    ("compounded_preparation_register", {"register_entry": "2016-02-29"}, "2026-02-28", "2026-02-28"),
    ("batch_traceability_slip", {"receipt": "2021-11-22"}, "2026-11-22", "2026-11-22"),
    ("blood_derived_medicine_register", {"register_entry": "1986-11-22"}, "2026-11-22", "2026-11-22"),
    # Products, laboratories, the human body
    ("atmp_hospital_exemption_data", {"product_expiry": "1996-11-22"}, "2026-11-22", "2026-11-22"),
    ("medical_device_traceability", {"use_on_patient": "2000-01-01", "asked_on": "2026-04-21"}, "-", "-"),
    ("medical_device_traceability_blood", {"use_on_patient": "1980-01-01", "asked_on": "2026-04-21"}, "-", "-"),
    ("medical_device_traceability", {"explantation": "2006-11-22"}, "2026-11-22", "2026-11-22"),
    ("medical_device_traceability", {"death": "2016-11-22", "never": ("explantation",)}, "2026-11-22", "2026-11-22"),
    ("medical_device_traceability", {"explantation": "2010-11-22", "death": "2016-11-22"}, "2026-11-22", "2030-11-22"),
    ("medical_device_traceability", {"explantation": "2006-11-22", "death": "2018-11-22"}, "2026-11-22", "2028-11-22"),
    ("medical_device_traceability_blood", {"explantation": "1986-11-22"}, "2026-11-22", "2026-11-22"),
    ("medical_device_traceability_blood", {"death": "1986-11-22", "never": ("explantation",)}, "2026-11-22", "2026-11-22"),
    ("listed_device_traceability", {"record_created": "2016-11-22"}, "-", "2026-11-22"),
    ("device_technical_file", {"product_last_placed": "2016-11-22"}, "2026-11-22", "2026-11-22"),
    ("device_technical_file_implantable", {"product_last_placed": "2011-11-22"}, "2026-11-22", "2026-11-22"),
    ("ivd_technical_file", {"product_last_placed": "2016-11-22"}, "2026-11-22", "2026-11-22"),
    ("lab_report_private", {"report": "2016-11-22"}, "2026-11-22", "2026-11-22"),
    ("lab_report_public", {"report": "2006-11-22"}, "2026-11-22", "2026-11-22"),
    ("forensic_dna_report", {"report": "1986-11-22"}, "2026-11-22", "2026-11-22"),
    ("genetic_report_lab", {"report": "1996-11-22"}, "2026-11-22", "2026-11-22"),
    ("organ_transplant_documents", {"transplantation": "1996-11-22"}, "2026-11-22", "2026-11-22"),
    ("tissue_cell_traceability", {"use_on_patient": "1996-02-29"}, "2026-02-28", "2026-02-28"),
    # The start is not stated: until forty years from the opening the answer is sure, after it is not.
    ("gamete_donor_file", {"file_opening": "1986-11-22"}, "2026-11-22", "-"),
    ("third_party_donor_register", {"record_created": "2022-10-01"}, "2142-10-01", "2142-10-01"),
    ("third_party_donor_without_birth", {"no_birth_settled": "2024-03-15"}, "-", "2024-03-15"),
    ("organ_removal_documents", {"donation": "1996-11-22"}, "2026-11-22", "2026-11-22"),
    ("pathology_blocks_slides", {"report": "1950-01-01"}, "-", "-"),
    # National services
    ("shared_medical_record", {"closure": "2024-02-29"}, "2034-02-28", "2034-02-28"),
    ("digital_health_space", {"closure": "2024-02-29"}, "2034-02-28", "2034-02-28"),
    ("digital_health_space_erasure", {"erasure_request": "2026-08-31"}, "-", "2026-11-30"),
    ("pharma_record_dispensing", {"record_created": "2020-04-03"}, "2023-04-03", "2023-04-03"),
    ("pharma_record_dispensing", {"record_created": "2023-11-30"}, "2026-11-30", "2026-11-30"),
    # Twenty-three years and eight months from the last day of a July: the last day of a March.
    ("pharma_record_vaccine", {"record_created": "1999-07-31"}, "2023-03-31", "2023-03-31"),
    ("pharma_record_vaccine", {"record_created": "2003-11-30"}, "2026-11-30", "2026-11-30"),
    ("pharma_record_biologic", {"record_created": "2016-01-31"}, "2021-09-30", "2021-09-30"),
    ("pharma_record_biologic", {"record_created": "2021-11-30"}, "2026-11-30", "2026-11-30"),
    ("pharma_record_current", {"record_created": "1950-01-01"}, "-", "-"),
    ("pharma_record_objection", {"objection": "2020-03-31"}, "2023-03-31", "2023-03-31"),
    ("pharma_record_objection", {"objection": "2016-11-22"}, "2026-11-22", "2026-11-22"),
    ("national_health_data_system", {"collection": "2006-11-22"}, "-", "2026-11-22"),
    ("health_data_warehouse", {"collection": "2006-05-01"}, "-", "2026-05-01"),
    ("secure_messaging_operator_trace", {"log_entry": "2016-11-22"}, "2026-11-22", "2026-11-22"),
    # Covid
    ("covid_screening_result", {"collection": "2022-10-31"}, "-", "2023-01-31"),
    ("covid_screening_result_positive", {"collection": "2021-05-10", "asked_on": "2021-08-31"}, "-", "-"),
    ("covid_screening_result_positive", {"collection": "2022-07-31"}, "2023-01-31", "2023-01-31"),
    ("covid_contact_case", {"collection": "2022-10-31", "never": ["legal_basis_end"]}, "-", "2023-01-31"),
    ("covid_contact_case", {"collection": "2022-10-31", "legal_basis_end": "2023-01-15"}, "-", "2023-01-15"),
    ("covid_vaccination", {"vaccination": "2021-02-28"}, "2031-02-28", "2031-02-28"),
    ("covid_vaccination_risk_recall", {"vaccination": "2021-02-28"}, "2051-02-28", "2051-02-28"),
    # Research
    ("clinical_trial_master_file", {"study_end": "2024-05-01", "version_on": "2022-01-31"}, "2049-05-01", "2049-05-01"),
    ("clinical_trial_master_file", {"study_end": "2024-05-01"}, "-", "-"),
    # Fifteen years for a trial that ended before the transition did, twenty-five for one that ended with it or later.
    ("clinical_trial_documents_directive", {"study_end": "2010-05-01", "version_on": "2008-01-01", **TRANSITION}, "2025-05-01", "2025-05-01"),
    ("clinical_trial_documents_directive", {"study_end": "2025-01-30", "version_on": "2020-01-01", **TRANSITION}, "2040-01-30", "2040-01-30"),
    ("clinical_trial_documents_directive", {"study_end": "2025-01-31", "version_on": "2020-01-01", **TRANSITION}, "2050-01-31", "2050-01-31"),
    # The day of the transition is that of the regulation: it need not be stated.
    ("clinical_trial_documents_directive", {"study_end": "2010-05-01", "version_on": "2008-01-01"}, "2025-05-01", "2025-05-01"),
    ("clinical_trial_documents_directive", {"study_end": "2025-06-30", "version_on": "2020-01-01"}, "2050-06-30", "2050-06-30"),
    ("atmp_trial_data", {"product_expiry": "1996-11-22"}, "2026-11-22", "2026-11-22"),
    ("mr001_2018", {"last_publication": "2000-01-01", "version_on": "2020-01-01"}, "-", "-"),
    ("mr001_2026", {"last_publication": "2000-01-01", "version_on": "2026-05-24"}, "-", "-"),
    ("mr003_2018", {"last_publication": "2000-01-01", "version_on": "2020-01-01"}, "-", "-"),
    ("mr003_2026", {"last_publication": "2000-01-01", "version_on": "2026-05-24"}, "-", "-"),
    ("mr004_dataset", {"last_publication": "2000-03-01", "final_report": "1999-01-01"}, "-", "-"),
    ("mr007_dataset", {"last_provision": "2024-02-29"}, "-", "2031-02-28"),
    ("mr008_dataset", {"last_provision": "2023-10-12"}, "-", "2030-10-12"),
    ("snds_study_user_data", {"study_end": "2024-02-29"}, "-", "2029-02-28"),
    ("research_professional_data", {"study_end": "2015-01-01"}, "-", "-"),
    ("research_professional_data_mr001", {"study_end": "2015-01-01", "version_on": "2020-01-01"}, "-", "-"),
    ("ivd_performance_study", {"final_report": "2000-01-01"}, "-", "-"),
    ("device_clinical_investigation", {"study_end": "2022-03-01", "never": ["product_last_placed"]}, "2032-03-01", "2032-03-01"),
    ("device_clinical_investigation", {"study_end": "2022-03-01", "product_last_placed": "2025-07-01"}, "2035-07-01", "2035-07-01"),
    ("device_clinical_investigation", {"study_end": "2022-03-01"}, "2032-03-01", "-"),
    ("device_clinical_investigation_implantable", {"study_end": "2022-03-01", "product_last_placed": "2025-07-01"}, "2040-07-01", "2040-07-01"),
    ("early_access_data_2014", {"authorisation_end": "2000-01-01"}, "-", "-"),
    ("ehds_secondary_use_copy", {"permit_end": "2029-08-31"}, "-", "2030-02-28"),
    # Vigilance
    ("pharmacovigilance_product_data", {"authorisation_end": "2016-11-22"}, "2026-11-22", "2026-11-22"),
    ("pv_system_master_file", {"closure": "2021-11-22"}, "2026-11-22", "2026-11-22"),
    ("health_vigilance_case", {"product_withdrawal": "1950-01-01"}, "-", "-"),
    ("ai_high_risk_log_provider", {"log_entry": "2026-09-01"}, "-", "-"),
    ("ai_high_risk_log_deployer", {"log_entry": "2026-09-01"}, "-", "-"),
    ("ai_high_risk_documentation", {"product_last_placed": "2010-01-01", "asked_on": "2028-08-01"}, "-", "-"),
    ("ai_high_risk_documentation", {"product_last_placed": "2018-11-23"}, "2028-11-23", "2028-11-23"),
    # Occupational health
    ("occupational_health_record", {"last_contact": "1984-04-12", "never": THREE}, "2024-04-12", "2024-04-12"),
    ("occupational_health_record", {"last_contact": "2016-04-12", "death": "2020-06-01", "never": THREE}, "2030-06-01", "2030-06-01"),
    ("occupational_health_record", {"last_contact": "1984-04-12", "death": "2020-06-01", "exposure_end": "2015-03-31", "never": THREE[1:]}, "2065-03-31", "2065-03-31"),
    ("occupational_health_record", {"last_contact": "1984-04-12"}, "2024-04-12", "-"),
    ("chemical_exposure_record", {"exposure_end": "1976-02-29"}, "2026-02-28", "2026-02-28"),
    # Up to forty years, which extend another file: nothing is sure before.
    ("biological_agent_record", {"exposure_end": "1990-06-30"}, "-", "2030-06-30"),
    ("ionising_radiation_record", {"birth": "1970-08-08", "exposure_end": "2010-05-31"}, "2060-05-31", "2060-05-31"),
    ("ionising_radiation_record", {"birth": "1950-08-08", "exposure_end": "1970-05-31"}, "2025-08-08", "2025-08-08"),
    ("cmr_exposed_worker_list", {"record_created": "1990-03-31"}, "2030-03-31", "2030-03-31"),
    # Five years, and as long as among the last two.
    ("safety_inspection_docs", {"inspection": "2020-03-31", "second_later_inspection": "2022-01-01"}, "2025-03-31", "2025-03-31"),
    ("safety_inspection_docs", {"inspection": "2020-03-31", "second_later_inspection": "2026-05-01"}, "2026-05-01", "2026-05-01"),
    ("safety_inspection_docs", {"inspection": "2020-03-31"}, "2025-03-31", "-"),
    ("accident_declaration_copy", {"accident_declaration": "2021-11-22"}, "2026-11-22", "2026-11-22"),
    ("risk_assessment_document", {"record_created": "1990-02-28"}, "2030-02-28", "2030-02-28"),
    # Security
    ("hosted_health_data", {"data_returned": "2026-11-22"}, "-", "2026-11-22"),
    ("hosted_health_data", {"contract_end": "2020-01-01"}, "-", "-"),
    ("security_log_standard", {"log_entry": "2026-01-01"}, "2026-07-01", "2027-01-01"),
    ("security_log_short_lived_data", {"log_entry": "2026-08-31"}, "2027-02-28", "2027-08-31"),
    ("security_log_internal_control", {"log_entry": "2024-01-31"}, "2024-07-31", "2027-01-31"),
    ("isp_host_identification_data", {"record_created": "2024-02-29"}, "2025-02-28", "2025-02-28"),
    ("isp_host_account_data", {"contract_end": "2025-11-22", "never": ["closure"]}, "2026-11-22", "2026-11-22"),
    ("isp_host_account_data", {"contract_end": "2024-01-05", "closure": "2025-11-22"}, "2026-11-22", "2026-11-22"),
    ("isp_host_account_data", {"closure": "2025-11-22", "never": ["contract_end"]}, "2026-11-22", "2026-11-22"),
    ("isp_host_identity_data", {"contract_end": "2021-11-22"}, "2026-11-22", "2026-11-22"),
    ("cctv_footage", {"recording": "2026-01-31"}, "-", "2026-02-28"),
    ("badge_access_log", {"passage": "2026-11-30"}, "-", "2027-02-28"),
    ("breach_register", {"closure": "2000-01-01"}, "-", "-"),
    # Staff
    ("unsuccessful_candidate", {"last_exchange": "2024-02-29"}, "-", "2026-02-28"),
    ("employee_file", {"departure": "2021-11-22"}, "2026-11-22", "2026-11-22"),
    ("public_servant_file", {"departure": "1950-01-01"}, "-", "-"),
    ("payslip_employer_copy", {"issue": "2021-11-22"}, "2026-11-22", "2026-11-22"),
    # Fifty years, or the age of 76.
    ("e_payslip_availability", {"issue": "1999-01-01", "birth": "1980-01-01"}, "2049-01-01", "2056-01-01"),
    ("staff_register", {"departure": "2021-11-22"}, "2026-11-22", "2026-11-22"),
    ("on_call_records", {"period_end": "2024-02-29"}, "2025-02-28", "2025-02-28"),
    ("working_time_records", {"period_end": "2025-11-22"}, "2026-11-22", "2026-11-22"),
    ("working_days_records", {"period_end": "2023-11-22"}, "2026-11-22", "2026-11-22"),
    # Three years from the end of the year in which it fell due.
    ("social_contribution_docs", {"document_made_or_received": "2020-11-23"}, "2026-11-23", "2026-11-23"),
    ("phone_recording_training", {"recording": "2026-08-31"}, "-", "2027-02-28"),
    ("whistleblowing_report", {"closure": "2026-12-31"}, "-", "2027-02-28"),
    ("whistleblowing_report_with_procedure", {"decision_final": "2010-01-01"}, "-", "-"),
    # Commerce: what an authority advises to keep no longer obliges nobody to keep.
    ("prospect_b2c", {"contact_from_person": "2024-02-29"}, "-", "2027-02-28"),
    ("prospect_b2b", {"contact_from_person": "2023-11-22"}, "-", "2026-11-22"),
    ("prospect_without_contact", {"collection": "2023-11-22"}, "-", "2026-11-22"),
    ("customer_marketing", {"relationship_end": "2022-06-30"}, "-", "2027-06-30"),
    ("inactive_online_account", {"last_activity": "2024-02-29"}, "-", "2026-02-28"),
    ("objection_list", {"objection": "2023-11-22"}, "2026-11-22", "2026-11-22"),
    ("invoice_accounting", {"fiscal_year_close": "2024-02-29"}, "2034-02-28", "2034-02-28"),
    ("civil_contract", {"contract_end": "2021-11-22"}, "2026-11-22", "2026-11-22"),
    ("consumer_electronic_contract", {"delivery": "2016-11-22"}, "2026-11-22", "2026-11-22"),
    ("payment_card_number", {"debit": "2025-10-31"}, "-", "2026-11-30"),
    ("payment_card_number_deferred", {"debit": "2025-11-30"}, "-", "2027-02-28"),
    ("payment_card_code", {"first_transaction": "2026-11-22"}, "-", "2026-11-22"),
    ("audience_cookie", {"collection": "2026-01-31"}, "-", "2027-02-28"),
    ("audience_cookie_data", {"collection": "2026-01-31"}, "-", "2028-02-29"),
    ("consent_choice", {"choice": "2026-08-31"}, "-", "2027-02-28"),
    ("health_quiz_answers", {"result_shown": "2026-11-22"}, "-", "2026-11-22"),
]  # fmt: skip

# What no day settles, as far as the texts were read: criteria, drafts, lengths that nobody confirmed.
NEVER_SETTLED = {
    "ehr_access_trace_cnil_draft", "emergency_call_recording", "poison_centre_composition", "private_imaging",
    "hospital_admission_register", "involuntary_care_register", "hospital_patient_index", "patient_movement_register",
    "hospital_birth_and_death_register",
    "child_protection_record", "school_health_record", "school_infirmary_register", "biobank_collection",
    "cancer_screening_followup", "social_care_file", "prescription_software_pharmacy_file",
    "pathology_blocks_slides", "pharma_record_current", "mr001_2018", "mr001_2026", "mr003_2018", "mr003_2026",
    "mr004_dataset", "research_professional_data", "research_professional_data_mr001", "ivd_performance_study",
    "early_access_data_2014", "health_vigilance_case", "ai_high_risk_log_provider", "ai_high_risk_log_deployer",
    "breach_register", "public_servant_file", "whistleblowing_report_with_procedure",
}  # fmt: skip


def answered(key, facts, day):
    """The answer on a day."""
    return fr.Retention(as_of=day).due(key, **{name: fact for name, fact in facts.items() if name != "asked_on"})


@in_groups(ENDS, by=lambda key, *_: key[0], named=lambda key, _, kept, open_: f"{key} {kept} {open_}")
def test_both_sides_of_every_end(key, facts, kept, open_):
    """Kept through a day and not the next; not known through another and free the next."""
    if kept != "-":
        last = date.fromisoformat(kept)
        assert answered(key, facts, last).verdict is Verdict.FAIL
        assert answered(key, facts, last + NEXT).verdict is (Verdict.PASS if kept == open_ else Verdict.UNKNOWN)
    if open_ == "-":
        never_ends = answered(key, facts, facts.get("asked_on", ALWAYS))
        assert never_ends.verdict is (Verdict.FAIL if never_ends.for_ever else Verdict.UNKNOWN)
    elif kept != open_:
        last = date.fromisoformat(open_)
        assert answered(key, facts, last).verdict is Verdict.UNKNOWN
        assert answered(key, facts, last + NEXT).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("key", "facts", "day"),
    [
        ("digital_health_space", {"closure": "2022-03-15"}, "2032-03-15"),
        ("covid_screening_result_positive", {"collection": "2022-07-31"}, "2023-01-31"),
        ("pharma_record_dispensing", {"record_created": "2017-10-31"}, "2020-10-31"),
        ("pharma_record_biologic", {"record_created": "2016-03-15"}, "2021-11-15"),
    ],
)
def test_what_a_text_erases_at_the_end_is_kept_until_then_and_gone_after(key, facts, day):
    """Kept through the very day after which it may not be there: CSP, art. R1111-36; law 2020-546, art. 11."""
    last = date.fromisoformat(day)
    assert (answered(key, facts, last).verdict, answered(key, facts, last).overdue) == (Verdict.FAIL, False)
    assert (answered(key, facts, last + NEXT).verdict, answered(key, facts, last + NEXT).overdue) == (
        Verdict.PASS,
        True,
    )
    assert answered(key, facts, last).must_dispose_by == last


# Where somebody may agree to more time, the end to be kept is the one without, and nothing is overdue before the other.
MORE_IF_AGREED = {"mr007_dataset", "mr008_dataset"}


@pytest.mark.parametrize(
    ("key", "facts", "day"),
    [(key, facts, end) for key, facts, kept, end in ENDS if kept == "-" != end and key not in MORE_IF_AGREED],
)
def test_what_nobody_has_to_keep_is_overdue_the_day_after(key, facts, day):
    """Where no text obliges to keep, the end is the last day on which the record may be there."""
    last = date.fromisoformat(day)
    assert answered(key, facts, last).must_dispose_by == last
    assert (answered(key, facts, last).overdue, answered(key, facts, last + NEXT).overdue) == (False, True)


def test_every_policy_has_a_case():
    """No type of record and no version of a text goes without, and only what is listed here has no end."""
    cased = set()
    for key, facts, kept, open_ in ENDS:
        day = next((end for end in (kept, open_) if end != "-"), facts.get("asked_on", ALWAYS))
        policy = fr.Retention(as_of=day).policy(key, version_on=facts.get("version_on"))
        cased.add((policy.key, policy.validity))
    assert cased == {(policy.key, policy.validity) for policy in fr.Retention.policies}
    assert {key for key, *_ in ENDS} - {key for key, _, *ends in ENDS if ends != ["-", "-"]} == NEVER_SETTLED


# The two ends as the answer shows them: (key, facts, never, as_of, keep_through, safe_keep_through, verdict).
ROWS = [
    # A death is told to shorten the hospital file; a birth that is not known is that of a newborn.
    ("poison_centre_record", {"birth": "2001-06-10", "last_contact": "2005-09-01", "death": "2007-03-03"}, (), NOW, "2017-03-03", "2029-06-10", "UNKNOWN"),
    ("poison_centre_record", {"last_contact": "2005-09-01"}, (), NOW, "2025-09-01", "2033-09-01", "UNKNOWN"),
    ("private_practice_record", {"last_contact": "2005-09-01"}, (), NOW, "2025-09-01", "2033-09-01", "UNKNOWN"),
    ("ehpad_medical_record", {"birth": "1930-01-01", "last_contact": "2015-02-28", "death": "2015-02-28"}, (), NOW, "2025-02-28", "2035-02-28", "UNKNOWN"),
    # Ten years from the consolidation, or from the 18th birthday.
    ("liability_evidence", {"consolidation": "2015-03-10"}, (), NOW, "2025-03-10", "2043-03-10", "UNKNOWN"),
    ("liability_evidence", {"birth": "2010-02-01"}, (), NOW, None, None, "FAIL"),
    # Two years are the limit of the active base, and nobody says how long the archive lasts.
    ("social_care_file", {"last_exchange": "2026-01-15"}, (), NOW, None, None, "UNKNOWN"),
    ("narcotics_balance_register", {}, (), NOW, None, None, "UNKNOWN"),
    # Forty years from the last visit, ten from a death; exposures extend it.
    ("occupational_health_record", {"last_contact": "1984-04-12", "exposure_end": "1983-12-31"}, THREE[1:], NOW, "2033-12-31", "2033-12-31", "FAIL"),
    ("occupational_health_record", {"last_contact": "2023-04-12", "death": "2026-06-01", "exposure_end": "2015-03-31"}, THREE[1:], NOW, "2065-03-31", "2065-03-31", "FAIL"),
    ("occupational_health_record", {"last_contact": "1960-01-01", "ionising_exposure_end": "1959-06-30"}, THREE[:2], NOW, "2009-06-30", "2034-06-30", "UNKNOWN"),
    ("occupational_health_record", {"last_contact": "1960-01-01", "ionising_exposure_end": "1959-06-30"}, THREE[:2], "2034-07-01", "2009-06-30", "2034-06-30", "PASS"),
    ("occupational_health_record", {"birth": "1930-01-15", "last_contact": "1960-01-01", "ionising_exposure_end": "1959-06-30"}, THREE[:2], NOW, "2009-06-30", "2009-06-30", "PASS"),
    # The age of 75 and fifty years, whichever is later.
    ("ionising_radiation_record", {"exposure_end": "1970-05-31"}, (), "2020-05-31", None, "2045-05-31", "FAIL"),
    ("ionising_radiation_record", {"exposure_end": "1970-05-31"}, (), NOW, None, "2045-05-31", "UNKNOWN"),
    # A maximum may give way to a regulation.
    ("health_vigilance_case", {"product_withdrawal": "1950-01-01"}, (), NOW, "2020-01-01", None, "UNKNOWN"),
    ("mr004_dataset", {"last_publication": "2000-03-01", "final_report": "1999-01-01"}, (), NOW, "2020-03-01", None, "UNKNOWN"),
    ("mr004_dataset", {"final_report": "1999-01-01"}, ("last_publication",), NOW, "2019-01-01", None, "UNKNOWN"),
    # The committee may have agreed to two years more.
    ("mr007_dataset", {"last_provision": "2021-11-22"}, (), NOW, "2026-11-22", "2028-11-22", "UNKNOWN"),
    ("mr007_dataset", {"last_provision": "2019-11-22"}, (), NOW, "2024-11-22", "2026-11-22", "PASS"),
    # The start is not stated.
    ("medical_device_traceability", {"use_on_patient": "2000-01-01"}, (), "2026-04-21", "2010-01-01", "2010-01-01", "UNKNOWN"),
    ("medical_device_traceability_blood", {"use_on_patient": "1980-01-01"}, (), "2026-04-21", "2020-01-01", "2020-01-01", "UNKNOWN"),
    # A device that is still implanted, and one of which nobody says whether it was removed.
    ("medical_device_traceability", {"use_on_patient": "2000-01-01"}, (), NOW, "2060-01-01", None, "FAIL"),
    ("medical_device_traceability", {"use_on_patient": "1960-01-01"}, (), NOW, "2020-01-01", None, "UNKNOWN"),
    # Removed after fifty years: the twenty years run, whatever the sixty.
    ("medical_device_traceability", {"use_on_patient": "1960-01-01", "explantation": "2010-11-22"}, (), NOW, "2020-01-01", "2030-11-22", "UNKNOWN"),
    ("gamete_donor_file", {"file_opening": "1986-11-23"}, (), NOW, "2026-11-23", None, "FAIL"),
    ("poison_centre_decision_extract", {"record_created": "1996-11-22"}, (), NOW, "2026-11-22", None, "UNKNOWN"),
    ("third_party_donor_register", {"record_created": "2022-10-01"}, (), NOW, "2142-10-01", "2142-10-01", "FAIL"),
    ("early_access_data_2014", {"authorisation_end": "2000-01-01"}, (), NOW, "2010-01-01", "2010-01-01", "UNKNOWN"),
    # In August 2021 either length may hold, from September on the longer does.
    ("covid_screening_result_positive", {"collection": "2021-05-10"}, (), "2021-08-15", "2021-08-10", "2021-11-10", "UNKNOWN"),
    ("covid_screening_result_positive", {"collection": "2021-05-10"}, (), "2021-09-15", "2021-11-10", "2021-11-10", "FAIL"),
    ("covid_screening_result_positive", {"collection": "2021-05-10"}, (), "2021-11-11", "2021-11-10", "2021-11-10", "PASS"),
    # What was over by the old text is not known by the new one.
    ("pharma_record_dispensing", {"record_created": "2020-04-03"}, (), "2023-04-04", "2023-04-03", "2023-04-03", "PASS"),
    ("pharma_record_dispensing", {"record_created": "2020-04-03"}, (), "2023-04-05", "2023-04-03", "2023-04-03", "PASS"),
    ("pharma_record_vaccine", {"record_created": "2000-04-04"}, (), "2023-04-04", "2023-12-04", "2023-12-04", "FAIL"),
    ("pharma_record_vaccine", {"record_created": "2000-04-04"}, (), "2023-04-05", "2023-04-04", "2023-04-04", "PASS"),
    ("pharma_record_biologic", {"record_created": "2020-04-03"}, (), "2026-11-30", "2025-04-03", "2025-04-03", "PASS"),
    ("pharma_record_vaccine", {"record_created": "2016-01-31"}, (), "2023-04-04", "2039-09-30", "2039-09-30", "FAIL"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "facts", "never", "as_of", "keep", "safe", "verdict"), ROWS, ids=[f"{row[0]} {row[6]}" for row in ROWS]
)
def test_a_row(key, facts, never, as_of, keep, safe, verdict):
    """A record worked out from the text by hand has these ends, and this verdict on the day."""
    answer = fr.Retention(as_of=as_of).due(key, never=never, **facts)
    found = tuple(end and end.isoformat() for end in (answer.keep_through, answer.safe_keep_through))
    assert (*found, answer.verdict) == (keep, safe, Verdict[verdict])


@pytest.mark.parametrize(
    ("key", "version_on", "as_of", "keep", "verdict"),
    [
        ("clinical_trial_documents_directive", "2015-01-01", "2025-05-01", "2025-05-01", "FAIL"),
        ("clinical_trial_documents_directive", "2015-01-01", "2025-05-02", "2025-05-01", "PASS"),
        ("clinical_trial_documents_directive", None, "2025-05-02", "2025-05-01", "UNKNOWN"),
        ("clinical_trial_master_file", "2022-01-31", "2035-05-01", "2035-05-01", "FAIL"),
        ("clinical_trial_master_file", "2022-01-31", "2035-05-02", "2035-05-01", "PASS"),
        ("clinical_trial_master_file", None, "2035-05-02", "2035-05-01", "UNKNOWN"),
        ("mr001_2018", "2020-01-01", NOW, None, "UNKNOWN"),
        ("research_professional_data_mr001", "2020-01-01", NOW, None, "UNKNOWN"),
    ],
)
def test_a_study_is_answered_under_its_own_text(key, version_on, as_of, keep, verdict):
    """The day on which a study came under its text decides; without it nothing is sure."""
    event = "final_report" if key == "mr001_2018" else "study_end"
    answer = fr.Retention(as_of=as_of).due(key, version_on=version_on, **{event: "2010-05-01"})
    assert (answer.keep_through and answer.keep_through.isoformat(), answer.verdict) == (keep, Verdict[verdict])


@pytest.mark.parametrize(
    ("ended", "until", "verdict"),
    [
        ("2010-05-01", "2025-05-01", "PASS"),
        ("2025-01-30", "2040-01-30", "FAIL"),
        ("2025-01-31", "2050-01-31", "FAIL"),
        ("2026-01-01", "2051-01-01", "FAIL"),
    ],
)
def test_the_end_of_the_transition_is_known(ended, until, verdict):
    """The regulation sets its day: nobody is asked for it, of one record, a table or raw tables, and it cannot never come."""
    facts = {"version_on": "2008-01-01", "study_end": ended}
    key, schedule = "clinical_trial_documents_directive", fr.Retention(as_of=NOW)
    due = schedule.due(key, **facts)
    assert (due.keep_through.isoformat(), due.safe_keep_through, due.lacking) == (until, due.keep_through, ())
    assert due.verdict is Verdict[verdict]
    assert due.keep_through == schedule.due(key, transition_end="2025-01-31", **facts).keep_through
    day, of_day = date.fromisoformat(ended), {"version_on": "2008-01-01"}
    table = pl.DataFrame({"trial": [1], "end": [day], "transition": [None]}, schema_overrides={"transition": pl.Date})
    for frame in (table, table.to_pandas()):
        for columns in ({"study_end": "end"}, {"study_end": "end", "transition_end": "transition"}):
            told = schedule.annotate(frame, key, **of_day, **columns)
            assert list(told.columns) == [*frame.columns, "keep_through", "safe_keep_through", "disposable", "reason"]
            assert str(told["keep_through"][0])[:10] == str(told["safe_keep_through"][0])[:10] == until
    plan = schedule.plan(key, unit="trial", study_end=table_events(table, "end"), **of_day)
    assert plan["keep_through"].to_list() == [due.keep_through]
    assert plan["safe_keep_through"].to_list() == [due.keep_through]
    with pytest.raises(InvalidDocumentError):
        schedule.due(key, never=["transition_end"], **facts)


def test_no_trial_has_come_under_the_directive_since_the_transition_ended():
    """The directive takes no trial from the last day of January 2025 on."""
    schedule = fr.Retention(as_of=NOW)
    assert schedule.policy("clinical_trial_documents_directive", version_on="2025-01-30")
    with pytest.raises(NotInForceError):
        schedule.policy("clinical_trial_documents_directive", version_on="2025-01-31")


@pytest.mark.parametrize(
    ("key", "facts", "as_of", "phase"),
    [
        ("shared_medical_record", {}, NOW, "active"),
        ("shared_medical_record", {"closure": "2026-11-23"}, NOW, "active"),
        ("shared_medical_record", {"closure": "2026-11-22"}, NOW, "intermediate"),
        ("shared_medical_record", {"closure": "2016-11-22"}, NOW, "expired"),
        ("digital_health_space", {"closure": "2026-11-22"}, NOW, "intermediate"),
        ("employee_file", {"departure": "2026-11-23"}, NOW, "active"),
        ("employee_file", {"departure": "2026-11-22"}, NOW, "intermediate"),
        ("staff_register", {"departure": "2026-11-22"}, NOW, "intermediate"),
        ("payslip_employer_copy", {"issue": "2026-11-22"}, NOW, "intermediate"),
        ("civil_contract", {}, NOW, "active"),
        ("civil_contract", {"contract_end": "2026-11-22"}, NOW, "intermediate"),
        ("invoice_accounting", {"fiscal_year_close": "2026-10-31"}, NOW, "intermediate"),
        ("payment_card_number", {"debit": "2026-11-22"}, NOW, "intermediate"),
        ("pharmacovigilance_product_data", {}, NOW, "active"),
        ("pharmacovigilance_product_data", {"authorisation_end": "2026-11-22"}, NOW, "intermediate"),
        ("customer_marketing", {"relationship_end": "2023-11-23"}, NOW, "active"),
        ("customer_marketing", {"relationship_end": "2023-11-22"}, NOW, "intermediate"),
        ("social_care_file", {"last_exchange": "2024-11-23"}, NOW, "active"),
        ("social_care_file", {"last_exchange": "2024-11-22"}, NOW, "intermediate"),
        ("private_practice_record", {"last_contact": "2021-11-22"}, NOW, "intermediate"),
        ("unsuccessful_candidate", {"last_exchange": "2024-11-22"}, NOW, "expired"),
        ("national_health_data_system", {"collection": "2006-11-23"}, NOW, "active"),
        ("research_professional_data", {"study_end": "2021-11-23"}, NOW, "active"),
        ("research_professional_data", {"study_end": "2021-11-22"}, NOW, "intermediate"),
        ("ivd_performance_study", {"registration": "2026-11-22"}, NOW, "intermediate"),
        ("mr003_2018", {"final_report": "2026-11-22"}, NOW, "intermediate"),
        ("mr003_2018", {"final_report": "2026-11-22", "last_publication": "2026-11-22"}, NOW, "active"),
        ("mr001_2018", {"marketing_authorisation": "2026-11-22", "last_publication": "2026-11-22"}, NOW, "intermediate"),
        ("mr004_dataset", {"final_report": "2024-11-23"}, NOW, "active"),
        ("mr004_dataset", {"final_report": "2024-11-22"}, NOW, "intermediate"),
        ("mr004_dataset", {"final_report": "2020-01-01", "last_publication": "2024-11-23"}, NOW, "active"),
        ("whistleblowing_report", {}, NOW, "active"),
        ("whistleblowing_report", {"decision_final": "2026-11-01", "closure": "2026-11-01"}, NOW, "intermediate"),
        ("health_vigilance_case", {"closure": "2026-11-22"}, NOW, "intermediate"),
        ("early_access_data_2014", {"summary_approved": "2024-11-22"}, NOW, "intermediate"),
        ("hosted_health_data", {"contract_end": "2026-11-22"}, NOW, "intermediate"),
    ],
)  # fmt: skip
def test_a_phase(key, facts, as_of, phase):
    """What runs while something is open ends with it, and the archive is counted from there."""
    assert fr.Retention(as_of=as_of).due(key, **facts).phase == phase


def test_nothing_is_open_before_the_end_of_an_up_to():
    """A text that says up to gives no first day of disposal before its end."""
    answer = fr.Retention(as_of=NOW).due("biological_agent_record", exposure_end="1990-06-30")
    assert (answer.disposable_from, answer.must_dispose_by) == (date(2030, 7, 1), date(2030, 6, 30))


@in_groups(
    fr.Retention.policies, by=lambda policy: policy.key[0], named=lambda policy: f"{policy.key} {policy.validity}"
)
def test_the_archives_sign_where_they_select(policy):
    """What the archives may select is not eliminated without their visa, and nothing else asks for it."""
    first = policy.disposition is Disposition.ARCHIVES_FIRST
    assert first is (SignOff.ARCHIVES_VISA in policy.sign_offs)
    assert not (first and policy.controller in ("pharmacy", "private laboratory"))


@pytest.mark.parametrize("key", ["hospital_medical_record", "poison_centre_record", "transfusion_extract"])
def test_three_sign_for_a_medical_file(key):
    """The director, the physician in charge of medical information, and the archives."""
    assert len(fr.Retention(as_of=NOW).policy(key).sign_offs) == 3


def test_a_claim_suspends_a_record_kept_as_the_hospital_file():
    """A poison centre's record stands still while a claim is pending."""
    facts = {"birth": "1950-01-01", "last_contact": "2004-04-10"}
    answer = fr.Retention(as_of=NOW).due("poison_centre_record", claims=[("2023-05-01", None)], **facts)
    assert (answer.suspended, answer.keep_through, answer.verdict) == (True, None, Verdict.FAIL)


@pytest.mark.parametrize(
    ("key", "force", "confidence"),
    [
        ("transfusion_extract", BindingForce.GUIDANCE, Confidence.SECOND_HAND),
        ("haemovigilance_unit_data", BindingForce.STATUTE, Confidence.SECOND_HAND),
        ("tissue_cell_traceability", BindingForce.STATUTE, Confidence.SECOND_HAND),
        ("occupational_health_record", BindingForce.STATUTE, Confidence.SEEN),
        ("ehr_access_trace_cnil_draft", BindingForce.PROPOSAL, Confidence.SECOND_HAND),
        ("employee_file", BindingForce.GUIDANCE, Confidence.SECOND_HAND),
        ("lab_report_public", BindingForce.GUIDANCE, Confidence.SECOND_HAND),
        ("pathology_blocks_slides", BindingForce.GUIDANCE, Confidence.UNSURE),
        ("cctv_footage", BindingForce.STATUTE, Confidence.SEEN),
        ("payment_card_number", BindingForce.GUIDANCE, Confidence.SEEN),
    ],
)
def test_how_far_a_number_binds_and_how_it_is_known(key, force, confidence):
    """The first text is the one the number stands in: how far it binds, and whether it was read."""
    first = fr.Retention(as_of=NOW).policy(key).cites[0]
    assert (first.force, first.confidence) == (force, confidence)


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("narcotics_balance_register", {"record_created": "2000-01-01"}),
        ("social_contribution_docs", {"issue": "2000-01-01"}),
        ("unsuccessful_candidate", {"last_contact": "2000-01-01"}),
        ("private_practice_record", {"last_contact": "2000-01-01", "death": "2001-01-01"}),
    ],
)
def test_an_event_the_text_does_not_count_from_is_refused(key, facts):
    """A day from which the text does not count is not taken for the one from which it does."""
    with pytest.raises(InvalidDocumentError):
        fr.Retention(as_of=NOW).due(key, **facts)


@in_groups(
    fr.Retention.policies, by=lambda policy: policy.key[0], named=lambda policy: f"{policy.key} {policy.validity}"
)
def test_advice_to_keep_is_no_limit(policy):
    """Advice to keep is what is listed here: what advises to keep no longer is a maximum, and obliges nobody."""
    advice = {
        "private_practice_record", "ehr_access_trace_cnil_draft", "liability_evidence", "ehpad_medical_record",
        "lab_report_private", "secure_messaging_operator_trace", "employee_file", "civil_contract", "objection_list",
        "security_log_standard", "security_log_short_lived_data", "security_log_internal_control",
    }  # fmt: skip
    assert (policy.nature is Nature.RECOMMENDED) is (policy.key in advice)
    if policy.nature is Nature.MAXIMUM:
        assert policy.least is None


@pytest.mark.parametrize("key", ["poison_centre_record", "ehpad_medical_record"])
def test_what_follows_the_hospital_file_does_not_start_before_it(key):
    """Before the fifth of January 2006 there is no article to follow."""
    assert fr.Retention(as_of="2006-01-05").due(key, last_contact="1980-01-01").verdict is not Verdict.FAIL
    with pytest.raises(NotInForceError):
        fr.Retention(as_of="2006-01-04").due(key, last_contact="1980-01-01")


def the_french_schedule():
    """Every policy of the French schedule in words, by its key and the first day of its text."""
    return {
        f"{p.key} since {p.validity.since}" if p.validity.since else p.key: as_a_lawyer_reads(p)
        for p in fr.Retention.policies
    }


def test_the_french_schedule_as_a_lawyer_reads_it():
    """Every policy says what the list beside this test says, and the list has no other."""
    rows = read_yaml(Path(__file__).parent / "french_schedule.yaml")
    assert the_french_schedule() == rows
