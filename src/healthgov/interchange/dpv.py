"""The Data Privacy Vocabulary as JSON-LD, in and out: each activity a process, with its purposes, bases and data.

Facts that the vocabulary has no word for are written beside it as JSON literals, under IRIs of our own. Ids are written as
identifiers, and IRIs made of them, so that what is said of one thing stands in one place.
"""

from __future__ import annotations

import contextlib
import json
from typing import Any

from healthgov.documents.structuring import unstructured
from healthgov.interchange.converted import Converted, Settings, named, unheld
from healthgov.interchange.dpv_processes import described, process_of
from healthgov.interchange.dpv_words import CONTEXT, DPV, FACT
from healthgov.interchange.iris import quoted, unquoted
from healthgov.interchange.json_ld import Thing, things
from healthgov.interchange.own_facts import believed, beside, finished
from healthgov.interchange.reading import Node, opened
from healthgov.kinds import COUNTRIES
from healthgov.models import Organisation, ProcessingActivity, Recipient

__all__ = ["read", "write"]

_DCT = CONTEXT["dct"]
_LOC = CONTEXT["loc"]
_JSON = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"
_ROLES = {"controller": "hasDataController", "processor": "hasDataProcessor"}
_WHY = "the graph is about activities, the organisation and the recipients"


def write(organisation: Organisation, *, settings: Settings) -> Converted:
    """Return the activities of an organisation as JSON-LD."""
    plain: Any = unstructured(organisation)
    graph = [_party("organisation", plain, "dpv:Organisation")]
    whole = _iri("organisation", plain["id"])
    known = named(plain.get("recipients", []))
    for one in plain.get("recipients", []):
        made = _party("recipient", one, "dpv:Recipient")
        said = {name: one[name] for name in ("name", "country") if name in one}
        graph.append({**made, **_own(beside(one, said))})
    for activity in plain.get("activities", []):
        made = {"@id": _iri("activity", activity["id"]), **process_of(activity, settings.taxonomy)}
        if role := _ROLES.get(activity.get("role", "")):
            made[f"dpv:{role}"] = {"@id": whole}
        receivers = [one for one in dict.fromkeys(activity.get("recipients") or []) if one in known]
        if receivers:
            made["dpv:hasRecipient"] = [{"@id": _iri("recipient", one)} for one in receivers]
        said = _said(made, settings)
        graph.append({**made, **_own(beside(activity, said))})
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=2) + "\n"
    back = read(text, name="graph.json", settings=settings).document
    return Converted(text=text, losses=unheld(organisation, back, _WHY))


def _iri(kind: str, ident: str) -> str:
    return f"urn:healthgov:{kind}:{quoted(ident)}"


def _party(kind: str, plain: dict[str, Any], type_: str) -> dict[str, Any]:
    made: dict[str, Any] = {"@id": _iri(kind, plain["id"]), "@type": type_, "dct:identifier": plain["id"]}
    if plain.get("name"):
        made["dpv:hasName"] = plain["name"]
    if plain.get("country"):
        made["dpv:hasCountry"] = {"@id": f"loc:{plain['country']}"}
    return made


def _own(facts: dict[str, Any]) -> dict[str, Any]:
    return {f"fact:{name}": {"@type": "@json", "@value": value} for name, value in facts.items()}


def _said(made: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """What a process says in words of the vocabulary."""
    found = things(Node.of({"@context": CONTEXT, **made}))
    said = _activity(found[0], settings)
    if "recipients" in said:
        said["recipients"] = [_unquoted(one) for one in said["recipients"]]
    return said


def read(content: str | bytes, *, name: str, settings: Settings) -> Converted:
    """Return the organisation whose activities a graph describes."""
    root = opened(content, name, wrapped="@graph", formats=("json", "yaml"))
    found = things(root)
    said: dict[str, Any] = {"id": settings.organisation}
    organisations = [one for one in found if one.is_a(f"{DPV}Organisation")]
    if len(organisations) == 1:
        said |= _of_party(organisations[0])
    recipients: dict[str, dict[str, Any]] = {}
    for one in found:
        if one.is_a(f"{DPV}Recipient"):
            party = _of_party(one)
            nodes, values = _facts(one)
            recipients[one.iri] = believed(party, nodes, Recipient, lambda _: True, values)
    processes = [one for one in found if one.is_a(f"{DPV}Process", f"{DPV}PersonalDataHandling")]
    parts = {id(value.thing) for one in processes for value in one.of(f"{DPV}hasProcess") if value.thing}
    ids = {iri: one["id"] for iri, one in recipients.items()}
    activities = [_read(one, ids, settings) for one in processes if id(one) not in parts]
    said |= {"recipients": list(recipients.values())} if recipients else {}
    said |= {"activities": activities} if activities else {}
    document, losses = finished(said, root)
    return Converted(document=document, losses=losses)


def _facts(thing: Thing) -> tuple[dict[str, Node], dict[str, Any]]:
    """The facts beside the words, by their names: where they stand, and what they are."""
    nodes: dict[str, Node] = {}
    values: dict[str, Any] = {}
    for iri, found in thing.values.items():
        if not iri.startswith(FACT):
            continue
        name = iri.removeprefix(FACT)
        for value in found:
            inner = value.node.child("@value")
            nodes[name], values[name] = inner or value.node, value.literal
            if inner:
                kind = value.node.at_text("@type")
                if kind and kind.value in ("@json", _JSON):
                    kind.taken()
                if kind and kind.value == _JSON and isinstance(value.literal, str):  # as text, in a graph of RDF
                    with contextlib.suppress(ValueError, RecursionError):
                        values[name] = json.loads(value.literal)
    return nodes, values


def _of_party(thing: Thing) -> dict[str, Any]:
    said: dict[str, Any] = {"id": thing.text(f"{_DCT}identifier") or _tail(thing.iri)}
    if title := thing.text(f"{DPV}hasName"):
        said["name"] = title
    for value in thing.of(f"{DPV}hasCountry"):
        code = value.thing.iri.removeprefix(_LOC) if value.thing else ""
        if code in COUNTRIES:
            value.node.taken()
            said["country"] = code
    return said


def _tail(iri: str) -> str:
    return iri.rstrip("/#").rpartition("#")[2].rpartition("/")[2] or "x"


def _activity(thing: Thing, settings: Settings) -> dict[str, Any]:
    said: dict[str, Any] = {"id": thing.text(f"{_DCT}identifier") or _tail(thing.iri)}
    said |= described(thing, settings.taxonomy, said["id"])
    roles = [role for role, word in _ROLES.items() for value in thing.of(f"{DPV}{word}") if _is_whole(value.thing)]
    if len(roles) == 1:
        for value in thing.of(f"{DPV}{_ROLES[roles[0]]}"):
            value.node.taken()
        said["role"] = roles[0]
    receivers = [value for value in thing.of(f"{DPV}hasRecipient") if value.thing and value.thing.iri]
    if receivers:
        for value in receivers:
            value.node.taken()
        said["recipients"] = [value.thing.iri for value in receivers if value.thing]
    return said


def _unquoted(iri: str) -> str:
    return unquoted(iri.rpartition(":")[2])


def _read(thing: Thing, recipients: dict[str, str], settings: Settings) -> dict[str, Any]:
    """An activity with the facts beside its words, as long as the words say what they said then."""
    said = _activity(thing, settings)
    if "recipients" in said:
        said["recipients"] = [recipients.get(one) or _tail(one) for one in said["recipients"]]

    def same(whole: dict[str, Any]) -> bool:
        words = [one for one in said if one not in ("id", "role", "recipients")]
        again = _said({"@id": "urn:healthgov:activity", **process_of(whole, settings.taxonomy)}, settings)
        parties = all(
            one not in whole or one not in said or _agree(whole[one], said[one]) for one in ("role", "recipients")
        )
        return parties and {**again, "id": ""} == {"id": "", **{one: said[one] for one in words}}

    nodes, values = _facts(thing)
    return believed(said, nodes, ProcessingActivity, same, values)


def _agree(stated: Any, said: Any) -> bool:
    """Whether what stands beside says no other than the words: of a list it may say more, or say it twice."""
    return stated == said or (isinstance(said, list) and set(said) <= set(stated))


def _is_whole(thing: Thing | None) -> bool:
    """Whether it is the organisation of the document, as we write it: of another it cannot be known."""
    return thing is not None and thing.iri.startswith("urn:healthgov:organisation:")
