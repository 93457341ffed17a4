r"""The page of a rule below its title, in a language: text of several lines, too long for the catalogue of sentences.

``fr.rules.toml`` stands beside ``fr.toml`` and is opened by who asks for a page only. It has a table for each code, and
in it the text under the :func:`digest` of the English docstring that it says: an English text that has changed has no
translation until somebody has read it again, and two rules of one code are told apart. A rule of a house brings its own:
``@rule("OUR-01", CITE, page=worded("Title.\n\nThe page.", fr="Titre.\n\nLa page."))``.

>>> below("The copy is encrypted.\n\nAt rest and on its way.")
'At rest and on its way.'
>>> digest("At rest and\non its way.") == digest("At rest and on its way.")
True
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from healthgov.languages import Worded
from healthgov.languages.files import ENGLISH, languages, read

__all__ = ["below", "digest", "pages", "told"]


def told(code: str, page: str, language: str = ENGLISH) -> str:
    """The page of a rule below its title; the English one where the language has no other.

    :raises LookupError: for a language that has no catalogue.
    """
    if isinstance(page, Worded) and language in page.others:
        return below(page.others[language])
    body = below(page)
    if language == ENGLISH or not body:
        return body
    return pages(language).get(code, {}).get(digest(body), body)


def below(page: str) -> str:
    """What stands below the title."""
    return page.strip().partition("\n\n")[2].strip()


def digest(body: str) -> str:
    """What a text is known by, however its lines are broken."""
    import hashlib  # noqa: PLC0415  for pages in other languages only

    return hashlib.sha256(" ".join(body.split()).encode()).hexdigest()[:8]


@functools.cache
def pages(language: str) -> Mapping[str, Mapping[str, str]]:
    """The pages of a language, by code and by digest of the English; none where it has no such file.

    :raises LookupError: for a language that has no catalogue.
    """
    if language not in languages():
        raise LookupError(f"there is no catalogue for this language; there are: {', '.join(languages())}")
    found: Mapping[str, Mapping[str, str]] = read(language, "rules.toml")
    return {code: {known: words.strip() for known, words in texts.items()} for code, texts in found.items()}
