"""What the page shows, in plain values: sentences in the language of the report, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from healthgov.evidence import address, force_words, sureness_words
from healthgov.findings import Finding
from healthgov.findings.reasons import reasons
from healthgov.languages import beginning, say, translated
from healthgov.reports.cited import gathered, together
from healthgov.reports.flows import flows_of
from healthgov.reports.inquiring import Inquiry, asked_first, asked_later, subjects_of
from healthgov.reports.naming import Names
from healthgov.reports.phrases import (
    COUNTED,
    asked_now_and_later,
    counted,
    day_in_words,
    headline,
    how_many_asked,
    how_many_later,
    how_many_required,
)
from healthgov.reports.renderers.html.drawing import map_of, timeline_of
from healthgov.reports.renderers.html.words import words
from healthgov.reports.summary import Summary, ToDo, in_order, state_of, summary, turns_of
from healthgov.reports.turning import Change, changes_of
from healthgov.reports.waived import told, waived
from healthgov.rules import Report, Result, Rule, Section, Severity
from healthgov.texts import Confidence, Reference

__all__ = ["view"]

_FIRST = 6
_STATES = ("fail", "waived", "unknown", "pass", "does not apply")


def view(report: Report, language: str) -> dict[str, Any]:
    """Everything the template shows."""
    names = Names(report, language)
    made = summary(report, language, names)
    w = words(language)
    flows, changes = flows_of(names), changes_of(turns_of(report), names)
    groups = [group for section in report.sections for group in _groups(section, names, language, w)]
    seen: dict[str, int] = {}
    for group in groups:  # of rules that share a code, each has an address of its own
        group["twin"] = seen.get(group["code"], 0)
        seen[group["code"]] = group["twin"] + 1
    return {
        "language": language,
        "w": w,
        "summary": made,
        "verdict": say(made.verdict.name, None, language),
        "headline": headline(made, language),
        "how_many_asked": asked_now_and_later(made.inquiries, language),
        "as_of": day_in_words(made.as_of, language),
        "holds_until": day_in_words(made.holds_until, language) if made.holds_until else "",
        "counts": _counts(made, language),
        "laws": _laws(made, report, language),
        "steps_all": [_step(step, language) for step in made.first],
        "most": _FIRST,
        "first_asked": [_asking(one, _titles(report, language), names) for one in made.asked_first[:_FIRST]],
        "askings": list(_askings(made, names, _titles(report, language))),
        "turns": list(_turns(changes, names, w)),
        "timeline": timeline_of(report.as_of, ((change.day, change.worse) for change in changes)),
        "flows": flows,
        "map": map_of(flows),
        "groups": groups,
        "severities": [(str(one), say(str(one), None, language)) for one in sorted(Severity, reverse=True)],
        "states": [state for state in _STATES if any(state in group["states"] for group in groups)],
        "waivers": [
            {
                "standing": one.verdict.value,
                "what": " ".join(filter(None, (one.waiver.code, one.title))),
                "where": names.way(one.waiver.path or ""),
                "said": (one.said, one.days, *one.signatures),
            }
            for one in told(report, language)
        ],
        "departures": [translated(line, language) for section in report.sections for line in section.departures],
        "skipped": [
            (one.rule.code, say(one.rule.title, None, language), one.reason(language))
            for section in report.sections
            if section.results
            for one in section.skipped
        ],
        "day": lambda day: day_in_words(day, language),
    }


def _counts(made: Summary, language: str) -> list[dict[str, Any]]:
    """Each kind of answer, with its part of the bar."""
    found = list(counted(made.counts, language))
    whole = sum(number for _, _, number in found) or 1
    shown, left = [], 0.0
    for state, word, number in found:
        width = round(1000 * number / whole, 1)
        shown.append({"state": state, "word": word, "count": number, "x": round(left, 1), "width": width})
        left += width
    return shown


def _laws(made: Summary, report: Report, language: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for law, section in zip(made.laws, report.sections, strict=True):
        states = [state_of(result) for result in section.results]
        parts = [
            {"state": state, "word": say(COUNTED[state], None, language), "count": states.count(state)}
            for state in _STATES[:4]
            if state in states
        ]
        state = law.verdict.value if law.assessed else "unknown" if law.reaches else "does not apply"
        found.append({"title": beginning(law.title), "name": law.name, "state": state, "why": law.why, "parts": parts})
    # A pass of one rule must not be read as one of all: at a glance too, what nobody asked for is said.
    rest = ({"title": beginning(one.title), "name": "", "why": one.why, "parts": ()} for one in made.left_out)
    return found + [{**one, "state": "does not apply"} for one in rest]


def _titles(report: Report, language: str) -> Mapping[str, str]:
    """What each code stands for, in words: rules, and bodies of law that wait as a whole."""
    found = {result.code: say(result.rule.title, None, language) for result in report.results}
    return found | {section.name: beginning(say(section.title, None, language)) for section in report.sections}


def _step(step: ToDo, language: str) -> dict[str, Any]:
    changes: dict[str, list[str]] = {}
    for _, where, needed in step.changes:
        changes.setdefault("" if where == step.points[0].where else where, []).append(needed)
    return {
        "step": step,
        "severity": say(str(step.severity), None, language),
        "title": step.points[0].title,
        "changes": changes,
    }


def _askings(made: Summary, names: Names, titles: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for who, inquiries in made.asked_of:
        rest = asked_later(inquiries)
        yield {
            "who": beginning(who.said(names.language)),
            "count": how_many_asked(len(asked_first(inquiries)), names.language) if asked_first(inquiries) else "",
            "few": len(asked_first(inquiries)) <= _FIRST,
            "now": list(_by_subject(asked_first(inquiries), names, titles)),
            "later": list(_by_subject(rest, names, titles)),
            "more": how_many_later(len(rest), names.language),
        }


def _by_subject(
    inquiries: Sequence[Inquiry], names: Names, titles: Mapping[str, str]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for paths, some in subjects_of(inquiries):
        yield names.ways(paths), [_asking(one, titles, names) for one in some]


def _asking(one: Inquiry, titles: Mapping[str, str], names: Names) -> dict[str, Any]:
    rules = [(code if "-" in code else "", titles.get(code, code)) for code in one.codes]
    where = names.ways(path for path, _ in one.places)
    return {"ask": one.ask, "also": one.also, "who": one.who, "where": where, "rules": rules}


def _turns(changes: Iterable[Change], names: Names, w: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """What changes, by day and cause; many rules are counted, and listed below."""
    for change in changes:
        language = names.language
        titles = {turn.code: say(turn.result.rule.title, None, language) for turn in change.turns if turn.result}
        alone = len(change.turns) == 1
        said = (change.turns[0].result.reason(language) if change.turns[0].result else "") if alone else ""
        yield {
            "day": change.day,
            "said": day_in_words(change.day, language),
            "many": how_many_required(len(change.codes), language) if len(change.codes) > _LISTED else "",
            "rules": [(code, titles.get(code, "")) for code in change.codes],
            "reasons": list(dict.fromkeys(filter(None, (said, change.why(language))))),
            "where": [names.way(path) for path in change.paths],
            "sides": [
                {
                    "before": (before or "does not apply", w[before or "not_evaluated"]),
                    "after": (after or "does not apply", w[after or "not_evaluated"]),
                    "count": len(turns) if len(turns) < len(change.turns) else 0,
                }
                for (before, after), turns in change.sides
            ],
        }


_LISTED = 3


# --- findings, by rule ------------------------------------------------------------------------------------------------


def _groups(section: Section, names: Names, language: str, w: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    by: dict[Rule, list[Result]] = {}
    for result in in_order(section.results):
        by.setdefault(result.rule, []).append(result)
    for rule, results in by.items():
        states = list(dict.fromkeys(state_of(result) for result in results))
        first = states[0]
        yield {
            "code": rule.code,
            "title": say(rule.title, None, language),
            "law": section.name,
            "law_title": beginning(say(section.title, None, language)),
            "state": first,
            "states": states,
            "word": w[first],
            "severity": str(rule.severity),
            "severity_said": say(str(rule.severity), None, language),
            "force": force_words(rule.force, language),
            "results": list(_results(results, names, language, w)),
            "more": say("{count} places", {"count": len(results)}, language) if len(results) > 1 else "",
            "cites": [_cite(some, language) for some in _cited(rule.cites)],
            "sanctions": [
                say(one, None, language) for one in dict.fromkeys(cite.sanction for cite in rule.cites) if one
            ],
        }


def _results(results: Sequence[Result], names: Names, language: str, w: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """What was found, once for all places of which the same is said; last those to which the rule does not apply."""
    told: dict[str, tuple[dict[str, Any], list[Result]]] = {}
    for result in results:
        found = _result(result, names, language, w)
        told.setdefault(repr(found), (found, []))[1].append(result)
    for found, some in sorted(told.values(), key=lambda one: one[0]["state"] == "does not apply"):
        paths = dict.fromkeys(result.where() or result.path for result in some)
        yield {**found, "where": names.ways(result.path for result in some), "paths": [path for path in paths if path]}


def _result(result: Result, names: Names, language: str, w: Mapping[str, str]) -> dict[str, Any]:
    """What is said of a result, wherever it stands."""
    state = state_of(result)
    finding = result.finding
    until = finding.holds_until
    return {
        "state": state,
        "word": w[state],
        "reasons": [] if state in ("pass", "does not apply") else list(reasons(finding, language)),
        "tree": None if state == "does not apply" else _tree(finding, names, language, result.path),
        "until": say("holds until {day}", {"day": day_in_words(until, language)}, language) if until else "",
        "waived": waived(names.report, result.waiver, language) if result.waiver else "",
    }


def _tree(node: Finding, names: Names, language: str, around: str) -> dict[str, Any]:
    """The explanation: what is denied is said once; of a place the way from the one around it is told."""
    below = node.children
    while len(below) == 1 and (below[0].reason, below[0].path) == (node.reason, node.path):
        if below[0].values != node.values:
            break
        below = below[0].children
    where = names.way(node.path) if node.path and node.path != around else ""
    start = names.way(around)
    where = "" if where == start else where.removeprefix(f"{start} › ")
    return {
        "state": node.verdict.value if node.applies else "does not apply",
        "words": node.sentence(language),
        "where": where,
        "children": [_tree(child, names, language, node.path or around) for child in below],
    }


def _cited(cites: Sequence[Reference]) -> Iterator[tuple[Reference, ...]]:
    """The places of an act of which nothing more is told stand together."""
    yield from ((cite,) for cite in cites if cite.gist)
    yield from gathered(cite for cite in cites if not cite.gist)


def _cite(cites: tuple[Reference, ...], language: str) -> dict[str, str]:
    first = cites[0]
    return {
        "cite": together(cites, language),
        "gist": say(first.gist, None, language) if first.gist else "",
        "url": address(first, language) if first.url.startswith(("https://", "http://")) else "",
        "known": _known(first, language),
    }


def _known(cite: Reference, language: str) -> str:
    """How binding a text is and how it is known; the day says of itself that the text was read."""
    words = force_words(cite.force, language)
    if cite.checked_on is None or cite.confidence is not Confidence.SEEN:
        words = f"{words}, {sureness_words(cite.confidence, language)}"
    if cite.checked_on is None:
        return words
    return say("{text}, read on {day}", {"text": words, "day": day_in_words(cite.checked_on, language)}, language)
