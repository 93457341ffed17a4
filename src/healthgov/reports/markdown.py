"""Render a report as Markdown, for a pull request or a wiki."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.findings import MARKS
from healthgov.languages import say, translated
from healthgov.rules import Report, Result, Section
from healthgov.verdicts import Verdict

__all__ = ["render"]


def render(report: Report, *, language: str = "en") -> str:
    """Return the report as Markdown: what fails, what is unknown, the questions; what passes is counted."""
    return "\n".join(_lines(report, language)) + "\n"


def _lines(report: Report, language: str) -> Iterator[str]:
    _ = report.sections  # first of all: the law runs once, and the verdict is theirs
    yield f"# {MARKS[report.verdict]} {say(report.verdict.name, None, language)}"
    yield ""
    until = f" · {say('holds until {day}', {'day': report.holds_until}, language)}" if report.holds_until else ""
    yield say("As of {day}", {"day": report.as_of}, language) + until
    for section in report.sections:
        yield from _section(section, language)
    questions = report.asked(language)
    if questions:
        yield from ("", f"## {say('Questions to ask', None, language)}", "")
        for question in questions:
            yield f"- [ ] {question.ask} (`{question.fact}`; {', '.join(question.codes)})"


def _section(section: Section, language: str) -> Iterator[str]:
    yield from ("", f"## {MARKS[section.verdict]} {say(section.rule_set.title, None, language)}", "")
    for departure in section.departures:
        yield f"> {translated(departure, language)}"
    open_results = [result for result in section.results if result.verdict is not Verdict.PASS]
    if open_results:
        heads = " | ".join(say(head, None, language) for head in ("Rule", "Where", "Why", "Text"))
        yield f"| | {heads} |"
        yield "|---|---|---|---|---|"
        for result in sorted(open_results, key=lambda r: (r.verdict is not Verdict.FAIL, -r.severity)):
            yield _row(result, language)
        yield ""
    counts = {"count": len(section.results) - len(open_results), "skipped": len(section.skipped)}
    yield say("{count} checks pass, {skipped} rules are skipped.", counts, language)


def _row(result: Result, language: str) -> str:
    waived = ""
    if result.waiver:
        waived = f" ({say('waived until {day}', {'day': result.waiver.until}, language)})"
    cells = (
        MARKS[result.verdict],
        f"**{result.code}** {say(result.rule.title, None, language)}{waived}",
        f"`{result.where()}`",
        result.reason(language),
        ", ".join(cite.said(language) for cite in result.rule.cites),
    )
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
