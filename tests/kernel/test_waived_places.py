"""A waiver names its place by numbers or by ids; what names nothing covers nothing."""

from __future__ import annotations

import pytest

from healthgov import load
from healthgov.facts import Fact, fact, model
from healthgov.models import Entity
from healthgov.rules.waivers import below, in_numbers

PATHS = {
    "hosting[0]": "hosting[0]",
    "hosting[patient-record]": "hosting[0]",
    "hosting[paper-archive]": "hosting[1]",
    "hosting[patient-record].layers[1]": "hosting[0].layers[1]",
    "hosting[patient-record].contract": "hosting[0].contract",
    "hosting[nobody]": "hosting[nobody]",
    "hosting[9]": "hosting[9]",
    "governance.dpo": "governance.dpo",
    "no_such[0]": "no_such[0]",
    "hosting": "hosting",
    "": "",
}


@pytest.mark.parametrize("path", PATHS)
def test_ids_are_numbers(root, path):
    """As the document has them on that day."""
    assert in_numbers(path, load(root / "examples" / "clinic-mistakes.yaml")) == PATHS[path]


def test_a_layer_is_known_by_who_performs_it(root):
    """It has no id of its own."""
    document = load(root / "examples" / "clinic-mistakes.yaml")
    performer = document.hosting[0].layers[1].performer
    assert in_numbers(f"hosting[patient-record].layers[{performer}]", document) == "hosting[0].layers[1]"


@pytest.mark.parametrize(
    ("path", "place", "lies"),
    [
        ("", "", True),
        ("hosting[0]", "", True),
        ("hosting[0]", "hosting[0]", True),
        ("hosting[0].layers[1]", "hosting[0]", True),
        ("hosting[0]", "hosting", True),
        ("hosting[0].contract", "hosting[0].contract", True),
        ("hosting[0].contracts", "hosting[0].contract", False),
        ("hosting[0]", "hosting[0].contract", False),
        ("hosting[10]", "hosting[1]", False),
        ("hosting", "hosting[0]", False),
        ("whole.hosting[0]", "hosting[0]", False),
        ("", "hosting", False),
    ],
)
def test_what_lies_below_a_place(path, place, lies):
    """The place itself, and what goes on with a step of its own."""
    assert below(path, place) is lies


@model
class Shelf:
    """A thing with things, some of which have names that look like numbers."""

    boxes: Fact[tuple[Entity, ...]] = fact("Which boxes are there?")


NUMBERED = Shelf(boxes=[{"id": "1"}, {"id": "a"}, {"id": "²"}])


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("boxes[1]", "boxes[0]"),
        ("boxes[0]", "boxes[0]"),
        ("boxes[2]", "boxes[2]"),
        ("boxes[3]", "boxes[3]"),
        ("boxes[a].id", "boxes[1].id"),
        ("boxes[²]", "boxes[2]"),
        ("boxes[³]", "boxes[³]"),
        ("boxes[b].id", "boxes[b].id"),
        ("boxes[3].id", "boxes[3].id"),
        ("boxes[a][0]", "boxes[1][0]"),
        ("boxes[a].id[0]", "boxes[1].id[0]"),
    ],
)
def test_a_name_comes_before_a_number(path, found):
    """Where a thing has a name like one; what is neither stays as it is written."""
    assert in_numbers(path, NUMBERED) == found
