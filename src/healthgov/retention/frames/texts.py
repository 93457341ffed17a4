"""Dates written as text, whole or in part: the earliest and the latest day each may mean, as day numbers.

``2001-06-10`` is a day, ``2001-06`` any day of June, ``2001`` any day of the year. What is written otherwise is
no date: it has no day number, and the row says so; the text itself is never repeated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from healthgov.retention.frames.days import divided, number_of

if TYPE_CHECKING:
    from narwhals import Expr

__all__ = ["Spans", "with_spans"]

_SHAPE = "^[0-9]{4}$|^[0-9]{4}-[0-9]{2}$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_YEAR, _MONTH, _DAY = len("2001"), len("2001-06"), len("2001-06-10")
_STAND_IN = "2001-01-01"
"""Takes the place of what is no date, so that every row has numbers; they are taken away again."""


@attrs.frozen
class Spans:
    """The names of the columns that say what a column of text means."""

    first: str
    last: str
    wrong: str
    """True where there is a text and it is no date."""
    working: tuple[str, ...]
    """Every column added."""


def with_spans(nw: Any, table: Any, column: str, prefix: str, *, by_row: bool) -> tuple[Any, Spans]:
    """The table with the earliest and the latest day number of a column of text."""
    col, when, whole = nw.col, nw.when, nw.Int32
    shaped, text, year, low, high, day = (
        f"{prefix}_{name}" for name in ("shaped", "text", "year", "low", "high", "day")
    )
    first, last, wrong = (f"{prefix}_{name}" for name in ("first", "last", "wrong"))
    size = col(column).str.len_chars()
    # The end of a text also matches before a line break: the length tells.
    shape = col(column).str.contains(_SHAPE) & ((size == _YEAR) | (size == _MONTH) | (size == _DAY))
    table = table.with_columns(**{shaped: shape.fill_null(value=False)})
    table = table.with_columns(**{text: when(col(shaped)).then(col(column)).otherwise(nw.lit(_STAND_IN))})
    size = col(text).str.len_chars()
    month = when(size >= _MONTH).then(col(text).str.slice(5, 2))
    table = table.with_columns(
        **{
            year: col(text).str.slice(0, 4).cast(whole),
            low: month.otherwise(nw.lit("01")).cast(whole),
            high: month.otherwise(nw.lit("12")).cast(whole),
            day: when(size == _DAY).then(col(text).str.slice(8, 2)).otherwise(nw.lit("00")).cast(whole),
        }
    )
    most = _length_of_month(nw, col(year), col(high), by_row=by_row)
    stated = (size == _DAY) | (col(day) > 0)
    right = col(shaped) & (col(year) >= 1) & (col(low) >= 1) & (col(low) <= _DECEMBER)
    right = right & (col(day) <= most) & ((col(day) >= 1) | ~stated)
    start = number_of(nw, col(year), col(low), when(stated).then(col(day)).otherwise(nw.lit(1)), by_row=by_row)
    end = number_of(nw, col(year), col(high), when(stated).then(col(day)).otherwise(most), by_row=by_row)
    table = table.with_columns(
        **{
            first: when(right).then(start),
            last: when(right).then(end),
            wrong: ~right & ~col(column).is_null(),
        }
    )
    return table, Spans(first, last, wrong, (shaped, text, year, low, high, day, first, last, wrong))


_FEBRUARY, _DECEMBER = 2, 12
_SHORT_MONTHS = (4, 6, 9, 11)


def _length_of_month(nw: Any, year: Expr, month: Expr, *, by_row: bool) -> Expr:
    """The days of a month."""

    def divides(by: int) -> Expr:
        result: Expr = divided(nw, year, by, by_row=by_row) * by == year
        return result

    leap = (divides(4) & ~divides(100)) | divides(400)
    short = nw.any_horizontal(*(month == number for number in _SHORT_MONTHS), ignore_nulls=False)
    february = (month == _FEBRUARY).cast(nw.Int32)
    days: Expr = 31 - short.cast(nw.Int32) - february * (3 - leap.cast(nw.Int32))
    return days
