"""What stands where in a document, for reports: kinds, ids and names of things, codes and days; nothing personal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from healthgov.facts import facts_of, is_model
from healthgov.findings import quotable
from healthgov.rules.subjects import walk

__all__ = ["Place", "places_of"]


@attrs.frozen
class Place:
    """A thing in the document: where, of which model, what people call it, and what is stated of it that may be shown.

    ``label`` is the name of an organisation or a thing, never that of a person; it is empty where there is none.
    """

    path: str
    model: type
    label: str = attrs.field(repr=False)
    stated: Mapping[str, object] = attrs.field(hash=False, repr=False)
    """Its codes, days, numbers and ids by the names of their facts."""


def places_of(document: object) -> tuple[Place, ...]:
    """Everything that stands in a document, parents first."""
    return tuple(_place(found.path, found.value) for found in walk(document) if is_model(type(found.value)))


def _place(path: str, thing: Any) -> Place:
    kind: type = type(thing)
    label, stated = "", {}
    for fact in facts_of(kind):
        value = getattr(thing, fact.name)
        if value is None:
            continue
        if fact.words.label and isinstance(value, str):
            label = value
        elif not fact.words.personal and _may_be_shown(value):
            stated[fact.name] = value
    return Place(path, kind, label, stated)


def _may_be_shown(value: object) -> bool:
    """Whether a value is no thing with facts of its own; texts among them are ids, all others are marked personal."""
    items = value if isinstance(value, tuple) else (value,)
    return all(isinstance(item, str) or quotable(item) for item in items)
