"""Render a report as Markdown, for a pull request or a wiki."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.findings import MARKS, say
from healthgov.rules import Report, Result, Section
from healthgov.verdicts import Verdict

__all__ = ["render"]


def render(report: Report, *, language: str = "en") -> str:
    """Return the report as Markdown: what fails, what is unknown, the questions; what passes is counted."""
    return "\n".join(_lines(report, language)) + "\n"


def _lines(report: Report, language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield f"# {MARKS[report.verdict]} {report.verdict.name}"
    yield ""
    until = f" · {words['until']} {report.holds_until}" if report.holds_until else ""
    yield f"{words['as_of']} {report.as_of}{until}"
    for section in report.sections:
        yield from _section(section, language)
    questions = report.asked(language)
    if questions:
        yield from ("", f"## {words['questions']}", "")
        for question in questions:
            yield f"- [ ] {question.ask} (`{question.fact}`; {', '.join(question.codes)})"


def _section(section: Section, language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield from ("", f"## {MARKS[section.verdict]} {say(section.rule_set.title, None, language)}", "")
    for departure in section.departures:
        yield f"> {departure}"
    open_results = [result for result in section.results if result.verdict is not Verdict.PASS]
    if open_results:
        yield f"| | {words['rule']} | {words['where']} | {words['why']} | {words['text']} |"
        yield "|---|---|---|---|---|"
        for result in sorted(open_results, key=lambda r: (r.verdict is not Verdict.FAIL, -r.severity)):
            yield _row(result, language)
        yield ""
    yield words["passed"].format(count=len(section.results) - len(open_results), skipped=len(section.skipped))


def _row(result: Result, language: str) -> str:
    waived = f" ({_WORDS[language]['waived']} {result.waiver.until})" if result.waiver else ""
    cells = (
        MARKS[result.verdict],
        f"**{result.code}** {say(result.rule.title, None, language)}{waived}",
        f"`{result.where()}`",
        result.reason(language),
        ", ".join(cite.said(language) for cite in result.rule.cites),
    )
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


_WORDS = {
    "en": {
        "as_of": "As of",
        "until": "holds until",
        "questions": "Questions to ask",
        "rule": "Rule",
        "where": "Where",
        "why": "Why",
        "text": "Text",
        "waived": "waived until",
        "passed": "{count} checks pass, {skipped} rules are skipped.",
    },
    "fr": {
        "as_of": "Au",
        "until": "valable jusqu'au",
        "questions": "Questions à poser",
        "rule": "Règle",
        "where": "Où",
        "why": "Pourquoi",
        "text": "Texte",
        "waived": "dérogation jusqu'au",
        "passed": "{count} contrôles passent, {skipped} règles sont écartées.",
    },
}
