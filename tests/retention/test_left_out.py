"""What is meant in retention where nothing is given, or a day is not: ``PYTHONPATH=src:tests python tests/retention/test_left_out.py`` writes the tables anew."""

from __future__ import annotations

from pathlib import Path

import yaml

from healthgov.commands.laws import every_schedule
from healthgov.retention.events import EVENTS, GENERAL, Absence
from left_out import table

TABLE = Path(__file__).with_name("left_out.yaml")
EVENTS_TABLE = Path(__file__).with_name("events.yaml")


def absent():
    """Of each event that the law counts from: what it means that its day is missing, and whether one in the future is no error."""
    own = {
        event.key
        for schedule in every_schedule().values()
        for base in schedule.__mro__
        for event in base.__dict__.get("own_events", ())
    }
    kept = {key: EVENTS[key] for key in sorted(GENERAL | own)}
    found = {
        key: [event.absent.value] * (event.absent is not Absence.NOT_YET) + ["set in advance"] * event.scheduled
        for key, event in kept.items()
    }
    return {key: told for key, told in found.items() if told}


def test_what_is_left_out_means_what_the_table_says():
    """A default is an answer: none is changed without somebody reading so."""
    assert table("retention") == yaml.safe_load(TABLE.read_text(encoding="utf-8"))


def test_what_a_missing_day_means():
    """Of each event; one that is not in the table has not happened while its day is not stated, and never lies in the future."""
    assert absent() == yaml.safe_load(EVENTS_TABLE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    TABLE.write_text(yaml.safe_dump(table("retention"), sort_keys=False, width=120), encoding="utf-8")
    EVENTS_TABLE.write_text(yaml.safe_dump(absent(), sort_keys=True, width=120), encoding="utf-8")
