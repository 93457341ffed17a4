"""The facts of a flat model as columns of a table: by name, each of the kind that its fact declares."""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

import attrs

from healthgov.durations import Length
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.facts import facts_of, hints, is_model
from healthgov.kinds import COUNTRIES, CategoryCode, Count, CountryCode, RegionCode
from healthgov.periods import Period

__all__ = ["Columns", "Constant", "FactColumn", "kind_of"]

_WHOLE = tuple(f"{sign}Int{size}" for sign in ("", "U") for size in (8, 16, 32, 64, 128))
_TEXTS = ("String", "Categorical", "Enum")
_EXPECTED = {
    "truth": "a column of truth values: true, false or null, and no text or numbers",
    "whole": "a column of whole numbers",
    "number": "a column of numbers",
    "date": "a column of dates, or of moments without a time zone; no text",
    "time": "a column of times of day",
    "text": "a column of text",
    "member": "a column of text: {members}",
    "country": "a column of text: countries as two-letter ISO 3166-1 codes, in capitals",
    "list": "a column of lists, on an engine that has them",
}
_SHOWN = 20


@attrs.frozen
class Constant:
    """A value that is the same in every row; ``None`` where it is not stated."""

    value: Any
    path: str = ""


@attrs.frozen(eq=False)
class FactColumn:
    """A fact that each row states or not. ``domain`` are the values it may have; any other is not stated."""

    expression: Any
    kind: str
    path: str
    domain: tuple[Any, ...] | frozenset[Any] | None = None
    lost: Any = None
    """False where it is stated and null elsewhere, for an engine whose comparisons of texts forget what is null."""
    shift: Any = None
    """What is added to a day before it is compared."""
    held: frozenset[str] | None = None
    """The texts that the engine lets it hold."""
    codes: Mapping[Any, int] | None = None
    """Numbers instead of the values, where the engine is quicker with them."""


def kind_of(hint: Any) -> tuple[str, Any]:
    """The kind of column a fact needs, and the values it may have; an empty kind where a table has no place for it."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return kind_of(next(one for one in typing.get_args(hint) if one is not type(None)))
    if typing.get_origin(hint) in (tuple, frozenset):
        inside = typing.get_args(hint)[0]
        return ("" if is_model(inside) or kind_of(inside)[0] in ("", "list") else "list"), None
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return "member", tuple(member.value for member in hint)
    simple = {bool: "truth", int: "whole", Count: "whole", float: "number", date: "date", time: "time", str: "text"}
    if hint in simple:
        return simple[hint], None
    if hint is CountryCode:
        return "country", COUNTRIES
    return ("text" if hint in (CategoryCode, RegionCode) else ""), None


_NO_PLACE: dict[Any, str] = {Period: "periods", Length: "periods", datetime: "moments with a time zone"}


class Columns:
    """Finds the column of each fact, and gathers what is wrong with the request."""

    def __init__(self, nw: Any, schema: Mapping[str, Any] | None, given: Mapping[str, str | None]) -> None:
        self.nw = nw
        self.schema = schema
        self.given = given
        self.problems: dict[str, Problem] = {}
        self.found: dict[str, FactColumn | Constant] = {}

    def column(self, path: tuple[str, ...], model: type) -> FactColumn | Constant:
        """The column of a fact."""
        where = ".".join(path)
        if where not in self.found:
            self.found[where] = self._column(where, path, hints(model)[path[-1]])
        return self.found[where]

    def _column(self, where: str, path: tuple[str, ...], hint: Any) -> FactColumn | Constant:
        kind, domain = kind_of(hint)
        nothing = Constant(None, where)
        if where in self.given and self.given[where] is None:
            return nothing
        if not kind:
            said = _NO_PLACE.get(hint, "lists of things")
            self._wrong(where, f"no column: a table has no place for {said}; say columns={{'{where}': None}}")
            return nothing
        name = self._named(where, path)
        if name is None:
            return nothing
        made = self.made(where, name, kind, domain)
        if isinstance(made, FactColumn) and _of_things(hint):
            counted = self.nw.when(made.expression >= 0).then(made.expression)
            return attrs.evolve(made, expression=counted)
        return made

    def made(self, where: str, name: str, kind: str, domain: Any) -> FactColumn | Constant:
        """The column as the engine has it."""
        expression = self.nw.col(name)
        if self.schema is None:
            return FactColumn(expression, kind, where, domain)
        found = self.schema[name]
        base = str(found).split("(")[0]
        if base == "Unknown" and self.holds_nothing(name):
            return Constant(None, where)
        if not _fits(base, found, kind, domain):
            self._refused(name, kind, domain)
            return Constant(None, where)
        if kind == "date" and base == "Datetime":
            expression = expression.cast(self.nw.Date)
        elif kind == "number" and base.startswith("Float"):
            expression = self.nw.when(~expression.is_nan()).then(expression)
        elif base == "Enum":
            held = frozenset(str(one) for one in found.categories)
            return FactColumn(
                expression, kind, where, None if domain is None or held <= set(domain) else domain, held=held
            )
        elif base == "Categorical":
            expression = expression.cast(self.nw.String)
        return FactColumn(expression, kind, where, domain)

    def holds_nothing(self, name: str) -> bool:
        """Whether a column of no kind holds nothing but nulls."""
        del name
        return False

    def _named(self, where: str, path: tuple[str, ...]) -> str | None:
        name = self.given.get(where)
        wanted = [name] if name is not None else list(dict.fromkeys(("_".join(path), where)))
        if self.schema is None:
            return wanted[0]
        there = [one for one in wanted if one in self.schema]
        if len(there) == 1:
            return there[0]
        if there:
            self._wrong(where, f"one column, and there are {' and '.join(there)}: say which with columns={{...}}")
        else:
            self._wrong(
                where,
                f"a column {wanted[0]}; or columns={{'{where}': ...}}, with None where no row states it. "
                f"The table has: {_listed(self.schema)}",
            )
        return None

    def _refused(self, name: str, kind: str, domain: Any) -> None:
        members = ", ".join(map(str, domain)) if kind == "member" else ""
        self._wrong(name, _EXPECTED[kind].format(members=members))

    def _wrong(self, where: str, expected: str) -> None:
        self.problems.setdefault(where, Problem(where, expected))

    def stated_facts(self, path: tuple[str, ...], model: type) -> Iterator[FactColumn]:
        """The facts of a thing, and of what lies in it, that the table has a column for."""
        for fact in facts_of(model):
            inner = (*path, fact.name)
            if is_model(fact.item):
                if kind_of(hints(model)[fact.name])[0] != "list" and fact.item is not model:
                    yield from self.stated_facts(inner, fact.item)
            elif self.schema is None or self._is_there(inner):
                column = self.column(inner, model)
                if isinstance(column, FactColumn):
                    yield column

    def _is_there(self, path: tuple[str, ...]) -> bool:
        names = {self.given.get(".".join(path)), "_".join(path), ".".join(path)}
        return any(name in (self.schema or ()) for name in names)

    def check(self) -> None:
        """Refuse what is wrong, all at once.

        :raises InvalidDocumentError: with every problem.
        """
        for path in self.given:
            if path not in self.found:
                self._wrong(path, f"a fact that the question reads: {', '.join(self.found) or 'it reads none'}")
        if self.problems:
            raise InvalidDocumentError(self.problems.values(), source="table")


def _of_things(hint: Any) -> bool:
    """Whether it is a number of things: a negative one, as some tables write what is not known, is not stated."""
    return hint is Count or Count in typing.get_args(hint)


def _fits(base: str, found: Any, kind: str, domain: Any) -> bool:
    if kind == "truth":
        return base == "Boolean"
    if kind == "whole":
        return base in _WHOLE
    if kind == "number":
        return base in _WHOLE or base in ("Float32", "Float64")
    if kind == "date":
        return base == "Date" or (base == "Datetime" and "time_zone=None" in str(found))
    if kind == "member" and not isinstance(domain[0], str):
        return base in _WHOLE
    return base == {"time": "Time", "list": "List"}.get(kind) if kind in ("time", "list") else base in _TEXTS


def _listed(schema: Mapping[str, Any]) -> str:
    names = [str(name) for name in schema]
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
