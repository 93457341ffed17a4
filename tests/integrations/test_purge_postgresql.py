"""The purge on a real PostgreSQL, which the tests start where the machine has it."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
from sqlalchemy import create_engine, text

from healthgov import fr
from healthgov.integrations.purge import execute, make_plan, verified
from healthgov.integrations.sqlalchemy import SqlalchemyStore

SCHEDULE = fr.Retention(as_of="2026-11-28")


def test_the_same_goes_as_on_sqlite(postgresql, practice, application, store, tmp_path):
    """The same patients and invoices; a hold that is laid while a batch runs waits, or is seen."""
    engine = create_engine(f"postgresql+psycopg://postgres@/postgres?host={postgresql}")
    (tmp_path / "other").mkdir()
    practice.seed(engine, 250, tmp_path / "other")
    there = SqlalchemyStore(engine)
    plan, here = make_plan(there, application, SCHEDULE), make_plan(store, application, SCHEDULE)
    assert [(step.table, step.units, step.rows, step.kept) for step in plan.steps] == [
        (step.table, step.units, step.rows, step.kept) for step in here.steps
    ]
    one = plan.steps[1].units[0]
    with engine.begin() as connection:
        connection.execute(text(f"INSERT INTO hold (id, patient_id, since) VALUES (9999, {one}, '2026-11-01')"))  # noqa: S608

    def remove(path):
        Path(path).unlink(missing_ok=True)

    receipt = execute(there, application, SCHEDULE, plan, remove=remove, batch=50)
    assert verified(receipt, plan=plan) == ()
    assert receipt["steps"][1]["kept"]["hold"] == 1
    assert execute(there, application, SCHEDULE, plan, remove=remove) == receipt
    # While a batch has the rows of its files, nobody else lays a hold on them.
    with there.transaction():
        there.rows(f"SELECT id FROM patient WHERE id = {one}{there.lock}")  # noqa: S608
        with engine.connect() as other:
            other.execute(text("SET lock_timeout = '200ms'"))
            sql = f"INSERT INTO hold (id, patient_id, since) VALUES (10000, {one}, '2026-11-01')"  # noqa: S608
            with pytest.raises(Exception, match="lock timeout"):
                other.execute(text(sql))
    there.close()
    engine.dispose()
