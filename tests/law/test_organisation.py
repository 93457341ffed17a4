"""The whole document is asked, and each rule answers as the case file says."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from healthgov import check, fr
from healthgov.documents import structure
from healthgov.organisation import Organisation
from healthgov.rules import Report
from healthgov.verdicts import Verdict
from law.cases import changed, read_yaml

BASE = read_yaml(Path(__file__).parents[2] / "examples" / "telemedicine.yaml")
DAY = date(2026, 11, 23)
RULE_SETS = (fr.DataProtection, fr.Transfers, fr.Prospecting, fr.StaffAwareness, fr.Coherence)
EXPECTATIONS = ("pass", "fail", "unknown", "not_applicable", "absent")
NEVER_PASS = {
    "FR-CSP-02": "where it applies there is a sale: the rest is not applicable",
    "FR-PRO-11": "where it applies a database serves: the rest is not applicable",
}


@attrs.frozen(kw_only=True)
class Case:
    """One change of the document, one rule, one answer."""

    rule: str
    name: str
    expect: str
    as_of: date = DAY
    changes: dict[str, Any] = attrs.field(factory=dict)
    doubt: str | None = None
    holds_until: date | None = None


CASES = [
    Case(**{"changes" if key == "with" else key: value for key, value in entry.items()})
    for path in sorted((Path(__file__).parent / "organisation").glob("*.yaml"))
    for entry in read_yaml(path)["cases"]
]


def asked(document: dict[str, Any], day: date) -> Report:
    """The report on a document in plain form."""
    return check(structure(document, Organisation), *RULE_SETS, as_of=day)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_case(case: Case):
    """FAIL over UNKNOWN over PASS over not applicable, over all subjects of the rule."""
    assert case.expect in EXPECTATIONS
    results = [r for r in asked(changed(BASE, case.changes), case.as_of).results if r.code == case.rule]
    verdicts = {result.verdict for result in results}
    if not results:
        said = "absent"
    elif Verdict.FAIL in verdicts:
        said = "fail"
    elif Verdict.UNKNOWN in verdicts:
        said = "unknown"
    else:
        said = "pass" if any(result.finding.applies for result in results) else "not_applicable"
    shown = "\n".join(str(result.finding) for result in results)
    assert said == case.expect, shown
    if case.doubt is not None:
        doubts = {result.finding.doubt.value for result in results if result.finding.doubt}
        assert case.doubt in doubts, shown
    if case.holds_until is not None:
        ends = [r.finding.holds_until for r in results if r.finding.holds_until is not None]
        assert ends
        assert min(ends) == case.holds_until, shown


@pytest.mark.parametrize("rule_set", RULE_SETS, ids=lambda rule_set: rule_set.__name__)
def test_every_rule_has_a_pass_a_fail_and_an_unknown(rule_set):
    """No rule is left without cases on each side."""
    seen = defaultdict(set)
    for case in CASES:
        seen[case.rule].add(case.expect)
    gaps = {}
    for rule in rule_set.rules:
        wanted = {"fail", "unknown"} | ({"pass"} if rule.code not in NEVER_PASS else {"not_applicable"})
        if lacking := wanted - seen[rule.code]:
            gaps[rule.code] = sorted(lacking)
    assert not gaps


@pytest.mark.parametrize("rule_set", RULE_SETS, ids=lambda rule_set: rule_set.__name__)
def test_both_sides_of_every_date(rule_set):
    """A rule is skipped the day before it comes into force and the day after it ends."""
    for rule in rule_set.rules:
        since, until = rule.validity.since, rule.validity.until
        if since is not None:
            assert rule_set(as_of=since - timedelta(days=1)).skips(rule) is not None
            assert rule_set(as_of=since).skips(rule) is None
        if until is not None:
            assert rule_set(as_of=until).skips(rule) is None
            assert rule_set(as_of=until + timedelta(days=1)).skips(rule) is not None


def test_the_company_in_order_passes():
    """Every section passes on the day, hosting included."""
    report = check(structure(BASE, Organisation), *fr.RULE_SETS, as_of=DAY)
    assert report.verdict is Verdict.PASS, str(report)


def leaves(value: Any, path: str = ""):
    """The dotted path of every fact in a plain document."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for index, item in enumerate(value):
            yield from leaves(item, f"{path}.{index}")
    else:
        yield path


FACTS = [
    path
    for path in leaves(BASE)
    if not path.startswith("hosting") and path.rpartition(".")[2] not in ("id", "audience", "kind", "held_on")
]


def known(report: Report) -> dict[tuple[str, str], Verdict]:
    """The verdict of each rule at each place."""
    return {(result.code, result.path): result.verdict for result in report.results}


WHOLE = known(asked(BASE, DAY))


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_more_never_makes_a_known_answer_unknown(fact: str):
    """What is known without a fact stays known with it; and leaving a fact out never makes a failure."""
    without = known(asked(changed(BASE, {fact: None}), DAY))
    for place, verdict in without.items():
        if verdict is not Verdict.UNKNOWN and place in WHOLE:
            assert WHOLE[place] is not Verdict.UNKNOWN, place
        assert verdict is not Verdict.FAIL, (fact, place)
