"""What is checked at the ``class`` statement of a rule set: names, codes, and facts within reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from healthgov.errors import DefinitionError
from healthgov.facts import holds, is_model
from healthgov.questions.tree import Question
from healthgov.rules.rule import Rule
from healthgov.structs import struct
from healthgov.values import Parameter

__all__ = [
    "Tombstone",
    "asked_before",
    "attributes_of",
    "check_attribute",
    "check_codes",
    "check_reach",
    "subjects_of_rule",
    "where_of",
]

_COMMA = ", "


@struct
class Tombstone:
    """A code that was withdrawn and is never used again; ``instead`` says what to read now."""

    code: str
    instead: str = ""


def where_of(where: Question | Mapping[type, Question], model: type) -> Question | None:
    """Whom a law reaches, asked of a model."""
    if isinstance(where, Question):
        return where
    return next((question for kind, question in where.items() if issubclass(model, kind)), None)


def check_reach(cls: type, rule: Rule, model: type) -> None:
    """Whether every fact that a rule reads belongs to its subject, to something inside it, or to what it is a part of.

    :raises DefinitionError: for a fact that does not.
    """
    if not is_model(model):
        return
    facts = rule.every_fact()
    inside = {model, *(fact.item for fact in facts)}
    astray = {
        owner
        for owner in {fact.owner for fact in facts}
        if not (holds(owner, model) or any(holds(outer, owner) for outer in inside))
    }
    for fact in facts if astray else ():
        if fact.owner in astray:
            raise DefinitionError(
                f"{cls.__name__}.{rule.name} ({rule.code}) is asked of a {model.__name__} and reads {fact!r}: a "
                f"{fact.owner.__name__} neither lies in it nor holds it"
            )


def subjects_of_rule(cls: type, rule: Rule, origin: Any) -> type | None:
    """The model of the class that first names a rule.

    :raises DefinitionError: where that class brings laws about several models together, so that it would be one of them.
    """
    model: type | None = origin.of
    if "of" not in origin.__dict__:
        several = {base.__dict__["of"] for base in origin.__mro__ if base.__dict__.get("of") is not None}
        if len(several) > 1:
            names = _COMMA.join(sorted(one.__name__ for one in several))
            raise DefinitionError(
                f"{cls.__name__}.{rule.name} ({rule.code}) does not say what it is about, and this law is about several "
                f"models ({names}): say which, as in @rule(..., of={names.partition(_COMMA)[0]})"
            )
    return model


def attributes_of(cls: type) -> dict[str, object]:
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


def asked_before(cls: Any, origin: Any, rule: Rule, model: type, root: type) -> Question | None:
    """What a rule asks in the law that names it, where nothing that it may read of its law is another thing here.

    ``cls`` extends ``origin``; ``root`` is the class of all laws.
    """
    if origin is cls or origin.__dict__["_found"].get(rule.name) is not rule:
        return None
    if origin not in cls._same:
        cls._same[origin] = _reads_the_same(cls, origin, root)
    before = origin.built(rule) if cls._same[origin] else None
    return before.question if before is not None and before.of is model else None


def _reads_the_same(cls: type, origin: type, root: type) -> bool:
    """Whether a law has all that another, which it extends, has in its way, and reaches as far."""
    added = (base for base in cls.__mro__ if base not in origin.__mro__ and issubclass(base, origin))
    if any(base.__dict__.get("_where") is not None for base in added):
        return False
    own = (
        base for base in origin.__mro__ if base not in root.__mro__
    )  # a class beside the laws may hold what they read
    names = {name for base in own for name in base.__dict__ if name not in root.__dict__}
    return all(_first(cls, name) is _first(origin, name) for name in names)


def _first(cls: type, name: str) -> object:
    return next((base.__dict__[name] for base in cls.__mro__ if name in base.__dict__), None)


def check_attribute(cls: type, name: str, value: object) -> None:
    """Whether what a class says under a name may stand where a base says something under it.

    :raises DefinitionError: where it may not; it says what to write instead.
    """
    base = _inherited(cls, name)
    another = _another_history(base, value)
    where = f"{cls.__name__}.{name}"
    if isinstance(base, Rule) and not isinstance(value, Rule):
        raise DefinitionError(
            f"{where} hides the rule {base.code}. Write `@{_owner(cls, name)}.{name}.override` above a function, "
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
    if getattr(value, "__qualname__", "").startswith("rule.<locals>"):
        raise DefinitionError(
            f"{where} is a rule without a question. Write `@rule('CODE-01', ...)` above a function (law, subject)."
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


def check_codes(cls: type, rules: Iterable[Rule], gone: Mapping[str, str]) -> None:
    """Whether each rule has subjects, and a code that is its own on each day; ``gone`` says what to read instead.

    :raises DefinitionError: where one has not.
    """
    seen: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.code in gone:
            raise DefinitionError(f"{cls.__name__}: {rule.code} was withdrawn ({gone[rule.code]}); use a new code")
        if rule.of is None and getattr(cls, "of", None) is None:
            raise DefinitionError(
                f"{cls.__name__}: {rule.code} has no subject. Write `class {cls.__name__}(RuleSet, of=...)`, "
                "or `rule(..., of=...)`."
            )
        for other in seen.setdefault(rule.code, []):
            if rule.validity.overlaps(other.validity):
                raise DefinitionError(
                    f"{cls.__name__}: {other.name} ({other.validity}) and {rule.name} ({rule.validity}) both claim "
                    f"the code {rule.code} on the same days. Let one end the day before the other starts."
                )
        seen[rule.code].append(rule)
