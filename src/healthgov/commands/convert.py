"""``healthgov convert``: a document to a format of other people, or from one, with what was left behind."""

from __future__ import annotations

import enum
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

from healthgov.commands.declared import argument, misused, option
from healthgov.commands.naming import files_of, named
from healthgov.commands.options import Language, RulesOption, given_day, resolved, write
from healthgov.documents import dumps, load
from healthgov.documents.json_schema import editor_line
from healthgov.documents.limits import Limits
from healthgov.documents.parsing import read_bytes
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.interchange import Converted, Settings, formats
from healthgov.interchange import read as reading
from healthgov.interchange import write as writing
from healthgov.languages import say
from healthgov.models import Taxonomy
from healthgov.reports.shown import shown

__all__ = ["convert"]

_TAXONOMY = "healthgov.eu.categories:TAXONOMY"

if TYPE_CHECKING:

    class Source(str, enum.Enum):
        """The formats that are read."""

        ODCS = "odcs"

    class Target(str, enum.Enum):
        """The formats that are written."""

        ODCS = "odcs"

else:  # those that there is a module of
    Source, Target = (
        enum.Enum(name, {one.upper(): one for one, doors in formats().items() if door in doors}, type=str)
        for name, door in (("Source", "read"), ("Target", "write"))
    )


def convert(
    file: Annotated[Path, argument(help="The document, or the file of the other format.")],
    to: Annotated[Target | None, option("--to", help="The format to write.")] = None,
    source: Annotated[Source | None, option("--from", help="The format to read.")] = None,
    activity: Annotated[str | None, option(help="The id of the activity, for a format that holds one.")] = None,
    organisation: Annotated[
        str, option(help="The id of the organisation, where the file names none.")
    ] = "organisation",
    as_of: Annotated[str | None, option(help="The day, YYYY-MM-DD, for a format that needs one.")] = None,
    rules: RulesOption = None,
    categories: Annotated[
        str, option(help="The categories of data and their names elsewhere, package.module:Name.")
    ] = _TAXONOMY,
    language: Annotated[
        Language, option("--language", "--lang", help="The language of what is written and reported.")
    ] = Language.EN,
    output: Annotated[Path | None, option(help="Write to this file instead.")] = None,
) -> int:
    """Convert a document to a format of other people, or from one. Exit code 3: something was left behind, and is named."""
    if (to is None) == (source is None):
        raise misused("one of --to and --from")
    taxonomy = named(categories, "--categories")
    if not isinstance(taxonomy, Taxonomy):
        raise misused(f"--categories {categories}: this is no taxonomy")
    settings = Settings(
        taxonomy=taxonomy,
        activity=activity,
        organisation=organisation,
        as_of=None if as_of is None else given_day(as_of, "--as-of"),
        rule_sets=resolved(rules) if to is not None and (rules or as_of) else (),
        language=language.value,
    )
    if source is not None:
        made = reading(_content(file), source.value, name=file.name, settings=settings)
        text = f"{editor_line()}\n{dumps(made.document, 'yaml')}"
    else:
        made = writing(load(file), cast("Target", to).value, settings=settings)
        text = made.text
    write(text, output, (file, *files_of(rules or ())))
    sys.stderr.write(shown(_reported(made, language.value)))
    return 3 if made.losses else 0


def _content(file: Path) -> bytes:
    limit = Limits().bytes
    content = read_bytes(file, limit)
    if len(content) > limit:
        raise InvalidDocumentError([Problem("", f"a document of at most {limit} bytes")], source=file.name)
    return content


def _reported(made: Converted, language: str) -> str:
    if not made.losses:
        return ""
    lines = [say("left behind ({count}):", {"count": len(made.losses)}, language)]
    for loss in made.losses:
        said = {"what": loss.path, "how": say(loss.why, None, language)}
        lines.append(f"  {say('{what}: {how}', said, language)}")
    return "\n".join(lines) + "\n"
