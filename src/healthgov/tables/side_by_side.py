"""What several tables say of the same units, put side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

__all__ = ["one_row_a_unit"]


def one_row_a_unit(nw: Any, parts: Sequence[Any], unit: str, names: Sequence[str]) -> Any:
    """One row a unit with the columns of all parts, each of which has one row a unit; of a column told twice the highest.

    Tables of polars in memory are joined: grouping all their rows, most of them empty, reads each name once more.
    """
    if not _joins(nw, parts, unit):
        table = nw.concat(parts, how="diagonal") if len(parts) > 1 else parts[0]
        return table.group_by(unit).agg(*(nw.col(name).max() for name in names))
    table, *others = parts
    for other in others:
        table = table.join(other, on=unit, how="full", suffix=_OTHER)
        table = table.with_columns(nw.coalesce(nw.col(unit), nw.col(unit + _OTHER)).alias(unit)).drop(unit + _OTHER)
    return table.select(unit, *names)


_OTHER = "__other"


def _joins(nw: Any, parts: Sequence[Any], unit: str) -> bool:
    """Whether parts are tables of polars in memory, no column of which comes twice, and each row of which names a unit."""
    if not all(isinstance(part, nw.DataFrame) and part.implementation.is_polars() for part in parts):
        return False
    names = [name for part in parts for name in part.columns if name != unit]
    return len(set(names)) == len(names) and not any(part.get_column(unit).null_count() for part in parts)
