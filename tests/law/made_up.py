"""Made-up subjects of every rule, near what the law compares with; and which facts a rule reads in silence too."""

# ruff: noqa: S311  the same subjects each time

from __future__ import annotations

import functools
import random
import typing
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import attrs

from healthgov import eu, fr, gb, us
from healthgov.documents import structure
from healthgov.errors import HealthgovError
from healthgov.facts import Fact, facts_of, holds, is_model
from healthgov.models import CertificationFile, HostingArrangement, Organisation, RetentionLimit
from healthgov.periods import Day, Period
from healthgov.questions.by_hand import ByHand, ReadUnstated, View
from healthgov.questions.candidates import constants, fresh, hint_of, values_for
from healthgov.questions.changes import get, put, steps_of
from healthgov.questions.conditions import Claimed, ClaimedElse
from healthgov.questions.leaves import Compared
from healthgov.questions.lists import Covered
from healthgov.questions.operands import ClaimedValue
from healthgov.questions.reads import facts_read, inside
from healthgov.questions.tree import Question
from healthgov.questions.witnesses import _way_to
from healthgov.rules import Rule, RuleSet
from healthgov.rules.subjects import walk
from healthgov.values import Parameter
from law.cases import read_yaml

RULE_SETS: tuple[type[RuleSet], ...] = tuple(
    dict.fromkeys((*fr.RULE_SETS, *eu.RULE_SETS, *gb.RULE_SETS, *us.RULE_SETS))
)
TODAY = date(2026, 11, 23)


def rules_once() -> list[tuple[type[RuleSet], Rule]]:
    """Every rule with a rule set that has it; a rule that is inherited unchanged comes once."""
    found: dict[object, tuple[type[RuleSet], Rule]] = {}
    for rule_set in RULE_SETS:
        for rule in rule_set.rules:
            found.setdefault((rule.code, rule.name, rule.build, id(rule.given)), (rule_set, rule))
    return list(found.values())


def in_force(rule: Rule) -> date:
    """A day on which a rule is in force: today, or the last or first day of its validity."""
    since, until = rule.validity.since or TODAY, rule.validity.until or TODAY
    return max(min(TODAY, until), since if since > TODAY else min(TODAY, until))


@functools.cache
def kinds(rule_set: type[RuleSet]) -> tuple[type, ...]:
    """The models of the subjects of a rule set."""
    return tuple(dict.fromkeys(rule.of or rule_set.of for rule in rule_set.rules))  # type: ignore[misc]


# --- the tree ---------------------------------------------------------------------------------------------------------


def nodes(node: object) -> Iterator[Any]:
    """A question and everything it is made of, values of the law included."""
    yield node
    if isinstance(node, (tuple, frozenset)):
        for one in node:
            yield from nodes(one)
    elif attrs.has(type(node)) and not isinstance(node, (Parameter, Rule)):
        for field in attrs.fields(type(node)):
            yield from nodes(getattr(node, field.name))


class Silent(View):
    """A view that notes which facts are looked at without being asked for."""

    __slots__ = ("_noted",)

    def __init__(self, thing: object, path: str, noted: set[Fact[Any]]) -> None:
        super().__init__(thing, path)
        self._noted = noted

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._thing, name)
        if value is None:
            raise ReadUnstated(None)  # type: ignore[arg-type]
        return self._shown(value)

    def claimed(self, name: str) -> Any:
        """The value, noted."""
        self._noted.add(getattr(type(self._thing), name))
        return self._shown(getattr(self._thing, name))

    def _shown(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._shown(one) for one in value)
        return Silent(value, "", self._noted) if is_model(type(value)) else value


def silent_facts(rule_set: type[RuleSet], rule: Rule) -> frozenset[Fact[Any]]:
    """The facts whose silence a rule answers for: under ``claimed``, ``first_stated``, ``or_`` and ``maybe``."""
    found: set[Fact[Any]] = set()
    law = rule_set(as_of=in_force(rule))

    def walk(question: Question, model: type) -> None:
        model = inside(question) or model
        for node in nodes(tuple(_operands(question))):
            if isinstance(node, ClaimedValue):
                found.update(node.first.facts())
        if isinstance(question, ByHand):
            found.update(looked_at(question, model, law))
        if isinstance(question, (Claimed, ClaimedElse)):
            child = question.child if isinstance(question, Claimed) else question.first
            found.update(facts_read(child, model, law=law))
        for part in question.parts():
            walk(part, model)

    walk(rule.whole, rule.of)  # type: ignore[arg-type]
    return frozenset(found)


def _operands(question: Question) -> Iterator[object]:
    if isinstance(question, Compared):
        yield from (question.left, question.right)
    if isinstance(question, Covered):
        yield from (question.wanted, question.offered)


def looked_at(question: ByHand, model: type, law: RuleSet) -> set[Fact[Any]]:
    """The facts that a function looks at with ``maybe``."""
    noted: set[Fact[Any]] = set()
    for thing, root in _tried(model, with_root=question.takes_document):
        arguments: list[Any] = [law.awake(Day(law.as_of)), Silent(thing, "", noted)]
        if question.takes_document:
            arguments.append(None if root is None else Silent(root, "/", noted))
        try:
            question.function(*arguments)
        except (ReadUnstated, HealthgovError, AttributeError, LookupError, ValueError, TypeError):
            continue
    return noted


@functools.cache
def _tried(model: type, *, with_root: bool) -> tuple[tuple[Any, Any], ...]:
    """Things to ask functions about, and what is around every second one: the same for each function."""
    maker, found = Maker(random.Random(1), ()), []
    maker.often(RetentionLimit, "record_type", ("hospital_medical_record", "private_practice_record"))
    turns = 240 if with_root else 60  # a whole document is seldom made up as a function looks for it
    for turn in range(turns):
        thing = maker.thing(model, turn / turns)
        root = maker.thing(Organisation, 0.5, deep=2) if with_root and not turn % 2 else None
        if thing is not None:
            found.append((thing, root))
    return tuple(found)


# --- subjects ---------------------------------------------------------------------------------------------------------


class Maker:
    """Makes things up; values that the questions of a law compare a fact with come often."""

    def __init__(self, chance: random.Random, questions: tuple[Question, ...], day: date = TODAY) -> None:
        self.chance, self.day = chance, day
        self._near: dict[Fact[Any], list[Any]] = defaultdict(list)
        self._days: list[Any] = []
        self._pools: dict[Fact[Any], list[Any]] = {}
        for question in questions:
            for node in nodes(question):
                if isinstance(node, Compared):
                    near = list(constants([getattr(node.right, "value", node.right)]))
                    for fact in node.left.facts():
                        self._near[fact] += near
                    self._days += [value for value in near if isinstance(value, date)]
                elif isinstance(node, Period):
                    self._days.append(_before(day, node))
                elif isinstance(node, Parameter):
                    spans = [change.value for change in node.changes if isinstance(change.value, Period)]
                    self._days += [change.since for change in node.changes] + [_before(day, span) for span in spans]

    def often(self, model: type, name: str, values: tuple[Any, ...]) -> None:
        """Values of a fact that functions look up, as a type of record in a schedule."""
        self._near[next(fact for fact in facts_of(model) if fact.name == name)] += values

    def thing(self, model: type, share: float, *, deep: int = 3, only: frozenset[Fact[Any]] | None = None) -> Any:
        """A thing that states about a ``share`` of its facts; ``None`` where a model refuses it."""
        values = {}
        for fact in facts_of(model):
            if (only is None or fact in only) and self.chance.random() < share:
                value = self.value(fact, share, deep, only)
                if value is not None:
                    values[fact.name] = value
        return fresh(model, f"{model.__name__.lower()}-{self.chance.randrange(3)}", values)

    def value(self, fact: Fact[Any], share: float, deep: int = 2, only: frozenset[Fact[Any]] | None = None) -> Any:
        """A value for a fact."""
        hint, chance = hint_of(fact), self.chance
        several = typing.get_origin(hint) in (tuple, frozenset)
        if fact.item is not object:
            if not several:
                return self.thing(fact.item, share, deep=deep - 1, only=only) if deep else None
            made = (
                self.thing(fact.item, share, deep=deep - 1, only=only)
                for _ in range(chance.randrange(3) if deep else 0)
            )
            return tuple(one for one in made if one is not None)
        if fact not in self._pools:
            self._pools[fact] = self._pool(fact, hint)
        pool = self._pools[fact]
        return chance.choice(pool) if pool else None

    def changed(self, asked: Asked, count: int, only: frozenset[Fact[Any]]) -> Asked:
        """A subject with some facts that are read stated otherwise, or not any more, in it or around it."""
        for _ in range(count):
            inside_it = self.chance.random() < 0.8
            start, base = (asked.subject, asked.steps) if inside_it else (asked.document, ("/",))
            thing, there = self.chance.choice(list(things(start, base)))
            facts = [fact for fact in facts_of(type(thing)) if fact in only]
            if not facts:
                continue
            fact = self.chance.choice(facts)
            value = None if self.chance.random() < 0.3 else self.value(fact, 0.9)
            asked = asked.with_((*there, fact.name), value) or asked
        return asked

    def _pool(self, fact: Fact[Any], hint: Any) -> list[Any]:
        near = list(dict.fromkeys(self._near[fact]))
        if hint in (date, datetime):
            days = [one for one in (*near, *self._days) if type(one) is date]
            near = [self.chance.choice(days) for _ in range(20)] if days else []
        pool = values_for(hint, near, self.day)
        if typing.get_origin(hint) in (tuple, frozenset):
            single = values_for(typing.get_args(hint)[0], near, self.day)
            for count in (2, 3, 5):
                pool += [typing.get_origin(hint)(self.chance.sample(single, min(count, len(single)))) for _ in range(6)]
        return pool


def _before(day: date, period: Period) -> date:
    """About the day from which a period ends on a day, or a day or two beside it."""
    return day - ((day + period) - day)


@functools.cache
def read_by(rule_set: type[RuleSet], model: type) -> frozenset[Fact[Any]]:
    """The facts that the rules on a model read, and those that lead to them."""
    law = rule_set(as_of=TODAY)
    read = tuple(fact for rule in rule_set.rules_for(model) for fact in facts_read(rule.whole, model, law=law))
    return frozenset((*read, *leading(model, read), *leading(Organisation, read)))


def leading(kind: type, read: Iterable[Fact[Any]]) -> Iterator[Fact[Any]]:
    """The facts of a model that lead to those that are read, by whatever way."""
    waiting, seen, wanted = [kind], set[type](), tuple(read)
    while waiting:
        outer = waiting.pop()
        if outer in seen:
            continue
        seen.add(outer)
        for fact in facts_of(outer):
            if fact.item is not object and any(holds(fact.item, one.owner) for one in wanted):
                yield fact
                waiting.append(fact.item)


@functools.cache
def documents() -> tuple[Any, ...]:
    """Whole documents to start from: those of the examples, and the bases of the cases."""
    here = Path(__file__).parent
    found = [structure(read_yaml(path), Organisation) for path in sorted((here.parents[1] / "examples").glob("*.yaml"))]
    found.append(structure(read_yaml(here / "bases" / "hosting.yaml"), HostingArrangement))
    found.append(structure(read_yaml(here / "bases" / "certification.yaml"), CertificationFile))
    return tuple(found)


@functools.cache
def places(model: type) -> tuple[tuple[Any, tuple[Any, ...]], ...]:
    """Where a thing of a model stands in those documents: the document, and the steps."""
    return tuple(
        (document, steps_of(subject.path)[1:])
        for document in documents()
        for subject in walk(document)
        if isinstance(subject.value, model)
    )


@attrs.frozen
class Asked:
    """A subject in its document, or alone."""

    roots: Any
    steps: tuple[Any, ...]

    @property
    def subject(self) -> Any:
        """The subject."""
        return get(self.roots, self.steps)

    @property
    def document(self) -> Any:
        """The document; the subject itself where it is alone."""
        return self.roots["/"]

    def with_(self, steps: tuple[Any, ...], value: Any) -> Asked | None:
        """The same with one fact stated otherwise, unless a model refuses."""
        roots = put(self.roots, steps, value)
        return None if roots is None or get(roots, self.steps) is None else Asked(roots, self.steps)


def subjects(rule_set: type[RuleSet], model: type, count: int, seed: str = "") -> Iterator[Asked]:
    """Made-up subjects, each alone or in a document; a third of them are changes of something whole."""
    chance = random.Random(f"{rule_set.__module__} {model.__name__} {seed}")
    maker = Maker(chance, tuple(rule.whole for rule in rule_set.rules_for(model)))
    only = read_by(rule_set, model)
    around = only - {fact for fact in facts_of(Organisation) if fact.item is not object and holds(fact.item, model)}
    steps = _way_to(Organisation, model) if model is not Organisation and holds(Organisation, model) else None
    document, made, turn = None, 0, 0
    while made < count:
        turn += 1
        found: Asked | None = None
        if not turn % 3 and places(model):
            whole, there = chance.choice(places(model))
            found = maker.changed(Asked({"/": whole}, ("/", *there)), chance.choice((0, 1, 2, 4, 8, 16)), only)
        else:
            subject = maker.thing(model, chance.choice((0.4, 0.7, 0.85, 0.95, 1.0)), only=only if turn % 7 else None)
            if subject is not None and (steps is None or not turn % 11):
                found = Asked({"/": subject}, ("/",))
            elif subject is not None and steps is not None:
                if document is None or not turn % 4:
                    document = maker.thing(Organisation, chance.choice((0.5, 0.9)), deep=2, only=around) or document
                roots = None if document is None else put({"/": document}, ("/", *steps), subject)
                found = None if roots is None else Asked(roots, ("/", *steps))
        if found is not None:
            made += 1
            yield found


def things(thing: Any, steps: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """A thing and every thing in it, with the steps to each."""
    yield thing, steps
    for name in _holding(type(thing)):
        value = getattr(thing, name)
        if isinstance(value, tuple):
            for index, one in enumerate(value):
                yield from things(one, (*steps, name, index))
        elif value is not None:
            yield from things(value, (*steps, name))


@functools.cache
def _holding(model: type) -> tuple[str, ...]:
    """The facts that are things themselves, or lists of them."""
    return tuple(fact.name for fact in facts_of(model) if is_model(fact.item))


def stated(thing: Any, steps: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Fact[Any], Any]]:
    """Every fact that is stated in a thing, with the steps to it."""
    for fact in facts_of(type(thing)):
        value = getattr(thing, fact.name)
        if value is None:
            continue
        there = (*steps, fact.name)
        yield there, fact, value
        if isinstance(value, tuple):
            for index, one in enumerate(value):
                if is_model(type(one)):
                    yield from stated(one, (*there, index))
        elif is_model(type(value)):
            yield from stated(value, there)


def models() -> list[type]:
    """Every model of facts that a document or a subject may hold."""
    found: dict[type, None] = {}
    waiting: list[type] = [Organisation, *(kind for rule_set in RULE_SETS for kind in kinds(rule_set))]
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found[kind] = None
            waiting += [fact.item for fact in facts_of(kind) if fact.item is not object]
    return sorted(found, key=lambda kind: kind.__name__)
