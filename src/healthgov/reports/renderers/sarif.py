"""Render a report as SARIF 2.1.0, which code hosts and editors show beside the lines of the document.

A failure is a result of kind ``fail``, suppressed where somebody answers for it; a question is ``open``; what passes and
what does not apply are there too, as ``pass`` and ``notApplicable``. Fingerprints are made of rule and place with ids
for numbers, so that they stay the same when other things are put before.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from healthgov.evidence import address
from healthgov.languages import say
from healthgov.reports.naming import Names
from healthgov.reports.shown import shown
from healthgov.reports.sources import Source
from healthgov.reports.summary import state_of, summary
from healthgov.reports.waived import told, waived
from healthgov.rules import Report, Result, Rule, Severity

__all__ = ["SUFFIX", "render"]

SUFFIX = ".sarif"

_KINDS = {"fail": "fail", "waived": "fail", "unknown": "open", "pass": "pass", "does not apply": "notApplicable"}
_LEVELS = {Severity.BLOCKER: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.WARNING: "note"}


def render(report: Report, *, language: str = "en", source: Source | None = None) -> str:
    """Return the report as a SARIF log."""
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [_run(report, language, source)],
    }
    return shown(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _run(report: Report, language: str, source: Source | None) -> dict[str, Any]:
    sections, names = report.sections, Names(report, language)
    rules: dict[str, Rule] = {}
    for section in sections:
        for result in section.results:
            rules.setdefault(result.code, result.rule)
    numbers = {code: number for number, code in enumerate(rules)}
    made = summary(report, language, names)
    counts = made.counts
    twins: Counter[str] = Counter()
    return {
        "tool": {
            "driver": {
                "name": "healthgov",
                "rules": [_rule(rule, language) for rule in rules.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(result, numbers[result.code], names, source, twins)
            for section in sections
            for result in section.results
        ],
        "properties": {
            "as_of": report.as_of.isoformat(),
            "verdict": report.verdict.value,
            "counts": {
                "fail": counts.fails,
                "waived": counts.waived,
                "unknown": counts.unknown,
                "pass": counts.passes,
                "does not apply": counts.not_applicable,
            },
            "not_assessed": [{"rule_set": law.name, "title": law.title, "reason": law.why} for law in made.unassessed],
            "waivers": [
                {"code": one.waiver.code, "standing": one.standing.name.lower(), "reason": one.said, "days": one.days}
                for one in told(report, language)
            ],
            "first": [[point.code for point in step.points] for step in made.first],
        },
    }


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    title = say(rule.title, None, language)
    cites = [cite.said(language) for cite in rule.cites]
    gists = [say(cite.gist, None, language) for cite in rule.cites if cite.gist]
    lines = [title, "", *(f"- {cite}" for cite in cites), *(f"- {gist}" for gist in dict.fromkeys(gists))]
    made: dict[str, Any] = {
        "id": rule.code,
        "shortDescription": {"text": title},
        "fullDescription": {"text": ". ".join([title, *dict.fromkeys(gists)])},
        "help": {"text": "\n".join(lines)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"severity": str(rule.severity), "force": rule.force.name.lower(), "tags": ["health data"]},
    }
    link = next((address(cite, language) for cite in rule.cites if cite.url.startswith("https://")), "")
    return made | ({"helpUri": link} if link else {})


def _result(result: Result, number: int, names: Names, source: Source | None, twins: Counter[str]) -> dict[str, Any]:
    state, language = state_of(result), names.language
    path = result.where() or result.path
    said = say(result.rule.title, None, language)
    if state not in ("pass", "does not apply"):
        said = say("{what}: {how}", {"what": said, "how": result.reason(language)}, language)
    place: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": path or ".", "name": names.way(result.path)}]}
    if source is not None:
        # The top of a document is its first line.
        region = {"startLine": source.line(path) or 1}
        place["physicalLocation"] = {"artifactLocation": {"uri": _uri(source.name)}, "region": region}
    made: dict[str, Any] = {
        "ruleId": result.code,
        "ruleIndex": number,
        "kind": _KINDS[state],
        "level": _LEVELS[result.severity] if state in ("fail", "waived") else "none",
        "message": {"text": said},
        "locations": [place],
        "partialFingerprints": {"healthgov/v1": _fingerprint(result, names, twins)},
    }
    if result.waiver is not None:
        said = waived(names.report, result.waiver, language)
        span = {"since": result.waiver.since.isoformat(), "until": result.waiver.until.isoformat()}
        made["suppressions"] = [{"kind": "external", "status": "accepted", "justification": said, "properties": span}]
    return made


def _fingerprint(result: Result, names: Names, twins: Counter[str]) -> str:
    known = "\n".join((result.code, names.key(result.path)))
    twins[known] += 1
    return _digest((known, str(twins[known]))) if twins[known] > 1 else _digest((known,))


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _uri(name: str) -> str:
    """A file name as an address: every byte that means something there, or is no letter, is written as its number."""
    octets = name.encode("utf-8", "surrogateescape")
    return "".join(chr(octet) if octet in _SAFE else f"%{octet:02X}" for octet in octets)


_SAFE = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
