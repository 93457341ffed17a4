"""Many rows of many tables become one row a unit, with the earliest and the latest day each of its events may mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from healthgov.retention.histories import in_order, is_past, latest_day
from healthgov.tables.asking import TableAsking
from healthgov.tables.calendars import Calendar
from healthgov.tables.entries import Entered
from healthgov.tables.instants import as_days, rows_of, same_numbers
from healthgov.tables.refusals import DENIED
from healthgov.tables.side_by_side import one_row_a_unit
from healthgov.tables.sources import Events, Intervals, Pick, Units
from healthgov.tables.unit_kinds import come_again
from healthgov.tables.windows import windows

__all__ = ["NO_CLAIM", "NO_HOLD", "NO_UNIT", "Gathered", "gather"]

NO_UNIT = "refused: rows that name no unit"
NO_CLAIM = "refused: a claim that cannot be"
NO_HOLD = "refused: a hold that cannot be"
_P = "__healthgov_"


@attrs.frozen
class Gathered:
    """One row a unit."""

    entered: Entered
    undated: Mapping[str, str]
    blocked: str | None
    refused: Sequence[tuple[str, str]]
    never: Mapping[str, str]
    """For events that never happened to some units the column that is true for those."""
    not_yet: Mapping[str, str]
    """For events that are yet to come in some units the column that is true for those."""
    claims: Any
    """The claims that can be, as day numbers; ``None`` where there is no table of them."""


def gather(
    asking: TableAsking,
    found: Mapping[str, Sequence[Events[Any]]],
    claims: Sequence[Intervals[Any]],
    holds: Sequence[Intervals[Any]],
    never: Mapping[str, Sequence[Units[Any]]],
    not_yet: Mapping[str, Sequence[Units[Any]]],
    *,
    suspends: bool,
) -> Gathered:
    """Reduce every table to its units, and put them side by side."""
    nw, unit, col = asking.nw, asking.unit, asking.nw.col
    parts: list[Any] = []
    for event, sources in found.items():
        parts += _of_event(asking, event, sources)
    lodged = None
    kept, lodging = [], []
    for source in claims:
        rows = _dated(asking, _at_once(asking, source), ("start", source.start), ("end", source.end))
        rows = rows.with_columns(**_wrong_interval(asking, bounded=True))
        rows = rows.select(unit, "start_last", "end_last", "__wrong", "__pending")
        rows = rows.collect() if asking.codes else rows
        lodging.append(rows.select(unit))
        # Most claims can be and are resolved: those say no more here than that there is a file.
        telling = rows.filter((col("__wrong") > 0) | (col("__pending") > 0))
        parts.append(_flags(telling, unit, {"claim_wrong": "__wrong", "claim_pending": "__pending"}))
        right = rows.filter(col("__wrong") == 0)
        kept.append(right.select(unit, lodged=col("start_last"), resolved=col("end_last")))
    if kept and suspends:
        lodged = nw.concat(kept, how="vertical").filter(~col(unit).is_null())
    for source in holds:
        rows = _dated(asking, source, ("start", source.start), ("end", source.end))
        rows = rows.with_columns(**_wrong_interval(asking, bounded=False))
        parts.append(_flags(rows, unit, {"hold_wrong": "__wrong", "hold": "__standing"}))
    for word, said in (("never", never), ("not_yet", not_yet)):
        for event, named in said.items():
            for one in named:
                rows = rows_of(nw, one, asking.named, unit, asking.number).select(unit, __so=nw.lit(1))
                parts.append(_flags(rows, unit, {f"{event}_{word}": "__so"}))
    parts += [_not_yet_named(nw, one, parts, unit) for one in lodging]
    silent = frozenset(event for event in found if all(_is_silent(event, one) for one in found[event]))
    return _joined(
        asking,
        parts,
        tuple(found),
        lodged,
        tuple(never),
        tuple(not_yet),
        silent,
        claims=bool(claims),
        holds=bool(holds),
        suspends=suspends,
    )


def _not_yet_named(nw: Any, units: Any, parts: Sequence[Any], unit: str) -> Any:
    """Each unit of a table once; where few come again and again, those are left out first that others name."""
    if come_again(nw, units, *parts):
        units = units.join(nw.concat([part.select(unit) for part in parts]), on=unit, how="anti")
    return units.unique()


def _joined(
    asking: TableAsking,
    parts: Sequence[Any],
    events: Sequence[str],
    lodged: Any,
    never: Sequence[str],
    not_yet: Sequence[str],
    silent: frozenset[str],
    *,
    claims: bool,
    holds: bool,
    suspends: bool,
) -> Gathered:
    nw, unit, col = asking.nw, asking.unit, asking.nw.col
    flags = [f"{_P}{event}_{what}" for event in events for what in ("open", "wrong")]
    flags += [f"{_P}{what}" for what in ("claim_wrong", "claim_pending") if claims]
    flags += [f"{_P}{what}" for what in ("hold_wrong", "hold") if holds]
    flags += [f"{_P}{event}_never" for event in never]
    flags += [f"{_P}{event}_not_yet" for event in not_yet]
    sides = {event: (f"{_P}{event}_from", f"{_P}{event}_to") for event in events}
    # Where nothing else is said of it, a day that stands for "not known" leaves a death open.
    perhaps, silent = silent & asking.doubted, silent - asking.doubted
    # What one source says of a unit stands alone in its column; several sources are put together before.
    table = one_row_a_unit(nw, parts, unit, [*flags, *(name for pair in sides.values() for name in pair)])
    table = table.with_columns(*((col(name).fill_null(0) > 0).alias(name) for name in flags))
    once = [event for event in _ONCE if event in events and event not in silent]
    if once:
        known = {f"{_P}{event}_open": col(f"{_P}{event}_open") & col(f"{_P}{event}_to").is_null() for event in once}
        table = table.with_columns(**known)
    for event in perhaps:
        name, before = f"{_P}{event}_open", {one for one, other in in_order((*events, *not_yet)) if other == event}
        denied = [f"{_P}{event}_never"] if event in never else []
        for flag in (*denied, *(f"{_P}{one}_not_yet" for one in not_yet if one in before)):
            table = table.with_columns(**{name: col(name) & ~col(flag)})
    both = [event for event in never if event in events]
    dated = {event: ~col(f"{_P}{event}_to").is_null() | col(f"{_P}{event}_open") for event in both}
    if both:
        table = table.with_columns(
            **{f"{_P}{event}_denied": col(f"{_P}{event}_never") & dated[event] for event in both}
        )
    ahead = [event for event in not_yet if event in events]
    if ahead:  # what is yet to come is later than any day, and than what is open
        table = table.with_columns(
            **{name: nw.when(~col(f"{_P}{event}_not_yet")).then(col(name)) for event in ahead for name in sides[event]},
            **{f"{_P}{event}_open": col(f"{_P}{event}_open") & ~col(f"{_P}{event}_not_yet") for event in ahead},
        )
    without = {
        name: nw.when(~col(f"{_P}{event}_open")).then(col(name)) for event, pair in sides.items() for name in pair
    }
    table = table.with_columns(**without, **{f"{_P}no_unit": col(unit).is_null()})
    blocked = [f"{_P}hold"] if holds else []
    if claims and not suspends:
        blocked.append(f"{_P}claim_pending")
    if blocked:
        either = col(blocked[0])
        for name in blocked[1:]:
            either = either | col(name)
        table = table.with_columns(**{f"{_P}blocked": either})
    refused = [(NO_UNIT, f"{_P}no_unit")]
    refused += [(NO_CLAIM, f"{_P}claim_wrong")] if claims else []
    refused += [(NO_HOLD, f"{_P}hold_wrong")] if holds else []
    refused += [(DENIED, f"{_P}{event}_denied") for event in both]
    made = (
        *flags,
        *(f"{_P}{event}_denied" for event in both),
        *(name for pair in sides.values() for name in pair),
        f"{_P}no_unit",
    )
    entered = Entered(
        table,
        {event: pair[0] for event, pair in sides.items()},
        {event: pair[1] for event, pair in sides.items()},
        tuple(f"{_P}{event}_wrong" for event in events),
        (*made, f"{_P}blocked") if blocked else made,
    )
    undated = {event: f"{_P}{event}_open" for event in events if is_past(event) and event not in silent}
    if isinstance(table, nw.DataFrame) and undated:  # most tables in memory have none: then nothing is asked of them
        there = dict(zip(undated, table.select(*(col(name).any() for name in undated.values())).row(0), strict=True))
        undated = {event: name for event, name in undated.items() if there[event]}
    apart, to_come = (
        {event: f"{_P}{event}_{word}" for event in said} for word, said in (("never", never), ("not_yet", not_yet))
    )
    return Gathered(entered, undated, f"{_P}blocked" if blocked else None, refused, apart, to_come, lodged)


_ONCE = ("birth", "death")
"""Facts of a person: a row without them says nothing, unless it is said to; what another row tells is known."""


def _is_silent(event: str, source: Events[Any]) -> bool:
    return source.silent if source.silent is not None else event in _ONCE


def _of_event(asking: TableAsking, event: str, sources: Sequence[Events[Any]]) -> list[Any]:
    """One row a unit with the days of an event."""
    nw, unit, col = asking.nw, asking.unit, asking.nw.col
    picks = {source.pick or (Pick.ANY if event in _ONCE else Pick.LAST) for source in sources}
    pick, nth = picks.pop(), max(source.nth_last for source in sources)
    names = {name: f"{_P}{event}_{name}" for name in ("from", "to", "open", "wrong")}
    parts = [_reduced(asking, event, source, pick, nth) for source in sources]
    if len(parts) > 1 or nth > 1:
        parts = [_merged(asking, nw.concat(parts, how="vertical") if len(parts) > 1 else parts[0], pick, nth)]
    return [part.select(unit, *(col(name).alias(new) for name, new in names.items())) for part in parts]


def _reduced(asking: TableAsking, event: str, source: Events[Any], pick: Pick, nth: int) -> Any:
    """The rows of a source with the columns ``from``, ``to``, ``open`` and ``wrong``, one a unit unless counted later."""
    nw, unit, col = asking.nw, asking.unit, asking.nw.col
    silent = _is_silent(event, source)
    short = None if nth > 1 else as_days(asking, source, source.column, reduced=pick)
    if short is not None:
        missing = nw.lit(0) if silent else col("missing")
        return same_numbers(
            nw,
            short.select(unit, col("first").alias("from"), col("last").alias("to"), open=missing, wrong=nw.lit(0)),
            ("from", "to", "open", "wrong"),
        )
    rows = _dated(asking, source, ("day", source.column))
    told = nw.lit(value=True)
    if not source.ahead:
        # A unit that has days ahead and no others still is one, of which nothing is known.
        today = Calendar.number(latest_day(event, asking.as_of))
        late = (col("day_first") > min(today, Calendar.number(asking.as_of))).fill_null(value=False)
        rows = rows.with_columns(__told=~late)
        told = col("__told")
        rows = rows.with_columns(**{name: nw.when(told).then(col(name)) for name in ("day_first", "day_last")})
    numbers = sorted(map(Calendar.number, asking.handling.placeholders))
    stands = nw.lit(0)
    if numbers:
        known = (~col("day_first").is_in(numbers)).fill_null(value=True)
        if event in asking.doubted:
            rows = rows.with_columns(__stands=(~known).cast(nw.Int64))
            stands = col("__stands")
        rows = rows.with_columns(**{name: nw.when(known).then(col(name)) for name in ("day_first", "day_last")})
    missing = stands if silent else (col("day_first").is_null() & (col("day_wrong") == 0) & told).cast(nw.Int64)
    rows = rows.select(
        unit, col("day_first").alias("from"), col("day_last").alias("to"), open=missing, wrong=col("day_wrong")
    )
    rows = same_numbers(nw, rows, ("from", "to", "open", "wrong"))
    return rows if nth > 1 else _merged(asking, rows, pick, 1)


def _merged(asking: TableAsking, rows: Any, pick: Pick, nth: int) -> Any:
    """One row a unit."""
    nw, unit, col = asking.nw, asking.unit, asking.nw.col
    lows = col("from").max() if pick is Pick.LAST else col("from").min()
    highs = col("to").min() if pick is Pick.FIRST else col("to").max()
    flags = [col("open").max(), col("wrong").max()]
    if nth == 1:
        return rows.group_by(unit).agg(lows, highs, *flags)
    kept = rows.group_by(unit).agg(*flags)
    for name in ("from", "to"):
        # Of several rows on one day each counts.
        days = rows.filter(~(col(name).is_null() | col(unit).is_null())).group_by(unit, name).agg(__n=nw.len())
        days = days.with_columns(__back=-col(name), __n=col("__n").cast(nw.Int64))
        ranked = windows(nw, days, unit, "__back")
        ranked = ranked.having(__so_far=ranked.total("__n"))
        reached = ranked.table.filter(col("__so_far") >= nth).group_by(unit).agg(col(name).max())
        kept = kept.join(reached, on=unit, how="left")
    return kept.select(unit, "from", "to", "open", "wrong")


def _dated(
    asking: TableAsking, source: Events[Any] | Intervals[Any], *columns: tuple[str, str | tuple[str, ...]]
) -> Any:
    """The rows that count, with the first and the last day number of columns, and where they are no dates."""
    table: Any = None
    for name, column in columns:
        table = as_days(asking, source, column, table=table, name=name)
    return table


def _at_once(asking: TableAsking, source: Intervals[Any]) -> Intervals[Any]:
    """A table in memory whose columns are made together: each step would read every row again."""
    return (
        attrs.evolve(source, table=asking.nw.from_native(source.table).lazy().to_native()) if asking.codes else source
    )


def _wrong_interval(asking: TableAsking, *, bounded: bool) -> dict[str, Any]:
    """Where a claim or a hold cannot be, is pending, or stands."""
    nw, col = asking.nw, asking.nw.col
    today = Calendar.number(asking.as_of)
    start, end = col("start_last"), col("end_last")
    conditions = [
        (col("start_first") < start).fill_null(value=False),
        (col("end_first") < end).fill_null(value=False),
        (end < start).fill_null(value=False),
        col("start_wrong") > 0,
        col("end_wrong") > 0,
    ]
    if bounded:
        conditions += [start.is_null(), (start > today).fill_null(value=False), (end > today).fill_null(value=False)]
    wrong = conditions[0]
    for condition in conditions[1:]:
        wrong = wrong | condition
    # A hold without first day stands. Gaps are asked for: numbers of pandas compare with a gap, as false.
    begun = start.is_null() | (start <= today).fill_null(value=False)
    standing = begun & (end.is_null() | (end > today).fill_null(value=False))
    pending = end.is_null()
    return {
        "__wrong": wrong.cast(nw.Int64),
        "__standing": standing.cast(nw.Int64),
        "__pending": pending.cast(nw.Int64),
    }


def _flags(rows: Any, unit: str, wanted: Mapping[str, str]) -> Any:
    """One row a unit with the flags of its intervals."""
    import narwhals as nw  # noqa: PLC0415  an extra

    names = {f"{_P}{name}": nw.col(column).max() for name, column in wanted.items()}
    made = rows.group_by(unit).agg(**names)
    return same_numbers(nw, made, tuple(names))
