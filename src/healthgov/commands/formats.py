"""The formats of a report, found by listing the modules of ``healthgov.reports``; a format is imported when asked for."""

from __future__ import annotations

import enum
import re
from pathlib import Path
from typing import TYPE_CHECKING

import healthgov.reports

if TYPE_CHECKING:
    from healthgov.reports.sources import Source
    from healthgov.rules import Report

__all__ = ["Format", "rendered"]

_RENDERS = re.compile(r"^def render\(\s*report: Report\b", re.MULTILINE)
"""What makes a module a format: only its text is read."""


def _formats() -> dict[str, str]:
    folder = Path(healthgov.reports.__path__[0])
    files = {file.stem: file for file in folder.glob("[a-z]*.py")}
    files |= {file.parent.name: file for file in folder.glob("[a-z]*/__init__.py")}
    named = sorted(name for name, file in files.items() if _RENDERS.search(file.read_text(encoding="utf-8")))
    return {name.upper(): name for name in named}


if TYPE_CHECKING:

    class Format(str, enum.Enum):
        """The formats of a report."""

        TEXT = "text"

else:
    Format = enum.Enum("Format", _formats(), type=str)


def rendered(report: Report, format: Format, language: str, source: Source | None = None) -> str:  # noqa: A002  as the option is called
    """The report in a format; ``source`` is the file that it is about, for formats that point into it."""
    return healthgov.reports.renderer(format.value)(report, language=language, source=source)
