"""Our models inside of an application's classes, by cattrs."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from cattrs.errors import ClassValidationError

from healthgov.documents.converters import converter
from healthgov.models import Layer, Storage
from healthgov.periods import Period, years


@attrs.frozen
class Contract:
    """A class of an application."""

    signed: date
    term: Period
    layers: list[Layer]


PLAIN = {
    "signed": "2026-01-31",
    "term": "P3Y",
    "layers": [{"performer": "host", "activities": ["physical_site"], "storage": [{"country": "FR"}]}],
}


def test_there_and_back():
    """What is read is what a document would say, and is written as it was."""
    read = converter().structure(PLAIN, Contract)
    assert (read.signed, read.term) == (date(2026, 1, 31), years(3))
    assert read.layers[0].storage == (Storage(country="FR"),)
    assert converter().unstructure(read) == PLAIN


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"signed": "2026-02-30"}, "signed"),
        ({"term": "three years"}, "term"),
        ({"layers": [{"performer": "host", "storage": [{"country": "ZZ"}]}]}, "storage[0].country"),
        ({"layers": [{"performer": "host", "storrage": []}]}, "'storage'"),
    ],
)
def test_it_is_as_strict_as_a_document(change: dict[str, object], place: str):
    """The problem is told with its path, and nothing is taken for something else."""
    with pytest.raises(ClassValidationError) as raised:
        converter().structure({**PLAIN, **change}, Contract)
    told: list[str] = []
    waiting: list[BaseException] = [raised.value]
    while waiting:
        one = waiting.pop()
        told += [str(one), *getattr(one, "__notes__", ())]
        waiting += getattr(one, "exceptions", ())
    assert place in " ".join(map(str, told))
    assert "three years" not in " ".join(map(str, told))
