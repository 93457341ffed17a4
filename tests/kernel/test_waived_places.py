"""A waiver names its place by numbers or by ids; what names nothing covers nothing."""

from __future__ import annotations

import pytest

from healthgov import load
from healthgov.rules.waivers import in_numbers

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
