"""What one rule says of one subject, and what a body of law says with all of its rules."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from datetime import date
from typing import Literal, NoReturn, Protocol, cast

import attrs

from healthgov.findings import MARKS, Finding
from healthgov.findings.reasons import reasons
from healthgov.languages import joined, say
from healthgov.questions.script import NOT_APPLICABLE, VERDICTS
from healthgov.rules.rule import Rule
from healthgov.rules.ruleset import RuleSet
from healthgov.rules.severity import Severity
from healthgov.rules.waivers import Waiver
from healthgov.structs import struct
from healthgov.verdicts import Verdict

__all__ = ["Result", "ResultSource", "Section", "Skipped", "overall"]


class ResultSource(Protocol):
    """Where a result comes from: what explains it, and says until when it holds."""

    def finding(self, rule: Rule) -> Finding:
        """The explanation of the answer of a rule."""
        ...

    def until(self, rule: Rule) -> date | None:
        """The first day on which the answer of a rule may change."""
        ...


class Result:
    """What one rule says of one subject. ``waiver`` is set when somebody answers for its failure.

    The verdict is there at once; what explains it, and until when it holds, is made when it is first read, and kept.
    """

    __slots__ = ("_finding", "_source", "_until", "number", "path", "rule", "waiver")

    rule: Rule
    path: str
    number: int
    """The verdict as the fast reading gives it."""
    waiver: Waiver | None
    _source: ResultSource | None
    _finding: Finding | None
    _until: date | Literal[False] | None

    def __init__(self, rule: Rule, path: str, number: int, source: ResultSource) -> None:
        _set_rule(self, rule)
        _set_path(self, path)
        _set_number(self, number)
        _set_waiver(self, None)
        _set_source(self, source)
        _set_finding(self, None)
        _set_until(self, False)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    @property
    def finding(self) -> Finding:
        """The explanation."""
        if self._finding is None and self._source is not None:
            _set_finding(self, self._source.finding(self.rule))
        return cast("Finding", self._finding)

    @property
    def holds_until(self) -> date | None:
        """The first day on which the answer may change; ``None`` if it never does."""
        if self._until is False and self._source is not None:
            _set_until(self, self._source.until(self.rule))
        return cast("date | None", self._until)

    def waived(self, waiver: Waiver) -> Result:
        """The same result, with somebody who answers for it."""
        made = copy.copy(self)
        _set_waiver(made, waiver)
        return made

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Result):
            return NotImplemented
        mine, theirs = ((r.rule, r.path, r.number, r.waiver, r.holds_until, r.finding) for r in (self, other))
        return mine == theirs

    def __hash__(self) -> int:
        return hash((self.rule.code, self.path, self.number))

    def __copy__(self) -> Result:
        made = object.__new__(Result)
        for name in Result.__slots__:
            object.__setattr__(made, name, getattr(self, name))
        return made

    def __getstate__(self) -> dict[str, object]:
        known: dict[str, object] = {"_finding": self.finding, "_until": self.holds_until, "_source": None}
        return {name: getattr(self, name) for name in Result.__slots__ if name not in known} | known

    def __setstate__(self, state: dict[str, object]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        return f"<{self.code} {self.verdict.name}{f' at {self.path}' if self.path else ''}>"

    def __str__(self) -> str:
        title = say(self.rule.title, None, "en")
        where = f" [{self.where()}]" if self.where() else ""
        waived = " (waived)" if self.waiver is not None else ""
        return f"{MARKS[self.verdict]} {self.code} {title}{where}{waived}: {self.reason()}"

    @property
    def code(self) -> str:
        """The rule's permanent code."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """How much a failure weighs."""
        return self.rule.severity

    @property
    def verdict(self) -> Verdict:
        """The verdict of the finding, waived or not."""
        return VERDICTS[self.number]

    @property
    def applies(self) -> bool:
        """Whether the law asks something here: what does not apply is no evidence."""
        return self.number != NOT_APPLICABLE

    def reason(self, language: str = "en") -> str:
        """What decided the verdict, in words."""
        return joined(reasons(self.finding, language), language)

    def where(self) -> str:
        """The most precise path to what decided: a common one where several did."""
        paths = {leaf.path for leaf in self.finding.leaves() if leaf.path}
        return paths.pop() if len(paths) == 1 else (self.finding.path or self.path)


_set_rule, _set_path, _set_number, _set_waiver, _set_source, _set_finding, _set_until = (
    getattr(Result, name).__set__ for name in ("rule", "path", "number", "waiver", "_source", "_finding", "_until")
)  # found once: results are made by the thousand


@struct
class Skipped:
    """A rule that was not evaluated on this day, and why."""

    rule: Rule
    finding: Finding

    @property
    def holds_until(self) -> date | None:
        """The first day on which it is evaluated, if there is one."""
        return self.finding.holds_until

    def reason(self, language: str = "en") -> str:
        """Why it is not evaluated, in words."""
        return self.finding.sentence(language)


@struct
class Section:
    """What one body of law says: results in the order of rules, what was skipped, house departures.

    ``unasked`` are the facts that would have to be stated for this law to be assessed at all; it is empty where
    something was assessed, and where what is stated shows that the law reaches nothing here. ``begins`` is the first day
    of the law where the day asked for lies before all of it, which is outside of what is modelled. An ``optional`` law
    counts only where something of it was assessed. ``whole`` is the section that this one shows a part of.
    """

    rule_set: type[RuleSet]
    results: tuple[Result, ...]
    skipped: tuple[Skipped, ...]
    departures: tuple[str, ...]
    unasked: tuple[Finding, ...] = ()
    begins: date | None = None
    optional: bool = False
    whole: Section | None = None
    title: str = ""
    """What the law is called for this document."""

    @property
    def name(self) -> str:
        """The name of the rule set."""
        return self.rule_set.__name__

    @property
    def assessed(self) -> bool:
        """Whether a rule of it was asked and applied."""
        return self.whole.assessed if self.whole else any(result.applies for result in self.results)

    @property
    def reaches(self) -> bool:
        """Whether this law counts here: it was assessed, or cannot be for want of a fact or because of the day."""
        return self.assessed or (not self.optional and (bool(self.unasked) or self.begins is not None))

    @property
    def verdict(self) -> Verdict:
        """FAIL over UNKNOWN over PASS, waived failures left aside; UNKNOWN when nothing was assessed."""
        if not self.assessed:
            return Verdict.UNKNOWN
        return (
            self.whole.verdict
            if self.whole
            else Verdict.all(result.verdict for result in self.results if result.waiver is None)
        )


def overall(sections: Iterable[Section]) -> Verdict:
    """FAIL over UNKNOWN over PASS; a law that is shown not to reach counts for nothing, and nothing at all is UNKNOWN."""
    counted = [section.verdict for section in sections if section.reaches]
    return Verdict.all(counted) if counted else Verdict.UNKNOWN
