"""The leaves of a question over the columns of a table: facts, and what they are compared with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from healthgov.errors import DefinitionError
from healthgov.facts import Fact
from healthgov.questions.leaves import TESTS, Compared, Is
from healthgov.questions.tree import Question
from healthgov.tables.algebra import Algebra, ColumnAnswer, ColumnGap, Truth
from healthgov.tables.comparing import Comparing
from healthgov.tables.facts import Columns, Constant, FactColumn
from healthgov.tables.standing import Surroundings

__all__ = ["NOT_IN_FORCE", "LeafReader", "told"]

NOT_IN_FORCE = "not in force"
_BEYOND = "the end lies beyond the calendar"


class LeafReader:
    """Reads facts and comparisons of one table on one day."""

    def __init__(self, algebra: Algebra, columns: Columns, model: type, day: date, document: object) -> None:
        self.algebra = algebra
        self.standing = Surroundings(columns, model, day, document)
        self.comparing = Comparing(algebra, day)

    def fact(self, question: Fact[Any]) -> ColumnAnswer:
        """A fact of truth."""
        return self.is_so(Is(question))

    def is_so(self, question: Is) -> ColumnAnswer:
        """Whether a fact is so."""
        value = self.standing.value(question.fact)
        if isinstance(value, Constant):
            if value.value is None:
                return self.unstated(value.path)
            truth: Truth = bool(value.value)
        else:
            truth = self.comparing.truth(value)
        return self._leaf(truth, value.path, "", (value,), wanted=question.wanted)

    def compared(self, question: Compared) -> ColumnAnswer:
        """A comparison."""
        left = self.standing.value(question.left)
        with_limit = not TESTS[question.test].with_day and question.test not in ("stated", "empty", "that")
        right = self.standing.limit(question.right) if with_limit else Constant(question.right)
        if isinstance(left, Constant) and left.value is None:
            return self.unstated(left.path) if left.path else self.settled_as(None, NOT_IN_FORCE)
        test = f" {question.test}"
        if with_limit and isinstance(right, Constant) and right.value is None:
            return self._leaf(None, left.path, test, (left, right), wanted=question.wanted)
        try:
            truth = self.comparing.compared(question.test, left, right)
        except DefinitionError as error:
            raise DefinitionError(f"{error} ({told(question)})") from None
        path = left.path or right.path
        return self._leaf(truth, path, test, (left, right), wanted=question.wanted)

    def _leaf(
        self, holds: Truth, path: str, test: str, values: tuple[FactColumn | Constant, ...], *, wanted: bool
    ) -> ColumnAnswer:
        algebra = self.algebra
        truth = holds if wanted else algebra.negated(holds)

        columns = [one for one in values if isinstance(one, FactColumn)]
        absent = next((one for one in values if isinstance(one, Constant) and one.value is None), None)
        ends = any(one.shift is not None for one in columns)

        def why() -> Any:
            unstated: Any = _BEYOND if ends else f"{columns[-1].path if columns else path}: not stated"
            if absent is not None:
                unstated = f"{absent.path}: not stated" if absent.path else NOT_IN_FORCE
            for one in reversed(columns):  # of two facts the first that is not stated
                silent = algebra.silent(self.comparing.given(one))
                unstated = algebra.chosen(silent, f"{one.path}: not stated", unstated)
            known = algebra.chosen(holds, f"{path}{test}: yes", f"{path}{test}: no")
            return algebra.chosen(algebra.silent(holds), unstated, known)

        def gaps(asked: Truth) -> Iterator[ColumnGap]:
            here = algebra.every(asked, algebra.silent(holds))
            for one in columns:
                silent = algebra.silent(self.comparing.given(one))
                yield one.path, algebra.every(here, silent)
                here = algebra.every(here, algebra.negated(silent))
            if absent is not None and absent.path and here is not False:
                yield absent.path, here

        return ColumnAnswer(truth, False, why, gaps)

    def settled_as(self, truth: Truth, why: str) -> ColumnAnswer:
        """The same answer in every row."""
        return ColumnAnswer(truth, False, lambda: why, lambda _: iter(()))

    def unstated(self, path: str, why: str = "") -> ColumnAnswer:
        """Not known in any row: the fact is asked for."""

        def gaps(asked: Truth) -> Iterator[ColumnGap]:
            if asked is not False:
                yield path, asked

        return ColumnAnswer(None, False, lambda: why or f"{path}: not stated", gaps)


def told(question: Question) -> str:
    """The facts of a part, which tell where in the law it stands."""
    named = list(dict.fromkeys(repr(fact) for part in question.walk() for fact in part.facts()))
    return ", ".join(named) or (getattr(getattr(question, "function", None), "__name__", "") or "it reads no fact")
