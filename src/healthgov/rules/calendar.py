"""The calendar of everything that will change, found by stepping from one ``holds_until`` to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from healthgov.periods import Day, as_date
from healthgov.rules.checking import Checking
from healthgov.rules.report import Result, in_force
from healthgov.rules.ruleset import RuleSet
from healthgov.rules.waivers import Waiver
from healthgov.verdicts import Verdict

__all__ = ["Turn", "calendar"]


@attrs.frozen
class Turn:
    """On ``day`` the verdict of a rule at a path changes; ``None`` where the rule is not evaluated.

    ``result`` explains the new verdict.
    """

    day: date
    code: str
    path: str
    before: Verdict | None
    after: Verdict | None
    result: Result | None = attrs.field(eq=False, repr=False, default=None)


def calendar(
    document: object,
    *rule_sets: type[RuleSet],
    as_of: str | date,
    until: str | date,
    waivers: Iterable[Waiver] = (),
) -> Iterator[Turn]:
    """Every change of verdict after ``as_of`` up to ``until`` inclusive, in order of days."""
    last, given = as_date(until, "until"), tuple(waivers)
    checking = Checking(document, rule_sets, as_of, given)
    answers = _answers(checking)
    while (day := _next(checking, answers)) is not None and day <= last:
        checking = Checking(document, rule_sets, day, given)
        later = _answers(checking, answers)
        for key in dict.fromkeys((*answers, *later)):
            before, after = answers.get(key), later.get(key)
            old, new = _verdict(before), _verdict(after)
            if old is not new:
                yield Turn(day, key[1], key[2], old, new, after)
        answers = later


Key = tuple[int, str, str]
"""The place of a body of law, a code, and a path; of two rules that share a code, one at most is in force on a day."""


def _answers(checking: Checking, known: Mapping[Key, Result] | None = None) -> dict[Key, Result]:
    """All results by their place; what holds on from an earlier day is not asked again."""
    found: dict[Key, Result] = {}
    for index, rules in enumerate(checking.rule_sets):
        for rule in rules.rules:
            of = rule.of or rules.of
            if of is None or rules.skips(rule) is not None:
                continue
            for kind, subjects in checking.subjects.items():
                for subject in subjects if issubclass(kind, of) else ():
                    key = (index, rule.code, subject.path)
                    before = None if known is None else known.get(key)
                    if before is not None and before.rule.name == rule.name and _holds(before, checking):
                        found[key] = before
                    else:
                        found[key] = next(checking.asked(rules, (rule,), subject))
    return found


def _holds(result: Result, checking: Checking) -> bool:
    """Whether an earlier answer still holds; one that waivers may cover is asked again."""
    if checking.waivers and result.verdict is Verdict.FAIL:
        return False
    return result.holds_until is None or checking.day < result.holds_until


def _next(checking: Checking, answers: Mapping[Key, Result]) -> date | None:
    """The next day on which an answer, a rule in force, a waiver or a house value may change."""
    days = [result.holds_until for result in answers.values()]
    for rules in checking.rule_sets:
        days += [finding.holds_until for rule in rules.rules if (finding := rules.skips(rule)) is not None]
    for waiver in checking.waivers:
        day = Day(checking.day)
        in_force(waiver, day)
        days.append(day.holds_until)
    return min((day for day in (*days, checking.next_departure()) if day is not None), default=None)


def _verdict(result: Result | None) -> Verdict | None:
    if result is None:
        return None
    return Verdict.PASS if result.waiver else result.verdict
