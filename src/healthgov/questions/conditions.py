"""The words that say where a question is asked, and what silence, another fact or another reading answers instead."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.findings import Finding, by_reading, failed, implied, outside, passed
from healthgov.questions.asking import Asking
from healthgov.questions.script import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Script
from healthgov.questions.tree import AllOf, Question
from healthgov.structs import changed, struct
from healthgov.verdicts import Doubt, Verdict

__all__ = ["ByReading", "Claimed", "ClaimedElse", "OfWhole", "Settled", "When"]


@struct
class When(Question):
    """Where the condition fails the law asks nothing; a PASS stands where the condition is not known."""

    condition: Question
    then: Question

    def explain(self, asking: Asking) -> Finding:
        answer, found = self.condition.answered(asking)
        if answer <= PASS:
            return self.then.explain(asking)
        first = found or self.condition.explain(asking)
        return implied(first, lambda: self.then.explain(asking))

    def emit(self, code: Script) -> str:
        condition, result = code.ask(self.condition), code.own(str(NOT_APPLICABLE))
        with code.block(f"if {condition} != {FAIL}:"):
            then = code.ask(self.then)
            code.line(f"{result} = {UNKNOWN} if {then} == {FAIL} and {condition} == {UNKNOWN} else {then}")
        return result

    def parts(self) -> Iterator[Question]:
        return iter((self.condition, self.then))

    def __invert__(self) -> Question:
        return AllOf((self.condition, ~self.then))


@struct
class Claimed(Question):
    """Only what is stated counts: silence is answered by ``silence`` (FAIL, or PASS under a negation)."""

    child: Question
    silence: Verdict = Verdict.FAIL

    def explain(self, asking: Asking) -> Finding:
        found = self.child.explain(asking)
        if found.verdict is not Verdict.UNKNOWN:
            return found
        if self.silence is Verdict.FAIL:
            return failed("nobody says so", at=found.path).with_(children=(found,))
        return passed("nobody says otherwise", at=found.path).with_(children=(found,))

    def emit(self, code: Script) -> str:
        found = code.ask(self.child)
        silence = FAIL if self.silence is Verdict.FAIL else PASS
        return code.own(f"{silence} if {found} == {UNKNOWN} else {found}")

    def parts(self) -> Iterator[Question]:
        return iter((self.child,))

    def __invert__(self) -> Question:
        return Claimed(~self.child, ~self.silence)


@struct
class ClaimedElse(Question):
    """The first question; the other one where a fact that the first needs is not stated."""

    first: Question
    other: Question

    def explain(self, asking: Asking) -> Finding:
        found, before = self.first.explain(asking), asking.day.settled
        asking.day.settled = before or found.verdict is not Verdict.UNKNOWN
        other = self.other.explain(asking)
        asking.day.settled = before
        return other if found.verdict is Verdict.UNKNOWN and other.verdict is not Verdict.UNKNOWN else found

    def emit(self, code: Script) -> str:
        result = code.own(code.ask(self.first))
        with code.block(f"if {result} == {UNKNOWN}:"):
            code.line(f"{result} = {code.ask(self.other)}")
        return result

    def parts(self) -> Iterator[Question]:
        return iter((self.first, self.other))

    def __invert__(self) -> Question:
        return ClaimedElse(~self.first, ~self.other)


@struct
class ByReading(Question):
    """A law that is read in several ways: what they have in common, or *contested* where they differ."""

    why: str
    readings: tuple[Question, ...]

    def explain(self, asking: Asking) -> Finding:
        found = [reading.explain(asking) for reading in self.readings]
        return by_reading(self.why, *found, at=asking.at)

    def emit(self, code: Script) -> str:
        results = [code.ask(reading) for reading in self.readings]
        result = code.own(results[0])
        for other in results[1:]:
            code.line(f"if {other} != {result}: {result} = {PASS} if {other} + {result} == {PASS} else {UNKNOWN}")
        return result

    def parts(self) -> Iterator[Question]:
        return iter(self.readings)

    def __invert__(self) -> Question:
        return ByReading(self.why, tuple(~reading for reading in self.readings))


@struct
class OfWhole(Question):
    """Asked of the whole document; a part that is checked alone is taken to belong where the law reaches."""

    child: Question
    owner: type
    """The model of the whole document."""
    wanted: bool = True

    def explain(self, asking: Asking) -> Finding:
        if asking.root is None and asking.nearest(self.owner) is None:
            return (passed if self.wanted else failed)("a part is checked alone", at=asking.at)
        return self.child.explain(asking)

    def emit(self, code: Script) -> str:
        result = code.own(str(PASS if self.wanted else FAIL))
        if code.lacks(self.owner):
            with code.block("if o is not None:"):
                code.line(f"{result} = {code.ask(self.child)}")
            return result
        return code.ask(self.child)

    def parts(self) -> Iterator[Question]:
        return iter((self.child,))

    def __invert__(self) -> Question:
        return OfWhole(~self.child, self.owner, not self.wanted)


@struct
class Settled(Question):
    """The same answer whatever the subject: the end of a prohibition, or a law that no text read settles."""

    answer: Verdict
    words: str
    doubt: Doubt | None = None

    def explain(self, asking: Asking) -> Finding:
        at = asking.at
        if self.answer is Verdict.UNKNOWN:
            return outside(self.words, at=at).with_(doubt=self.doubt)
        return (passed if self.answer is Verdict.PASS else failed)(self.words, at=at)

    def emit(self, code: Script) -> str:
        del code
        return str({Verdict.PASS: PASS, Verdict.FAIL: FAIL, Verdict.UNKNOWN: UNKNOWN}[self.answer])

    def __invert__(self) -> Question:
        return changed(self, answer=~self.answer)
