"""Workbooks: every sheet of an XLSX or of an ODS, as rows of texts with their numbers. Nothing is left unread in silence."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from healthgov.errors import InvalidDocumentError, MissingExtraError, Problem
from healthgov.sheets import restored

__all__ = ["CELLS", "BookSheet", "Budget", "Row", "sheets_of_book"]

Row = tuple[str, ...]
_Read = Iterator[tuple[str, Iterable[tuple[int, Iterable[str]]]]]
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

    @classmethod
    def of(cls, name: str, rows: Iterable[tuple[int, Iterable[str]]], budget: Budget, source: str) -> BookSheet:
        """A sheet of rows, stripped, without what keeps a cell from being a formula; what is empty is left out.

        :raises InvalidDocumentError: for more cells than are read of one file.
        """
        kept = []
        for number, row in rows:
            cells = tuple(restored(cell.strip()).strip() for cell in row)
            if not budget.takes(cells):
                raise InvalidDocumentError([Problem("", f"a table of at most {CELLS} cells")], source=source)
            if any(cells):
                kept.append((number, cells))
        return cls(name, tuple(kept))


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
            found = [BookSheet.of(title, rows, budget, name) for title, rows in read(content)]
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
        yield sheet.title, ((number, map(_cell, row)) for number, row in enumerate(rows, 1))


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
        yield sheet.get(f"{_TABLE}name", ""), _ods_rows(sheet)


def _ods_rows(sheet: Any) -> Iterator[tuple[int, Iterable[str]]]:
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
            else:
                blank += repeated
        # What is repeated and empty fills the sheet to its end; what is filled in stands as often as it is said.
        for place in range(times if cells else 0):
            yield number + place + 1, cells
        number += times
