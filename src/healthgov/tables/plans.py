"""A plan from raw tables: one row a unit, with its ends, what decided them and a code for machines."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs

from healthgov.errors import MissingExtraError
from healthgov.periods import as_date
from healthgov.retention.answers import check_days
from healthgov.retention.histories import Handling, may_be_flagged
from healthgov.retention.policies import RetentionPolicy
from healthgov.tables.absences import settling
from healthgov.tables.answering import RowQuery, answered
from healthgov.tables.asking import TableAsking
from healthgov.tables.doors import door_of
from healthgov.tables.entries import with_days_of_law, with_those_to_come
from healthgov.tables.plan_requests import check, given
from healthgov.tables.record_types import of_other_types, of_type, typed
from healthgov.tables.requests import Standing
from healthgov.tables.sources import Events, Intervals, Units
from healthgov.tables.suspensions import Lodged
from healthgov.tables.unit_kinds import read_as
from healthgov.tables.units import Gathered, gather

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

__all__ = ["CODES", "plan"]

Frame = TypeVar("Frame", bound="IntoFrame")
_HELD, _UNIT = "__healthgov_held", "__healthgov_unit"
CODES = ("DUE", "KEPT", "HELD", "CLAIM", "REFUSED", "OPEN")
"""What ``code`` says of a unit: its period is over; it must be kept; a hold or a claim is in the way; its dates cannot
be; nothing is known that decides."""


def plan(
    policy: RetentionPolicy | Mapping[str, RetentionPolicy] | Mapping[int, RetentionPolicy],
    *,
    unit: str,
    by: str | None = None,
    as_of: str | date,
    events: Mapping[str, Events[Frame] | Sequence[Events[Frame]]],
    claims: Intervals[Frame] | Sequence[Intervals[Frame]] = (),
    holds: Intervals[Frame] | Sequence[Intervals[Frame]] = (),
    never: Collection[str] | Mapping[str, Units[Frame] | Sequence[Units[Frame]]] = (),
    not_yet: Collection[str] | Mapping[str, Units[Frame] | Sequence[Units[Frame]]] = (),
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
    holds. Every unit that a table names has a row, also one of which there are only resolved claims or days ahead: nothing
    is known that decides it. Rows that name no unit come as a row of their own, refused.

    ``never`` names events that never happened to any unit, or maps them to the units to which they never happened
    (:func:`units`). ``not_yet`` does the same for events that are yet to come, as the last contact of a stay that runs:
    the days of earlier ones do not count there.

    Where the rows of a table are of several types of record, ``by`` names the column that tells them apart, and
    ``policy`` is the policy for each of its values: then there is a row for each unit and type. Tables without that
    column, as of births, count for every type. Rows of another value, or of none, come as one row of their unit, refused.

    :raises MissingExtraError: without narwhals.
    :raises InvalidDocumentError: for tables, columns and events that cannot be; all at once.
    """
    try:
        import narwhals as nw  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a table", "frames") from None
    found, lodged, held, apart, to_come = given(events, claims, holds, never, not_yet)
    if by is not None or isinstance(policy, Mapping):
        policies = typed(nw, policy, by, found, (*apart, *to_come))

        def of_its_type(value: str | int, one: RetentionPolicy, read: Mapping[str, Sequence[Events[Any]]]) -> Any:
            known = {*one.events, one.trigger}

            def chosen(said: Collection[str] | dict[str, list[Units[Any]]]) -> Any:
                if isinstance(said, dict):
                    return {
                        event: of_type(nw, group, str(by), value) for event, group in said.items() if event in known
                    }
                return [event for event in said if event in known]

            return plan(
                one,
                unit=unit,
                as_of=as_of,
                events={event: of_type(nw, group, str(by), value) for event, group in read.items()},
                claims=of_type(nw, lodged, str(by), value),
                holds=of_type(nw, held, str(by), value),
                never=chosen(apart),
                not_yet=chosen(to_come),
                zone=zone,
                handling=handling,
            )

        made = [nw.from_native(of_its_type(*one)) for one in policies]
        sources: list[Events[Any] | Intervals[Any]] = [
            *(one for group in found.values() for one in group),
            *lodged,
            *held,
        ]
        number = made[0].collect_schema()[unit]
        others = of_other_types(nw, sources, str(by), [value for value, _, _ in policies], unit, number)
        return cast("Frame", _together(nw, [*made, others], unit, number).to_native())
    check_days(policy)
    kinds, names = check(nw, policy, unit, found, [*lodged, *held], apart, to_come, zone)
    first = nw.from_native(next(one for group in found.values() for one in group).table)
    door = door_of(nw, first.implementation.name, kinds)
    assert door is not None  # noqa: S101  checked above
    named = apart if isinstance(apart, dict) else {}
    ahead = to_come if isinstance(to_come, dict) else {}
    every = itertools.chain(*found.values(), lodged, held, *named.values(), *ahead.values())
    kind = read_as(nw, names, every, unit)
    doubted = frozenset(filter(may_be_flagged, policy.lengthened_by))
    asking = TableAsking(nw, unit, _UNIT, door, zone, as_date(as_of, "as_of"), handling, kind, doubted)
    gathered = gather(asking, found, lodged, held, named, ahead, suspends=policy.suspended_by_claims)
    gathered = attrs.evolve(gathered, entered=with_days_of_law(nw, gathered.entered, policy.events))
    if not isinstance(to_come, dict):
        entered, columns = with_those_to_come(nw, gathered.entered, to_come)
        gathered = attrs.evolve(gathered, entered=entered, not_yet=columns)
    everywhere = () if isinstance(apart, dict) else apart
    made = [
        _coded(asking, _answered(asking, policy, some, (*everywhere, *chosen)), policy)
        for chosen, some in _apart(nw, gathered, settling(policy, gathered.never)[0])
    ]
    table = made[0] if len(made) == 1 else _together(nw, made, unit, made[0].collect_schema()[unit])
    return cast("Frame", table.to_native())


def _together(nw: Any, tables: Sequence[Any], unit: str, number: Any) -> Any:
    """Several plans as one; what one of them does not say of a unit is null."""
    alike = [table.with_columns(nw.col("reason").cast(nw.String), nw.col(unit).cast(number)) for table in tables]
    return nw.concat(alike, how="diagonal")


def _apart(nw: Any, gathered: Gathered, settling: Collection[str]) -> list[tuple[tuple[str, ...], Gathered]]:
    """The units by which events never happened to them: each such group stands under a policy of its own.

    Events that do no more than settle an end stay together: a column says where they never happened.
    """
    branching = [event for event in gathered.never if event not in settling]
    never = {event: gathered.never[event] for event in settling}
    groups = []
    for size in range(len(branching) + 1):
        for chosen in itertools.combinations(branching, size):
            table = gathered.entered.table
            for event in branching:
                name = gathered.never[event]
                table = table.filter(nw.col(name) if event in chosen else ~nw.col(name))
            entered = attrs.evolve(gathered.entered, table=table)
            groups.append((chosen, attrs.evolve(gathered, entered=entered, never=never)))
    return groups


def _answered(asking: TableAsking, policy: RetentionPolicy, gathered: Gathered, never: Collection[str]) -> Any:
    """The answers of units that stand under one policy."""
    return answered(
        asking.nw,
        asking.door,
        gathered.entered,
        RowQuery(
            policy, asking.as_of, never, gathered.undated, asking.handling, gathered.never, not_yet=gathered.not_yet
        ),
        Standing(blocked=gathered.blocked),
        also_refused=gathered.refused,
        lodged=None if gathered.claims is None else Lodged(gathered.claims, asking.unit),
        held_as=_HELD,
    )


def _coded(asking: TableAsking, table: Any, policy: RetentionPolicy) -> Any:
    """The plan, with a code for machines beside the words."""
    nw, unit = asking.nw, asking.nw.col(asking.unit).alias(asking.named)
    col, when, text = nw.col, nw.when, nw.lit
    said = col("reason").cast(nw.String)
    code = when(col("disposable").fill_null(value=False)).then(text("DUE")).otherwise(text("OPEN"))
    code = when((~col("disposable")).fill_null(value=False)).then(text("KEPT")).otherwise(code)
    code = when(col(_HELD) | said.str.starts_with("held:")).then(text("HELD")).otherwise(code)
    code = when(said.str.starts_with("a claim is pending")).then(text("CLAIM")).otherwise(code)
    code = when(said.str.starts_with("refused:")).then(text("REFUSED")).otherwise(code)
    answers = ("keep_through", "safe_keep_through", "disposable", "reason")
    return table.with_columns(policy=text(policy.key), code=code).select(
        unit.cast(nw.String) if asking.codes else unit, "policy", *answers, "code"
    )
