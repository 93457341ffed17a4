"""What people asked in public trackers, with the right answer: their days and nothing else of theirs."""

from __future__ import annotations

import importlib
from datetime import date
from pathlib import Path

import pytest

from healthgov import check, days, fr, hours, it, length_of, loads, minutes, months, years
from healthgov.errors import InvalidDocumentError
from healthgov.fhir import found_in_fhir
from healthgov.fields import Standard, event_of_field
from healthgov.retention import (
    Hold,
    RetentionSchedule,
    SignOff,
    at_most,
    between,
    end_of_year,
    exactly,
    kept,
    later_of,
)
from healthgov.verdicts import Verdict
from law.cases import read_yaml

TODAY = "2026-11-28"
FRENCH = fr.Retention(as_of=TODAY)
PASS, FAIL, UNKNOWN = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN


class Theirs(RetentionSchedule):
    """The rules they wrote down."""

    request_verified = kept("request", at_most(years(5).after("last_activity")))
    request_unverified = kept("request never confirmed", at_most(days(30).after("link_expired")))
    match_record = kept("match", exactly(later_of(years(3).after("record_created"), years(3).after("case_closed"))))
    yearly = kept("national record, yearly run", exactly(end_of_year("death", years(30))))
    archive = kept("archive", exactly(between(months(12).after("last_publication"), months(12).after("collection"))))
    match = kept("matched person", at_most(hours(24).after("last_exchange")))
    cache = kept("cached image", at_most(minutes(60).after("record_created")))


THEIRS = Theirs(as_of=TODAY)

ANSWERS = [
    # Two classes of request by their status.
    (THEIRS, "request_verified", {"last_activity": "2021-11-27"}, PASS, "2026-11-27"),
    (THEIRS, "request_verified", {"last_activity": "2026-01-01"}, UNKNOWN, "2031-01-01"),
    (THEIRS, "request_unverified", {"link_expired": "2026-09-03"}, PASS, "2026-10-03"),
    (THEIRS, "request_unverified", {"link_expired": "2026-11-22"}, UNKNOWN, "2026-12-22"),
    # A case that is still open has no end; one that never was has three years.
    (THEIRS, "match_record", {"record_created": "2021-06-07", "case_closed": "2021-11-01"}, PASS, "2024-11-01"),
    (THEIRS, "match_record", {"record_created": "2021-06-07"}, UNKNOWN, None),
    (THEIRS, "match_record", {"record_created": "2021-06-07", "never": ("case_closed",)}, PASS, "2024-06-07"),
    # Dead, and no day; dead between two days.
    (FRENCH, "hospital_medical_record", {"last_contact": "2008-01-03", "birth": "1950", "undated": ("death",)}, FAIL, "2028-01-03"),
    (FRENCH, "hospital_medical_record", {"last_contact": "2010-01-01", "birth": "1950-01-01", "death": "2016-09-02/2016-09-03"}, PASS, "2026-09-03"),
    # Thirty years after the death, and once a year; the living are kept.
    (it.ItalianRetention(as_of=TODAY), "national_record", {"death": "1996-03-01"}, PASS, "2026-03-01"),
    (it.ItalianRetention(as_of=TODAY), "national_record", {"death": "1995-12-31"}, PASS, "2025-12-31"),
    (it.ItalianRetention(as_of=TODAY), "national_record", {}, FAIL, None),
    # Archives of a public hospital: a register is kept for ever, the rest has its years.
    (FRENCH, "hospital_admission_register", {"record_created": "1950-01-01"}, FAIL, None),
    (FRENCH, "resident_administrative_file", {"closure": "2020-01-01"}, PASS, "2025-01-01"),
    (FRENCH, "resident_movement_sheet", {"record_created": "2026-01-01"}, FAIL, "2027-01-01"),
    (FRENCH, "guardianship_follow_up_file", {"closure": "1990-05-05"}, PASS, "2020-05-05"),
    (THEIRS, "yearly", {"death": "1996-03-01"}, FAIL, "2026-12-31"),
    (THEIRS, "yearly", {"death": "1995-12-31"}, PASS, "2025-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("schedule", "key", "facts", "verdict", "end"), ANSWERS)
def test_what_a_record_is_told(schedule, key, facts, verdict, end):
    """The verdict on the day, and the end."""
    answer = schedule.due(key, **facts)
    assert (answer.verdict, answer.keep_through and answer.keep_through.isoformat()) == (verdict, end)


def test_a_register_is_kept_for_ever_and_a_file_goes_after_its_discharge():
    """The register asks nothing and is never free; the accountant signs for the file."""
    register = FRENCH.due("hospital_admission_register", record_created="1950-01-01")
    assert (register.for_ever, register.questions(), register.safe_keep_through) == (True, (), None)
    file = FRENCH.due("resident_administrative_file", closure="2020-01-01")
    assert SignOff.ACCOUNTANT_DISCHARGE in file.sign_offs


@pytest.mark.parametrize("birth", ["1900-01-01", "1900", "1800-01-01", "0001-01-01"])
def test_a_birth_that_is_typed_where_none_is_known(birth):
    """Never free; as if the birth were not stated."""
    answer = FRENCH.due(fr.HOSPITAL_RECORD, last_contact="2006-03-15", birth=birth)
    assert (answer.verdict, answer.safe_keep_through) == (UNKNOWN, date(2034, 3, 15))


def test_a_birth_in_the_future_is_refused():
    """The year 2999 is no birth."""
    with pytest.raises(InvalidDocumentError):
        FRENCH.due(fr.HOSPITAL_RECORD, last_contact="2006-03-15", birth="2999")


def test_a_floor_that_outlasts_its_ceiling():
    """On 1 October 2027 both cannot be met, and somebody is told."""
    answer = Theirs(as_of="2027-10-01").due("archive", last_publication="2027-03-01", collection="2026-09-01")
    assert (answer.conflict, answer.verdict) == (True, FAIL)
    assert answer.questions()


@pytest.mark.parametrize(("at", "overdue"), [("2026-11-28T08:59:59+01:00", False), ("2026-11-28T09:00:00+01:00", True)])
def test_a_day_of_hours(at, overdue):
    """Twenty-four hours after the last exchange, to the minute; an hour for a cached image."""
    assert THEIRS.due_at("match", at=at, last_exchange="2026-11-27T09:00:00+01:00").overdue is overdue
    assert THEIRS.due_at("cache", at=at, record_created="2026-11-28T08:00:00+01:00").overdue is overdue


STATED = [
    ("hospital_medical_record", "P5Y", FAIL),
    ("hospital_medical_record", "P3M", FAIL),
    ("private_practice_record", "P3M", UNKNOWN),
    ("ehpad_medical_record", "P1Y", UNKNOWN),
    ("occupational_health_record", "P1Y", FAIL),
    ("genetic_report_lab", "P5Y", FAIL),
    ("transfusion_extract", "P20Y", FAIL),
]


@pytest.mark.parametrize(("kind", "period", "verdict"), STATED)
def test_a_period_of_their_own_beside_a_type(kind, period, verdict):
    """Shorter than every branch of the text fails; shorter than what is advised is at least asked about."""
    document = f"""
id: o
country: FR
kind: health_establishment
activities:
  - id: s
    role: controller
    purposes: [{{kind: care, legal_basis: public_task, article_9: health_or_social_care}}]
    categories: [health.record]
    use: care
    retention: [{{id: r, record_type: {kind}, period: {period}}}]
"""
    report = check(loads(document, "yaml"), *fr.RULE_SETS, as_of=TODAY)
    found = {result.finding.verdict for result in report.results if result.rule.code == "FR-COH-02" and result.finding}
    assert verdict in found


def entry(name, **facts):
    """An entry with a patient."""
    return {"fullUrl": f"urn:uuid:{name}", "resource": {"resourceType": "Patient", "id": name, **facts}}


def stay(name, day):
    """An entry with an encounter of a day."""
    period = {"start": day, "end": day}
    subject = {"reference": f"Patient/{name}"}
    return {"resource": {"resourceType": "Encounter", "status": "finished", "subject": subject, "period": period}}


SURVIVOR = entry("a", birthDate="1960-05-20", active=True, link=[{"other": {"reference": "Patient/b"}, "type": "replaces"}])  # fmt: skip
RETIRED = entry("b", birthDate="1960-05-20", active=False, link=[{"other": {"reference": "Patient/a"}, "type": "replaced-by"}])  # fmt: skip
STAYS = (stay("a", "2004-01-10"), stay("b", "2019-03-03"))


@pytest.mark.parametrize("entries", [(SURVIVOR, RETIRED, *STAYS), (SURVIVOR, *STAYS)])
def test_two_records_of_one_person(entries):
    """The stays of the one that was replaced count."""
    bundle = {"resourceType": "Bundle", "entry": list(entries)}
    assert found_in_fhir(bundle, zone="Europe/Paris").last_contact == "2019-03-03"


@pytest.mark.parametrize("entries", [(SURVIVOR, STAYS[0]), (RETIRED, STAYS[1])])
def test_half_of_a_person_is_refused(entries):
    """Alone, either would free the file years too soon."""
    with pytest.raises(InvalidDocumentError):
        found_in_fhir({"resourceType": "Bundle", "entry": list(entries)}, zone="Europe/Paris")


ABSENT = {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]}
NONE_THERE = {
    "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "not-applicable"}]
}


def accurate(code):
    """Day, month and year, each accurate, estimated or unknown."""
    url = "http://hl7.org.au/fhir/StructureDefinition/date-accuracy-indicator"
    return {"extension": [{"url": url, "valueCoding": {"code": code}}]}


BESIDE_A_DATE = [
    # A cancer registry knows that the patient died, and no day (Germany, github.com/bzkf/obds-to-fhir/pull/514).
    ({"_deceasedDateTime": ABSENT}, {}, ("death",)),
    ({"_deceasedDateTime": NONE_THERE}, {}, ()),
    # An emergency record says dead and has no time, a pedigree dead on an unknown day (United States and Canada,
    # github.com/drajer-health/eCRNow/issues/183 and phenotips/phenotips/issues/1838).
    ({"deceasedBoolean": True}, {}, ("death",)),
    # Day and month are right and the year is not (Australia, the profile of HL7 Australia on the accuracy of dates).
    ({"birthDate": "2004-08-23", "_birthDate": accurate("AAU")}, {}, ()),
    ({"birthDate": "2004-08-23", "_birthDate": accurate("AAE")}, {}, ()),
    ({"birthDate": "2004-08-23", "_birthDate": accurate("UUA")}, {"birth": "2004"}, ()),
    ({"birthDate": "2004-08-23", "_birthDate": accurate("EAA")}, {"birth": "2004-08"}, ()),
    ({"birthDate": "2004-08-23", "_birthDate": accurate("AAA")}, {"birth": "2004-08-23"}, ()),
    ({"deceasedDateTime": "2004-08-23T13:42:00+10:00", "_deceasedDateTime": accurate("AAU")}, {}, ("death",)),
    ({"deceasedDateTime": "2004-08-23T13:42:00+10:00", "_deceasedDateTime": accurate("AUA")}, {"death": "2004"}, ()),
]  # fmt: skip


@pytest.mark.parametrize(("patient", "events", "undated"), BESIDE_A_DATE)
def test_what_stands_beside_a_date(patient, events, undated):
    """A date is taken as far as it is known, and a death without a day is a death."""
    found = found_in_fhir({"resourceType": "Patient", "id": "p", **patient}, zone="Europe/Paris")
    assert (found.events, found.undated) == (events, undated)


def test_a_link_on_one_side_only():
    """The survivor says nothing of it (Germany, github.com/gematik/spec-ISiK-Basismodul/issues/196): the stays of both count."""
    bundle = {"resourceType": "Bundle", "entry": [entry("a", birthDate="1960-05-20", active=True), RETIRED, *STAYS]}
    assert found_in_fhir(bundle, zone="Europe/Paris").last_contact == "2019-03-03"


@pytest.mark.parametrize(
    ("table", "field", "event"),
    [
        ("person", "year_of_birth", "birth"),
        ("person", "month_of_birth", None),
        ("person", "day_of_birth", None),
        ("death", "death_date", "death"),
        ("visit_detail", "visit_detail_end_date", "last_contact"),
        ("observation_period", "observation_period_end_date", None),
    ],
)
def test_columns_of_a_research_table(table, field, event):
    """Month and day look like a birth, and say how to make one."""
    meaning = event_of_field(Standard.OMOP, table, field)
    assert meaning.event == event
    if field in ("month_of_birth", "day_of_birth"):
        assert "join year, month and day" in meaning.because


def test_lengths_of_data_contracts():
    """As they are written there."""
    assert (length_of("P20Y"), length_of({"value": 3, "unit": "y"}), length_of("PT24H")) == (
        years(20),
        years(3),
        hours(24),
    )


def test_two_types_in_one_table():
    """A column says which rule a row falls under, and each row has its end."""
    pl = pytest.importorskip("polars")
    table = pl.DataFrame(
        {
            "status": ["DONE", "PENDING", "PENDING", "DONE"],
            "active": [date(2021, 11, 27), date(2026, 9, 1), date(2026, 11, 20), date(2026, 1, 1)],
            "expired": [None, date(2026, 9, 3), date(2026, 11, 22), None],
        }
    )
    kinds = {"DONE": "request_verified", "PENDING": "request_unverified"}
    found = THEIRS.annotate(table, kinds, by="status", last_activity="active", link_expired="expired")
    ends = [date(2026, 11, 27), date(2026, 10, 3), date(2026, 12, 22), date(2031, 1, 1)]
    assert found["keep_through"].to_list() == ends
    assert found["disposable"].to_list() == [True, True, None, None]


PUBLIC = read_yaml(Path(__file__).parent / "public.yaml")
ASKED = [(f"{item['id']} {case['name']}", {**item, **case}) for item in PUBLIC for case in item["cases"]]


@pytest.mark.parametrize("case", [case for _, case in ASKED], ids=[name for name, _ in ASKED])
def test_public_question(case):
    """The schedule says of each record what was written down before it was asked."""
    module, _, name = case["schedule"].partition(":")
    schedule = getattr(importlib.import_module(module), name)(as_of=case["as_of"])
    facts = dict(case["facts"])
    if "legal_holds" in facts:
        facts["legal_holds"] = [Hold(since=facts["legal_holds"])]
    answer = schedule.due(case["record"], **facts)
    assert str(answer.verdict) == case["verdict"], str(answer)
    assert answer.keep_through == case.get("keep_through", answer.keep_through)
    assert answer.safe_keep_through == case.get("safe", answer.safe_keep_through)


def test_public_questions_say_where_they_come_from():
    """Each has its place with the day on which it was read, and nothing that tries nothing."""
    keys = {"name", "schedule", "record", "as_of", "facts", "verdict", "keep_through", "safe"}
    assert len({item["id"] for item in PUBLIC}) == len(PUBLIC)
    assert all("read 20" in item["origin"] for item in PUBLIC)
    assert all(set(case) <= keys for item in PUBLIC for case in item["cases"])
