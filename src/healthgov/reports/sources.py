"""The file that a report is about: its name, and on which line of it each fact stands."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

from healthgov.documents.mistakes import spell
from healthgov.documents.parsing import format_of, parse, read_bytes

__all__ = ["Source"]

_LIMIT = 100_000_000


@attrs.frozen(slots=False)
class Source:
    """A document as it was written, for formats that point into it: ``Source.of("clinic.yaml")``.

    ``name`` is how it is called in the report, with forward slashes. Lines are by path; they are looked for when they
    are first asked for. A report is written without a source too, and then names places by their path alone.
    """

    name: str
    find: Callable[[], Mapping[str, int]] = attrs.field(default=dict, eq=False, repr=False)

    @functools.cached_property
    def lines(self) -> Mapping[str, int]:
        """The line of each path."""
        return self.find()

    @classmethod
    def of(cls, file: str | os.PathLike[str], *, name: str | None = None, limit: int = _LIMIT) -> Source:
        """The source in a file; lines are not known of a format that has no finder of them."""
        path = Path(file)
        called = path.as_posix() if name is None else name

        def find() -> Mapping[str, int]:
            kind = format_of(path.name)
            if kind is None:
                return {}
            parsed = parse(read_bytes(path, limit), kind, limit, called)
            return {spell(steps): line for steps, line in parsed.lines().items()}

        return cls(called, find)

    def line(self, path: str) -> int | None:
        """The line of a fact, or of the nearest thing around it that stands in the file."""
        where = path.lstrip("/")
        while where:
            if where in self.lines:
                return self.lines[where]
            where = where[: max(where.rfind("."), where.rfind("["), 0)]
        return None
