"""Render a report as plain text: what each body of law says, with the explained tree of what does not pass."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.findings import MARKS
from healthgov.languages import say, translated
from healthgov.rules import Report, Result, Section
from healthgov.verdicts import Verdict

__all__ = ["render"]

_UNREACHED = "it is not known whether this applies"


def render(report: Report, *, language: str = "en") -> str:
    """Return the explained tree in a language."""
    return "\n".join(_lines(report, language)) + "\n"


def _lines(report: Report, language: str) -> Iterator[str]:
    sections = report.sections  # first of all: the law runs once, and the verdict is theirs
    said = f"{MARKS[report.verdict]} {say(report.verdict.name, None, language)}  {say('as of {day}', {'day': report.as_of}, language)}"
    until = report.holds_until
    yield said + (f"  {say('holds until {day}', {'day': until}, language)}" if until else "")
    for section in sections:
        yield ""
        yield from _section(section, language)
    if report.notes:
        yield ""
        yield say("Waivers", None, language)
        for note in report.notes:
            yield from note.lines(language, 1)
    questions = report.asked(language)
    if questions:
        yield ""
        yield say("Questions to ask", None, language)
        for question in questions:
            yield f"  ? {question.ask} [{question.fact}] ({', '.join(question.codes)})"


def _section(section: Section, language: str) -> Iterator[str]:
    title = _named(section.name, say(section.rule_set.title, None, language), language)
    if not section.assessed:
        yield f"{'?' if section.reaches else '·'} {_named(title, _unassessed(section, language), language)}"
    else:
        yield f"{MARKS[section.verdict]} {title}"
    for departure in section.departures:
        yield f"  ! {translated(departure, language)}"
    reaches: set[str] = set()
    for result in section.results:
        if result.applies:
            yield from _result(result, reaches, language)
    quiet = sum(not result.applies for result in section.results)
    if quiet:
        yield f"  · {say('{count} checks that do not apply here', {'count': quiet}, language)}"
    for skipped in section.skipped if section.results else ():
        name = f"{skipped.rule.code} {say('skipped', None, language)}"
        yield f"  – {_named(name, skipped.reason(language), language)}"


def _unassessed(section: Section, language: str) -> str:
    if section.begins is not None:
        outside = "outside of what is modelled: {why}"
        why = say("nothing of it is in force before {day}", {"day": section.begins}, language)
        return say(outside, {"why": why}, language)
    why = "not assessed: what it asks about is not stated" if section.unasked else "it reaches nothing in this document"
    return say(why, None, language)


def _named(what: str, how: str, language: str) -> str:
    return say("{what}: {how}", {"what": what, "how": how}, language)


def _result(result: Result, reaches: set[str], language: str) -> Iterator[str]:
    waived = ""
    if result.waiver:
        waived = f" ({say('waived until {day}', {'day': result.waiver.until}, language)})"
    title = say(result.rule.title, None, language)
    where = f" [{result.path}]" if result.path else ""
    weight = f" ({say(str(result.severity), None, language)})" if result.verdict is Verdict.FAIL else ""
    yield f"  {MARKS[result.verdict]} {result.code} {title}{where}{weight}{waived}"
    if result.verdict is Verdict.PASS:
        return
    yield from _finding(result, reaches, language)
    yield f"        {', '.join(cite.said(language) for cite in result.rule.cites)}"


def _finding(result: Result, reaches: set[str], language: str) -> Iterator[str]:
    """The explanation; whether the law reaches a subject is explained with the first of its rules that asks."""
    finding = result.finding
    reach = finding.children[0] if result.rule.scope is not None and finding.children else None
    if reach is None or reach.verdict is not Verdict.UNKNOWN or finding.reason != _UNREACHED:
        yield from finding.lines(language, 3)
        return
    explained = "\n".join(reach.lines(language))
    if explained not in reaches:
        reaches.add(explained)
        yield from finding.lines(language, 3)
        return
    yield f"      {MARKS[finding.verdict]} {say('it is not known whether this applies, as above', None, language)}"
    for child in finding.children[1:]:
        yield from child.lines(language, 4)
