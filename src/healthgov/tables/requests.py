"""What is wrong with a request to annotate a table, all at once and before anything runs."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import attrs

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.kinds import place_of
from healthgov.retention.histories import is_past, may_be_to_come, may_never_happen
from healthgov.retention.policies import Granularity, RetentionPolicy
from healthgov.retention.terms import ForEver

__all__ = ["Standing", "check", "truth_wanted"]

_SHOWN = 20
_OURS = "__healthgov_"
_WHOLE = ("Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32")
_ADDED = ("keep_through", "safe_keep_through", "disposable", "reason")


@attrs.frozen(kw_only=True)
class Standing:
    """The columns that say what stands in the way of a row; ``None`` for those the table does not have."""

    blocked: str | None = None
    """True where a hold, or a claim that moves no date, blocks disposition."""
    suspended: str | None = None
    """True where a claim is pending and the clock stands still."""
    suspended_days: str | None = None
    """The days that resolved claims add."""


def check(
    policy: RetentionPolicy,
    columns: Mapping[str, str],
    table: Any,
    schema: Mapping[str, Any],
    known: bool,  # noqa: FBT001  a fact
    standing: Standing,
    never: Collection[str] | Mapping[str, str],
    undated: Mapping[str, str],
    not_yet: Collection[str] | Mapping[str, str],
) -> None:
    """Check the columns named, the events stated and the engine.

    :raises InvalidDocumentError: with every problem.
    """
    problems = [] if known else [Problem("", "a table of polars, pandas, PyArrow, DuckDB or PySpark")]
    problems += [
        *_of_names(
            schema,
            (
                *columns.values(),
                standing.blocked,
                standing.suspended,
                standing.suspended_days,
                *undated.values(),
                *(never.values() if isinstance(never, Mapping) else ()),
                *(not_yet.values() if isinstance(not_yet, Mapping) else ()),
            ),
        ),
        *_of_events(policy, columns, never, said=bool(undated or not_yet)),
        *_of_columns(columns, table, schema),
        *_of_standing(policy, standing, schema),
        *_of_units(policy, table, schema),
        *_of_undated(policy, undated),
        *_of_those_to_come(policy, columns, never, not_yet),
        *_of_truth("undated", undated, schema),
        *_of_truth("never", never if isinstance(never, Mapping) else {}, schema),
        *_of_truth("not_yet", not_yet if isinstance(not_yet, Mapping) else {}, schema),
    ]
    if problems:
        raise InvalidDocumentError(problems, source="frame")


def _of_names(schema: Mapping[str, Any], used: Iterable[str | None]) -> list[Problem]:
    """Names that would be taken for others: engines of SQL know no capitals, and polars reads some as patterns."""
    added = [
        Problem(name, "a frame without this column, which is added")
        for name in map(str, schema)
        if name.casefold() in _ADDED or name.casefold().startswith(_OURS)
    ]
    patterns = [
        Problem(name, "a column whose name is no pattern, as * and ^...$ are")
        for name in dict.fromkeys(used)
        if name is not None and (name == "*" or (name.startswith("^") and name.endswith("$")))
    ]
    return [*added, *patterns]


def _of_events(
    policy: RetentionPolicy, columns: Mapping[str, str], never: Collection[str], *, said: bool
) -> list[Problem]:
    """Events that the type does not read, and a table that says nothing of any; ``said`` where flags do."""
    events = tuple(dict.fromkeys((*policy.events, policy.trigger)))
    possible = [event for event in events if may_never_happen(event)]
    problems = [
        Problem(place_of(event, events), f"an event of this type: {', '.join(events)}")
        for event in columns
        if event not in events
    ]
    silent = not columns and not said and not isinstance(policy.term, ForEver)
    problems += [] if not silent else [Problem("", f"a column for at least one event: {', '.join(events)}")]
    problems += [
        Problem(
            place_of(event, events, "never"),
            f"an event that may never happen: {', '.join(possible) or 'there is none'}",
        )
        for event in never
        if event not in possible
    ]
    return [
        *problems,
        *(
            Problem(event, "no column for an event that never happened")
            for event in never
            if event in columns and not isinstance(never, Mapping)
        ),
    ]


_UNITS = ("person_id", "patient_id", "subject_id", "id_patient", "patient", "person", "subject", "ipp")
"""What the person is called whose file a row is, in OMOP, FHIR, Synthea and French systems."""


def _of_units(policy: RetentionPolicy, table: Any, schema: Mapping[str, Any]) -> list[Problem]:
    """A file has one clock, which each contact starts again: no row of it may be answered alone.

    Looked for in tables in memory; on a lazy engine it would be a pass over every row.
    """
    if policy.granularity is not Granularity.DOSSIER or not hasattr(table, "get_column"):
        return []
    named = [name for name in map(str, schema) if name.casefold() in _UNITS]
    return [
        Problem(name, f"one row for each {name}, as the whole file has one clock: plan(..., unit={name!r}) makes it so")
        for name in named[:1]
        if table.get_column(name).drop_nulls().is_duplicated().any()
    ]


def _of_undated(policy: RetentionPolicy, undated: Mapping[str, str]) -> list[Problem]:
    events = [event for event in dict.fromkeys((*policy.events, policy.trigger)) if is_past(event)]
    among = f"a past event of this type: {', '.join(events)}"
    return [Problem(place_of(event, events, "undated"), among) for event in undated if event not in events]


def _of_those_to_come(
    policy: RetentionPolicy, columns: Mapping[str, str], never: Collection[str], not_yet: Collection[str]
) -> list[Problem]:
    possible = [event for event in dict.fromkeys((*policy.events, policy.trigger)) if may_be_to_come(event)]
    among = f"an event that may be yet to come: {', '.join(possible) or 'there is none'}"
    by_row = isinstance(not_yet, Mapping)
    return [
        *(Problem(place_of(event, possible, "not_yet"), among) for event in not_yet if event not in possible),
        *(
            Problem(event, "no column for an event that is yet to come, or never happened")
            for event in not_yet
            if (event in columns and not by_row) or (event in never and not isinstance(never, Mapping))
        ),
    ]


def truth_wanted(kind: Any) -> str:
    """What is wanted of a column that is to say yes or no; pandas keeps such a one with nulls as objects."""
    if str(kind) == "Object":
        return "a column of truth values: these are objects, which .astype('boolean') makes truth values"
    return "the name of a column of truth values"


def _of_truth(what: str, flags: Mapping[str, str], schema: Mapping[str, Any]) -> list[Problem]:
    return [
        Problem(f"{what}: {event}={name}", truth_wanted(schema.get(name)))
        for event, name in flags.items()
        if str(schema.get(name)) != "Boolean"
    ]


def _of_columns(columns: Mapping[str, str], table: Any, schema: Mapping[str, Any]) -> list[Problem]:
    there = (
        f"a column of the table: {', '.join(map(str, list(schema)[:_SHOWN]))}{', …' if len(schema) > _SHOWN else ''}"
    )
    problems = []
    for event, name in columns.items():
        if name not in schema:
            near = difflib.get_close_matches(name, list(map(str, schema)), 1)
            problems.append(Problem(f"{event}={name}", f"{there}; did you mean {near[0]}?" if near else there))
        elif not _holds_dates(table, name, schema[name]):
            wanted = "a column of dates, or of text that holds dates; no numbers, and no moments with a time zone"
            problems.append(Problem(f"{event}={name}", wanted))
    return problems


def _of_standing(policy: RetentionPolicy, standing: Standing, schema: Mapping[str, Any]) -> list[Problem]:
    problems = []
    for name in ("blocked", "suspended"):
        column: str | None = getattr(standing, name)
        if column is not None and str(schema.get(column)) != "Boolean":
            problems.append(Problem(name, truth_wanted(schema.get(column))))
    days = standing.suspended_days
    if days is not None and str(schema.get(days)) not in _WHOLE:
        problems.append(
            Problem("suspended_days", "the name of a column of whole numbers, of 64 bits with a sign at most")
        )
    if not policy.suspended_by_claims:
        problems += [
            Problem(name, "a policy whose clock claims suspend; elsewhere a pending claim is a hold")
            for name in ("suspended", "suspended_days")
            if getattr(standing, name) is not None
        ]
    return problems


def _holds_dates(table: Any, name: str, kind: Any) -> bool:
    said = str(kind)
    if said == "Unknown":
        return _holds_nothing(table, name)
    return (
        said in ("Date", "String", "Categorical", "Null")
        or said.startswith("Enum")
        or (said.startswith("Datetime") and "time_zone=None" in said)
    )


def _holds_nothing(table: Any, name: str) -> bool:
    """Whether a column is of the kind that holds nothing but nulls; other kinds that are not known may hold anything."""
    native = table.to_native()
    match table.implementation.name:
        case "POLARS":
            kind = str(native.collect_schema()[name])
        case "PYARROW":
            kind = str(native.schema.field(name).type)
        case "PANDAS":
            kind = str(native[name].dtype).removesuffix("[pyarrow]")
        case "DUCKDB":
            kind = str(native.types[native.columns.index(name)])
        case "PYSPARK":
            kind = "null" if native.schema[name].dataType.typeName() == "void" else ""
        case _:
            kind = ""
    return kind.strip('"').lower() == "null"
