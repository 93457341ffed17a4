"""Values with named parts, made without writing code at import.

attrs writes and compiles the methods of each class when it is defined. That is a good price for values that are made by
the million; for the many small classes that law is made of it was half of what importing law costs. :func:`struct`
gives a class the same methods, which look at its parts instead: making one takes a quarter of a microsecond more.
To attrs it is a class like its own: ``attrs.fields``, ``attrs.evolve`` and the like take it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform, overload

import attrs

__all__ = ["Attributes", "Called", "Closed", "Part", "changed", "frozen", "struct"]

C = TypeVar("C", bound=type)
T = TypeVar("T")

Part = tuple[str, dict[str, Any]]
"""The name of a part, and what ``attrs.field`` is told of it."""


@overload
def struct(cls: C) -> C: ...
@overload
def struct(*, kw_only: bool = ..., eq: bool = ...) -> Callable[[C], C]: ...
@dataclass_transform(frozen_default=True)
def struct(cls: Any = None, *, kw_only: bool = False, eq: bool = True) -> Any:
    """A frozen value whose parts are the annotated attributes of its class, each with its default, if it has one.

    ``kw_only`` says that parts are given by name; without ``eq`` each is equal to itself only.
    """
    if cls is None:
        return lambda given: _made(given, kw_only=kw_only, eq=eq)
    return _made(cls, kw_only=kw_only, eq=eq)


def _made(made: Any, *, kw_only: bool, eq: bool) -> Any:
    parts: dict[str, object] = {}
    for base in reversed(made.__mro__[1:]):
        parts.update(base.__dict__.get("__parts__", {}))
    for name, annotation in inspect.get_annotations(made).items():
        if not str(annotation).startswith("ClassVar"):
            parts[name] = made.__dict__.get(name, attrs.NOTHING)
    defaults = {name: one for name, one in parts.items() if one is not attrs.NOTHING}
    made.__parts__, made.__defaulted__ = parts, defaults
    least = sum(one is attrs.NOTHING for one in parts.values())
    made.__by_place__ = (least, len(parts)) if not kw_only else (1, 0)
    setattr(made, "__match_args__", () if kw_only else tuple(parts))  # noqa: B010
    made.__init__ = _initialise
    if eq:
        made.__eq__, made.__hash__ = _equal, _hashed
    if "__repr__" not in made.__dict__:
        made.__repr__ = _shown
    made.__setattr__ = made.__delattr__ = frozen
    made.__attrs_attrs__ = Attributes(made, _described)
    made.__signature__ = _CALLED
    return made


def changed(value: T, **changes: object) -> T:
    """The same value with some of its parts changed."""
    kind: Any = type(value)
    parts, values = kind.__parts__, value.__dict__
    if unknown := sorted(changes.keys() - parts.keys()):
        raise TypeError(f"a {kind.__name__} is made of {', '.join(parts)}: {_wrong([], unknown)}")
    made: Any = object.__new__(kind)
    made.__dict__.update({name: values[name] for name in parts}, **changes)
    return made  # type: ignore[no-any-return]


def frozen(_self: object, _name: str, _value: object = None, /) -> NoReturn:
    """Refuse to change a value once it is made."""
    raise attrs.exceptions.FrozenInstanceError


class Closed(type):
    """The kind of a class whose attributes are stated in its class statement: afterwards they are set by nobody."""

    def __init__(cls, name: str, bases: tuple[type, ...], own: dict[str, object], **_options: object) -> None:
        super().__init__(name, bases, own)
        super().__setattr__("__closed__", True)

    if not TYPE_CHECKING:  # a type checker that sees them takes any name that is set

        def __setattr__(cls, name: str, value: object) -> None:
            if "__closed__" in cls.__dict__:  # its own: a subclass is open until its statement ends
                raise attrs.exceptions.FrozenInstanceError
            super().__setattr__(name, value)

        def __delattr__(cls, name: str) -> NoReturn:
            raise attrs.exceptions.FrozenInstanceError


class Attributes:
    """The parts of a class as attrs describes fields, for who asks: made when they are first asked for."""

    def __init__(self, kind: type, describe: Callable[[Any], Iterable[Part]]) -> None:
        self.kind, self.describe = kind, describe

    def __get__(self, instance: object, owner: type) -> Any:
        fields: dict[str, Any] = {name: attrs.field(**told) for name, told in self.describe(self.kind)}
        made = attrs.make_class(self.kind.__name__, fields)
        self.kind.__attrs_attrs__ = attrs.fields(made)  # type: ignore[attr-defined]
        return attrs.fields(made)


class Called:
    """How a class is called, as notebooks and ``help`` show it: worked out when they ask."""

    def __get__(self, instance: object, owner: Any) -> inspect.Signature:
        return inspect.Signature(
            [
                inspect.Parameter(
                    part.name,
                    inspect.Parameter.KEYWORD_ONLY if part.kw_only else inspect.Parameter.POSITIONAL_OR_KEYWORD,
                    default=inspect.Parameter.empty if part.default is attrs.NOTHING else part.default,
                    annotation=self.taken(part),
                )
                for part in attrs.fields(owner)
            ]
        )

    def taken(self, part: Any) -> object:
        """The type of what is given for a part."""
        return inspect.Parameter.empty if part.type is None else part.type


_CALLED = Called()


def _described(kind: Any) -> Iterable[Part]:
    return [
        (name, {"default": default, "kw_only": not kind.__by_place__[1]}) for name, default in kind.__parts__.items()
    ]


def _initialise(self: Any, *places: object, **named: object) -> None:
    parts: dict[str, object] = self.__parts__
    least, most = self.__by_place__
    if not named and least <= len(places) <= most:
        values = self.__dict__
        if len(places) < len(parts):
            values.update(self.__defaulted__)
        values.update(zip(parts, places))  # noqa: B905  the first of them, where defaults follow
        return
    given = {**dict(zip(parts, places)), **named}  # noqa: B905  the first of them
    lacking = [name for name, one in parts.items() if one is attrs.NOTHING and name not in given]
    unknown = sorted(given.keys() - parts.keys())
    if lacking or unknown or len(places) > most or len(given) < len(places) + len(named):
        raise TypeError(f"a {type(self).__name__} is made of {', '.join(parts)}: {_wrong(lacking, unknown)}")
    self.__dict__.update({**parts, **given})


def _wrong(lacking: list[str], unknown: list[str]) -> str:
    if lacking:
        return f"{', '.join(lacking)} not given"
    return f"{', '.join(unknown)} not known" if unknown else "too many are given by place"


def _equal(self: Any, other: Any) -> bool:
    if type(other) is not type(self):
        return NotImplemented  # type: ignore[no-any-return]
    return self is other or _values(self) == _values(other)


def _hashed(self: Any) -> int:
    return hash((type(self), _values(self)))


def _values(self: Any) -> tuple[object, ...]:
    values = self.__dict__
    return tuple([values[name] for name in self.__parts__])


def _shown(self: Any) -> str:
    stated = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__parts__)
    return f"{type(self).__qualname__.rpartition('>.')[2]}({stated})"
