"""``healthgov import``: a document made of a register of processing: CSV, XLSX, ODS or Markdown tables."""

from __future__ import annotations

import enum
import functools
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from healthgov.commands.declared import argument, misused, option
from healthgov.commands.nearly import wrong_country
from healthgov.commands.options import Language, LanguageOption, OutputOption, write
from healthgov.commands.outcome import tallied
from healthgov.documents import dumps, structure
from healthgov.documents.json_schema import editor_line
from healthgov.documents.limits import Limits
from healthgov.documents.parsing import read_bytes
from healthgov.documents.register_headings import fact_asked, title_meant
from healthgov.documents.register_values import UNCHOSEN
from healthgov.documents.registers import UNKNOWN, UNREAD, Cell, imported
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.languages import in_all, joined, label, say
from healthgov.models import Organisation
from healthgov.models.processing import SubjectKind
from healthgov.models.purposes import LegalBasis
from healthgov.reports.shown import shown

__all__ = ["import_"]


def import_(
    file: Annotated[Path, argument(help="The register: .csv, .tsv, .xlsx, .ods or .md.")],
    organisation: Annotated[str, option(help="The id of the organisation.")] = "organisation",
    country: Annotated[str | None, option(help="Where it is established: two letters.")] = None,
    language: LanguageOption = Language.EN,
    output: OutputOption = None,
) -> int:
    """Make a document of a register; each cell that states no fact for certain is reported. Exit code 3: some are, or there is none."""
    if wrong_country(country, language.value):
        raise misused(in_all(functools.partial(wrong_country, country)))
    limit = Limits().bytes
    content = read_bytes(file, limit)
    if len(content) > limit:
        raise InvalidDocumentError([Problem("", f"a document of at most {limit} bytes")], source=file.name)
    made = imported(content, file.name, organisation=organisation)
    stated = made.plain if country is None else {**made.plain, "country": country}
    text = dumps(structure(stated, Organisation), "yaml")
    write(f"{editor_line()}\n{text}", output, (file,))
    values = {"count": len(made.cells) - len(made.reported), "reported": len(made.reported)}
    if not made.reported:
        lines = [say("{count} cells state facts, none is to be taken over by hand.", values, language.value)]
    elif len(made.reported) == 1:
        lines = [say("{count} cells state facts, one is to be taken over by hand:", values, language.value)]
    else:
        lines = [say("{count} cells state facts, {reported} are to be taken over by hand:", values, language.value)]
    lines += [f"  {one}" for one in _told(made.reported, language.value)]
    sys.stderr.write(shown("\n".join(lines) + "\n"))
    return tallied(len(made.cells) - len(made.reported), len(made.reported))


def _told(cells: tuple[Cell, ...], language: str) -> Iterator[str]:
    """What is left, by sheet: a sheet of which nothing is read is said in one line."""
    for sheet in dict.fromkeys(cell.sheet for cell in cells):
        own = [cell for cell in cells if cell.sheet == sheet]
        place = say("sheet {name}: ", {"name": sheet}, language) if sheet else ""
        if len({cell.why for cell in own}) == 1 and own[0].why == UNREAD:
            yield place + say(
                "{reason} ({count} cells)", {"reason": say(UNREAD, None, language), "count": len(own)}, language
            )
            continue
        kinds: dict[tuple[str, str], list[int]] = {}
        for cell in own:
            kinds.setdefault((cell.heading, cell.why), []).append(cell.row)
        for (heading, why), numbers in kinds.items():
            rows = list(dict.fromkeys(numbers))
            shown_rows = ", ".join(map(str, rows[:_ROWS])) + (" …" if len(rows) > _ROWS else "")
            values = {"rows": shown_rows, "heading": heading or "–", "reason": _reason(heading, why, language)}
            yield place + say(
                "{heading} (row {rows}): {reason}" if len(rows) == 1 else "{heading} (rows {rows}): {reason}",
                values,
                language,
            )


_ROWS = 12
_CHOICES: Mapping[str, type[enum.Enum]] = {"legal_basis": LegalBasis, "subjects": SubjectKind}


def _reason(heading: str, why: str, language: str) -> str:
    """Why cells are not taken, with the heading that may be meant, or the choices that there are."""
    said = say(why, None, language)
    meant = title_meant(heading) if why == UNKNOWN else ""
    if meant:
        return said + say("; did you mean {name}?", {"name": meant}, language)
    asked = fact_asked(heading) if why == UNCHOSEN else None
    if (
        asked == "categories"
    ):  # too many to list: a register writes names and telephone numbers where categories are meant
        return said + say(" (see: healthgov facts categories)", None, language)
    choices = _CHOICES.get(asked or "")
    if choices is None:
        return said
    return say(
        "{what}: {how}", {"what": said, "how": joined([label(one, language) for one in choices], language)}, language
    )
