"""Answers as each engine keeps them: nothing, yes and no, and the phrases of reasons."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from healthgov.tables.doors import Door, Reasons

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["AnswerWriter", "Side"]


class Side(enum.Enum):
    """Which way a condition goes that dates in part leave open, where each way is written alone."""

    MET = "met"
    UNMET = "unmet"


class AnswerWriter:
    """Writes answers for the engine behind a door."""

    def __init__(self, nw: Any, door: Door, phrases: Sequence[str]) -> None:
        self._nw = nw
        self._by_row = door.by_row
        # The words of an enumeration are not quoted on their way to the engine.
        quoted = door.reasons is Reasons.ENUMERATION and any("'" in phrase for phrase in phrases)
        self._reasons = Reasons.TEXT if quoted else door.reasons
        self._phrases = tuple(phrases)

    def nothing(self) -> nw.Expr:
        """An end that is not known."""
        # Whole numbers of pandas have no place for nothing.
        kind = self._nw.Float64 if self._reasons is Reasons.CODES else self._nw.Int32
        expression: nw.Expr = self._nw.lit(None, dtype=kind)
        return expression

    def unless(self, condition: nw.Expr, end: nw.Expr) -> nw.Expr:
        """An end, not known where a condition is met."""
        when = self._nw.when
        result: nw.Expr = (
            when(condition).then(self.nothing()).otherwise(end) if self._by_row else when(~condition).then(end)
        )
        return result

    def truth(self, *, value: bool | None) -> nw.Expr:
        """Yes, no or not known, as answers are kept on the engine."""
        if self._reasons is Reasons.CODES:
            answer: nw.Expr = self._nw.lit(-1 if value is None else int(value))
        else:
            answer = self._nw.lit(value, dtype=self._nw.Boolean)
        return answer

    def says(self, phrase: str) -> nw.Expr:
        """One of the phrases, as reasons are kept on the engine."""
        if phrase not in self._phrases:  # of an end that is written for its day alone
            phrase = self._phrases[0]
        if self._reasons is Reasons.CODES:
            reason: nw.Expr = self._nw.lit(self._phrases.index(phrase))
        elif self._reasons is Reasons.ENUMERATION:
            reason = self._nw.lit(phrase).cast(self._nw.Enum(self._phrases))
        else:
            reason = self._nw.lit(phrase)
        return reason
