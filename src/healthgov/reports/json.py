"""Render a report as JSON.

Keys: ``as_of, verdict, holds_until, questions[]{fact, ask, codes[]}, sections[]{rule_set, title, verdict,
departures[], findings[]{code, title, verdict, severity, force, path, applies, doubt, reason, citations[],
holds_until, waived_until}, skipped[]{code, reason, holds_until}}, waivers[]{verdict, path, reason}``.
Later versions add keys and keep these.
"""

from __future__ import annotations

import json
from datetime import date

from healthgov.languages import say, translated
from healthgov.rules import Report, Result, Section

__all__ = ["plain", "render"]


def render(report: Report, *, language: str = "en") -> str:
    """Return the report as indented JSON."""
    return json.dumps(plain(report, language=language), ensure_ascii=False, indent=2) + "\n"


def plain(report: Report, *, language: str = "en") -> dict[str, object]:
    """Return the report as dictionaries, lists and strings."""
    sections = report.sections  # first of all: the law runs once, and the verdict is theirs
    return {
        "as_of": report.as_of.isoformat(),
        "verdict": report.verdict.value,
        "holds_until": _day(report.holds_until),
        "questions": [
            {"fact": question.fact, "ask": question.ask, "codes": list(question.codes)}
            for question in report.asked(language)
        ],
        "sections": [_section(section, language) for section in sections],
        "waivers": [
            {"verdict": note.verdict.value, "path": note.path, "reason": note.sentence(language)}
            for note in report.notes
        ],
    }


def _section(section: Section, language: str) -> dict[str, object]:
    return {
        "rule_set": section.name,
        "title": say(section.rule_set.title, None, language),
        "verdict": section.verdict.value,
        "assessed": section.assessed,
        "departures": [translated(departure, language) for departure in section.departures],
        "findings": [_result(result, language) for result in section.results],
        "skipped": [
            {
                "code": skipped.rule.code,
                "reason": skipped.reason(language),
                "holds_until": _day(skipped.holds_until),
            }
            for skipped in section.skipped
        ],
    }


def _result(result: Result, language: str) -> dict[str, object]:
    finding = result.finding
    return {
        "code": result.code,
        "title": say(result.rule.title, None, language),
        "verdict": result.verdict.value,
        "severity": str(result.severity),
        "force": result.rule.force.name.lower(),
        "path": result.where(),
        "applies": result.applies,
        "doubt": finding.doubt.value if finding.doubt else None,
        "reason": result.reason(language),
        "citations": [cite.said(language) for cite in result.rule.cites],
        "holds_until": _day(finding.holds_until),
        "waived_until": _day(result.waiver.until) if result.waiver else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
