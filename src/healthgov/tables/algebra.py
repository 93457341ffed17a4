"""Three values as expressions of a dataframe engine: true, false and null, with Kleene's ``&``, ``|`` and ``~``.

What is settled before any row is read is a plain ``True``, ``False`` or ``None``, and is folded away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from healthgov.questions.script import FAIL, NOT_APPLICABLE, PASS, UNKNOWN

__all__ = ["STEP", "Algebra", "ColumnAnswer", "ColumnGap", "Truth"]

STEP = "_healthgov_step_"
"""How the names of columns begin that are made on the way."""
Truth = Any
"""``True``, ``False``, ``None`` (not known), or an expression of these."""

ColumnGap = tuple[str, Truth]
"""A fact that is not stated, and where it is asked for."""


@attrs.frozen(eq=False)
class ColumnAnswer:
    """What a question says of each row."""

    truth: Truth
    """True where it passes or does not apply, false where it fails, null where that is not known."""
    skipped: Truth
    """True where it does not apply; never null."""
    why: Callable[[], Any]
    """Which leaf decided, as a text or an expression of one."""
    gaps: Callable[[Truth], Iterator[ColumnGap]]
    """The facts not stated, where the condition given holds."""


@attrs.define(eq=False)
class Algebra:
    """The words that join truths. ``unknown`` is an expression that is null in each row."""

    nw: Any
    unknown: Any
    texts: dict[str, None] = attrs.field(factory=dict)
    """The texts that were written, in order."""
    kind: Any = None
    """What texts are written as: an enumeration of them, where the engine has that."""
    steps: dict[int, dict[str, Any]] | None = None
    """What is worked out as columns of its own before the answer, in order of their numbers; ``None`` where nothing is.

    An expression that is used twice is written twice, and that of a long question so often that no engine reads it.
    """

    def held(self, truth: Truth, step: int) -> Truth:
        """The truth, as a column where columns are made; what it reads was made in an earlier step."""
        if self.steps is None or truth is None or isinstance(truth, bool):
            return truth
        name = f"{STEP}{sum(map(len, self.steps.values()))}"
        self.steps.setdefault(step, {})[name] = truth
        return self.nw.col(name)

    def literal(self, value: Any) -> Any:
        """An expression of a text or a number; an expression as it is."""
        if isinstance(value, str):
            self.texts[value] = None
            return self.nw.lit(value) if self.kind is None else self.nw.lit(value, self.kind)
        return self.nw.lit(value) if isinstance(value, int) else value

    def shown(self, truth: Truth) -> Any:
        """An expression, whatever is settled."""
        if truth is None:
            return self.unknown
        return self.nw.lit(truth) if isinstance(truth, bool) else truth

    def negated(self, truth: Truth) -> Truth:
        """Kleene's *not*."""
        if truth is None:
            return None
        return not truth if isinstance(truth, bool) else ~truth

    def every(self, *truths: Truth) -> Truth:
        """Kleene's *and*."""
        return self._joined(truths, weak=True)

    def any(self, *truths: Truth) -> Truth:
        """Kleene's *or*."""
        return self._joined(truths, weak=False)

    def _joined(self, truths: Sequence[Truth], *, weak: bool) -> Truth:
        """``weak`` is the value that changes nothing; its contrary settles all."""
        open_: list[Any] = []
        silent = False
        for truth in truths:
            if truth is (not weak):
                return truth
            if truth is None:
                silent = True
            elif truth is not weak:
                open_.append(truth)
        if not open_:
            return None if silent else weak
        if silent:
            open_.append(self.unknown)
        result = open_[0]
        for truth in open_[1:]:
            result = result & truth if weak else result | truth
        return result

    def where(self, condition: Truth, truth: Truth) -> Truth:
        """The truth where a condition holds, which is never null; not known elsewhere."""
        if isinstance(condition, bool):
            return truth if condition else None
        return self.any(
            self.every(truth, self.any(condition, None)),
            self.every(self.negated(condition), None),
        )

    def filled(self, truth: Truth, silence: bool) -> Truth:  # noqa: FBT001  the value
        """The truth, and ``silence`` where it is not known."""
        if truth is None:
            return silence
        return truth if isinstance(truth, bool) else truth.fill_null(silence)

    def first(self, truth: Truth, other: Truth) -> Truth:
        """The truth, and the other one where it is not known."""
        if truth is None or isinstance(truth, bool):
            return other if truth is None else truth
        if other is None:
            return truth
        return truth.fill_null(other) if isinstance(other, bool) else self.nw.coalesce(truth, other)

    def silent(self, truth: Truth) -> Truth:
        """Where it is not known."""
        return truth is None if truth is None or isinstance(truth, bool) else truth.is_null()

    def number(self, answer: ColumnAnswer) -> Any:
        """The number of the fast reading: an ``int`` where it is settled, else an expression."""
        known = {True: PASS, False: FAIL, None: UNKNOWN}
        truth = answer.truth
        if truth is None or isinstance(truth, bool):
            number: Any = known[truth]
        else:
            number = self.chosen(truth.is_null(), UNKNOWN, self.chosen(truth, PASS, FAIL))
        return self.chosen(answer.skipped, NOT_APPLICABLE, number)

    def chosen(self, condition: Truth, yes: Any, no: Any) -> Any:
        """One of two expressions, texts or numbers."""
        if isinstance(condition, bool) or condition is None:
            return yes if condition else no
        if isinstance(yes, (str, int)) and isinstance(no, (str, int)) and yes == no:
            return yes
        return self.nw.when(condition).then(self.literal(yes)).otherwise(self.literal(no))

    def same(self, answer: ColumnAnswer, other: ColumnAnswer) -> Truth:
        """Where two answers are the same number."""
        one, two = self.number(answer), self.number(other)
        if isinstance(one, int) and isinstance(two, int):
            return one == two
        return self.literal(one) == two
