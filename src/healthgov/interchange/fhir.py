"""FHIR R4B, in and out: security labels, and what a consent is about; records are read for their kinds and labels only.

An activity is written as a draft of a ``Consent`` without a patient: its purposes, its kinds of data as classes of resources
and as security labels. Whether a person consented is in no such text, and in none that is read: what one patient agreed to says
nothing about the others. Facts that FHIR has no element for are extensions under names of our own.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from typing import Any

from healthgov.documents.structuring import unstructured
from healthgov.interchange.converted import Converted, Settings, unheld
from healthgov.interchange.own_facts import believed, beside, finished
from healthgov.interchange.reading import Node, opened
from healthgov.interchange.vocabularies import code_of, only, taken_codes
from healthgov.kinds import CategoryCode
from healthgov.models import Article9, Organisation, ProcessingActivity, Taxonomy
from healthgov.models.purposes import PurposeKind

__all__ = ["labels", "read", "write"]

_HL7 = "http://terminology.hl7.org/CodeSystem/"
_CONFIDENTIALITY, _SENSITIVITY, _REASON = f"{_HL7}v3-Confidentiality", f"{_HL7}v3-ActCode", f"{_HL7}v3-ActReason"
_TYPES = "http://hl7.org/fhir/resource-types"
_CATEGORY, _PURPOSE = "urn:healthgov:category", "urn:healthgov:purpose"
_ACTIVITY, _ORGANISATION, _FACT = "urn:healthgov:activity", "urn:healthgov:organisation", "urn:healthgov:fact:"
_GDPR = "http://data.europa.eu/eli/reg/2016/679/oj"
_SCOPE = {"coding": [{"system": f"{_HL7}consentscope", "code": "patient-privacy"}]}
_KIND = [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}]

_SENSITIVE = {
    "PSY": "health.mental",
    "ETH": "health.addiction",
    "GDIS": "genetic",
    "SEX": "health.sexual_reproductive",
}
"""Sensitivities of HL7 that are categories of ours; HIV and others are narrower than any, and are left behind."""
_REASONS = {
    "TREAT": PurposeKind.CARE.value,
    "HPAYMT": PurposeKind.BILLING.value,
    "HRESCH": PurposeKind.RESEARCH.value,
    "HMARKT": PurposeKind.PROSPECTING.value,
    "PUBHLTH": PurposeKind.PUBLIC_HEALTH.value,
}
_WHY = "consents and labels are about activities: their purposes and their data"
_RECORD = "of records only the kind and the labels are read"


def labels(categories: Iterable[str], taxonomy: Taxonomy) -> list[dict[str, str]]:
    """Return the codings of ``meta.security`` for data of these categories: confidentiality first, then sensitivities.

    Normal where there are health data, restricted where one of their categories is a sensitivity of HL7; none elsewhere,
    for then the scale of confidentiality of health records says nothing.

    >>> from healthgov.eu.categories import TAXONOMY
    >>> [one["code"] for one in labels(["health.lab", "health.mental"], TAXONOMY)]
    ['R', 'PSY']
    """
    codes = list(dict.fromkeys(categories))
    sensitive = [key for code in codes for key, one in _SENSITIVE.items() if one == code]
    made = [{"system": _SENSITIVITY, "code": one} for one in sensitive]
    special = any(code_of(code, taxonomy) and taxonomy[code].article_9 is Article9.SPECIAL for code in codes)
    level = "R" if sensitive else "N" if special else None
    return [*([{"system": _CONFIDENTIALITY, "code": level}] if level else []), *made]


def write(organisation: Organisation, *, settings: Settings) -> Converted:
    """Return a bundle with the draft of a consent for each activity."""
    plain: Any = unstructured(organisation)
    whole: dict[str, Any] = {"identifier": {"system": _ORGANISATION, "value": plain["id"]}}
    if plain.get("name"):
        whole["display"] = plain["name"]
    entries = []
    for activity in plain.get("activities", []):
        made = _consent(activity, settings.taxonomy)
        own = beside(activity, _said(Node.of(made), settings.taxonomy)[0])
        extensions = [
            {"url": _FACT + name, "valueString": json.dumps(value, ensure_ascii=False)} for name, value in own.items()
        ]
        entries.append({"resource": {**made, "organization": [whole], **({"extension": extensions} if own else {})}})
    bundle: dict[str, Any] = {"resourceType": "Bundle", "type": "collection"}
    if entries:
        bundle["entry"] = entries
    text = json.dumps(bundle, ensure_ascii=False, indent=2) + "\n"
    back = read(text, name="bundle.json", settings=settings).document
    return Converted(text=text, losses=unheld(organisation, back, _WHY))


def _consent(activity: dict[str, Any], taxonomy: Taxonomy) -> dict[str, Any]:
    codes = list(dict.fromkeys(activity.get("categories") or []))
    made: dict[str, Any] = {"resourceType": "Consent"}
    if security := labels(codes, taxonomy):
        made["meta"] = {"security": security}
    made |= {"identifier": [{"system": _ACTIVITY, "value": activity["id"]}], "status": "draft"}
    made |= {"scope": _SCOPE, "category": _KIND, "policy": [{"uri": _GDPR}]}
    provision: dict[str, Any] = {"type": "permit"}
    if marks := [_label(code) for code in codes]:
        provision["securityLabel"] = marks
    kinds = [one["kind"] for one in activity.get("purposes") or [] if "kind" in one]
    if kinds:
        provision["purpose"] = [_purpose(kind) for kind in kinds]
    if found := sorted({name for code in codes for name in _resources(code, taxonomy)}):
        provision["class"] = [{"system": _TYPES, "code": name} for name in found]
    return {**made, "provision": provision}


def _label(code: str) -> dict[str, str]:
    known = next((key for key, one in _SENSITIVE.items() if one == code), None)
    return {"system": _SENSITIVITY, "code": known} if known else {"system": _CATEGORY, "code": code}


def _purpose(kind: str) -> dict[str, str]:
    known = next((key for key, one in _REASONS.items() if one == kind), None)
    return {"system": _REASON, "code": known} if known else {"system": _PURPOSE, "code": kind}


def _resources(code: str, taxonomy: Taxonomy) -> list[str]:
    """The kinds of resources that hold data of a category, and of no other."""
    names = taxonomy[code].fhir if code in taxonomy else ()
    return [name for name in names if "." not in name and only(taxonomy.from_fhir(name)) == code]


def read(content: str | bytes, *, name: str, settings: Settings) -> Converted:
    """Return the activities that the consents of a resource or bundle are about, and one for its records."""
    root = opened(content, name, formats=("json",))
    resources = [root]
    if root.value.get("resourceType") == "Bundle":
        root.fixed("resourceType", "Bundle")
        root.fixed("type", "collection")
        resources = [one for entry in root.items("entry") if (one := entry.mapping("resource"))]
    elif "resourceType" not in root:
        root.wrong("a FHIR resource or bundle, with its resourceType")
    said: dict[str, Any] = {"id": settings.organisation}
    activities: list[dict[str, Any]] = []
    records: list[tuple[Node, str | None]] = []
    for place, node in enumerate(resources, 1):
        if node.value.get("resourceType") == "Consent":
            activities.append(_read(node, place, said, settings.taxonomy))
        else:
            records += _record(node, settings.taxonomy)
    if codes := taken_codes(records):
        activities.append({"id": "records", "categories": codes})
    said |= {"activities": activities} if activities else {}
    document, losses = finished(said, root)
    return Converted(document=document, losses=losses)


def _record(node: Node, taxonomy: Taxonomy) -> list[tuple[Node, str | None]]:
    """The categories that a record is of, by its kind and its labels; nothing else of it is read."""
    found: list[tuple[Node, str | None]] = []
    if kind := node.at_text("resourceType"):
        found.append((kind, only(taxonomy.from_fhir(kind.value))))
    meta = node.mapping("meta")
    for one in meta.items("security") if meta else []:
        code = _code_at(one)
        if one.value.get("system") == _SENSITIVITY and code in _SENSITIVE:
            found.append((one, _SENSITIVE[code]))
        elif one.value.get("system") == _CATEGORY:
            found.append((one, _code(code)))
        else:
            found.append((one, None))
    node.lost(_RECORD)
    return found


def _code_at(node: Node) -> str | None:
    """The code of a coding, where it is a text: it may be anything."""
    code = node.value.get("code")
    return code if isinstance(code, str) else None


def _code(code: object) -> str | None:
    with contextlib.suppress(ValueError):
        return str(CategoryCode(code)) if isinstance(code, str) else None
    return None


def _read(node: Node, place: int, whole: dict[str, Any], taxonomy: Taxonomy) -> dict[str, Any]:
    """The activity that a consent is about."""
    for one in node.items("organization"):
        key = one.mapping("identifier")
        if key and key.value.get("system") == _ORGANISATION and (ident := key.text("value")):
            key.fixed("system", _ORGANISATION)
            whole["id"] = ident
            if title := one.text("display"):
                whole["name"] = title
    said, nodes = _said(node, taxonomy)
    said["id"] = said["id"] or f"consent-{place}"
    values: dict[str, Any] = {}
    for name, one in nodes.items():
        values[name] = one.value
        with contextlib.suppress(ValueError, TypeError, RecursionError):
            values[name] = json.loads(one.value)

    def same(facts: dict[str, Any]) -> bool:
        again = _said(Node.of(_consent(facts, taxonomy)), taxonomy)[0]
        return {**again, "id": ""} == {**said, "id": ""}

    return believed(said, nodes, ProcessingActivity, same, values)


def _said(node: Node, taxonomy: Taxonomy) -> tuple[dict[str, Any], dict[str, Node]]:
    """What the elements of a consent say, and where the extensions of our own stand."""
    node.fixed("resourceType", "Consent")
    node.fixed("status", "draft")
    node.fixed("scope", _SCOPE)
    node.fixed("category", _KIND)
    node.fixed("policy", [{"uri": _GDPR}])
    said: dict[str, Any] = {"id": ""}
    for one in node.items("identifier"):
        if one.value.get("system") == _ACTIVITY and (ident := one.text("value")):
            one.fixed("system", _ACTIVITY)
            said["id"] = ident
    provision = node.mapping("provision")
    if provision and provision.value.get("type") == "permit":
        provision.fixed("type", "permit")
        said |= _provided(provision, taxonomy)
    if meta := node.mapping("meta"):
        meta.fixed("security", labels(said.get("categories", ()), taxonomy))
    own: dict[str, Node] = {}
    for one in node.items("extension"):
        url = one.at_text("url")
        if url and url.value.startswith(_FACT) and (value := one.child("valueString")):
            url.taken()
            own[url.value.removeprefix(_FACT)] = value
    return said, own


def _provided(provision: Node, taxonomy: Taxonomy) -> dict[str, Any]:
    """The purposes and the categories that a provision permits."""
    said: dict[str, Any] = {}
    kinds = [(one, _kind_of(one)) for one in provision.items("purpose")]
    for one, kind in kinds:
        if kind:
            one.taken()
    if purposes := [{"kind": kind} for _, kind in kinds if kind]:
        said["purposes"] = purposes
    marks: list[tuple[Node, str | None]] = []
    for one in provision.items("securityLabel"):
        system, code = one.value.get("system"), _code_at(one)
        known = _SENSITIVE.get(str(code)) if system == _SENSITIVITY else None
        marks.append((one, known or (_code(code) if system == _CATEGORY else None)))
    for one in provision.items("class"):
        code = _code_at(one) if one.value.get("system") == _TYPES else None
        marks.append((one, only(taxonomy.from_fhir(code)) if isinstance(code, str) else None))
    if codes := taken_codes(marks):
        said["categories"] = codes
    return said


def _kind_of(node: Node) -> str | None:
    system, code = node.value.get("system"), _code_at(node)
    if system == _PURPOSE:
        return code if code in {one.value for one in PurposeKind} else None
    return _REASONS.get(str(code)) if system == _REASON else None
