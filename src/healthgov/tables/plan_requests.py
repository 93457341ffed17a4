"""What is wrong with a request for a plan, all at once and before anything runs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.kinds import place_of
from healthgov.retention.histories import may_be_to_come, may_never_happen
from healthgov.retention.policies import RetentionPolicy
from healthgov.tables.doors import door_of
from healthgov.tables.sources import Events, Intervals, Pick, Units

__all__ = ["check", "given"]

Source: TypeAlias = Events[Any] | Intervals[Any] | Units[Any]


Given: TypeAlias = tuple[
    dict[str, list[Events[Any]]],
    list[Intervals[Any]],
    list[Intervals[Any]],
    Collection[str] | dict[str, list[Units[Any]]],
    Collection[str] | dict[str, list[Units[Any]]],
]


def given(
    events: Mapping[str, Any],
    claims: Any,
    holds: Any,
    never: Collection[str] | Mapping[str, Any],
    not_yet: Collection[str] | Mapping[str, Any],
) -> Given:
    """Each table of a request in a list.

    :raises InvalidDocumentError: for what says of no table which of its columns are to be read.
    """
    problems: list[Problem] = []

    def listed(where: str, said: Any, kind: type[Any], wanted: str) -> list[Any]:
        group = [said] if isinstance(said, kind) else said
        if isinstance(group, list | tuple) and all(isinstance(one, kind) for one in group):
            return list(group)
        problems.append(Problem(where, wanted))
        return []

    found = {
        event: listed(event, one, Events, 'events(table, "column"), or a list of these')
        for event, one in events.items()
    }
    wanted = 'intervals(table, "start", "end"), or a list of these'
    lodged, held = listed("claims", claims, Intervals, wanted), listed("holds", holds, Intervals, wanted)

    def by_unit(word: str, said: Collection[str] | Mapping[str, Any]) -> Collection[str] | dict[str, list[Units[Any]]]:
        if not isinstance(said, Mapping):
            return said
        return {
            event: listed(f"{word}: {event}", one, Units, "units(table), or a list of these")
            for event, one in said.items()
        }

    apart, to_come = by_unit("never", never), by_unit("not_yet", not_yet)
    if problems:
        raise InvalidDocumentError(problems, source="plan")
    return found, lodged, held, apart, to_come


def check(
    nw: Any,
    policy: RetentionPolicy,
    unit: str,
    found: Mapping[str, Sequence[Events[Any]]],
    intervals: Sequence[Intervals[Any]],
    never: Collection[str] | Mapping[str, Sequence[Units[Any]]],
    not_yet: Collection[str] | Mapping[str, Sequence[Units[Any]]],
    zone: str | None,
) -> tuple[dict[str, Any], list[str]]:
    """The kinds of the columns of days, and of those of units.

    :raises InvalidDocumentError: with every problem.
    """
    known = tuple(dict.fromkeys((*policy.events, policy.trigger)))
    problems = [
        Problem(place_of(event, known), f"an event of this type: {', '.join(known)}")
        for event in found
        if event not in known
    ]
    problems += [] if any(found.values()) else [Problem("", "a table for at least one event")]
    problems += [Problem("unit", "a column that the plan does not have too")] if unit in _ADDED else []
    problems += [
        Problem(event, "a day of Pick, such as Pick.FIRST")
        for event, group in found.items()
        if any(not isinstance(one.pick, Pick | None) for one in group)
    ]
    problems += _of_absent(known, found, never, not_yet)
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
    for where, source in _sources(found, intervals, never, not_yet):
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
        chosen = {**source.where, **source.unless}
        problems += [
            Problem(f"{where}: {name}", "values of the kind of the column")
            for name, values in chosen.items()
            if _of_another_kind(str(schema[name]), values)
        ]
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


_NEVER = (
    "an event of this type that may never happen",
    "an event of this type that may never happen, and has no table",
)
_TO_COME = (
    "an event of this type that may be yet to come",
    "an event of this type that may be yet to come, and has no table",
)
"""What is wanted where units are named, and where all are meant."""


def _of_absent(
    known: Collection[str],
    found: Collection[str],
    never: Collection[str] | Mapping[str, Sequence[Units[Any]]],
    not_yet: Collection[str] | Mapping[str, Sequence[Units[Any]]],
) -> list[Problem]:
    """What cannot be of events that never happened, or are yet to come."""
    problems: list[Problem] = []
    for word, said, possible, wanted in (
        ("never", never, may_never_happen, _NEVER),
        ("not_yet", not_yet, may_be_to_come, _TO_COME),
    ):
        by_unit = isinstance(said, Mapping)
        problems += [
            Problem(place_of(event, known, word), wanted[0 if by_unit else 1])
            for event in said
            if event not in known or (event in found and not by_unit) or not possible(event)
        ]
    problems += [
        Problem(place_of(event, known, "not_yet"), "an event that is not said never to happen")
        for event in not_yet
        if event in never and not isinstance(never, Mapping)
    ]
    return problems


_ADDED = ("policy", "keep_through", "safe_keep_through", "disposable", "reason", "code")
_NUMBERS = ("Int", "UInt", "Float")


def _of_another_kind(kind: str, values: object) -> bool:
    """Whether texts are looked for in a column of numbers, or numbers in one of texts."""
    listed = [values] if isinstance(values, str | int) or not isinstance(values, Collection) else list(values)
    if kind.startswith(_NUMBERS):
        return any(isinstance(one, str) for one in listed)
    return kind == "String" and any(not isinstance(one, str) for one in listed)


def _sources(
    found: Mapping[str, Sequence[Events[Any]]],
    intervals: Sequence[Intervals[Any]],
    never: Collection[str] | Mapping[str, Sequence[Units[Any]]],
    not_yet: Collection[str] | Mapping[str, Sequence[Units[Any]]],
) -> Iterator[tuple[str, Source]]:
    for event, group in found.items():
        for one in group:
            yield event, one
    for interval in intervals:
        yield "interval", interval
    for word, said in (("never", never), ("not_yet", not_yet)):
        for event, named in said.items() if isinstance(said, Mapping) else ():
            for unit in named:
                yield f"{word}: {event}", unit


def _days_of(source: Source) -> tuple[str, ...]:
    if isinstance(source, Units):
        return ()
    if isinstance(source, Intervals):
        return source.start, source.end
    return (source.column,) if isinstance(source.column, str) else source.column


def _in_parts(source: Source) -> bool:
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
