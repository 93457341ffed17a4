"""Registers of processing that people have, in and out: one row for each processing, as in the CNIL's simplified register.

Each cell is taken for a fact, or reported; nothing is guessed. A heading is known by its name, a choice by one of its
names, a period or a day by how it is written; whatever is not certain stays a text for whoever knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from healthgov.documents.register_headings import HEADINGS, KNOWN, TITLES
from healthgov.documents.register_tables import Row, rows_of
from healthgov.documents.register_values import Unsure, choice_of, choices_of, countries_of, day_of, period_of, plainly
from healthgov.documents.structuring import unstructured
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.kinds import CategoryCode
from healthgov.languages import ENGLISH, category_name, label, languages, sentences
from healthgov.models import Organisation
from healthgov.models.processing import SubjectKind
from healthgov.models.purposes import LegalBasis

__all__ = ["Cell", "Imported", "exported", "imported"]


@attrs.frozen
class Cell:
    """What became of a cell: the fact it states, or why it states none."""

    row: int
    heading: str = attrs.field(repr=False)
    fact: str = ""
    """The path of the fact, such as ``activities[0].purposes``; empty where the cell is reported."""
    why: str = ""
    text: str = attrs.field(default="", repr=False)
    """What stands in a cell that is reported, for whoever takes it over by hand."""


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
_PREFIX = "CategoryCode."
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,60}")
_SEPARATORS = re.compile(r"[;\n•]|\r\n")


def imported(content: bytes, name: str, *, organisation: str = "organisation") -> Imported:
    """Return the document that a register makes, and what became of each cell.

    ``name`` is the name of the file, whose end tells the format; ``organisation`` the id of the organisation, which no
    register states as such.

    :raises InvalidDocumentError: for what is no table, or has no row in which headings of a register are known.
    """
    rows = rows_of(content, name)
    start = next((place for place, row in enumerate(rows) if _is_heading(row)), None)
    if start is None:
        raise InvalidDocumentError(
            [Problem("", "a row of headings of a register, such as: Nom du traitement")], source=name
        )
    maker = _Maker(rows[start])
    for number, row in enumerate(rows[:start]):
        for text in filter(None, row):
            maker.cells.append(Cell(number + 1, "", why="it stands before the headings", text=text))
    for number, row in enumerate(rows[start + 1 :], start + 2):
        maker.take(number, row)
    recipients = [{"id": key, "name": text} for text, key in maker.recipients.items()]
    plain = {"id": organisation, "activities": maker.activities, **({"recipients": recipients} if recipients else {})}
    return Imported(plain, tuple(maker.cells))


def _is_heading(row: Row) -> bool:
    known = {KNOWN.get(plainly(cell)) for cell in row} - {None}
    return "name" in known and len(known) >= _LEAST


class _Maker:
    """Makes an activity of each row."""

    def __init__(self, headings: Row) -> None:
        self.headings = headings
        self.facts = [KNOWN.get(plainly(heading)) for heading in headings]
        self.activities: list[dict[str, Any]] = []
        self.cells: list[Cell] = []
        self.recipients: dict[str, str] = {}
        self.ids: set[str] = set()

    def take(self, number: int, row: Row) -> None:
        activity: dict[str, Any] = {"id": f"row-{number}"}
        path = f"activities[{len(self.activities)}]"
        for place, text in enumerate(row):
            if not text:
                continue
            heading = self.headings[place] if place < len(self.headings) else ""
            fact = self.facts[place] if place < len(self.facts) else None
            try:
                self.cells.append(Cell(number, heading, f"{path}.{self._taken(fact, place, activity, text)}"))
            except Unsure as unsure:
                self.cells.append(Cell(number, heading, why=str(unsure), text=text))
        self.activities.append(activity)

    def _taken(self, fact: str | None, place: int, activity: dict[str, Any], text: str) -> str:
        if fact is None:
            raise Unsure("the heading is not known")
        if self.facts.index(fact) != place:
            raise Unsure("another column has this heading")
        return _TAKERS[fact](self, activity, text)

    def reference(self, activity: dict[str, Any], text: str) -> str:
        if not _ID.fullmatch(text) or text in self.ids:
            raise Unsure("an id is short, plain and stands once")
        self.ids.add(text)
        activity["id"] = text
        return "id"

    def name(self, activity: dict[str, Any], text: str) -> str:
        activity["name"] = text
        return "name"

    def purposes(self, activity: dict[str, Any], text: str) -> str:
        basis = (activity.get("purposes") or [{}])[0]
        parts = _parts(text)
        if len(parts) > 1 and basis:
            raise Unsure("one legal basis is stated for several purposes")
        activity["purposes"] = [{"description": part, **basis} for part in parts]
        return "purposes"

    def legal_basis(self, activity: dict[str, Any], text: str) -> str:
        purposes = activity.setdefault("purposes", [{}])
        if len(purposes) > 1:
            raise Unsure("one legal basis is stated for several purposes")
        basis = choice_of(text, LegalBasis)
        purposes[0]["legal_basis"] = basis
        return "purposes[0].legal_basis"

    def subjects(self, activity: dict[str, Any], text: str) -> str:
        activity["subjects"] = choices_of(text, SubjectKind)
        return "subjects"

    def categories(self, activity: dict[str, Any], text: str) -> str:
        activity["categories"] = choices_of(text, _categories())
        return "categories"

    def receivers(self, activity: dict[str, Any], text: str) -> str:
        ids = [self.recipients.setdefault(part, f"recipient-{len(self.recipients) + 1}") for part in _parts(text)]
        activity["recipients"] = list(dict.fromkeys(ids))
        return "recipients"

    def retention(self, activity: dict[str, Any], text: str) -> str:
        activity["retention"] = [{"id": "register", "period": period_of(text)}]
        return "retention[0].period"

    def transfers(self, activity: dict[str, Any], text: str) -> str:
        countries = countries_of(text)
        activity["transfers"] = [{"id": f"transfer-{code.lower()}", "country": code} for code in countries]
        return "transfers"

    def measures(self, activity: dict[str, Any], text: str) -> str:
        activity["security_measures"] = _parts(text)
        return "security_measures"

    def started_on(self, activity: dict[str, Any], text: str) -> str:
        activity["started_on"] = day_of(text)
        return "started_on"


_TAKERS: Mapping[str, Callable[[_Maker, dict[str, Any], str], str]] = {
    **{fact: getattr(_Maker, fact) for fact in HEADINGS if fact != "recipients"},
    "recipients": _Maker.receivers,
}


def _categories() -> list[CategoryCode]:
    """The categories of data that have a name in words."""
    names = (one for language in languages() if language != ENGLISH for one in sentences(language, "categories"))
    return [CategoryCode(one.removeprefix(_PREFIX)) for one in dict.fromkeys(names) if one.startswith(_PREFIX)]


def _parts(text: str) -> list[str]:
    """The items of a cell: separated by semicolons or lines; a comma belongs to the words."""
    return [part for part in (part.strip(" \t-*") for part in _SEPARATORS.split(text)) if part]


def exported(organisation: Organisation, *, language: str = "fr") -> tuple[list[Row], tuple[str, ...]]:
    """Return the rows of a register, headings first, and the paths of what is stated and has no column.

    >>> from healthgov.models import Organisation
    >>> rows, left_out = exported(Organisation(id="clinic", staff=3))
    >>> rows[0][:2], left_out
    (('Référence', 'Nom du traitement'), ('id', 'staff'))
    """
    plain: Any = unstructured(organisation)
    names = {one["id"]: one.get("name") or one["id"] for one in plain.get("recipients", ())}
    left = [name for name in plain if name not in ("activities", "recipients")]
    rows: list[Row] = [tuple(TITLES.values())]
    for index, activity in enumerate(plain.get("activities", ())):
        cells, held = _cells(activity, names, language)
        rows.append(tuple(cells.get(fact, "") for fact in TITLES))
        left += [f"activities[{index}].{name}" for name in activity if name not in held]
    kept = {"id", "name"}
    for index, one in enumerate(plain.get("recipients", ())):
        left += [f"recipients[{index}].{name}" for name in one if name not in kept]
    return rows, tuple(left)


def _cells(activity: dict[str, Any], names: Mapping[str, str], language: str) -> tuple[dict[str, str], set[str]]:
    cells = {"reference": activity["id"], "name": activity.get("name", "")}
    held = {"id", "name"}
    purposes = activity.get("purposes", [])
    if purposes and all(one.keys() <= {"description", "legal_basis"} and "description" in one for one in purposes):
        bases = {one.get("legal_basis") for one in purposes}
        if len(purposes) == 1 or bases == {None}:
            held.add("purposes")
            if None not in bases:
                cells["legal_basis"] = label(LegalBasis(purposes[0]["legal_basis"]), language)
    cells["purposes"] = "; ".join(one.get("description", "") for one in purposes)
    simple: dict[str, Callable[[str], str]] = {
        "subjects": lambda value: label(SubjectKind(value), language),
        "categories": lambda value: category_name(CategoryCode(value), language),
    }
    for fact, worded in simple.items():
        if fact in activity:
            cells[fact] = "; ".join(worded(value) for value in activity[fact])
            held.add(fact)
    if "recipients" in activity:
        cells["recipients"] = "; ".join(names.get(one, one) for one in activity["recipients"])
        held.add("recipients")
    retention: Sequence[dict[str, Any]] = activity.get("retention", [])
    if len(retention) == 1 and retention[0].keys() == {"id", "period"}:
        cells["retention"] = retention[0]["period"]
        held.add("retention")
    if "security_measures" in activity:
        cells["measures"] = "; ".join(activity["security_measures"])
        held.add("security_measures")
    if "started_on" in activity:
        cells["started_on"] = date.fromisoformat(activity["started_on"]).strftime("%d/%m/%Y")
        held.add("started_on")
    return cells, held
