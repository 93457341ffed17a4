"""Several things: those a list names, or those of them for which a condition holds, asked one after the other."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from healthgov.findings import Finding, all_hold
from healthgov.questions.asking import Asking
from healthgov.questions.joins import FEW, Join, join_of
from healthgov.questions.reading import Unstated
from healthgov.questions.script import FAIL, PASS, UNKNOWN, Script
from healthgov.questions.tree import Question
from healthgov.structs import struct
from healthgov.verdicts import Verdict

__all__ = ["Several"]


@struct
class Several:
    """The things a list names, or those of them for which a condition holds."""

    fact: Any
    condition: Question | None = None

    def parts(self) -> tuple[Question, ...]:
        """The condition, if there is one."""
        return () if self.condition is None else (self.condition,)

    def chosen(self, asking: Asking) -> Iterator[Finding | None]:
        """Stand before each thing in turn, unless the condition fails; gives what the condition lacks to hold."""
        things, path = self.fact.get(asking)
        for index in self._places(things, asking):
            thing = things[index]
            asking.walked += 1
            asking.places.append((self.fact.item, thing, f"{path}[{index}]"))
            if self.condition is None:
                yield None
            else:
                answer, found = self.condition.answered(asking)
                if answer != FAIL:
                    yield None if answer != UNKNOWN else found or self.condition.explain(asking)
            asking.places.pop()

    @functools.cached_property
    def join(self) -> Join | None:
        """How they are found, where the condition begins with what names them."""
        return join_of(self.fact, self.condition)

    def _places(self, things: tuple[Any, ...], asking: Asking) -> Iterable[int]:
        join, holder = self.join, asking.nearest(self.fact.owner)
        if join is None or holder is None or len(things) <= FEW:
            return range(len(things))
        value, _ = join.value.get(asking)
        return join.found(holder[0], things, None if isinstance(value, Unstated) else value)

    def unstated(self, asking: Asking) -> Finding | None:
        """The finding where the list itself is not stated."""
        things, _ = self.fact.get(asking)
        return things.finding if isinstance(things, Unstated) else None

    def answers(self, question: Question, asking: Asking, *, settles: bool) -> list[Finding]:
        """What is answered of each; a failure of one that may not count is a doubt.

        ``settles`` says that a failure settles the answer: nothing after it is noted on the day.
        """
        found, before = [], asking.day.settled
        for condition in self.chosen(asking):
            answer = question.explain(asking)
            if condition is not None and answer.verdict is not Verdict.PASS:
                doubts = (condition, answer) if answer.verdict is Verdict.UNKNOWN else (condition,)
                answer = all_hold("it is not known whether this applies", doubts)
            found.append(answer)
            asking.day.settled |= settles and answer.verdict is Verdict.FAIL
        asking.day.settled = before
        return found

    def ask_each(self, code: Script, things: str, result: str, body: Callable[[str, str], None]) -> None:
        """Write a loop that works out ``result``, which is UNKNOWN where the list is not stated."""
        with code.block(f"if {things} is None:"):
            code.line(f"{result} = {UNKNOWN}")
        with code.block("else:"):
            self.loop(code, things, body)

    def loop(self, code: Script, things: str, body: Callable[[str, str], None]) -> None:
        """Write a loop; ``body(item, condition)`` writes what is done for each thing that may count."""
        item, join = code.item(), self.join
        walked = things
        if join is not None:
            holder, value = code.holder(self.fact.owner), join.value.emit_value(code)
            found = f"{code.constant(join.things)}({holder}, {things}, {value})"
            walked = f"({things} if len({things}) <= {FEW} else {found})"
        with code.block(f"for {item} in {walked}:"):
            code.places.append((self.fact.item, item))
            if self.condition is None:
                body(item, str(PASS))
            else:
                condition = code.ask(self.condition)
                with code.block(f"if {condition} != {FAIL}:"):
                    body(item, condition)
            code.places.pop()
