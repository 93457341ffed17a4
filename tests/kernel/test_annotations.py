"""What the annotations of a model lead to, however they are written."""

from __future__ import annotations

import types

import pytest

from healthgov.errors import InvalidDocumentError
from healthgov.facts import Fact, Required, fact, model
from healthgov.facts.annotations import hints, holds, named
from healthgov.facts.values import replaced


@model
class Copy:
    """A copy."""

    encrypted: Fact[bool] = fact("Is it encrypted?", yes="it is encrypted", no="it is in clear")


@model
class Other:
    """What another module calls a copy."""

    id: Required[str]
    made: Fact[bool] = fact("Is it made?", yes="it is made", no="it is not made")


rooms = types.SimpleNamespace(Copy=Other)


@model
class House:
    """What has some of both."""

    one: Fact[rooms.Copy] = fact("Which copy is there?")
    many: Fact[tuple[rooms.Copy, ...]] = fact("Which copies are there?")
    own: Fact[tuple[Copy, ...]] = fact("Which copies of its own are there?")
    count: Fact[int] = fact("How many are there?")


def test_a_name_in_another_module_is_not_the_name_here():
    """What stands behind a dot is looked up there."""
    assert named(House) == {"one": Other, "many": Other, "own": Copy}
    assert hints(House) == {"one": Other, "many": tuple[Other, ...], "own": tuple[Copy, ...], "count": int}
    assert holds(House, Copy)
    assert holds(House, Other)
    assert not holds(Copy, Other)


def test_a_fact_that_there_is_not_is_stated_of_nothing():
    """Nor is what must be stated taken away."""
    there = Other(id="a", made=True)
    assert replaced(there, "made", None) == Other(id="a")
    for name, value in (("mad", True), ("id", None), ("made", "perhaps")):
        with pytest.raises(InvalidDocumentError):
            replaced(there, name, value)


def test_options_of_a_question_have_names():
    """A sentence in the place of an option is no slip that passes."""
    assert "there are none" in str(House.many.exist(none="there are none")(House(many=()), as_of="2026-11-23"))
    with pytest.raises(TypeError):
        House.many.exist("there are none")
