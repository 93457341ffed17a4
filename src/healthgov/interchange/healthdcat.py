"""HealthDCAT-AP, out: a catalogue of the health data that activities hold, as JSON-LD.

The profile asks for more than any fact says: who gives access, where data came from, how they are distributed. Nothing is made
up for these: what is missing is listed with what is left behind, and is for the holder to add. Categories of article 51
of the regulation on the European Health Data Space have no published IRIs that were read, so they are written under IRIs of our own.
"""

from __future__ import annotations

import json
import re
from typing import Any

from healthgov.documents.structuring import unstructured
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.interchange.converted import Converted, Loss, Settings
from healthgov.interchange.dpv_processes import process_of
from healthgov.interchange.dpv_words import CONTEXT
from healthgov.interchange.iris import quoted
from healthgov.interchange.vocabularies import code_of
from healthgov.models import Organisation, Taxonomy
from healthgov.models.categories import Article9, of_health

__all__ = ["write"]

_CONTEXT = {
    **{name: space for name, space in CONTEXT.items() if name != "fact"},
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "healthdcatap": "http://healthdataportal.eu/ns/health#",
}
_EHDS = {"@id": "http://data.europa.eu/eli/reg/2025/327/oj"}
_NON_PUBLIC = {"@id": "http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC"}
_HEALTH = {"@id": "http://publications.europa.eu/resource/authority/data-theme/HEAL"}
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")

_MANDATORY = (
    "healthdcatap:hdab",
    "healthdcatap:healthCategory",
    "dcat:distribution",
    "dcat:contactPoint",
    "dcat:keyword",
    "dct:description",
    "dct:provenance",
    "dct:title",
    "dct:type",
)
"""What the profile asks of a data set that is not public, and no fact, or not always one, says."""
_HELD = {"id", "name", "purposes", "categories", "subjects", "subjects_count"}
_MISSING = "the profile asks for it, and no fact says it"
_NO_HEALTH = "no health data are stated of it, and the catalogue is of health data"
_WHY = "a catalogue of data sets does not say it"


def write(organisation: Organisation, *, settings: Settings) -> Converted:
    """Return the catalogue of an organisation's health data, and what the profile asks for beside."""
    plain: Any = unstructured(organisation)
    publisher = _publisher(plain)
    contact = publisher.get("dcat:contactPoint")
    categories = (plain.get("health_data_holding") or {}).get("categories") or []
    datasets: list[dict[str, Any]] = []
    losses: list[Loss] = [Loss(name, _WHY) for name in plain if name not in ("id", "name", "contact", "activities")]
    if "contact" in plain and not contact:
        losses.append(Loss("contact", _WHY))
    for place, activity in enumerate(plain.get("activities", [])):
        path = f"activities[{place}]"
        if not _is_health(activity, settings.taxonomy):
            losses.append(Loss(path, _NO_HEALTH))
            continue
        made = _dataset(activity, publisher["@id"], settings.taxonomy)
        if contact:
            made["dcat:contactPoint"] = contact
        datasets.append(made)
        losses += _unsaid(path, activity)
        losses += [Loss(f"dcat:dataset[{len(datasets) - 1}].{one}", _MISSING) for one in _MANDATORY if one not in made]
    if not datasets:
        raise InvalidDocumentError([Problem("activities", "an activity with categories of health data")])
    if len(datasets) == 1 and categories:  # of several it is not said which category is whose
        losses = [one for one in losses if one.path != "dcat:dataset[0].healthdcatap:healthCategory"]
        datasets[0]["healthdcatap:healthCategory"] = [{"@id": f"urn:healthgov:article-51:{one}"} for one in categories]
    catalogue = {
        "@id": f"urn:healthgov:catalogue:{quoted(plain['id'])}",
        "@type": "dcat:Catalog",
        "dcatap:applicableLegislation": _EHDS,
        "dct:publisher": {"@id": publisher["@id"]},
        "dcat:dataset": [{"@id": one["@id"]} for one in datasets],
    }
    graph = {"@context": _CONTEXT, "@graph": [catalogue, publisher, *datasets]}
    return Converted(text=json.dumps(graph, ensure_ascii=False, indent=2) + "\n", losses=tuple(losses))


def _publisher(plain: dict[str, Any]) -> dict[str, Any]:
    """The organisation as publisher; its contact where it is an address of electronic mail, and nothing else."""
    made: dict[str, Any] = {
        "@id": f"urn:healthgov:organisation:{quoted(plain['id'])}",
        "@type": "foaf:Agent",
        "dct:identifier": plain["id"],
        "foaf:name": plain.get("name") or plain["id"],
    }
    if _ADDRESS.fullmatch(plain.get("contact", "")):
        made["dcat:contactPoint"] = {"@type": "vcard:Kind", "vcard:hasEmail": {"@id": f"mailto:{plain['contact']}"}}
    return made


def _is_health(activity: dict[str, Any], taxonomy: Taxonomy) -> bool:
    known = [taxonomy[code] for code in activity.get("categories", []) if code_of(code, taxonomy)]
    return any(one.article_9 is Article9.SPECIAL and of_health(one) for one in known)


def _dataset(activity: dict[str, Any], publisher: str, taxonomy: Taxonomy) -> dict[str, Any]:
    process = process_of(activity, taxonomy)
    parts = process.get("dpv:hasProcess", [process])
    words = {
        name: [one for part in parts for one in _listed(part.get(name))]
        for name in ("dpv:hasPurpose", "dpv:hasLegalBasis")
    }
    made: dict[str, Any] = {
        "@id": f"urn:healthgov:dataset:{quoted(activity['id'])}",
        "@type": "dcat:Dataset",
        "dct:identifier": activity["id"],
        "dct:publisher": {"@id": publisher},
        "dct:accessRights": _NON_PUBLIC,
        "dcatap:applicableLegislation": _EHDS,
        "dcat:theme": _HEALTH,
        "dpv:hasPersonalData": process["dpv:hasPersonalData"],
        **{name: found for name, found in words.items() if found},
    }
    if activity.get("name"):
        made["dct:title"] = activity["name"]
    descriptions = [one["description"] for one in activity.get("purposes") or [] if one.get("description")]
    if descriptions:
        made["dct:description"] = descriptions
    if "dpv:hasDataSubject" in process:
        made["dpv:hasDataSubject"] = process["dpv:hasDataSubject"]
    if activity.get("subjects_count", -1) >= 0:
        count = {"@type": "xsd:nonNegativeInteger", "@value": str(activity["subjects_count"])}
        made["healthdcatap:numberOfUniqueIndividuals"] = count
    return made


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _unsaid(path: str, activity: dict[str, Any]) -> list[Loss]:
    """The facts of an activity that its data set does not say."""
    said = {"kind", "description", "legal_basis", "article_9"}
    left = [f"{path}.{name}" for name in activity if name not in _HELD]
    for place, purpose in enumerate(activity.get("purposes") or []):
        left += [f"{path}.purposes[{place}].{name}" for name in purpose if name not in said]
    return [Loss(one, _WHY) for one in left]
