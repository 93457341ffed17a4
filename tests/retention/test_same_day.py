"""Two days that are one: what begins and ends on a day, and comes last on the day of what it may not come before."""

from __future__ import annotations

import importlib
from datetime import date, datetime, timedelta

import pytest

from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.periods import Validity, years
from healthgov.retention import Choice, Handling, Hold, Reading, RetentionSchedule, at_least, due, kept, later_of, text
from healthgov.retention.histories import OLDEST
from healthgov.verdicts import Verdict

PLAN = text("plan, {}", checked_on="2026-11-23")
DAY = date(2026, 11, 23)
ONE = timedelta(days=1)
ENDS = [years(1).after(name) for name in ("last_contact", "birth", "death", "visit", "last_visit")]


class House(RetentionSchedule):
    """A file of a person, and what is set in advance."""

    file = kept("file", at_least(later_of(*ENDS)), PLAN("1"))
    contract = kept("contract", at_least(years(5).after("contract_end")), PLAN("2"))
    bill = kept("bill", at_least(years(10).after("invoice")), PLAN("3"), suspended_by_claims=True)


HOUSE = House(as_of=DAY)


@pytest.mark.parametrize("name", ["released", "review"])
def test_a_hold_of_one_day(name):
    """It may be released, or looked at, on the day it begins; not before."""
    assert getattr(Hold(since=DAY, **{name: DAY}), name) == DAY
    with pytest.raises(DefinitionError, match=name):
        Hold(since=DAY, **{name: DAY - ONE})


@pytest.mark.parametrize(
    ("hold", "stands"),
    [
        (Hold(since=DAY), True),
        (Hold(since=DAY + ONE), False),
        (Hold(since=DAY - ONE), True),
        (Hold(since=DAY - ONE, released=DAY), False),
        (Hold(since=DAY - ONE, released=DAY + ONE), True),
        (Hold(since=DAY, released=DAY), False),
    ],
)
def test_the_days_on_which_a_hold_stands(hold, stands):
    """From its first day on, and on the day of its release no more; a day and a moment of it are answered alike."""
    assert hold.stands(DAY) is stands
    days = HOUSE.due("bill", invoice="2001-01-01", legal_holds=[hold])
    moments = HOUSE.due_at("bill", at="2026-11-23T00:00:00+01:00", invoice="2001-01-01T00:00:00Z", legal_holds=[hold])
    assert days.blocked is moments.blocked is stands
    assert (days.verdict is Verdict.FAIL) is (moments.verdict is Verdict.FAIL) is stands
    assert days.legal_holds == ((hold,) if stands else ())


# What comes first, and what may not come before it.
IN_ORDER = [("birth", "last_contact"), ("birth", "death"), ("last_contact", "death"), ("visit", "last_visit")]


@pytest.mark.parametrize(("first", "second"), IN_ORDER)
@pytest.mark.parametrize("ask", ["due", "in_full"])
@pytest.mark.parametrize("written", [str, date.fromisoformat, lambda day: f"{day}/{day}"])
def test_events_of_one_day(first, second, ask, written):
    """They may be one day; the second a day earlier is refused by its name."""
    asked = getattr(importlib.import_module("healthgov.retention.answers.due"), ask)
    asked(House.file, as_of=DAY, events={first: written("2020-02-29"), second: written("2020-02-29")})
    with pytest.raises(InvalidDocumentError) as refused:
        asked(House.file, as_of=DAY, events={first: written("2020-02-29"), second: written("2020-02-28")})
    assert [problem.path for problem in refused.value.problems] == [second]


@pytest.mark.parametrize("ask", ["due", "in_full"])
@pytest.mark.parametrize("lived", ["last_contact", "death"])
def test_the_oldest(ask, lived):
    """A hundred and twenty years to the day; a day more is refused."""
    asked = getattr(importlib.import_module("healthgov.retention.answers.due"), ask)
    born, last = date(1906, 1, 2), date(1906, 1, 2) + timedelta(days=OLDEST)
    assert last == date(2026, 1, 2)
    asked(House.file, as_of=DAY, events={"birth": born, lived: last})
    with pytest.raises(InvalidDocumentError, match="120 years"):
        asked(House.file, as_of=DAY, events={"birth": born, lived: last + ONE})
    asked(House.file, as_of=DAY, events={"last_contact": born, "death": last + ONE})  # of a birth alone


@pytest.mark.parametrize("ask", ["due", "in_full"])
def test_today_is_not_in_the_future(ask):
    """What is past happened today at the latest, what is set in advance ends with the hundredth year."""
    asked = getattr(importlib.import_module("healthgov.retention.answers.due"), ask)
    asked(House.bill, as_of=DAY, events={"invoice": DAY})
    asked(House.contract, as_of=DAY, events={"contract_end": "2126-12-31"})
    for policy, events in ((House.bill, {"invoice": DAY + ONE}), (House.contract, {"contract_end": "2127-01-01"})):
        with pytest.raises(InvalidDocumentError):
            asked(policy, as_of=DAY, events=events)


@pytest.mark.parametrize("as_of", [date(9898, 6, 1), date(9899, 6, 1), date(9950, 6, 1), date(9899, 12, 31)])
def test_what_is_set_in_advance_near_the_end_of_the_calendar(as_of):
    """No later than the hundredth year before the last, or the day asked for."""
    last = max(as_of, date(9899, 12, 31))
    house = House(as_of=as_of)
    assert house.due("contract", contract_end=last).keep_through == last + years(5)
    with pytest.raises(InvalidDocumentError):
        house.due("contract", contract_end=last + ONE)


@pytest.mark.parametrize(("event", "held"), [("visit", True), ("birth", False), ("death", False)])
def test_what_holds_a_record_that_lies_ahead(event, held):
    """Of what is past all but a birth and a death; a day set in advance is no such day."""
    ahead = Handling(in_future=Choice.HELD)
    assert ahead.holds_future(event) is held
    if held:
        assert HOUSE.due("file", handling=ahead, **{event: DAY + ONE}).held
        assert not HOUSE.due("file", handling=ahead, **{event: DAY}).held
    else:
        with pytest.raises(InvalidDocumentError):
            HOUSE.due("file", handling=ahead, **{event: DAY + ONE})
    with pytest.raises(InvalidDocumentError):
        HOUSE.due("contract", handling=ahead, contract_end="2127-01-01")


def test_a_contact_on_the_day_of_the_death_is_none_after_it():
    """Held, counted or refused only from the next day on."""
    for choice in Choice:
        handling = Handling(after_death=choice)
        same = HOUSE.due("file", handling=handling, last_contact="2020-03-01", death="2020-03-01")
        assert not same.held
        if choice is not Choice.REFUSED:
            after = HOUSE.due("file", handling=handling, last_contact="2020-03-02", death="2020-03-01")
            assert bool(after.held) is (choice is Choice.HELD)


@pytest.mark.parametrize(
    ("claims", "days"),
    [
        ([("2020-01-01", "2020-01-01")], 1),
        ([("2020-01-01", "2020-01-02"), ("2020-01-02", "2020-01-02")], 2),
        ([("2020-01-01", "2020-01-02"), ("2020-01-03", "2020-01-03")], 3),
        ([("2020-01-01", "2020-01-02"), ("2020-01-04", "2020-01-04")], 3),
        ([("2020-01-04", "2020-01-04"), ("2020-01-01", "2020-01-02")], 3),
        ([("2020-01-01", "2020-01-09"), ("2020-01-02", "2020-01-03")], 9),
        ([("2015-01-01", "2015-01-01")], 0),
        ([("2015-02-02", "2015-02-02")], 0),
        ([("2015-02-02", "2015-02-03")], 1),
        ([("2025-02-02", "2025-02-02")], 1),
        ([("2025-02-03", "2025-02-03")], 0),
        ([("2025-02-02", "2025-02-02"), ("2025-02-03", "2025-02-03")], 2),
        ([("2020-01-01", "2020-01-01"), ("2025-02-03", "2025-02-03")], 2),
        ([("2020-01-01", "2020-01-01"), ("2025-02-04", "2025-02-04")], 1),
    ],
)
def test_the_days_of_claims(claims, days):
    """Both days count, those of several once; the clock runs from the day after the event to its last day."""
    for ask in ("due", "in_full"):
        asked = getattr(importlib.import_module("healthgov.retention.answers.due"), ask)
        answer = asked(House.bill, as_of=DAY, events={"invoice": "2015-02-02"}, claims=claims)
        assert (answer.suspended_days, answer.keep_through) == (days, date(2025, 2, 2) + timedelta(days=days))


@pytest.mark.parametrize(("claim", "refused"), [((DAY, None), False), ((DAY, DAY), False), ((DAY + ONE, None), True)])
def test_a_claim_of_today(claim, refused):
    """It is not in the future."""
    for ask in ("due", "in_full"):
        asked = getattr(importlib.import_module("healthgov.retention.answers.due"), ask)
        given = {"as_of": DAY, "events": {"invoice": "2020-02-02"}, "claims": [claim]}
        if refused:
            with pytest.raises(InvalidDocumentError, match="future"):
                asked(House.bill, **given)
        else:
            assert asked(House.bill, **given).suspended is (claim[1] is None)


def test_a_pending_claim_on_the_last_day_stops_the_clock_and_a_day_later_it_does_not():
    """What comes late moves no day, and blocks."""
    for lodged, suspended in (("2025-02-02", True), ("2025-02-03", False)):
        answer = HOUSE.due("bill", invoice="2015-02-02", claims=[(lodged, None)])
        assert (answer.suspended, answer.blocked) == (suspended, not suspended)
        assert answer.verdict is Verdict.FAIL


def test_a_forecast_of_one_day():
    """It ends on the day it begins, and answers for the days of it alone."""
    seen = HOUSE.forecast("bill", until=DAY, invoice="2020-02-02")
    assert seen.on(DAY).verdict is Verdict.FAIL
    for day in (DAY - ONE, DAY + ONE):
        with pytest.raises(ValueError, match="a day of the forecast"):
            seen.on(day)
    with pytest.raises(ValueError, match="before it starts"):
        HOUSE.forecast("bill", until=DAY - ONE, invoice="2020-02-02")
    last = HOUSE.due("bill", invoice="2020-02-02").keep_through
    assert len(HOUSE.forecast("bill", until=last, invoice="2020-02-02").steps) == 1
    turned = HOUSE.forecast("bill", until=last + ONE, invoice="2020-02-02")
    assert (turned.on(last).verdict, turned.on(last + ONE).verdict) == (Verdict.FAIL, Verdict.PASS)
    assert turned.disposable_since == last + ONE


@pytest.mark.parametrize(
    ("invoice", "month"), [("2016-11-21", "before"), ("2016-11-22", "2026-11"), ("2017-01-31", "2027-02")]
)
def test_the_month_in_which_a_record_falls_due(invoice, month):
    """That of the first day after its end; today is not before."""
    assert list(HOUSE.forecast_months("bill", [{"invoice": invoice}], until="2027-02-01")) == [month]
    assert HOUSE.forecast_months("bill", [{"invoice": "2017-02-01"}], until="2027-02-01") == {}


def test_a_text_of_one_day():
    """It is in force on it, and on no other."""
    one = Validity.of(DAY, DAY)
    assert [one.covers(day) for day in (DAY - ONE, DAY, DAY + ONE)] == [False, True, False]


@pytest.mark.parametrize(
    ("at", "verdict"),
    [
        ("2026-11-23T13:59:59Z", Verdict.FAIL),
        ("2026-11-23T14:00:00Z", Verdict.PASS),
        ("2026-11-23T14:00:01Z", Verdict.PASS),
    ],
)
def test_the_moment_of_an_end(at, verdict):
    """The end itself is over, and what happens now is not in the future."""
    answer = House(as_of=DAY).due_at("bill", at=at, invoice=datetime.fromisoformat("2016-11-22T09:00:00-14:00"))
    assert answer.keep_until == datetime.fromisoformat("2026-11-23T14:00:00Z")
    assert answer.verdict is verdict
    now = House(as_of=DAY).due_at("bill", at=at, invoice=at)
    assert now.verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("first", "lodged", "days"),
    [
        (("2020-01-01", "2020-01-05"), "2020-01-07", 5),
        (("2020-01-01", "2020-01-05"), "2020-01-06", 5),
        (("2020-01-01", "2020-01-05"), "2020-01-05", 0),
        (("2020-01-01", "2020-01-05"), "2020-01-03", 0),
    ],
)
def test_a_pending_claim_after_one_that_was_resolved(first, lodged, days):
    """The days of the one that is over count; one that it overlaps is pending with it."""
    for claims in ([first, (lodged, None)], [(lodged, None), first]):
        answer = HOUSE.due("bill", invoice="2015-02-02", claims=claims)
        assert (answer.suspended, answer.suspended_days, answer.keep_through) == (True, days, None)


@pytest.mark.parametrize(("days", "verdict"), [(-1, Verdict.UNKNOWN), (0, Verdict.UNKNOWN), (1, Verdict.PASS)])
def test_the_last_day_of_another_reading_is_kept(days, verdict):
    """Where a claim was resolved and another text says longer: on its last day the record may still be owed, the day after not."""
    policy = kept(
        "bill", at_least(years(10).after("invoice")), PLAN("3"), key="bill", suspended_by_claims=True,
        readings=[Reading(years(11).after("invoice"), PLAN("4"))],
    )  # fmt: skip
    for claims, last in (((), date(2026, 2, 2)), ([("2020-01-01", "2020-01-06")], date(2026, 2, 8))):
        answer = due(policy, as_of=last + timedelta(days=days), events={"invoice": "2015-02-02"}, claims=claims)
        assert (answer.safe_keep_through, answer.verdict) == (last, verdict)
        assert answer.phase == ("expired" if days > 0 else "active")


def test_a_contact_that_is_yet_to_come_a_hundred_and_twenty_years_after_a_birth():
    """On the last day that somebody may live to it may come; on the day after nobody waits for it."""
    policy = kept(
        "file", at_least(later_of(years(1).after("last_contact"), years(20).after("birth"))), PLAN("5"), key="file"
    )
    born = date(1906, 1, 2)
    for days in (0, 1):
        asked = {"as_of": born + timedelta(days=OLDEST + days), "events": {"birth": born}, "not_yet": ["last_contact"]}
        if days:
            with pytest.raises(InvalidDocumentError, match="no more than 120 years after"):
                due(policy, **asked)
        else:
            assert due(policy, **asked).verdict is Verdict.FAIL
