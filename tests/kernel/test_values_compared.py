"""Which parts of a value count when two are compared, and which are shown: a remedy is the same however it was found."""

from __future__ import annotations

import attrs
import pytest

from healthgov.findings import failed
from healthgov.findings.tree import Answered, Finding
from healthgov.lengths import AfterMoment, Elapsed
from healthgov.periods import After, Period, Validity
from healthgov.questions.changes import FactChange, Needed
from healthgov.questions.remedies import Remedy
from healthgov.questions.shrinking import Witness
from healthgov.questions.states import State
from healthgov.rules.calendar import AnswerPlace
from healthgov.rules.places import Place
from healthgov.rules.report import Mending, Turn
from healthgov.rules.subjects import Subject
from healthgov.texts import Reference

PARTS = [
    (Remedy, "escapes leaves_questions", ""),
    (FactChange, "past choices", "steps value"),
    (Needed, "barred", "barred"),
    (Witness, "", ""),
    (AnswerPlace, "subject rules", ""),
    (Mending, "escapes leaves_questions", ""),
    (Turn, "result former", "result former"),
    (Subject, "", "value"),
    (Place, "", "label stated"),
    (Finding, "", ""),
    (Answered, "", ""),
    (Period, "", ""),
    (After, "", ""),
    (Validity, "", ""),
    (Elapsed, "", ""),
    (AfterMoment, "", ""),
    (Reference, "", ""),
]
"""A class, its parts that do not count, and those that are not shown."""


@pytest.mark.parametrize(("kind", "apart", "hidden"), PARTS, ids=lambda one: getattr(one, "__name__", ""))
def test_which_parts_count_and_which_are_shown(kind, apart, hidden):
    """What is not compared says how something was found, what is not shown may be anybody's text or very long."""
    fields = attrs.fields(kind)
    assert [one.name for one in fields if not one.eq] == apart.split()
    assert [one.name for one in fields if not one.repr] == hidden.split()
    assert kind.__eq__ is not object.__eq__


def test_two_states_of_a_search_are_two():
    """However alike: they are told apart by what was changed, and not compared part by part."""
    assert State({"": None}) != State({"": None})
    assert State({"": None}).key == State({"": None}).key


def test_what_holds_a_mapping_has_a_hash():
    """Without it: what is equal is found again in a set."""
    one, other = (Place("a", Subject, "name", {"number": 1}) for _ in range(2))
    assert {one} == {other}
    assert {failed("no {count}", count=1)} == {failed("no {count}", count=1)}
