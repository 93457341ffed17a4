"""Compile a term to plain Python: the date alone, or with what decided it, and nothing built on the way.

The functions take the events of the term in the order of :func:`~healthgov.retention.terms.events_of`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

from healthgov.compiling import Code
from healthgov.lengths import AfterMoment
from healthgov.periods import USUAL, After, Period
from healthgov.retention.terms.algebra import (
    AmongLast,
    Criterion,
    EarlierOf,
    ForEver,
    LaterOf,
    NotBefore,
    Replaced,
    Term,
    events_of,
)
from healthgov.retention.terms.sentences import sentence
from healthgov.retention.terms.years import YearEnd

__all__ = ["compiled", "compiled_with_reason", "compiled_with_words"]

Value = Callable[..., date | None]
Reasoned = Callable[..., tuple[date | None, Term]]
Said = Callable[..., tuple[date | None, str]]


def compiled(term: Term) -> Value:
    """Return ``value(*events) -> date | None``, compiled once for each term; ``None`` where it is not known.

    >>> from healthgov.periods import years
    >>> compiled(years(20).after("last_contact"))(date(2006, 3, 15))
    datetime.date(2026, 3, 15)
    """
    return cast("Value", _function(term, repr(term), None))


def compiled_with_reason(term: Term) -> Reasoned:
    """Return ``value(*events) -> (date | None, atom)``: the date, and the atom of the term that decided it.

    >>> from healthgov.periods import years
    >>> compiled_with_reason(years(20).after("last_contact"))(date(2006, 3, 15))
    (datetime.date(2026, 3, 15), years(20).after('last_contact'))
    """
    return cast("Reasoned", _function(term, repr(term), _itself))


def compiled_with_words(term: Term) -> Said:
    """Return ``value(*events) -> (date | None, reason)``: the date, and what decided it, in English.

    >>> from healthgov.periods import years
    >>> compiled_with_words(years(20).after("last_contact"))(date(2006, 3, 15))
    (datetime.date(2026, 3, 15), '20 years after the last contact')
    """
    return cast("Said", _function(term, repr(term), sentence))


def _itself(term: Term) -> object:
    return term


@functools.lru_cache(maxsize=1024)
def _function(term: Term, written: str, reason: Callable[[Term], object] | None) -> object:  # noqa: ARG001  part of the key
    """The function of a term as written: terms that differ in order only are equal, and take events in another order."""
    return _Writer(term, reason).function()


class _Writer:
    """One function: a variable for the date of each node, and one for its reason."""

    def __init__(self, term: Term, reason: Callable[[Term], object] | None) -> None:
        self._events = {event: f"e{index}" for index, event in enumerate(events_of(term))}
        self._reason = reason
        self._code = Code()
        self._result = self._write(term)

    def function(self) -> object:
        """Compile the lines."""
        on, why = self._result
        self._code.line(f"return ({on}, {why})" if self._reason else f"return {on}")
        source = f"def value({', '.join(self._events.values())}):\n{self._code.text()}\n"
        return self._code.run(source, "value", "term")

    def _write(self, term: Term) -> tuple[str, str]:
        """Write the lines of a node; return the names of its date and of its reason."""
        code = self._code
        match term:
            case After():
                return self._plus(self._events[term.event], term.period), self._why(term)
            case YearEnd():
                event = self._events[term.event]
                start = code.once(("end of year", event, term.last_month), lambda: self._year_end(event, term))
                return self._plus(start, term.period), self._why(term)
            case AmongLast():
                return self._events[term.overtaken], self._why(term)
            case LaterOf():
                return self._extreme(term, "{r} is not None and ({p} is None or {p} > {r})")
            case EarlierOf():
                return self._extreme(term, "{p} is not None and ({r} is None or {p} < {r})")
            case NotBefore():
                return self._not_before(term)
            case Replaced():
                return self._replaced(term)
            case AfterMoment() | Criterion() | ForEver():
                return "None", self._why(term)

    def _year_end(self, event: str, term: YearEnd) -> str:
        """The last day of a year; of the calendar year, which is the usual one, without a call."""
        code = self._code
        calendar_year = term.last_month == 12  # noqa: PLR2004  December
        end = (
            f"{code.constant(date)}({event}.year, 12, 31)" if calendar_year else f"{code.constant(term.start)}({event})"
        )
        return code.own(f"None if {event} is None else {end}")

    def _why(self, atom: Term) -> str:
        """The name of what is said where this atom decides."""
        return self._code.constant(self._reason(atom)) if self._reason else ""

    def _extreme(self, term: LaterOf | EarlierOf, better: str) -> tuple[str, str]:
        parts = [self._write(part) for part in term.terms]
        result, why = self._code.name(), self._code.name()
        self._set(result, why, parts[0])
        for part in parts[1:]:
            with self._code.block(f"if {better.format(r=result, p=part[0])}:"):
                self._set(result, why, part)
        return result, why

    def _not_before(self, term: NotBefore) -> tuple[str, str]:
        kept = self._write(term.term)
        floors = [self._write(floor) for floor in term.floors]
        result, why = self._code.name(), self._code.name()
        self._set(result, why, kept)
        for floor in floors:
            above = f"{result} is not None and {floor[0]} is not None and {floor[0]} > {result}"
            with self._code.block(f"if {above}:"):
                self._set(result, why, floor)
        return result, why

    def _replaced(self, term: Replaced) -> tuple[str, str]:
        code, happened, start = self._code, self._events[term.when.event], self._events[term.when.of]
        early = code.own("False")
        with code.block(f"if {happened} is not None and {start} is not None:"):
            limit = self._plus(start, term.when.period)
            code.line(f"{early} = {happened} < {limit}")
        result, why = code.name(), code.name()
        with code.block(f"if {early}:"):
            self._set(result, why, self._write(term.by))
        with code.block("else:"):
            self._set(result, why, self._write(term.term))
        return result, why

    def _set(self, result: str, why: str, part: tuple[str, str]) -> None:
        self._code.line(f"{result} = {part[0]}")
        if self._reason:
            self._code.line(f"{why} = {part[1]}")

    def _plus(self, start: str, period: Period) -> str:
        return self._code.once((start, period), lambda: self._added(start, period))

    def _added(self, start: str, period: Period) -> str:
        code = self._code
        result = code.name()
        plain = not period.years and not period.months
        code.line(f"if {start} is None: {result} = None")
        lengths = _lengths(period)
        if plain and period.days < date.max.toordinal():
            last = code.constant(date.max - timedelta(days=period.days))
            code.line(f"elif {start} <= {last}: {result} = {start} + {code.constant(timedelta(days=period.days))}")
        if lengths:
            first, last = code.constant(USUAL[0]), code.constant(USUAL[1] - max(lengths))
            length = code.constant(lengths[0])
            if len(set(lengths)) > 1:
                length = f"{code.constant(lengths)}[{start}.toordinal() % {_FOUR_YEARS}]"
            code.line(f"elif {first} <= {start} <= {last}: {result} = {start} + {length}")
        code.line(f"else: {result} = {start} + {code.constant(period)}")  # past the calendar it says so
        return result


_FOUR_YEARS = 1_461


@functools.lru_cache(maxsize=1024)
def _lengths(period: Period) -> tuple[timedelta, ...]:
    """How long a period with months or years lasts from each of the days of four years, by their ordinals.

    Between usual days the lengths come again every four years: to add one is far cheaper than to look for the
    day of the month. Empty for days alone, which need none, and for what is too long to lie between usual days.
    """
    first, last = USUAL
    starts = [first + timedelta(days=place) for place in range(_FOUR_YEARS)]
    longest = 366 * (period.years + period.months // 12 + 1) + period.days
    if not (period.years or period.months) or longest > (last - starts[-1]).days:
        return ()
    by_ordinal = {start.toordinal() % _FOUR_YEARS: (start + period) - start for start in starts}
    return tuple(by_ordinal[place] for place in range(_FOUR_YEARS))
