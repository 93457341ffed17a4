"""Where a witness lies: alone, or in a document whose facts are read, at the place where such a thing may stand."""

from __future__ import annotations

import pytest

from healthgov.documents import unstructure
from healthgov.facts import Fact, fact, model
from healthgov.questions import of_whole, when
from healthgov.questions.lists import Items
from healthgov.questions.remedies import remedies
from healthgov.questions.witnesses import _around, _way_to, witness
from kernel.test_readings import TODAY, Campaign, Entity, F, Layer, P, U, WayOut, Whole


@model
class Ring:
    """What may lie in one of its kind."""

    inner: Fact[Ring] = fact("What lies in it?")
    stones: Fact[tuple[Layer, ...]] = fact("Which stones?")


@model
class Seal:
    """What lies deepest."""

    whole: Fact[bool] = fact("Is it whole?")


@model
class Lid:
    """What may be sealed."""

    seal: Fact[Seal] = fact("Which seal?")


@model
class Box:
    """What holds a ring, and a layer below it."""

    ring: Fact[Ring] = fact("Which ring?")
    lid: Fact[Lid] = fact("Which lid?")
    note: Fact[str] = fact("What is written on it?")


@model
class Case:
    """What holds a layer, and another further down, after it."""

    rings: Fact[tuple[Ring, ...]] = fact("Which rings?")
    box: Fact[Box] = fact("Which box?")
    aged: Fact[bool] = fact("Is it aged?")


@pytest.mark.parametrize(
    ("outer", "inner", "steps"),
    [
        (Whole, Campaign, ("campaigns", 0)),
        (Whole, Layer, ("campaigns", 0, "layers", 0)),
        (Whole, WayOut, ("campaigns", 0, "way")),
        (Campaign, WayOut, ("way",)),
        (Layer, Layer, ("parts", 0)),
        (Box, Ring, ("ring",)),
        (Box, Layer, ("ring", "stones", 0)),
        (Case, Layer, ("rings", 0, "stones", 0)),
        (Case, Ring, ("rings", 0)),
        (Case, Seal, ("box", "lid", "seal")),
        (Ring, Ring, ("inner",)),
        (Ring, Entity, None),
        (Whole, Whole, None),
        (Whole, Ring, None),
    ],
)
def test_the_way_to_a_thing(outer, inner, steps):
    """The shortest; there is none to what never lies in it, however things lie in one another."""
    assert _way_to(outer, inner) == steps


@pytest.mark.parametrize(
    ("question", "around"),
    [
        (Campaign.named, None),
        (Campaign.layers.each(Layer.encrypted), None),
        (of_whole(Whole.strict), Whole),
        (Campaign.named & Whole.strict, Whole),
        (Campaign.layers.each(Layer.encrypted | Whole.strict), Whole),
        (Items(Whole.entities).some(Entity.trusted), Whole),
        (Whole.strict & Entity.trusted, Whole),
        (Entity.trusted & Whole.strict, Whole),
    ],
)
def test_the_model_of_the_document_is_that_of_what_is_read(question, around):
    """Of what neither the thing has nor what lies in it; of several that which holds the others."""
    assert _around(question, Campaign) is around


def test_a_witness_lies_in_a_document_where_facts_of_one_are_read():
    """Alone where none is, and where it is the document itself; beside it where it never lies in it."""
    question = when(Whole.strict, Campaign.named)
    found = witness(question, Campaign, F, TODAY)
    assert unstructure(found.document) == {"strict": True, "campaigns": [{"named": False}]}
    assert found.subject is found.document.campaigns[0]
    assert witness(Campaign.named, Campaign, P, TODAY).document is None
    assert unstructure(witness(Campaign.named, Campaign, P, TODAY, within=Whole).document) == {
        "campaigns": [{"named": True}]
    }
    assert witness(Campaign.named, Campaign, P, TODAY, within=Campaign).document is None
    apart = witness(Campaign.named, Campaign, P, TODAY, within=Entity)
    assert (unstructure(apart.subject), unstructure(apart.document)) == ({"named": True}, {"id": "entity"})
    assert witness(Campaign.named, str, U, TODAY) is None


def test_what_is_changed_around_a_thing_stands_in_the_document():
    """Before the thing in the alphabet or after it; what is changed of the thing is told from it."""
    for other in (Case.aged, Whole.strict):
        thing, document = (Ring(stones=[]), Case) if other is Case.aged else (Campaign(named=False), Whole)
        asked = (Ring.stones.exist() if document is Case else Campaign.named) | other
        whole = Case(rings=[thing], aged=False) if document is Case else Whole(campaigns=[thing], strict=False)
        told = remedies(asked, thing, as_of=TODAY, document=whole)
        assert [[change.path for change in one.changes] for one in told] in (
            [["stones[0]"], ["/aged"]],
            [["named"], ["/strict"]],
        )
