"""The events that start a clock, and where FHIR, SNDS and OMOP hold them."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from healthgov import de, fr, gb, it, us
from healthgov.errors import InvalidDocumentError
from healthgov.fhir import found_in_fhir
from healthgov.fields import FIELDS, Standard, event_of_field
from healthgov.languages import translated
from healthgov.retention.events import EVENTS

PARIS = "Europe/Paris"


def stay(status: str = "finished", end: object = None, whose: str = "Patient/1") -> dict[str, object]:
    """An encounter."""
    period = {"start": "2020-01-01"} if end is None else {"start": "2020-01-01", "end": end}
    return {"resourceType": "Encounter", "status": status, "subject": {"reference": whose}, "period": period}


def bundle(*resources: dict[str, object], **patient: object) -> dict[str, object]:
    """A bundle about the patient 1."""
    first = {"resourceType": "Patient", "id": "1", **patient}
    return {"resourceType": "Bundle", "entry": [{"resource": resource} for resource in (first, *resources)]}


@pytest.mark.parametrize("law", [fr, gb, de, it, us])
def test_every_event_a_schedule_reads_has_words(law: ModuleType) -> None:
    """No policy of any state reads an event that has no name in both languages."""
    named = [getattr(law, name) for name in law.__all__]  # made when asked for
    schedules = [value for value in named if isinstance(value, type) and hasattr(value, "policies")]
    read = {name for schedule in schedules for policy in schedule.policies for name in (*policy.events, policy.trigger)}
    assert read
    assert read <= EVENTS.keys()
    known = {key: EVENTS[key] for key in read}  # a house may have declared more, elsewhere in this process
    assert all(translated(event.words, "fr") != event.words and event.key == key for key, event in known.items())


@pytest.mark.parametrize(
    ("end", "zone", "expected"),
    [
        ("2024-12-31T23:30:00Z", PARIS, "2025-01-01"),
        ("2024-12-31T22:30:00Z", PARIS, "2024-12-31"),
        ("2024-12-31T23:30:00Z", "America/Martinique", "2024-12-31"),
        ("2024-06", PARIS, "2024-06"),
        ("2024", PARIS, "2024"),
    ],
)
def test_instants_become_dates_of_the_place(end: str, zone: str, expected: str) -> None:
    """An instant is a date of its place, and a partial date stays partial."""
    assert found_in_fhir(stay(end=end), zone=zone).events == {"last_contact": expected}


@pytest.mark.parametrize("end", ["2024-12-31T24:00:00Z", "2024-12-31T25:00:00Z", "2024-02-30"])
def test_what_is_no_day_or_instant_is_refused(end: str) -> None:
    """An instant of 24:00 too, which FHIR does not have and some Pythons read."""
    with pytest.raises(InvalidDocumentError, match="a date, or an instant with its offset"):
        found_in_fhir(bundle(stay(end=end)), zone=PARIS)


@pytest.mark.parametrize("status", ["planned", "cancelled", "entered-in-error"])
def test_a_contact_that_was_none_counts_for_nothing(status: str) -> None:
    """Planned, cancelled and mistaken encounters move nothing."""
    document = bundle(stay(end="2020-01-02"), stay(status, end="2024-01-01"))
    assert found_in_fhir(document, zone=PARIS).last_contact == "2020-01-02"


@pytest.mark.parametrize("open_stay", [stay("finished"), stay("unknown")])
def test_no_earlier_date_stands_in_for_a_contact_without_end(open_stay: dict[str, object]) -> None:
    """A stay that has no end leaves the last contact undated."""
    found = found_in_fhir(bundle(stay(end="2020-01-02"), open_stay), zone=PARIS)
    assert found.last_contact is None
    assert found.undated == ("last_contact",)


@pytest.mark.parametrize("status", ["in-progress", "onleave"])
def test_no_earlier_date_stands_in_for_a_stay_that_runs(status: str) -> None:
    """While one is under way the last contact is yet to come."""
    found = found_in_fhir(bundle(stay(end="2020-01-02"), stay(status)), zone=PARIS)
    assert found.last_contact is None
    assert (found.undated, found.not_yet) == ((), ("last_contact",))


def test_the_latest_possible_end_wins() -> None:
    """A year alone may be later than a day in it."""
    assert found_in_fhir(bundle(stay(end="2020-05-02"), stay(end="2020")), zone=PARIS).last_contact == "2020"


def test_a_death_without_a_date_is_said() -> None:
    """Dead without a date is neither alive nor dated."""
    assert found_in_fhir(bundle(deceasedBoolean=True), zone=PARIS).undated == ("death",)
    assert found_in_fhir(bundle(deceasedBoolean=False), zone=PARIS).undated == ()
    assert found_in_fhir(bundle(deceasedDateTime="2021-06"), zone=PARIS).events == {"death": "2021-06"}


def test_what_is_no_contact_is_not_taken() -> None:
    """Claims, appointments, documents and the day of an update move nothing."""
    others: list[dict[str, object]] = [
        {"resourceType": "Claim", "created": "2024-01-01", "billablePeriod": {"end": "2024-01-01"}},
        {"resourceType": "Appointment", "end": "2024-01-01T10:00:00Z"},
        {"resourceType": "Composition", "date": "2024-01-01", "meta": {"lastUpdated": "2024-01-01T10:00:00Z"}},
    ]
    assert found_in_fhir(bundle(*others), zone=PARIS).events == {}


def test_every_problem_is_listed_and_no_value_repeated() -> None:
    """All problems come at once with their paths, without what was found there."""
    document = bundle(
        stay(end="secret"),
        stay(end="2024-01-01T10:00:00"),
        stay(end="2020", whose="Patient/secret"),
        birthDate="2001-13",
    )
    with pytest.raises(InvalidDocumentError) as caught:
        found_in_fhir(document, zone=PARIS)
    assert {problem.path for problem in caught.value.problems} == {
        "entry[0].resource.birthDate",
        "entry[1].resource.period.end",
        "entry[2].resource.period.end",
        "entry[3].resource.subject.reference",
    }
    assert "secret" not in str(caught.value)
    with pytest.raises(InvalidDocumentError, match="zone"):
        found_in_fhir(document, zone="secret")


@pytest.mark.parametrize(
    ("standard", "file", "table", "field"),
    [
        (Standard.FHIR, "fhir_r4b_date_fields.csv", "type", "field"),
        (Standard.SNDS, "snds_fields.csv", "table", "field"),
        (Standard.OMOP, "OMOP_CDMv5.4_Field_Level.csv", "cdmTableName", "cdmFieldName"),
    ],
)
def test_every_field_exists_in_its_standard(
    shared_data: Path, standard: Standard, file: str, table: str, field: str
) -> None:
    """No field is named that its standard does not hold, and every event named is one."""
    with (shared_data / "schemas" / file).open(encoding="utf-8-sig", newline="") as lines:
        known = {(row[table], row[field]) for row in csv.DictReader(lines)}
    named = {(where, name): meaning for (whose, where, name), meaning in FIELDS.items() if whose is standard}
    assert named
    assert named.keys() <= known
    assert all(meaning.event is None or meaning.event in EVENTS for meaning in named.values())


def test_fields_are_not_guessed_by_name() -> None:
    """A name that looks right in a table that is not known gives nothing."""
    assert event_of_field(Standard.SNDS, "NO_SUCH_TABLE", "BEN_DCD_DTE") is None
    friend = event_of_field(Standard.SNDS, "ER_PRS_F", "FLX_DIS_DTD")
    assert friend is not None
    assert friend.event is None


@pytest.mark.parametrize(
    ("file", "birth", "last"),
    [
        ("carebundle_type2_diabetes_2019.json", "1955-08-07", date(2019, 5, 1)),
        ("carebundle_hypertension_2003.json", "1958-03-25", date(2003, 5, 1)),
    ],
)
def test_a_bundle_walks_through_to_its_end(shared_data: Path, file: str, birth: str, last: date) -> None:
    """An adult's hospital file is kept twenty years after the last stay in the bundle."""
    document = json.loads((shared_data / "schemas" / file).read_text(encoding="utf-8"))
    found = found_in_fhir(document, zone=PARIS)
    assert found.events == {"birth": birth, "last_contact": last.isoformat()}
    due = fr.Retention(as_of="2026-11-23").due(fr.HOSPITAL_RECORD, **found.events)
    assert due.keep_through == last.replace(year=last.year + 20)
