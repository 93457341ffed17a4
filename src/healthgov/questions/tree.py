"""Questions, and the few words that join them. One tree, two readings: :meth:`Question.explain` and :meth:`Question.emit`.

``explain`` walks the tree and builds findings, asking everything, so that the day knows until when the answer holds.
``emit`` writes the same question as lines of plain Python, which end as soon as the answer is known. Properties hold
both equal. In the fast reading a verdict is a number, so that *all* is the largest and *any* nearly the smallest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, cast

import attrs

from healthgov.errors import DefinitionError
from healthgov.findings import Finding, all_hold, any_holds
from healthgov.periods import Day, as_date
from healthgov.questions.asking import Asking, Law
from healthgov.questions.script import FAIL, PASS, VERDICTS, Script
from healthgov.questions.unexplained import Unexplained
from healthgov.structs import struct
from healthgov.verdicts import Verdict

__all__ = [
    "AllOf",
    "AnyOf",
    "Question",
    "Said",
    "a_question",
    "apart",
]


class Question:
    """Asked of a thing on a day; combine with ``&``, ``|``, ``~``, and with the words of :mod:`healthgov.questions`."""

    def __call__(self, subject: object, *, as_of: str | date, document: object = None) -> Finding:
        """Answer with the explanation; ``finding.holds_until`` says how long it holds.

        ``document`` is the whole that the subject is a part of, where the question asks for facts of it.

        :raises DefinitionError: for a subject that is no model, or of which the question cannot be asked.
        """
        _a_thing(type(subject))
        day = Day(as_of)
        asking = Asking(day, root=None if document is subject else document)
        found = self.explain(placed(asking, subject))
        return found.answered(holds_until=day.holds_until, reads=tuple(asking.reads))

    def verdict(self, subject: object, *, as_of: str | date, document: object = None) -> Verdict:
        """Answer with the verdict alone: the same answer, no explanation.

        :raises DefinitionError: as asking with an explanation does.
        """
        whole = None if document is subject else document
        answer = self.on(type(subject), as_date(as_of, "as_of"))
        for fact in self.__dict__["_astray"][type(subject)]:
            fact.stand_around([type(subject)] if whole is None else [type(whole), type(subject)])
        return VERDICTS[answer(subject, whole)]

    def on(self, model: type, day: date, law: Law | None = None) -> Callable[[object, object], int]:
        """The fast reading for things of a model on a day: a function of the thing and the whole document."""
        return self._bound(model)(day, law)

    def answered(self, asking: Asking, *, unrecorded: bool = False) -> tuple[int, Finding | None]:
        """The number of the answer, for who wants no explanation; the finding is there where it was made all the same.

        ``unrecorded`` is for who does not want to know either which values of the law were read.
        """
        kept = self.__dict__.get("_unexplained")
        if kept is None:
            kept = self.__dict__["_unexplained"] = Unexplained(self)
        return cast("tuple[int, Finding | None]", kept(asking, unrecorded=unrecorded))

    def _bound(self, model: type) -> Callable[[date, Law | None], Callable[[object, object], int]]:
        kept: dict[type, Any] = self.__dict__.setdefault("_compiled", {})
        if model not in kept:
            _a_thing(model)
            script = Script(model)
            kept[model] = script.build(self.emit(script))
            self.__dict__.setdefault("_astray", {})[model] = tuple(script.astray)
        return cast("Callable[[date, Law | None], Callable[[object, object], int]]", kept[model])

    def explain(self, asking: Asking) -> Finding:
        """Answer for the innermost thing of ``asking``, with the whole tree."""
        raise NotImplementedError

    def emit(self, code: Script) -> str:
        """Write lines that answer; return a variable, or a number where the answer is settled."""
        raise NotImplementedError

    def parts(self) -> Iterator[Question]:
        """The questions this one is made of."""
        return iter(())

    def facts(self) -> tuple[Any, ...]:
        """The facts it reads itself; those of its parts are theirs."""
        return ()

    def walk(self) -> Iterator[Question]:
        """This question and all below it."""
        waiting: list[Question] = [self]
        while waiting:
            question = waiting.pop()
            yield question
            waiting += reversed(tuple(question.parts()))

    def every_fact(self) -> Mapping[Any, None]:
        """The facts it reads, those of its parts included, each once.

        :raises DefinitionError: for a fact that is asked as it stands and is neither so nor not so.
        """
        found: Mapping[Any, None] | None = self.__dict__.get("_every")
        if found is None:
            self.check()
            own, parts = self.facts(), tuple(self.parts())
            if not parts:
                return dict.fromkeys(own)  # sooner found again than kept
            if len(parts) == 1 and not own:
                found = parts[0].every_fact()
            else:
                several = dict.fromkeys(own)
                for part in parts:
                    several.update(part.every_fact())
                found = several
            self.__dict__["_every"] = found
        return found

    def check(self) -> None:
        """Whether it can be asked as it stands; most questions can."""

    def said(self, yes: str, *, no: str) -> Question:
        """The same question, with words of its own for yes and for no.

        >>> from healthgov import Organisation
        >>> from healthgov.questions import settled
        >>> known = settled(True).said("the host is known", no="the host is not known")
        >>> print(known(Organisation(id="clinic"), as_of="2026-11-23"))
        ✓ the host is known
        """
        return Said(self, yes, no)

    def __and__(self, other: Question) -> Question:
        return _joined(AllOf, self, other) if isinstance(other, Question) else NotImplemented

    def __or__(self, other: Question) -> Question:
        return _joined(AnyOf, self, other) if isinstance(other, Question) else NotImplemented

    def __invert__(self) -> Question:
        raise NotImplementedError

    def __bool__(self) -> bool:
        raise DefinitionError(
            "a question has no truth value before it is asked: join questions with &, | and ~, not with and, or and not"
        )

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name not in _COMPILED}


_COMPILED = ("_astray", "_compiled", "_every", "_opposite", "_unexplained")
"""Where a question keeps what was worked out of it: no part of its value."""


def placed(asking: Asking, subject: object, path: str = "", root_path: str = "/") -> Asking:
    """Stand before a subject at its path, inside the whole document where there is one."""
    if asking.root is not None:
        asking.places.append((type(asking.root), asking.root, root_path))
    asking.places.append((type(subject), subject, path))
    return asking


def _joined(kind: type[AllOf | AnyOf], first: Question, second: Question) -> Question:
    children: list[Question] = []
    for part in (first, second):
        children += part.children if type(part) is kind else (part,)
    return kind(tuple(children))


def _a_thing(kind: type) -> None:
    """Whether facts may be stated of things of a kind; of a text, or of a model itself, nothing is ever stated."""
    if not ("_names" in kind.__dict__ or attrs.has(kind)):
        raise DefinitionError(
            f"a question is asked of a model, such as what load(...) returns, and not of a {kind.__name__}"
        )


@struct
class AllOf(Question):
    """All of them: FAIL over UNKNOWN over PASS; what does not apply counts for nothing."""

    children: tuple[Question, ...]

    def explain(self, asking: Asking) -> Finding:
        found = _each_explained(self.children, asking, Verdict.FAIL)
        return apart(found) or all_hold("all of these hold", found, at=asking.at)

    def emit(self, code: Script) -> str:
        first, *others = self.children
        result = code.own(code.ask(first))
        for child in others:
            with code.block(f"if {result} != {FAIL}:"):
                other = code.ask(child)
                code.line(f"if {other} > {result}: {result} = {other}")
        return result

    def parts(self) -> Iterator[Question]:
        return iter(self.children)

    def __invert__(self) -> Question:
        return AnyOf(tuple(~child for child in self.children))


@struct
class AnyOf(Question):
    """One of them at least: PASS over UNKNOWN over FAIL."""

    children: tuple[Question, ...]

    def explain(self, asking: Asking) -> Finding:
        found = _each_explained(self.children, asking, Verdict.PASS)
        return any_holds("one of these holds", found, at=asking.at)

    def emit(self, code: Script) -> str:
        first, *others = self.children
        result = code.own(code.ask(first))
        for child in others:
            with code.block(f"if {result} != {PASS}:"):
                other = code.ask(child)
                code.line(f"if {other} == {PASS} or {other} < {result}: {result} = {other}")
        return result

    def parts(self) -> Iterator[Question]:
        return iter(self.children)

    def __invert__(self) -> Question:
        return AllOf(tuple(~child for child in self.children))


def _each_explained(children: tuple[Question, ...], asking: Asking, settles: Verdict) -> list[Finding]:
    """All of them explained; after the one that settles the answer nothing is noted on the day any more."""
    found, day = [], asking.day
    before = day.settled
    for child in children:
        one = child.explain(asking)
        found.append(one)
        # A PASS that only says that nothing applies settles nothing.
        if one.verdict is settles and one.applies:
            day.settled = True
    day.settled = before
    return found


def apart(found: list[Finding]) -> Finding | None:
    """Where all but one of several do not apply, that one is the whole answer."""
    first, *others = [one for one in found if one.applies] or found[:1]
    return None if others else first


@struct
class Said(Question):
    """A question with words of its own for yes and for no; what is unknown explains itself."""

    child: Question
    yes: str
    no: str

    def explain(self, asking: Asking) -> Finding:
        found = self.child.explain(asking)
        if found.verdict is Verdict.UNKNOWN or not found.applies:
            return found
        reason = self.yes if found.verdict is Verdict.PASS else self.no
        return found.with_(reason=reason)

    def emit(self, code: Script) -> str:
        return code.ask(self.child)

    def parts(self) -> Iterator[Question]:
        return iter((self.child,))

    def __invert__(self) -> Question:
        return Said(~self.child, self.no, self.yes)


def owners(question: Question) -> Iterator[type]:
    """The models whose facts a question reads."""
    for part in question.walk():
        for fact in part.facts():
            yield fact.owner


def a_question(given: object) -> Question:
    """What is given, where it is a question.

    :raises DefinitionError: for anything else.
    """
    if isinstance(given, Question):
        return given
    raise DefinitionError(f"a question is expected, not a {type(given).__name__}: ask a fact, or use by_hand(function)")
