"""``healthgov retention plan``: a whole table at once, streamed, written whole or not at all, deleting nothing."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from healthgov.commands.options import write
from healthgov.commands.outcome import tallied
from healthgov.commands.plan_summary import said, summarised
from healthgov.commands.table_files import (
    TRUTHS,
    busy,
    day_first,
    day_written,
    engine_of,
    format_of,
    in_our_words,
    misread,
    room_for,
    scanned_csv,
    stated,
)
from healthgov.documents.replacing import replacing
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.languages import ENGLISH
from healthgov.retention import RetentionPolicy
from healthgov.tables import Standing, annotate

__all__ = ["plan"]


def plan(
    policy: RetentionPolicy,
    source: Path,
    output: Path,
    *,
    as_of: date,
    columns: Mapping[str, str],
    standing: Standing,
    never: Collection[str],
    not_yet: Mapping[str, str],
    separator: str,
    days_first: bool,
    inputs: Collection[Path],
    as_json: bool,
    language: str = ENGLISH,
) -> int:
    """Annotate a table file and write the plan; then say how many rows fall due, why and when, and which are refused.

    The exit code tells whether each row is decided.

    ``days_first`` says that a CSV writes days DD/MM/YYYY. ``inputs`` are further files that are read, and never written over.

    :raises InvalidDocumentError: for a file or column that cannot be read; nothing is written then.
    :raises OutputError: where ``output`` is a file that is read, no ordinary file, or there is no room for it.
    :raises MissingExtraError: without the extra ``plan``.
    """
    pl = engine_of("a plan")
    sink = f"sink_{format_of(output)}"
    room_for(output, source, inputs)
    with in_our_words(pl, source):
        table = _scanned(pl, source, columns, standing, not_yet, separator)
        _deny(pl, table, never)
        table, days = _cut(pl, table, columns, days_first) if format_of(source) == "csv" else (table, dict(columns))
        annotated: Any = annotate(
            table, policy, as_of=as_of, columns=days, standing=standing, never=never, not_yet=not_yet
        ).drop(day for event, day in days.items() if day != columns[event])
        with replacing(output) as unfinished, busy(source.name, unfinished.path):
            # The open file, not its name: a link put in its place meanwhile would be followed.
            getattr(annotated, sink)(unfinished.file)
            csv = format_of(output) == "csv"
            written = pl.scan_csv(unfinished.path, infer_schema=False) if csv else pl.scan_parquet(unfinished.path)
            summary = summarised(pl, written, policy, as_of, standing)
    write(
        json.dumps(summary, indent=2, ensure_ascii=False) + "\n" if as_json else said(summary, policy, language), None
    )
    return tallied(summary["disposable"] + summary["kept"], summary["unknown"], summary["refused"])


def _deny(pl: Any, table: Any, never: Collection[str]) -> None:
    """Refuse a table in which an event that never happened has a date."""
    problems: list[Problem] = []
    for name in table.collect_schema().names():
        if name.casefold() in never:
            wanted = Problem(f"--never {name.casefold()}", "an event whose column holds nothing")
            problems += misread(pl, table, name, pl.lit(None), wanted)
    if problems:
        raise InvalidDocumentError(problems)


def _cut(pl: Any, table: Any, columns: Mapping[str, str], days_first: bool) -> tuple[Any, dict[str, str]]:  # noqa: FBT001
    """The table with a column more for each event, in which a moment is its day; and the names of those."""
    names = table.collect_schema().names()
    if not set(columns.values()) <= set(names):
        return table, dict(columns)  # which is missing is told of the table as it is
    prefix = "_healthgov_day"
    while any(name.startswith(prefix) for name in names):
        prefix += "_"
    days = {event: f"{prefix}{place}" for place, event in enumerate(columns)}
    texts = {day: pl.col(columns[event]) for event, day in days.items()}
    cut = {day: day_written(day_first(text) if days_first else text) for day, text in texts.items()}
    return table.with_columns(**cut), days


def _scanned(
    pl: Any,
    source: Path,
    columns: Mapping[str, str],
    standing: Standing,
    not_yet: Mapping[str, str],
    separator: str,
) -> Any:
    """The table, lazily. In a CSV every column is text and stays as it is; dates are read as dates in part are."""
    if not source.is_file():
        raise InvalidDocumentError([Problem("", "a file that exists")])
    if format_of(source) == "parquet":
        frame = pl.scan_parquet(source)
        frame.collect_schema()  # what is no table is found out here
        return frame
    frame = scanned_csv(pl, source, separator)
    names = frame.collect_schema().names()
    # A quoted nothing is nothing.
    read: dict[str, Any] = {name: stated(pl, name) for name in columns.values() if name in names}
    problems: list[Problem] = []
    truths = [("--blocked", standing.blocked), ("--suspended", standing.suspended)]
    for option, name in (*truths, *(("--not-yet", name) for name in not_yet.values())):
        if name is not None and name in names:
            text = stated(pl, name).str.strip_chars().str.to_lowercase()
            read[name] = text.replace_strict(TRUTHS, default=None, return_dtype=pl.Boolean)
            problems += misread(pl, frame, name, read[name], Problem(option, "true or false, or nothing"))
    days = standing.suspended_days
    if days is not None and days in names:
        read[days] = stated(pl, days).cast(pl.UInt16, strict=False).cast(pl.Int32)
        problems += misread(pl, frame, days, read[days], Problem("--suspended-days", "whole numbers, or nothing"))
    if problems:
        raise InvalidDocumentError(problems)
    return frame.with_columns(**read)
