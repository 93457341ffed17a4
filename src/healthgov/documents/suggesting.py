"""What may be meant by a field that a model does not have, and by a value that is none of the choices.

A slip of the hand, or its name in another language: what is suggested is always a word of ours, never the value.
"""

from __future__ import annotations

import difflib
import enum
import functools
import re
import typing
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from healthgov.documents.periods_meant import period_meant
from healthgov.documents.register_values import country_called
from healthgov.documents.usual_names import USUAL_CHOICES, USUAL_FIELDS
from healthgov.documents.yaml_reasons import BLANK, ODD
from healthgov.durations import Length
from healthgov.facts import facts_of, hints, is_model, unknown_field
from healthgov.kinds import COUNTRIES, REGIONS, CategoryCode, CountryCode, RegionCode, instead_of
from healthgov.languages import ENGLISH, category_name, label, languages, say
from healthgov.periods import Period

__all__ = [
    "Suggestions",
    "category_meant",
    "choice_meant",
    "list_meant",
    "mapping_meant",
    "section_meant",
    "value_meant",
]

_ARTICLES = re.compile(r"^(?:the |l'|le |la |les |du |des |de la |de l'|un |une )")
_ARTICLE_OF_LAW = re.compile(r"^(?:art|article) ")
_SIGNS = re.compile(r"[^a-z0-9]+")
_LONGEST = 64
_NEAR = 0.8
_ALIKE = 0.7
"""So much alike is a name that is told where nothing else is known; a word of the same letters is another word."""
_WORD = 3
"""What is longer is a word, and no article."""


class Suggestions:
    """What was suggested in one reading: a key met a hundred times is looked up once, and kept no longer."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, type], str] = {}
        self._meant: dict[tuple[str, type], str] = {}
        self._near: dict[tuple[str, type], str] = {}

    def unknown(self, name: object, kind: type, known: Iterable[str]) -> str:
        """What is said of the field; it is named where it looks like a field's name."""
        if not isinstance(name, str) or len(name) > _LONGEST:
            return unknown_field(name, known, kind=kind)
        if name != name.strip(ODD):
            return BLANK
        found = self._known.get((name, kind))
        if found is None:
            meant = None
            if is_model(kind):
                meant = (
                    self.meant(name, kind, known) or _below(name, kind) or _within(name, kind) or self._near[name, kind]
                )
            found = self._known[name, kind] = unknown_field(name, known, meant, kind=kind)
        return found

    def meant(self, name: object, kind: type, known: Iterable[str]) -> str:
        """The fact that a name stands for: in another language, or but for a slip."""
        if not isinstance(name, str) or len(name) > _LONGEST or not is_model(kind):
            return ""
        found = self._meant.get((name, kind))
        if found is None:
            found = _meant(name, kind) or ""
            if not found:
                alike = difflib.get_close_matches(_plain(name).replace(" ", "_"), known, 1, _ALIKE)
                near = "".join(one for one in alike if not _denies(one, name))
                self._near[name, kind] = near
                found = near if near and difflib.SequenceMatcher(None, near, name).ratio() >= _NEAR else ""
            self._meant[name, kind] = found
        return found


def _denies(fact: str, name: str) -> bool:
    """Whether a fact says the contrary of what is written: who answered something has left nothing unanswered."""
    return any(fact == f"{no}{name}" or name == f"{no}{fact}" for no in ("un", "not_", "no_", "non_"))


def section_meant(stem: str, sections: Iterable[str]) -> str:
    """The section that the name of a file may mean, in whatever language it is called."""
    words = _plain(stem)
    called = {other: fact for fact, others in USUAL_FIELDS.items() for other in others}
    found = called.get(words) or called.get(f"{words}s") or "".join(difflib.get_close_matches(stem, sections, 1, _NEAR))
    return found if found in sections else ""


def value_meant(expected: str, value: object, kind: Any) -> str:
    """What is said of a value: what was expected, and the choice, the country or the truth that may be meant."""
    if kind is CountryCode and type(value) is int:
        value = str(value)  # French territories have numbers too
    if kind in (Period, Length) and type(value) is int:
        return f"{expected}; a number alone does not say whether of years, months or days"
    if not isinstance(value, str) or not value or len(value) > _LONGEST:
        return expected
    found = ""
    value = value.strip(_AROUND)  # quotation marks and spaces of another kind come with what is copied
    if kind is date:
        return _day_meant(expected, value)
    if kind in (Period, Length):
        return period_meant(expected, value, hours=kind is Length, ranged=kind is Length)
    if kind is bool:
        found = _TRUTHS.get(_plain(value), "")
    elif kind in _CODES:
        found = _CODES[kind](value)
    elif isinstance(kind, type) and issubclass(kind, enum.Enum):
        found = choice_meant(value, kind)
    return f"{expected}; did you mean {found}?" if found else expected


def _country_meant(value: str) -> str:
    """The country of a name or of another code, or that in which every region of a provider lies that is called so."""
    if value in COUNTRIES or instead_of(value):
        return value if value in COUNTRIES else ""
    from healthgov.models.regions import countries_of_region  # noqa: PLC0415  for slips only

    places = {*countries_of_region(value).values()}
    return country_called(value) or (str(places.pop()) if len(places) == 1 else "")


def _region_meant(value: str) -> str:
    """The part of a country that a text may mean: by its code in other letters, by the half of it, or by its name."""
    wanted = value.upper().replace("_", "-")
    codes = {f"{country}-{part}" for country, parts in REGIONS.items() for part in parts}
    if wanted in codes:
        return wanted
    import pycountry  # noqa: PLC0415  for slips only

    found = [one.code for one in pycountry.subdivisions if one.code in codes and _plain(one.name) == _plain(value)]
    found += [code for code in codes if code.partition("-")[2] == wanted]
    return found[0] if len(found) == 1 else ""


def choice_meant(value: str, kind: type[enum.Enum]) -> str:
    """The choice that a text may mean: one that is called so in some language, or nearly so."""
    names, words = _choices(kind), _plain(value)
    if words in names:
        return names[words]
    said = {words, _ARTICLE_OF_LAW.sub("", words)}
    usual = [one for one in names.values() if said & {*USUAL_CHOICES.get(one, ())}]
    if usual:
        return usual[0]
    told = set(words.split())
    inside = dict.fromkeys(choice for name, choice in names.items() if len(words) > _WORD and told <= set(name.split()))
    if len(inside) > 1:  # such as the versions of one text: which of them, nobody can tell
        return ", ".join(inside) if len(inside) <= _FEW else ""
    near = difflib.get_close_matches(words, names, 1, 0.75)
    if near:
        return names[near[0]]
    around = {choice for name, choice in names.items() if len(name) > _WORD and told >= set(name.split())}
    return next((one.pop() for one in ({*inside}, around) if len(one) == 1), "")


def category_meant(value: str) -> str:
    """The category of data that a text may mean: one that is written or called so, in some language, or nearly so."""
    words, known = _plain(value), _categories()
    near = difflib.get_close_matches(words, known, 1, 0.85)
    return known[near[0]] if near else ""


_CODES: dict[Any, Callable[[str], str]] = {
    CountryCode: _country_meant,
    RegionCode: _region_meant,
    CategoryCode: category_meant,
}
"""Which code a text may mean, by the kind of code."""


def _day_meant(expected: str, value: str) -> str:
    """What is said of a day that is written otherwise; which one is meant may not be certain, and is not said."""
    if _LOOSE_DAY.fullmatch(value):
        return f"{expected}; month and day have two digits each"
    if _DAY_IN_WORDS.fullmatch(value):
        return f"{expected}; the year comes first, and all is in digits, as in 2026-03-01"
    return expected


def list_meant(expected: str, value: object) -> str:
    """What is said where something else stands for a list: one item alone, nearly always."""
    return "a list; one item alone stands in brackets: [ ]" if isinstance(value, str) else expected


def mapping_meant(expected: str, value: object) -> str:
    """What is said where a text stands for a mapping: nearly always it has a colon without its space."""
    if not isinstance(value, str) or not _GLUED.match(value):
        return expected
    return f"{expected}; an ordinary space stands behind each colon"


_AROUND = f" {ODD}\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb\"'"
_LOOSE_DAY = re.compile(r"\d{4}-(?:\d-\d{1,2}|\d\d-\d)", re.ASCII)
_DAY_IN_WORDS = re.compile(r"\d{1,2}(?:er)?(?:[ /.-](?:\d{1,2}|[^\W\d]{3,10}\.?)[ /.-])\d{2,4}")
_GLUED = re.compile(r"[\w-]+:(?!//)(?![ ])")
_TRUTHS: dict[str, str] = {
    word: truth
    for truth, words in {"true": "yes oui on vrai true y o", "false": "no non off faux false n"}.items()
    for word in words.split()
}
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
def _categories() -> dict[str, str]:
    """The categories of data by their codes and by what they are called; "données de santé" is "santé" too."""
    from healthgov.documents.register_making import categories  # noqa: PLC0415  for slips only

    found: dict[str, str] = {}
    for code in categories():
        found.setdefault(_plain(code), str(code))
        for language in languages():
            called = _plain(category_name(code, language))
            found.setdefault(called, str(code))
            found.setdefault(called.removeprefix("donnees de ").removeprefix("donnees "), str(code))
    return found


def _meant(name: str, kind: Any) -> str | None:
    """The fact that a name stands for in another language."""
    words = _plain(name)
    names = _names(kind)
    if not words:
        return None
    if words in ("name", *USUAL_FIELDS["name"]) and "name" not in kind._names and "id" in kind._names:  # noqa: SLF001
        return "id"  # what has no name is called by its id
    for one in (words, f"{words}s", words.removesuffix("s")):
        if one in names:
            return names[one]
    inside = {fact for other, fact in names.items() if _lies_in(words, other)}
    return next(iter(inside)) if len(inside) == 1 else None


def _within(name: str, kind: Any) -> str:
    """The one fact that has the word in its name, in any language: ``applications`` in "sites and applications"."""
    words = _plain(name).removesuffix("s")
    names = {**_names(kind), **_nouns(kind, [ENGLISH])}
    found = {fact for other, fact in names.items() if len(words) > _WORD and words in re.sub(r"s\b", "", other).split()}
    return found.pop() if len(found) == 1 else ""


def _below(name: str, kind: Any) -> str:
    """The fact of a thing below that a name stands for, by its path: ``purposes.legal_basis``; where that is one alone."""
    everywhere = next((one for one in _EVERYWHERE if _plain(name) in (one, *USUAL_FIELDS.get(one, ()))), "")
    if everywhere:
        return ", ".join(_places_of(everywhere, kind))
    below = [(field, one) for field, hint in hints(kind).items() for one in filter(is_model, _leaves(hint))]
    named = {f"{field}.{name}" for field, one in below if name in one._names}  # noqa: SLF001
    called = named or {f"{field}.{fact}" for field, one in below if (fact := _meant(name, one) or "")}
    found = {path for path in called if path.rpartition(".")[2] not in _EVERYWHERE}
    return found.pop() if len(found) == 1 else ""


def _places_of(fact: str, kind: Any, *, deep: int = 2) -> list[str]:
    """Where things below have a fact that many things have, two steps down at most; where that is in too many places, nowhere."""
    if fact == "name" and "id" in kind._names:  # noqa: SLF001
        return ["id"]  # what has no name is called by its id
    found = []
    for field, hint in hints(kind).items():
        for below in filter(is_model, _leaves(hint)):
            found += [f"{field}.{fact}"] if fact in below._names else []  # noqa: SLF001
            found += [f"{field}.{path}" for path in _places_of(fact, below, deep=deep - 1)] if deep > 1 else []
    return found if len(found) <= _FEW else []


def _leaves(hint: Any) -> Iterator[Any]:
    inside = typing.get_args(hint)
    if not inside and isinstance(hint, type):
        yield hint
    for one in inside:
        yield from _leaves(one)


_EVERYWHERE = ("id", "name", "kind", "country", "since", "until")
"""Facts that many things have."""
_FEW = 3
"""So many places are named."""


def _lies_in(words: str, other: str) -> bool:
    """Whether one is the beginning of the other: ``activites`` of ``activites de traitement``."""
    return len(words) > _WORD and other.startswith(f"{words} ")


@functools.cache
def _names(kind: type) -> dict[str, str]:
    """The facts of a model by what they are called in the other languages."""
    found = _nouns(kind, [one for one in languages() if one != ENGLISH])
    for english, others in USUAL_FIELDS.items():
        if english in kind._names:  # type: ignore[attr-defined]  # noqa: SLF001
            for other in others:
                found.setdefault(other, english)
    return found


def _nouns(kind: type, spoken: Iterable[str]) -> dict[str, str]:
    """The facts of a model by what they are called in some languages."""
    found: dict[str, str] = {}
    for language in spoken:
        for fact in facts_of(kind):
            for noun in filter(None, (fact.words.noun, fact.words.one)):
                found.setdefault(_plain(say(noun, None, language)), fact.name)
    return found


def _plain(text: str) -> str:
    """Words without accents, articles, case and signs."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    return _SIGNS.sub(" ", _ARTICLES.sub("", bare.replace("_", " "))).strip()
