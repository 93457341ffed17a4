"""What is wrong with a request to annotate a table, all at once and before anything runs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import attrs

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.retention.facts import may_never_happen
from healthgov.retention.policies import RetentionPolicy

__all__ = ["Standing", "check"]

_SHOWN = 20
_ADDED = ("keep_through", "safe_keep_through", "disposable", "reason")


@attrs.frozen(kw_only=True)
class Standing:
    """The columns that say what stands in the way of a row; ``None`` for those the table does not have."""

    held: str | None = None
    """True where a hold, or a claim that moves no date, blocks disposition."""
    suspended: str | None = None
    """True where a claim is pending and the clock stands still."""
    suspended_days: str | None = None
    """The days that resolved claims add."""


def check(
    policy: RetentionPolicy,
    columns: Mapping[str, str],
    schema: Mapping[str, Any],
    known: bool,  # noqa: FBT001  a fact
    standing: Standing,
    never: Collection[str],
) -> None:
    """Check the columns named, the events stated and the engine.

    :raises InvalidDocumentError: with every problem.
    """
    events = tuple(dict.fromkeys((*policy.events, policy.trigger)))
    possible = [event for event in events if may_never_happen(event)]
    problems = [] if known else [Problem("", "a table of polars, pandas, PyArrow, DuckDB or PySpark")]
    problems += [
        Problem(event, f"an event of this type: {', '.join(events)}") for event in columns if event not in events
    ]
    problems += [] if columns else [Problem("", f"a column for at least one event: {', '.join(events)}")]
    problems += [
        Problem(f"never: {event}", f"an event that may never happen: {', '.join(possible) or 'there is none'}")
        for event in never
        if event not in possible
    ]
    problems += [Problem(event, "no column for an event that never happened") for event in never if event in columns]
    there = f"a column of the table: {', '.join(list(schema)[:_SHOWN])}{', …' if len(schema) > _SHOWN else ''}"
    for event, name in columns.items():
        if name not in schema:
            problems.append(Problem(f"{event}={name}", there))
        elif not _holds_dates(schema[name]):
            wanted = "a column of dates, or of text that holds dates; no numbers, and no moments with a time zone"
            problems.append(Problem(f"{event}={name}", wanted))
    for name in ("held", "suspended"):
        column: str | None = getattr(standing, name)
        if column is not None and str(schema.get(column)) != "Boolean":
            problems.append(Problem(name, "the name of a column of truth values"))
    days = standing.suspended_days
    if days is not None and not str(schema.get(days)).startswith(("Int", "UInt")):
        problems.append(Problem("suspended_days", "the name of a column of whole numbers"))
    if not policy.suspended_by_claims:
        problems += [
            Problem(name, "a policy whose clock claims suspend; elsewhere a pending claim is a hold")
            for name in ("suspended", "suspended_days")
            if getattr(standing, name) is not None
        ]
    problems += [Problem(name, "a frame without this column, which is added") for name in _ADDED if name in schema]
    if problems:
        raise InvalidDocumentError(problems, source="frame")


def _holds_dates(kind: Any) -> bool:
    name = str(kind)
    return (
        name in ("Date", "String", "Categorical", "Unknown", "Null")
        or name.startswith("Enum")
        or (name.startswith("Datetime") and "time_zone=None" in name)
    )
