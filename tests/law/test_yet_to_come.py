"""No pass rests on what is yet to come: a day on which something was done is moved behind the day asked, in what passes.

``yet_to_come.yaml`` says for which rules, and which of their days, a later day may pass, and why; run this file to see what
it lacks.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from effort import tries
from groups import in_groups, law_of
from healthgov.commands.laws import bodies_of_country, default_bodies
from healthgov.documents import structure
from healthgov.facts import Fact
from healthgov.models import Organisation
from healthgov.questions.changes import steps_of
from healthgov.questions.reads import facts_read
from healthgov.rules import Rule, RuleSet
from healthgov.rules.subjects import walk
from healthgov.verdicts import Verdict
from law import test_cases, test_organisation, test_small_documents
from law.cases import changed, read_yaml
from law.made_up import Asked, stated

WRITTEN = read_yaml(Path(__file__).parent / "yet_to_come.yaml")
NOT_DONE: dict[str, str] = WRITTEN["not_done"]
MAY_COME: dict[str, dict[str, str]] = WRITTEN["may_come"]
LATER = (timedelta(days=3), timedelta(days=400))
CASES = tries(2, 1000)

Passing = tuple[type[RuleSet], Rule, Asked, date, str]


def passing() -> dict[str, list[Passing]]:
    """By code: what the cases of lawyers and strangers call a pass."""
    found: dict[str, list[Passing]] = defaultdict(list)
    for one in test_cases.CASES:
        if one.expect == "pass":
            for rule in one.rule_set.rules:
                if rule.code == one.rule:
                    found[one.rule].append((one.rule_set, rule, _placed(one.subject, one.root), one.as_of, one.name))
    for case in test_organisation.CASES:
        if case.expect == "pass":
            whole = structure(changed(test_organisation.BASE, case.changes), Organisation)
            for found_here in _in(whole, test_organisation.RULE_SETS, case.rule, case.as_of, case.name):
                found[case.rule].append(found_here)
    for stem, plain in test_small_documents.CASES:
        if plain["expect"] == "pass":
            document = test_small_documents.FILES[stem]["documents"][plain["document"]]
            whole = structure(changed(document, plain.get("with") or {}), Organisation)
            bodies = tuple(dict.fromkeys((*default_bodies(), *bodies_of_country(whole))))
            day = plain.get("as_of", test_small_documents.DAY)
            found[plain["rule"]] += _in(whole, bodies, plain["rule"], day, plain["name"])
    return found


def _placed(subject: Any, root: Any) -> Asked:
    """The subject of a case, in its document where it stands in one."""
    for one in walk(root) if root is not None else ():
        if one.value is subject:
            return Asked({"/": root}, ("/", *steps_of(one.path)[1:]))
    return Asked({"/": subject}, ("/",))


def _in(whole: Organisation, bodies: tuple[type[RuleSet], ...], code: str, day: date, name: str) -> Iterator[Passing]:
    for rule_set in bodies:
        for rule in rule_set.rules:
            if rule.code == code:
                for one in walk(whole):
                    if isinstance(one.value, rule.of or rule_set.of):  # type: ignore[arg-type]
                        yield rule_set, rule, Asked({"/": whole}, ("/", *steps_of(one.path)[1:])), day, name


def done(asked: Asked, read: frozenset[Fact[Any]]) -> dict[Fact[Any], list[tuple[Any, Any]]]:
    """The days on which something was done that a rule reads, wherever they stand in the document."""
    found: dict[Fact[Any], list[tuple[Any, Any]]] = defaultdict(list)
    for steps, fact, value in stated(asked.document, ("/",)):
        first = value[0] if isinstance(value, tuple) and value else value
        if fact in read and isinstance(first, date) and repr(fact) not in NOT_DONE:
            found[fact].append((steps, value))
    return found


def behind(value: Any, day: date) -> Any:
    """The same kind of value, on a day."""
    if isinstance(value, tuple):
        return (behind(value[0], day),)
    return datetime.combine(day, time(), UTC) if isinstance(value, datetime) else day


def still_passing(code: str, count: int) -> set[str]:
    """The facts of which a later day passes."""
    found: set[str] = set()
    for rule_set, rule, asked, day, _ in PASSING[code][:count]:
        law = rule_set(as_of=day)
        if law.skips(rule) is not None or not _passes(law, rule, asked):
            continue
        read = frozenset(facts_read(rule.whole, rule.of or rule_set.of, law=law))
        for fact, places in done(asked, read).items():
            for later in LATER:
                moved: Asked | None = asked
                for steps, value in places:
                    moved = moved and moved.with_(steps, behind(value, day + later))
                if moved is not None and _passes(law, rule, moved):
                    found.add(repr(fact))
    return found


def _passes(law: RuleSet, rule: Rule, asked: Asked) -> bool:
    finding = law.explain(rule, asked.subject, asked.document)
    return finding.verdict is Verdict.PASS and finding.applies


PASSING = passing()


@in_groups(sorted(PASSING), by=law_of)
def test_no_pass_rests_on_what_is_yet_to_come(code: str):
    """What was done on a later day was not done: such a pass has its reason."""
    reasons = MAY_COME.get(code, {}).keys()
    assert still_passing(code, CASES) <= reasons, "read the law: is it a deed, and does the pass rest on it?"


def test_reasons_are_of_rules():
    """A reason names a rule there is, and says something."""
    assert MAY_COME.keys() <= PASSING.keys()
    assert all(why for facts in (NOT_DONE, *MAY_COME.values()) for why in facts.values())


if __name__ == "__main__":
    for code in sorted(PASSING):
        lacking = still_passing(code, 1000) - MAY_COME.get(code, {}).keys()
        needless = MAY_COME.get(code, {}).keys() - still_passing(code, 1000)
        if lacking or needless:
            sys.stdout.write(f"{code}: lacking {sorted(lacking)}, needless {sorted(needless)}\n")
