"""``healthgov import`` and ``healthgov export``: registers of processing as tables, in and out."""

from __future__ import annotations

import enum
import sys
from pathlib import Path
from typing import Annotated

import typer

from healthgov.commands.options import Language, write
from healthgov.documents import dumps, load, structure
from healthgov.documents.json_schema import editor_line
from healthgov.documents.limits import Limits
from healthgov.documents.parsing import read_bytes
from healthgov.documents.register_tables import as_csv, as_markdown, as_xlsx
from healthgov.documents.registers import exported, imported
from healthgov.documents.replacing import replacing
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.languages import say
from healthgov.models import Organisation
from healthgov.reports.shown import shown

__all__ = ["export_register", "import_register"]


_FRENCH = Language("fr")


class Table(str, enum.Enum):
    """The formats of a register."""

    CSV = "csv"
    MARKDOWN = "markdown"
    XLSX = "xlsx"


def import_register(
    file: Annotated[Path, typer.Argument(help="The register: .csv, .tsv, .xlsx or .md.")],
    organisation: Annotated[str, typer.Option(help="The id of the organisation.")] = "organisation",
    language: Annotated[Language, typer.Option(help="The language of what is reported.")] = Language.EN,
    output: Annotated[Path | None, typer.Option(help="Write to this file instead.")] = None,
) -> int:
    """Make a document of a register; each cell that states no fact for certain is reported. Exit code 3: some are."""
    limit = Limits().bytes
    content = read_bytes(file, limit)
    if len(content) > limit:
        raise InvalidDocumentError([Problem("", f"a document of at most {limit} bytes")], source=file.name)
    made = imported(content, file.name, organisation=organisation)
    text = dumps(structure(made.plain, Organisation), "yaml")
    write(f"{editor_line()}\n{text}", output, (file,))
    lines = [
        say("{count} cells state facts, {reported} are to be taken over by hand:", values, language.value)
        for values in [{"count": len(made.cells) - len(made.reported), "reported": len(made.reported)}]
    ]
    for cell in made.reported:
        values = {"row": cell.row, "heading": cell.heading or "–", "reason": say(cell.why, None, language.value)}
        lines.append("  " + say("row {row}, {heading}: {reason}", values, language.value))
    sys.stderr.write(shown("\n".join(lines) + "\n"))
    return 3 if made.reported else 0


def export_register(
    file: Annotated[Path, typer.Argument(help="The document: .yaml, .toml or .json.")],
    format: Annotated[Table, typer.Option(help="How to write it.")] = Table.CSV,  # noqa: A002
    language: Annotated[Language, typer.Option(help="The language of choices.")] = _FRENCH,
    output: Annotated[Path | None, typer.Option(help="Write to this file instead.")] = None,
) -> int:
    """Write the activities as a register, one row each; what is stated and has no column is named. Exit code 3: some is."""
    rows, left = exported(load(file), language=language.value)
    if format is Table.XLSX:
        if output is None:
            raise typer.BadParameter("a workbook is written to a file: name it with --output")
        with replacing(output, inputs=(file,)) as unfinished:
            unfinished.file.write(as_xlsx(rows))
    else:
        write(as_csv(rows) if format is Table.CSV else as_markdown(rows), output, (file,))
    if left:
        lines = [
            say("Stated, and without a column in a register:", None, language.value),
            *(f"  {one}" for one in left),
        ]
        sys.stderr.write(shown("\n".join(lines) + "\n"))
    return 3 if left else 0
