"""Columns of dates, moments, texts and whole numbers as day numbers of the rows that count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from healthgov.tables.sources import Events, Intervals, Pick, Units
from healthgov.tables.spans import with_spans

if TYPE_CHECKING:
    from healthgov.tables.asking import TableAsking

__all__ = ["as_days", "rows_of", "same_numbers"]

_RAW = "__healthgov_raw"


def rows_of(nw: Any, source: Events[Any] | Intervals[Any] | Units[Any], named: str, unit: str, number: Any) -> Any:
    """The rows that count: their unit, which tables call ``named``, as ``unit``, and their days.

    ``number`` is what units are cast to, ``None`` for nothing.
    """
    table = nw.from_native(source.table)
    for name, values in source.where.items():
        table = table.filter(_among(nw, name, values))
    for name, values in source.unless.items():
        table = table.filter(~_among(nw, name, values))
    own = nw.col(source.unit or named).alias(unit)
    days = dict.fromkeys(_days_of(source))
    return table.select(own if number is None else own.cast(number), *(nw.col(name).alias(_IN + name) for name in days))


_IN = "__healthgov_in_"
"""Before the names of columns of days: those of a table are nobody's here, and may be called as ours are."""


def _days_of(source: Events[Any] | Intervals[Any] | Units[Any]) -> tuple[str, ...]:
    if isinstance(source, Units):
        return ()
    if isinstance(source, Intervals):
        return source.start, source.end
    return (source.column,) if isinstance(source.column, str) else source.column


def _among(nw: Any, name: str, values: Any) -> Any:
    listed = [values] if isinstance(values, str | int) else list(values)
    return nw.col(name).is_in(listed).fill_null(value=False)


def as_days(
    asking: TableAsking,
    source: Events[Any] | Intervals[Any],
    column: str | tuple[str, ...],
    *,
    table: Any = None,
    name: str = "day",
    reduced: Pick | None = None,
) -> Any:
    """The table with ``NAME_first``, ``NAME_last`` and ``NAME_wrong``.

    With ``reduced`` one row a unit, ``first`` and ``last`` of it, and ``missing``, 1 where a row has no day: the short way
    of dates in memory, ``None`` where it cannot be taken.
    """
    nw, unit, col = asking.nw, asking.unit, asking.nw.col
    column = _IN + column if isinstance(column, str) else tuple(_IN + one for one in column)
    if reduced is not None:
        table = rows_of(nw, source, asking.named, unit, None if asking.codes else asking.number)
        fine = isinstance(column, str) and _is_day(table.collect_schema()[column])
        return _short(asking, table, str(column), reduced, source) if fine else None
    if table is None:
        table = rows_of(nw, source, asking.named, unit, asking.number)
    text = isinstance(column, tuple) or not _is_day(table.collect_schema()[column])
    first, last, wrong = (f"{name}_{side}" for side in ("first", "last", "wrong"))
    if text:
        raw = f"{_RAW}_{name}"
        written = _joined_parts(nw, column) if isinstance(column, tuple) else col(column).cast(nw.String)
        table, spans = with_spans(
            nw, table.with_columns(**{raw: written}), raw, f"__healthgov_{name}", by_row=asking.door.by_row
        )
        made = {first: col(spans.first), last: col(spans.last), wrong: col(spans.wrong).cast(nw.Int64)}
        return table.with_columns(**made).drop(raw, *spans.working)
    table = local(asking, table, str(column), f"{_RAW}_{name}")
    table, days = asking.door.enter(table, {name: f"{_RAW}_{name}"})
    made = {first: col(days[name]), last: col(days[name]), wrong: nw.lit(0)}
    return table.with_columns(**made).drop(days[name], f"{_RAW}_{name}")


def _is_day(kind: Any) -> bool:
    return str(kind) == "Date" or str(kind).startswith("Datetime")


def _short(asking: TableAsking, table: Any, column: str, pick: Pick, source: Events[Any] | Intervals[Any]) -> Any:
    """Dates in memory that are all later than the days that stand for "not known" are compared as they are."""
    nw, unit, col = asking.nw, asking.unit, asking.nw.col
    if not isinstance(table, nw.DataFrame) or (isinstance(source, Events) and not source.ahead):
        return None
    latest = max(asking.handling.placeholders, default=None)
    lowest = table.get_column(column).min()
    if latest is not None and (not isinstance(lowest, date) or lowest != lowest or _day(lowest) <= latest):  # noqa: PLR0124  NaT
        return None
    sums = {"__high": col(column).min() if pick is Pick.FIRST else col(column).max()}
    if pick is Pick.ANY:
        sums["__low"] = col(column).min()
    gaps = table.get_column(column).null_count() > 0
    if gaps:
        sums |= {"__rows": nw.len(), "__dated": col(column).count()}
    made = table.select(unit, column)
    if asking.codes:
        made = made.lazy().with_columns(col(unit).cast(asking.number)).group_by(unit).agg(**sums).collect()
    else:
        made = made.group_by(unit).agg(**sums)
    for side in ("__high", "__low"):
        if side in sums:
            made = local(asking, made, side, f"{_RAW}_{side}")
    made, days = asking.door.enter(made, {side: f"{_RAW}_{side}" for side in ("__high", "__low") if side in sums})
    return made.with_columns(
        first=col(days.get("__low", days["__high"])),
        last=col(days["__high"]),
        missing=(col("__rows") > col("__dated")).cast(nw.Int64) if gaps else nw.lit(0),
    )


def _day(value: Any) -> Any:
    return value.date() if hasattr(value, "date") else value


def local(asking: TableAsking, table: Any, column: str, name: str) -> Any:
    """The table with a column of dates, of the place where the day counts."""
    nw = asking.nw
    kind = str(table.collect_schema()[column])
    if "time_zone=" not in kind or "time_zone=None" in kind:
        return table.with_columns(**{name: nw.col(column)})
    zone = str(asking.zone)
    engine, native = table.implementation.name, table.to_native()
    if engine == "DUCKDB":
        quoted = '"' + column.replace('"', '""') + '"'
        return nw.from_native(native.project(f"*, cast(timezone('{zone}', {quoted}) as date) as {name}"))
    if engine == "PYSPARK":
        return nw.from_native(native.withColumn(name, _in_spark(native, column, zone)))
    moved = nw.col(column).dt.convert_time_zone(zone).dt.replace_time_zone(None)
    return table.with_columns(**{name: moved if engine == "PANDAS" else moved.cast(nw.Date)})


def _in_spark(native: Any, column: str, zone: str) -> Any:
    """Spark shows moments in the zone of the session."""
    from pyspark.sql import functions  # noqa: PLC0415  the engine of the caller

    session = native.sparkSession.conf.get("spark.sql.session.timeZone")
    moment = functions.convert_timezone(
        functions.lit(session), functions.lit(zone), functions.col(column).cast("timestamp_ntz")
    )
    return functions.to_date(moment)


def _joined_parts(nw: Any, columns: Sequence[str]) -> Any:
    """Year, month and day as text, as far as they are known."""
    year, *rest = (nw.col(name).cast(nw.Float64) for name in columns)

    def written(number: Any, width: int) -> Any:
        # Floating numbers have a place for what is missing on every engine.
        return number.fill_null(0).cast(nw.Int64).cast(nw.String).str.zfill(width)

    text = written(year, 4)
    known = year
    for number in rest:
        known = known + number
        text = nw.when(known.is_null()).then(text).otherwise(nw.concat_str([text, written(number, 2)], separator="-"))
    return nw.when(~year.is_null()).then(text)


def same_numbers(nw: Any, table: Any, names: Sequence[str]) -> Any:
    """Numbers of one kind, so that tables of several kinds can be put together."""
    if table.implementation.name == "PANDAS":
        import numpy as np  # noqa: PLC0415  pandas stands on it

        native = table.to_native()
        return nw.from_native(
            native.assign(**{name: native[name].to_numpy(dtype="float64", na_value=np.nan) for name in names})
        )
    return table.with_columns(nw.col(*names).cast(nw.Int32))
