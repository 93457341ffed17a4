"""Models: classes whose attributes are facts."""

from __future__ import annotations

import inspect
import sys
import types
from typing import Any, NoReturn, TypeVar, dataclass_transform

import attrs

from healthgov.errors import DefinitionError
from healthgov.facts.declarations import Declared, Fact, Words
from healthgov.facts.values import equal, hashed, initialise, restored, shown, state

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
    for base in (*reversed(made.__mro__[1:]), made):
        for name, one in own.items() if base is made else base.__dict__.get("_own", {}).items():
            declared.pop(name, None)  # what is declared again stands where it is declared last
            declared[name] = one
    for name, one in declared.items():
        setattr(made, name, Fact(made, name, one.words))
    made._own, made._declared, made._names = own, declared, tuple(declared)  # noqa: SLF001  our own class
    made._scope = _written_in(sys._getframe(1))  # noqa: SLF001
    made.__attrs_attrs__ = _Attributes(made)
    made.__init__ = made.__attrs_init__ = initialise
    made.__setattr__ = made.__delattr__ = _frozen
    made.__getstate__, made.__setstate__ = state, restored
    made.__eq__, made.__hash__, made.__repr__ = equal, hashed, shown
    made.__match_args__, made.__replace__ = (), attrs.evolve
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


class _Attributes:
    """The facts of a model as attrs describes fields, for who asks: made when they are first asked for."""

    def __init__(self, kind: type) -> None:
        self.kind = kind

    def __get__(self, instance: object, owner: type) -> Any:
        kind: Any = self.kind
        fields: dict[str, Any] = {
            name: attrs.field(
                default=attrs.NOTHING if declared.required else None,
                kw_only=True,
                metadata={"words": declared.words},
                type=next(b.__annotations__[name] for b in kind.__mro__ if name in b.__dict__.get("_own", ())),
            )
            for name, declared in kind._declared.items()
        }
        kind.__attrs_attrs__ = attrs.fields(attrs.make_class(kind.__name__, fields, init=False, eq=False, repr=False))
        return kind.__attrs_attrs__


def _frozen(self: object, name: str, value: object = None) -> NoReturn:
    raise attrs.exceptions.FrozenInstanceError


def _written_in(frame: types.FrameType) -> dict[str, Any] | None:
    """The names that annotations may use, where a class is not written at the top of a module."""
    module = sys.modules.get(frame.f_globals.get("__name__", ""))
    if module is not None and frame.f_locals is module.__dict__:
        return None
    return {**frame.f_globals, **frame.f_locals}
