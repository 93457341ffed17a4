"""What is worked out of a thing once and asked of it many times: an index of its parts, a set of its names."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

__all__ = ["remembered"]

T = TypeVar("T")

_kept: dict[int, tuple[weakref.ref[Any], dict[Hashable, Any]]] = {}


def remembered(thing: Any, key: Hashable, make: Callable[[], T]) -> T:
    """What ``make`` returns for a thing, made once for each key as long as the thing lives.

    Things are frozen models, so that what was worked out of one stays true.
    """
    number = id(thing)
    found = _kept.get(number)
    if found is None or found[0]() is not thing:
        found = (weakref.ref(thing, lambda _: _kept.pop(number, None)), {})
        _kept[number] = found
    if key not in found[1]:
        found[1][key] = make()
    return cast("T", found[1][key])
