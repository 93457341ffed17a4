"""Documents: read an organisation from YAML, TOML or JSON, strictly, and write it back.

Everything wrong with a document is said at once, each with its path and line, and no message
repeats what the document holds. Fields are named as the attributes are; dates are written
YYYY-MM-DD, moments with their UTC offset, periods ``{years: 3}`` or ``P3Y``, and the members of an
enumeration by their value. Numbers, booleans and texts are never taken for one another.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar, cast, overload

from healthgov.documents.parsing import Format, Parsed, Step, format_of, parse, read_bytes, spell
from healthgov.documents.replacing import write_whole
from healthgov.documents.structuring import Mistake, mistakes_in, structured, unstructured
from healthgov.documents.writing import as_yaml
from healthgov.errors import InvalidDocumentError, Problem

if TYPE_CHECKING:
    from healthgov.models import Organisation

__all__ = ["dump", "dumps", "load", "loads", "structure", "unstructure"]

_T = TypeVar("_T")
_LIMIT = 16 * 2**20


@overload
def load(source: str | os.PathLike[str] | TextIO, *, limit: int = ...) -> Organisation: ...
@overload
def load(source: str | os.PathLike[str] | TextIO, kind: type[_T], *, limit: int = ...) -> _T: ...
def load(source: str | os.PathLike[str] | TextIO, kind: type | None = None, *, limit: int = _LIMIT) -> object:
    """Return the object written in a file; the end of its name (.yaml, .yml, .toml, .json) tells the format.

    ``source`` is a path or an open text file that has a name, ``kind`` an attrs class (an
    ``Organisation`` when left out), ``limit`` the most bytes read.

    :raises InvalidDocumentError: with everything wrong, each with path and line; also for a file
        that is missing, a folder, too long or not UTF-8.
    :raises MissingExtraError: for YAML when the extra ``yaml`` is not installed.
    """
    content: str | bytes
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        format_ = format_of(path.name)
        content = read_bytes(path, limit) if format_ else b""
        name = path.name
    else:
        name = Path(str(getattr(source, "name", "document"))).name
        format_ = format_of(name)
        content = _read_open(source, limit, name) if format_ else b""
    if format_ is None:
        raise InvalidDocumentError([Problem("", "a file named .yaml, .yml, .toml or .json")], source=name)
    return _read(content, format_, kind, limit, name)


@overload
def loads(text: str | bytes, format: Format, *, limit: int = ...) -> Organisation: ...
@overload
def loads(text: str | bytes, format: Format, kind: type[_T], *, limit: int = ...) -> _T: ...
def loads(text: str | bytes, format: Format, kind: type | None = None, *, limit: int = _LIMIT) -> object:  # noqa: A002
    """Return the object written in a text, or in UTF-8 bytes, of format ``yaml``, ``toml`` or ``json``.

    :raises InvalidDocumentError: with everything wrong, each with path and line.
    :raises MissingExtraError: for YAML when the extra ``yaml`` is not installed.

    >>> from healthgov.periods import Validity
    >>> loads('{"since": "2018-04-01"}', "json", Validity)
    2018-04-01 → …
    """
    return _read(text, format, kind, limit, "document")


def structure(plain: object, kind: type[_T]) -> _T:
    """Return an object of the attrs class ``kind`` from dicts, lists and plain values.

    :raises InvalidDocumentError: with everything wrong, each with its path.

    >>> from healthgov.periods import Period
    >>> structure({"years": 3}, Period)
    years(3)
    """
    return cast("_T", _build(Parsed(plain), kind, "document"))


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


def _read_open(source: TextIO, limit: int, name: str) -> str:
    with contextlib.suppress(UnicodeDecodeError):  # which holds the bytes, so nothing is raised in its context
        return source.read(limit + 1)
    raise InvalidDocumentError([Problem("", "a text in UTF-8")], source=name)


def _read(content: str | bytes, format_: Format, kind: type | None, limit: int, name: str) -> object:
    return _build(parse(content, format_, limit, name), kind or _organisation(), name)


def _organisation() -> type:
    from healthgov.models import Organisation  # noqa: PLC0415  the edge loads fast without the models

    return Organisation


def _build(parsed: Parsed, kind: type, name: str) -> object:
    if not parsed.mistakes:
        try:
            return structured(parsed.plain, kind)
        except Mistake:
            pass
    found = [*parsed.mistakes, *mistakes_in(parsed.plain, kind)]
    lines = parsed.lines()
    problems = [Problem(spell(m.path), m.expected, m.line or _line(lines, m.path + m.at)) for m in found]
    raise InvalidDocumentError(sorted(problems, key=lambda p: p.line or 0), source=name)


def _line(lines: dict[tuple[Step, ...], int], path: tuple[Step, ...]) -> int | None:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def __dir__() -> list[str]:
    return __all__
