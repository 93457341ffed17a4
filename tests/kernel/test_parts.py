"""Some rules of a law by their codes: each is a law by itself, and what is not asked for is not passed over."""

from __future__ import annotations

import pickle

import pytest

from healthgov import calendar, check, eu, fr, load
from healthgov.errors import DefinitionError
from healthgov.models import Organisation
from healthgov.reports.renderers import html, json, markdown, sarif, text
from healthgov.reports.summary import summary
from healthgov.rules import Waiver
from healthgov.verdicts import Verdict

DAY = "2026-11-23"


@pytest.fixture(scope="module")
def clinic(root):
    """A clinic whose hosting breaks a dozen rules."""
    return load(root / "examples" / "clinic-mistakes.yaml")


def asked(document, *laws, **more):
    """The report on a day."""
    return check(document, *laws, as_of=DAY, **more)


def test_each_answers_as_it_does_beside_the_others(clinic):
    """Whatever the code, the results of a rule alone are those of the whole law."""
    whole = asked(clinic, fr.Hds)
    for rule in fr.Hds.rules:
        alone = asked(clinic, *fr.Hds.only(rule.code))
        told = [(one.code, one.path, one.verdict, one.applies, one.reason()) for one in alone.results]
        assert told == [
            (r.code, r.path, r.verdict, r.applies, r.reason()) for r in whole.results if r.code == rule.code
        ]


def test_a_code_is_written_as_people_write_it():
    """In small letters, without the nought, twice; the order is that of the call."""
    laws = fr.Hds.only("fr-hds-2", " FR-HDS-01", "FR-HDS-02")
    assert [[rule.code for rule in law.rules] for law in laws] == [["FR-HDS-02"], ["FR-HDS-01"]]
    assert laws[0] is fr.Hds.only("FR-HDS-02")[0]


def test_what_is_no_code_is_refused():
    """With the one that may be meant; no code at all, and a part of a part, too."""
    with pytest.raises(DefinitionError, match="FR-HSD-01 is none, did you mean FR-HDS-01"):
        fr.Hds.only("FR-HDS-01", "FR-HSD-01")
    with pytest.raises(DefinitionError, match="takes codes of its rules"):
        fr.Hds.only()
    part = fr.Hds.only("FR-HDS-01")[0]
    with pytest.raises(DefinitionError, match="ask a part of Hds"):
        part.only("FR-HDS-01")
    with pytest.raises(DefinitionError, match="extend Hds"):
        type("Ours", (part,), {})


def test_what_was_not_assessed_is_said(clinic):
    """A rule whose facts are not stated is UNKNOWN beside one that passes; of the others it is said that nobody asked."""
    report = asked(clinic, *fr.Hds.only("FR-HDS-01"), *fr.DataProtection.only("EU-GDPR-05"))
    assert report.verdict is Verdict.UNKNOWN
    assert [one.assessed for one in report.sections] == [True, False]
    last = summary(report).unassessed[-1]
    assert (last.title, last.why) == (
        "every other rule",
        "not assessed: nothing but FR-HDS-01, EU-GDPR-05 was asked for",
    )
    for language, words in (("en", "nothing but FR-HDS-01"), ("fr", "la demande ne portant que sur FR-HDS-01")):
        for renderer in (text, markdown, json, sarif, html):
            assert words in " ".join(renderer.render(report, language=language).split())
    assert not summary(asked(clinic, fr.Hds)).left_out


def test_a_pass_of_one_rule_is_no_pass_of_all(clinic):
    """It passes, and its first lines say that nothing else was asked for."""
    report = asked(clinic, *fr.Hds.only("FR-HDS-01"))
    assert report.verdict is Verdict.PASS
    assert "nothing but FR-HDS-01 was asked for" in " ".join(str(report).splitlines()[:6])


def test_a_page_says_so_at_a_glance(clinic):
    """Beside the verdict, and not among its limits alone."""
    page = html.render(asked(clinic, *fr.Hds.only("FR-HDS-01")), language="fr")
    assert "la demande ne portant que sur FR-HDS-01" in page[: page.index('id="do"')]
    assert "la demande ne portant que" not in html.render(asked(clinic, fr.Hds), language="fr")


def test_a_rule_that_is_not_in_force_says_so(clinic):
    """It is not said that it reaches nothing here."""
    off = type("Ours", (fr.Hds,), {"french_support": fr.Hds.french_support.disabled(because="note 12")})
    code = fr.Hds.french_support.code
    report = asked(clinic, *off.only(code))
    assert report.verdict is Verdict.UNKNOWN
    assert "reaches nothing" not in str(report)
    assert "note 12" in str(report)


def test_a_law_for_few_counts_where_it_is_named():
    """Beside others it is asked where its facts are stated; who names a rule of it wants an answer."""
    code = eu.Ehds.rules[0].code
    report = check(Organisation(id="x"), *eu.Ehds.only(code), *fr.Hds.only("FR-HDS-01"), as_of="2031-04-01")
    assert all(section.reaches for section in report.sections)


def test_waivers_of_rules_that_nobody_asks_are_left_aside(clinic):
    """One of a rule that is asked counts; one whose code is of no rule covers nothing, as ever."""

    def waiver(code):
        return Waiver(
            code=code, path="hosting[0]", reason="renewal", owner="IT", approver="director",
            since="2026-11-01", until="2026-12-31",
        )  # fmt: skip

    report = asked(clinic, *fr.Hds.only("FR-HDS-02"), waivers=[waiver("FR-HDS-02"), waiver("FR-HDS-03"), waiver("X")])
    assert report.verdict is not Verdict.FAIL
    assert [one.code for one in report.waivers] == ["FR-HDS-02", "X"]


def test_it_is_a_law_as_others_are(clinic):
    """Remedies, calendar, pickles, subclasses of a house."""
    laws = fr.Hds.only("FR-HDS-02")
    report = asked(clinic, *laws)
    assert {code for one in report.near_remedies for code in one.codes} == {"FR-HDS-02"}
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301
    assert pickle.loads(pickle.dumps(laws)) == laws  # noqa: S301
    assert pickle.loads(pickle.dumps(fr.Hds)) is fr.Hds  # noqa: S301
    assert {turn.code for turn in calendar(clinic, *laws, as_of=DAY, until="2030-01-01")} == {"FR-HDS-02"}
