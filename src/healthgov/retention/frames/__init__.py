"""The same terms for a table: an expression that runs on the engine the caller already has.

Goes through narwhals (extra ``healthgov[frames]``): polars, pandas, PyArrow, DuckDB and PySpark. Lazy in,
lazy out; nothing is collected. Dates become day numbers at one door per engine, the term is written once as
arithmetic on them, and the ends come back as dates. A missing date means what it means for one record.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

from healthgov.errors import InvalidDocumentError, MissingExtraError, Problem
from healthgov.periods import Period
from healthgov.retention.frames.days import USUAL, Calendar, Way
from healthgov.retention.frames.doors import door_of
from healthgov.retention.frames.sheet import Sheet
from healthgov.retention.frames.writing import Writer
from healthgov.retention.policies import RetentionPolicy
from healthgov.retention.reasoning import never_shortened_by, undominated
from healthgov.retention.terms import periods_of

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["annotate"]

Frame = TypeVar("Frame")

_ADDED = ("keep_through", "safe_keep_through", "disposable", "reason")


def annotate(
    frame: Frame,
    policy: RetentionPolicy,
    *,
    as_of: date,
    columns: Mapping[str, str],
    held: str | None = None,
    suspended_days: str | None = None,
    never: Collection[str] = (),
) -> Frame:
    """Return the frame with ``keep_through``, ``safe_keep_through``, ``disposable`` and ``reason``.

    ``columns`` maps events of the policy to columns of dates; an event without column has no date in any
    row. ``held`` names a column of truth values: a hold, or a claim that is pending. ``suspended_days`` names
    a column of days that resolved claims add, for policies whose clock claims suspend.

    ``disposable`` is true after the safe end where nothing is held, false before it or where something is,
    and null where no end is known, or the law is contested. Without ``held`` it says nothing of claims and
    holds, so it is never the last word. ``reason`` says what decided ``keep_through``.

    :raises MissingExtraError: without narwhals.
    :raises InvalidDocumentError: for an event the policy does not read, a column the frame lacks or that
        holds no dates, or an engine that is not known; all at once.
    """
    try:
        import narwhals as nw  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a table", "frames") from None
    policy = policy.without(never)
    table: Any = nw.from_native(cast("Any", frame))
    schema = table.collect_schema()
    door = door_of(nw, table.implementation.name, {name: schema[name] for name in columns.values() if name in schema})
    _check(policy, columns, schema, door is not None, held, suspended_days)
    assert door is not None  # noqa: S101  checked above
    table, days = door.enter(table, columns)
    sheet = Sheet()
    calendar = Calendar(nw, sheet, _way(nw, table, policy, tuple(days.values()), by_row=door.by_row))
    writer = Writer(nw, sheet, calendar, days, by_row=door.by_row, coded=door.coded)
    adopted = writer.write(policy.term)
    terms = (policy.term, *policy.other_readings)
    ends = [writer.write(term, policy.assumes) for term in undominated(terms)]
    # Where filling an event in can only move an end later, the end without it is never the latest.
    unsure = [t for t in terms if not all(never_shortened_by(t, event) for event in policy.assumes if event in columns)]
    ends += [writer.write(term) for term in undominated(unsure)]
    numbers = [None if end is None else calendar.end(end) for end in (adopted.end, writer.latest(ends))]
    stages = sheet.stages([name for name in (*numbers, *adopted.reads) if name is not None])
    for stage in stages:
        table = table.with_columns(**stage)
    table = table.with_columns(
        **_results(nw, policy, calendar.number(as_of), numbers, held, suspended_days, by_row=door.by_row),
        reason=adopted.reason,
    )
    table = door.leave(table, ("keep_through", "safe_keep_through"), writer.phrases)
    return cast("Frame", table.drop(*days.values(), *(name for stage in stages for name in stage)).to_native())


def _way(nw: Any, table: Any, policy: RetentionPolicy, days: Sequence[str], *, by_row: bool) -> Way:
    """The short way where a table in memory shows that all its days, and all ends, are usual."""
    if not isinstance(table, nw.DataFrame) or not days:
        return Way.BY_ROW if by_row else Way.EXACT
    first, last = (Calendar.number(day) for day in USUAL)
    terms = (policy.term, *policy.other_readings)
    longest = max((_longest(period) for term in terms for period in periods_of(term)), default=0)
    bounds = table.select(
        *(nw.col(name).min().alias(f"{name}_first") for name in days),
        *(nw.col(name).max().alias(f"{name}_last") for name in days),
    ).row(0)
    lowest, highest = bounds[: len(days)], bounds[len(days) :]
    # A column without any date has no bounds, and no ends.
    usual = all(_absent(n) or n >= first for n in lowest) and all(_absent(n) or n + longest <= last for n in highest)
    return Way.USUAL if usual else Way.EXACT


def _absent(number: Any) -> bool:
    return number is None or number != number  # noqa: PLR0124  not a number


def _longest(period: Period) -> int:
    """No fewer days than a period has, with a year for the end of one."""
    return period.years * 366 + period.months * 31 + period.days + 366


def _results(
    nw: Any,
    policy: RetentionPolicy,
    today: int,
    ends: Sequence[str | None],
    held: str | None,
    suspended_days: str | None,
    *,
    by_row: bool,
) -> dict[str, nw.Expr]:
    """The ends as day numbers, and whether the row may go."""
    keep, safe = (nw.lit(None, dtype=nw.Int32) if end is None else nw.col(end) for end in ends)
    if suspended_days is not None:
        keep, safe = keep + nw.col(suspended_days), safe + nw.col(suspended_days)
    if policy.contested or ends[1] is None:
        disposable = nw.lit(None, dtype=nw.Boolean)
    else:
        disposable = safe < today if by_row else nw.when(~safe.is_null()).then(safe < today)
        if held is not None:
            disposable = disposable & ~nw.col(held)
    return {"keep_through": keep, "safe_keep_through": safe, "disposable": disposable}


def _check(
    policy: RetentionPolicy,
    columns: Mapping[str, str],
    schema: Mapping[str, Any],
    known: bool,  # noqa: FBT001  a fact
    held: str | None,
    suspended_days: str | None,
) -> None:
    problems = [] if known else [Problem("", "a table of polars, pandas, PyArrow, DuckDB or PySpark")]
    problems += [
        Problem("", f"events among {', '.join(policy.events)}") for event in columns if event not in policy.events
    ]
    for event, name in columns.items():
        if name not in schema:
            problems.append(Problem(event, "the name of a column of the frame"))
        elif not _holds_dates(schema[name]):
            problems.append(Problem(event, "a column of dates without time zone; text is parsed before"))
    if held is not None and str(schema.get(held)) != "Boolean":
        problems.append(Problem("held", "the name of a column of truth values"))
    if suspended_days is not None:
        if not policy.suspended_by_claims:
            problems.append(Problem("suspended_days", "a policy whose clock claims suspend"))
        if not str(schema.get(suspended_days)).startswith(("Int", "UInt")):
            problems.append(Problem("suspended_days", "the name of a column of whole numbers"))
    problems += [Problem(name, "a frame without this column, which is added") for name in _ADDED if name in schema]
    if problems:
        raise InvalidDocumentError(problems, source="frame")


def _holds_dates(kind: Any) -> bool:
    name = str(kind)
    return name in ("Date", "Unknown", "Null") or (name.startswith("Datetime") and "time_zone=None" in name)
