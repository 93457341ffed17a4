"""Questions of each, of one at least, or of none, of several things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from healthgov.findings import Finding, all_hold, any_holds, failed, not_applicable, passed
from healthgov.languages import Phrase
from healthgov.questions.asking import Asking
from healthgov.questions.script import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Script
from healthgov.questions.several import Several
from healthgov.questions.tree import Question, apart
from healthgov.structs import struct
from healthgov.verdicts import Verdict

__all__ = ["Each", "Negated", "Some"]


@struct
class Each(Question):
    """Each of them."""

    items: Several
    child: Question

    def explain(self, asking: Asking) -> Finding:
        unstated, at = self.items.unstated(asking), self.items.fact.get(asking)[1]
        if unstated is not None:
            return unstated
        found = self.items.answers(self.child, asking, settles=True)
        if not found:
            return not_applicable("there is none to ask: {noun}", at=at, noun=Phrase(self.items.fact.noun))
        return apart(found) or all_hold("each of them", found, at=at)

    def emit(self, code: Script) -> str:
        things, result = self.items.fact.emit_value(code), code.own(str(NOT_APPLICABLE))

        def body(_item: str, condition: str) -> None:
            one = code.ask(self.child)
            if self.items.condition is not None:
                one = code.own(f"{UNKNOWN} if {one} == {FAIL} and {condition} == {UNKNOWN} else {one}")
            with code.block(f"if {one} > {result}:"):
                code.line(f"{result} = {one}")
                code.line(f"if {one} == {FAIL}: break")

        self.items.ask_each(code, things, result, body)
        return result

    def parts(self) -> Iterator[Question]:
        return iter((*self.items.parts(), self.child))

    def facts(self) -> tuple[Any, ...]:
        return tuple(self.items.fact.facts())

    def __invert__(self) -> Question:
        return Some(self.items, ~self.child)


@struct
class Some(Question):
    """One of them at least; without a question, whether there is one."""

    items: Several
    child: Question | None = None
    none: str = "there is none"

    def explain(self, asking: Asking) -> Finding:
        unstated, at = self.items.unstated(asking), self.items.fact.get(asking)[1]
        if unstated is not None:
            return unstated
        found, before = [], asking.day.settled
        for condition in self.items.chosen(asking):
            answer = passed("there is one", at=asking.at) if self.child is None else self.child.explain(asking)
            if condition is not None and answer.verdict is not Verdict.FAIL:
                doubts = (condition, answer) if answer.verdict is Verdict.UNKNOWN else (condition,)
                answer = all_hold("it is not known whether this one counts", doubts)
            found.append(answer)
            asking.day.settled |= answer.verdict is Verdict.PASS and answer.applies
        asking.day.settled = before
        if not found:
            return failed(self.none, at=asking.at or at)
        only, *others = found
        return any_holds("one of them does", found, at=at) if others else only

    def emit(self, code: Script) -> str:
        things, result = self.items.fact.emit_value(code), code.own(str(FAIL))

        def body(_item: str, condition: str) -> None:
            one = str(PASS) if self.child is None else code.ask(self.child)
            if self.items.condition is not None:
                one = code.own(f"{UNKNOWN} if {condition} == {UNKNOWN} and {one} != {FAIL} else {one}")
            with code.block(f"if {one} == {PASS}:"):
                code.line(f"{result} = {PASS}")
                code.line("break")
            code.line(f"if {one} < {result}: {result} = {one}")

        self.items.ask_each(code, things, result, body)
        return result

    def parts(self) -> Iterator[Question]:
        return iter((*self.items.parts(), *(() if self.child is None else (self.child,))))

    def facts(self) -> tuple[Any, ...]:
        return tuple(self.items.fact.facts())

    def __invert__(self) -> Question:
        if self.child is not None:
            return Each(self.items, ~self.child)
        return Negated(self)


@struct
class Negated(Question):
    """The opposite of a question about a list that no other question about it says."""

    child: Question

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
