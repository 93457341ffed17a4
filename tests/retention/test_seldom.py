"""What seldom happens: clocks within clocks, moments that wait, houses that meet, short forms."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from healthgov.errors import DefinitionError, NotInForceError
from healthgov.lengths import hours
from healthgov.periods import days, years
from healthgov.retention import (
    AppliesBy,
    RetentionSchedule,
    among_last,
    at_least,
    at_most,
    earlier_of,
    evaluate,
    for_ever,
    gap,
    happened,
    kept,
    later_of,
    not_before,
    replaced,
    until,
)
from healthgov.retention.rows import UNSURE
from healthgov.retention.schedules.near import near_keys
from healthgov.retention.terms.prepared import prepared
from healthgov.retention.words import summary
from healthgov.verdicts import Verdict
from retention.test_definitions import MINIMUM, PLAN, RANGE, TEN


class House(RetentionSchedule):
    """Types of every kind, in days and in hours."""

    file = MINIMUM
    slides = gap("slides", PLAN("2", UNSURE), starts="report")
    open_ = kept("open", at_least(hours(24).after("log_entry")), PLAN("3"), contested="nobody knows")
    criterion = kept("criterion", until("somebody says so"), PLAN("4"), starts="log_entry")
    endless = kept("endless", at_least(for_ever()), PLAN("5"), starts="log_entry")
    capped = kept("capped", at_most(for_ever()), PLAN("6"), starts="log_entry")
    last = kept("last", at_most(earlier_of(hours(99).after("change"), among_last(3, "change"))), PLAN("7"))
    one_of_last = kept("one of the last", at_least(among_last(3, "change")), PLAN("8"))
    both = kept("both", at_least(later_of(hours(24).after("log_entry"), days(1).after("login"))), PLAN("9"))
    floor = kept("floor", at_least(not_before(hours(24).after("log_entry"), hours(48).after("login"))), PLAN("10"))


HOUSE = House(as_of="2026-11-23")
AT = "2026-11-23T12:00:00Z"


@pytest.mark.parametrize(
    ("key", "moments", "verdict", "end"),
    [
        ("open_", {"log_entry": "2026-11-01T12:00:00Z"}, "unknown", "2026-11-02T12:00:00Z"),
        ("criterion", {"log_entry": "2026-11-01T12:00:00Z"}, "unknown", None),
        ("endless", {"log_entry": "2026-11-01T12:00:00Z"}, "fail", None),
        ("capped", {"log_entry": "2026-11-01T12:00:00Z"}, "unknown", None),
        ("last", {"change": "2026-11-23T11:00:00Z"}, "unknown", "2026-11-27T14:00:00Z"),
        ("last", {"change": "2026-11-01T11:00:00Z"}, "pass", "2026-11-05T14:00:00Z"),
        (
            "last",
            {"change": "2026-11-23T10:00:00Z", "third_later_change": "2026-11-23T11:00:00Z"},
            "pass",
            "2026-11-23T11:00:00Z",
        ),
        ("one_of_last", {"third_later_change": "2026-11-23T11:00:00Z"}, "pass", "2026-11-23T11:00:00Z"),
        ("one_of_last", {"never": ["third_later_change"]}, "fail", None),
        ("one_of_last", {}, "unknown", None),
        ("both", {"log_entry": "2026-11-23T10:00:00Z"}, "unknown", None),
        (
            "both",
            {"log_entry": "2026-11-20T10:00:00Z", "login": "2026-11-21T10:00:00Z"},
            "pass",
            "2026-11-23T00:00:00Z",
        ),
        ("floor", {"log_entry": "2026-11-20T10:00:00Z"}, "unknown", None),
        ("floor", {"login": "2026-11-20T10:00:00Z"}, "unknown", None),
        ("floor", {"log_entry": "2026-11-20T10:00:00Z", "never": ["login"]}, "pass", "2026-11-21T10:00:00Z"),
        (
            "floor",
            {"log_entry": "2026-11-20T10:00:00Z", "login": "2026-11-21T13:00:00Z"},
            "fail",
            "2026-11-23T13:00:00Z",
        ),
    ],
)
def test_what_waits_at_a_moment(key, moments, verdict, end):
    """For ever, one of the last, a criterion, a reading that competes."""
    answer = HOUSE.due_at(key, at=AT, **moments)
    said = None if answer.keep_until is None else answer.keep_until.isoformat().replace("+00:00", "Z")
    assert (answer.verdict.value, said) == (verdict, end)
    assert bool(answer.questions()) is (answer.verdict is Verdict.UNKNOWN and bool(answer.lacking))
    assert repr(answer) == f"<DueMoment {answer.policy.key} at 2026-11-23T12:00:00+00:00: {verdict.upper()}>"
    assert answer.disposition is answer.policy.disposition


def test_a_day_has_no_moment():
    """What counts hours has no day on which it ends."""
    answer = evaluate(hours(24).after("log_entry"), {"log_entry": date(2026, 11, 1)})
    assert (answer.on, answer.lacking) == (None, ("log_entry",))


A, B, C = date(2020, 1, 1), date(2020, 6, 1), date(2020, 9, 1)
TWO_CLOCKS = replaced(
    replaced(
        years(10).after("closure"),
        by=years(5).after("invoice"),
        when=happened("invoice").within(years(1), of="closure"),
    ),
    by=later_of(years(3).after("death"), years(4).after("invoice")),
    when=happened("death").within(years(2), of="closure"),
)


@pytest.mark.parametrize(
    ("term", "events", "clock"),
    [
        (TWO_CLOCKS, {"closure": A}, None),
        (TWO_CLOCKS, {"closure": A, "invoice": B}, "invoice"),
        (TWO_CLOCKS, {"closure": A, "invoice": date(2021, 1, 1)}, None),
        (TWO_CLOCKS, {"closure": A, "invoice": date(2020, 12, 31)}, "invoice"),
        (TWO_CLOCKS, {"closure": A, "invoice": A, "death": date(2021, 6, 1)}, "death"),
        (
            TWO_CLOCKS,
            {"closure": A, "invoice": B, "death": C},
            None,
        ),  # the invoice decides, and its clock is not the first's
        (TWO_CLOCKS, {"closure": A, "invoice": B, "death": date(2022, 1, 1)}, "invoice"),
        (not_before(TWO_CLOCKS, years(30).after("birth")), {"closure": A, "invoice": B}, "invoice"),
        (not_before(TWO_CLOCKS, years(30).after("birth")), {"closure": A, "invoice": B, "birth": A}, None),
        (TEN, {"closure": A, "death": B}, None),
        (later_of(TEN, years(1).after("death")), {"closure": A, "death": B}, None),
    ],
)
def test_which_clock_runs(term, events, clock):
    """The outermost condition that is met counts, where what it put in place decides."""
    made = prepared(term)
    _, decided = made.end(events)
    assert made.replaced_at(decided, events) == clock


def test_one_line_says_what_is_not_settled():
    """A gap, what is contested, what is switched off."""
    assert summary(House.slides).endswith(" (gap)")
    assert summary(House.open_).endswith(" (contested)")
    assert summary(House.file.disabled(because="not ours")).endswith(" (switched off: not ours)")
    assert summary(House.file) == "minimum: 10 years after the closure"
    assert summary(RANGE) == "fixed: 1 year after the closure to 10 years after the closure"


def test_a_schedule_is_a_value():
    """Equal where class and day are; nothing of it changes."""
    other = House(as_of="2026-11-23")
    assert (HOUSE, hash(HOUSE)) == (other, hash(other))
    assert House(as_of="2026-11-24") != HOUSE
    assert repr(HOUSE) == "House(as_of='2026-11-23')"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        HOUSE.as_of = date(2027, 1, 1)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del HOUSE.as_of
    assert repr(HOUSE.due("file", closure="2020-01-01")) == "<Due file on 2026-11-23: FAIL>"
    seen = HOUSE.forecast("file", until="2031-01-01", closure="2020-01-01")
    assert repr(seen) == "<Forecast file until 2031-01-01: 2 steps>"


def test_terms_that_cannot_be():
    """Nothing to be before, nothing to be the later of."""
    for wrong in (lambda: not_before(TEN), lambda: later_of(), lambda: earlier_of()):
        with pytest.raises(DefinitionError):
            wrong()
    assert repr(happened("death")) == "happened('death')"


class Longer(House):
    """A house that keeps files longer."""

    file = House.file.lengthened(years(12), because="plan")


class Longest(Longer):
    """A part of it that keeps them longer still."""

    file = Longer.file.lengthened(years(15), because="plan")


class Other(House):
    """Another house that keeps them longer."""

    file = House.file.lengthened(years(13), because="plan")


def test_two_houses_that_depart_are_one_where_it_says_which_counts():
    """One that extends the other counts; two that are strangers have to be told apart."""

    class Whole(Longest, House):
        """Both are on one line."""

    assert Whole.file.term == years(15).after("closure")
    with pytest.raises(DefinitionError, match=r"Both\.file: Other and Longer both depart"):
        type("Both", (Longer, Other), {})

    class Said(Longer, Other):
        """It says which."""

        file = Other.file

    assert Said.file is Other.file
    for wrong in (kept("a file", at_least(years(2).after("closure")), key="file"), 3):
        with pytest.raises(DefinitionError, match=r"Hides\.file hides a policy"):
            type("Hides", (House,), {"file": wrong})
    with pytest.raises(DefinitionError, match=r"Takes\.file replaces file by slides"):
        type("Takes", (House,), {"file": House.slides})


class Studies(RetentionSchedule):
    """A type of record whose text is that of the study, with a gap between its versions, and one that is that of the day."""

    before = kept(
        "study data",
        at_least(years(3).after("study_end")),
        PLAN("10"),
        key="study",
        since="2000-01-01",
        until="2005-12-31",
        applies_by=AppliesBy.STUDY_AUTHORISATION,
    )
    first = kept(
        "study data",
        at_least(years(5).after("study_end")),
        PLAN("11"),
        key="study",
        since="2010-01-01",
        until="2014-12-31",
        applies_by=AppliesBy.STUDY_AUTHORISATION,
    )
    last = kept(
        "study data",
        at_least(years(9).after("study_end")),
        PLAN("12"),
        key="study",
        since="2016-01-01",
        until="2019-12-31",
        applies_by=AppliesBy.STUDY_AUTHORISATION,
    )
    letter = kept("letter", at_least(TEN), PLAN("13"), since="2010-01-01", until="2014-12-31")


@pytest.mark.parametrize(
    ("as_of", "version_on", "version", "settled"),
    [
        ("2026-11-23", "2010-01-01", Studies.first, True),
        ("2026-11-23", "2014-12-31", Studies.first, True),
        ("2012-06-01", "2016-01-01", Studies.last, True),
        ("2026-11-23", "2019-12-31", Studies.last, True),
        ("2026-11-23", "2015-06-01", None, None),
        ("2026-11-23", "2009-12-31", None, None),
        ("2026-11-23", "2020-01-01", None, None),
        ("2012-06-01", None, Studies.first, False),
        ("2018-06-01", None, Studies.last, False),
        ("2015-06-01", None, Studies.last, False),
        ("2026-11-23", None, Studies.last, False),
        ("2009-06-01", None, Studies.last, False),
    ],
)
def test_which_version_a_study_is_under(as_of, version_on, version, settled):
    """That of its day; where that is not given the one of today, or else the last, and nothing is decided."""
    schedule = Studies(as_of=as_of)
    if version is None:
        with pytest.raises(NotInForceError, match="not in force"):
            schedule.policy("study", version_on=version_on)
        return
    found = schedule.policy("study", version_on=version_on)
    assert (found.term, bool(found.doubt)) == (version.term, not settled)
    assert (found is version) is settled
    if not settled:
        assert schedule.due("study", study_end="1990-01-01").verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("version_on", [None, "2012-06-01"])
def test_what_is_no_study_is_under_the_text_of_the_day(version_on):
    """Whatever day is given beside it."""
    assert Studies(as_of="2014-12-31").policy("letter", version_on=version_on) is Studies.letter
    with pytest.raises(NotInForceError):
        Studies(as_of="2015-01-01").policy("letter", version_on=version_on)


KEYS = {f"ward_file_{number}": (attrs.evolve(MINIMUM, title=f"register of boats {number}"),) for number in range(1, 6)}


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("ward_file", ["ward_file_5", "ward_file_4", "ward_file_3"]),
        ("ward_file_1", ["ward_file_1", "ward_file_5", "ward_file_4"]),
        ("boats", ["ward_file_1", "ward_file_2", "ward_file_3"]),
        ("Register of BOATS", ["ward_file_1", "ward_file_2", "ward_file_3"]),
        ("boa", ["ward_file_1", "ward_file_2", "ward_file_3"]),
        ("bo", []),
        ("boats 4", ["ward_file_1", "ward_file_2", "ward_file_3"]),
        ("boats of elsewhere", []),
        ("", []),
    ],
)
def test_three_keys_are_near_at_most(key, near):
    """By how they are written, or else by the words of their titles that are no shorter than three letters."""
    assert near_keys(key, KEYS) == near
