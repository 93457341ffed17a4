"""The purge on a real PostgreSQL, which this test starts where the machine has it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="the extra healthgov[sqlalchemy] is absent")
from sqlalchemy import create_engine, text

from healthgov import fr
from healthgov.integrations.purge import execute, make_plan, verified
from healthgov.integrations.sqlalchemy import SqlalchemyStore

SCHEDULE = fr.Retention(as_of="2026-11-28")


@pytest.fixture(scope="module")
def server():
    """The URL of a server of its own, in a folder of its own, reached by a socket there."""
    pytest.importorskip("psycopg", reason="psycopg is absent: not tried on PostgreSQL")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.skip("there is no PostgreSQL on this machine")
    root = os.geteuid() == 0
    if root and shutil.which("runuser") is None:
        pytest.skip("PostgreSQL does not run as root, and there is no runuser")
    before = ["runuser", "-u", "postgres", "--"] if root else []
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if root:
        shutil.chown(folder, "postgres")

    def run(program, *arguments):
        command = [*before, str(programs[-1] / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)  # noqa: S603

    data = str(folder / "data")
    run("initdb", "-D", data, "-A", "trust", "-U", "postgres")
    run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", f"-k {folder} -c listen_addresses=''", "start")
    yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder)


def test_the_same_goes_as_on_sqlite(server, practice, application, store, tmp_path):
    """The same patients and invoices; a hold that is laid while a batch runs waits, or is seen."""
    engine = create_engine(server)
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
