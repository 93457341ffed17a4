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
from healthgov.models.purposes import Article9Condition, LegalBasis
from healthgov.models.roles import Role

__all__ = ["exported"]


_IN_COLUMNS = {"description", "legal_basis", "article_9"}
"""What a register says of a purpose."""


def exported(organisation: Organisation, *, language: str = "fr") -> tuple[list[Row], tuple[str, ...]]:
    """Return the rows of a register, headings first, and the paths of what is stated and has no column.

    >>> from healthgov.models import Organisation
    >>> rows, left_out = exported(Organisation(id="clinic", staff=3))
    >>> rows[0][:2], left_out
    (('Référence', 'Nom du traitement'), ('id', 'staff'))
    """
    plain: Any = unstructured(organisation)
    recipients = {one["id"]: one for one in plain.get("recipients", ())}
    left = [name for name in plain if name not in ("activities", "recipients")]
    rows: list[Row] = [tuple(TITLES.values())]
    for index, activity in enumerate(plain.get("activities", ())):
        cells, held = _cells(activity, recipients, language)
        rows.append(tuple(cells.get(fact, "") for fact in TITLES))
        left += [f"activities[{index}].{name}" for name in activity if name not in held]
    met = {own for activity in plain.get("activities", ()) for own in activity.get("recipients", ())}
    for index, (own, one) in enumerate(recipients.items()):
        kept = {"id", "name", "role"} if _is_processor(one) else {"id", "name"}
        left += [f"recipients[{index}].{name}" for name in one if own not in met or name not in kept]
    return rows, tuple(left)


def _is_processor(recipient: Mapping[str, Any]) -> bool:
    return bool(recipient.get("role") == Role.PROCESSOR.value)


def _disclosed(ids: Sequence[str], recipients: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Those to whom data are disclosed, and beside them those whom the organisation calls its processors."""
    columns: dict[str, list[str]] = {"recipients": [], "processors": []}
    for own in ids:
        one = recipients.get(own, {})
        columns["processors" if _is_processor(one) else "recipients"].append(one.get("name") or own)
    return {column: _listed(names) for column, names in columns.items() if names or not (ids or column == "processors")}


def _cells(
    activity: dict[str, Any], recipients: Mapping[str, Mapping[str, Any]], language: str
) -> tuple[dict[str, str], set[str]]:
    cells = {"reference": activity["id"], "name": activity.get("name", "")}
    held = {"id", "name"}
    purposes, whole = _purposes(activity.get("purposes", ()), language)
    cells |= purposes
    held |= {"purposes"} if whole else set()
    simple: dict[str, Callable[[str], str]] = {
        "subjects": lambda value: label(SubjectKind(value), language),
        "categories": lambda value: category_name(CategoryCode(value), language),
    }
    for fact, worded in simple.items():
        if fact in activity:
            cells[fact] = _listed(worded(value) for value in activity[fact])
            held.add(fact)
    if "recipients" in activity:
        cells |= _disclosed(activity["recipients"], recipients)
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


def _purposes(purposes: Sequence[dict[str, Any]], language: str) -> tuple[dict[str, str], bool]:
    """Purposes in words, basis and condition of all of them, and whether that is all that is stated of them."""
    cells = {"purposes": "; ".join(one.get("description", "") for one in purposes)}
    whole = bool(purposes) and all(one.keys() <= _IN_COLUMNS and "description" in one for one in purposes)
    for fact, kind in (("legal_basis", LegalBasis), ("article_9", Article9Condition)):
        stated = {one.get(fact) for one in purposes} - {None}
        alike = len(stated) == 1 and all(fact in one for one in purposes)
        if alike:
            cells[fact] = label(kind(stated.pop()), language)
        whole = whole and (not stated or len(purposes) == 1)  # one cell for several purposes is not taken
    return cells, whole


def _transfers(transfers: Sequence[dict[str, Any]]) -> tuple[str, bool]:
    """Countries, and whether nothing but countries is stated."""
    codes = [one.get("country", "") for one in transfers]
    plain = [{"id": f"transfer-{code.lower()}", "country": code} for code in codes]
    return _listed(dict.fromkeys(codes)), list(transfers) == plain


def _listed(items: Iterable[str]) -> str:
    """The items of a cell; a list that is stated empty says so."""
    return "; ".join(filter(None, items)) or NOTHING
