"""The fast reading: plain values into models, as long as nothing is wrong.

One function is made for each model. It looks at what a mapping holds, not at all that it could hold, and gives up at
the first thing that is not plainly right: the careful reading then says what is wrong, or takes what is unusual and
right, such as a text that marks a place still to be filled in.
"""

from __future__ import annotations

import enum
import functools
import types
import typing
from collections.abc import Callable
from datetime import date
from typing import Any

import attrs

from healthgov.documents.kinds import fields_of, is_deep, is_recursive
from healthgov.documents.mistakes import Mistake
from healthgov.errors import DefinitionError
from healthgov.facts import hints, is_model, required
from healthgov.kinds import COUNTRIES, SIMPLE, CategoryCode, CountryCode, member_of
from healthgov.placeholders import is_placeholder

__all__ = ["filled"]

_Take = Callable[[Any], Any]
_ISO_DATE = 10


def filled(plain: object, kind: type) -> object:
    """Return the object, or raise a :class:`Mistake` that says no more than that it is not plainly right."""
    if is_recursive(kind) and is_deep(plain):
        raise Mistake
    try:
        return _maker(kind)(plain)
    except DefinitionError:
        raise
    except Exception:  # noqa: BLE001  whatever it is, the careful reading finds and words it
        pass
    raise Mistake  # out here: the errors above hold the document


class _Unusual(Exception):  # noqa: N818  caught in this module
    """Not plainly right."""


@functools.cache
def _maker(kind: Any) -> _Take:
    """How an instance is made from a mapping."""
    return _model(kind) if is_model(kind) else _class(kind)


def _model(kind: Any) -> _Take:
    kinds = hints(kind)
    blank: dict[str, Any] = dict.fromkeys(kinds)
    booleans = frozenset(name for name, hint in kinds.items() if hint is bool)
    needed = tuple(required(kind))
    texts: dict[str, _Take] = {}
    others: dict[str, _Take] = {}
    for name, hint in kinds.items():
        _sort(name, hint, texts, others)
    for name in needed:
        if kinds[name] is str:
            texts[name] = _bare_text
    check = getattr(kind, "__check__", None)
    make = object.__new__

    def model(plain: Any) -> Any:
        if type(plain) is not dict:
            raise _Unusual
        made = make(kind)
        values = made.__dict__
        values.update(blank)
        for name, given in plain.items():
            if type(given) is str:
                values[name] = texts[name](given)
            elif given is True or given is False:
                if name not in booleans:
                    raise _Unusual
                values[name] = given
            elif given is not None:
                values[name] = others[name](given)
            elif name not in blank:
                raise _Unusual
        for name in needed:
            if values[name] is None:
                raise _Unusual
        if check is not None and check(made):
            raise _Unusual
        return made

    return model


def _class(kind: Any) -> _Take:
    """A class of attrs that is no model of facts: its own ``__init__`` judges."""
    takes: dict[str, _Take] = {name: _whole(hint) for name, hint in fields_of(kind).items()}

    def made(plain: Any) -> Any:
        if type(plain) is not dict:
            raise _Unusual
        return kind(**{name.lstrip("_"): takes[name](given) for name, given in plain.items()})

    return made


def _sort(name: str, hint: Any, texts: dict[str, _Take], others: dict[str, _Take]) -> None:
    """Where a fact is taken from a text, and where from anything else."""
    hint = _stated(hint)
    if hint is bool:
        return
    others[name] = _whole(hint)
    if hint is str:
        texts[name] = _text
    elif hint is date:
        texts[name] = _date
    elif hint is CountryCode:
        texts[name] = _COUNTRY
    elif hint is CategoryCode:
        texts[name] = _category
    elif hint in SIMPLE:
        texts[name] = SIMPLE[hint]
    elif isinstance(hint, type) and issubclass(hint, enum.Enum):
        texts[name] = _named(hint).__getitem__
    # anything else is never written as a text


def _stated(hint: Any) -> Any:
    """What stands inside ``X | None``."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        rest = [argument for argument in typing.get_args(hint) if argument is not type(None)]
        return rest[0] if len(rest) == 1 else hint
    return hint


@functools.cache
def _whole(hint: Any) -> _Take:
    """How a value of any type is taken."""
    inner = _stated(hint)
    if inner is not hint:
        take = _whole(inner)
        return lambda given: None if given is None else take(given)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if origin is frozenset:
        return _set(arguments[0])
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:  # noqa: PLR2004
        return _list(arguments[0])
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return member_of(hint)
    if isinstance(hint, type) and attrs.has(hint):
        return lambda given: _maker(hint)(given)  # on first use: classes may hold themselves
    raise DefinitionError(f"a document cannot be read into a field annotated {hint!r}")


def _list(item: Any) -> _Take:
    inner = _whole(item)
    take = _text if item is str else inner

    def several(plain: Any) -> Any:
        if type(plain) is not list and type(plain) is not tuple:
            raise _Unusual
        return tuple([take(one) for one in plain])

    def things(plain: Any) -> Any:
        if type(plain) is not list and type(plain) is not tuple:
            raise _Unusual
        return tuple(list(map(_maker(item), plain)))

    return things if isinstance(item, type) and attrs.has(item) else several


def _set(item: Any) -> _Take:
    take = _text if item is str else _whole(item)
    members = _named(item) if isinstance(item, type) and issubclass(item, enum.Enum) else {}

    def several(plain: Any) -> Any:
        if type(plain) is not list and type(plain) is not tuple:
            raise _Unusual
        if members:
            found = frozenset([members[one] if type(one) is str else take(one) for one in plain])
        else:
            found = frozenset([take(one) for one in plain])
        if len(found) != len(plain):
            raise _Unusual
        return found

    return several


@functools.cache
def _named(kind: type[enum.Enum]) -> dict[str, enum.Enum]:
    """The members of an enumeration whose value is a text."""
    return {member.value: member for member in kind if type(member.value) is str}


def _bare_text(text: Any) -> str:
    """A text as it stands."""
    if type(text) is not str or not text.isascii() or "\0" in text:
        return SIMPLE[str](text)  # type: ignore[no-any-return]
    return text


def _text(text: Any) -> str:
    """A text that states something."""
    if type(text) is not str or not text.isascii() or "\0" in text:
        SIMPLE[str](text)
    if is_placeholder(text):
        raise _Unusual
    return text  # type: ignore[no-any-return]


def _date(text: str) -> date:
    if len(text) != _ISO_DATE or text[4] != "-" or text[7] != "-":
        raise _Unusual
    return date.fromisoformat(text)


_COUNTRY = {code: CountryCode(code) for code in COUNTRIES}.__getitem__


@functools.lru_cache(512)
def _category(text: str) -> CategoryCode:
    return CategoryCode(text)
