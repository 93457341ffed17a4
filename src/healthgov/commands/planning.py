"""``healthgov retention plan``: a whole table at once, streamed, written whole or not at all, deleting nothing."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Collection, Generator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from healthgov.commands.options import write
from healthgov.commands.plan_summary import Summary, said, summarised
from healthgov.documents.replacing import refuse_inputs, replacing
from healthgov.errors import InvalidDocumentError, MissingExtraError, OutputError, Problem
from healthgov.languages import ENGLISH
from healthgov.reports.shown import shown
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
    separator: str,
    inputs: Collection[Path],
    as_json: bool,
    language: str = ENGLISH,
) -> None:
    """Annotate a table file and write the plan; then say how many rows fall due, why and when, and which are refused.

    ``inputs`` are further files that are read, and never written over.

    :raises InvalidDocumentError: for a file or column that cannot be read; nothing is written then.
    :raises OutputError: where ``output`` is a file that is read, no ordinary file, or there is no room for it.
    :raises MissingExtraError: without the extra ``plan``.
    """
    try:
        import polars as pl  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a plan", "plan") from None
    sink = f"sink_{_format(output)}"
    refuse_inputs(output, (source, *inputs))
    if not output.parent.is_dir():
        raise InvalidDocumentError([Problem("--output", "a file in a folder that exists")], source=source.name)
    summary: Summary = {}
    problems: Collection[Problem] = ()
    full = False
    try:
        table = _scanned(pl, source, columns, standing, separator)
        _deny(pl, table, never)
        annotated: Any = annotate(table, policy, as_of=as_of, columns=columns, standing=standing, never=never)
        with replacing(output) as unfinished, _busy(source.name, unfinished.path):
            # The open file, not its name: a link put in its place meanwhile would be followed.
            getattr(annotated, sink)(unfinished.file)
            csv = _format(output) == "csv"
            written = pl.scan_csv(unfinished.path, infer_schema=False) if csv else pl.scan_parquet(unfinished.path)
            summary = summarised(pl, written, policy, as_of, standing)
    except InvalidDocumentError as error:
        problems = error.problems
    except (pl.exceptions.PolarsError, OSError) as error:
        full = _FULL in str(error)
        if isinstance(error, OSError) and not full:
            raise
        problems = [Problem("", "a table in Parquet, or in CSV and UTF-8")]
    # Raised out here: the engine's own message, in whose context it would stand, may repeat a value of the table.
    if full:
        raise OutputError.disk_is_full()
    if problems:
        raise InvalidDocumentError(problems, source=source.name)
    write(
        json.dumps(summary, indent=2, ensure_ascii=False) + "\n" if as_json else said(summary, policy, language), None
    )


def _deny(pl: Any, table: Any, never: Collection[str]) -> None:
    """Refuse a table in which an event that never happened has a date."""
    problems: list[Problem] = []
    for name in table.collect_schema().names():
        if name.casefold() in never:
            wanted = Problem(f"--never {name.casefold()}", "an event whose column holds nothing")
            problems += _misread(pl, table, name, pl.lit(None), wanted)
    if problems:
        raise InvalidDocumentError(problems)


def _scanned(pl: Any, source: Path, columns: Mapping[str, str], standing: Standing, separator: str) -> Any:
    """The table, lazily. In a CSV every column is text and stays as it is; dates are read as dates in part are."""
    if not source.is_file():
        raise InvalidDocumentError([Problem("", "a file that exists")])
    if _format(source) == "parquet":
        frame = pl.scan_parquet(source)
        frame.collect_schema()  # what is no table is found out here
        return frame
    frame = pl.scan_csv(source, infer_schema=False, separator=separator)
    names = frame.collect_schema().names()
    if len(names) == 1 and any(mark in names[0] for mark in _SEPARATORS if mark != separator):
        raise InvalidDocumentError(
            [Problem("--separator", f"the sign between columns, which is not {separator!r} here")]
        )
    twice = sorted({name.rpartition(_TWICE)[0] for name in names if name.rpartition(_TWICE)[0] in names})
    if twice:
        raise InvalidDocumentError([Problem(name, "a column that is there once") for name in twice])
    # A quoted nothing is nothing.
    read: dict[str, Any] = {name: _stated(pl, name) for name in columns.values() if name in names}
    problems: list[Problem] = []
    for option, name in (("--blocked", standing.blocked), ("--suspended", standing.suspended)):
        if name is not None and name in names:
            text = _stated(pl, name).str.strip_chars().str.to_lowercase()
            read[name] = text.replace_strict(_TRUTHS, default=None, return_dtype=pl.Boolean)
            problems += _misread(pl, frame, name, read[name], Problem(option, "true or false, or nothing"))
    days = standing.suspended_days
    if days is not None and days in names:
        read[days] = _stated(pl, days).cast(pl.UInt16, strict=False).cast(pl.Int32)
        problems += _misread(pl, frame, days, read[days], Problem("--suspended-days", "whole numbers, or nothing"))
    if problems:
        raise InvalidDocumentError(problems)
    return frame.with_columns(**read)


def _stated(pl: Any, name: str) -> Any:
    """The text of a column; in small pieces of the stream, where replacing values would gather them."""
    return pl.when(pl.col(name) != "").then(pl.col(name))


def _misread(pl: Any, frame: Any, name: str, read: Any, wanted: Problem) -> list[Problem]:
    """The problem of a column in which something else stands than what is wanted: how often, and where first."""
    stated = pl.col(name)
    count, first = (
        frame.select(wrong=stated.is_not_null() & (stated.cast(pl.String) != "") & read.is_null())
        .with_row_index("row", offset=1)
        .filter(pl.col("wrong"))
        .select(pl.len(), pl.col("row").min().alias("first"))
        .collect(engine="streaming")
        .row(0)
    )
    return [Problem(wanted.path, f"{wanted.expected}; not so in {count} rows, first in row {first}")] if count else []


_FULL = "(os error 28)"
"""What the engine says of a full disk, in errors of several kinds and without a number."""
_SEPARATORS = ",;\t|"
_TWICE = "_duplicated_"
"""What the engine puts behind a name that comes a second time, before a number."""
_YES, _NO = ("true", "t", "yes", "y", "oui", "o", "1"), ("false", "f", "no", "n", "non", "0")
_TRUTHS = {**dict.fromkeys(_YES, True), **dict.fromkeys(_NO, False)}


def _format(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".parquet"):
        raise InvalidDocumentError([Problem("", "a file named .parquet or .csv")], source=path.name)
    return suffix[1:]


@contextlib.contextmanager
def _busy(name: str, written: Path) -> Generator[None, None, None]:
    """A moving bar and how much is written while the engine streams, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415  for a terminal only
    from rich.filesize import decimal  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    class Written(ProgressColumn):
        """How much of the plan is written."""

        def render(self, task: Task) -> Text:  # noqa: ARG002  the file tells
            return Text(f"{decimal(written.stat().st_size if written.exists() else 0)} written")

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), Written(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.add_task(shown(name), total=None)
        yield
