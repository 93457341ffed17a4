"""A question that a report asks can be answered: where it points, a document can state the fact."""

from __future__ import annotations

import re
from typing import Any

from groups import in_groups
from healthgov import check
from healthgov.commands.laws import bodies_of_country, default_bodies
from healthgov.documents import schema, structure
from healthgov.models import Organisation
from law.cases import changed
from law.test_small_documents import CASES, DAY, FILES, named

SCHEMA: Any = schema()

REACHED = [{"country": country, "safeguard": "adequacy"} for country in ("CA", "FO", "IL", "JP", "KR", "US")]
"""Countries of which a decision covers some importers only: what it asks of them is asked."""


def readings(node: Any) -> list[Any]:
    """What a part of the schema may be."""
    while "$ref" in node:
        node = SCHEMA["$defs"][node["$ref"].rpartition("/")[2]]
    return [node, *(each for key in ("anyOf", "oneOf") for one in node.get(key, ()) for each in readings(one))]


def unknown_part(path: str) -> str | None:
    """The first part of a path of which the schema knows nothing."""
    now = readings(SCHEMA)
    for part in re.sub(r"\[\d+\]", ".[]", path).split("."):
        inner = [one["items"] if part == "[]" else one["properties"][part] for one in now if holds(one, part)]
        if not inner:
            return part
        now = [each for one in inner for each in readings(one)]
    return None


def holds(node: Any, part: str) -> bool:
    """Whether a part of the schema has such an inner part."""
    return "items" in node if part == "[]" else part in node.get("properties", {})


def unanswerable(document: dict[str, Any], day: Any) -> list[str]:
    """The questions of a report on a document that it could not answer."""
    organisation = structure(document, Organisation)
    bodies = dict.fromkeys((*default_bodies(), *bodies_of_country(organisation)))
    asked = check(organisation, *bodies, as_of=day).questions
    return [f"{question.fact}: {question.ask}" for question in asked if unknown_part(question.fact)]


@in_groups(CASES[::7], by=lambda stem, _: stem, named=lambda _, case: named(case))
def test_each_question_can_be_answered(stem: str, case: dict[str, Any]):
    """In small documents."""
    document = changed(FILES[stem]["documents"][case["document"]], case.get("with") or {})
    assert not unanswerable(document, case.get("as_of", DAY))


def test_what_a_decision_asks_of_who_reaches_the_data_can_be_answered():
    """A decision covers some importers only, and asks of them what a transfer is asked."""
    hosted = FILES["hosting"]["documents"]["hosted"]
    assert not unanswerable(changed(hosted, {"hosting.0.layers.0.access": REACHED}), DAY)
    filed = {"id": "host", "country": "FR", "certification": [{"id": "file", "referential": "v2_0"}]}
    assert not unanswerable(changed(filed, {"certification.0.remote_access": REACHED}), DAY)


def test_a_fact_that_no_document_states_is_seen():
    """The test itself sees one."""
    assert unknown_part("hosting[0].layers[0].access[0].mood") == "mood"
    assert unknown_part("hosting[0].layers[0].access[0].country") is None
