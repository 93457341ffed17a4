"""Models: classes whose attributes are facts."""

from __future__ import annotations

import sys
import types
from typing import Any, TypeVar, dataclass_transform

import attrs

from healthgov.facts.declarations import Fact, Words
from healthgov.facts.values import equal, hashed, initialise, shown, state

__all__ = ["model"]

C = TypeVar("C", bound=type)


@dataclass_transform(kw_only_default=True)
def model(cls: C) -> C:
    """A frozen model whose class attributes are its facts."""
    made: Any = attrs.frozen(kw_only=True, slots=False, init=False, eq=False, repr=False)(cls)
    names = tuple(field.name for field in attrs.fields(made))
    for field in attrs.fields(made):
        setattr(made, field.name, Fact(made, field.name, field.metadata.get("words") or Words()))
    made._names, made._scope = names, _written_in(sys._getframe(1))  # noqa: SLF001  our own class
    made.__init__ = made.__attrs_init__ = initialise
    made.__getstate__ = state
    made.__eq__, made.__hash__, made.__repr__ = equal, hashed, shown
    return made  # type: ignore[no-any-return]


def _written_in(frame: types.FrameType) -> dict[str, Any] | None:
    """The names that annotations may use, where a class is not written at the top of a module."""
    module = sys.modules.get(frame.f_globals.get("__name__", ""))
    if module is not None and frame.f_locals is module.__dict__:
        return None
    return {**frame.f_globals, **frame.f_locals}
