"""Hours and minutes, for logs, tokens and sessions: one record and each row of a table, to the minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from healthgov import days, hours, length_of, minutes, months, years
from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.retention import (
    Hold,
    RetentionSchedule,
    at_least,
    at_most,
    between,
    earlier_of,
    exactly,
    kept,
    later_of,
    not_before,
    sentence,
)
from healthgov.verdicts import Verdict

PASS, FAIL, UNKNOWN = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN
DISPOSABLE = {PASS: True, FAIL: False, UNKNOWN: None}


class App(RetentionSchedule):
    """The rules of an application."""

    title = "application"

    match = kept("matched person", at_most(hours(24).after("last_exchange")))
    token = kept("token", at_most(earlier_of(minutes(60).after("issue"), hours(8).after("login"))))
    log = kept("log", exactly(between(hours(12).after("log_entry"), hours(36).after("log_entry"))))
    receipt = kept("receipt", at_least(later_of(hours(1).after("delivery"), minutes(90).after("receipt"))))
    session = kept("session", at_least(not_before(hours(1).after("login"), minutes(90).after("receipt"))))
    visit = kept("visit", at_most(earlier_of(hours(72).after("login"), days(1).after("login"))))
    file = kept("file", at_least(years(5).after("closure")))
    notice = kept("notice", at_least(hours(60).after("issue")), until="2026-11-27")


SCHEDULE = App(as_of="2026-11-27")
NINE = "2026-11-27T09:00:00+01:00"


def ends_in(native):
    """The ends that a table of any engine has, and what is free, in the order of its keys."""
    pl = pytest.importorskip("polars")
    if isinstance(native, pl.LazyFrame):
        native = native.collect()
    elif hasattr(native, "to_arrow_table"):
        native = pl.from_arrow(native.to_arrow_table())
    elif type(native).__module__.startswith("pyarrow"):
        native = pl.from_arrow(native)
    elif not isinstance(native, pl.DataFrame):
        native = pl.from_pandas(native)
    return native.sort("key").select(pl.col("keep_until").cast(pl.Datetime("us", "UTC")), "disposable").rows()


@pytest.mark.parametrize(
    ("at", "verdict", "overdue"),
    [
        ("2026-11-28T08:59:00+01:00", UNKNOWN, False),
        ("2026-11-28T09:00:00+01:00", PASS, True),
        ("2026-11-28T08:00:00Z", PASS, True),
    ],
)
def test_a_day_of_24_hours(at, verdict, overdue):
    """The moment itself is over; before it a maximum obliges nobody."""
    answer = SCHEDULE.due_at("match", at=at, last_exchange=NINE)
    assert (answer.verdict, answer.overdue) == (verdict, overdue)
    assert answer.keep_until == datetime(2026, 11, 28, 8, tzinfo=UTC)
    assert answer.holds_until == (None if overdue else answer.keep_until)


def test_hours_run_on_across_clock_changes():
    """Twenty-four hours from the eve of winter time end an hour earlier on the wall; a day ends at midnight."""
    eve = datetime(2026, 10, 24, 12, tzinfo=ZoneInfo("Europe/Paris"))
    answer = SCHEDULE.due_at("match", at=eve + timedelta(days=2), last_exchange=eve)
    assert answer.keep_until == datetime(2026, 10, 25, 11, tzinfo=ZoneInfo("Europe/Paris"))
    visit = SCHEDULE.due_at("visit", at=eve + timedelta(hours=1), login=eve)
    assert visit.keep_until == datetime(2026, 10, 26, tzinfo=ZoneInfo("Europe/Paris"))


def test_a_range_in_hours():
    """Kept up to the lower end, gone by the upper one, somebody decides between."""
    at = datetime(2026, 11, 28, tzinfo=UTC)
    seen = [SCHEDULE.due_at("log", at=at, log_entry=at - timedelta(hours=age)).verdict for age in (11, 12, 35, 36)]
    assert seen == [FAIL, UNKNOWN, UNKNOWN, PASS]


def test_what_is_lacking_is_asked():
    """Without its moment nothing is known; a hold blocks all the same."""
    answer = SCHEDULE.due_at("match", at=NINE)
    assert (answer.verdict, answer.keep_until) == (UNKNOWN, None)
    assert answer.questions() == ("At which moment did this happen: the last exchange?",)
    assert answer.questions("fr") == ("À quel moment cela s'est-il produit : le dernier échange ?",)
    held = SCHEDULE.due_at("match", at=NINE, legal_holds=[Hold(since=date(2026, 1, 1))], last_exchange=NINE)
    assert (held.verdict, held.blocked) == (FAIL, True)


@pytest.mark.parametrize(
    "moments",
    [
        {"last_exchange": "2026-11-27T09:00:00"},
        {"last_exchange": "2026-11-27"},
        {"last_exchange": datetime(2026, 11, 27, 9)},  # noqa: DTZ001  without time zone
        {"last_exchange": "2026-11-30T09:00:00+01:00"},
        {"login": NINE},
    ],
)
def test_what_is_no_moment_is_refused(moments):
    """A moment without offset is many moments, and what is past lies in no future."""
    with pytest.raises(InvalidDocumentError):
        SCHEDULE.due_at("match", at="2026-11-28T09:00:00+01:00", **moments)


HOLDS = {
    "none": [],
    "released": [Hold(since="2026-11-01", released="2026-11-28")],
    "released later": [Hold(since="2026-11-01", released="2026-11-30")],
    "to come": [Hold(since="2026-11-29")],
    "to come, and released": [Hold(since="2026-11-28", released="2026-11-29")],
    "never released": [Hold(since="2026-11-01")],
    "several": [Hold(since="2026-11-01", released="2026-11-27"), Hold(since="2026-11-29", released="2026-11-30")],
    "past": [Hold(since="2026-11-01", released="2026-11-20")],
}
MOMENTS = [datetime.fromisoformat(NINE) + timedelta(hours=6 * step) for step in range(16)]
RECORDS_AT = [
    ("match", {"last_exchange": NINE}),
    ("match", {}),
    ("log", {"log_entry": NINE}),
    ("token", {"issue": NINE, "login": NINE}),
    ("receipt", {"delivery": NINE, "receipt": NINE}),
    ("visit", {"login": NINE}),
    ("notice", {"issue": NINE}),
]


@pytest.mark.parametrize("holds", HOLDS)
@pytest.mark.parametrize(("key", "moments"), RECORDS_AT)
def test_an_answer_stands_until_it_says(key, moments, holds):
    """Whatever ends first: a period, a hold, the text itself. A hold stands from midnight to midnight of the question."""
    answers = [SCHEDULE.due_at(key, at=at, legal_holds=HOLDS[holds], **moments) for at in MOMENTS]
    for place, answer in enumerate(answers):
        same = [one for one in answers[place:] if (one.verdict, one.blocked) == (answer.verdict, answer.blocked)]
        until = answer.holds_until
        assert len(same) == len(answers) - place or until is not None
        for one in answers[place:]:
            if until is None or one.at < until:
                assert (one.verdict, one.blocked) == (answer.verdict, answer.blocked)
        assert until is None or until > answer.at


@pytest.mark.parametrize(
    ("key", "holds", "until"),
    [
        ("match", "released", "2026-11-28T00:00:00+01:00"),
        ("match", "released later", "2026-11-28T09:00:00+01:00"),
        ("match", "to come, and released", "2026-11-28T00:00:00+01:00"),
        ("match", "never released", "2026-11-28T09:00:00+01:00"),
        ("match", "past", "2026-11-28T09:00:00+01:00"),
        ("file", "released", "2026-11-28T00:00:00+01:00"),
        ("file", "several", "2026-11-29T00:00:00+01:00"),
        ("file", "to come", "2026-11-29T00:00:00+01:00"),
        ("file", "none", "2031-11-28T00:00:00+01:00"),
        ("notice", "none", "2026-11-28T00:00:00+01:00"),
    ],
)
def test_until_when_an_answer_stands(key, holds, until):
    """The first of all that changes it."""
    event = {"match": "last_exchange", "file": "closure", "notice": "issue"}[key]
    answer = SCHEDULE.due_at(key, at="2026-11-27T10:00:00+01:00", legal_holds=HOLDS[holds], **{event: NINE})
    assert answer.holds_until == datetime.fromisoformat(until)


def test_a_day_is_not_asked_of_hours():
    """Where days are asked, a policy in hours names the door that takes moments."""
    with pytest.raises(DefinitionError, match="due_at"):
        SCHEDULE.due("match", last_exchange="2026-11-27")


def test_days_are_answered_to_the_minute_too():
    """A period of years ends with its last day."""
    answer = SCHEDULE.due_at("file", at=NINE, closure="2021-11-27T23:00:00+01:00")
    assert (answer.verdict, answer.keep_until) == (FAIL, datetime.fromisoformat("2026-11-28T00:00:00+01:00"))


def test_hours_in_words():
    """In both languages."""
    assert sentence(hours(24).after("last_exchange")) == "24 hours after the last exchange"
    assert sentence(minutes(1).after("last_exchange"), "fr") == "1 minute après le dernier échange"
    assert str(SCHEDULE.due_at("match", at=NINE, last_exchange=NINE)).startswith("matched person (match), at 2026")


LENGTHS = [
    ("P20Y", years(20)),
    ("P18M", months(18)),
    ("P2W", days(14)),
    ("P1D", days(1)),
    ("PT24H", hours(24)),
    ("PT60M", minutes(60)),
    ("PT1H30M", minutes(90)),
    ({"value": 3, "unit": "y"}, years(3)),
    ({"value": "30", "unit": "d"}, days(30)),
    ({"value": 24, "unit": "h"}, hours(24)),
    ({"years": 3, "months": 6}, years(3) + months(6)),
]


@pytest.mark.parametrize(("written", "length"), LENGTHS)
def test_lengths_as_data_contracts_write_them(written, length):
    """ISO 8601, a value with its unit, or units by name."""
    assert length_of(written) == length


@pytest.mark.parametrize(
    "written",
    ["", "P", "PT", "3 years", "P-1Y", "P1DT12H", "P1.5Y", 3, None, {}, {"value": 3, "unit": "m"}, {"value": -1, "unit": "y"}, {"value": 3}, {"days": 1, "hours": 2}],
)  # fmt: skip
def test_what_is_no_length_is_refused_without_repeating_it(written):
    """``m`` may be a month or a minute, and half a year has no length."""
    with pytest.raises(ValueError, match="a length such as") as refused:
        length_of(written)
    assert "3 years" not in str(refused.value).replace("{years: 3}", "")


def test_every_engine_answers_to_the_minute_as_a_record():
    """Moments of a zone, missing ones and one in the future."""
    pl = pytest.importorskip("polars", reason="polars is not installed")
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    pytest.importorskip("pandas", reason="pandas is not installed")
    at = datetime(2026, 11, 28, 9, tzinfo=UTC)
    starts = [
        *(at - timedelta(minutes=count) for count in (0, 30, 59, 60, 61, 480, 700)),
        None,
        at + timedelta(hours=1),
    ]
    paris = pl.Datetime("us", "Europe/Paris")
    firsts = [moment for moment in starts for _ in starts]
    seconds = [moment for _ in starts for moment in starts]
    for key, one, other in (
        ("token", "issue", "login"),
        ("receipt", "delivery", "receipt"),
        ("session", "login", "receipt"),
        ("log", "log_entry", None),
    ):
        frame = pl.DataFrame({"key": range(len(firsts)), "one": firsts, "other": seconds}).with_columns(
            pl.col("one", "other").cast(paris)
        )
        connection = duckdb.connect()
        connection.register("rows", frame.to_arrow())
        tables = (
            frame,
            frame.lazy(),
            frame.to_pandas(),
            frame.to_pandas(use_pyarrow_extension_array=True),
            frame.to_arrow(),
            connection.sql("select * from rows"),
        )
        columns = {one: "one"} if other is None else {one: "one", other: "other"}
        wanted = []
        for first, second in zip(firsts, seconds, strict=True):
            try:
                answer = SCHEDULE.due_at(key, at=at, **{one: first}, **({} if other is None else {other: second}))
                wanted.append((answer.keep_until, DISPOSABLE[answer.verdict]))
            except InvalidDocumentError:
                wanted.append((None, None))
        for table in tables:
            native = SCHEDULE.annotate_at(table, key, at=at, **columns)
            rows = ends_in(native)
            assert rows == wanted, (key, type(table))


def test_what_is_asked_of_a_table_of_moments_is_checked():
    """Days, moments without zone, and periods that end at midnight of some place."""
    pl = pytest.importorskip("polars", reason="polars is not installed")
    frame = pl.DataFrame({"day": [date(2026, 1, 1)], "naive": [datetime(2026, 1, 1)]})  # noqa: DTZ001
    for name in ("day", "naive", "nothing"):
        with pytest.raises(InvalidDocumentError):
            SCHEDULE.annotate_at(frame, "match", at=NINE, last_exchange=name)
    aware = frame.with_columns(moment=pl.col("naive").dt.replace_time_zone("UTC"))
    with pytest.raises(DefinitionError):
        SCHEDULE.annotate_at(aware, "file", at=NINE, closure="moment")
    with pytest.raises(DefinitionError, match="annotate_at"):
        SCHEDULE.annotate(frame, "match", last_exchange="day")
    held = aware.with_columns(held=pl.lit(True))
    assert (
        SCHEDULE.annotate_at(held, "match", at=NINE, blocked="held", last_exchange="moment")["disposable"][0] is False
    )


def test_an_event_that_is_yet_to_come_keeps_what_is_to_be_kept():
    """As with days: a minimum that counts from it obliges, a maximum obliges nobody, and nothing is free before it came."""
    open_session = SCHEDULE.due_at("session", at=NINE, not_yet=["login"])
    assert (open_session.verdict, open_session.not_begun, open_session.lacking) == (FAIL, True, ("receipt",))
    assert "not begun" in str(open_session)
    assert "yet to come: log-in" in str(open_session) or "yet to come: login" in str(open_session)
    assert SCHEDULE.due_at("match", at=NINE, not_yet=["last_exchange"]).verdict is UNKNOWN
    two_days = "2026-11-29T09:00:00+01:00"
    assert SCHEDULE.due_at("token", at=two_days, issue=NINE, not_yet=["login"]).verdict is UNKNOWN
    assert SCHEDULE.due_at("receipt", at=two_days, delivery=NINE, not_yet=["receipt"]).verdict is FAIL


@pytest.mark.parametrize(
    ("key", "stated"),
    [
        ("session", {"login": NINE, "not_yet": ["login"]}),
        ("session", {"not_yet": ["delivery"]}),
        ("session", {"not_yet": ["login"], "never": ["login"]}),
    ],
)
def test_what_is_yet_to_come_has_no_moment(key, stated):
    """Nor is it an event of another type, or one that never happens."""
    with pytest.raises(InvalidDocumentError, match="not_yet"):
        SCHEDULE.due_at(key, at="2026-11-28T09:00:00+01:00", **stated)


def test_every_engine_has_what_is_yet_to_come_as_a_record():
    """A flag that is true, false or not stated, beside moments that are there or not; and what is alike in all rows."""
    pl = pytest.importorskip("polars", reason="polars is not installed")
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    pytest.importorskip("pandas", reason="pandas is not installed")
    at = datetime(2026, 11, 28, 9, tzinfo=UTC)
    rows = [
        (one, other, first, second)
        for one in (None, at - timedelta(minutes=30), at - timedelta(minutes=700))
        for other in (None, at - timedelta(minutes=30), at - timedelta(minutes=700))
        for first in (True, False, None)
        for second in (True, False)
    ]
    for key, one, other in (
        ("token", "issue", "login"),
        ("receipt", "delivery", "receipt"),
        ("session", "login", "receipt"),
    ):
        frame = pl.DataFrame(
            {
                "key": range(len(rows)),
                **dict(zip(("one", "other", "first", "second"), zip(*rows, strict=True), strict=True)),
            },
            schema_overrides={"one": pl.Datetime("us", "UTC"), "other": pl.Datetime("us", "UTC")},
        )
        connection = duckdb.connect()
        connection.register("rows", frame.to_arrow())
        wanted = []
        for first, second, one_to_come, other_to_come in rows:
            ahead = [name for name, said in ((one, one_to_come), (other, other_to_come)) if said]
            try:
                answer = SCHEDULE.due_at(key, at=at, not_yet=ahead, **{one: first, other: second})
                wanted.append((answer.keep_until, DISPOSABLE[answer.verdict]))
            except InvalidDocumentError:
                wanted.append((None, None))
        pandas = frame.to_pandas().astype({"first": "boolean"})
        for table in (frame, frame.lazy(), pandas, frame.to_arrow(), connection.sql("select * from rows")):
            native = SCHEDULE.annotate_at(
                table, key, at=at, not_yet={one: "first", other: "second"}, **{one: "one", other: "other"}
            )
            found = ends_in(native)
            assert found == wanted, (key, type(table))
        alike = SCHEDULE.annotate_at(frame, key, at=at, not_yet=[one], **{other: "other"})
        said = [
            DISPOSABLE[SCHEDULE.due_at(key, at=at, not_yet=[one], **{other: second}).verdict] for _, second, *_ in rows
        ]
        assert alike["disposable"].to_list() == said


def test_what_is_yet_to_come_in_a_table_of_moments_is_checked():
    """A column of truth values, of an event that may be yet to come; where all rows are alike, without a column of its own."""
    pl = pytest.importorskip("polars", reason="polars is not installed")
    frame = pl.DataFrame({"moment": [datetime(2026, 1, 1, tzinfo=UTC)], "said": [True]})
    for not_yet in (["login"], {"delivery": "said"}, {"login": "moment"}, {"login": "nothing"}):
        with pytest.raises(InvalidDocumentError, match="not_yet"):
            SCHEDULE.annotate_at(frame, "session", at=NINE, not_yet=not_yet, login="moment")
    with pytest.raises(InvalidDocumentError, match="not_yet"):
        SCHEDULE.annotate_at(frame, "session", at=NINE, not_yet=["login"], never=["login"], receipt="moment")
