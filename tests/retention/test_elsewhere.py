"""Other countries: one folder each, nothing taken from a neighbour."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from groups import in_groups
from healthgov import be, de, gb, it, us
from healthgov.errors import DefinitionError, NotInForceError
from healthgov.languages import translated
from healthgov.periods import years
from healthgov.retention import Disposition, Hold, sentence
from healthgov.texts import BindingForce, Confidence
from healthgov.verdicts import Verdict
from law.cases import read_yaml
from retention.in_words import as_a_lawyer_reads

DAY = "2026-11-23"
NEXT = timedelta(days=1)
ALWAYS = "2199-12-31"
"""A day on which what is never settled is not settled yet."""

NHS, GERMANY, USA = gb.NhsRetention, de.GermanRetention, us.UsRetention
ITALY = it.ItalianRetention
BELGIUM = be.BelgianRetention

# Each line: the facts, the last day on which the record must be kept, and the last on which that is not known.
# A dash for the first says that no text obliges; for the second, that no day settles it. Where both are the same
# day the record may go on the next.
ENGLAND = [
    ("adult_health_record", {"last_use": "2015-04-01"}, "2023-04-01", "2023-04-01"),
    ("adult_health_record", {"last_use": "2016-02-29"}, "2024-02-29", "2024-02-29"),
    # A child: newborn, eve of the 17th birthday, the birthday, eve of the 18th, the birthday, the day after.
    ("child_health_record", {"birth": "2000-05-05", "last_use": "2000-05-06"}, "2025-05-05", "2025-05-05"),
    ("child_health_record", {"birth": "2000-05-05", "last_use": "2017-05-04"}, "2025-05-05", "2025-05-05"),
    ("child_health_record", {"birth": "2000-05-05", "last_use": "2017-05-05"}, "2026-05-05", "2026-05-05"),
    ("child_health_record", {"birth": "2000-05-05", "last_use": "2018-05-04"}, "2026-05-05", "2026-05-05"),
    ("child_health_record", {"birth": "2000-05-05", "last_use": "2018-05-05"}, "2026-05-05", "2026-05-05"),
    ("child_health_record", {"birth": "2000-05-05", "last_use": "2018-05-06"}, "2026-05-06", "2026-05-06"),
    # Born on a 29 February: the 17th, 25th and 26th birthdays are on a 28th.
    ("child_health_record", {"birth": "2004-02-29", "last_use": "2021-02-27"}, "2029-02-28", "2029-03-01"),
    ("child_health_record", {"birth": "2004-02-29", "last_use": "2021-02-28"}, "2030-02-28", "2030-03-01"),
    # Birth unknown: at least eight years; at most the 25th birthday of one born on the day of the last use.
    ("child_health_record", {"last_use": "2015-04-01"}, "2023-04-01", "2040-04-01"),
    # Birth known by its year: 16 or 17 when treatment ended.
    ("child_health_record", {"birth": "2000", "last_use": "2017-05-05"}, "2025-12-31", "2026-12-31"),
    ("mental_health_record", {"last_use": "2002-03-31"}, "2022-03-31", "2022-03-31"),
    ("mental_health_record", {"last_use": "2010-03-31", "death": "2012-06-30"}, "2022-06-30", "2022-06-30"),
    ("mental_health_record", {"last_use": "2010-03-31", "death": "2025-01-15"}, "2030-03-31", "2035-01-15"),
    ("mental_health_record", {"last_use": "2014-09-01", "death": "2012-06-30"}, "2024-09-01", "2024-09-01"),
    ("maternity_record", {"last_use": "2000-07-01", "never": ["last_birth"]}, "2025-07-01", "2025-07-01"),
    (
        "maternity_record",
        {"last_use": "2000-07-01", "last_birth": "2000-05-05", "child_last_use": "2017-05-04"},
        "2025-07-01",
        "2025-07-01",
    ),
    (
        "maternity_record",
        {"last_use": "2000-07-01", "last_birth": "2000-05-05", "child_last_use": "2017-05-05"},
        "2026-05-05",
        "2026-05-05",
    ),
    (
        "maternity_record",
        {"last_use": "2000-07-01", "last_birth": "2003-08-20", "never": ["child_last_use"]},
        "2028-08-20",
        "2028-08-20",
    ),
    ("maternity_record", {"last_use": "2000-07-01", "last_birth": "2000-05-05"}, "2025-07-01", "-"),
    ("maternity_record", {"last_use": "2000-07-01"}, "2025-07-01", "-"),
    ("gp_record_deceased", {"death": "2016-02-29", "last_use": "2016-02-29"}, "2026-02-28", "2026-02-28"),
    ("gp_record_deceased", {"death": "2016-02-29", "last_use": "2018-06-01"}, "2028-06-01", "2028-06-01"),
    ("gp_record_deregistered", {"last_use": "2000-01-01"}, "2100-01-01", "2100-01-01"),
    ("gp_record_left_country", {"last_use": "2010-01-01"}, "2020-01-01", "2110-01-01"),
    # Thirty years from the diagnosis; a reading has them from the last use, and another the death's clock instead.
    ("cancer_record", {"diagnosis": "1994-03-01", "last_use": "1995-05-01"}, "2024-03-01", "2025-05-01"),
    ("cancer_record", {"diagnosis": "1990-03-01", "last_use": "2024-06-01"}, "2032-06-01", "2054-06-01"),
    (
        "cancer_record",
        {"diagnosis": "2009-01-01", "last_use": "2010-05-01", "death": "2015-01-01"},
        "2023-01-01",
        "2023-01-01",
    ),
    (
        "cancer_record",
        {"diagnosis": "1994-05-01", "last_use": "1995-05-01", "death": "2020-01-01"},
        "2024-05-01",
        "2028-01-01",
    ),
    ("cancer_record", {"last_use": "2014-05-01"}, "2022-05-01", "-"),
    ("cjd_record", {"last_use": "2010-05-01", "death": "2013-01-01"}, "2023-01-01", "2023-01-01"),
    ("cjd_record", {"last_use": "1995-05-01"}, "2025-05-01", "2025-05-01"),
    ("transplant_record", {"last_use": "1996-02-29"}, "2026-02-28", "2026-02-28"),
    ("blood_bank_record", {"receipt": "1996-03-01", "last_use": "1996-03-01"}, "2026-03-01", "2026-03-01"),
    ("blood_bank_record", {"receipt": "1996-03-01", "last_use": "1996-06-01"}, "2026-03-01", "2026-06-01"),
    ("litigation_file", {"closure": "2016-10-31"}, "2026-10-31", "2026-10-31"),
    ("historical_record", {"record_created": "1940-01-01"}, "-", "-"),
]

GERMAN = [
    ("patient_file", {"last_contact": "2010-05-04"}, "2020-05-04", "2020-05-04"),
    # A child, the eve of the 18th birthday, the birthday, the day after.
    ("x_ray_examination", {"birth": "2000-06-15", "last_examination": "2010-01-01"}, "2028-06-15", "2028-06-15"),
    ("x_ray_examination", {"birth": "2000-06-15", "last_examination": "2018-06-14"}, "2028-06-15", "2028-06-15"),
    ("x_ray_examination", {"birth": "2000-06-15", "last_examination": "2018-06-15"}, "2028-06-15", "2028-06-15"),
    ("x_ray_examination", {"birth": "2000-06-15", "last_examination": "2018-06-16"}, "2028-06-16", "2028-06-16"),
    ("x_ray_examination", {"birth": "2012-02-29", "last_examination": "2020-06-01"}, "2040-02-29", "2040-02-29"),
    # Born on a 29 February: eighteen from 1 March on, and the 28th birthday is again a 29 February.
    ("x_ray_examination", {"birth": "1996-02-29", "last_examination": "2014-02-28"}, "2024-02-29", "2024-02-29"),
    ("x_ray_examination", {"birth": "1996-02-29", "last_examination": "2014-03-01"}, "2024-03-01", "2024-03-01"),
    ("x_ray_examination", {"last_examination": "2015-01-01"}, "2025-01-01", "2043-01-01"),
    ("x_ray_treatment", {"last_treatment": "1996-02-29"}, "2026-02-28", "2026-02-28"),
    (
        "x_ray_device_check",
        {"device_end": "2020-01-01", "next_acceptance_test": "2019-05-01"},
        "2022-05-01",
        "2022-05-01",
    ),
    ("x_ray_device_check", {"device_end": "2020-01-01", "never": ["next_acceptance_test"]}, "2020-01-01", "2020-01-01"),
    ("x_ray_device_check", {"device_end": "2020-01-01"}, "2020-01-01", "-"),
    ("x_ray_device_check", {"next_acceptance_test": "2019-05-01"}, "2022-05-01", "-"),
    ("radiation_research_record", {"last_application": "1996-01-31"}, "2026-01-31", "2026-01-31"),
    # Donors: at least so long after the donation, no longer than thirty years after the last one.
    ("blood_donor_record", {"donation": "2000-01-10", "last_donation": "2005-03-01"}, "2015-01-10", "2035-03-01"),
    ("special_donor_record", {"donation": "2000-01-10", "last_donation": "2005-03-01"}, "2020-01-10", "2035-03-01"),
    ("blood_traceability", {"donation": "2000-01-10", "last_donation": "2005-03-01"}, "2030-01-10", "2035-03-01"),
    ("blood_traceability", {"donation": "2000-01-10", "last_donation": "2000-01-10"}, "2030-01-10", "2030-01-10"),
    ("blood_donor_record", {"donation": "2000-01-10"}, "2015-01-10", "-"),
    ("organ_documentation", {"transplantation": "1995-05-05"}, "2025-05-05", "-"),
    ("tissue_documentation", {"product_expiry": "1995-06-30", "transfer": "1994-01-01"}, "2025-06-30", "2025-06-30"),
    ("tissue_documentation", {"product_expiry": "1995-06-30", "transfer": "1996-01-01"}, "2026-01-01", "2026-01-01"),
    ("tissue_documentation", {"product_expiry": "1995-06-30", "never": ["transfer"]}, "2025-06-30", "2025-06-30"),
    ("tissue_documentation", {"transfer": "1995-06-30", "never": ["product_expiry"]}, "2025-06-30", "2025-06-30"),
    ("tissue_documentation", {"transfer": "1995-06-30"}, "2025-06-30", "-"),
    ("tissue_documentation", {"product_expiry": "1995-06-30"}, "2025-06-30", "-"),
    ("genetic_result", {"examination": "2016-02-29"}, "2026-02-28", "2026-02-28"),
    ("genetic_result", {"examination": "2016-02-29", "destruction_asked": "2020-03-01"}, "2020-03-01", "2020-03-01"),
    ("narcotic_prescription", {"issue": "2023-05-31"}, "2026-05-31", "2026-05-31"),
    ("narcotic_prescription_dispensed", {"dispensing": "2023-06-07"}, "2026-06-07", "2026-06-07"),
    ("narcotic_requisition", {"last_entry": "2023-12-31"}, "2026-12-31", "2026-12-31"),
    ("narcotic_book", {"last_entry": "2024-02-29"}, "2027-02-28", "2027-02-28"),
    ("x_ray_constancy_test", {"record_created": "2016-02-29"}, "2026-02-28", "2026-02-28"),
    ("radiation_instruction", {"instruction": "2021-11-28"}, "2026-11-28", "2026-11-28"),
    ("radiation_instruction_others", {"instruction": "2025-11-28"}, "2026-11-28", "2026-11-28"),
    ("work_accident_file", {"last_contact": "2011-02-28"}, "2026-02-28", "2026-02-28"),
    ("sick_note_duplicate", {"issue": "2024-02-29"}, "2025-02-28", "2025-02-28"),
    # Where no Land is named, its law may be longer.
    ("hospital_file", {"last_contact": "2010-05-04"}, "2020-05-04", "-"),
    ("hospital_file", {"last_contact": "2010-05-04", "never": ["regional_end"]}, "2020-05-04", "2020-05-04"),
    ("hospital_file", {"last_contact": "1996-05-04", "regional_end": "2016-05-04"}, "2016-05-04", "2016-05-04"),
]

LAENDER = [
    (de.Hamburg, "hospital_file", {"last_contact": "1996-02-29"}, "2026-02-28", "2026-02-28"),
    (de.Saxony, "hospital_file", {"last_contact": "2010-05-04"}, "2020-05-04", "2020-05-04"),
    (de.Bavaria, "hospital_file", {"last_contact": "2010-05-04"}, "2020-05-04", "2020-05-04"),
    (de.Hamburg, "patient_file", {"last_contact": "2010-05-04"}, "2020-05-04", "2020-05-04"),
]

AMERICAN = [
    (
        "hipaa_documentation",
        {"record_created": "2018-01-01", "last_effective": "2020-06-30"},
        "2026-06-30",
        "2026-06-30",
    ),
    (
        "hipaa_documentation",
        {"record_created": "2020-02-29", "last_effective": "2020-02-29"},
        "2026-02-28",
        "2026-02-28",
    ),
    ("hipaa_documentation", {"record_created": "2018-01-01"}, "2024-01-01", "-"),
    # A mammogram: no further one; one within five years, on the last day of them, the day after.
    ("mammogram", {"examination": "2018-03-01", "never": ["regional_end"]}, "2028-03-01", "2028-03-01"),
    (
        "mammogram",
        {"examination": "2018-03-01", "later_examination": "2020-03-15", "never": ["regional_end"]},
        "2023-03-01",
        "2023-03-01",
    ),
    (
        "mammogram",
        {"examination": "2018-03-01", "later_examination": "2023-03-01", "never": ["regional_end"]},
        "2023-03-01",
        "2023-03-01",
    ),
    (
        "mammogram",
        {"examination": "2018-03-01", "later_examination": "2023-03-02", "never": ["regional_end"]},
        "2023-03-02",
        "2023-03-02",
    ),
    ("mammogram", {"examination": "2010-03-01", "regional_end": "2025-12-31"}, "2025-12-31", "2025-12-31"),
    ("mammogram", {"examination": "2010-03-01"}, "2020-03-01", "-"),
    ("employee_medical_record", {"departure": "1996-02-29"}, "2026-02-28", "2026-02-28"),
    ("employee_exposure_record", {"record_created": "1996-02-29"}, "2026-02-28", "2026-02-28"),
    ("medicare_advantage_record", {"last_contact": "2010-03-01"}, "2020-03-01", "-"),
    ("hospital_record", {"last_contact": "2010-03-01"}, "2015-03-01", "-"),
    ("hospital_record", {"last_contact": "2010-03-01", "never": ["regional_end"]}, "2015-03-01", "2015-03-01"),
    ("medical_record", {"last_contact": "1950-03-01"}, "-", "-"),
]

ITALIAN = [
    ("clinical_record", {"last_contact": "1950-01-01"}, "-", "-"),
    # Ten years at least by the decree, twenty by the circular: until both are over somebody decides.
    ("radiograph", {"examination": "2004-02-29"}, "2014-02-28", "2024-02-29"),
    ("diagnostic_document", {"examination": "2004-02-29"}, "2024-02-29", "2024-02-29"),
    ("sports_fitness_file", {"examination": "2016-03-01"}, "2021-03-01", "2021-03-01"),
    ("national_record", {"death": "1996-03-01"}, "2026-03-01", "2026-03-01"),
    ("national_record", {}, "-", "-"),
]

STATES = [
    # The floor decides up to the age at which the period alone reaches it, both sides of that day.
    (us.Alaska, "hospital_record", {"birth": "2000-01-01", "last_contact": "2013-12-31"}, "2021-01-01", "2021-01-01"),
    (us.Alaska, "hospital_record", {"birth": "2000-01-01", "last_contact": "2014-01-02"}, "2021-01-02", "2021-01-02"),
    (us.Alaska, "hospital_record", {"birth": "2000-01-01", "last_contact": "2018-06-01"}, "2025-06-01", "2025-06-01"),
    (us.Alaska, "hospital_record", {"birth": "2004-02-29", "last_contact": "2010-01-01"}, "2025-02-28", "2025-03-01"),
    (us.Alaska, "hospital_record", {"last_contact": "2010-01-01"}, "2017-01-01", "2031-01-01"),
    (us.Arizona, "medical_record", {"birth": "2005-01-01", "last_contact": "2019-12-31"}, "2026-01-01", "2026-01-01"),
    (us.Arizona, "medical_record", {"birth": "2005-01-01", "last_contact": "2020-01-02"}, "2026-01-02", "2026-01-02"),
    (us.Arizona, "hospital_record", {"birth": "2005-01-01", "last_contact": "2015-06-01"}, "2026-01-01", "2026-01-01"),
    (us.Arizona, "medical_record", {"last_contact": "2010-01-01"}, "2016-01-01", "2031-01-01"),
    (us.Arkansas, "hospital_record", {"birth": "2000-01-01", "last_contact": "2009-12-31"}, "2020-01-01", "2020-01-01"),
    (us.Arkansas, "hospital_record", {"birth": "2000-01-01", "last_contact": "2010-01-02"}, "2020-01-02", "2020-01-02"),
    (us.Arkansas, "hospital_record", {"last_contact": "2010-01-01"}, "2020-01-01", "2030-01-01"),
    (us.Arkansas, "master_patient_index", {"record_created": "1950-01-01"}, "-", "-"),
    (us.California, "hospital_record", {"birth": "2000-01-01", "last_contact": "2011-12-31"}, "2019-01-01", "2019-01-01"),
    (us.California, "hospital_record", {"birth": "2000-01-01", "last_contact": "2012-01-02"}, "2019-01-02", "2019-01-02"),
    (us.California, "hospital_record", {"birth": "2000-02-29", "last_contact": "2010-02-28"}, "2019-02-28", "2019-03-01"),
    (us.California, "hospital_record", {"last_contact": "2010-01-01"}, "2017-01-01", "2029-01-01"),
    (us.California, "medical_record", {"last_contact": "1950-01-01"}, "-", "-"),
    # A death shortens, or may lengthen; in a hospital the federal five years win over three after an early death.
    (us.Connecticut, "medical_record", {"last_contact": "2015-01-01"}, "2022-01-01", "2022-01-01"),
    (us.Connecticut, "medical_record", {"last_contact": "2015-01-01", "death": "2015-03-01"}, "2018-03-01", "2018-03-01"),
    (us.Connecticut, "medical_record", {"last_contact": "2015-01-01", "death": "2020-06-01"}, "2022-01-01", "2023-06-01"),
    # A hospital keeps ten years.
    (us.Connecticut, "hospital_record", {"last_contact": "2015-01-01"}, "2025-01-01", "2025-01-01"),
    (us.Massachusetts, "hospital_record", {"last_contact": "2000-01-01"}, "2020-01-01", "2020-01-01"),
    (us.Alaska, "hospital_image", {"examination": "2021-05-31"}, "2026-05-31", "2026-05-31"),
    (us.Arizona, "source_data", {"collection": "2020-02-29"}, "2026-02-28", "2026-02-28"),
    (us.Massachusetts, "hospital_image", {"examination": "2020-02-29"}, "2025-02-28", "2025-02-28"),
    (us.NewYork, "medical_record", {"birth": "2000-01-01", "last_contact": "2015-12-31"}, "2022-01-01", "2022-01-01"),
    # Minors to 21 in a hospital, and six years after a death.
    (us.NewYork, "hospital_record", {"birth": "2000-01-01", "last_contact": "2014-12-31"}, "2021-01-01", "2021-01-01"),
    (us.NewYork, "hospital_record", {"birth": "2000-01-01", "last_contact": "2015-01-02"}, "2021-01-02", "2021-01-02"),
    (us.NewYork, "hospital_record", {"birth": "1950-01-01", "last_contact": "2015-01-02", "death": "2019-05-01"}, "2021-01-02", "2025-05-01"),
    (us.NewYork, "medical_record", {"last_contact": "2010-01-01"}, "2016-01-01", "2032-01-01"),
    # The eve of the 18th birthday, and the birthday.
    (us.NorthCarolina, "hospital_record", {"birth": "1992-01-01", "last_contact": "2009-12-31"}, "2022-01-01", "2022-01-01"),
    (us.NorthCarolina, "hospital_record", {"birth": "1992-01-01", "last_contact": "2010-01-01"}, "2021-01-01", "2021-01-01"),
    (us.NorthCarolina, "hospital_record", {"birth": "1992-02-29", "last_contact": "1999-01-01"}, "2022-02-28", "2022-03-01"),
    (us.NorthCarolina, "hospital_record", {"last_contact": "2010-01-01"}, "2021-01-01", "2040-01-01"),
    (us.Texas, "physician_record", {"birth": "2000-01-01", "last_contact": "2013-12-31"}, "2021-01-01", "2021-01-01"),
    (us.Texas, "physician_record", {"birth": "2000-01-01", "last_contact": "2014-01-02"}, "2021-01-02", "2021-01-02"),
    (us.Texas, "physician_record", {"last_contact": "2010-01-01"}, "2017-01-01", "2031-01-01"),
    (us.Texas, "hospital_record", {"birth": "1950-01-02", "last_contact": "2016-11-23"}, "2026-11-23", "2026-11-23"),
    (us.Texas, "hospital_record", {"birth": "2008-01-01", "last_contact": "2010-01-01"}, "2028-01-01", "2028-01-01"),
    (us.Texas, "hospital_record", {"last_contact": "2010-01-01"}, "2020-01-01", "2030-01-01"),
    (us.Texas, "medical_record", {"last_contact": "1950-01-01"}, "-", "-"),
]  # fmt: skip

BELGIAN = [
    ("patient_record", {"last_contact": "1993-02-28"}, "2023-02-28", "2043-02-28"),
    ("patient_record", {"last_contact": "1996-02-29"}, "2026-02-28", "2046-02-28"),
    ("hospital_record", {"last_contact": "1996-03-01"}, "2026-03-01", "2026-03-01"),
    ("evaluation_record", {"closure": "1960-03-01"}, "-", "-"),
]

CASES = [
    *((NHS, *case) for case in ENGLAND),
    *((GERMANY, *case) for case in GERMAN),
    *LAENDER,
    *((ITALY, *case) for case in ITALIAN),
    *((BELGIUM, *case) for case in BELGIAN),
    *((USA, *case) for case in AMERICAN),
    *STATES,
]
SCHEDULES = [NHS, ITALY, BELGIUM, GERMANY, *de.LAENDER.values(), USA, *us.STATES.values()]


def verdict(schedule, key, facts, day):
    """The verdict on a day."""
    return schedule(as_of=day).due(key, **facts).verdict


@in_groups(CASES, by=lambda schedule, *_: schedule.__name__, named=lambda _, key, *__: key)
def test_both_sides_of_every_end(schedule, key, facts, kept, open_):
    """Kept through a day and not the next; not known through another and free the next."""
    if kept != "-":
        last = date.fromisoformat(kept)
        assert verdict(schedule, key, facts, last) is Verdict.FAIL
        after = Verdict.PASS if kept == open_ else Verdict.UNKNOWN
        assert verdict(schedule, key, facts, last + NEXT) is after
    if open_ == "-":
        settled = key in (
            "master_patient_index",
            "clinical_record",
            "national_record",
        )  # kept for ever, or by the living
        assert verdict(schedule, key, facts, ALWAYS) is (Verdict.FAIL if settled else Verdict.UNKNOWN)
    elif kept != open_:
        last = date.fromisoformat(open_)
        assert verdict(schedule, key, facts, last) is Verdict.UNKNOWN
        assert verdict(schedule, key, facts, last + NEXT) is Verdict.PASS


def test_every_type_has_a_case():
    """No type of record of any schedule goes without, save where a State has one from another."""
    cased = {(schedule, key) for schedule, key, *_ in CASES}
    federal = {(type(None), policy.key) for schedule in (GERMANY, USA) for policy in schedule.policies}
    wanted = {(schedule, policy.key) for schedule in SCHEDULES for policy in schedule.policies}
    missing = {
        (s, key)
        for s, key in wanted - cased
        if s in (NHS, ITALY, BELGIUM, GERMANY, USA) or (type(None), key) not in federal
    }
    assert not missing, missing


@pytest.mark.parametrize(("day", "kept"), [("2021-08-03", "2019-02-01"), ("2021-08-04", "2021-02-01")])
def test_mental_health_was_eight_years_after_death_before_the_code(day, kept):
    """The code of the day of disposal counts."""
    due = NHS(as_of=day).due("mental_health_record", last_use="2005-01-10", death="2011-02-01")
    assert due.keep_through == date.fromisoformat(kept)


def test_the_code_of_2021_answers_from_its_day():
    """Nobody read what stood before, save for mental health: before, there is no answer and no guess."""
    assert NHS(as_of="2021-08-04").due("adult_health_record", last_use="2010-01-01").verdict is Verdict.PASS
    with pytest.raises(NotInForceError):
        NHS(as_of="2021-08-03").due("adult_health_record", last_use="2010-01-01")


def test_reuse_starts_the_clock_again():
    """A record opened again, even after a death, is kept as long as if its use had only now ended."""
    for key, used, again, end in [
        ("adult_health_record", "2010-03-31", "2017-05-02", "2025-05-02"),
        ("transplant_record", "1990-03-31", "2017-05-02", "2047-05-02"),
    ]:
        assert NHS(as_of=DAY).due(key, last_use=used).verdict is Verdict.PASS
        assert NHS(as_of="2025-05-02").due(key, last_use=again).keep_through == date.fromisoformat(end)
    dead = {"death": "2012-06-30", "last_use": "2024-01-15"}
    assert NHS(as_of=DAY).due("gp_record_deceased", **dead).keep_through == date(2034, 1, 15)


def test_the_code_lets_a_trust_keep_longer_and_never_shorter():
    """Its periods are minimums: longer with reasons, not shorter with any."""
    longer = NHS.adult_health_record.lengthened(years(20), because="a disease that comes back")
    assert longer.term == years(20).after("last_use")
    with pytest.raises(DefinitionError):
        NHS.adult_health_record.shortened(years(5), because="no room")


def test_an_inquiry_holds():
    """What a public inquiry orders to keep is kept, and no date moves."""
    hold = Hold(since=date(2020, 1, 1), reason="inquiry")
    due = NHS(as_of=DAY).due("adult_health_record", last_use="2015-04-01", legal_holds=[hold])
    assert (due.verdict, due.keep_through) == (Verdict.FAIL, date(2023, 4, 1))


def test_nothing_of_the_nhs_is_erased_unseen():
    """Review comes first, and then destruction or a place of deposit."""
    assert {policy.disposition for policy in NHS.policies} == {Disposition.REVIEW}


def test_the_28th_year_is_completed_on_the_28th_birthday():
    """A person in the 28th year is 27: an engine that counts 27 years destroys a year early."""
    facts = {"birth": "2000-06-15", "last_examination": "2010-01-01"}
    assert verdict(GERMANY, "x_ray_examination", facts, "2027-06-16") is Verdict.FAIL
    assert verdict(GERMANY, "x_ray_examination", facts, "2028-06-16") is Verdict.PASS


@pytest.mark.parametrize(("day", "overdue"), [("2026-02-28", False), ("2026-03-01", True)])
def test_a_genetic_result_is_kept_exactly_ten_years(day, overdue):
    """Not a day less, and gone the day after."""
    due = GERMANY(as_of=day).due("genetic_result", examination="2016-02-29")
    assert (due.verdict is Verdict.FAIL, due.overdue) == (not overdue, overdue)
    assert (due.must_dispose_by, due.disposable_from) == (date(2026, 2, 28), date(2026, 3, 1))
    assert due.disposition is Disposition.ERASE


def test_a_genetic_result_goes_earlier_where_the_person_says_so():
    """And a decision after the ten years moves nothing."""
    asked = GERMANY(as_of="2020-03-02").due("genetic_result", examination="2016-02-29", destruction_asked="2020-03-01")
    assert (asked.must_dispose_by, asked.overdue) == (date(2020, 3, 1), True)
    late = GERMANY(as_of=DAY).due("genetic_result", examination="2016-02-29", destruction_asked="2026-05-01")
    assert late.must_dispose_by == date(2026, 2, 28)


@pytest.mark.parametrize(("day", "overdue"), [("2035-03-01", False), ("2035-03-02", True)])
def test_a_donor_is_not_identified_for_ever(day, overdue):
    """Thirty years after the last donation nobody may be identified any more, and each donation moves that day."""
    due = GERMANY(as_of=day).due("blood_donor_record", donation="2000-01-10", last_donation="2005-03-01")
    assert (due.overdue, due.must_dispose_by) == (overdue, date(2035, 3, 1))
    assert due.disposition is Disposition.ANONYMISE_OR_ERASE
    again = GERMANY(as_of=day).due("blood_donor_record", donation="2000-01-10", last_donation="2010-03-01")
    assert (again.overdue, again.must_dispose_by) == (False, date(2040, 3, 1))


def test_the_later_of_two_needs_both():
    """While the document is still effective its end is not known."""
    due = USA(as_of=DAY).due("hipaa_documentation", record_created="2018-01-01")
    assert (due.keep_through, due.lacking) == (None, ("last_effective",))


def test_a_later_examination_frees_an_older_one():
    """The same image on the same day must be kept, or may go, as another was made since or not."""
    facts = {"examination": "2018-03-01", "never": ["regional_end"]}
    assert verdict(USA, "mammogram", facts, "2025-07-02") is Verdict.FAIL
    assert verdict(USA, "mammogram", {**facts, "later_examination": "2025-07-01"}, "2025-07-02") is Verdict.PASS
    late = USA(as_of=DAY).due("mammogram", examination="2014-03-01", later_examination="2026-07-01")
    assert late.keep_through == date(2024, 3, 1), "one that comes after the ten years moves nothing"


@pytest.mark.parametrize(
    ("schedule", "key", "event", "period", "majority"),
    [
        (GERMANY, "x_ray_examination", "last_examination", 10, 18),
        (us.Alaska, "hospital_record", "last_contact", 7, 19),
        (us.Arizona, "medical_record", "last_contact", 6, 18),
        (us.Arkansas, "hospital_record", "last_contact", 10, 18),
        (us.California, "hospital_record", "last_contact", 7, 18),
        (us.NewYork, "medical_record", "last_contact", 6, 18),
        (us.NorthCarolina, "hospital_record", "last_contact", 11, 18),
        (us.Texas, "physician_record", "last_contact", 7, 18),
        (us.Texas, "hospital_record", "last_contact", 10, 18),
    ],
)
def test_floors_for_minors_are_idle_for_adults(schedule, key, event, period, majority):
    """From majority on, to the day, the period alone decides."""
    for birth in (date(1960, 2, 28), date(1960, 3, 1), date(1959, 12, 31)):
        for contact in (birth + years(majority), birth + years(majority) + NEXT, birth + years(40)):
            due = schedule(as_of=DAY).due(key, birth=birth, **{event: contact})
            assert due.keep_through == due.safe_keep_through == contact + years(period)


@pytest.mark.parametrize("state", us.STATES.values())
def test_the_longest_layer_wins(state):
    """No State's hospital may go below the federal five years, whatever happened to the patient."""
    policy = state.policies[[p.key for p in state.policies].index("hospital_record")]
    facts = {"last_contact": "2015-01-01", "birth": "1950-06-01", "death": "2015-01-02"}
    due = state(as_of=DAY).due(policy, **{name: day for name, day in facts.items() if name in policy.events})
    assert due.keep_through >= date(2020, 1, 1)
    assert any("42 CFR" in str(cite) for cite in policy.cites)


def test_federal_rows_hold_in_every_state_and_land():
    """A State adds to the federal schedule and takes nothing away."""
    for whole, parts in ((USA, us.STATES), (GERMANY, de.LAENDER)):
        for part in parts.values():
            assert {policy.key for policy in whole.policies} <= {policy.key for policy in part.policies}
            assert translated(part.title, "fr") != part.title


def test_no_hipaa_period_for_medical_records():
    """Tables that print six years are wrong: the State decides, and without one the answer is unknown."""
    due = USA(as_of=DAY).due("medical_record", last_contact="1950-01-01")
    assert (due.verdict, due.keep_through) == (Verdict.UNKNOWN, None)
    assert "six years" in due.policy.note


@pytest.mark.parametrize(
    ("key", "force"),
    [("medical_record", BindingForce.GUIDANCE), ("medicare_advantage_record", BindingForce.STATUTE)],
)
def test_what_an_authority_states_is_guidance_and_its_regulation_is_not(key, force):
    """A department that says what its regulation does not ask is no statute; the regulation on Medicare's plans is."""
    assert [cite.force for cite in USA(as_of=DAY).policy(key).cites] == [force]


def test_gaps_are_listed():
    """What no text read so far settles."""
    assert gb.NhsRetention.gaps == de.GermanRetention.gaps == ()
    assert us.UsRetention.gaps == ("medical_record",)


def test_a_length_from_memory_says_so():
    """What nobody read, and what was read in the text itself; the rest was read in a report of it."""
    told = {(s, p.key): max(cite.confidence for cite in p.cites) for s in SCHEDULES for p in s.policies}
    memory = {key for (_, key), sure in told.items() if sure is Confidence.MEMORY}
    seen = {key for (_, key), sure in told.items() if sure is Confidence.SEEN}
    assert memory == {
        "cjd_record", "transplant_record", "litigation_file",
    }  # fmt: skip
    assert seen == {
        "historical_record", "radiation_research_record", "blood_donor_record", "special_donor_record",
        "blood_traceability", "genetic_result", "clinical_record", "radiograph", "diagnostic_document",
        "employee_medical_record", "employee_exposure_record", "patient_file", "hospital_file", "x_ray_examination",
        "x_ray_treatment", "organ_documentation", "tissue_documentation", "narcotic_prescription", "narcotic_book",
        "narcotic_prescription_dispensed", "narcotic_requisition", "hospital_record", "hospital_image",
        "blood_bank_record", "hipaa_documentation", "patient_record",
    }  # fmt: skip


def test_words_are_pairs():
    """Titles, notes and terms speak English and French."""
    for schedule in SCHEDULES:
        for policy in schedule.policies:
            assert all(policy.title)
            assert sentence(policy.term) != sentence(policy.term, "fr")
            for words in (policy.note, policy.contested):
                assert words == "" or translated(words, "fr") != words


def test_a_key_of_one_state_is_unknown_in_another():
    """The physician's row of Texas is not California's."""
    with pytest.raises(NotInForceError):
        us.California(as_of=DAY).due("physician_record", last_contact="2010-01-01")


@pytest.mark.parametrize("country", ["gb", "de", "it", "us"])
def test_a_country_loads_alone(country):
    """Neither a neighbour nor the law of the Union or of France comes with it."""
    code = f"import sys, healthgov.{country}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    rooms = {name.split(".")[1] for name in done.stdout.split() if name.startswith("healthgov.")}
    assert rooms & {"fr", "eu", "gb", "de", "it", "us"} == {country}


BY_NAME = {
    "Belgium": BELGIUM,
    "England": NHS,
    "Scotland, Wales and Northern Ireland": gb.OutsideEngland,
    "Germany": GERMANY,
    "Bavaria": de.Bavaria,
    "Italy": ITALY,
    "United States": USA,
    **{f"United States, {state}": schedule for state, schedule in us.STATES.items()},
}
WRITTEN = Path(__file__).parent / "other_schedules.yaml"


def the_other_schedules():
    """Every policy of each in words, by its key and the first day of its text; of a part of a country what differs."""
    found = {}
    for name, schedule in BY_NAME.items():
        above = {id(policy) for base in schedule.__mro__[1:] for policy in getattr(base, "policies", ())}
        own = [policy for policy in schedule.policies if id(policy) not in above]
        found[name] = {
            f"{p.key} since {p.validity.since}" if p.validity.since else p.key: as_a_lawyer_reads(p) for p in own
        }
    return found


def test_the_schedules_as_a_lawyer_reads_them():
    """Every policy says what the list beside this test says, and the list has no other."""
    assert the_other_schedules() == read_yaml(WRITTEN), "run `python tests/retention/test_elsewhere.py`, and read"


if __name__ == "__main__":
    head, _, _ = WRITTEN.read_text(encoding="utf-8").partition("\n\n")
    rows = yaml.safe_dump(the_other_schedules(), sort_keys=False, allow_unicode=True, width=100_000)
    WRITTEN.write_text(f"{head}\n\n{rows}", encoding="utf-8")
