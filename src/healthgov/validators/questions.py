"""The questions themselves: one value, one answer."""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable, Collection, Hashable
from datetime import date
from typing import Any, Protocol, cast

import attrs

from healthgov.periods import Day, Period
from healthgov.findings import CountryCode, Finding, Value, Words, failed, missing, passed
from healthgov.validators.combinators import NOT_STATED, Validator
from healthgov.validators.compiling import Code

__all__ = [
    "PlacesOnDay",
    "at_least",
    "at_most",
    "begun",
    "equal_to",
    "in_",
    "includes",
    "located_in",
    "not_empty",
    "not_over",
    "satisfies",
    "stated",
]


class PlacesOnDay(Protocol):
    """A dated set of territories, such as those of :mod:`healthgov.models.places`."""

    name: Any

    def on(self, day: date) -> frozenset[CountryCode]:
        """All of them on ``day``."""
        ...

    def includes(self, code: CountryCode, day: Day) -> bool:
        """Whether one of them is ``code``; ``day`` notes when that changes."""
        ...


@attrs.frozen(repr=False)
class Question(Validator):
    """A question written once, as an expression over ``{x}``, ``{c}`` (a constant) and ``{d}`` (the day).

    Both readings come from that one text. ``total`` says that the expression may be asked of ``None``
    and is then false.
    """

    label: str
    expression: str
    constant: Hashable
    yes: Words = attrs.field(eq=False)
    no: Words = attrs.field(eq=False)
    total: bool = attrs.field(default=False, eq=False)

    def explain(self, subject: object, day: Day, path: str = "") -> Finding:
        if subject is None:
            return missing(path, NOT_STATED)
        holds = _function(self.expression)(subject, self.constant, day)
        values: dict[str, Value] = {}
        for name, value in (("value", subject), ("limit", self.constant)):
            shown = cast("Value", value) if _quotable(value) else _kind(value)
            if shown is not None:
                values[name] = shown
        words = self.yes if holds else self.no
        return (passed if holds else failed)(_fitting(words, values), at=path, **values)

    def _condition(self, code: Code, x: str) -> str:
        return self.expression.format(x=x, c=code.constant(self.constant) if "{c}" in self.expression else "", d="d")

    def emit(self, code: Code, x: str) -> str:
        result = code.name("r")
        code.line(f"{result} = 2 if {x} is None else 0 if {self._condition(code, x)} else 1")
        return result

    def emit_check(self, code: Code, x: str) -> None:
        condition = self._condition(code, x)
        if self.total:
            with code.block(f"if not ({condition}):"):
                code.line(f"if {x} is not None: return 1")
                code.line("u = 2")
        else:
            code.line(f"if {x} is None: u = 2")
            code.line(f"elif not ({condition}): return 1")

    def __repr__(self) -> str:
        return self.label


@attrs.frozen(repr=False)
class LocatedIn(Validator):
    places: PlacesOnDay
    part: str

    def explain(self, subject: object, day: Day, path: str = "") -> Finding:
        code, where = subject, path
        if subject is not None and not isinstance(subject, str):
            code, where = getattr(subject, self.part), f"{path}.{self.part}" if path else self.part
        if code is None:
            return missing(where, ("the country is not stated", "le pays n'est pas indiqué"))
        country = code if isinstance(code, CountryCode) else CountryCode(str(code))
        if self.places.includes(country, day):
            return passed(("{country} is inside", "{country} est à l'intérieur"), at=where, country=country)
        return failed(("{country} is outside", "{country} est à l'extérieur"), at=where, country=country)

    def emit(self, code: Code, x: str) -> str:
        country, result = code.name("v"), code.name("r")
        code.line(f"{country} = {x} if {x} is None or isinstance({x}, str) else {x}.{self.part}")
        inside = code.dated_constant(self.places)
        code.line(f"{result} = 2 if {country} is None else 0 if {country} in {inside} else 1")
        return result

    def __repr__(self) -> str:
        return f"located_in({self.places.name})"


@attrs.frozen(repr=False)
class Satisfies(Validator):
    function: Callable[[Any], bool | None]
    says: Words = attrs.field(eq=False)

    def explain(self, subject: object, day: Day, path: str = "") -> Finding:  # noqa: ARG002  same for all nodes
        answer = None if subject is None else self.function(subject)
        if answer is None:
            return missing(path, self.says)
        return (passed if answer else failed)(self.says, at=path)

    def emit(self, code: Code, x: str) -> str:
        answer, result = code.name("a"), code.name("r")
        code.line(f"{answer} = None if {x} is None else {code.constant(self.function)}({x})")
        code.line(f"{result} = 2 if {answer} is None else 0 if {answer} else 1")
        return result

    def __repr__(self) -> str:
        return f"satisfies({getattr(self.function, '__name__', 'function')})"


def stated() -> Validator:
    """The fact is stated; UNKNOWN otherwise."""
    return Question("stated()", "True", None, ("it is stated", "c'est indiqué"), "", total=False)


def equal_to(value: bool | int | date | enum.Enum | CountryCode) -> Validator:  # noqa: FBT001  any value of these types
    """The value is ``value``, of the same type (``1`` is not ``True``)."""
    if isinstance(value, (bool, enum.Enum)):
        expression = "{x} is {c}"
    else:
        expression = "{x} == {c} and {x} is not True and {x} is not False"
    yes: Words = ("it is {limit}", "c'est {limit}")
    no: Words = ("it is not {limit}", "ce n'est pas {limit}")
    return Question(f"equal_to({value!r})", expression, value, yes, no, total=True)


def in_(options: Collection[Hashable]) -> Validator:
    """The value is one of ``options``."""
    chosen = frozenset(options)
    label = f"in_({{{', '.join(sorted(map(repr, chosen)))}}})"
    yes: Words = ("it is one of {limit}", "c'est l'un de {limit}")
    no: Words = ("it is none of {limit}", "ce n'est aucun de {limit}")
    return Question(label, "{x} in {c}", chosen, yes, no, total=None not in chosen)


def includes(*items: Hashable) -> Validator:
    """The collection holds all of ``items``."""
    wanted = frozenset(items)
    label = f"includes({', '.join(sorted(map(repr, wanted)))})"
    yes: Words = ("it includes {limit}", "cela comprend {limit}")
    no: Words = ("it does not include all of {limit}", "cela ne comprend pas tous les éléments suivants : {limit}")
    return Question(label, "{c}.issubset({x})", wanted, yes, no)


def not_empty() -> Validator:
    """The collection or text is not empty."""
    return Question(
        "not_empty()", "len({x}) > 0", None, ("there is one", "il y en a"), ("there is none", "il n'y en a pas")
    )


def at_least(limit: float | date) -> Validator:
    """The value is ``limit`` or more (a date: that day or later)."""
    yes: Words = ("it is at least {limit}", "c'est au moins {limit}")
    no: Words = ("it is less than {limit}", "c'est moins que {limit}")
    return Question(f"at_least({limit!r})", "{x} >= {c}", limit, yes, no)


def at_most(limit: float | date) -> Validator:
    """The value is ``limit`` or less (a date: that day or earlier)."""
    yes: Words = ("it is at most {limit}", "c'est au plus {limit}")
    no: Words = ("it is more than {limit}", "c'est plus que {limit}")
    return Question(f"at_most({limit!r})", "{x} <= {c}", limit, yes, no)


def begun() -> Validator:
    """The date is the day asked for, or earlier."""
    yes: Words = ("it began on {value}", "cela a commencé le {value}")
    no: Words = ("it only begins on {value}", "cela ne commence que le {value}")
    return Question("begun()", "{x} <= {d}", None, yes, no)


def not_over() -> Validator:
    """The last day, inclusive, is the day asked for or later."""
    yes: Words = ("it lasts through {value}", "cela dure jusqu'au {value} inclus")
    no: Words = ("it ended on {value}", "cela a pris fin le {value}")
    return Question("not_over()", "{x} >= {d}", None, yes, no)


def located_in(places: PlacesOnDay, *, part: str = "country") -> Validator:
    """A country code, or the ``country`` of a thing, lies in a dated set of territories that day."""
    return LocatedIn(places, part)


def satisfies(function: Callable[[Any], bool | None], *, says: Words) -> Validator:
    """Any pure question of yours: true, false, or ``None`` for not known; ``says`` puts it in words."""
    return Satisfies(function, says)


@functools.cache
def _function(expression: str) -> Callable[[object, object, Day], bool]:
    source = "lambda x, c, d: " + expression.format(x="x", c="c", d="d")
    return eval(source)  # type: ignore[no-any-return]  # noqa: S307  the expressions of this module only


def _quotable(value: object) -> bool:
    return isinstance(value, (bool, int, date, Period, enum.Enum, CountryCode))


def _kind(value: object) -> Value | None:
    if not isinstance(value, frozenset):
        return None
    items = tuple(cast("frozenset[Value]", value))
    return cast("Value", items) if all(_quotable(item) for item in items) else None


def _fitting(words: Words, values: dict[str, Value]) -> Words:
    """The sentence if its values can be quoted, else one without them."""
    sentence = words if isinstance(words, str) else words[0]
    if any(f"{{{name}}}" in sentence and name not in values for name in ("value", "limit")):
        return (
            "the expected value is compared with the one stated",
            "la valeur attendue est comparée à celle indiquée",
        )
    return words
