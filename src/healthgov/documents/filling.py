"""The fast reading: plain values into models, as long as nothing is wrong.

One function is made for each model. It looks at what a mapping holds, not at all that it could hold, and gives up at
the first thing that is not plainly right: the careful reading then says what is wrong, or takes what is unusual and
right, such as a text that marks a place still to be filled in.
"""

from __future__ import annotations

import collections
import contextlib
import enum
import functools
import types
import typing
from collections.abc import Callable
from datetime import date
from typing import Any

from healthgov.compiling import Code
from healthgov.documents.from_texts import Unusual, bare_text, day, from_text, telling_text
from healthgov.documents.kinds import fields_of, is_deep, is_recursive, is_thing
from healthgov.documents.mistakes import Mistake
from healthgov.errors import DefinitionError
from healthgov.facts import hints, is_model, required
from healthgov.kinds import SIMPLE, CategoryCode, CountryCode, Refused, member_of
from healthgov.placeholders import says_something

__all__ = ["filled"]

_Take = Callable[[Any], Any]
_SHAPES = 64
"""How many sets of names are remembered for a model."""
_OFTEN = 12
"""From which time on a set of names has a function of its own, which costs as much as a hundred readings."""
_ONLY_TEXTS = {str}


def filled(plain: object, kind: type) -> object:
    """Return the object, or raise a :class:`Mistake` that says no more than that it is not plainly right."""
    if _may_be_deep(kind) and is_deep(plain):
        raise Mistake
    with contextlib.suppress(*_GIVEN_UP):
        return _maker(kind)(plain)
    raise Mistake  # the careful reading finds and words what is wrong; out here: the errors above hold the document


def _may_be_deep(kind: type) -> bool:
    """Whether values are looked at for their depth; to know that a class needs it not costs as much as a hundred looks."""
    _readings[kind] += 1
    return _readings[kind] < _OFTEN or is_recursive(kind)


_readings: collections.Counter[type] = collections.Counter()
_GIVEN_UP = (Unusual, Refused, LookupError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError)


@functools.cache
def _maker(kind: Any) -> _Take:
    """How an instance is made from a mapping."""
    return _model(kind) if is_model(kind) else _class(kind)


def _model(kind: Any) -> _Take:  # noqa: C901  functions that share what is known of the model
    kinds = hints(kind)
    blank: dict[str, Any] = dict.fromkeys(kinds)
    booleans = frozenset(name for name, hint in kinds.items() if hint is bool)
    needed = required(kind)
    texts: dict[str, _Take] = {}
    others: dict[str, _Take] = {}
    for name, hint in kinds.items():
        _sort(name, hint, texts, others)
    for name in needed:
        if kinds[name] is str:
            texts[name] = bare_text
    check = getattr(kind, "__check__", None)
    make, put = object.__new__, object.__setattr__

    shapes: dict[tuple[str, ...], _Take] = {}
    seen: collections.Counter[tuple[str, ...]] = collections.Counter()

    def plainly(plain: dict[str, Any]) -> Any:
        """Made field by field: for a mapping of names that is met seldom."""
        made = make(kind)
        values = {**blank, **plain}
        for name, given in plain.items():
            if type(given) is str:
                values[name] = texts[name](given)
            elif given is True or given is False:
                if name not in booleans:
                    raise Unusual
            elif given is not None:
                values[name] = others[name](given)
        if len(values) != len(blank) or any(values[name] is None for name in needed):
            raise Unusual
        put(made, "__dict__", values)
        return made

    def function(names: tuple[str, ...]) -> _Take:
        """How a mapping of just these names is taken: written out once they were met often enough."""
        seen[names] += 1
        if seen[names] < _OFTEN or any(type(name) is not str or name not in blank for name in names):
            if len(seen) > _SHAPES:
                seen.clear()
            return plainly
        if len(shapes) >= _SHAPES:
            shapes.clear()
        shapes[names] = made = _written(kind, names, booleans, texts, others)
        return made

    def model(plain: Any) -> Any:
        if type(plain) is not dict:
            raise Unusual
        names = (*plain,)
        made = (shapes.get(names) or function(names))(plain)
        if check is not None and check(made):
            raise Unusual
        return made

    return model


def _written(
    kind: Any, names: tuple[str, ...], booleans: frozenset[str], texts: dict[str, _Take], others: dict[str, _Take]
) -> _Take:
    """The function that makes a thing from a mapping of these names, in this order."""
    code = Code()
    unusual = code.constant(Unusual)
    needed = required(kind)
    if needed - set(names):
        raise Unusual
    local = {name: code.name() for name in names}
    if names:
        code.line(f"{', '.join(local.values())}, = plain.values()")
    for name, value in local.items():
        if name in booleans:
            code.line(f"if {value} is not True and {value} is not False and {value} is not None: raise {unusual}")
            continue
        take = texts.get(name)
        hint = _stated(hints(kind)[name])
        whole = _maker(hint) if isinstance(hint, type) and is_model(hint) else others[name]
        other = f"elif {value} is not None: {value} = {code.constant(whole)}({value})"
        if take is None:
            code.line(f"if {value} is True or {value} is False or type({value}) is str: raise {unusual}")
        elif take is telling_text:
            says = code.constant(says_something)
            code.line(f"if type({value}) is str:")
            code.line(f"    if not ({says}({value}) and {value}.isprintable()):")
            code.line(f"        {value} = {code.constant(take)}({value})")
        elif take is day:
            code.line(f"if type({value}) is str:")
            code.line(f"    if len({value}) != 10 or {value}[4] != '-' or {value}[7] != '-': raise {unusual}")
            code.line(f"    {value} = {code.constant(date.fromisoformat)}({value})")
        else:
            code.line(f"if type({value}) is str: {value} = {code.constant(take)}({value})")
        code.line(other)
        if name in needed:
            code.line(f"if {value} is None: raise {unusual}")
    stated = ", ".join(f"{name!r}: {local.get(name)}" for name in hints(kind))
    code.line(f"made = {code.constant(object.__new__)}({code.constant(kind)})")
    code.line(f"{code.constant(object.__setattr__)}(made, '__dict__', {{{stated}}})")
    code.line("return made")
    taken: _Take = code.run(f"def taken(plain):\n{code.text()}", "taken", f"reading {kind.__name__}")
    return taken


def _class(kind: Any) -> _Take:
    """A class of attrs that is no model of facts: its own ``__init__`` judges."""
    takes: dict[str, _Take] = {name: _whole(hint) for name, hint in fields_of(kind).items()}

    def made(plain: Any) -> Any:
        if type(plain) is not dict:
            raise Unusual
        return kind(**{name.lstrip("_"): takes[name](given) for name, given in plain.items()})

    return made


def _sort(name: str, hint: Any, texts: dict[str, _Take], others: dict[str, _Take]) -> None:
    """Where a fact is taken from a text, and where from anything else."""
    hint = _stated(hint)
    if hint is bool:
        return
    others[name] = _whole(hint)
    take = from_text(hint)
    if take is not None:
        texts[name] = take


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
    if is_thing(hint):
        return lambda given: _maker(hint)(given)  # noqa: PLW0108  on first use: classes may hold themselves
    raise DefinitionError(f"a document cannot be read into a field annotated {hint!r}")


def _list(item: Any) -> _Take:
    if is_thing(item):

        def things(plain: Any) -> Any:
            if type(plain) is not list and type(plain) is not tuple:
                raise Unusual
            return tuple(map(_maker(item), plain))

        return things
    return _collected(tuple, item)


def _set(item: Any) -> _Take:
    collect = _collected(frozenset, item)

    def unique(plain: Any) -> Any:
        found = collect(plain)
        if len(found) != len(plain):
            raise Unusual
        return found

    return unique


def _collected(origin: Any, item: Any) -> _Take:
    """A list of simple values: of texts nearly always, which are then taken without a look at each."""
    take = _whole(item)
    quick = from_text(item) or take

    if item is CategoryCode or item is CountryCode or (isinstance(item, type) and issubclass(item, enum.Enum)):
        return _chosen(origin, take, quick)

    def several(plain: Any) -> Any:
        if type(plain) is not list and type(plain) is not tuple:
            raise Unusual
        if set(map(type, plain)) == _ONLY_TEXTS:
            if item is str and all(map(says_something, plain)) and "".join(plain).isprintable():
                return origin(plain)
            return origin(map(quick, plain))
        return origin([take(one) for one in plain])

    return several


def _chosen(origin: Any, take: _Take, quick: _Take) -> _Take:
    """A list of codes or of choices: lists of them are the same ones again and again, and are remembered."""
    known: dict[Any, Any] = {}

    def several(plain: Any) -> Any:
        if type(plain) is not list and type(plain) is not tuple:
            raise Unusual
        written = tuple(plain)
        found = known.get(written)
        if found is not None:
            return found
        if set(map(type, plain)) != _ONLY_TEXTS:
            return origin([take(one) for one in plain])
        if len(known) >= _SHAPES:
            known.clear()
        found = known[written] = origin(map(quick, plain))
        return found

    return several
