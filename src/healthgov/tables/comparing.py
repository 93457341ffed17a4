"""How a column is compared with a value, or with another column."""

from __future__ import annotations

import enum
import operator
from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any

import attrs

from healthgov.errors import DefinitionError
from healthgov.questions.leaves import TESTS
from healthgov.tables.algebra import Algebra, Truth
from healthgov.tables.facts import Constant, FactColumn

__all__ = ["Comparing", "microseconds"]

_SIGNS = {">=": operator.ge, "<=": operator.le, "<": operator.lt, ">": operator.gt}
_TURNED = {">=": "<=", "<=": ">=", "<": ">", ">": "<", "is": "is", "==": "=="}
_FEW, _FEW_CODES = 4, 2
"""Up to so many values, comparing with each is quicker than looking one up: of text, and of an enumeration."""


@attrs.frozen
class Comparing:
    """Comparisons on one day."""

    algebra: Algebra
    day: date

    def truth(self, column: FactColumn) -> Truth:
        """A column of truth values."""
        return column.expression

    def given(self, column: FactColumn) -> Truth:
        """True where a row states it, null elsewhere."""
        if column.domain is not None and column.codes is None:
            return self._member(column, column.domain)
        return self.algebra.where(~column.expression.is_null(), True)

    def compared(self, test: str, left: FactColumn | Constant, right: FactColumn | Constant) -> Truth:
        """Whether a comparison holds.

        :raises DefinitionError: for one that a table has no place for.
        """
        if isinstance(left, Constant) and isinstance(right, Constant):
            return self._settled(test, left.value, right.value)
        if test == "that":
            raise DefinitionError("a table has no place for a function of a value")
        if isinstance(left, Constant):
            assert isinstance(right, FactColumn)  # noqa: S101  one of the two is
            return self._turned(test, left, right)
        if left.kind == "list":
            return self._of_list(test, left, right)
        if test == "stated":
            return self._past_calendar(left, self.given(left))
        if isinstance(right, FactColumn):
            return self._of_columns(test, left, right)
        if left.kind == "date":
            return self._of_days(test, left, right.value)
        if test in ("is", "==", "in"):
            return self._member(left, right.value if test == "in" else (right.value,))
        if test in _SIGNS and left.kind in ("whole", "number", "time"):
            return _SIGNS[test](left.expression, self._literal(left, right.value))
        raise DefinitionError(f"a table has no place for the comparison '{test}' of {left.path}")

    def _settled(self, test: str, value: Any, limit: Any) -> Truth:
        if TESTS[test].with_day:
            limit = self.day
        answer = TESTS[test].holds(value, limit)
        return None if answer is None else bool(answer)

    def _turned(self, test: str, left: Constant, right: FactColumn) -> Truth:
        if right.kind == "list" and test == "in":
            return self._of_list("includes", right, left)
        if test not in _TURNED:
            raise DefinitionError(f"a table has no place for the comparison '{test}' with {right.path}")
        return self.compared(_TURNED[test], right, left)

    def _member(self, column: FactColumn, members: Iterable[Any]) -> Truth:
        """Whether the value is one of several; not known for a value that the fact cannot have."""
        values = _plain(members)
        if column.codes is not None:
            codes = [column.codes[value] for value in values if value in column.codes]
            return self._one_of(column, codes)
        if column.held is not None:
            values = [value for value in values if value in column.held]
        if column.domain is None:
            others = [] if column.held is None else sorted(column.held.difference(values))
            if column.held is not None and len(others) < len(values):
                return self.algebra.negated(self._one_of(column, others))
            return self._one_of(column, values)
        inside = [value for value in values if value in column.domain]
        rest = [
            value for value in column.domain if value not in inside and (column.held is None or value in column.held)
        ]
        found = self._one_of(column, inside) if inside else False
        return self.algebra.any(found, self.algebra.every(self.algebra.negated(self._one_of(column, rest)), None))

    def _one_of(self, column: FactColumn, values: list[Any]) -> Truth:
        if not values:
            return self.algebra.where(~column.expression.is_null(), False)
        if column.codes is not None:
            return self._between(column, sorted(values))
        if len(values) <= (_FEW_CODES if column.held is not None else _FEW):
            found = self.algebra.any(*(column.expression == value for value in values))
        else:
            found = column.expression.is_in(values)
        return found if column.lost is None else found | column.lost

    def _between(self, column: FactColumn, codes: list[int]) -> Truth:
        """Whether a code is one of several, run by run."""
        runs: list[list[int]] = []
        for code in codes:
            if runs and runs[-1][1] == code - 1:
                runs[-1][1] = code
            else:
                runs.append([code, code])
        last, found = len(column.codes or ()) - 1, []
        for low, high in runs:
            bounds = [column.expression >= low] if low else []
            bounds += [column.expression <= high] if high < last or not low else []
            found.append(column.expression == low if low == high else self.algebra.every(*bounds))
        return self.algebra.any(*found)

    def _of_columns(self, test: str, left: FactColumn, right: FactColumn) -> Truth:
        if left.kind != right.kind or left.shift or right.shift or left.kind == "list" or left.codes != right.codes:
            raise DefinitionError(f"a table has no place for the comparison '{test}' of {left.path} and {right.path}")
        if test in _SIGNS:
            return _SIGNS[test](left.expression, right.expression)
        if test not in ("is", "=="):
            raise DefinitionError(f"a table has no place for the comparison '{test}' of {left.path} and {right.path}")
        found = left.expression == right.expression
        if left.held is not None or right.held is not None:
            text = self.algebra.nw.String
            found = left.expression.cast(text) == right.expression.cast(text)
        for one in (left, right):
            if one.lost is not None:
                found = found | one.lost
            if one.domain is not None and one.codes is None:
                known = self._member(one, one.domain)  # True, or null
                found = self.algebra.any(self.algebra.every(found, known), self.algebra.every(found, None))
                found = self.algebra.where(self.algebra.filled(known, silence=False), found)
        return found

    # --- days ---------------------------------------------------------------------------------------------------------

    def _of_days(self, test: str, column: FactColumn, limit: Any) -> Truth:
        """A day, or the end of a period that starts with it, against one day: compared with the first day that does."""
        if test in ("begun", "over"):
            test, limit = {"begun": "<=", "over": "<"}[test], self.day
        if test == "in":
            found = self.algebra.any(*(self._of_days("==", column, one) for one in limit))
            return self._one_of(column, []) if found is False else found
        if test in ("is", "=="):
            found = self.algebra.every(self._of_days(">=", column, limit), self._of_days("<=", column, limit))
        elif test in ("<", ">="):
            found = self._before(column, limit, test == ">=", _not_before(limit))
        elif test in ("<=", ">"):
            found = self._before(column, limit, test == ">", _after(limit))
        else:
            raise DefinitionError(f"a table has no place for the comparison '{test}' of {column.path}")
        return self._past_calendar(column, found)

    def _before(self, column: FactColumn, limit: date, turned: bool, reached: Callable[[date], bool]) -> Truth:  # noqa: FBT001  a sign
        """Whether the day lies before the first one from which ``reached`` holds; or not, ``turned``."""
        first = _first(lambda day: reached(_shifted(column, day) or _NEVER)) if column.shift else None
        if column.shift is None:
            first = limit if reached(limit) else _following(limit)
        if first is None:
            return self.algebra.where(~column.expression.is_null(), not turned)
        bound = self._literal(column, first)
        return column.expression >= bound if turned else column.expression < bound

    def _past_calendar(self, column: FactColumn, found: Truth) -> Truth:
        """Not known, where the end of a period lies beyond the year 9999."""
        if column.shift is None or (first := _first(lambda day: _shifted(column, day) is None)) is None:
            return found
        inside = column.expression < self._literal(column, first)
        return self.algebra.where(self.algebra.filled(inside, silence=False), found)

    def _literal(self, column: FactColumn, value: Any) -> Any:
        if column.codes is not None:
            if isinstance(value, time):
                return microseconds(value)
            return value.toordinal() - _EPOCH
        return self.algebra.nw.lit(value) if isinstance(value, (date, time)) else value

    # --- lists --------------------------------------------------------------------------------------------------------

    def _of_list(self, test: str, column: FactColumn, right: FactColumn | Constant) -> Truth:
        if isinstance(right, FactColumn) or test not in ("empty", "stated", "includes", "includes all", "meets"):
            raise DefinitionError(f"a table has no place for the comparison '{test}' of the list {column.path}")
        if test == "stated":
            return self.given(column)
        if test == "empty":
            return column.expression.list.len() == 0
        members = _plain((right.value,) if test == "includes" else right.value)
        truths = [column.expression.list.contains(one) for one in members]
        known = self.algebra.every if test == "includes all" else self.algebra.any
        found = known(*truths)
        return self.algebra.where(~column.expression.is_null(), found) if isinstance(found, bool) else found


_EPOCH = date(1970, 1, 1).toordinal()
_NEVER = date.max
"""What lies beyond the calendar is later than anything; such rows are not known in the end."""


def microseconds(moment: time) -> int:
    """Microseconds since midnight."""
    return ((moment.hour * 60 + moment.minute) * 60 + moment.second) * 1_000_000 + moment.microsecond


def _plain(members: Iterable[Any]) -> list[Any]:
    """Values as a column holds them, each once, in one order."""
    found = {member.value if isinstance(member, enum.Enum) else member for member in members}
    return sorted(
        (one if not isinstance(one, str) else str(one) for one in found), key=lambda one: (str(type(one)), one)
    )


def _shifted(column: FactColumn, day: date) -> date | None:
    found: date | None = column.shift(day)
    return found


def _not_before(limit: date) -> Callable[[date], bool]:
    return lambda end: end >= limit


def _after(limit: date) -> Callable[[date], bool]:
    return lambda end: end > limit


def _following(day: date) -> date | None:
    return None if day == date.max else date.fromordinal(day.toordinal() + 1)


def _first(holds: Callable[[date], bool]) -> date | None:
    """The first day from which something holds that never ceases to; ``None`` where it never does."""
    low, high = date.min.toordinal(), date.max.toordinal() + 1
    while low < high:
        middle = (low + high) // 2
        if holds(date.fromordinal(middle)):
            high = middle
        else:
            low = middle + 1
    return None if low > date.max.toordinal() else date.fromordinal(low)
