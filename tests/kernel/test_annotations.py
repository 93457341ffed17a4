"""What the annotations of a model lead to, however they are written."""

from __future__ import annotations

import enum
import types
from datetime import date

import pytest

from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.facts import Fact, Required, fact, model
from healthgov.facts.annotations import hints, holds, is_boolean, named
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


class Colour(enum.Enum):
    """A closed list of plain words."""

    RED = "red"
    BLUE = "blue"


@model
class Perhaps:
    """What says of each fact that it may be left out, which goes without saying."""

    day: Fact[date | None] = fact("When?")
    count: Fact[int | None] = fact("How many?")
    colours: Fact[tuple[Colour, ...] | None] = fact("Which colours?")
    copy: Fact[Copy | None] = fact("Which copy?")
    copies: Fact[tuple[Copy | None, ...]] = fact("Which copies?")


def test_what_may_be_left_out_is_of_the_kind_beside_it():
    """It is taken, refused, compared and followed as where nothing is said of that."""
    stated = Perhaps(day="2026-11-23", count=3, colours=["red"], copy={"encrypted": True}, copies=[{}])
    assert stated == Perhaps(
        day=date(2026, 11, 23), count=3, colours=(Colour.RED,), copy=Copy(encrypted=True), copies=(Copy(),)
    )
    assert Perhaps(day=None) == Perhaps()
    assert named(Perhaps) == {"copy": Copy, "copies": Copy}
    for wrong in ({"day": 3}, {"count": "3"}, {"colours": "red"}, {"copy": 3}, {"copies": [3]}):
        with pytest.raises(InvalidDocumentError):
            Perhaps(**wrong)
    for question, message in (
        (Perhaps.day.before("2026-01-01"), "no day"),
        (Perhaps.count.at_least("3"), "no number"),
        (Perhaps.colours.includes("red"), "no member of Colour: write Colour.RED$"),
    ):
        with pytest.raises(DefinitionError, match=message):
            question.verdict(stated, as_of="2026-11-23")


class Late:
    """As where no line of the file postpones annotations: they are objects."""

    made: Fact[bool] = fact("Is it made?")
    count: Fact[int] = fact("How many are there?")
    copies: Fact[tuple[Copy, ...]] = fact("Which copies are there?")


Late.__annotations__ = {"made": Fact[bool], "count": Fact[int], "copies": Fact[tuple[Copy, ...]]}
model(Late)

Truth = bool


@model
class Renamed:
    """What calls a kind by a name of its own."""

    made: Fact[Truth] = fact("Is it made?")
    count: Fact[int] = fact("How many are there?")


@pytest.mark.parametrize("kind", [Late, Renamed], ids=lambda kind: kind.__name__)
def test_what_is_so_or_not_so(kind):
    """However the annotation is written; what is neither is no question by itself."""
    assert is_boolean(kind, "made")
    assert not is_boolean(kind, "count")
    assert kind.made.verdict(kind(made=True), as_of="2026-11-23").value == "pass"
    for ask in (kind.count, ~kind.count, kind.count.verdict):
        with pytest.raises(DefinitionError, match="neither so nor not so"):
            ask(kind(count=1), as_of="2026-11-23")


def test_annotations_that_are_objects_lead_on():
    """As those that are texts do."""
    assert named(Late) == {"copies": Copy}
    assert holds(Late, Copy)
