"""Compile a term to plain Python: the date alone, or with what decided it, and nothing built on the way.

The functions take the events of the term in the order of :func:`~healthgov.retention.terms.events_of`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, cast

from healthgov.periods import USUAL, After, Period
from healthgov.retention.terms import (
    AmongLast,
    Criterion,
    EarlierOf,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
    YearEnd,
    events_of,
)

__all__ = ["compiled", "compiled_with_reason"]

Value = Callable[..., date | None]
Reasoned = Callable[..., tuple[date | None, Term]]


def compiled(term: Term) -> Value:
    """Return ``value(*events) -> date | None``, compiled once for each term; ``None`` where it is not known.

    >>> from healthgov.periods import years
    >>> compiled(years(20).after("last_contact"))(date(2006, 3, 15))
    datetime.date(2026, 3, 15)
    """
    return cast("Value", _function(term, repr(term), reasons=False))


def compiled_with_reason(term: Term) -> Reasoned:
    """Return ``value(*events) -> (date | None, atom)``: the date, and the atom of the term that decided it.

    >>> from healthgov.periods import years
    >>> compiled_with_reason(years(20).after("last_contact"))(date(2006, 3, 15))
    (datetime.date(2026, 3, 15), years(20).after('last_contact'))
    """
    return cast("Reasoned", _function(term, repr(term), reasons=True))


@functools.lru_cache(maxsize=1024)
def _function(term: Term, written: str, *, reasons: bool) -> object:  # noqa: ARG001  part of the key
    """The function of a term as written: terms that differ in order only are equal, and take events in another order."""
    return _Writer(term, reasons=reasons).function()


class _Writer:
    """Lines of one function, with a variable for the date of each node, and one for its reason."""

    def __init__(self, term: Term, *, reasons: bool) -> None:
        self._events = {event: f"e{index}" for index, event in enumerate(events_of(term))}
        self._reasons = reasons
        self._lines: list[str] = []
        self._constants: dict[str, object] = {}
        self._count = 0
        self._result = self._write(term, "    ")

    def function(self) -> object:
        """Compile the lines."""
        on, why = self._result
        result = f"({on}, {why})" if self._reasons else on
        lines = "\n".join(self._lines)
        source = f"def value({', '.join(self._events.values())}):\n{lines}\n    return {result}\n"
        namespace: dict[str, Any] = {"date": date, **self._constants}
        exec(compile(source, "<term>", "exec"), namespace)  # noqa: S102  our own lines; values only as constants
        return namespace["value"]

    def _write(self, term: Term, indent: str) -> tuple[str, str]:
        """Write the lines of a node; return the names of its date and of its reason."""
        match term:
            case After():
                return self._plus(self._events[term.event], term.period, indent), self._constant(term)
            case YearEnd():
                start, event = self._name(), self._events[term.event]
                self._lines.append(f"{indent}{start} = None if {event} is None else date({event}.year, 12, 31)")
                return self._plus(start, term.period, indent), self._constant(term)
            case AmongLast():
                return self._events[term.overtaken], self._constant(term)
            case LaterOf():
                return self._extreme(term, indent, "{r} is not None and ({p} is None or {p} > {r})")
            case EarlierOf():
                return self._extreme(term, indent, "{p} is not None and ({r} is None or {p} < {r})")
            case NotBefore():
                return self._not_before(term, indent)
            case Replaced():
                return self._replaced(term, indent)
            case Criterion():
                return "None", self._constant(term)

    def _extreme(self, term: LaterOf | EarlierOf, indent: str, better: str) -> tuple[str, str]:
        parts = [self._write(part, indent) for part in term.terms]
        result, why = self._name(), self._name()
        self._set(result, why, parts[0], indent)
        for part in parts[1:]:
            self._lines.append(f"{indent}if {better.format(r=result, p=part[0])}:")
            self._set(result, why, part, indent + "    ")
        return result, why

    def _not_before(self, term: NotBefore, indent: str) -> tuple[str, str]:
        kept = self._write(term.term, indent)
        floors = [self._write(floor, indent) for floor in term.floors]
        result, why = self._name(), self._name()
        self._set(result, why, kept, indent)
        for floor in floors:
            self._lines.append(f"{indent}if {result} is not None and {floor[0]} is not None and {floor[0]} > {result}:")
            self._set(result, why, floor, indent + "    ")
        return result, why

    def _replaced(self, term: Replaced, indent: str) -> tuple[str, str]:
        happened, start = self._events[term.when.event], self._events[term.when.of]
        result, why, early, inner = self._name(), self._name(), self._name(), indent + "    "
        self._lines.append(f"{indent}{early} = False")
        self._lines.append(f"{indent}if {happened} is not None and {start} is not None:")
        limit = self._plus(start, term.when.period, inner)
        self._lines.append(f"{inner}{early} = {happened} < {limit}")
        self._lines.append(f"{indent}if {early}:")
        self._set(result, why, self._write(term.by, inner), inner)
        self._lines.append(f"{indent}else:")
        self._set(result, why, self._write(term.term, inner), inner)
        return result, why

    def _set(self, result: str, why: str, part: tuple[str, str], indent: str) -> None:
        self._lines.append(f"{indent}{result} = {part[0]}")
        if self._reasons:
            self._lines.append(f"{indent}{why} = {part[1]}")

    def _plus(self, start: str, period: Period, indent: str) -> str:
        result, end = self._name(), f"{start} + {self._constant(period)}"
        if not period.years and not period.months:
            end = f"{start} + {self._constant(timedelta(days=period.days))}"
        self._lines.append(f"{indent}if {start} is None: {result} = None")
        lengths = _lengths(period)
        if lengths:
            first, last = self._constant(USUAL[0]), self._constant(USUAL[1] - max(lengths))
            length = self._constant(lengths[0])
            if len(set(lengths)) > 1:
                length = f"{self._constant(lengths)}[{start}.toordinal() % {_FOUR_YEARS}]"
            self._lines.append(f"{indent}elif {first} <= {start} <= {last}: {result} = {start} + {length}")
        self._lines.append(f"{indent}else: {result} = {end}")
        return result

    def _constant(self, value: object) -> str:
        name = f"c{len(self._constants)}"
        self._constants[name] = value
        return name

    def _name(self) -> str:
        self._count += 1
        return f"v{self._count}"


_FOUR_YEARS = 1_461


@functools.lru_cache(maxsize=1024)
def _lengths(period: Period) -> tuple[timedelta, ...]:
    """How long a period with months or years lasts from each of the days of four years, by their ordinals.

    Between usual days the lengths come again every four years: to add one is far cheaper than to look for the
    day of the month. Empty for days alone, which need none, and for what is too long to lie between usual days.
    """
    first, last = USUAL
    starts = [first + timedelta(days=place) for place in range(_FOUR_YEARS)]
    longest = timedelta(days=366 * (period.years + period.months // 12 + 1) + period.days)
    if not (period.years or period.months) or longest > last - starts[-1]:
        return ()
    by_ordinal = {start.toordinal() % _FOUR_YEARS: (start + period) - start for start in starts}
    return tuple(by_ordinal[place] for place in range(_FOUR_YEARS))
