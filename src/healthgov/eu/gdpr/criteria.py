"""Criteria of retention in words: those from which an end follows, and those from which none does.

"As long as necessary" is no criterion: nobody can tell from it when data go (WP260 rev.01, on art. 13(2)(a)). Neither is
a minimum alone, since what is kept "at least one year" may be kept for ever, nor what says that there is no end.

>>> [says_an_end(text) for text in ("until the contract ends", "as long as necessary", "durée légale", "5 ans")]
[True, False, False, True]
>>> [says_an_end(text) for text in ("at least one year", "au moins 1 an, au plus 3 ans", "indefinitely", "10 ans minimum")]
[False, True, False, False]
>>> [says_an_end(text) for text in ("patients de 18 ans ou plus : 5 ans", "aged at least 16: 3 years", "5 ans ou plus")]
[True, True, False]
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["SAYS_AN_END", "SAYS_NONE", "says_an_end", "says_no_end"]

SAYS_AN_END = "the criteria of retention are stated"
SAYS_NONE = "no end follows from the criteria of retention"

_NEED = r"(?:(?:is |are |be |remain )?(?:strictly |reasonably )?(?:necessary|needed|required|useful|relevant))"
_NECESSAIRE = r"(?:(?:strictement )?(?:necessaires?|utiles?|requise?s?|pertinentes?))"
_FOR_WHAT = r"(?: (?:for|by|to) (?:the |our |its |their |these |those |which )?(?:\w+ ){0,6}?(?:purposes?|processing|service|law|needs?))?"
_POUR_QUOI = r"(?: (?:a la |aux |au |a l'|a |pour la |pour les |pour |par )(?:\w+ )*(?:finalites?|traitements?|service|loi)(?: poursuivies?)?)?"
# Texts, which :mod:`re` compiles and keeps when one is first asked for: most documents state no criteria.
_EMPTY = (
    rf"(?:for |only )*(?:as long as|the (?:time|period|duration)|for a period|a period) ?(?:that )?(?:it |they )?{_NEED}{_FOR_WHAT}"
    r"|(?:for )?(?:as long as|until) (?:we|it|they|the \w+) (?:\w+ )?(?:need|want|see fit)(?:s|ed)?(?: (?:it|them|the data))?"
    rf"|until (?:it |they |the data )?(?:(?:is |are )?no longer {_NEED}){_FOR_WHAT}"
    rf"|(?:pendant |pour )?(?:aussi longtemps que|(?:le |la |une )?(?:temps|duree)) ?(?:cela est )?{_NECESSAIRE}{_POUR_QUOI}"
    rf"|tant que (?:c'est |cela est |elles sont |les donnees sont )?{_NECESSAIRE}{_POUR_QUOI}"
    rf"|jusqu'a ce qu(?:'elles|e les donnees) ne soient plus {_NECESSAIRE}{_POUR_QUOI}"
    r"|(?:when|if|as|where|si|en cas de) (?:needed|necessary|required|besoin|necessaire)"
    r"|(?:the )?(?:legal|statutory|regulatory|applicable) (?:period|duration|retention period|limits?)"
    r"|(?:la )?(?:duree|delai) (?:de conservation )?(?:legale?|reglementaire|applicable)"
    r"|(?:according to|in accordance with|as required by|as provided by|in line with)"
    r" (?:the |our )?(?:\w+ )?(?:laws?|needs?|(?:retention )?policy|policies)"
    r"|(?:selon|conformement a|en fonction de?s?)"
    r" (?:la |les |notre |nos )?(?:loi|reglementation|besoins?|politique de conservation)(?: applicable| en vigueur)?"
    r"|(?:for |pendant |pour )?(?:a |an |the |une? |le |la )?(?:reasonable|appropriate|adequate|suitable|proportionate|limited|relevant)"
    r" (?:time|period|duration)(?: of time)?"
    r"|(?:pendant |pour )?(?:une? |la |le )?(?:duree|periode|temps|delai) (?:raisonnable|appropriee?|adequate?|adaptee?|proportionnee?|limitee?|pertinente?|variable)s?"
    r"|(?:it )?(?:varies|depends|variable|case by case|depending on the (?:case|data|purpose|need)s?)"
    r"|(?:selon|suivant|en fonction de?s?) (?:les |le |la |l'|du )?(?:cas|donnees?|finalites?|type de donnees?|besoin)(?: par cas)?|au cas par cas|ca depend|cela depend"
    r"|(?:for |during )?(?:the )?(?:duration|time|period|lifetime) of (?:the |our )?(?:purposes?|processing)"
    r"|(?:pendant |pour |durant )?(?:le temps|la duree|duree) (?:de la |des |de )finalites?"
)
_ENDLESS = (
    r"(?:kept |retained |stored |for an |period |conservees? |conservation |retention |pour une |duree )*"
    r"(?:indefinite(?:ly)?|permanent(?:ly)?|unlimited|for ?ever|without (?:any )?(?:time )?limits?|no (?:time )?limits?"
    r"|until further notice|not (?:limited|defined|determined|set)|undetermined|undefined"
    r"|indefiniment|indefinie?|illimitee?|permanente?|sans (?:aucune )?limite(?: de (?:duree|temps))?|pour toujours"
    r"|(?:in |for |en )?perpetuity|perpetual(?:ly)?|for life|lifelong|ad vitam(?: a?eternam)?"
    r"|a vie|a perpetuite|perpetuelle?|(?:a titre )?(?:definitif|definitivement)|eternelle(?:ment)?"
    r"|jusqu'a nouvel ordre|indeterminee?|non (?:definie?|determinee?|limitee?))(?: (?:period|time|duration))?"
)
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
    if re.fullmatch(_EMPTY, words) or re.fullmatch(_ENDLESS, words):
        return False
    words = re.sub(_AGED, "", words)
    return re.search(_LEAST, words) is None or re.search(_MOST, words) is not None


def says_no_end(text: str) -> bool:
    """Whether the words say that there is no end: the same as to call the data unlimited.

    >>> [says_no_end(text) for text in ("durée illimitée", "indefinitely", "as long as necessary", "at least one year")]
    [True, True, False, False]
    """
    return re.fullmatch(_ENDLESS, _plain(text)) is not None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore").decode().casefold()
    return " ".join(plain.split()).strip(" .;:!")
