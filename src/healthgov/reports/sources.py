"""The file that a report is about: its name, and on which line of it each fact stands."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

from healthgov.documents.limits import Limits
from healthgov.documents.mistakes import Path as Steps
from healthgov.documents.mistakes import spell
from healthgov.documents.parsing import format_of, parse, read_bytes

__all__ = ["Source"]


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
    def of(cls, file: str | os.PathLike[str], *, name: str | None = None, limits: Limits | None = None) -> Source:
        """The source in a file; lines are not known of a folder, of standard input, nor of a format without places."""
        path = Path(file)
        called = path.as_posix() if name is None else name

        def find() -> Mapping[str, int]:
            kind = format_of(path.name)
            if kind is None or not path.is_file():
                return {}
            known = Limits() if limits is None else limits
            parsed = parse(read_bytes(path, known.bytes), kind, known, called)
            return {spell(steps): place[0] for steps, place in parsed.places(_steps(parsed.plain)).items()}

        return cls(called, find)

    def line(self, path: str) -> int | None:
        """The line of a fact, or of the nearest thing around it that stands in the file."""
        where = path.lstrip("/")
        while where:
            if where in self.lines:
                return self.lines[where]
            where = where[: max(where.rfind("."), where.rfind("["), 0)]
        return None


def _steps(plain: object) -> list[Steps]:
    """The way to each value of a document."""
    found: list[Steps] = []
    waiting: list[tuple[Steps, object]] = [((), plain)]
    for steps, value in waiting:
        found.append(steps)
        if isinstance(value, dict):
            waiting += [((*steps, str(key)), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*steps, index), inner) for index, inner in enumerate(value)]
    return found
