"""The calendar of everything that will change: each answer is asked again on the day until which it holds, and only then."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from healthgov.periods import Day, as_date
from healthgov.rules.checking import Checking
from healthgov.rules.notes import in_force
from healthgov.rules.report import Turn
from healthgov.rules.results import Result, Section
from healthgov.rules.rule import Rule
from healthgov.rules.ruleset import RuleSet
from healthgov.rules.subjects import Subject
from healthgov.rules.waivers import Waiver
from healthgov.verdicts import Verdict

__all__ = ["Turn", "calendar", "turns_from"]


def calendar(
    document: object,
    *rule_sets: type[RuleSet],
    as_of: str | date,
    until: str | date,
    waivers: Iterable[Waiver] = (),
) -> Iterator[Turn]:
    """Every change of verdict after ``as_of`` up to ``until`` inclusive, in order of days."""
    given = tuple(waivers)
    checking = Checking(document, rule_sets, as_of, given)
    return turns_from(checking, checking.sections(), rule_sets, as_date(until, "until"), given)


def turns_from(
    checking: Checking,
    sections: tuple[Section, ...],
    rule_sets: tuple[type[RuleSet], ...],
    last: date,
    given: tuple[Waiver, ...],
) -> Iterator[Turn]:
    """Every change of verdict after the day of a check whose sections are known, up to ``last`` inclusive."""
    document = checking.document
    places, answers = _places(checking), _answers(sections)
    due: list[tuple[date, int]] = []  # a heap: the day on which a place is asked again, and its number

    def settle(number: int, result: Result | None) -> None:
        day = _until(checking, places[number], result)
        if day is not None and day <= last:
            heapq.heappush(due, (day, number))

    for number, place in enumerate(places):
        settle(number, answers.get(place))
    while due or checking.waivers:
        day = min((*(due[0][:1] if due else ()), *_waivers_change(checking)), default=None)
        if day is None or day > last:
            return
        waived = _waivers_change(checking) == (day,)
        checking = Checking(document, rule_sets, day, given)
        changing = {number for number, place in enumerate(places) if waived and _fails(answers.get(place))}
        while due and due[0][0] <= day:
            changing.add(heapq.heappop(due)[1])
        for number in sorted(changing):
            place = places[number]
            was, now = answers.pop(place, None), _asked(checking, place)
            if now is not None:
                answers[place] = now
            settle(number, now)
            old, new = _verdict(was), _verdict(now)
            if old is not new:
                yield Turn(day, place.code, place.subject.path, old, new, now, was)


@attrs.frozen
class AnswerPlace:
    """Where an answer stands: its body of law, its code, and its subject.

    Of several rules that share a code, one at most is in force on a day.
    """

    law: int
    code: str
    path: str
    subject: Subject = attrs.field(eq=False)
    rules: tuple[Rule, ...] = attrs.field(eq=False)


def _places(checking: Checking) -> list[AnswerPlace]:
    """All places, by the laws, their rules and the document."""
    places: dict[AnswerPlace, None] = {}
    for index, law in enumerate(checking.rule_sets):
        for rule in law.rules:
            of = rule.of or law.of
            for kind, subjects in checking.subjects.items():
                if of is not None and issubclass(kind, of):
                    rules = tuple(one for one in law.rules_for(kind) if one.code == rule.code)
                    places.update((AnswerPlace(index, rule.code, found.path, found, rules), None) for found in subjects)
    return list(places)


def _answers(sections: tuple[Section, ...]) -> dict[AnswerPlace, Result]:
    """What is answered at each place on the first day."""
    return {
        AnswerPlace(index, result.code, result.path, Subject("", None), ()): result
        for index, section in enumerate(sections)
        for result in section.results
    }


def _asked(checking: Checking, place: AnswerPlace) -> Result | None:
    """What is answered at a place; ``None`` where no rule is in force."""
    law = checking.rule_sets[place.law]
    rule = next((rule for rule in place.rules if law.stands(rule)), None)
    return None if rule is None else checking.result(law, rule, place.subject)


def _until(checking: Checking, place: AnswerPlace, result: Result | None) -> date | None:
    """The first day on which the answer at a place may change."""
    law = checking.rule_sets[place.law]
    days = [law.standing_until(rule) for rule in place.rules]
    days.append(None if result is None else result.holds_until)
    return min((day for day in days if day is not None), default=None)


def _waivers_change(checking: Checking) -> tuple[date, ...]:
    """The next day on which a waiver begins to count or ends, if there is one."""
    day = Day(checking.day)
    for waiver in checking.waivers:
        in_force(waiver, day)
    return () if day.holds_until is None else (day.holds_until,)


def _fails(result: Result | None) -> bool:
    return result is not None and result.verdict is Verdict.FAIL


def _verdict(result: Result | None) -> Verdict | None:
    if result is None:
        return None
    return Verdict.PASS if result.waiver else result.verdict
