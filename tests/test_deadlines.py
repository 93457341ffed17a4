"""Deadlines of response: counted from the event, clipped, rolled where the law rolls them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthgov.deadlines import UndueDelay, end_of_hours, next_working_day
from healthgov.errors import CalendarEndError
from healthgov.eu import deadlines as eu
from healthgov.eu.deadlines import BREACH_NOTIFICATION_HOURS, RIGHTS_REQUEST
from healthgov.fr import deadlines as fr
from healthgov.fr.deadlines import MEDICAL_FILE_OLD, MEDICAL_FILE_RECENT, is_holiday, medical_file
from healthgov.kinds import CountryCode
from healthgov.periods import months


@pytest.mark.parametrize(
    ("received", "extended", "target", "outer"),
    [
        ("2026-03-05", False, "2026-04-05", "2026-04-07"),  # Easter Sunday, then Easter Monday
        ("2026-08-31", False, "2026-09-30", "2026-09-30"),
        ("2027-01-31", False, "2027-02-28", "2027-03-01"),
        ("2027-01-31", True, "2027-04-30", "2027-04-30"),  # from receipt, not from the clipped first end
        ("2026-02-01", False, "2026-03-01", "2026-03-02"),
    ],
)
def test_a_request_of_a_data_subject(received, extended, target, outer):
    """A month is a calendar month from receipt; a day that is not worked moves the outer end only."""
    due = RIGHTS_REQUEST.due(received, is_holiday=is_holiday, extended=extended)
    assert (due.target.isoformat(), due.outer.isoformat()) == (target, outer)


def test_no_extension_where_the_law_gives_none():
    """The medical file knows no extension."""
    with pytest.raises(ValueError, match="no extension"):
        MEDICAL_FILE_RECENT.due("2026-11-23", is_holiday=is_holiday, extended=True)


@pytest.mark.parametrize(
    ("compiled", "period"),
    [("2021-11-23", MEDICAL_FILE_RECENT), ("2021-11-22", MEDICAL_FILE_OLD), ("2026-11-01", MEDICAL_FILE_RECENT)],
)
def test_each_item_of_a_medical_file_has_its_age(compiled, period):
    """Five years to the day is not more than five years."""
    assert medical_file(compiled_on=date.fromisoformat(compiled), received=date(2026, 11, 23)) is period


def test_the_two_ends_of_the_medical_file():
    """Not before 48 hours and within eight days; two months, and no text read moves a Saturday."""
    assert MEDICAL_FILE_RECENT.opens("2026-11-23") == date(2026, 11, 25)
    assert MEDICAL_FILE_RECENT.due("2026-11-23", is_holiday=is_holiday).target == date(2026, 12, 1)
    old = MEDICAL_FILE_OLD.due("2026-11-23", is_holiday=is_holiday)
    assert (old.target, old.outer) == (date(2027, 1, 23), date(2027, 1, 23))


@pytest.mark.parametrize(
    ("aware", "end"),
    [
        ("2026-10-23T10:20", "2026-10-26T09:20"),  # the clock goes back: three days of wall time would be an hour late
        ("2027-03-26T10:20", "2027-03-29T11:20"),
        ("2026-11-23T10:20", "2026-11-26T10:20"),
    ],
)
def test_seventy_two_hours_are_elapsed_hours(aware, end):
    """Hours are counted in elapsed time, weekends and clock changes or not."""
    paris = ZoneInfo("Europe/Paris")
    got = end_of_hours(datetime.fromisoformat(aware).replace(tzinfo=paris), BREACH_NOTIFICATION_HOURS)
    assert got == datetime.fromisoformat(end).replace(tzinfo=paris)


def test_a_moment_without_time_zone_is_refused():
    """Nobody can count hours from a moment that does not say where it is."""
    with pytest.raises(ValueError, match="time zone"):
        end_of_hours(datetime(2026, 11, 23, 10, 20), 72)  # noqa: DTZ001  the fault is the point


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        ("2026-04-06", True),
        ("2026-05-14", True),
        ("2026-05-25", True),
        ("2026-07-14", True),
        ("2026-04-05", False),
        ("2026-12-26", False),
    ],
)
def test_public_holidays(day, holiday):
    """Easter Monday, Ascension and Whit Monday move with Easter; the second day of Christmas is worked."""
    assert is_holiday(date.fromisoformat(day)) is holiday


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_next_working_day_is_near_and_worked(day):
    """The next working day is the day itself or one of the next few, and never before."""
    worked = next_working_day(day, is_holiday)
    assert timedelta(0) <= worked - day <= timedelta(days=5)
    assert worked.weekday() < 5
    assert not is_holiday(worked)


@pytest.mark.parametrize(
    ("period", "start", "target"),
    [
        (eu.REFUSAL_NOTICE, "2026-08-31", "2026-09-30"),
        (eu.INDIRECT_COLLECTION_NOTICE, "2026-01-31", "2026-02-28"),
        (eu.PRIOR_CONSULTATION, "2026-11-23", "2027-01-18"),
        (eu.NIS2_FINAL_REPORT, "2026-11-23", "2026-12-23"),
        (eu.DEVICE_INCIDENT, "2026-11-23", "2026-12-08"),
        (eu.DEVICE_INCIDENT_DEATH, "2026-11-23", "2026-12-03"),
        (eu.DEVICE_INCIDENT_THREAT, "2026-11-23", "2026-11-25"),
        (fr.MEDICAL_FILE_PSYCHIATRIC_COMMISSION, "2026-11-23", "2027-01-23"),
        (fr.PHARMACEUTICAL_RECORD_OBJECTION, "2026-11-23", "2027-01-04"),
        (fr.HEALTH_SPACE_CLOSURE_OBJECTION, "2026-11-23", "2027-01-04"),
        (fr.HEALTH_SPACE_EARLY_ERASURE, "2026-11-30", "2027-02-28"),
    ],
)
def test_every_period_of_response(period, start, target):
    """The day to aim at keeps the unit of the text; the outer one is the same or, where a text moves it, the next worked day."""
    due = period.due(start, is_holiday=is_holiday)
    assert due.target.isoformat() == target
    assert due.outer == (next_working_day(due.target, is_holiday) if period.rolls else due.target)
    assert period.cites


def test_prior_consultation_extends_from_receipt():
    """Eight weeks and six make fourteen weeks from receipt."""
    due = eu.PRIOR_CONSULTATION.due("2026-11-23", is_holiday=is_holiday, extended=True)
    assert due.target == date(2026, 11, 23) + timedelta(weeks=14)


@pytest.mark.parametrize("period", [eu.PROCESSOR_TO_CONTROLLER, eu.BREACH_TO_PERSONS])
def test_a_criterion_is_no_number(period):
    """Without undue delay is never turned into days."""
    assert isinstance(period, UndueDelay)
    assert not hasattr(period, "due")
    assert period.cites


@pytest.mark.parametrize(
    ("period", "hours"), [(eu.BREACH_NOTIFICATION, 72), (eu.NIS2_EARLY_WARNING, 24), (eu.NIS2_NOTIFICATION, 72)]
)
def test_periods_of_hours(period, hours):
    """Hours run through weekends; the proposed ninety-six of no text in force are nowhere."""
    aware = datetime(2026, 11, 27, 18, 0, tzinfo=ZoneInfo("Europe/Paris"))
    assert period.end(aware) - aware == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("communicated", "disclosed", "last"),
    [
        (None, None, "2026-02-28"),
        (date(2026, 2, 10), None, "2026-02-10"),
        (date(2026, 2, 10), date(2026, 2, 5), "2026-02-05"),
        (date(2026, 3, 1), None, "2026-02-28"),
    ],
)
def test_the_earliest_of_three(communicated, disclosed, last):
    """A month, the first communication, the first disclosure: whichever is first."""
    got = eu.indirect_collection_notice(
        obtained=date(2026, 1, 31), first_communication=communicated, first_disclosure=disclosed
    )
    assert got.isoformat() == last


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_notice_of_a_closing_vault_is_never_short(closure):
    """Three months from the notice end by the closure, and a later notice would be too late or the same."""
    notice = fr.payslip_vault_notice(closure)
    assert notice + months(3) <= closure


def test_told_at_majority():
    """A birthday on 29 February is reached on the last day of the month."""
    assert fr.pharmaceutical_record_majority("2008-02-29") == date(2026, 2, 28)


LAST, FIRST = date.max, date.min
UTC_12 = timezone(timedelta(hours=12))
BEYOND = {
    "a month": lambda: RIGHTS_REQUEST.due(LAST, is_holiday=is_holiday),
    "two months more": lambda: RIGHTS_REQUEST.due(date(9999, 11, 1), is_holiday=is_holiday, extended=True),
    "a roll past the last Sunday": lambda: next_working_day(LAST, lambda _: True),
    "the first day": lambda: MEDICAL_FILE_OLD.opens(LAST),
    "hours": lambda: eu.BREACH_NOTIFICATION.end(datetime(9999, 12, 31, tzinfo=UTC_12)),
    "hours before the first moment": lambda: end_of_hours(datetime(1, 1, 1, tzinfo=UTC_12), 1),
    "a notice": lambda: eu.indirect_collection_notice(obtained=LAST),
    "a majority": lambda: fr.pharmaceutical_record_majority(LAST),
    "three months before": lambda: fr.payslip_vault_notice(FIRST),
}


@pytest.mark.parametrize("name", BEYOND)
def test_the_ends_of_the_calendar_are_said(name):
    """What lies beyond the years 1 to 9999 is an error of ours, never one of Python's own."""
    with pytest.raises(CalendarEndError, match="calendar"):
        BEYOND[name]()


def test_what_can_be_answered_at_the_end_of_the_calendar():
    """An end beyond the calendar hides no earlier one, and makes nothing old."""
    assert eu.indirect_collection_notice(obtained=LAST, first_disclosure=LAST) == LAST
    assert medical_file(compiled_on=LAST, received=LAST) is MEDICAL_FILE_RECENT
    assert isinstance(is_holiday(LAST), bool)
    assert isinstance(is_holiday(FIRST), bool)


HOLIDAYS = {
    2026: ["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"],
    2027: ["01-01", "03-29", "05-01", "05-06", "05-08", "05-17", "07-14", "08-15", "11-01", "11-11", "12-25"],
    2028: ["01-01", "04-17", "05-01", "05-08", "05-25", "06-05", "07-14", "08-15", "11-01", "11-11", "12-25"],
}
"""The eleven days of article L3133-1 of the labour code: fixed ones, Easter Monday, Ascension Day and Whit Monday."""
ABOLITION = {
    "YT": "04-27", "MQ": "05-22", "GP": "05-27", "MF": "05-28", "GF": "06-10", "BL": "10-09", "RE": "12-20",
}  # fmt: skip


def year_of(year):
    """Every day of a year."""
    return [
        date(year, 1, 1) + timedelta(days=n) for n in range(366) if (date(year, 1, 1) + timedelta(days=n)).year == year
    ]


@pytest.mark.parametrize("year", HOLIDAYS)
def test_public_holidays_are_those_of_the_labour_code(year):
    """Each of them, no other day, and overseas one more (L3422-2)."""
    assert [f"{day:%m-%d}" for day in year_of(year) if is_holiday(day)] == HOLIDAYS[year]
    for territory, own in ABOLITION.items():
        there = fr.holidays_in(CountryCode(territory))
        assert [f"{day:%m-%d}" for day in year_of(year) if there(day)] == sorted({*HOLIDAYS[year], own})


def test_the_last_day_of_the_calendar_may_be_worked():
    """A holiday on the day before rolls to it."""
    assert next_working_day(date(9999, 12, 30), lambda day: day == date(9999, 12, 30)) == date(9999, 12, 31)
