"""Three values: PASS, FAIL and UNKNOWN, with Kleene's strong algebra."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import NoReturn

from healthgov.errors import VerdictTruthError

__all__ = ["Doubt", "Verdict"]


class Verdict(enum.Enum):
    """The answer to a question of law on a day.

    ``&``, ``|``, ``~`` and :meth:`implies` follow Kleene: an UNKNOWN side only matters where the
    other side does not already decide.

    >>> Verdict.FAIL & Verdict.UNKNOWN, Verdict.PASS | Verdict.UNKNOWN
    (Verdict.FAIL, Verdict.PASS)
    >>> Verdict.FAIL.implies(Verdict.UNKNOWN)      # "does not apply" is implication
    Verdict.PASS
    >>> bool(Verdict.PASS)
    Traceback (most recent call last):
        ...
    healthgov.errors.VerdictTruthError: a verdict has three values and no truth value: write \
`verdict is Verdict.PASS`, or `verdict is not Verdict.FAIL` if UNKNOWN may go through
    """

    PASS = "pass"  # noqa: S105  not a password
    FAIL = "fail"
    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return f"Verdict.{self.name}"

    def __str__(self) -> str:
        return self.value

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str):
            raise VerdictTruthError.for_text()
        return self is other

    __hash__ = enum.Enum.__hash__

    def __bool__(self) -> NoReturn:
        raise VerdictTruthError.for_bool()

    def __and__(self, other: Verdict) -> Verdict:
        return Verdict.all((self, other))

    def __or__(self, other: Verdict) -> Verdict:
        return Verdict.any((self, other))

    def __invert__(self) -> Verdict:
        return _OPPOSITE[self]

    def implies(self, other: Verdict) -> Verdict:
        """``~self | other``: PASS where the condition does not hold."""
        return Verdict.any((~self, other))

    @staticmethod
    def all(verdicts: Iterable[Verdict]) -> Verdict:
        """FAIL over UNKNOWN over PASS; PASS for no verdict at all (the neutral element)."""
        result = Verdict.PASS
        for verdict in verdicts:
            if verdict is Verdict.FAIL:
                return verdict
            if verdict is Verdict.UNKNOWN:
                result = verdict
        return result

    @staticmethod
    def any(verdicts: Iterable[Verdict]) -> Verdict:
        """PASS over UNKNOWN over FAIL; FAIL for no verdict at all (the neutral element)."""
        result = Verdict.FAIL
        for verdict in verdicts:
            if verdict is Verdict.PASS:
                return verdict
            if verdict is Verdict.UNKNOWN:
                result = verdict
        return result


_OPPOSITE = {
    Verdict.PASS: Verdict.FAIL,
    Verdict.FAIL: Verdict.PASS,
    Verdict.UNKNOWN: Verdict.UNKNOWN,
}


class Doubt(enum.Enum):
    """Why a verdict is UNKNOWN."""

    MISSING = "missing"
    """A fact is not stated; the finding names it and asks for it."""

    CONTESTED = "contested"
    """The facts are known and the law has several readings; the finding lists them."""

    OUTSIDE = "outside"
    """The day or the case lies outside what is modelled."""

    def __repr__(self) -> str:
        return f"Doubt.{self.name}"
