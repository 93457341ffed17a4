"""``check``: walk a document, ask every rule of its subjects, return one report."""

from __future__ import annotations

import functools
import importlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

import attrs

from healthgov.errors import DefinitionError
from healthgov.facts import is_model
from healthgov.findings import Finding
from healthgov.periods import Day, as_date
from healthgov.questions.script import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from healthgov.questions.script import number as number_of
from healthgov.rules.bodies import bodies_on, departures, skipped
from healthgov.rules.notes import in_force
from healthgov.rules.parts import elsewhere
from healthgov.rules.places import places_of
from healthgov.rules.plans import Judging
from healthgov.rules.report import Mending, Report, Turn
from healthgov.rules.results import Result, Section
from healthgov.rules.rule import Rule
from healthgov.rules.ruleset import RuleSet, Scopes
from healthgov.rules.subjects import Subject, subjects_of
from healthgov.rules.waivers import Waiver, below, in_numbers
from healthgov.verdicts import Verdict

__all__ = ["Checking", "check"]


def check(
    document: object,
    *rule_sets: type[RuleSet],
    as_of: str | date,
    waivers: Iterable[Waiver] = (),
    optional: Iterable[type[RuleSet]] = (),
) -> Report:
    """Check a document against bodies of law on a day.

    ``document`` is a model, usually an organisation. Each rule is asked of every subject of its model found in it.
    Waivers that stand in the document count as well as those given. The ``optional`` of the rule sets count only where
    something of them is assessed: of a law whose facts nobody stated the report says so, and asks nothing.

    :raises DefinitionError: without a rule set, when something else is given for one, for what is no model, or no waiver.
    """
    given = tuple(waivers)
    if not all(isinstance(one, Waiver) for one in given):
        raise DefinitionError("check takes waivers that are made with Waiver(...)")
    checking = Checking(document, rule_sets, as_of, given, optional)
    report = Report(
        as_of=checking.day,
        waivers=checking.waivers,
        sections=checking.sections,
        verdict=None if checking.waivers else checking.verdict,
        next_departure=checking.next_departure,
        remedies=checking.remedies,
        near_remedies=functools.partial(checking.remedies, near=True),
        places=lambda: places_of(checking.document),
        turns=lambda: _turns(checking, report.sections, rule_sets, given),
    )
    return report


def _turns(
    checking: Checking, sections: tuple[Section, ...], rule_sets: tuple[type[RuleSet], ...], given: tuple[Waiver, ...]
) -> tuple[Turn, ...]:
    """What changes in the years to come."""
    # The calendar asks by way of this module: it is found when it is needed, for who asks what will change only.
    turns_from = importlib.import_module("healthgov.rules.calendar").turns_from
    day = checking.day
    last = date.max if day.year + _YEARS > date.max.year else day.replace(year=day.year + _YEARS, day=min(day.day, 28))
    return tuple(turns_from(checking, sections, rule_sets, last, given))


_YEARS = 10


class Checking:
    """One document under several bodies of law on one day."""

    def __init__(
        self,
        document: object,
        rule_sets: tuple[type[RuleSet], ...],
        as_of: str | date,
        waivers: Iterable[Waiver] = (),
        optional: Iterable[type[RuleSet]] = (),
    ) -> None:
        self.day = as_date(as_of, "as_of")
        self.bodies = bodies_on(cast("Any", rule_sets), self.day)
        if not is_model(type(document)) and not _of_somebody(document, self.bodies.rule_sets):
            raise DefinitionError(
                f"check takes a model, such as what load(...) returns, and not a {type(document).__name__}"
            )
        self.document = document
        self.rule_sets = self.bodies.rule_sets
        for_few = {type(rules) for rules in self.rule_sets if rules.where_stated and len(self.rule_sets) > 1}
        self.optional = frozenset((*optional, *for_few))
        self.subjects = subjects_of(document)
        found = (cast("Waiver", subject.value) for subject in self.subjects.get(Waiver, ()))
        # A waiver of what nobody asks covers nothing, and is no fault.
        self.waivers = tuple(one for one in (*found, *waivers) if not elsewhere(one.code, self.rule_sets))

    def verdict(self) -> Verdict:
        """The verdict alone, waivers left aside."""
        worst = self.bodies.judge(self.subjects, self.document)
        heaviest = max(worst)
        if heaviest == FAIL:
            return Verdict.FAIL
        for number, rules in zip(worst, self.rule_sets, strict=True):
            if number == UNKNOWN or (
                number == NOT_APPLICABLE
                and type(rules) not in self.optional
                and (type(rules) in self.bodies.begins or self.bodies.unasked(rules, self.document))
            ):
                return Verdict.UNKNOWN
        return Verdict.PASS if heaviest == PASS else Verdict.UNKNOWN

    def sections(self) -> tuple[Section, ...]:
        """What each body of law says; the explanations are made when they are read."""
        return tuple(self._section(rules) for rules in self.rule_sets)

    def _section(self, rules: RuleSet) -> Section:
        found: dict[Rule, list[Result]] = defaultdict(list)
        assessed = False
        for kind, subjects in self.subjects.items():
            plan = rules.plan(kind)
            compiled = bool(plan.rules) and plan.marks_often(len(subjects))
            for subject in subjects if plan.rules else ():
                answers = Answers(rules, subject.value, self.document, subject.path)
                for rule, number in zip(plan.rules, answers.numbers(plan, compiled=compiled), strict=True):
                    found[rule].append(self._result(rule, number, answers))
                    assessed = assessed or number != NOT_APPLICABLE
        return Section(
            type(rules),
            tuple(result for rule in rules.rules for result in found.get(rule, ())),
            skipped(rules) if self._concerns(rules) else (),
            departures(rules),
            () if assessed else self.bodies.unasked(rules, self.document),
            self.bodies.begins.get(type(rules)),
            type(rules) in self.optional,
            title=rules.title_for(self.document),
        )

    def _concerns(self, rules: RuleSet) -> bool:
        """Whether days of a law may change an answer here: one for few says nothing where none of its subjects is stated."""
        kinds = {kind for rule in rules.rules if (kind := rule.of or type(rules).of) is not None}
        return type(rules) not in self.optional or any(self.subjects.get(kind) for kind in kinds)

    def remedies(self, results: Iterable[Result], *, near: bool = False) -> tuple[Mending, ...]:
        """What would mend failures, worked out of the document."""
        from healthgov.rules.mending import mendings  # noqa: PLC0415  for who asks for remedies only

        return mendings(self.document, {type(rules): rules for rules in self.rule_sets}, results, near=near)

    def result(self, rules: RuleSet, rule: Rule, subject: Subject) -> Result:
        """What one rule says of a subject."""
        answers = Answers(rules, subject.value, self.document, subject.path)
        return self._result(rule, answers.number_until(rule)[0], answers)

    def _result(self, rule: Rule, number: int, answers: Answers) -> Result:
        result = Result(rule, answers.path, number, answers)
        if number != FAIL or rule.code not in self._waivers_in_force or answers.refuses(rule):
            return result
        waivers = self._waivers_in_force[rule.code]
        places = {answers.path, result.finding.path or answers.path}
        waiver = next((one for one, where in waivers if any(below(place, where) for place in places)), None)
        return result if waiver is None else result.waived(waiver)

    @functools.cached_property
    def _waivers_in_force(self) -> Mapping[str, list[tuple[Waiver, str]]]:
        """By the code of the rule: each waiver, and its place in numbers."""
        by_code: dict[str, list[tuple[Waiver, str]]] = defaultdict(list)
        day = Day(self.day)
        for waiver in self.waivers:
            if in_force(waiver, day) and waiver.counts():
                by_code[waiver.code].append((waiver, in_numbers(waiver.path or "", self.document)))
        return dict(by_code)

    def next_departure(self) -> date | None:
        """The next day on which what a house changed begins to count."""
        return self.bodies.next_departure


class Answers:
    """What a law answers for one subject: the explanations, and until when they hold, are made when they are read.

    What is asked for the first time is explained at once; what is asked often is compiled. Both are one answer.
    """

    __slots__ = ("_document", "_findings", "_rules", "_scopes", "_subject", "path")

    def __init__(self, rules: RuleSet, subject: object, document: object, path: str) -> None:
        self._rules, self._subject, self._document, self.path = rules, subject, document, path
        self._scopes: Scopes = {}
        self._findings: dict[Rule, Finding] = {}

    def numbers(self, plan: Judging, *, compiled: bool) -> Iterable[int]:
        """The answer of each rule of a plan, in the fast reading where it is compiled."""
        if compiled:
            return plan.mark(self._subject, None if self._subject is self._document else self._document)
        return [number_of(self.finding(rule)) for rule in plan.rules]

    def finding(self, rule: Rule) -> Finding:
        """The explanation of a rule's answer; the scope that rules share is explained once."""
        found = self._findings.get(rule)
        if found is None:
            asked = self._rules.explained((rule,), self._subject, self._document, self.path, scopes=self._scopes)
            found = self._findings[rule] = next(asked)
        return found

    def refuses(self, rule: Rule) -> bool:
        """Whether nobody may answer for a failure of the rule."""
        return rule.code in self._rules.never_waived

    def until(self, rule: Rule) -> date | None:
        """The first day on which a rule's answer may change."""
        if rule in self._findings:
            return self._findings[rule].holds_until
        return self._rules.standing_until(rule) if self._rules.steady(rule) else self.number_until(rule)[1]

    def number_until(self, rule: Rule) -> tuple[int, date | None]:
        """A rule's answer in the fast reading, and the first day on which it may change."""
        if rule not in self._findings and self._rules.compiles(rule, type(self._subject)):
            return self._rules.number_until(rule, self._subject, self._document)
        finding = self.finding(rule)
        return number_of(finding), finding.holds_until


def _of_somebody(document: object, rule_sets: tuple[RuleSet, ...]) -> bool:
    """Whether it is of a class of somebody else that a rule is about: of any other, nothing could be asked."""
    kind = type(document)
    return attrs.has(kind) and any(law.rules_for(kind) for law in rule_sets)
