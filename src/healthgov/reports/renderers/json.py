"""Render a report as JSON, as ``report.schema.json`` beside this file describes it; :func:`schema` returns that.

``format`` and ``version`` say which schema a report follows. Within a version of the same first number, keys are added
and none is taken away or changes its meaning. What does not apply has a verdict of its own, and is never a pass.
"""

from __future__ import annotations

import json
from datetime import date
from importlib import resources
from typing import Any, cast

from healthgov.evidence import evidence
from healthgov.languages import say, translated
from healthgov.reports.cited import cited
from healthgov.reports.naming import Names
from healthgov.reports.shown import shown
from healthgov.reports.summary import Summary, summary, turns_of
from healthgov.reports.waived import told
from healthgov.rules import Report, Result, Section

__all__ = ["SUFFIX", "VERSION", "plain", "render", "schema"]

SUFFIX = ".json"
VERSION = "1.2"


def render(report: Report, *, language: str = "en") -> str:
    """Return the report as indented JSON."""
    return shown(json.dumps(plain(report, language=language), ensure_ascii=False, indent=2)) + "\n"


def schema() -> dict[str, object]:
    """The JSON Schema of a report."""
    text = resources.files("healthgov.reports.renderers").joinpath("report.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, object]", json.loads(text))


def plain(report: Report, *, language: str = "en") -> dict[str, object]:
    """Return the report as dictionaries, lists and strings."""
    sections = report.sections  # first of all: the law runs once, and the verdict is theirs
    names = Names(report, language)
    made = summary(report, language, names)
    return {
        "format": "healthgov.report",
        "version": VERSION,
        "language": language,
        "as_of": report.as_of.isoformat(),
        "verdict": report.verdict.value,
        "holds_until": _day(report.holds_until),
        "summary": _summary(made),
        "questions": [
            {"fact": question.fact, "ask": question.ask, "codes": list(question.codes), "depends": question.depends}
            for question in report.asked(language)
        ],
        "sections": [_section(section, names) for section in sections],
        "texts": [{**evidence(cite, language), "codes": list(codes)} for cite, codes in cited(report)],
        "changes": [
            {
                "day": turn.day.isoformat(),
                "code": turn.code,
                "path": turn.path,
                "before": turn.states()[0],
                "after": turn.states()[1],
                "reason": turn.result.reason(language) if turn.result else None,
            }
            for turn in turns_of(report)
        ],
        "waivers": [
            {
                "verdict": one.verdict.value,
                "path": one.at,
                "reason": one.said,
                "code": one.waiver.code,
                "place": one.waiver.path,
                "since": one.waiver.since.isoformat(),
                "until": one.waiver.until.isoformat(),
                "standing": one.standing.name.lower(),
                **({"signatures": list(one.signatures)} if one.signatures else {}),
            }
            for one in told(report, language)
        ],
    }


def _summary(made: Summary) -> dict[str, object]:
    counts = made.counts
    return {
        "organisation": made.organisation,
        "counts": {
            "fail": counts.fails,
            "fail_blocking": counts.blockers,
            "waived": counts.waived,
            "unknown": counts.unknown,
            "pass": counts.passes,
            "does_not_apply": counts.not_applicable,
            "skipped": counts.skipped,
        },
        "not_assessed": [
            {"rule_set": law.name, "title": law.title, "reaches": law.reaches, "reason": law.why}
            for law in made.unassessed
        ],
        "first": [
            {
                "severity": str(step.severity),
                "mends": [{"code": p.code, "title": p.title, "path": p.path, "place": p.where} for p in step.points],
                "reason": step.reason,
                "changes": [{"path": path, "place": where, "needed": said} for path, where, said in step.changes],
            }
            for step in made.first
        ],
        "ask": [
            {
                "ask": inquiry.ask,
                "who": inquiry.who.name.lower(),
                "severity": str(inquiry.severity),
                "places": [{"path": path, "place": where} for path, where in inquiry.places],
                "codes": list(inquiry.codes),
                "depends": inquiry.depends,
                "also": list(inquiry.also),
            }
            for inquiry in made.inquiries
        ],
    }


def _section(section: Section, names: Names) -> dict[str, object]:
    language = names.language
    return {
        "rule_set": section.name,
        "title": say(section.title, None, language),
        "verdict": section.verdict.value,
        "assessed": section.assessed,
        "departures": [translated(departure, language) for departure in section.departures],
        "findings": [_result(result, names) for result in section.results],
        "skipped": [
            {
                "code": skipped.rule.code,
                "reason": skipped.reason(language),
                "holds_until": _day(skipped.holds_until),
            }
            for skipped in section.skipped
        ],
    }


def _result(result: Result, names: Names) -> dict[str, Any]:
    finding, language = result.finding, names.language
    return {
        "code": result.code,
        "title": say(result.rule.title, None, language),
        "verdict": result.verdict.value if result.applies else "does not apply",
        "severity": str(result.severity),
        "force": result.rule.force.name.lower(),
        "path": result.where(),
        "place": names.way(result.path),
        "applies": result.applies,
        "doubt": finding.doubt.value if finding.doubt else None,
        "reason": result.reason(language),
        "citations": [cite.said(language) for cite in result.rule.cites],
        "holds_until": _day(finding.holds_until),
        "waived_since": _day(result.waiver.since) if result.waiver else None,
        "waived_until": _day(result.waiver.until) if result.waiver else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
