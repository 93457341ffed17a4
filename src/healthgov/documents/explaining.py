"""The careful reading: everything wrong with the values, each at its place, and what is unusual and right.

Nothing is worded that is not told: problems beyond the limit are counted only, so that reading stays linear in the
document whatever is wrong with it.
"""

from __future__ import annotations

import enum
import functools
import types
import typing
from collections.abc import Callable
from typing import Any

import attrs

from healthgov.documents.kinds import fields_of, first_too_deep, is_deep
from healthgov.documents.mistakes import TOO_DEEP, Called, Flaw, Flaws, Step, kind_of
from healthgov.documents.suggesting import Suggestions, list_meant, mapping_meant, value_meant
from healthgov.errors import DefinitionError
from healthgov.facts import is_model, required
from healthgov.kinds import SIMPLE, Refused, member_of
from healthgov.placeholders import is_awaited, stated

__all__ = ["WRONG", "explained"]


class _Mark:
    """Stands where a value could not be taken."""


WRONG = _Mark()
_AWAITED = _Mark()

_SHOWN = 3
"""So many fields are named where a mapping of them is expected."""
_REQUIRED = "a value: the field is required"
_NO_LIST = "a list; in YAML a dash before each item, in TOML two brackets around its heading"
_Take = Callable[["_Reader", Any, bool], Any]
"""Takes the reader, the value, and whether it may be left out: what is still to be filled in is then not stated."""


def explained(plain: object, kind: type, flaws: Flaws, depth: int) -> object:
    """Return the object, or add all that is wrong to the flaws and return a mark that is no object of the class."""
    if is_deep(plain, depth):
        expected = TOO_DEEP.replace("64", str(depth))
        flaws.add(lambda: Flaw((), expected, at=first_too_deep(plain, depth)))
        return WRONG
    return _taker(kind)(_Reader(flaws), plain, False)


class _Reader:
    """Where one reading is, and what it found."""

    def __init__(self, flaws: Flaws) -> None:
        self.flaws = flaws
        self.path: list[Step] = []
        self.suggestions = Suggestions()

    def refuse(self, expected: str, *below: Step, at: str | None = None, found: str = "") -> None:
        """Something is wrong here, or below; ``at`` is a key that only helps to find the line."""
        self.refuse_lazily(lambda: expected, *below, at=at, found=found)

    def refuse_lazily(self, word: Callable[[], str], *below: Step, at: str | None = None, found: str = "") -> None:
        """The same, worded only if it is told."""
        path = self.path
        self.flaws.add(
            lambda: Flaw((*path, *below), word(), at=() if at is None else (at,), found=found),  # told at once
            kind=(found, *(step for step in (*path, *below) if not isinstance(step, int))),
        )


@functools.cache
def _taker(kind: Any) -> _Take:
    if kind in SIMPLE:
        return _simple(SIMPLE[kind], kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        rest = [argument for argument in arguments if argument is not type(None)]
        if len(rest) == 1 and len(arguments) == 2:  # noqa: PLR2004  X | None
            return _optional(_taker(rest[0]))
    elif (origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis) or origin is frozenset:  # noqa: PLR2004
        return _several(origin, _taker(arguments[0]))
    elif isinstance(kind, type) and issubclass(kind, enum.Enum):
        return _simple(member_of(kind), kind)
    elif isinstance(kind, type) and attrs.has(kind):
        return lambda reader, value, _: _thing(kind)(reader, value)
    raise DefinitionError(f"a document cannot be read into a field annotated {kind!r}")


def _simple(take: Callable[[Any], Any], kind: Any) -> _Take:
    def simple(reader: _Reader, value: Any, awaited: bool) -> Any:  # noqa: FBT001  as every taker
        try:
            return take(value)
        except Refused as refusal:
            if awaited and is_awaited(value):
                return _AWAITED
            expected = refusal.expected
            reader.refuse_lazily(lambda: value_meant(expected, value, kind), found=kind_of(value))
            return WRONG

    return simple


def _optional(take: _Take) -> _Take:
    def optional(reader: _Reader, value: Any, _: bool) -> Any:  # noqa: FBT001
        if value is None:
            return None
        taken = take(reader, value, True)
        if taken is WRONG and is_awaited(value):
            return None
        return None if taken is _AWAITED else taken

    return optional


def _several(origin: Any, take: _Take) -> _Take:
    unique = origin is frozenset

    def several(reader: _Reader, value: Any, awaited: bool) -> Any:  # noqa: FBT001
        if type(value) is not list and type(value) is not tuple:
            if awaited and is_awaited(value):
                return _AWAITED
            reader.refuse(_NO_LIST if type(value) is dict else list_meant("a list", value), found=kind_of(value))
            return WRONG
        items: list[Any] = []
        seen: set[Any] = set()
        before, waiting, path = reader.flaws.count, False, reader.path
        for index, item in enumerate(value):
            path.append(index)
            taken = take(reader, item, awaited)
            if taken is _AWAITED:
                waiting = True
            elif unique and taken is not WRONG:
                if taken in seen:
                    reader.refuse("each value is written once")
                seen.add(taken)
            items.append(taken)
            path.pop()
        if reader.flaws.count > before:
            return WRONG
        return _AWAITED if waiting else origin(items)

    return several


@functools.cache
def _thing(kind: Any) -> Callable[[_Reader, Any], Any]:
    """How a mapping is taken for a class."""
    takes = {name: _taker(hint) for name, hint in fields_of(kind).items()}
    facts = is_model(kind)
    needed = required(kind) if facts else _without_default(kind)
    first = ", ".join(list(takes)[:_SHOWN])
    expected = f"a mapping of fields, such as {first}" if first else "a mapping of fields"

    def thing(reader: _Reader, value: Any) -> Any:
        if type(value) is not dict:
            reader.refuse_lazily(lambda: mapping_meant(expected, value), found=kind_of(value))
            return WRONG
        before, path = reader.flaws.count, reader.path
        values: dict[str, Any] = {}
        meant: set[str] = set()
        for name, given in value.items():
            take = takes.get(name)
            if take is None:
                reader.refuse_lazily(
                    lambda name=name: reader.suggestions.unknown(name, kind, takes),  # type: ignore[misc]
                    at=name if isinstance(name, str) else None,
                )
                called = "" if reader.flaws.is_full else reader.suggestions.meant(name, kind, takes)
                if called in takes and called not in value and called not in meant:
                    meant.add(called)  # what stands below is read as what it is meant for: all is told at once
                    path.append(Called.by(name, called))
                    takes[called](reader, given, False)
                    path.pop()
                continue
            path.append(name)
            taken = take(reader, given, False)
            path.pop()
            values[name] = stated(taken) if facts and name not in needed else taken
        for name in takes if needed else ():
            if name in needed and name not in value and name not in meant:
                reader.refuse(_REQUIRED, name)
        if reader.flaws.count > before:
            return WRONG
        return _model(reader, kind, takes, values) if facts else _instance(reader, kind, values)

    return thing


def _without_default(kind: Any) -> frozenset[str]:
    return frozenset(field.name for field in attrs.fields(kind) if field.init and field.default is attrs.NOTHING)


def _model(reader: _Reader, kind: Any, names: dict[str, _Take], values: dict[str, Any]) -> Any:
    made = object.__new__(kind)
    made.__dict__.update({**dict.fromkeys(names), **values})
    check = getattr(kind, "__check__", None)
    wrong = check(made) if check is not None else None
    if wrong:
        reader.refuse(wrong)
        return WRONG
    return made


def _instance(reader: _Reader, kind: Any, values: dict[str, Any]) -> Any:
    try:
        return kind(**{name.lstrip("_"): value for name, value in values.items()})
    except Exception as error:  # noqa: BLE001  worded without its message unless it is ours
        for name, expected in _rejections(error, kind, values):
            reader.refuse(expected, *((name,) if name else ()))
        return WRONG


def _rejections(error: BaseException, kind: Any, values: dict[str, Any]) -> list[tuple[str, str]]:
    """What the validators of the class say, each with its field, or of the whole."""
    probe = kind.__new__(kind)  # every validator is asked on it; it is never handed out
    found: list[tuple[str, str]] = []
    try:
        for field in attrs.fields(kind):
            if field.name in values:
                value = values[field.name]
            elif isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
                factory: Any = field.default
                value = factory.factory(probe) if factory.takes_self else factory.factory()
            else:
                value = field.default
            object.__setattr__(probe, field.name, value)
    except Exception:  # noqa: BLE001  a class too special to ask field by field
        return [("", _wording(error, kind, values))]
    for field in attrs.fields(kind):
        if field.validator is not None:
            try:
                field.validator(probe, field, getattr(probe, field.name))
            except Exception as rejection:  # noqa: BLE001
                found.append((field.name, _wording(rejection, kind, values)))
    return found or [("", _wording(error, kind, values))]


def _wording(error: BaseException, kind: Any, values: dict[str, Any]) -> str:
    """What a class expected: a refusal says it, and so do classes of our own, which name no values."""
    if isinstance(error, Refused):
        return error.expected
    message = str(error)
    if (
        isinstance(error, (TypeError, ValueError))
        and kind.__module__.startswith("healthgov.")
        and not any(isinstance(one, str) and len(one) > 2 and one in message for one in values.values())  # noqa: PLR2004  codes are common in words
    ):
        return message
    return "a value that the model accepts"
