"""Every legal number is tried on both its sides: with one unit more, and with one less, some case comes out otherwise."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from healthgov.documents import structure
from healthgov.errors import DefinitionError
from healthgov.eu.gdpr.ages import AGES, UNREAD
from healthgov.eu.places import GDPR_TERRITORY, GDPR_UNTIL_2020
from healthgov.models import Organisation
from healthgov.periods import Period
from healthgov.rules import Rule, RuleSet
from healthgov.values import Change, Parameter
from law import test_cases, test_organisation
from law.cases import changed
from law.made_up import nodes, rules_once
from law.test_days import Subject, answer


@functools.cache
def cases() -> dict[str, list[tuple[Subject, date]]]:
    """By code: what the cases of lawyers ask about, and on which day."""
    found: dict[str, list[tuple[Subject, date]]] = defaultdict(list)
    for case in test_cases.CASES:
        found[case.rule].append((Subject(case.name, case.subject, case.root), case.as_of))
    for case in test_organisation.CASES:
        whole = structure(changed(test_organisation.BASE, case.changes), Organisation)
        found[case.rule].append((Subject(case.name, whole, None), case.as_of))
    return found


def read_by() -> dict[tuple[type[RuleSet], str], list[Rule]]:
    """The rules that read each value of a law."""
    found: dict[tuple[type[RuleSet], str], list[Rule]] = defaultdict(list)
    for rule_set, rule in rules_once():
        for node in nodes(rule.whole):
            if isinstance(node, Parameter) and rule not in found[rule_set, node.name]:
                found[rule_set, node.name].append(rule)
    return found


def beside(value: object) -> Iterator[object]:
    """The values next to a number, a period or a day."""
    if type(value) is int:
        yield from (value - 1, value + 1)
    elif type(value) is date:
        yield from (value - timedelta(days=1), value + timedelta(days=1))
    elif isinstance(value, Period):
        years, months, days = value.years, value.months, value.days
        if days:
            yield Period(years=years, months=months, days=days - 1)
        elif months:
            yield Period(years=years, months=months - 1, days=27)
        else:
            yield Period(years=years - 1, months=11, days=27)
        yield Period(years=years, months=months, days=days + 1)


def departing(rule_set: type[RuleSet], name: str, change: Change[object], value: object) -> type[RuleSet]:
    """The law with another value."""
    parameter, since = rule_set.parameters[name], change.since or date(1900, 1, 1)
    try:
        other = parameter.replaced(since, value, because="a test")
    except DefinitionError:  # a limit is not passed silently
        other = parameter.loosened(since, value, because="a test")
    return type(f"Other{rule_set.__name__}", (rule_set,), {name: other})


VALUES = [
    pytest.param(rule_set, rules, name, change, value, id=f"{name}: {value} for {change.value}")
    for (rule_set, name), rules in read_by().items()
    for change in rule_set.parameters[name].changes
    for value in beside(change.value)
]


@pytest.mark.parametrize(("rule_set", "rules", "name", "change", "value"), VALUES)
def test_both_sides_of_every_legal_number(rule_set, rules, name, change, value):
    """A case stands close enough to the limit to see it move by one unit."""
    other = departing(rule_set, name, change, value)
    assert any(
        answer(rule_set, code, one, day) != answer(other, code, one, day)
        for code in dict.fromkeys(rule.code for rule in rules)
        for one, day in cases()[code]
        if change.since is None or day >= change.since
    ), f"{', '.join(rule.code for rule in rules)}: no case sees {name} of {value} instead of {change.value}"


def test_there_are_values():
    """The law has numbers, periods and days of its own."""
    assert len(VALUES) > 40


@pytest.mark.parametrize(
    "day", [date(2018, 7, 20), date(2020, 6, 24), date(2021, 1, 1), date(2024, 1, 1), date(2026, 11, 29)]
)
def test_each_state_has_one_age_of_consent_or_is_said_to_be_unread(day):
    """No State where the Regulation applies is forgotten, and none stands in two sets."""
    sets = [states.on(day) for states in (*AGES.values(), UNREAD)]
    there = GDPR_TERRITORY.on(day) | GDPR_UNTIL_2020.on(day)
    assert {code: sum(code in states for states in sets) for code in there} == dict.fromkeys(there, 1)
