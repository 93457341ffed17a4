"""``healthgov export``: the activities of a document as a register of processing: CSV, XLSX or Markdown."""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

from healthgov.commands.declared import misused, option
from healthgov.commands.options import FileArgument, Language, LanguageOption, OutputOption, write
from healthgov.documents import load
from healthgov.documents.register_tables import as_csv, as_markdown, as_xlsx
from healthgov.documents.registers import exported
from healthgov.documents.replacing import replacing
from healthgov.languages import say
from healthgov.reports.shown import shown

__all__ = ["export"]

_FRENCH = Language("fr")


class RegisterFormat(str, enum.Enum):
    """The formats of a register."""

    CSV = "csv"
    MARKDOWN = "markdown"
    XLSX = "xlsx"


_BY_NAME = {".md": RegisterFormat.MARKDOWN, ".xlsx": RegisterFormat.XLSX}


def export(
    file: FileArgument,
    format: Annotated[  # noqa: A002
        RegisterFormat | None, option(help="How to write it; by the name of --output where this is left out, else CSV.")
    ] = None,
    language: LanguageOption = _FRENCH,
    output: OutputOption = None,
) -> int:
    """Write the activities as a register, one row each; what is stated and has no column is named. Exit code 3: some is."""
    if format is None:
        format = _BY_NAME.get("" if output is None else output.suffix.lower(), RegisterFormat.CSV)  # noqa: A001
    rows, left = exported(load(file), language=language.value)
    if format is RegisterFormat.XLSX:
        if output is None:
            raise misused("a workbook is written to a file: name it with --output")
        with replacing(output, inputs=(file,)) as unfinished:
            unfinished.file.write(as_xlsx(rows))
    else:
        write(as_csv(rows) if format is RegisterFormat.CSV else as_markdown(rows), output, (file,))
    if left:
        lines = [
            say("Stated, and not or not wholly in a column of a register:", None, language.value),
            *(f"  {one}" for one in _by_thing(left, language.value)),
        ]
        sys.stderr.write(shown("\n".join(lines) + "\n"))
    return 3 if left else 0


def _by_thing(paths: Iterable[str], language: str) -> Iterator[str]:
    """What is left out, a line for each thing."""
    found: dict[str, list[str]] = {}
    for path in paths:
        thing, _, name = path.rpartition(".")
        found.setdefault(thing, []).append(name)
    for thing, names in found.items():
        listed = ", ".join(names)
        yield say("{what}: {how}", {"what": thing, "how": listed}, language) if thing else listed
