"""Dates written as text, whole or in part: the earliest and the latest day each may mean, as day numbers.

``2001-06-10`` is a day, ``2001-06`` any day of June, ``2001`` any day of the year. What is written otherwise is
no date: it has no day number, and the row says so; the text itself is never repeated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from healthgov.tables.calendars import divided, eve_of_month

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
    """The table with the earliest and the latest day number of a column of text.

    In small steps, each a column: what one long expression would repeat, engines that compile it choke on.
    """
    col, when, whole = nw.col, nw.when, nw.Int32
    shaped, text, year, month, day, leap, eve, most, right = (f"{prefix}_{name}" for name in _STEPS)
    first, last, wrong = (f"{prefix}_{name}" for name in ("first", "last", "wrong"))
    said = col(column).cast(nw.String)
    size = said.str.len_chars()
    # The end of a text also matches before a line break: the length tells.
    shape = said.str.contains(_SHAPE) & ((size == _YEAR) | (size == _MONTH) | (size == _DAY))
    table = table.with_columns(**{shaped: shape.fill_null(value=False)})
    table = table.with_columns(**{text: when(col(shaped)).then(said).otherwise(nw.lit(_STAND_IN))})
    size = col(text).str.len_chars()
    table = table.with_columns(
        **{
            year: col(text).str.slice(0, 4).cast(whole),
            # A year alone counts from its January; no day is day 0.
            month: when(size >= _MONTH).then(col(text).str.slice(5, 2)).otherwise(nw.lit("01")).cast(whole),
            day: when(size == _DAY).then(col(text).str.slice(8, 2)).otherwise(nw.lit("00")).cast(whole),
        }
    )

    def divides(by: int) -> Expr:
        result: Expr = divided(nw, col(year), by, by_row=by_row) * by == col(year)
        return result

    table = table.with_columns(**{leap: ((divides(4) & ~divides(100)) | divides(400)).cast(whole)})
    table = table.with_columns(
        **{
            eve: eve_of_month(nw, col(year), col(month), col(leap), by_row=by_row),
            most: _length_of_month(nw, col(month), col(leap)),
        }
    )
    known = col(shaped) & (col(year) >= 1) & (col(month) >= 1) & (col(month) <= _DECEMBER) & (col(day) <= col(most))
    table = table.with_columns(**{right: known & ((col(day) >= 1) | (size < _DAY))})
    stated = when(col(day) >= 1).then(col(day))
    latest = stated.otherwise(when(size == _MONTH).then(col(most)).otherwise(365 + col(leap)))
    table = table.with_columns(
        **{
            first: when(col(right)).then(col(eve) + stated.otherwise(nw.lit(1))),
            last: when(col(right)).then(col(eve) + latest),
            wrong: ~col(right) & ~col(column).is_null(),
        }
    )
    return table, Spans(
        first, last, wrong, (shaped, text, year, month, day, leap, eve, most, right, first, last, wrong)
    )


_STEPS = ("shaped", "text", "year", "month", "day", "leap", "eve", "most", "right")
_FEBRUARY, _DECEMBER = 2, 12
_SHORT_MONTHS = (4, 6, 9, 11)


def _length_of_month(nw: Any, month: Expr, leap: Expr) -> Expr:
    """The days of a month."""
    short = nw.any_horizontal(*(month == number for number in _SHORT_MONTHS), ignore_nulls=False)
    february = (month == _FEBRUARY).cast(nw.Int32)
    days: Expr = 31 - short.cast(nw.Int32) - february * (3 - leap)
    return days
