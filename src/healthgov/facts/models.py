"""Models: classes whose attributes are facts."""

from __future__ import annotations

import inspect
import sys
import types
import typing
from collections.abc import Iterator
from typing import Any, TypeVar, dataclass_transform

import attrs

from healthgov.errors import DefinitionError
from healthgov.facts.annotations import written
from healthgov.facts.declarations import Declared, Fact, Words
from healthgov.facts.values import equal, hashed, initialise, restored, shown, state
from healthgov.structs import Attributes, Called, Part, frozen

__all__ = ["model"]

C = TypeVar("C", bound=type)


@dataclass_transform(kw_only_default=True)
def model(cls: C) -> C:
    """A frozen model whose class attributes are its facts; to attrs it is a class like its own.

    :raises DefinitionError: for a default that is no ``fact(...)``: it would state a fact.
    """
    made: Any = cls
    own = dict(_declared_by(made))
    declared: dict[str, Declared] = {}
    for base in reversed(made.__mro__):
        for name, one in own.items() if base is made else base.__dict__.get("_own", {}).items():
            declared.pop(name, None)  # what is declared again stands where it is declared last
            declared[name] = one
    for name, one in declared.items():
        setattr(made, name, Fact(made, name, one.words))
    made._own, made._declared, made._names = own, declared, tuple(declared)  # noqa: SLF001  our own class
    made._scope = _written_in(sys._getframe(1))  # noqa: SLF001
    made.__attrs_attrs__ = Attributes(made, _described)
    made.__init__ = made.__attrs_init__ = initialise
    made.__signature__ = _CALLED
    made.__setattr__ = made.__delattr__ = frozen
    made.__getstate__, made.__setstate__ = state, restored
    made.__eq__, made.__hash__, made.__repr__ = equal, hashed, shown
    setattr(made, "__match_args__", ())  # noqa: B010
    return made  # type: ignore[no-any-return]


def _declared_by(cls: type) -> list[tuple[str, Declared]]:
    """The facts that the body of a class declares."""
    found: list[tuple[str, Declared]] = []
    annotations = inspect.get_annotations(cls)
    for name, annotation in annotations.items():
        if "ClassVar" in (annotation if isinstance(annotation, str) else repr(annotation)):
            continue
        given = cls.__dict__.get(name, _REQUIRED)
        if not isinstance(given, Declared):
            raise DefinitionError(f"{cls.__name__}.{name} has a default: no default states a fact, write fact(...)")
        found.append((name, given))
    for name, given in cls.__dict__.items():
        if isinstance(given, Declared) and name not in annotations:
            raise DefinitionError(f"{cls.__name__}.{name} has no type: write {name}: Fact[...] = fact(...)")
    return found


_REQUIRED = Declared(Words(), required=True)


class _Called(Called):
    def taken(self, part: Any) -> object:
        """What stands for a fact is its value, or nothing as long as it is not stated."""
        stated = part.default is attrs.NOTHING
        if isinstance(part.type, str):
            value = part.type.partition("[")[2].removesuffix("]")
            return value if stated else f"{value} | None"
        (kind,) = typing.get_args(part.type)
        return kind if stated else kind | None


_CALLED = _Called()


def _described(kind: Any) -> Iterator[Part]:
    """What attrs is told of each fact."""
    for name, declared in kind._declared.items():  # noqa: SLF001  our own class
        default = attrs.NOTHING if declared.required else None
        told = {"default": default, "kw_only": True, "metadata": {"words": declared.words}, "type": written(kind, name)}
        yield name, told


def _written_in(frame: types.FrameType) -> dict[str, Any] | None:
    """The names that annotations may use, where a class is not written at the top of a module."""
    module = sys.modules.get(frame.f_globals.get("__name__", ""))
    if module is not None and frame.f_locals is module.__dict__:
        return None
    return {**frame.f_globals, **frame.f_locals}
