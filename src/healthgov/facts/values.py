"""What a thing states: values taken or refused at construction, compared, kept and shown."""

from __future__ import annotations

import enum
import functools
import importlib
import types
import typing
from collections.abc import Callable, Hashable, Iterable
from typing import Any, cast

from healthgov.errors import DefinitionError, InvalidDocumentError, Problem
from healthgov.facts.annotations import hints, is_model
from healthgov.facts.declarations import required
from healthgov.findings import join
from healthgov.kinds import FIELD, SIMPLE, Refused, member_of
from healthgov.placeholders import filled_in, is_awaited, stated
from healthgov.questions.memory import MEMORY

__all__ = ["equal", "hashed", "initialise", "replaced", "restored", "shown", "state", "unknown_field"]


def initialise(self: Any, *places: Any, **values: Any) -> None:
    """Take the values, or refuse all that is wrong with them at once."""
    if places:
        first = ", ".join(f"{name}=..." for name in list(_takers(cast("Hashable", type(self)))[0])[:2])
        raise TypeError(f"{type(self).__name__} takes its facts by name: {first}")
    _fill(self, values)


def _fill(self: Any, given: dict[Any, Any]) -> None:
    kind: Any = type(self)
    values = dict(given)
    taken: dict[str, Any] = self.__dict__
    problems: list[Problem] = []
    takers, needed = _takers(cast("Hashable", kind))
    for name, take in takers.items():
        value = values.pop(name, None)
        if value is None:
            if name in needed:
                problems.append(Problem(name, "a value: the field is required"))
            taken[name] = None
            continue
        try:
            # What must be stated, such as an id, is taken as it stands: others name it so.
            taken[name] = take(value) if name in needed else stated(take(value))
        except Refused as refusal:
            taken[name] = None
            if name in needed or not is_awaited(value):
                problems.append(Problem(name, _meant(refusal, value, hints(kind)[name])))
        except InvalidDocumentError as error:
            taken[name] = None
            rest = value if name in needed else filled_in(value)
            problems += _below(name, error) if rest is value else _wrong_in(name, rest, take)
    problems = _unknown(kind, given, values, problems)
    if not problems and (checked := getattr(kind, "__check__", None)) is not None:
        wrong = checked(self)
        if wrong:
            problems.append(Problem("", wrong))
    if problems:
        taken.clear()
        raise InvalidDocumentError(problems, source=kind.__name__)


def _unknown(kind: Any, given: dict[Any, Any], values: dict[Any, Any], problems: list[Problem]) -> list[Problem]:
    """What is wrong, with the facts that there are not; what one is meant for is read as that, so that all is told at once."""
    if not values:
        return problems
    takers, needed = _takers(cast("Hashable", kind))
    suggestions = _suggesting().Suggestions()
    found, meant = [], set()
    for name, value in values.items():
        found.append(Problem("", suggestions.unknown(name, kind, takers)))
        called = suggestions.meant(name, kind, takers)
        if called not in takers or called in given or called in meant:
            continue
        meant.add(called)
        try:
            takers[called](value)
        except Refused as refusal:
            found.append(Problem(called, _meant(refusal, value, hints(kind)[called])))
        except InvalidDocumentError as error:
            found += _below(called, error)
    return [one for one in problems if one.path not in meant or one.path not in needed] + found


def _meant(refusal: Refused, value: Any, hint: Any) -> str:
    """What was expected, with what may be meant: as a document is told."""
    while typing.get_origin(hint) in (typing.Union, types.UnionType):
        hint = next(argument for argument in typing.get_args(hint) if argument is not type(None))
    if typing.get_origin(hint) in (tuple, frozenset):
        return str(_suggesting().list_meant(refusal.expected, value))
    return str(_suggesting().value_meant(refusal.expected, value, hint))


def _suggesting() -> Any:
    """What may be meant by a slip stands on a floor above, with documents: loaded for slips only."""
    return importlib.import_module("healthgov.documents.suggesting")


def replaced(self: Any, name: str, value: Any) -> Any:
    """The same thing with one fact stated otherwise: what else it states was taken before, and is not looked at again."""
    kind = type(self)
    takers, needed = _takers(cast("Hashable", kind))
    if name in needed or name not in takers:
        return kind(**{**_values(self), name: value})
    made: Any = object.__new__(kind)
    made.__dict__.update(_values(self))
    try:
        made.__dict__[name] = None if value is None else stated(takers[name](value))
    except (Refused, InvalidDocumentError):
        return kind(**{**_values(self), name: value})  # which says what is wrong, and where
    wrong = None if (checked := getattr(kind, "__check__", None)) is None else checked(made)
    if wrong:
        raise InvalidDocumentError([Problem("", wrong)], source=kind.__name__)
    return made


@functools.cache
def _takers(kind: type) -> tuple[dict[str, Callable[[Any], Any]], frozenset[str]]:
    return {name: _taker(hint) for name, hint in hints(kind).items()}, required(kind)


@functools.cache
def _taker(hint: Any) -> Callable[[Any], Any]:
    if hint in SIMPLE:
        return SIMPLE[hint]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _taker(next(argument for argument in arguments if argument is not type(None)))
    if origin in (tuple, frozenset):
        return _several(origin, arguments[0])
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return member_of(hint)
    if isinstance(hint, type):
        return _one(hint)
    raise DefinitionError(f"a fact cannot be of the kind {hint!r}")


_MANY = 14
"""Names that a reader looks through: of more, those that are nearest are told, and where all stand."""
_NEAREST = 5
_LIKE = 0.55
"""How alike a name has to be that is told: of another word no field is the nearest."""


def unknown_field(name: object, known: Iterable[str], meant: str | None = None, *, kind: type | None = None) -> str:
    """What is said of a field that a model does not have, with what may be meant; ``""`` where nothing is, as is known.

    It is named where it looks like the name of a field: anything else may be anybody's text, and is not repeated. Of a
    large model of ours (``kind``) the nearest fields are told, if any are near, and the call that lists all.
    """
    if not isinstance(name, str):
        return "the name of a field, as text"
    import difflib  # noqa: PLC0415  for slips only

    names = sorted(known)
    near = meant if meant is not None else next(iter(difflib.get_close_matches(name[:64], names)), "")
    named = FIELD.fullmatch(name)
    if near:  # whole sentences: each has a line in every language
        return f"unknown field '{name}', did you mean '{near}'?" if named else f"unknown field, did you mean '{near}'?"
    if len(names) > _MANY and kind is not None and kind.__module__.startswith("healthgov.models."):
        nearest, model = ", ".join(difflib.get_close_matches(name[:64], names, _NEAREST, cutoff=_LIKE)), kind.__name__
        if named and not nearest:
            return f"unknown field '{name}'; `healthgov facts {model}` lists those that there are"
        if not nearest:
            return f"unknown field; `healthgov facts {model}` lists those that there are"
        if named:
            return f"unknown field '{name}'; the nearest are {nearest}; `healthgov facts {model}` lists all"
        return f"unknown field; the nearest are {nearest}; `healthgov facts {model}` lists all"
    told = ", ".join(names)
    return f"unknown field '{name}'; known are {told}" if named else f"unknown field; known are {told}"


def _wrong_in(name: str, rest: Any, take: Callable[[Any], Any]) -> list[Problem]:
    """What is wrong with the items of a list beside those that are still to be filled in."""
    try:
        take(rest)
    except InvalidDocumentError as error:
        return _below(name, error)
    return []


def _below(step: str, error: InvalidDocumentError) -> list[Problem]:
    """The problems of a thing, at its place in the thing around it."""
    return [Problem(join(step, problem.path), problem.expected) for problem in error.problems]


def _one(kind: type) -> Callable[[Any], Any]:
    """A thing: itself, or for a model the mapping of its fields that a document holds."""
    expected = "a mapping of fields" if is_model(kind) else f"a {kind.__name__}"

    def taken(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        if type(value) is not dict or not is_model(kind):
            raise Refused(expected)
        made: Any = object.__new__(kind)
        _fill(made, value)
        return made

    return taken


def _several(origin: Any, item: Any) -> Callable[[Any], Any]:
    take = _taker(item)

    def taken(value: Any) -> Any:
        if not isinstance(value, (tuple, list, frozenset if origin is frozenset else tuple)):
            raise Refused("a list")
        found: list[Any] = []
        problems: list[Problem] = []
        for index, one in enumerate(value):
            try:
                item_taken = take(one)
            except Refused as refusal:
                problems.append(Problem(f"[{index}]", _meant(refusal, one, item)))
                continue
            except InvalidDocumentError as error:
                problems += _below(f"[{index}]", error)
                continue
            if origin is frozenset and item_taken in found:
                problems.append(Problem(f"[{index}]", "each value is written once"))
            found.append(item_taken)
        if problems:
            raise InvalidDocumentError(problems)
        return origin(found)

    return taken


def equal(self: Any, other: Any) -> bool:
    """Whether two things of one model state the same."""
    if type(other) is not type(self):
        return NotImplemented  # type: ignore[no-any-return]
    return self is other or bool(_values(self) == _values(other))


def hashed(self: Any) -> int:
    """The hash of what a thing states."""
    return hash((type(self), *_values(self).values()))


def _values(self: Any) -> dict[str, Any]:
    """What is stated of a thing, without what was worked out of it."""
    values: dict[str, Any] = self.__dict__
    return {name: value for name, value in values.items() if name != MEMORY} if MEMORY in values else values


def state(self: Any) -> dict[str, Any]:
    """What is kept of a thing that is copied or stored."""
    return dict(_values(self))


def restored(self: Any, values: dict[str, Any]) -> None:
    """Take back what was kept."""
    self.__dict__.update(values)


def shown(self: Any) -> str:
    """What a thing states, without what is personal and without texts: a name may stand in any of them, ids included."""
    stated = (
        f"{name}={value!r}"
        for name, value in _values(self).items()
        if value is not None and not getattr(type(self), name).words.personal and not _is_text(value)
    )
    return f"{type(self).__name__}({', '.join(stated)})"


def _is_text(value: Any) -> bool:
    """Whether it is anybody's text, or several: codes of countries and categories are of kinds of their own."""
    return type(value) is str or (isinstance(value, (tuple, frozenset)) and any(type(one) is str for one in value))
