"""Public holidays abroad come from an optional library: without it the answer is open, and never late."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from healthgov import check, eu, gb
from healthgov.documents import structure
from healthgov.eu.holidays import national_holidays, regional_holidays
from healthgov.models import Organisation
from healthgov.verdicts import Doubt, Verdict


@pytest.fixture
def without_library(monkeypatch):
    """The library is not there."""
    monkeypatch.setitem(sys.modules, "holidays", None)
    for known in (national_holidays, regional_holidays):
        known.cache_clear()
    yield
    for known in (national_holidays, regional_holidays):
        known.cache_clear()


def finding(**request: str):
    """What is said of one request to a German practice."""
    stated = {"id": "r", "kind": "access", **request}
    document = structure({"id": "practice", "country": "DE", "requests": [stated]}, Organisation)
    report = check(document, eu.Gdpr, as_of="2026-11-28")
    return next(result.finding for result in report.results if result.code == "EU-GDPR-22")


@pytest.mark.usefixtures("without_library")
@pytest.mark.parametrize(
    "request_",
    [
        {"received_on": "2025-12-01", "answered_on": "2026-01-02"},
        {"received_on": "2025-12-01", "extension_told_on": "2026-01-02", "answered_on": "2026-02-27"},
    ],
    ids=["answered", "told that it takes longer"],
)
def test_a_day_after_a_foreign_holiday_is_open(request_):
    """New Year's Day is a holiday in Germany, which nothing here knows then."""
    assert national_holidays("DE") is regional_holidays("DE") is None
    found = finding(**request_)
    assert (found.verdict, found.doubt) == (Verdict.UNKNOWN, Doubt.OUTSIDE)


@pytest.mark.parametrize("ends", ["2026-01-02"])
def test_with_the_library_it_is_in_time(ends):
    """The same day with the library."""
    pytest.importorskip("holidays")
    assert finding(received_on="2025-12-01", answered_on=ends).verdict is Verdict.PASS


def british(**request: str):
    """What is said of one request to a British practice."""
    stated = {"id": "r", "kind": "access", **request}
    document = structure({"id": "practice", "country": "GB", "requests": [stated]}, Organisation)
    report = check(document, gb.UkGdpr, as_of="2026-11-28")
    return next(result.finding for result in report.results if result.code == "GB-GDPR-01")


@pytest.mark.usefixtures("without_library")
def test_christmas_in_london_is_open():
    """A month from 25 November ends on Christmas Day, and nothing here knows when the holidays end."""
    found = british(received_on="2025-11-25", answered_on="2025-12-29")
    assert (found.verdict, found.doubt) == (Verdict.UNKNOWN, Doubt.OUTSIDE)
    assert british(received_on="2025-11-25", answered_on="2025-12-25").verdict is Verdict.PASS


@pytest.mark.parametrize(("answered", "verdict"), [("2025-12-29", Verdict.PASS), ("2025-12-30", Verdict.FAIL)])
def test_christmas_in_london_with_the_library(answered, verdict):
    """Christmas Day, Boxing Day, a weekend: the Monday still counts, and the reason names both days."""
    pytest.importorskip("holidays")
    found = british(received_on="2025-11-25", answered_on=answered)
    assert found.verdict is verdict
    assert (found.values["limit"], found.values["moved"]) == (date(2025, 12, 25), date(2025, 12, 29))


def test_a_country_that_no_calendar_knows():
    """Nothing is made up for it."""
    assert national_holidays("ZZ") is None
    assert regional_holidays("ZZ") is None


def test_a_country_without_parts():
    """Luxembourg has no holidays of a region."""
    pytest.importorskip("holidays")
    parts = regional_holidays("LU")
    assert parts is not None
    assert not parts(date(2026, 1, 6))


def test_years_that_the_library_knows_in_part_are_no_warning():
    """The library warns of movable feasts in India before 2001 and after 2035; who reads a report can do nothing."""
    pytest.importorskip("holidays")
    in_india = national_holidays("IN")
    assert in_india is not None
    assert in_india(date(1990, 1, 26))
    assert in_india(date(2040, 1, 26))
