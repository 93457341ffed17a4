"""Who can answer a question, by the place of the fact: as the facts on the way to it declare."""

from __future__ import annotations

import functools
import re

from healthgov.facts import Answerer, facts_of, is_model

__all__ = ["Answerer", "answerer"]

_LISTED = re.compile(r"/?[^.\[\]/]+")
"""A whole section of a document, and nothing in it."""
_NAME = re.compile(r"[^.\[\]/]+(?![^\[]*\])")


@functools.cache
def answerer(path: str, whole: type | None = None) -> Answerer:
    """Who can answer what is asked at a place of a document; the data protection officer where no fact says who.

    ``whole`` is the model of the document, an organisation where it is left out.

    >>> answerer("hosting[0].layers[1].storage[0].country").value
    'the host'
    """
    if whole is None:
        from healthgov.models import Organisation  # noqa: PLC0415  for who asks of it

        whole = Organisation
    found, model = Answerer.OFFICER, whole
    for name in _NAME.findall(path):
        fact = next((one for one in facts_of(model) if one.name == name), None) if is_model(model) else None
        if fact is None:
            break
        found, model = fact.words.answers or found, fact.item
    # To whom data go is for who discloses them to say: nobody who is not named yet can be asked.
    return Answerer.OFFICER if found is Answerer.PROCESSOR and _LISTED.fullmatch(path) else found
