"""Years that end with another month than December: school years, and financial ones."""

from __future__ import annotations

from datetime import date

import pytest

from healthgov.errors import CalendarEndError, DefinitionError
from healthgov.periods import years
from healthgov.retention import RetentionSchedule, YearEnd, at_most, compiled, end_of_year, exactly, kept, sentence
from healthgov.verdicts import Verdict


class School(RetentionSchedule):
    """A school, and its nurse."""

    title = "school"

    # One year at most after the school year in which the pupil left, as school law of a German State has it.
    pupil = kept("pupil in electronic files", at_most(end_of_year("leaving", years(1), last_month=7)))
    accounts = kept("accounts", exactly(end_of_year("closure", years(6), last_month=3)))


@pytest.mark.parametrize(
    ("left", "month", "last"),
    [
        ("2026-07-31", 7, "2026-07-31"),
        ("2026-08-01", 7, "2027-07-31"),
        ("2026-12-31", 7, "2027-07-31"),
        ("2027-01-01", 7, "2027-07-31"),
        ("2026-03-31", 3, "2026-03-31"),
        ("2026-04-01", 3, "2027-03-31"),
        ("2023-03-01", 2, "2024-02-29"),
        ("2024-02-29", 2, "2024-02-29"),
        ("2024-03-01", 2, "2025-02-28"),
        ("2026-01-31", 1, "2026-01-31"),
        ("2026-02-01", 1, "2027-01-31"),
        ("2026-12-31", 12, "2026-12-31"),
        ("2026-01-01", 11, "2026-11-30"),
    ],
)
def test_the_year_ends_with_its_month(left, month, last):
    """The last day of the year in which a day lies, itself included; of a record step by step and compiled."""
    term = end_of_year("leaving", years(0), last_month=month)
    day, end = date.fromisoformat(left), date.fromisoformat(last)
    assert (term.start(day), compiled(term)(day)) == (end, end)


def test_a_record_of_a_school_year():
    """Kept through the last day of the next school year, and over from the day after."""
    for on, verdict in (("2028-07-31", Verdict.UNKNOWN), ("2028-08-01", Verdict.PASS)):
        answer = School(as_of=on).due("pupil", leaving="2026-09-15")
        assert (answer.keep_through, answer.verdict) == (date(2028, 7, 31), verdict)
    assert School(as_of="2026-11-28").due("accounts", closure="2020-04-01").keep_through == date(2027, 3, 31)


def test_it_is_said_and_written_as_what_it_is():
    """In words of both languages, and as what makes it again."""
    term = end_of_year("closure", years(6), last_month=3)
    assert repr(term) == "end_of_year('closure', years(6), last_month=3)"
    assert "which ends with March" in sentence(term)
    assert "qui se termine en mars" in sentence(term, "fr")
    assert "qui se termine en août" in sentence(end_of_year("closure", years(1), last_month=8), "fr")
    assert repr(end_of_year("closure", years(6))) == "end_of_year('closure', years(6))"


@pytest.mark.parametrize("month", [0, 13, True, "7", 2.5])
def test_a_year_ends_with_a_month_there_is(month):
    """From 1 to 12."""
    with pytest.raises(DefinitionError, match="from 1 to 12"):
        end_of_year("closure", years(1), last_month=month)


def test_the_calendar_ends():
    """A year that would end past the year 9999 has no last day."""
    with pytest.raises(CalendarEndError):
        YearEnd(years(0), "closure", 3).start(date(9999, 4, 1))
