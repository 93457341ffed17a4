"""The types of record that may be meant by a key that there is not."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence

from healthgov.languages import languages, translated
from healthgov.retention.policies import RetentionPolicy

__all__ = ["near_keys"]

_MOST = 3
_LEAST = 3
"""Shorter words stand in too many titles."""


def near_keys(key: str, versions: Mapping[str, Sequence[RetentionPolicy]]) -> list[str]:
    """The keys that are spelt nearly so; else those whose title has its words, in any language.

    >>> from healthgov import fr
    >>> near_keys("dossier_medical", fr.Retention.versions)[0]
    'hospital_medical_record'
    """
    near = difflib.get_close_matches(key[:80], versions, _MOST)
    wanted = [word for word in _words(key[:80]) if len(word) >= _LEAST]
    if near or not wanted:
        return near
    return [
        known
        for known, policies in versions.items()
        if any(_has(_words(translated(policies[-1].title, language)), wanted) for language in languages())
    ][:_MOST]


def _has(words: list[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _words(text: str) -> list[str]:
    """Its words without case and accents."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return re.findall(r"[a-z0-9]+", plain)


def __dir__() -> list[str]:
    return __all__
