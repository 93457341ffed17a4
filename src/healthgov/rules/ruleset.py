"""Rule sets: classes that hold rules and dated values, extended by subclassing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, Self

import attrs

from healthgov.periods import Day, FixedDay, as_date
from healthgov.errors import DefinitionError
from healthgov.findings import Finding, Words, outside
from healthgov.rules.rule import Rule, Undecorated
from healthgov.texts import BindingForce
from healthgov.validators.compiling import Bind, compiled_all, compiled_each
from healthgov.values import Parameter, Reading
from healthgov.verdicts import Verdict

__all__ = ["RuleSet", "Tombstone"]


@attrs.frozen
class Tombstone:
    """A code that was withdrawn and is never used again; ``instead`` says what to read now."""

    code: str
    instead: str = ""


class RuleSet:
    """A body of law: rules and dated values. ``Hds(as_of="2026-11-23")`` is the law on that day.

    Subclass with ``subject=`` for a new body of law, or subclass an existing one and state the
    difference. Mistakes are raised at the ``class`` statement.
    """

    subject: ClassVar[type | None] = None
    rules: ClassVar[tuple[Rule, ...]] = ()
    parameters: ClassVar[dict[str, Parameter[Any]]] = {}
    tombstones: ClassVar[tuple[Tombstone, ...]] = ()
    title: ClassVar[Words] = ""

    as_of: date
    """The day the law is asked for. A rule compares with :attr:`day`, which notes what was compared."""
    day: Day
    live: bool
    reads: list[Reading] | None
    _plans: dict[type, _Plan]
    _bound: ClassVar[dict[tuple[Rule, ...], tuple[Bind[int], Bind[list[Rule]]]]] = {}

    def __init_subclass__(cls, *, subject: type | None = None, **options: Any) -> None:
        super().__init_subclass__(**options)
        if subject is not None:
            cls.subject = subject
        if "title" not in cls.__dict__:
            cls.title = (cls.__doc__ or cls.__name__).strip().splitlines()[0].rstrip(".")
        for name, value in cls.__dict__.items():
            _check_attribute(cls, name, value)
        found = _attributes(cls)
        cls.rules = tuple(value for value in found.values() if isinstance(value, Rule))
        cls.parameters = {name: value for name, value in found.items() if isinstance(value, Parameter)}
        cls.tombstones = tuple(
            {t.code: t for base in cls.__mro__ for t in base.__dict__.get("tombstones", ())}.values()
        )
        cls._bound = {}
        _check_codes(cls)

    def __init__(self, *, as_of: str | date) -> None:
        # Readings without explanation compare with a fixed day, at the speed of dates; explained ones
        # with a Day, which answers the same comparisons and notes them.
        self.as_of = as_date(as_of, "as_of")
        self.day = FixedDay.of(self.as_of)  # type: ignore[assignment]
        self.live = False
        self.reads = None
        self._plans = {}

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_plans": {}}  # what was compiled is compiled again where it is needed

    def explain(self, rule: Rule, subject: object, root: object = None) -> Finding:
        """Ask one rule of one subject, with the whole explanation."""
        day = Day(self.as_of)
        own = self._living(day)
        reason = _why_skipped(rule, day)
        finding = rule.answer(own, subject, root) if reason is None else outside(reason)
        return attrs.evolve(
            finding,
            statement=rule.title,
            cites=rule.cites,
            reads=tuple(own.reads or ()),
            holds_until=day.holds_until,
        )

    def skips(self, rule: Rule) -> tuple[Words, date | None] | None:
        """Why a rule is not evaluated on this day and until when, or ``None`` if it is."""
        day = Day(self.as_of)
        reason = _why_skipped(rule, day)
        return None if reason is None else (reason, day.holds_until)

    def verdict(self, subject: object, root: object = None) -> Verdict:
        """The verdict of all rules in force on the subject's type, without explanation.

        UNKNOWN when no rule is.
        """
        return self._plan(type(subject)).verdict(subject, root)

    def failing(self, subject: object, root: object = None) -> tuple[Rule, ...]:
        """The rules in force that fail, without explanation: for a first look at many documents."""
        return self._plan(type(subject)).failing(subject, root)

    def asks(self, kind: type) -> bool:
        """Whether a rule in force on this day has subjects of this type."""
        return bool(self._plan(kind).rules)

    @classmethod
    def rules_for(cls, kind: type) -> tuple[Rule, ...]:
        """The rules whose subjects are of this type."""
        return tuple(rule for rule in cls.rules if (on := rule.on or cls.subject) is not None and issubclass(kind, on))

    def _living(self, day: Day) -> Self:
        """This rule set while rules are asked: they share ``day``, and a list of the values read when it is a Day."""
        own = object.__new__(type(self))
        own.__dict__.update(self.__dict__, day=day, live=True, reads=[] if isinstance(day, Day) else None)
        return own

    def _plan(self, kind: type) -> _Plan:
        plan = self._plans.get(kind)
        if plan is None:
            plan = self._plans[kind] = self._planned(kind)
        return plan

    def _planned(self, kind: type) -> _Plan:
        rules = tuple(rule for rule in self.rules_for(kind) if _why_skipped(rule, self.as_of) is None)
        # The others need a call each: methods, and expressions whose answer stays in doubt.
        certain = {rule: rule.requires for rule in rules if rule.requires is not None and rule.confidence.decides}
        others = tuple(rule for rule in rules if rule not in certain)
        key = tuple(certain)
        binds = self._bound.get(key)
        if binds is None:
            binds = self._bound[key] = (compiled_all(tuple(certain.values())), compiled_each(certain))
        return _Plan(self._living(self.day), rules, others, binds[0](self.as_of), binds[1](self.as_of))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(as_of={self.as_of.isoformat()!r})"


@attrs.frozen
class _Plan:
    """How one type of subject is judged on one day."""

    rule_set: RuleSet
    rules: tuple[Rule, ...]
    others: tuple[Rule, ...]
    """The rules that are not expressions, hence not compiled."""
    judge: Callable[[object], int]
    mark: Callable[[object], list[Rule]]

    def verdict(self, subject: object, root: object) -> Verdict:
        if not self.rules:
            return Verdict.UNKNOWN
        code = self.judge(subject)
        if code == 1:
            return Verdict.FAIL
        for rule in self.others:
            verdict = rule.answer(self.rule_set, subject, root).verdict
            if verdict is Verdict.FAIL:
                return verdict
            if verdict is Verdict.UNKNOWN:
                code = 2
        return Verdict.UNKNOWN if code else Verdict.PASS

    def failing(self, subject: object, root: object) -> tuple[Rule, ...]:
        failing = self.mark(subject) if self.judge(subject) == 1 else []
        if not self.others:
            return tuple(failing)
        found = {rule for rule in self.others if rule.answer(self.rule_set, subject, root).verdict is Verdict.FAIL}
        found.update(failing)
        return tuple(rule for rule in self.rules if rule in found)


def _why_skipped(rule: Rule, day: Day | date) -> Words | None:
    if rule.off:
        return rule.off
    if rule.force is BindingForce.PROPOSAL:
        return ("a proposal is not law", "une proposition n'est pas du droit en vigueur")
    validity = rule.validity
    if validity.since is not None and not validity.since <= day:
        return (f"in force from {validity.since}", f"en vigueur à partir du {validity.since}")
    if validity.until is not None and not day <= validity.until:
        return (f"in force until {validity.until}", f"en vigueur jusqu'au {validity.until}")
    return None


def _attributes(cls: type) -> dict[str, object]:
    """Rules and parameters in definition order, base first; a subclass's replacement keeps the place."""
    found: dict[str, object] = {}
    for base in reversed(cls.__mro__):
        for name, value in base.__dict__.items():
            if isinstance(value, (Rule, Parameter)):
                found[name] = value  # noqa: PERF403  the place of the first, the value of the last
    for name, value in found.items():
        seen = next(base.__dict__[name] for base in cls.__mro__ if name in base.__dict__)
        if seen is not value:  # a class beside the rule set has something of the same name
            raise DefinitionError(f"{cls.__name__}.{name} hides {value!r}: name it otherwise")
    return found


def _inherited(cls: type, name: str) -> object:
    for base in cls.__mro__[1:]:
        if name in base.__dict__:
            return base.__dict__[name]
    return None


def _check_attribute(cls: type, name: str, value: object) -> None:
    base = _inherited(cls, name)
    another = _another_history(base, value)
    where = f"{cls.__name__}.{name}"
    if isinstance(base, Rule) and not isinstance(value, Rule):
        raise DefinitionError(
            f"{where} hides the rule {base.code}. Write `@{_owner(cls, name)}.{name}.override` above a method, "
            f"`{_owner(cls, name)}.{name}.evolve(...)` to change a part, or `.disabled(because='...')` to switch it off."
        )
    if isinstance(base, Rule) and isinstance(value, Rule) and value.code != base.code:
        raise DefinitionError(
            f"{where} replaces the rule {base.code} by {value.code}. Give the new rule a name of its own, or write "
            f"`@{_owner(cls, name)}.{name}.override` to keep the code."
        )
    if isinstance(base, Parameter) and not isinstance(value, Parameter):
        raise DefinitionError(
            f"{where} hides a dated value. Write `{name} = {_owner(cls, name)}.{name}.replaced('YYYY-MM-DD', value)`."
        )
    if isinstance(base, Rule) and isinstance(value, Rule) and _softened_silently(base, value):
        raise DefinitionError(
            f"{where} lowers {base.code} from {base.severity} to {value.severity}. Write "
            f"`{_owner(cls, name)}.{name}.evolve(severity=..., because='...')`: the reason stays in every report."
        )
    if isinstance(value, Undecorated):
        raise DefinitionError(
            f"{where} is a rule without a question. Write `@rule({value.rule.code!r}, ...)` above a method, "
            "or give requires=<validator>."
        )
    if isinstance(value, Parameter) and another:
        raise DefinitionError(
            f"{where} replaces the history of {name}. Write "
            f"`{name} = {_owner(cls, name)}.{name}.replaced('YYYY-MM-DD', value)`, so that a legal limit stays one."
        )
    if isinstance(value, Parameter) and value.name != name:
        raise DefinitionError(f"{where} holds the dated value named {value.name!r}: keep the name, reports quote it")
    if isinstance(value, Rule) and value.name != name:
        raise DefinitionError(f"{where} holds the rule named {value.name!r}: keep the name, the code belongs to it")


def _another_history(base: object, value: object) -> bool:
    return isinstance(base, Parameter) and not base.descends_from(value)


def _softened_silently(base: Rule, value: Rule) -> bool:
    return value.severity < base.severity and len(value.departures) <= len(base.departures)


def _owner(cls: type, name: str) -> str:
    return next((base.__name__ for base in cls.__mro__[1:] if name in base.__dict__), cls.__name__)


def _check_codes(cls: type[RuleSet]) -> None:
    gone = {tombstone.code: tombstone.instead for tombstone in cls.tombstones}
    seen: dict[str, list[Rule]] = {}
    for rule in cls.rules:
        if rule.code in gone:
            raise DefinitionError(f"{cls.__name__}: {rule.code} was withdrawn ({gone[rule.code]}); use a new code")
        if rule.on is None and cls.subject is None:
            raise DefinitionError(
                f"{cls.__name__}: {rule.code} has no subject. Write `class {cls.__name__}(RuleSet, subject=...)`, "
                "or `rule(..., on=...)`."
            )
        for other in seen.setdefault(rule.code, []):
            if rule.validity.overlaps(other.validity):
                raise DefinitionError(
                    f"{cls.__name__}: {other.name} ({other.validity}) and {rule.name} ({rule.validity}) both claim "
                    f"the code {rule.code} on the same days. Let one end the day before the other starts."
                )
        seen[rule.code].append(rule)
