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
from healthgov.errors import InvalidDocumentError, MissingExtraError, Problem
from healthgov.findings import say
from healthgov.retention import RetentionPolicy
from healthgov.retention.frames import REFUSALS, annotate
from healthgov.retention.frames.checking import Standing

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
    as_json: bool,
) -> None:
    """Annotate a table file and write the plan; then say how many rows fall due, why and when, and which are refused.

    :raises InvalidDocumentError: for a file or column that cannot be read; nothing is written then.
    :raises MissingExtraError: without the extra ``plan``.
    """
    try:
        import polars as pl  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a plan", "plan") from None
    if output.exists() and source.exists() and output.samefile(source):
        raise InvalidDocumentError([Problem("--output", "another file than the table itself")], source=source.name)
    unfinished = output.with_name(f".{output.name}.unfinished")
    sink = f"sink_{_format(output)}"
    try:
        annotated: Any = annotate(
            _scanned(pl, source, standing),
            policy,
            as_of=as_of,
            columns=columns,
            standing=standing,
            never=never,
        )
        with _busy(source.name):
            getattr(annotated, sink)(unfinished)
            summary = _summary(pl, unfinished, output, policy, as_of, standing)
        unfinished.replace(output)
    except pl.exceptions.PolarsError:
        # The engine's own message may repeat a value of the table.
        raise InvalidDocumentError([Problem("", "a table in Parquet or CSV")], source=source.name) from None
    except InvalidDocumentError as error:
        raise InvalidDocumentError(error.problems, source=source.name) from None
    finally:
        unfinished.unlink(missing_ok=True)
    write(json.dumps(summary, indent=2, ensure_ascii=False) + "\n" if as_json else _said(summary), None)


def _scanned(pl: Any, source: Path, standing: Standing) -> Any:
    """The table, lazily. In a CSV every column is text and stays as it is; dates are read as dates in part are."""
    if not source.is_file():
        raise InvalidDocumentError([Problem("", "a file that exists")], source=source.name)
    if _format(source) == "parquet":
        frame = pl.scan_parquet(source)
        frame.collect_schema()  # what is no table is found out here
        return frame
    frame = pl.scan_csv(source, infer_schema=False)
    names = frame.collect_schema().names()
    made: dict[str, Any] = {}
    for name in (standing.held, standing.suspended):
        if name is not None and name in names:
            # What is neither true nor false is not known, and nothing that may be held is disposable.
            made[name] = pl.col(name).replace_strict(_TRUTHS, default=None, return_dtype=pl.Boolean)
    if standing.suspended_days is not None and standing.suspended_days in names:
        made[standing.suspended_days] = pl.col(standing.suspended_days).cast(pl.Int32, strict=False)
    return frame.with_columns(**made)


_TRUTHS = {"true": True, "false": False}
_FIRST_REFUSED = 20


def _summary(
    pl: Any, written: Path, output: Path, policy: RetentionPolicy, as_of: date, standing: Standing
) -> dict[str, Any]:
    frame = pl.scan_csv(written, infer_schema=False) if _format(output) == "csv" else pl.scan_parquet(written)
    disposable = pl.col("disposable").cast(pl.String) == "true"
    reasons = (
        frame.group_by("reason")
        .agg(rows=pl.len(), disposable=disposable.sum())
        .sort("reason")
        .collect(engine="streaming")
        .to_dicts()
    )
    month = pl.col("safe_keep_through").cast(pl.String).str.slice(0, 7).alias("month")
    months = frame.group_by(month).agg(rows=pl.len()).sort("month", nulls_last=True).collect(engine="streaming")
    refused = (
        frame.select("reason")
        .with_row_index("row", offset=1)
        .filter(pl.col("reason").is_in(list(REFUSALS)))
        .head(_FIRST_REFUSED)
        .collect(engine="streaming")
    )
    apart = [
        name
        for name, given in (("claims", standing.suspended or standing.suspended_days), ("holds", standing.held))
        if given is None
    ]
    return {
        "as_of": as_of.isoformat(),
        "type": policy.key,
        "rows": sum(row["rows"] for row in reasons),
        "disposable": sum(row["disposable"] for row in reasons),
        "refused": sum(row["rows"] for row in reasons if row["reason"] in REFUSALS),
        "first_refused": refused.to_dicts(),
        "by_reason": reasons,
        "by_month": months.to_dicts(),
        "contested": say(policy.doubt, None, "en") if policy.doubt else None,
        "sign_offs": [sign.value for sign in policy.sign_offs],
        "note": "; ".join([*([f"{' and '.join(apart)} are not in the table"] if apart else []), "nothing was deleted"]),
    }


def _said(summary: dict[str, Any]) -> str:
    lines = [f"{summary['type']} as of {summary['as_of']}: {summary['rows']} rows, {summary['disposable']} disposable"]
    lines += [f"  {row['rows']:>10}  {row['reason']}" for row in summary["by_reason"]]
    lines.append("safe end by month")
    lines += [f"  {row['rows']:>10}  {row['month'] or 'not known'}" for row in summary["by_month"]]
    if summary["refused"]:
        lines.append(f"{summary['refused']} rows are refused, for their dates cannot be; the first of them")
        lines += [f"  row {row['row']}: {row['reason']}" for row in summary["first_refused"]]
    if summary["contested"]:
        lines.append(f"contested, so no row is disposable: {summary['contested']}")
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
