"""``healthgov scan``: what is not declared of an application, and what would go wrong."""

from __future__ import annotations

import enum
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from healthgov.commands.declared import argument, misused, option
from healthgov.commands.naming import named
from healthgov.commands.options import Language, day_or_today, write
from healthgov.commands.retention import DEFAULT, ScheduleOption, schedule_at
from healthgov.documents import load
from healthgov.integrations import metadata
from healthgov.integrations.description import Application
from healthgov.integrations.exit_codes import of_gaps
from healthgov.integrations.gaps import Gap, GapKind, Rooms, gaps
from healthgov.integrations.register import register_gaps
from healthgov.integrations.shown_gaps import as_json, as_text
from healthgov.models import Taxonomy

__all__ = ["application_at", "scan"]

CATEGORIES = "healthgov.eu.categories:TAXONOMY"
_DJANGO = "django:"


class Format(str, enum.Enum):
    """The formats of the answer."""

    TEXT = "text"
    JSON = "json"


if TYPE_CHECKING:

    class Kinds(str, enum.Enum):
        """The kinds of gaps."""

        CASCADE = "cascade"

else:  # those that there are
    Kinds = enum.Enum("Kinds", {kind.name: kind.value for kind in GapKind}, type=str)


def scan(
    app: Annotated[
        str,
        argument(
            metavar="APP",
            help="tables.json, package.module:Base or ./file.py:Base of SQLAlchemy, or django:package.settings.",
        ),
    ],
    document: Annotated[Path | None, option(help="The organisation, whose record is held against columns.")] = None,
    only: Annotated[list[Kinds] | None, option(help="Only gaps of this kind; repeat for several.")] = None,
    categories: Annotated[str, option(help="The categories there are, package.module:NAME.")] = CATEGORIES,
    path: Annotated[Path | None, option(help="The folder of the application, where it is not installed.")] = None,
    as_of: Annotated[str | None, option(help="The day; today when left out.")] = None,
    format: Annotated[Format, option(help="How to write it.")] = Format.TEXT,  # noqa: A002
    language: Annotated[Language, option("--language", "--lang", help="The language.")] = Language.EN,
    schedule: ScheduleOption = DEFAULT,
) -> int:
    """Say what is not declared of an application's tables. Exit code 0: nothing, 1: something is wrong, 3: gaps."""
    application = application_at(app, path)
    taxonomy = named(categories, "--categories")
    if not isinstance(taxonomy, Taxonomy):
        raise misused(f"--categories {categories}: this is no taxonomy")
    rooms = Rooms(schedule=schedule_at(schedule)(as_of=day_or_today(as_of)), taxonomy=taxonomy)
    found: tuple[Gap, ...] = gaps(application, rooms)
    if document is not None:
        found += register_gaps(application, load(document))
    if only:
        wanted = {kind.value for kind in only}
        found = tuple(gap for gap in found if gap.kind.value in wanted)
    shown = as_json if format is Format.JSON else as_text
    write(shown(application, found, language=language.value), None)
    return of_gaps(found)


def application_at(path: str, folder: Path | None = None) -> Application:
    """The application at a file of metadata, a base class of SQLAlchemy, or settings of Django; ``folder`` has its modules."""
    if folder is not None:
        sys.path.insert(0, str(folder.resolve()))
    if path.endswith(".json"):
        return metadata.load(path)
    if path.startswith(_DJANGO):
        return _of_django(path.removeprefix(_DJANGO))
    found = named(path, "APP")
    if isinstance(found, Application):
        return found
    from healthgov.integrations.sqlalchemy import described  # noqa: PLC0415  needs an extra

    if not hasattr(getattr(found, "metadata", found), "sorted_tables"):
        raise misused(f"{path}: no base class of SQLAlchemy, MetaData or description of an application")
    return described(found, name=path.partition(":")[0].rpartition("/")[2].removesuffix(".py").partition(".")[0])  # type: ignore[arg-type]


def _of_django(settings: str) -> Application:
    from healthgov.integrations.django import described  # noqa: PLC0415  needs an extra

    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    import django  # noqa: PLC0415

    try:
        django.setup()
    except Exception as error:  # noqa: BLE001  whatever settings of somebody else raise
        raise misused(f"django:{settings}: {type(error).__name__}: {error}") from None
    return described(name=settings.partition(".")[0])
