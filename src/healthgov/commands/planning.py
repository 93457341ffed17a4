"""``healthgov retention plan``: a whole table at once, streamed, written whole or not at all, deleting nothing."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Generator
from datetime import date
from pathlib import Path
from typing import Any

from healthgov.commands.options import write
from healthgov.errors import InvalidDocumentError, MissingExtraError, Problem
from healthgov.retention import RetentionPolicy
from healthgov.retention.frames import annotate

__all__ = ["plan"]


def plan(
    policy: RetentionPolicy, source: Path, output: Path, *, as_of: date, columns: dict[str, str], as_json: bool
) -> None:
    """Annotate a table file and write the plan beside it; then say how many rows fall due, why and when.

    :raises InvalidDocumentError: for a file, column or date that cannot be read; nothing is written then.
    :raises MissingExtraError: without the extra ``plan``.
    """
    try:
        import polars as pl  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a plan", "plan") from None
    scanned: Any = _scanned(pl, source, columns)
    annotated: Any = annotate(scanned, policy, as_of=as_of, columns=columns)
    unfinished = output.with_name(f".{output.name}.unfinished")
    try:
        with _busy(source.name):
            if _format(output) == "csv":
                annotated.sink_csv(unfinished)
            else:
                annotated.sink_parquet(unfinished)
            summary = _summary(pl, unfinished, output, policy, as_of)
        unfinished.replace(output)
    except pl.exceptions.PolarsError:
        # The engine's own message may repeat a value of the table.
        raise InvalidDocumentError(
            [Problem("", "a table whose named columns hold dates")], source=source.name
        ) from None
    finally:
        unfinished.unlink(missing_ok=True)
    write(json.dumps(summary, indent=2, ensure_ascii=False) + "\n" if as_json else _said(summary), None)


def _scanned(pl: Any, source: Path, columns: dict[str, str]) -> Any:
    if not source.is_file():
        raise InvalidDocumentError([Problem("", "a file that exists")], source=source.name)
    try:
        if _format(source) == "csv":
            frame = pl.scan_csv(source, try_parse_dates=True, infer_schema_length=None)
        else:
            frame = pl.scan_parquet(source)
        schema = frame.collect_schema()
    except pl.exceptions.PolarsError:
        raise InvalidDocumentError([Problem("", "a table in Parquet or CSV")], source=source.name) from None
    wrong = [
        Problem(name, "a column of dates written YYYY-MM-DD, empty where there is none")
        for name in columns.values()
        if name in schema and schema[name] not in (pl.Date, pl.Null)
    ]
    if wrong:
        raise InvalidDocumentError(wrong, source=source.name)
    return frame.with_columns(pl.col(name).cast(pl.Date) for name in columns.values() if name in schema)


def _summary(pl: Any, written: Path, output: Path, policy: RetentionPolicy, as_of: date) -> dict[str, Any]:
    frame = pl.scan_csv(written, try_parse_dates=True) if _format(output) == "csv" else pl.scan_parquet(written)
    disposable = pl.col("disposable").cast(pl.Boolean)
    reasons = (
        frame.group_by("reason")
        .agg(rows=pl.len(), disposable=disposable.sum())
        .sort("reason")
        .collect(engine="streaming")
    )
    month = pl.col("safe_keep_through").cast(pl.Date).dt.strftime("%Y-%m").alias("month")
    months = frame.group_by(month).agg(rows=pl.len()).sort("month", nulls_last=True).collect(engine="streaming")
    return {
        "as_of": as_of.isoformat(),
        "type": policy.key,
        "rows": sum(row["rows"] for row in reasons.to_dicts()),
        "disposable": sum(row["disposable"] or 0 for row in reasons.to_dicts()),
        "by_reason": reasons.to_dicts(),
        "by_month": months.to_dicts(),
        "sign_offs": [sign.value for sign in policy.sign_offs],
        "note": "claims and holds are not in the table; nothing was deleted",
    }


def _said(summary: dict[str, Any]) -> str:
    lines = [
        f"{summary['type']} as of {summary['as_of']}: {summary['rows']} rows, {summary['disposable']} past every end"
    ]
    lines += [f"  {row['rows']:>10}  {row['reason']}" for row in summary["by_reason"]]
    lines.append("safe end by month")
    lines += [f"  {row['rows']:>10}  {row['month'] or 'not known'}" for row in summary["by_month"]]
    if summary["sign_offs"]:
        lines.append(f"to be signed by: {', '.join(summary['sign_offs'])}")
    lines.append(str(summary["note"]))
    return "\n".join(lines) + "\n"


def _format(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".parquet"):
        raise InvalidDocumentError([Problem("", "a file named .parquet or .csv")], source=path.name)
    return suffix[1:]


@contextlib.contextmanager
def _busy(name: str) -> Generator[None, None, None]:
    """A moving bar while the engine streams, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415  for a terminal only
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.add_task(name, total=None)
        yield
