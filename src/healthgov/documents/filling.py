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
from typing import Any

import attrs

from healthgov.documents.from_texts import Unusual, bare_text, choices, from_text
from healthgov.documents.kinds import fields_of, is_deep, is_recursive, is_thing
from healthgov.documents.mistakes import Mistake
from healthgov.documents.shapes import Take, Taken, written
from healthgov.errors import DefinitionError
from healthgov.facts import hints, is_model, required
from healthgov.kinds import SIMPLE, CategoryCode, Refused, member_of
from healthgov.placeholders import says_something

__all__ = ["filled"]

_SHAPES = 64
"""How many sets of names are remembered for a model, and how many lists of choices."""
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
def _maker(kind: Any) -> Take:
    """How an instance is made from a mapping."""
    return _model(kind).make if is_model(kind) else _class(kind)


class _Model:
    """What is known of a model, and the things of it that were met."""

    def __init__(self, kind: Any) -> None:
        self.kind, self.needed, self.check = kind, required(kind), getattr(kind, "__check__", None)
        self.blank: dict[str, Any] = dict.fromkeys(hints(kind))
        self.facts = {name: _fact(hint, needed=name in self.needed) for name, hint in hints(kind).items()}
        self.makers: dict[tuple[str, ...], Take] = {}
        """What makes a thing of just these names, as far as they were met often."""
        self.met: collections.Counter[tuple[str, ...]] = collections.Counter()

    def make(self, plain: Any) -> Any:
        """A thing made of a mapping."""
        if type(plain) is not dict:
            raise Unusual
        names = (*plain,)
        return (self.makers.get(names) or self._maker(names))(plain)

    def _maker(self, names: tuple[str, ...]) -> Take:
        """What makes a thing of just these names: written out once they were met often enough."""
        self.met[names] += 1
        if self.met[names] < _OFTEN or any(type(name) is not str or name not in self.blank for name in names):
            if len(self.met) > _SHAPES:
                self.met.clear()
            return self._plainly
        if len(self.makers) >= _SHAPES:
            self.makers.clear()
        facts = {name: _resolved(self.facts[name]) for name in names}
        made = self.makers[names] = written(self.kind, names, facts, self.check)
        return made

    def _plainly(self, plain: dict[str, Any]) -> Any:
        """Made field by field: of names that are met seldom."""
        values = {**self.blank, **plain}
        for name, given in plain.items():
            values[name] = self._value(self.facts[name], given)
        if len(values) != len(self.blank) or any(values[name] is None for name in self.needed):
            raise Unusual
        made = object.__new__(self.kind)
        made.__dict__.update(values)
        if self.check is not None and self.check(made):
            raise Unusual
        return made

    def _value(self, fact: Taken, given: Any) -> Any:
        if given is None:
            return None
        if given is True or given is False:
            if fact.hint is not bool:
                raise Unusual
            return given
        if type(given) is not str:
            return fact.whole(given)
        if fact.text is None:
            raise Unusual
        return fact.text(given)


_model = functools.cache(_Model)


def _class(kind: Any) -> Take:
    """A class of attrs that is no model of facts: its own ``__init__`` judges."""
    takes: dict[str, Take] = {name: _whole(hint) for name, hint in fields_of(kind).items()}

    def made(plain: Any) -> Any:
        if type(plain) is not dict:
            raise Unusual
        return kind(**{name.lstrip("_"): takes[name](given) for name, given in plain.items()})

    return made


def _fact(hint: Any, *, needed: bool) -> Taken:
    """How a fact is taken."""
    hint = _stated(hint)
    text = None if hint is bool else bare_text if needed and hint is str else from_text(hint)
    return Taken(hint, _whole(hint), text)


def _resolved(fact: Taken) -> Taken:
    """With what is known of things met before; not before it is used: classes may hold themselves."""
    item = typing.get_args(fact.hint)[0] if typing.get_origin(fact.hint) is tuple else fact.hint
    if is_model(item):
        return attrs.evolve(fact, makers=(_model(item).makers, _model(item).make))
    return attrs.evolve(fact, known=fact.whole.known) if isinstance(fact.whole, _Chosen) else fact


def _stated(hint: Any) -> Any:
    """What stands inside ``X | None``."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        rest = [argument for argument in typing.get_args(hint) if argument is not type(None)]
        return rest[0] if len(rest) == 1 else hint
    return hint


@functools.cache
def _whole(hint: Any) -> Take:
    """How a value of any type is taken."""
    inner = _stated(hint)
    if inner is not hint:
        take = _whole(inner)
        return lambda given: None if given is None else take(given)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if origin is frozenset:
        return _collected(frozenset, arguments[0])
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:  # noqa: PLR2004
        return _list(arguments[0])
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return member_of(hint)
    if is_thing(hint):
        return lambda given: _maker(hint)(given)  # noqa: PLW0108  on first use: classes may hold themselves
    raise DefinitionError(f"a document cannot be read into a field annotated {hint!r}")


def _list(item: Any) -> Take:
    if is_thing(item):

        def things(plain: Any) -> Any:
            if type(plain) is not list and type(plain) is not tuple:
                raise Unusual
            return tuple(map(_maker(item), plain))

        return things
    return _collected(tuple, item)


def _collected(origin: Any, item: Any) -> Take:
    """A list of simple values: of texts nearly always, which are then taken without a look at each."""
    take = _whole(item)
    quick = from_text(item) or take
    if item is CategoryCode or choices(item):
        return _Chosen(origin, take, quick)

    def several(plain: Any) -> Any:
        if type(plain) is not list and type(plain) is not tuple:
            raise Unusual
        if set(map(type, plain)) != _ONLY_TEXTS:
            found = origin([take(one) for one in plain])
        elif item is str and all(map(says_something, plain)) and "".join(plain).isprintable():
            found = origin(plain)
        else:
            found = origin(map(quick, plain))
        if len(found) != len(plain):
            raise Unusual
        return found

    return several


class _Chosen:
    """A list of codes or of choices: lists of them are the same ones again and again, and are remembered."""

    def __init__(self, origin: Any, take: Take, quick: Take) -> None:
        self.origin, self.take, self.quick = origin, take, quick
        self.known: dict[Any, Any] = {}

    def __call__(self, plain: Any) -> Any:
        if type(plain) is not list and type(plain) is not tuple:
            raise Unusual
        written, texts = tuple(plain), set(map(type, plain)) <= _ONLY_TEXTS
        found = self.known.get(written) if texts else None  # a member of another enumeration may equal a text
        if found is not None:
            return found
        found = self.origin(map(self.quick if texts else self.take, plain))
        if len(found) != len(plain):  # in a set each stands once
            raise Unusual
        if texts:
            if len(self.known) >= _SHAPES:
                self.known.clear()
            self.known[written] = found
        return found
