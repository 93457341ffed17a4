"""Data contracts of the Open Data Contract Standard (version 3), in and out.

A contract is about one set of data, and becomes one activity: its purpose, the categories of its fields, how long it is
kept and the servers where it lies. An activity becomes one contract. Facts that the standard has no field for are
written as custom properties called ``healthgov.`` and the name of the fact.
"""

from __future__ import annotations

import re
from typing import Any

from healthgov.documents.structuring import unstructured
from healthgov.durations import Length
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.interchange.converted import Converted, Settings, named, unheld
from healthgov.interchange.foreign_yaml import foreign_yaml
from healthgov.interchange.odcs_servers import arrangement_of, server_of
from healthgov.interchange.own_facts import PREFIX, believed, beside, finished
from healthgov.interchange.reading import Node, opened
from healthgov.interchange.vocabularies import code_of, only, taken_codes
from healthgov.lengths import length_of
from healthgov.models import Organisation
from healthgov.models.processing import ProcessingActivity

__all__ = ["chosen", "read", "write"]

_VERSION, _STATUS, _API = "1.0.0", "draft", "v3.1.0"
"""What every contract states and no fact of ours says: a first draft, until its parties say otherwise."""

_ID = re.compile(r"[A-Za-z0-9_-]+")
_UNITS = {"years": "y", "months": "months", "days": "d"}
_WHY = "a contract is about one activity and the places of its data"


def write(organisation: Organisation, *, settings: Settings) -> Converted:
    """Return the contract of one activity as YAML."""
    plain: Any = unstructured(organisation)
    activity = chosen(plain, settings.activity)
    arrangements = named(plain.get("hosting", []))
    contract = _contract(plain["id"], activity, arrangements, settings)
    said = _said(Node.of(contract), settings)[0]
    own = [
        {"property": PREFIX + name, "value": value} for name, value in beside(activity, said["activities"][0]).items()
    ]
    text = foreign_yaml({**contract, **({"customProperties": own} if own else {})})
    back = read(text, name="contract.yaml", settings=settings).document
    return Converted(text=text, losses=unheld(organisation, back, _WHY))


def read(content: str | bytes, *, name: str, settings: Settings) -> Converted:
    """Return the organisation with the one activity that a contract is about."""
    root = opened(content, name)
    said, own = _said(root, settings)
    activity = said["activities"][0]
    hosting = named(said.get("hosting", []))

    def same(whole: dict[str, Any]) -> bool:
        again = _said(Node.of(_contract(said["id"], whole, hosting, settings)), settings)[0]
        return bool(again["activities"][0] == activity)

    said["activities"] = [believed(activity, own, ProcessingActivity, same)]
    document, losses = finished(said, root)
    return Converted(document=document, losses=losses)


def chosen(plain: dict[str, Any], wanted: str | None) -> dict[str, Any]:
    """The one activity to write."""
    activities: list[dict[str, Any]] = plain.get("activities", [])
    found = [one for one in activities if wanted is None or one["id"] == wanted]
    if len(found) != 1:
        expected = f"one activity to write, named by its id (--activity); there are {len(activities)}"
        raise InvalidDocumentError([Problem("activities", expected)])
    return found[0]


def _contract(tenant: str, activity: dict[str, Any], hosting: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """The fields of the standard for an activity."""
    made: dict[str, Any] = {
        "apiVersion": _API,
        "kind": "DataContract",
        "id": activity["id"],
        "version": _VERSION,
        "status": _STATUS,
        "tenant": tenant,
    }
    if activity.get("name"):
        made["name"] = activity["name"]
    purposes = activity.get("purposes") or []
    if len(purposes) == 1 and purposes[0].get("description"):
        made["description"] = {"purpose": purposes[0]["description"]}
    places = [hosting[one] for one in dict.fromkeys(activity.get("hosting") or []) if one in hosting]
    if places:
        made["servers"] = [server_of(one) for one in places]
    codes = list(dict.fromkeys(activity.get("categories") or []))
    if codes:
        made["schema"] = [{"name": "data", "properties": [_field(code, settings) for code in codes]}]
    limits = [one for limit in activity.get("retention") or [] if (one := _retention(limit, codes))]
    if limits:
        made["slaProperties"] = limits
    return made


def _field(code: str, settings: Settings) -> dict[str, Any]:
    made: dict[str, Any] = {"name": code, "logicalType": "object"}
    if code_of(code, settings.taxonomy):
        made["classification"] = settings.taxonomy[code].article_9.value
    return {**made, "customProperties": [{"property": f"{PREFIX}category", "value": code}]}


def _retention(limit: dict[str, Any], codes: list[str]) -> dict[str, Any] | None:
    written = _period(limit)
    if written is None or not _ID.fullmatch(limit["id"]):
        return None
    counts = {unit: count for unit in _UNITS if (count := getattr(written, unit, 0))}
    made: dict[str, Any] = {"id": limit["id"], "property": "retention"}
    if len(counts) == 1:
        unit, count = next(iter(counts.items()))
        made |= {"value": count, "unit": _UNITS[unit]}
    else:
        made["value"] = limit["period"]
    covered = limit.get("categories") or []
    if covered and all(code in codes for code in covered):
        made["element"] = ",".join(f"data.{code}" for code in covered)
    return made


def _period(limit: dict[str, Any]) -> Length | None:
    return length_of(limit["period"]) if "period" in limit else None


def _said(root: Node, settings: Settings) -> tuple[dict[str, Any], dict[str, Node]]:
    """What the fields of the standard say, and the custom properties that are ours."""
    if root.needed("kind") not in ("DataContract", ""):
        root.child("kind").wrong("DataContract")  # type: ignore[union-attr]  # it is there
    if not root.needed("apiVersion").startswith(("v3.", "3.")) and "apiVersion" in root:
        root.child("apiVersion").wrong("a contract of version 3 of the standard")  # type: ignore[union-attr]
    root.fixed("version", _VERSION)
    root.fixed("status", _STATUS)
    activity: dict[str, Any] = {"id": root.needed("id") or "x"}
    if title := root.text("name"):
        activity["name"] = title
    if (description := root.mapping("description")) and (purpose := description.text("purpose")):
        activity["purposes"] = [{"description": purpose}]
    categories = _categories(root, settings)
    codes = list(dict.fromkeys(code for inner in categories.values() for code in inner))
    if codes:
        activity["categories"] = codes
    limits = [limit for node in root.items("slaProperties") if (limit := _limit(node, categories))]
    if limits:
        ids: set[str] = set()
        for place, limit in enumerate(limits, 1):
            if limit["id"] in ("", *ids):
                limit["id"] = f"{activity['id']}-retention-{place}"
            ids.add(limit["id"])
        activity["retention"] = limits
    said: dict[str, Any] = {"id": root.text("tenant") or settings.organisation}
    if arrangements := [arrangement_of(node) for node in root.items("servers")]:
        activity["hosting"] = [one["id"] for one in arrangements]
        said["hosting"] = arrangements
    said["activities"] = [activity]
    return said, _own(root)


def _own(node: Node) -> dict[str, Node]:
    """The custom properties that are facts of ours, by the names of the facts."""
    found: dict[str, Node] = {}
    for one in node.items("customProperties"):
        key = one.at_text("property")
        if key and key.value.startswith(PREFIX):
            key.taken()
            value = one.child("value")
            if value is not None:
                found[key.value.removeprefix(PREFIX)] = value
    return found


def _categories(root: Node, settings: Settings) -> dict[str, list[str]]:
    """The categories of the fields, by the names of the tables, and of the fields in them (``table.field``)."""
    found: dict[str, list[str]] = {}

    def walk(node: Node, above: str, tables: tuple[str, ...]) -> None:
        name = node.at_text("name")
        where = f"{above}.{name.value}" if above and name else str(name.value) if name else above
        codes = _of_field(node, settings)
        for place in (*tables, where):
            inner = found.setdefault(place, [])
            inner += [code for code in codes if code not in inner]
        if (codes and name and name.value == codes[0]) or (name and where == "data"):
            name.taken()
            node.fixed("logicalType", "object")
        for inner_node in node.items("properties"):
            walk(inner_node, where, (*tables, where))

    for table in root.items("schema"):
        walk(table, "", ())
    return {name: codes for name, codes in found.items() if codes}


def _of_field(node: Node, settings: Settings) -> list[str]:
    """The categories that a field says it holds: by a code of ours, or a name in a vocabulary of categories."""
    taxonomy = settings.taxonomy
    candidates: list[tuple[Node, str | None]] = []
    if own := _own(node).get("category"):
        written = own.value if isinstance(own.value, str) else ""
        candidates.append((own, written if _is_code(written) else None))
    marks = [*node.items("tags", str)] if isinstance(getattr(node.child("tags"), "value", None), list) else []
    candidates += [(mark, code) for mark in marks if (code := code_of(mark.value, taxonomy) or _fides(mark, settings))]
    classification = node.at_text("classification")
    if classification and (code := code_of(classification.value, taxonomy)):
        candidates.append((classification, code))
    codes = taken_codes(candidates)
    if classification and len(codes) == 1 and code_of(codes[0], taxonomy):
        node.fixed("classification", taxonomy[codes[0]].article_9.value)
    return codes


def _is_code(code: str) -> bool:
    return all(part.isascii() and part.isidentifier() and part.islower() for part in code.split("."))


def _fides(mark: Node, settings: Settings) -> str | None:
    return only(settings.taxonomy.from_fideslang(mark.value)) if mark.value.startswith(("user.", "system.")) else None


def _limit(node: Node, categories: dict[str, list[str]]) -> dict[str, Any] | None:
    """The limit that a property of the service level states, if it is one of retention."""
    key = node.at_text("property")
    if key is None or key.value != "retention":
        return None
    value, unit = node.child("value"), node.at_text("unit")
    if value is None:
        node.wrong("a length: a value, with its unit")
        return None
    written = value.value if unit is None else {"value": value.value, "unit": unit.value}
    try:
        length = length_of(written)
    except ValueError as error:
        value.wrong(str(error))
        return None
    key.taken()
    value.taken()
    if unit:
        unit.taken()
    limit: dict[str, Any] = {"id": node.text("id") or "", "period": unstructured(length)}
    element = node.at_text("element")
    parts = [part.strip() for part in element.value.split(",")] if element else []
    if element and all(part in categories for part in parts):
        element.taken()
        limit["categories"] = list(dict.fromkeys(code for part in parts for code in categories[part]))
    return limit
