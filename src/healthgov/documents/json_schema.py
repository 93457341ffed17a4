"""The shape of documents as JSON Schema 2020-12, for editors and for tools that write documents.

What the schema takes, the loader takes, and the reverse, but for what a schema cannot say:

- a text that marks a place still to be filled in (``TODO``), which the loader takes for *not stated* anywhere;
- a day that the calendar does not have (``2027-02-30``), which only the loader refuses;
- what days and prices must be to one another (an interval does not end before it starts);
- ``3.0``, which is an integer to JSON Schema and no whole number to the loader;
- ``extends``, which is of files, and which a text without a file cannot hold.
"""

from __future__ import annotations

import enum
import inspect
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from healthgov.documents.kinds import fields_of
from healthgov.durations import Length
from healthgov.errors import DefinitionError
from healthgov.facts import Fact, facts_of, is_model, required
from healthgov.kinds import COUNTRIES, REGIONS, WHOLE_DAYS, CategoryCode, Count, CountryCode, RegionCode
from healthgov.languages import ENGLISH, label, say
from healthgov.periods import Period

__all__ = ["DIALECT", "editor_line", "schema"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_END = r"(?![\s\S])"  # the end of the text to every engine; to some, $ stands before a line feed too
_WIDEST = 2**63
_DAY = r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_HOURS = "|".join(map(str, WHOLE_DAYS))
_LISTED = "|".join(f"{country}-({'|'.join(sorted(parts))})" for country, parts in sorted(REGIONS.items()))
_OTHERS = "|".join(sorted(COUNTRIES - REGIONS.keys()))
_REGION = f"^({_LISTED}|({_OTHERS})-[A-Z0-9]{{1,3}}){_END}"
_COUNT = {"type": "integer", "minimum": 0, "maximum": 999_999}

_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string", "pattern": rf"^[^\u0000\ud800-\udfff]*{_END}"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": -_WIDEST, "maximum": _WIDEST - 1},
    Count: {"type": "integer", "minimum": 0, "maximum": _WIDEST - 1},
    float: {"type": "number"},
    date: {"type": "string", "format": "date", "pattern": f"^{_DAY}{_END}"},
    datetime: {
        "type": "string",
        "pattern": rf"^{_DAY}[T ]{_CLOCK}(:[0-5][0-9](\.[0-9]{{1,6}})?)?(Z|[+-]{_CLOCK}){_END}",
    },
    time: {"type": "string", "pattern": f"^{_CLOCK}{_END}"},
    CountryCode: {"enum": sorted(COUNTRIES)},
    CategoryCode: {
        "type": "string",
        "pattern": r"^(?=[0-9_]*[a-z])[a-z_][a-z0-9_]*(\.(?=[0-9_]*[a-z])[a-z_][a-z0-9_]*)*" + _END,
    },
    RegionCode: {"type": "string", "pattern": _REGION},
    Period: {
        "anyOf": [
            {
                "type": "string",
                "pattern": rf"^P((?=[0-9])([0-9]{{1,6}}Y)?([0-9]{{1,6}}M)?([0-9]{{1,6}}D)?|T({_HOURS})H){_END}",
            },
            {
                "type": "object",
                "properties": {"years": _COUNT, "months": _COUNT, "days": _COUNT},
                "additionalProperties": False,
                "minProperties": 1,
            },
            {
                "type": "object",
                "properties": {"hours": {"enum": list(WHOLE_DAYS)}},
                "required": ["hours"],
                "additionalProperties": False,
            },
        ]
    },
    Length: {
        "anyOf": [
            {
                "type": "string",
                "pattern": rf"^P((?=[0-9])([0-9]{{1,6}}Y)?([0-9]{{1,6}}M)?([0-9]{{1,6}}D)?|T(?=[0-9])([0-9]{{1,6}}H)?([0-9]{{1,6}}M)?){_END}",
            },
            {
                "type": "object",
                "properties": {"years": _COUNT, "months": _COUNT, "days": _COUNT},
                "additionalProperties": False,
                "minProperties": 1,
            },
            {
                "type": "object",
                "properties": {"hours": _COUNT, "minutes": _COUNT},
                "additionalProperties": False,
                "minProperties": 1,
            },
        ]
    },
}


def schema(kind: type | None = None, *, language: str = ENGLISH) -> dict[str, object]:
    """Return the JSON Schema (2020-12) of documents; descriptions and choices are said in ``language``.

    ``kind`` is a model, an ``Organisation`` when left out.

    :raises LookupError: for a language that has no catalogue.

    >>> from healthgov.models import Organisation
    >>> made = schema(Organisation)
    >>> made["$ref"], made["$defs"]["Organisation"]["required"]
    ('#/$defs/Organisation', ['id'])
    """
    if kind is None:
        from healthgov.models import Organisation  # noqa: PLC0415  the edge loads fast without the models

        kind = Organisation
    definitions: dict[str, Any] = {}
    reference = _Writer(definitions, language).of(kind)
    properties: Any = definitions[kind.__name__]["properties"]
    properties["extends"] = {
        "type": "string",
        "description": say("Another file of the same folder, whose facts are taken over.", None, language),
    }
    return {"$schema": DIALECT, "title": kind.__name__, **reference, "$defs": definitions}


def editor_line(where: str = "healthgov.schema.json") -> str:
    """The first line of a YAML document by which editors find its schema.

    >>> editor_line()
    '# yaml-language-server: $schema=healthgov.schema.json'
    """
    return f"# yaml-language-server: $schema={where}"


class _Writer:
    """Writes each model once."""

    def __init__(self, definitions: dict[str, Any], language: str) -> None:
        self.definitions = definitions
        self.language = language
        self.kinds: dict[str, Any] = {}

    def of(self, hint: Any) -> dict[str, Any]:
        """The schema of a type."""
        if hint in _SIMPLE:
            return dict(_SIMPLE[hint])
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin in (typing.Union, types.UnionType):
            inner = self.of(next(argument for argument in arguments if argument is not type(None)))
            return {"anyOf": [inner, {"type": "null"}]}
        if origin in (tuple, frozenset):
            listed = {"type": "array", "items": self.of(arguments[0])}
            return {**listed, "uniqueItems": True} if origin is frozenset else listed
        if isinstance(hint, type) and issubclass(hint, enum.Enum):
            return {"enum": [member.value for member in hint]}
        if isinstance(hint, type) and is_model(hint):
            return self.model(hint)
        raise DefinitionError(f"a schema cannot be written for a field annotated {hint!r}")

    def model(self, kind: Any) -> dict[str, Any]:
        """The reference to a model, which is written where it is first met."""
        name = kind.__name__
        if self.kinds.setdefault(name, kind) is not kind:
            name = f"{kind.__module__.rpartition('.')[2]}.{name}"
        if name not in self.definitions:
            needed = required(kind)
            written = self.definitions[name] = {"type": "object"}
            hints = fields_of(kind)
            facts: Mapping[str, Fact[Any]] = {fact.name: fact for fact in facts_of(kind)}
            if self.language == ENGLISH:
                written["description"] = inspect.cleandoc(kind.__doc__ or "").split("\n\n")[0].replace("\n", " ")
            written |= {
                "properties": {
                    one: {**self.described(facts[one], hint), **self.of(hint)} for one, hint in hints.items()
                },
                "additionalProperties": False,
                **({"required": sorted(needed)} if needed else {}),
            }
        return {"$ref": f"#/$defs/{name}"}

    def described(self, fact: Fact[Any], hint: Any) -> dict[str, Any]:
        """What is said of a fact: its question, what it means, and its choices in words."""
        said = [say(fact.question, None, self.language)]
        for truth, words in (("true", fact.words.yes), ("false", fact.words.no)):
            if words:
                said.append(f"{truth}: {say(words, None, self.language)}.")
        choices = choices_of(hint)
        if choices:
            said.append("; ".join(f"{one.value}: {label(one, self.language)}" for one in choices) + ".")
        return {"title": say(fact.noun, None, self.language), "description": " ".join(said)}


def choices_of(hint: Any) -> tuple[enum.Enum, ...]:
    """The members of the enumeration that a type leads to."""
    for argument in typing.get_args(hint) or (hint,):
        if isinstance(argument, type) and issubclass(argument, enum.Enum):
            return tuple(argument)
        if typing.get_args(argument) and (found := choices_of(argument)):
            return found
    return ()
