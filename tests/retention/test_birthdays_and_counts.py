"""Born on 29 February, and the last few of a kind: a record and each row of a table are answered alike."""

from __future__ import annotations

from datetime import date

import pytest

from healthgov import fr, gb, us
from healthgov.errors import DefinitionError
from healthgov.periods import years
from healthgov.retention import RetentionSchedule, among_last, at_least, at_most, earlier_of, kept
from healthgov.verdicts import Verdict
from retention.test_unsafe_dates import DISPOSABLE, ENGINES, pl

BIRTHDAYS = [
    (gb.NhsRetention, "child_health_record", {"birth": "2004-02-29", "last_use": "2015-02-27"}, "2029-03-01"),
    (us.California, "hospital_record", {"birth": "2000-02-29", "last_contact": "2010-02-28"}, "2019-03-01"),
    (fr.Retention, "hospital_medical_record", {"birth": "2000-02-29", "last_contact": "2005-01-01"}, "2028-02-29"),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("schedule", "key", "facts", "safe"), BIRTHDAYS)
def test_born_on_29_february(engine, schedule, key, facts, safe):
    """In a common year the birthday is 28 February or 1 March: nothing is free before both are over."""
    last = date.fromisoformat(safe)
    answer = schedule(as_of=last).due(key, **facts)
    assert answer.safe_keep_through == last
    assert answer.verdict is not Verdict.PASS
    into, out = ENGINES[engine]
    for make in (str, date.fromisoformat):
        frame = pl.DataFrame({"key": [0], **{name: [make(day)] for name, day in facts.items()}})
        native = schedule(as_of=last).annotate(into(frame), key, **{name: name for name in facts})
        row = out(native).with_columns(pl.col("safe_keep_through").cast(pl.Date)).row(0, named=True)
        assert (row["safe_keep_through"], row["disposable"]) == (last, DISPOSABLE[answer.verdict])


class Counted(RetentionSchedule):
    """Kept by their number."""

    password = kept("former password", at_most(earlier_of(years(1).after("record_created"), among_last(10, "change"))))


def test_a_cap_by_count():
    """No more than the last ten are kept, and none longer than a year."""
    schedule = Counted(as_of="2026-11-28")
    young = schedule.due("password", record_created="2026-06-01", never=("later_change_10",))
    pushed_out = schedule.due("password", record_created="2026-06-01", later_change_10="2026-09-01")
    assert young.keep_through == date(2027, 6, 1)
    assert (pushed_out.keep_through, pushed_out.overdue) == (date(2026, 9, 1), True)
    frame = pl.DataFrame({"made": [date(2026, 6, 1)] * 2, "pushed": [None, date(2026, 9, 1)]})
    native = schedule.annotate(frame, "password", record_created="made", later_change_10="pushed")
    assert native["keep_through"].to_list() == [date(2027, 6, 1), date(2026, 9, 1)]


@pytest.mark.parametrize("count", [0, -1, True, 1.5])
def test_a_count_is_a_whole_number(count):
    """Of at least one."""
    with pytest.raises(DefinitionError):
        among_last(count, "change")


def test_what_stays_among_the_last_is_kept():
    """Where no second later inspection ever comes, it is one of the last two for ever, however old."""
    schedule = fr.Retention(as_of="2026-11-28")
    answer = schedule.due("safety_inspection_docs", inspection="2010-01-01", never=("second_later_inspection",))
    assert (answer.verdict, answer.for_ever) == (Verdict.FAIL, True)


def test_one_type_with_a_floor_and_a_ceiling_is_one_policy():
    """Two policies of one type say how to write a range."""
    both = {
        "a": kept("raw", at_least(years(1).after("last_publication")), key="raw"),
        "b": kept("raw", at_most(years(1).after("collection")), key="raw"),
    }
    with pytest.raises(DefinitionError, match="between"):
        type("Both", (RetentionSchedule,), both)
