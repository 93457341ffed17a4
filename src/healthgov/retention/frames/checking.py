"""What is wrong with a request to annotate a table, all at once and before anything runs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import attrs

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.retention.facts import may_never_happen
from healthgov.retention.policies import RetentionPolicy

__all__ = ["Standing", "check"]

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
    among = f"events among {', '.join(events)}"
    problems = [] if known else [Problem("", "a table of polars, pandas, PyArrow, DuckDB or PySpark")]
    problems += [Problem("", among) for event in columns if event not in events]
    problems += [] if columns else [Problem("", f"at least one column, for {among}")]
    problems += [
        Problem("never", f"events that may never happen, among {', '.join(filter(may_never_happen, events))}")
        for event in never
        if event not in events or not may_never_happen(event)
    ]
    problems += [Problem(event, "no column for an event that never happened") for event in never if event in columns]
    for event, name in columns.items():
        if name not in schema:
            problems.append(Problem(event, "the name of a column of the frame"))
        elif not _holds_dates(schema[name]):
            problems.append(
                Problem(event, "a column of dates, or of text that holds dates; no moments with a time zone")
            )
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
    return name in ("Date", "String", "Unknown", "Null") or (name.startswith("Datetime") and "time_zone=None" in name)
