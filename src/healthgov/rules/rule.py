"""One rule: a frozen value in a class body."""

from __future__ import annotations

import enum
import inspect
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast, overload

import attrs

from healthgov.periods import Validity
from healthgov.errors import DefinitionError, NotInForceError
from healthgov.findings import Finding, Words, contested, failed, missing, outside, passed
from healthgov.texts import BindingForce, Confidence, Reference, strongest
from healthgov.validators import Validator
from healthgov.verdicts import Verdict

if TYPE_CHECKING:
    from healthgov.rules.ruleset import RuleSet

__all__ = ["Answer", "BoundRule", "Rule", "Severity", "rule"]

T = TypeVar("T")

Answer = Finding | Verdict | bool | None
"""What the method of a rule may return; ``None`` says that the answer is not known."""

_CODE = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)+")


class Severity(enum.IntEnum):
    """How much a failure weighs; a larger value weighs more."""

    WARNING = 1
    MINOR = 2
    MAJOR = 3
    BLOCKER = 4

    def __repr__(self) -> str:
        return f"Severity.{self.name}"

    def __str__(self) -> str:
        return self.name.lower()


def _from_self(make: Callable[[Rule], T]) -> T:
    return attrs.Factory(make, takes_self=True)


@attrs.frozen(repr=False, eq=False, kw_only=True)
class Rule:
    """A requirement of law, with its code, title, texts, days in force and severity.

    Made by :func:`rule`. From a class, the attribute is the rule; from an instance, the bound check.
    """

    code: str
    title: Words
    cites: tuple[Reference, ...]
    validity: Validity
    severity: Severity
    on: type | None
    requires: Validator | None
    method: Callable[..., Answer] | None
    page: str = ""
    name: str = ""
    off: str = ""
    """Why it is switched off; empty while it is on."""
    departures: tuple[str, ...] = ()
    """What a subclass changed openly, in its own words."""
    wants_root: bool = attrs.field(init=False, default=_from_self(lambda rule: _takes_root(rule.method)))
    """Whether its method also takes the whole document."""

    force: BindingForce = attrs.field(init=False, default=_from_self(lambda rule: strongest(rule.cites)[0]))
    """The most binding of the texts it rests on."""
    confidence: Confidence = attrs.field(init=False, default=_from_self(lambda rule: strongest(rule.cites)[1]))
    """How sure the best of its texts is."""

    def __set_name__(self, owner: type, name: str) -> None:
        if not self.name:
            object.__setattr__(self, "name", name)

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: RuleSet, owner: type) -> BoundRule: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Self: ...
    def __get__(self, instance: object, owner: type) -> Self | BoundRule:
        # A result or a report may hold a rule as plain data; only a rule set binds it.
        return BoundRule(self, cast("RuleSet", instance)) if hasattr(instance, "live") else self

    def override(self, method: Callable[..., Answer]) -> Rule:
        """Replace what the rule does; code, title and texts stay. Use it as a decorator.

        ``super().the_rule(subject)`` inside gives the finding of the rule as it was.
        """
        return self._with(
            method=_checked_method(method, self.code), requires=None, page=inspect.getdoc(method) or self.page
        )

    def evolve(
        self,
        *,
        title: Words | None = None,
        severity: Severity | None = None,
        requires: Validator | None = None,
        cites: Iterable[Reference] | None = None,
        because: str = "",
    ) -> Rule:
        """Return the rule with parts of it changed; softening the severity needs ``because``.

        :raises DefinitionError: when the severity is lowered without a reason.
        """
        changes: dict[str, Any] = {}
        if title is not None:
            changes["title"] = _checked_title(title, self.code)
        if severity is not None:
            changes["severity"] = severity
            if severity < self.severity:
                if not because.strip():
                    raise DefinitionError(
                        f"{self.code} is softened from {self.severity} to {severity}: "
                        "write evolve(severity=..., because='...'), the reason stays in every report"
                    )
                note = f"softened from {self.severity} to {severity}: {because}"
                changes["departures"] = (*self.departures, note)
        if requires is not None:
            changes |= {"requires": requires, "method": None}
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
        return attrs.evolve(self, **changes)

    def answer(self, rules: RuleSet, subject: object, root: object) -> Finding:
        """Ask the rule of a subject and return its own finding, before anything is added to it."""
        try:
            if self.requires is not None:
                finding = self.requires.explain(subject, rules.day)
            else:
                assert self.method is not None  # noqa: S101  a rule has one or the other
                given = self.method(rules, subject, root) if self.wants_root else self.method(rules, subject)
                finding = _as_finding(given, self)
        except NotInForceError as error:
            return outside(str(error))
        return self.doubted(finding)

    def doubted(self, finding: Finding) -> Finding:
        """A rule that rests on nothing surer than a deduction decides nothing."""
        if self.confidence.decides or finding.verdict is Verdict.UNKNOWN or not finding.applies:
            return finding
        return contested(
            (
                "no text read so far settles this; it would come out as shown below",
                "aucun texte lu à ce jour ne le tranche ; la réponse serait celle ci-dessous",
            ),
            finding,
            at=finding.path,
        )

    def __repr__(self) -> str:
        return f"<rule {self.code} {self.name}{' (off)' if self.off else ''}>"


@attrs.frozen(repr=False)
class BoundRule:
    """A rule of a rule set on its day: call it with a subject."""

    rule: Rule
    rules: RuleSet

    def __call__(self, subject: object, root: object = None) -> Finding:
        """Return the finding, with its statement, texts, values read and how long it holds."""
        if self.rules.live:  # called from another rule: its day notes what this one compares
            return self.rule.answer(self.rules, subject, root)
        return self.rules.explain(self.rule, subject, root)

    def __repr__(self) -> str:
        return f"<rule {self.rule.code} of {self.rules!r}>"


@overload
def rule(
    code: str,
    *,
    title: Words,
    cites: Iterable[Reference],
    since: str | date | None = None,
    until: str | date | None = None,
    severity: Severity = Severity.MAJOR,
    on: type | None = None,
) -> Callable[[Callable[..., Answer]], Rule]: ...
@overload
def rule(
    code: str,
    *,
    title: Words,
    cites: Iterable[Reference],
    since: str | date | None = None,
    until: str | date | None = None,
    severity: Severity = Severity.MAJOR,
    on: type | None = None,
    requires: Validator,
) -> Rule: ...
def rule(
    code: str,
    *,
    title: Words,
    cites: Iterable[Reference],
    since: str | date | None = None,
    until: str | date | None = None,
    severity: Severity = Severity.MAJOR,
    on: type | None = None,
    requires: Validator | None = None,
) -> Rule | Callable[[Callable[..., Answer]], Rule]:
    """Define a rule: a decorator for a method, or with ``requires`` a rule that is an expression.

    ``title`` states the requirement as a fact about the subject ("the host holds a certificate in
    force"). ``since`` and ``until`` are the first and last day in force. ``on`` is the type of its
    subjects where it differs from the rule set's.

    :raises DefinitionError: for a malformed code, no title, no citation, or days in the wrong order.
    """
    if not _CODE.fullmatch(code):
        raise DefinitionError(
            f"{code!r} is no rule code: write capitals and numbers joined by hyphens, such as 'OUR-01'"
        )
    texts = tuple(cites)
    if not texts:
        raise DefinitionError(
            f"{code} cites nothing: give cites=[Reference(...)], a house rule cites the house's own text"
        )
    try:
        validity = Validity.of(since, until)
    except ValueError as error:
        raise DefinitionError(f"{code}: {error}") from None
    made = Rule(
        code=code,
        title=_checked_title(title, code),
        cites=texts,
        validity=validity,
        severity=severity,
        on=on,
        requires=requires,
        method=None,
    )
    if requires is not None:
        if not isinstance(requires, Validator):
            raise DefinitionError(f"{code}: requires=... takes a validator, such as each('sites', located_in(EEA))")
        return made

    return Undecorated(made)


@attrs.frozen(eq=False)
class Undecorated:
    """What ``@rule(...)`` is before it meets its method."""

    rule: Rule

    def __call__(self, method: Callable[..., Answer]) -> Rule:
        return attrs.evolve(
            self.rule, method=_checked_method(method, self.rule.code), page=inspect.getdoc(method) or ""
        )


def _checked_title(title: Words, code: str) -> Words:
    sentences = (title,) if isinstance(title, str) else title
    if not isinstance(title, str) and len(title) != 2:  # noqa: PLR2004  English and French
        raise DefinitionError(f"{code}: a title is one sentence, or a pair: English and French")
    if not all(sentence.strip() for sentence in sentences):
        raise DefinitionError(f"{code} has no title: state the requirement as a fact about its subject")
    return title


def _checked_method(method: Callable[..., Answer], code: str) -> Callable[..., Answer]:
    if not callable(method):
        raise DefinitionError(f"{code}: decorate a method `def name(self, subject)`, or give requires=<validator>")
    parameters = list(inspect.signature(method).parameters.values())
    if len(parameters) not in (2, 3) or any(p.kind is p.KEYWORD_ONLY for p in parameters):
        raise DefinitionError(f"{code}: write `def {method.__name__}(self, subject)`, or `(self, subject, document)`")
    return method


def _takes_root(method: Callable[..., Answer] | None) -> bool:
    if method is None:
        return False
    code = getattr(method, "__code__", None)
    return (code.co_argcount if code else len(inspect.signature(method).parameters)) == 3  # noqa: PLR2004  self, subject, document


def _as_finding(answer: Answer, rule: Rule) -> Finding:
    if isinstance(answer, Finding):
        return answer
    if isinstance(answer, Verdict):
        verdict: Verdict | None = answer
    else:
        verdict = _VERDICTS.get(answer) if answer is None or isinstance(answer, bool) else None
    if verdict is Verdict.PASS:
        return passed(rule.title)
    if verdict is Verdict.FAIL:
        return failed(("this does not hold", "ceci n'est pas vrai"))
    if verdict is Verdict.UNKNOWN:
        return missing("", ("it is not known whether this holds", "on ne sait pas si ceci est vrai"))
    raise DefinitionError(
        f"{rule.code} returned a {type(answer).__name__}: return a Finding, a Verdict, a bool or None"
    )


_VERDICTS: dict[object, Verdict] = {True: Verdict.PASS, False: Verdict.FAIL, None: Verdict.UNKNOWN}
