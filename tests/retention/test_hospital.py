"""The hospital record, CSP art. R1112-7: worked cases and what holds for every record."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from healthgov import fr
from healthgov.errors import InvalidDocumentError
from healthgov.periods import Period, years
from healthgov.retention import Hold, compiled, compiled_with_reason, evaluate, events_of
from healthgov.verdicts import Verdict
from law.cases import read_yaml

CASES = read_yaml(Path(__file__).parent / "hospital.yaml")["cases"]
SCHEDULE = fr.Retention(as_of="2026-11-23")
TERM = fr.HOSPITAL_RECORD.term


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_worked_case(case):
    """Each worked case comes to the day that was worked out, in the adopted and in the safe reading."""
    due = SCHEDULE.due(
        fr.HOSPITAL_RECORD,
        last_contact=case["last_contact"],
        birth=case.get("birth"),
        death=case.get("death"),
        claims=[tuple(claim) for claim in case.get("claims", ())],
    )
    assert due.keep_through == case["keep"], due.explain()
    assert due.safe_keep_through == case.get("safe", case["keep"]), due.explain()
    assert due.suspended is case.get("suspended", False)
    assert due.blocked is case.get("blocked", False)


def test_the_transfusion_extract_outlives_the_file():
    """W18: the file ends after twenty years, the extract thirty years after the act."""
    file = SCHEDULE.due(fr.HOSPITAL_RECORD, last_contact="2000-06-01", birth="1950-01-01")
    extract = SCHEDULE.due("transfusion_extract", transfusion="2000-05-28")
    assert (file.keep_through, extract.keep_through) == (date(2020, 6, 1), date(2030, 5, 28))


def test_a_floor_that_outlasts_a_death_has_run_since_the_last_contact():
    """A claim settled before a child died counts in the reading that keeps the birthday, as if the child lived."""
    facts = {"birth": "2001-06-10", "last_contact": "2005-09-01"}
    claims = [("2006-01-01", "2016-12-31")]
    alive = SCHEDULE.due(fr.HOSPITAL_RECORD, claims=claims, **facts)
    died = SCHEDULE.due(fr.HOSPITAL_RECORD, claims=claims, death="2012-03-03", **facts)
    assert died.safe_keep_through == alive.safe_keep_through == date(2040, 6, 10)
    assert died.keep_through == date(2022, 3, 3) + timedelta(days=(date(2016, 12, 31) - date(2012, 3, 3)).days)


def test_keep_through_and_disposable_from_are_different_days():
    """The last day of keeping is kept; the record may go the day after."""
    due = SCHEDULE.due(fr.HOSPITAL_RECORD, last_contact="2006-03-15", birth="1960-05-20")
    assert (due.keep_through, due.disposable_from) == (date(2026, 3, 15), date(2026, 3, 16))


@pytest.mark.parametrize(("day", "verdict"), [("2026-03-15", Verdict.FAIL), ("2026-03-16", Verdict.PASS)])
def test_both_sides_of_the_end(day, verdict):
    """On the last day the record is kept, on the next it may go; the answer knows that day."""
    due = fr.Retention(as_of=day).due(fr.HOSPITAL_RECORD, last_contact="2006-03-15", birth="1960-05-20")
    assert due.verdict is verdict
    assert due.holds_until == (date(2026, 3, 16) if verdict is Verdict.FAIL else None)


def test_between_the_two_ends_somebody_decides():
    """After the adopted end and before the safe one, the answer is unknown."""
    due = SCHEDULE.due(fr.HOSPITAL_RECORD, last_contact="2005-09-01", birth="2001-06-10", death="2007-03-03")
    assert due.verdict is Verdict.UNKNOWN
    assert due.holds_until == date(2029, 6, 11)


def test_a_hold_blocks_and_moves_no_date():
    """Under a hold an expired record stays; its dates are the same; released, it may go."""
    facts = {"last_contact": "2006-03-15", "birth": "1960-05-20"}
    held = SCHEDULE.due(fr.HOSPITAL_RECORD, legal_holds=[Hold(since=date(2026, 1, 1))], **facts)
    free = SCHEDULE.due(
        fr.HOSPITAL_RECORD, legal_holds=[Hold(since=date(2026, 1, 1), released=date(2026, 11, 23))], **facts
    )
    assert (held.verdict, free.verdict) == (Verdict.FAIL, Verdict.PASS)
    assert held.keep_through == free.keep_through


def test_expired_is_not_deleted_and_needs_signatures():
    """Even a record past every end names who has to sign."""
    due = SCHEDULE.due(fr.HOSPITAL_RECORD, last_contact="1990-01-01", birth="1950-01-01")
    assert due.verdict is Verdict.PASS
    assert [sign.value for sign in due.sign_offs] == ["director", "medical_information_physician", "archives_visa"]


@pytest.mark.parametrize(
    ("facts", "places"),
    [
        ({"last_contact": "2010-01-01", "death": "2009-12-31"}, {"death"}),
        ({"last_contact": "2010-01-01", "birth": "2010-01-02"}, {"last_contact"}),
        ({"last_contact": "2026-11-24"}, {"last_contact"}),
        ({"last_contact": "2010-01-01", "claims": [("2020-01-02", "2020-01-01")]}, {"claims[0]"}),
        (
            {"last_contact": "2010-02-30", "birth": "SECRET", "claims": [("x", None)]},
            {"last_contact", "birth", "claims[0]"},
        ),
        ({"last_contact": "2010-01-01", "birth": "2011", "death": "2009-01-01"}, {"last_contact", "death"}),
        ({"last_contact": "2010", "birth": "2010-11"}, None),
        ({"last_contact": "2009-12", "birth": "2010"}, {"last_contact"}),
        ({"last_contact": "2026", "birth": "2010-11"}, None),
        ({"last_contact": "2027", "birth": "2010-11"}, {"last_contact"}),
        ({"last_contact": "2010-01-01", "unheard_of": "2010-01-01"}, {"unheard_of"}),
        ({"last_contact": "2010-01-01", "never": ["birth"]}, {"never: birth"}),
        ({"last_contact": "2010-01-01", "death": "2010-01-01", "never": ["death"]}, {"death"}),
    ],
)
def test_dates_that_cannot_be(facts, places):
    """Impossible records are refused with all problems, and no value is repeated; a partial date that may fit is not."""
    if places is None:
        assert SCHEDULE.due(fr.HOSPITAL_RECORD, **facts).verdict is Verdict.FAIL
        return
    with pytest.raises(InvalidDocumentError) as raised:
        SCHEDULE.due(fr.HOSPITAL_RECORD, **facts)
    assert {problem.path for problem in raised.value.problems} == places
    assert "SECRET" not in str(raised.value)


DAYS = st.dates(date(1910, 1, 1), date(2026, 11, 23))


@st.composite
def histories(draw):
    """A birth, a contact not before it, and perhaps a death not before that."""
    birth, contact = sorted((draw(DAYS), draw(DAYS)))
    death = draw(st.none() | st.dates(contact, date(2026, 11, 23)))
    return {"birth": birth, "last_contact": contact, "death": death}


def by_hand(birth, contact, death):
    """The text of R1112-7 with dateutil, step by step."""
    end = contact + relativedelta(years=20)
    if birth is not None and end < birth + relativedelta(years=28):
        end = birth + relativedelta(years=28)
    if death is not None and death < contact + relativedelta(years=10):
        end = death + relativedelta(years=10)
    return end


@given(histories(), st.booleans())
def test_three_ways_to_the_same_day(history, knows_birth):
    """Evaluated, compiled and worked out by hand, a record ends on the same day."""
    events = history | ({} if knows_birth else {"birth": None})
    value = compiled(TERM)(*(events[name] for name in events_of(TERM)))
    _, atom = compiled_with_reason(TERM)(*(events[name] for name in events_of(TERM)))
    assert atom == evaluate(TERM, events).decided_by.term
    assert value == evaluate(TERM, events).on == by_hand(events["birth"], events["last_contact"], events["death"])


@pytest.mark.parametrize("count", [10, 20, 28])
def test_each_day_of_two_centuries_ends_where_dateutil_says(count):
    """The periods of the text, compiled, from every day from 1896 to 2104."""
    value, step = compiled(years(count).after("act")), relativedelta(years=count)
    days = [date(1896, 1, 1) + timedelta(days=place) for place in range(76_340)]
    assert [value(day) for day in days] == [day + step for day in days]


@given(DAYS, st.builds(Period, years=st.integers(0, 250), months=st.integers(0, 30), days=st.integers(0, 90_000)))
def test_a_period_compiled_is_the_period(day, period):
    """Whatever its length, a compiled period ends where the period itself does."""
    assert compiled(period.after("act"))(day) == day + period


@given(histories())
def test_the_safe_end_is_never_before_the_adopted_one(history):
    """Doubt only ever lengthens."""
    due = SCHEDULE.due(fr.HOSPITAL_RECORD, **history)
    assert due.safe_keep_through >= due.keep_through


@given(histories())
def test_bounds_for_every_patient(history):
    """Without claims nobody's file is kept longer than 28 years after the last contact."""
    due = SCHEDULE.due(fr.HOSPITAL_RECORD, **history)
    assert due.keep_through <= history["last_contact"] + relativedelta(years=28)


@given(histories(), st.lists(st.tuples(DAYS, st.integers(0, 2000)), max_size=4), st.randoms(use_true_random=False))
def test_claims_lengthen_and_their_order_is_nothing(history, raw, random):
    """A claim never shortens, and claims in another order come to the same day."""
    claims = [(lodged, min(lodged + timedelta(days=length), date(2026, 11, 23))) for lodged, length in raw]
    plain = SCHEDULE.due(fr.HOSPITAL_RECORD, **history)
    one = SCHEDULE.due(fr.HOSPITAL_RECORD, claims=claims, **history)
    random.shuffle(claims)
    other = SCHEDULE.due(fr.HOSPITAL_RECORD, claims=claims, **history)
    assert one.keep_through == other.keep_through >= plain.keep_through


@given(histories())
def test_a_death_never_lengthens(history):
    """Recording a death may shorten the file, and never lengthens it."""
    alive = SCHEDULE.due(fr.HOSPITAL_RECORD, **(history | {"death": None}))
    assert SCHEDULE.due(fr.HOSPITAL_RECORD, **history).keep_through <= alive.keep_through


@given(histories(), st.dates(date(2006, 1, 5), date(2060, 1, 1)))
def test_the_verdict_holds_until_its_day(history, day):
    """From the day asked to the day before holds_until the verdict is the same."""
    day = max(day, *(value for value in history.values() if value))
    due = fr.Retention(as_of=day).due(fr.HOSPITAL_RECORD, **history)
    if due.holds_until is not None:
        eve = due.holds_until - timedelta(days=1)
        assert fr.Retention(as_of=eve).due(fr.HOSPITAL_RECORD, **history).verdict is due.verdict
