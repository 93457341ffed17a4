"""Criteria of retention in words: those from which an end follows, and those that only repeat the principle.

"As long as necessary" is no criterion: nobody can tell from it when data go (WP260 rev.01, on art. 13(2)(a)).

>>> [says_an_end(text) for text in ("until the contract ends", "as long as necessary", "durée légale", "5 ans")]
[True, False, False, True]
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["SAYS_AN_END", "SAYS_NONE", "says_an_end"]

SAYS_AN_END = "the criteria of retention are stated"
SAYS_NONE = "the criteria of retention only repeat that data are kept as long as needed"

_NEED = r"(?:(?:is |are )?(?:strictly |reasonably )?(?:necessary|needed|required|useful))"
_NECESSAIRE = r"(?:(?:strictement )?(?:necessaire|utile|requise?))"
_EMPTY = re.compile(
    rf"(?:for |only )*(?:as long as|the (?:time|period|duration)|for a period|a period) ?(?:that )?(?:it )?{_NEED}"
    r"(?: (?:for|by) (?:the |our |its )?(?:\w+ )?(?:purposes?|processing|service|law))?"
    rf"|(?:pendant |pour )?(?:aussi longtemps que|(?:le |la |une )?(?:temps|duree)) ?(?:cela est )?{_NECESSAIRE}"
    r"(?: (?:a la |aux |au |a l'|a )(?:\w+ )*(?:finalites?|traitements?|service)(?: poursuivies?)?)?"
    r"|(?:the )?(?:legal|statutory|regulatory) (?:period|duration|retention period)"
    r"|(?:la )?(?:duree|delai) (?:legale?|reglementaire)"
    r"|(?:according to|in accordance with|as required by|as provided by) (?:the )?(?:applicable )?laws?"
    r"|(?:selon|conformement a) (?:la )?(?:loi|reglementation)(?: applicable| en vigueur)?"
)


def says_an_end(text: str) -> bool:
    """Whether an end follows from the words, as far as a text can tell: what is no known empty phrase says something."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore").decode().casefold()
    return _EMPTY.fullmatch(" ".join(plain.split()).strip(" .;:!")) is None
