"""What the classes that documents are read into are made of, and how deep values lie."""

from __future__ import annotations

import functools
import typing
from typing import Any

import attrs

from healthgov.documents.mistakes import MAX_DEPTH, Path
from healthgov.facts import hints, is_model, required

__all__ = ["fields_of", "first_too_deep", "is_deep", "is_recursive", "is_thing"]


@functools.cache
def fields_of(kind: Any) -> dict[str, Any]:
    """What each field may be; a fact that need not be stated may be ``null``."""
    if is_model(kind):
        needed = required(kind)
        return {name: hint if name in needed else hint | None for name, hint in hints(kind).items()}
    attrs.resolve_types(kind)
    return {field.name: field.type for field in attrs.fields(kind) if field.init}


def is_thing(kind: object) -> bool:
    """Whether a mapping is read into a class; of a model it is known without the description that attrs would make."""
    return isinstance(kind, type) and (is_model(kind) or attrs.has(kind))


@functools.cache
def is_recursive(kind: Any) -> bool:
    """Whether a thing of this class may hold another of its class, at whatever depth; or may lie too deep."""
    return _depth(kind, ()) > MAX_DEPTH


def _depth(kind: Any, around: tuple[Any, ...], known: dict[Any, int] | None = None) -> int:
    """How deep a value may lie; beyond all limits where a class holds itself."""
    known = {} if known is None else known  # a class lies at many places, and is as deep at each of them
    if kind in around:
        return MAX_DEPTH + 1
    if is_thing(kind):
        if kind not in known:
            inside = (_depth(hint, (*around, kind), known) for hint in fields_of(kind).values())
            known[kind] = 1 + max(inside, default=0)
        return known[kind]
    inner = [_depth(argument, around, known) for argument in typing.get_args(kind)]
    return max(inner, default=0) + 1


def is_deep(plain: object, limit: int = MAX_DEPTH) -> bool:
    """Whether values lie too deep; also ends on values that hold themselves, or one another many times."""
    level: list[Any] = [plain]
    for _ in range(limit + 1):
        holders = {id(value): value for value in level if isinstance(value, (dict, list, tuple))}
        if not holders:
            return False
        level = []
        for holder in holders.values():
            level.extend(holder.values() if isinstance(holder, dict) else holder)
    return True


def first_too_deep(plain: object, limit: int = MAX_DEPTH) -> Path:
    """The path of the first value that lies too deep."""
    seen: dict[int, int] = {}
    stack: list[tuple[object, Path]] = [(plain, ())]
    while stack:
        value, path = stack.pop()
        depth = len(path)
        if not isinstance(value, (dict, list, tuple)) or seen.get(id(value), -1) >= depth:
            continue
        if depth >= limit:
            return path
        seen[id(value)] = depth
        items: Any = value.items() if isinstance(value, dict) else enumerate(value)
        stack.extend((item, (*path, step)) for step, item in items)
    return ()
