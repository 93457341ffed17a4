"""The nightly purge, for cron: ``15 2 * * * python nightly.py sqlite:////srv/practice.db /srv/practice``.

A task of Celery calls ``purge`` as well. A plan that a night did not finish is carried out first the next night.
"""

import sys
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from models import Base
from sqlalchemy import create_engine

from healthgov import fr
from healthgov.integrations.databases import telling
from healthgov.integrations.purge import Receipt, execute, load_plan, make_plan, removing, written
from healthgov.integrations.sqlalchemy import SqlalchemyStore, described


def purge(database: str, folder: Path, day: date) -> Receipt:
    """Carry out the plan of the day, and keep its receipt in ``receipts``; files lie in ``files``."""
    schedule, application = fr.Retention(as_of=day), described(Base, name="practice")
    plan_file, receipts = folder / "plan.json", folder / "receipts"
    receipts.mkdir(exist_ok=True)
    with closing(SqlalchemyStore(create_engine(database))) as store:
        if not plan_file.exists():
            made = plan_file.with_suffix(".new")
            made.write_text(make_plan(store, application, schedule).written(), encoding="utf-8")
            made.replace(plan_file)
        plan = load_plan(plan_file)
        receipt = execute(store, application, schedule, plan, remove=partial(removing, folder / "files"))
    (receipts / f"{plan.as_of}-{plan.digest[:8]}.json").write_text(written(receipt), encoding="utf-8")
    plan_file.unlink()
    return receipt


if __name__ == "__main__":
    with telling(SystemExit, "en"):  # what the database refuses is one line of cron's letter
        done = purge(sys.argv[1], Path(sys.argv[2]), date.today())  # noqa: DTZ011  cron knows a clock
    print({step["table"]: step["units"] for step in done["steps"]})
