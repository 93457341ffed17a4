"""Questions about things inside things: what a fact names, each of several, some of them, all of them together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Generic, TypeVar, cast

import attrs

from healthgov.findings import Finding, all_hold, any_holds, failed, missing, not_applicable, passed, quotable
from healthgov.languages import Phrase
from healthgov.questions.asking import Asking
from healthgov.questions.operands import Operand
from healthgov.questions.reading import Unstated, limit_of
from healthgov.questions.script import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Script
from healthgov.questions.tree import Question, a_question, apart
from healthgov.values import Parameter
from healthgov.verdicts import Verdict

__all__ = ["Count", "Covered", "Each", "Extreme", "Has", "Items", "Some", "Suffice"]

T = TypeVar("T")


@attrs.frozen(slots=False)
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


@attrs.frozen
class Items(Generic[T]):
    """The things a list names, or those of them for which a condition holds."""

    fact: Any
    condition: Question | None = None

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

    def parts(self) -> tuple[Question, ...]:
        """The condition, if there is one."""
        return () if self.condition is None else (self.condition,)

    def chosen(self, asking: Asking) -> Iterator[tuple[Finding | None, object]]:
        """Stand before each thing in turn; gives what the condition answers, unless it fails."""
        things, path = self.fact.get(asking)
        for index, thing in enumerate(things):
            asking.places.append((self.fact.item, thing, f"{path}[{index}]"))
            condition = None if self.condition is None else self.condition.explain(asking)
            if condition is None or condition.verdict is not Verdict.FAIL:
                yield condition, thing
            asking.places.pop()

    def unstated(self, asking: Asking) -> Finding | None:
        """The finding where the list itself is not stated."""
        things, _ = self.fact.get(asking)
        return things.finding if isinstance(things, Unstated) else None


def _loop(code: Script, items: Items[Any], things: str, body: Callable[[str, str], None]) -> None:
    """Write a loop; ``body(item, condition)`` writes what is done for each thing that may count."""
    item = code.item()
    with code.block(f"for {item} in {things}:"):
        code.places.append((items.fact.item, item))
        if items.condition is None:
            body(item, str(PASS))
        else:
            condition = code.ask(items.condition)
            with code.block(f"if {condition} != {FAIL}:"):
                body(item, condition)
        code.places.pop()


@attrs.frozen(slots=False)
class Each(Question):
    """Each of them."""

    items: Items[Any]
    child: Question

    def explain(self, asking: Asking) -> Finding:
        unstated, at = self.items.unstated(asking), self.items.fact.get(asking)[1]
        if unstated is not None:
            return unstated
        found = _answers(self.items, self.child, asking)
        if not found:
            return not_applicable("there is none to ask: {noun}", at=at, noun=Phrase(self.items.fact.noun))
        return apart(found) or all_hold("each of them", found, at=at)

    def emit(self, code: Script) -> str:
        things, result = self.items.fact.emit_value(code), code.own(str(NOT_APPLICABLE))

        def body(_item: str, condition: str) -> None:
            one = code.ask(self.child)
            if condition != str(PASS):
                one = code.own(f"{UNKNOWN} if {one} == {FAIL} and {condition} == {UNKNOWN} else {one}")
            with code.block(f"if {one} > {result}:"):
                code.line(f"{result} = {one}")
                code.line(f"if {one} == {FAIL}: break")

        with code.block(f"if {things} is None:"):
            code.line(f"{result} = {UNKNOWN}")
        with code.block("else:"):
            _loop(code, self.items, things, body)
        return result

    def parts(self) -> Iterator[Question]:
        return iter((*self.items.parts(), self.child))

    def facts(self) -> tuple[Any, ...]:
        return tuple(self.items.fact.facts())

    def __invert__(self) -> Question:
        return Some(self.items, ~self.child)


@attrs.frozen(slots=False)
class Some(Question):
    """One of them at least; without a question, whether there is one."""

    items: Items[Any]
    child: Question | None = None
    none: str = "there is none"

    def explain(self, asking: Asking) -> Finding:
        unstated, at = self.items.unstated(asking), self.items.fact.get(asking)[1]
        if unstated is not None:
            return unstated
        found = []
        for condition, _ in self.items.chosen(asking):
            answer = (
                passed("there is one", at=asking.places[-1][2]) if self.child is None else self.child.explain(asking)
            )
            if condition is not None and condition.verdict is Verdict.UNKNOWN and answer.verdict is not Verdict.FAIL:
                doubts = (condition, answer) if answer.verdict is Verdict.UNKNOWN else (condition,)
                answer = all_hold("it is not known whether this one counts", doubts)
            found.append(answer)
        if not found:
            return failed(self.none, at=asking.places[-1][2] or at)
        return found[0] if len(found) == 1 else any_holds("one of them does", found, at=at)

    def emit(self, code: Script) -> str:
        things, result = self.items.fact.emit_value(code), code.own(str(FAIL))

        def body(_item: str, condition: str) -> None:
            one = str(PASS) if self.child is None else code.ask(self.child)
            if condition != str(PASS):
                one = code.own(f"{UNKNOWN} if {condition} == {UNKNOWN} and {one} != {FAIL} else {one}")
            with code.block(f"if {one} == {PASS}:"):
                code.line(f"{result} = {PASS}")
                code.line("break")
            code.line(f"if {one} < {result}: {result} = {one}")

        with code.block(f"if {things} is None:"):
            code.line(f"{result} = {UNKNOWN}")
        with code.block("else:"):
            _loop(code, self.items, things, body)
        return result

    def parts(self) -> Iterator[Question]:
        return iter((*self.items.parts(), *(() if self.child is None else (self.child,))))

    def facts(self) -> tuple[Any, ...]:
        return tuple(self.items.fact.facts())

    def __invert__(self) -> Question:
        if self.child is not None:
            return Each(self.items, ~self.child)
        return Negated(self)


@attrs.frozen(slots=False)
class Negated(Question):
    """The opposite of a question about a list that no other question about it says."""

    child: Some | Suffice

    def explain(self, asking: Asking) -> Finding:
        found = self.child.explain(asking)
        if found.verdict is Verdict.UNKNOWN:
            return found
        return (failed if found.verdict is Verdict.PASS else passed)(found.reason, at=found.path)

    def emit(self, code: Script) -> str:
        found = code.ask(self.child)
        return code.own(f"{UNKNOWN} if {found} == {UNKNOWN} else {PASS} if {found} == {FAIL} else {FAIL}")

    def parts(self) -> Iterator[Question]:
        return iter((self.child,))

    def __invert__(self) -> Question:
        return self.child


@attrs.frozen(slots=False)
class Covered(Question):
    """What several offer together holds everything wanted."""

    items: Items[Any]
    wanted: Any
    offered: Operand[Any]
    narrow: str
    is_wanted: bool = True

    def explain(self, asking: Asking) -> Finding:
        at = asking.places[-1][2]
        wanted = limit_of(self.wanted, asking)
        if isinstance(wanted, Unstated):
            return wanted.finding
        unstated = self.items.unstated(asking)
        if unstated is not None:
            return unstated
        sure: set[object] = set()
        possible: set[object] = set()
        doubts: list[tuple[Finding, bool]] = []
        for condition, _ in self.items.chosen(asking):
            offered, _path = self.offered.get(asking)
            if isinstance(offered, Unstated):
                doubts.append((offered.finding, True))
                continue
            several = offered if isinstance(offered, (tuple, frozenset)) else (offered,)
            if condition is not None and condition.verdict is Verdict.UNKNOWN:
                possible.update(several)
                doubts.append((condition, False))
            else:
                sure.update(several)
        lacking = tuple(sorted((one for one in set(wanted) if one not in sure), key=str))
        if not lacking:
            return (passed if self.is_wanted else failed)("all of it is covered", at=at)
        if any(silent for _, silent in doubts) or possible.issuperset(lacking):
            return next(doubt for doubt, silent in doubts if silent or possible.issuperset(lacking))
        answer = failed if self.is_wanted else passed
        if "{lacking}" not in self.narrow:
            return answer(self.narrow, at=at)
        return answer(self.narrow, at=at, lacking=lacking) if quotable(lacking) else answer("not all is covered", at=at)

    def emit(self, code: Script) -> str:
        wanted, things = code.limit(self.wanted), self.items.fact.emit_value(code)
        result, sure, possible, silent = (code.own(text) for text in (str(UNKNOWN), "None", "None", "False"))

        def body(_item: str, condition: str) -> None:
            offered = self.offered.emit_value(code)
            code.line(f"if {offered} is None: {silent} = True")
            several = f"{offered} if isinstance({offered}, (tuple, frozenset)) else ({offered},)"
            code.line(f"elif {condition} == {UNKNOWN}: {possible}.update({several})")
            code.line(f"else: {sure}.update({several})")

        with code.block(f"if {wanted} is not None and {things} is not None:"):
            code.line(f"{sure} = set(); {possible} = set()")
            _loop(code, self.items, things, body)
            yes, no = (PASS, FAIL) if self.is_wanted else (FAIL, PASS)
            code.line(f"{sure} = set({wanted}) - {sure}")
            code.line(f"{result} = {yes} if not {sure} else {UNKNOWN} if {silent} or {sure} <= {possible} else {no}")
        return result

    def parts(self) -> Iterator[Question]:
        return iter(self.items.parts())

    def facts(self) -> tuple[Any, ...]:
        wanted = self.wanted.facts() if isinstance(self.wanted, Operand) else ()
        return (*self.items.fact.facts(), *wanted, *self.offered.facts())

    def __invert__(self) -> Question:
        return attrs.evolve(self, is_wanted=not self.is_wanted)


@attrs.frozen(slots=False)
class Suffice(Question):
    """Each of them meets a requirement, or there are several and ``without`` says that the others do."""

    items: Items[Any]
    child: Question
    without: Question

    def explain(self, asking: Asking) -> Finding:
        unstated, at = self.items.unstated(asking), self.items.fact.get(asking)[1]
        if unstated is not None:
            return unstated
        found = _answers(self.items, self.child, asking)
        if not found:
            return not_applicable("there is none to ask: {noun}", at=at, noun=Phrase(self.items.fact.noun))
        each = apart(found) or all_hold("each of them", found, at=at)
        if each.verdict is Verdict.PASS or len(found) == 1:
            return each
        others = self.without.explain(asking)
        if others.verdict is Verdict.PASS:
            return any_holds("the others do without this one", (each, others), at=at)
        if others.verdict is Verdict.UNKNOWN and each.verdict is Verdict.FAIL:
            return any_holds("the others may do without this one", (each, others), at=at)
        return each

    def emit(self, code: Script) -> str:
        things, result, count = self.items.fact.emit_value(code), code.own(str(NOT_APPLICABLE)), code.own("0")

        def body(_item: str, condition: str) -> None:
            one = code.ask(self.child)
            if condition != str(PASS):
                one = code.own(f"{UNKNOWN} if {one} == {FAIL} and {condition} == {UNKNOWN} else {one}")
            code.line(f"{count} += 1")
            code.line(f"if {one} > {result}: {result} = {one}")

        with code.block(f"if {things} is None:"):
            code.line(f"{result} = {UNKNOWN}")
        with code.block("else:"):
            _loop(code, self.items, things, body)
            with code.block(f"if {result} > {PASS} and {count} > 1:"):
                others = code.ask(self.without)
                code.line(f"{result} = {PASS} if {others} <= {PASS} else min({result}, {others})")
        return result

    def parts(self) -> Iterator[Question]:
        return iter((*self.items.parts(), self.child, self.without))

    def facts(self) -> tuple[Any, ...]:
        return tuple(self.items.fact.facts())

    def __invert__(self) -> Question:
        return Negated(self)


def _answers(items: Items[Any], question: Question, asking: Asking) -> list[Finding]:
    """What is answered of each; a failure of one that may not count is a doubt."""
    found = []
    for condition, _ in items.chosen(asking):
        answer = question.explain(asking)
        if condition is not None and condition.verdict is Verdict.UNKNOWN and answer.verdict is not Verdict.PASS:
            doubts = (condition, answer) if answer.verdict is Verdict.UNKNOWN else (condition,)
            answer = all_hold("it is not known whether this applies", doubts)
        found.append(answer)
    return found


@attrs.frozen
class Extreme(Operand[date]):
    """The earliest or the latest day among several things."""

    items: Items[Any]
    fact: Operand[date]
    latest: bool

    @property
    def noun(self) -> str:  # type: ignore[override]
        return self.fact.noun

    def get(self, asking: Asking) -> tuple[Any, str]:
        at = asking.places[-1][2]
        unstated = self.items.unstated(asking)
        if unstated is not None:
            return Unstated(unstated), at
        found: list[tuple[date, str]] = []
        doubt: Finding | None = None
        for condition, _ in self.items.chosen(asking):
            value, path = self.fact.get(asking)
            if isinstance(value, Unstated):
                doubt = doubt or value.finding
            elif condition is not None and condition.verdict is Verdict.UNKNOWN:
                doubt = doubt or condition
            else:
                found.append((value, path))
        if doubt is not None or not found:
            return Unstated(doubt or missing(self.items.fact.get(asking)[1], self.items.fact.question)), at
        return (max if self.latest else min)(found, key=lambda one: one[0])

    def emit_value(self, code: Script) -> str:
        things, result, sure = self.items.fact.emit_value(code), code.own("None"), code.own("True")

        def body(_item: str, condition: str) -> None:
            value = self.fact.emit_value(code)
            sign = ">" if self.latest else "<"
            code.line(f"if {value} is None or {condition} == {UNKNOWN}: {sure} = False")
            code.line(f"elif {result} is None or {value} {sign} {result}: {result} = {value}")

        with code.block(f"if {things} is not None:"):
            _loop(code, self.items, things, body)
            code.line(f"if not {sure}: {result} = None")
        return result

    def facts(self) -> tuple[Any, ...]:
        conditions = tuple(fact for part in self.items.parts() for q in part.walk() for fact in q.facts())
        return (*self.items.fact.facts(), *self.fact.facts(), *conditions)


@attrs.frozen
class Count(Operand[int]):
    """How many things there are."""

    items: Items[Any]

    @property
    def noun(self) -> str:  # type: ignore[override]
        return "their number"

    def get(self, asking: Asking) -> tuple[Any, str]:
        at = asking.places[-1][2]
        unstated = self.items.unstated(asking)
        if unstated is not None:
            return Unstated(unstated), at
        count, doubt = 0, None
        for condition, _ in self.items.chosen(asking):
            count += 1
            if condition is not None and condition.verdict is Verdict.UNKNOWN:
                doubt = doubt or condition
        return (count if doubt is None else Unstated(doubt)), at

    def emit_value(self, code: Script) -> str:
        things, result, sure = self.items.fact.emit_value(code), code.own("None"), code.own("True")

        def body(_item: str, condition: str) -> None:
            code.line(f"{result} += 1")
            code.line(f"if {condition} == {UNKNOWN}: {sure} = False")

        with code.block(f"if {things} is not None:"):
            code.line(f"{result} = 0")
            _loop(code, self.items, things, body)
            code.line(f"if not {sure}: {result} = None")
        return result

    def facts(self) -> tuple[Any, ...]:
        conditions = tuple(fact for part in self.items.parts() for q in part.walk() for fact in q.facts())
        return (*self.items.fact.facts(), *conditions)
