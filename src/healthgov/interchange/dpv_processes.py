"""A process of the Data Privacy Vocabulary and an activity of ours: what the words of the one say of the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from healthgov.documents.structuring import unstructured
from healthgov.durations import Length
from healthgov.interchange.dpv_words import (
    BASES,
    CONDITIONS,
    CONTEXT,
    DPV,
    KINDS,
    SUBJECTS,
    category_iri,
    category_of,
    iri_of,
    short,
    value_of,
)
from healthgov.interchange.json_ld import Thing, Value
from healthgov.interchange.reading import Node
from healthgov.interchange.vocabularies import taken_codes
from healthgov.lengths import length_of
from healthgov.models import Taxonomy

__all__ = ["described", "process_of"]

_DCT = CONTEXT["dct"]
_UNKNOWN = "the vocabulary's word stands for none of ours for certain"
_NO_LENGTH = "it is no length that is certain, such as P3Y or 3 years"


def process_of(activity: dict[str, Any], taxonomy: Taxonomy) -> dict[str, Any]:
    """The process for an activity, but for the parties to it."""
    made: dict[str, Any] = {"@type": "dpv:Process", "dct:identifier": activity["id"]}
    if activity.get("name"):
        made["dct:title"] = activity["name"]
    purposes = activity.get("purposes") or []
    if len(purposes) == 1:
        made |= _purpose(purposes[0])
    elif purposes:  # a process each: a basis belongs to its purpose
        made["dpv:hasProcess"] = [{"@type": "dpv:Process", **_purpose(one)} for one in purposes]
    subjects = [iri_of(one, SUBJECTS) for one in activity.get("subjects") or []]
    if subjects:
        made["dpv:hasDataSubject"] = [{"@id": short(one)} for one in subjects if one]
    if codes := activity.get("categories"):
        made["dpv:hasPersonalData"] = _data(codes, taxonomy)
    limits = [_condition(one, taxonomy) for one in activity.get("retention") or [] if "period" in one]
    if limits:
        made["dpv:hasStorageCondition"] = limits
    return made


def _data(codes: Iterable[str], taxonomy: Taxonomy) -> list[dict[str, str]]:
    return [{"@id": short(category_iri(code, taxonomy))} for code in codes]


def _purpose(purpose: dict[str, Any]) -> dict[str, Any]:
    named: dict[str, Any] = {}
    if kind := iri_of(purpose.get("kind", ""), KINDS):
        named["@type"] = short(kind)
    if purpose.get("description"):
        named["dct:description"] = purpose["description"]
    bases = [iri_of(purpose.get("legal_basis", ""), BASES), iri_of(purpose.get("article_9", ""), CONDITIONS)]
    made: dict[str, Any] = {"dpv:hasPurpose": named} if named else {}
    if known := [{"@id": short(one)} for one in bases if one]:
        made["dpv:hasLegalBasis"] = known
    return made


def _condition(limit: dict[str, Any], taxonomy: Taxonomy) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@type": "dpv:StorageDuration",
        "dct:identifier": limit["id"],
        "dpv:hasDuration": {"@type": "xsd:duration", "@value": limit["period"]},
    }
    if codes := limit.get("categories"):
        made["dpv:hasPersonalData"] = _data(codes, taxonomy)
    return made


def described(thing: Thing, taxonomy: Taxonomy, own: str) -> dict[str, Any]:
    """What the words of a process say, but for the parties to it; ``own`` is its id."""
    said: dict[str, Any] = {}
    if title := thing.text(f"{_DCT}title"):
        said["name"] = title
    parts = [value for value in thing.of(f"{DPV}hasProcess") if value.thing]
    for value in parts:
        value.followed()
        if value.thing:
            value.thing.is_a(f"{DPV}Process")
    inner = [_purposes(value.thing) for value in parts if value.thing]
    if purposes := _purposes(thing) + [one for found in inner for one in found]:
        said["purposes"] = purposes
    if subjects := _words(thing.of(f"{DPV}hasDataSubject"), SUBJECTS):
        said["subjects"] = subjects
    if codes := _codes(thing, taxonomy):
        said["categories"] = codes
    if limits := [limit for value in thing.of(f"{DPV}hasStorageCondition") if (limit := _limit(value, taxonomy))]:
        for place, limit in enumerate(limits, 1):
            limit["id"] = limit["id"] or f"{own}-retention-{place}"
        said["retention"] = limits
    return said


def _purposes(thing: Thing) -> list[dict[str, Any]]:
    """The purposes of a process; a basis is that of the purpose where there is one of each."""
    values = thing.of(f"{DPV}hasPurpose")
    found: list[dict[str, Any]] = []
    for value in values:
        one: dict[str, Any] = {}
        kinds = _words([value], KINDS)
        if len(kinds) == 1:
            one["kind"] = kinds[0]
        if value.thing and (words := value.thing.text(f"{_DCT}description")):
            one["description"] = words
            value.followed()
        if one:
            found.append(one)
    bases = thing.of(f"{DPV}hasLegalBasis")
    if len(values) <= 1 and len(found) == len(values):
        rests: dict[str, Any] = {}
        for fact, known in (("legal_basis", BASES), ("article_9", CONDITIONS)):
            matching = [(value, basis) for value in bases if (basis := _word(value, known))]
            if len(matching) == 1:
                matching[0][0].node.taken()
                rests[fact] = matching[0][1]
        if rests:
            found = [{**(found[0] if found else {}), **rests}]
    return found


def _word(value: Value, words: dict[str, str]) -> str | None:
    return next((one for iri, _ in value.names() if (one := value_of(iri, words))), None)


def _words(values: Iterable[Value], words: dict[str, str]) -> list[str]:
    """What the values are called, each once."""
    found: dict[str, None] = {}
    for value in values:
        known = [(one, node) for iri, node in value.names() if (one := value_of(iri, words))]
        if known:
            found[known[0][0]] = None
            known[0][1].taken()
            value.followed()
        elif value.thing and not value.thing.values:
            value.node.lost(_UNKNOWN)
    return list(found)


def _codes(thing: Thing, taxonomy: Taxonomy) -> list[str]:
    return taken_codes(_category(value, taxonomy) for value in thing.of(f"{DPV}hasPersonalData"))


def _category(value: Value, taxonomy: Taxonomy) -> tuple[Node, str | None]:
    """The category that a value is, and what says so."""
    found = [(node, code) for iri, node in value.names() if (code := category_of(iri, taxonomy))]
    return found[0] if found else (value.node, None)


def _limit(value: Value, taxonomy: Taxonomy) -> dict[str, Any] | None:
    """The limit that a condition of storage states, if it is one of duration."""
    thing = value.thing
    if thing is None or not thing.of(f"{DPV}hasDuration"):
        return None
    durations = thing.of(f"{DPV}hasDuration")
    written = durations[0].literal
    length: object = None
    if len(durations) == 1 and isinstance(written, str):
        try:
            length = length_of(written)
        except ValueError:
            length = None
    if not isinstance(length, Length):
        durations[0].node.lost(_NO_LENGTH)
        return None
    thing.is_a(f"{DPV}StorageDuration")
    durations[0].node.taken()
    value.followed()
    limit: dict[str, Any] = {"id": thing.text(f"{_DCT}identifier") or "", "period": unstructured(length)}
    if codes := _codes(thing, taxonomy):
        limit["categories"] = codes
    return limit
