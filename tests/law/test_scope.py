"""Does the law ask for a certified host? Situations that official answers decided."""

from __future__ import annotations

from datetime import date

import pytest

from healthgov.documents import structure
from healthgov.fr import hosting_certificate_required
from healthgov.models import HostingArrangement
from healthgov.verdicts import Doubt, Verdict
from law.cases import HERE, changed, read_yaml

FAQ = read_yaml(HERE / "scope" / "faq.yaml")
ANSWERS = {
    "required": (Verdict.PASS, None),
    "not_required": (Verdict.FAIL, None),
    "review": (Verdict.UNKNOWN, Doubt.CONTESTED),
}
ELSEWHERE = {"S21": "the security referential of the national data system is a regime of its own"}


@pytest.mark.parametrize("situation", FAQ["situations"], ids=lambda s: f"{s['id']} {s['about']}")
def test_situation(situation):
    """The scope of the law on hosting is the one the answer gives."""
    subject = structure(changed(FAQ["base"], situation.get("with") or {}), HostingArrangement)
    finding = hosting_certificate_required(subject, as_of=date(2026, 11, 23))
    assert (finding.verdict, finding.doubt) == ANSWERS[situation["expect"]], str(finding)


def test_every_situation_is_there():
    """S01 to S27 are all decided here or named as another regime's."""
    known = {situation["id"][:3] for situation in FAQ["situations"]} | set(ELSEWHERE)
    assert known == {f"S{number:02}" for number in range(1, 28)}


@pytest.mark.parametrize(("day", "expected"), [("2025-06-30", Verdict.FAIL), ("2025-07-01", Verdict.PASS)])
def test_archiving_services_come_in_on_the_first_of_july(day, expected):
    """A digital archive needs no certificate on 2025-06-30 and needs one on 2025-07-01."""
    subject = structure(changed(FAQ["base"], {"medium": "digital_archive"}), HostingArrangement)
    assert hosting_certificate_required(subject, as_of=day).verdict is expected


@pytest.mark.parametrize("fact", ["external", "origins", "beneficiary", "medium"])
def test_a_missing_fact_is_asked_for(fact):
    """Without one of the facts the scope turns on, the answer is unknown and names it."""
    subject = structure(changed(FAQ["base"], {fact: None}), HostingArrangement)
    finding = hosting_certificate_required(subject, as_of=date(2026, 11, 23))
    assert finding.verdict is Verdict.UNKNOWN
    assert fact in {leaf.fact for leaf in finding.leaves()}
