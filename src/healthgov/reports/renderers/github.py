"""Render a report as annotations of GitHub Actions: lines that a workflow prints, shown beside the lines of the document.

Blockers and major failures are errors, the others warnings; questions are notices, each once. The first line is the
summary.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from healthgov.errors import InvalidDocumentError
from healthgov.languages import say
from healthgov.reports.naming import Names
from healthgov.reports.phrases import counted, headline
from healthgov.reports.problems import expected
from healthgov.reports.shown import shown
from healthgov.reports.sources import Source
from healthgov.reports.summary import in_order, state_of, summary
from healthgov.reports.waived import MARKS, told
from healthgov.rules import Report, Severity
from healthgov.verdicts import Verdict

__all__ = ["SUFFIX", "refused", "render"]

SUFFIX = ".txt"

_LEVELS = {Verdict.FAIL: "error", Verdict.UNKNOWN: "warning", Verdict.PASS: "notice"}


def render(report: Report, *, language: str = "en", source: Source | None = None) -> str:
    """Return the report as workflow commands, one a line."""
    return "\n".join(_lines(report, language, source)) + "\n"


def refused(error: InvalidDocumentError, file: str, *, language: str = "en") -> str:
    """Return what is wrong with a document that cannot be read, beside its lines."""
    lines = []
    for problem in error.problems:
        place = file if not problem.file else str(Path(file) / problem.file)
        parts = [f"file={_property(place)}", f"line={problem.line or 1}"]
        parts += [f"col={problem.column}"] if problem.column else []
        title = problem.path or say("the whole document", None, language)
        said = expected(problem.expected, language)
        lines.append(f"::error {','.join([*parts, f'title={_property(title)}'])}::{_data(said)}")
    return "\n".join(lines) + "\n"


def _lines(report: Report, language: str, source: Source | None) -> Iterator[str]:
    names = Names(report, language)
    made = summary(report, language, names, advice=False)
    numbers = " · ".join(f"{number} {words}" for _, words, number in counted(made.counts, language))
    unassessed = [say("{what}: {how}", {"what": law.title, "how": law.why}, language) for law in made.unassessed]
    verdict = say(made.verdict.name, None, language)
    said = "\n".join([headline(made, language), numbers, *unassessed])
    yield _command(
        _LEVELS[made.verdict],
        say("{what}: {how}", {"what": verdict, "how": made.organisation}, language),
        said,
        "",
        source,
    )
    for result in in_order(report.results):
        if state_of(result) == "fail":
            level = "error" if result.severity >= Severity.MAJOR else "warning"
            title = f"{result.code} {say(result.rule.title, None, language)}"
            where = f"{names.way(result.path)}\n{result.reason(language)}"
            yield _command(level, title, where, result.where() or result.path, source)
    for one in told(report, language):
        level = "notice" if one.mark in MARKS.values() else "warning"
        title = say("{what}: {how}", {"what": say("Waivers", None, language), "how": one.waiver.code}, language)
        yield _command(level, title, "\n".join((one.said, one.days, *one.signatures)), one.at, source)
    for inquiry in made.asked_first:
        places = "\n".join(where for _, where in inquiry.places)
        title = inquiry.who.said(language)
        yield _command("notice", title, f"{' '.join(inquiry.asks)}\n{places}", inquiry.places[0][0], source)


def _command(level: str, title: str, message: str, path: str, source: Source | None) -> str:
    parts = [f"title={_property(title)}"]
    if source is not None:
        parts = [f"file={_property(source.name)}", f"line={source.line(path) or 1}", *parts]
    return f"::{level} {','.join(parts)}::{_data(message)}"


def _data(text: str) -> str:
    return shown(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
