"""Territories over time, adequacy with its scope, and the codes data sets write."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthgov.eu.adequacy import DECISIONS, Importer, adequate
from healthgov.eu.places import EEA, EEA_CONTESTED, EU, EU_STATES_OVERSEAS
from healthgov.findings import CountryCode
from healthgov.models import country, country_name
from healthgov.periods import Day
from healthgov.verdicts import Verdict

ALONE = {"GP", "MQ", "GF", "RE", "MF", "YT", "BL", "AX"}


@pytest.mark.parametrize(
    ("day", "count"),
    [("2013-06-30", 27), ("2013-07-01", 28), ("2020-01-31", 28), ("2020-02-01", 27), ("2026-11-23", 27)],
)
def test_member_states_by_day(day, count):
    """28 Member States from 2013-07-01 to 2020-01-31, 27 since."""
    assert len(EU.on(date.fromisoformat(day)) - ALONE) == count


@pytest.mark.parametrize(
    ("code", "places", "last", "inside_before"),
    [
        ("GB", EU, "2020-01-31", True),
        ("BL", EU, "2011-12-31", True),
        ("YT", EU, "2013-12-31", False),
        ("HR", EEA, "2013-06-30", False),
        ("BL", EU_STATES_OVERSEAS, "2011-12-31", False),
        ("YT", EEA_CONTESTED, "2013-12-31", True),
    ],
)
def test_both_sides_of_a_change(code, places, last, inside_before):
    """Membership on the last day and on the day after."""
    day = date.fromisoformat(last)
    assert places.includes(CountryCode(code), day) is inside_before
    assert places.includes(CountryCode(code), day + timedelta(days=1)) is not inside_before


@pytest.mark.parametrize(
    ("code", "eu", "eea"),
    [("NO", False, True), ("IS", False, True), ("LI", False, True), ("CH", False, False), ("GB", False, False),
     ("RE", True, True), ("NC", False, False), ("PM", False, False), ("GI", False, False), ("AX", True, True)],
)  # fmt: skip
def test_eu_and_eea_today(code, eu, eea):
    """Norway is in the EEA and not in the Union; La Réunion is in both; Nouvelle-Calédonie in neither."""
    day = date(2026, 11, 23)
    assert (EU.includes(CountryCode(code), day), EEA.includes(CountryCode(code), day)) == (eu, eea)


@given(st.sampled_from(sorted(EEA.members)), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_a_day_knows_when_membership_changes(code, start):
    """Up to holds_until membership is constant, and there it changes or a boundary is crossed."""
    day = Day(start)
    inside = EEA.includes(code, day)
    assert inside is (code in EEA.on(start))
    end = day.holds_until or date(2032, 1, 1)
    for probe in {start, start + (end - start) // 2, end - timedelta(days=1)}:
        assert EEA.includes(code, probe) is inside


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("EL", "GR"),
        ("UK", "GB"),
        ("XI", "GB"),
        ("XK", "XK"),
        ("fr", "FR"),
        ("FR-974", "RE"),
        ("FR-NC", "NC"),
        ("FR-75", "FR"),
        ("DE-BY", "DE"),
        ("BQ", "BQ"),
    ],
)
def test_codes_as_data_sets_write_them(text, code):
    """The Union's own codes and French subdivisions become ISO codes."""
    assert country(text) == code


@pytest.mark.parametrize("text", ["EU", "EZ", "UN", "AN", "SU", "YU", "CS", "ZZ", "QM", "FRA", "", "SECRET"])
def test_codes_that_are_no_country(text):
    """Regions, withdrawn and invented codes are refused, and not repeated."""
    with pytest.raises(ValueError, match=r"country|code") as raised:
        country(text)
    assert "SECRET" not in str(raised.value)


def test_names():
    """A code has its English name."""
    assert (country_name(CountryCode("NO")), country_name(CountryCode("XK"))) == ("Norway", "Kosovo")
    assert country_name(CountryCode("US"), "fr") == "États-Unis"


@pytest.mark.parametrize(
    ("code", "day", "importer", "expected"),
    [
        ("CH", "2026-11-23", None, Verdict.PASS),
        ("US", "2020-07-15", Importer(listed_organisation=True), Verdict.PASS),
        ("US", "2020-07-16", Importer(listed_organisation=True), Verdict.FAIL),
        ("US", "2023-07-09", Importer(listed_organisation=True), Verdict.FAIL),
        ("US", "2023-07-10", Importer(listed_organisation=True), Verdict.PASS),
        ("US", "2026-11-23", Importer(listed_organisation=False), Verdict.FAIL),
        ("US", "2026-11-23", None, Verdict.UNKNOWN),
        ("GB", "2021-06-27", None, Verdict.FAIL),
        ("GB", "2021-06-28", None, Verdict.PASS),
        ("GB", "2025-06-28", None, Verdict.PASS),
        ("GB", "2025-12-28", None, Verdict.PASS),
        ("GB", "2031-12-27", None, Verdict.PASS),
        ("GB", "2031-12-28", None, Verdict.FAIL),
        ("GI", "2026-11-23", None, Verdict.FAIL),
        ("BR", "2026-01-25", None, Verdict.FAIL),
        ("BR", "2026-01-26", None, Verdict.PASS),
        ("CA", "2026-11-23", Importer(commercial_activity=False), Verdict.FAIL),
        ("JP", "2026-11-23", Importer(private_sector=True), Verdict.PASS),
        ("IL", "2026-11-23", Importer(automated_processing=True), Verdict.UNKNOWN),
        ("IN", "2026-11-23", None, Verdict.FAIL),
    ],
)
def test_adequacy(code, day, importer, expected):
    """A decision counts on its days and inside its scope, and asks for what it turns on."""
    assert adequate(CountryCode(code), date.fromisoformat(day), importer).verdict is expected


@given(st.sampled_from(sorted({d.destination for d in DECISIONS})), st.dates(date(2000, 1, 1), date(2033, 1, 1)))
def test_adequacy_holds_until_it_changes(code, start):
    """Between a day and its holds_until the answer is the same."""
    importer = Importer(listed_organisation=True, commercial_activity=True, private_sector=True, automated_processing=True,
                        inside_recognised_borders=True, no_credit_data=True, local_law_applies=True)  # fmt: skip
    day = Day(start)
    verdict = adequate(code, day, importer).verdict
    end = day.holds_until or date(2035, 1, 1)
    for probe in {start, start + (end - start) // 2, end - timedelta(days=1)}:
        assert adequate(code, probe, importer).verdict is verdict


def test_against_a_published_table(shared_data):
    """A public list of countries agrees on the Union and the EEA, but for its two known flaws."""
    with next(iter((shared_data / "territories").glob("dpv23_countries*.csv"))).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    day = date(2026, 2, 28)
    eu = {CountryCode(row["iso2"]) for row in rows if row["eu27"] == "1"}
    eea = {CountryCode(row["iso2"]) for row in rows if row["eea30"] == "1"}
    assert EU.on(day) - ALONE == eu - ALONE - EU_STATES_OVERSEAS.on(day)
    assert EEA.on(day) - ALONE == (eea - ALONE - EU_STATES_OVERSEAS.on(day)) | {"IS", "LI", "NO"}
