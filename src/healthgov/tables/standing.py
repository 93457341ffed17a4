"""Where one stands while a question is read over a table, and the columns or constants that facts are there."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date
from typing import Any

import attrs

from healthgov.errors import DefinitionError, NotInForceError
from healthgov.facts import Fact
from healthgov.questions.operands import Given, Operand, Outer, Sum
from healthgov.questions.reading import added
from healthgov.tables.facts import Columns, Constant, FactColumn
from healthgov.values import Parameter

__all__ = ["RowPlace", "Surroundings", "fact_of"]


@attrs.frozen(eq=False)
class RowPlace:
    """A thing one stands in: the row itself or something it names, or a thing that is the same for every row."""

    model: type
    path: tuple[str, ...] = ()
    constant: bool = False
    thing: Any = None


class Surroundings:
    """The row and what it names, on one day, with the document around all rows."""

    def __init__(self, columns: Columns, model: type, day: date, document: object) -> None:
        self.columns = columns
        self.day = day
        self.document = document
        self.places: list[RowPlace] = [RowPlace(model)]
        if document is not None:
            self.places.insert(0, RowPlace(type(document), constant=True, thing=document))
        self._entered: list[RowPlace] = []  # what was read is kept by the identity of its place

    @contextmanager
    def within(self, place: RowPlace) -> Generator[None]:
        """Stand in a thing for a while."""
        self._entered.append(place)
        self.places.append(place)
        yield
        self.places.pop()

    def is_of(self, model: type) -> bool:
        """Whether one stands in a thing of a model."""
        return any(issubclass(place.model, model) for place in self.places)

    def holder(self, fact: Fact[Any], skip: int) -> RowPlace | None:
        """The nearest thing that has a fact, or with ``skip`` the next one further out."""
        for place in reversed(self.places):
            if issubclass(place.model, fact.owner):
                if not skip:
                    return place
                skip -= 1
        return None

    def path(self, operand: Operand[Any]) -> str:
        """Where a fact stands, whether a column of the table is read for it or not."""
        fact, skip = fact_of(operand)
        if fact is None:
            return ""
        place = self.holder(fact, skip)
        return f"/{fact.name}" if place is None or place.constant else ".".join((*place.path, fact.name))

    def value(self, operand: Operand[Any]) -> FactColumn | Constant:
        """What an operand is in each row."""
        fact, skip = fact_of(operand)
        if fact is not None:
            place = self.holder(fact, skip)
            if place is None:
                return Constant(None, f"/{fact.name}")
            if place.constant:
                return Constant(None if place.thing is None else getattr(place.thing, fact.name), f"/{fact.name}")
            return self.columns.column((*place.path, fact.name), place.model)
        if isinstance(operand, Given):
            return self.limit(operand.value)
        if isinstance(operand, Sum):
            return self._sum(operand)
        raise DefinitionError(
            f"a table of flat subjects has no place for {type(operand).__name__}: {operand.noun}. "
            "Ask for this part of each record"
        )

    def _sum(self, operand: Sum) -> FactColumn | Constant:
        start, period = self.value(operand.start), self.limit(operand.period)
        if isinstance(period, FactColumn):
            raise DefinitionError(f"a table has no place for a period that differs from row to row: {operand.noun}")
        if period.value is None:
            return period
        if isinstance(start, Constant):
            return start if start.value is None else Constant(added(start.value, period.value), start.path)
        return attrs.evolve(start, shift=_later(start.shift, period.value))

    def limit(self, limit: Any) -> FactColumn | Constant:
        """What something is compared with, on the day."""
        if isinstance(limit, Operand):
            return self.value(limit)
        if isinstance(limit, Parameter):
            try:
                return Constant(limit.on(self.day).value)
            except NotInForceError:
                return Constant(None)
        if hasattr(limit, "members") and hasattr(limit, "includes"):
            return Constant(limit.on(self.day))
        return Constant(limit)


def _later(former: Callable[[date], date | None] | None, period: Any) -> Callable[[date], date | None]:
    def later(day: date) -> date | None:
        start = day if former is None else former(day)
        return None if start is None else added(start, period)

    return later


def fact_of(operand: Any) -> tuple[Fact[Any] | None, int]:
    """The fact that an operand is, and how many nearer things that have it are passed over."""
    if isinstance(operand, Outer):
        return operand.fact, 1
    return (operand, 0) if isinstance(operand, Fact) else (None, 0)
