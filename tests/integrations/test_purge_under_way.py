"""What is under way is yet to come: a purge answers as one record does, of days and of hours."""

from __future__ import annotations

import pytest

pytest.importorskip("sqlalchemy", reason="sqlalchemy is not installed")

from sqlalchemy import create_engine

from healthgov.integrations.metadata import read
from healthgov.integrations.purge import make_plan
from healthgov.integrations.sqlalchemy import SqlalchemyStore
from healthgov.lengths import hours
from healthgov.periods import years
from healthgov.retention import RetentionSchedule, at_least, at_most, earlier_of, kept


class House(RetentionSchedule):
    """Files of patients, and tickets."""

    title = "house"

    patient_file = kept("file", at_least(years(10).after("last_contact")))
    capped_file = kept("capped file", at_most(years(10).after("last_contact")))
    to_the_death = kept("file", at_least(earlier_of(years(10).after("last_contact"), years(3).after("death"))))
    ticket = kept("ticket", at_least(hours(6).after("last_exchange")))


def described(policy):
    """A file, and the stays that end it."""
    event, kind = ("last_exchange", "moment") if policy == "ticket" else ("last_contact", "date")
    died = {"name": "died", "kind": "date"} | ({"event": "death"} if policy == "to_the_death" else {})
    left = {"name": "ended", "kind": kind, "event": event, "empty": "under_way"}
    return read(
        {"format": 1, "name": "house", "tables": [
            {"name": "patient", "key": ["id"], "policy": policy, "columns": [{"name": "id", "kind": "number"}, died]},
            {"name": "stay", "key": ["id"], "unit": "patient_id", "policy": policy,
             "columns": [{"name": "id"}, {"name": "patient_id"}, left],
             "foreign_keys": [{"columns": ["patient_id"], "to": "patient", "to_columns": ["id"]}]},
        ]}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("policy", "stays", "died", "kept_for"),
    [
        ("patient_file", ["2001-01-01"], None, {}),
        ("patient_file", ["2001-01-01", None], None, {"not_due": 1}),
        ("patient_file", [None], None, {"not_due": 1}),
        ("capped_file", ["2001-01-01", None], None, {"unknown": 1}),
        ("to_the_death", ["2001-01-01", None], None, {"not_due": 1}),
        ("to_the_death", ["2001-01-01", None], "2002-01-01", {}),  # nobody closed the stay of who died
        ("ticket", ["2026-11-01 09:00:00"], None, {}),
        ("ticket", ["2026-11-27 23:00:00"], None, {"not_due": 1}),
        ("ticket", ["2026-11-01 09:00:00", None], None, {"not_due": 1}),
    ],
)
def test_what_is_under_way_is_kept_where_the_text_obliges(policy, stays, died, kept_for):
    """Where it only caps, nothing is known; what has ended does not stand in for what has not."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE patient (id INTEGER PRIMARY KEY, died TEXT)")
        connection.exec_driver_sql("CREATE TABLE stay (id INTEGER PRIMARY KEY, patient_id INTEGER, ended TEXT)")
        connection.exec_driver_sql("INSERT INTO patient VALUES (1, ?)", (died,))
        for end in stays:
            connection.exec_driver_sql("INSERT INTO stay (patient_id, ended) VALUES (1, ?)", (end,))
    plan = make_plan(SqlalchemyStore(engine), described(policy), House(as_of="2026-11-28"))
    assert plan.steps[0].kept == kept_for
