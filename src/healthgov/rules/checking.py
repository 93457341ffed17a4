"""``check``: walk a document, ask every rule of its subjects, return one report."""

from __future__ import annotations

import enum
import functools
import types
import typing
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, cast

import attrs

from healthgov.errors import DefinitionError
from healthgov.facts import facts_of, hints, holds, is_model
from healthgov.findings import Finding, join, missing
from healthgov.periods import Day, Period, as_date
from healthgov.questions.by_hand import ByHand
from healthgov.questions.memory import remembered
from healthgov.questions.script import FAIL, NOT_APPLICABLE, UNKNOWN
from healthgov.rules.report import Mending, Report, Result, Section, Skipped, in_force
from healthgov.rules.rule import Rule
from healthgov.rules.ruleset import RuleSet, Scopes
from healthgov.rules.waivers import Waiver
from healthgov.verdicts import Verdict

__all__ = ["Checking", "check", "walk"]


def check(
    document: object,
    *rule_sets: type[RuleSet],
    as_of: str | date,
    waivers: Iterable[Waiver] = (),
) -> Report:
    """Check a document against bodies of law on a day.

    ``document`` is a model, usually an organisation. Each rule is asked of every subject of its model found in it.
    Waivers that stand in the document count as well as those given.

    :raises DefinitionError: without a rule set, when something else is given for one, or for what is no model.
    """
    checking = Checking(document, rule_sets, as_of, waivers)
    return Report(
        as_of=checking.day,
        waivers=checking.waivers,
        sections=checking.sections,
        verdict=None if checking.waivers else checking.verdict,
        next_departure=checking.next_departure(),
        remedies=checking.remedies,
    )


@attrs.frozen
class Subject:
    """A model found in the document, and where."""

    path: str
    value: object = attrs.field(repr=False)


class Checking:
    """One document under several bodies of law on one day."""

    def __init__(
        self, document: object, rule_sets: tuple[type[RuleSet], ...], as_of: str | date, waivers: Iterable[Waiver] = ()
    ) -> None:
        if not rule_sets:
            raise DefinitionError("check needs at least one rule set, such as *fr.RULE_SETS")
        for given in rule_sets:
            if not (isinstance(given, type) and issubclass(given, RuleSet)):
                raise DefinitionError("check takes rule set classes (fr.Hds), not instances or modules")
        if not (is_model(type(document)) or attrs.has(type(document))):
            raise DefinitionError(
                f"check takes a model, such as what load(...) returns, and not a {type(document).__name__}"
            )
        self.document = document
        self.day = as_date(as_of, "as_of")
        self.rule_sets = tuple(on_day(cast("Hashable", given), self.day) for given in rule_sets)
        self.subjects = _subjects(document)
        found = (cast("Waiver", subject.value) for subject in self.subjects.get(Waiver, ()))
        self.waivers = (*found, *waivers)

    def verdict(self) -> Verdict:
        """The verdict alone, waivers left aside."""
        result, counted = Verdict.PASS, False
        for rules in self.rule_sets:
            worst = -1
            for kind, subjects in self.subjects.items():
                if rules.asks(kind):
                    for subject in subjects:
                        number = cast("int", rules.worst(subject.value, self.document))
                        if number == FAIL:
                            return Verdict.FAIL
                        worst = max(worst, number)
            if worst == UNKNOWN or (worst <= NOT_APPLICABLE and self._unasked(rules)):
                result = Verdict.UNKNOWN
            counted = counted or worst > NOT_APPLICABLE
        return result if counted or result is Verdict.UNKNOWN else Verdict.UNKNOWN

    def sections(self) -> tuple[Section, ...]:
        """What each body of law says, with the whole explanation."""
        return tuple(self._section(rules) for rules in self.rule_sets)

    def _section(self, rules: RuleSet) -> Section:
        skipped = {rule: finding for rule in rules.rules if (finding := rules.skips(rule)) is not None}
        asked = [rule for rule in rules.rules if rule not in skipped]
        found: dict[Rule, list[Result]] = {rule: [] for rule in asked}
        for kind, subjects in self.subjects.items():
            concerned = [rule for rule in asked if (of := rule.of or rules.of) is not None and issubclass(kind, of)]
            for subject in subjects if concerned else ():
                for result in self.asked(rules, concerned, subject):
                    found[result.rule].append(result)
        results = tuple(result for rule in asked for result in found[rule])
        assessed = any(result.applies for result in results)
        return Section(
            type(rules),
            results,
            tuple(Skipped(rule, finding) for rule, finding in skipped.items()),
            departures(rules),
            () if assessed else self._unasked(rules),
        )

    def remedies(self, results: Iterable[Result]) -> tuple[Mending, ...]:
        """What would mend failures, worked out of the document."""
        from healthgov.rules.mending import mendings  # noqa: PLC0415  for who asks for remedies only

        return mendings(self.document, {type(rules): rules for rules in self.rule_sets}, results)

    def asked(self, rules: RuleSet, concerned: Iterable[Rule], subject: Subject) -> Iterator[Result]:
        """What each rule says of a subject; the explanations are made when they are read."""
        scopes: Scopes = {}
        numbers = rules.numbers(subject.value, self.document)
        for rule in concerned:
            explain = functools.partial(self._explained, rules, rule, subject, scopes)
            until = _after(rule.validity.until) if rules.steady(rule) else False
            result = Result(rule, subject.path, numbers[rule], explain, steady_until=until)
            waivers = self._waivers_in_force.get(rule.code, ()) if numbers[rule] == FAIL else ()
            waiver = next((w for w in waivers if _covers(w, rule, subject.path, result.finding)), None)
            if waiver is not None:
                result = Result(rule, subject.path, numbers[rule], explain, waiver=waiver, steady_until=until)
            yield result

    def _explained(self, rules: RuleSet, rule: Rule, subject: Subject, scopes: Scopes) -> Finding:
        return next(rules.explained((rule,), subject.value, self.document, subject.path, scopes=scopes))

    @functools.cached_property
    def _waivers_in_force(self) -> Mapping[str, list[Waiver]]:
        by_code: dict[str, list[Waiver]] = defaultdict(list)
        for waiver in self.waivers:
            if waiver.complete() and in_force(waiver, Day(self.day)):
                by_code[waiver.code].append(waiver)
        return by_code

    def _unasked(self, rules: RuleSet) -> tuple[Finding, ...]:
        """What is not stated and would hold subjects of this law, unless what is stated shows that it reaches none."""
        kinds: dict[type, list[Rule]] = defaultdict(list)
        for rule in rules.rules:
            of = rule.of or rules.of
            if of is not None and rules.skips(rule) is None:
                kinds[of].append(rule)
        openings = (
            finding
            for kind, asked in kinds.items()
            if not all(self._out_of_reach(rule, rules) for rule in asked)
            for finding in _openings(self.document, kind)
        )
        return tuple({finding.fact: finding for finding in openings}.values())

    def _out_of_reach(self, rule: Rule, rules: RuleSet) -> bool:
        """Whether the document alone shows that a law does not reach it."""
        scope, kind = rule.scope, type(self.document)
        if scope is None or any(isinstance(part, ByHand) for part in scope.walk()):
            return False
        facts = [fact for part in scope.walk() for fact in part.facts()]
        if not facts or not all(issubclass(kind, fact.owner) for fact in facts):
            return False
        return scope.on(kind, self.day, rules)(self.document, None) == FAIL

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


def _after(last: date | None) -> date | None:
    """The day after the last one, if there is one."""
    return None if last is None or last == date.max else last + timedelta(days=1)


def _covers(waiver: Waiver, rule: Rule, path: str, finding: Finding) -> bool:
    return waiver.covers(rule.code, finding.path or path) or waiver.covers(rule.code, path)


def departures(rules: RuleSet) -> tuple[str, ...]:
    """What a house changed openly, as far as it counts on the day."""
    said = [f"{rule.code} {note}" for rule in rules.rules for note in rule.departures]
    for name, parameter in rules.parameters.items():
        change = next((change for change in reversed(parameter.changes) if change.since <= rules.as_of), None)
        if change is not None and change not in type(rules).origin_of(name).law:
            kind = "changed" if change.cites else "loosened" if change.loosens else "replaced"
            why = change.because or ", ".join(cite.cite for cite in change.cites)
            because = f": {why}" if why else ""
            said.append(f"{parameter.name} {kind} to {change.value} since {change.since}{because}")
    return tuple(said)


def _subjects(document: object) -> Mapping[type, list[Subject]]:
    """The things in a document by their model; a frozen document is walked once."""

    def walked() -> Mapping[type, list[Subject]]:
        found: dict[type, list[Subject]] = {}
        for subject in walk(document):
            found.setdefault(type(subject.value), []).append(subject)
        return found

    return remembered(document, "subjects", walked) if is_model(type(document)) else walked()


def walk(document: object, path: str = "") -> Iterator[Subject]:
    """Every model in a document with its path, parents first."""
    yield Subject(path, document)
    for name in _branches(cast("Hashable", type(document))):
        value = getattr(document, name)
        if value is None:
            continue
        where = join(path, name)
        if isinstance(value, tuple):
            for index, item in enumerate(cast("tuple[object, ...]", value)):
                if _is_one(cast("Hashable", type(item))):
                    yield from walk(item, f"{where}[{index}]")
        elif _is_one(value.__class__):
            yield from walk(value, where)


def _openings(document: object, kind: type, path: str = "") -> Iterator[Finding]:
    """The facts of a document that are not stated and might hold a thing of a kind."""
    if not is_model(type(document)):
        return
    for fact in facts_of(type(document)):
        if fact.item is object or not holds(fact.item, kind):
            continue
        value, where = getattr(document, fact.name), join(path, fact.name)
        if value is None:
            yield missing(where, fact.question)
        for index, item in enumerate(value if isinstance(value, tuple) else ()):
            yield from _openings(item, kind, f"{where}[{index}]")


@functools.lru_cache(maxsize=64)
def on_day(rule_set: Hashable, day: date) -> RuleSet:
    """The law on a day, kept for the next document: it does not change, and holds what was compiled."""
    return cast("type[RuleSet]", rule_set)(as_of=day)


@functools.cache
def _is_one(kind: type) -> bool:
    return is_model(kind) or attrs.has(kind)


@functools.cache
def _branches(model: Hashable) -> tuple[str, ...]:
    """The fields of a model that may hold other models."""
    kind = cast("Any", model)
    if is_model(kind):
        return tuple(name for name, hint in hints(kind).items() if _may_hold_models(hint))
    if not attrs.has(kind):
        return ()
    try:
        resolved = attrs.resolve_types(kind)
    except (NameError, TypeError):  # a type known to checkers only: look at the value instead
        resolved = kind
    return tuple(field.name for field in attrs.fields(resolved) if _may_hold_models(field.type))


def _may_hold_models(hint: object) -> bool:
    origin = typing.get_origin(hint)
    if origin in (tuple, typing.Union, types.UnionType):
        return any(_may_hold_models(part) for part in typing.get_args(hint) if part is not Ellipsis)
    if origin is not None:
        return False
    if isinstance(hint, type):
        return not issubclass(hint, (str, int, float, date, enum.Enum, Period, types.NoneType))
    return True
