"""A random term comes to the same day and reason for a record and in a table, on every engine."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import tries
from healthgov.periods import Period
from healthgov.retention import Handling, compiled, end_of_year, evaluate, events_of
from healthgov.tables import annotate
from retention.terms import LIVES, TERMS, USUAL_LIVES, USUAL_TERMS, policy_of

pl = pytest.importorskip("polars", reason="polars is not installed")
pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
np = pytest.importorskip("numpy", reason="numpy is not installed")
pd = pytest.importorskip("pandas", reason="pandas is not installed")
duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")

DAY = date(2151, 1, 1)
CONNECTION = duckdb.connect()


def expected(term, lives):
    """Day and reason of each life by the single record."""
    order = events_of(term)
    answers = []
    for life in lives:
        evaluated = evaluate(term, life)
        assert compiled(term)(*(life[name] for name in order)) == evaluated.on
        answers.append((evaluated.on, evaluated.reason()))
    return answers


def frame_of(lives):
    """Lives as a polars frame."""
    names = list(lives[0])
    return pl.DataFrame(
        {"key": list(range(len(lives))), **{name: [life[name] for life in lives] for name in names}},
        schema={"key": pl.Int64, **dict.fromkeys(names, pl.Date)},
    )


def pandas_of(frame):
    """The same as pandas with numpy dates."""
    made = frame.to_pandas()
    for name in frame.columns[1:]:
        made[name] = pd.Series(np.array(frame[name].to_list(), dtype="datetime64[s]"))
    return made


def relation_of(frame):
    """The same as a DuckDB relation."""
    CONNECTION.register("lives", frame.to_arrow())
    return CONNECTION.sql("select * from lives")


ENGINES = {
    "polars": (lambda frame: frame, lambda native: native),
    "polars lazy": (lambda frame: frame.lazy(), lambda native: native.collect()),
    "pandas": (
        pandas_of,
        lambda native: pl.DataFrame({n: _plain(native[n]) for n in ("key", "keep_through", "reason")}),
    ),
    "pyarrow": (lambda frame: frame.to_arrow(), pl.from_arrow),
    "duckdb": (relation_of, lambda native: pl.DataFrame(pl.from_arrow(native.arrow()))),
}


def _plain(series):
    return [None if pd.isna(v) else v.date() if hasattr(v, "date") else v for v in series]


EVERY_DAY = Handling(placeholders=())
"""Arithmetic is asked of every day, of those too that stand for "not known" in a database."""


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=tries(20, 200), deadline=None)
@given(term=TERMS, lives=st.lists(LIVES, min_size=1, max_size=12))
def test_a_random_term_agrees(engine, term, lives):
    """Evaluated, compiled and in a table: one day, one reason."""
    into, out = ENGINES[engine]
    wanted = expected(term, lives)
    columns = {name: name for name in events_of(term)}
    native = annotate(into(frame_of(lives)), policy_of(term), as_of=DAY, columns=columns, handling=EVERY_DAY)
    got = out(native).sort("key")
    assert got["keep_through"].cast(pl.Date).to_list() == [day for day, _ in wanted]
    assert got["reason"].to_list() == [reason for _, reason in wanted]


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow"])
@settings(max_examples=tries(15, 150), deadline=None)
@given(term=USUAL_TERMS, lives=st.lists(USUAL_LIVES, min_size=1, max_size=12))
def test_the_short_way_for_usual_days_agrees(engine, term, lives):
    """Where every day and end lies between 1900 and 2100 the arithmetic is shorter, and says the same."""
    into, out = ENGINES[engine]
    columns = {name: name for name in events_of(term)}
    got = out(annotate(into(frame_of(lives)), policy_of(term), as_of=DAY, columns=columns, handling=EVERY_DAY)).sort(
        "key"
    )
    assert list(zip(got["keep_through"].cast(pl.Date), got["reason"], strict=True)) == expected(term, lives)


EDGES = [
    first + timedelta(days=offset)
    for year in range(1896, 2105)
    for month in range(1, 13)
    for first in (date(year, month, 1),)
    for offset in (-2, -1, 0)
]
PERIODS = [
    *(Period(years=n) for n in (1, 2, 3, 4, 5, 6, 10, 15, 20, 25, 28, 30, 40, 50, 75, 100, 120)),
    *(Period(months=n) for n in (1, 2, 6, 8, 13, 15, 25, 36)),
    Period(years=5, months=8),
    Period(months=1, days=1),
    Period(days=90),
]


def ends_of(days, term, as_of=DAY):
    """The end of a term for each day, in a table."""
    frame = pl.DataFrame({"contract_end": days}, schema={"contract_end": pl.Date})
    columns = {"contract_end": "contract_end"}
    return annotate(frame, policy_of(term), as_of=as_of, columns=columns, handling=EVERY_DAY)["keep_through"].to_list()


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_calendar_arithmetic_equals_dateutil_on_every_month_end_of_two_centuries(period):
    """Leap days, month ends and the centuries without leap day: one day each, held against dateutil."""
    step = relativedelta(years=period.years, months=period.months)
    wanted = [day + step + timedelta(days=period.days) for day in EDGES]
    assert ends_of(EDGES, period.after("contract_end")) == wanted


def test_the_arithmetic_holds_over_the_whole_calendar():
    """From the year 1 to 9999: a day comes back, the next century is met, and the end of the year is found."""
    days = [date(year, month, day) for year in range(1, 9_900, 7) for month in (1, 3, 12) for day in (1, 28)]
    late = date(9_890, 1, 1)
    assert ends_of(days, Period(days=0).after("contract_end"), late) == days
    century = [day.replace(year=day.year + 100) for day in days]
    assert ends_of(days, Period(years=100).after("contract_end"), late) == century
    year_ends = [date(day.year, 12, 31) for day in days]
    assert ends_of(days, end_of_year("contract_end", Period(days=0)), late) == year_ends
    for month in range(1, 13):
        term = end_of_year("contract_end", Period(days=0), last_month=month)
        assert ends_of(days, term, late) == [term.start(day) for day in days]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_day_that_stands_for_never_is_refused(engine):
    """9999-12-31 is no date: the row is refused, and the others are answered."""
    into, out = ENGINES[engine]
    lives = [{"contract_end": date(9999, 12, 31)}, {"contract_end": date(2020, 1, 1)}]
    term = Period(years=5).after("contract_end")
    native = annotate(into(frame_of(lives)), policy_of(term), as_of=DAY, columns={"contract_end": "contract_end"})
    got = out(native).sort("key")
    assert got["keep_through"].cast(pl.Date).to_list() == [None, date(2025, 1, 1)]
    assert got["reason"].to_list()[0] == "refused: a day in the future"
