"""Values with named parts, made without writing code at import.

attrs writes and compiles the methods of each class when it is defined. That is a good price for classes that are made
by the thousand, and most of what it costs to import law where there are many small classes: the nodes of questions are
built once, at the class statement. :func:`record` gives such a class the same methods, which look at its parts instead.
To attrs a record is a class like its own: ``attrs.fields``, ``attrs.evolve`` and the like take it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar, dataclass_transform

import attrs

__all__ = ["Attributes", "Part", "changed", "frozen", "record"]

C = TypeVar("C", bound=type)
T = TypeVar("T")

Part = tuple[str, dict[str, Any]]
"""The name of a part, and what ``attrs.field`` is told of it."""


@dataclass_transform(frozen_default=True)
def record(cls: C) -> C:
    """A frozen value whose parts are the annotated attributes of its class, each with its default, if it has one."""
    made: Any = cls
    parts: dict[str, object] = {}
    for base in reversed(made.__mro__[1:]):
        parts.update(base.__dict__.get("_parts", {}))
    for name, annotation in inspect.get_annotations(made).items():
        if not str(annotation).startswith("ClassVar"):
            parts[name] = made.__dict__.get(name, attrs.NOTHING)
    defaults = {name: one for name, one in parts.items() if one is not attrs.NOTHING}
    made._parts, made._defaults, made._needed = parts, defaults, len(parts) - len(defaults)  # noqa: SLF001  our own
    setattr(made, "__match_args__", tuple(parts))  # noqa: B010
    for name, method in _METHODS.items():
        if name not in made.__dict__:
            setattr(made, name, method)
    made.__hash__ = _hashed
    made.__setattr__ = made.__delattr__ = frozen
    made.__attrs_attrs__ = Attributes(made, _described)
    return made  # type: ignore[no-any-return]


def changed(value: T, **changes: object) -> T:
    """The same record with some of its parts changed."""
    kind: Any = type(value)
    return kind(**{**{name: getattr(value, name) for name in kind._parts}, **changes})  # type: ignore[no-any-return]  # noqa: SLF001


def frozen(_self: object, _name: str, _value: object = None, /) -> NoReturn:
    """Refuse to change a value once it is made."""
    raise attrs.exceptions.FrozenInstanceError


class Attributes:
    """The parts of a class as attrs describes fields, for who asks: made when they are first asked for."""

    def __init__(self, kind: type, describe: Callable[[Any], Iterable[Part]]) -> None:
        self.kind, self.describe = kind, describe

    def __get__(self, instance: object, owner: type) -> Any:
        fields: dict[str, Any] = {name: attrs.field(**told) for name, told in self.describe(self.kind)}
        made = attrs.make_class(self.kind.__name__, fields, init=False, eq=False, repr=False)
        self.kind.__attrs_attrs__ = attrs.fields(made)  # type: ignore[attr-defined]
        return attrs.fields(made)


def _described(kind: Any) -> Iterable[Part]:
    return [(name, {"default": default}) for name, default in kind._parts.items()]  # noqa: SLF001


def _initialise(self: Any, *places: object, **named: object) -> None:
    parts: dict[str, object] = self._parts
    if not named and self._needed <= len(places) <= len(parts):
        values = self.__dict__
        if len(places) < len(parts):
            values.update(self._defaults)
        values.update(zip(parts, places))  # noqa: B905  the first of them, where defaults follow
        return
    given = dict(zip(parts, places, strict=False))
    lacking = [name for name, one in parts.items() if one is attrs.NOTHING and name not in given and name not in named]
    twice = given.keys() & named
    unknown = named.keys() - parts.keys()
    if lacking or twice or unknown or len(places) > len(parts):
        wrong = ", ".join((*lacking, *sorted(twice), *sorted(unknown))) or f"{len(places)} values"
        raise TypeError(f"{type(self).__name__}({', '.join(parts)}) is not made of what was given: {wrong}")
    self.__dict__.update({**parts, **given, **named})


def _equal(self: Any, other: Any) -> bool:
    if type(other) is not type(self):
        return NotImplemented  # type: ignore[no-any-return]
    return self is other or _values(self) == _values(other)


def _hashed(self: Any) -> int:
    return hash((type(self), _values(self)))


def _values(self: Any) -> tuple[object, ...]:
    values = self.__dict__
    return tuple([values[name] for name in self._parts])


def _shown(self: Any) -> str:
    stated = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._parts)
    return f"{type(self).__qualname__.rpartition('>.')[2]}({stated})"


_METHODS = {"__init__": _initialise, "__eq__": _equal, "__repr__": _shown}
