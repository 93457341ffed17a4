"""In which language a call is answered, known before anything of it is read: help and errors speak it too.

What the call says counts, then what the project settles; what the surroundings say (``LANG``) does not, so that a command
says the same wherever it runs.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence

from healthgov.commands.project import FILE, here, mentioned

__all__ = ["asked", "asked_language"]

_ENGLISH = "en"
_ASKED = ("--language", "--lang")


def asked() -> str:
    """The language of this call."""
    return asked_language(sys.argv[1:])


def asked_language(arguments: Sequence[str]) -> str:
    """The language asked for, whichever command it was asked of; English where there is no such language."""
    said = [after for before, after in itertools.pairwise(arguments) if before in _ASKED]
    said += [one.partition("=")[2] for one in arguments if one.partition("=")[0] in _ASKED and "=" in one]
    if said:
        return said[-1] if _known(said[-1]) else _ENGLISH
    folder = here()
    if not any(mentioned(place / FILE) for place in (folder, *folder.parents)):
        return _ENGLISH  # to read settings loads what help does without
    from healthgov.commands.settings import settled_language  # noqa: PLC0415  read where the call says nothing

    found = settled_language()
    return found if _known(found) else _ENGLISH


def _known(language: str) -> bool:
    if language == _ENGLISH:
        return True
    from healthgov.languages import languages  # noqa: PLC0415  for who asks for another

    return language in languages()
