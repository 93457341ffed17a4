"""The same terms for a table: an expression that runs on the engine the caller already has.

Goes through narwhals (extra ``healthgov[frames]``): polars, pandas, DuckDB, PySpark and what else it
knows. Lazy in, lazy out; nothing is collected. A missing date means what it means for one record.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs

from healthgov.errors import InvalidDocumentError, MissingExtraError, Problem
from healthgov.periods import After, Period
from healthgov.retention.policies import RetentionPolicy
from healthgov.retention.sentences import sentence
from healthgov.retention.terms import AmongLast, Criterion, EarlierOf, LaterOf, NotBefore, Replaced, Term, YearEnd

if TYPE_CHECKING:
    import types

    import narwhals as nw

__all__ = ["annotate"]

Frame = TypeVar("Frame")


def annotate(frame: Frame, policy: RetentionPolicy, *, as_of: date, columns: Mapping[str, str]) -> Frame:
    """Return the frame with ``keep_through``, ``safe_keep_through``, ``disposable`` and ``reason``.

    ``columns`` maps events of the policy to columns of dates; an event without column has no date in
    any row. ``disposable`` is true after the safe end, null where there is none; claims and holds are
    not in the table, so it is never the last word.

    :raises MissingExtraError: without narwhals.
    :raises InvalidDocumentError: for an event the policy does not read, or a column the frame lacks.
    """
    try:
        import narwhals as nw  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a table", "frames") from None
    table: Any = nw.from_native(cast("Any", frame))
    _check(policy, columns, table.collect_schema().names())
    writer = _Writer(nw, columns)
    adopted = writer.write(policy.term)
    filled = _Writer(
        nw, {**{e: columns[b] for e, b in policy.assumes.items() if b in columns}, **columns}, policy.assumes
    )
    ends = [w.write(term).on for term in (policy.term, *policy.other_readings) for w in (writer, filled)]
    timestamps = table.implementation.name not in ("POLARS", "PANDAS", "MODIN", "CUDF", "PYARROW")

    def as_day(end: nw.Expr) -> nw.Expr:
        # SQL engines add an interval to a date and give a timestamp.
        return end.cast(nw.Date) if timestamps else end

    safe = as_day(nw.max_horizontal(*_named(ends)))
    contested = bool(policy.contested)
    # pandas holds days as midnights, and compares them with nothing else.
    midnights = table.implementation.is_pandas_like()
    today = nw.lit(datetime.combine(as_of, time()) if midnights else as_of)
    annotated = table.with_columns(
        as_day(adopted.on).alias("keep_through"),
        safe.alias("safe_keep_through"),
        (nw.lit(None, dtype=nw.Boolean) if contested else safe < today).alias("disposable"),
        adopted.reason.alias("reason"),
    )
    return cast("Frame", annotated.to_native())


def _check(policy: RetentionPolicy, columns: Mapping[str, str], names: list[str]) -> None:
    problems = [
        Problem("", f"events among {', '.join(policy.events)}") for event in columns if event not in policy.events
    ]
    problems += [
        Problem(event, "the name of a column of the frame") for event, name in columns.items() if name not in names
    ]
    taken = {"keep_through", "safe_keep_through", "disposable", "reason"} & set(names)
    problems += [Problem(name, "a frame without this column, which is added") for name in sorted(taken)]
    if problems:
        raise InvalidDocumentError(problems, source="frame")


def _named(ends: list[nw.Expr]) -> list[nw.Expr]:
    """The same expressions under names of their own: older narwhals refuses two of one name on pandas."""
    return [end.alias(f"end_{index}") for index, end in enumerate(ends)]


@attrs.frozen
class _Column:
    """Two expressions: the last day, and what decided it."""

    on: nw.Expr
    reason: nw.Expr


class _Writer:
    """A term as expressions over columns."""

    def __init__(
        self, nw: types.ModuleType, columns: Mapping[str, str], assumes: Mapping[str, str] | None = None
    ) -> None:
        self._nw = nw
        self._columns = columns
        self._assumes = assumes or {}

    def write(self, term: Term) -> _Column:
        """Return the expressions of a term."""
        match term:
            case After():
                return _Column(self._plus(self._event(term.event), term.period), self._says(term))
            case YearEnd():
                ended = self._event(term.event).dt.truncate("1y").dt.offset_by("1y").dt.offset_by("-1d")
                return _Column(self._plus(ended, term.period), self._says(term))
            case AmongLast():
                return _Column(self._event(term.overtaken), self._says(term))
            case LaterOf():
                parts = [self.write(part) for part in term.terms]
                known = self._nw.all_horizontal(*(~part.on.is_null() for part in parts), ignore_nulls=True)
                return self._chosen(parts, self._nw.max_horizontal(*_named([part.on for part in parts])), known)
            case EarlierOf():
                parts = [self.write(part) for part in term.terms]
                return self._chosen(parts, self._nw.min_horizontal(*_named([part.on for part in parts])), None)
            case NotBefore():
                kept, floor = self.write(term.term), self.write(term.floor)
                return self._either(floor.on > kept.on, floor, kept)
            case Replaced():
                early = self._event(term.when.event) < self._plus(self._event(term.when.of), term.when.period)
                return self._either(early, self.write(term.by), self.write(term.term))
            case Criterion():
                return _Column(self._nw.lit(None, dtype=self._nw.Date), self._says(term))

    def _event(self, name: str) -> nw.Expr:
        column = self._columns.get(name)
        if column is None:
            return cast("nw.Expr", self._nw.lit(None, dtype=self._nw.Date))
        bound = self._columns.get(self._assumes.get(name, ""))
        if bound is not None and bound != column:
            own = self._nw.col(column)
            return cast("nw.Expr", self._nw.when(own.is_null()).then(self._nw.col(bound)).otherwise(own))
        return cast("nw.Expr", self._nw.col(column))

    def _plus(self, start: nw.Expr, period: Period) -> nw.Expr:
        span = period.years * 12 + period.months
        if span:
            start = start.dt.offset_by(f"{span}mo")
        return start.dt.offset_by(f"{period.days}d") if period.days else start

    def _says(self, term: Term) -> nw.Expr:
        return cast("nw.Expr", self._nw.lit(sentence(term)))

    def _either(self, condition: nw.Expr, yes: _Column, no: _Column) -> _Column:
        holds = condition.fill_null(value=False)
        when = self._nw.when
        return _Column(when(holds).then(yes.on).otherwise(no.on), when(holds).then(yes.reason).otherwise(no.reason))

    def _chosen(self, parts: list[_Column], end: nw.Expr, known: nw.Expr | None) -> _Column:
        reason = parts[-1].reason
        for part in reversed(parts[:-1]):
            reason = self._nw.when((part.on == end).fill_null(value=False)).then(part.reason).otherwise(reason)
        if known is not None:
            end = self._nw.when(known).then(end).otherwise(self._nw.lit(None, dtype=self._nw.Date))
        return _Column(end, reason)
