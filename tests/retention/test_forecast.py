"""A forecast says on every day what the record would be answered on that day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthgov import fr
from healthgov.errors import InvalidDocumentError
from healthgov.periods import years
from healthgov.retention import Hold, Nature, RetentionPolicy, earlier_of, forecast_months

DAY = date(2026, 11, 24)
SCHEDULE = fr.Retention(as_of=DAY)
KEYS = (
    "hospital_medical_record",
    "private_practice_record",
    "security_log_standard",
    "shared_medical_record",
    "health_data_warehouse",
)
DAYS = st.dates(date(1990, 1, 1), DAY)


@settings(max_examples=60, deadline=None)
@given(key=st.sampled_from(KEYS), start=DAYS, born=st.none() | st.integers(0, 12_000), data=st.data())
def test_each_day_of_a_forecast_is_the_answer_of_that_day(key, start, born, data):
    """Stepping through a forecast and asking day by day come to the same, holds included."""
    policy = SCHEDULE.policy(key)
    events = {policy.trigger: start}
    if "birth" in policy.events and born is not None:
        events["birth"] = start - timedelta(days=born)
    until = DAY + timedelta(days=4_000)
    holds = (
        [Hold(since=DAY, released=DAY + timedelta(days=data.draw(st.integers(1, 2_000))))]
        if data.draw(st.booleans())
        else []
    )
    seen = SCHEDULE.forecast(key, until=until, legal_holds=holds, **events)
    for offset in data.draw(st.lists(st.integers(0, 4_000), min_size=1, max_size=8)):
        day = DAY + timedelta(days=offset)
        answer = fr.Retention(as_of=day).due(key, legal_holds=holds, **events)
        step = seen.on(day)
        assert (step.verdict, step.phase, step.overdue) == (answer.verdict, answer.phase, answer.overdue)
    assert seen.due == SCHEDULE.due(key, legal_holds=holds, **events)


def test_the_first_day_a_record_may_go():
    """The day after the safe end, where it comes before the end of the forecast."""
    seen = SCHEDULE.forecast(fr.HOSPITAL_RECORD, until="2030-01-01", last_contact="2008-03-15", birth="1960-05-20")
    assert seen.disposable_since == date(2028, 3, 16)
    short = SCHEDULE.forecast(fr.HOSPITAL_RECORD, until="2027-01-01", last_contact="2008-03-15", birth="1960-05-20")
    assert short.disposable_since is None


def test_what_a_forecast_waits_for():
    """An event that has not happened is named: when it does, the forecast is made again."""
    assert SCHEDULE.forecast("shared_medical_record", until="2030-01-01").waits_for == ("closure",)


@pytest.mark.parametrize("day", ["2026-11-23", "2030-01-02"])
def test_no_answer_outside_the_forecast(day):
    """A day before the first or after the last is refused."""
    seen = SCHEDULE.forecast(fr.HOSPITAL_RECORD, until="2030-01-01", last_contact="2008-03-15")
    with pytest.raises(ValueError, match="a day of the forecast"):
        seen.on(day)


def test_a_forecast_does_not_end_before_it_starts():
    """The end lies on or after the day of the schedule."""
    with pytest.raises(ValueError, match="does not end"):
        SCHEDULE.forecast(fr.HOSPITAL_RECORD, until="2026-11-23", last_contact="2008-03-15")


def test_what_falls_due_in_each_month_and_why():
    """Each record counts once, in the month of its first free day, by what decided."""
    histories = [
        {"last_contact": date(2006, 11, 23), "birth": date(1960, 1, 1)},
        {"last_contact": date(2006, 11, 24), "birth": date(1960, 1, 1)},
        {"last_contact": date(2007, 1, 31), "birth": date(1960, 1, 1)},
        {"last_contact": date(2003, 2, 1), "birth": date(1999, 2, 10)},
        {"last_contact": date(2020, 1, 1), "birth": date(1960, 1, 1)},
        {"last_contact": None},
    ]
    months = forecast_months(fr.HOSPITAL_RECORD, iter(histories), as_of=DAY, until=date(2028, 12, 31))
    twenty, birth = "20 years after the last contact", "28 years after the birth"
    assert {month: dict(counts) for month, counts in months.items()} == {
        "2026-11": {twenty: 2},
        "2027-02": {twenty: 1, birth: 1},
        "unknown": {twenty: 1},
    }


def test_a_forecast_follows_the_texts():
    """An objection of 2022 is forecast by the text of each day: three years until April 2023, then ten."""
    seen = fr.Retention(as_of="2023-04-01").forecast(
        "pharma_record_objection", until="2033-01-01", objection="2020-01-10"
    )
    assert [(step.since.isoformat(), step.verdict.value) for step in seen.steps] == [
        ("2023-04-01", "pass"),
        ("2023-04-05", "fail"),
        ("2030-01-11", "pass"),
    ]


def test_where_no_text_is_in_force_any_more_the_forecast_says_so():
    """The text on screening results was repealed on 17 February 2023: from then on nothing answers."""
    seen = fr.Retention(as_of="2023-01-10").forecast(
        "covid_screening_result", until="2024-01-01", collection="2023-01-01"
    )
    assert [(step.since.isoformat(), step.phase) for step in seen.steps][-1] == ("2023-02-17", "no_text")


@pytest.mark.parametrize(("history", "never"), [({"last_contact": None}, ("typo",)), ({"lost_contact": "2001"}, ())])
def test_a_wrong_call_is_no_refused_record(history, never):
    """An event that is not read is a slip of the caller, and is named; a record that cannot be is counted."""
    with pytest.raises(InvalidDocumentError):
        SCHEDULE.forecast_months(fr.HOSPITAL_RECORD, [history], until="2030-01-01", never=never)
    bad = [{"last_contact": "2001", "death": "1999"}]
    assert list(SCHEDULE.forecast_months(fr.HOSPITAL_RECORD, bad, until="2030-01-01")) == ["refused"]


def test_the_clock_of_a_stay_that_runs_has_not_begun():
    """Who is still in a stay has no last contact: neither due in a month nor unknown; a day beside it is refused."""
    born = {"birth": "1960-05-20"}
    found = SCHEDULE.forecast_months(
        fr.HOSPITAL_RECORD, [born, {**born, "last_contact": "2008-03-15"}], until="2035-01-01", not_yet=["last_contact"]
    )
    assert {month: sum(counted.values()) for month, counted in found.items()} == {"not_begun": 1, "refused": 1}
    with pytest.raises(InvalidDocumentError, match="not_yet: death: an event that may be yet to come"):
        SCHEDULE.forecast_months(fr.HOSPITAL_RECORD, [born], until="2035-01-01", not_yet=["death"])


def test_what_is_to_come_and_no_clock_waits_for_leaves_the_end_unknown():
    """The earlier of two, of which one has a day and the other is yet to come."""
    term = earlier_of(years(1).after("closure"), years(9).after("record_created"))
    row = RetentionPolicy(
        key="case", title="case", term=term, trigger="record_created", nature=Nature.MINIMUM, cites=()
    )
    asked = {"as_of": DAY, "until": date(2035, 1, 1), "not_yet": ("closure",)}
    counted = forecast_months(row, [{"record_created": "2020-01-01"}], **asked)
    assert [*counted] == ["unknown"]
