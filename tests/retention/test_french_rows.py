"""The French schedule worked out by hand: what each text comes to for a record, on both sides of its end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from healthgov import fr
from healthgov.errors import InvalidDocumentError, NotInForceError
from healthgov.references import BindingForce, Confidence
from healthgov.retention import Disposition, SignOff
from healthgov.verdicts import Verdict

NOW = "2026-11-23"

# Where a wrong reading deletes too early: (key, facts, never, as_of, keep_through, safe_keep_through, verdict).
EARLY = [
    # As the hospital file: twenty years, the 28th birthday, ten years from an early death.
    ("poison_centre_record", {"birth": "2001-06-10", "last_contact": "2005-09-01"}, (), "2029-06-10", "2029-06-10", "2029-06-10", "FAIL"),
    ("poison_centre_record", {"birth": "2001-06-10", "last_contact": "2005-09-01"}, (), "2029-06-11", "2029-06-10", "2029-06-10", "PASS"),
    ("poison_centre_record", {"birth": "2001-06-10", "last_contact": "2005-09-01", "death": "2007-03-03"}, (), NOW, "2017-03-03", "2029-06-10", "UNKNOWN"),
    ("poison_centre_record", {"last_contact": "2005-09-01"}, (), NOW, "2025-09-01", "2033-09-01", "UNKNOWN"),
    # Twenty years and the 28th birthday; a birth that is not known is that of a newborn.
    ("private_practice_record", {"birth": "1960-05-20", "last_contact": "2006-03-15"}, (), "2026-03-15", "2026-03-15", "2026-03-15", "FAIL"),
    ("private_practice_record", {"birth": "1960-05-20", "last_contact": "2006-03-15"}, (), "2026-03-16", "2026-03-15", "2026-03-15", "PASS"),
    ("private_practice_record", {"birth": "2001-06-10", "last_contact": "2005-09-01"}, (), NOW, "2029-06-10", "2029-06-10", "FAIL"),
    ("private_practice_record", {"last_contact": "2005-09-01"}, (), NOW, "2025-09-01", "2033-09-01", "UNKNOWN"),
    ("private_practice_record", {"last_contact": "2005-09-01"}, (), "2033-09-02", "2025-09-01", "2033-09-01", "PASS"),
    # Ten years from the consolidation, or from the 18th birthday.
    ("liability_evidence", {"birth": "1970-01-01", "consolidation": "2015-03-10"}, (), "2025-03-10", "2025-03-10", "2025-03-10", "FAIL"),
    ("liability_evidence", {"birth": "1970-01-01", "consolidation": "2015-03-10"}, (), "2025-03-11", "2025-03-10", "2025-03-10", "PASS"),
    ("liability_evidence", {"birth": "2010-02-01", "consolidation": "2012-06-01"}, (), NOW, "2038-02-01", "2038-02-01", "FAIL"),
    ("liability_evidence", {"consolidation": "2015-03-10"}, (), NOW, "2025-03-10", "2043-03-10", "UNKNOWN"),
    ("liability_evidence", {"birth": "2010-02-01"}, (), NOW, None, None, "FAIL"),
    # Two years in the active base, then as long as a legal duty asks.
    ("social_care_file", {"last_contact": "2024-01-15"}, (), "2026-01-15", None, None, "FAIL"),
    ("social_care_file", {"last_contact": "2024-01-15"}, (), "2026-01-16", None, None, "UNKNOWN"),
    # The whole register follows its last entry.
    ("narcotics_balance_register", {"last_entry": "2016-11-23"}, (), NOW, "2026-11-23", "2026-11-23", "FAIL"),
    ("narcotics_balance_register", {"last_entry": "2016-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("narcotics_balance_register", {}, (), NOW, None, None, "UNKNOWN"),
    # Three years from the end of the year in which it fell due.
    ("social_contribution_docs", {"contribution_due": "2023-02-05"}, (), "2026-12-31", "2026-12-31", "2026-12-31", "FAIL"),
    ("social_contribution_docs", {"contribution_due": "2023-02-05"}, (), "2027-01-01", "2026-12-31", "2026-12-31", "PASS"),
    # The ten years of accounting prevail for the same paper.
    ("controlled_purchase_invoice", {"act": "2015-01-05", "fiscal_year_close": "2015-12-31"}, (), "2025-12-31", "2025-12-31", "2025-12-31", "FAIL"),
    ("controlled_purchase_invoice", {"act": "2015-01-05", "fiscal_year_close": "2015-12-31"}, (), "2026-01-01", "2025-12-31", "2025-12-31", "PASS"),
    ("controlled_purchase_invoice", {"act": "2015-01-05"}, (), NOW, "2018-01-05", "2018-01-05", "UNKNOWN"),
    # From the end of the investigation, or from the last device placed.
    ("device_clinical_investigation", {"study_end": "2022-03-01"}, ("product_last_placed",), "2032-03-01", "2032-03-01", "2032-03-01", "FAIL"),
    ("device_clinical_investigation", {"study_end": "2022-03-01"}, ("product_last_placed",), "2032-03-02", "2032-03-01", "2032-03-01", "PASS"),
    ("device_clinical_investigation", {"study_end": "2022-03-01"}, (), "2032-03-02", "2032-03-01", "2032-03-01", "UNKNOWN"),
    ("device_clinical_investigation", {"study_end": "2022-03-01", "product_last_placed": "2025-07-01"}, (), "2035-07-01", "2035-07-01", "2035-07-01", "FAIL"),
    ("device_clinical_investigation_implantable", {"study_end": "2022-03-01", "product_last_placed": "2025-07-01"}, (), "2040-07-02", "2040-07-01", "2040-07-01", "PASS"),
    # Forty years from the last visit, ten from a death; exposures extend it.
    ("occupational_health_record", {"last_contact": "1984-04-12"}, ("exposure_end", "biological_exposure_end", "ionising_exposure_end"), NOW, "2024-04-12", "2024-04-12", "PASS"),
    ("occupational_health_record", {"last_contact": "1984-04-12"}, (), NOW, "2024-04-12", "2024-04-12", "UNKNOWN"),
    ("occupational_health_record", {"last_contact": "1984-04-12", "exposure_end": "1983-12-31"}, ("biological_exposure_end", "ionising_exposure_end"), NOW, "2033-12-31", "2033-12-31", "FAIL"),
    ("occupational_health_record", {"last_contact": "2023-04-12", "death": "2026-06-01", "exposure_end": "2015-03-31"}, ("biological_exposure_end", "ionising_exposure_end"), NOW, "2065-03-31", "2065-03-31", "FAIL"),
    ("occupational_health_record", {"last_contact": "1960-01-01", "ionising_exposure_end": "1959-06-30"}, ("exposure_end", "biological_exposure_end"), NOW, "2009-06-30", "2034-06-30", "UNKNOWN"),
    ("occupational_health_record", {"last_contact": "1960-01-01", "ionising_exposure_end": "1959-06-30"}, ("exposure_end", "biological_exposure_end"), "2034-07-01", "2009-06-30", "2034-06-30", "PASS"),
    ("occupational_health_record", {"birth": "1930-01-15", "last_contact": "1960-01-01", "ionising_exposure_end": "1959-06-30"}, ("exposure_end", "biological_exposure_end"), NOW, "2009-06-30", "2009-06-30", "PASS"),
    # Up to forty years, which extend another file: nothing is sure before.
    ("biological_agent_record", {"exposure_end": "1990-06-30"}, (), "2030-06-30", "2030-06-30", "2030-06-30", "UNKNOWN"),
    ("biological_agent_record", {"exposure_end": "1990-06-30"}, (), "2030-07-01", "2030-06-30", "2030-06-30", "PASS"),
    # The age of 75 and fifty years, whichever is later.
    ("ionising_radiation_record", {"exposure_end": "1970-05-31"}, (), "2020-05-31", None, "2045-05-31", "FAIL"),
    ("ionising_radiation_record", {"exposure_end": "1970-05-31"}, (), NOW, None, "2045-05-31", "UNKNOWN"),
    ("ionising_radiation_record", {"birth": "1940-01-01", "exposure_end": "1970-05-31"}, (), NOW, "2020-05-31", "2020-05-31", "PASS"),
    # A maximum obliges nobody before, and may give way to a regulation.
    ("whistleblowing_report", {"closure": "2026-09-30"}, (), "2026-11-30", "2026-11-30", "2026-11-30", "UNKNOWN"),
    ("whistleblowing_report", {"closure": "2026-09-30"}, (), "2026-12-01", "2026-11-30", "2026-11-30", "PASS"),
    ("whistleblowing_report_with_procedure", {"decision_final": "2010-01-01"}, (), NOW, None, None, "UNKNOWN"),
    ("health_vigilance_case", {"product_withdrawal": "1950-01-01"}, (), NOW, "2020-01-01", None, "UNKNOWN"),
    ("mr004_dataset", {"last_publication": "2000-03-01", "final_report": "1999-01-01"}, (), NOW, "2020-03-01", None, "UNKNOWN"),
    ("mr004_dataset", {"final_report": "1999-01-01"}, ("last_publication",), NOW, "2019-01-01", None, "UNKNOWN"),
    # Active for five years, then archived for a time that is not stated.
    ("research_professional_data", {"study_end": "2015-01-01"}, (), NOW, None, None, "UNKNOWN"),
    # The start is not stated; for devices the number is not confirmed either.
    ("medical_device_traceability", {"act": "2000-01-01"}, (), NOW, "2010-01-01", "2010-01-01", "UNKNOWN"),
    ("medical_device_traceability", {"act": "2026-01-01"}, (), NOW, "2036-01-01", "2036-01-01", "UNKNOWN"),
    ("medical_device_traceability_blood", {"act": "1980-01-01"}, (), NOW, "2020-01-01", "2020-01-01", "UNKNOWN"),
    ("gamete_donor_file", {"record_created": "1986-11-23"}, (), NOW, "2026-11-23", None, "FAIL"),
    ("gamete_donor_file", {"record_created": "1986-11-22"}, (), NOW, "2026-11-22", None, "UNKNOWN"),
    ("poison_centre_decision_extract", {"record_created": "1996-11-22"}, (), NOW, "2026-11-22", None, "UNKNOWN"),
    ("third_party_donor_register", {"record_created": "2022-10-01"}, (), NOW, "2142-10-01", "2142-10-01", "UNKNOWN"),
    # Public servants, consumers and forensic laboratories have other lengths.
    ("employee_file", {"departure": "2021-11-23"}, (), NOW, "2026-11-23", "2026-11-23", "FAIL"),
    ("employee_file", {"departure": "2021-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("public_servant_file", {"departure": "1950-01-01"}, (), NOW, None, None, "UNKNOWN"),
    ("civil_contract", {"contract_end": "2021-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("consumer_electronic_contract", {"delivery": "2016-11-23"}, (), NOW, "2026-11-23", "2026-11-23", "FAIL"),
    ("consumer_electronic_contract", {"delivery": "2016-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("lab_report_public", {"record_created": "2006-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("forensic_dna_report", {"record_created": "1986-11-23"}, (), NOW, "2026-11-23", "2026-11-23", "FAIL"),
    ("scanned_supporting_document", {"transmission": "2026-06-15"}, (), "2026-09-13", "2026-09-13", "2026-09-13", "FAIL"),
    ("scanned_supporting_document", {"transmission": "2026-06-15"}, (), "2026-09-14", "2026-09-13", "2026-09-13", "PASS"),
    ("emergency_call_recording", {"birth": "1950-01-01", "last_contact": "2000-01-01", "recording": "2000-01-01"}, (), NOW, None, None, "UNKNOWN"),
    # A death is told to shorten the hospital file; that it shortens this one too is not.
    ("ehpad_medical_record", {"birth": "1930-01-01", "last_contact": "2015-02-28", "death": "2015-02-28"}, (), "2025-02-28", "2025-02-28", "2035-02-28", "FAIL"),
    ("ehpad_medical_record", {"birth": "1930-01-01", "last_contact": "2015-02-28", "death": "2015-02-28"}, (), NOW, "2025-02-28", "2035-02-28", "UNKNOWN"),
    ("ehpad_medical_record", {"birth": "1930-01-01", "last_contact": "2015-02-28", "death": "2015-02-28"}, (), "2035-03-01", "2025-02-28", "2035-02-28", "PASS"),
    # Fifty years, or the age of 76.
    ("e_payslip_availability", {"act": "1999-01-01", "birth": "1980-01-01"}, (), NOW, "2049-01-01", "2056-01-01", "FAIL"),
    ("e_payslip_availability", {"act": "1970-01-01", "birth": "1940-01-01"}, (), NOW, "2020-01-01", "2020-01-01", "PASS"),
    ("early_access_data_2014", {"authorisation_end": "2000-01-01"}, (), NOW, "2010-01-01", "2010-01-01", "UNKNOWN"),
]  # fmt: skip

# The others: each version of a text, each start, and each way in which a text may bind.
OTHERS = [
    ("hospital_medical_record", {"birth": "1940-01-01", "last_contact": "2010-01-15", "death": "2012-07-04"}, (), "2022-07-05", "2022-07-04", "2022-07-04", "PASS"),
    ("transfusion_extract", {"act": "1996-11-23"}, (), NOW, "2026-11-23", "2026-11-23", "FAIL"),
    ("transfusion_extract", {"act": "1996-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("care_sheet_copy", {"transmission": "2026-06-15"}, (), "2026-09-13", "2026-09-13", "2026-09-13", "FAIL"),
    ("e_prescription_data", {"prescription": "2021-11-23"}, (), NOW, "2026-11-23", "2026-11-23", "UNKNOWN"),
    ("e_prescription_data", {"prescription": "2021-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("ehr_access_trace_cnil_draft", {"last_contact": "2000-01-01"}, (), NOW, "2020-01-01", "2020-01-01", "UNKNOWN"),
    ("cancer_screening_followup", {"followup_end": "2000-01-01"}, (), NOW, None, None, "UNKNOWN"),
    ("poison_centre_product_contacts", {"last_update": "2006-11-23"}, (), NOW, "2026-11-23", "2026-11-23", "UNKNOWN"),
    ("poison_centre_product_contacts", {"last_update": "2006-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("poison_centre_composition", {"record_created": "1950-01-01"}, (), NOW, None, None, "UNKNOWN"),
    ("poison_centre_technical_trace", {"record_created": "2026-05-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("covid_screening_result_positive", {"collection": "2021-05-10"}, (), "2021-08-15", "2021-08-10", "2021-11-10", "UNKNOWN"),
    ("covid_screening_result_positive", {"collection": "2021-05-10"}, (), "2021-09-15", "2021-11-10", "2021-11-10", "FAIL"),
    ("covid_screening_result_positive", {"collection": "2021-05-10"}, (), "2021-11-11", "2021-11-10", "2021-11-10", "PASS"),
    ("digital_health_space", {"closure": "2024-02-29"}, (), "2034-02-28", "2034-02-28", "2034-02-28", "FAIL"),
    ("digital_health_space_erasure", {"erasure_request": "2026-08-31"}, (), "2026-11-30", "2026-11-30", "2026-11-30", "UNKNOWN"),
    ("digital_health_space_erasure", {"erasure_request": "2026-08-31"}, (), "2026-12-01", "2026-11-30", "2026-11-30", "PASS"),
    ("pharma_record_dispensing", {"record_created": "2020-04-03"}, (), "2023-04-04", "2023-04-03", "2023-04-03", "PASS"),
    ("pharma_record_dispensing", {"record_created": "2020-04-04"}, (), "2023-04-04", "2023-04-04", "2023-04-04", "FAIL"),
    ("pharma_record_dispensing", {"record_created": "2020-04-03"}, (), "2023-04-05", None, None, "UNKNOWN"),
    ("pharma_record_vaccine", {"record_created": "2016-01-31"}, (), "2023-04-04", "2039-09-30", "2039-09-30", "FAIL"),
    ("pharma_record_vaccine", {"record_created": "2016-01-31"}, (), "2023-04-05", None, None, "UNKNOWN"),
    ("pharma_record_biologic", {"record_created": "2016-01-31"}, (), "2021-10-01", "2021-09-30", "2021-09-30", "PASS"),
    ("pharma_record_biologic", {"record_created": "2016-01-31"}, (), NOW, None, None, "UNKNOWN"),
    ("national_health_data_system", {"collection": "2006-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("hosted_health_data", {"contract_end": "2020-01-01"}, (), NOW, None, None, "UNKNOWN"),
    ("hosted_health_data", {"data_returned": "2026-11-23"}, (), NOW, "2026-11-23", "2026-11-23", "UNKNOWN"),
    ("hosted_health_data", {"data_returned": "2026-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("unsuccessful_candidate", {"last_contact": "2024-11-23"}, (), NOW, "2026-11-23", "2026-11-23", "UNKNOWN"),
    ("unsuccessful_candidate", {"last_contact": "2024-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("working_time_records", {"period_end": "2025-11-23"}, (), NOW, "2026-11-23", "2026-11-23", "FAIL"),
    ("working_days_records", {"period_end": "2023-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("prospect_without_contact", {"collection": "2023-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("customer_marketing", {"relationship_end": "2022-06-30"}, (), "2025-06-30", "2027-06-30", "2027-06-30", "FAIL"),
    ("customer_marketing", {"relationship_end": "2022-06-30"}, (), NOW, "2027-06-30", "2027-06-30", "UNKNOWN"),
    ("customer_marketing", {"relationship_end": "2022-06-30"}, (), "2027-07-01", "2027-06-30", "2027-06-30", "PASS"),
    ("payment_card_number", {"debit": "2025-10-31"}, (), "2026-11-30", "2026-11-30", "2026-11-30", "UNKNOWN"),
    ("payment_card_number", {"debit": "2025-10-31"}, (), "2026-12-01", "2026-11-30", "2026-11-30", "PASS"),
    ("payment_card_code", {"first_transaction": "2026-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("ivd_technical_file", {"product_last_placed": "2016-11-22"}, (), NOW, "2026-11-22", "2026-11-22", "PASS"),
    ("ai_high_risk_documentation", {"product_last_placed": "2010-01-01"}, (), NOW, "2020-01-01", "2020-01-01", "UNKNOWN"),
]  # fmt: skip


ROWS = [*EARLY, *OTHERS]


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
        ("payslip_employer_copy", {"act": "2026-11-22"}, NOW, "intermediate"),
        ("social_contribution_docs", {"contribution_due": "2026-11-22"}, NOW, "intermediate"),
        ("civil_contract", {}, NOW, "active"),
        ("civil_contract", {"contract_end": "2026-11-22"}, NOW, "intermediate"),
        ("invoice_accounting", {"fiscal_year_close": "2026-10-31"}, NOW, "intermediate"),
        ("payment_card_number", {"debit": "2026-11-22"}, NOW, "intermediate"),
        ("pharmacovigilance_product_data", {}, NOW, "active"),
        ("pharmacovigilance_product_data", {"authorisation_end": "2026-11-22"}, NOW, "intermediate"),
        ("customer_marketing", {"relationship_end": "2023-11-23"}, NOW, "active"),
        ("customer_marketing", {"relationship_end": "2023-11-22"}, NOW, "intermediate"),
        ("social_care_file", {"last_contact": "2024-11-23"}, NOW, "active"),
        ("social_care_file", {"last_contact": "2024-11-22"}, NOW, "intermediate"),
        ("private_practice_record", {"last_contact": "2021-11-22"}, NOW, "intermediate"),
        ("unsuccessful_candidate", {"last_contact": "2024-11-22"}, NOW, "expired"),
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


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("biological_agent_record", {"exposure_end": "1986-11-22"}),
        ("unsuccessful_candidate", {"last_contact": "2024-11-22"}),
        ("customer_marketing", {"relationship_end": "2021-11-22"}),
        ("hosted_health_data", {"data_returned": "2026-11-22"}),
        ("payment_card_code", {"first_transaction": "2026-11-22"}),
        ("digital_health_space_erasure", {"erasure_request": "2026-08-22"}),
    ],
)
def test_what_caps_is_overdue_the_day_after(key, facts):
    """The last day of a cap is not overdue, the next one is."""
    event, day = next(iter(facts.items()))
    later = date.fromisoformat(day) + timedelta(days=1)
    assert fr.Retention(as_of=NOW).due(key, **facts).overdue
    assert not fr.Retention(as_of=NOW).due(key, **{event: later}).overdue


def test_nothing_is_open_before_the_end_of_an_up_to():
    """A text that says up to gives no first day of disposal."""
    answer = fr.Retention(as_of=NOW).due("biological_agent_record", exposure_end="1990-06-30")
    assert (answer.disposable_from, answer.must_dispose_by) == (None, date(2030, 6, 30))


@pytest.mark.parametrize("policy", fr.Retention.policies, ids=lambda policy: f"{policy.key} {policy.validity}")
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
        ("haemovigilance_unit_data", BindingForce.STATUTE, Confidence.MEMORY),
        ("tissue_cell_traceability", BindingForce.STATUTE, Confidence.MEMORY),
        ("occupational_health_record", BindingForce.STATUTE, Confidence.SEEN),
        ("ehr_access_trace_cnil_draft", BindingForce.PROPOSAL, Confidence.SECOND_HAND),
        ("employee_file", BindingForce.GUIDANCE, Confidence.SECOND_HAND),
        ("lab_report_public", BindingForce.GUIDANCE, Confidence.SECOND_HAND),
        ("pathology_blocks_slides", BindingForce.GUIDANCE, Confidence.UNSURE),
        ("cctv_footage", BindingForce.STATUTE, Confidence.MEMORY),
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
        ("social_contribution_docs", {"act": "2000-01-01"}),
        ("private_practice_record", {"last_contact": "2000-01-01", "death": "2001-01-01"}),
    ],
)
def test_an_event_the_text_does_not_count_from_is_refused(key, facts):
    """A day from which the text does not count is not taken for the one from which it does."""
    with pytest.raises(InvalidDocumentError):
        fr.Retention(as_of=NOW).due(key, **facts)
