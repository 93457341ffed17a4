"""``healthgov waivers``: who answers for which failure, why, and until when; what is over, unused or refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from healthgov.commands.declared import option
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
from healthgov.reports.waived import MARKS, told
from healthgov.rules import Report
from healthgov.rules import check as checked

__all__ = ["waivers"]


def waivers(
    file: FileArgument,
    waivers: Annotated[Path | None, option(help="A file of waivers, beside those of the document.")] = None,
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
    return 0 if all(standing in MARKS for _, standing in report.standings) else 1


def _lines(report: Report, language: str) -> Iterator[str]:
    if not report.waivers:
        yield say("there is no waiver", None, language)
    for one in told(report, language):
        where = f" [{one.waiver.path}]" if one.waiver.path else ""
        yield f"{one.mark} {one.waiver.code} {one.title}{where}".rstrip()
        yield from (f"    {line}" for line in (one.said, *one.signatures, one.days))
