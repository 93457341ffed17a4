"""The readings of a policy as columns, and what of it falls away in rows whose events never happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from healthgov.retention.policies import RetentionPolicy
from healthgov.retention.terms import never_shortened_by, undominated
from healthgov.tables.absences import settling, watched
from healthgov.tables.columns import Writer, Written
from healthgov.tables.sheet import Sheet

__all__ = ["Readings", "readings_of"]


@attrs.frozen
class Readings:
    """The names of the columns of the ends, ``None`` where no row has one."""

    adopted: Written
    safe: str | None
    least: str | None
    conflict: str | None
    """True where the floor of a range ends after its upper end."""
    unsettled: Mapping[str, str | None]
    """For each event that may move the end, the column that is null where it does."""
    bounds: str | bool
    """Whether the safe end is a bound even where the end is not known."""


def readings_of(
    nw: Any,
    sheet: Sheet,
    writer: Writer,
    policy: RetentionPolicy,
    flags: Mapping[str, str],
    *,
    early: bool,
    as_adopted: bool,
) -> Readings:
    """Write every reading; ``flags`` maps events to columns that are true in rows to which they never happened.

    ``early`` is the side of the reading adopted, ``as_adopted`` whether the safe end bounds it too.
    """
    apart, settled = settling(policy, flags)
    branching = [event for event in flags if event not in apart]
    if not branching:
        made = _written(sheet, writer, policy, early=early, as_adopted=as_adopted)
        open_ = {name: _unless(nw, sheet, made.unsettled[name], [flags[event] for event in settled.get(name, ())])
                 for name in made.unsettled}  # fmt: skip
        return attrs.evolve(made, unsettled=open_)
    event = branching[0]
    rest = {other: flags[other] for other in flags if other != event}
    never, other = (
        readings_of(nw, sheet, writer, one, rest, early=early, as_adopted=as_adopted)
        for one in (policy.without({event}), policy)
    )
    flag = flags[event]
    condition = _flag(nw, sheet, flag)

    def chosen(yes: str | None, no: str | None, settled: Any) -> str | None:
        if yes == no:
            return yes
        one, two = (settled if end is None else nw.col(end) for end in (yes, no))
        reads = [end for end in (yes, no) if end is not None]
        return sheet.let(
            ("chosen", condition, yes, no), nw.when(nw.col(condition)).then(one).otherwise(two), condition, *reads
        )

    unsettled = {}
    for name in dict.fromkeys((*never.unsettled, *other.unsettled)):
        columns = [
            _known(nw, sheet, one.unsettled[name]) if name in one.unsettled else sheet.let("settled", nw.lit(0))
            for one in (never, other)
        ]
        unsettled[name] = chosen(columns[0], columns[1], None)
    bounds: str | bool = never.bounds
    if never.bounds != other.bounds:
        one, two = (nw.lit(end) if isinstance(end, bool) else nw.col(end) for end in (never.bounds, other.bounds))
        reads = [end for end in (never.bounds, other.bounds) if isinstance(end, str)]
        bounds = sheet.let(
            ("bounds", condition, never.bounds, other.bounds),
            nw.when(nw.col(condition)).then(one).otherwise(two),
            condition,
            *reads,
        )
    return Readings(
        writer.either(condition, never.adopted, other.adopted),
        chosen(never.safe, other.safe, writer.nothing()),
        chosen(never.least, other.least, writer.nothing()),
        chosen(never.conflict, other.conflict, nw.lit(False)),
        unsettled,
        bounds,
    )


def _flag(nw: Any, sheet: Sheet, name: str) -> str:
    """A column that says whether an event never happened, and never that this is not known."""
    return sheet.let(("flag", name), nw.col(name).fill_null(value=False), name)


def _unless(nw: Any, sheet: Sheet, name: str | None, flags: Sequence[str]) -> str | None:
    """The column that is null where an event leaves an end open, with a value where another settles that."""
    if not flags:
        return name
    conditions = [_flag(nw, sheet, flag) for flag in flags]
    settled = nw.any_horizontal(*map(nw.col, conditions), ignore_nulls=True)
    chosen = nw.when(settled).then(nw.lit(0))
    if name is None:
        return sheet.let(("unless", *conditions), chosen, *conditions)
    return sheet.let(("unless", name, *conditions), chosen.otherwise(nw.col(name)), name, *conditions)


def _known(nw: Any, sheet: Sheet, name: str | None) -> str:
    """A column that is null where an event has no day, also where none has."""
    return name or sheet.let("unsettled", nw.lit(None, nw.Int32))


def _written(sheet: Sheet, writer: Writer, policy: RetentionPolicy, *, early: bool, as_adopted: bool) -> Readings:
    adopted = writer.write(policy.term, early=early)
    safe = None if policy.has_open_floor else _safe(writer, policy, as_adopted=as_adopted)
    least = conflict = None
    if policy.least is not None:
        least = writer.write(policy.least).end
        most, first = writer.write(policy.term).end, writer.write(policy.least, early=True).end
        if most is not None and first is not None:
            conflict = sheet.let(("conflict", most, first), writer.above(first, most), first, most)
    unsettled = writer.open_events(watched(policy), policy.assumes)
    return Readings(adopted, safe, least, conflict, unsettled, policy.bounds_from_above)


def _safe(writer: Writer, policy: RetentionPolicy, *, as_adopted: bool) -> str | None:
    """The latest end of any reading, events without date taken at their latest; unknown where one of those is."""
    terms = (policy.term, *policy.other_readings)
    likely = [writer.write(term, policy.assumes, between=True) for term in undominated(terms)]
    # Where filling an event in can only move an end later, the end without it is never the latest.
    unsure = [term for term in terms if not all(never_shortened_by(term, event) for event in policy.assumes)]
    literal = [writer.write(term, between=True) for term in undominated(unsure)]
    # What happened on a day not known is taken for not having happened by the reading adopted.
    adopted = [writer.write(policy.term)] if as_adopted else []
    # The floor of a range is known to stand no longer than this, in a row of which one of its events has no day.
    lower = [writer.undated_end(policy.least)] if as_adopted and policy.least is not None else []
    return writer.latest(likely, [*literal, *adopted, *lower])
