"""In which language a call is answered, known before anything of it is read: help and errors speak it too.

What the call says counts, then what the project settles; what the surroundings say (``LANG``) does not, so that a command
says the same wherever it runs.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence

from healthgov.commands.project import FILE, here, mentioned

__all__ = ["asked", "asked_language", "in_call", "name_languages"]

_ENGLISH = "en"
_ASKED = ("--language", "--lang")


def name_languages(call: list[str]) -> None:
    """Add the language whose catalogue a call or its project names, ``--lang ./de.toml``; the call then names the language.

    This comes before anything that lists the languages there are.
    """
    for at, one in enumerate(call):
        option, said, file = one.partition("=")
        if not said:
            option, file = call[at - 1], one
        if option in _ASKED and file.endswith(".toml"):
            from healthgov.languages.adding import add_language  # noqa: PLC0415  hardly ever

            call[at] = f"{option}={add_language(file)}" if said else add_language(file)
    asked_language(call[1:])


def asked() -> str:
    """The language of this call."""
    return asked_language(sys.argv[1:])


def in_call(*options: str) -> bool:
    """Whether this call names one of the options: what a project settles for it is nothing that it says."""
    return any(one.partition("=")[0] in options for one in sys.argv[1:])


def asked_language(arguments: Sequence[str]) -> str:
    """The language asked for, whichever command it was asked of; English where there is no such language."""
    named = [after for before, after in itertools.pairwise(arguments) if before in _ASKED]
    named += [one.partition("=")[2] for one in arguments if one.partition("=")[0] in _ASKED and "=" in one]
    if named:
        return named[-1] if _known(named[-1]) else _ENGLISH
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
