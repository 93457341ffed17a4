"""Say in a language what is wrong with an input; the errors themselves speak English.

>>> from healthgov import InvalidDocumentError, Organisation
>>> try:
...     Organisation(id="clinic", country="UK")
... except InvalidDocumentError as error:
...     print(render(error, language="fr"))
Organisation : 1 problème
  - country : un pays par son code ISO 3166-1 à deux lettres majuscules : GB est le code du Royaume-Uni
"""

from __future__ import annotations

import functools
import re

from healthgov.errors import HealthgovError, InvalidDocumentError, Problem
from healthgov.languages import ENGLISH, say, sentences, translated

__all__ = ["expected", "render"]

_NAME = re.compile(r"[a-z][a-z0-9_.]*")
"""A name that is to be written as it stands, such as that of a field: some are words of a sentence too."""


def render(error: HealthgovError, *, language: str = ENGLISH) -> str:
    """The message of an error in a language; what is said to who writes code stays English."""
    if language == ENGLISH:
        return str(error)
    if not isinstance(error, InvalidDocumentError):
        return expected(str(error), language)
    count = len(error.problems) + error.more
    heading = "{source}: 1 problem" if count == 1 else "{source}: {count} problems"
    lines = [say(heading, {"source": translated(error.source, language), "count": count}, language)]
    for first, alike in error.kinds:
        lines.append(f"  - {_line(first, language)}")
        if alike:
            places = (say("{place} (line {line})", {"place": one.path, "line": one.line}, language) for one in alike)
            lines.append("      " + say("the same at {places}", {"places": ", ".join(places)}, language))
    if error.more:
        lines.append("  " + say("and {count} more", {"count": error.more}, language))
    return "\n".join(lines)


def _line(problem: Problem, language: str) -> str:
    place = problem.path or say("the whole document", None, language)
    if problem.line and problem.column:
        at = {"place": place, "line": problem.line, "column": problem.column}
        place = say("{place} (line {line}, column {column})", at, language)
    elif problem.line:
        place = say("{place} (line {line})", {"place": place, "line": problem.line}, language)
    if problem.file:
        place = say("{file}: {place}", {"file": problem.file, "place": place}, language)
    said = say("{place}: {expected}", {"place": place, "expected": expected(problem.expected, language)}, language)
    if problem.found:
        said += say(" (found: {found})", {"found": translated(problem.found, language)}, language)
    return said


def expected(sentence: str, language: str) -> str:
    """A sentence of an error in a language, with what it fills in: names and values of fields stay as they are."""
    words = translated(sentence, language)
    if language == ENGLISH or words != sentence:
        return words
    for pattern, english in _patterns(language):
        found = pattern.fullmatch(sentence)
        if found:
            words = translated(english, language)
            for place, value in found.groupdict().items():
                said = value if _NAME.fullmatch(value) else expected(value, language)
                words = words.replace(f"{{{place}}}", said)
            return words
    return sentence


@functools.cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences that fill something in, the longest first."""
    found = []
    for english in sorted(sentences(language, "problems"), key=len, reverse=True):
        parts = re.split(r"\{(one|two|three)\}", english)
        if len(parts) > 1:
            pattern = "".join(f"(?P<{part}>.*)" if number % 2 else re.escape(part) for number, part in enumerate(parts))
            found.append((re.compile(pattern, re.DOTALL), english))
    return tuple(found)
