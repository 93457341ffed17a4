"""``check``: walk a document, ask every rule of its subjects, return one report."""

from __future__ import annotations

import enum
import functools
import types
import typing
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from typing import cast

import attrs

from healthgov.periods import Period, as_date
from healthgov.errors import DefinitionError
from healthgov.facts import hints, is_model
from healthgov.findings import join
from healthgov.rules.report import Report, Subject
from healthgov.rules.ruleset import RuleSet
from healthgov.rules.waivers import Waiver

__all__ = ["check", "walk"]


def check(
    document: object,
    *rule_sets: type[RuleSet],
    as_of: str | date,
    waivers: Iterable[Waiver] = (),
) -> Report:
    """Check a document against bodies of law on a day.

    ``document`` is any frozen model, usually an organisation. Each rule is asked of every subject of
    its type found in it. Waivers that stand in the document count as well as those given.

    :raises DefinitionError: without a rule set, or when something else is given for one.
    """
    if not rule_sets:
        raise DefinitionError("check needs at least one rule set, such as *fr.RULE_SETS")
    for given in rule_sets:
        if not (isinstance(given, type) and issubclass(given, RuleSet)):
            raise DefinitionError("check takes rule set classes (fr.Hds), not instances or modules")
    day = as_date(as_of, "as_of")
    subjects = tuple(walk(document))
    found = (subject.value for subject in subjects if isinstance(subject.value, Waiver))
    return Report(
        document=document,
        as_of=day,
        rule_sets=tuple(_on_day(cast("Hashable", given), day) for given in rule_sets),
        subjects=subjects,
        waivers=(*found, *waivers),
    )


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
                if attrs.has(type(item)):
                    yield from walk(item, f"{where}[{index}]")
        elif attrs.has(value.__class__):
            yield from walk(value, where)


@functools.lru_cache(maxsize=64)
def _on_day(rule_set: Hashable, day: date) -> RuleSet:
    """The law on a day, kept for the next document: it does not change, and holds what was compiled."""
    return cast("type[RuleSet]", rule_set)(as_of=day)


@functools.cache
def _branches(model: Hashable) -> tuple[str, ...]:
    """The fields of a model that may hold other models."""
    kind = cast("type", model)
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
