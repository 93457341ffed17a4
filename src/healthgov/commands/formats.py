"""The formats of a report, as ``healthgov.reports`` lists them; one is imported when it is asked for."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from healthgov.reports import formats

__all__ = ["Format"]


if TYPE_CHECKING:

    class Format(str, enum.Enum):
        """The formats of a report."""

        TEXT = "text"

else:
    Format = enum.Enum("Format", {name.upper(): name for name in formats()}, type=str)
