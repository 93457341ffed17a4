"""What is worked out of a thing once and asked of it many times: an index of its parts, an answer given by hand."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

__all__ = ["MEMORY", "remembered"]

T = TypeVar("T")

MEMORY = "_memory"
"""Where a model keeps what was worked out of it: it goes with the thing, and is no part of its value."""


def remembered(thing: Any, key: Hashable, make: Callable[[], T]) -> T:
    """What ``make`` returns for a model, made once for each key and kept as long as the thing lives.

    Models are frozen, so that what was worked out of one stays true.
    """
    memory: dict[Hashable, Any] = thing.__dict__.setdefault(MEMORY, {})
    if key not in memory:
        memory[key] = make()
    return cast("T", memory[key])
