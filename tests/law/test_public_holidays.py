"""Public holidays abroad come from an optional library: without it the answer is open, and never late."""

from __future__ import annotations

import sys
from datetime import date, timedelta

import pytest

from healthgov import check, eu, gb
from healthgov.documents import structure
from healthgov.eu import holidays
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


def finding(*, as_of: str = "2026-11-28", **request: str):
    """What is said of one request to a German practice."""
    stated = {"id": "r", "kind": "access", **request}
    document = structure({"id": "practice", "country": "DE", "requests": [stated]}, Organisation)
    report = check(document, eu.Gdpr, as_of=as_of)
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
    told = next(leaf.values for leaf in found.leaves() if "limit" in leaf.values)
    assert (told["limit"], told["moved"]) == (date(2025, 12, 25), date(2025, 12, 29))


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


@pytest.mark.parametrize("country", ["DE", "GB", "ES"])
def test_the_days_that_a_country_and_its_parts_have_off(country):
    """Each day of two years, as the library has it for the whole and for each part."""
    library = pytest.importorskip("holidays")
    whole, in_parts = national_holidays(country), regional_holidays(country)
    parts = library.country_holidays(country).subdivisions
    for year in (2024, 2026):
        national = set(library.country_holidays(country, years=year))
        regional = set().union(*(library.country_holidays(country, subdiv=part, years=year) for part in parts))
        days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
        assert [day for day in days if whole(day)] == sorted(national & {*days})
        assert [day for day in days if in_parts(day)] == sorted(regional & {*days})
    assert regional - national


def test_years_that_the_library_does_not_know():
    """No day of them is surely off, and each may be."""
    library = pytest.importorskip("holidays")
    known = library.country_holidays("DE")
    for year in (known.start_year - 1, known.end_year + 1):
        for day in (date(year, 1, 1), date(year, 3, 3)):
            assert (national_holidays("DE")(day), regional_holidays("DE")(day)) == (False, True)
    for year in (known.start_year, known.end_year):
        day = date(year, 3, 3)
        assert (national_holidays("DE")(day), regional_holidays("DE")(day)) == (False, False)


@pytest.mark.parametrize("received", ["2101-03-01", "9999-06-01"])
def test_a_year_that_nobody_knows_is_not_looked_at_to_its_end(monkeypatch, received):
    """Some days tell that a year is not known: the end may lie as far behind it as it may without the library."""
    pytest.importorskip("holidays")
    looked = []
    known = holidays._of_year
    monkeypatch.setattr(holidays, "_of_year", lambda *asked: looked.append(asked) or known(*asked))
    found = finding(received_on=received, answered_on=received[:5] + "07-05", as_of=received[:5] + "12-01")
    assert found.verdict is not Verdict.PASS
    assert 0 < len(looked) < 500


@pytest.mark.parametrize(
    ("answered", "verdict"),
    [("2101-04-01", Verdict.PASS), ("2101-04-05", Verdict.UNKNOWN), ("2101-04-07", Verdict.FAIL)],
)
def test_a_year_that_nobody_knows(answered, verdict):
    """A month from the first of March 2101, and five days of which any may be a holiday."""
    pytest.importorskip("holidays")
    found = finding(received_on="2101-03-01", answered_on=answered, as_of="2101-12-01")
    assert found.verdict is verdict


def test_a_country_that_the_library_does_not_know():
    """Nothing is known of its days."""
    pytest.importorskip("holidays")
    assert national_holidays("XX") is regional_holidays("XX") is None
