"""Rule sets: classes that hold rules and dated values, extended by subclassing."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, Self, TypeVar

import attrs

from healthgov.dated import Parameter, Reading
from healthgov.errors import DefinitionError
from healthgov.findings import Finding, Words, outside
from healthgov.periods import Day, as_date
from healthgov.references import BindingForce
from healthgov.rules.rule import Rule
from healthgov.validators.compiling import compiled_all
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

    day: Day
    live: bool
    reads: list[Reading] | None

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
        cls.tombstones = tuple({t.code: t for base in cls.__mro__ for t in base.__dict__.get("tombstones", ())}.values())
        _check_codes(cls)

    def __init__(self, *, as_of: str | date) -> None:
        # Readings without explanation compare with the plain date; explained ones with a Day,
        # which answers the same comparisons and notes them.
        self.as_of = as_date(as_of, "as_of")
        self.day = self.as_of  # type: ignore[assignment]
        self.live = False
        self.reads = None
        self._plans: dict[type, _Plan] = {}

    def explain(self, rule: Rule, subject: object, root: object = None) -> Finding:
        """Ask one rule of one subject, with the whole explanation."""
        own, day = self._living(Day(self.as_of))
        reason = _why_skipped(rule, day)
        if reason is not None:
            finding = outside(reason)
        else:
            finding = rule.answer(own, subject, root)
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
        kind = type(subject)
        plan = self._plans.get(kind)
        if plan is None:
            plan = self._plans[kind] = self._planned(kind)
        return plan(subject, root)

    @classmethod
    def rules_for(cls, kind: type) -> tuple[Rule, ...]:
        """The rules whose subjects are of this type."""
        return tuple(
            rule for rule in cls.rules if (on := rule.on or cls.subject) is not None and issubclass(kind, on)
        )

    def _living(self, day: Day | date) -> tuple[Self, Any]:
        own = copy.copy(self)
        own.day = day  # type: ignore[assignment]
        own.live = True
        own.reads = [] if isinstance(day, Day) else None
        return own, day

    def _planned(self, kind: type) -> _Plan:
        own, _ = self._living(self.as_of)
        rules = [rule for rule in self.rules_for(kind) if _why_skipped(rule, self.as_of) is None]
        certain = [rule.requires for rule in rules if rule.requires is not None and rule.confidence.decides]
        fused = compiled_all(certain)(self.as_of) if certain else None
        # The others need a call each: methods, and expressions whose answer stays in doubt.
        others = [rule for rule in rules if rule.requires is None or not rule.confidence.decides]
        return _Plan(own, fused, tuple(others), any_rule=bool(rules))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(as_of={self.as_of.isoformat()!r})"


@attrs.frozen
class _Plan:
    """How to find the verdict of one type of subject."""

    rules: RuleSet
    fused: Callable[[object], int] | None
    others: tuple[Rule, ...]
    any_rule: bool

    def __call__(self, subject: object, root: object) -> Verdict:
        if not self.any_rule:
            return Verdict.UNKNOWN
        code = self.fused(subject) if self.fused is not None else 0
        if code == 1:
            return Verdict.FAIL
        for rule in self.others:
            verdict = rule.answer(self.rules, subject, root).verdict
            if verdict is Verdict.FAIL:
                return verdict
            if verdict is Verdict.UNKNOWN:
                code = 2
        return Verdict.UNKNOWN if code else Verdict.PASS


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


T = TypeVar("T")


def _attributes(cls: type) -> dict[str, object]:
    """Rules and parameters in definition order, base first; a subclass's replacement keeps the place."""
    found: dict[str, object] = {}
    for base in reversed(cls.__mro__):
        for name, value in base.__dict__.items():
            if isinstance(value, (Rule, Parameter)):
                found[name] = value
    return found


def _inherited(cls: type, name: str) -> object:
    for base in cls.__mro__[1:]:
        if name in base.__dict__:
            return base.__dict__[name]
    return None


def _check_attribute(cls: type, name: str, value: object) -> None:
    base = _inherited(cls, name)
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
    if isinstance(base, Parameter) and isinstance(value, Parameter) and value.name != base.name:
        raise DefinitionError(
            f"{where} replaces the history of {base.name}. Write "
            f"`{name} = {_owner(cls, name)}.{name}.replaced('YYYY-MM-DD', value)`, so that a legal limit stays one."
        )
    if isinstance(value, Rule) and value.name != name:
        raise DefinitionError(f"{where} holds the rule named {value.name!r}: keep the name, the code belongs to it")


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
