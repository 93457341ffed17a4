"""Rule sets: classes that hold rules and dated values, extended by subclassing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar, NoReturn, Self, cast

import attrs

from healthgov.errors import DefinitionError
from healthgov.findings import Finding
from healthgov.periods import Day, as_date
from healthgov.questions.asking import Asking
from healthgov.questions.script import FAIL, VERDICTS
from healthgov.questions.timing import may_change
from healthgov.questions.tree import AllOf, Question, placed
from healthgov.rules.definitions import (
    Tombstone,
    asked_before,
    attributes_of,
    check_attribute,
    check_codes,
    check_reach,
    subjects_of_rule,
    where_of,
)
from healthgov.rules.parts import LawKind, parts_of, title_of_part
from healthgov.rules.plans import Compiled, Judging, noting, noting_often
from healthgov.rules.rule import BodyOfLaw, Rule
from healthgov.rules.standing import reached, why_skipped
from healthgov.values import Parameter, ReadValue
from healthgov.verdicts import Verdict

__all__ = ["RuleSet", "Tombstone"]


Scopes = dict[int, tuple[Finding, date | None, list[ReadValue]]]
"""What the scopes of a law answered for one subject, until when, and the values that were read."""

Where = Question | Mapping[type, Question]
"""Whom a law reaches: one question, or one for each model of its subjects."""


class RuleSet(BodyOfLaw, metaclass=LawKind):
    """A body of law: rules and dated values. ``Hds(as_of="2026-11-23")`` is the law on that day.

    Subclass with ``of=`` the model of its subjects for a new body of law, and ``where=`` the question whom it reaches;
    or subclass an existing one and state the difference. Mistakes are raised at the ``class`` statement.
    """

    of: ClassVar[type | None] = None
    rules: ClassVar[tuple[Rule, ...]] = ()
    parameters: ClassVar[Mapping[str, Parameter[Any]]] = MappingProxyType({})
    tombstones: ClassVar[tuple[Tombstone, ...]] = ()
    title: ClassVar[str] = ""
    where_stated: ClassVar[bool] = False  # a law for few: beside others it counts where a subject of it is stated
    never_waived: ClassVar[frozenset[str]] = frozenset()  # the codes for which nobody may answer
    part_of: ClassVar[type[RuleSet] | None] = None  # of a part, the law whose rule it has
    only_code: ClassVar[str] = ""  # of a part, the code that is asked
    undisplaced: ClassVar[Question | None] = None
    """Whether no law of others takes the place of this one: where it may, its own rules are neither met nor failed."""

    as_of: date
    """The day the law is asked for. A function that answers by hand compares with :attr:`day`, which notes that."""
    day: Day
    live: bool
    """Whether it is being asked: what is called from within shares its day."""
    reads: list[ReadValue] | None
    _plans: dict[type, Judging]
    _steady: dict[Rule, bool]
    _where: ClassVar[Where | None] = None
    _found: ClassVar[dict[str, Rule]] = {}
    _built: ClassVar[dict[int, Rule]] = {}
    _same: ClassVar[dict[type, bool]] = {}
    _scopes: ClassVar[dict[tuple[type, ...], Question | None]] = {}
    _compiled: ClassVar[Compiled] = {}

    def __init_subclass__(cls, *, of: type | None = None, where: Where | None = None, **options: Any) -> None:
        super().__init_subclass__(**options)
        if cls.part_of is not None and "part_of" not in cls.__dict__:
            raise DefinitionError(f"{cls.__name__}: extend {cls.part_of.__name__}, and ask a part of that")
        if of is not None:
            cls.of = of
        if where is not None and not isinstance(where, (Question, Mapping)):
            raise DefinitionError(f"{cls.__name__}: where= takes the question whom it reaches, or one for each model")
        cls._where = where
        if "title" not in cls.__dict__:
            cls.title = (cls.__doc__ or cls.__name__).strip().splitlines()[0].rstrip(".")
        for name, value in cls.__dict__.items():
            check_attribute(cls, name, value)
        found = attributes_of(cls)
        cls._found = {name: value for name, value in found.items() if isinstance(value, Rule)}
        cls._built, cls._same, cls._scopes, cls._compiled = {}, {}, {}, {}
        cls.parameters = MappingProxyType({name: one for name, one in found.items() if isinstance(one, Parameter)})
        gone = {one.code: one for base in cls.__mro__ for one in base.__dict__.get("tombstones", ())}
        cls.tombstones = tuple(gone.values())
        check_codes(cls, cls._found.values(), {code: one.instead for code, one in gone.items()})
        cls.rules = tuple(cls.built(rule) for rule in cls._found.values() if cls.only_code in ("", rule.code))

    @classmethod
    def only(cls, *codes: str) -> tuple[type[RuleSet], ...]:
        """Some rules of this law by their codes, each as a law by itself: ``check(clinic, *Hds.only("FR-HDS-01"), as_of=...)``.

        :raises DefinitionError: for a code that it does not have, with the one that may be meant.
        """
        return parts_of(cls, codes)

    @classmethod
    def bears(cls, document: object) -> type[RuleSet]:
        """The law by whose name this one goes for a document: one that makes another precise for few, by that one's for others."""
        del document
        return cls

    @classmethod
    def title_for(cls, document: object) -> str:
        """What it is called in a report on a document."""
        law = cls.bears(document)
        if law is cls or cls.part_of is None:
            return law.title
        has_it = any(rule.code == cls.only_code for rule in law.rules)
        return title_of_part(law, cls.only_code) if has_it else cls.title

    @classmethod
    def built(cls, rule: Rule) -> Rule:
        """A rule as this law has it: with its question and its scope."""
        if rule.law is cls:
            return rule
        made = cls._built.get(id(rule))
        if made is None:
            origin = cls._origin(rule)
            model = cast("type", rule.of or subjects_of_rule(cls, rule, origin) or cls.of)
            known = asked_before(cls, origin, rule, model, RuleSet)
            made = cls._built[id(rule)] = rule.built(cls, model, cls._scope(origin, model), known, origin.undisplaced)
            if known is None and not cls.__module__.startswith("healthgov."):  # of shipped law the tests ask it
                check_reach(cls, made, model)
        return made

    @classmethod
    def _origin(cls, rule: Rule) -> type[RuleSet]:
        """The law that first has the rule, its own or of a class that lends it: its subjects, and whom it reaches, are those of its rules."""
        laws = (base for base in reversed(cls.__mro__) if issubclass(base, RuleSet))
        return next(law for law in laws if any(rule.name in base.__dict__ for base in law.__mro__))

    @classmethod
    def _scope(cls, origin: type[RuleSet], model: type) -> Question | None:
        """Whom the law reaches: what the class that names a rule says, and every class that extends it."""
        if (origin, model) in cls._scopes:
            return cls._scopes[origin, model]
        bases = tuple(
            base for base in cls.__mro__ if issubclass(base, origin) and base.__dict__.get("_where") is not None
        )
        questions = [q for base in reversed(bases) if (q := where_of(base.__dict__["_where"], model)) is not None]
        key = (model, *bases)  # laws that are reached alike share one question, which is asked once
        if questions and key not in cls._scopes:
            only, *others = questions
            cls._scopes[key] = AllOf(tuple(questions)) if others else only
        found = cls._scopes[origin, model] = cls._scopes[key] if questions else None
        return found

    @classmethod
    def origin_of(cls, name: str) -> Parameter[Any]:
        """A dated value as the class has it that names it first: the law before anybody departs from it."""
        return cast("Parameter[Any]", next(b.__dict__[name] for b in reversed(cls.__mro__) if name in b.__dict__))

    def __init__(self, *, as_of: str | date) -> None:
        asked = as_date(as_of, "as_of")
        # Into the dictionary: from outside nothing is set, and a legal value is departed from in a subclass alone.
        vars(self).update(as_of=asked, day=Day(asked), live=False, reads=None, _plans={}, _steady={})

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.as_of == self.as_of

    def __hash__(self) -> int:
        return hash((type(self), self.as_of))

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_plans": {}, "_steady": {}}  # what was compiled is compiled again where it is needed

    def explain(self, rule: Rule, subject: object, document: object = None) -> Finding:
        """Ask one rule of one subject, with the whole explanation."""
        return next(self.explained((rule,), subject, document, "", "/"))

    def explained(
        self,
        rules: Iterable[Rule],
        subject: object,
        document: object,
        path: str,
        root_path: str = "",
        *,
        scopes: Scopes | None = None,
    ) -> Iterator[Finding]:
        """Ask several rules of one subject; what is asked of it for all of them, such as the scope, is asked once.

        ``scopes`` keeps what was asked for all, for who asks rules of one subject one by one.
        """
        root = None if document is subject else document
        scopes = {} if scopes is None else scopes
        for given in rules:
            rule = self.built(given)
            day = self.day if self.live else Day(self.as_of)
            asking = Asking(day, law=self if self.live else self.awake(day), root=root)
            read_by_law = cast("RuleSet", asking.law).reads
            if read_by_law is not None:
                asking.reads = read_by_law
            placed(asking, subject, path, root_path)
            reason = why_skipped(rule, day)
            if reason is not None:
                finding = reason.with_(path=path)
            else:
                scope = rule.scope
                if scope is None:
                    reach = None
                else:
                    if id(scope) not in scopes:
                        scopes[id(scope)] = self._asked_alone(scope, asking)
                    reach, until, read = scopes[id(scope)]
                    asking.reads += read
                    if until is not None:
                        day.note(until)
                finding = rule.doubted(reached(reach, rule, asking), asking)
            if not root_path:
                finding = finding.settled()
            yield finding.answered(
                statement=rule.title,
                cites=rule.cites,
                reads=tuple(asking.reads),
                holds_until=day.holds_until,
            )

    def steady(self, rule: Rule) -> bool:
        """Whether the answers of a rule, while it is in force, are the same on every later day."""
        found = self._steady.get(rule)
        if found is None:
            found = self._steady[rule] = not may_change((rule.scope, rule.undisplaced, rule.question), self.as_of)
        return found

    def stands(self, rule: Rule) -> bool:
        """Whether a rule is evaluated on this day."""
        return why_skipped(rule, self.as_of) is None

    def standing_until(self, rule: Rule) -> date | None:
        """The first day on which a rule may begin or cease to be evaluated."""
        day = Day(self.as_of)
        why_skipped(rule, day)
        return day.holds_until

    def skips(self, rule: Rule) -> Finding | None:
        """Why a rule is not evaluated on this day and until when, or ``None`` if it is."""
        day = Day(self.as_of)
        reason = why_skipped(rule, day)
        return None if reason is None else reason.answered(holds_until=day.holds_until)

    def verdict(self, subject: object, document: object = None) -> Verdict:
        """The verdict of all rules in force on the subject's type, without explanation.

        UNKNOWN when no rule is, or none applies.
        """
        plan = self._plans.get(type(subject)) or self.plan(type(subject))
        return _ROLLED[plan.judge(subject, None if document is subject else document)]

    def numbers(self, subject: object, document: object = None) -> dict[Rule, int]:
        """What each rule in force says of a subject, in the fast reading."""
        plan = self.plan(type(subject))
        return dict(zip(plan.rules, plan.mark(subject, None if document is subject else document), strict=True))

    def number_until(self, rule: Rule, subject: object, document: object = None) -> tuple[int, date | None]:
        """What one rule says of a subject in the fast reading, and the first day on which that may change."""
        day = Day(self.as_of)
        why_skipped(rule, day)
        asked = noting(rule, type(subject), self._compiled)
        number = asked(subject, None if document is subject else document, day, self)
        return number, day.holds_until

    def compiles(self, rule: Rule, kind: type) -> bool:
        """Whether :meth:`number_until` is asked of a rule so often that it is worth compiling."""
        return noting_often(rule, kind, self._compiled)

    def failing(self, subject: object, document: object = None) -> tuple[Rule, ...]:
        """The rules in force that fail, without explanation: for a first look at many documents."""
        return tuple(rule for rule, number in self.numbers(subject, document).items() if number == FAIL)

    def plan(self, kind: type) -> Judging:
        """How subjects of this type are judged on this day."""
        plan = self._plans.get(kind)
        if plan is None:
            rules = tuple(rule for rule in self.rules_for(kind) if self.stands(rule))
            plan = self._plans[kind] = Judging(self, kind, rules, self._compiled)
        return plan

    @classmethod
    def rules_for(cls, kind: type) -> tuple[Rule, ...]:
        """The rules whose subjects are of this type."""
        return tuple(rule for rule in cls.rules if (of := rule.of or cls.of) is not None and issubclass(kind, of))

    def _asked_alone(self, scope: Question, asking: Asking) -> tuple[Finding, date | None, list[ReadValue]]:
        """What a scope answers, with the day until which it holds and the values it read, noted apart."""
        day = Day(self.as_of)
        alone = Asking(day, law=self.awake(day), root=asking.root)
        alone.reads, alone.places = cast("Any", alone.law).reads, asking.places
        return scope.explain(alone), day.holds_until, alone.reads

    def awake(self, day: Day) -> Self:
        """This rule set while it is asked: what is called from within shares ``day`` and the list of values read."""
        own = object.__new__(type(self))
        vars(own).update(vars(self), day=day, live=True, reads=[])
        return own

    def silent(self) -> Self:
        """This rule set as the fast reading asks it: it keeps no record of what was read."""
        own = self.awake(Day(self.as_of))
        vars(own)["reads"] = None
        return own

    def __repr__(self) -> str:
        return f"{type(self).__name__}(as_of={self.as_of.isoformat()!r})"


_ROLLED = (Verdict.UNKNOWN, *VERDICTS[1:])  # what does not apply is no evidence
