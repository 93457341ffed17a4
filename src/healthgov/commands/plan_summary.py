"""What a plan comes to: rows that may go, that stay, that nobody can tell of, and that are refused; why and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from healthgov.languages import ENGLISH, say, translated
from healthgov.periods import as_date
from healthgov.retention import RetentionPolicy
from healthgov.retention.terms import atoms_of, sentence
from healthgov.retention.words import departed
from healthgov.retention.words import said as member
from healthgov.tables import REFUSALS, Standing

__all__ = ["Summary", "said", "summarised"]

Summary = Mapping[str, Any]
_FIRST_REFUSED = 20
_MISREAD = REFUSALS[0]
"""Said of a row with a text that is no date."""
_APART = {
    (True, True): (),
    (False, True): ("claims are not in the table",),
    (True, False): ("legal holds are not in the table",),
    (False, False): ("claims and legal holds are not in the table",),
}
"""What nobody would count, by whether claims and legal holds have a column."""


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
    claims = standing.suspended is not None or standing.suspended_days is not None
    apart = _APART[claims, standing.blocked is not None]
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
        "note": "; ".join([*apart, "nothing was deleted"]),
    }


_COUNTS = {
    "disposable": "disposable: the period is over",
    "kept": "to be kept",
    "unknown": "not known: somebody has to say",
    "refused": "refused: their dates cannot be",
}


def said(summary: Summary, policy: RetentionPolicy, language: str = ENGLISH) -> str:
    """The summary for a reader."""

    def words(text: str, **values: object) -> str:
        return say(text, values, language)

    reasons = _reasons(policy, language)
    lines = [
        words(
            "{type} as of {day}: {count} rows",
            type=summary["type"],
            day=as_date(summary["as_of"]),
            count=summary["rows"],
        ),
        *(f"  {summary[name]:>10}  {words(text)}" for name, text in _COUNTS.items()),
        words("decided by"),
        *(f"  {row['rows']:>10}  {reasons(row['reason'])}" for row in summary["by_reason"]),
        words("safe end"),
        *(f"  {rows:>10}  {when}" for when, rows in _periods(summary, language).items()),
    ]
    if summary["refused"]:
        lines.append(words("the first rows refused, counted without the header"))
        lines += _refused(summary, reasons, words)
    if any(row["reason"] == _MISREAD for row in summary["by_reason"]):
        lines.append(
            words(
                "a day is written YYYY-MM-DD, a month YYYY-MM and a year YYYY, or with --day-first a day DD/MM/YYYY; two with / between them are a span; of a moment with Z or an offset, write the day of the place"
            )
        )
    if summary["contested"]:
        why = translated(policy.doubt, language)
        lines.append(words("contested, so no row is disposable: {why}", why=why))
    lines += [departed(departure, language) for departure in policy.departures]
    if policy.sign_offs:
        lines.append(
            words("to be signed by: {who}", who=", ".join(member(sign, language) for sign in policy.sign_offs))
        )
    lines.append(words("; ").join(words(note) for note in summary["note"].split("; ")))
    return "\n".join(lines) + "\n"


def _refused(summary: Summary, reasons: Callable[[str], str], words: Callable[..., str]) -> Iterator[str]:
    """The first rows that are refused, those together that are for one reason."""
    rows: dict[str, list[str]] = {}
    for row in summary["first_refused"]:
        rows.setdefault(row["reason"], []).append(str(row["row"]))
    for reason, numbers in rows.items():
        if len(numbers) == 1:
            yield words("  row {row}: {reason}", row=numbers[0], reason=reasons(reason))
        else:
            yield words("  rows {rows}: {reason}", rows=", ".join(numbers), reason=reasons(reason))


def _reasons(policy: RetentionPolicy, language: str) -> Callable[[str], str]:
    """How the reasons of a plan, which are English, are said in a language."""
    terms = (policy.term, *policy.other_readings, *(() if policy.least is None else (policy.least,)))
    atoms = {sentence(atom): sentence(atom, language) for term in terms for atom in atoms_of(term)}
    return lambda reason: atoms.get(reason) or translated(reason, language)


def _periods(summary: Summary, language: str) -> dict[str, int]:
    """Rows together before the month of the plan, by month for a year from then, and by year later."""
    day: str = summary["as_of"]
    this_month, next_year = day[:7], f"{int(day[:4]) + 1}{day[4:7]}"
    rows: dict[str, int] = {}
    for row in summary["by_month"]:
        month: str | None = row["month"]
        if month is None:
            when = say("not known", None, language)
        elif month < this_month:
            when = say("before {month}", {"month": this_month}, language)
        elif month < next_year:
            when = month
        elif month[:4] > next_year[:4]:
            when = month[:4]
        else:
            when = say("{year}, from {month} on", {"year": month[:4], "month": next_year[5:]}, language)
        rows[when] = rows.get(when, 0) + row["rows"]
    return rows
