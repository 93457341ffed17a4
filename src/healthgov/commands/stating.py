"""How a fact is stated: what is written behind its name in a document."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from typing import Any

from healthgov.documents.json_schema import choices_of
from healthgov.facts import Fact, facts_of, hints, is_model
from healthgov.languages import label, say
from healthgov.models import Organisation

__all__ = ["hint_of", "is_listed", "leaves_of", "parts_of", "stated_at"]

_MOST = 12
"""More choices than these are not listed."""


def stated_at(path: str, language: str) -> str:
    """How the fact at a path of a document is stated: ``necessary: true | false``; empty for a path that names no fact."""
    model: Any = Organisation
    fact: Fact[Any] | None = None
    for name in re.sub(r"\[\d+\]", "", path).split("."):
        fact = next((one for one in facts_of(model) if one.name == name), None) if is_model(model) else None
        if fact is None:
            return ""
        model = next((leaf for leaf in leaves_of(hints(model)[name]) if is_model(leaf)), None)
    return "" if fact is None else f"{fact.name}: {hint_of(fact, language)}"


def hint_of(fact: Fact[Any], language: str) -> str:
    """What stands behind the name of a fact in a document: its choices, true or false, a date, a list of things."""
    hint = hints(fact.owner)[fact.name]
    choices = choices_of(hint)
    leaves = [leaf for leaf in leaves_of(hint) if leaf not in (type(None), Ellipsis)]
    leaf: Any = leaves[0]
    if leaf is str and _named_there(fact):
        words = say("the ids of: {name}", {"name": fact.name}, language)
    elif choices and len(choices) <= _MOST:
        words = " | ".join(str(one.value) for one in choices)
        meant = say("; ", None, language).join(label(one, language) for one in choices) if language != "en" else ""
        words = f"{words}  ({meant})" if meant else words
    elif leaf is bool:
        words = "true | false"
    elif is_model(leaf) or choices:
        name = (
            leaf.__name__ if is_model(leaf) else f"{fact.owner.__name__}.{fact.name}"
        )  # kinds of many things are a kind
        words = say("… (see: healthgov facts {name})", {"name": name}, language)
    else:
        words = say(_WORDS.get(leaf.__name__, "…"), None, language)
    return f"[{words}]" if is_listed(fact) else words


def is_listed(fact: Fact[Any]) -> bool:
    """Whether a fact is a list."""
    return any(typing.get_origin(part) in (tuple, frozenset) for part in parts_of(hints(fact.owner)[fact.name]))


def _named_there(fact: Fact[Any]) -> bool:
    """Whether a list of texts names things that a section of the document describes: hosting, systems, recipients."""
    section = next((one for one in facts_of(Organisation) if one.name == fact.name), None)
    if fact.owner is Organisation or section is None or not is_listed(fact):
        return False
    return any(is_model(leaf) for leaf in leaves_of(hints(Organisation)[fact.name]))


_WORDS = {
    "str": "a text", "int": "a whole number", "Count": "a whole number from 0 on", "float": "a number", "date": "YYYY-MM-DD", "datetime": "YYYY-MM-DDTHH:MM:SS+00:00",
    "CountryCode": "a country (two letters)", "CategoryCode": "a category of data", "RegionCode": "a part of a country (ISO 3166-2)", "Period": "P3Y", "Length": "P3Y",
}  # fmt: skip


def parts_of(hint: Any) -> Iterator[Any]:
    """An annotation, and everything inside it."""
    yield hint
    for part in typing.get_args(hint):
        yield from parts_of(part)


def leaves_of(hint: Any) -> Iterator[Any]:
    """The innermost parts of an annotation."""
    return (part for part in parts_of(hint) if not typing.get_args(part))
