"""What puts validators together, and the two readings of the result.

``explain`` walks the tree and builds findings; ``emit`` writes the same question as lines of plain
Python, which :mod:`healthgov.validators.compiling` turns into one function. A property test holds
both readings equal.
"""

from __future__ import annotations

import abc
from collections.abc import Callable
from datetime import date
from typing import TypeVar, cast

import attrs

from healthgov.periods import Day, as_date
from healthgov.errors import DefinitionError, NotCompliantError
from healthgov.findings import (
    Finding,
    Words,
    all_hold,
    any_holds,
    join,
    missing,
    not_applicable,
    opposite,
)
from healthgov.validators.compiling import Bind, Code, compiled
from healthgov.verdicts import Verdict

__all__ = ["Enforcer", "Validator", "all_of", "any_of", "at", "each", "enforce", "not_", "some", "when"]

S = TypeVar("S")

NOT_STATED: Words = ("this fact is not stated", "ce fait n'est pas indiqué")


class Validator(abc.ABC):
    """A question asked of a subject on a day; combine with ``&``, ``|`` and ``~``."""

    __slots__ = ("__weakref__", "_bind")

    def __call__(self, subject: object, *, as_of: str | date) -> Finding:
        """Answer with the explanation; ``finding.holds_until`` says how long it holds."""
        day = Day(as_of)
        finding = self.explain(subject, day)
        return attrs.evolve(finding, holds_until=day.holds_until)

    def verdict(self, subject: object, *, as_of: str | date) -> Verdict:
        """Answer with the verdict alone; same answer, no explanation."""
        return VERDICTS[self.on(as_date(as_of, "as_of"))(subject)]

    def on(self, day: date) -> Callable[[object], int]:
        """Return the compiled reading for ``day``: 0 for PASS, 1 for FAIL, 2 for UNKNOWN."""
        try:
            bind = cast("Bind[int]", getattr(self, "_bind"))  # noqa: B009  a slot filled when first used
        except AttributeError:
            bind = compiled(self)
            object.__setattr__(self, "_bind", bind)
        return bind(day)

    @abc.abstractmethod
    def explain(self, subject: object, day: Day, path: str = "") -> Finding:
        """Build the finding for ``subject``, which stands at ``path``."""

    @abc.abstractmethod
    def emit(self, code: Code, x: str) -> str:
        """Write lines that put the verdict into a variable, and return its name."""

    def emit_check(self, code: Code, x: str) -> None:
        """Write lines that return 1 on FAIL, set ``u`` on UNKNOWN, and go on otherwise."""
        result = self.emit(code, x)
        with code.block(f"if {result}:"):
            code.line(f"if {result} == 1: return 1")
            code.line("u = 2")

    def __and__(self, other: Validator) -> Validator:
        return all_of(self, other) if isinstance(other, Validator) else NotImplemented

    def __or__(self, other: Validator) -> Validator:
        return any_of(self, other) if isinstance(other, Validator) else NotImplemented

    def __invert__(self) -> Validator:
        return not_(self)


VERDICTS = (Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN)


def _canonical(children: tuple[Validator, ...]) -> frozenset[Validator]:
    return frozenset(children)


@attrs.frozen(repr=False)
class AllOf(Validator):
    children: tuple[Validator, ...] = attrs.field(eq=_canonical)

    def __hash__(self) -> int:
        return hash((AllOf, frozenset(self.children)))

    def explain(self, subject: object, day: Day, path: str = "") -> Finding:
        return all_hold(
            ("all of these must hold", "tout ceci doit être vrai"),
            [child.explain(subject, day, path) for child in self.children],
            at=path,
        )

    def emit(self, code: Code, x: str) -> str:
        if code.deep:
            return code.call(self, x)
        result = code.emit_into(self.children[0], x)
        for child in self.children[1:]:
            with code.block(f"if {result} != 1:"):
                other = child.emit(code, x)
                code.line(f"if {other}: {result} = {other}")
        return result

    def emit_check(self, code: Code, x: str) -> None:
        for child in self.children:
            child.emit_check(code, x)

    def __repr__(self) -> str:
        return f"all_of({', '.join(map(repr, self.children))})"


@attrs.frozen(repr=False)
class AnyOf(Validator):
    children: tuple[Validator, ...] = attrs.field(eq=_canonical)

    def __hash__(self) -> int:
        return hash((AnyOf, frozenset(self.children)))

    def explain(self, subject: object, day: Day, path: str = "") -> Finding:
        return any_holds(
            ("at least one of these must hold", "au moins un de ces points doit être vrai"),
            [child.explain(subject, day, path) for child in self.children],
            at=path,
        )

    def emit(self, code: Code, x: str) -> str:
        if code.deep:
            return code.call(self, x)
        result = code.emit_into(self.children[0], x)
        for child in self.children[1:]:
            with code.block(f"if {result}:"):
                other = child.emit(code, x)
                code.line(f"if {other} != 1: {result} = {other}")
        return result

    def __repr__(self) -> str:
        return f"any_of({', '.join(map(repr, self.children))})"


@attrs.frozen(repr=False)
class Not(Validator):
    child: Validator

    def explain(self, subject: object, day: Day, path: str = "") -> Finding:
        return opposite(
            ("this must not hold", "ceci ne doit pas être vrai"), self.child.explain(subject, day, path), at=path
        )

    def emit(self, code: Code, x: str) -> str:
        result = self.child.emit(code, x)
        opposed = code.name("r")
        code.line(f"{opposed} = 2 if {result} == 2 else 1 - {result}")
        return opposed

    def __repr__(self) -> str:
        return f"not_({self.child!r})"


@attrs.frozen(repr=False)
class At(Validator):
    path: str
    child: Validator
    ask: Words = attrs.field(default="", eq=False)

    def explain(self, subject: object, day: Day, path: str = "") -> Finding:
        value = subject
        for name in self.path.split("."):
            if value is None:
                break
            value = getattr(value, name)
        where = join(path, self.path)
        if value is None and self.ask:
            return missing(where, self.ask)
        return self.child.explain(value, day, where)

    def emit(self, code: Code, x: str) -> str:
        return self.child.emit(code, code.path(x, self.path))

    def emit_check(self, code: Code, x: str) -> None:
        self.child.emit_check(code, code.path(x, self.path))

    def __repr__(self) -> str:
        return f"at({self.path!r}, {self.child!r})"


@attrs.frozen(repr=False)
class Each(Validator):
    path: str
    child: Validator
    ask: Words = attrs.field(default="", eq=False)

    def explain(self, subject: object, day: Day, path: str = "") -> Finding:
        items, where = _items(subject, self.path, path)
        if items is None:
            return missing(where, self.ask or NOT_STATED)
        return all_hold(
            ("each one must do", "chacun doit convenir"),
            [self.child.explain(item, day, f"{where}[{index}]") for index, item in enumerate(items)],
            at=where,
        )

    def emit(self, code: Code, x: str) -> str:
        if code.deep:
            return code.call(self, x)
        items, result = code.path(x, self.path), code.name("r")
        code.line(f"{result} = 0")
        with code.block(f"if {items} is None:"):
            code.line(f"{result} = 2")
        with code.block("else:"), code.loop(items) as item:
            one = self.child.emit(code, item)
            with code.block(f"if {one}:"):
                code.line(f"{result} = {one}")
                code.line(f"if {one} == 1: break")
        return result

    def emit_check(self, code: Code, x: str) -> None:
        if code.deep:
            Validator.emit_check(self, code, x)
            return
        items = code.path(x, self.path)
        with code.block(f"if {items} is None:"):
            code.line("u = 2")
        with code.block("else:"), code.loop(items) as item:
            self.child.emit_check(code, item)

    def __repr__(self) -> str:
        return f"each({self.path!r}, {self.child!r})"


@attrs.frozen(repr=False)
class Some(Validator):
    path: str
    child: Validator
    ask: Words = attrs.field(default="", eq=False)

    def explain(self, subject: object, day: Day, path: str = "") -> Finding:
        items, where = _items(subject, self.path, path)
        if items is None:
            return missing(where, self.ask or NOT_STATED)
        return any_holds(
            ("at least one must do", "l'un au moins doit convenir"),
            [self.child.explain(item, day, f"{where}[{index}]") for index, item in enumerate(items)],
            at=where,
        )

    def emit(self, code: Code, x: str) -> str:
        if code.deep:
            return code.call(self, x)
        items, result = code.path(x, self.path), code.name("r")
        code.line(f"{result} = 1")
        with code.block(f"if {items} is None:"):
            code.line(f"{result} = 2")
        with code.block("else:"), code.loop(items) as item:
            one = self.child.emit(code, item)
            with code.block(f"if {one} != 1:"):
                code.line(f"{result} = {one}")
                code.line(f"if {one} == 0: break")
        return result

    def __repr__(self) -> str:
        return f"some({self.path!r}, {self.child!r})"


@attrs.frozen(repr=False)
class When(Validator):
    condition: Validator
    then: Validator

    def explain(self, subject: object, day: Day, path: str = "") -> Finding:
        condition = self.condition.explain(subject, day, path)
        if condition.verdict is Verdict.FAIL:
            return attrs.evolve(
                not_applicable(("the condition is not met", "la condition n'est pas remplie"), at=path),
                children=(condition,),
            )
        then = self.then.explain(subject, day, path)
        if condition.verdict is Verdict.PASS or then.verdict is Verdict.PASS:
            return then
        children = (condition, then) if then.verdict is Verdict.UNKNOWN else (condition,)
        return all_hold(
            ("it is not known whether this applies", "on ne sait pas si ceci s'applique"), children, at=path
        )

    def emit(self, code: Code, x: str) -> str:
        if code.deep:
            return code.call(self, x)
        condition, result = self.condition.emit(code, x), code.name("r")
        code.line(f"{result} = 0")
        with code.block(f"if {condition} != 1:"):
            then = self.then.emit(code, x)
            code.line(f"if {then}: {result} = 2 if {condition} else {then}")
        return result

    def emit_check(self, code: Code, x: str) -> None:
        if code.deep:
            Validator.emit_check(self, code, x)
            return
        condition = self.condition.emit(code, x)
        with code.block(f"if {condition} == 0:"):
            self.then.emit_check(code, x)
        with code.block(f"elif {condition} == 2:"):
            then = self.then.emit(code, x)
            code.line(f"if {then}: u = 2")

    def __repr__(self) -> str:
        return f"when({self.condition!r}, {self.then!r})"


@attrs.frozen
class Enforcer:
    """A gate: returns its subject, or raises with the explanation."""

    validator: Validator
    unknown: str = "refuse"

    def __call__(self, subject: S, *, as_of: str | date) -> S:
        """Return ``subject``, or raise :class:`~healthgov.errors.NotCompliantError`."""
        verdict = self.validator.verdict(subject, as_of=as_of)
        if verdict is Verdict.PASS or (verdict is Verdict.UNKNOWN and self.unknown == "allow"):
            return subject
        raise NotCompliantError(self.validator(subject, as_of=as_of))


def all_of(*validators: Validator) -> Validator:
    """All must hold; nested ones are flattened, and one alone stands for itself.

    :raises DefinitionError: without any validator, since an empty PASS would be evidence of nothing.
    """
    return _flat(AllOf, validators)


def any_of(*validators: Validator) -> Validator:
    """At least one must hold.

    :raises DefinitionError: without any validator.
    """
    return _flat(AnyOf, validators)


def not_(validator: Validator) -> Validator:
    """It must not hold; twice is the validator itself."""
    return validator.child if isinstance(validator, Not) else Not(validator)


def at(path: str, validator: Validator, *, ask: Words = "") -> Validator:
    """Ask of the attribute at a dotted path; ``ask`` is the question when it is not stated.

    >>> from healthgov.validators import begun
    >>> at("certificate.first_day", begun())
    at('certificate.first_day', begun())
    """
    return At(_checked(path), validator, ask)


def each(path: str, validator: Validator, *, ask: Words = "") -> Validator:
    """Ask of every item of the tuple at a dotted path; stated to be none, there is nothing to fail."""
    return Each(_checked(path), validator, ask)


def some(path: str, validator: Validator, *, ask: Words = "") -> Validator:
    """Ask that at least one item of the tuple at a dotted path holds."""
    return Some(_checked(path), validator, ask)


def when(condition: Validator, then: Validator) -> Validator:
    """Ask ``then`` only where ``condition`` holds: Kleene's implication."""
    return When(condition, then)


def enforce(validator: Validator, *, unknown: str = "refuse") -> Enforcer:
    """Return a gate for code: it gives the subject back on PASS and raises otherwise.

    ``unknown`` is ``"refuse"`` (the default) or ``"allow"``.

    :raises DefinitionError: for another value of ``unknown``.
    """
    if unknown not in ("refuse", "allow"):
        raise DefinitionError("enforce(..., unknown=...) takes 'refuse' or 'allow'")
    return Enforcer(validator, unknown)


def _flat(kind: type[AllOf | AnyOf], validators: tuple[Validator, ...]) -> Validator:
    children: dict[Validator, None] = {}
    for validator in validators:
        for child in validator.children if isinstance(validator, kind) else (validator,):
            children[child] = None
    if not children:
        raise DefinitionError("all_of and any_of need at least one validator")
    return kind(tuple(children)) if len(children) > 1 else next(iter(children))


def _checked(path: str) -> str:
    if not all(part.isidentifier() and not part.startswith("__") for part in path.split(".")):
        raise DefinitionError("a path is attribute names joined by dots, such as 'certificate.last_day'")
    return path


def _items(subject: object, dotted: str, path: str) -> tuple[tuple[object, ...] | None, str]:
    value = subject
    for name in dotted.split("."):
        if value is None:
            break
        value = getattr(value, name)
    return cast("tuple[object, ...] | None", value), join(path, dotted)
