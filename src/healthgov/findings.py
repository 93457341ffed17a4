"""The result is the explanation: a tree of findings.

A finding says what was asked (``statement``), the verdict, why (``reason``), where in the document
(``path``), on which texts it rests and which legal values were read. It never holds a personal
value: ``values`` takes dates, numbers, periods, members of enumerations, country codes and
references, and refuses free text.
"""

from __future__ import annotations

import enum
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time
from typing import Any, Self

import attrs

from healthgov import languages
from healthgov.errors import HealthgovError
from healthgov.kinds import CategoryCode, CountryCode
from healthgov.periods import Period
from healthgov.texts import Reference
from healthgov.values import Reading
from healthgov.verdicts import Doubt, Verdict

__all__ = [
    "Answered",
    "CategoryCode",
    "CountryCode",
    "Finding",
    "NotCompliantError",
    "Value",
    "Words",
    "all_hold",
    "any_holds",
    "by_reading",
    "contested",
    "failed",
    "implied",
    "missing",
    "not_applicable",
    "opposite",
    "outside",
    "passed",
    "say",
    "stated",
]


_Quotable = bool | int | date | time | Period | enum.Enum | CategoryCode | CountryCode | Reference | languages.Phrase
_QUOTABLE = (bool, int, date, time, Period, enum.Enum, CategoryCode, CountryCode, Reference, languages.Phrase)
Value = _Quotable | tuple[_Quotable, ...]
"""What a sentence may quote."""

Words = str | tuple[str, str]
"""A sentence, or the same sentence in English and in French; ``{name}`` quotes a value."""

_SO = "stated so"


def say(words: Words, values: Mapping[str, Value] | None = None, language: str = "en") -> str:
    """Return ``words`` in ``language`` with its values filled in."""
    return languages.say(words if isinstance(words, str) else languages.worded(words[0], fr=words[1]), values, language)


def quotable(value: object) -> bool:
    """Whether a sentence may quote a value: it is no free text."""
    if isinstance(value, tuple):
        return all(isinstance(item, _QUOTABLE) for item in value)
    return isinstance(value, _QUOTABLE)


def _quotable(values: dict[str, Value]) -> Mapping[str, Value]:
    for name, value in values.items():
        for item in value if isinstance(value, tuple) else (value,):
            if not isinstance(item, _QUOTABLE):
                raise TypeError(
                    f"a finding never quotes free text, and {name!r} is a {type(item).__name__}: "
                    "quote a date, a number, a Period, an enum member, a CountryCode or a Reference"
                )
    return values


_NONE: Mapping[str, Value] = types.MappingProxyType({})


@attrs.frozen(kw_only=True, init=False)
class Finding:
    """One node of the explanation.

    ``applies`` is false where the verdict is PASS because the condition of the law is not met.
    ``doubt`` is set exactly when the verdict is UNKNOWN; then ``fact`` is the path of a missing
    fact, or ``children`` are the readings of a contested law. ``statement``, ``cites``, ``reads`` and
    ``holds_until`` are filled on the top node, which is an :class:`Answered`.
    """

    verdict: Verdict
    reason: Words
    values: Mapping[str, Value] = attrs.field(hash=False, repr=lambda values: repr(dict(values)))
    path: str
    applies: bool
    doubt: Doubt | None
    fact: str
    children: tuple[Finding, ...]

    def __init__(
        self,
        *,
        verdict: Verdict,
        reason: Words,
        values: Mapping[str, Value] = _NONE,
        path: str = "",
        applies: bool = True,
        doubt: Doubt | None = None,
        fact: str = "",
        children: tuple[Finding, ...] = (),
    ) -> None:
        _set_verdict(self, verdict)
        _set_reason(self, reason)
        _set_values(self, values)
        _set_path(self, path)
        _set_applies(self, applies)
        _set_doubt(self, doubt)
        _set_fact(self, fact)
        _set_children(self, children)

    @property
    def statement(self) -> Words:
        """What was asked: the title of the rule; empty below the top node."""
        return ""

    @property
    def cites(self) -> tuple[Reference, ...]:
        """The texts the rule rests on; none below the top node."""
        return ()

    @property
    def reads(self) -> tuple[Reading, ...]:
        """The legal values that were read; none below the top node."""
        return ()

    @property
    def holds_until(self) -> date | None:
        """The first day on which the answer may change; ``None`` below the top node."""
        return None

    def answered(
        self,
        *,
        statement: Words = "",
        cites: tuple[Reference, ...] = (),
        reads: tuple[Reading, ...] = (),
        holds_until: date | None = None,
    ) -> Answered:
        """Return the same finding as the top node of an answer."""
        return Answered(**self._fields(), statement=statement, cites=cites, reads=reads, holds_until=holds_until)

    def _fields(self) -> dict[str, Any]:
        return {
            "verdict": self.verdict,
            "reason": self.reason,
            "values": self.values,
            "path": self.path,
            "applies": self.applies,
            "doubt": self.doubt,
            "fact": self.fact,
            "children": self.children,
        }

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self._fields().items() if name in _ALWAYS or value}

    def __setstate__(self, state: dict[str, Any]) -> None:
        Finding.__init__(self, **state)

    def with_(self, **changes: Any) -> Finding:
        """Return the same finding with parts of it changed, below the top of an answer."""
        return Finding(**(self._fields() | changes))

    def sentence(self, language: str = "en") -> str:
        """The reason in words."""
        return say(self.reason, self.values, language)

    def leaves(self) -> Iterator[Finding]:
        """The nodes that decided the verdict: same verdict all the way down."""
        if self.doubt is Doubt.CONTESTED:
            yield self
            return
        deciding = [child for child in self.children if child.verdict is self.verdict]
        if not deciding:
            yield self
        for child in deciding:
            yield from child.leaves()

    def walk(self) -> Iterator[Finding]:
        """This node and every node below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def under(self, path: str) -> Finding:
        """Return the same finding with ``path`` put before its own path and those below it."""
        if not path:
            return self
        return self.with_(
            path=join(path, self.path),
            fact=join(path, self.fact) if self.fact else "",
            children=tuple(child.under(path) for child in self.children),
        )

    def settled(self) -> Finding:
        """Return the same finding with paths from the root (``/staff``) written like all others."""
        children = tuple(child.settled() for child in self.children)
        if self.path[:1] != "/" and self.fact[:1] != "/" and children == self.children:
            return self
        return self.with_(path=self.path.lstrip("/"), fact=self.fact.lstrip("/"), children=children)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self, language: str = "en", depth: int = 0) -> Iterator[str]:
        """The tree as indented lines."""
        where = f" [{self.path}]" if self.path else ""
        yield f"{'  ' * depth}{MARKS[self.verdict]} {self.sentence(language)}{where}"
        for child in self.children:
            yield from child.lines(language, depth + 1)


_set_verdict, _set_reason, _set_values, _set_path, _set_applies, _set_doubt, _set_fact, _set_children = (
    getattr(Finding, field.name).__set__ for field in attrs.fields(Finding)
)  # what sets a field of a frozen object with slots, found once: findings are made by the thousand
_ALWAYS = ("verdict", "reason", "applies")


@attrs.frozen(kw_only=True, init=False)
class Answered(Finding):  # type: ignore[override]  # the initialiser that attrs offers beside ours
    """The top node of an answer: also what was asked, on which texts, with which values, and until when it holds."""

    statement: Words
    cites: tuple[Reference, ...]
    reads: tuple[Reading, ...]
    holds_until: date | None

    def __init__(
        self,
        *,
        statement: Words = "",
        cites: tuple[Reference, ...] = (),
        reads: tuple[Reading, ...] = (),
        holds_until: date | None = None,
        **below: Any,
    ) -> None:
        Finding.__init__(self, **below)
        for name, value in (("statement", statement), ("cites", cites), ("reads", reads), ("holds_until", holds_until)):
            object.__setattr__(self, name, value)

    def __getstate__(self) -> dict[str, Any]:
        top = {"statement": self.statement, "cites": self.cites, "reads": self.reads, "holds_until": self.holds_until}
        return {**Finding.__getstate__(self), **top}

    def __setstate__(self, state: dict[str, Any]) -> None:
        Answered.__init__(self, **state)


MARKS = {Verdict.PASS: "✓", Verdict.FAIL: "✗", Verdict.UNKNOWN: "?"}


def join(parent: str, child: str) -> str:
    """Join two paths: ``join("hosting[0]", "host.name")``; one that starts with ``/`` counts from the root."""
    if not parent or not child:
        return parent or child
    if child.startswith("/"):
        return child
    return f"{parent}{child}" if child.startswith("[") else f"{parent}.{child}"


def passed(reason: Words, *, at: str = "", **values: Value) -> Finding:
    """The requirement is met, and this is the evidence."""
    return Finding(verdict=Verdict.PASS, reason=reason, values=_quotable(values) if values else _NONE, path=at)


def failed(reason: Words, *, at: str = "", **values: Value) -> Finding:
    """The requirement is not met."""
    return Finding(verdict=Verdict.FAIL, reason=reason, values=_quotable(values) if values else _NONE, path=at)


def missing(fact: str, ask: Words, *, at: str = "", **values: Value) -> Finding:
    """The fact at path ``fact`` is not stated; ``ask`` is the question that would settle it.

    >>> print(missing("host.certificates", "Ask the host for its certificate."))
    ? Ask the host for its certificate. [host.certificates]
    """
    return Finding(
        verdict=Verdict.UNKNOWN,
        reason=ask,
        values=_quotable(values) if values else _NONE,
        path=at or fact,
        fact=fact,
        doubt=Doubt.MISSING,
    )


def stated(value: bool | None, fact: str, *, ask: Words, no: Words, yes: Words = _SO) -> Finding:  # noqa: FBT001  a fact
    """Whether a fact of a document is true: passed, failed with ``no``, or ``ask`` where it is not stated.

    >>> stated(None, "kept", ask="Is a record kept?", no="no record is kept").verdict
    Verdict.UNKNOWN
    """
    if value is None:
        return missing(fact, ask)
    return passed(yes, at=fact) if value else failed(no, at=fact)


def outside(reason: Words, *, at: str = "", **values: Value) -> Finding:
    """The day or the case lies outside what is modelled."""
    return Finding(
        verdict=Verdict.UNKNOWN,
        reason=reason,
        values=_quotable(values) if values else _NONE,
        path=at,
        doubt=Doubt.OUTSIDE,
    )


def not_applicable(reason: Words, *, at: str = "", **values: Value) -> Finding:
    """The law asks nothing here: implication with a false condition, hence PASS."""
    return Finding(
        verdict=Verdict.PASS, reason=reason, values=_quotable(values) if values else _NONE, path=at, applies=False
    )


def not_asked(leaf: Finding, condition: Finding) -> Finding:
    """The law asks nothing, because a condition fails, for the reason of its leaf."""
    return Finding(
        verdict=Verdict.PASS,
        reason=leaf.reason,
        values=leaf.values,
        path=leaf.path,
        applies=False,
        children=(condition,),
    )


def contested(reason: Words, *readings: Finding, at: str = "", **values: Value) -> Finding:
    """The law has several readings that come out differently on these facts."""
    return Finding(
        verdict=Verdict.UNKNOWN,
        reason=reason,
        values=_quotable(values) if values else _NONE,
        path=at,
        doubt=Doubt.CONTESTED,
        children=readings,
    )


def by_reading(reason: Words, *readings: Finding, at: str = "", **values: Value) -> Finding:
    """Answer under every reading of the law: the common verdict, or ``contested`` where they differ.

    >>> by_reading("two dates are defended", passed("from May"), passed("from June")).verdict
    Verdict.PASS
    >>> by_reading("two dates are defended", passed("from May"), failed("from June")).doubt
    Doubt.CONTESTED
    """
    if not readings:
        raise TypeError("by_reading needs the findings of at least one reading")
    verdicts = {reading.verdict for reading in readings}
    if verdicts == {Verdict.UNKNOWN} or len(verdicts) > 1:
        unsettled = [r for r in readings if r.verdict is Verdict.UNKNOWN]
        if unsettled and len(verdicts) == 1:
            return all_hold(reason, unsettled, at=at, **values)
        return contested(reason, *readings, at=at, **values)
    if len(readings) == 1:
        return readings[0]
    return readings[0].with_(children=readings, applies=any(reading.applies for reading in readings))


def all_hold(reason: Words, children: Iterable[Finding], *, at: str = "", **values: Value) -> Finding:
    """Everything below must hold: FAIL over UNKNOWN over PASS."""
    return _joined(Verdict.all, reason, tuple(children), at, values)


def any_holds(reason: Words, children: Iterable[Finding], *, at: str = "", **values: Value) -> Finding:
    """One of those below must hold: PASS over UNKNOWN over FAIL."""
    return _joined(Verdict.any, reason, tuple(children), at, values)


def implied(condition: Finding, then: Callable[[], Finding]) -> Finding:
    """Kleene's implication: where ``condition`` does not hold the law asks nothing.

    ``then`` is asked only where it can matter. A PASS of it stands even where it is not known
    whether the law applies.
    """
    if condition.verdict is Verdict.FAIL:
        leaf = next(condition.leaves())
        return not_asked(leaf, condition)
    finding = then()
    if condition.verdict is Verdict.PASS or finding.verdict is Verdict.PASS:
        return finding
    doubts = (condition, finding) if finding.verdict is Verdict.UNKNOWN else (condition,)
    return all_hold("it is not known whether this applies", doubts)


def opposite(reason: Words, child: Finding, *, at: str = "", **values: Value) -> Finding:
    """The one below must not hold."""
    verdict = ~child.verdict
    return Finding(
        verdict=verdict,
        reason=reason,
        values=_quotable(values) if values else _NONE,
        path=at,
        doubt=child.doubt,
        fact=child.fact,
        children=(child,),
    )


def _joined(
    combine: Callable[[Iterable[Verdict]], Verdict],
    reason: Words,
    children: tuple[Finding, ...],
    at: str,
    values: dict[str, Value],
) -> Finding:
    verdict = combine(child.verdict for child in children)
    doubt, fact = None, ""
    if verdict is Verdict.UNKNOWN:
        doubts = [child for child in children if child.verdict is Verdict.UNKNOWN]
        # A missing fact comes first: it can be asked for, a contested law cannot.
        first = next((child for child in doubts if child.doubt is Doubt.MISSING), doubts[0])
        doubt, fact = first.doubt, first.fact
    return Finding(
        verdict=verdict,
        reason=reason,
        values=_quotable(values) if values else _NONE,
        path=at,
        applies=verdict is not Verdict.PASS or any(child.applies for child in children if child.verdict is verdict),
        doubt=doubt,
        fact=fact,
        children=children,
    )


class NotCompliantError(HealthgovError, ValueError):
    """``enforce`` met a verdict it does not let through; ``finding`` explains it."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        decided = "; ".join(f"{leaf.path}: {leaf.sentence()}".removeprefix(": ") for leaf in finding.leaves())
        super().__init__(f"{finding.verdict.name}: {decided}")

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...], dict[str, Any]]:
        return type(self), (self.finding,), self.__dict__
