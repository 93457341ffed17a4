"""Several things: those a list names, or those of them for which a condition holds, asked one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from healthgov.findings import Finding, all_hold
from healthgov.questions.asking import Asking
from healthgov.questions.reading import Unstated
from healthgov.questions.script import FAIL, PASS, Script
from healthgov.questions.tree import Question
from healthgov.records import record
from healthgov.verdicts import Verdict

__all__ = ["Several"]


@record
class Several:
    """The things a list names, or those of them for which a condition holds."""

    fact: Any
    condition: Question | None = None

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

    def answers(self, question: Question, asking: Asking) -> list[Finding]:
        """What is answered of each; a failure of one that may not count is a doubt."""
        found = []
        for condition, _ in self.chosen(asking):
            answer = question.explain(asking)
            if condition is not None and condition.verdict is Verdict.UNKNOWN and answer.verdict is not Verdict.PASS:
                doubts = (condition, answer) if answer.verdict is Verdict.UNKNOWN else (condition,)
                answer = all_hold("it is not known whether this applies", doubts)
            found.append(answer)
        return found

    def loop(self, code: Script, things: str, body: Callable[[str, str], None]) -> None:
        """Write a loop; ``body(item, condition)`` writes what is done for each thing that may count."""
        item = code.item()
        with code.block(f"for {item} in {things}:"):
            code.places.append((self.fact.item, item))
            if self.condition is None:
                body(item, str(PASS))
            else:
                condition = code.ask(self.condition)
                with code.block(f"if {condition} != {FAIL}:"):
                    body(item, condition)
            code.places.pop()
