"""A table and a record come to the same day, on every engine."""

from __future__ import annotations

import functools
import random
from datetime import date, datetime, timedelta

import narwhals as nw
import pytest

from effort import tries
from healthgov import fr, it
from healthgov.errors import InvalidDocumentError
from healthgov.retention import Hold, compiled, events_of
from healthgov.tables import Standing, annotate, annotation
from healthgov.verdicts import Verdict

duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pd = pytest.importorskip("pandas", reason="pandas is not installed")
pl = pytest.importorskip("polars", reason="polars is not installed")

SCHEDULE = fr.Retention(as_of="2026-11-23")
DISPOSABLE = {Verdict.PASS: True, Verdict.FAIL: False, Verdict.UNKNOWN: None}
COLUMNS = {"last_contact": "seen", "birth": "born", "death": "died"}


def histories(count: int):
    """Random lives with nulls, leap days and month ends, the same on every run."""
    chance = random.Random(20261123)  # noqa: S311  test data
    rows = []
    for key in range(count):
        born = date(1910, 1, 1) + timedelta(days=chance.randrange(42_000))
        seen = min(born + timedelta(days=chance.randrange(36_000)), date(2026, 11, 22))
        died = (
            min(seen + timedelta(days=chance.randrange(9_000)), date(2026, 11, 22)) if chance.random() < 0.4 else None
        )
        if chance.random() < 0.05:
            seen = date(chance.choice(range(1960, 2026, 4)), 2, 29)
            born, died = min(born, seen), max(died, seen) if died else None
        rows.append((key, seen, born if chance.random() < 0.9 else None, died))
    return rows


ROWS = histories(tries(20_000, 200_000))
CONNECTION = duckdb.connect()  # a relation lives no longer than its connection
VALUE = compiled(fr.HOSPITAL_RECORD.term)
ORDER = events_of(fr.HOSPITAL_RECORD.term)


def expected(row):
    """The day for one row, by the compiled reading."""
    facts = {"last_contact": row[1], "birth": row[2], "death": row[3]}
    return VALUE(*(facts[name] for name in ORDER))


@functools.cache  # every engine is held against the same records
def answered():
    """What the record says of every row, and of every 97th in full."""
    days = [(row[0], expected(row)) for row in ROWS]
    some = [SCHEDULE.due(fr.HOSPITAL_RECORD, last_contact=row[1], birth=row[2], death=row[3]) for row in ROWS[::97]]
    return days, [(due.safe_keep_through, DISPOSABLE[due.verdict], due.reason) for due in some]


def _day(value):
    """A date, whatever pandas made of it."""
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, datetime) else value


def in_polars():
    """The rows as an eager polars frame."""
    return pl.DataFrame(ROWS, schema={"key": pl.Int64, "seen": pl.Date, "born": pl.Date, "died": pl.Date}, orient="row")


def in_pandas():
    """The rows as a pandas frame with numpy dates."""
    frame = pd.DataFrame(ROWS, columns=["key", "seen", "born", "died"])
    for name in ("seen", "born", "died"):
        frame[name] = pd.to_datetime(frame[name])
    return frame


def answers_of(native):
    """(key, keep_through, safe, disposable, reason) of every row, whatever the engine."""
    if isinstance(native, pl.LazyFrame):
        native = native.collect()
    if isinstance(native, pl.DataFrame):
        return native.select("key", "keep_through", "safe_keep_through", "disposable", "reason").rows()
    if isinstance(native, pd.DataFrame):
        wanted = native[["key", "keep_through", "safe_keep_through", "disposable", "reason"]]
        return [
            (int(k), _day(a), _day(b), None if pd.isna(c) else bool(c), r)
            for k, a, b, c, r in wanted.itertuples(index=False)
        ]
    if isinstance(native, pa.Table):
        wanted = native.select(["key", "keep_through", "safe_keep_through", "disposable", "reason"])
        return [tuple(row.values()) for row in wanted.to_pylist()]
    return sorted(native.select("key, keep_through, safe_keep_through, disposable, reason").fetchall())


def in_arrow():
    """The rows as a PyArrow table."""
    return in_polars().to_arrow()


def in_pandas_arrow():
    """The rows as a pandas frame with dates of Arrow."""
    return in_polars().to_pandas(use_pyarrow_extension_array=True)


def in_duckdb():
    """The rows as a DuckDB relation."""
    CONNECTION.register("source", in_polars().to_arrow())
    return CONNECTION.sql("select * from source")


@pytest.mark.parametrize(
    "make",
    [in_polars, lambda: in_polars().lazy(), in_pandas, in_pandas_arrow, in_arrow, in_duckdb],
    ids=["polars", "polars lazy", "pandas", "pandas on arrow", "pyarrow", "duckdb"],
)
def test_every_engine_agrees_with_the_single_record(make):
    """Every row has the day, the safe day and the answer that one record has."""
    frame = make()
    native = annotate(frame, SCHEDULE.policy(fr.HOSPITAL_RECORD), as_of=SCHEDULE.as_of, columns=COLUMNS)
    assert type(native) is type(frame)
    got = answers_of(native)
    days, in_full = answered()
    assert [(row[0], row[1]) for row in got] == days
    assert [row[2:] for row in got[::97]] == in_full


@pytest.mark.parametrize(
    ("key", "events"),
    [
        ("occupational_health_record", ("last_contact", "death")),
        ("ionising_radiation_record", ("birth", "exposure_end")),
        ("audience_cookie", ("collection",)),
        ("care_sheet_copy", ("transmission",)),
    ],
)
def test_other_terms_in_a_table(key, events):
    """Caps, several triggers, months and days come to the same end in a table."""
    names = ["seen", "died"]
    policy = SCHEDULE.policy(key)
    columns = dict(zip(events, names, strict=False))
    native = annotate(in_polars(), SCHEDULE.policy(key), as_of=SCHEDULE.as_of, columns=columns)
    value, order = compiled(policy.term), events_of(policy.term)
    for (_, seen, _, died), keep in zip(ROWS, native["keep_through"].to_list(), strict=True):
        facts = dict(zip(events, (seen, died), strict=False))
        assert keep == value(*(facts.get(name) for name in order))


def test_lazy_stays_lazy():
    """Nothing is collected: a lazy frame comes back lazy."""
    assert isinstance(
        annotate(
            in_polars().lazy(),
            SCHEDULE.policy(fr.HOSPITAL_RECORD),
            as_of=SCHEDULE.as_of,
            columns={"last_contact": "seen"},
        ),
        pl.LazyFrame,
    )


def test_an_event_without_column_has_no_date():
    """Without a column of deaths nobody has died."""
    native = annotate(
        in_polars().head(50),
        SCHEDULE.policy(fr.HOSPITAL_RECORD),
        as_of=SCHEDULE.as_of,
        columns={"last_contact": "seen", "birth": "born"},
    )
    for row, keep in zip(ROWS, native["keep_through"].to_list(), strict=False):
        assert keep == expected((*row[:3], None))


@pytest.mark.parametrize(
    ("columns", "paths"),
    [
        ({}, [""]),
        ({"last_contact": "absent"}, ["last_contact=absent"]),
        ({"unheard_of": "seen"}, ["unheard_of"]),
        ({"last_contact": "absent", "unheard_of": "seen"}, ["unheard_of", "last_contact=absent"]),
    ],
)
def test_wrong_columns_are_all_named(columns, paths):
    """An event or a column that is not there is refused before anything runs, with those that are."""
    with pytest.raises(InvalidDocumentError) as raised:
        annotate(in_polars(), SCHEDULE.policy(fr.HOSPITAL_RECORD), as_of=SCHEDULE.as_of, columns=columns)
    assert [problem.path for problem in raised.value.problems] == paths
    if "last_contact=absent" in paths:
        assert "key, seen, born, died" in str(raised.value)


def test_a_frame_that_has_the_columns_already_is_refused():
    """Nothing of the caller is overwritten."""
    frame = in_polars().rename({"born": "reason"})
    with pytest.raises(InvalidDocumentError, match="reason"):
        annotate(frame, SCHEDULE.policy(fr.HOSPITAL_RECORD), as_of=SCHEDULE.as_of, columns={"last_contact": "seen"})


@pytest.mark.parametrize("make", [in_polars, in_pandas, in_pandas_arrow, in_arrow, in_duckdb])
def test_no_column_of_ours_stays_behind(make):
    """The frame has its own columns, then the four."""
    native = annotate(make(), SCHEDULE.policy(fr.HOSPITAL_RECORD), as_of=SCHEDULE.as_of, columns=COLUMNS)
    names = list(getattr(native, "column_names", None) or native.columns)
    assert names == ["key", "seen", "born", "died", "keep_through", "safe_keep_through", "disposable", "reason"]


def in_zone():
    """Moments with a time zone, whose civil date depends on the place."""
    return in_polars().with_columns(pl.col("seen").cast(pl.Datetime("ms", "UTC")))


def in_objects():
    """Python dates in a pandas frame."""
    return pd.DataFrame(ROWS[:5], columns=["key", "seen", "born", "died"])


def in_numbers():
    """Years as numbers, which may be anything."""
    return in_polars().with_columns(pl.col("seen").dt.year())


@pytest.mark.parametrize("make", [in_zone, in_objects, in_numbers])
def test_columns_that_hold_no_dates_are_refused(make):
    """Moments with a zone, Python objects and numbers are parsed by the caller, and nothing passes silently."""
    with pytest.raises(InvalidDocumentError, match="a column of dates"):
        annotate(make(), SCHEDULE.policy(fr.HOSPITAL_RECORD), as_of=SCHEDULE.as_of, columns={"last_contact": "seen"})


def test_an_engine_without_door_is_refused(monkeypatch):
    """A table of another engine gets one clear error."""
    assert annotation.door_of(nw, "IBIS", {}) is None
    monkeypatch.setattr(annotation, "door_of", lambda *_: None)
    with pytest.raises(InvalidDocumentError, match="PySpark"):
        annotate(
            in_polars(), SCHEDULE.policy(fr.HOSPITAL_RECORD), as_of=SCHEDULE.as_of, columns={"last_contact": "seen"}
        )


@pytest.mark.parametrize("engine", ["polars", "duckdb", "pyarrow"])
def test_holds_and_suspension_in_a_table_mean_what_they_mean_for_a_record(engine):
    """A claim's days move both ends; a hold moves none and blocks."""
    lodged, resolved = date(2019, 6, 1), date(2022, 11, 30)
    rows = {
        "seen": [date(2004, 4, 10), date(2004, 4, 10), date(2000, 4, 10)],
        "days": [0, 1_279, 0],
        "blocked": [False, False, True],
    }
    frame = pl.DataFrame(rows)
    made = {"polars": frame, "pyarrow": frame.to_arrow()}.get(engine)
    if made is None:
        CONNECTION.register("held_rows", frame.to_arrow())
        made = CONNECTION.sql("select * from held_rows")
    native = annotate(
        made,
        SCHEDULE.policy("private_practice_record"),
        as_of=SCHEDULE.as_of,
        columns={"last_contact": "seen"},
        standing=Standing(blocked="blocked"),
    )
    assert native is not None
    native = annotate(
        made,
        SCHEDULE.policy(fr.HOSPITAL_RECORD),
        as_of=SCHEDULE.as_of,
        columns={"last_contact": "seen"},
        standing=Standing(blocked="blocked", suspended_days="days"),
    )
    table = native if engine == "pyarrow" else native.arrow() if engine == "duckdb" else native.to_arrow()
    got = pl.DataFrame(pl.from_arrow(table)).sort("seen", "days")
    plain = SCHEDULE.due(fr.HOSPITAL_RECORD, last_contact="2004-04-10")
    claimed = SCHEDULE.due(fr.HOSPITAL_RECORD, last_contact="2004-04-10", claims=[(lodged, resolved)])
    held = SCHEDULE.due(fr.HOSPITAL_RECORD, last_contact="2000-04-10", legal_holds=[Hold(since=date(2020, 1, 1))])
    wanted = [held, plain, claimed]
    assert got["keep_through"].to_list() == [due.keep_through for due in wanted]
    assert got["safe_keep_through"].to_list() == [due.safe_keep_through for due in wanted]
    assert got["disposable"].to_list() == [DISPOSABLE[due.verdict] for due in wanted]
    assert wanted[0].verdict is Verdict.FAIL


@pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb", "pyarrow"])
def test_a_row_under_a_pending_claim_has_no_end(engine):
    """While a claim is pending the clock stands still: no date, and not disposable; where nobody knows, neither."""
    frame = pl.DataFrame({"key": [0, 1, 2], "seen": [date(2004, 4, 10)] * 3, "born": [date(1950, 1, 1)] * 3})
    frame = frame.with_columns(pending=pl.Series([True, False, None]))
    made = {"polars": frame, "pyarrow": frame.to_arrow(), "pandas": frame.to_pandas(use_pyarrow_extension_array=True)}
    CONNECTION.register("pending_rows", frame.to_arrow())
    native = annotate(
        made.get(engine, CONNECTION.sql("select * from pending_rows")),
        SCHEDULE.policy(fr.HOSPITAL_RECORD),
        as_of=SCHEDULE.as_of,
        columns={"last_contact": "seen", "birth": "born"},
        standing=Standing(suspended="pending"),
    )
    got = sorted(answers_of(native))
    record = SCHEDULE.due(
        fr.HOSPITAL_RECORD, last_contact="2004-04-10", birth="1950-01-01", claims=[("2023-05-01", None)]
    )
    assert got[0][1:4] == (record.keep_through, record.safe_keep_through, DISPOSABLE[record.verdict])
    assert got[1][1:4] == (date(2024, 4, 10), date(2024, 4, 10), True)
    assert got[2][1:4] == (None, None, None)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"blocked": "absent"}, "truth values"),
        ({"blocked": "seen"}, "truth values"),
        ({"suspended": "seen"}, "truth values"),
        ({"suspended_days": "seen"}, "whole numbers"),
    ],
)
def test_wrong_columns_of_holds_are_named(arguments, expected):
    """A column of holds or days that is none is refused before anything runs."""
    with pytest.raises(InvalidDocumentError, match=expected):
        annotate(
            in_polars(),
            SCHEDULE.policy(fr.HOSPITAL_RECORD),
            as_of=SCHEDULE.as_of,
            columns={"last_contact": "seen"},
            standing=Standing(**arguments),
        )


ALONE = [
    (fr.Retention, "hospital_admission_register", {}, [False, False], [None, None]),
    (fr.Retention, "device_technical_file", {"not_yet": {"product_last_placed": "flag"}}, [False, None], [None, None]),
    (fr.Retention, "device_technical_file", {"not_yet": ["product_last_placed"]}, [False, False], [None, None]),
    (it.ItalianRetention, "national_record", {"undated": {"death": "flag"}}, [None, False], [date(2056, 11, 30), None]),
]


@pytest.mark.parametrize(("schedule", "key", "said", "disposable", "safe"), ALONE)
@pytest.mark.parametrize("made", [pl.DataFrame, pd.DataFrame, pa.table, lambda rows: duckdb.from_arrow(pa.table(rows))])
def test_a_table_that_holds_no_day_is_answered_by_what_it_says(schedule, key, said, disposable, safe, made):
    """A flag that something is yet to come or happened, or a text that keeps for ever, needs no column of days."""
    told = schedule(as_of="2026-11-30").annotate(made({"flag": [True, False]}), key, **said)
    rows = told.to_arrow_table() if hasattr(told, "to_arrow_table") else told
    found = pl.from_pandas(rows) if isinstance(rows, pd.DataFrame) else pl.DataFrame(rows)
    assert found["disposable"].cast(pl.Boolean).to_list() == disposable
    assert [day and str(day)[:10] for day in found["safe_keep_through"].to_list()] == [day and str(day) for day in safe]


def test_a_table_that_says_nothing_is_refused():
    """No column, no flag, and a period that counts from a day: a slip."""
    with pytest.raises(InvalidDocumentError, match="a column for at least one event"):
        fr.Retention(as_of="2026-11-30").annotate(pl.DataFrame({"x": [1]}), "device_technical_file")
