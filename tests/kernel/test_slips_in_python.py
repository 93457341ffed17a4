"""Who makes a model in Python is told of slips what a document is told: all at once, with what may be meant."""

from __future__ import annotations

import pytest

from healthgov.documents import structure
from healthgov.errors import InvalidDocumentError
from healthgov.facts.values import unknown_field
from healthgov.models import Certificate, HostingArrangement, Organisation, ProcessingActivity
from healthgov.reports.problems import render

SLIPS = {
    "a field but for a slip": (Organisation, {"id": "x", "hostings": []}),
    "fields by their French names": (Organisation, {"id": "x", "pays": "FR", "hebergement": []}),
    "an id by its French name": (Organisation, {"identifiant": "x"}),
    "a field of a thing below": (ProcessingActivity, {"id": "a", "legal_basis": "consent"}),
    "a choice but for a slip": (ProcessingActivity, {"id": "a", "role": "controler"}),
    "a choice by its French name": (Certificate, {"activities": ["sauvegarde"]}),
    "a choice below a field by its French name": (Certificate, {"activites": ["sauvegarde"]}),
    "a country by its name": (Organisation, {"id": "x", "country": "France"}),
    "a truth in French": (Organisation, {"id": "x", "public_body": "oui"}),
    "an impossible day": (Certificate, {"first_day": "2027-02-30"}),
    "a day in another order": (Certificate, {"first_day": "31/12/2027"}),
    "one item for a list": (ProcessingActivity, {"id": "a", "purposes": "care"}),
    "a list of one kind, with an item of another": (Organisation, {"id": "x", "origins": ["France", "FR"]}),
    "a slip in a mapping below": (HostingArrangement, {"id": "h", "layers": [{"activities": ["sauvegard"]}]}),
    "a slip in a field by its French name, after one that is none": (
        Organisation,
        {"id": "x", "zzzz": 1, "pays": "France"},
    ),
    "all of it at once": (
        ProcessingActivity,
        {"id": "a", "role": "controler", "finalites": "soins", "sujets": [], "began": "2027-02-30", "hosting": 3},
    ),
}


@pytest.mark.parametrize(("kind", "values"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_as_in_a_document(kind, values):
    """The same problems at the same places, in both languages."""
    with pytest.raises(InvalidDocumentError) as made:
        kind(**values)
    with pytest.raises(InvalidDocumentError) as read:
        structure(values, kind)
    told, known = ({(one.path, one.expected) for one in error.value.problems} for error in (made, read))
    # A document says besides which fields a mapping has.
    assert {(path, said.partition(", such as")[0]) for path, said in known} == told
    french = render(made.value, language="fr")
    assert not any(one.expected in french for one in made.value.problems)


def test_what_is_meant_is_said():
    """One suggestion for each slip."""
    with pytest.raises(InvalidDocumentError) as caught:
        Organisation(id="x", pays="France", public_body="oui")
    assert [one.expected.partition("did you mean ")[2] for one in caught.value.problems] == [
        "true?",
        "'country'?",
        "FR?",
    ]


def test_facts_are_given_by_name():
    """An error of Python about ``initialise`` tells nobody anything."""
    with pytest.raises(TypeError, match=r"Organisation takes its facts by name: id=\.\.\., name=\.\.\.$"):
        Organisation("x")


def test_of_many_fields_the_nearest_are_told():
    """Fourteen are all told; of more the five that are nearest, and where all stand; of a model of a house all."""
    many = [f"near_{letter}" for letter in "abcdefghijklmno"]
    for name, known, kind, said in (
        ("zzzz", many[:14], Organisation, f"unknown field 'zzzz'; known are {', '.join(many[:14])}"),
        ("zzzz", many, Organisation, "unknown field 'zzzz'; `healthgov facts Organisation` lists those that there are"),
        ("Zzzz", many, Organisation, "unknown field; `healthgov facts Organisation` lists those that there are"),
        ("zzzz", many, type("Ours", (), {}), f"unknown field 'zzzz'; known are {', '.join(many)}"),
        ("zzzz", many, None, f"unknown field 'zzzz'; known are {', '.join(many)}"),
    ):
        assert unknown_field(name, known, "", kind=kind) == said
    said = unknown_field("near_", many, "", kind=Organisation)
    assert said.startswith("unknown field 'near_'; the nearest are near_")
    assert said.count("near_") == 1 + 5
    assert unknown_field("Near_", many, "", kind=Organisation) == said.replace(" 'near_'", "")
