"""A privacy declaration of fides and an activity of ours: what the fields of the one say of the other."""

from __future__ import annotations

import contextlib
import re
from typing import Any

from healthgov.documents.structuring import unstructured
from healthgov.durations import Length
from healthgov.interchange.fides_words import (
    BASES,
    CONDITIONS,
    UNSTATED_USE,
    Defined,
    category_of,
    key_of_category,
    key_of_kind,
    key_of_subject,
    kind_of_use,
    subject_of,
)
from healthgov.interchange.reading import Node
from healthgov.interchange.vocabularies import taken_codes
from healthgov.lengths import length_of
from healthgov.models import Taxonomy

__all__ = ["declaration_of", "said_by"]

_WORDS = re.compile(r"([0-9]{1,6}) (day|month|year)s?", re.ASCII)
_NO_USE = "it names no kind of purpose for certain"
_NO_LENGTH = "it is no length that is certain, such as P3Y or 3 years"


def declaration_of(activity: dict[str, Any], defined: Defined, taxonomy: Taxonomy) -> dict[str, Any]:
    """The privacy declaration for an activity."""
    purposes = activity.get("purposes") or [{}]
    made: dict[str, Any] = {"name": activity.get("name") or activity["id"]}
    made["data_categories"] = [key_of_category(one, taxonomy, defined) for one in activity.get("categories") or []]
    made["data_use"] = key_of_kind(purposes[0].get("kind"), defined)
    made["data_subjects"] = [key_of_subject(one, defined) for one in activity.get("subjects") or []]
    for field, words, fact in (
        ("legal_basis_for_processing", BASES, "legal_basis"),
        ("special_category_legal_basis", CONDITIONS, "article_9"),
    ):
        if word := next((word for word, value in words.items() if value == purposes[0].get(fact)), None):
            made[field] = word
    limits = activity.get("retention") or []
    if len(limits) == 1 and "period" in limits[0]:
        made["retention_period"] = limits[0]["period"]
    return made


def said_by(node: Node, taxonomy: Taxonomy) -> dict[str, Any]:
    """What the fields of a privacy declaration say."""
    said: dict[str, Any] = {}
    if title := node.text("name"):
        said["name"] = title
    if purpose := _purpose(node):
        said["purposes"] = [purpose]
    marks = node.items("data_subjects", str)
    if subjects := taken_codes((one, subject_of(one.value)) for one in marks):
        said["subjects"] = subjects
    marks = node.items("data_categories", str)
    if codes := taken_codes((one, category_of(one.value, taxonomy)) for one in marks):
        said["categories"] = codes
    period = _period(node.at_text("retention_period"))
    if period is not None:
        said["retention"] = [{"id": "retention", "period": period}]
    return said


def _purpose(node: Node) -> dict[str, Any]:
    purpose: dict[str, Any] = {}
    use = node.at_text("data_use")
    if use and (kind := kind_of_use(use.value)):
        use.taken()
        purpose["kind"] = kind
    elif use and use.value == UNSTATED_USE:
        use.taken()
    elif use:
        use.lost(_NO_USE)
    for field, words, fact in (
        ("legal_basis_for_processing", BASES, "legal_basis"),
        ("special_category_legal_basis", CONDITIONS, "article_9"),
    ):
        found = node.at_text(field)
        if found and found.value in words:
            found.taken()
            purpose[fact] = words[found.value]
        elif found:
            found.wrong(f"one of: {'; '.join(words)}")
    return purpose


def _period(node: Node | None) -> str | None:
    if node is None:
        return None
    words = _WORDS.fullmatch(node.value.strip())
    length: object = None
    with contextlib.suppress(ValueError):
        length = length_of({"value": int(words[1]), "unit": words[2]} if words else node.value)
    if not isinstance(length, Length):
        node.lost(_NO_LENGTH)
        return None
    node.taken()
    return str(unstructured(length))
