"""``healthgov check``: documents against bodies of law on a day."""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import attrs
import typer

from healthgov.commands.formats import Format
from healthgov.commands.naming import files_of
from healthgov.commands.options import (
    Chosen,
    DayOption,
    Language,
    LanguageOption,
    LawOption,
    RulesOption,
    chosen,
    day_or_today,
    write,
)
from healthgov.commands.outcome import PASSES, UNKNOWN, Baseline, FailOn, gravest, outcome
from healthgov.commands.progress import progress, working
from healthgov.documents import load
from healthgov.errors import HealthgovError
from healthgov.languages import say
from healthgov.rules import Report, Result, Severity, Waiver
from healthgov.rules import check as checked
from healthgov.verdicts import Verdict

__all__ = ["check"]

_STATES = ("fail", "waived", "unknown", "pass", "not-applicable")


class Least(str, enum.Enum):
    """Severities, as an option names them."""

    WARNING = "warning"
    MINOR = "minor"
    MAJOR = "major"
    BLOCKER = "blocker"


class GroupBy(str, enum.Enum):
    """How a text is put in order."""

    LAW = "law"
    RULE = "rule"
    PLACE = "place"
    SEVERITY = "severity"


def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Documents: .yaml, .toml, .json, folders, or - for standard input."),
    ],
    as_of: DayOption = None,
    format: Annotated[Format, typer.Option(help="How to write the report.")] = Format.TEXT,  # noqa: A002
    law: LawOption = None,
    rules: RulesOption = None,
    language: LanguageOption = Language.EN,
    output: Annotated[
        Path | None, typer.Option(help="Write to this file instead; of several documents, to this folder.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(help=f"Show these alone: {', '.join(_STATES)}; the verdict stays that of all.")
    ] = None,
    min_severity: Annotated[Least | None, typer.Option(help="Show what weighs at least that much.")] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(help="Exit code 1 for failures of this severity or more; for what is unknown too; or never."),
    ] = FailOn.WARNING,
    allow_unknown: Annotated[  # noqa: FBT002  a switch
        bool, typer.Option("--allow-unknown", help="Exit code 0, not 3, where nothing fails and something is unknown.")
    ] = False,
    group_by: Annotated[GroupBy, typer.Option(help="How to put the text in order.")] = GroupBy.LAW,
    waivers: Annotated[Path | None, typer.Option(help="A file of waivers, beside those of the document.")] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="A report saved as JSON: only what is new counts for the exit code.")
    ] = None,
    record: Annotated[Path | None, typer.Option(help="Write a record of the decision, for `healthgov replay`.")] = None,
    advice: Annotated[
        bool | None,
        typer.Option(help="Look for what would mend each failure; left out of text, for it takes seconds."),
    ] = None,
    quiet: Annotated[  # noqa: FBT002  a switch
        bool, typer.Option("--quiet", "-q", help="One line for each document that does not pass.")
    ] = False,
) -> int:
    """Check documents. Exit code 0: pass, 1: fail, 2: unreadable, 3: unknown or not assessed."""
    call = _Call(
        day=day_or_today(as_of),
        format=format,
        bodies=chosen(law, rules),
        language=language.value,
        states=_states(only or ()),
        least=Severity.WARNING if min_severity is None else Severity[min_severity.name],
        fail_on=fail_on,
        allow_unknown=allow_unknown,
        group_by=group_by.value,
        waivers=_read(waivers),
        known=None if baseline is None else Baseline.read(baseline),
        advice=format is not Format.TEXT if advice is None else advice,
        inputs=(*(Path(one) for one in files if one != "-"), *files_of(rules or ()), *_given(waivers, baseline)),
    )
    several = len(files) > 1
    _refuse(several, format, output, record, quiet=quiet)
    codes: list[int] = []
    texts: list[str] = []
    for file in progress(files):
        try:
            document = load(file)
        except (HealthgovError, OSError) as error:
            if not several:
                raise
            # Of several documents, what is wrong with one is said beside what the others say.
            from healthgov.commands.failing import failed  # noqa: PLC0415  not where nothing is wrong

            codes.append(failed(error))
            continue
        one = _Checked(call, file, document)
        codes.append(one.code())
        if record is not None:
            from healthgov.commands.decisions import write_decision  # noqa: PLC0415  for who records

            write_decision(one.report, document, one.bodies, call.waivers, record, call.inputs)
        if quiet:
            texts += one.line()
        elif several and output is not None:
            write(one.text(), output / f"{_stem(file, files)}{_suffix(format)}", call.inputs)
        elif several:
            texts.append(_headed(file, one.text(), format))
        else:
            texts.append(one.text())
    if quiet or output is None or not several:
        _put("\n".join(texts) if several and not quiet else "".join(texts), format, output, call.inputs)
    return gravest(codes)


@attrs.frozen
class _Call:
    """What the call asks for."""

    day: Any
    format: Format
    bodies: Chosen
    language: str
    states: frozenset[str]
    least: Severity
    fail_on: FailOn
    allow_unknown: bool
    group_by: str
    waivers: tuple[Waiver, ...]
    known: Baseline | None
    advice: bool
    inputs: tuple[Path, ...]


class _Checked:
    """One document, checked."""

    def __init__(self, call: _Call, file: str, document: object) -> None:
        self.call, self.file = call, file
        self.bodies = bodies = call.bodies.of(document)
        self.report = checked(document, *bodies.bodies, as_of=call.day, waivers=call.waivers, optional=bodies.optional)
        self._new: list[Result] | None = None

    def code(self) -> int:
        """The exit code of this document."""
        if self.call.known is None:
            code = outcome(self.report, self.call.fail_on)
        else:
            code = outcome(self.report, self.call.fail_on, self.new(), law=self._new_law())
        return PASSES if code == UNKNOWN and self.call.allow_unknown else code

    def new(self) -> list[Result]:
        """What the baseline did not know, of what fails or is unknown."""
        from healthgov.reports.naming import Names  # noqa: PLC0415  for who has a baseline

        if self._new is None:
            # A report says places in its language; ids and names are what both have.
            names, known = Names(self.report, self.call.language), self.call.known
            opened = [one for one in self.report.results if one.verdict is not Verdict.PASS and one.waiver is None]
            self._new = [one for one in opened if known is None or not known.knows(one, names.way(one.path))]
        return self._new

    def _new_law(self) -> bool:
        known = self.call.known
        opened = [one for one in self.report.sections if one.reaches and not one.assessed]
        return known is not None and any(not known.knows_law(section) for section in opened)

    def line(self) -> list[str]:
        """One line, where it does not pass."""
        if self.report.verdict is Verdict.PASS:
            return []
        from healthgov.commands.shown_reports import in_a_line  # noqa: PLC0415  not where all is well

        return [in_a_line(self.report, self.file, self.call.language)]

    def text(self) -> str:
        """The report in its format."""
        from healthgov.commands.shown_reports import grouped, news, written  # noqa: PLC0415  not for an exit code alone

        call = self.call
        shown = self._shown()
        if call.format is Format.TEXT and call.group_by != GroupBy.LAW.value:
            text = grouped(shown, call.group_by, call.language)
        else:
            with working(say("looking for what mends…", None, call.language) if call.advice else ""):
                text = written(shown, call.format.value, call.language, self.file)
        if call.known is not None:
            told = news(self.report, self.new(), call.language)
            if call.format is Format.TEXT:
                return f"{told}\n{text}"
            sys.stderr.write(told)
        return text

    def _shown(self) -> Report:
        call = self.call
        if len(call.states) == len(_STATES) and call.least is Severity.WARNING and call.advice:
            return self.report
        from healthgov.rules.showing import showing  # noqa: PLC0415  where a part is shown only

        return showing(
            self.report,
            lambda one: _state(one) in call.states and one.severity >= call.least,
            advice=call.advice,
        )


def _state(result: Result) -> str:
    if not result.applies:
        return "not-applicable"
    return "waived" if result.waiver else result.verdict.value


def _states(only: Iterable[str]) -> frozenset[str]:
    asked = [part.strip().lower() for text in only for part in text.split(",")]
    wrong = [one for one in asked if one not in _STATES]
    if wrong:
        raise typer.BadParameter(f"--only takes: {', '.join(_STATES)}")
    return frozenset(asked or _STATES)


def _read(file: Path | None) -> tuple[Waiver, ...]:
    if file is None:
        return ()
    from healthgov.commands.waiving import read_waivers  # noqa: PLC0415  for who has a file of them

    return read_waivers(file)


def _given(*files: Path | None) -> tuple[Path, ...]:
    return tuple(file for file in files if file is not None)


def _refuse(several: bool, format: Format, output: Path | None, record: Path | None, *, quiet: bool) -> None:  # noqa: A002, FBT001
    if several and record is not None:
        raise typer.BadParameter("--record is of one document")
    if record is not None and output is not None and record.absolute() == output.absolute():
        raise typer.BadParameter("--record and --output name one file")
    if several and output is not None and not output.is_dir() and not quiet:
        raise typer.BadParameter("--output names a folder that there is, where several documents are checked")
    if several and output is None and not quiet and format.value not in ("text", "markdown", "github"):
        raise typer.BadParameter("several documents in this format go to a folder: name it with --output")


def _stem(file: str, files: list[str]) -> str:
    """The name of a document's report; of several that are called alike, with the folders around them."""
    alike = sum(Path(one).stem == Path(file).stem for one in files) > 1
    path = Path(file).with_suffix("")
    return "-".join(part for part in path.parts if part not in (path.anchor, "..")) if alike else path.name


def _suffix(format: Format) -> str:  # noqa: A002
    from healthgov.reports import suffix  # noqa: PLC0415  for who writes several files

    return suffix(format.value)


def _headed(file: str, text: str, format: Format) -> str:  # noqa: A002
    if format is Format.TEXT:
        return f"== {file}\n{text}"
    return text


def _put(text: str, format: Format, output: Path | None, inputs: tuple[Path, ...]) -> None:  # noqa: A002
    if format is Format.TEXT and output is None and sys.stdout.isatty():
        from healthgov.commands.shown_reports import to_terminal  # noqa: PLC0415  only for a terminal

        to_terminal(text)
    else:
        write(text, output, inputs)
