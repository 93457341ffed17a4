"""From plain values to attrs objects and back, strictly.

cattrs generates the code that fills each class. A first, fast reading says only that something is
wrong; then a second one collects everything that is.
"""

from __future__ import annotations

import enum
import functools
import types
import typing
from collections.abc import Callable
from datetime import date, time
from typing import Any

import attrs
import cattrs
from cattrs.errors import AttributeValidationNote, ClassValidationError
from cattrs.gen import make_dict_structure_fn, override

from healthgov.documents.mistakes import MAX_DEPTH, TOO_DEEP, Flaw, Mistake, Path
from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.facts import hints, is_model, required, unknown_field
from healthgov.kinds import SIMPLE, Refused, member_of
from healthgov.periods import Period
from healthgov.placeholders import filled_in, is_awaited

__all__ = ["Mistake", "mistakes_in", "structured", "unstructured"]

_Hook = Callable[[Any, Any], Any]


def structured(plain: object, kind: type) -> object:
    """Return the object, or raise a :class:`Mistake` that says no more than that there is one."""
    if _is_deep(plain):
        raise Mistake
    hook = _hook(kind, detailed=False)
    try:
        return hook(plain, kind)
    except Exception:  # noqa: BLE001  whatever it is, the second reading finds and words it
        raise Mistake from None


def mistakes_in(plain: object, kind: type) -> tuple[Flaw, ...]:
    """Everything wrong with the values."""
    if _is_deep(plain):
        return (_too_deep(plain),)
    try:
        _hook(kind, detailed=True)(plain, kind)
    except Mistake as mistake:
        return mistake.flaws
    return ()


def unstructured(value: Any) -> object:
    """Return plain values: what a document holds."""
    if value is None or isinstance(value, (bool, float)):
        return value
    if isinstance(value, enum.Enum):
        return unstructured(value.value)
    if isinstance(value, (str, int)):
        return str(value) if isinstance(value, str) else int(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Period):
        units = (("Y", value.years), ("M", value.months), ("D", value.days))
        return "P" + ("".join(f"{count}{unit}" for unit, count in units if count) or "0D")
    if isinstance(value, tuple):
        return [unstructured(item) for item in value]
    if isinstance(value, frozenset):
        return sorted((unstructured(item) for item in value), key=repr)
    if attrs.has(type(value)):
        fields = ((f, getattr(value, f.name)) for f in attrs.fields(type(value)) if f.init)
        return {f.name: unstructured(item) for f, item in fields if item is not None or f.default is not None}
    raise TypeError(f"a document cannot hold a {type(value).__name__}")


def _is_deep(plain: object) -> bool:
    """Whether values lie too deep; also ends on values that hold themselves, or one another many times."""
    level: list[Any] = [plain]
    for _ in range(MAX_DEPTH + 1):
        holders = {id(value): value for value in level if isinstance(value, (dict, list, tuple))}
        if not holders:
            return False
        level = []
        for holder in holders.values():
            level.extend(holder.values() if isinstance(holder, dict) else holder)
    return True


def _too_deep(plain: object) -> Flaw:
    """The flaw of values that lie too deep, at the first of them."""
    seen: dict[int, int] = {}
    stack: list[tuple[object, Path]] = [(plain, ())]
    while stack:
        value, path = stack.pop()
        depth = len(path)
        if not isinstance(value, (dict, list, tuple)) or seen.get(id(value), -1) >= depth:
            continue
        if depth >= MAX_DEPTH:
            return Flaw((), TOO_DEEP, at=path)
        seen[id(value)] = depth
        items: Any = value.items() if isinstance(value, dict) else enumerate(value)
        stack.extend((item, (*path, step)) for step, item in items)
    return Flaw((), TOO_DEEP)


@functools.cache
def _converter() -> cattrs.Converter:
    return cattrs.Converter()


@functools.cache
def _hook(kind: Any, *, detailed: bool) -> _Hook:
    """The strict hook for an annotation."""
    if kind in SIMPLE:
        return _plainly(SIMPLE[kind])
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        rest = [argument for argument in arguments if argument is not type(None)]
        if len(rest) == 1 and len(arguments) == 2:  # noqa: PLR2004  X | None
            return _optional(rest[0], detailed=detailed)
    elif (origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis) or origin is frozenset:  # noqa: PLR2004
        return _sequence(origin, arguments[0], detailed=detailed)
    elif isinstance(kind, type) and issubclass(kind, enum.Enum):
        return _plainly(member_of(kind))
    elif isinstance(kind, type) and attrs.has(kind):
        return _later(kind, detailed=detailed)
    raise DefinitionError(f"a document cannot be read into a field annotated {kind!r}")


def _plainly(take: Callable[[Any], Any]) -> _Hook:
    """A hook for a simple kind of value: what it refuses is a mistake at this place."""

    def hook(value: Any, _: Any) -> Any:
        try:
            return take(value)
        except Refused as refusal:
            raise Mistake.here(refusal.expected) from None

    return hook


def _optional(kind: Any, *, detailed: bool) -> _Hook:
    hook = _hook(kind, detailed=detailed)

    def optional(value: Any, _: Any) -> Any:
        if value is None:
            return None
        try:
            return hook(value, kind)
        except Mistake:
            # What is still to be filled in is not stated, whatever its kind; texts are looked at by their model.
            rest = filled_in(value)
            if rest is value and not is_awaited(value):
                raise
        if rest is not value:
            hook(rest, kind)
        return None

    return optional


def _sequence(origin: Any, kind: Any, *, detailed: bool) -> _Hook:
    hook = _hook(kind, detailed=detailed)
    unique = origin is frozenset

    def sequence(value: Any, _: Any) -> Any:
        if type(value) is not list and type(value) is not tuple:
            raise Mistake.here("a list")
        if not detailed:
            found = origin([hook(item, kind) for item in value])
            if unique and len(found) != len(value):
                raise Mistake
            return found
        items: list[Any] = []
        flaws: list[Flaw] = []
        for index, item in enumerate(value):
            try:
                built = hook(item, kind)
            except Mistake as mistake:
                flaws.extend(_below(index, mistake))
                continue
            if unique and built in items:
                flaws.append(Flaw((index,), "each value is written once"))
            items.append(built)
        if flaws:
            raise Mistake(*flaws)
        return origin(items)

    return sequence


def _below(step: str | int, mistake: Mistake) -> list[Flaw]:
    return [attrs.evolve(flaw, path=(step, *flaw.path)) for flaw in mistake.flaws]


def _later(kind: Any, *, detailed: bool) -> _Hook:
    """Generate on first use, so that classes may hold themselves."""

    def later(value: Any, _: Any) -> Any:
        return _filler(kind, detailed=detailed)(value, kind)

    return later


@functools.cache
def _filler(kind: Any, *, detailed: bool) -> _Hook:
    fields = [field for field in attrs.fields(kind) if field.init]
    names = frozenset(field.name for field in fields)
    kinds = _kinds(kind)
    overrides: dict[str, Any] = {f.name: override(struct_hook=_hook(kinds[f.name], detailed=detailed)) for f in fields}
    fill = make_dict_structure_fn(
        kind,
        _converter(),
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=detailed,
        _cattrs_prefer_attrib_converters=False,
        _cattrs_use_linecache=False,
        **overrides,
    )
    if not detailed:

        def fast(value: Any, _: Any) -> Any:
            if type(value) is not dict:
                raise Mistake
            return fill(value, kind)

        return fast

    def careful(value: Any, _: Any) -> Any:
        if type(value) is not dict:
            raise Mistake.here("a mapping of fields")
        flaws = [_unknown(key, names) for key in value if key not in names]
        known = {key: item for key, item in value.items() if key in names}
        built = None
        try:
            built = fill(known, kind)
        except ClassValidationError as error:
            flaws.extend(_flaws(error, kind, known))
        if flaws:
            raise Mistake(*flaws)
        return built

    return careful


def _kinds(kind: Any) -> dict[str, Any]:
    """What each field may be; a fact that need not be stated may be ``null``."""
    if is_model(kind):
        needed = required(kind)
        return {name: hint if name in needed else hint | None for name, hint in hints(kind).items()}
    attrs.resolve_types(kind)
    return {field.name: field.type for field in attrs.fields(kind)}


def _unknown(key: object, names: frozenset[str]) -> Flaw:
    return Flaw((), unknown_field(key, names), at=(key,) if isinstance(key, str) else ())


def _flaws(error: ClassValidationError, kind: Any, known: dict[str, Any]) -> list[Flaw]:
    flaws: list[Flaw] = []
    for inner in error.exceptions:
        notes = getattr(inner, "__notes__", ())
        name = next((note.name for note in notes if isinstance(note, AttributeValidationNote)), None)
        if isinstance(inner, InvalidDocumentError):  # a model speaks of the whole
            flaws.extend(Flaw((), problem.expected) for problem in inner.problems)
        elif name is None:
            flaws.extend(_rejections(inner, kind, known))
        elif isinstance(inner, Mistake):
            flaws.extend(_below(name, inner))
        elif isinstance(inner, KeyError) and name not in known:
            flaws.append(Flaw((name,), "a value: the field is required"))
        else:
            flaws.append(Flaw((name,), "a value that the field accepts"))
    return flaws


def _rejections(error: BaseException, kind: Any, known: dict[str, Any]) -> list[Flaw]:
    """What the validators of the class say, each at its field, or of the whole."""
    probe = kind.__new__(kind)  # every validator is asked on it; it is never handed out
    fields = attrs.fields(kind)
    flaws: list[Flaw] = []
    try:
        for field in fields:
            if field.name in known:
                value = _hook(field.type, detailed=False)(known[field.name], field.type)
            elif isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
                factory: Any = field.default
                value = factory.factory(probe) if factory.takes_self else factory.factory()
            else:
                value = field.default
            object.__setattr__(probe, field.name, value)
    except Exception:  # noqa: BLE001  a class too special to ask field by field
        return [Flaw((), _wording(error, kind, known))]
    for field in fields:
        if field.validator is not None:
            try:
                field.validator(probe, field, getattr(probe, field.name))
            except Exception as rejection:  # noqa: BLE001  worded without its message unless it is ours
                flaws.append(Flaw((field.name,), _wording(rejection, kind, known)))
    return flaws or [Flaw((), _wording(error, kind, known))]


def _wording(error: BaseException, kind: Any, known: dict[str, Any]) -> str:
    """What a class expected: a refusal says it, and so do classes of our own, which name no values."""
    if isinstance(error, Refused):
        return error.expected
    message = str(error)
    if (
        isinstance(error, (TypeError, ValueError))
        and kind.__module__.startswith("healthgov.")
        and not _quotes(message, known)
    ):
        return message
    return "a value that the model accepts"


def _quotes(message: str, plain: object) -> bool:
    """Whether a message repeats a text of the values."""
    if isinstance(plain, dict):
        return any(_quotes(message, item) for item in plain.values())
    if isinstance(plain, (list, tuple)):
        return any(_quotes(message, item) for item in plain)
    return isinstance(plain, str) and len(plain) > 2 and plain in message  # noqa: PLR2004  codes are common in words
