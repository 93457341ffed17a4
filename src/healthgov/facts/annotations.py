"""What the annotations of a model say: what each fact may be, and which models it leads to.

Annotations are read when they are asked for: importing a law evaluates none of them.
"""

from __future__ import annotations

import builtins
import enum
import functools
import inspect
import re
import sys
import types
import typing
from collections.abc import Hashable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, cast

from healthgov.kinds import Count
from healthgov.questions.operands import Operand

__all__ = ["hints", "holds", "is_boolean", "is_model", "misfit", "named", "written"]

_DOTTED = re.compile(r"\.\s*[A-Za-z_]")
_WORDS = re.compile(r"[A-Za-z_]\w*")


def is_model(kind: object) -> bool:
    """Whether a class is a model of facts."""
    return isinstance(kind, type) and "_names" in kind.__dict__


@functools.cache
def hints(kind: type) -> dict[str, Any]:
    """What each fact of a model may be: the type inside ``Fact[...]``."""
    found: dict[str, Any] = {}
    for base in reversed(kind.__mro__):  # each class is read where it was written
        if is_model(base):
            own = inspect.get_annotations(base)
            alike = {repr(annotation): annotation for annotation in own.values()}  # many are: each is evaluated once
            read = typing.get_type_hints(types.SimpleNamespace(__annotations__=alike), dict(_scope(base)))
            found |= {name: read[repr(annotation)] for name, annotation in own.items()}
    return {name: _inner(hint) for name, hint in found.items() if name in kind._names}  # type: ignore[attr-defined]  # noqa: SLF001


def _inner(hint: Any) -> Any:
    origin = typing.get_origin(hint)
    is_fact = isinstance(origin, type) and issubclass(origin, Operand)
    return typing.get_args(hint)[0] if is_fact else hint


def _scope(kind: type) -> Mapping[str, Any]:
    """The names that the annotations of a model may use."""
    return kind._scope or sys.modules[kind.__module__].__dict__  # type: ignore[attr-defined]  # noqa: SLF001


def written(kind: type, name: str) -> Any:
    """The annotation of a fact, as it was written."""
    return next(found[name] for base in kind.__mro__ if name in (found := inspect.get_annotations(base)))


@functools.cache
def is_boolean(kind: type, name: str) -> bool:
    """Whether a fact of a model is so or not so."""
    if written(kind, name) in ("Fact[bool]", "Required[bool]"):
        return True
    return hints(cast("Hashable", kind))[name] is bool


def misfit(kind: type, name: str, test: str, constant: object) -> str:
    """What a fact of days, numbers or an enumeration is held against that none of its values can be; nothing where it fits."""
    if test in _WITH_DAY:
        moment = _plain(hints(cast("Hashable", kind)).get(name)) is datetime
        return "the day asked for, and is a moment: ask by_hand(function) of its date" if moment else ""
    constants = constant if isinstance(constant, frozenset) else (constant,)
    slips = [one for one in constants if type(one) in (str, int, float)]
    if (
        not slips
    ):  # a value of the law, another fact, a member, a day: type checkers see those, and no annotation is read
        return ""
    found = _plain(hints(cast("Hashable", kind)).get(name))
    if test in _OF_LISTS:
        found = _plain(next(iter(typing.get_args(found)), None))
    if not isinstance(found, type):
        return ""
    if issubclass(found, enum.Enum) and not issubclass(found, str | int):
        meant = [str(member) for member in found if member.value in slips]
        return f"what is no member of {found.__name__}: write {', '.join(meant or map(str, found))}"
    if found is date:
        return "what is no day: write date(2026, 1, 31)"
    if found is datetime:
        return "what is no moment: write datetime(2026, 1, 31, 10, tzinfo=UTC)"
    if found in (int, float, Count) and any(isinstance(one, str) for one in slips):
        return "what is no number"
    return ""


_WITH_DAY = ("begun", "over")
_OF_LISTS = ("includes", "includes all", "meets", "only")


def _plain(hint: Any) -> Any:
    """The kind itself, the ``None`` of an optional one left out."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return next(one for one in typing.get_args(hint) if one is not type(None))
    return hint


@functools.cache
def named(kind: type) -> dict[str, type]:
    """The model that each fact leads to; facts that lead to none are left out."""
    found: dict[str, type] = {}
    for base in reversed(kind.__mro__):
        if is_model(base):
            for name, annotation in inspect.get_annotations(base).items():
                found.pop(name, None)
                parts = _words(annotation, _scope(base))
                if parts is None:
                    hint = hints(cast("Hashable", base)).get(name)
                    parts = _leaves(hint)
                model = next((part for part in parts if is_model(part)), None)
                if model is not None:
                    found[name] = cast("type", model)
    return found


def _words(annotation: Any, scope: Mapping[str, Any]) -> Iterator[Any] | None:
    """What the words of an annotation stand for, without evaluating it; ``None`` where that is not so simple."""
    words = _words_of(annotation) if isinstance(annotation, str) else ("",)
    if not all(word in scope or hasattr(builtins, word) for word in words):
        return None
    return iter([scope[word] for word in words if word in scope])


@functools.cache
def _words_of(annotation: str) -> tuple[str, ...]:
    """The names in an annotation; one that is none where something is looked up in something else."""
    return ("",) if _DOTTED.search(annotation) else tuple(_WORDS.findall(annotation))


def _leaves(hint: Any) -> Iterator[Any]:
    arguments = typing.get_args(hint)
    if not arguments:
        yield hint
    for argument in arguments:
        yield from _leaves(argument)


@functools.cache
def holds(outer: type, inner: type) -> bool:
    """Whether a thing of one model is, or may lie in, a thing of another."""
    return any(issubclass(kind, inner) for kind in _within(cast("Hashable", outer)))


@functools.cache
def _within(outer: type) -> frozenset[type]:
    """A model, and all that its facts lead to."""
    seen: set[type] = set()
    waiting = [outer]
    while waiting:
        kind = waiting.pop()
        if kind not in seen:
            seen.add(kind)
            if is_model(kind):
                waiting += named(cast("Hashable", kind)).values()
    return frozenset(seen)
