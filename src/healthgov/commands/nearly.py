"""A name that nothing has, and what may be meant by it: what is called nearly so, whatever its case, or has it in its name."""

from __future__ import annotations

from collections.abc import Iterable

from healthgov.commands.declared import misused
from healthgov.languages import say

__all__ = ["meant", "unknown", "wrong_country"]

_MOST = 3
_LEAST = 3
"""Fewer signs than these stand in too many names."""


def unknown(words: str, given: str, known: Iterable[str]) -> Exception:
    """The error of a call that names what there is not, to be raised; what may be meant is named, the name itself is not."""
    near = meant(given, known)
    return misused(f"{words}; did you mean {', '.join(near)}?" if near else words)


def wrong_country(given: str | None, language: str) -> str:
    """What is wrong with the country of a call, and what may be meant; empty where nothing is."""
    from healthgov.documents.register_values import country_called  # noqa: PLC0415  for who names a country
    from healthgov.kinds import COUNTRIES  # noqa: PLC0415

    if given is None or given in COUNTRIES:
        return ""
    said = say("--country is a country, two capital letters", None, language)
    near = country_called(given) or (given.upper() if given.upper() in COUNTRIES else "")
    return said + (say("; did you mean {name}?", {"name": near}, language) if near else "")


def meant(given: str, known: Iterable[str]) -> list[str]:
    """The names that may be meant, the nearest first, a few at most."""
    import difflib  # noqa: PLC0415  for slips only

    wanted = given[:64].lower().replace(" ", "_")
    names = {name.lower(): name for name in known}
    found = difflib.get_close_matches(wanted, names, _MOST, 0.75)
    if not found and len(wanted) >= _LEAST:
        found = [name for name in names if wanted in name][:_MOST]
    return [names[one] for one in found]
