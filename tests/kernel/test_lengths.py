"""Lengths of elapsed time, and lengths as other people write them: what is read, what is refused, what is never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthgov.dates import as_date, days_of
from healthgov.errors import CalendarEndError
from healthgov.lengths import AfterMoment, Elapsed, as_moment, hours, length_of, minutes
from healthgov.periods import Period, days, months, years

READ = [
    ("P20Y", years(20)),
    ("P1Y2M3W4D", Period(years=1, months=2, days=25)),
    ("P0D", days(0)),
    ("P18M", months(18)),
    ("P999999D", days(999_999)),
    ("P142857W", days(999_999)),
    ("PT24H", hours(24)),
    ("PT1H30M", minutes(90)),
    ("PT0M", minutes(0)),
    ({"value": 3, "unit": "y"}, years(3)),
    ({"value": "3", "unit": "Years"}, years(3)),
    ({"value": 0, "unit": "d"}, days(0)),
    ({"value": 999_999, "unit": "d"}, days(999_999)),
    ({"value": 2, "unit": "yr"}, years(2)),
    ({"value": 2, "unit": "mo"}, months(2)),
    ({"value": 2, "unit": "w"}, days(14)),
    ({"value": 2, "unit": "h"}, hours(2)),
    ({"value": 2, "unit": "min"}, minutes(2)),
    ({"value": 2, "unit": "y", "note": "of the contract"}, years(2)),
    ({"years": 3}, years(3)),
    ({"weeks": 1, "days": 2}, days(9)),
    ({"hours": 1, "minutes": 5}, minutes(65)),
    ({"days": 0, "hours": 24}, hours(24)),
    *(({unit: 2}, years(2)) for unit in ("year", "years")),
    *(({unit: 2}, months(2)) for unit in ("month", "months")),
    *(({unit: 2}, days(14)) for unit in ("week", "weeks")),
    *(({unit: 2}, days(2)) for unit in ("day", "days")),
    *(({unit: 2}, hours(2)) for unit in ("hour", "hours")),
    *(({unit: 2}, minutes(2)) for unit in ("minute", "minutes")),
]
REFUSED = [
    *("", "P", "PT", "P1H", "3Y", "P1.5Y", "P-1Y", "P1Y ", "p1y", "P1000000D", "P142858W", "P1DT1H", "PT1S"),
    *({}, {"unit": "y"}, {"value": 3}, {"value": True, "unit": "y"}, {"value": -1, "unit": "y"}),
    *({"value": 10**6, "unit": "y"}, {"value": "1000000", "unit": "d"}, {"value": 1.0, "unit": "y"}),
    *({"m": 3}, {"years": 1, "year": 2}, {"days": 1, "hours": 1}, {"weeks": 142_857, "days": 1}, {3: 4}),
    *({"value": None, "unit": "y"}, {"value": 3, "unit": None}, None, 3, ["P1Y"], days(3)),
]


@pytest.mark.parametrize(("written", "length"), READ, ids=str)
def test_lengths_are_read(written, length):
    """Of ISO 8601, of a value with its unit, of units by name; of hours elapsed time is made, of days a period."""
    found = length_of(written)
    assert (type(found), found) == (type(length), length)


@pytest.mark.parametrize("written", REFUSED, ids=ascii)
def test_other_lengths_are_refused(written):
    """What may mean two things, and what is too long to be written again; the message repeats none of it."""
    with pytest.raises(ValueError, match="a length such as P20Y") as caught:
        length_of(written)
    assert str(written) not in str(caught.value) or written in ("", "P", "PT", {}, 3)


@pytest.mark.parametrize(
    ("length", "shown", "said"),
    [
        (hours(0), "hours(0)", "0 hours"),
        (hours(1), "hours(1)", "1 hour"),
        (hours(24), "hours(24)", "24 hours"),
        (minutes(1), "minutes(1)", "1 minute"),
        (minutes(59), "minutes(59)", "59 minutes"),
        (minutes(60), "hours(1)", "1 hour"),
        (minutes(61), "minutes(61)", "61 minutes"),
    ],
)
def test_elapsed_time_is_said(length, shown, said):
    """In hours where they are whole."""
    assert (repr(length), str(length)) == (shown, said)
    assert repr(length.after("issue")) == f"{shown}.after('issue')"
    assert length.after("issue") == AfterMoment(length, "issue")
    assert length.delta == timedelta(minutes=length.minutes)


@pytest.mark.parametrize(("count", "error"), [(True, TypeError), (1.0, TypeError), ("1", TypeError), (-1, ValueError)])
def test_elapsed_time_is_whole_and_runs_forward(count, error):
    """Nothing else is taken for it."""
    with pytest.raises(error):
        Elapsed(count)


def test_elapsed_time_is_counted_from_a_moment():
    """Across a change of clocks as well, and not from a day, nor past the calendar."""
    before = datetime(2026, 10, 25, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert before + hours(24) == datetime(2026, 10, 25, 23, 30, tzinfo=UTC)
    assert (before + hours(24)).tzinfo is UTC
    for wrong in (datetime(2026, 10, 25), date(2026, 10, 25), "2026-10-25"):  # noqa: DTZ001  the point of the test
        with pytest.raises(TypeError):
            wrong + hours(1)
    with pytest.raises(CalendarEndError, match="9999"):
        datetime(9999, 12, 31, 23, 59, tzinfo=UTC) + minutes(1)


@pytest.mark.parametrize(
    ("value", "error", "said"),
    [
        ("2026-11-27", ValueError, "the end is written 2026-11-27T"),
        ("2026-11-27 09:00:00+01:00", ValueError, "the end is written"),
        ("noT a moment", ValueError, "the end is written"),
        ("2026-11-27T24:00:00+01:00", ValueError, "the end is written"),  # from 3.14 on, Python reads it
        ("2026-11-27T09:00:00", ValueError, "the end has an offset"),
        (datetime(2026, 11, 27), ValueError, "the end has an offset"),  # noqa: DTZ001  the point of the test
        (date(2026, 11, 27), TypeError, "the end is a datetime or a string with its offset, not a date"),
        (3, TypeError, "not a int"),
    ],
)
def test_moments_have_an_offset(value, error, said):
    """What has none is refused, and so is what is no moment; what is meant is named."""
    with pytest.raises(error, match=said):
        as_moment(value, "the end")


def test_moments_stay_where_they_are_stated():
    """In their own time zone."""
    moment = datetime(2026, 11, 27, 9, tzinfo=timezone(timedelta(hours=1)))
    assert as_moment(moment) is moment
    assert as_moment("2026-11-27T09:00:00+01:00").isoformat() == moment.isoformat()


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2001", date(2001, 1, 1), date(2001, 12, 31)),
        ("2001-06", date(2001, 6, 1), date(2001, 6, 30)),
        ("2004-02", date(2004, 2, 1), date(2004, 2, 29)),
        ("2001-06-10", date(2001, 6, 10), date(2001, 6, 10)),
        (date(2001, 6, 10), date(2001, 6, 10), date(2001, 6, 10)),
    ],
)
def test_a_date_in_part_may_mean_many_days(value, first, last):
    """From the first to the last of its year or month."""
    assert days_of(value) == (first, last)


@pytest.mark.parametrize(
    "value", ["20011", "2001-6", "2001-13", "2001-00", "0000", "20010610", "2001-06-31", "2001/06/10", "2001-0610-", ""]
)
def test_a_date_is_written_in_one_way(value):
    """Whole or in part; nothing is guessed, and the message says what was meant and repeats nothing."""
    for read in (as_date, days_of):
        with pytest.raises(ValueError, match=r"^the birth is written YYYY-MM-DD$"):
            read(value, "the birth")
    for wrong in (datetime(2001, 6, 10, tzinfo=UTC), 2001, None):
        with pytest.raises(TypeError, match="the birth is a date or a string YYYY-MM-DD, not a"):
            as_date(wrong, "the birth")


@pytest.mark.parametrize(
    ("one", "other", "surely", "maybe"),
    [
        (hours(6), months(6), True, True),
        (hours(6), days(1), True, True),
        (hours(36), days(1), False, True),
        (hours(50), days(1), False, False),
        (hours(6), days(0), False, True),
        (hours(6), hours(6), True, True),
        (hours(7), hours(6), False, False),
        (minutes(90), hours(2), True, True),
        (days(1), hours(6), False, False),
        (days(1), hours(36), False, True),
        (days(1), hours(50), True, True),
        (months(1), hours(24 * 30), False, True),
        (months(1), hours(24 * 27), False, False),
        (years(1), hours(24 * 400), True, True),
    ],
)
def test_hours_are_compared_with_days(one, other, surely, maybe):
    """A day lasts to the end of the next, from an hour that nobody knows; what hangs on it is open."""
    assert (one.surely_within(other), one.maybe_within(other)) == (surely, maybe)


@given(st.integers(0, 10**5), st.integers(0, 60), st.integers(0, 24))
def test_a_comparison_holds_from_every_moment(count, some_days, some_months):
    """Surely is for all moments, maybe for one: tried from the hours of a day, an hour more or less for the clock."""
    length, period = minutes(count), Period(months=some_months, days=some_days)
    for start in (datetime(2024, 1, 31, hour, 30, tzinfo=UTC) for hour in (0, 12, 23)):
        end = datetime.combine(start.date() + period, time(), UTC) + timedelta(days=1)
        if length.surely_within(period):
            assert start + length.delta <= end
        if period.surely_within(length):
            assert end <= start + length.delta
        if start + length.delta <= end:
            assert length.maybe_within(period)
        if end <= start + length.delta:
            assert period.maybe_within(length)


def test_no_time_is_no_longer_than_any():
    """Zero hours and zero days are alike, whichever is held against the other."""
    for length in (days(0), days(1), hours(0), hours(1), years(1)):
        assert hours(0).surely_within(length)
        assert hours(0).maybe_within(length)
    assert days(0).maybe_within(hours(0))
    assert not hours(1).surely_within(hours(0))
    assert not hours(1).surely_within(days(0))


@pytest.mark.parametrize(
    ("count", "surely", "maybe", "holds", "may_hold"),
    [
        (1379, True, True, False, False),
        (1380, True, True, False, True),
        (1381, False, True, False, True),
        (2939, False, True, False, True),
        (2940, False, True, True, True),
        (2941, False, False, True, True),
    ],
)
def test_minutes_are_held_against_one_day_to_the_minute(count, surely, maybe, holds, may_hold):
    """A day is from 23 hours to two days and an hour, from an hour that nobody knows and across a change of clocks."""
    length, day = minutes(count), days(1)
    assert (length.surely_within(day), length.maybe_within(day)) == (surely, maybe)
    assert (day.surely_within(length), day.maybe_within(length)) == (holds, may_hold)
