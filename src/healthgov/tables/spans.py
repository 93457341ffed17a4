"""Dates written as text, whole or in part: the earliest and the latest day each may mean, as day numbers.

``2001-06-10`` is a day, ``2001-06`` any day of June, ``2001`` any day of the year, ``2001-06-10/2001-06-12`` one of
three. What is written otherwise is no date: it has no day number, and the row says so; the text itself is never
repeated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from healthgov.tables.calendars import divided, eve_of_month

if TYPE_CHECKING:
    from narwhals import Expr

__all__ = ["Spans", "with_spans"]

_SHAPE = "^[0-9]{4}$|^[0-9]{4}-[0-9]{2}$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_BETWEEN = "^[0-9-]+/[0-9-]+$"
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

    In small steps, each a column: what one long expression would repeat, engines that compile it choke on. A text of
    two dates is read twice, and a table in memory without one only once.
    """
    said = nw.col(column).cast(nw.String)
    if isinstance(table, nw.DataFrame) and not _has_intervals(nw, table, column):
        return _with_span(nw, table, column, prefix, by_row=by_row)
    head, tail, between = (f"{prefix}_{name}" for name in ("head", "tail", "between"))
    table = table.with_columns(**{between: said.str.contains(_BETWEEN).fill_null(value=False)})
    table = table.with_columns(
        **{
            head: nw.when(nw.col(between)).then(said.str.replace_all("/.*", "")).otherwise(said),
            tail: nw.when(nw.col(between)).then(said.str.replace_all(".*/", "")).otherwise(said),
        }
    )
    table, one = _with_span(nw, table, head, f"{prefix}_one", by_row=by_row)
    table, other = _with_span(nw, table, tail, f"{prefix}_other", by_row=by_row)
    first, last, wrong = (f"{prefix}_{name}" for name in ("first", "last", "wrong"))
    # Ends in the wrong order are no interval; comparing what is not known says nothing.
    backwards = (nw.col(one.first) > nw.col(other.last)).fill_null(value=False)
    table = table.with_columns(**{wrong: nw.col(one.wrong) | nw.col(other.wrong) | backwards})
    table = table.with_columns(
        **{
            first: nw.when(~nw.col(wrong)).then(nw.col(one.first)),
            last: nw.when(~nw.col(wrong)).then(nw.col(other.last)),
        }
    )
    working = (between, head, tail, *one.working, *other.working, first, last, wrong)
    return table, Spans(first, last, wrong, working)


def _has_intervals(nw: Any, table: Any, column: str) -> bool:
    """Whether a table in memory holds a text with a stroke in it."""
    return bool(table.select(nw.col(column).cast(nw.String).str.contains("/").fill_null(value=False).any()).item())


def _with_span(nw: Any, table: Any, column: str, prefix: str, *, by_row: bool) -> tuple[Any, Spans]:
    """The table with the earliest and the latest day number of a column of texts, each a date, whole or in part."""
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
