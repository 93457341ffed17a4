"""Every fact that a document can state, with what it may be, what it means and which rules read it."""

from __future__ import annotations

import enum
import typing
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from healthgov.documents.json_schema import choices_of
from healthgov.durations import Length
from healthgov.facts import Fact, facts_of, hints, is_model, required
from healthgov.kinds import CategoryCode, Count, CountryCode, RegionCode
from healthgov.languages import ENGLISH, label, say
from healthgov.periods import Period
from healthgov.questions.reads import facts_read

if TYPE_CHECKING:
    from healthgov.rules import RuleSet

__all__ = ["fact_page", "models_of", "rules_that_read"]

_KINDS: dict[Any, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    Count: "a whole number from 0 on",
    float: "a number",
    date: "a date",
    datetime: "a date and time",
    time: "a time of day",
    CountryCode: "a country (two letters)",
    CategoryCode: "a category of data",
    RegionCode: "a part of a country (ISO 3166-2)",
    Period: "a period",
    Length: "a period, in hours or minutes too",
}


def models_of(kind: type) -> tuple[Any, ...]:
    """The models of a document, each once: the one of the whole, then those its facts lead to, in their order."""
    found: dict[Any, None] = {}
    waiting: list[Any] = [kind]
    while waiting:
        one = waiting.pop(0)
        if one not in found:
            found[one] = None
            waiting += [leaf for hint in hints(one).values() for leaf in _leaves(hint) if is_model(leaf)]
    return tuple(found)


def rules_that_read(rule_sets: Iterable[type[RuleSet]]) -> dict[tuple[type, str], tuple[str, ...]]:
    """The codes of the rules that read each fact."""
    found: dict[tuple[type, str], dict[str, None]] = {}
    for rule_set in rule_sets:
        for rule in rule_set.rules:
            for fact in facts_read(rule.whole, rule.of, law=rule.law):
                found.setdefault((fact.owner, fact.name), {})[rule.code] = None
    return {fact: tuple(sorted(codes)) for fact, codes in found.items()}


def facts_called(model: Any, name: str) -> list[Fact[Any]]:
    """The facts of a model that a name means: all where it is the model's or empty, one for ``kind`` or ``Purpose.kind``."""
    kind, dot, own = name.rpartition(".")
    whole = not name or model.__name__.lower() == name.lower()
    fits = not dot or model.__name__.lower() == kind.lower()
    return [fact for fact in facts_of(model) if whole or (fits and fact.name == own)]


def fact_page(
    kinds: Iterable[Any], readers: dict[tuple[type, str], tuple[str, ...]], *, language: str = ENGLISH, name: str = ""
) -> str:
    """The page of facts in Markdown; of those that ``name`` means only, where it is given."""
    lines: list[str] = []
    for kind in kinds:
        rows = [list(_row(fact, readers, language)) for fact in facts_called(kind, name)]
        if rows:
            heading = [
                say(one, None, language) for one in ("fact", "what it may be", "question and meaning", "read by")
            ]
            lines += ["", f"## {kind.__name__}", "", _line(heading), "|---" * len(heading) + "|"]
            lines += [_line(row) for row in rows]
    return "\n".join(lines[1:]) + "\n" if lines else ""


def _row(fact: Fact[Any], readers: dict[tuple[type, str], tuple[str, ...]], language: str) -> Iterator[str]:
    hint = hints(fact.owner)[fact.name]
    must = f" ({say('must be stated', None, language)})" if fact.name in required(fact.owner) else ""
    yield f"`{fact.name}`{must}"
    choices = choices_of(hint)
    kind = _kind(hint, language)
    yield kind + ": " + "; ".join(f"`{one.value}` ({label(one, language)})" for one in choices) if choices else kind
    meanings = (("true", fact.words.yes), ("false", fact.words.no))
    means = [f"`{truth}`: {say(words, None, language)}" for truth, words in meanings if words]
    yield "; ".join([say(fact.question, None, language), *means])
    yield ", ".join(readers.get((fact.owner, fact.name), ()))


def _kind(hint: Any, language: str) -> str:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in _KINDS:
        return say(_KINDS[hint], None, language)
    if origin in (tuple, frozenset):
        listed = "a list of different ones" if origin is frozenset else "a list"
        return f"{say(listed, None, language)}: {_kind(arguments[0], language)}"
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return say("one of", None, language)
    if isinstance(hint, type):
        return f"[{hint.__name__}](#{hint.__name__.lower()})" if is_model(hint) else hint.__name__
    inner = [argument for argument in arguments if argument is not type(None)]
    return _kind(inner[0], language)


def _leaves(hint: Any) -> Iterator[Any]:
    if not typing.get_args(hint):
        yield hint
    for argument in typing.get_args(hint):
        yield from _leaves(argument)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
