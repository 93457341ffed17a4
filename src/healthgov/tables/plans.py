"""A plan from raw tables: one row a unit, with its ends, what decided them and a code for machines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast
from zoneinfo import ZoneInfo

from healthgov.errors import InvalidDocumentError, MissingExtraError, Problem
from healthgov.periods import as_date
from healthgov.retention.answers import check_days
from healthgov.retention.histories import Handling, may_never_happen
from healthgov.retention.policies import RetentionPolicy
from healthgov.tables.answering import Asked, answered
from healthgov.tables.doors import door_of
from healthgov.tables.record_types import of_type, typed
from healthgov.tables.requests import Standing
from healthgov.tables.sources import Events, Intervals
from healthgov.tables.suspensions import Lodged
from healthgov.tables.units import Asking, gather

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

__all__ = ["CODES", "plan"]

Frame = TypeVar("Frame", bound="IntoFrame")
_HELD = "__healthgov_held"
Found: TypeAlias = Events[Any]
Listed: TypeAlias = Intervals[Any]
CODES = ("DUE", "KEPT", "HELD", "CLAIM", "REFUSED", "OPEN")
"""What ``code`` says of a unit: its period is over; it must be kept; a hold or a claim is in the way; its dates cannot
be; nothing is known that decides."""


def plan(
    policy: RetentionPolicy | Mapping[str, RetentionPolicy],
    *,
    unit: str,
    by: str | None = None,
    as_of: str | date,
    events: Mapping[str, Events[Frame] | Sequence[Events[Frame]]],
    claims: Intervals[Frame] | Sequence[Intervals[Frame]] = (),
    holds: Intervals[Frame] | Sequence[Intervals[Frame]] = (),
    never: Collection[str] = (),
    zone: str | None = None,
    handling: Handling = Handling(),  # noqa: B008  a frozen value
) -> Frame:
    """Return one row a unit: ``unit``, ``policy``, ``keep_through``, ``safe_keep_through``, ``disposable``, ``reason``
    and ``code``.

    ``events`` maps the events of the policy to where their days are found, in one table or several:
    ``{"last_contact": events(encounters, "end"), "birth": events(persons, "born")}``. Every table is of one engine,
    and names its units in the column ``unit``. ``claims`` and ``holds`` are tables of :func:`intervals`. Moments with a
    time zone count on their day in ``zone``.

    A unit is answered as :func:`healthgov.retention.due` answers its history: the days of its rows, its claims and its
    holds. Every unit that an event, a hold, or a claim that is pending or cannot be names has a row. Rows that name no
    unit come as a row of their own, refused.

    Where the rows of a table are of several types of record, ``by`` names the column that tells them apart, and
    ``policy`` is the policy for each of its values: then there is a row for each unit and type. Tables without that
    column, as of births, count for every type.

    :raises MissingExtraError: without narwhals.
    :raises InvalidDocumentError: for tables, columns and events that cannot be; all at once.
    """
    try:
        import narwhals as nw  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a table", "frames") from None
    found = {event: [one] if isinstance(one, Events) else list(one) for event, one in events.items()}
    lodged, held = ([one] if isinstance(one, Intervals) else list(one) for one in (claims, holds))
    if by is not None or isinstance(policy, Mapping):
        policies = typed(nw, policy, by, found)
        made = [
            nw.from_native(
                plan(
                    one,
                    unit=unit,
                    as_of=as_of,
                    events={event: of_type(nw, group, str(by), value) for event, group in read.items()},
                    claims=of_type(nw, lodged, str(by), value),
                    holds=of_type(nw, held, str(by), value),
                    never=[event for event in never if event in (*one.events, one.trigger)],
                    zone=zone,
                    handling=handling,
                )
            )
            for value, one, read in policies
        ]
        texts = [table.with_columns(nw.col("reason").cast(nw.String)) for table in made]
        return cast("Frame", nw.concat(texts, how="vertical").to_native())
    check_days(policy)
    kinds, units = _check(nw, policy, unit, found, [*lodged, *held], never, zone)
    first = nw.from_native(cast("Any", next(one for group in found.values() for one in group).table))
    door = door_of(nw, first.implementation.name, kinds)
    assert door is not None  # noqa: S101  checked above
    day = as_date(as_of, "as_of")
    asking = Asking(nw, unit, door, zone, day, handling, _common(nw, units))
    gathered = gather(asking, found, lodged, held, suspends=policy.suspended_by_claims)
    suspended = None if gathered.claims is None else Lodged(gathered.claims, unit)
    table = answered(
        nw,
        door,
        gathered.entered,
        Asked(policy, day, never, gathered.undated, handling),
        Standing(blocked=gathered.blocked),
        also_refused=gathered.refused,
        lodged=suspended,
        held_as=_HELD,
    )
    return cast("Frame", _coded(nw, table, policy, unit).to_native())


def _coded(nw: Any, table: Any, policy: RetentionPolicy, unit: str) -> Any:
    """The plan, with a code for machines beside the words."""
    col, when, text = nw.col, nw.when, nw.lit
    said = col("reason").cast(nw.String)
    code = when(col("disposable").fill_null(value=False)).then(text("DUE")).otherwise(text("OPEN"))
    code = when((~col("disposable")).fill_null(value=False)).then(text("KEPT")).otherwise(code)
    code = when(col(_HELD) | said.str.starts_with("held:")).then(text("HELD")).otherwise(code)
    code = when(said.str.starts_with("a claim is pending")).then(text("CLAIM")).otherwise(code)
    code = when(said.str.starts_with("refused:")).then(text("REFUSED")).otherwise(code)
    answers = ("keep_through", "safe_keep_through", "disposable", "reason")
    return table.with_columns(policy=text(policy.key), code=code).select(unit, "policy", *answers, "code")


def _check(
    nw: Any,
    policy: RetentionPolicy,
    unit: str,
    found: Mapping[str, Sequence[Found]],
    intervals: Sequence[Listed],
    never: Collection[str],
    zone: str | None,
) -> tuple[dict[str, Any], list[str]]:
    """The kinds of the columns of days, and of those of units.

    :raises InvalidDocumentError: with every problem.
    """
    known = tuple(dict.fromkeys((*policy.events, policy.trigger)))
    problems = [Problem(event, f"an event of this type: {', '.join(known)}") for event in found if event not in known]
    problems += [] if any(found.values()) else [Problem("", "a table for at least one event")]
    problems += [
        Problem(f"never: {event}", "an event of this type that may never happen, and has no table")
        for event in never
        if event not in known or event in found or not may_never_happen(event)
    ]
    problems += [
        Problem(event, "the same day of each of its tables (pick, nth_last)")
        for event, group in found.items()
        if len({(one.pick, one.nth_last) for one in group}) > 1 or any(one.nth_last < 1 for one in group)
    ]
    if zone is not None and not _is_zone(zone):
        problems.append(Problem("zone", "the name of a time zone, as Europe/Paris"))
    kinds: dict[str, Any] = {}
    units: dict[str, None] = {}
    engines: dict[str, None] = {}
    for where, source in _sources(found, intervals):
        try:
            table = nw.from_native(source.table)
        except TypeError:
            problems.append(Problem(where, "a table of polars, pandas, PyArrow, DuckDB or PySpark"))
            continue
        schema = table.collect_schema()
        lazy = "" if isinstance(table, nw.DataFrame) else " lazy"
        engines[table.implementation.name + lazy] = None
        own = source.unit or unit
        columns = [own, *source.where, *source.unless, *_days_of(source)]
        problems += [Problem(f"{where}: {name}", "a column of its table") for name in columns if name not in schema]
        if any(name not in schema for name in columns):
            continue
        units[str(schema[own])] = None
        for name in _days_of(source):
            kinds[f"{where} {name}"] = schema[name]
            problems += _of_kind(str(schema[name]), f"{where}: {name}", zone, number=_in_parts(source))
    if len(engines) > 1:
        problems.append(Problem("", f"tables of one engine, not of {' and '.join(engines)}"))
    if len(units) > 1 and not all(kind.startswith(_NUMBERS) for kind in units):
        problems.append(Problem(unit, f"units written alike in every table, not as {' and '.join(units)}"))
    if engines and door_of(nw, next(iter(engines)).removesuffix(" lazy"), {}) is None:
        problems.append(Problem("", "a table of polars, pandas, PyArrow, DuckDB or PySpark"))
    if problems:
        raise InvalidDocumentError(problems, source="plan")
    return kinds, list(units)


_NUMBERS = ("Int", "UInt", "Float")


def _common(nw: Any, units: Sequence[str]) -> Any:
    """What numbers of units become where tables hold them in several widths; ``None`` where nothing has to."""
    if len(units) == 1:
        return None
    # A column with gaps is one of floating numbers in pandas.
    return nw.Float64 if any(kind.startswith("Float") for kind in units) else nw.Int64


def _sources(found: Mapping[str, Sequence[Found]], intervals: Sequence[Listed]) -> Iterator[tuple[str, Found | Listed]]:
    for event, group in found.items():
        for one in group:
            yield event, one
    for interval in intervals:
        yield "interval", interval


def _days_of(source: Found | Listed) -> tuple[str, ...]:
    if isinstance(source, Intervals):
        return source.start, source.end
    return (source.column,) if isinstance(source.column, str) else source.column


def _in_parts(source: Found | Listed) -> bool:
    return isinstance(source, Events) and not isinstance(source.column, str)


def _of_kind(kind: str, where: str, zone: str | None, *, number: bool) -> list[Problem]:
    if number:
        whole = kind.startswith(_NUMBERS)
        return [] if whole else [Problem(where, "a column of whole numbers: a year, a month or a day")]
    if kind.startswith("Datetime") and "time_zone=" in kind and "time_zone=None" not in kind:
        return [] if zone is not None else [Problem("zone", f"the time zone in which the days of {where} count")]
    fine = kind in ("Date", "String", "Categorical") or kind.startswith(("Enum", "Datetime"))
    return [] if fine else [Problem(where, "a column of dates, of moments, or of text that holds dates")]


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return False
    return True
