"""How long data are kept, as cells of a register say it."""

from __future__ import annotations

import re
from typing import Any

from healthgov.documents.register_values import period_of, plainly, says_unlimited

__all__ = ["limit_of"]

_COUNTED = re.compile(
    r"\s*(\d{1,4}\s*[^\W\d_]+)\s+"
    r"((?:apr[eè]s|[aà] (?:compter|partir) d(?:e|u|es)?|depuis|suivant|after|from|following|since|nach|ab|seit|dopo|dal"
    r"|despu[eé]s|desde|tras|na|vanaf)\b\W+\w.*?)\s*",
    re.IGNORECASE | re.DOTALL,
)
_MORE = re.compile(
    r"\d|\b(?:puis|sauf|jusqu|then|unless|except|until|dann|ausser|bis|poi|salvo|hasta|luego|dan|tot|tenzij|archiv\w*"
    r"|renouvel\w*|minim\w*|maxim\w*|moins|plus|least|most|mindestens|almeno|menos)\b"
)
"""What says that the period is not all there is: another one, a phase, an exception, a bound."""


def limit_of(text: str) -> dict[str, Any]:
    """A period, with the words of what it counts from where they follow it, or no limit.

    >>> limit_of("5 ans"), limit_of("3 ans après le dernier contact"), limit_of("illimitée")
    ({'period': 'P5Y'}, {'period': 'P3Y', 'criterion': 'après le dernier contact'}, {'unlimited': True})
    """
    if says_unlimited(text):
        return {"unlimited": True}
    counted = _COUNTED.fullmatch(text)
    if counted is None or _MORE.search(plainly(counted[2])):
        return {"period": period_of(text)}
    return {"period": period_of(counted[1]), "criterion": " ".join(counted[2].split())}
