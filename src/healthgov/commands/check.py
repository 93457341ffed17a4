"""``healthgov check``: a document against bodies of law on a day."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from healthgov.commands.formats import Format, rendered
from healthgov.commands.naming import files_of
from healthgov.commands.options import Language, RulesOption, day_or_today, resolved, write
from healthgov.documents import load
from healthgov.reports.shown import shown
from healthgov.reports.sources import Source
from healthgov.rules import Report
from healthgov.rules import check as checked
from healthgov.verdicts import Verdict

__all__ = ["check"]

EXIT_CODES = {Verdict.PASS: 0, Verdict.FAIL: 1, Verdict.UNKNOWN: 3}


def check(
    file: Annotated[Path, typer.Argument(help="The document: .yaml, .toml or .json.")],
    as_of: Annotated[str | None, typer.Option(help="The day, YYYY-MM-DD; today when left out.")] = None,
    format: Annotated[Format, typer.Option(help="How to write the report.")] = Format.TEXT,  # noqa: A002
    rules: RulesOption = None,
    language: Annotated[
        Language, typer.Option("--language", "--lang", help="The language of the report.")
    ] = Language.EN,
    output: Annotated[Path | None, typer.Option(help="Write to this file instead.")] = None,
) -> int:
    """Check a document. Exit code 0: pass, 1: fail, 2: unreadable, 3: unknown."""
    day = day_or_today(as_of)
    report = checked(load(file), *resolved(rules), as_of=day)
    if format is Format.TEXT and output is None and sys.stdout.isatty():
        _to_terminal(report, language.value)
    else:
        write(rendered(report, format, language.value, Source.of(file)), output, (file, *files_of(rules or ())))
    return EXIT_CODES[report.verdict]


def _to_terminal(report: Report, language: str) -> None:
    from rich.console import Console  # noqa: PLC0415  only for a terminal
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False, soft_wrap=True)
    styles = {"✓": "green", "✗": "bold red", "?": "yellow", "–": "dim", "·": "dim", "!": "magenta"}
    for line in report.text(language).splitlines():
        console.print(Text(shown(line), style=styles.get(line.lstrip()[:1], "")))
