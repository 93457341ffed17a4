"""Compile a term to plain Python: the date alone, without building anything on the way.

The function takes the events of the term in the order of :func:`~healthgov.retention.terms.events_of` and
returns the last day, or ``None`` where it is not known.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, cast

from healthgov.periods import After, Period
from healthgov.retention.terms import Criterion, EarlierOf, LaterOf, NotBefore, Replaced, Term, YearEnd, events_of

__all__ = ["compiled"]

Value = Callable[..., date | None]


@functools.lru_cache(maxsize=1024)
def compiled(term: Term) -> Value:
    """Return ``value(*events) -> date | None``, compiled once for each term.

    >>> from healthgov.periods import years
    >>> compiled(years(20).after("last_contact"))(date(2006, 3, 15))
    datetime.date(2026, 3, 15)
    """
    writer = _Writer(events_of(term))
    result = writer.write(term)
    lines = "\n".join(f"    {line}" for line in writer.lines)
    source = f"def value({', '.join(writer.names.values())}):\n{lines}\n    return {result}\n"
    namespace: dict[str, Any] = {"date": date, **writer.constants}
    exec(compile(source, "<term>", "exec"), namespace)  # noqa: S102  our own lines; values only as constants
    return cast("Value", namespace["value"])


class _Writer:
    """Lines of one function, with a variable for each node."""

    def __init__(self, events: tuple[str, ...]) -> None:
        self.names = {event: f"e{index}" for index, event in enumerate(events)}
        self.lines: list[str] = []
        self.constants: dict[str, object] = {}
        self._count = 0

    def write(self, term: Term, indent: str = "") -> str:
        match term:
            case After():
                return self._add(self.names[term.event], term.period, indent)
            case YearEnd():
                start, event = self._name(), self.names[term.event]
                self.lines.append(f"{indent}{start} = None if {event} is None else date({event}.year, 12, 31)")
                return self._add(start, term.period, indent)
            case LaterOf() | EarlierOf():
                return self._extreme(term, indent)
            case NotBefore():
                return self._not_before(term, indent)
            case Replaced():
                return self._replaced(term, indent)
            case Criterion():
                return "None"

    def _extreme(self, term: LaterOf | EarlierOf, indent: str) -> str:
        parts = [self.write(part, indent) for part in term.terms]
        result = self._name()
        self.lines.append(f"{indent}{result} = {parts[0]}")
        for part in parts[1:]:
            if isinstance(term, LaterOf):
                self.lines.append(
                    f"{indent}if {result} is not None and ({part} is None or {part} > {result}): {result} = {part}"
                )
            else:
                self.lines.append(
                    f"{indent}if {part} is not None and ({result} is None or {part} < {result}): {result} = {part}"
                )
        return result

    def _not_before(self, term: NotBefore, indent: str) -> str:
        kept, floor = self.write(term.term, indent), self.write(term.floor, indent)
        result = self._name()
        self.lines.append(f"{indent}{result} = {kept}")
        self.lines.append(
            f"{indent}if {kept} is not None and {floor} is not None and {floor} > {kept}: {result} = {floor}"
        )
        return result

    def _replaced(self, term: Replaced, indent: str) -> str:
        happened, start = self.names[term.when.event], self.names[term.when.of]
        result, inner = self._name(), indent + "    "
        limit = self._name()
        self.lines.append(f"{indent}{limit} = False")
        self.lines.append(f"{indent}if {happened} is not None and {start} is not None:")
        exact = self._add(start, term.when.period, inner)
        self.lines.append(f"{inner}{limit} = {happened} < {exact}")
        self.lines.append(f"{indent}if {limit}:")
        self.lines.append(f"{inner}{result} = {self.write(term.by, inner)}")
        self.lines.append(f"{indent}else:")
        self.lines.append(f"{inner}{result} = {self.write(term.term, inner)}")
        return result

    def _add(self, start: str, period: Period, indent: str) -> str:
        result = self._name()
        self.lines.append(f"{indent}if {start} is None: {result} = None")
        inner = indent + "    "
        if period.years and not period.months and not period.days:
            self.lines.append(f"{indent}else:")
            self.lines.append(f"{inner}try: {result} = {start}.replace(year={start}.year + {period.years})")
            # Only 29 February can be missing, and its year's end of February is the 28th.
            self.lines.append(
                f"{inner}except ValueError: {result} = {start}.replace(year={start}.year + {period.years}, day=28)"
            )
        elif period.days and not period.years and not period.months:
            self.lines.append(f"{indent}else: {result} = {start} + {self._constant(timedelta(days=period.days))}")
        else:
            self.lines.append(f"{indent}else: {result} = {start} + {self._constant(period)}")
        return result

    def _constant(self, value: object) -> str:
        name = f"c{len(self.constants)}"
        self.constants[name] = value
        return name

    def _name(self) -> str:
        self._count += 1
        return f"v{self._count}"
