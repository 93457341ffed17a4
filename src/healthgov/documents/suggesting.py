"""What may be meant by a field that a model does not have, and by a value that is none of the choices.

A slip of the hand, or its name in another language: what is suggested is always a word of ours, never the value.
"""

from __future__ import annotations

import difflib
import enum
import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from healthgov.documents.register_values import country_called
from healthgov.facts import facts_of, is_model, unknown_field
from healthgov.kinds import COUNTRIES, CategoryCode, CountryCode
from healthgov.languages import ENGLISH, label, languages, say

__all__ = ["Suggestions", "value_meant"]

_ARTICLES = re.compile(r"^(?:l'|le |la |les |du |des |de la |de l'|un |une )")
_SIGNS = re.compile(r"[^a-z0-9]+")
_LONGEST = 64


class Suggestions:
    """What was suggested in one reading: a key met a hundred times is looked up once, and kept no longer."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, type], str] = {}

    def unknown(self, name: object, kind: type, known: Iterable[str]) -> str:
        """What is said of the field; it is named where it looks like a field's name."""
        if not isinstance(name, str) or len(name) > _LONGEST:
            return unknown_field(name, known)
        found = self._known.get((name, kind))
        if found is None:
            meant = _meant(name, kind) if is_model(kind) else None
            found = unknown_field(name, known, meant)
            self._known[name, kind] = found
        return found


def value_meant(value: object, kind: Any) -> str:
    """What is said behind what was expected of a value: the choice, the country or the truth that may be meant."""
    if not isinstance(value, str) or not value or len(value) > _LONGEST:
        return ""
    found = ""
    if kind is bool:
        found = _TRUTHS.get(_plain(value), "")
    elif kind is CountryCode:
        found = "" if value.upper() in COUNTRIES else country_called(value)
    elif kind is CategoryCode:
        found = ".".join(_plain(value).split())
        found = found if found in _categories() else ""
    elif isinstance(kind, type) and issubclass(kind, enum.Enum):
        names, words = _choices(kind), _plain(value)
        near = difflib.get_close_matches(words, names, 1, 0.75)
        inside = {choice for name, choice in names.items() if len(words) > 3 and f" {words} " in f" {name} "}  # noqa: PLR2004  a word, not an article
        found = names[near[0]] if near else inside.pop() if len(inside) == 1 else ""
    return f"; did you mean {found}?" if found else ""


_TRUTHS = dict.fromkeys(("yes", "oui", "on", "vrai", "true", "y", "o"), "true") | dict.fromkeys(
    ("no", "non", "off", "faux", "false", "n"), "false"
)
"""What people write for a truth; in YAML 1.2 ``yes`` is a text."""


@functools.cache
def _choices(kind: type[enum.Enum]) -> dict[str, str]:
    """The choices by what they are called, in each language."""
    found: dict[str, str] = {}
    for one in kind:
        found.setdefault(_plain(str(one.value)), str(one.value))
        for language in languages():
            found.setdefault(_plain(label(one, language)), str(one.value))
    return found


@functools.cache
def _categories() -> frozenset[str]:
    from healthgov.documents.register_making import categories  # noqa: PLC0415  for slips only

    return frozenset(map(str, categories()))


def _meant(name: str, kind: Any) -> str | None:
    """The fact that a name stands for in another language."""
    words = _plain(name)
    names = _names(kind)
    if not words:
        return None
    if words in names:
        return names[words]
    inside = {fact for other, fact in names.items() if _lies_in(words, other)}
    return next(iter(inside)) if len(inside) == 1 else None


def _lies_in(words: str, other: str) -> bool:
    """Whether one is the beginning of the other: ``activites`` of ``activites de traitement``."""
    return len(words) > 3 and other.startswith(f"{words} ")  # noqa: PLR2004  a word, not an article


@functools.cache
def _names(kind: type) -> dict[str, str]:
    """The facts of a model by what they are called in the other languages."""
    found: dict[str, str] = {}
    for language in languages():
        if language != ENGLISH:
            for fact in facts_of(kind):
                if fact.words.noun:
                    found.setdefault(_plain(say(fact.words.noun, None, language)), fact.name)
    for english, others in _COMMON.items():
        if english in kind._names:  # type: ignore[attr-defined]  # noqa: SLF001
            for other in others:
                found.setdefault(other, english)
    return found


_COMMON = {
    "id": ("identifiant",),
    "name": ("nom",),
    "contact": ("coordonnees",),
    "country": ("pays",),
    "kind": ("nature", "type", "genre"),
    "hosting": ("hebergement", "hebergements", "hebergeur"),
    "activities": ("traitements", "activites", "activites de traitement"),
    "purposes": ("finalites",),
    "recipients": ("destinataires",),
    "systems": ("systemes",),
    "breaches": ("violations",),
    "requests": ("demandes",),
    "campaigns": ("campagnes",),
    "waivers": ("derogations",),
    "retention": ("conservation", "duree de conservation"),
    "certificates": ("certificats",),
    "contract": ("contrat",),
    "layers": ("couches", "niveaux"),
    "storage": ("stockage",),
    "entities": ("entites",),
    "since": ("depuis", "debut", "date de debut"),
    "until": ("jusqu au", "fin", "date de fin"),
    "legal_basis": ("base legale", "base juridique"),
    "role": ("role", "qualite"),
    "categories": ("categories de donnees",),
    "governance": ("gouvernance",),
    "staff": ("effectif", "effectifs"),
}
"""Short French names that people write; the longer ones are what facts are called in the catalogue."""


def _plain(text: str) -> str:
    """Words without accents, articles, case and signs."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    return _SIGNS.sub(" ", _ARTICLES.sub("", bare.replace("_", " "))).strip()
