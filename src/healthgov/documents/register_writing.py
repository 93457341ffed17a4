"""A register of processing made of a document: one row for each activity, and what has no column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from healthgov.documents.register_books import Row
from healthgov.documents.register_headings import TITLES
from healthgov.documents.register_limits import limit_of
from healthgov.documents.register_values import NOTHING, Unsure, period_of
from healthgov.documents.structuring import unstructured
from healthgov.kinds import CategoryCode
from healthgov.languages import category_name, label, spell
from healthgov.lengths import length_of
from healthgov.models import Organisation
from healthgov.models.processing import SubjectKind
from healthgov.models.purposes import LegalBasis

__all__ = ["exported"]


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
    words, basis, whole = _purposes(activity.get("purposes", ()))
    cells["purposes"] = words
    held |= {"purposes"} if whole else set()
    if basis is not None:
        cells["legal_basis"] = label(basis, language)
    simple: dict[str, Callable[[str], str]] = {
        "subjects": lambda value: label(SubjectKind(value), language),
        "categories": lambda value: category_name(CategoryCode(value), language),
    }
    for fact, worded in simple.items():
        if fact in activity:
            cells[fact] = _listed(worded(value) for value in activity[fact])
            held.add(fact)
    if "recipients" in activity:
        cells["recipients"] = _listed(names.get(one, one) for one in activity["recipients"])
        held.add("recipients")
    if "transfers" in activity:
        cells["transfers"], whole = _transfers(activity["transfers"])
        held |= {"transfers"} if whole else set()
    retention: Sequence[dict[str, Any]] = activity.get("retention", [])
    if len(retention) == 1 and "period" in retention[0] and "categories" not in retention[0]:
        cells["retention"], whole = _limit(retention[0], language)
        held |= {"retention"} if whole else set()
    if [one.keys() - {"id"} for one in retention] == [{"unlimited"}] and retention[0]["unlimited"]:
        cells["retention"] = "Illimitée"
        held.add("retention")
    if "security_measures" in activity:
        cells["measures"] = _listed(activity["security_measures"])
        held.add("security_measures")
    for name in {"started_on", "ended_on"} & activity.keys():
        cells[name] = date.fromisoformat(activity[name]).strftime("%d/%m/%Y")
        held.add(name)
    _truths(activity, cells, held)
    return cells, held


def _limit(limit: dict[str, Any], language: str) -> tuple[str, bool]:
    """A period with what it counts from, and whether that is all that is stated and is read back as the same."""
    stated = {name: value for name, value in limit.items() if name != "id"}
    period, criterion = _period(limit["period"], language), limit.get("criterion", "")
    both = f"{period} {criterion}".strip()
    try:
        if limit_of(both) == stated:
            return both, True
    except Unsure:
        pass
    return period, stated.keys() == {"period"}


def _period(written: str, language: str) -> str:
    """A length in words, ``20 ans``, where these are read back as the same; else as ISO 8601 has it."""
    words = spell(length_of(written), language)
    try:
        return words if period_of(words) == written else written
    except Unsure:
        return written


def _truths(activity: dict[str, Any], cells: dict[str, str], held: set[str]) -> None:
    """What is answered by yes or no."""
    truths = {"sensitive": ("declared_sensitive", activity.get("declared_sensitive"))}
    if activity.get("dpia", {}).keys() == {"done"}:
        truths["dpia"] = ("dpia", activity["dpia"]["done"])
    for fact, (name, truth) in truths.items():
        if truth is not None:
            cells[fact] = "Oui" if truth else "Non"
            held.add(name)


def _purposes(purposes: Sequence[dict[str, Any]]) -> tuple[str, LegalBasis | None, bool]:
    """Purposes in words, the basis of all of them, and whether that is all that is stated of them."""
    words = "; ".join(one.get("description", "") for one in purposes)
    whole = all(one.keys() <= {"description", "legal_basis"} and "description" in one for one in purposes)
    bases = {one.get("legal_basis") for one in purposes}
    basis = LegalBasis(purposes[0]["legal_basis"]) if len(bases) == 1 and None not in bases else None
    return words, basis, whole and bool(purposes) and (len(purposes) == 1 or bases == {None})


def _transfers(transfers: Sequence[dict[str, Any]]) -> tuple[str, bool]:
    """Countries, and whether nothing but countries is stated."""
    codes = [one.get("country", "") for one in transfers]
    plain = [{"id": f"transfer-{code.lower()}", "country": code} for code in codes]
    return _listed(dict.fromkeys(codes)), list(transfers) == plain


def _listed(items: Iterable[str]) -> str:
    """The items of a cell; a list that is stated empty says so."""
    return "; ".join(filter(None, items)) or NOTHING
