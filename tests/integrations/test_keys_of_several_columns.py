"""Files whose key has several columns: a patient is a site and a number; the same is asked, deleted and told of them."""

from __future__ import annotations

import os
import random
from datetime import date, timedelta

import pytest

pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
import sqlalchemy as sa
from sqlalchemy import create_engine, event

from healthgov import fr
from healthgov.errors import DefinitionError
from healthgov.integrations.gaps import Rooms, gaps
from healthgov.integrations.metadata import read
from healthgov.integrations.purge import execute, load_plan, make_plan, verified
from healthgov.integrations.sqlalchemy import SqlalchemyStore, described, governance
from healthgov.verdicts import Verdict
from integrations.test_kills import Fragile, forked, killed

TODAY = date(2026, 11, 28)
SCHEDULE = fr.Retention(as_of=TODAY)
COUNT = 60


def tables(schema=None):
    """A hospital of several sites, each of which numbers its patients from one."""
    made = sa.MetaData(schema=schema)

    def said(**declared):
        return governance(**declared)["info"]

    def one(name, event, **more):
        return sa.Column(name, sa.Date, info={"healthgov": {"event": event, "category": "health.care", **more}})

    def to(table, *names, **more):
        prefix = f"{schema}." if schema else ""
        return sa.ForeignKeyConstraint(names, [f"{prefix}{table}.{end}" for end in ("site", "number")], **more)

    patient = "private_practice_record"
    sa.Table(
        "patient", made, sa.Column("site", sa.String(8), primary_key=True), sa.Column("number", sa.Integer, primary_key=True),
        one("born", "birth"), info=said(policy=patient),
    )  # fmt: skip
    sa.Table(
        "visit", made, sa.Column("id", sa.Integer, primary_key=True), sa.Column("site", sa.String(8)),
        sa.Column("number", sa.Integer), one("ended", "last_contact", empty="under_way"),
        to("patient", "site", "number", ondelete="CASCADE"), info=said(policy=patient, unit="number"),
    )  # fmt: skip
    sa.Table(
        "act", made, sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("visit", sa.ForeignKey(f"{schema}.visit.id" if schema else "visit.id", ondelete="CASCADE")),
        info=said(policy=patient, unit="visit"),
    )  # fmt: skip
    for name, kind in (("claim", "claims"), ("hold", "holds")):
        sa.Table(
            name, made, sa.Column("id", sa.Integer, primary_key=True), sa.Column("site", sa.String(8)), sa.Column("number", sa.Integer),
            sa.Column("since", sa.Date), sa.Column("until", sa.Date), to("patient", "site", "number", ondelete="CASCADE"),
            info=said(policy=patient, unit="number", **{kind: {"since": "since", "until": "until"}}),
        )  # fmt: skip
    sa.Table(
        "room", made, sa.Column("id", sa.Integer, primary_key=True), sa.Column("in_site", sa.String(8)), sa.Column("in_number", sa.Integer),
        to("patient", "in_site", "in_number", ondelete="SET NULL"), info=said(exempt="rooms hold nobody's data"),
    )  # fmt: skip
    sa.Table(
        "loan", made, sa.Column("id", sa.Integer, primary_key=True), sa.Column("site", sa.String(8)), sa.Column("number", sa.Integer),
        to("patient", "site", "number"), info=said(exempt="keeps whom it names"),
    )  # fmt: skip
    return made


def filled(engine, made):
    """Write random patients, and return the keys of those that may go, worked out one by one."""
    chance = random.Random(4)  # noqa: S311  test data
    free, number = [], 0
    with engine.begin() as connection:

        def add(name, **values):
            connection.execute(made.tables[f"{made.schema}.{name}" if made.schema else name].insert(), values)

        for place in range(COUNT):
            site, own = f"s{place % 3}", place // 3
            born = date(1940, 1, 1) + timedelta(days=chance.randrange(20_000))
            ends = [born + timedelta(days=chance.randrange(3_000, 24_000)) for _ in range(chance.randrange(1, 4))]
            ends = [min(day, TODAY) for day in ends]
            add("patient", site=site, number=own, born=born)
            for end in ends:
                number += 1
                add("visit", id=number, site=site, number=own, ended=end)
                add("act", id=number, visit=number)
            day = max(ends)
            lodged = day + timedelta(days=chance.randrange(1, 900)) if chance.random() < 0.2 else None
            resolved = lodged and (None if chance.random() < 0.5 else lodged + timedelta(days=60))
            claims = [(lodged, resolved)] if lodged and lodged <= TODAY and (resolved or TODAY) <= TODAY else []
            for since, until in claims:
                add("claim", id=place, site=site, number=own, since=since, until=until)
            held, loaned = chance.random() < 0.1, chance.random() < 0.1
            if held:
                add("hold", id=place, site=site, number=own, since=day, until=None)
            if loaned:
                add("loan", id=place, site=site, number=own)
            add("room", id=place, in_site=site, in_number=own)
            answer = SCHEDULE.due("private_practice_record", birth=born, last_contact=day, claims=claims)
            if answer.verdict is Verdict.PASS and not held and not loaned:
                free.append((site, own))
    return sorted(free)


def rows_of(engine, made):
    """All rows of the application."""
    with engine.connect() as connection:
        return {
            name: sorted(map(tuple, connection.execute(table.select())), key=str) for name, table in made.tables.items()
        }


def left(before, free):
    """What is there afterwards, worked out by hand from what was there before."""
    visits = {row[0] for row in before["visit"] if (row[1], row[2]) in free}
    keys = {"visit": 1, "claim": 1, "hold": 1, "patient": 0}
    after = {name: [row for row in before[name] if (row[at], row[at + 1]) not in free] for name, at in keys.items()}
    after["act"] = [row for row in before["act"] if row[1] not in visits]
    after["room"] = [(row[0], None, None) if (row[1], row[2]) in free else row for row in before["room"]]
    return after | {"loan": before["loan"]}


def database(path):
    """A database whose foreign keys hold."""
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys=ON"))
    return engine


@pytest.mark.parametrize("batch", [1, 7, 500])
def test_exactly_what_is_due_goes(tmp_path, batch):
    """Visits, acts two keys away, claims and holds go with it; a room is let go whole; a loan keeps its patient."""
    made, engine = tables(), database(tmp_path / "sites.db")
    made.create_all(engine)
    free = filled(engine, made)
    assert 5 < len(free) < COUNT - 5
    before, application, store = rows_of(engine, made), described(made), SqlalchemyStore(engine)
    assert [gap for gap in gaps(application, Rooms(schedule=SCHEDULE)) if gap.verdict is Verdict.FAIL] == []
    plan = make_plan(store, application, SCHEDULE, batch=batch)
    (tmp_path / "plan.json").write_text(plan.written(), encoding="utf-8")
    loaded = load_plan(tmp_path / "plan.json")
    assert loaded == plan
    assert list(plan.steps[0].units) == free
    assert plan.steps[0].kept["referenced"] >= 1
    receipt = execute(store, application, SCHEDULE, loaded, batch=batch)
    assert verified(receipt, plan=loaded) == ()
    assert receipt["steps"][0]["units"] == len(free)
    assert receipt["steps"][0]["detached"] == {"room": len(free)}
    after = rows_of(engine, made)
    assert after == {name: sorted(rows, key=str) for name, rows in left(before, set(free)).items()}
    assert make_plan(store, application, SCHEDULE).steps[0].units == ()
    store.close()
    engine.dispose()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process to kill")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_killed_and_taken_up_again(tmp_path):
    """Thirty kills at statements that are drawn: nothing half done, nothing twice."""
    made, chance, kills = tables(), random.Random(9), 0  # noqa: S311  kills are drawn
    first = database(tmp_path / "first.db")
    made.create_all(first)
    free = filled(first, made)
    wanted = {name: sorted(rows, key=str) for name, rows in left(rows_of(first, made), set(free)).items()}
    application, store = described(made), SqlalchemyStore(first)
    plan = make_plan(store, application, SCHEDULE)
    whole = None
    store.close()
    first.dispose()
    while kills < 30:
        file = tmp_path / f"{kills}.db"
        file.write_bytes((tmp_path / "first.db").read_bytes())
        for _ in range(200):
            draw = chance.randrange(60)

            def work(file=file, draw=draw):
                fragile = Fragile(database(file))
                fragile.left = draw
                execute(fragile, application, SCHEDULE, plan, batch=3)

            if not killed(forked(work)):
                break
            kills += 1
        engine = database(file)
        again = SqlalchemyStore(engine)
        receipt = execute(again, application, SCHEDULE, plan, batch=3)
        again.close()
        assert rows_of(engine, made) == wanted
        engine.dispose()
        assert receipt["steps"][0]["units"] == len(free)
        whole = whole or receipt
        assert receipt == whole


def test_on_postgresql_in_a_schema(postgresql):
    """The same in a schema of its own, under row locks."""
    engine = create_engine(f"postgresql+psycopg://postgres@/postgres?host={postgresql}")
    made = tables("care")
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE SCHEMA care"))
    made.create_all(engine)
    free = filled(engine, made)
    before = {name.removeprefix("care."): rows for name, rows in rows_of(engine, made).items()}
    application, store = described(made), SqlalchemyStore(engine)
    plan = make_plan(store, application, SCHEDULE)
    assert plan.steps[0].table == "care.patient"
    assert list(plan.steps[0].units) == free
    receipt = execute(store, application, SCHEDULE, plan, batch=7)
    assert verified(receipt, plan=plan) == ()
    after = {name.removeprefix("care."): rows for name, rows in rows_of(engine, made).items()}
    assert after == {name: sorted(rows, key=str) for name, rows in left(before, set(free)).items()}
    store.close()
    with engine.begin() as connection:
        connection.execute(sa.text("DROP SCHEMA care CASCADE"))
    engine.dispose()


def test_one_column_does_not_point_to_two(tmp_path):
    """Older states, and pointers by text, of what has a key of two columns: told by the scan, refused by the purge."""
    patient = {
        "name": "patient", "key": ["site", "number"], "policy": "private_practice_record",
        "columns": [{"name": "site"}, {"name": "number"}, {"name": "seen", "kind": "date", "event": "last_contact"}],
    }  # fmt: skip
    columns = [{"name": "id"}, {"name": "kind"}, {"name": "key"}]
    for more in (
        {"points": {"kind": "kind", "key": "key", "to": {"patient": "patient"}}},
        {"history_of": "patient", "unit": "key"},
    ):
        other = {"name": "other", "key": ["id"], "columns": columns, **more}
        application = read({"format": 1, "name": "sites", "tables": [patient, other]})
        told = [gap for gap in gaps(application, Rooms(schedule=SCHEDULE)) if gap.verdict is Verdict.FAIL]
        assert [gap.table for gap in told] == ["other"]
        assert "whose key has several" in str(told[0])
        engine = create_engine(f"sqlite:///{tmp_path}/none.db")
        store = SqlalchemyStore(engine)
        with pytest.raises(DefinitionError, match="whose key has several"):
            make_plan(store, application, SCHEDULE)
        store.close()
        engine.dispose()
