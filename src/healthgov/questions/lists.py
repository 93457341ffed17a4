"""Questions about things inside things: what a fact names, each of several, some of them, all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Generic, TypeVar, cast

from healthgov.findings import Finding
from healthgov.questions.asking import Asking
from healthgov.questions.coverage import Covered, Suffice
from healthgov.questions.operands import Operand
from healthgov.questions.quantifiers import Each, Negated, Some
from healthgov.questions.quantities import Count, Extreme
from healthgov.questions.reading import Unstated
from healthgov.questions.script import UNKNOWN, Script
from healthgov.questions.several import Several
from healthgov.questions.tree import Question, a_question
from healthgov.structs import struct
from healthgov.values import Parameter

__all__ = ["Count", "Covered", "Each", "Extreme", "Has", "Items", "Negated", "Some", "Suffice"]

T = TypeVar("T")


@struct
class Has(Question):
    """Asked of the thing a fact names; where that is not stated, its facts are not stated either."""

    fact: Any
    child: Question

    def explain(self, asking: Asking) -> Finding:
        thing, path = self.fact.get(asking)
        if isinstance(thing, Unstated):
            if self.fact.words.ask:
                return thing.finding
            thing = None
        asking.places.append((self.fact.item, thing, path))
        found = self.child.explain(asking)
        asking.places.pop()
        return found

    def emit(self, code: Script) -> str:
        thing = self.fact.emit_value(code)
        if not self.fact.words.ask:
            return self._inside(code, thing)
        result = code.own(str(UNKNOWN))
        with code.block(f"if {thing} is not None:"):
            code.line(f"{result} = {self._inside(code, thing)}")
        return result

    def _inside(self, code: Script, thing: str) -> str:
        code.places.append((self.fact.item, thing))
        found = code.ask(self.child)
        code.places.pop()
        return found

    def parts(self) -> Iterator[Question]:
        return iter((self.child,))

    def facts(self) -> tuple[Any, ...]:
        return tuple(self.fact.facts())

    def __invert__(self) -> Question:
        return Has(self.fact, ~self.child)


@struct
class Items(Several, Generic[T]):
    """The things a list names, or those of them for which a condition holds."""

    def where(self, condition: Question) -> Items[T]:
        """Those for which the condition holds as well; one for which that is not known leaves a doubt."""
        asked = a_question(condition)
        return Items(self.fact, asked if self.condition is None else self.condition & asked)

    def each(self, question: Question) -> Question:
        """Whether the question is answered yes for each; where there is none, nothing is asked."""
        return Each(self, a_question(question))

    def some(self, question: Question, *, none: str = "there is none") -> Question:
        """Whether the question is answered yes for one at least; ``none`` says that there is none to ask."""
        return Some(self, a_question(question), none)

    def exist(self, *, none: str = "there is none") -> Question:
        """Whether there is one at least."""
        return Some(self, None, none)

    def cover(self, wanted: object, offered: Operand[Any], *, narrow: str) -> Question:
        """Whether what they offer together holds everything wanted; ``narrow`` names ``{lacking}``."""
        kept: Any = wanted if isinstance(wanted, (Operand, Parameter)) else frozenset(cast("Iterable[object]", wanted))
        return Covered(self, kept, offered, narrow)

    def suffice(self, requirement: Question, *, without: Question) -> Question:
        """Whether each meets the requirement; or there are several, and ``without`` says that the others do."""
        return Suffice(self, requirement, without)

    def earliest(self, fact: Operand[date]) -> Operand[date]:
        """The earliest day among them; not known while one of them does not state it."""
        return Extreme(self, fact, latest=False)

    def latest(self, fact: Operand[date]) -> Operand[date]:
        """The latest day among them; not known while one of them does not state it."""
        return Extreme(self, fact, latest=True)

    def count(self) -> Operand[int]:
        """How many there are; not known while one of them may or may not count."""
        return Count(self)
