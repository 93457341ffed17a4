"""From bytes to plain Python values whose places can be found, whatever the bytes are."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path as FilePath
from typing import Literal

import attrs

from healthgov.documents.limits import Limits
from healthgov.documents.mistakes import Flaw, Flaws, Mistake, Path, Place, spell
from healthgov.errors import InvalidDocumentError, Problem

__all__ = ["Format", "Parsed", "format_of", "parse", "problem_of", "read_bytes"]

Format = Literal["yaml", "toml", "json"]
_FORMATS: dict[str, Format] = {".yaml": "yaml", ".yml": "yaml", ".toml": "toml", ".json": "json"}


def _no_places(wanted: Collection[Path]) -> dict[Path, Place]:
    del wanted
    return {}


@attrs.frozen
class Parsed:
    """Plain values, how to find the places of paths, and the flaws seen while reading."""

    plain: object = attrs.field(repr=False)
    flaws: Flaws = attrs.field(repr=False)
    places: Callable[[Collection[Path]], dict[Path, Place]] = _no_places


def format_of(name: str) -> Format | None:
    """The format that the end of a file name tells."""
    return _FORMATS.get(FilePath(name).suffix.lower())


def read_bytes(path: FilePath, limit: int) -> bytes:
    """Return at most ``limit`` + 1 bytes of a file."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        expected = _near(path)
    except IsADirectoryError:
        expected = "a file, not a folder"
    except (OSError, ValueError):
        expected = "a file that can be read"
    raise InvalidDocumentError([Problem("", expected)], source=path.name)


def _near(path: FilePath) -> str:
    """What is said of a file that is missing, with the document beside it that may be meant: clinic.yaml for clinic.yml."""
    import difflib  # noqa: PLC0415  for slips only

    try:
        beside = {one.name: one.stem for one in path.parent.iterdir() if format_of(one.name)}
    except OSError:
        beside = {}
    stems = difflib.get_close_matches(path.stem, beside.values(), 1, 0.75)  # endings are alike, and tell nothing
    near = next((name for name, stem in beside.items() if stem in stems), "")
    return f"a file that exists; did you mean {near}?" if near else "a file that exists"


def parse(content: str | bytes, format_: str, limits: Limits, name: str) -> Parsed:
    """Return what a text holds."""
    flaws = Flaws(limits.problems)
    try:
        text = _decode(content, limits.bytes)
        if format_ == "yaml":
            from healthgov.documents.yaml_text import read_yaml  # noqa: PLC0415  one format at a time

            plain, places = read_yaml(text, flaws, limits)
        elif format_ == "toml":
            from healthgov.documents.toml_text import read_toml  # noqa: PLC0415

            plain, places = read_toml(text, flaws)
        elif format_ == "json":
            from healthgov.documents.json_text import read_json  # noqa: PLC0415

            plain, places = read_json(text, flaws)
        else:
            raise ValueError("documents are read as yaml, toml or json")
        return Parsed(plain, flaws, places)
    except Mistake as mistake:
        problems = [problem_of(flaw, None) for flaw in mistake.flaws]
    # Raised out here: the errors of parsers, in whose context it would stand, hold the document.
    raise InvalidDocumentError(problems, source=name)


def problem_of(flaw: Flaw, place: Place | None) -> Problem:
    """What is told of a flaw."""
    line, column = (flaw.line, flaw.column) if flaw.line else place or (None, None)
    return Problem(spell(flaw.path), flaw.expected, line, column, flaw.found)


def _decode(content: str | bytes, limit: int) -> str:
    if len(content) > limit:
        raise Mistake.here(f"a document of at most {limit} bytes")
    if isinstance(content, bytes):
        try:
            decoded = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise Mistake(Flaw((), "a text in UTF-8", line=line)) from None
    else:
        decoded = content
    text = decoded.removeprefix("\ufeff")
    nul = text.find("\0")
    if nul >= 0:
        raise Mistake(Flaw((), "a text without NUL characters", line=text.count("\n", 0, nul) + 1))
    if not text.strip():
        raise Mistake.here("a document that is not empty")
    return text
