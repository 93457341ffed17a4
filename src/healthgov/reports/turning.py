"""What will change, told by day and cause: what turns on one day for one reason stands together, whatever rules and places.

A cause is, in this order, a text that begins or ceases to be asked; a day that the document states and the rule reads (the last
day of a certificate); else what the new answer says.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import attrs

from healthgov.facts import facts_of
from healthgov.languages import ENGLISH, say
from healthgov.questions.reads import facts_read
from healthgov.reports.naming import Names
from healthgov.rules import Rule
from healthgov.rules.report import Turn
from healthgov.rules.results import Result
from healthgov.verdicts import Verdict

__all__ = ["Change", "changes_of"]

_ONE_DAY = timedelta(days=1)
_WEIGHT = {Verdict.FAIL: 2, Verdict.UNKNOWN: 1, Verdict.PASS: 0, None: 0}
Sides = tuple[str | None, str | None]


@attrs.frozen
class Change:
    """Everything that turns on a day for one cause, the gravest first."""

    day: date
    turns: tuple[Turn, ...]
    cause: str
    """What happens on the day, in words; empty where only the new answer says it."""
    paths: tuple[str, ...]
    """The places where it happens."""
    key: tuple[str, ...]
    """What it is known by: the same in any language, and under edits of the document that do not concern it."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The rules whose answers turn."""
        return tuple(dict.fromkeys(turn.code for turn in self.turns))

    @property
    def sides(self) -> tuple[tuple[Sides, tuple[Turn, ...]], ...]:
        """The turns by the answers before and after, the gravest first."""
        found: dict[Sides, list[Turn]] = defaultdict(list)
        for turn in self.turns:
            found[turn.states()].append(turn)
        return tuple((sides, tuple(turns)) for sides, turns in found.items())

    @property
    def worse(self) -> bool:
        """Whether an answer gets worse."""
        return any(_WEIGHT[turn.after] > _WEIGHT[turn.before] for turn in self.turns)

    def why(self, language: str) -> str:
        """The cause in words, or what the new answer says."""
        first = self.turns[0]
        return self.cause or (first.result.reason(language) if first.result else "")


def changes_of(turns: Iterable[Turn], names: Names) -> tuple[Change, ...]:
    """What changes, day by day."""
    by_day: dict[date, list[Turn]] = defaultdict(list)
    for turn in turns:
        by_day[turn.day].append(turn)
    stated = _stated(names) if by_day else {}
    return tuple(change for day in sorted(by_day) for change in _on(day, by_day[day], stated, names))


@attrs.frozen
class _Moment:
    """A day that the document states somewhere, as it begins or is over."""

    path: str
    fact: Any  # to type checkers a fact that a class holds is its value
    value: date
    over: bool

    @property
    def kind(self) -> tuple[str, ...]:
        return (repr(self.fact), "over" if self.over else "begun")


Stated = dict[date, list[_Moment]]


def _stated(names: Names) -> Stated:
    """The days on which something that the document states begins, or is over."""
    found: Stated = defaultdict(list)
    for path, place in names.places.items():
        facts = {fact.name: fact for fact in facts_of(place.model)}
        for name, value in place.stated.items():
            if isinstance(value, date):
                day = value.date() if isinstance(value, datetime) else value
                found[day].append(_Moment(path, facts[name], day, over=False))
                if day < date.max:
                    found[day + _ONE_DAY].append(_Moment(path, facts[name], day, over=True))
    return found


def _on(day: date, turns: list[Turn], stated: Stated, names: Names) -> Iterator[Change]:
    moments = {id(turn): _moments(turn, stated.get(day, ())) for turn in turns}
    often = Counter(kind for some in moments.values() for kind in {one.kind for one in some})
    groups: dict[tuple[str, ...], list[Turn]] = defaultdict(list)
    for turn in turns:
        groups[_known(turn, moments[id(turn)], often)].append(turn)
    for key, some in groups.items():
        gravest = sorted(some, key=lambda turn: (-_WEIGHT[turn.after], -_severity(turn)))
        meant = [one for turn in gravest for one in moments[id(turn)] if one.kind == key]
        paths = tuple(dict.fromkeys(one.path for one in meant)) or tuple(dict.fromkeys(turn.path for turn in gravest))
        cause = _said(gravest[0], meant, key, names.language)
        yield Change(day, tuple(gravest), cause, paths, _lasting(day, key, gravest, names))


def _known(turn: Turn, moments: list[_Moment], often: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    """What the turn has in common with others of its day."""
    rule = _rule(turn)
    if rule is not None and (turn.before is None or turn.after is None):
        return ("text", "begins" if turn.before is None else "ends", rule.carrier.cite)
    if moments:
        return max((one.kind for one in moments), key=lambda kind: often[kind])
    return ("reason", "" if turn.result is None else turn.result.reason(ENGLISH))


def _moments(turn: Turn, moments: Iterable[_Moment]) -> list[_Moment]:
    """What is stated of the day and read by the rule: inside its subject if there is any such."""
    rule = _rule(turn)
    read = [one for one in moments if rule is not None and one.fact in _read(rule)]
    return [one for one in read if f"{one.path}.".startswith(f"{turn.path}.")] or read


@functools.lru_cache(maxsize=512)
def _read(rule: Rule) -> frozenset[Any]:
    return frozenset(facts_read(rule.whole, rule.of, law=rule.law))


def _said(turn: Turn, moments: list[_Moment], key: tuple[str, ...], language: str) -> str:
    if moments:
        first = moments[0]
        words = "{noun} was {value}: over" if first.over else "{noun} is {value}: begun"
        noun = say(first.fact.noun, None, language)
        return say(words, {"noun": noun, "value": first.value}, language)
    rule = _rule(turn)
    if key[0] == "text" and rule is not None:
        words = "a text begins to apply: {cite}" if key[1] == "begins" else "a text ceases to apply: {cite}"
        return say(words, {"cite": rule.carrier.said(language)}, language)
    return ""


def _lasting(day: date, key: tuple[str, ...], turns: list[Turn], names: Names) -> tuple[str, ...]:
    """Words change from version to version: where the answer alone says why, the first of its places is what it is known by."""
    if key[0] != "reason":
        return (day.isoformat(), *key)
    return min((day.isoformat(), turn.code, names.key(turn.path)) for turn in turns)


def _rule(turn: Turn) -> Rule | None:
    result: Result | None = turn.result or turn.former
    return None if result is None else result.rule


def _severity(turn: Turn) -> int:
    rule = _rule(turn)
    return 0 if rule is None else int(rule.severity)
