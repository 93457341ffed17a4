"""What fails can be mended: of each rule a case that fails has a remedy that heeds the law, what answers by hand included."""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from groups import in_groups
from healthgov import check, fr, load
from healthgov.commands.laws import bodies_of_country, default_bodies
from healthgov.documents import structure
from healthgov.models import Organisation
from healthgov.questions.changes import DOCUMENT, get, put, steps_of
from healthgov.questions.remedies import remedies
from healthgov.questions.script import NOT_APPLICABLE, PASS, UNKNOWN
from healthgov.rules import Report, Result, RuleSet
from healthgov.rules.bodies import law_on
from healthgov.rules.subjects import walk
from healthgov.verdicts import Verdict
from law.cases import changed, load_cases, read_yaml
from law.test_small_documents import DAY, FILES

WITHOUT = {
    "EU-COH-15": "two things share an id: nobody can guess which of them is to be called otherwise",
}
"""Rules for which nothing is found by themselves."""


def _failure(document: object, bodies: list[type[RuleSet]], code: str, day: date) -> tuple[Result, RuleSet] | None:
    asked = [body for body in bodies if code in {rule.code for rule in body.rules}]
    for result in check(document, *asked, as_of=day).results:
        if result.code == code and result.verdict is Verdict.FAIL and result.rule.law is not None:
            return result, result.rule.law(as_of=day)
    return None


@functools.cache
def failing() -> dict[str, tuple[object, Result, RuleSet]]:
    """A case that fails, of each rule that has one."""
    found: dict[str, tuple[object, Result, RuleSet]] = {}
    for content in FILES.values():
        for case in content["cases"]:
            if case["expect"] != "fail" or case["rule"] in found:
                continue
            document = structure(changed(content["documents"][case["document"]], case.get("with") or {}), Organisation)
            bodies = list(dict.fromkeys((*default_bodies(), *bodies_of_country(document))))
            failure = _failure(document, bodies, case["rule"], case.get("as_of", DAY))
            if failure is not None:
                found[case["rule"]] = (document, *failure)
    for one in load_cases("hds", "certification", "identity", "ehds", "traps", "gb", "us"):
        if one.expect == "fail" and one.rule not in found:
            document = one.subject if one.root is None else one.root
            failure = _failure(document, [one.rule_set], one.rule, one.as_of)
            if failure is not None:
                found[one.rule] = (document, *failure)
    return found


def _heeding(document: object, result: Result, law: RuleSet) -> bool:
    subject, rule = get({DOCUMENT: document}, steps_of(result.path)), law.built(result.rule)
    found = remedies(
        rule, subject, as_of=law.as_of, document=document, at=result.path, law=law, tries=1_600, heeding=True
    )
    return any(not one.escapes for one in found)


def test_what_fails_can_be_mended():
    """Nothing that fails leaves its reader with no word of what would have to be otherwise."""
    cases = failing()
    without = {code for code, case in cases.items() if not _heeding(*case)}
    assert len(cases) > 200
    assert without == set(WITHOUT)


AS_OF = "2026-11-23"


@functools.cache
def reported(name: str) -> Report:
    """The report on an example, whose remedies are looked for once."""
    return check(load(f"examples/{name}.yaml"), *fr.RULE_SETS, as_of=AS_OF)


@pytest.mark.parametrize("name", ["clinic-mistakes", "telemedicine-messy", "host-candidate"])
def test_every_failure_of_an_example_is_mended(name: str):
    """One mistake may break two rules: what mends the one is shown to mend the other."""
    report = reported(name)
    failures = {(one.code, one.path) for one in report.results if one.verdict is Verdict.FAIL}
    mended = {mend for one in report.near_remedies if not one.escapes for mend in one.mends}
    assert failures == mended & failures
    assert "FR-COH-01" in {code for code, _ in mended} or name != "telemedicine-messy"


def test_what_is_there_is_not_asked_for_once_more():
    """The summary of an audit that is too old is mended by a newer one, and not by one more layer of the same host."""
    report = reported("clinic-mistakes")
    told = [
        change.path
        for one in report.near_remedies
        for change in one.changes
        if "FR-HDS-27" in {code for code, _ in one.mends}
    ]
    assert told == ["hosting[0].layers[1].shared_audit_summary_on"]


def test_the_past_is_not_mended():
    """That a transfer on clauses which have ended had ended before is no advice: another tool is."""
    report = reported("telemedicine-messy")
    changes = [
        change
        for one in report.near_remedies
        for change in one.changes
        if not one.escapes and "EU-TR-01" in {code for code, _ in one.mends}
    ]
    assert [change.path for change in changes] == ["activities[2].transfers[0].tool"]


def test_what_is_changed_is_what_is_said():
    """Where a day has to reach another one, it is said of the day that is changed."""
    report = reported("telemedicine-messy")
    said = {change.path: change.sentence() for one in report.near_remedies for change in one.changes}
    words = "needed: the day of the last update of the record is no earlier than the start of the processing"
    assert said["governance.record.updated_on"].startswith(words)


def test_evidence_of_one_requirement_is_not_made_evidence_of_another():
    """What a thing is stays: the evidence at hand shows more, or another piece of evidence is stated."""
    report = reported("host-candidate")
    changes = [change for one in report.near_remedies for change in one.changes]
    assert not [change for change in changes if change.stated and change.path.endswith(".requirement")]


@pytest.mark.parametrize(
    ("name", "code", "path"),
    [
        ("telemedicine-messy", "EU-GDPR-22", "requests[0].answered_on"),
        ("telemedicine-messy", "FR-CSP-01", "requests[1].answered_on"),
        ("clinic-mistakes", "FR-HDS-26", "hosting[0].certificates[2].first_day"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_remedy_that_wants_a_past_day_says_so(name, code, path, language):
    """What was late stays late: what is told is what to do instead."""
    report = reported(name)
    mending = [one for one in report.near_remedies if code in one.codes and not one.escapes]
    late = [change for one in mending for change in one.changes if change.path == path]
    assert late
    said = late[0].sentence(language)
    assert ("can no longer be made good" in said) or ("ne peut plus être rattrapé" in said)
    assert ("record what happened" in said) or ("consigner ce qui s'est passé" in said)


def test_what_can_still_be_done_today_is_no_past_day():
    """A training, a newer summary, an update of the record, a certificate that runs on."""
    for name in ("clinic-mistakes", "telemedicine-messy"):
        report = reported(name)
        heeding = [one for one in report.near_remedies if not one.escapes]
        past = {change.path.rpartition(".")[2] for one in heeding for change in one.changes if change.past}
        assert past <= {"answered_on", "first_day", "issued_on"}


def test_a_late_notice_gives_its_reasons():
    """The hour has passed; the reasons can still be given (GDPR, art. 33(1))."""
    report = reported("telemedicine-messy")
    mending = next(one for one in report.near_remedies if "EU-GDPR-70" in one.codes)
    assert [change.path for change in mending.changes] == ["breaches[0].delay_explained"]


def _answers(document: object, codes: set[str]) -> dict[tuple[str, str], set[int]]:
    """What some rules say of each of their subjects, in the fast reading: hundreds of documents are asked."""
    found: dict[tuple[str, str], set[int]] = {}
    for body in fr.RULE_SETS:
        law = law_on(body, date.fromisoformat(AS_OF))
        for rule in (one for one in body.rules if one.code in codes and law.stands(one)):
            for subject in walk(document):
                if isinstance(subject.value, rule.of or body.of):
                    number, _ = law.number_until(rule, subject.value, document)
                    found.setdefault((rule.code, subject.path), set()).add(number)
    return found


@pytest.mark.parametrize("near", [True, False], ids=["near", "all"])
@pytest.mark.parametrize("name", ["clinic-mistakes", "telemedicine-messy", "host-candidate"])
def test_what_is_said_to_mend_does(name: str, *, near: bool):
    """Each rule that a remedy is told to mend is met once it is made, or is asked on where that is told."""
    document, report, wrong = load(f"examples/{name}.yaml"), reported(name), []
    for one in report.near_remedies if near else report.remedies:
        roots: Any = {DOCUMENT: document}
        for change in one.changes:
            roots = put(roots, (DOCUMENT, *change.steps[1:]), change.value)
        good = {PASS, NOT_APPLICABLE} | ({UNKNOWN} if one.leaves_questions else set())
        answers = _answers(roots[DOCUMENT], set(one.codes))
        wrong += [(mend, str(one)) for mend in one.mends if not answers.get(mend, set()) <= good]
    assert not wrong


FIRST = read_yaml(Path(__file__).parent / "mended_first.yaml")


@in_groups(FIRST["cases"], by=lambda case: case["rule"], named=lambda case: case["name"])
def test_what_comes_first_heeds_the_law(case: dict[str, Any]):
    """What a report says to do first changes what somebody can do, and nothing tells to say that things are otherwise."""
    document = structure(changed(FIRST["documents"][case["document"]], case.get("with") or {}), Organisation)
    bodies = [
        part
        for body in default_bodies()
        if case["rule"] in {one.code for one in body.rules}
        for part in body.only(case["rule"])
    ]
    found = [one for one in check(document, *bodies, as_of=DAY).near_remedies if not one.escapes]
    changes = [[change.steps[-1] for change in one.changes] for one in found]
    assert changes
    assert changes[0] == case.get("first", changes[0])
    assert not {step for steps in changes for step in steps} & set(case.get("never", ()))
