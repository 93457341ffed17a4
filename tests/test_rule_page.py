"""The page of a rule: said in words, with its facts, witnesses that are what they say, and texts."""

from __future__ import annotations

import re
import sys
import textwrap

import pytest

from groups import in_groups, law_of
from healthgov import (
    Fact,
    Reference,
    RuleSet,
    Verdict,
    by_hand,
    check,
    eu,
    fact,
    fr,
    gb,
    languages,
    loads,
    model,
    rule,
    us,
    worded,
)
from healthgov.eu.references import fine
from healthgov.languages import say, translated
from healthgov.languages.pages import told
from healthgov.questions import saying
from healthgov.questions.reads import facts_read
from healthgov.questions.shrinking import passing_part
from healthgov.questions.witnesses import witness
from healthgov.reports.exemplary import exemplary
from healthgov.reports.rule_page import rule_page, rule_pages

TODAY = "2026-11-23"
RULES = {
    rule.code: rule
    for law in dict.fromkeys((*eu.RULE_SETS, *fr.RULE_SETS, *gb.RULE_SETS, *us.RULE_SETS))
    for rule in law.rules
}
VERDICTS = ("PASS", "FAIL", "UNKNOWN")


@model
class Copy:
    """A copy."""

    encrypted: Fact[bool] = fact("Is it encrypted?", yes="it is encrypted", no="it is in clear")


class House(RuleSet, of=Copy):
    """House."""

    @rule("OUR-01", Reference("House rule 1", checked_on="2026-10-01"), since="2027-01-01")
    def encrypted(law, copy):
        """The copy is encrypted."""
        return copy.encrypted

    @rule("OUR-02", Reference("House rule 2", checked_on="2026-10-01"), until="2020-12-31")
    @by_hand
    def never(law, copy):
        """Nobody can answer this.

        The page itself.
        """
        return copy.encrypted and None


def documents(page):
    """The documents that a page shows, by verdict."""
    _, _, shown = page.partition("Smallest subjects")
    shown, _, _ = shown.partition("\n\n")
    found, verdict = {}, None
    for line in shown.splitlines()[1:]:
        if line[:4] in ("  ✓ ", "  ✗ ", "  ? "):
            verdict = line.split()[1]
            found[verdict] = []
        else:
            found[verdict].append(line)
    return {
        verdict: textwrap.dedent("\n".join(block)).partition("what would mend it")[0]
        for verdict, block in found.items()
    }


@in_groups(((code, language) for code in RULES for language in ("en", "fr")), by=law_of)
def test_every_rule_has_a_page(code, language):
    """Title, words, facts and texts of every rule of shipped law."""
    one = RULES[code]
    page = rule_page(one, as_of=TODAY, language=language, witnesses=False)
    assert page.startswith(f"{code}  {say(one.title, None, language)}\n")
    assert all(cite.said(language) in page for cite in one.cites)
    assert say("Smallest subjects, as of {day}", {"day": TODAY}, language) not in page
    words = page.partition(say("The rule in words", None, language))[2].partition(say("Facts it reads", None, language))
    assert all(part.strip() for part in words)


@pytest.mark.parametrize(
    "code", ["FR-PRO-03", "FR-PRO-04", "FR-PRO-20", "FR-HDS-11", "EU-GDPR-01", "EU-GDPR-38", "FR-STAFF-01"]
)
def test_the_witnesses_are_documents(code):
    """What the page shows loads, and one rule at least of that code answers as the page says."""
    one = RULES[code]
    shown = documents(rule_page(one, as_of=TODAY))
    assert tuple(shown) == VERDICTS
    day = TODAY if one.validity.until is None else str(one.validity.until)
    for verdict, text in shown.items():
        report = check(loads(text, "yaml"), one.law, as_of=day)
        numbers = {result.verdict.name for result in report.sections[0].results if result.code == code}
        assert verdict in numbers, text


def test_every_word_of_a_page_has_its_french(monkeypatch):
    """Titles, words and questions of every rule of shipped law have their line in the catalogue."""
    asked = set()

    def noting(sentence, language):
        if not isinstance(sentence, languages.Worded):
            asked.add(str(sentence))
        return translated(sentence, language)

    for name, room in tuple(sys.modules.items()):
        if name.startswith(("healthgov.languages", "healthgov.questions")) and hasattr(room, "translated"):
            monkeypatch.setattr(room, "translated", noting)
    for one in RULES.values():
        asked.add(one.title if isinstance(one.title, str) else one.title[0])
        asked |= {fact.words.ask for fact in facts_read(one.whole, one.of, law=one.law) if fact.words.ask}
        for question in (one.scope, one.question):
            _ = question is not None and saying.lines(question, "fr")
    whole = {sentence.removesuffix(".") for sentence in asked if translated(sentence, "fr") != sentence}
    told = {rule.title[0] for rule in RULES.values() if not isinstance(rule.title, str)}
    same = {"{limit}", "{day} {month} {year}", "condition {letter}"}
    left = {
        sentence
        for sentence in asked
        if translated(sentence, "fr") == sentence and sentence.removesuffix(".") not in whole
    }
    assert not left - told - same, left - told - same


def test_what_mends_is_said():
    """A remedy of the FAIL stands below it, in the language of the page."""
    assert "· needed: the sender is named" in rule_page(RULES["FR-PRO-03"], as_of=TODAY)
    assert "· à obtenir : l'émetteur est nommé" in rule_page(RULES["FR-PRO-03"], as_of=TODAY, language="fr")


def test_witnesses_stand_on_a_day_in_force():
    """The nearest day on which a rule is in force, where it is not in force on the day asked for."""
    assert "Smallest subjects, as of 2027-01-01" in rule_page(House.encrypted, as_of=TODAY)
    assert "Smallest subjects, as of 2020-12-31" in rule_page(House.never, as_of=TODAY)


def test_a_search_is_given_up():
    """Where patience ends, the page says so, and the rest of it stands."""

    def at_once():
        raise TimeoutError

    page = rule_page(House.encrypted, as_of=TODAY, patience=lambda: at_once)
    assert page.count("none was looked for to the end: that takes too long") == len(VERDICTS)
    assert "House rule 1" in page


def test_a_house_brings_its_page():
    """In each language it is worded in; a page in one language alone is shown as it was written."""
    cite = Reference("House rule 3", checked_on="2026-10-01")

    class Worded(RuleSet, of=Copy):
        """House."""

        at_rest = rule(
            "OUR-03",
            cite,
            page=worded(
                """
                The copy is encrypted.

                At rest too.
                """,
                fr="""
                La copie est chiffrée.

                Au repos aussi.
                """,
            ),
        )(Copy.encrypted)

    english, french = (rule_page(Worded.at_rest, as_of=TODAY, language=name, witnesses=False) for name in ("en", "fr"))
    assert "OUR-03  The copy is encrypted\n" in english
    assert "\n\nAt rest too.\n\n" in english
    assert "OUR-03  La copie est chiffrée\n" in french
    assert "\n\nAu repos aussi.\n\n" in french
    assert "\n\nThe page itself.\n\n" in rule_page(House.never, as_of=TODAY, language="fr", witnesses=False)


def test_an_override_is_not_said_in_words_of_the_law():
    """Who writes another page under a code of ours gets that page, and not the French of what it replaced."""
    mine = eu.Gdpr.accurate.override(_checked_twice)
    page = rule_page(_with(mine), as_of=TODAY, language="fr", witnesses=False)
    assert "Twice a year." in page
    assert "rectifiées ou effacées" not in page
    assert "rectifiées ou effacées" in rule_page(eu.Gdpr.accurate, as_of=TODAY, language="fr", witnesses=False)


def _checked_twice(law, activity):  # noqa: ARG001  laws are given
    """Data are accurate.

    Twice a year.
    """
    return ~activity.inaccurate_data


def _with(changed):
    """The rule in a law that has it changed."""

    class Mine(eu.Gdpr):
        """The law of a house."""

        accurate = changed

    return Mine.accurate


def test_a_rule_switched_off_says_so():
    """The reason of the house stands at the head of the page."""

    class Off(House):
        """House, without encryption."""

        encrypted = House.encrypted.disabled(because="DPO note 3")

    assert "switched off: DPO note 3" in rule_page(Off.encrypted, as_of=TODAY, witnesses=False)


def test_a_french_page_says_verdicts_and_remedies_in_french():
    """No English word stands in what the page makes itself, and each of several needs stands on a line of its own."""
    page = rule_page(RULES["FR-PRO-01"], as_of=TODAY, language="fr")
    assert "✓ CONFORME" in page
    assert "✗ NON CONFORME" in page
    assert not {"PASS", "FAIL", "UNKNOWN"} & set(page.split())
    assert "    - tout ceci :\n      · " in page
    assert all(line.count("à renseigner") <= 1 for line in page.splitlines())


@pytest.mark.parametrize(
    "code", ["FR-HDS-02", "FR-HDS-15", "FR-CNIL-01", "FR-EXI-01", "EU-COH-01", "FR-COH-01", "FR-COH-02"]
)
def test_what_no_search_makes_up_is_taken_from_an_organisation_in_order(code):
    """It passes, the law reaches it, and nothing it states can be left out."""
    one = RULES[code]
    law, model = one.law(as_of=TODAY), one.of or one.law.of
    part = passing_part(one.whole, model, exemplary(), TODAY, law=law)
    answer = law.explain(one, part.subject, part.document)
    assert answer.verdict is Verdict.PASS
    assert answer.applies
    again = passing_part(one.whole, model, part.document or part.subject, TODAY, law=law)
    assert again == part


def test_nothing_is_shown_of_an_example_that_is_not_in_order():
    """In 2019 none of its certificates had begun."""
    one = RULES["FR-HDS-02"]
    law = one.law(as_of="2019-01-01")
    assert passing_part(one.whole, one.law.of, exemplary(), "2019-01-01", law=law) is None


@pytest.mark.parametrize("code", ["FR-HDS-01", "FR-HDS-11", "FR-CSP-01", "FR-CERT-08", "EU-GDPR-10", "EU-GDPR-22"])
def test_long_conditions_have_witnesses_too(code):
    """A pass to which the law applies, and a failure, behind scopes of many facts and deadlines counted by hand."""
    one = RULES[code]
    law = one.law(as_of=TODAY)
    for wanted in (Verdict.PASS, Verdict.FAIL):
        found = witness(one.whole, one.of or one.law.of, wanted, TODAY, law=law)
        answer = law.explain(one, found.subject, found.document)
        assert answer.verdict is wanted
        assert answer.applies


@pytest.mark.parametrize(
    ("rule", "behind"),
    [
        (eu.Gdpr.lawful, "art. 83(5)"),
        (eu.Gdpr.processor_contract, "art. 83(4)"),
        (fr.Hds.certificate_in_force, "art. L1115-1"),
    ],
)
def test_the_page_names_what_stands_behind_the_rule(rule, behind):
    """The fine or the penalty of who breaks its texts, in each language."""
    for language in ("en", "fr"):
        assert behind in rule_page(rule, as_of="2026-11-23", witnesses=False, language=language)


def test_where_no_sanction_is_listed_the_page_names_none():
    """Article 10 stands in neither list of article 83."""
    assert fine("10") == ""
    assert "83(" not in rule_page(eu.Gdpr.offences_under_law, as_of="2026-11-23", witnesses=False)


def test_what_fails_is_a_paragraph_of_its_own():
    """A page is looked through for it: each thing that is set off begins one, in both languages, and no word is lost."""
    for one in RULES.values():
        for language in ("en", "fr"):
            source = told(one.code, one.page, language)
            page = rule_pages(one, as_of=TODAY, in_languages=(language,), witnesses=False)[language]
            assert " ".join(page.text).split() == source.split()
            paragraphs = "\n".join(page.text).split("\n\n")
            assert not [part for part in paragraphs if re.search(r"[.!?]\s+\*[A-Z]", part)], one.code
            assert all(len(line) <= 110 for line in page.text)
    english = rule_page(RULES["FR-CNIL-02"], as_of=TODAY, witnesses=False)
    assert "\n\nFails for another kind: " in english
    assert "*" not in english.partition("The rule in words")[0]
