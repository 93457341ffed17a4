"""The columns of pandas, which has many kinds of null: each becomes one with a mask, whatever it was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

import numpy as np
import pandas as pd
from pandas.api import types

from healthgov.tables.comparing import microseconds
from healthgov.tables.facts import Columns, Constant, FactColumn

__all__ = ["PandasColumns"]

_UNKNOWN = "unknown:"


class PandasColumns(Columns):
    """Arrays with masks beside the frame of the caller, which stays as it is."""

    def __init__(self, nw: Any, schema: Mapping[str, Any], given: Mapping[str, str | None], native: Any) -> None:
        super().__init__(nw, schema, given)
        self.native = native
        size = len(native)
        nothing = pd.arrays.BooleanArray(np.zeros(size, bool), np.ones(size, bool))
        self.arrays: dict[str, Any] = {_UNKNOWN: nothing}
        self.unknown = nw.col(_UNKNOWN)

    def working(self) -> Any:
        """The frame that expressions read."""
        return pd.DataFrame(self.arrays, copy=False)

    def made(self, where: str, name: str, kind: str, domain: Any) -> FactColumn | Constant:
        """The column as an array with a mask."""
        series = self.native[name]
        inferred = types.infer_dtype(series, skipna=True) if series.dtype == object else ""
        if inferred == "empty" or (inferred == "" and str(series.dtype) == "null[pyarrow]"):
            return Constant(None, where)
        array = _array(series, inferred, kind, domain)
        if array is None:
            self._refused(name, kind, domain)
            return Constant(None, where)
        self.arrays[where] = array
        column = self.nw.col(where)
        if kind == "text":
            self.arrays[f"lost:{where}"] = pd.arrays.BooleanArray(np.zeros(len(series), bool), _nulls(series))
            return FactColumn(column, kind, where, lost=self.nw.col(f"lost:{where}"))
        codes: dict[Any, int] | None = None
        if domain is not None:
            codes = {value: code for code, value in enumerate(domain)}
        elif kind in ("date", "time"):
            codes = {}
        return FactColumn(column, kind, where, domain, codes=codes)


def _nulls(series: Any) -> Any:
    return series.isna().to_numpy(dtype=bool)


def _array(series: Any, inferred: str, kind: str, domain: Any) -> Any:
    """The values with a mask; ``None`` where they are of another kind."""
    kinds = {
        "truth": _truths,
        "whole": _whole,
        "number": _numbers,
        "date": _days,
        "time": _times,
        "text": _texts,
    }
    if domain is not None:
        return _codes(series, inferred, tuple(domain))
    return kinds[kind](series, inferred) if kind in kinds else None


def _truths(series: Any, inferred: str) -> Any:
    if types.is_bool_dtype(series.dtype) or inferred == "boolean":
        return series.astype("boolean").array
    return None


def _whole(series: Any, inferred: str) -> Any:
    if types.is_bool_dtype(series.dtype):
        return None
    if types.is_numeric_dtype(series.dtype) or inferred == "integer":
        try:
            return series.astype("Int64").array
        except (TypeError, ValueError, OverflowError):
            return None
    return None


def _numbers(series: Any, inferred: str) -> Any:
    if types.is_bool_dtype(series.dtype):
        return None
    if types.is_numeric_dtype(series.dtype) or inferred in ("integer", "floating", "mixed-integer-float"):
        numbers: Any = pd.to_numeric(series)
        values = numbers.to_numpy(dtype=np.float64, na_value=np.nan)
        return pd.arrays.FloatingArray(np.nan_to_num(values, nan=0.0), np.isnan(values))
    return None


def _days(series: Any, inferred: str) -> Any:
    if inferred == "date":
        series = pd.Series(np.array(series.where(series.notna(), None), dtype="datetime64[D]").astype("datetime64[s]"))
    elif isinstance(series.dtype, pd.ArrowDtype) and str(series.dtype).startswith(("date", "timestamp")):
        if "tz=" in str(series.dtype):
            return None
        series = series.astype("datetime64[s]")
    if not types.is_datetime64_dtype(series.dtype):
        return None
    days = series.to_numpy().astype("datetime64[D]")
    unknown = np.isnat(days)
    return pd.arrays.IntegerArray(np.where(unknown, np.datetime64(0, "D"), days).astype(np.int64), unknown)


def _times(series: Any, inferred: str) -> Any:
    if inferred == "time":
        return pd.array([microseconds(one) if isinstance(one, time) else None for one in series], dtype="Int64")
    return None


def _texts(series: Any, inferred: str) -> Any:
    if not _is_text(series, inferred):
        return None
    return series.astype(object).where(series.notna(), None).array


def _is_text(series: Any, inferred: str) -> bool:
    if isinstance(series.dtype, pd.CategoricalDtype):
        return types.infer_dtype(series.cat.categories) in ("string", "empty")
    return inferred == "string" or (inferred == "" and types.is_string_dtype(series.dtype))


def _codes(series: Any, inferred: str, domain: tuple[Any, ...]) -> Any:
    """The place of each value among those that may be; null for any other."""
    if isinstance(domain[0], str):
        if not _is_text(series, inferred):
            return None
    elif _whole(series, inferred) is None:
        return None
    if isinstance(series.dtype, pd.CategoricalDtype):
        places = np.append(pd.Index(domain).get_indexer(series.cat.categories), -1)
        codes = places[series.cat.codes.to_numpy()]
    else:
        codes = pd.Index(domain).get_indexer(pd.Index(series.array))
    return pd.arrays.IntegerArray(np.maximum(codes, 0).astype(np.int16), codes < 0)
