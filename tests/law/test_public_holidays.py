"""Public holidays abroad come from an optional library: without it the answer is open, and never late."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from healthgov import check, eu
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


@pytest.mark.parametrize(("country", "day"), [("ES", date(2007, 1, 8)), ("LK", date(2040, 1, 9))])
def test_a_year_that_the_calendar_does_not_know_is_open(country, day):
    """Nothing is late, and nothing warns, for want of a calendar: a day of such a year may be a holiday."""
    pytest.importorskip("holidays")
    national, regional = national_holidays(country), regional_holidays(country)
    assert national is not None
    assert regional is not None
    assert (national(day), regional(day)) == (False, True)
