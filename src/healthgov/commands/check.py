"""``healthgov check``: documents against bodies of law on a day."""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from healthgov.commands.checked import STATES, Call, Checked, GroupBy
from healthgov.commands.declared import argument, misused, option
from healthgov.commands.formats import Format, of_file
from healthgov.commands.naming import files_of
from healthgov.commands.options import (
    DayOption,
    Language,
    LanguageOption,
    LawOption,
    RuleOption,
    RulesOption,
    chosen,
    day_or_today,
    write,
)
from healthgov.commands.outcome import Baseline, FailOn, gravest
from healthgov.commands.progress import progress
from healthgov.documents import load
from healthgov.errors import HealthgovError, InvalidDocumentError
from healthgov.rules import Severity, Waiver

__all__ = ["check"]


class Least(str, enum.Enum):
    """Severities, as an option names them."""

    WARNING = "warning"
    MINOR = "minor"
    MAJOR = "major"
    BLOCKER = "blocker"


def check(
    files: Annotated[
        list[str],
        argument(metavar="FILE...", help="Documents: .yaml, .toml, .json, folders, or - for standard input."),
    ],
    as_of: DayOption = None,
    format: Annotated[  # noqa: A002
        Format | None,
        option(help="How to write the report; by the name of --output where this is left out, else text."),
    ] = None,
    law: LawOption = None,
    rules: RulesOption = None,
    rule: RuleOption = None,
    language: LanguageOption = Language.EN,
    output: Annotated[
        Path | None, option(help="Write to this file instead; of several documents, to this folder.")
    ] = None,
    only: Annotated[
        list[str] | None,
        option(help="Show these alone: {choices}; the verdict stays that of all.", choices=", ".join(STATES)),
    ] = None,
    min_severity: Annotated[Least | None, option(help="Show what weighs at least that much.")] = None,
    fail_on: Annotated[
        FailOn,
        option(help="Exit code 1 for failures of this severity or more; for what is unknown too; or never."),
    ] = FailOn.WARNING,
    allow_unknown: Annotated[  # noqa: FBT002  a switch
        bool, option("--allow-unknown", help="Exit code 0, not 3, where nothing fails and something is unknown.")
    ] = False,
    group_by: Annotated[GroupBy, option(help="How to put the text in order.")] = GroupBy.LAW,
    waivers: Annotated[Path | None, option(help="A file of waivers, beside those of the document.")] = None,
    baseline: Annotated[
        Path | None, option(help="A report saved as JSON: only what is new counts for the exit code.")
    ] = None,
    record: Annotated[Path | None, option(help="Write a record of the decision, for `healthgov replay`.")] = None,
    advice: Annotated[
        bool | None,
        option(help="Look for what would mend each failure; left out of text, for it takes seconds."),
    ] = None,
    signatures: Annotated[  # noqa: FBT002  a switch
        bool, option(help="Say of each waiver why, who mends and who approved it.")
    ] = True,
    full: Annotated[  # noqa: FBT002  a switch
        bool, option("--full", help="In a terminal too, show everything and not the first screen alone.")
    ] = False,
    quiet: Annotated[  # noqa: FBT002  a switch
        bool, option("--quiet", "-q", help="One line for each document that does not pass.")
    ] = False,
) -> int:
    """Check documents. Exit code 0: pass, 1: fail, 2: unreadable, 3: unknown or not assessed."""
    format = format or of_file(output)  # noqa: A001
    call = Call(
        day=day_or_today(as_of),
        format=format,
        bodies=chosen(law, rules, rule),
        language=language.value,
        states=_states(only or ()),
        least=Severity.WARNING if min_severity is None else Severity[min_severity.name],
        fail_on=fail_on,
        allow_unknown=allow_unknown,
        group_by=group_by.value,
        waivers=_read(waivers),
        known=None if baseline is None else Baseline.read(baseline),
        signatures=signatures,
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
            _annotated(error, file, call, output)
            if not several:
                raise
            # Of several documents, what is wrong with one is said beside what the others say.
            from healthgov.commands.failing import failed  # noqa: PLC0415  not where nothing is wrong

            codes.append(failed(error))
            continue
        one = Checked(call, file, document)
        if not quiet:
            _ = (
                one.report.sections
            )  # which are shown: the verdict, faster alone, need not be worked out before for itself
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
        texts = _fitting(texts, call, output, whole=quiet or full)
        _put("\n".join(texts) if several and not quiet else "".join(texts), format, output, call.inputs)
    return gravest(codes)


def _annotated(error: Exception, file: str, call: Call, output: Path | None) -> None:
    """What is wrong with a document stands beside its lines too, where a workflow reads them."""
    if str(call.format.value) == "github" and output is None and isinstance(error, InvalidDocumentError):
        from healthgov.reports.renderers.github import refused  # noqa: PLC0415  not where nothing is wrong

        write(refused(error, file, language=call.language), None)


def _states(only: Iterable[str]) -> frozenset[str]:
    asked = [part.strip().lower() for text in only for part in text.split(",")]
    wrong = [one for one in asked if one not in STATES]
    if wrong:
        raise misused(f"--only takes: {', '.join(STATES)}")
    return frozenset(asked or STATES)


def _read(file: Path | None) -> tuple[Waiver, ...]:
    if file is None:
        return ()
    from healthgov.commands.waiving import read_waivers  # noqa: PLC0415  for who has a file of them

    return read_waivers(file)


def _given(*files: Path | None) -> tuple[Path, ...]:
    return tuple(file for file in files if file is not None)


def _refuse(several: bool, format: Format, output: Path | None, record: Path | None, *, quiet: bool) -> None:  # noqa: A002, FBT001
    if several and record is not None:
        raise misused("--record is of one document")
    if record is not None and output is not None and record.absolute() == output.absolute():
        raise misused("--record and --output name one file")
    if several and output is not None and not output.is_dir() and not quiet:
        raise misused("--output names a folder that there is, where several documents are checked")
    if several and output is None and not quiet and format.value not in ("text", "markdown", "github"):
        raise misused("several documents in this format go to a folder: name it with --output")


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


def _in_terminal(format: Format, output: Path | None) -> bool:  # noqa: A002
    return format is Format.TEXT and output is None and sys.stdout.isatty()


def _fitting(texts: list[str], call: Call, output: Path | None, *, whole: bool) -> list[str]:
    """In a terminal the first screen of each, where it is not asked for the whole or for another order."""
    if whole or call.group_by != GroupBy.LAW.value or not _in_terminal(call.format, output):
        return texts
    from healthgov.commands.shown_reports import screens  # noqa: PLC0415  only for a terminal

    return screens(texts, call.language)


def _put(text: str, format: Format, output: Path | None, inputs: tuple[Path, ...]) -> None:  # noqa: A002
    if _in_terminal(format, output):
        from healthgov.commands.shown_reports import to_terminal  # noqa: PLC0415  only for a terminal

        to_terminal(text)
    else:
        write(text, output, inputs)
