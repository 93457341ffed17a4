"""The file that a report is about: its name, and on which line of it each fact stands."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import attrs

from healthgov.documents.mistakes import spell
from healthgov.documents.parsing import format_of, parse, read_bytes

__all__ = ["Source"]

_LIMIT = 100_000_000


@attrs.frozen
class Source:
    """A document as it was written, for formats that point into it: ``Source.of("clinic.yaml")``.

    ``name`` is how it is called in the report, with forward slashes; ``lines`` are by path. A report is written without
    one too; it then names places by their path alone.
    """

    name: str
    lines: Mapping[str, int] = attrs.field(factory=dict, hash=False, repr=False)

    @classmethod
    def of(cls, file: str | os.PathLike[str], *, name: str | None = None, limit: int = _LIMIT) -> Source:
        """Read where the facts of a file stand; lines are not known of a format that has no finder of them."""
        path = Path(file)
        called = path.as_posix() if name is None else name
        kind = format_of(path.name)
        if kind is None:
            return cls(called)
        parsed = parse(read_bytes(path, limit), kind, limit, called)
        return cls(called, {spell(steps): line for steps, line in parsed.lines().items()})

    def line(self, path: str) -> int | None:
        """The line of a fact, or of the nearest thing around it that stands in the file."""
        where = path.lstrip("/")
        while where:
            if where in self.lines:
                return self.lines[where]
            where = where[: max(where.rfind("."), where.rfind("["), 0)]
        return None
