"""JSON-LD as far as a document carries its context with it: things with types and properties, by their IRIs.

Compact, expanded and flattened documents are read; prefixes, terms, types of terms, nested things, references and lists are
followed. A context that lies elsewhere is refused: nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from healthgov.interchange.reading import Node

__all__ = ["Thing", "Value", "things"]

_KEYWORDS = frozenset({"@vocab", "@base", "@version", "@language", "@direction", "@protected"})


@attrs.define
class Thing:
    """A thing that a document speaks of."""

    iri: str = ""
    types: list[tuple[str, Node]] = attrs.field(factory=list, repr=False)
    values: dict[str, list[Value]] = attrs.field(factory=dict, repr=False)

    def is_a(self, *iris: str) -> bool:
        """Whether it is of one of these types, which then is taken."""
        found = [node for iri, node in self.types if iri in iris]
        for node in found:
            node.taken()
        return bool(found)

    def of(self, *iris: str) -> list[Value]:
        """The values of its properties."""
        return [value for iri in iris for value in self.values.get(iri, ())]

    def text(self, *iris: str) -> str | None:
        """The one text that a property has; several are left behind."""
        found = [value for value in self.of(*iris) if isinstance(value.literal, str)]
        if len(found) != 1:
            return None
        found[0].node.taken()
        return str(found[0].literal)


@attrs.define
class Value:
    """A value of a property: a literal, or a thing."""

    node: Node = attrs.field(repr=False)
    literal: Any = attrs.field(default=None, repr=False)
    thing: Thing | None = None

    def followed(self) -> None:
        """Take a reference, once the thing that it leads to has said what was asked."""
        if not isinstance(self.node.value, dict) or len(self.node.value) == 1:
            self.node.taken()

    def names(self) -> list[tuple[str, Node]]:
        """What names the value: its IRI, and its types where it is a thing of its own."""
        if self.thing is None:
            return []
        return [*([(self.thing.iri, self.node)] if self.thing.iri else []), *self.thing.types]


@attrs.frozen
class _Context:
    terms: dict[str, str]
    kinds: dict[str, str]

    def expanded(self, term: str) -> str:
        if term in self.terms:
            return self.terms[term]
        prefix, colon, rest = term.partition(":")
        if colon and not rest.startswith("//") and prefix in self.terms:
            return self.terms[prefix] + rest
        return term if colon or term.startswith("@") else self.terms.get("@vocab", "") + term


def things(root: Node) -> list[Thing]:
    """The things that a document speaks of, in the order in which it names them."""
    found: dict[str, Thing] = {}
    unnamed: list[Thing] = []
    for node, context in _tops(root, _Context({}, {})):
        _thing(node, context, found, unnamed)
    return [*found.values(), *unnamed]


def _tops(node: Node, context: _Context) -> Iterator[tuple[Node, _Context]]:
    context = _with(node, context)
    graph = next((key for key in node.value if context.expanded(str(key)) == "@graph"), None)
    if graph is None:
        yield node, context
        return
    if any(context.expanded(str(key)) not in ("@graph", "@context", "@id") for key in node.value):
        yield node, context
    listed = node.items(graph) if isinstance(node.value[graph], list) else [node.mapping(graph)]
    for one in listed:
        if one is not None:
            yield from _tops(one, context)


def _with(node: Node, context: _Context) -> _Context:
    """The context, with what a thing adds to it."""
    own = node.child("@context")
    if own is None:
        return context
    terms, kinds = dict(context.terms), dict(context.kinds)
    for part in node.items("@context", object) if isinstance(own.value, list) else [own]:
        if not isinstance(part.value, dict) or "@import" in part.value:
            part.wrong("a context that stands in the document: nothing is fetched")
            continue
        for key, meaning in part.value.items():
            if isinstance(meaning, dict):
                terms[key] = str(meaning.get("@id", key))
                kinds[key] = str(meaning.get("@type", ""))
            elif isinstance(meaning, str) and (key not in _KEYWORDS or key == "@vocab"):
                terms[key] = meaning
    own.taken()
    made = _Context(terms, kinds)
    return _Context({key: iri if key.startswith("@") else _whole(iri, made) for key, iri in terms.items()}, kinds)


def _whole(iri: str, context: _Context) -> str:
    """A meaning that is itself written with a prefix, written out."""
    prefix, colon, rest = iri.partition(":")
    return context.terms[prefix] + rest if colon and prefix in context.terms and prefix != iri else iri


def _thing(node: Node, context: _Context, found: dict[str, Thing], unnamed: list[Thing]) -> Thing:
    context = _with(node, context)
    named = next((node.child(key) for key in node.value if context.expanded(str(key)) == "@id"), None)
    if named is None:
        thing = Thing()
        unnamed.append(thing)
    else:
        iri = context.expanded(str(named.value))
        if len(node.value) > 1:  # a reference alone is taken, or not, by what refers
            named.taken()
        thing = found.setdefault(iri, Thing(iri))
    for key in node.value:
        term = context.expanded(str(key))
        if term == "@type":
            texts = node.items(key, str) if isinstance(node.value[key], list) else [node.at_text(key)]
            thing.types += [(context.expanded(text.value), text) for text in texts if text]
        elif not term.startswith("@") and (child := node.child(key)) is not None:
            kind = context.kinds.get(key, "")
            thing.values.setdefault(term, []).extend(_values(child, kind, context, found, unnamed))
    return thing


def _values(node: Node, kind: str, context: _Context, found: dict[str, Thing], unnamed: list[Thing]) -> Iterator[Value]:
    value = node.value
    if isinstance(value, list):
        for one in node.each():
            yield from _values(one, kind, context, found, unnamed)
    elif not isinstance(value, dict):
        if kind in ("@id", "@vocab") and isinstance(value, str):
            iri = context.expanded(value)
            yield Value(node, thing=found.setdefault(iri, Thing(iri)))
        else:
            yield Value(node, literal=value)
    elif "@value" in value:
        yield Value(node, literal=value["@value"])
    elif "@list" in value or "@set" in value:
        inner = node.child("@list" if "@list" in value else "@set")
        if inner is not None:
            yield from _values(inner, kind, context, found, unnamed)
    else:
        yield Value(node, thing=_thing(node, context, found, unnamed))
