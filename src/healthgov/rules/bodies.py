"""Several bodies of law on one day, kept for the next document: the law does not change, and holds what was compiled."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from healthgov.errors import DefinitionError
from healthgov.findings import Finding
from healthgov.languages import in_all, say, translated
from healthgov.questions.by_hand import ByHand
from healthgov.questions.script import FAIL, NOT_APPLICABLE
from healthgov.questions.script import number as number_of
from healthgov.questions.tree import AllOf, Question
from healthgov.rules.plans import Judging
from healthgov.rules.results import Skipped
from healthgov.rules.ruleset import RuleSet
from healthgov.rules.subjects import Subject, openings
from healthgov.texts import BindingForce

__all__ = ["Bodies", "bodies_on", "departures", "law_on", "skipped"]

Judge = Callable[[object, object], int]


class Bodies:
    """The bodies of law that a check asks, on its day."""

    def __init__(self, rule_sets: tuple[type[RuleSet], ...], day: date) -> None:
        self.day = day
        self.rule_sets = tuple(law_on(cast("Hashable", rule_set), day) for rule_set in rule_sets)
        self._plans: dict[type, tuple[tuple[int, Judging, RuleSet], ...]] = {}

    def judge(self, subjects: Mapping[type, Sequence[Subject]], document: object) -> list[int]:
        """The answer of each law that outweighs its others.

        One that fails ends it: what was not asked yet does not count any more.
        """
        worst = [NOT_APPLICABLE] * len(self.rule_sets)
        for kind, found in subjects.items():
            plans = self._plans.get(kind)
            if plans is None:
                plans = self._plans[kind] = self._planned(kind)
            for index, plan, rules in plans:
                compiled = plan.judges_often(len(found))
                for subject in found:
                    value = subject.value
                    if compiled:
                        number = plan.judge(value, None if value is document else document)
                    else:
                        number = max(map(number_of, rules.explained(plan.rules, value, document, subject.path)))
                    if number > worst[index]:
                        worst[index] = number
                        if number == FAIL:
                            return worst
        return worst

    def _planned(self, kind: type) -> tuple[tuple[int, Judging, RuleSet], ...]:
        plans = ((index, rules.plan(kind), rules) for index, rules in enumerate(self.rule_sets))
        return tuple((index, plan, rules) for index, plan, rules in plans if plan.rules)

    @functools.cached_property
    def begins(self) -> Mapping[type[RuleSet], date]:
        """The first day of each law of which nothing is in force yet: what came before is not modelled."""
        found: dict[type[RuleSet], date] = {}
        for rules in self.rule_sets:
            days = [
                rule.validity.since for rule in rules.rules if not rule.off and rule.force is not BindingForce.PROPOSAL
            ]
            first = min((day or date.min for day in days), default=date.min)
            if first > self.day:
                found[type(rules)] = first
        return found

    def unasked(self, rules: RuleSet, document: object) -> tuple[Finding, ...]:
        """What is not stated and would hold subjects of this law, unless what is stated shows that it reaches none."""
        found: dict[str, Finding] = {}
        for kind, scopes in _reach(rules, cast("Hashable", type(document))):
            if not all(any(part(document, None) == FAIL for part in scope) for scope in scopes):
                found.update((finding.fact, finding) for finding in openings(document, kind))
        return tuple(found.values())

    @functools.cached_property
    def next_departure(self) -> date | None:
        """The next day on which what a house changed begins to count."""
        days = (
            change.since
            for rules in self.rule_sets
            for name, parameter in rules.parameters.items()
            for change in parameter.changes
            if change not in type(rules).origin_of(name).law
        )
        return min((day for day in days if day > self.day), default=None)


def bodies_on(rule_sets: tuple[type[RuleSet], ...], day: date) -> Bodies:
    """Bodies of law on a day.

    :raises DefinitionError: without a rule set, or when something else is given for one.
    """
    if not rule_sets:
        raise DefinitionError("check needs at least one rule set, such as *fr.RULE_SETS")
    for given in rule_sets:  # before anything is kept: a list given for a class cannot be
        if not (isinstance(given, type) and issubclass(given, RuleSet)):
            raise DefinitionError(
                "check takes rule set classes, each by itself: fr.Hds, or *fr.RULE_SETS for all of a country"
            )
    return _kept(rule_sets, day)


@functools.lru_cache(maxsize=64)
def _kept(rule_sets: tuple[type[RuleSet], ...], day: date) -> Bodies:
    return Bodies(rule_sets, day)


@functools.lru_cache(maxsize=256)
def law_on(rule_set: Hashable, day: date) -> RuleSet:
    """One body of law on a day."""
    return cast("type[RuleSet]", rule_set)(as_of=day)


@functools.lru_cache(maxsize=256)
def _reach(rules: RuleSet, document: Hashable) -> tuple[tuple[type, tuple[tuple[Judge, ...], ...]], ...]:
    """The models that a law asks about, and for each scope of its rules what a document alone can answer of it."""
    scopes: dict[type, dict[int, Question | None]] = defaultdict(dict)
    for rule in rules.rules:
        of = rule.of or type(rules).of
        if of is not None and rules.skips(rule) is None:
            scopes[of][id(rule.scope)] = rule.scope
    return tuple(
        (kind, tuple(_answered_by(cast("type", document), scope, rules) for scope in several.values()))
        for kind, several in scopes.items()
    )


def _answered_by(document: type, scope: Question | None, rules: RuleSet) -> tuple[Judge, ...]:
    """The parts of a scope whose facts all stand in the document itself, none of them answered by hand."""
    parts = scope.children if isinstance(scope, AllOf) else () if scope is None else (scope,)
    return tuple(part.on(document, rules.as_of, rules) for part in parts if _of_document(document, part))


def _of_document(document: type, question: Question) -> bool:
    facts = [fact for part in question.walk() for fact in part.facts()]
    by_hand = any(isinstance(part, ByHand) for part in question.walk())
    return bool(facts) and not by_hand and all(issubclass(document, fact.owner) for fact in facts)


@functools.lru_cache(maxsize=256)
def skipped(rules: RuleSet) -> tuple[Skipped, ...]:
    """The rules that are not evaluated on the day of a law, and why."""
    found = ((rule, rules.skips(rule)) for rule in rules.rules)
    return tuple(Skipped(rule, finding) for rule, finding in found if finding is not None)


@functools.lru_cache(maxsize=256)
def departures(rules: RuleSet) -> tuple[str, ...]:
    """What a house changed openly, as far as it counts on the day."""
    said: list[str] = [
        in_all(functools.partial(_noted, rule.code, note)) for rule in rules.rules for note in rule.departures
    ]
    shipped = next(base for base in type(rules).__mro__ if base.__module__.startswith("healthgov."))
    for name, parameter in rules.parameters.items():
        change = next((change for change in reversed(parameter.changes) if change.since <= rules.as_of), None)
        # The law of a state completes that of the Union: this is no departure of the house.
        known = getattr(shipped, "parameters", {}).get(name)
        law = (*type(rules).origin_of(name).law, *(known.changes if known is not None else ()))
        if change is not None and change not in law:
            said.append(in_all(functools.partial(_changed, parameter.name, change)))
    return tuple(said)


def _noted(code: str, note: str, language: str) -> str:
    return f"{code} {translated(note, language)}"


def _changed(name: str, change: Any, language: str) -> str:
    words = "{name} replaced to {value} since {day}"
    if change.cites:
        words = "{name} changed to {value} since {day}"
    elif change.loosens:
        words = "{name} loosened to {value} since {day}"
    said = say(words, {"name": name, "value": change.value, "day": change.since}, language)
    why = change.because or ", ".join(cite.said(language) for cite in change.cites)
    return say("{what}: {how}", {"what": said, "how": why}, language) if why else said
