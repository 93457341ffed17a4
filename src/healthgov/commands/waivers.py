"""``healthgov waivers``: who answers for which failure, why, and until when; what is over, unused or refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from healthgov.commands.naming import files_of
from healthgov.commands.options import (
    DayOption,
    FileArgument,
    Language,
    LanguageOption,
    LawOption,
    OutputOption,
    RulesOption,
    chosen,
    day_or_today,
    write,
)
from healthgov.commands.waiving import read_waivers
from healthgov.documents import load
from healthgov.languages import say
from healthgov.rules import Report, Waiver
from healthgov.rules import check as checked
from healthgov.rules.waivers import Standing

__all__ = ["waivers"]

_MARKS = {Standing.IN_FORCE: "✓", Standing.ENDS_SOON: "!", Standing.TO_COME: "·"}


def waivers(
    file: FileArgument,
    waivers: Annotated[Path | None, typer.Option(help="A file of waivers, beside those of the document.")] = None,
    as_of: DayOption = None,
    law: LawOption = None,
    rules: RulesOption = None,
    language: LanguageOption = Language.EN,
    output: OutputOption = None,
) -> int:
    """List waivers with their owner and reason. Exit code 0: each is in order, 1: one is over, unused, too long or refused."""
    document = load(str(file))
    bodies = chosen(law, rules).of(document)
    given = read_waivers(waivers)
    report = checked(document, *bodies.bodies, as_of=day_or_today(as_of), waivers=given, optional=bodies.optional)
    text = "\n".join(_lines(report, language.value)) + "\n"
    write(text, output, (file, *((waivers,) if waivers else ()), *files_of(rules or ())))
    return 0 if all(standing in _MARKS for _, standing in report.standings) else 1


def _lines(report: Report, language: str) -> Iterator[str]:
    if not report.waivers:
        yield say("there is no waiver", None, language)
    titles = {result.code: result.rule.title for result in report.results}
    for (waiver, standing), note in zip(report.standings, report.notes, strict=True):
        title = say(titles[waiver.code], None, language) if waiver.code in titles else ""
        where = f" [{waiver.path}]" if waiver.path else ""
        yield f"{_MARKS.get(standing, '✗')} {waiver.code} {title}{where}".rstrip()
        yield f"    {note.sentence(language)}"
        yield from (f"    {line}" for line in _said(waiver, language))


def _said(waiver: Waiver, language: str) -> Iterator[str]:
    yield say("reason: {what}", {"what": _line(waiver.reason)}, language)
    yield say(
        "mended by: {who}; approved by: {other}",
        {"who": _line(waiver.owner), "other": _line(waiver.approver)},
        language,
    )
    yield say("from {since} to {until}, both days included", {"since": waiver.since, "until": waiver.until}, language)


def _line(text: str) -> str:
    return " ".join(text.split())
