"""Registers of processing that people have, in and out: a row or a sheet for each processing, as in the CNIL's simplified register.

Each cell is taken for a fact, or reported; nothing is guessed. A heading is known by its name, a choice by one of its
names, a period or a day by how it is written; whatever is not certain stays a text for whoever knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from healthgov.documents.register_books import BookSheet, Row
from healthgov.documents.register_cards import UNKNOWN, cards_of, read_card
from healthgov.documents.register_forms import is_form, read_form
from healthgov.documents.register_headings import ABOVE, fact_asked
from healthgov.documents.register_lists import listed_cards
from healthgov.documents.register_making import TAKERS, Cell, Maker
from healthgov.documents.register_tables import sheets_of
from healthgov.documents.register_values import Unsure, plainly
from healthgov.documents.register_writing import exported
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.placeholders import is_placeholder

__all__ = ["UNKNOWN", "UNREAD", "Cell", "Imported", "exported", "imported"]


UNREAD = "it is no table and no form of a register"
"""Why nothing is taken of a sheet."""


@attrs.frozen
class Imported:
    """A document made of a register, and what became of each cell that is not empty."""

    plain: dict[str, Any] = attrs.field(repr=False)
    cells: tuple[Cell, ...] = attrs.field(repr=False)

    @property
    def reported(self) -> tuple[Cell, ...]:
        """The cells that state no fact."""
        return tuple(cell for cell in self.cells if not cell.fact)


_LEAST = 2
_WITHOUT_NAME = 4
"""So many headings are known of a table that tells its processing by their purposes."""
_TOTALS = {"total", "totaux", "total general", "sous total", "somme", "sum", "totals"}
_NAMING = ("name", "reference", "purposes")
"""What a row is about; a row without them goes on with another, or its cells are joined with those above."""
TOO_MANY = "the row has more cells than there are headings: one of its cells contains the separator"
CONTINUED = "the row names no processing; it may go on with the one above"


def imported(content: bytes, name: str, *, organisation: str = "organisation") -> Imported:
    """Return the document that a register makes, and what became of each cell.

    ``name`` is the name of the file, whose end tells the format; ``organisation`` the id of the organisation, which no
    register states as such.

    :raises InvalidDocumentError: for what is no table, or has no row in which headings of a register are known.
    """
    maker = Maker()
    listed = listed_cards(content, name)
    sheets = sheets_of(content, name, needed=not listed)
    forms = [sheet for sheet in sheets if is_form(sheet)]
    # Forms first: a list of them says of each processing what its form says in full.
    for sheet in forms:
        maker.sheet = sheet.name
        read_form(maker, sheet)
    tables = [sheet for sheet in sheets if sheet not in forms and _table(maker, sheet)]
    cards = {sheet: cards_of(sheet) for sheet in sheets if sheet not in forms and sheet not in tables}
    lists = [] if forms or tables or any(cards.values()) else listed
    if not forms and not tables and not any(cards.values()) and not lists:
        raise InvalidDocumentError(
            [Problem("", "a row of headings of a register, such as: Nom du traitement")], source=name
        )
    for sheet, found in cards.items():
        maker.sheet = sheet.name
        for card in found:
            read_card(maker, card)
        read = {number for card in found for number, _ in card}
        for number, row in sheet.rows:
            for text in () if number in read else filter(None, row):
                maker.report(number, "", UNREAD, text)
    for card in lists:
        read_card(maker, card)
    return Imported(maker.document(organisation), tuple(maker.cells))


def _table(maker: Maker, sheet: BookSheet) -> bool:
    """Read a sheet that has a row of headings, with a row for each processing."""
    start = next((place for place, (_, row) in enumerate(sheet.rows) if _is_heading(row)), None)
    if start is None:
        return False
    maker.sheet = sheet.name
    headings = list(sheet.rows[start][1])
    for number, row in sheet.rows[:start]:
        above = number == sheet.rows[start][0] - 1
        for place, text in enumerate(row):
            if text and above and place < len(headings) and not headings[place] and plainly(text) in ABOVE:
                headings[place] = text  # a heading that is two rows high
            elif text:
                maker.report(number, "", "it stands before the headings", text)
    table = _Table(maker, headings, sheet)
    for number, row in sheet.rows[start + 1 :]:
        if fact_asked(next(filter(None, row))) and _is_heading(row):  # a second table below the first
            table = _Table(maker, row, sheet)
        else:
            table.take(number, row)
    return True


def _is_heading(row: Row) -> bool:
    known = {fact_asked(cell) for cell in row if cell} - {None}
    return len(known) >= (_LEAST if "name" in known else _WITHOUT_NAME if "purposes" in known else len(row) + 1)


class _Table:
    """Makes an activity of each row, or adds to the one that a form has made."""

    def __init__(self, maker: Maker, headings: Sequence[str], sheet: BookSheet) -> None:
        self.maker, self.headings, self.merged = maker, headings, sheet.merged
        self.separated = not sheet.name  # written with signs between the cells, as no sheet of a book is
        self.facts = [fact_asked(heading) or ABOVE.get(plainly(heading)) for heading in headings]
        self.current: int | None = None  # the activity of the row above, where that made one
        self.naming = {place for place, fact in enumerate(self.facts) if fact in ("name", "reference")}

    def _heading(self, place: int) -> str:
        return self.headings[place] if place < len(self.headings) else ""

    def take(self, number: int, row: Row) -> None:  # noqa: C901  each cell has its fate
        if why := self._why_not(row):
            self._report(number, row, why)
            return
        if self.current is not None and any((number, place) in self.merged for place in self.naming):
            self._go_on(self.maker.activities[self.current], number, row)
            return
        self.current = None
        given = {fact: row[place] for place, fact in enumerate(self.facts) if fact and place < len(row)}
        form = self.maker.known(given.get("reference", ""), given.get("name", ""))
        activity = self.maker.row(number)
        path = f"activities[{len(self.maker.activities)}]"
        if form is not None:
            path = f"activities[{form}]"
        elif not any(given.get(fact) for fact in _NAMING):
            self._report(number, row, CONTINUED)
            return
        for place, text in enumerate(row):
            if not text or is_placeholder(text):
                continue
            heading = self._heading(place)
            fact = self.facts[place] if place < len(self.facts) else None
            try:
                if fact is None:
                    raise Unsure(UNKNOWN)  # noqa: TRY301  as for what is not known of a value
                if self.facts.index(fact) != place:
                    raise Unsure("another column has this heading")  # noqa: TRY301
                if form is not None:
                    taken = self.maker.agree(form, fact, text)
                else:
                    taken = TAKERS[fact](self.maker, activity, text)
                self.maker.cells.append(Cell(number, heading, f"{path}.{taken}", sheet=self.maker.sheet))
            except Unsure as unsure:
                self.maker.report(number, heading, str(unsure), text)
        if form is None:
            self.current = len(self.maker.activities)
            self.maker.activities.append(activity)

    def _why_not(self, row: Row) -> str:
        """Why nothing of a row is taken, if so."""
        if plainly(next(filter(None, row))) in _TOTALS:
            return "it is a row of totals"
        # Which cells stand under which heading, nobody can tell any more.
        return TOO_MANY if self.separated and any(row[len(self.headings) :]) else ""

    def _report(self, number: int, row: Row, why: str) -> None:
        """Nothing of a row is taken; what a cell above says is no cell of its own."""
        for place, text in enumerate(row):
            if text and (number, place) not in self.merged:
                self.maker.report(number, self._heading(place), why, text)

    def _go_on(self, activity: dict[str, Any], number: int, row: Row) -> None:
        """A row of the processing above, whose name goes over several rows: one more purpose, with a basis of its own."""
        own = {
            fact: text
            for place, (fact, text) in enumerate(zip(self.facts, row, strict=False))
            if fact and text and (number, place) not in self.merged
        }
        further: dict[str, Any] = {"id": ""}
        for place, text in enumerate(row):
            fact = self.facts[place] if place < len(self.facts) else None
            if not text or (number, place) in self.merged:
                continue
            try:
                if fact not in ("purposes", "legal_basis") or "purposes" not in own:
                    raise Unsure(CONTINUED)  # noqa: TRY301
                TAKERS[fact](self.maker, further, text)
                path = f"activities[{self.current}].purposes"
                self.maker.cells.append(Cell(number, self._heading(place), path, sheet=self.maker.sheet))
            except Unsure as unsure:
                self.maker.report(number, self._heading(place), str(unsure), text)
        if "purposes" in further:
            activity.setdefault("purposes", []).extend(further["purposes"])
