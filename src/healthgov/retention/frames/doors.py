"""The doors: how dates become day numbers on each engine, and come back.

A day number counts days from 1970-01-01. Engines keep dates as such numbers already; the doors only say so,
each in the words of its engine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

__all__ = ["Door", "door_of"]

_EPOCH = date(1970, 1, 1)
_PREFIX = "__healthgov_day_"


@attrs.frozen
class Door:
    """``enter`` adds a column of day numbers for each event; ``leave`` turns columns of them into dates."""

    enter: Callable[[Any, Mapping[str, str]], tuple[Any, dict[str, str]]]
    leave: Callable[[Any, Sequence[str]], Any]
    by_row: bool = False
    """The engine works out one branch of a choice for each row, and not both for all."""


def door_of(nw: Any, engine: str, kinds: Mapping[str, Any]) -> Door | None:
    """The door of an engine, or ``None`` where there is none; ``kinds`` are the types of the date columns."""
    if engine in ("POLARS", "PYARROW"):
        return _by_cast(nw)
    if engine == "PANDAS":
        # Dates of Arrow are cast like those of other engines; moments of numpy go through milliseconds.
        return _by_moments(nw) if any(str(kind).startswith("Datetime") for kind in kinds.values()) else _by_cast(nw)
    if engine in ("DUCKDB", "PYSPARK"):
        return _by_difference(nw)
    return None


def _named(columns: Mapping[str, str]) -> dict[str, str]:
    return {event: f"{_PREFIX}{event}" for event in columns}


def _by_cast(nw: Any) -> Door:
    """Polars, PyArrow, and pandas on Arrow: a date is a 32-bit number."""

    def enter(table: Any, columns: Mapping[str, str]) -> tuple[Any, dict[str, str]]:
        days = _named(columns)
        numbers = {days[event]: nw.col(name).cast(nw.Date).cast(nw.Int32) for event, name in columns.items()}
        return table.with_columns(**numbers), days

    def leave(table: Any, names: Sequence[str]) -> Any:
        return table.with_columns(nw.col(*names).cast(nw.Int32).cast(nw.Date))

    return Door(enter, leave)


def _by_moments(nw: Any) -> Door:
    """Pandas on numpy: midnights in milliseconds as floating numbers, exact and with a place for null."""

    def enter(table: Any, columns: Mapping[str, str]) -> tuple[Any, dict[str, str]]:
        days = _named(columns)
        numbers = {
            days[event]: (nw.col(name).cast(nw.Datetime("ms")).dt.timestamp("ms") // _MILLISECONDS).cast(nw.Float64)
            for event, name in columns.items()
        }
        return table.with_columns(**numbers), days

    def leave(table: Any, names: Sequence[str]) -> Any:
        import numpy as np  # noqa: PLC0415  pandas stands on it

        native = table.to_native()
        made = {}
        for name in names:
            numbers = native[name].to_numpy(dtype="float64", na_value=np.nan)
            unknown = np.isnan(numbers)
            moments = np.where(unknown, 0, numbers).astype("int64").view("datetime64[D]").astype("datetime64[s]")
            moments[unknown] = np.datetime64("NaT", "s")
            made[name] = moments
        return nw.from_native(native.assign(**made))

    return Door(enter, leave)


_MILLISECONDS = 86_400_000


def _by_difference(nw: Any) -> Door:
    """DuckDB and PySpark: the difference of two dates is a number of days, and a date and days make a date."""

    def enter(table: Any, columns: Mapping[str, str]) -> tuple[Any, dict[str, str]]:
        days = _named(columns)
        numbers = {
            days[event]: (nw.col(name).cast(nw.Date) - nw.lit(_EPOCH)).cast(nw.Int32) for event, name in columns.items()
        }
        return table.with_columns(**numbers), days

    def leave(table: Any, names: Sequence[str]) -> Any:
        return table.with_columns(**{name: nw.lit(_EPOCH) + nw.col(name).cast(nw.Int32) for name in names})

    return Door(enter, leave, by_row=True)
