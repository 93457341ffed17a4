"""The questions themselves: one value, one answer."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from datetime import date
from typing import Any

from healthgov.durations import Length
from healthgov.findings import Finding, missing, quotable
from healthgov.languages import Phrase
from healthgov.questions.asking import Asking
from healthgov.questions.reading import Unstated, limit_of
from healthgov.questions.script import FAIL, PASS, UNKNOWN, Script, Valued, is_dated, placed_on
from healthgov.questions.tree import Question
from healthgov.structs import changed, struct
from healthgov.verdicts import Verdict

__all__ = ["AFTER", "NEARLY", "OF_DAYS", "TESTS", "AskedAgain", "Compared", "Is", "Test"]


@struct
class Is(Question):
    """Whether a fact is so, or not so."""

    fact: Any
    wanted: bool = True

    def explain(self, asking: Asking) -> Finding:
        value, path = self.fact.get(asking)
        if isinstance(value, Unstated):
            return value.finding
        if value is not True and value is not False:
            self.check()
        words = self.fact.words
        said = (words.yes or f"{self.fact.question} Yes.") if value else (words.no or f"{self.fact.question} No.")
        return Finding(verdict=Verdict.PASS if value is self.wanted else Verdict.FAIL, reason=said, path=path)

    def emit(self, code: Script) -> str:
        self.check()
        value = self.fact.emit_value(code)
        yes, no = (PASS, FAIL) if self.wanted else (FAIL, PASS)
        return code.once(
            (value, self.wanted), lambda: code.own(f"{UNKNOWN} if {value} is None else {yes} if {value} else {no}")
        )

    def check(self) -> None:
        """Whether the fact is one that is so or not so.

        :raises DefinitionError: for any other fact.
        """
        self.fact.check()

    def facts(self) -> tuple[Any, ...]:
        return tuple(self.fact.facts())

    def __invert__(self) -> Question:
        return Is(self.fact, not self.wanted)


@struct
class Test:
    """How two values are compared: in Python, as text of Python, and in words."""

    holds: Callable[[Any, Any], bool | None]
    text: str
    yes: str
    no: str
    with_day: bool = False
    unless: str = ""
    """What is no ``text`` and yet leaves the answer open, as text of Python."""


def _within(value: Length, limit: Length) -> bool | None:
    """Open where it depends on the day from which both are counted, as of 30 days and a month."""
    return True if value.surely_within(limit) else None if value.maybe_within(limit) else False


def _longer(value: Length, limit: Length) -> bool | None:
    within = _within(value, limit)
    return None if within is None else not within


TESTS = {
    "is": Test(operator.is_, "{v} is {c}", "{noun} is {value}", "{noun} is {value}, not {limit}"),
    "==": Test(operator.eq, "{v} == {c}", "{noun} is the same", "{noun} is another one"),
    "in": Test(lambda v, c: v in c, "{v} in {c}", "{noun} is {value}", "{noun} is {value}, which is none of what counts"),
    "includes": Test(lambda v, c: c in v, "{c} in {v}", "{noun} include {limit}", "{noun} do not include {limit}"),
    "names": Test(
        lambda v, c: c.strip().casefold() in [one.strip().casefold() for one in v],
        "{c}.strip().casefold() in [one.strip().casefold() for one in {v}]",
        "{noun} include {limit}",
        "{noun} do not include {limit}",
    ),
    "includes all": Test(
        lambda v, c: c.issubset(v), "{c}.issubset({v})", "{noun} are complete", "{noun} lack: {lacking}"
    ),
    "only": Test(
        lambda v, c: c.issuperset(v),
        "{c}.issuperset({v})",
        "{noun} hold nothing else: {value}",
        "{noun} hold something else: {value}",
    ),
    "meets": Test(
        lambda v, c: not c.isdisjoint(v),
        "not {c}.isdisjoint({v})",
        "{noun} include what counts: {value}",
        "{noun} include nothing that counts: {value}",
    ),
    ">=": Test(operator.ge, "{v} >= {c}", "{noun} is {value}, at least {limit}", "{noun} is {value}, less than {limit}"),
    "<=": Test(operator.le, "{v} <= {c}", "{noun} is {value}, at most {limit}", "{noun} is {value}, more than {limit}"),
    "<": Test(operator.lt, "{v} < {c}", "{noun} is {value}, before {limit}", "{noun} is {value}, not before {limit}"),
    ">": Test(operator.gt, "{v} > {c}", "{noun} is {value}, after {limit}", "{noun} is {value}, not after {limit}"),
    "within": Test(
        _within, "{v}.surely_within({c})", "{noun} is {value}, at most {limit}", "{noun} is {value}, longer than {limit}",
        unless="{v}.maybe_within({c})",
    ),
    "longer": Test(
        _longer, "not {v}.maybe_within({c})", "{noun} is {value}, longer than {limit}", "{noun} is {value}, at most {limit}",
        unless="not {v}.surely_within({c})",
    ),
    "begun": Test(lambda v, d: v <= d, "{v} <= d", "{noun} is {value}: begun", "{noun} is {value}: yet to come", with_day=True),
    "over": Test(lambda v, d: v < d, "{v} < d", "{noun} was {value}: over", "{noun} is {value}: not over", with_day=True),
    "stated": Test(lambda _v, _c: True, "True", "{noun}: stated", "{noun}: not stated"),
    "empty": Test(lambda v, _c: not v, "not {v}", "there is none: {noun}", "{noun}: there are some"),
    "that": Test(lambda v, c: c(v), "{c}({v})", "{noun} fits", "{noun} does not fit"),
}  # fmt: skip


OF_DAYS = {
    ">=": ("{noun} is {value}, on {limit} or later", "{noun} is {value}, earlier than {limit}"),
    "<=": ("{noun} is {value}, on {limit} or earlier", "{noun} is {value}, later than {limit}"),
    "<": ("{noun} is {value}, earlier than {limit}", "{noun} is {value}, on {limit} or later"),
    ">": ("{noun} is {value}, later than {limit}", "{noun} is {value}, on {limit} or earlier"),
}
"""Of days other words are said than of numbers: a language puts its article before them."""


AFTER = {
    "{noun} is {value}: begun": "{period} after {noun} is {value}: begun",
    "{noun} is {value}: yet to come": "{period} after {noun} is {value}: yet to come",
    "{noun} was {value}: over": "{period} after {noun} was {value}: over",
    "{noun} is {value}: not over": "{period} after {noun} is {value}: not over",
    "{noun} is {value}, on {limit} or later": "{period} after {noun} is {value}, on {limit} or later",
    "{noun} is {value}, earlier than {limit}": "{period} after {noun} is {value}, earlier than {limit}",
    "{noun} is {value}, on {limit} or earlier": "{period} after {noun} is {value}, on {limit} or earlier",
    "{noun} is {value}, later than {limit}": "{period} after {noun} is {value}, later than {limit}",
}
"""What is said of a day that a period leads to: the day itself is another one than that."""


NEARLY = "{period} may be longer or shorter than {law}, by the day from which they run: which of them is meant?"
"""Asked of days that are held against months: a month is 28 days, or 31."""


@struct
class Compared(Question):
    """A value held against a constant, a dated value of the law, another fact, or the day."""

    left: Any
    test: str
    right: Any
    wanted: bool = True

    def check(self) -> None:
        """Whether the value can be what it is held against: a day is no text, a member of an enumeration is not its value.

        :raises DefinitionError: where it never can be, so that the answer would be no whatever is stated.
        """
        if "_checked" not in self.__dict__:
            fits = getattr(self.left, "fits", None)
            if fits is not None:
                fits(self.test, self.right)
            self.__dict__["_checked"] = True

    def explain(self, asking: Asking) -> Finding:
        self.check()
        value, path = self.left.get(asking)
        if isinstance(value, Unstated):
            return value.finding
        test = TESTS[self.test]
        if test.with_day:
            limit: Any = asking.day
        else:
            limit = limit_of(self.right, asking)
            if isinstance(limit, Unstated):
                return limit.finding
        if is_dated(limit):
            holds = placed_on(self.test, value, limit, asking.day)
        else:
            answer = test.holds(value, limit)
            if answer is None and isinstance(value, Length):
                return missing(path, NEARLY, period=value, law=limit)
            if answer is None:
                return missing(path, self.left.facts()[0].question)
            holds = answer
        yes, no = OF_DAYS[self.test] if self.test in OF_DAYS and isinstance(limit, date) else (test.yes, test.no)
        words = yes if holds else no
        values = _values(words, self.left.noun, value, limit)
        period = self.left.added_period(asking) if words in AFTER else None
        if values is not None and isinstance(period, Length):
            words, values = AFTER[words], {**values, "period": period}
        if values is None:
            words = "{noun} fits" if holds is self.wanted else "{noun} does not fit"
            values = {"noun": _phrase(self.left.noun)}
        verdict = Verdict.PASS if holds is self.wanted else Verdict.FAIL
        return Finding(verdict=verdict, reason=words, values=values, path=path)

    def emit(self, code: Script) -> str:
        self.check()
        value = self.left.emit_value(code)
        if not code.noting:
            return code.own(self._answered(code, value))
        # What a value that is not stated would be held against is not read then, and so not noted.
        result = code.own(str(UNKNOWN))
        with code.block(f"if {value} is not None:"):
            code.line(f"{result} = {self._answered(code, value)}")
        return result

    def _answered(self, code: Script, value: str) -> str:
        test, limit = TESTS[self.test], "d"
        yes, no = (PASS, FAIL) if self.wanted else (FAIL, PASS)
        unless = [f"{value} is None"]
        if self.test == "that":
            answer = code.own(f"None if {value} is None else {code.constant(self.right)}({value})")
            return f"{UNKNOWN} if {answer} is None else {yes} if {answer} else {no}"
        if not test.with_day and self.test not in ("stated", "empty"):
            limit = code.limit(self.right)
            if code.may_be_none(limit):
                unless.append(f"{limit} is None")
        condition = code.compared(self.test, test.text, value, self.right, limit)
        if condition == "True":
            return f"{UNKNOWN} if {' or '.join(unless)} else {yes}"
        if test.unless:
            open_ = test.unless.format(v=value, c=limit)
            return f"{UNKNOWN} if {' or '.join(unless)} else {yes} if {condition} else {UNKNOWN} if {open_} else {no}"
        return f"{UNKNOWN} if {' or '.join(unless)} else {yes} if {condition} else {no}"

    def facts(self) -> tuple[Any, ...]:
        right = self.right.facts() if isinstance(self.right, Valued) else ()
        return (*self.left.facts(), *right)

    def __invert__(self) -> Question:
        return changed(self, wanted=not self.wanted)


@struct
class AskedAgain(Question):
    """What is stated of a fact does not answer: it is asked for again, with a question of its own."""

    fact: Any
    ask: str

    def explain(self, asking: Asking) -> Finding:
        return missing(self.fact.get(asking)[1], self.ask)

    def emit(self, code: Script) -> str:
        del code
        return str(UNKNOWN)

    def facts(self) -> tuple[Any, ...]:
        return tuple(self.fact.facts())

    def __invert__(self) -> Question:
        return self


@functools.cache
def _phrase(noun: str) -> Phrase:
    """What a fact is called: findings are made by the thousand, and its name is one."""
    return Phrase(noun)


def _values(words: str, noun: str, value: Any, limit: Any) -> dict[str, Any] | None:
    """What the words quote; ``None`` where that would be free text."""
    found: dict[str, Any] = {"noun": _phrase(noun)}
    if "{lacking}" in words:
        value, words = tuple(sorted((x for x in limit if x not in value), key=str)), words.replace("lacking", "value")
        return {**found, "lacking": value} if quotable(value) else None
    for name, quoted in (("value", value), ("limit", limit)):
        if f"{{{name}}}" not in words:
            continue
        shown = tuple(quoted) if isinstance(quoted, (tuple, frozenset)) else quoted
        if not quotable(shown):
            return None
        found[name] = shown
    return found
