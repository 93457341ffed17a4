"""Every case a lawyer wrote comes out as the lawyer said."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from effort import tries
from groups import in_groups
from healthgov.facts import is_model
from healthgov.rules import RuleSet
from healthgov.verdicts import Verdict
from law.cases import Case, leads_somewhere, load_cases, places_of, read_yaml

FOLDERS = ("hds", "certification", "identity", "ehds", "traps", "gb", "us")
CASES = load_cases(*FOLDERS)

NEVER_FAIL = {
    "FR-HDS-05": "a missing record of surveillance ends nothing: the rule asks",
    "FR-HDS-17": "nobody read the paragraph that carries it: it is contested instead",
}
NEVER_UNKNOWN = {
    "FR-HDS-23": "a suspension is stated or there is none",
}


def test_case_files_are_read_as_yaml_says():
    """The fast reading of our case files gives what a full parser of YAML 1.2 gives, days, moments and numbers alike."""
    root = Path(__file__).parents[2]
    files = sorted([*(root / "tests").rglob("*.yaml"), *(root / "examples").glob("*.yaml")])
    assert len(files) > len(FOLDERS)
    for path in files[:: tries(3, 1)]:
        full = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        assert json.dumps(read_yaml(path), default=str) == json.dumps(full, default=str), path.name


@in_groups(CASES, by=lambda case: case.rule, named=lambda case: case.name)
def test_case(case: Case):
    """The rule gives the verdict, the doubt and the day the case file names."""
    rules = case.rule_set(as_of=case.as_of)
    chosen = [rule for rule in case.rule_set.rules if rule.code == case.rule]
    assert chosen, f"no rule {case.rule}"
    in_force = [rule for rule in chosen if rules.skips(rule) is None]
    if case.expect == "skipped":
        assert not in_force
        return
    assert in_force, "the rule is not in force on that day"
    finding = rules.explain(in_force[0], case.subject, case.root)
    said = "not_applicable" if finding.verdict is Verdict.PASS and not finding.applies else finding.verdict.value
    assert said == case.expect, str(finding)
    for path in places_of(finding):  # what belongs to the document begins with a stroke
        within = case.root if path.startswith("/") else case.subject
        assert not is_model(type(within)) or leads_somewhere(path.lstrip("/"), within), path
    if case.doubt is not None:
        assert finding.doubt is not None
        assert finding.doubt.value == case.doubt, str(finding)
    if case.holds_until is not None:
        assert finding.holds_until == case.holds_until


def _rule_sets() -> list[type[RuleSet]]:
    return list(dict.fromkeys(case.rule_set for case in CASES))


@pytest.mark.parametrize("rule_set", _rule_sets(), ids=lambda rule_set: rule_set.__name__)
def test_every_rule_has_a_pass_a_fail_and_an_unknown(rule_set: type[RuleSet]):
    """No rule is left without cases on each side, unless the reason is written down."""
    seen: dict[str, set[str]] = defaultdict(set)
    for case in CASES:
        if case.rule_set is rule_set:
            seen[case.rule].add(case.expect)
    gaps = []
    for rule in rule_set.rules:
        wanted = {"pass", "fail", "unknown"}
        wanted -= {"fail"} if rule.code in NEVER_FAIL else set()
        wanted -= {"unknown"} if rule.code in NEVER_UNKNOWN else set()
        if lacking := wanted - seen[rule.code]:
            gaps.append((rule.code, sorted(lacking)))
    assert not gaps


@pytest.mark.parametrize("rule_set", _rule_sets(), ids=lambda rule_set: rule_set.__name__)
def test_both_sides_of_every_date_a_rule_starts_or_ends(rule_set: type[RuleSet]):
    """A rule is skipped the day before it comes into force, and asked on the day."""
    for rule in rule_set.rules:
        for first in (rule.validity.since,):
            if first is not None:
                assert rule_set(as_of=first - timedelta(days=1)).skips(rule) is not None
                if not rule.off:
                    assert rule_set(as_of=first).skips(rule) is None
        last = rule.validity.until
        if last is not None:
            assert rule_set(as_of=last).skips(rule) is None
            assert rule_set(as_of=last + timedelta(days=1)).skips(rule) is not None


@pytest.mark.parametrize("rule_set", _rule_sets(), ids=lambda rule_set: rule_set.__name__)
def test_walk_through_the_history(rule_set: type[RuleSet]):
    """On the first of every quarter (of every second year on a push) every rule answers or is skipped; this proves no value, only that none is missing."""
    subjects = [case for case in CASES if case.rule_set is rule_set][::7]
    for year in range(2017, 2031, tries(2, 1)):
        for month in (1, 4, 7, 10):
            rules = rule_set(as_of=date(year, month, 1))
            for case in subjects[(year + month) % 5 :: 5]:
                for rule in rule_set.rules_for(type(case.subject)):
                    if rules.skips(rule) is None:
                        finding = rules.explain(rule, case.subject, case.root)
                        assert (finding.doubt is None) == (finding.verdict is not Verdict.UNKNOWN)
