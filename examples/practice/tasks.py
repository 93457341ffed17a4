"""The nightly purge as a task of Celery: ``celery -A tasks worker --beat``, with ``PRACTICE_DATABASE`` and ``PRACTICE_FOLDER``.

Celery may hand out a task twice, or lose the worker half way: a batch happens once whoever does it, and the next run goes on.
"""

import os
from datetime import date
from pathlib import Path

from celery import Celery
from celery.schedules import crontab
from nightly import purge

app = Celery("practice", broker=os.environ.get("PRACTICE_BROKER"))
app.conf.timezone = "Europe/Paris"
app.conf.beat_schedule = {"purge": {"task": "practice.purge", "schedule": crontab(hour=2, minute=15)}}


@app.task(name="practice.purge", acks_late=True, autoretry_for=(OSError,), retry_backoff=True, max_retries=3)
def purge_tonight(day: str | None = None) -> dict[str, int]:
    """Carry out the plan of the day: how many files went, by table. A result names no record."""
    asked = date.fromisoformat(day) if day else date.today()  # noqa: DTZ011  a worker knows a clock
    receipt = purge(os.environ["PRACTICE_DATABASE"], Path(os.environ["PRACTICE_FOLDER"]), asked)
    return {step["table"]: step["units"] for step in receipt["steps"]}
