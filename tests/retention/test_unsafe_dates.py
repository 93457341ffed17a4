"""Dates that are not safe: births that cannot be, contacts after the death, days to come, deaths without a day."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import partial

import pytest

from effort import tries
from healthgov import fr, gb, us
from healthgov.errors import InvalidDocumentError
from healthgov.gb import NhsRetention
from healthgov.periods import years
from healthgov.retention import (
    PLACEHOLDERS,
    Choice,
    Handling,
    RetentionSchedule,
    at_least,
    due,
    earlier_of,
    for_ever,
    happened,
    kept,
    not_before,
    replaced,
)
from healthgov.tables import Standing, annotate
from healthgov.verdicts import Verdict

duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
pd = pytest.importorskip("pandas", reason="pandas is not installed")
pl = pytest.importorskip("polars", reason="polars is not installed")
pytest.importorskip("pyarrow", reason="pyarrow is not installed")

TODAY = date(2026, 11, 28)
CONNECTION = duckdb.connect()
DISPOSABLE = {Verdict.PASS: True, Verdict.FAIL: False, Verdict.UNKNOWN: None}


def relation_of(frame):
    """The rows as a DuckDB relation."""
    CONNECTION.register("rows", frame.to_arrow())
    return CONNECTION.sql("select * from rows")


ENGINES = {
    "polars": (lambda frame: frame, lambda native: native),
    "polars lazy": (lambda frame: frame.lazy(), lambda native: native.collect()),
    "pandas": (lambda frame: frame.to_pandas(), pl.from_pandas),
    "pandas on arrow": (lambda frame: frame.to_pandas(use_pyarrow_extension_array=True), pl.from_pandas),
    "pyarrow": (lambda frame: frame.to_arrow(), pl.from_arrow),
    "duckdb": (relation_of, lambda native: pl.from_arrow(native.to_arrow_table())),
}


def hospital(**facts):
    """The answer for a hospital file."""
    return fr.Retention(as_of=TODAY).due(fr.HOSPITAL_RECORD, **facts)


@pytest.mark.parametrize(
    "born", ["1900-01-01", "1900", "1900-01", "1800-01-01", "0001-01-01", "1899-12-30", "1901-12-13", "1904-01-01"]
)
def test_a_placeholder_is_no_birth(born):
    """The birth is asked for, and bounded by the last contact as one that is not stated."""
    answer = hospital(last_contact="2006-03-15", birth=born)
    assert (answer.verdict, answer.safe_keep_through) == (Verdict.UNKNOWN, date(2034, 3, 15))
    assert answer.placeholders == ("birth",)
    assert answer.questions() == ("What is the day of this event: the birth?",)
    assert 'a day that stands for "not known": the birth' in answer.explain()
    assert "un jour qui signifie « inconnu » : la naissance" in answer.explain("fr")


def test_a_source_says_which_days_are_placeholders():
    """The declared list is a value: it may be longer, or empty."""
    facts = {"last_contact": "2006-03-15", "birth": "1970-01-01"}
    longer = Handling(placeholders={*PLACEHOLDERS, "1970-01-01"})
    assert hospital(**facts).verdict is Verdict.PASS
    assert hospital(**facts, handling=longer).verdict is Verdict.UNKNOWN
    old = {"last_contact": "2006-03-15", "birth": "1900-01-01"}
    assert hospital(**old, handling=Handling(placeholders=())).verdict is Verdict.PASS


@pytest.mark.parametrize(("born", "seen", "right"), [("1880-06-01", "2000-05-31", True), ("1880-06-01", "2000-06-03", False), ("1880", "2000-12-31", True), ("1880", "2002-01-01", False)])  # fmt: skip
def test_nobody_is_seen_at_more_than_120(born, seen, right):
    """An age over 120 at the last contact, whatever the dates in part mean, is refused."""
    if right:
        assert hospital(last_contact=seen, birth=born).verdict is Verdict.PASS
    else:
        with pytest.raises(InvalidDocumentError, match="120 years"):
            hospital(last_contact=seen, birth=born)


LATE = {"last_contact": "2003-01-01", "death": "2002-01-01", "birth": "1950"}


def test_a_contact_after_the_death_is_refused_unless_chosen():
    """Refused by default; held until somebody has looked; or counted to the death."""
    with pytest.raises(InvalidDocumentError):
        hospital(**LATE)
    held = hospital(**LATE, handling=Handling(after_death=Choice.HELD))
    assert (held.verdict, held.blocked, held.reason) == (Verdict.FAIL, True, "held: a contact after the death")
    assert "retenu : un passage après le décès" in held.explain("fr")
    counted = hospital(**LATE, handling=Handling(after_death=Choice.COUNTED))
    assert (counted.verdict, counted.keep_through) == (Verdict.PASS, date(2012, 1, 1))


def test_a_contact_to_come_is_refused_unless_held():
    """Held, it counts from its day, and never frees the record; a birth or a death to come is always refused."""
    held = Handling(in_future=Choice.HELD)
    answer = hospital(last_contact="2027-01-01", birth="1950", handling=held)
    assert (answer.verdict, answer.keep_through, answer.reason) == (
        Verdict.FAIL,
        date(2047, 1, 1),
        "held: a day in the future",
    )
    for name in ("birth", "death"):
        with pytest.raises(InvalidDocumentError):
            hospital(handling=held, **{name: "2027-01-01"})
    with pytest.raises(ValueError, match="in_future"):
        Handling(in_future=Choice.COUNTED)


def test_a_running_stay_never_ends_before_today():
    """What is under way has no date, and no end comes before one that counts from today."""
    answer = hospital(birth="1950", undated=("last_contact",))
    assert (answer.verdict, answer.keep_through, answer.safe_keep_through) == (
        Verdict.UNKNOWN,
        None,
        date(2046, 11, 28),
    )


def test_a_death_between_two_days_counts_at_its_latest():
    """An interval is a date in part of another length."""
    died = hospital(last_contact="2010-01-01", birth="1950-01-01", death="2016-09-02/2016-09-03")
    assert (died.keep_through, died.safe_keep_through) == (date(2026, 9, 3), date(2026, 9, 3))
    for wrong in ("2016-09-03/2016-09-02", "2016-09-02/", "/", "2016/x"):
        with pytest.raises(InvalidDocumentError):
            hospital(last_contact="2010-01-01", birth="1950-01-01", death=wrong)


@pytest.mark.parametrize(("seen", "verdict"), [("2008-01-03", Verdict.FAIL), ("2005-01-03", Verdict.PASS)])
def test_a_death_without_a_day_is_bounded(seen, verdict):
    """A death within ten years of the contact ends before twenty years after it: no reading ends later."""
    answer = hospital(last_contact=seen, birth="1950", undated=("death",))
    end = date.fromisoformat(seen).replace(year=int(seen[:4]) + 20)
    assert (answer.verdict, answer.keep_through, answer.safe_keep_through) == (verdict, end, end)
    placeholder = hospital(last_contact=seen, birth="1950", death="1900-01-01")
    assert placeholder.safe_keep_through == end


def test_a_clock_that_starts_with_a_death_without_a_day_asks():
    """Ten years after a death on a day not known: not before ten years from today for sure."""
    answer = NhsRetention(as_of=TODAY).due("gp_record_deceased", undated=("death",), last_use="2001-01-01")
    assert (answer.verdict, answer.keep_through, answer.safe_keep_through) == (
        Verdict.UNKNOWN,
        None,
        date(2036, 11, 28),
    )
    assert answer.questions() == ("What is the day of this event: the death?",)


@pytest.mark.parametrize("wrong", [{"undated": ("invoice",)}, {"undated": ("last_contact",)}, {"undated": ("death",), "never": ("death",)}])  # fmt: skip
def test_what_happened_on_no_day_has_none(wrong):
    """An event of another type, a stay that is said to be under way and to have ended, one that never happened."""
    with pytest.raises(InvalidDocumentError):
        hospital(last_contact="2008-01-03", birth="1950", **wrong)


@pytest.mark.parametrize("claims", [[], [("2012-01-01", "2012-12-31")]])
def test_who_is_said_to_be_dead_may_have_a_day(claims):
    """A flag that says "dead" contradicts no date: the date is the day."""
    known = hospital(last_contact="2008-01-03", birth="1950", death="2009-01-01", claims=claims)
    flagged = hospital(last_contact="2008-01-03", birth="1950", death="2009-01-01", claims=claims, undated=("death",))
    assert (flagged.keep_through, flagged.safe_keep_through) == (known.keep_through, known.safe_keep_through)
    assert (flagged.verdict, flagged.undated) == (known.verdict, frozenset())


def rows_of(count, seed):
    """Random rows, many of them odd."""
    chance = random.Random(seed)  # noqa: S311  test data
    rows = []
    for _ in range(count):
        day, row = date(1875, 1, 1) + timedelta(days=chance.randrange(50_000)), {}
        for event in ("birth", "last_contact", "death"):
            text = day.isoformat()
            row[event] = chance.choice([text, text, text[:7], text[:4], None])
            if chance.random() < 0.15:  # between two days, in part or backwards at times
                other = (day + timedelta(days=chance.randrange(-5, 400))).isoformat()
                row[event] = f"{text[: chance.choice([4, 7, 10])]}/{other[: chance.choice([4, 7, 10])]}"
            if chance.random() < 0.1:
                row[event] = chance.choice(sorted(PLACEHOLDERS)).isoformat()[: chance.choice([4, 10])]
            day = min(day + timedelta(days=chance.randrange(-900, 12_000)), TODAY + timedelta(days=300))
        row["dead"] = chance.choice([True, False, None]) if row["death"] is None else chance.random() < 0.2
        row["alive"] = chance.random() < 0.1
        rows.append(row)
    return rows


def as_a_record(policy, row, handling):
    """The four answers the single record gives."""
    events = {name: row[name] for name in ("birth", "last_contact", "death")}
    undated, never = (("death",) if row[flag] else () for flag in ("dead", "alive"))
    try:
        answer = due(policy, as_of=TODAY, events=events, undated=undated, never=never, handling=handling)
    except InvalidDocumentError:
        return None, None, None, "refused"
    silent = answer.keep_through is None and answer.verdict is Verdict.FAIL and not answer.held
    return answer.keep_through, answer.safe_keep_through, None if silent else DISPOSABLE[answer.verdict], answer.reason


class DeathLengthens(RetentionSchedule):
    """Ten years from a death that comes within six years of the last contact, which is longer than those."""

    chart = kept(
        "chart",
        at_least(
            replaced(
                not_before(years(6).after("last_contact"), years(21).after("birth")),
                by=years(10).after("death"),
                when=happened("death").within(years(6), of="last_contact"),
            )
        ),
        assumes={"birth": "last_contact"},
    )


HANDLINGS = [
    Handling(),
    Handling(after_death=Choice.HELD, in_future=Choice.HELD),
    Handling(after_death=Choice.COUNTED, placeholders=()),
    Handling(after_death=Choice.COUNTED, in_future=Choice.HELD),
]


NO_INTERVALS = (
    "2016/", "/2016", "2016/2017/2018", "2016-09-02 / 2016-09-03", "2016-09-03/2016-09-02", "2016-13/2017", "2016/2017\n",
)  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_no_interval_is_refused(engine):
    """In a row as in a record, beside a row that is read."""
    into, out = ENGINES[engine]
    died = [*NO_INTERVALS, "2016-09-02/2016-09-03"]
    frame = pl.DataFrame({"seen": ["2010-01-01"] * len(died), "birth": ["1950"] * len(died), "died": died})
    names = {"last_contact": "seen", "birth": "birth", "death": "died"}
    made = out(fr.Retention(as_of=TODAY).annotate(into(frame), fr.HOSPITAL_RECORD, **names))
    found = made.sort("died").with_columns(pl.col("keep_through").cast(pl.Date), pl.col("reason").cast(pl.String))
    rows = {row["died"]: (row["keep_through"], row["reason"]) for row in found.to_dicts()}
    assert rows["2016-09-02/2016-09-03"][0] == date(2026, 9, 3)
    assert not [text for text in NO_INTERVALS if not rows[text][1].startswith("refused")]
    for text in NO_INTERVALS:
        with pytest.raises(InvalidDocumentError):
            hospital(last_contact="2010-01-01", birth="1950", death=text)


@pytest.mark.parametrize(
    ("engine", "handling"),
    [
        pytest.param(engine, handling, id=f"{engine}-{number}")
        for place, engine in enumerate(ENGINES)
        for number, handling in enumerate(HANDLINGS)
        if (place + number) % tries(2, 1) == 0
    ],
)
def test_a_row_is_answered_as_a_record(engine, handling):
    """Each engine, each choice: placeholders, ages, contacts after the death, days to come, deaths without a day."""
    into, out = ENGINES[engine]
    rows = rows_of(tries(200, 1_500), engine)
    names = ("birth", "last_contact", "death")
    frame = pl.DataFrame(
        {"key": range(len(rows)), **{name: [row[name] for row in rows] for name in (*names, "dead", "alive")}},
        schema_overrides={**dict.fromkeys(names, pl.String), "dead": pl.Boolean, "alive": pl.Boolean},
    )
    native = into(frame.with_columns(pl.col("dead").fill_null(value=False)))
    columns = {name: name for name in names}
    for policy in (fr.HOSPITAL_RECORD, DeathLengthens.chart):
        asked = {"undated": {"death": "dead"}, "never": {"death": "alive"}, "handling": handling}
        made = out(annotate(native, policy, as_of=TODAY, columns=columns, **asked))
        made = made.with_columns(pl.col("reason").cast(pl.String), pl.col("^.*keep_through$").cast(pl.Date)).sort("key")
        answers = made.select("keep_through", "safe_keep_through", "disposable", "reason").rows()
        answers = [(*row[:3], "refused" if row[3].startswith("refused") else row[3]) for row in answers]
        assert answers == [as_a_record(policy, row, handling) for row in rows]
        assert {answer[2] for answer in answers} == {True, False, None}


@pytest.mark.parametrize(
    ("schedule", "record_type", "last", "lengthens"),
    [
        (us.NewYork, "hospital_record", "last_contact", True),
        (us.Connecticut, "medical_record", "last_contact", False),
        (fr.Retention, fr.HOSPITAL_RECORD, "last_contact", False),
        (gb.NhsRetention, "mental_health_record", "last_use", True),
    ],
)
def test_a_placeholder_of_a_death_frees_nothing_that_a_death_would_hold(schedule, record_type, last, lengthens):
    """Who is written down as dead on 1 January 1900 may be dead: where that would hold the record, somebody says."""
    born = {"birth": "1950-01-01"} if record_type in ("hospital_record", fr.HOSPITAL_RECORD) else {}
    asked = partial(schedule(as_of=TODAY).due, record_type, **{last: "2000-01-01"}, **born)
    answer = asked(death="1900-01-01")
    assert answer.verdict is (Verdict.UNKNOWN if lengthens else Verdict.PASS)
    assert (
        asked().verdict
        is asked(never=("death",)).verdict
        is asked(death="1900-01-01", never=("death",)).verdict
        is Verdict.PASS
    )
    if lengthens:
        assert asked(undated=("death",)).verdict is Verdict.UNKNOWN
        assert answer.questions()[0] in (
            "What is the day of this event, or did it never happen: the death?",
            "The adopted end has passed and a later plausible one has not: who decides?",
        )


class SomeForEver(RetentionSchedule):
    """For ever, unless the person dies soon after: then ten years."""

    chart = kept(
        "chart",
        at_least(
            replaced(
                for_ever(), by=years(10).after("death"), when=happened("death").within(years(1), of="last_contact")
            )
        ),
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_for_ever_in_some_rows(engine):
    """A row whose branch has no end is kept, which is an answer; the other has its day."""
    into, out = ENGINES[engine]
    frame = pl.DataFrame(
        {
            "key": [1, 2, 3, 4],
            "seen": ["2010-01-01"] * 4,
            "died": ["2010-06-01", None, "2012-01-01", "x"],
        }
    )
    schedule = SomeForEver(as_of=TODAY)
    made = out(schedule.annotate(into(frame), "chart", last_contact="seen", death="died")).sort("key")
    assert made["disposable"].to_list() == [True, False, False, None]
    for died, verdict in (("2010-06-01", Verdict.PASS), (None, Verdict.FAIL), ("2012-01-01", Verdict.FAIL)):
        answer = schedule.due("chart", last_contact="2010-01-01", death=died)
        assert (answer.verdict, answer.for_ever) == (verdict, verdict is Verdict.FAIL)


@pytest.mark.parametrize("asked", [{"undated": {"death": "dead"}}, {"standing": Standing(blocked="dead")}])
def test_a_flag_that_pandas_keeps_as_objects_is_told_how_to_be_read(asked):
    """Nulls among truth values make objects of them there."""
    table = pl.DataFrame({"seen": [date(2010, 1, 1)] * 2, "dead": [True, None]}).to_pandas()
    with pytest.raises(InvalidDocumentError, match=r"which .astype\('boolean'\) makes truth values"):
        annotate(table, fr.HOSPITAL_RECORD, as_of=TODAY, columns={"last_contact": "seen"}, **asked)
    table["dead"] = table["dead"].astype("boolean")
    assert len(annotate(table, fr.HOSPITAL_RECORD, as_of=TODAY, columns={"last_contact": "seen"}, **asked)) == 2


class EarlierOfTwo(RetentionSchedule):
    """Five years from whichever came first."""

    card = kept("card", at_least(earlier_of(years(5).after("last_contact"), years(5).after("closure"))))


@pytest.mark.parametrize("engine", ENGINES)
def test_each_event_in_the_future_holds_its_row(engine):
    """Of several events each may lie in the future: one hid the others, and the row was disposable."""
    into, out = ENGINES[engine]
    days = [("2030-01-01", "1960-01-01"), ("1970-01-01", "2030-01-01"), ("1970-01-01", "1960-01-01")]
    frame = pl.DataFrame({"key": [1, 2, 3], "seen": [one for one, _ in days], "shut": [other for _, other in days]})
    schedule, handling = EarlierOfTwo(as_of=TODAY), Handling(in_future=Choice.HELD)
    made = out(schedule.annotate(into(frame), "card", last_contact="seen", closure="shut", handling=handling))
    assert made.sort("key")["disposable"].to_list() == [False, False, True]
    for (seen, shut), verdict in zip(days, (Verdict.FAIL, Verdict.FAIL, Verdict.PASS), strict=True):
        assert schedule.due("card", last_contact=seen, closure=shut, handling=handling).verdict is verdict
