"""What a plan comes to: rows that may go, that stay, that nobody can tell of, and that are refused; why and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from healthgov.retention import RetentionPolicy
from healthgov.retention.saying import departed
from healthgov.tables import REFUSALS, Standing

__all__ = ["Summary", "said", "summarised"]

Summary = Mapping[str, Any]
_FIRST_REFUSED = 20


def summarised(pl: Any, plan: Any, policy: RetentionPolicy, as_of: date, standing: Standing) -> Summary:
    """Count the rows of a plan, a lazy frame of polars as it was written."""
    verdict = pl.col("disposable").cast(pl.String)
    reasons = (
        plan.group_by("reason")
        .agg(rows=pl.len(), disposable=(verdict == "true").sum(), kept=(verdict == "false").sum())
        .sort("reason")
        .collect(engine="streaming")
        .to_dicts()
    )
    month = pl.col("safe_keep_through").cast(pl.String).str.slice(0, 7).alias("month")
    months = plan.group_by(month).agg(rows=pl.len()).sort("month", nulls_last=True).collect(engine="streaming")
    refused = (
        plan.select("reason")
        .with_row_index("row", offset=1)
        .filter(pl.col("reason").is_in(list(REFUSALS)))
        .head(_FIRST_REFUSED)
        .collect(engine="streaming")
    )
    answered = [row for row in reasons if row["reason"] not in REFUSALS]
    disposable, kept = (sum(row[name] for row in answered) for name in ("disposable", "kept"))
    rows = sum(row["rows"] for row in reasons)
    out = rows - sum(row["rows"] for row in answered)
    columns = {"claims": standing.suspended or standing.suspended_days, "legal holds": standing.blocked}
    apart = [name for name, column in columns.items() if column is None]
    return {
        "as_of": as_of.isoformat(),
        "type": policy.key,
        "rows": rows,
        "disposable": disposable,
        "kept": kept,
        "unknown": rows - disposable - kept - out,
        "refused": out,
        "first_refused": refused.to_dicts(),
        "by_reason": reasons,
        "by_month": months.to_dicts(),
        "contested": policy.doubt or None,
        "departures": [departed(departure) for departure in policy.departures],
        "sign_offs": [sign.value for sign in policy.sign_offs],
        "note": "; ".join([*([f"{' and '.join(apart)} are not in the table"] if apart else []), "nothing was deleted"]),
    }


_COUNTS = {
    "disposable": "disposable: the period is over",
    "kept": "to be kept",
    "unknown": "not known: somebody has to say",
    "refused": "refused: their dates cannot be",
}


def said(summary: Summary) -> str:
    """The summary for a reader."""
    lines = [
        f"{summary['type']} as of {summary['as_of']}: {summary['rows']} rows",
        *(f"  {summary[name]:>10}  {words}" for name, words in _COUNTS.items()),
        "decided by",
        *(f"  {row['rows']:>10}  {row['reason']}" for row in summary["by_reason"]),
        "safe end",
        *(f"  {rows:>10}  {when}" for when, rows in _periods(summary).items()),
    ]
    if summary["refused"]:
        lines.append("the first rows refused, counted without the header")
        lines += [f"  row {row['row']}: {row['reason']}" for row in summary["first_refused"]]
    if summary["contested"]:
        lines.append(f"contested, so no row is disposable: {summary['contested']}")
    lines += summary["departures"]
    if summary["sign_offs"]:
        lines.append(f"to be signed by: {', '.join(summary['sign_offs'])}")
    lines.append(str(summary["note"]))
    return "\n".join(lines) + "\n"


def _periods(summary: Summary) -> dict[str, int]:
    """Rows together before the month of the plan, by month for a year from then, and by year later."""
    day: str = summary["as_of"]
    this_month, next_year = day[:7], f"{int(day[:4]) + 1}{day[4:7]}"
    rows: dict[str, int] = {}
    for row in summary["by_month"]:
        month: str | None = row["month"]
        if month is None:
            when = "not known"
        elif month < this_month:
            when = f"before {this_month}"
        elif month < next_year:
            when = month
        else:
            when = month[:4] if month[:4] > next_year[:4] else f"{month[:4]}, from {next_year[5:]} on"
        rows[when] = rows.get(when, 0) + row["rows"]
    return rows
