"""The doors: how dates become day numbers on each engine, and come back.

A day number counts days from 1970-01-01. Engines keep dates as such numbers already; the doors only say so,
each in the words of its engine.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

__all__ = ["Door", "Reasons", "door_of"]

_EPOCH = date(1970, 1, 1)
_PREFIX = "__healthgov_day_"


class Reasons(enum.Enum):
    """How an engine keeps reasons, which are few and come again in every row."""

    TEXT = "text"
    CODES = "codes"
    """Written as numbers, which become a categorical column at the door: a text for each row would cost most."""
    ENUMERATION = "enumeration"
    """As values of an enumeration of the engine."""


@attrs.frozen
class Door:
    """``enter`` adds a column of day numbers for each event; ``leave`` turns columns of them into dates and,
    where reasons are coded, the codes into the phrases given.
    """

    enter: Callable[[Any, Mapping[str, str]], tuple[Any, dict[str, str]]]
    leave: Callable[[Any, Sequence[str], Sequence[str]], Any]
    by_row: bool = False
    """The engine works out one branch of a choice for each row, and not both for all."""
    reasons: Reasons = Reasons.TEXT


def door_of(nw: Any, engine: str, kinds: Mapping[str, Any]) -> Door | None:
    """The door of an engine, or ``None`` where there is none; ``kinds`` are the types of the date columns."""
    if engine in ("POLARS", "PYARROW"):
        return _by_cast(nw)
    if engine == "PANDAS":
        # Dates of Arrow are cast like those of other engines; the rest comes back through milliseconds of numpy.
        arrow = any(str(kind) == "Date" for kind in kinds.values())
        return _by_arrow_in_pandas(nw) if arrow else _by_moments(nw)
    if engine in ("DUCKDB", "PYSPARK"):
        return _by_difference(nw, Reasons.ENUMERATION if engine == "DUCKDB" else Reasons.TEXT)
    return None


def _named(columns: Mapping[str, str]) -> dict[str, str]:
    return {event: f"{_PREFIX}{event}" for event in columns}


def _by_cast(nw: Any) -> Door:
    """Polars and PyArrow: a date is a 32-bit number."""

    def enter(table: Any, columns: Mapping[str, str]) -> tuple[Any, dict[str, str]]:
        days = _named(columns)
        numbers = {days[event]: nw.col(name).cast(nw.Date).cast(nw.Int32) for event, name in columns.items()}
        return table.with_columns(**numbers), days

    def leave(table: Any, names: Sequence[str], _: Sequence[str]) -> Any:
        return table.with_columns(nw.col(*names).cast(nw.Int32).cast(nw.Date))

    return Door(enter, leave)


def _by_arrow_in_pandas(nw: Any) -> Door:
    """Pandas on Arrow: cast like PyArrow on the way in; numbers of either kind become dates of Arrow on the way out."""

    def leave(table: Any, names: Sequence[str], phrases: Sequence[str]) -> Any:
        import pandas as pd  # noqa: PLC0415  the engine of the caller
        import pyarrow as pa  # noqa: PLC0415  its dates are of Arrow

        native = table.to_native()
        made = {}
        for name in names:
            days, unknown = _whole(native[name])
            dates = pa.array(days.astype("int32"), mask=unknown).cast(pa.date32())
            made[name] = pd.Series(pd.arrays.ArrowExtensionArray(dates), index=native.index)
        return _decoded(nw, nw.from_native(native.assign(**made)), phrases)

    return Door(_by_cast(nw).enter, leave, reasons=Reasons.CODES)


def _whole(numbers: Any) -> tuple[Any, Any]:
    """Whole numbers of a pandas column with 0 where there is none, and where that is."""
    import numpy as np  # noqa: PLC0415  pandas stands on it

    floating = numbers.to_numpy(dtype="float64", na_value=np.nan)
    return np.nan_to_num(floating).astype("int64"), np.isnan(floating)


def _by_moments(nw: Any) -> Door:
    """Pandas on numpy: midnights in milliseconds as floating numbers, exact and with a place for null."""

    def enter(table: Any, columns: Mapping[str, str]) -> tuple[Any, dict[str, str]]:
        days = _named(columns)
        numbers = {
            days[event]: (nw.col(name).cast(nw.Datetime("ms")).dt.timestamp("ms") / _MILLISECONDS).floor()
            for event, name in columns.items()
        }
        return table.with_columns(**numbers), days

    def leave(table: Any, names: Sequence[str], phrases: Sequence[str]) -> Any:
        import numpy as np  # noqa: PLC0415  pandas stands on it

        native = table.to_native()
        made = {}
        for name in names:
            days, unknown = _whole(native[name])
            moments = (days * _SECONDS).view("datetime64[s]")
            moments[unknown] = np.datetime64("NaT", "s")
            made[name] = moments
        return _decoded(nw, nw.from_native(native.assign(**made)), phrases)

    return Door(enter, leave, reasons=Reasons.CODES)


_MILLISECONDS, _SECONDS = 86_400_000, 86_400


def _decoded(nw: Any, table: Any, phrases: Sequence[str]) -> Any:
    """Codes become a categorical column and truth values that may be unknown: texts and objects would cost most."""
    import pandas as pd  # noqa: PLC0415  the engine of the caller

    native = table.to_native()
    codes, truths = (native[name].to_numpy().astype("int16") for name in ("reason", "disposable"))
    reasons = pd.Categorical.from_codes(codes, categories=pd.Index(list(phrases)))
    return nw.from_native(native.assign(disposable=pd.arrays.BooleanArray(truths > 0, truths < 0), reason=reasons))


def _by_difference(nw: Any, reasons: Reasons) -> Door:
    """DuckDB and PySpark: the difference of two dates is a number of days, and a date and days make a date."""

    def enter(table: Any, columns: Mapping[str, str]) -> tuple[Any, dict[str, str]]:
        days = _named(columns)
        numbers = {
            days[event]: (nw.col(name).cast(nw.Date) - nw.lit(_EPOCH)).cast(nw.Int32) for event, name in columns.items()
        }
        return table.with_columns(**numbers), days

    def leave(table: Any, names: Sequence[str], _: Sequence[str]) -> Any:
        return table.with_columns(**{name: nw.lit(_EPOCH) + nw.col(name).cast(nw.Int32) for name in names})

    return Door(enter, leave, by_row=True, reasons=reasons)
