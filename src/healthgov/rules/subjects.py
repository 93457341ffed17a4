"""What rules are asked of: the things in a document, each with its path, and where one is not stated."""

from __future__ import annotations

import enum
import functools
import types
import typing
from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from typing import Any, cast

import attrs

from healthgov.durations import Length
from healthgov.facts import facts_of, hints, holds, is_model
from healthgov.findings import Finding, join, missing
from healthgov.questions.memory import remembered

__all__ = ["Subject", "openings", "subjects_of", "walk"]


@attrs.frozen
class Subject:
    """A model found in the document, and where."""

    path: str
    value: object = attrs.field(repr=False)


def subjects_of(document: object) -> Mapping[type, list[Subject]]:
    """The things in a document by their model; a frozen document is walked once."""

    def walked() -> Mapping[type, list[Subject]]:
        found: dict[type, list[Subject]] = {}
        for subject in walk(document):
            found.setdefault(type(subject.value), []).append(subject)
        return found

    return remembered(document, "subjects", walked) if is_model(type(document)) else walked()


def walk(document: object, path: str = "") -> Iterator[Subject]:
    """Every model in a document with its path, parents first."""
    yield Subject(path, document)
    for name in _branches(cast("Hashable", type(document))):
        value = getattr(document, name)
        if value is None:
            continue
        where = join(path, name)
        if isinstance(value, tuple):
            for index, item in enumerate(cast("tuple[object, ...]", value)):
                if _is_one(cast("Hashable", type(item))):
                    yield from walk(item, f"{where}[{index}]")
        elif _is_one(value.__class__):
            yield from walk(value, where)


def openings(document: object, kind: type, path: str = "") -> Iterator[Finding]:
    """The facts of a document that are not stated and might hold a thing of a kind."""
    if not is_model(type(document)):
        return
    for fact in facts_of(type(document)):
        if fact.item is object or not holds(fact.item, kind):
            continue
        value, where = getattr(document, fact.name), join(path, fact.name)
        if value is None:
            yield missing(where, fact.question)
        elif isinstance(value, tuple):
            for index, item in enumerate(cast("tuple[object, ...]", value)):
                yield from openings(item, kind, f"{where}[{index}]")
        else:
            yield from openings(value, kind, where)


@functools.cache
def _is_one(kind: type) -> bool:
    return is_model(kind) or attrs.has(kind)


@functools.cache
def _branches(model: Hashable) -> tuple[str, ...]:
    """The fields of a model that may hold other models."""
    kind = cast("Any", model)
    if is_model(kind):
        return tuple(name for name, hint in hints(kind).items() if _may_hold_models(hint))
    if not attrs.has(kind):
        return ()
    try:
        resolved = attrs.resolve_types(kind)
    except (NameError, TypeError):  # a type known to checkers only: look at the value instead
        resolved = kind
    return tuple(field.name for field in attrs.fields(resolved) if _may_hold_models(field.type))


def _may_hold_models(hint: object) -> bool:
    origin = typing.get_origin(hint)
    if origin in (tuple, typing.Union, types.UnionType):
        return any(_may_hold_models(part) for part in typing.get_args(hint) if part is not Ellipsis)
    return not (isinstance(hint, type) and issubclass(hint, (str, int, float, date, enum.Enum, Length, types.NoneType)))
