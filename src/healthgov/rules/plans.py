"""How rules are asked of one kind of subject in the fast reading: compiled when it is first asked, and kept by the law."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Protocol, cast

from healthgov.questions.script import FAIL, NOT_APPLICABLE, Bind, Noted, Script
from healthgov.rules.rule import Rule

__all__ = ["Compiled", "Plan", "noting"]

Compiled = dict[tuple[Callable[..., object], type, tuple[Rule, ...]], Any]
"""What was compiled for a body of law, on whatever day."""


class Law(Protocol):
    """A body of law on a day, as far as a plan needs it."""

    as_of: date

    def silent(self) -> Any:
        """The law as the fast reading asks it: it keeps no record of what was read."""


class Plan:
    """How one kind of subject is judged on one day: the worst answer of all rules, and the answer of each."""

    def __init__(self, law: Law, kind: type, rules: tuple[Rule, ...], compiled: Compiled) -> None:
        self.rules = rules
        """The rules in force that are asked of it."""
        self._law, self._kind, self._compiled = law, kind, compiled

    @functools.cached_property
    def judge(self) -> Callable[[object, object], int]:
        """The number that outweighs the others."""
        return self._bound(_judging)

    @functools.cached_property
    def mark(self) -> Callable[[object, object], tuple[int, ...]]:
        """The number of each rule."""
        return self._bound(_marking)

    def _bound(self, written: Callable[[type, tuple[Rule, ...]], Bind]) -> Callable[[object, object], Any]:
        key = (written, self._kind, self.rules)
        bind = self._compiled.get(key)
        if bind is None:
            bind = self._compiled[key] = written(self._kind, self.rules)
        return cast("Callable[[object, object], Any]", bind(self._law.as_of, self._law.silent()))


def noting(rule: Rule, kind: type, compiled: Compiled) -> Noted:
    """The answer of one rule, which notes on the day until when it holds."""
    key = (noting, kind, (rule,))
    found = compiled.get(key)
    if found is None:
        code = Script(kind, noting=True)
        found = compiled[key] = code.build_noting(_in_scope(code, rule))
    return cast("Noted", found)


def _judging(kind: type, rules: tuple[Rule, ...]) -> Bind:
    code = Script(kind)
    code.line(f"u = {NOT_APPLICABLE}")
    for rule, number in _by_scope(code, rules):
        del rule
        code.line(f"if {number} == {FAIL}: return {FAIL}")
        code.line(f"if {number} > u: u = {number}")
    return code.build("u")


def _marking(kind: type, rules: tuple[Rule, ...]) -> Bind:
    code = Script(kind)
    marks = {rule: code.own(str(NOT_APPLICABLE)) for rule in rules}
    for rule, number in _by_scope(code, rules):
        code.line(f"{marks[rule]} = {number}")
    return code.build(f"({''.join(f'{mark}, ' for mark in marks.values())})")


def _by_scope(code: Script, rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, str]]:
    """Write the rules, those of one scope in one block, where what they have in common is asked once."""
    scopes: dict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        scopes[id(rule.scope)].append(rule)
    for several in scopes.values():
        scope = several[0].scope
        if scope is None:
            for rule in several:
                yield rule, rule.emit_doubted(code, code.ask(rule.whole))
            continue
        reach = code.ask(scope)
        with code.block(f"if {reach} != {FAIL}:"):
            for rule in several:
                yield rule, rule.emit_doubted(code, rule.emit_reached(code, reach))


def _in_scope(code: Script, rule: Rule) -> str:
    return rule.emit_doubted(code, code.ask(rule.whole))
