"""Tables that people keep: CSV in whatever encoding, Markdown, XLSX, ODS; only texts come out; what they mean is asked later."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterable
from pathlib import Path

from healthgov.documents.register_books import BookSheet, Budget, Row, sheets_of_book
from healthgov.errors import InvalidDocumentError, MissingExtraError, Problem
from healthgov.sheets import harmless

__all__ = ["as_csv", "as_markdown", "as_xlsx", "decoded", "rows_of", "sheets_of"]

_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_MARKED = re.compile(r"\A(\*\*|__|\*|_|`)([^*_`]+)\1\Z")
"""A cell that is emphasised, or marked as code, as a whole."""
_ESCAPED = re.compile(r"\\([\\|])")


def sheets_of(content: bytes, name: str, *, needed: bool = True) -> list[BookSheet]:
    """The tables of a file, each a sheet of texts; the end of its name (.csv, .tsv, .md, .xlsx, .ods) tells the format.

    There may be none where none is ``needed``.

    :raises InvalidDocumentError: for what is no such table, is too large, or does not say its encoding.
    :raises MissingExtraError: for XLSX when the extra ``xlsx`` is not installed.
    """
    ending = Path(name).suffix.lower()
    if ending in (".csv", ".tsv", ".txt"):
        found = [BookSheet.of("", enumerate(_from_csv(decoded(content, name), name), 1), Budget(), name)]
    elif ending == ".md":
        found = [BookSheet.of("", enumerate(_from_markdown(decoded(content, name)), 1), Budget(), name)]
    elif ending in (".xlsx", ".ods"):
        found = sheets_of_book(content, name)
    else:
        raise InvalidDocumentError([Problem("", "a file named .csv, .tsv, .xlsx, .ods or .md")], source=name)
    if needed and not any(sheet.rows for sheet in found):
        raise InvalidDocumentError([Problem("", "a table with a row of headings")], source=name)
    return found


def rows_of(content: bytes, name: str) -> list[Row]:
    """The rows of the first table of a file that holds any, each a tuple of texts."""
    first = next(sheet for sheet in sheets_of(content, name) if sheet.rows)
    return [row for _, row in first.rows]


def decoded(content: bytes, name: str) -> str:
    """The text of a file: a byte order mark says its encoding; UTF-8, or Windows-1252 as spreadsheets write it."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            text = _tried(content[len(mark) :], encoding)
            break
    else:
        encodings = ("utf-8", "cp1252")
        if content[1::2].count(0) > len(content) // 4:
            encodings = ("utf-16-le", "utf-16-le")
        text = _tried(content, encodings[0])
        text = _tried(content, encodings[1]) if text is None else text
    if text is None or "\0" in text:
        raise InvalidDocumentError([Problem("", "a text in UTF-8, UTF-16 or Windows-1252")], source=name)
    return text


def _tried(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _from_csv(text: str, name: str) -> list[Row]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";\t,", key=first.count)
    try:
        return [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)]
    except csv.Error:
        pass
    raise InvalidDocumentError([Problem("", "a table whose quotation marks are closed")], source=name)


def _from_markdown(text: str) -> list[Row]:
    """The rows of every table, in place: a line that is none is empty, so that rows keep their numbers."""
    found: list[Row] = []
    lines = [line.strip() for line in text.splitlines()]
    ruled = False  # below the rule of a table whose lines need no bar at their ends
    for number, line in enumerate(lines):
        rule = "|" in line and _RULE.fullmatch(line) is not None
        below = lines[number + 1] if number + 1 < len(lines) else ""
        heads = "|" in line and "|" in below and _RULE.fullmatch(below) is not None
        ruled = rule or (ruled and "|" in line)
        if rule or not (line.startswith("|") or ruled or heads):
            found.append(())
            continue
        inner = line.removeprefix("|")
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        found.append(tuple(_of_markdown(cell) for cell in _BAR.split(inner)))
    return found


def as_csv(rows: Iterable[Row]) -> str:
    """A table as French spreadsheets open it: separated by semicolons, with a byte order mark; no cell is a formula."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def as_markdown(rows: Iterable[Row]) -> str:
    """A table in Markdown."""
    lines = ["| " + " | ".join(_in_markdown(cell) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * lines[0].count(" | ") + "|---|", *lines[1:]]) + "\n"


def as_xlsx(rows: Iterable[Row]) -> bytes:
    """A workbook with one sheet, whose cells are texts.

    :raises MissingExtraError: when the extra ``xlsx`` is not installed.
    """
    try:
        import openpyxl  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("XLSX", "xlsx") from None
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Registre")
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _of_markdown(cell: str) -> str:
    cell = _MARKED.sub(r"\2", cell.strip())
    return html.unescape(_ESCAPED.sub(r"\1", re.sub(r"<br ?/?>", "\n", cell)))


def _in_markdown(cell: str) -> str:
    plain = harmless(cell).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
    return plain.replace("\r", "").replace("\n", "<br>")
