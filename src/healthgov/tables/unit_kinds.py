"""What the columns that name units are read as, so that many tables can be put together quickly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from healthgov.tables.sources import Events, Intervals, Units

__all__ = ["come_again", "read_as"]

_MANY, _LOOKED_AT, _MOST = 100_000, 10_000, 0.9
_TIMES = 10


def read_as(
    nw: Any, kinds: Sequence[str], sources: Iterable[Events[Any] | Intervals[Any] | Units[Any]], unit: str
) -> Any:
    """The kind that units are cast to; ``None`` where nothing has to be.

    ``kinds`` are those of the columns of units. Numbers of several widths become one; texts that name the same units again
    and again in tables of polars become codes, as each text would be read and compared at every step.
    """
    if len(kinds) > 1:
        # A column with gaps is one of floating numbers in pandas.
        return nw.Float64 if any(kind.startswith("Float") for kind in kinds) else nw.Int64
    return nw.Categorical if kinds == ["String"] and _named_again(nw, sources, unit) else None


def come_again(nw: Any, table: Any, *others: Any) -> bool:
    """Whether a table in memory, of polars, is much longer than others, so that its units come again in it."""
    if not isinstance(table, nw.DataFrame) or not table.implementation.is_polars():
        return False
    return sum(len(other) for other in others) * _TIMES < len(table)


def _named_again(nw: Any, sources: Iterable[Events[Any] | Intervals[Any] | Units[Any]], unit: str) -> bool:
    """Whether the long tables are of polars, in memory, and name the same units again in rows far apart."""
    long = False
    for source in sources:
        table = nw.from_native(source.table)
        engine = table.implementation
        # Before they had categories of their own, codes of two tables were not alike.
        if not isinstance(table, nw.DataFrame) or not engine.is_polars() or not hasattr(_polars(engine), "Categories"):
            return False
        if len(table) >= _MANY:
            looked_at = table.get_column(source.unit or unit).gather_every(len(table) // _LOOKED_AT or 1)
            long = True
            if looked_at.n_unique() > len(looked_at) * _MOST:
                return False
    return long


def _polars(engine: Any) -> Any:
    return engine.to_native_namespace()
