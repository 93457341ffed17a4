"""A fact is declared once: its type, its question, what it means when it is so and when it is not.

>>> @model
... class Unsubscribe:
...     '''The way out, in each message.'''
...
...     present: Fact[bool] = fact("Is there a way out in each message?", yes="there is one", no="there is no way out")
...     works: Fact[bool] = fact("Does it work?", yes="it works", no="it leads nowhere")

From an instance the attribute is the value, ``None`` where it is not stated; from the class it is the fact, which can
be asked and composed:

>>> Unsubscribe(works=True).works, Unsubscribe(works=True).present
(True, None)
>>> print(Unsubscribe.works(Unsubscribe(works=False), as_of="2026-11-23"))
✗ it leads nowhere [works]
>>> (Unsubscribe.present | ~Unsubscribe.works).verdict(Unsubscribe(works=False), as_of="2026-11-23")
Verdict.PASS

Built in Python a model takes and refuses exactly what a document does.

>>> Unsubscribe(present="no")
Traceback (most recent call last):
    ...
healthgov.errors.InvalidDocumentError: Unsubscribe: 1 problem
  - present: true or false (without quotes)
"""

from __future__ import annotations

import difflib
import enum
import functools
import inspect
import sys
import types
import typing
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar, cast, dataclass_transform, overload

import attrs

from healthgov.errors import DefinitionError, InvalidDocumentError, Problem
from healthgov.findings import Finding, join
from healthgov.kinds import SIMPLE, Refused, member_of
from healthgov.questions.asking import Asking
from healthgov.questions.leaves import Is
from healthgov.questions.lists import Has, Items
from healthgov.questions.memory import MEMORY
from healthgov.questions.operands import Operand, Outer
from healthgov.questions.reading import read
from healthgov.questions.script import Script
from healthgov.questions.tree import Question, a_question

__all__ = ["Fact", "Required", "Words", "fact", "facts_of", "hints", "holds", "is_model", "model", "required"]

T = TypeVar("T")
C = TypeVar("C", bound=type)


@attrs.frozen
class Words:
    """What is said of a fact: the question that asks for it, and what it means when it is so and when it is not."""

    ask: str = ""
    yes: str = ""
    no: str = ""
    noun: str = ""
    personal: bool = False
    """Whether it may hold a name, an address or free text: it is then shown in no repr and no finding."""


class Fact(Operand[T], Question, Generic[T]):
    """A fact of a model. A boolean one is a question itself; others are compared, or lead to more facts."""

    owner: type
    """The model it belongs to."""
    name: str
    words: Words

    def __init__(self, owner: type, name: str, words: Words) -> None:
        self.__dict__.update(owner=owner, name=name, words=words)

    if TYPE_CHECKING:

        @overload
        def __get__(self, instance: None, owner: Any) -> Fact[T]: ...
        @overload
        def __get__(self, instance: object, owner: Any) -> T | None: ...
        def __get__(self, instance: Any, owner: Any) -> Any: ...
        def __set__(self, instance: object, value: T | None) -> None: ...

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    @property
    def noun(self) -> str:  # type: ignore[override]
        """What it is called in a sentence: ``the channel``."""
        return self.words.noun or f"the {self.name.replace('_', ' ')}"

    @property
    def question(self) -> str:
        """The question that asks for it."""
        return self.words.ask or f"What is known of this: {self.noun}?"

    @property
    def item(self) -> type:
        """The model of the thing, or of each of the things, that it names; ``object`` where it names none."""
        found: type = self.__dict__.get("_item") or self.__dict__.setdefault("_item", _item_of(self))
        return found

    def check(self) -> None:
        """Whether it can be asked as it stands: it is so or not so.

        :raises DefinitionError: for any other fact, which is compared, or leads to more facts.
        """
        if hints(self.owner)[self.name] is not bool:
            raise DefinitionError(
                f"{self!r} is neither so nor not so: compare it ({self!r}.is_in(...), .begun() ...), or ask what it "
                "names (.has(...), .each(...), .some(...))"
            )

    def get(self, asking: Asking) -> tuple[Any, str]:
        return read(self, asking)

    def emit_value(self, code: Script) -> str:
        return code.read(self)

    def facts(self) -> tuple[Fact[Any], ...]:
        return (self,)

    def explain(self, asking: Asking) -> Finding:
        return Is(self).explain(asking)

    def emit(self, code: Script) -> str:
        return Is(self).emit(code)

    def __invert__(self) -> Question:
        return Is(self, wanted=False)

    def has(self, question: Question) -> Question:
        """Ask a question of the thing this fact names."""
        return Has(self, a_question(question))

    def each(self, question: Question) -> Question:
        """Whether the question is answered yes for each thing listed."""
        return Items[Any](self).each(question)

    def some(self, question: Question, *, none: str = "there is none") -> Question:
        """Whether the question is answered yes for one thing listed at least."""
        return Items[Any](self).some(question, none=none)

    def exist(self, *, none: str = "there is none") -> Question:
        """Whether one thing at least is listed."""
        return Items[Any](self).exist(none=none)

    def where(self, condition: Question) -> Items[Any]:
        """The things listed for which a condition holds."""
        return Items[Any](self, a_question(condition))

    def cover(self, wanted: object, offered: Operand[Any], *, narrow: str) -> Question:
        """Whether what the things listed offer together holds everything wanted; ``narrow`` names ``{lacking}``."""
        return Items[Any](self).cover(wanted, offered, narrow=narrow)

    def earliest(self, fact: Operand[date]) -> Operand[date]:
        """The earliest day among the things listed; not known while one of them does not state it."""
        return Items[Any](self).earliest(fact)

    def latest(self, fact: Operand[date]) -> Operand[date]:
        """The latest day among the things listed; not known while one of them does not state it."""
        return Items[Any](self).latest(fact)

    def count(self) -> Operand[int]:
        """How many things are listed."""
        return Items[Any](self).count()

    def outer(self) -> Operand[T]:
        """This fact of the next thing further out, where things of one model are compared with one another."""
        return Outer(self)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[type, str]]:
        return getattr, (self.owner, self.name)

    def __copy__(self) -> Fact[T]:
        return self

    def __deepcopy__(self, memo: object) -> Fact[T]:
        return self

    def __repr__(self) -> str:
        return f"{self.owner.__name__}.{self.name}"


class Required(Fact[T]):
    """A fact that must be stated: ``id: Required[str]``."""

    if TYPE_CHECKING:

        @overload
        def __get__(self, instance: None, owner: Any) -> Fact[T]: ...
        @overload
        def __get__(self, instance: object, owner: Any) -> T: ...
        def __get__(self, instance: Any, owner: Any) -> Any: ...
        def __set__(self, instance: object, value: T) -> None: ...  # type: ignore[override]


def _item_of(fact: Fact[Any]) -> type:
    return next((part for part in _leaves(hints(fact.owner)[fact.name]) if is_model(part)), object)


def fact(
    ask: str = "", *, yes: str = "", no: str = "", noun: str = "", personal: bool = False, required: bool = False
) -> Any:
    """Declare a fact: the question that asks for it, and what ``yes`` and ``no`` mean, as clauses.

    ``noun`` names the fact in a sentence (``"the channel"``; from the attribute's name where it is left out).
    ``personal`` marks names, addresses and free text. A fact that names a thing is asked for itself where it has a
    question; without one, the facts of the thing are asked for. A field that must be stated needs no ``fact(...)``, or
    says ``required``.
    """
    if ask and not ask.endswith(("?", ".")):
        raise DefinitionError("a fact is declared with its question, and a question ends with a question mark")
    words = Words(ask=ask, yes=yes, no=no, noun=noun, personal=personal)
    return attrs.field(default=attrs.NOTHING if required else None, metadata={"words": words})


@dataclass_transform(kw_only_default=True)
def model(cls: C) -> C:
    """A frozen model whose class attributes are its facts."""
    made: Any = attrs.frozen(kw_only=True, slots=False, init=False, eq=False, repr=False)(cls)
    names = tuple(field.name for field in attrs.fields(made))
    for field in attrs.fields(made):
        setattr(made, field.name, Fact(made, field.name, field.metadata.get("words") or Words()))
    made._names, made._scope = names, _written_in(sys._getframe(1))  # noqa: SLF001  our own class
    made.__init__ = _initialise
    made.__getstate__ = _state
    made.__eq__, made.__hash__, made.__repr__ = _equal, _hash, _repr
    made.__attrs_init__ = _initialise
    return made  # type: ignore[no-any-return]


def _written_in(frame: types.FrameType) -> dict[str, Any] | None:
    """The names that annotations may use, where a class is not written at the top of a module."""
    module = sys.modules.get(frame.f_globals.get("__name__", ""))
    if module is not None and frame.f_locals is module.__dict__:
        return None
    return {**frame.f_globals, **frame.f_locals}


def is_model(kind: object) -> bool:
    """Whether a class is a model of facts."""
    return isinstance(kind, type) and "_names" in kind.__dict__


def facts_of(kind: type) -> tuple[Fact[Any], ...]:
    """The facts of a model, in the order in which they are declared."""
    return tuple(getattr(kind, name) for name in kind._names)  # type: ignore[attr-defined]  # noqa: SLF001


@functools.cache
def hints(kind: type) -> dict[str, Any]:
    """What each fact of a model may be: the type inside ``Fact[...]``."""
    found: dict[str, Any] = {}
    for base in reversed(kind.__mro__):  # each class is read where it was written
        if is_model(base):
            own = types.SimpleNamespace(__annotations__=inspect.get_annotations(base))
            scope = base._scope or sys.modules[base.__module__].__dict__  # type: ignore[attr-defined]  # noqa: SLF001
            found |= typing.get_type_hints(own, scope)
    return {
        name: typing.get_args(hint)[0] if typing.get_origin(hint) in (Fact, Required) else hint
        for name, hint in found.items()
        if name in kind._names  # type: ignore[attr-defined]  # noqa: SLF001
    }


@functools.cache
def holds(outer: type, inner: type) -> bool:
    """Whether a thing of one model is, or may lie in, a thing of another."""
    seen: set[type] = set()
    waiting = [outer]
    while waiting:
        kind = waiting.pop()
        if issubclass(kind, inner):
            return True
        if kind not in seen and is_model(kind):
            seen.add(kind)
            waiting += [
                part for hint in hints(cast("Hashable", kind)).values() for part in _leaves(hint) if is_model(part)
            ]
    return False


def _leaves(hint: Any) -> Iterator[Any]:
    arguments = typing.get_args(hint)
    if not arguments:
        yield hint
    for argument in arguments:
        yield from _leaves(argument)


def required(kind: type) -> frozenset[str]:
    """The facts that must be stated."""
    return frozenset(f.name for f in attrs.fields(kind) if f.default is attrs.NOTHING)


# --- instances --------------------------------------------------------------------------------------------------------


def _initialise(self: Any, **values: Any) -> None:
    """Take the values, or refuse all that is wrong with them at once."""
    _fill(self, values)


def _fill(self: Any, given: dict[Any, Any]) -> None:
    kind, values = type(self), dict(given)
    taken, problems = self.__dict__, []
    takers, needed = _takers(cast("Hashable", kind))
    for name, take in takers.items():
        value = values.pop(name, None)
        if value is None:
            if name in needed:
                problems.append(Problem(name, "a value: the field is required"))
            taken[name] = None
            continue
        try:
            taken[name] = take(value)
        except Refused as refusal:
            problems.append(Problem(name, refusal.expected))
        except InvalidDocumentError as error:
            problems += _below(name, error)
    problems += [Problem("", unknown_field(name, takers)) for name in values]
    if not problems and (checked := getattr(kind, "__check__", None)) is not None:
        wrong = checked(self)
        if wrong:
            problems.append(Problem("", wrong))
    if problems:
        taken.clear()
        raise InvalidDocumentError(problems, source=kind.__name__)


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


def unknown_field(name: object, known: Iterable[str]) -> str:
    """What is said of a field that a model does not have; it may be anybody's text, and is not repeated."""
    if not isinstance(name, str):
        return "the name of a field, as text"
    names = sorted(known)
    near = difflib.get_close_matches(name[:64], names, 1)
    return f"unknown field, did you mean '{near[0]}'?" if near else f"unknown field; known are {', '.join(names)}"


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
                problems.append(Problem(f"[{index}]", refusal.expected))
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


def _equal(self: Any, other: Any) -> bool:
    if type(other) is not type(self):
        return NotImplemented  # type: ignore[no-any-return]
    return self is other or bool(_values(self) == _values(other))


def _hash(self: Any) -> int:
    return hash((type(self), *_values(self).values()))


def _values(self: Any) -> dict[str, Any]:
    """What is stated of a thing, without what was worked out of it."""
    values: dict[str, Any] = self.__dict__
    return {name: value for name, value in values.items() if name != MEMORY} if MEMORY in values else values


def _state(self: Any) -> dict[str, Any]:
    return dict(_values(self))


def _repr(self: Any) -> str:
    shown = (
        f"{name}={value!r}"
        for name, value in _values(self).items()
        if value is not None and not getattr(type(self), name).words.personal
    )
    return f"{type(self).__name__}({', '.join(shown)})"
