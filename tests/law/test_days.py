"""Every day on which the law changes is tried on both its sides.

``days.yaml`` says for each rule, by day, what becomes of one case from the day before to the day itself; run this file to
write it anew, and review what it changes. A legal day that shows in no case is listed at its end, with the reason.
"""

from __future__ import annotations

import functools
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import attrs

from groups import in_groups, law_of
from healthgov.documents import structure
from healthgov.models import Organisation
from healthgov.questions.changes import get, put
from healthgov.rules import Rule, RuleSet, check
from healthgov.values import Parameter
from healthgov.verdicts import Verdict
from law import test_cases, test_organisation
from law.cases import changed, read_yaml
from law.made_up import nodes, rules_once

HERE = Path(__file__).parent
ONE = timedelta(days=1)


@attrs.frozen(eq=False)
class Subject:
    """What a case asks about."""

    name: str
    thing: Any
    root: Any


@functools.cache
def subjects() -> dict[str, list[Subject]]:
    """By code: what the cases of lawyers ask about."""
    found: dict[str, list[Subject]] = defaultdict(list)
    for case in test_cases.CASES:
        found[case.rule].append(Subject(case.name, case.subject, case.root))
    for case in test_organisation.CASES:
        whole = structure(changed(test_organisation.BASE, case.changes), Organisation)
        found[case.rule].append(Subject(case.name, whole, None))
    return found


def legal_days(rule: Rule) -> dict[date, str]:
    """The days on which the rule, or a value of it, starts, ends or changes; and those it compares with."""
    found: dict[date, str] = {}
    for node in nodes(rule.whole):
        if isinstance(node, Parameter):
            found.update({change.since: "value" for change in node.changes if change.since is not None})
        elif type(node) is date:
            found[node] = "compared"
    if rule.validity.until:
        found[rule.validity.until + ONE] = "until"
    if rule.validity.since:
        found[rule.validity.since] = "since"
    return found


def answer(rule_set: type[RuleSet], code: str, one: Subject, day: date) -> str:
    """The answer to a case on a day: a verdict, ``not_applicable``, or ``not asked``."""
    if isinstance(one.thing, Organisation) and one.root is None:
        results = check(one.thing, *rule_set.only(code), as_of=day).results
        found = [r.verdict.value if r.applies else "not_applicable" for r in results]
    else:
        law = rule_set(as_of=day)
        findings = [
            law.explain(r, one.thing, one.root) for r in rule_set.rules if r.code == code and law.skips(r) is None
        ]
        found = [f.verdict.value if f.applies or f.verdict is not Verdict.PASS else "not_applicable" for f in findings]
    return min(found, key=("fail", "unknown", "pass", "not_applicable").index, default="not asked")


def moved(subject: Subject, day: date) -> Iterator[tuple[str, Subject]]:
    """The case with one of its own days put on another day."""
    for steps, value in _days_in(subject.thing, ()):
        if type(value) is not date:
            continue
        roots = put({"/": subject.thing}, ("/", *steps), day)
        if roots is not None:
            yield ".".join(map(str, steps)), Subject(subject.name, get(roots, ("/",)), subject.root)


def _days_in(thing: Any, here: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(thing, tuple):
        for index, one in enumerate(thing):
            yield from _days_in(one, (*here, index))
    elif hasattr(type(thing), "_names"):
        for name in type(thing)._names:
            value = getattr(thing, name)
            if type(value) is date:
                yield (*here, name), value
            else:
                yield from _days_in(value, (*here, name))


def shown(rule_set: type[RuleSet], rule: Rule, day: date) -> dict[str, str] | None:
    """A case whose answer is another on the day than on the day before; or one of whose facts makes it so.

    A day that the law compares with may be a last one: then the day after it is the one that counts.
    """
    for first in (day, day + ONE):
        for one in subjects()[rule.code][:12]:
            before, on = (answer(rule_set, rule.code, one, d) for d in (first - ONE, first))
            if before != on:
                return {"case": one.name, "day": str(first), "before": before, "on": on}
        for one in subjects()[rule.code][:6]:
            later = dict(moved(one, first))
            for name, earlier in moved(one, first - ONE):
                before, on = (answer(rule_set, rule.code, who, test_organisation.DAY) for who in (earlier, later[name]))
                if before != on:
                    return {"case": one.name, "day": str(first), "fact": name, "before": before, "on": on}
    return None


WRITTEN = read_yaml(HERE / "days.yaml")
SHOWN: dict[str, list[dict[str, Any]]] = WRITTEN["shown"]
NOT_SHOWN: dict[str, str] = WRITTEN["not_shown"]
RULES = {(rule.code, rule.validity): (rule_set, rule) for rule_set, rule in rules_once()}


def near(day: date) -> set[str]:
    """The days that count for one that the law compares with: itself, and the next where it is a last day."""
    return {str(day), str(day + ONE)}


def test_every_day_of_the_law_is_tried():
    """Each rule shows its first and last day; a day of a value or of the scope is shown by a rule of its rule set."""
    days = {code: {line["day"] for line in lines} for code, lines in SHOWN.items()}
    by_set: dict[type[RuleSet], set[str]] = defaultdict(set)
    for rule_set, rule in RULES.values():
        by_set[rule_set] |= days.get(rule.code, set())
    lacking = [
        f"{rule.code} {day} {why}"
        for rule_set, rule in RULES.values()
        for day, why in legal_days(rule).items()
        if not near(day) & (days.get(rule.code, set()) if why in {"since", "until"} else by_set[rule_set])
    ]
    assert sorted(set(lacking)) == sorted(NOT_SHOWN), "run this file, and write the cases that are lacking"


@in_groups(SHOWN, by=law_of)
def test_both_sides(code: str):
    """The case is answered as written on the day before, and on the day."""
    for line in SHOWN[code]:
        day = date.fromisoformat(line["day"])
        one = next(one for one in subjects()[code] if one.name == line["case"])
        sides = []
        for side in (day - ONE, day):
            who = dict(moved(one, side))[line["fact"]] if "fact" in line else one
            asked_on = test_organisation.DAY if "fact" in line else side
            sides.append(
                {answer(rule_set, code, who, asked_on) for rule_set, rule in RULES.values() if rule.code == code}
            )
        assert line["before"] in sides[0]
        assert line["on"] in sides[1]
        assert line["before"] != line["on"]


def write() -> None:
    """Search anew, and write the file; reasons stay."""
    lines: dict[str, list[dict[str, str]]] = defaultdict(list)
    for rule_set, rule in RULES.values():
        for day in sorted(legal_days(rule)):
            seen = shown(rule_set, rule, day)
            if seen is not None and seen not in lines[rule.code]:
                lines[rule.code].append(seen)
    text = ["# What a case shows of each day on which the law changes; written by test_days.py.\n", "shown:\n"]
    for code in sorted(code for code, found in lines.items() if found):
        text.append(f"  {code}:\n")
        text += [
            f"  - {json.dumps(line, ensure_ascii=False)}\n"
            for line in sorted(lines[code], key=lambda line: line["day"])
        ]
    text.append("# Days that no case shows, and why.\nnot_shown:\n" if NOT_SHOWN else "not_shown: {}\n")
    text += [f"  {json.dumps(key)}: {json.dumps(why, ensure_ascii=False)}\n" for key, why in sorted(NOT_SHOWN.items())]
    (HERE / "days.yaml").write_text("".join(text), encoding="utf-8")


if __name__ == "__main__":
    write()
    sys.stdout.write("days.yaml is written: review what it changes\n")
