"""A plan from raw tables says of each unit what the single record says of its history, on every engine."""

from __future__ import annotations

import functools
import itertools
import os
import random
from datetime import UTC, date, datetime, timedelta

import pytest

from effort import tries
from healthgov import de, fr, gb, it, us
from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.periods import years
from healthgov.retention import (
    Nature,
    RetentionPolicy,
    RetentionSchedule,
    among_last,
    at_least,
    by_length,
    due,
    earlier_of,
    happened,
    kept,
    later_of,
    not_before,
    replaced,
)
from healthgov.retention.terms import events_of
from healthgov.tables import Pick, events, intervals, plan, units
from healthgov.tables.absences import settling
from healthgov.tables.unit_kinds import read_as
from healthgov.verdicts import Verdict
from tables import raw

nw = pytest.importorskip("narwhals", reason="narwhals is not installed")
pl = pytest.importorskip("polars", reason="polars is not installed")
duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
pytest.importorskip("pandas", reason="pandas is not installed")
pytest.importorskip("pyarrow", reason="pyarrow is not installed")

COUNT = int(os.environ.get("HEALTHGOV_HISTORIES", "600"))
"""How many histories; 3,000 where everything is tried before a release."""
SCHEDULE = fr.Retention(as_of=raw.TODAY)
CONNECTION = duckdb.connect()
NUMBERS = itertools.count()


def relation(frame):
    """A DuckDB relation."""
    name = f"rows_{next(NUMBERS)}"
    CONNECTION.register("source", frame.to_arrow())
    CONNECTION.execute(f"create or replace table {name} as select * from source")  # noqa: S608
    return CONNECTION.table(name)


ENGINES = {
    "polars": (lambda frame: frame, lambda native: native),
    "polars lazy": (lambda frame: frame.lazy(), lambda native: native.collect()),
    "pandas": (lambda frame: frame.to_pandas(), pl.from_pandas),
    "pandas on arrow": (lambda frame: frame.to_pandas(use_pyarrow_extension_array=True), pl.from_pandas),
    "pyarrow": (lambda frame: frame.to_arrow(), pl.from_arrow),
    "duckdb": (relation, lambda native: pl.from_arrow(native.to_arrow_table())),
}


def tables_of(lives):
    """Synthea-shaped tables: encounters, patients, claims and holds; text where days are in part."""
    text, day = pl.String, pl.Date
    return {
        "encounters": pl.DataFrame(
            [(f"p{n}", said) for n, one in enumerate(lives) for said in one["contacts"]],
            schema={"patient": text, "stop": text},
            orient="row",
        ),
        "patients": pl.DataFrame(
            [(f"p{n}", one["birth"], one["death"]) for n, one in enumerate(lives)],
            schema={"patient": text, "birthdate": text, "deathdate": text},
            orient="row",
        ),
        "claims": pl.DataFrame(
            [(f"p{n}", *claim) for n, one in enumerate(lives) for claim in one["claims"]],
            schema={"patient": text, "lodged": day, "resolved": day},
            orient="row",
        ),
        "holds": pl.DataFrame(
            [(f"p{n}", *hold) for n, one in enumerate(lives) for hold in one["holds"]],
            schema={"patient": text, "since": day, "released": day},
            orient="row",
        ),
    }


def planned(policy, tables):
    """The plan of a policy over the tables of one engine."""
    found = {"last_contact": events(tables["encounters"], "stop")}
    for event, column in (("birth", "birthdate"), ("death", "deathdate")):
        if event in policy.events:
            found[event] = events(tables["patients"], column)
    return plan(
        policy,
        unit="patient",
        as_of=raw.TODAY,
        events=found,
        claims=intervals(tables["claims"], "lodged", "resolved"),
        holds=intervals(tables["holds"], "since", "released"),
    )


def answers(native):
    """The four answers of each unit, in order."""
    frame = native.with_columns(
        pl.col("reason").cast(pl.String), pl.col("keep_through", "safe_keep_through").cast(pl.Date)
    )
    frame = frame.with_columns(place=pl.col("patient").str.slice(1).cast(pl.Int32)).sort("place")
    rows = frame.select("keep_through", "safe_keep_through", "disposable", "reason").rows()
    return [(*row[:3], row[3].split(":")[0] if row[3].startswith("refused") else row[3]) for row in rows]


LIVES = raw.histories(COUNT, 12)


@functools.cache  # every engine is held against the same records
def records():
    """What the single record says of each life."""
    return [raw.as_a_record(fr.HOSPITAL_RECORD, one) for one in LIVES]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_unit_is_answered_as_its_history_is(engine):
    """Contacts in part, under way or impossible, claims that overlap or are pending, holds: as the single record."""
    into, out = ENGINES[engine]
    tables = {name: into(frame) for name, frame in tables_of(LIVES).items()}
    made = answers(out(planned(fr.HOSPITAL_RECORD, tables)))
    wanted = records()
    wrong = [(one, got, want) for one, got, want in zip(LIVES, made, wanted, strict=True) if got != want]
    assert not wrong, (len(wrong), wrong[:3])
    assert {want[2] for want in wanted} == {True, False, None}


@pytest.mark.parametrize("whole", [True, False], ids=["dates", "text"])
def test_units_that_are_read_as_codes(monkeypatch, whole):
    """As long tables of polars are: the same answers, under the same names."""
    monkeypatch.setattr("healthgov.tables.unit_kinds._MANY", 1)
    monkeypatch.setattr("healthgov.tables.unit_kinds._MOST", 1)
    lives = [one for one in LIVES if not whole or all(day is None or len(day) == 10 for day in one["contacts"])]
    tables = tables_of(lives)
    if whole:
        days = pl.col("stop").str.to_date(strict=False)
        lives = [{**one, "contacts": [day if day != "abc" else None for day in one["contacts"]]} for one in lives]
        tables["encounters"] = tables["encounters"].with_columns(stop=days)
    # Units of which there are claims alone.
    tables["claims"] = pl.concat([tables["claims"], tables["claims"].head(5).with_columns(patient=pl.lit("p100000"))])
    assert read_as(nw, ["String"], [events(frame, "x") for frame in tables.values()], "patient") is nw.Categorical
    made = planned(fr.HOSPITAL_RECORD, tables)
    assert made.schema["patient"] == pl.String
    wanted = [raw.as_a_record(fr.HOSPITAL_RECORD, one) for one in lives]
    alone = {"contacts": [], "birth": None, "death": None, "claims": [], "holds": []}
    claims = tables["claims"].filter(patient="p100000").rows()
    wanted.append(raw.as_a_record(fr.HOSPITAL_RECORD, {**alone, "claims": [(a, b) for _, a, b in claims]}))
    assert answers(made) == wanted


@pytest.mark.parametrize("engine", ENGINES)
def test_events_are_found_in_several_tables(engine):
    """Filters, moments and their zone, a second table, days ahead, a birth in whole numbers, the unit by another name."""
    into, out = ENGINES[engine]
    at = datetime(2003, 12, 31, 23, 30, tzinfo=UTC)
    stays = pl.DataFrame(
        {
            "person_id": [1, 1, 2, 2],
            "end": [at, datetime(2019, 1, 1, tzinfo=UTC), datetime(2001, 5, 5, tzinfo=UTC), None],
            "status": ["finished", "entered-in-error", "finished", "cancelled"],
        }
    )
    booked = pl.DataFrame({"patient": [1, 2], "day": [date(2027, 5, 5), date(2002, 6, 6)]})
    people = pl.DataFrame({"person_id": [1, 2], "year": [1950, 1960], "month": [5, None], "day": [2, None]})
    stays, booked, people = map(into, (stays, booked, people))
    made = SCHEDULE.plan(
        fr.HOSPITAL_RECORD,
        unit="person_id",
        zone="Europe/Paris",
        last_contact=[
            events(stays, "end", unless={"status": ["entered-in-error", "cancelled"]}),
            events(booked, "day", ahead=False, unit="patient"),
        ],
        birth=events(people, ("year", "month", "day")),
    )
    frame = out(made).with_columns(pl.col("keep_through").cast(pl.Date), pl.col("reason").cast(pl.String))
    rows = frame.sort("person_id").select("person_id", "policy", "keep_through", "code").rows()
    assert rows == [
        (1, "hospital_medical_record", date(2024, 1, 1), "DUE"),
        (2, "hospital_medical_record", date(2022, 6, 6), "DUE"),
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_stay_that_is_under_way_leaves_the_day_of_its_unit_open(engine):
    """A row without end is no row that says nothing; a column that is silent by its nature says so."""
    into, out = ENGINES[engine]
    stays = into(pl.DataFrame({"person_id": [1, 1], "end": [date(1990, 1, 1), None]}))
    codes = [
        out(SCHEDULE.plan(fr.HOSPITAL_RECORD, unit="person_id", last_contact=events(stays, "end", silent=silent)))
        for silent in (None, True)
    ]
    assert [frame["code"].to_list() for frame in codes] == [["OPEN"], ["DUE"]]
    assert [frame["keep_through"].cast(pl.Date).to_list() for frame in codes] == [[None], [date(2010, 1, 1)]]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_unit_without_rows_of_events_is_answered_too(engine):
    """Named by resolved claims, a released hold or a day ahead alone: as the record of which nothing else is stated."""
    into, out = ENGINES[engine]
    lodged, resolved = date(2001, 1, 1), date(2002, 1, 1)
    seen = into(pl.DataFrame({"u": ["contact", "ahead"], "day": [date(1990, 1, 1), date(2030, 1, 1)]}))
    claims = {
        "resolved": [(lodged, resolved), (date(2003, 1, 1), date(2003, 2, 1))],
        "pending": [(lodged, None)],
        "contact": [(lodged, resolved)],
    }
    rows = [(unit, *claim) for unit, group in claims.items() for claim in group]
    told = into(pl.DataFrame(rows, schema={"u": pl.String, "a": pl.Date, "b": pl.Date}, orient="row"))
    holds = into(pl.DataFrame({"u": ["released"], "a": [lodged], "b": [resolved]}))
    contacts = {"last_contact": events(seen, "day", ahead=False)}
    given = {"claims": intervals(told, "a", "b"), "holds": intervals(holds, "a", "b")}
    unmoved = next(one for one in SEEN if not one.suspended_by_claims and one.trigger == "last_contact")
    for policy in (SCHEDULE.policy(fr.HOSPITAL_RECORD), unmoved):
        made = out(plan(policy, unit="u", as_of=raw.TODAY, events=contacts, **given)).sort("u")
        assert made["u"].to_list() == ["ahead", "contact", "pending", "released", "resolved"]
        for got in made.rows(named=True):
            day = {"last_contact": "1990-01-01"} if got["u"] == "contact" else {}
            wanted = due(policy, as_of=raw.TODAY, events=day, claims=claims.get(got["u"], ()))
            days = [value and date(value.year, value.month, value.day) for value in (got["keep_through"], got["safe_keep_through"])]  # fmt: skip
            assert (*days, got["disposable"]) == (wanted.keep_through, wanted.safe_keep_through, raw.DISPOSABLE[wanted.verdict])  # fmt: skip
            assert day or got["code"] == ("HELD" if got["u"] == "pending" else "OPEN")


@pytest.mark.parametrize("engine", ENGINES)
def test_who_is_dead_on_a_day_not_known(engine):
    """A column of truth values that says no more than that: as ``undated`` of a record; a day that another row tells counts."""
    into, out = ENGINES[engine]
    seen = into(pl.DataFrame({"u": [1, 2, 3], "day": [date(2008, 1, 3)] * 3}))
    people = {"u": [1, 2, 3, 3], "dead": [True, False, True, True], "died": [None, None, None, date(2010, 1, 1)]}
    table = into(pl.DataFrame(people, schema_overrides={"died": pl.Date}))
    born = into(pl.DataFrame({"u": [1, 2, 3], "born": [date(1950, 1, 1)] * 3}))
    death = events(table, "died", where={"dead": True}, silent=False)
    made = out(
        SCHEDULE.plan(
            fr.HOSPITAL_RECORD, unit="u", last_contact=events(seen, "day"), birth=events(born, "born"), death=death
        )
    ).sort("u")
    stated = [{"undated": ["death"]}, {}, {"death": "2010-01-01"}]
    for got, said in zip(made.rows(named=True), stated, strict=True):
        wanted = SCHEDULE.due(fr.HOSPITAL_RECORD, last_contact="2008-01-03", birth="1950-01-01", **said)
        days = [
            value and date(value.year, value.month, value.day)
            for value in (got["keep_through"], got["safe_keep_through"])
        ]
        assert (*days, got["disposable"]) == (
            wanted.keep_through,
            wanted.safe_keep_through,
            raw.DISPOSABLE[wanted.verdict],
        )


@pytest.mark.parametrize("engine", ENGINES)
def test_the_last_but_one_and_the_first(engine):
    """Two inspections on one day are two."""
    into, out = ENGINES[engine]
    seen = into(
        pl.DataFrame({"u": [1, 1, 1, 2, 2], "day": ["2020-02-02", "2020-02-02", "2019-01-01", "2018", "2020-05"]})
    )
    policy = RetentionPolicy(
        key="test", title="test", term=years(3).after("inspection"), trigger="inspection", nature=Nature.FIXED, cites=()
    )
    found = {}
    for name, options in (("second", {"nth_last": 2}), ("first", {"pick": Pick.FIRST}), ("any", {"pick": Pick.ANY})):
        made = out(plan(policy, unit="u", as_of=raw.TODAY, events={"inspection": events(seen, "day", **options)}))
        found[name] = made.sort("u")["keep_through"].cast(pl.Date).to_list()
    assert found == {
        "second": [date(2023, 2, 2), date(2021, 12, 31)],
        "first": [date(2022, 1, 1), date(2021, 12, 31)],
        "any": [date(2023, 2, 2), date(2023, 5, 31)],
    }


def test_rows_that_name_no_unit_are_refused_and_seen():
    """A hold of nobody is not lost."""
    stays = pl.DataFrame({"u": [1, None], "end": [date(1990, 1, 1)] * 2})
    made = SCHEDULE.plan(fr.HOSPITAL_RECORD, unit="u", last_contact=events(stays, "end")).sort("u")
    assert made.select("u", "code", "disposable").rows() == [(None, "REFUSED", None), (1, "DUE", True)]


@pytest.mark.parametrize(
    ("events_given", "said"),
    [
        ({"last_contact": events(pl.DataFrame({"u": [1], "end": [1]}), "end")}, "a column of dates"),
        ({"last_contact": events(pl.DataFrame({"u": [1]}), "end")}, "a column of its table"),
        ({"invoice": events(pl.DataFrame({"u": [1], "end": ["2001"]}), "end")}, "an event of this type"),
        ({"last_contact": events(pl.DataFrame({"u": [1], "end": [datetime(2001, 1, 1, tzinfo=UTC)]}), "end")}, "zone"),
        (
            {
                "last_contact": events(pl.DataFrame({"u": [1], "end": ["2001"]}), "end"),
                "birth": events(pl.DataFrame({"u": ["1"], "end": ["2001"]}), "end"),
            },
            "units written alike",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused(events_given, said):
    """All at once, before anything runs."""
    with pytest.raises(InvalidDocumentError, match=said):
        SCHEDULE.plan(fr.HOSPITAL_RECORD, unit="u", **events_given)


def test_a_row_for_each_contact_is_refused_where_the_whole_file_has_one_clock():
    """The rows of one patient are not disposable one by one."""
    rows = pl.DataFrame({"patient_id": [1, 1], "seen": [date(1990, 1, 1), date(2020, 1, 1)]})
    with pytest.raises(InvalidDocumentError, match="plan"):
        SCHEDULE.annotate(rows, fr.HOSPITAL_RECORD, last_contact="seen")
    assert SCHEDULE.annotate(rows.head(1), fr.HOSPITAL_RECORD, last_contact="seen")["disposable"].to_list() == [True]


@pytest.mark.parametrize(
    "events_given",
    [
        {"last_contact": None, "birth": date(1960, 1, 1), "death": date(1950, 1, 1)},
        {"last_contact": None, "birth": date(2030, 1, 1), "death": None},
        {"last_contact": date(2001, 1, 1), "birth": date(2030, 1, 1), "death": None},
    ],
)
def test_a_death_before_the_birth_is_refused_without_a_contact_too(events_given):
    """As the record is."""
    with pytest.raises(InvalidDocumentError):
        SCHEDULE.due(fr.HOSPITAL_RECORD, **events_given)
    frame = pl.DataFrame([events_given], schema=dict.fromkeys(events_given, pl.Date)).with_columns(u=1)
    table = SCHEDULE.annotate(frame, fr.HOSPITAL_RECORD, **{event: event for event in events_given})
    assert table["reason"][0].startswith("refused")
    planned_ = SCHEDULE.plan(
        fr.HOSPITAL_RECORD, unit="u", **{event: events(frame, event, silent=True) for event in events_given}
    )
    assert planned_["code"].to_list() == ["REFUSED"]


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_of_several_types_have_each_its_policy(engine):
    """A row for each unit and type; births count for all."""
    into, out = ENGINES[engine]
    rows = pl.DataFrame(
        {
            "u": [1, 1, 2],
            "kind": ["file", "sheet", "file"],
            "day": [date(2000, 1, 1), date(2026, 10, 1), date(2020, 1, 1)],
        }
    )
    people = into(pl.DataFrame({"u": [1, 2], "born": [date(1950, 1, 1)] * 2}))
    table = into(rows)
    kinds = {"file": fr.HOSPITAL_RECORD, "sheet": "care_sheet_copy"}
    given = {
        "last_contact": events(table, "day"),
        "transmission": events(table, "day"),
        "birth": events(people, "born"),
    }
    made = out(SCHEDULE.plan(kinds, unit="u", by="kind", **given)).sort("policy", "u")
    assert made.select("u", "policy", "code").rows() == [
        (1, "care_sheet_copy", "KEPT"),
        (1, "hospital_medical_record", "DUE"),
        (2, "hospital_medical_record", "KEPT"),
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_row_of_a_type_without_policy_is_seen(engine):
    """A row of another type, or of none, is refused under its unit, whatever the engine; a hold of one too."""
    into, out = ENGINES[engine]
    day = date(1990, 1, 1)
    rows = {"u": [1, 1, 2, 3], "kind": ["file", "letter", None, "file"], "day": [day] * 4}
    holds = {"u": [4], "kind": ["letter"], "since": [day], "released": [None]}
    made = out(
        SCHEDULE.plan(
            {"file": fr.HOSPITAL_RECORD, "sheet": "care_sheet_copy"},
            unit="u",
            by="kind",
            last_contact=events(into(pl.DataFrame(rows)), "day"),
            transmission=events(into(pl.DataFrame(rows)), "day"),
            holds=intervals(
                into(pl.DataFrame(holds, schema_overrides={"released": pl.Date})), "since", "released", where={"u": [4]}
            ),
        )
    )
    other = "refused: a type of record that is not given"
    assert made.select("u", "policy", "disposable", "code").sort("u", "policy", nulls_last=True).rows() == [
        (1, "hospital_medical_record", True, "DUE"),
        (1, None, None, "REFUSED"),
        (2, None, None, "REFUSED"),
        (3, "hospital_medical_record", True, "DUE"),
        (4, None, None, "REFUSED"),
    ]
    assert set(made.filter(pl.col("policy").is_null())["reason"].to_list()) == {other}


@pytest.mark.parametrize("engine", ENGINES)
def test_types_are_told_apart_by_numbers_too(engine):
    """As by the concepts of OMOP."""
    into, out = ENGINES[engine]
    table = into(pl.DataFrame({"u": [1, 2], "visit_concept_id": [9201, 581], "day": [date(1990, 1, 1)] * 2}))
    made = out(
        SCHEDULE.plan({9201: fr.HOSPITAL_RECORD}, unit="u", by="visit_concept_id", last_contact=events(table, "day"))
    )
    assert made.sort("u").select("u", "code").rows() == [(1, "DUE"), (2, "REFUSED")]


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_that_say_how_long_they_are_kept(engine):
    """Durations of ISO 8601, or years as numbers; each unit as under a policy of that length, what is not listed is seen."""
    into, out = ENGINES[engine]
    policy = SCHEDULE.policy("invoice_accounting")
    kinds, because = ["P10Y", "P15Y", "P12Y6M", "P9Y"], "each contract says so"
    rows = pl.DataFrame({"u": list(range(40)), "kept": [kinds[n % 4] for n in range(40)], "years": [10 + n % 3 for n in range(40)],
                         "closed": [date(2008 + n // 4, 12, 31) for n in range(40)]})  # fmt: skip
    table = into(rows)
    made = out(SCHEDULE.plan("invoice_accounting", unit="u", by="kept", lengths=kinds[:3], because=because,
                             fiscal_year_close=events(table, "closed"))).sort("u")  # fmt: skip
    as_numbers = out(SCHEDULE.plan("invoice_accounting", unit="u", by="years", lengths={10: "P10Y", 11: years(11), 12: "P144M"},
                                   because=because, fiscal_year_close=events(table, "closed"))).sort("u")  # fmt: skip
    policies = by_length(policy, kinds[:3], because=because)
    for got, number, (_, length, count, closed) in zip(
        made.rows(named=True), as_numbers.rows(named=True), rows.rows(), strict=True
    ):
        if length == "P9Y":
            assert got["code"] == "REFUSED"
            continue
        for answer, one in (
            (got, policies[length]),
            (number, by_length(policy, [f"P{count}Y"], because=because)[f"P{count}Y"]),
        ):
            wanted = due(one, as_of=raw.TODAY, events={"fiscal_year_close": closed})
            assert answer["disposable"] == raw.DISPOSABLE[wanted.verdict]
            assert answer["safe_keep_through"] in (wanted.safe_keep_through, datetime.combine(wanted.safe_keep_through, datetime.min.time()))  # fmt: skip
    with pytest.raises(DefinitionError, match="not surely longer"):
        by_length(policy, kinds, because=because)
    for wrong in (["PT5H"], ["10"], ["P20Y"]):
        with pytest.raises(DefinitionError):
            by_length(policy, wrong, because="" if wrong == ["P20Y"] else because)


@pytest.mark.parametrize("engine", ENGINES)
def test_claims_that_lead_out_of_the_calendar(engine):
    """Refused by that name, as the record is; claims that are over before the clock starts, or overlap, are counted as ever."""
    into, out = ENGINES[engine]
    last = date(9999, 12, 31)
    seen = ["9960-01-01", "9970-01-01", "9850-01-01", "9960-01-01", "9978-06-01"]
    claims = [
        [("9961-01-01", "9999-06-01")],
        [("9860-01-01", "9949-12-31")],
        [("9860-01-01", "9889-12-31")] * 100,
        [("9961-01-01", None)],
        [("9979-01-01", f"{year}-01-01") for year in (9979, 9980, 9981)],
    ]
    rows = [(n, date.fromisoformat(lodged), resolved and date.fromisoformat(resolved)) for n, one in enumerate(claims) for lodged, resolved in one]  # fmt: skip
    contacts = into(pl.DataFrame({"u": list(range(5)), "day": seen}))
    lodged = into(pl.DataFrame(rows, schema={"u": pl.Int64, "a": pl.Date, "b": pl.Date}, orient="row"))
    policy = SCHEDULE.policy(fr.HOSPITAL_RECORD)
    found = {"last_contact": events(contacts, "day")}
    made = out(plan(policy, unit="u", as_of=last, events=found, claims=intervals(lodged, "a", "b"))).sort("u")
    for got, day, claim in zip(made.rows(named=True), seen, claims, strict=True):
        if got["code"] == "REFUSED":
            with pytest.raises(InvalidDocumentError, match="claims" if "claims" in got["reason"] else "year 9999"):
                due(policy, as_of=last, events={"last_contact": day}, claims=claim)
        else:
            wanted = due(policy, as_of=last, events={"last_contact": day}, claims=claim)
            assert got["disposable"] == raw.DISPOSABLE[wanted.verdict]
    assert "REFUSED" in made["code"].to_list()
    assert made["reason"].to_list()[0] == "refused: claims with which the periods may end after the year 9999"


def worker(chance):
    """A worker: what some were never exposed to, and what some have days for all the same."""
    one = raw.life(chance)
    day = date(1960, 1, 1) + timedelta(days=chance.randrange(24_000))
    one["exposure"] = chance.choice([None, None, day.isoformat(), raw.in_part(day, chance)])
    one["never"] = [
        event for event in ("exposure_end", "biological_exposure_end", "ionising_exposure_end") if chance.random() < 0.5
    ]
    return one


def as_a_worker(policy, one):
    """The single record of a worker."""
    given = {"exposure_end": one["exposure"]} if one["exposure"] else {}
    return raw.as_a_record(policy, one, never=one["never"], **given)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_never_happened_to_some_units(engine):
    """Each unit as its own record: exposures that never were, that were, that are denied and have a day."""
    into, out = ENGINES[engine]
    chance = random.Random(5)  # noqa: S311  test data
    lives = [worker(chance) for _ in range(150)]
    policy = SCHEDULE.policy("occupational_health_record")
    frames = tables_of(lives)
    frames["exposures"] = pl.DataFrame(
        [(f"p{n}", one["exposure"]) for n, one in enumerate(lives)], schema={"patient": pl.String, "end": pl.String}, orient="row"
    )  # fmt: skip
    frames["never"] = pl.DataFrame(
        [(f"p{n}", event) for n, one in enumerate(lives) for event in one["never"]],
        schema={"who": pl.String, "event": pl.String}, orient="row",
    )  # fmt: skip
    tables = {name: into(frame) for name, frame in frames.items()}
    made = plan(
        policy,
        unit="patient",
        as_of=raw.TODAY,
        events={
            "last_contact": events(tables["encounters"], "stop"),
            "birth": events(tables["patients"], "birthdate"),
            "death": events(tables["patients"], "deathdate"),
            "exposure_end": events(tables["exposures"], "end", silent=True),
        },
        claims=intervals(tables["claims"], "lodged", "resolved"),
        holds=intervals(tables["holds"], "since", "released"),
        never={
            event: units(tables["never"], where={"event": event}, unit="who")
            for event in ("exposure_end", "biological_exposure_end", "ionising_exposure_end")
        },
    )
    made, wanted = answers(out(made)), [as_a_worker(policy, one) for one in lives]
    wrong = [(one, got, want) for one, got, want in zip(lives, made, wanted, strict=True) if got != want]
    assert not wrong, (len(wrong), wrong[:3])
    assert {want[2] for want in wanted} == {True, False, None}


@pytest.mark.parametrize(
    ("named", "engine"),
    [
        (named, engine)
        for turn, named in enumerate(("day_first", "start_last", "from", "lodged", "until", "__told"))
        for place, engine in enumerate(ENGINES)
        if (turn + place) % tries(3, 1) == 0
    ],
)
def test_columns_may_be_called_as_ours_are(engine, named):
    """The unit, and the days, whatever a table calls them: none is taken for a column that is made on the way."""
    into, out = ENGINES[engine]
    seen = into(pl.DataFrame({named: [7, 7, 8], "day_last": ["1990-01-01", "1990-05", "2020-01-01"]}))
    claims = {
        named: [7, 8],
        "end_last": [date(1995, 1, 1)] * 2,
        "start_first": [date(1995, 1, 11)] * 2,
        "wrong": [1, 1],
    }
    other = {"missing": [8], "start_last": [date(2030, 1, 1)], "start_first": [None]}
    made = out(
        SCHEDULE.plan(
            fr.HOSPITAL_RECORD,
            unit=named,
            last_contact=events(seen, "day_last"),
            claims=intervals(into(pl.DataFrame(claims)), "end_last", "start_first", where={"wrong": 1}),
            holds=intervals(
                into(pl.DataFrame(other, schema_overrides={"start_first": pl.Date})),
                "start_last",
                "start_first",
                unit="missing",
            ),
        )
    ).sort(named)
    wanted = SCHEDULE.due(fr.HOSPITAL_RECORD, last_contact="1990-05", claims=[("1995-01-01", "1995-01-11")])
    assert made.columns == [named, "policy", "keep_through", "safe_keep_through", "disposable", "reason", "code"]
    assert made.select(named, pl.col("keep_through").cast(pl.Date), "code").rows() == [
        (7, wanted.keep_through, "DUE"),
        (8, date(2040, 1, 1), "KEPT"),
    ]


ROWS = pl.DataFrame({"u": [1], "day": ["2001-01-01"], "reason": [1], "kind": ["a"]})


@pytest.mark.parametrize(
    ("unit", "given", "told"),
    [
        ("u", {"last_contact": ROWS}, "events"),
        ("u", {"last_contact": None}, "events"),
        ("u", {"last_contact": events(ROWS, "day"), "claims": [("2001-01-01", None)]}, "intervals"),
        ("u", {"last_contact": events(ROWS, "day"), "never": {"death": ROWS}}, "units"),
        ("u", {"last_contact": events(ROWS, "day", pick="first")}, "Pick.FIRST"),
        ("u", {"last_contact": events(ROWS, "day", where={"u": "1"})}, "values of the kind"),
        ("u", {"last_contact": events(ROWS, "day", unless={"kind": [1, 2]})}, "values of the kind"),
        ("reason", {"last_contact": events(ROWS, "day")}, "the plan does not have too"),
    ],
)
def test_what_is_no_request_is_told(unit, given, told):
    """Before anything runs, and by what is wanted."""
    with pytest.raises(InvalidDocumentError, match=told):
        SCHEDULE.plan(fr.HOSPITAL_RECORD, unit=unit, **given)


def test_what_never_happened_is_asked_of_tables_that_can_be():
    """An event that may never happen, of columns that are there."""
    rows = pl.DataFrame({"u": [1], "day": ["2001"]})
    for never in ({"birth": units(rows)}, {"death": units(rows, where={"dead": False})}):
        with pytest.raises(InvalidDocumentError, match="never"):
            SCHEDULE.plan(fr.HOSPITAL_RECORD, unit="u", last_contact=events(rows, "day"), never=never)


SEEN = [
    policy
    for schedule in (fr.Retention, gb.NhsRetention, de.GermanRetention, it.ItalianRetention, us.UsRetention)
    for policy in schedule.policies
    if "last_contact" in (*policy.events, policy.trigger)
    and {*policy.events, policy.trigger} <= {"last_contact", "birth", "death"}
    and not policy.off
    and not policy.by_moment
]


@pytest.mark.parametrize("policy", SEEN, ids=lambda policy: policy.key)
def test_every_policy_of_contacts_answers_alike(policy):
    """Also where a claim is a hold, and where the law is contested."""
    lives = LIVES[:200]
    made = answers(planned(policy, tables_of(lives)))
    wanted = [raw.as_a_record(policy, one) for one in lives]
    assert [(one, got, want) for one, got, want in zip(lives, made, wanted, strict=True) if got != want] == []


def test_what_stands_in_floors_alone_needs_no_branch():
    """Three exposures settle an end where they never were; what caps, replaces or is needed has a branch of its own."""
    exposures = ("exposure_end", "biological_exposure_end", "ionising_exposure_end")
    apart, settled = settling(SCHEDULE.policy("occupational_health_record"), exposures)
    assert apart == exposures
    assert settled["birth"] == ("ionising_exposure_end",)
    assert all(settled[event] == (event,) for event in exposures)
    seen, gone = years(20).after("last_contact"), years(10).after("death")
    for term in (
        earlier_of(seen, gone),
        replaced(seen, by=gone, when=happened("death").within(years(10), of="last_contact")),
        not_before(gone, seen),
        not_before(seen, earlier_of(gone, years(30).after("birth"))),
        not_before(seen, among_last(2, "death")),
    ):
        policy = RetentionPolicy(key="k", title="k", term=term, trigger="last_contact", nature=Nature.FIXED, cites=())
        assert settling(policy, [event for event in events_of(term) if event not in ("last_contact", "birth")])[0] == ()


class SuspendedClocks(RetentionSchedule):
    """A file with two clocks of which the later ends it, and claims stop both."""

    two = kept(
        "two", at_least(later_of(years(10).after("closure"), years(20).after("last_contact"))), suspended_by_claims=True
    )
    floored = kept(
        "floored",
        at_least(not_before(years(10).after("closure"), years(40).after("last_contact"))),
        suspended_by_claims=True,
    )


@pytest.mark.parametrize(("key", "through"), [("two", "2022-01-01"), ("floored", "2040-01-01")])
def test_each_clock_that_ran_is_suspended(key, through):
    """A claim came after the last contact, whose clock ends the period, and before the closure, with which the row begins.

    It counted from the closure alone, so that the record went two years too early. A floor is suspended from the first clock on.
    """
    day, claim = date(2021, 6, 1), (date(2002, 1, 1), date(2004, 1, 1))
    schedule = SuspendedClocks(as_of=day)
    answer = schedule.due(key, closure="2005-01-01", last_contact="2000-01-01", claims=[claim])
    assert (str(answer.keep_through), answer.verdict) == (through, Verdict.FAIL)
    tables = {
        name: events(pl.DataFrame({"unit": [1], "day": [on]}), "day")
        for name, on in (("closure", date(2005, 1, 1)), ("last_contact", date(2000, 1, 1)))
    }
    lodged = pl.DataFrame({"unit": [1], "lodged": [claim[0]], "resolved": [claim[1]]})
    made = schedule.plan(key, unit="unit", claims=intervals(lodged, "lodged", "resolved"), **tables)
    assert (str(made["keep_through"][0]), made["disposable"][0]) == (through, False)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_placeholder_of_a_death_leaves_it_open(engine):
    """Dead on 1 January 1900 stands for "not known": what a death would have kept longer waits until somebody says."""
    into, out = ENGINES[engine]
    died = [date(1900, 1, 1), None, date(1900, 1, 1), date(1900, 1, 1), date(2001, 1, 1)]
    persons = pl.DataFrame({"unit": [1, 2, 3, 4, 5], "died": died, "born": [date(1950, 1, 1)] * 5})
    stays = pl.DataFrame({"unit": [1, 2, 3, 4, 5], "end": [date(2000, 1, 1)] * 5})
    alive, inside = (into(pl.DataFrame({"unit": [unit]})) for unit in (3, 4))
    schedule = us.NewYork(as_of=date(2026, 11, 30))
    made = out(
        schedule.plan(
            "hospital_record",
            unit="unit",
            last_contact=events(into(stays), "end"),
            birth=events(into(persons), "born"),
            death=events(into(persons), "died"),
            never={"death": units(alive)},
            not_yet={"last_contact": units(inside)},
        )
    )
    assert made.sort("unit")["code"].cast(pl.String).to_list() == ["OPEN", "DUE", "DUE", "KEPT", "DUE"]
    asked = schedule.due("hospital_record", last_contact="2000-01-01", birth="1950-01-01", death="1900-01-01")
    assert asked.verdict is Verdict.UNKNOWN
