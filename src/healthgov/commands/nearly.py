"""A name that nothing has, and what may be meant by it: what is called nearly so, whatever its case, or has it in its name."""

from __future__ import annotations

from collections.abc import Iterable

from healthgov.commands.declared import misused

__all__ = ["meant", "unknown"]

_MOST = 3
_LEAST = 3
"""Fewer signs than these stand in too many names."""


def unknown(words: str, given: str, known: Iterable[str]) -> Exception:
    """The error of a call that names what there is not, to be raised; what may be meant is named, the name itself is not."""
    near = meant(given, known)
    return misused(f"{words}; did you mean {', '.join(near)}?" if near else words)


def meant(given: str, known: Iterable[str]) -> list[str]:
    """The names that may be meant, the nearest first, a few at most."""
    import difflib  # noqa: PLC0415  for slips only

    wanted = given[:64].lower().replace(" ", "_")
    names = {name.lower(): name for name in known}
    found = difflib.get_close_matches(wanted, names, _MOST, 0.75)
    if not found and len(wanted) >= _LEAST:
        found = [name for name in names if wanted in name][:_MOST]
    return [names[one] for one in found]
