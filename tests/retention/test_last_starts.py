"""From which day on a period may end beyond the calendar: what starts later is refused, and names the event."""

from __future__ import annotations

import importlib
from datetime import date, timedelta

import pytest

from healthgov.errors import InvalidDocumentError
from healthgov.periods import Period, days, months, years
from healthgov.retention import (
    Phase,
    Reading,
    at_least,
    between,
    earlier_of,
    end_of_year,
    exactly,
    happened,
    kept,
    later_of,
    not_before,
    replaced,
    text,
    until,
)

PLAN = text("plan, {}", checked_on="2026-11-23")
TEN = years(10).after("closure")
TWENTY = years(20)
BY_TWENTY = TWENTY.after("closure")

# What a policy says, and how many days at most lie between a start and the last day of it.
LENGTHS = {
    "days": (at_least(days(30).after("closure")), {}, 30),
    "months": (at_least(months(3).after("closure")), {}, 93),
    "years, with their leap days": (at_least(BY_TWENTY), {}, 20 * 365 + 5),
    "a year and a leap day": (at_least(years(1).after("closure")), {}, 366),
    "years and months": (at_least(Period(years=5, months=30).after("closure")), {}, 7 * 365 + 2 + 6 * 31),
    "from the end of the year": (at_least(end_of_year("closure", TWENTY)), {}, 20 * 365 + 5 + 366),
    "of several the longest": (at_least(later_of(TEN, BY_TWENTY)), {}, 20 * 365 + 5),
    "of several the longest, which does not count": (at_least(earlier_of(TEN, BY_TWENTY)), {}, 20 * 365 + 5),
    "a floor": (at_least(not_before(TEN, BY_TWENTY)), {}, 20 * 365 + 5),
    "a floor from the end of the year": (
        at_least(not_before(TEN, end_of_year("closure", years(2)))),
        {},
        10 * 365 + 3 + 366,
    ),
    "what replaces": (
        at_least(replaced(TEN, by=BY_TWENTY, when=happened("death").within(years(1), of="closure"))),
        {},
        20 * 365 + 5,
    ),
    "what a condition counts": (
        at_least(replaced(TEN, by=years(1).after("death"), when=happened("death").within(TWENTY, of="closure"))),
        {},
        20 * 365 + 5,
    ),
    "another reading": (at_least(TEN), {"readings": (Reading(BY_TWENTY, PLAN("2")),)}, 20 * 365 + 5),
    "a phase": (at_least(TEN), {"phases": (Phase("active", BY_TWENTY),)}, 20 * 365 + 5),
    "the lower end of a range": (exactly(between(BY_TWENTY, TEN)), {}, 20 * 365 + 5),
    "a criterion": (until("somebody says so"), {"starts": "closure"}, 0),
}


@pytest.mark.parametrize("said", LENGTHS)
def test_the_last_start_that_is_answered(said):
    """One day later it is refused, both ways; on the day itself every day of the answer is there."""
    length, more, most = LENGTHS[said]
    policy = kept("a file", length, PLAN("1"), key="file", **more)
    last = date.max - timedelta(days=most + 1)
    assert policy.latest_start == last
    module = importlib.import_module("healthgov.retention.answers.due")
    for ask in (module.due, module.in_full):
        answer = ask(policy, as_of=date.max, events={"closure": last})
        assert str(answer)
        if answer.keep_through is not None:
            assert answer.disposable_from <= date.max
        for later in (last + timedelta(days=1), date.max):
            with pytest.raises(InvalidDocumentError) as refused:
                ask(policy, as_of=date.max, events={"closure": later})
            assert [problem.path for problem in refused.value.problems] == ["closure"]


def test_a_period_longer_than_the_calendar_starts_on_its_first_day_at_most():
    """No day before the first one is asked for."""
    policy = kept("a file", at_least(Period(years=9_999).after("closure")), PLAN("1"), key="file")
    assert policy.latest_start == date.min
