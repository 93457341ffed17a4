"""Values taken over several things: the earliest or the latest day, and how many there are."""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.findings import Finding, missing
from healthgov.questions.asking import Asking
from healthgov.questions.operands import Operand
from healthgov.questions.reading import Unstated
from healthgov.questions.script import UNKNOWN, Script
from healthgov.questions.several import Several
from healthgov.structs import struct

__all__ = ["Count", "Extreme"]


@struct
class Extreme(Operand[date]):
    """The earliest or the latest day among several things."""

    items: Several
    fact: Operand[date]
    latest: bool

    @property
    def noun(self) -> str:  # type: ignore[override]
        return self.fact.noun

    def get(self, asking: Asking) -> tuple[Any, str]:
        at = asking.at
        unstated = self.items.unstated(asking)
        if unstated is not None:
            return Unstated(unstated), at
        found: list[tuple[date, str]] = []
        doubt: Finding | None = None
        for condition in self.items.chosen(asking):
            value, path = self.fact.get(asking)
            if isinstance(value, Unstated):
                doubt = doubt or value.finding
            elif condition is not None:
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
            self.items.loop(code, things, body)
            code.line(f"if not {sure}: {result} = None")
        return result

    def facts(self) -> tuple[Any, ...]:
        conditions = tuple(fact for part in self.items.parts() for q in part.walk() for fact in q.facts())
        return (*self.items.fact.facts(), *self.fact.facts(), *conditions)


@struct
class Count(Operand[int]):
    """How many things there are."""

    items: Several

    @property
    def noun(self) -> str:  # type: ignore[override]
        return "their number"

    def get(self, asking: Asking) -> tuple[Any, str]:
        at = asking.at
        unstated = self.items.unstated(asking)
        if unstated is not None:
            return Unstated(unstated), at
        count, doubt = 0, None
        for condition in self.items.chosen(asking):
            count += 1
            doubt = doubt or condition
        return (count if doubt is None else Unstated(doubt)), at

    def emit_value(self, code: Script) -> str:
        things, result, sure = self.items.fact.emit_value(code), code.own("None"), code.own("True")

        def body(_item: str, condition: str) -> None:
            code.line(f"{result} += 1")
            code.line(f"if {condition} == {UNKNOWN}: {sure} = False")

        with code.block(f"if {things} is not None:"):
            code.line(f"{result} = 0")
            self.items.loop(code, things, body)
            code.line(f"if not {sure}: {result} = None")
        return result

    def facts(self) -> tuple[Any, ...]:
        conditions = tuple(fact for part in self.items.parts() for q in part.walk() for fact in q.facts())
        return (*self.items.fact.facts(), *conditions)
