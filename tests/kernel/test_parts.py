"""Some rules of a law by their codes: each is a law by itself, and what is not asked for is not passed over."""

from __future__ import annotations

import pickle
import sys
import threading

import pytest

from healthgov import calendar, check, eu, fr, load
from healthgov.errors import DefinitionError
from healthgov.models import Organisation
from healthgov.reports.renderers import github, html, icalendar, json, junit, markdown, oscal, sarif, text
from healthgov.reports.summary import summary
from healthgov.rules import Tombstone, Waiver, rule
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
    for one_rule in fr.Hds.rules:
        alone = asked(clinic, *fr.Hds.only(one_rule.code))
        told = [(one.code, one.path, one.verdict, one.applies, one.reason()) for one in alone.results]
        assert told == [
            (r.code, r.path, r.verdict, r.applies, r.reason()) for r in whole.results if r.code == one_rule.code
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
        for renderer in (text, markdown, json, sarif, html, junit, oscal, github):
            assert words in " ".join(renderer.render(report, language=language).split())
        folded = icalendar.render(report, language=language).replace("\r\n ", "").replace("\\,", ",")
        assert words in folded
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
    """One of a rule that is asked counts; beside a law that is asked whole, a code of no rule covers nothing, as ever."""

    def waiver(code):
        return Waiver(
            code=code, path="hosting[0]", reason="renewal", owner="IT", approver="director",
            since="2026-11-01", until="2026-12-31",
        )  # fmt: skip

    given = [waiver(code) for code in ("FR-HDS-02", "FR-HDS-03", "EU-GDPR-05", "X")]
    report = asked(clinic, *fr.Hds.only("FR-HDS-02"), waivers=given)
    assert report.verdict is not Verdict.FAIL
    assert [one.code for one in report.waivers] == ["FR-HDS-02"]
    beside = asked(clinic, *fr.Hds.only("FR-HDS-02"), eu.Gdpr, waivers=given)
    assert [one.code for one in beside.waivers] == ["FR-HDS-02", "EU-GDPR-05", "X"]


def test_it_is_a_law_as_others_are(clinic):
    """Remedies, calendar, pickles, subclasses of a house."""
    laws = fr.Hds.only("FR-HDS-02")
    report = asked(clinic, *laws)
    assert {code for one in report.near_remedies for code in one.codes} == {"FR-HDS-02"}
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301
    assert pickle.loads(pickle.dumps(laws)) == laws  # noqa: S301
    assert pickle.loads(pickle.dumps(fr.Hds)) is fr.Hds  # noqa: S301
    assert {turn.code for turn in calendar(clinic, *laws, as_of=DAY, until="2030-01-01")} == {"FR-HDS-02"}


def test_beside_a_whole_law_that_one_is_asked(clinic):
    """Of the law that is asked in part it is said, and of no other; where that one is asked whole too, of none."""
    beside = summary(asked(clinic, *fr.Hds.only("FR-HDS-01"), eu.Gdpr)).left_out
    assert [(one.title, one.why) for one in beside] == [
        ("health-data hosting in France: every other rule", "not assessed: nothing but FR-HDS-01 was asked for")
    ]
    assert not summary(asked(clinic, *fr.Hds.only("FR-HDS-01"), fr.Hds)).left_out


@pytest.mark.parametrize(
    "wrong", ["", " ", 5, None, b"FR-HDS-01", ("FR-HDS-01",), "\x1b[31mFR", "Marta Quill 0612", "FR-HDS-01,FR-HDS-02", "X" * 9999]
)  # fmt: skip
def test_what_is_no_code_is_not_repeated(wrong):
    """It may be anybody's text, and steer a terminal."""
    with pytest.raises(DefinitionError) as raised:
        fr.Hds.only(wrong)
    assert str(raised.value).endswith("one of these is no code, such as FR-HDS-01, each in a text of its own")


def test_codes_of_a_house():
    """They may have one digit without a nought, and be withdrawn."""
    cite = fr.Hds.rules[0].cites[0]
    ours = type(
        "Ours",
        (fr.Hds,),
        {
            "own": rule("OUR-1", cite, title="it has layers")(fr.Hds.of.layers.exist()),
            "tombstones": (Tombstone("OUR-2", "read OUR-1"),),
        },
    )
    for code in ("OUR-1", "our-1", "OUR-01"):
        assert [one.code for law in ours.only(code) for one in law.rules] == ["OUR-1"]
    with pytest.raises(DefinitionError, match="OUR-02 was withdrawn, read OUR-1"):
        ours.only("OUR-2")


def test_threads_have_one_part():
    """Else a report of one would not equal that of another."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for number in range(12):
            law = type(f"Ours{number}", (fr.Hds,), {})
            found, together = [], threading.Barrier(8)

            def ask(law=law, found=found, together=together):
                together.wait()
                found.append(law.only("FR-HDS-03")[0])

            threads = [threading.Thread(target=ask) for _ in range(8)]
            for one in threads:
                one.start()
            for one in threads:
                one.join()
            assert len(set(found)) == 1
    finally:
        sys.setswitchinterval(before)
