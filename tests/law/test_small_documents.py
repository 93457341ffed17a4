"""Small documents, as a stranger to the library writes them: each is answered as the law has it.

``small/*.yaml`` names some documents, and says of each case which one it is, what differs (``null`` for what is not stated),
the rule, the day and the answer, and may say which facts are asked for. All bodies of law are asked that count by default, and those of the country.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from groups import in_groups
from healthgov import Report, check
from healthgov.commands.laws import bodies_of_country, default_bodies
from healthgov.documents import structure
from healthgov.findings.asking import asked_in
from healthgov.models import Organisation
from law.cases import changed, read_yaml

DAY = date(2026, 11, 28)
FILES = {path.stem: read_yaml(path) for path in sorted((Path(__file__).parent / "small").glob("*.yaml"))}
CASES = [(stem, case) for stem, content in FILES.items() for case in content["cases"]]
WORST_FIRST = ("fail", "unknown", "pass", "not_applicable")


def reported(organisation: Organisation, code: str, day: date) -> Report:
    """The report on the rule alone, of each body of law that has it."""
    bodies = dict.fromkeys((*default_bodies(), *bodies_of_country(organisation)))
    asked = [part for body in bodies if code in {rule.code for rule in body.rules} for part in body.only(code)]
    return check(organisation, *asked, as_of=day)


def answer(report: Report, code: str) -> str:
    """FAIL over UNKNOWN over PASS over not applicable; a rule that is not in force yet is not applicable."""
    results = [result for result in report.results if result.code == code]
    said = {result.verdict.value if result.applies else "not_applicable" for result in results}
    return next((one for one in WORST_FIRST if one in said), "not_applicable")


def named(case: Any) -> str:
    """How a case is called in a test run."""
    return f"{case['rule']}: {case['name']}" if isinstance(case, dict) else ""


@in_groups(CASES, by=lambda _, case: case["rule"], named=lambda _, case: case["name"])
def test_small_document(stem: str, case: dict[str, Any]):
    """The rule answers as the file says."""
    document = changed(FILES[stem]["documents"][case["document"]], case.get("with") or {})
    report = reported(structure(document, Organisation), case["rule"], case.get("as_of", DAY))
    assert answer(report, case["rule"]) == case["expect"]
    if "asks" in case:
        found = [one.finding for one in report.results if one.code == case["rule"]]
        now = [node.fact for finding in found for node, depends in asked_in(finding) if not depends]
        assert set(now) == set(case["asks"])


def test_no_case_stands_twice():
    """A name says what is tried, once for each rule."""
    names = [named(case) for _, case in CASES]
    assert len(set(names)) == len(names)


def test_a_case_says_nothing_else():
    """A misspelt key would be a case that tries nothing."""
    keys = {"rule", "name", "document", "as_of", "with", "expect", "asks"}
    assert all(case.keys() <= keys and case["expect"] in WORST_FIRST for _, case in CASES)
