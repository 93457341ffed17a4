"""One rule: a requirement of law, written as a function that returns a question, asked once at the class statement."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Self, cast, overload

from healthgov.errors import DefinitionError
from healthgov.findings import Finding, outside
from healthgov.languages import Phrase, in_all, say
from healthgov.periods import Validity
from healthgov.questions.asking import Asking
from healthgov.questions.by_hand import Answer
from healthgov.questions.conditions import When
from healthgov.questions.script import FAIL, UNKNOWN, Script
from healthgov.questions.tree import Question
from healthgov.rules.builders import Build, asked_of, checked_builder, checked_title, cleaned, first_line, page_of
from healthgov.rules.doubts import doubted, emit_doubted
from healthgov.rules.severity import Severity
from healthgov.structs import changed, struct
from healthgov.texts import BindingForce, Confidence, Reference

__all__ = ["Answer", "BodyOfLaw", "BoundRule", "Rule", "rule"]

_CODE = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)+")


class BodyOfLaw:
    """What a rule needs of the rule set it belongs to."""

    @classmethod
    def built(cls, rule: Rule) -> Rule:
        """A rule as this law has it."""
        raise NotImplementedError

    def explain(self, rule: Rule, subject: object, document: object = None) -> Finding:
        """Ask one rule of one subject."""
        raise NotImplementedError


@struct(kw_only=True, eq=False)
class Rule(Question):
    """A requirement of law, with its code, title, texts, days in force and severity; a question like any other.

    Made by :func:`rule`. From a class, the attribute is the rule as that law has it; from an instance, the bound check.
    """

    code: str
    title: str
    cites: tuple[Reference, ...]
    validity: Validity
    severity: Severity
    of: type | None
    """The model of its subjects, where it is another one than the rule set's."""
    build: Build | None
    given: Question | None = None
    """The question itself, where no function makes it."""
    page: str = ""
    name: str = ""
    off: str = ""
    """Why it is switched off; empty while it is on."""
    departures: tuple[str, ...] = ()
    """What a subclass changed openly, in its own words."""
    law: type[BodyOfLaw] | None = None
    """The rule set it was built for."""
    question: Question | None = None
    """What it asks of its subjects, once it is built."""
    scope: Question | None = None
    """Whom the law reaches, once it is built."""
    undisplaced: Question | None = None
    """Whether no law of others takes the place of this one, once it is built: where it may, not even a PASS stands."""

    @property
    def carrier(self) -> Reference:
        """The text that carries the requirement: the one cited first."""
        return self.cites[0]

    @property
    def force(self) -> BindingForce:
        """How binding that text is."""
        return self.carrier.force

    @property
    def confidence(self) -> Confidence:
        """How sure that text is; what stands beside it makes it no surer."""
        return self.carrier.confidence

    def __set_name__(self, owner: type, name: str) -> None:
        if not self.name:
            object.__setattr__(self, "name", name)

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: BodyOfLaw, owner: type) -> BoundRule: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Self: ...
    def __get__(self, instance: object, owner: type) -> Self | BoundRule:
        # A result or a report may hold a rule as plain data; only a rule set binds it.
        if not issubclass(owner, BodyOfLaw):
            return self
        built = owner.built(self)
        return cast("Self", built) if instance is None else BoundRule(built, cast("BodyOfLaw", instance))

    def override(self, build: Build) -> Rule:
        """Replace what the rule asks; code, title and texts stay. Use it as a decorator.

        The function takes the law, the model, and, if it wants it, the question of the rule as it was.
        """
        checked_builder(build, self.code, most=3)
        return self._with(build=_given_former(build, self), given=None, page=inspect.getdoc(build) or self.page)

    def evolve(
        self,
        *,
        title: str | None = None,
        severity: Severity | None = None,
        cites: Iterable[Reference] | None = None,
        because: str = "",
    ) -> Rule:
        """Return the rule with parts of it changed; softening the severity needs ``because``.

        :raises DefinitionError: when the severity is lowered without a reason.
        """
        changes: dict[str, Any] = {}
        if title is not None:
            changes["title"] = checked_title(title, self.code)
        if severity is not None:
            changes["severity"] = severity
            if severity < self.severity:
                if not because.strip():
                    raise DefinitionError(
                        f"{self.code} is softened from {self.severity} to {severity}: "
                        "write evolve(severity=..., because='...'), the reason stays in every report"
                    )
                values = {"before": Phrase(self.severity), "after": Phrase(severity), "because": because}
                note = in_all(lambda language: say("softened from {before} to {after}: {because}", values, language))
                changes["departures"] = (*self.departures, note)
        if cites is not None:
            changes["cites"] = tuple(cites)
        return self._with(**changes)

    def disabled(self, *, because: str) -> Rule:
        """Return the rule switched off; the reason stays in every report.

        :raises DefinitionError: without a reason.
        """
        if not because.strip():
            raise DefinitionError(f"{self.code}.disabled needs because='...': the reason stays in every report")
        return self._with(off=because)

    def _with(self, **changes: Any) -> Rule:
        return changed(self, **changes, law=None, question=None, scope=None, undisplaced=None)

    def built(
        self,
        law: type[BodyOfLaw],
        model: type,
        scope: Question | None,
        asked: Question | None = None,
        undisplaced: Question | None = None,
    ) -> Rule:
        """The rule as ``law`` has it: its function is run, once; ``asked`` is what it returned already.

        :raises DefinitionError: for a function that slips, a misspelt fact included.
        """
        where = f"{law.__name__}.{self.name} ({self.code})"
        question: object = self.given if asked is None else asked
        if question is None and self.build is not None:
            question = asked_of(self.build, law, model, where)
        if not isinstance(question, Question):
            raise DefinitionError(
                f"{where} returned a {type(question).__name__}: return a question made of facts, or put @by_hand "
                "between @rule(...) and a function that answers itself"
            )
        made = object.__new__(type(self))
        kept = ((name, value) for name, value in self.__dict__.items() if name[0] != "_")  # nothing worked out of it
        made.__dict__.update(kept, law=law, of=model, question=question, scope=scope, undisplaced=undisplaced)
        return made

    # --- a rule is a question -----------------------------------------------------------------------------------------

    def explain(self, asking: Asking) -> Finding:
        if not self.validity.covers(asking.day):
            return outside("the rule is not in force on this day", at=asking.at)
        return self.doubted(self.whole.explain(asking), asking)

    def emit(self, code: Script) -> str:
        return code.while_in_force(self.validity, lambda: self.emit_doubted(code, code.ask(self.whole)))

    @property
    def asked(self) -> Question:
        """What is asked of those whom the law reaches.

        :raises DefinitionError: for a rule that belongs to no rule set yet.
        """
        if self.question is None:
            raise DefinitionError(f"{self.code} belongs to no rule set yet")
        return self.question

    @property
    def whole(self) -> Question:
        """The question that the rule is: asked where the law reaches."""
        kept = self.__dict__.get("_asked_whole")
        if kept is None:
            kept = self.asked if self.scope is None else When(self.scope, self.asked)
            self.__dict__["_asked_whole"] = kept
        return cast("Question", kept)

    def emit_reached(self, code: Script, reach: str) -> str:
        """Write the question where the law reaches, or may: a failure is a doubt where that is not known."""
        then = code.ask(cast("Question", self.question))
        return code.own(f"{UNKNOWN} if {then} == {FAIL} and {reach} == {UNKNOWN} else {then}")

    def emit_doubted(self, code: Script, answer: str) -> str:
        """What :meth:`doubted` does, in the fast reading."""
        return emit_doubted(code, answer, self.undisplaced, sure=self.confidence.decides)

    def doubted(self, finding: Finding, asking: Asking) -> Finding:
        """A rule that rests on nothing surer than a deduction decides nothing, nor one whose place another law may take."""
        return doubted(finding, asking, self.undisplaced, sure=self.confidence.decides)

    def parts(self) -> Iterator[Question]:
        return iter(part for part in (self.scope, self.undisplaced, self.question) if part is not None)

    def __invert__(self) -> Question:
        return ~self.whole

    def __reduce__(self) -> tuple[Any, ...]:
        if self.law is not None:
            return getattr, (self.law, self.name)
        return super().__reduce__()  # type: ignore[return-value]

    def __copy__(self) -> Rule:
        return self

    def __deepcopy__(self, memo: object) -> Rule:
        return self

    def __repr__(self) -> str:
        return f"<rule {self.code} {self.name}{' (off)' if self.off else ''}>"


def _given_former(build: Build, former: Rule) -> Build:
    """Give the function of an override the question of the rule as it was, if it takes three arguments."""
    if len(inspect.signature(build).parameters) < 3:  # noqa: PLR2004  law, model, question
        return build

    return lambda law, model: build(law, model, former.given if former.build is None else former.build(law, model))


@struct
class BoundRule:
    """A rule of a rule set on its day: call it with a subject."""

    rule: Rule
    rules: BodyOfLaw

    def __call__(self, subject: object, document: object = None) -> Finding:
        """Return the finding, with its statement, texts, values read and how long it holds."""
        return self.rules.explain(self.rule, subject, document)

    def __repr__(self) -> str:
        return f"<rule {self.rule.code} of {self.rules!r}>"


def rule(
    code: str,
    *cites: Reference,
    title: str | None = None,
    page: str | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
    severity: Severity = Severity.MAJOR,
    of: type | None = None,
) -> Callable[[Build | Question], Rule]:
    """Define a rule: a decorator for a function ``(law, model)`` that returns a question, or for a question.

    The first line of its docstring is the title, which states the requirement as a fact about the subject ("The host
    holds a certificate in force."); the docstring is the page of the rule. ``page`` stands in for it, and may
    be a text in several languages: ``page=worded("...", fr="...")``. ``since`` and ``until`` are the first and last day
    in force. The text cited first carries the requirement: the rule is as binding and as sure as that text. ``of`` is
    the model of its subjects where it differs from the rule set's.

    :raises DefinitionError: for a malformed code, no title, no citation, or days in the wrong order.
    """
    if not _CODE.fullmatch(code):
        raise DefinitionError(
            f"{code!r} is no rule code: write capitals and numbers joined by hyphens, such as 'OUR-01'"
        )
    if not cites or not all(isinstance(cite, Reference) for cite in cites):
        raise DefinitionError(
            f"{code} cites nothing: give a Reference(...) after the code, a house rule cites the house's own text"
        )
    try:
        validity = Validity.of(since, until)
    except ValueError as error:
        raise DefinitionError(f"{code}: {error}") from None

    def decorate(asked: Build | Question) -> Rule:
        given = asked if isinstance(asked, Question) else None
        told = page_of(asked) if page is None else cleaned(page)
        if given is None:
            checked_builder(asked, code, most=2)
        return Rule(
            code=code,
            title=checked_title(title if title is not None else first_line(told), code),
            cites=cites,
            validity=validity,
            severity=severity,
            of=of,
            build=None if given is not None else cast("Build", asked),
            given=given,
            page=told,
        )

    return decorate
