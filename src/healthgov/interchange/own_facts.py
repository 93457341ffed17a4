"""Facts of ours inside other people's formats: in the places that they leave for others, one fact a place.

A fact that a format has a field for stands in that field only. The others of the same thing are written beside it under
names of our own, so that they come back. They are believed as long as the fields of the format still say what they said:
where somebody changed those, the fields count, and what stood beside them is left behind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from healthgov.documents import structure
from healthgov.documents.mistakes import Flaws, spell
from healthgov.documents.structuring import structured, unstructured
from healthgov.errors import InvalidDocumentError
from healthgov.facts import hints, required
from healthgov.interchange.converted import Loss
from healthgov.interchange.reading import Node, closed
from healthgov.models import Organisation

__all__ = ["PREFIX", "believed", "beside", "finished"]

PREFIX = "healthgov."
"""What a name of ours begins with."""

_CHANGED = "the fields of the format no longer say what they said when it was written, and they count"


def beside(stated: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a thing that the fields of a format do not say as they are stated."""
    return {name: value for name, value in stated.items() if name != "id" and said.get(name) != value}


def believed(
    said: dict[str, Any],
    own: Mapping[str, Node],
    kind: type,
    same: Callable[[dict[str, Any]], bool],
    values: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The facts of a thing: what the fields say, and what stands beside them if ``same`` finds the fields unchanged.

    Where they were changed, the facts that the change does not touch are kept.

    ``values`` are those of the nodes, where a format writes them in a form of its own.
    """
    written = {name: node.value for name, node in own.items()} if values is None else values
    facts = {name: value for name, node in own.items() if (value := _fact(node, name, written[name], kind)) is not None}
    if len(facts) < len(own):
        return said
    kept = (
        facts if same({**said, **facts}) else {name: facts[name] for name in facts if same({**said, name: facts[name]})}
    )
    for name, node in own.items():
        if name in kept:
            node.taken()
        else:
            node.lost(_CHANGED)
    return {**said, **kept} if kept else said


def _fact(node: Node, name: str, value: Any, kind: type) -> Any:
    """A fact as a document holds it, or ``None`` once it is told what is wrong with it."""
    if name == "id" or name not in hints(kind):
        node.wrong("a fact of the model: see the page of facts")
        return None
    flaws = Flaws(1)
    made = structured({**dict.fromkeys(required(kind), "x"), name: value}, kind, flaws)
    if flaws.count:
        flaw = flaws.told[0]
        where = spell(flaw.path)
        node.wrong(flaw.expected if where == name else f"{where}: {flaw.expected}")
        return None
    stated: Any = unstructured(made)
    if name not in stated:
        node.wrong("a fact that is stated")
        return None
    return stated[name]


def finished(plain: dict[str, Any], root: Node) -> tuple[Organisation, tuple[Loss, ...]]:
    """The organisation, once everything wrong with the text is told, and what was left behind."""
    losses = closed(root)
    try:
        return structure(plain, Organisation), losses
    except InvalidDocumentError as error:
        problems, more = error.problems, error.more
    raise InvalidDocumentError(problems, source="what the text states", more=more)
