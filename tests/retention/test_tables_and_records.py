"""A row of a table is answered as a record is: partial dates, gaps, impossible dates, and the verdict."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from groups import in_groups
from healthgov import de, fr, gb, it, us
from healthgov.errors import InvalidDocumentError
from healthgov.periods import years
from healthgov.retention import Nature, RetentionPolicy, due, happened, replaced
from healthgov.retention.histories import may_never_happen
from healthgov.retention.terms import needed_by
from healthgov.tables import annotate
from healthgov.verdicts import Verdict

duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
pd = pytest.importorskip("pandas", reason="pandas is not installed")
pl = pytest.importorskip("polars", reason="polars is not installed")
pytest.importorskip("pyarrow", reason="pyarrow is not installed")

TODAY = date(2026, 11, 23)
DISPOSABLE = {Verdict.PASS: True, Verdict.FAIL: False, Verdict.UNKNOWN: None}
CONNECTION = duckdb.connect()
SCHEDULES = (fr.Retention, gb.NhsRetention, de.GermanRetention, it.ItalianRetention, us.UsRetention)
POLICIES = [policy for schedule in SCHEDULES for policy in schedule.policies if not policy.off]
NO_DATES = ["", "abc", "2001-13", "2001-00", "0000", "2001-02-29", "2001-06-31", "2001-6-1", "20010610", "2001-06-00", "2001-06-1\n", "２００１"]  # fmt: skip


def written(day, chance):
    """A day as somebody may write it: whole, in part, or not at all."""
    return chance.choice([day.isoformat(), day.isoformat(), day.isoformat()[:7], day.isoformat()[:4], None])


def rows_of(events, count, seed):
    """Random rows: most in order, some impossible, some in the future, some no dates."""
    chance = random.Random(seed)  # noqa: S311  test data
    rows = []
    for _ in range(count):
        day = date(1930, 1, 1) + timedelta(days=chance.randrange(33_000))
        row = {}
        for event in events:
            row[event] = written(day, chance)
            day += timedelta(days=chance.randrange(9_000))
            day = min(day, TODAY) if chance.random() < 0.95 else day
        if chance.random() < 0.1:
            row[chance.choice(events)] = chance.choice(NO_DATES)
        rows.append(row)
    return rows


def as_a_record(policy, row, never=()):
    """The four answers the single record gives."""
    try:
        answer = due(policy, as_of=TODAY, events=row, never=never)
    except InvalidDocumentError:
        return None, None, None, "refused"
    # A table decides nothing where the law is contested, and knows no bound below an end that is not known; the living
    # are kept in both.
    living = "death" in needed_by(policy.without(never).term) and row.get("death") is None
    open_ended = answer.keep_through is None and not answer.for_ever and not living
    silent = policy.contested or (open_ended and answer.verdict is Verdict.FAIL)
    disposable = None if silent else DISPOSABLE[answer.verdict]
    return answer.keep_through, answer.safe_keep_through, disposable, answer.reason


def as_a_table(native):
    """The four answers of each row."""
    frame = native if isinstance(native, pl.DataFrame) else pl.from_arrow(native)
    frame = frame.with_columns(
        pl.col("reason").cast(pl.String), pl.col("keep_through", "safe_keep_through").cast(pl.Date)
    )
    rows = frame.sort("key").select("keep_through", "safe_keep_through", "disposable", "reason").rows()
    return [(*row[:3], row[3].split(":")[0] if row[3].startswith("refused") else row[3]) for row in rows]


def frame_of(rows):
    """Rows as a frame of text."""
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    return pl.DataFrame({"key": list(range(len(rows))), **columns}, schema_overrides=dict.fromkeys(columns, pl.String))


def relation_of(frame):
    """The same as a DuckDB relation."""
    CONNECTION.register("rows", frame.to_arrow())
    return CONNECTION.sql("select * from rows")


ENGINES = {
    "polars": (lambda frame: frame, lambda native: native),
    "polars lazy": (lambda frame: frame.lazy(), lambda native: native.collect()),
    "pandas": (lambda frame: frame.to_pandas(), pl.from_pandas),
    "pandas on arrow": (lambda frame: frame.to_pandas(use_pyarrow_extension_array=True), pl.from_pandas),
    "pyarrow": (lambda frame: frame.to_arrow(), lambda native: native),
    "duckdb": (relation_of, lambda native: native.to_arrow_table()),
}


@pytest.mark.parametrize("engine", ENGINES)
def test_dates_in_part_mean_the_same_on_every_engine(engine):
    """Whole, in part, missing, impossible or no date: a row gets what a record gets, or is refused like it."""
    into, out = ENGINES[engine]
    rows = rows_of(("birth", "last_contact", "death"), 3_000, 1)
    columns = {event: event for event in rows[0]}
    native = annotate(into(frame_of(rows)), fr.HOSPITAL_RECORD, as_of=TODAY, columns=columns)
    wanted = [as_a_record(fr.HOSPITAL_RECORD, row) for row in rows]
    assert as_a_table(out(native)) == wanted
    assert {answer[2] for answer in wanted} == {True, False, None}
    assert "refused" in {answer[3] for answer in wanted}


@in_groups(POLICIES, by=lambda policy: policy.key[0], named=lambda policy: policy.key)
def test_every_policy_answers_alike(policy):
    """Each policy of each schedule, with every event it reads, or with some stated never to have happened."""
    events = tuple(dict.fromkeys((policy.trigger, *policy.events)))
    order = sorted(events, key=lambda event: {"birth": 0, "death": 2}.get(event, 1))
    rows = rows_of(order, 150, policy.key)
    absent = tuple(event for event in policy.may_move if event != policy.trigger and may_never_happen(event))
    for never in dict.fromkeys(((), absent)):
        kept = [{event: day for event, day in row.items() if event not in never} for row in rows]
        columns = {event: event for event in events if event not in never}
        native = annotate(frame_of(rows), policy, as_of=TODAY, columns=columns, never=never)
        seen = [{event: day for event, day in row.items() if event in columns} for row in kept]
        assert as_a_table(native) == [as_a_record(policy, row, never) for row in seen]


def test_a_condition_left_open_by_a_date_in_part_takes_the_later_end():
    """Whether a contact in 2004 came ten years before the death is open: the later end counts, in both readings."""
    early = happened("death").within(years(10), of="last_contact")
    term = replaced(years(30).after("last_contact"), by=years(1).after("death"), when=early)
    policy = RetentionPolicy(key="test", title="test", term=term, trigger="last_contact", nature=Nature.FIXED, cites=())
    row = {"last_contact": "2004", "death": "2014-06-01"}
    frame = pl.DataFrame({"key": [0], **{name: [value] for name, value in row.items()}})
    table = as_a_table(annotate(frame, policy, as_of=TODAY, columns={name: name for name in row}))
    assert table == [as_a_record(policy, row)]
    assert table[0][:2] == (date(2015, 6, 1), date(2034, 12, 31))


def test_what_is_no_date_is_never_repeated():
    """The row that holds no date is refused, and what it holds stands in its own column alone."""
    frame = pl.DataFrame({"key": [0], "last_contact": ["SECRET"]})
    native = annotate(frame, fr.HOSPITAL_RECORD, as_of=TODAY, columns={"last_contact": "last_contact"})
    assert "SECRET" not in str(native.drop("last_contact").rows())
    assert native["reason"].to_list() == ["refused: a text that is no date"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"last_contact": date(2010, 1, 1), "death": date(2009, 12, 31)}, "refused: dates in an impossible order"),
        ({"last_contact": date(2010, 1, 1), "birth": date(2010, 1, 2)}, "refused: dates in an impossible order"),
        ({"last_contact": date(2026, 11, 24)}, "refused: a day in the future"),
        ({"last_contact": date(2026, 11, 23)}, "20 years after the last contact"),
        ({"last_contact": date(1990, 1, 1), "death": date(2026, 11, 24)}, "refused: a day in the future"),
    ],
)
def test_rows_that_cannot_be_have_no_end(row, why):
    """Impossible dates are never disposable, and the reason says that the row is refused."""
    frame = pl.DataFrame({"key": [0], **{name: [day] for name, day in row.items()}})
    native = annotate(frame, fr.HOSPITAL_RECORD, as_of=TODAY, columns={name: name for name in row})
    assert native["reason"].to_list() == [why]
    assert (native["keep_through"].to_list() == [None]) is why.startswith("refused")
    assert native["disposable"].to_list() != [True]


IMPOSSIBLE = [
    ({"birth": date(2000, 1, 1), "death": date(1999, 12, 31)}, "refused: dates in an impossible order"),
    ({"birth": date(2026, 11, 24)}, "refused: a day in the future"),
    ({"birth": date(2000, 1, 1), "death": date(2026, 11, 24)}, "refused: a day in the future"),
]


@pytest.mark.parametrize(("row", "why"), IMPOSSIBLE)
@pytest.mark.parametrize("engine", ENGINES)
def test_a_row_without_its_event_is_refused_as_the_record_is(engine, row, why):
    """A last contact that is not known orders nothing: birth and death are compared with one another, and with today."""
    with pytest.raises(InvalidDocumentError):
        due(fr.HOSPITAL_RECORD, as_of=TODAY, events=row)
    into, out = ENGINES[engine]
    events = ("last_contact", "birth", "death")
    frame = pl.DataFrame({"key": [0], **{event: [row.get(event)] for event in events}}).cast(
        dict.fromkeys(events, pl.Date)
    )
    native = annotate(into(frame), fr.HOSPITAL_RECORD, as_of=TODAY, columns={event: event for event in events})
    assert as_a_table(out(native)) == [(None, None, None, "refused")]
    assert str(out(native)["reason"][0]) == why


@pytest.mark.parametrize("engine", ENGINES)
def test_text_beside_dates(engine):
    """A table may hold one event as dates and another as text."""
    into, out = ENGINES[engine]
    rows = rows_of(("birth", "last_contact", "death"), 400, 2)
    whole = [
        {**row, "last_contact": row["last_contact"] if len(row["last_contact"] or "") == 10 else None} for row in rows
    ]
    whole = [row for row in whole if row["last_contact"] not in NO_DATES]
    frame = frame_of(whole).with_columns(pl.col("last_contact").str.to_date())
    columns = {event: event for event in whole[0]}
    native = annotate(into(frame), fr.HOSPITAL_RECORD, as_of=TODAY, columns=columns)
    assert as_a_table(out(native)) == [as_a_record(fr.HOSPITAL_RECORD, row) for row in whole]


@pytest.mark.parametrize(
    "make",
    [
        lambda frame: frame.with_columns(pl.col("last_contact").cast(pl.Categorical)),
        lambda frame: frame.with_columns(pl.col("last_contact").cast(pl.Categorical)).to_arrow(),
        lambda frame: frame.to_pandas().astype({"last_contact": "category"}),
        lambda frame: frame.to_pandas().astype({"last_contact": "object"}),
    ],
    ids=["polars", "pyarrow", "pandas", "pandas objects"],
)
def test_text_may_be_categorical(make):
    """Text that is stored as categories is read as the text it is."""
    frame = pl.DataFrame({"key": [0, 1, 2], "last_contact": ["2001", "2005-06", None]})
    native = annotate(make(frame), fr.HOSPITAL_RECORD, as_of=TODAY, columns={"last_contact": "last_contact"})
    table = pl.from_pandas(native) if isinstance(native, pd.DataFrame) else native
    assert [row[0] for row in as_a_table(table)] == [date(2021, 12, 31), date(2025, 6, 30), None]
