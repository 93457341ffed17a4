"""From plain values to objects and back, strictly: a fast reading first, a careful one where that gives up."""

from __future__ import annotations

import enum
from datetime import date, time
from typing import Any, cast

import attrs

from healthgov.documents.filling import filled
from healthgov.documents.kinds import is_deep
from healthgov.documents.mistakes import MAX_DEPTH, Flaws, Mistake
from healthgov.durations import Length
from healthgov.lengths import Elapsed
from healthgov.periods import Period

__all__ = ["structured", "unstructured"]


def structured(plain: object, kind: type, flaws: Flaws, depth: int = MAX_DEPTH) -> object:
    """Return the object; what is wrong is added to the flaws, and what is returned then is of no use."""
    if not flaws.count and not (depth < MAX_DEPTH and is_deep(plain, depth)):
        try:
            return filled(plain, kind)
        except Mistake:
            pass
    from healthgov.documents.explaining import explained  # noqa: PLC0415  where the fast reading gives up only

    return explained(plain, kind, flaws, depth)


def _written(length: Length) -> str:
    """A length by ISO 8601."""
    if isinstance(length, Elapsed):
        whole, rest = divmod(length.minutes, 60)
        return "PT" + (f"{whole}H" if whole or not rest else "") + (f"{rest}M" if rest else "")
    period = cast("Period", length)
    units = (("Y", period.years), ("M", period.months), ("D", period.days))
    return "P" + ("".join(f"{count}{unit}" for unit, count in units if count) or "0D")


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
    if isinstance(value, Length):
        return _written(value)
    if isinstance(value, tuple):
        return [unstructured(item) for item in value]
    if isinstance(value, frozenset):
        return sorted((unstructured(item) for item in value), key=repr)
    if attrs.has(type(value)):
        fields = ((f, getattr(value, f.name)) for f in attrs.fields(type(value)) if f.init)
        return {f.name: unstructured(item) for f, item in fields if item is not None or f.default is not None}
    raise TypeError(f"a document cannot hold a {type(value).__name__}")
