"""Documents: read an organisation from YAML, TOML or JSON, strictly, and write it back.

Everything wrong with a document is said at once, each with its path and line, and no message
repeats what the document holds. Fields are named as the attributes are; dates are written
YYYY-MM-DD, moments with their UTC offset, periods ``{years: 3}``, ``P3Y`` or ``PT72H``, and the members of an
enumeration by their value. Numbers, booleans and texts are never taken for one another.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar, cast, overload

from healthgov.documents.kinds import fields_of
from healthgov.documents.limits import Limits
from healthgov.documents.mistakes import Flaws, Place
from healthgov.documents.mistakes import Path as Steps
from healthgov.documents.parsing import Format, Parsed, format_of, parse, problem_of, read_bytes
from healthgov.documents.replacing import write_whole
from healthgov.documents.several import EXTENDS, files_in, put_together
from healthgov.documents.structuring import structured, unstructured
from healthgov.documents.writing import as_yaml
from healthgov.errors import DefinitionError, InvalidDocumentError, Problem
from healthgov.loading import on_demand

if TYPE_CHECKING:
    from healthgov.documents.json_schema import editor_line, schema
    from healthgov.models import Organisation

__all__ = ["Limits", "dump", "dumps", "editor_line", "load", "loads", "schema", "structure", "unstructure"]

_T = TypeVar("_T")
_LIMITS = Limits()


_Source = str | os.PathLike[str] | TextIO | Sequence[str | os.PathLike[str]]


@overload
def load(source: _Source, *, format: Format | None = ..., limits: Limits = ...) -> Organisation: ...
@overload
def load(source: _Source, kind: type[_T], *, format: Format | None = ..., limits: Limits = ...) -> _T: ...
def load(
    source: _Source,
    kind: type | None = None,
    *,
    format: Format | None = None,  # noqa: A002
    limits: Limits = _LIMITS,
) -> object:
    """Return the object written in a file, a folder, or several files that state it together.

    ``source`` is a path, a list of paths, ``"-"`` for standard input, or an open text file; ``kind`` an attrs class (an
    ``Organisation`` when left out). The end of a file's name (.yaml, .yml, .toml, .json) tells the format, unless
    ``format`` does. The files of a folder are put together in the order of their names: lists one after the other,
    nothing stated twice otherwise; a file that holds a list is the section it is named after; ``extends: base.yaml``
    takes over what another file of the folder states.

    :raises InvalidDocumentError: with everything wrong, each with file, path, line and column; also for a file that is
        missing, too long or not UTF-8.
    :raises MissingExtraError: for YAML that is not written plainly when neither extra, ``yaml`` nor ``fast``, is there.
    :raises DefinitionError: for what is neither, such as a mapping.
    """
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        if str(source) != "-" and path.is_dir():
            return _together(files_in(path, limits), kind or _organisation(), limits, _name_of(path))
        name, content = path.name, b""
        if str(source) == "-":
            content = _standard_input(limits.bytes + 1)
            name, format = "standard input", format or _guessed(content)  # noqa: A001
        format = format or format_of(name)  # noqa: A001
        if not content and str(source) != "-" and (format or not path.exists()):  # there may be a file called "-"
            content = read_bytes(path, limits.bytes)
        parsed = parse(content, _known(format, name), limits, name)
        if str(source) != "-" and isinstance(parsed.plain, dict) and EXTENDS in parsed.plain:
            return _together([path], kind or _organisation(), limits, name)
        return _build(parsed, kind or _organisation(), name, limits.depth)
    if isinstance(source, Sequence):
        files = [Path(one) for one in source]
        return _together(files, kind or _organisation(), limits, f"{len(files)} files")
    if not hasattr(source, "read"):
        raise DefinitionError(
            f"load reads a path, several, or an open file, and no {type(source).__name__}: plain values are read by "
            "structure(values, Organisation), a text by loads(text, format)"
        )
    name = Path(str(getattr(source, "name", "document"))).name
    known = _known(format or format_of(name), name)
    return _read(_read_open(source, limits.bytes, name), known, kind, limits, name)


@overload
def loads(text: str | bytes, format: Format, *, limits: Limits = ...) -> Organisation: ...
@overload
def loads(text: str | bytes, format: Format, kind: type[_T], *, limits: Limits = ...) -> _T: ...
def loads(text: str | bytes, format: Format, kind: type | None = None, *, limits: Limits = _LIMITS) -> object:  # noqa: A002
    """Return the object written in a text, or in UTF-8 bytes, of format ``yaml``, ``toml`` or ``json``.

    :raises InvalidDocumentError: with everything wrong, each with path, line and column.
    :raises MissingExtraError: for YAML that is not written plainly when neither extra, ``yaml`` nor ``fast``, is there.

    >>> from healthgov.periods import Validity
    >>> loads('{"since": "2018-04-01"}', "json", Validity)
    2018-04-01 → …
    """
    return _read(text, format, kind, limits, "document")


def structure(plain: object, kind: type[_T], *, limits: Limits = _LIMITS) -> _T:
    """Return an object of the attrs class ``kind`` from dicts, lists and plain values.

    :raises InvalidDocumentError: with everything wrong, each with its path.

    >>> from healthgov.periods import Period
    >>> structure({"years": 3}, Period)
    years(3)
    """
    return cast("_T", _build(Parsed(plain, Flaws(limits.problems)), kind, "document", limits.depth))


def unstructure(obj: object) -> dict[str, object]:
    """Return what a document would hold for an attrs object: dicts, lists, texts, numbers, booleans.

    A field that is not stated (``None`` by default) is left out.

    :raises TypeError: for an object that is not of an attrs class, or holds what no document can.

    >>> from datetime import date
    >>> from healthgov.periods import Validity
    >>> unstructure(Validity(date(2018, 4, 1)))
    {'since': '2018-04-01'}
    """
    plain = unstructured(obj)
    if not isinstance(plain, dict):
        raise TypeError(f"an object of an attrs class makes a document, a {type(obj).__name__} does not")
    return plain


def dumps(obj: object, format: str) -> str:  # noqa: A002
    """Return an attrs object as a text of format ``yaml`` or ``json`` that :func:`loads` reads back equal.

    :raises ValueError: for another format; TOML is read, not written.
    """
    if format == "json":
        return json.dumps(unstructure(obj), indent=2, ensure_ascii=False) + "\n"
    if format == "yaml":
        return as_yaml(unstructure(obj))
    raise ValueError("documents are written as yaml or json")


def dump(obj: object, path: str | os.PathLike[str]) -> None:
    """Write an attrs object to a file, whole or not at all; the end of its name (.yaml, .yml, .json) tells the format.

    :raises ValueError: for another ending; TOML is read, not written.
    :raises OutputError: for a symbolic link, and where the disk is full.
    """
    text = dumps(obj, format_of(Path(path).name) or "")
    write_whole(text, Path(path))


def _name_of(folder: Path) -> str:
    """What a folder is called; the current one by its name, unless it is gone."""
    with contextlib.suppress(OSError):
        return folder.resolve().name
    return str(folder)


def _known(format_: Format | None, name: str) -> Format:
    if format_ is None:
        wanted = "a file named .yaml, .yml, .toml or .json"
        if name.lower().endswith((".csv", ".tsv", ".xlsx", ".ods", ".md")):
            wanted = "a file named .yaml, .yml, .toml or .json; of a register `healthgov import` makes one"
        raise InvalidDocumentError([Problem("", wanted)], source=name)
    return format_


def _guessed(content: bytes) -> Format:
    """The format of a text that has no name: JSON begins with a brace, and TOML is told by who sends it."""
    return "json" if content.lstrip().startswith(b"{") else "yaml"


def _together(files: list[Path], kind: type, limits: Limits, name: str) -> object:
    sections = [field for field, hint in fields_of(kind).items() if "tuple" in str(hint)]
    whole = put_together(files, limits, sections=sections)
    made = structured(whole.plain, kind, whole.flaws, limits.depth)
    if not whole.flaws.count:
        return made
    told = whole.flaws.told
    raise InvalidDocumentError(whole.problems(told), source=name, more=whole.flaws.count - len(told))


def _standard_input(limit: int) -> bytes:
    if hasattr(sys.stdin, "buffer"):
        return sys.stdin.buffer.read(limit)
    return sys.stdin.read(limit).encode(
        "utf-8", "surrogatepass"
    )  # a stream of text alone: other bytes are refused later


def _read_open(source: TextIO, limit: int, name: str) -> str:
    with contextlib.suppress(UnicodeDecodeError):  # which holds the bytes, so nothing is raised in its context
        return source.read(limit + 1)
    raise InvalidDocumentError([Problem("", "a text in UTF-8")], source=name)


def _read(content: str | bytes, format_: Format, kind: type | None, limits: Limits, name: str) -> object:
    return _build(parse(content, format_, limits, name), kind or _organisation(), name, limits.depth)


def _organisation() -> type:
    from healthgov.models import Organisation  # noqa: PLC0415  the edge loads fast without the models

    return Organisation


def _build(parsed: Parsed, kind: type, name: str, depth: int) -> object:
    flaws = parsed.flaws
    made = structured(parsed.plain, kind, flaws, depth)
    if not flaws.count:
        return made
    told = flaws.told
    paths = [flaw.path + flaw.at for flaw in told]
    places = parsed.places({path[:end] for path in paths for end in range(len(path) + 1)})
    problems = [problem_of(flaw, _place(places, path)) for flaw, path in zip(told, paths, strict=True)]
    problems.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
    raise InvalidDocumentError(problems, source=name, more=flaws.count - len(told))


def _place(places: dict[Steps, Place], path: Steps) -> Place | None:
    while path and path not in places:
        path = path[:-1]
    return places.get(path)


if not TYPE_CHECKING:  # who reads a document needs no schema of it
    __getattr__ = on_demand(__name__, {"editor_line": ".json_schema", "schema": ".json_schema"})


def __dir__() -> list[str]:
    return __all__
