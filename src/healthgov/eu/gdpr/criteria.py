"""Criteria of retention in words: those from which an end follows, and those from which none does.

"As long as necessary" is no criterion: nobody can tell from it when data go (WP260 rev.01, on art. 13(2)(a)). Nor is "by law",
"by our policy", or by that of somebody else, which name nothing that ends. Neither is a minimum alone, since what is kept "at least one year" may be kept for ever, nor what says that there is no end.

>>> [says_an_end(text) for text in ("until the contract ends", "as long as necessary", "durée légale", "5 ans")]
[True, False, False, True]
>>> [says_an_end(text) for text in ("selon la législation belge en vigueur", "CSP, art. R1112-7", "secondo i termini di legge")]
[False, True, False]
>>> [says_an_end(text) for text in ("at least one year", "au moins 1 an, au plus 3 ans", "indefinitely", "10 ans minimum")]
[False, True, False, False]
>>> [says_an_end(text) for text in ("patients de 18 ans ou plus : 5 ans", "aged at least 16: 3 years", "5 ans ou plus")]
[True, True, False]
"""

from __future__ import annotations

import re
import unicodedata

from healthgov.eu.gdpr.empty_words import (
    AROUND,
    ENDINGS,
    ENDLESS,
    LENGTHS,
    NEGATIONS,
    PUTS_OFF,
    STEMS_AROUND,
    STEMS_PUTTING_OFF,
)
from healthgov.eu.gdpr.ending_words import EVENTS, LASTING, NUMBERS, STEMS_OF_EVENTS, STEMS_OF_RELATIONS, UNTIL
from healthgov.eu.gdpr.left_open import LEFT_OPEN
from healthgov.eu.gdpr.own_ends import OWN_END

__all__ = ["MAY_SAY_ONE", "SAYS_AN_END", "SAYS_NONE", "may_say_an_end", "may_say_when", "says_an_end", "says_no_end"]

SAYS_AN_END = "the criteria of retention are stated"
SAYS_NONE = "no end follows from the criteria of retention"
MAY_SAY_ONE = "the criteria of retention say something that is not known here"

# A criterion names something from which the end follows: an event, a number, an age, an article. Some words name nothing: they
# put the answer off (to need, to the law, to a policy, to the case), say that there is no end, or only stand around those
# that do. A text is held to be empty when it has one of the first two and no word besides; without accents, as it is compared.
_TREATMENT = (
    r"\b(?:fin|final|fine|termine|duree|durata|duracion|vigencia|temps|long|dure)(?: de| del| du| tout| le| el| il| la){0,3} "
    r"(?:traitement|tratamiento|trattamento)\b(?! (?:medical|medico|sanitario|de la maladie|d(?:u|e la) patient))"
)
"""How long processing lasts, or a treatment: the end of the first is what is asked for, and one word says both in three
languages."""
_SET_PHRASES = (
    rf"{_TREATMENT}|{OWN_END}|{LEFT_OPEN}|"
    r"\bfor (?:(?:\w+,? )?(?:and |or )?)?\w+ purposes\b"  # whatever purposes are said to be, as in "for research purposes"
    r"|\b(?:storage|conservation|data) limitation\b|\blimitation (?:de (?:la |leur )?(?:duree de )?conservation|of (?:storage|retention))\b"
    r"|\b(?:a des|aux) fins (?:de )?\w+"
    r"|\bcontractual (?:(?:and|or) )?(?:\w+ )?obligations\b"
    r"|\b(?:permanent\w*|dauerhaft) (?:delet|eras|destr|remov|gelosch)\w*|\b(?:delet|eras|destr|remov)\w* permanent\w*"
    r"|\b(?:supprim|effac|detrui)\w* definitivement"
    r"|\bcase[- ]by[- ]case\b|\bas the case may be\b|\bdepending on the case\b"
)
"""What names nothing as a whole, though its words could."""
_FOR_EVER = r"\b(?:indefinitely|forever|indefiniment|illimitatamente|indefinidamente|unbefristet)\b"
"""How long, of whatever is named beside it; what is said to be anonymous has no end to tell."""
_OF_PURPOSE = ("zweck", "zwecke", "zwecken")
"""How German words for a kind of purpose end."""
_NO_LENGTH = rf"\b(?:{'|'.join(NEGATIONS)}) (?:\w+ ){{0,2}}(?:{'|'.join(LENGTHS)})\b"
_DENIED = rf"\b(?:{'|'.join(NEGATIONS)}) (?:\w+ )?(?:{'|'.join(ENDINGS)})\w*"
_ENDLESS = (
    r"(?:kept |retained |stored |for an |period |conservees? |conservation |retention |pour une |duree )*"
    r"(?:indefinite(?:ly)?|permanent(?:ly)?|unlimited|for ?ever|without (?:any )?(?:time )?limits?|no (?:time )?limits?"
    r"|until further notice|not (?:limited|defined|determined|set)|undetermined|undefined"
    r"|indefiniment|indefinie?|illimitee?|permanente?|sans (?:aucune )?limite(?: de (?:duree|temps))?|pour toujours"
    r"|(?:in |for |en )?perpetuity|perpetual(?:ly)?|for life|lifelong|ad vitam(?: a?eternam)?"
    r"|a vie|a perpetuite|perpetuelle?|(?:a titre )?(?:definitif|definitivement)|eternelle(?:ment)?"
    r"|jusqu'a nouvel ordre|indeterminee?|non (?:definie?|determinee?|limitee?))(?: (?:period|time|duration))?"
)
_CARE = (
    r"\b(?:traitement (?:medical|de la maladie|d(?:u|e la) patient\w*)|prise en charge|tratamiento medico"
    r"|trattamento (?:medico|sanitario))\b"
    r"|\b(?:este|estes|siga|sigas|esta|esten) en tratamiento\b|\b(?:e|sia|resta|siete|sei) in trattamento\b|\bsous traitement\b"
)
"""Words for care of which one alone means processing too, in three languages: alone it names no end."""
_LEAST = (
    r"\b(?:at least|no less than|not less than|minimum|min\.? \d+|or longer|or more|and more"
    r"|au moins|pas moins de|minimale?|ou plus|et plus|et au-dela)\b"
)
_AGED = (
    r"\b(?:aged?|older than|over|agee?s? de|de|age minimum de|minimum age of) (?:at least |au moins )?\d+"
    r"(?: years| ans)?(?: of age| d'age)?,? (?:and|or|et|ou) (?:more|older|over|above|plus|au-dela)\b"
    r"|\b(?:at least|au moins) \d+ (?:years (?:old|of age)|ans d'age)\b"
    r"|\b(?:aged|agee?s? d'|agee?s? de) ?(?:at least|au moins) \d+(?: years| ans)?\b"
)
"""An age is whom the words are about, and no length of time."""
_MOST = (
    r"\b(?:at most|no (?:longer|more) than|not more than|up to|maximum|max\.?|within|until|then|latest|before|while|duration of|after which|erased|deleted|destroyed"
    r"|au plus|au maximum|maximale?|jusqu(?:e|'a?)?|puis|tant que|duree du|plus tard|avant|effacee?s?|supprimee?s?|detruite?s?)\b"
)


def says_an_end(text: str) -> bool:
    """Whether an end follows from the words, as far as a text can tell: what is no known empty phrase says something."""
    words = _plain(text)
    endless, put_off, more = _read(words)
    if (not more and (endless or put_off)) or re.fullmatch(_ENDLESS, words):
        return False
    if not _names_an_end(words):
        return False
    if re.search(_FOR_EVER, words) and "anonym" not in words and set(words.split()).isdisjoint(NEGATIONS):
        return False
    words = re.sub(_AGED, "", words)
    return re.search(_LEAST, words) is None or re.search(_MOST, words) is not None


def may_say_an_end(text: str) -> bool:
    """Whether the words hold something that is neither known to name an end nor known to name none.

    >>> [may_say_an_end(text) for text in ("durée du traitement", "do końca umowy", "as long as necessary", "10 ans minimum")]
    [True, True, False, False]
    """
    words = _plain(text)
    more = _read(words)[2] or re.search(_TREATMENT, words) is not None
    return more and not _names_an_end(words) and re.search(_FOR_EVER, words) is None


def may_say_when(text: str) -> bool:
    """Whether the words may say when data go, or how long they stay at least.

    >>> [may_say_when(text) for text in ("3 ans après la facture", "at least 3 years", "do końca umowy", "as long as necessary")]
    [True, True, True, False]
    """
    return _names_an_end(_plain(text)) or may_say_an_end(text)


def says_no_end(text: str) -> bool:
    """Whether the words say that there is no end, and nothing else: the same as to call the data unlimited.

    >>> [says_no_end(text) for text in ("durée illimitée", "indefinitely", "as long as necessary", "at least one year")]
    [True, True, False, False]
    >>> [says_no_end(text) for text in ("Daten werden unbefristet gespeichert", "never deleted", "not kept indefinitely")]
    [True, True, False]
    """
    words = _plain(text)
    endless, put_off, more = _read(words)
    return re.fullmatch(_ENDLESS, words) is not None or (endless and not put_off and not more)


def _read(words: str) -> tuple[bool, bool, bool]:
    """Whether the words say that there is no end, whether they put it off, and whether they name anything."""
    left, denials = re.subn(_DENIED, " ", re.sub(_SET_PHRASES, "varies", words))
    said = set(re.findall(r"\w+", left))
    endless = {word for word in said if word.startswith(ENDLESS)}
    put_off = {word for word in said if _puts_off(word)}
    around = {word for word in said if word in AROUND or word in NEGATIONS or word.startswith(STEMS_AROUND)}
    # "Not kept indefinitely" tells that there is an end, and not which.
    denied = bool(endless) and not said.isdisjoint(NEGATIONS)
    without_end = denials > 0 or (bool(endless) and not denied)
    none = (bool(said) and said <= set(NEGATIONS)) or re.search(_NO_LENGTH, left) is not None
    return without_end, bool(put_off) or denied or none, bool(said - endless - put_off - around)


def _puts_off(word: str) -> bool:
    return word in PUTS_OFF or word.startswith(STEMS_PUTTING_OFF) or word.endswith(_OF_PURPOSE)


def _names_an_end(words: str) -> bool:
    """Whether the words name an event, a number, an age, a text, or a relation that lasts or ends."""
    left = re.sub(_DENIED, " ", re.sub(_SET_PHRASES, "varies", words))
    said = re.findall(r"\w+", left)
    if any(
        re.search(r"\d", word) or word in NUMBERS or word in EVENTS or word.startswith(STEMS_OF_EVENTS) for word in said
    ):
        return True
    if any(re.fullmatch(r"\w{4,}(?:gesetz|gesetzes|verordnung)", word) and not _puts_off(word) for word in said):
        return True  # a German law by its name
    lasts = not LASTING.isdisjoint(said)
    if re.search(_CARE, left) or (lasts and any(word.startswith(STEMS_OF_RELATIONS) for word in said)):
        return True
    return not UNTIL.isdisjoint(said) and _read(words)[2]


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore").decode().casefold()
    return " ".join(plain.split()).strip(" .;:!")
