"""A part of a body of law: one of its rules by its code, asked as a law by itself."""

from __future__ import annotations

import copyreg
import functools
import re
from collections.abc import Iterable
from typing import Any

from healthgov.errors import DefinitionError
from healthgov.languages import in_all, say, translated
from healthgov.structs import Closed

__all__ = ["LawKind", "asked_alone", "left_out", "parts_of", "spelt"]


Law = Any
"""A rule set: the module of their class names this one."""


class LawKind(Closed):
    """The kind of a body of law: a part of one is known by the whole and its code, as in a report that is pickled."""


def _reduced(law: Any) -> str | tuple[object, tuple[object, ...]]:
    """A whole is named, as classes are; a part is made again."""
    return law.__qualname__ if law.part_of is None else (_part, (law.part_of, law.only_code))


copyreg.pickle(LawKind, _reduced)  # type: ignore[arg-type]


def spelt(code: str) -> str:
    """A code however it is typed: fr-hds-1 is FR-HDS-01."""
    return re.sub(r"-(\d)$", r"-0\1", code.strip().upper())


def parts_of(law: Law, codes: Iterable[str]) -> tuple[Law, ...]:
    """The rules of a law with these codes, each as a law by itself, so that each is said to be assessed or not.

    :raises DefinitionError: for a code that the law does not have, or of a law that is a part itself.
    """
    wanted = dict.fromkeys(map(spelt, codes))
    known = dict.fromkeys(rule.code for rule in law.rules)
    if law.part_of is not None:
        raise DefinitionError(f"{law.__name__} is a part of a law already: ask a part of {law.part_of.__name__}")
    if not wanted:
        raise DefinitionError(f"{law.__name__}.only(...) takes codes of its rules")
    if wrong := [code for code in wanted if code not in known]:
        said = "; ".join(_wrong(law, code, known) for code in wrong)
        raise DefinitionError(f"{law.__name__}.only(...) takes codes of its rules: {said}")
    return tuple(_part(law, code) for code in wanted)


def _wrong(law: Law, code: str, known: Iterable[str]) -> str:
    instead = {one.code: one.instead for one in law.tombstones}
    if code in instead:
        return f"{code} was withdrawn" + (f", {instead[code]}" if instead[code] else "")
    import difflib  # noqa: PLC0415  for slips only

    near = next(iter(difflib.get_close_matches(code, known)), "")
    return f"{code} is none" + (f", did you mean {near}?" if near else "")


@functools.cache
def _part(law: Law, code: str) -> Law:
    name = f"{law.__name__}:{code}"
    stated = {
        "__module__": law.__module__,
        "__qualname__": name,
        "__doc__": law.__doc__,
        "title": in_all(functools.partial(_titled, law, code)),
        "part_of": law,
        "only_code": code,
        "where_stated": False,  # who names a rule wants its answer, for however few the law is
    }
    return type(law)(name, (law,), stated)


def _titled(law: Law, code: str, language: str) -> str:
    title = next(rule.title for rule in law.rules if rule.code == code)
    values = {"what": translated(law.title, language), "how": f"{code} {translated(title, language)}"}
    return say("{what}: {how}", values, language)


def asked_alone(laws: Iterable[Law]) -> tuple[str, ...]:
    """The codes that are asked where laws are asked in part."""
    return tuple(dict.fromkeys(law.only_code for law in laws if law.part_of is not None))


def left_out(laws: Iterable[Law]) -> frozenset[str]:
    """The codes of laws asked in part that nobody asks."""
    asked = tuple(laws)
    whole = {rule.code for law in asked if law.part_of is not None for rule in law.part_of.rules}
    return frozenset(whole - {rule.code for law in asked for rule in law.rules})
