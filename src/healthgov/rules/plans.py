"""How rules are asked of one kind of subject in the fast reading: compiled when it is first asked, and kept by the law."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Protocol, cast

from healthgov.questions.script import FAIL, NOT_APPLICABLE, Bind, Noted, Script
from healthgov.questions.sharing import shared
from healthgov.questions.tree import Question
from healthgov.rules.rule import Rule

__all__ = ["Compiled", "Judging", "noting", "noting_often"]

Compiled = dict[tuple[Callable[..., object], type, tuple[Rule, ...]], Any]
"""What was compiled for a body of law, on whatever day; a number says how often something was asked before."""

_OFTEN = 8
"""How often rules are explained before they are compiled, where both will do: compiling them costs about as much."""


def often(
    compiled: Compiled, written: Callable[..., object], kind: type, rules: tuple[Rule, ...], times: int = 1
) -> bool:
    """Whether something is compiled already, or is asked so often, these ``times`` counted, that it is worth it."""
    key = (written, kind, rules)
    known = compiled.get(key, 0)
    if isinstance(known, int):
        compiled[key] = known + times
        return known + times > _OFTEN
    return True


class PlannedLaw(Protocol):
    """A body of law on a day, as far as a plan needs it."""

    as_of: date

    def silent(self) -> Any:
        """The law as the fast reading asks it: it keeps no record of what was read."""


class Judging:
    """How one kind of subject is judged on one day: the worst answer of all rules, and the answer of each."""

    def __init__(self, law: PlannedLaw, kind: type, rules: tuple[Rule, ...], compiled: Compiled) -> None:
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

    def judges_often(self, times: int) -> bool:
        """Whether this kind, of which so many are asked now, is judged so often that it is worth compiling."""
        return "judge" in self.__dict__ or often(self._compiled, _judging, self._kind, self.rules, times)

    def marks_often(self, times: int) -> bool:
        """Whether this kind, of which so many are asked now, is marked so often that it is worth compiling."""
        return "mark" in self.__dict__ or often(self._compiled, _marking, self._kind, self.rules, times)

    def _bound(self, written: Callable[[type, tuple[Rule, ...]], Bind]) -> Callable[[object, object], Any]:
        key = (written, self._kind, self.rules)
        bind = self._compiled.get(key)
        if not callable(bind):
            bind = self._compiled[key] = written(self._kind, self.rules)
        return cast("Callable[[object, object], Any]", bind(self._law.as_of, self._law.silent()))


def noting(rule: Rule, kind: type, compiled: Compiled) -> Noted:
    """The answer of one rule, which notes on the day until when it holds."""
    key = (noting, kind, (rule,))
    found = compiled.get(key)
    if not callable(found):
        code = Script(kind, noting=True)
        found = compiled[key] = code.build_noting(_in_scope(code, rule))
    return cast("Noted", found)


def noting_often(rule: Rule, kind: type, compiled: Compiled) -> bool:
    """Whether it is asked until when a rule holds so often that it is worth compiling."""
    return often(compiled, noting, kind, (rule,))


def _judging(kind: type, rules: tuple[Rule, ...]) -> Bind:
    code = Script(kind, shared=shared(_asked(rules)))
    code.line(f"u = {NOT_APPLICABLE}")
    for rule, number in _by_scope(code, rules):
        del rule
        code.line(f"if {number} == {FAIL}: return {FAIL}")
        code.line(f"if {number} > u: u = {number}")
    return code.build("u")


def _marking(kind: type, rules: tuple[Rule, ...]) -> Bind:
    code = Script(kind, shared=shared(_asked(rules)))
    marks = {rule: code.own(str(NOT_APPLICABLE)) for rule in rules}
    for rule, number in _by_scope(code, rules):
        code.line(f"{marks[rule]} = {number}")
    return code.build(f"({''.join(f'{mark}, ' for mark in marks.values())})")


def _asked(rules: tuple[Rule, ...]) -> Iterator[Question]:
    return (rule.question for rule in rules if rule.question is not None)


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
