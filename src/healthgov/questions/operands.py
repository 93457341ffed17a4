"""What can be compared: a fact, a value of the law, a day worked out of both, what several things have together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from healthgov.durations import Length
from healthgov.errors import DefinitionError
from healthgov.findings import outside
from healthgov.kinds import CountryCode
from healthgov.periods import Day, Period
from healthgov.questions.asking import Asking
from healthgov.questions.leaves import Compared
from healthgov.questions.reading import Unstated, added, limit_of, read
from healthgov.questions.script import Script, Valued
from healthgov.questions.tree import Question
from healthgov.structs import struct
from healthgov.values import Parameter

__all__ = ["ClaimedValue", "Given", "Operand", "Outer", "PlacesOnDay", "Sum", "operand"]

T = TypeVar("T")


class PlacesOnDay(Protocol):
    """A dated set of territories."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    def on(self, day: date) -> frozenset[CountryCode]:
        """All of them on ``day``."""
        ...

    def includes(self, code: CountryCode, day: Day | date) -> bool:
        """Whether ``code`` is one of them; a ``Day`` notes when that changes."""
        ...


class Operand(Valued, Generic[T]):
    """Something with a value, ``None`` where it is not known; each comparison makes a question."""

    __slots__ = ()

    noun: str
    """What it is called in a sentence: ``the channel``."""

    def is_(self, member: T | Operand[T] | Parameter[T]) -> Question:
        """Whether it is this very value."""
        return _compared(self, "is" if not isinstance(member, (Operand, str, int)) else "==", member)

    def is_in(self, members: Iterable[T] | PlacesOnDay | Parameter[frozenset[T]]) -> Question:
        """Whether it is one of several values, or of a dated set of territories."""
        return _compared(self, "in", _several(members))

    def includes(self, item: object) -> Question:
        """Whether the list holds this item."""
        return _compared(self, "includes", item)

    def names(self, text: Operand[str] | str) -> Question:
        """Whether a text is among those listed, as people write names: in whatever case, blanks around it apart."""
        return _compared(self, "names", text)

    def includes_all(self, items: Iterable[object] | Parameter[frozenset[Any]]) -> Question:
        """Whether the list holds each of these."""
        return _compared(self, "includes all", _several(items))

    def meets(self, items: Iterable[object] | PlacesOnDay | Parameter[frozenset[Any]]) -> Question:
        """Whether the list holds one of these at least."""
        return _compared(self, "meets", _several(items))

    def only(self, items: Iterable[object] | PlacesOnDay | Parameter[frozenset[Any]]) -> Question:
        """Whether the list holds nothing but these."""
        return _compared(self, "only", _several(items))

    def among(self, others: Operand[Any]) -> Question:
        """Whether it is in the list that another fact states."""
        return _compared(self, "in", others)

    def at_least(self, limit: T | Operand[T] | Parameter[T]) -> Question:
        """Whether it is this much or more."""
        return _compared(self, ">=", limit)

    def at_most(self, limit: T | Operand[T] | Parameter[T]) -> Question:
        """Whether it is this much or less."""
        return _compared(self, "<=", limit)

    def before(self, limit: T | Operand[T] | Parameter[T]) -> Question:
        """Whether it lies before another day, or is less."""
        return _compared(self, "<", limit)

    def after(self, limit: T | Operand[T] | Parameter[T]) -> Question:
        """Whether it lies after another day, or is more."""
        return _compared(self, ">", limit)

    def within(self, limit: Period | Operand[Period] | Parameter[Period]) -> Question:
        """Whether the period is never longer than another one, from whatever day both are counted."""
        return _compared(self, "within", limit)

    def longer_than(self, limit: Period | Operand[Period] | Parameter[Period]) -> Question:
        """Whether the period is always longer than another one, from whatever day both are counted."""
        return _compared(self, "longer", limit)

    def begun(self) -> Question:
        """Whether the day has come: it is the day asked for, or lies before it."""
        return _compared(self, "begun", None)

    def is_over(self) -> Question:
        """Whether the last day lies behind: the day asked for is later."""
        return _compared(self, "over", None)

    def stated(self) -> Question:
        """Whether it is stated at all: PASS, or UNKNOWN."""
        return _compared(self, "stated", None)

    def empty(self) -> Question:
        """Whether it is stated that there is none."""
        return _compared(self, "empty", None)

    def that(self, test: Callable[[Any], bool | None], *, yes: str, no: str) -> Question:
        """Whether a function of the value says so; ``None`` says that it cannot be told."""
        return _compared(self, "that", test).said(yes, no=no)

    def claimed(self, *, otherwise: Operand[T]) -> Operand[T]:
        """This value where it is stated; the other one where it is not."""
        return ClaimedValue(self, otherwise)

    def __add__(self, period: Length | Operand[Period] | Operand[Length] | Parameter[Period]) -> Operand[date]:
        """The last day of a period that starts with the event."""
        return Sum(self, period)


def _several(members: Any) -> Any:
    """The values as a set; what is dated, or another fact, as it is.

    :raises DefinitionError: for one text, whose letters are not what is meant.
    """
    if isinstance(members, str):
        raise DefinitionError("several values are given as a list: [...] around a single one too")
    if isinstance(members, (Parameter, Operand)) or hasattr(members, "includes"):
        return members
    return frozenset(members)


def _compared(left: Operand[Any], test: str, right: object) -> Question:
    return Compared(left, test, right)


@struct
class Given(Operand[T]):
    """A value of the law, or a constant."""

    value: Any
    noun: str = "the value of the law"

    def get(self, asking: Asking) -> tuple[Any, str]:
        return limit_of(self.value, asking), asking.at

    def emit_value(self, code: Script) -> str:
        return code.limit(self.value)


@struct
class Outer(Operand[T]):
    """A fact of the next thing further out, where things of one model lie in one another or are compared."""

    fact: Any

    @property
    def noun(self) -> str:  # type: ignore[override]
        return str(self.fact.noun)

    def get(self, asking: Asking) -> tuple[Any, str]:
        return read(self.fact, asking, skip=1)

    def emit_value(self, code: Script) -> str:
        return code.read(self.fact, skip=1)

    def facts(self) -> tuple[Any, ...]:
        return (self.fact,)


@struct
class ClaimedValue(Operand[T]):
    """The first value, or the other one where it is not stated."""

    first: Operand[T]
    other: Operand[T]

    @property
    def noun(self) -> str:  # type: ignore[override]
        return self.first.noun

    def get(self, asking: Asking) -> tuple[Any, str]:
        found = self.first.get(asking)
        if not isinstance(found[0], Unstated):
            return found
        other = self.other.get(asking)
        return found if isinstance(other[0], Unstated) else other

    def emit_value(self, code: Script) -> str:
        result = code.own(self.first.emit_value(code))
        with code.block(f"if {result} is None:"):
            code.line(f"{result} = {self.other.emit_value(code)}")
        return result

    def facts(self) -> tuple[Any, ...]:
        return (*self.first.facts(), *self.other.facts())


@struct
class Sum(Operand[date]):
    """A day and a period after it."""

    start: Operand[Any]
    period: Any

    @property
    def noun(self) -> str:  # type: ignore[override]
        return self.start.noun

    def get(self, asking: Asking) -> tuple[Any, str]:
        start, path = self.start.get(asking)
        if isinstance(start, Unstated):
            return start, path
        period = limit_of(self.period, asking)
        if isinstance(period, Unstated):
            return period, path
        end = added(start, period)
        if end is None:
            return Unstated(outside("the end lies beyond the calendar", at=path)), path
        return end, path

    def added_period(self, asking: Asking) -> Any:
        return limit_of(self.period, asking)

    def emit_value(self, code: Script) -> str:
        start, add, result = self.start.emit_value(code), code.constant(added), code.own("None")
        with code.block(f"if {start} is not None:"):
            period = code.limit(self.period)
            code.line(f"if {period} is not None: {result} = {add}({start}, {period})")
        return result

    def facts(self) -> tuple[Any, ...]:
        return (*self.start.facts(), *(self.period.facts() if isinstance(self.period, Operand) else ()))


def operand(value: Any) -> Operand[Any]:
    """``value`` itself where it can be compared; a constant or a dated value of the law made comparable."""
    if isinstance(value, Operand):
        return value
    if callable(value):
        raise DefinitionError("value(...) takes a constant, a dated value of the law or a fact, not a function")
    return Given(value)
