"""Render a report as assessment results of OSCAL 1.1 (JSON): a result for each body of law.

Every rule that was asked is an observation with its verdict, its reason and its place. A finding, which OSCAL allows to be
satisfied or not satisfied only, stands for what passes and what fails; what is unknown, or does not apply, is no finding.
Identifiers follow from what is said, and the moments are the start of the day that was asked for: the same report is the
same text.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

import attrs

from healthgov.languages import beginning, label, say
from healthgov.reports.naming import Names
from healthgov.reports.summary import SectionSummary, state_of, summary
from healthgov.reports.waived import waived
from healthgov.rules import Report, Result, Section
from healthgov.verdicts import Verdict

__all__ = ["SUFFIX", "render"]

SUFFIX = ".oscal.json"

_NS = "urn:healthgov"
_VERSION = "1.1.3"
_STATES = {Verdict.PASS: ("satisfied", "pass"), Verdict.FAIL: ("not-satisfied", "fail")}


def render(report: Report, *, language: str = "en") -> str:
    """Return the report as a document of OSCAL."""
    names = Names(report, language)
    made = summary(report, language, names, advice=False)
    moment = f"{report.as_of.isoformat()}T00:00:00Z"
    plan = _uuid("plan", *(section.name for section in report.sections))
    said = [say("What the law says of the document", None, language)]
    said += [say("{what}: {how}", {"what": one.title, "how": one.why}, language) for one in made.left_out]
    results = [_result(section, law, moment, names) for section, law in zip(report.sections, made.laws, strict=True)]
    whole = {
        "uuid": _uuid("report", moment, language, *(json.dumps(one, sort_keys=True) for one in results)),
        "metadata": {
            "title": f"{made.organisation}: {label(report.verdict, language)}",
            "last-modified": moment,
            "version": report.as_of.isoformat(),
            "oscal-version": _VERSION,
            "props": [_prop(name, str(count)) for name, count in attrs.asdict(made.counts).items()],
            "remarks": "\n".join(said),
        },
        "import-ap": {"href": f"#{plan}"},
        "results": results,
        "back-matter": {
            "resources": [
                {
                    "uuid": plan,
                    "title": say("The bodies of law that were asked", None, language),
                    "description": ", ".join(section.name for section in report.sections) or "–",
                }
            ]
        },
    }
    return json.dumps({"assessment-results": whole}, ensure_ascii=False, indent=2) + "\n"


def _uuid(*parts: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "\n".join((_NS, *parts))))


def _result(section: Section, law: SectionSummary, moment: str, names: Names) -> dict[str, Any]:
    said = label(section.verdict, names.language)
    made: dict[str, Any] = {
        "uuid": _uuid("result", section.name, moment),
        "title": beginning(law.title),
        "description": f"{said}: {law.why}" if law.why else said,
        "start": moment,
        "props": [_prop("verdict", section.verdict.value), _prop("assessed", "yes" if section.assessed else "no")],
        "reviewed-controls": {"control-selections": [_controls(section)]},
    }
    observations, findings = [], []
    for place, result in enumerate(section.results):
        observation, finding = _judged(section, place, result, moment, names)
        observations.append(observation)
        findings += finding
    if observations:
        made["observations"] = observations
    if findings:
        made["findings"] = findings
    return made


def _controls(section: Section) -> dict[str, Any]:
    """The rules that were asked, as OSCAL's controls."""
    codes = list(dict.fromkeys(result.code for result in section.results))
    if not codes:  # all were looked at, to see that none reaches the document or for want of a fact
        return {"description": section.name, "include-all": {}}
    return {"description": section.name, "include-controls": [{"control-id": code} for code in codes]}


def _judged(
    section: Section, place: int, result: Result, moment: str, names: Names
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The observation of one rule at one place, and its finding if it passes or fails."""
    ident = (section.name, str(place), result.code, result.where(), moment)
    title = f"{result.code}: {say(result.rule.title, None, names.language)} [{names.way(result.path)}]"
    reason = result.reason(names.language).strip() or title
    observation = {
        "uuid": _uuid("observation", *ident),
        "title": title,
        "description": reason,
        "props": list(_props(result)),
        "methods": ["EXAMINE"],
        "collected": moment,
    }
    if result.waiver:
        observation["remarks"] = waived(names.report, result.waiver, names.language)
    if not result.applies or result.verdict not in _STATES:
        return observation, []
    state, why = _STATES[result.verdict]
    finding = {
        "uuid": _uuid("finding", *ident),
        "title": title,
        "description": reason,
        "target": {
            "type": "objective-id",
            "target-id": result.code,
            "status": {"state": state, "reason": why},
        },
        "related-observations": [{"observation-uuid": observation["uuid"]}],
    }
    return observation, [finding]


def _props(result: Result) -> Iterator[dict[str, str]]:
    yield _prop("verdict", state_of(result).replace(" ", "-"))
    yield _prop("severity", str(result.severity))
    if place := result.where().strip():
        yield _prop("path", place)
    if result.finding.doubt:
        yield _prop("doubt", result.finding.doubt.value)
    if result.finding.holds_until:
        yield _prop("holds-until", result.finding.holds_until.isoformat())
    if result.waiver:
        yield _prop("waived-since", result.waiver.since.isoformat())
        yield _prop("waived-until", result.waiver.until.isoformat())


def _prop(name: str, value: str) -> dict[str, str]:
    return {"name": name.replace("_", "-"), "ns": _NS, "value": value}


def __dir__() -> list[str]:
    return __all__
