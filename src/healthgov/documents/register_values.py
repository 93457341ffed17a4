"""What cells of a register say, where that is certain."""

from __future__ import annotations

import enum
import functools
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from healthgov.documents.country_codes import country_of_code
from healthgov.documents.register_words import USUAL
from healthgov.kinds import COUNTRIES, CountryCode
from healthgov.languages import languages, spell
from healthgov.models.purposes import Article9Condition

__all__ = [
    "NOTHING",
    "UNCHOSEN",
    "Unsure",
    "choice_of",
    "choices_of",
    "condition_of",
    "countries_of",
    "country_called",
    "day_of",
    "named_after_yes",
    "period_of",
    "plainly",
    "says_none",
    "says_unlimited",
    "truth_of",
]

_SIGNS = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(
    r"\A(?:rgpd |gdpr )?(?:art(?:icle|iculo|icolo|igo)? )?6 ?(?:abs |paragraphe? )?1 ?(?:lit |lettre |letter |point )?"
    r"([a-f])\b(?: (?:du |of the |del )?(?:rgpd|gdpr|uk gdpr|dsgvo))?"
)
"""The six letters of article 6(1), however they are cited."""
_UNITS = {
    "Y": "an ans annee annees year years ano anos jahr jahre jahren anno anni jaar jaren",
    "M": "mois month months mes meses monat monate monaten mese mesi maand maanden",
    "D": "jour jours day days dia dias tag tage tagen giorno giorni dag dagen",
    "H": "heure heures h hour hours hora horas stunde stunden ora ore uur uren",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
"""Years, months, days and hours in the languages of the templates, without accents."""
_PERIOD = re.compile(rf"(\d{{1,4}}) ?({'|'.join(sorted(_UNIT_OF, key=len, reverse=True))})", re.ASCII)
_ISO = re.compile(r"P(?:\d{1,4}[YMD]|T\d{1,4}H)", re.ASCII)
_FRENCH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_DAY_IN_WORDS = re.compile(r"(\d{1,2})(?:er)? ([a-z]+) (\d{4})", re.ASCII)
_MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre"),
    *("octobre", "novembre", "decembre", "january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
"""The months of French and of English, each from the first to the last."""
_UNLIMITED = {
    *(
        "illimite",
        "illimitee",
        "duree illimitee",
        "sans limite",
        "sans limite de duree",
        "sans limite de temps",
        "unlimited",
    ),
    *("forever", "for ever", "indefinitely", "permanent", "permanente", "permanently", "without limit", "no limit"),
    *(
        "indefiniment",
        "definitif",
        "definitive",
        "pour toujours",
        "unbegrenzt",
        "unbefristet",
        "illimitato",
        "illimitata",
    ),
    *("ilimitado", "ilimitada", "sin limite", "senza limiti", "onbeperkt"),
}
_NONE = {
    *("non", "aucun", "aucune", "neant", "no", "none", "aucun transfert", "pas de transfert"),
    *(
        "aucun transfert hors ue",
        "pas de transfert hors ue",
        "aucun transfert hors de l ue",
        "no transfer",
        "no transfers",
    ),
    *("nein", "keine", "keiner", "ninguna", "ninguno", "nessuno", "nessuna", "geen", "nao", "nenhum", "nenhuma"),
}
NOTHING = "Aucun"
"""What is written for a list that is stated empty."""
_YES = re.compile(r"\s*(?:oui|yes|ja|s[iíì]|sim)\b\s*(?:\(([^()]+)\)|[-–—:,]\s*(.+))\s*", re.IGNORECASE)
_SPLIT = re.compile(r"[;,\n]")


UNCHOSEN = "it names none of the choices, or several"


class Unsure(Exception):  # noqa: N818  it never leaves this package
    """A cell that may mean several things, or none that is known."""


def plainly(text: str) -> str:
    """Words without accents, case and signs."""
    whole = text.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    bare = unicodedata.normalize("NFKD", whole).encode("ascii", "ignore").decode()
    return _SIGNS.sub(" ", bare).strip()


def choice_of(text: str, kind: type[enum.Enum]) -> str:
    """The choice that a text names."""
    words = plainly(text)
    article = _ARTICLE.match(words)
    if article and kind.__name__ == "LegalBasis":
        basis, beside = str(list(kind)["abcdef".index(article[1])].value), words[article.end() :].strip()
        if beside and _named(beside, kind) != basis:
            raise Unsure(UNCHOSEN)
        return basis
    return _named(words, kind)


_CONDITION = re.compile(
    _ARTICLE.pattern.removeprefix(r"\A").replace("6 ?", "9 ?").replace("1 ?", "2 ?").replace("a-f", "a-j")
)
"""The ten letters of article 9(2), cited likewise."""
_CITED = re.compile(_ARTICLE.pattern.replace(r"\A", r"\b"))
"""Article 6(1) wherever it is cited."""


def condition_of(text: str) -> tuple[str, str]:
    """The condition of article 9(2) that a legal basis names, and what it says of a basis of article 6 before or after it.

    >>> condition_of("Art. 9(2)(h) RGPD, soins de santé"), condition_of("RGPD art. 6.1.b + art. 9.2.a"), condition_of("contrat")
    (('health_or_social_care', ''), ('explicit_consent', 'rgpd art 6 1 b'), ('', 'contrat'))
    >>> condition_of("Public task, Art 6(1)(e); Art 9(2)(h)")
    ('health_or_social_care', 'art 6 1 e public task')
    """
    words = plainly(text)
    found = _CONDITION.findall(words)
    if len(found) != 1:
        return "", words
    parts = [part.strip() for part in _CONDITION.split(words)[::2]]
    condition = str(list(Article9Condition)["abcdefghij".index(found[0])].value)
    cited = next(filter(None, map(_CITED.search, parts)), None)
    # What stands before the article has to name the same basis.
    return (
        condition,
        "" if cited is None else f"{cited.string[cited.start() :]} {cited.string[: cited.start()]}".strip(),
    )


def choices_of(text: str, kind: Iterable[Any]) -> list[str]:
    """The choices that the items of a cell name: all of them, or none is taken."""
    items = [plainly(part) for part in _SPLIT.split(text)]
    return list(dict.fromkeys(_named(words, kind) for words in items if words))


def _named(words: str, kind: Iterable[Any]) -> str:
    choices = list(kind)
    found = _called(words, choices) or _called(USUAL.get(words, words), choices)
    if len(found) != 1:
        raise Unsure(UNCHOSEN)
    return found.pop()


def _called(words: str, choices: Iterable[Any]) -> set[str]:
    """Those of the choices that have this name, in any language."""
    found = set()
    for member in choices:
        value = getattr(member, "value", member)
        names = {str(value), *(spell(member, language) for language in languages())}
        if _singular(words) in {_singular(plainly(name)) for name in names}:
            found.add(str(value))
    return found


def _singular(words: str) -> str:
    """Words without the sign of the plural: registers have both."""
    return " ".join(word.rstrip("s") if len(word) > 3 else word for word in words.split())  # noqa: PLR2004  articles


def truth_of(text: str) -> bool:
    """Whether a cell says yes or no, and nothing else."""
    truth = {"oui": True, "o": True, "yes": True, "y": True, "non": False, "n": False, "no": False}.get(plainly(text))
    if truth is None:
        raise Unsure("it is neither yes nor no")
    return truth


def period_of(text: str) -> str:
    """A period and nothing beside it."""
    if _ISO.fullmatch(text):
        return text
    found = _PERIOD.fullmatch(plainly(text))
    if found is None:
        raise Unsure("it is not a period alone, such as: 5 ans")
    count, unit = int(found[1]), _UNIT_OF[found[2]]
    if unit != "H":
        return f"P{count}{unit}"
    return f"PT{count}H"


def day_of(text: str) -> str:
    """A day, written as in France or by ISO 8601."""
    found = _FRENCH_DAY.fullmatch(text)
    written = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text
    in_words = _DAY_IN_WORDS.fullmatch(plainly(text))
    if in_words and in_words[2] in _MONTHS:
        written = f"{in_words[3]}-{_MONTHS.index(in_words[2]) % 12 + 1:02}-{int(in_words[1]):02}"
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        pass
    raise Unsure("it is not a day, such as: 31/12/2026")


def countries_of(text: str) -> list[str]:
    """Countries by their codes; none where it is said that there is none."""
    if plainly(text) in _NONE:
        return []
    parts = [part.strip() for part in _SPLIT.split(named_after_yes(text)) if part.strip()]
    codes = [part if part in COUNTRIES else country_called(part) for part in parts]
    if not all(codes):
        raise Unsure("it does not name countries by their codes or names")
    return list(dict.fromkeys(codes))


def named_after_yes(text: str) -> str:
    """What stands behind a yes: ``Oui (États-Unis)``."""
    found = _YES.fullmatch(text)
    return text if found is None else found[1] or found[2]


def country_called(text: str) -> str:
    """The code of the country of this name, in whatever language there is a catalogue of, or of this code of another list;
    empty for none.
    """
    return str(_country_names().get(plainly(text), "")) or country_of_code(text)


@functools.cache
def _country_names() -> dict[str, str]:
    """Countries by their names in every language."""
    from healthgov.models import country_name  # noqa: PLC0415  the data of countries are slow to load

    kinds = [CountryCode(code) for code in sorted(COUNTRIES)]
    found: dict[str, str] = {plainly(country_name(code, language)): code for code in kinds for language in languages()}
    in_sentences: dict[str, str] = {
        plainly(spell(code, language).removeprefix("the ")): code for code in kinds for language in languages()
    }
    return in_sentences | found


def says_unlimited(text: str) -> bool:
    """Whether a cell says that data are kept without limit."""
    return plainly(text) in _UNLIMITED


def says_none(text: str) -> bool:
    """Whether a cell says that there is nothing of what it is about."""
    return plainly(text) in _NONE
