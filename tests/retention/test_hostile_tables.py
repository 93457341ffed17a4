"""Tables as they come: names that mean something else, kinds that look like dates, columns without any value."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from effort import thorough
from healthgov import de, fr
from healthgov.errors import InvalidDocumentError
from healthgov.periods import years
from healthgov.retention import (
    Nature,
    Reading,
    RetentionPolicy,
    due,
    earlier_of,
    happened,
    not_before,
    replaced,
    until,
)
from healthgov.tables import annotate
from healthgov.tables.requests import Standing
from healthgov.texts import Reference
from healthgov.verdicts import Verdict

duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pd = pytest.importorskip("pandas", reason="pandas is not installed")
pl = pytest.importorskip("polars", reason="polars is not installed")

TODAY = date(2026, 11, 23)
SEEN = {"last_contact": "seen"}
CONNECTION = duckdb.connect()


def relation(frame):
    """A polars frame as a DuckDB relation."""
    CONNECTION.register("hostile", frame.to_arrow())
    return CONNECTION.sql("select * from hostile")


ENGINES = {
    "polars": lambda frame: frame,
    "pandas": lambda frame: frame.to_pandas(),
    "pandas on arrow": lambda frame: frame.to_pandas(use_pyarrow_extension_array=True),
    "pyarrow": lambda frame: frame.to_arrow(),
    "duckdb": relation,
}


def back(native):
    """An annotated table as a polars frame."""
    if isinstance(native, pd.DataFrame):
        return pl.from_pandas(native)
    return (
        native
        if isinstance(native, pl.DataFrame)
        else pl.DataFrame(pl.from_arrow(native.to_arrow_table() if hasattr(native, "to_arrow_table") else native))
    )


@pytest.mark.parametrize("name", ["DISPOSABLE", "Keep_Through", "__healthgov_1", "__HEALTHGOV_day_birth", "reason"])
@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_that_would_be_taken_for_ours_is_refused(engine, name):
    """Engines of SQL know no capitals: what differs from an added name by them alone is refused everywhere."""
    frame = pl.DataFrame({"seen": [date(2020, 1, 1)], name: [True]})
    with pytest.raises(InvalidDocumentError, match="without this column"):
        annotate(ENGINES[engine](frame), fr.HOSPITAL_RECORD, as_of=TODAY, columns=SEEN)


@pytest.mark.parametrize("name", ["^seen.*$", "*"])
def test_a_name_that_is_a_pattern_is_refused(name):
    """A column is never chosen by a pattern."""
    frame = pl.DataFrame({name: [date(2020, 1, 1)], "seen_old": [date(1980, 1, 1)]})
    with pytest.raises(InvalidDocumentError, match="no pattern"):
        annotate(frame, fr.HOSPITAL_RECORD, as_of=TODAY, columns={"last_contact": name})


@pytest.mark.parametrize("days", [-1, -9_999, 36_526, 2**40])
@pytest.mark.parametrize("engine", ENGINES)
def test_days_that_cannot_be_are_not_known(engine, days):
    """A suspension of less than nothing, or of more than a hundred years, leaves the row without end."""
    frame = pl.DataFrame({"seen": [date(1990, 1, 1)], "born": [date(1950, 1, 1)], "days": [days]})
    native = annotate(
        ENGINES[engine](frame),
        fr.HOSPITAL_RECORD,
        as_of=TODAY,
        columns={**SEEN, "birth": "born"},
        standing=Standing(suspended_days="days"),
    )
    row = back(native).select("keep_through", "safe_keep_through", "disposable").row(0)
    assert row == (None, None, None)


@pytest.mark.parametrize(
    "column",
    [
        pd.PeriodIndex(["2006"], freq="Y"),
        pd.arrays.SparseArray([1]),
        pd.arrays.IntervalArray.from_breaks([0, 1]),
        pd.array([date(2006, 1, 1)], dtype="object"),
    ],
    ids=["period", "sparse", "interval", "objects"],
)
def test_kinds_that_only_look_like_dates_are_refused(column):
    """A period of pandas has no day, and an object no kind: somebody says how they are read."""
    with pytest.raises(InvalidDocumentError, match="a column of dates"):
        annotate(pd.DataFrame({"seen": column}), fr.HOSPITAL_RECORD, as_of=TODAY, columns=SEEN)


@pytest.mark.parametrize("kind", [pl.Date, pl.String, pl.Null], ids=str)
@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_without_any_value(engine, kind):
    """A column that holds nothing is an event without date in every row, of whatever kind it is."""
    frame = pl.DataFrame(
        {"seen": [date(1990, 1, 1), date(2020, 1, 1)], "died": [None, None]}, schema={"seen": pl.Date, "died": kind}
    )
    columns = {**SEEN, "death": "died"}
    table = ENGINES[engine](frame)
    if engine == "duckdb" and str(table.types[1]) == "INTEGER":
        # Older versions make whole numbers of a column of nothing, and numbers are no dates.
        with pytest.raises(InvalidDocumentError, match="no numbers"):
            annotate(table, fr.HOSPITAL_RECORD, as_of=TODAY, columns=columns)
        return
    got = back(annotate(table, fr.HOSPITAL_RECORD, as_of=TODAY, columns=columns))
    assert got["keep_through"].cast(pl.Date).to_list() == [date(2010, 1, 1), date(2040, 1, 1)]
    assert got["disposable"].to_list() == [True, False]


POLICIES = [policy for schedule in (fr.Retention, de.GermanRetention) for policy in schedule.policies]


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.key)
def test_every_policy_with_nothing_but_its_trigger(policy):
    """Criteria, gaps, open floors and readings that read other events: no engine stumbles, and all say the same."""
    frame = pl.DataFrame({"seen": [date(1950, 1, 1), None, date(2026, 1, 1)]})
    columns = {policy.trigger: "seen"}
    wanted = annotate(frame, policy, as_of=TODAY, columns=columns)
    engines = ("pandas", "pandas on arrow", "duckdb")
    turn = POLICIES.index(policy) % len(engines)  # on a push each policy has one engine, each night all
    for engine in engines if thorough() else engines[turn:][:1]:
        got = back(annotate(ENGINES[engine](frame), policy, as_of=TODAY, columns=columns))
        for name in ("keep_through", "safe_keep_through"):
            assert got[name].cast(pl.Date).to_list() == wanted[name].to_list(), engine
        assert got["disposable"].cast(pl.Boolean).to_list() == wanted["disposable"].to_list(), engine
        assert got["reason"].cast(pl.String).to_list() == wanted["reason"].to_list(), engine


def test_a_day_known_in_part_implies_nothing_about_the_days_around_it():
    """A death before the birth is refused although both may lie in the year of the last contact."""
    frame = pl.DataFrame({"seen": ["1990"], "born": ["1990-06-01"], "died": ["1990-03-01"]})
    columns = {**SEEN, "birth": "born", "death": "died"}
    native = annotate(frame, fr.HOSPITAL_RECORD, as_of=TODAY, columns=columns)
    assert native["reason"].to_list() == ["refused: dates in an impossible order"]
    assert native["disposable"].to_list() == [None]


def record(policy, **events):
    """The answer of the record and of the table, side by side."""
    frame = pl.DataFrame({name: [day] for name, day in events.items()}, schema=dict.fromkeys(events, pl.String))
    native = annotate(frame, policy, as_of=TODAY, columns={name: name for name in events})
    answer = due(policy, as_of=TODAY, events=events)
    return answer, native.select("safe_keep_through", "disposable").row(0)


SHORT = RetentionPolicy(
    key="short",
    title="short",
    term=years(5).after("last_contact"),
    trigger="last_contact",
    nature=Nature.MINIMUM,
    cites=(),
)


@pytest.mark.parametrize(
    "floor",
    [
        until("the research is over"),
        years(10).after("death"),
        years(10).after("exposure_end"),
    ],
    ids=["criterion", "death", "exposure"],
)
def test_a_floor_that_has_not_begun_is_open(floor):
    """A criterion nobody has judged, a death or an exposure without date: none lets the record go."""
    policy = attrs.evolve(SHORT, term=not_before(SHORT.term, floor))
    answer, row = record(policy, last_contact="2000-01-01")
    assert (answer.verdict, answer.safe_keep_through) == (Verdict.UNKNOWN, None)
    assert row == (None, None)


def test_a_reading_that_an_unknown_birth_would_hide_is_not_forgotten():
    """Filling a birth in may shorten one reading: the literal one counts too, in the record and in the table."""
    long = replaced(
        years(20).after("last_contact"),
        by=years(5).after("last_contact"),
        when=happened("last_contact").within(years(18), of="birth"),
    )
    source = Reference("another reading", checked_on="2026-11-23")
    policy = attrs.evolve(SHORT, readings=(Reading(long, source),), assumes={"birth": "last_contact"})
    answer, row = record(policy, last_contact="2015-01-01")
    assert (answer.verdict, answer.safe_keep_through) == (Verdict.UNKNOWN, date(2035, 1, 1))
    assert row == (date(2035, 1, 1), None)


@pytest.mark.parametrize("contact", ["1998", "1998-01", "1998-01-01"])
def test_a_date_in_part_counts_the_most_days_of_suspension(contact):
    """Whatever day the contact was, the safe end is no earlier than that of any day it may have been."""
    facts = {"birth": "1997-06", "last_contact": contact}
    claims = [("1998-01-02", "1999-06-30")]
    answer = due(fr.HOSPITAL_RECORD, as_of=TODAY, events=facts, claims=claims)
    whole = due(fr.HOSPITAL_RECORD, as_of=TODAY, events={**facts, "last_contact": "1998-01-01"}, claims=claims)
    assert answer.safe_keep_through >= whole.safe_keep_through
    assert answer.verdict is Verdict.FAIL


def test_a_bound_that_only_caps_lets_nothing_go():
    """Where an assumed event stands in a cap, its end is no bound: neither the record nor the row may go."""
    floor = earlier_of(years(5).after("departure"), years(30).after("last_contact"))
    policy = attrs.evolve(
        SHORT,
        trigger="departure",
        term=not_before(years(1).after("departure"), floor),
        assumes={"departure": "last_contact"},
    )
    answer, row = record(policy, last_contact="2006-10-31")
    assert answer.verdict is not Verdict.PASS
    assert row[1] is not True


def test_a_day_before_the_calendar_lets_nothing_go():
    """An engine may hold a day before the year 1: no record has one, and the row is not disposable."""
    days = pl.DataFrame({"seen": pl.Series([-800_000, 0], dtype=pl.Int32).cast(pl.Date)})
    assert annotate(days, SHORT, as_of=TODAY, columns=SEEN)["disposable"].to_list() == [None, True]
    relation = CONNECTION.sql("select DATE '0044-03-15 (BC)' as seen")
    assert annotate(relation, SHORT, as_of=TODAY, columns=SEEN).select("disposable").fetchall() == [(None,)]


def test_names_that_are_no_text_are_no_obstacle():
    """A pandas frame may have numbers for names beside the columns that are read; two of one name are refused."""
    frame = pd.DataFrame({"seen": ["2001"], 5: [1]})
    assert annotate(frame, SHORT, as_of=TODAY, columns=SEEN)["disposable"].to_list() == [True]
    twice = pd.DataFrame([["2001", "2002"]], columns=["seen", "seen"])
    with pytest.raises(InvalidDocumentError, match="different names"):
        annotate(twice, SHORT, as_of=TODAY, columns=SEEN)


CONTESTED = "two texts compete"
TEN = (Reading(years(10).after("last_contact"), Reference("another text", checked_on="2026-11-23")),)


@pytest.mark.parametrize(
    ("nature", "contact", "verdict"),
    [
        (Nature.MINIMUM, "2024-01-01", Verdict.FAIL),
        (Nature.MINIMUM, "2018-01-01", Verdict.UNKNOWN),
        (Nature.MINIMUM, "2010-01-01", Verdict.PASS),
        (Nature.MAXIMUM, "2024-01-01", Verdict.UNKNOWN),
        (Nature.MAXIMUM, "2010-01-01", Verdict.PASS),
        (Nature.CRITERION, "2010-01-01", Verdict.UNKNOWN),
    ],
)
def test_what_competing_readings_share_depends_on_their_nature(nature, contact, verdict):
    """A maximum obliges in no reading, and a criterion is met in none, however long the dates are past."""
    policy = attrs.evolve(SHORT, nature=nature, contested=CONTESTED, readings=TEN)
    assert due(policy, as_of=TODAY, events={"last_contact": contact}).verdict is verdict


def test_the_last_of_its_kind_is_the_last():
    """A donation after the last donation is refused, in the record and in the table."""
    policy = de.GermanRetention(as_of=TODAY).policy("blood_donor_record")
    facts = {"donation": "2020-01-01", "last_donation": "2019-01-01"}
    with pytest.raises(InvalidDocumentError, match="last_donation"):
        due(policy, as_of=TODAY, events=facts)
    frame = pl.DataFrame({name: [day] for name, day in facts.items()})
    native = annotate(frame, policy, as_of=TODAY, columns={name: name for name in facts})
    assert native["reason"].to_list() == ["refused: dates in an impossible order"]
