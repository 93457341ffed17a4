"""The formats of a report, as ``healthgov.reports`` lists them; one is imported when it is asked for."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING

from healthgov.reports import formats

__all__ = ["BY_NAME", "Format", "of_file"]


if TYPE_CHECKING:

    class Format(str, enum.Enum):
        """The formats of a report."""

        TEXT = "text"

else:
    Format = enum.Enum("Format", {name.upper(): name for name in formats()}, type=str)


BY_NAME = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".csv": "csv",
    ".ics": "icalendar",
    ".sarif": "sarif",
    ".json": "json",
    ".xml": "junit",
}
"""The formats that the ends of names ask for; ``--format md`` is told of them, too."""


def of_file(output: Path | None) -> Format:
    """The format that the name of a file asks for; text where it asks for none."""
    return Format(BY_NAME.get("" if output is None else output.suffix.lower(), "text"))
