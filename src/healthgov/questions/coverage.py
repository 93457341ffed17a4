"""Questions of several things taken together: what they cover, and whether the others do without one."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any, cast

from healthgov.findings import Finding, all_hold, any_holds, failed, not_applicable, passed, quotable
from healthgov.languages import Phrase
from healthgov.questions.asking import Asking
from healthgov.questions.joins import offered_by
from healthgov.questions.operands import Operand
from healthgov.questions.quantifiers import Negated
from healthgov.questions.reading import Unstated, limit_of
from healthgov.questions.script import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Script
from healthgov.questions.several import Several
from healthgov.questions.tree import Question, apart
from healthgov.structs import changed, struct
from healthgov.verdicts import Verdict

__all__ = ["Covered", "Suffice"]


@struct
class Covered(Question):
    """What several offer together holds everything wanted."""

    items: Several
    wanted: Any
    offered: Operand[Any]
    narrow: str
    is_wanted: bool = True

    def explain(self, asking: Asking) -> Finding:
        at = asking.at
        wanted = limit_of(self.wanted, asking)
        if isinstance(wanted, Unstated):
            return wanted.finding
        unstated = self.items.unstated(asking)
        if unstated is not None:
            return unstated
        if self._plain is not None:
            holder = asking.nearest(self.items.fact.owner)
            things = self.items.fact.get(asking)[0]
            offered_sure, silent = offered_by(holder and holder[0], things, *self._plain)
            if set(wanted) <= offered_sure or not silent:
                return self._answer(wanted, offered_sure, at)
        sure: set[object] = set()
        possible: set[object] = set()
        doubts: list[tuple[Finding, bool]] = []
        for condition in self.items.chosen(asking):
            offered, _path = self.offered.get(asking)
            if isinstance(offered, Unstated):
                doubts.append((offered.finding, True))
                continue
            several = offered if isinstance(offered, (tuple, frozenset)) else (offered,)
            if condition is not None:
                possible.update(several)
                doubts.append((condition, False))
            else:
                sure.update(several)
        lacking = _lacking(wanted, sure)
        if not lacking:
            return self._answer(wanted, sure, at)
        if any(silent for _, silent in doubts) or possible.issuperset(lacking):
            return next(doubt for doubt, silent in doubts if silent or possible.issuperset(lacking))
        return self._answer(wanted, sure, at)

    @functools.cached_property
    def _plain(self) -> tuple[str, str] | None:
        """The names of the list and of the fact, where all things of the list count and the fact is their own."""
        owner = getattr(self.offered, "owner", None)
        if self.items.condition is not None or owner is None or not issubclass(self.items.fact.item, owner):
            return None
        return self.items.fact.name, cast("Any", self.offered).name

    def _answer(self, wanted: Any, sure: AbstractSet[object], at: str) -> Finding:
        lacking = _lacking(wanted, sure)
        if not lacking:
            return (passed if self.is_wanted else failed)("all of it is covered", at=at)
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

        yes, no = (PASS, FAIL) if self.is_wanted else (FAIL, PASS)
        if self._plain is not None:
            holder, (listed, key) = code.holder(self.items.fact.owner), self._plain
            with code.block(f"if {wanted} is not None and {things} is not None:"):
                found = f"{code.constant(offered_by)}({holder}, {things}, {listed!r}, {key!r})"
                code.line(f"{sure}, {silent} = {found}")
                answer = f"{yes} if {sure}.issuperset({wanted}) else {UNKNOWN} if {silent} else {no}"
                code.line(f"{result} = {answer}")
            return result
        with code.block(f"if {wanted} is not None and {things} is not None:"):
            code.line(f"{sure} = set(); {possible} = set()")
            self.items.loop(code, things, body)
            code.line(f"{sure} = set({wanted}) - {sure}")
            code.line(f"{result} = {yes} if not {sure} else {UNKNOWN} if {silent} or {sure} <= {possible} else {no}")
        return result

    def parts(self) -> Iterator[Question]:
        return iter(self.items.parts())

    def facts(self) -> tuple[Any, ...]:
        wanted = self.wanted.facts() if isinstance(self.wanted, Operand) else ()
        return (*self.items.fact.facts(), *wanted, *self.offered.facts())

    def __invert__(self) -> Question:
        return changed(self, is_wanted=not self.is_wanted)


def _lacking(wanted: Any, sure: AbstractSet[object]) -> tuple[Any, ...]:
    return tuple(sorted((one for one in set(wanted) if one not in sure), key=str))


@struct
class Suffice(Question):
    """Each of them meets a requirement, or there are several and ``without`` says that the others do."""

    items: Several
    child: Question
    without: Question

    def explain(self, asking: Asking) -> Finding:
        unstated, at = self.items.unstated(asking), self.items.fact.get(asking)[1]
        if unstated is not None:
            return unstated
        found = self.items.answers(self.child, asking, settles=False)
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
            if self.items.condition is not None:
                one = code.own(f"{UNKNOWN} if {one} == {FAIL} and {condition} == {UNKNOWN} else {one}")
            code.line(f"{count} += 1")
            code.line(f"if {one} > {result}: {result} = {one}")

        with code.block(f"if {things} is None:"):
            code.line(f"{result} = {UNKNOWN}")
        with code.block("else:"):
            self.items.loop(code, things, body)
            with code.block(f"if {result} > {PASS} and {count} > 1:"):
                others = code.ask(self.without)
                code.line(f"if {others} < {result}: {result} = {others}")
        return result

    def parts(self) -> Iterator[Question]:
        return iter((*self.items.parts(), self.child, self.without))

    def facts(self) -> tuple[Any, ...]:
        return tuple(self.items.fact.facts())

    def __invert__(self) -> Question:
        return Negated(self)
