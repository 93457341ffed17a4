"""Which way a compiled term takes: between usual days no day of a month is looked for, whatever the period counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from healthgov.errors import CalendarEndError
from healthgov.periods import USUAL, Period
from healthgov.retention import compiled, end_of_year

FIRST, LAST = USUAL
PERIODS = [
    Period(years=20),
    Period(months=3),
    Period(months=30),
    Period(days=365),
    Period(years=1, months=6),
    Period(years=10, days=1),
    Period(months=1, days=15),
    Period(years=2, months=2, days=2),
]
STARTS = [FIRST, date(1996, 2, 29), date(2023, 12, 31), date(2024, 1, 31)]


@pytest.fixture
def looked_for(monkeypatch):
    """The starts to which a period was added the long way."""
    starts = []
    add = Period.__radd__

    def added(period, start):
        starts.append(start)
        return add(period, start)

    monkeypatch.setattr(Period, "__radd__", added)
    return starts


@pytest.mark.parametrize("period", PERIODS, ids=str)
@pytest.mark.parametrize("made", [Period.after, lambda period, event: end_of_year(event, period)])
def test_usual_days_are_answered_the_short_way(period, made, looked_for):
    """To the day that is found the long way."""
    value = compiled(made(period, "issue"))
    value(FIRST)  # what it counts beforehand is counted by now
    looked_for.clear()
    ends = [value(start) for start in STARTS]
    assert looked_for == []
    counted = [date(start.year, 12, 31) if made is not Period.after else start for start in STARTS]
    assert ends == [start + period for start in counted]


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_other_days_are_answered_the_long_way(period, looked_for):
    """A day before the first usual one, and one whose end may lie behind the last; days alone are short everywhere."""
    value = compiled(period.after("issue"))
    value(FIRST)
    looked_for.clear()
    for start in (FIRST - timedelta(days=1), LAST):
        assert value(start) == start + period
    alone = not period.years and not period.months
    assert len(looked_for) == (2 if alone else 4)


FOUR_YEARS = 1_461
FURTHEST = (LAST - FIRST).days - (FOUR_YEARS - 1)
"""How long a period may be that ends between usual days from each start of the first four years."""


@pytest.mark.parametrize(
    ("period", "short"),
    [
        (Period(months=1, days=FURTHEST - 366), True),
        (Period(months=1, days=FURTHEST - 365), False),
        (Period(years=1, days=FURTHEST - 2 * 366), True),
        (Period(years=1, days=FURTHEST - 2 * 366 + 1), False),
        (Period(months=12, days=FURTHEST - 2 * 366), True),
        (Period(months=12, days=FURTHEST - 2 * 366 + 1), False),
        (Period(months=11, days=FURTHEST - 366), True),
        (Period(years=2, months=30, days=FURTHEST - 5 * 366), True),
        (Period(years=2, months=30, days=FURTHEST - 5 * 366 + 1), False),
        (Period(years=190), True),
        (Period(years=200), False),
    ],
)
def test_the_longest_period_that_has_a_short_way(period, short, looked_for):
    """What may end behind the last usual day is looked for each time; the end is the same."""
    value = compiled(period.after("issue"))
    value(date(9_000, 1, 1))  # what it counts beforehand is counted by now
    looked_for.clear()
    assert value(FIRST) == FIRST + period
    assert (len(looked_for) == 1) is short  # the one that is compared with


@pytest.mark.parametrize("fewer", [0, 1, 2])
def test_days_up_to_the_end_of_the_calendar(fewer):
    """From the first day to the last there are; one more is beyond."""
    span = (date.max - date.min).days
    value = compiled(Period(days=span - fewer).after("issue"))
    assert value(date.min) == date.max - timedelta(days=fewer)
    assert value(date.min + timedelta(days=fewer)) == date.max
    with pytest.raises(CalendarEndError):
        value(date.min + timedelta(days=fewer + 1))
    for more in (1, 2, 400):
        with pytest.raises(CalendarEndError):
            compiled(Period(days=span + more).after("issue"))(date.min)
