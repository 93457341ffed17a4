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

__all__ = ["LawKind", "asked_alone", "elsewhere", "parts_of", "spelt"]


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
    known = {spelt(rule.code): rule.code for rule in law.rules}
    if law.part_of is not None:
        raise DefinitionError(f"{law.__name__} is a part of a law already: ask a part of {law.part_of.__name__}")
    wanted = dict.fromkeys(spelt(code) if isinstance(code, str) else "" for code in codes)
    if not wanted:
        raise DefinitionError(f"{law.__name__}.only(...) takes codes of its rules")
    if wrong := [code for code in wanted if code not in known]:
        said = "; ".join(dict.fromkeys(_wrong(law, code, known) for code in wrong))
        raise DefinitionError(f"{law.__name__}.only(...) takes codes of its rules: {said}")
    return tuple(_part(law, known[code]) for code in wanted)


_CODE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+")
_LONGEST = 32


def _wrong(law: Law, code: str, known: Iterable[str]) -> str:
    """What is wrong with a code: it is named where it looks like one, for anything else may be anybody's text."""
    instead = {spelt(one.code): one.instead for one in law.tombstones}
    if code in instead:
        return f"{code} was withdrawn" + (f", {instead[code]}" if instead[code] else "")
    if len(code) > _LONGEST or not _CODE.fullmatch(code):
        return "one of these is no code, such as FR-HDS-01, each in a text of its own"
    import difflib  # noqa: PLC0415  for slips only

    near = next(iter(difflib.get_close_matches(code, known)), "")
    return f"{code} is none" + (f", did you mean {near}?" if near else "")


_PARTS: dict[tuple[Law, str], Law] = {}


def _part(law: Law, code: str) -> Law:
    """The part, once for all: whoever asks for it has this one, from two threads at once too, so that reports are equal."""
    found = _PARTS.get((law, code))
    return _PARTS.setdefault((law, code), _made(law, code)) if found is None else found


def _made(law: Law, code: str) -> Law:
    name = f"{law.__name__}:{code}"
    stated = {
        "__module__": law.__module__,
        "__qualname__": name,
        "__doc__": law.__doc__,
        "title": title_of_part(law, code),
        "part_of": law,
        "only_code": code,
        "where_stated": False,  # who names a rule wants its answer, for however few the law is
    }
    return type(law)(name, (law,), stated)


def title_of_part(law: Law, code: str) -> str:
    """What a part is called: the law and its rule."""
    return in_all(functools.partial(_titled, law, code))


def _titled(law: Law, code: str, language: str) -> str:
    title = next(rule.title for rule in law.rules if rule.code == code)
    values = {"what": translated(law.title, language), "how": f"{code} {translated(title, language)}"}
    return say("{what}: {how}", values, language)


def asked_alone(laws: Iterable[Law]) -> tuple[tuple[Law | None, tuple[str, ...]], ...]:
    """The codes that are asked alone, where others are left out: of every law, ``None``, or of each beside one that is asked whole."""
    asked = tuple(laws)
    found: dict[Law | None, dict[str, None]] = {}
    for law in asked:
        if law.part_of is not None and (_rules_alone(asked) or _left_out(law.part_of, asked)):
            found.setdefault(None if _rules_alone(asked) else law.part_of, {})[law.only_code] = None
    return tuple((law, tuple(codes)) for law, codes in found.items())


def elsewhere(code: str, laws: Iterable[Law]) -> bool:
    """Whether a code is one that nobody asks: any other where rules are asked alone, one of a law that is asked in part."""
    asked = tuple(laws)
    if _rules_alone(asked):
        return code not in _codes(asked)
    return any(law.part_of is not None and code in _left_out(law.part_of, asked) for law in asked)


def _rules_alone(asked: tuple[Law, ...]) -> bool:
    return all(law.part_of is not None for law in asked)


def _left_out(whole: Law, asked: tuple[Law, ...]) -> set[str]:
    return _codes((whole,)) - _codes(asked)


def _codes(laws: Iterable[Law]) -> set[str]:
    return {rule.code for law in laws for rule in law.rules}
