"""Workbooks: every sheet of an XLSX or of an ODS, as rows of texts with their numbers. Nothing is left unread in silence."""

from __future__ import annotations

import functools
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import attrs

from healthgov.errors import InvalidDocumentError, MissingExtraError, Problem
from healthgov.sheets import restored

__all__ = ["CELLS", "BookSheet", "Budget", "Row", "sheets_of_book"]

Row = tuple[str, ...]
_Merge = tuple[int, int, int]
"""A column, the row in which a cell begins, and the last over which it goes; columns count from 0."""
_Read = Iterator[tuple[str, Iterable[tuple[int, Iterable[str]]], list[_Merge]]]
CELLS = 200_000
_PLACES = 20 * CELLS
"""Rows, and places in them, that are looked at for those cells: one cell may stand at the far corner of a sheet."""
_UNPACKED = 64 * 2**20
_WIDEST = 16_384
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


class Budget:
    """What is left to be read of a file."""

    def __init__(self) -> None:
        self.cells, self.places = CELLS, _PLACES

    def takes(self, row: Row) -> bool:
        """Whether a row is still read."""
        self.cells -= sum(map(bool, row))
        self.places -= 1 + len(row)
        return self.cells >= 0 and self.places >= 0


@attrs.frozen
class BookSheet:
    """A sheet: its name, and its rows that are not empty, each with its number."""

    name: str = attrs.field(repr=False)
    rows: tuple[tuple[int, Row], ...] = attrs.field(repr=False)
    merged: frozenset[tuple[int, int]] = frozenset()
    """The rows and columns that a cell above goes over: its text stands in them as well."""

    @classmethod
    def of(
        cls,
        name: str,
        rows: Iterable[tuple[int, Iterable[str]]],
        budget: Budget,
        source: str,
        merges: Sequence[_Merge] = (),
    ) -> BookSheet:
        """A sheet of rows, stripped, without what keeps a cell from being a formula; what is empty is left out.

        A cell that goes over several rows stands in each that has cells of its own. ``merges`` may grow while rows are read.

        :raises InvalidDocumentError: for more cells than are read of one file.
        """
        kept = []
        over: dict[int, tuple[int, str]] = {}  # by column: the last row that a cell goes over, and its text
        begins: dict[int, list[_Merge]] = {}
        merged: set[tuple[int, int]] = set()
        seen = 0
        for number, row in rows:
            cells = tuple(restored(cell.strip()).strip() for cell in row)
            for one in merges[seen:]:
                begins.setdefault(one[1], []).append(one)
            seen = len(merges)
            if over and any(cells):
                cells = _filled(cells, number, over, merged)
            for column, _, last in begins.get(number, ()):
                if column < len(cells) and cells[column]:
                    over[column] = (last, cells[column])
            if not budget.takes(cells):
                raise InvalidDocumentError([Problem("", f"a table of at most {CELLS} cells")], source=source)
            if any(cells):
                kept.append((number, cells))
        return cls(name, tuple(kept), frozenset(merged))


def _filled(cells: Row, number: int, over: dict[int, tuple[int, str]], merged: set[tuple[int, int]]) -> Row:
    """A row with what goes over it from above; what has come to its end is forgotten."""
    found = list(cells)
    for column, (last, text) in list(over.items()):
        if number > last:
            del over[column]
            continue
        found += [""] * (column + 1 - len(found))
        if not found[column]:
            found[column] = text
            merged.add((number, column))
    return tuple(found)


def sheets_of_book(content: bytes, name: str) -> list[BookSheet]:
    """Every sheet of a workbook, in its order.

    :raises InvalidDocumentError: for what is no workbook, or too large.
    :raises MissingExtraError: for XLSX when the extra ``xlsx`` is not installed.
    """
    read: Callable[[bytes], _Read] = _ods
    if name.lower().endswith(".xlsx"):
        read = functools.partial(_xlsx, _openpyxl())
    found: list[BookSheet] | None = None
    budget = Budget()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            small = sum(part.file_size for part in packed.infolist()) <= _UNPACKED
        if small:
            found = [BookSheet.of(title, rows, budget, name, merges) for title, rows, merges in read(content)]
    except InvalidDocumentError:
        raise
    except Exception:  # noqa: BLE001, S110  what its readers raise holds the file
        pass
    if found is None:
        raise InvalidDocumentError([Problem("", "a workbook of a spreadsheet (.xlsx, .ods)")], source=name)
    return found


def _openpyxl() -> Any:
    try:
        import openpyxl  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("XLSX", "xlsx") from None
    return openpyxl


def _xlsx(openpyxl: Any, content: bytes) -> _Read:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    written = openpyxl.load_workbook(io.BytesIO(content), read_only=True) if _has_formulas(content) else None
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # each row is as wide as it is, and not as the sheet says
        rows = sheet.iter_rows(values_only=True)
        if written is not None:
            own = written[sheet.title]
            own.reset_dimensions()
            rows = map(_with_formulas, rows, own.iter_rows(values_only=True))
        merges = _merges(content, getattr(sheet, "_worksheet_path", ""))
        yield sheet.title, ((number, map(_cell, row)) for number, row in enumerate(rows, 1)), merges


def _merges(content: bytes, part: str) -> list[_Merge]:
    """The cells of a sheet that go over several rows; a reader that goes row by row does not tell them."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        text = packed.read(part) if part in packed.namelist() else b""
    found = []
    for letters, first, last in _MERGE.findall(text):
        column = functools.reduce(lambda sum_, letter: sum_ * 26 + letter - 64, letters, 0) - 1
        if int(first) < int(last) and column < _WIDEST:
            found.append((column, int(first), int(last)))
    return found


_MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})"')


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheets = (name for name in packed.namelist() if name.startswith("xl/worksheets/"))
        return any(b"<f>" in text or b"<f " in text for text in map(packed.read, sheets))


def _with_formulas(values: Iterable[object], formulas: Iterable[object]) -> list[object]:
    """The values of a row; where a formula was saved without its value, the formula, so that it is told."""
    return [formula if value is None else value for value, formula in zip(values, formulas, strict=False)]


def _cell(value: object) -> str:
    if value is None:
        return ""
    day = getattr(value, "date", None)
    return day().isoformat() if day else str(value)


def _ods(content: bytes) -> _Read:
    from xml.etree import ElementTree as ET  # noqa: PLC0415  no entity is let in

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        text = packed.read("content.xml")
    if b"<!" in text.replace(b"<![CDATA[", b"").replace(b"<!--", b""):
        raise ValueError  # a declaration could make entities
    for sheet in ET.fromstring(text).iter(f"{_TABLE}table"):  # noqa: S314  as above
        merges: list[_Merge] = []
        yield sheet.get(f"{_TABLE}name", ""), _ods_rows(sheet, merges), merges


def _ods_rows(sheet: Any, merges: list[_Merge]) -> Iterator[tuple[int, Iterable[str]]]:
    number = 0
    for row in sheet.iter(f"{_TABLE}table-row"):
        times = int(row.get(f"{_TABLE}number-rows-repeated", 1))
        cells: list[str] = []
        blank = 0  # what is empty counts where something follows it
        for cell in row:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            day = cell.get(f"{_OFFICE}date-value", "")[:10]
            text = day or "\n".join("".join(part.itertext()) for part in cell.iter(f"{_TEXT}p"))
            repeated = min(int(cell.get(f"{_TABLE}number-columns-repeated", 1)), _WIDEST - len(cells))
            if text:
                cells += [""] * blank + [text] * repeated
                blank = 0
                rows = int(cell.get(f"{_TABLE}number-rows-spanned", 1))
                if rows > 1:
                    merges.append((len(cells) - 1, number + 1, number + rows))
            else:
                blank += repeated
        # What is repeated and empty fills the sheet to its end; what is filled in stands as often as it is said.
        for place in range(times if cells else 0):
            yield number + place + 1, cells
        number += times
