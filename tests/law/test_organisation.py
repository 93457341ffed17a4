"""The whole document is asked, and each rule answers as the case file says."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from groups import in_groups
from healthgov import check, fr
from healthgov.documents import structure
from healthgov.eu import Gdpr
from healthgov.models import Organisation
from healthgov.rules import Report
from healthgov.verdicts import Verdict
from law.cases import changed, leads_somewhere, places_of, read_yaml

BASE = read_yaml(Path(__file__).parents[2] / "examples" / "telemedicine.yaml")
DAY = date(2026, 11, 23)
RULE_SETS = (fr.DataProtection, fr.Transfers, fr.Prospecting, fr.StaffAwareness, fr.Coherence)
EXPECTATIONS = ("pass", "fail", "unknown", "not_applicable", "absent")
NEVER_PASS = {
    "FR-CSP-02": "where it applies there is a sale: the rest is not applicable",
    "FR-PRO-11": "where it applies a database serves: the rest is not applicable",
}


NEVER_FAIL = {
    "EU-COH-13": "what one legal person keeps abroad for itself is transferred to nobody, so the rule asks",
    "EU-GDPR-88": "whose law is applied is no fault: the rule asks",
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


@in_groups(CASES, by=lambda case: case.rule, named=lambda case: case.name)
def test_case(case: Case):
    """FAIL over UNKNOWN over PASS over not applicable, over all subjects of the rule."""
    assert case.expect in EXPECTATIONS
    organisation = structure(changed(BASE, case.changes), Organisation)
    bodies = [rule_set for rule_set in RULE_SETS if any(rule.code == case.rule for rule in rule_set.rules)]
    asked = [part for body in bodies for part in body.only(case.rule)]
    results = check(organisation, *asked, as_of=case.as_of).results
    verdicts = {result.verdict for result in results}
    places = {path for result in results for path in places_of(result.finding)}
    assert not [path for path in places if not leads_somewhere(path, organisation)]
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
        wanted -= {"fail"} if rule.code in NEVER_FAIL else set()
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


@in_groups(FACTS, by=lambda fact: ".".join(fact.split(".")[:2]))
def test_a_fact_more_never_makes_a_known_answer_unknown(fact: str):
    """What is known without a fact stays known with it; and leaving a fact out never makes a failure."""
    without = known(asked(changed(BASE, {fact: None}), DAY))
    for place, verdict in without.items():
        if verdict is not Verdict.UNKNOWN and place in WHOLE:
            assert WHOLE[place] is not Verdict.UNKNOWN, place
        assert verdict is not Verdict.FAIL, (fact, place)


MESSY = read_yaml(Path(__file__).parents[2] / "examples" / "telemedicine-messy.yaml")
MISTAKES = (
    "FR-HDS-01", "FR-HDS-15", "EU-GDPR-03", "EU-GDPR-05", "EU-GDPR-08", "EU-GDPR-20", "EU-GDPR-22", "EU-GDPR-25", "EU-GDPR-32",
    "EU-GDPR-34", "EU-GDPR-40", "EU-GDPR-44", "EU-GDPR-50", "EU-GDPR-61", "EU-GDPR-62", "EU-GDPR-63", "EU-GDPR-70",
    "EU-GDPR-81", "FR-LIL-02", "FR-CSP-01", "EU-TR-01", "FR-PRO-01", "FR-PRO-03", "FR-PRO-20", "FR-PRO-22",
    "FR-STAFF-03", "FR-STAFF-05", "FR-LIL-21", "EU-COH-02", "EU-COH-05", "FR-COH-01",
)  # fmt: skip


def wrong(document: dict[str, Any]) -> set[tuple[str, str]]:
    """What fails, and where."""
    report = check(structure(document, Organisation), *fr.RULE_SETS, as_of=DAY)
    return {(result.code, result.path) for result in report.results if result.verdict is Verdict.FAIL}


WRONG = wrong(MESSY)


def value_at(document: Any, path: str) -> Any:
    """The value at a dotted path, ``None`` where there is none."""
    for key in path.split("."):
        if isinstance(document, list):
            document = document[int(key)] if int(key) < len(document) else None
        else:
            document = document.get(key)
        if document is None:
            return None
    return document


def test_the_messy_twin_shows_each_mistake():
    """Every mistake marked in the example is reported."""
    assert {code for code, _ in WRONG} >= set(MISTAKES)


# A period beside "unlimited" contradicts it until the latter goes: the two are one remedy.
TWO_IN_ONE = ("governance.trainings", "activities.2.retention.0.period", "contact_files.0.period")
REMEDIES = [
    path
    for path in sorted({*leaves(BASE), *leaves(MESSY)})
    if path != "id" and not path.startswith(TWO_IN_ONE) and value_at(BASE, path) != value_at(MESSY, path)
]


@pytest.mark.parametrize("path", REMEDIES)
def test_remedying_a_fact_never_adds_a_finding(path: str):
    """Each wrong fact set right alone takes findings away, or leaves them as they are."""
    assert wrong(changed(MESSY, {path: value_at(BASE, path)})) <= WRONG


def test_no_text_of_a_document_is_ever_repeated():
    """Canary strings in every text of the document come out in no report, in no language, in no repr.

    Names of organisations, systems and activities stand beside paths in reports for people, and nowhere else; a recipient
    may be a person.
    """
    canary, name = "Zélie Canari-Témoin", "Maison-Témoin"
    free = {"name", "contact", "description", "topic", "category", "criterion", "security_measures", "representative"}

    def poisoned(value: Any, key: str = "", around: str = "") -> Any:
        if isinstance(value, dict):
            return {inner: poisoned(one, inner, key) for inner, one in value.items()}
        if isinstance(value, list):
            return [poisoned(item, key, around) for item in value]
        if key in free and isinstance(value, str):
            return name if key == "name" and around != "recipients" else canary
        return value

    for document in (BASE, MESSY):
        organisation = structure(poisoned(document), Organisation)
        assert organisation.name == name
        report = check(organisation, *fr.RULE_SETS, as_of=DAY)
        told = [repr(report), repr(organisation), str(report.questions), *map(str, (r.finding for r in report.results))]
        assert not any("Canari" in text or "Maison-T" in text for text in told)
        for language in ("en", "fr"):
            assert "Canari" not in report.text(language)
            assert "Maison-T" in report.text(language)


@pytest.mark.parametrize("document", [BASE, MESSY], ids=["in order", "messy"])
def test_no_verdict_changes_before_the_day_the_report_names(document: dict[str, Any]):
    """Stepping day by day finds no change before ``holds_until``, and the step to it may change something."""
    organisation = structure(document, Organisation)
    day, changes = DAY, 0
    for _ in range(6):
        report = check(organisation, *fr.RULE_SETS, as_of=day)
        until = report.holds_until
        if until is None:
            break
        now = known(report)
        between = [day + timedelta(days=n) for n in {1, 2, (until - day).days // 2, (until - day).days - 1}]
        for other in between:
            if day < other < until:
                assert known(check(organisation, *fr.RULE_SETS, as_of=other)) == now, other
        changes += known(check(organisation, *fr.RULE_SETS, as_of=until)) != now
        day = until
    assert changes


def test_who_is_out_of_reach_is_asked_nothing():
    """Where neither country nor market leads to the Union, what might have been there is not asked for."""
    for reached, organisation in (
        (False, Organisation(id="a", country="US", targets_union=False)),
        (True, Organisation(id="a", country="FR")),
    ):
        section = check(organisation, Gdpr, as_of=DAY).sections[0]
        assert any(finding.path == "activities" for finding in section.unasked) is reached


def moved(value: Any, day: date) -> Any:
    """The document with every day, and the day of every moment, replaced."""
    if isinstance(value, dict):
        return {key: moved(item, day) for key, item in value.items()}
    if isinstance(value, list):
        return [moved(item, day) for item in value]
    if isinstance(value, str) and value[4:5] == value[7:8] == "-" and len(value) >= len("2026-11-23"):
        return day.isoformat() + value[10:]
    if isinstance(value, date):
        return value.replace(year=day.year, month=day.month, day=day.day)
    return value


@pytest.mark.parametrize("as_of", [DAY, date.max, date.min])
@pytest.mark.parametrize("day", [date.max, date(9999, 11, 30), date.min])
def test_days_at_the_ends_of_the_calendar_are_answered(day: date, as_of: date):
    """Whatever days a document states, the law answers: no exception leaves it, in neither reading."""
    for document in (BASE, MESSY):
        organisation = structure(moved(document, day), Organisation)
        report = check(organisation, *fr.RULE_SETS, as_of=as_of)
        assert str(report)
        for rules in fr.RULE_SETS:
            rules(as_of=as_of).verdict(organisation)
