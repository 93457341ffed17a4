"""Render a report as CSV, a row for each answer, for a spreadsheet: no cell of it is taken for a formula.

Columns: ``verdict, severity, verdict_label, severity_label, code, title, law, path, place, reason, texts, holds_until, waived_since, waived_until, waiver``.
"""

from __future__ import annotations

import csv
import io

from healthgov.languages import say
from healthgov.reports.naming import Names
from healthgov.reports.phrases import COUNTED
from healthgov.reports.shown import shown
from healthgov.reports.summary import in_order, state_of
from healthgov.reports.waived import signatures
from healthgov.rules import Report
from healthgov.sheets import harmless

__all__ = ["COLUMNS", "SUFFIX", "render"]

SUFFIX = ".csv"
COLUMNS = (
    "verdict", "severity", "verdict_label", "severity_label", "code", "title", "law", "path", "place", "reason", "texts", "holds_until", "waived_since", "waived_until", "waiver",
)  # fmt: skip


def render(report: Report, *, language: str = "en") -> str:
    """Return the report as a table: fails first. Names of columns and codes of verdicts are the same in every language.

    The labels beside the codes are in the language of the report.
    """
    sections, names = report.sections, Names(report, language)
    laws = {id(one): say(section.title, None, language) for section in sections for one in section.results}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for result in in_order(report.results):
        until = result.finding.holds_until
        row = (
            state_of(result),
            str(result.severity),
            say(COUNTED[state_of(result)], None, language),
            say(str(result.severity), None, language),
            result.code,
            say(result.rule.title, None, language),
            laws[id(result)],
            result.where() or result.path,
            names.way(result.path),
            result.reason(language) if result.applies else "",
            "; ".join(cite.said(language) for cite in result.rule.cites),
            until.isoformat() if until else "",
            result.waiver.since.isoformat() if result.waiver else "",
            result.waiver.until.isoformat() if result.waiver else "",
            "; ".join(signatures(report, result.waiver, language)) if result.waiver else "",
        )
        writer.writerow([harmless(" ".join(shown(cell).split())) for cell in row])
    return out.getvalue()
