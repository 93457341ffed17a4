"""What is made of a register: each cell is taken for a fact, or reported; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from healthgov.documents.register_limits import limit_of
from healthgov.documents.register_values import (
    Unsure,
    choice_of,
    choices_of,
    condition_of,
    countries_of,
    day_of,
    named_after_yes,
    plainly,
    says_none,
    truth_of,
)
from healthgov.kinds import CategoryCode
from healthgov.languages import ENGLISH, languages, sentences
from healthgov.models.processing import SubjectKind
from healthgov.models.purposes import Article9Condition, LegalBasis
from healthgov.models.roles import Role

__all__ = ["FORM", "TAKERS", "Cell", "Maker", "categories", "parts_of"]

FORM = "form-"
"""How the id of an activity begins that is made of a form without a reference."""
_PREFIX = "CategoryCode."
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,60}")
_LIMIT = "retention"
_LONGEST = 40
"""How many signs an id has at most that is made of a name."""
_YES = ("oui", "o", "yes", "y", "x")
_SEPARATORS = re.compile(r"[;\n•]|\r\n")


@attrs.frozen
class Cell:
    """What became of a cell: the fact it states, or why it states none."""

    row: int
    """The number of its row in the file, or in its sheet."""
    heading: str = attrs.field(repr=False)
    fact: str = ""
    """The path of the fact, such as ``activities[0].purposes``; empty where the cell is reported."""
    why: str = ""
    text: str = attrs.field(default="", repr=False)
    """What stands in a cell that is reported, for whoever takes it over by hand."""
    sheet: str = attrs.field(default="", repr=False)


class Maker:
    """What is made of a file: activities, those to whom data are disclosed, the organisation, and each cell."""

    def __init__(self) -> None:
        self.sheet = ""
        self.activities: list[dict[str, Any]] = []
        self.cells: list[Cell] = []
        self.recipients: dict[str, dict[str, str]] = {}
        self.whole: dict[str, Any] = {}
        self.ids: set[str] = set()
        self.rows: dict[str, int] = {}
        self.called: dict[str, int] = {}
        self.forms: dict[str, int | None] = {}

    def document(self, organisation: str) -> dict[str, Any]:
        """The whole document."""
        made = {"id": organisation, **self.whole, "activities": [_with_own_limits(one) for one in self.activities]}
        return {**made, "recipients": list(self.recipients.values())} if self.recipients else made

    def row(self, number: int) -> dict[str, Any]:
        """An activity that is made of a row: called by its number, until a reference is read; a number stands on each sheet."""
        return {"id": free(f"row-{number}", self.rows)}

    def report(self, number: int, heading: str, why: str, text: str) -> None:
        """A cell that states no fact."""
        self.cells.append(Cell(number, heading, why=why, text=text, sheet=self.sheet))

    def known(self, reference: str, name: str) -> int | None:
        """The activity that a form has made of the processing with this reference, or else of this name."""
        if reference in self.forms:
            return self.forms[reference]
        place = self.forms.get(plainly(name)) if name else None
        return place if place is not None and self.activities[place]["id"].startswith(FORM) else None

    def add_form(self, activity: dict[str, Any]) -> None:
        """Add what a form has made, known by its reference and its name; of two of one name, by neither's name."""
        for key in {activity["id"], plainly(activity.get("name", ""))} - {""}:
            self.forms[key] = None if key in self.forms else len(self.activities)
        self.activities.append(activity)

    def agree(self, place: int, fact: str, text: str) -> str:
        """Add what a list says of a processing that has a form of its own; the form counts where both say something."""
        activity = self.activities[place]
        if fact == "reference" and activity["id"] == text:
            return "id"
        probe: dict[str, Any] = {"id": ""}
        if fact in ("legal_basis", "article_9"):
            probe["purposes"] = [dict(one) for one in activity.get("purposes", [])]
        if fact == "processors" and "recipients" in activity:
            probe["recipients"] = activity["recipients"]
        taken = TAKERS[fact](self, probe, text)
        field = next(name for name in reversed(probe) if name != "id" or taken == "id")
        if field == "id" and activity["id"].startswith(FORM):
            activity["id"] = probe["id"]
        elif field == "purposes" and activity.get("purposes"):
            first, told = activity["purposes"][0], probe["purposes"][0]
            if any(first.get(name, value) != value for name, value in told.items()):
                raise Unsure("the form of this processing says otherwise")
            first.update(told)
        elif activity.setdefault(field, probe[field]) != probe[field]:
            raise Unsure("the form of this processing says otherwise")
        return taken

    def recipient(self, name: str, **told: str) -> str:
        """The id of one to whom data are disclosed."""
        one = self.recipients.get(name)
        if one is None:
            one = self.recipients[name] = {"id": self._called(name), "name": name}
        for fact, value in told.items():
            if one.setdefault(fact, value) != value:
                raise Unsure("another cell says otherwise")
        return one["id"]

    def _called(self, name: str) -> str:
        """An id that tells the name: in small letters and hyphens, with a number where another has it or no name is left."""
        words = "" if "@" in name else "-".join(plainly(name).split())  # an address would stand in every report
        whole = words[: _LONGEST + 1].rpartition("-")[0] if len(words) > _LONGEST else words
        wanted = whole or words[:_LONGEST] or f"recipient-{len(self.recipients) + 1}"
        return free(wanted, self.called)


def _with_own_limits(activity: dict[str, Any]) -> dict[str, Any]:
    """An activity whose limits have ids of their own: limits that share one are one set of data, which nobody said."""
    if "retention" not in activity:
        return activity
    limits: dict[str, dict[str, Any]] = {}
    taken: dict[str, int] = {}
    for limit in activity["retention"]:
        limits[free(f"{activity['id']}-{limit['id']}", taken)] = limit
    return {**activity, "retention": [{**limit, "id": own} for own, limit in limits.items()]}


def free(wanted: str, taken: dict[str, int]) -> str:
    """An id that nothing has yet, which is taken then: with a number where something is called so.

    ``taken`` are the ids there are, each with the last number that stands behind it.
    """
    found = wanted
    while found in taken:
        taken[wanted] += 1
        found = f"{wanted}-{taken[wanted]}"
    taken[found] = 1
    return found


def _reference(maker: Maker, activity: dict[str, Any], text: str) -> str:
    if not _ID.fullmatch(text) or text in maker.ids:
        raise Unsure("an id is short, plain and stands once")
    maker.ids.add(text)
    activity["id"] = text
    return "id"


def _name(_: Maker, activity: dict[str, Any], text: str) -> str:
    activity["name"] = text
    return "name"


def _purposes(_: Maker, activity: dict[str, Any], text: str) -> str:
    basis = (activity.get("purposes") or [{}])[0]
    parts = _items(text)
    if len(parts) > 1 and basis:
        raise Unsure("one legal basis is stated for several purposes")
    activity["purposes"] = [{"description": part, **basis} for part in parts]
    return "purposes"


def _legal_basis(_: Maker, activity: dict[str, Any], text: str) -> str:
    purposes = activity.setdefault("purposes", [{}])
    if len(purposes) > 1:
        raise Unsure("one legal basis is stated for several purposes")
    condition, rest = condition_of(text)
    if not condition:
        purposes[0]["legal_basis"] = choice_of(text, LegalBasis)
        return "purposes[0].legal_basis"
    basis = {"legal_basis": choice_of(rest, LegalBasis)} if rest else {}
    purposes[0] |= {"article_9": condition, **basis}
    return "purposes[0].article_9"


def _article_9(_: Maker, activity: dict[str, Any], text: str) -> str:
    """The condition of article 9(2), in its words or by its letter."""
    purposes = activity.setdefault("purposes", [{}])
    if len(purposes) > 1:
        raise Unsure("one condition of article 9 is stated for several purposes")
    condition, rest = condition_of(text)
    if rest and condition:
        raise Unsure("it says more than a condition of article 9")
    condition = condition or choice_of(text, Article9Condition)
    if purposes[0].setdefault("article_9", condition) != condition:
        raise Unsure("another cell says otherwise")
    return "purposes[0].article_9"


def _subjects(_: Maker, activity: dict[str, Any], text: str) -> str:
    activity["subjects"] = [] if says_none(text) else choices_of(text, SubjectKind)
    return "subjects"


def _categories(_: Maker, activity: dict[str, Any], text: str) -> str:
    activity["categories"] = [] if says_none(text) else choices_of(text, categories())
    return "categories"


def _receivers(maker: Maker, activity: dict[str, Any], text: str) -> str:
    return _disclosed(activity, [maker.recipient(part) for part in parts_of(text)])


def _processors(maker: Maker, activity: dict[str, Any], text: str) -> str:
    """Recipients that the register calls processors."""
    names = parts_of(named_after_yes(text))
    if not names or plainly(names[0]) in _YES:
        raise Unsure("it names no processor")
    return _disclosed(activity, [maker.recipient(name, role=Role.PROCESSOR.value) for name in names])


def _disclosed(activity: dict[str, Any], ids: list[str]) -> str:
    """Add to those to whom data are disclosed: two columns say who they are."""
    activity["recipients"] = list(dict.fromkeys([*activity.get("recipients", ()), *ids]))
    return "recipients"


def _retention(_: Maker, activity: dict[str, Any], text: str) -> str:
    limit = limit_of(text)
    activity["retention"] = [{"id": _LIMIT, **limit}]
    return f"retention[0].{next(iter(limit))}"


def _transfers(_: Maker, activity: dict[str, Any], text: str) -> str:
    countries = countries_of(text)
    activity["transfers"] = [{"id": f"transfer-{code.lower()}", "country": code} for code in countries]
    return "transfers"


def _measures(_: Maker, activity: dict[str, Any], text: str) -> str:
    activity["security_measures"] = parts_of(text)
    return "security_measures"


def _started_on(_: Maker, activity: dict[str, Any], text: str) -> str:
    activity["started_on"] = day_of(text)
    return "started_on"


def _ended_on(_: Maker, activity: dict[str, Any], text: str) -> str:
    activity["ended_on"] = day_of(text)
    return "ended_on"


def _sensitive(_: Maker, activity: dict[str, Any], text: str) -> str:
    activity["declared_sensitive"] = truth_of(text)
    return "declared_sensitive"


def _dpia(_: Maker, activity: dict[str, Any], text: str) -> str:
    activity["dpia"] = {"done": truth_of(text)}
    return "dpia.done"


TAKERS: Mapping[str, Callable[[Maker, dict[str, Any], str], str]] = {
    "reference": _reference,
    "name": _name,
    "purposes": _purposes,
    "legal_basis": _legal_basis,
    "article_9": _article_9,
    "subjects": _subjects,
    "categories": _categories,
    "recipients": _receivers,
    "processors": _processors,
    "retention": _retention,
    "transfers": _transfers,
    "measures": _measures,
    "started_on": _started_on,
    "ended_on": _ended_on,
    "sensitive": _sensitive,
    "dpia": _dpia,
}
"""How the cell below each heading is taken."""


def categories() -> list[CategoryCode]:
    """The categories of data that have a name in words."""
    names = (one for language in languages() if language != ENGLISH for one in sentences(language, "categories"))
    return [CategoryCode(one.removeprefix(_PREFIX)) for one in dict.fromkeys(names) if one.startswith(_PREFIX)]


def parts_of(text: str) -> list[str]:
    """The items of a cell: separated by semicolons or lines; a comma belongs to the words; none where it says so."""
    return [] if says_none(text) else _items(text)


def _items(text: str) -> list[str]:
    return [part for part in (part.strip(" \t-*") for part in _SEPARATORS.split(text)) if part]
