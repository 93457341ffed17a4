"""What authorities answered on how long a record is kept, replayed: the case, and one fact changed."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from law.cases import read_yaml

ANSWERS = read_yaml(Path(__file__).parent / "answers.yaml")
KEYS = {"id", "title", "source", "schedule", "record", "as_of", "facts", "verdict", "keep_through", "note", "mutations"}
CHANGES = {"name", "record", "as_of", "facts", "verdict", "keep_through"}
CASES = [(f"{one['id']} {one['title']}", one) for one in ANSWERS] + [
    (f"{one['id']} {change['name']}", {**one, "keep_through": None, **change})
    for one in ANSWERS
    for change in one["mutations"]
]


def due(case):
    """The answer of the schedule on the day."""
    module, _, name = case["schedule"].partition(":")
    schedule = getattr(importlib.import_module(module), name)
    return schedule(as_of=case["as_of"]).due(case["record"], **case["facts"])


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_answer(case):
    """The schedule says what the authority said; a fact changed moves it as stated."""
    found = due(case)
    assert str(found.verdict) == case["verdict"], str(found)
    if case.get("keep_through"):
        assert found.keep_through == case["keep_through"], str(found)


def test_answers_are_told_whole():
    """Each has its source with the day on which it was read, and something changed."""
    for one in ANSWERS:
        assert set(one) <= KEYS, one["id"]
        assert "read 20" in one["source"], one["id"]
        assert one["mutations"], one["id"]
        assert all(set(change) <= CHANGES for change in one["mutations"]), one["id"]
