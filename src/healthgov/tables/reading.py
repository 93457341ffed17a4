"""A question as an expression over the columns of a table: one more reading of the same tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from healthgov.errors import DefinitionError
from healthgov.facts import Fact
from healthgov.questions.conditions import ByReading, Claimed, ClaimedElse, OfWhole, Settled, When
from healthgov.questions.leaves import AskedAgain, Compared, Is
from healthgov.questions.lists import Has
from healthgov.questions.operands import ClaimedValue
from healthgov.questions.tree import AllOf, AnyOf, Question, Said
from healthgov.rules.rule import Rule
from healthgov.structs import changed
from healthgov.tables.algebra import Algebra, ColumnAnswer, ColumnGap, Truth
from healthgov.tables.facts import Columns
from healthgov.tables.leaves import NOT_IN_FORCE, LeafReader, told
from healthgov.tables.standing import RowPlace, fact_of
from healthgov.verdicts import Verdict

__all__ = ["Reader"]

_LAST = 1_000
"""The first step after those that find the truth: no question is that deep."""
_ALONE = "a part is checked alone"


class Reader(LeafReader):
    """Reads questions over the columns of one table on one day."""

    def __init__(
        self, algebra: Algebra, columns: Columns, model: type, day: date, document: object, *, explained: bool = True
    ) -> None:
        super().__init__(algebra, columns, model, day, document)
        self.explained = explained
        """Whether anybody asks for the reason, or for what is missing."""
        self._read: dict[Any, tuple[Question, ColumnAnswer, int]] = {}
        self._deep = 0
        """How many questions lie around the one whose missing facts are found."""
        self._tall: list[int] = [0]
        """How many steps lie below what is being read, for each question around it."""

    def read(self, question: Question) -> ColumnAnswer:
        """The answer of a question; one that was read in the same place is not read again."""
        key = (id(question), *map(id, self.standing.places))
        if key not in self._read:
            self._tall.append(0)
            answer = self._answer(question)
            self._read[key] = (question, answer, self._tall.pop())
        _, answer, tall = self._read[key]
        self._tall[-1] = max(self._tall[-1], tall)
        return answer

    def _step(self) -> int:
        """The step after all that the question at hand reads."""
        self._tall[-1] += 1
        return self._tall[-1]

    def _answer(self, question: Question) -> ColumnAnswer:
        for kind, way in _WAYS.items():
            if isinstance(question, kind):
                answer: ColumnAnswer = way(self, question)
                return answer
        raise DefinitionError(
            f"a table of flat subjects has no place for {type(question).__name__}: {told(question)}. "
            "Ask for this part of each record"
        )

    # --- joins --------------------------------------------------------------------------------------------------------

    def all_of(self, question: AllOf) -> ColumnAnswer:
        """All of several."""
        answers, algebra = [self.read(child) for child in question.children], self.algebra
        truth = algebra.every(*(one.truth for one in answers))
        return self.joined(truth, algebra.every(*(one.skipped for one in answers)), answers)

    def any_of(self, question: AnyOf) -> ColumnAnswer:
        """One of several."""
        answers, algebra = [self.read(child) for child in question.children], self.algebra
        truth = algebra.any(*(one.truth for one in answers))
        skipped = algebra.any(*(one.skipped for one in answers))
        if skipped is not False:
            passing = [algebra.every(one.truth, algebra.negated(one.skipped)) for one in answers]
            skipped = algebra.every(skipped, algebra.negated(algebra.filled(algebra.any(*passing), silence=False)))
        return self.joined(truth, skipped, answers)

    def joined(self, truth: Truth, skipped: Truth, answers: Sequence[ColumnAnswer]) -> ColumnAnswer:
        """An answer that is that of one of several; the first such one says why."""
        algebra, step = self.algebra, self._step()
        truth, skipped = algebra.held(truth, step), algebra.held(skipped, step)

        def why() -> Any:
            result = answers[-1].why()
            for one in reversed(answers[:-1]):
                result = algebra.chosen(algebra.held(algebra.same(one, made), _LAST), one.why(), result)
            return result

        made = ColumnAnswer(truth, skipped, why, self._gaps(truth, answers))
        return made

    def _gaps(self, truth: Truth, answers: Iterable[ColumnAnswer]) -> Callable[[Truth], Iterator[ColumnGap]]:
        def gaps(asked: Truth) -> Iterator[ColumnGap]:
            here = self.algebra.every(asked, self.algebra.silent(truth))
            if here is not False:
                self._deep += 1
                here = self.algebra.held(here, _LAST + self._deep)
                for one in answers:
                    yield from one.gaps(here)
                self._deep -= 1

        return gaps

    def when(self, question: When) -> ColumnAnswer:
        """Where a condition holds."""
        condition, then, algebra = self.read(question.condition), self.read(question.then), self.algebra
        truth = algebra.any(algebra.negated(condition.truth), then.truth)
        fails = algebra.filled(algebra.negated(condition.truth), silence=False)
        step = self._step()
        truth = algebra.held(truth, step)
        skipped = algebra.held(algebra.any(fails, then.skipped), step)

        undecided = algebra.every(algebra.silent(condition.truth), algebra.silent(truth))

        def why() -> Any:  # where nobody knows whether anything is asked, the condition is what to know first
            return algebra.chosen(algebra.any(fails, undecided), condition.why(), then.why())

        return ColumnAnswer(truth, skipped, why, self._gaps(truth, (condition, then)))

    def claimed(self, question: Claimed) -> ColumnAnswer:
        """Silence read as an answer."""
        child = self.read(question.child)
        truth = self.algebra.filled(child.truth, question.silence is Verdict.PASS)
        return ColumnAnswer(truth, child.skipped, child.why, self._gaps(truth, (child,)))

    def claimed_else(self, question: ClaimedElse) -> ColumnAnswer:
        """Of two questions the first that is answered."""
        first, other, algebra = self.read(question.first), self.read(question.other), self.algebra
        truth = algebra.first(first.truth, other.truth)
        silent = algebra.silent(first.truth)
        skipped = algebra.any(first.skipped, algebra.every(silent, other.skipped))

        def why() -> Any:
            turned = algebra.every(silent, algebra.negated(algebra.silent(other.truth)))
            return algebra.chosen(turned, other.why(), first.why())

        return ColumnAnswer(truth, skipped, why, self._gaps(truth, (first,)))

    def by_reading(self, question: ByReading) -> ColumnAnswer:
        """What several readings have in common."""
        answers, algebra = [self.read(reading) for reading in question.readings], self.algebra
        truths = [one.truth for one in answers]
        truth = algebra.any(algebra.every(*truths), algebra.every(algebra.any(*truths), None))

        silent = algebra.every(*(algebra.silent(one) for one in truths))

        def why() -> Any:
            differ = algebra.every(algebra.silent(truth), algebra.negated(silent))
            return algebra.chosen(differ, "contested", answers[0].why())

        def gaps(asked: Truth) -> Iterator[ColumnGap]:  # where readings differ the law is asked, and no fact
            return self._gaps(truth, answers)(algebra.every(asked, silent))

        return ColumnAnswer(truth, algebra.every(*(one.skipped for one in answers)), why, gaps)

    def said(self, question: Said) -> ColumnAnswer:
        """With words of its own, which a table has no room for."""
        return self.read(question.child)

    def of_whole(self, question: OfWhole) -> ColumnAnswer:
        """Of the whole document; a part that is asked alone belongs where the law reaches."""
        if self.standing.document is None and not self.standing.is_of(question.owner):
            return self.settled_as(question.wanted, _ALONE)
        return self.read(question.child)

    def settled(self, question: Settled) -> ColumnAnswer:
        """The same in every row."""
        return self.settled_as({Verdict.PASS: True, Verdict.FAIL: False}.get(question.answer), question.words)

    def asked_again(self, question: AskedAgain) -> ColumnAnswer:
        """Not known in any row: what is stated does not answer, and the fact is asked for."""
        return self.unstated(self.standing.path(question.fact), question.ask)

    def rule(self, question: Rule) -> ColumnAnswer:
        """A rule where its law reaches, on its days."""
        if not question.validity.covers(self.standing.day):
            return self.settled_as(None, NOT_IN_FORCE)
        answer = self.read(question.whole)  # what it asks, where the law reaches
        if question.undisplaced is not None:
            answer = self._where_it_stands(question.undisplaced, answer)
        if question.confidence.decides:
            return answer
        algebra = self.algebra
        truth = algebra.any(answer.skipped, None)
        contested = algebra.every(algebra.negated(answer.skipped), algebra.negated(algebra.silent(answer.truth)))
        return ColumnAnswer(
            truth,
            answer.skipped,
            lambda: algebra.chosen(contested, "contested", answer.why()),
            self._gaps(answer.truth, (answer,)),
        )

    def _where_it_stands(self, undisplaced: Question, answer: ColumnAnswer) -> ColumnAnswer:
        """What applies is neither met nor failed where another law may take the place of this one."""
        in_place, algebra = self.read(undisplaced), self.algebra
        surely = algebra.filled(in_place.truth, silence=False)
        answered = algebra.every(algebra.negated(algebra.silent(answer.truth)), algebra.negated(answer.skipped))
        moved = algebra.every(algebra.negated(surely), answered)

        def why() -> (
            Any
        ):  # where the place may be taken, what is asked of that; where it is taken, the law decides nothing
            taken = algebra.chosen(algebra.silent(in_place.truth), in_place.why(), "contested")
            return algebra.chosen(moved, taken, answer.why())

        def gaps(asked: Truth) -> Iterator[ColumnGap]:
            yield from answer.gaps(asked)
            yield from in_place.gaps(algebra.every(asked, moved))

        return ColumnAnswer(algebra.any(answer.skipped, algebra.where(surely, answer.truth)), answer.skipped, why, gaps)

    def compared(self, question: Compared) -> ColumnAnswer:
        """A comparison; of a value that may be claimed, with the first of two that is stated."""
        question.check()
        if isinstance(question.left, ClaimedValue):
            first, other = (changed(question, left=one) for one in (question.left.first, question.left.other))
            return self.claimed_else(ClaimedElse(first, other))
        if isinstance(question.right, ClaimedValue):
            first, other = (changed(question, right=one) for one in (question.right.first, question.right.other))
            return self.claimed_else(ClaimedElse(first, other))
        return super().compared(question)

    # --- things -------------------------------------------------------------------------------------------------------

    def has(self, question: Has) -> ColumnAnswer:
        """Of a thing that a fact names."""
        fact, skip = fact_of(question.fact)
        if fact is None:
            raise DefinitionError(f"a table has no place for {question.fact!r} as a thing")
        place = self.standing.holder(fact, skip)
        path = self.standing.path(question.fact)
        if place is None or place.constant:
            thing = None if place is None or place.thing is None else getattr(place.thing, fact.name)
            if thing is None and fact.words.ask:
                return self.unstated(path)
            return self._inside(RowPlace(fact.item, constant=True, thing=thing), question.child)
        inner = RowPlace(fact.item, (*place.path, fact.name))
        answer = self._inside(inner, question.child)
        if not fact.words.ask:
            return answer
        absent = self._inside(RowPlace(fact.item, constant=True), question.child)
        if absent.truth is None and absent.skipped is False:  # where it is not stated nothing is known anyway
            return self._told_apart(answer, answer.truth, answer.skipped, inner, path) if self.explained else answer
        stated = self._stated(inner)
        truth, skipped = self.algebra.where(stated, answer.truth), self.algebra.every(answer.skipped, stated)
        return self._told_apart(answer, truth, skipped, inner, path)

    def _inside(self, place: RowPlace, child: Question) -> ColumnAnswer:
        with self.standing.within(place):
            return self.read(child)

    def _stated(self, place: RowPlace) -> Truth:
        """Where one fact at least of a thing is stated."""
        facts = self.standing.columns.stated_facts(place.path, place.model)
        return self.algebra.any(
            *(self.algebra.negated(self.algebra.silent(self.comparing.given(one))) for one in facts)
        )

    def _told_apart(
        self, answer: ColumnAnswer, truth: Truth, skipped: Truth, place: RowPlace, path: str
    ) -> ColumnAnswer:
        """An answer about a thing, which asks for the thing itself where that is not stated."""
        algebra, stated = self.algebra, self._stated(place)

        def gaps(asked: Truth) -> Iterator[ColumnGap]:
            yield path, algebra.every(asked, algebra.negated(stated))
            yield from self._gaps(truth, (answer,))(algebra.every(asked, stated))

        return ColumnAnswer(
            truth,
            skipped,
            lambda: algebra.chosen(stated, answer.why(), f"{path}: not stated"),
            gaps,
        )


_WAYS: dict[type, Any] = {
    Fact: Reader.fact,
    Is: Reader.is_so,
    Compared: Reader.compared,
    AllOf: Reader.all_of,
    AnyOf: Reader.any_of,
    When: Reader.when,
    Claimed: Reader.claimed,
    ClaimedElse: Reader.claimed_else,
    ByReading: Reader.by_reading,
    Said: Reader.said,
    OfWhole: Reader.of_whole,
    Settled: Reader.settled,
    AskedAgain: Reader.asked_again,
    Has: Reader.has,
    Rule: Reader.rule,
}
