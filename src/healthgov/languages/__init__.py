"""Sentences are written in English, in code; every other language is one catalogue beside this file.

A catalogue is a TOML file named after its language (``fr.toml``), with a table for each room and a line for each
sentence: the English sentence is the key. The pages of rules stand in a file beside it (``fr.rules.toml``, see
:mod:`healthgov.languages.pages`), and names of countries in another (``fr.countries.toml``). A third language is one or
more such files, found by listing; one that lies elsewhere is added by its path (:mod:`healthgov.languages.adding`). A house
rule may bring its own words: ``worded("The host is on the approved list.", fr="L'hébergeur figure sur la liste agréée.")``.

>>> say("at most {limit}", {"limit": 3})
'at most 3'
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Self

from healthgov.kinds import CategoryCode, CountryCode
from healthgov.languages.english import LABELS
from healthgov.languages.files import ENGLISH, languages, read
from healthgov.lengths import Elapsed
from healthgov.periods import Day, Period, Validity

__all__ = [
    "ENGLISH",
    "Phrase",
    "Worded",
    "beginning",
    "category_name",
    "cited",
    "country_name",
    "day_in_words",
    "in_all",
    "joined",
    "label",
    "languages",
    "say",
    "sentences",
    "spell",
    "translated",
    "worded",
]


class Worded(str):
    """An English sentence that carries its translations; made by :func:`worded`."""

    __slots__ = ("others",)

    others: Mapping[str, str]

    def __new__(cls, sentence: str, others: Mapping[str, str]) -> Self:
        """Keep the translations beside the sentence."""
        made = super().__new__(cls, sentence)
        made.others = others if isinstance(others, _Spoken) else dict(others)
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[str, Mapping[str, str]]]:
        return type(self), (str(self), dict(self.others))


class _Spoken(Mapping[str, str]):
    """Words in every other language, each made when it is first asked for: who reads English opens no catalogue."""

    def __init__(self, speak: Callable[[str], str]) -> None:
        self._speak = functools.cache(speak)

    def __getitem__(self, language: str) -> str:
        if language not in languages()[1:]:
            raise KeyError(language)
        return self._speak(language)

    def __iter__(self) -> Iterator[str]:
        return iter(languages()[1:])

    def __len__(self) -> int:
        return len(languages()) - 1


class Phrase(str):
    """Words of ours that a sentence quotes, such as the name of a fact: they are said in the language of the sentence."""

    __slots__ = ()


def worded(sentence: str, **others: str) -> Worded:
    """An English sentence with its translations, for rules of a house: ``worded("...", fr="...")``."""
    return Worded(sentence, others)


def in_all(speak: Callable[[str], str]) -> Worded:
    """Words in every language there is, each made by ``speak``."""
    return Worded(speak(ENGLISH), _Spoken(speak))


def translated(sentence: str, language: str) -> str:
    """The sentence in a language; the English one where the catalogue does not have it."""
    if language == ENGLISH:
        return sentence
    if isinstance(sentence, Worded) and language in sentence.others:
        return sentence.others[language]
    return _catalogue(language).get(sentence, sentence)


def say(sentence: str, values: Mapping[str, object] | None = None, language: str = ENGLISH) -> str:
    """The sentence in a language with its values filled in.

    :raises LookupError: for a language that has no catalogue.
    """
    words = translated(sentence, language)
    if not values:
        return words
    return words.format_map({name: spell(value, language) for name, value in values.items()})


def joined(sentences: Iterable[str], language: str = ENGLISH) -> str:
    """Several sentences on one line: nothing is put behind one that ends in a sign of its own.

    >>> joined(["Is it signed?", "Is it kept?", "the rest is in order"])
    'Is it signed? Is it kept? the rest is in order'
    """
    between, line = say("; ", None, language), ""
    for sentence in sentences:
        line += f"{' ' if line.endswith(('?', '.')) else between}{sentence}" if line else sentence
    return line


def cited(cite: str, language: str = ENGLISH) -> str:
    """A citation as a lawyer writes it in a language: known whole, or by how it begins."""
    words = translated(cite, language)
    if words != cite or language == ENGLISH:
        return words
    begins = max(
        (known for known in _tables(language).get("citations", {}) if cite.startswith(known)), key=len, default=""
    )
    return translated(begins, language) + cite[len(begins) :]


def sentences(language: str, room: str) -> tuple[str, ...]:
    """The English sentences that a room of a catalogue has words for."""
    return tuple(_tables(language).get(room, ()))


def spell(value: object, language: str = ENGLISH) -> str:
    """A value in words: members of enumerations by their label, periods in full, several joined by commas."""
    if isinstance(value, (tuple, frozenset)):
        return ", ".join(sorted(spell(item, language) for item in value)) or "–"
    if isinstance(value, enum.Enum):
        return label(value, language)
    if isinstance(value, Period):
        return _length(value, language)
    if isinstance(value, Elapsed):
        return _elapsed(value, language)
    if isinstance(value, CategoryCode):
        return category_name(value, language)
    if isinstance(value, CountryCode):
        return country_name(value, language)
    if language != ENGLISH:
        if isinstance(value, (date, Day)):
            return _day(value, language)
        if isinstance(value, Validity):
            return _days(value, language)
    return _written(value, language)


def _written(value: object, language: str) -> str:
    if isinstance(value, (Phrase, Worded)):
        return translated(value, language)
    cite = getattr(value, "cite", None)
    return cited(cite, language) if isinstance(cite, str) else str(value)


def label(member: enum.Enum, language: str = ENGLISH) -> str:
    """A member of an enumeration in words; catalogues name it ``Channel.email``, and so does ``english.py``."""
    kind = type(member)
    ours = kind.__module__.startswith("healthgov.")
    known = _catalogue(language) if language != ENGLISH else LABELS if ours else {}
    found = known.get(f"{kind.__name__}.{member.value}")
    if found is not None:
        return found
    value = str(member.value)
    # A version is a number: v2_0 is 2.0.
    version = value.startswith("v") and value[1:].replace("_", "").isdecimal()
    return value[1:].replace("_", ".") if version else value.replace("_", " ")


def _length(period: Period, language: str) -> str:
    """A period: a unit has a word for one and a word for several."""
    if language == ENGLISH:
        return period.sentence()
    counts = ((period.years, "year", "years"), (period.months, "month", "months"), (period.days, "day", "days"))
    parts = [
        f"{count} {translated(several if count > 1 else one, language)}" for count, one, several in counts if count
    ]
    return translated(" and ", language).join(parts) or translated("0 days", language)


def _elapsed(length: Elapsed, language: str) -> str:
    """Hours, or minutes: the words of a catalogue are those of retention terms."""
    count, unit = str(length).split(" ")
    return f"{count} {translated(unit, language)}"


def category_name(code: CategoryCode, language: str = ENGLISH) -> str:
    """A category of data in words: the code is English, and catalogues name it ``CategoryCode.health.record``."""
    return str(code) if language == ENGLISH else _catalogue(language).get(f"CategoryCode.{code}", str(code))


def country_name(code: str, language: str = ENGLISH) -> str:
    """A country by its name as it stands in a sentence, from the list of names in a language; its code where there is none."""
    return _countries(language).get(code, code)


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def beginning(text: str) -> str:
    """The text as it stands at the beginning of a line or a sentence.

    >>> beginning("health-data hosting in France")
    'Health-data hosting in France'
    """
    return text[:1].upper() + text[1:]


def day_in_words(day: date, language: str = ENGLISH) -> str:
    """A day as people write it.

    >>> day_in_words(date(2026, 11, 28), "fr")
    '28 novembre 2026'
    >>> day_in_words(date(2030, 1, 1), "fr")
    '1er janvier 2030'
    """
    month = translated(MONTHS[day.month - 1], language)
    pattern = (
        "1 {month} {year}" if day.day == 1 else "{day} {month} {year}"
    )  # French has an ordinal for the first alone
    return translated(pattern, language).format(day=day.day, month=month, year=day.year)


def _day(value: date | Day, language: str) -> str:
    """A day, or a moment, in a sentence: in words where the language has words for months, else as ISO writes it."""
    day = value if isinstance(value, date) else date.fromisoformat(value.isoformat())
    if MONTHS[0] not in _catalogue(language):
        return str(value)
    said = day_in_words(day, language)
    if not isinstance(day, datetime):
        return said
    hour = day.isoformat(sep=" ", timespec="minutes").partition(" ")[2]
    return translated("{day}, {hour}", language).format(day=said, hour=hour)


def _days(value: Validity, language: str) -> str:
    """The days of a text, with the ends that are known."""
    if value.since is None:
        return "…" if value.until is None else say("until {day}", {"day": value.until}, language)
    if value.until is None:
        return say("since {day}", {"day": value.since}, language)
    return say("from {since} to {until}", {"since": value.since, "until": value.until}, language)


@functools.cache
def _countries(language: str) -> Mapping[str, str]:
    """The names of countries in a language, where there is a list of them: ``fr.countries.toml``."""
    return read(language, "countries.toml")


@functools.cache
def _catalogue(language: str) -> Mapping[str, str]:
    return {sentence: words for room in _tables(language).values() for sentence, words in room.items()}


@functools.cache
def _tables(language: str) -> Mapping[str, Mapping[str, str]]:
    """The catalogue of a language, room by room."""
    if language not in languages():
        raise LookupError(f"there is no catalogue for this language; there are: {', '.join(languages())}")
    return read(language, "toml")


def __dir__() -> list[str]:
    return __all__
