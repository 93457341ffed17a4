"""Facts of models, and what a model says of its facts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar, cast, overload

import attrs

from healthgov.errors import DefinitionError
from healthgov.facts.annotations import hints, holds, is_boolean, is_model, misfit, named
from healthgov.facts.answerers import Answerer
from healthgov.findings import Finding
from healthgov.languages import Phrase, in_all, say
from healthgov.questions.asking import Asking
from healthgov.questions.leaves import Is
from healthgov.questions.lists import Has, Items
from healthgov.questions.operands import Operand, Outer
from healthgov.questions.reading import read
from healthgov.questions.script import Script
from healthgov.questions.tree import Question, a_question
from healthgov.structs import struct

__all__ = ["Declared", "Fact", "Required", "Words", "fact", "facts_of", "required"]

T = TypeVar("T")


@struct
class Words:
    """What is said of a fact: the question that asks for it, and what it means when it is so and when it is not."""

    ask: str = ""
    yes: str = ""
    no: str = ""
    noun: str = ""
    personal: bool = False
    """Whether it may hold a name, an address or free text: it is then shown in no repr and no finding."""
    label: bool = False
    """Whether it names an organisation or a thing: reports for people may show it beside the place."""
    answers: Answerer | None = None
    """Who can answer the question, and those of what it names; who answers for what is around it where it says nothing."""
    circumstance: bool = False
    """Whether it says how things are, rather than what somebody does: to change it mends nothing."""
    one: str = ""
    """What a single thing of a list is called, where the noun is that of all."""


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

    def __delattr__(self, name: str) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    @property
    def noun(self) -> str:  # type: ignore[override]
        """What it is called in a sentence: ``the channel``."""
        return self.words.noun or f"the {self.name.replace('_', ' ')}"

    @property
    def question(self) -> str:
        """The question that asks for it."""
        return self.words.ask or _asked_of(self.noun)

    @property
    def item(self) -> type:
        """The model of the thing, or of each of the things, that it names; ``object`` where it names none."""
        found: type = self.__dict__.get("_item") or self.__dict__.setdefault("_item", _item_of(self))
        return found

    def check(self) -> None:
        """Whether it can be asked as it stands: it is so or not so.

        :raises DefinitionError: for any other fact, which is compared, or leads to more facts.
        """
        if not is_boolean(cast("Hashable", self.owner), self.name):
            raise DefinitionError(
                f"{self!r} is neither so nor not so: compare it ({self!r}.is_in(...), .begun() ...), or ask what it "
                "names (.has(...), .each(...), .some(...))"
            )

    def fits(self, test: str, constant: object) -> None:
        """Whether what it is compared with can ever be its value.

        :raises DefinitionError: which says what to write instead.
        """
        wrong = misfit(self.owner, self.name, test, constant)
        if wrong:
            raise DefinitionError(f"{self!r} is compared with {wrong}")

    def get(self, asking: Asking) -> tuple[Any, str]:
        return read(self, asking)

    def stand_around(self, models: Iterable[type]) -> None:
        """Whether it may be a fact of what holds one of these, or is one: it is then merely not stated.

        :raises DefinitionError: for a fact of what lies inside them, or has nothing to do with them.
        """
        if not any(holds(self.owner, model) or issubclass(model, self.owner) for model in models):
            raise DefinitionError(_astray(self, tuple(models)))

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


def _asked_of(noun: str) -> str:
    """The question for a fact that is declared without one, in every language."""
    asked = "What is known of this: {noun}?"
    return in_all(lambda language: say(asked, {"noun": Phrase(noun)}, language))


def _astray(fact: Fact[Any], models: tuple[type, ...]) -> str:
    asked = f"{fact!r} is asked of {models[-1].__name__}"
    leading = [one for model in models if is_model(model) for one in facts_of(model) if one.item is fact.owner]
    if leading:
        ways = " or ".join(f"{one!r}.{'each' if _is_list(one) else 'has'}(...)" for one in leading)
        return f"{asked}: ask {ways}"
    return f"{asked}, which is no {fact.owner.__name__} and lies in none"


def _is_list(fact: Fact[Any]) -> bool:
    return "tuple" in str(hints(cast("Hashable", fact.owner))[fact.name])


def _item_of(fact: Fact[Any]) -> type:
    return named(cast("Hashable", fact.owner)).get(fact.name, object)


def fact(
    ask: str = "",
    *,
    yes: str = "",
    no: str = "",
    noun: str = "",
    personal: bool = False,
    label: bool = False,
    required: bool = False,
    answers: Answerer | None = None,
    circumstance: bool = False,
    one: str = "",
) -> Any:
    """Declare a fact: the question that asks for it, and what ``yes`` and ``no`` mean, as clauses.

    ``noun`` names the fact in a sentence (``"the channel"``; from the attribute's name where it is left out).
    ``personal`` marks names, addresses and free text; ``label`` those names that are of an organisation or a thing, which
    reports for people show beside the place. A fact that names a thing is asked for itself where it has a
    question; without one, the facts of the thing are asked for. A field that must be stated needs no ``fact(...)``, or
    says ``required``. ``answers`` is who can answer the question, and those of the thing it names. A ``circumstance`` says how
    things are, such as a country or whom a message goes to: a remedy that changes one escapes the law, and comes last.
    ``one`` names a single thing of a list (``"the certificate"``, where the noun is ``"the certificates"``).
    """
    if ask and not ask.endswith(("?", ".")):
        raise DefinitionError("a fact is declared with its question, and a question ends with a question mark")
    words = Words(ask, yes, no, noun, personal, label, answers, circumstance, one)
    return Declared(words, required=required)


class Declared:
    """A fact as it is written in the body of a model."""

    __slots__ = ("required", "words")

    def __init__(self, words: Words, *, required: bool) -> None:
        self.words, self.required = words, required


def facts_of(kind: type) -> tuple[Fact[Any], ...]:
    """The facts of a model, in the order in which they are declared."""
    return tuple(getattr(kind, name) for name in kind._names)  # type: ignore[attr-defined]  # noqa: SLF001


def required(kind: type) -> frozenset[str]:
    """The facts that must be stated."""
    declared: dict[str, Declared] = kind._declared  # type: ignore[attr-defined]  # noqa: SLF001
    return frozenset(name for name, one in declared.items() if one.required)
