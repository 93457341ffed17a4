"""Manifests of fides, in and out: systems with their privacy declarations, data sets, the organisation.

A privacy declaration is an activity, a data set another one (to store is to process), which the systems that name it
run. Facts that fides has no field for are written in the ``meta`` of the system, under ``healthgov``.
"""

from __future__ import annotations

import re
from typing import Any

from healthgov.documents.structuring import unstructured
from healthgov.interchange.converted import Converted, Settings, named, unheld
from healthgov.interchange.fides_declarations import declaration_of, said_by
from healthgov.interchange.fides_words import Defined, category_of, subject_of
from healthgov.interchange.foreign_yaml import foreign_yaml
from healthgov.interchange.own_facts import believed, beside, finished
from healthgov.interchange.reading import Node, opened
from healthgov.interchange.vocabularies import taken_codes
from healthgov.models import InformationSystem, Organisation, ProcessingActivity

__all__ = ["read", "write"]

_KEY = re.compile(r"[a-zA-Z0-9_.<>-]+")
_TYPE = "Service"
_ROLES = {"Controller": "controller", "Processor": "processor", "Sub-Processor": "processor"}
_WHY = "a manifest is about systems, what they do with data, and who answers for it"


def write(organisation: Organisation, *, settings: Settings) -> Converted:
    """Return the manifest of an organisation as YAML."""
    plain: Any = unstructured(organisation)
    defined = Defined()
    keys = _Keys()
    whole = {"fides_key": keys.of(plain["id"]), **({"name": plain["name"]} if plain.get("name") else {})}
    systems = named(plain.get("systems", []))
    grouped: dict[str, list[dict[str, Any]]] = {one: [] for one in systems}
    alone: list[dict[str, Any]] = []
    for activity in plain.get("activities", []):
        first = next((one for one in activity.get("systems") or [] if one in systems), None)
        (alone if first is None else grouped[first]).append(activity)
    made = [_system(systems[one], found, keys, defined, settings) for one, found in grouped.items()]
    made += [_system(None, [one], keys, defined, settings) for one in alone]
    for one in made:
        one["organization_fides_key"] = whole["fides_key"]
    manifest: dict[str, Any] = {"organization": [whole], **({"system": made} if made else {})}
    manifest |= {name: list(words.values()) for name, words in defined.words.items() if words}
    text = foreign_yaml(manifest)
    back = read(text, name="manifest.yml", settings=settings).document
    return Converted(text=text, losses=unheld(organisation, back, _WHY))


class _Keys:
    """Keys of fides, each given once: the id itself where it may be one."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, wanted: str) -> str:
        key = stem = wanted if _KEY.fullmatch(wanted) else "unnamed"
        count = 1
        while key in self._given:
            count += 1
            key = f"{stem}-{count}"
        self._given.add(key)
        return key


def _system(
    system: dict[str, Any] | None, activities: list[dict[str, Any]], keys: _Keys, defined: Defined, settings: Settings
) -> dict[str, Any]:
    """The system of fides for one of ours, or for an activity that names none."""
    ident = activities[0]["id"] if system is None else system["id"]
    made: dict[str, Any] = {"fides_key": keys.of(ident), "system_type": _TYPE}
    if system and system.get("name"):
        made["name"] = system["name"]
    roles = {one.get("role") for one in activities}
    title = next((one for one, role in _ROLES.items() if {role} == roles), None)
    if title:
        made["responsibility"] = [title]
    made["privacy_declarations"] = [declaration_of(one, defined, settings.taxonomy) for one in activities]
    own: list[dict[str, Any]] = []
    for node, activity in zip(Node.of(made).items("privacy_declarations"), activities, strict=True):
        said = _activity(node, None if system is None else ident, title, settings)
        own.append({"id": activity["id"], **beside(activity, _unnamed(said, activity["id"]))})
    facts = {} if system is None else {"system": {one: value for one, value in system.items() if one != "name"}}
    made["meta"] = {"healthgov": {**facts, "activities": own}}
    return made


def _unnamed(said: dict[str, Any], ident: str) -> dict[str, Any]:
    """Without the name, where it is the id: a declaration always has a name, for readers put them in that order."""
    return {one: value for one, value in said.items() if one != "name" or value != ident}


def _activity(node: Node, system: str | None, title: str | None, settings: Settings) -> dict[str, Any]:
    """What a privacy declaration says, of a system that is one and has a title of responsibility, or not."""
    said = said_by(node, settings.taxonomy)
    if title:
        said["role"] = _ROLES[title]
    return {"id": "", **said, **({"systems": [system]} if system is not None else {})}


def read(content: str | bytes, *, name: str, settings: Settings) -> Converted:
    """Return the organisation whose systems and data sets a manifest declares."""
    root = opened(content, name)
    said: dict[str, Any] = {"id": settings.organisation}
    organisations = root.items("organization")
    if len(organisations) == 1:
        said |= _organisation(organisations[0])
    systems: list[dict[str, Any]] = []
    activities: list[dict[str, Any]] = []
    users: dict[str, list[str]] = {}
    for node in root.items("system"):
        _read_system(node, systems, activities, users, settings)
    sets = [_data_set(node, users, settings) for node in root.items("dataset")]
    activities += sets
    known = {one["id"] for one in sets}
    for node in root.items("system"):
        for place in [node, *node.items("privacy_declarations")]:
            for reference in place.items("dataset_references", str):
                if reference.value in known:
                    reference.taken()
    for taxonomy in ("data_category", "data_use", "data_subject"):
        for word in root.items(taxonomy):
            key = word.at_text("fides_key")
            if key and ".healthgov-" in f".{key.value}":
                word.taken()
    said |= {"systems": systems} if systems else {}
    said |= {"activities": activities} if activities else {}
    document, losses = finished(said, root)
    return Converted(document=document, losses=losses)


def _organisation(node: Node) -> dict[str, Any]:
    said: dict[str, Any] = {"id": node.needed("fides_key") or "x"}
    if title := node.text("name"):
        said["name"] = title
    if (person := node.mapping("representative")) and (title := person.text("name")):
        said["representative"] = title
    if (person := node.mapping("data_protection_officer")) and (address := person.text("email")):
        said["governance"] = {"dpo": {"contact": address}}
    return said


def _read_system(
    node: Node,
    systems: list[dict[str, Any]],
    activities: list[dict[str, Any]],
    users: dict[str, list[str]],
    settings: Settings,
) -> None:
    key = node.needed("fides_key") or "x"
    belongs = node.at_text("organization_fides_key")
    if belongs:  # says again to whom it belongs, of which there is one
        belongs.taken()
    node.fixed("system_type", _TYPE)
    meta = node.mapping("meta")
    own = meta.mapping("healthgov") if meta else None
    is_system = own is None or "system" in own
    system: dict[str, Any] = {"id": key}
    if title := node.text("name"):
        system["name"] = title
    own_system = own.mapping("system") if own else None
    if own_system:
        system["id"] = own_system.needed("id") or key
        facts = {one: child for one in own_system.value if one != "id" and (child := own_system.child(str(one)))}
        system = believed(system, facts, InformationSystem, lambda _: True)
    if is_system:
        systems.append(system)
    title = _title(node)
    declared = node.items("privacy_declarations")
    beside_them = own.items("activities") if own else []
    aligned = len(beside_them) == len(declared)
    for place, declaration in enumerate(declared):
        said = _activity(declaration, system["id"] if is_system else None, title, settings)
        said["id"] = f"{system['id']}.{place + 1}"
        if aligned:
            said = _with_own(said, beside_them[place], settings)
        activities.append(said)
        for reference in declaration.items("dataset_references", str):
            users.setdefault(reference.value, []).append(system["id"])
    for reference in node.items("dataset_references", str):
        users.setdefault(reference.value, []).append(system["id"])


def _with_own(said: dict[str, Any], own: Node, settings: Settings) -> dict[str, Any]:
    """An activity with the facts beside its declaration, as long as the declaration says what it said then."""
    ident = own.needed("id") or "x"
    told = _unnamed(said, ident)
    facts = {one: child for one in own.value if one != "id" and (child := own.child(str(one)))}
    fields = {one: value for one, value in told.items() if one not in ("id", "role", "systems")}

    def same(whole: dict[str, Any]) -> bool:
        again = declaration_of({**whole, "id": ident}, Defined(), settings.taxonomy)
        placed = set(told.get("systems", ())) <= set(whole.get("systems", ()))
        unsaid = "role" not in told or whole.get("role") == told["role"]
        return placed and unsaid and _unnamed(said_by(Node.of(again), settings.taxonomy), ident) == fields

    whole = believed(told, facts, ProcessingActivity, same)
    return said if facts and whole is told else {**whole, "id": ident}


def _title(node: Node) -> str | None:
    """The one role that the organisation has for a system."""
    titles = node.items("responsibility", str)
    roles = {_ROLES.get(one.value) for one in titles}
    if len(roles) != 1 or None in roles:
        return None
    for one in titles:
        one.taken()
    return str(titles[0].value)


def _data_set(node: Node, users: dict[str, list[str]], settings: Settings) -> dict[str, Any]:
    """The activity of keeping a data set: the categories of its fields."""
    said: dict[str, Any] = {"id": node.needed("fides_key") or "x"}
    belongs = node.at_text("organization_fides_key")
    if belongs:
        belongs.taken()
    if title := node.text("name"):
        said["name"] = title
    codes: dict[str, None] = {}

    def walk(inner: Node) -> None:
        marks = inner.items("data_categories", str)
        codes.update(dict.fromkeys(taken_codes((one, category_of(one.value, settings.taxonomy)) for one in marks)))
        for below in [*inner.items("collections"), *inner.items("fields")]:
            walk(below)

    walk(node)
    if codes:
        said["categories"] = list(codes)
    subjects = [(one, subject_of(one.value)) for one in node.items("data_subjects", str)]
    if found := taken_codes(subjects):
        said["subjects"] = found
    if systems := list(dict.fromkeys(users.get(said["id"], []))):
        said["systems"] = systems
    return said
