"""The CNIL's simplified register: a form for each processing, on a sheet of its own, with its sections one below the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from healthgov.documents.register_books import BookSheet, Row
from healthgov.documents.register_headings import KNOWN
from healthgov.documents.register_limits import limit_of
from healthgov.documents.register_lines import DATA, ROLES, SECTIONS
from healthgov.documents.register_making import FORM, TAKERS, Cell, Maker, categories
from healthgov.documents.register_values import (
    UNCHOSEN,
    Unsure,
    choice_of,
    choices_of,
    countries_of,
    plainly,
)
from healthgov.models.processing import SubjectKind
from healthgov.models.roles import Role
from healthgov.models.transfers import TransferTool
from healthgov.placeholders import is_placeholder

__all__ = ["is_form", "read_form"]

_NAME = {"nom", "nom du traitement", "nom sigle"}
_MAIN = "finalite principale"
_FURTHER = re.compile(r"sous finalites? ?\d*")
_NUMBERED = re.compile(r"(?:categorie|destinataire|mesure|organisme)[a-z ]* ?\d+")
_SECURITY = re.compile(r"mesures de securite (?:techniques|organisationnelles)")
_LEAST = 3
_NO_FACT = "no fact holds it"
_Cells = Mapping[str, str]


def is_form(sheet: BookSheet) -> bool:
    """Whether a sheet is a form, and not a table with a row for each processing."""
    labels = {plainly(next(filter(None, row))) for _, row in sheet.rows}
    return _MAIN in labels or len(labels & SECTIONS.keys()) >= _LEAST


def read_form(maker: Maker, sheet: BookSheet) -> None:
    """Make an activity of a form."""
    form = _Form(maker, f"{FORM}{len(maker.activities) + 1}")
    for number, row in sheet.rows:
        form.take(number, row)
    maker.add_form(form.activity)


class _Form:
    """A form that is being read, row by row."""

    def __init__(self, maker: Maker, own: str) -> None:
        self.maker, self.activity = maker, dict[str, Any](id=own)
        self.path = f"activities[{len(maker.activities)}]"
        self.section = ""
        self.columns: dict[int, str] = {}
        self.number, self.label = 0, ""

    def take(self, number: int, row: Row) -> None:
        filled = [(place, text) for place, text in enumerate(row) if text and not is_placeholder(text)]
        if not filled:
            return
        (_, self.label), *rest = filled
        self.number = number
        words = plainly(self.label)
        heads = {place: ROLES.get(plainly(text), "") for place, text in rest}
        if words in SECTIONS and all(heads.values()):
            self.section, self.columns = SECTIONS[words], heads
        elif rest:
            self._row(words, rest)
        elif not (words in KNOWN or words in _NAME or self._is_line(words)):
            self.maker.report(number, "", "it is no line of the form", self.label)

    def _is_line(self, words: str) -> bool:
        """Whether it is a line of the form that is not filled in."""
        lines = words == _MAIN or any(one.match(words) for one in (_FURTHER, _NUMBERED, _SECURITY))
        return lines or bool(self.section) or words in ("n ref", "mise a jour", "mise a jour du traitement")

    def _row(self, words: str, rest: list[tuple[int, str]]) -> None:
        fact = "name" if words in _NAME else KNOWN.get(words)
        if words == "date de creation du traitement":
            fact = "started_on"
        if words == _MAIN:  # which also begins a section where no line says so
            self.section, self.columns = "purposes", {}
        (_, first), *more = rest
        read = _READERS.get(self.section)
        if words == _MAIN or _FURTHER.fullmatch(words):
            self._cell(first, lambda text: _purpose(self, text))
        elif _SECURITY.fullmatch(words):
            self._cell(first, lambda text: _measure(self, {"type": text}))
        elif fact is not None and (read is None or self.section in ("description", "purposes")):
            self._cell(first, lambda text: TAKERS[fact](self.maker, self.activity, text))
        elif read is not None and not (self.section == "description" and fact is None):
            return read(self, words, self._by_role(rest))
        else:
            more = rest
        for _, text in more:
            self.report(text, "the heading is not known")
        return None

    def _by_role(self, rest: list[tuple[int, str]]) -> dict[str, str]:
        """The cells of a row by what their column is for; a lone cell is what the line is about."""
        found: dict[str, str] = {}
        for place, text in rest:
            role = self.columns.get(place, "")
            if not role and not self.columns and len(rest) == 1:
                role = "description"
            if role and role not in found:
                found[role] = text
            else:
                self.report(text, "the heading is not known")
        return found

    def _cell(self, text: str, take: Callable[[str], str]) -> None:
        try:
            self.taken(text, take(text))
        except Unsure as unsure:
            self.report(text, str(unsure))

    def taken(self, text: str, fact: str, *, whole: bool = False) -> None:
        del text
        path = fact if whole else f"{self.path}.{fact}"
        self.maker.cells.append(Cell(self.number, self.label, path, sheet=self.maker.sheet))

    def report(self, text: str, why: str) -> None:
        self.maker.report(self.number, self.label, why, text)


def _purpose(form: _Form, text: str) -> str:
    purposes = form.activity.setdefault("purposes", [])
    if len(purposes) == 1 and "legal_basis" in purposes[0] and "description" in purposes[0]:
        raise Unsure("one legal basis is stated for several purposes")
    if purposes and "description" not in purposes[0]:
        purposes[0]["description"] = text
    else:
        purposes.append({"description": text})
    return f"purposes[{len(purposes) - 1}].description"


def _measure(form: _Form, cells: _Cells) -> str:
    text = " : ".join(cells[role] for role in ("type", "description", "details") if role in cells)
    form.activity.setdefault("security_measures", []).append(text)
    return "security_measures"


def _measures(form: _Form, _words: str, cells: dict[str, str]) -> None:
    fact = _measure(form, cells)
    for role, text in cells.items():
        if role in ("type", "description", "details"):
            form.taken(text, fact)
        else:
            form.report(text, _NO_FACT)


def _data(form: _Form, words: str, cells: dict[str, str]) -> None:
    described = cells.get("description", "")
    try:
        codes = next(([code] for begins, code in DATA.items() if words.startswith(begins)), None)
        if codes is None:
            codes = choices_of(described or form.label, categories())
    except Unsure:
        for text in cells.values():
            form.report(text, "the line covers several categories, and its words name none for certain")
        return
    if plainly(described) in ("non", "no"):
        form.report(described, "a list names what there is, not what there is not")
        return
    held = form.activity.setdefault("categories", [])
    held += [code for code in codes if code not in held]
    for role, text in cells.items():
        if role == "description":
            form.taken(text, "categories")
        elif role == "period":
            _limit(form, codes, text)
        else:
            form.report(text, _NO_FACT)


def _limit(form: _Form, codes: list[str], text: str) -> None:
    """How long the data of a line are kept."""
    try:
        limit = {"id": "-".join(codes), "categories": codes, **limit_of(text)}
    except Unsure as unsure:
        form.report(text, str(unsure))
        return
    limits = form.activity.setdefault("retention", [])
    limits.append(limit)
    form.taken(text, f"retention[{len(limits) - 1}].{list(limit)[2]}")


def _subjects(form: _Form, _words: str, cells: dict[str, str]) -> None:
    for role, text in cells.items():
        try:
            if role not in ("description", "type"):
                raise Unsure(_NO_FACT)  # noqa: TRY301
            kind = choice_of(text, SubjectKind)
            held = form.activity.setdefault("subjects", [])
            held += [kind] if kind not in held else []
            form.taken(text, "subjects")
        except Unsure as unsure:
            form.report(text, str(unsure))


def _recipients(form: _Form, _words: str, cells: dict[str, str]) -> None:
    name = cells.get("details") or cells.get("name") or cells.get("description") or cells.get("type", "")
    kind = cells.get("type", "")
    try:
        told = {"category": kind} if kind and kind != name else {}
        if told and KNOWN.get(plainly(kind)) == "processors":
            told["role"] = Role.PROCESSOR.value
        own = form.maker.recipient(name, **told)
    except Unsure as unsure:
        for text in cells.values():
            form.report(text, str(unsure))
        return
    held = form.activity.setdefault("recipients", [])
    held += [own] if own not in held else []
    for text in cells.values():
        if text in (name, kind):
            form.taken(text, "recipients")
        else:
            form.report(text, _NO_FACT)


def _transfers(form: _Form, _words: str, cells: dict[str, str]) -> None:
    held = form.activity.setdefault("transfers", [])
    made: dict[str, str] = {"id": f"transfer-{len(held) + 1}"}
    for role, text in cells.items():
        try:
            if role == "country":
                (made["country"],) = _one(countries_of(text))
            elif role in ("name", "description"):
                made["importer"] = form.maker.recipient(text)
            elif role == "tool":
                made["tool"] = choice_of(text, TransferTool)
            else:
                raise Unsure(_NO_FACT)  # noqa: TRY301
            form.taken(text, f"transfers[{len(held)}]")
        except Unsure as unsure:
            form.report(text, str(unsure))
    if len(made) > 1:
        held.append(made)
    elif not held:
        del form.activity["transfers"]


def _one(codes: list[str]) -> list[str]:
    if len(codes) != 1:
        raise Unsure(UNCHOSEN)
    return codes


def _actors(form: _Form, words: str, cells: dict[str, str]) -> None:
    """Who is responsible: the same for the whole organisation, or reported."""
    contact = ", ".join(text for role, text in cells.items() if role != "name")
    whole = form.maker.whole
    officer = whole.get("governance", {}).get("dpo", {})
    everything = ", ".join(cells.values())
    if words.startswith("responsable du traitement"):
        stated = {"name": cells.get("name", ""), "contact": contact}
        same = all(whole.get(fact, text) == text for fact, text in stated.items() if text)
        path, holder = "name", whole
    elif words.startswith("delegue a la protection"):
        stated, same = {"contact": everything}, officer.get("contact", everything) == everything
        path, holder = "governance.dpo.contact", whole.setdefault("governance", {}).setdefault("dpo", {})
    elif words.startswith("representant"):
        stated, same = {"representative": everything}, whole.get("representative", everything) == everything
        path, holder = "representative", whole
    else:
        stated, same, path, holder = {}, True, "", whole
    for text in cells.values():
        if not path:
            form.report(text, _NO_FACT)
        elif not same:
            form.report(text, "another form says otherwise")
        else:
            form.taken(text, path, whole=True)
    if same:
        holder.update({fact: text for fact, text in stated.items() if text})


_READERS: Mapping[str, Callable[[_Form, str, dict[str, str]], None]] = {
    "actors": _actors,
    "measures": _measures,
    "data": _data,
    "subjects": _subjects,
    "recipients": _recipients,
    "transfers": _transfers,
}
