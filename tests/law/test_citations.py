"""What rules and schedules rest on: read, with a day, a wording and a link; and what still rests on memory, named.

The list below is to shrink. A citation leaves it by being read; none enters it without a reason.
"""

from __future__ import annotations

import importlib
import re

import pytest

from healthgov import eu, fr, gb, us
from healthgov.eu.references import HIGHER_FINE, LOWER_FINE, fine, recital
from healthgov.evidence import evidence
from healthgov.models import Organisation
from healthgov.reports.rule_page import rule_page
from healthgov.retention import RetentionSchedule
from healthgov.rules import RuleSet, rule
from healthgov.texts import BindingForce, Confidence, Reference
from law.cases import HERE, read_yaml

FROM_MEMORY: dict[str, str] = {}
"""Rules of a statute whose carrying text nobody read, with the reason: they pass or are contested, and never fail. There is none."""

NO_WITNESS = read_yaml(HERE / "no_witness.yaml")

COUNTRIES = ("be", "de", "fr", "gb", "it", "us")


def every_rule():
    """Each rule of each body of law once, by code."""
    bodies = [getattr(state, name) for state in (eu, fr, gb, us) for name in dir(state)]
    return {
        each.code: each
        for body in bodies
        if isinstance(body, type) and issubclass(body, RuleSet)
        for each in body.rules
    }


def every_policy():
    """Each policy of each schedule, versions of a text apart."""
    for country in COUNTRIES:
        room = importlib.import_module(f"healthgov.{country}")
        for name in dir(room):
            schedule = getattr(room, name)
            if isinstance(schedule, type) and issubclass(schedule, RetentionSchedule):
                for versions in schedule.versions.values():
                    yield from versions


def on_memory(carrier):
    """Whether a text that binds carries something although nobody read it."""
    return carrier.force is BindingForce.STATUTE and carrier.confidence is Confidence.MEMORY


def test_no_rule_of_a_statute_fails_on_memory_alone():
    """What nobody read is named with the reason, and has no witness of a failure; a rule that was read leaves the list."""
    from_memory = {code for code, each in every_rule().items() if on_memory(each.carrier)}
    assert from_memory == set(FROM_MEMORY)
    assert all("fail" in NO_WITNESS[code]["lacks"] for code in from_memory)


def test_no_period_of_a_statute_is_from_memory():
    """What carries a period of a statute was read, in the text or in a report of it."""
    assert not [policy.key for policy in every_policy() if policy.cites and on_memory(policy.cites[0])]


def test_a_day_of_reading_is_that_of_somebody_who_read():
    """Read or reported texts have a day, texts from memory none."""
    for each in every_rule().values():
        for cite in each.cites:
            assert (cite.checked_on is not None) is cite.confidence.read, (each.code, cite)


def test_links_last():
    """A link leads to an official edition or to where the text was read; an identifier agrees with its link."""
    cites = {cite for each in every_rule().values() for cite in each.cites}
    cites |= {cite for policy in every_policy() for cite in policy.cites}
    for cite in cites:
        assert not cite.url or re.match("https?://", cite.url), cite
        if article := re.search(r"LEGIARTI\d+", cite.url):
            assert article[0] == cite.version, cite
        assert cite.version == "" or re.fullmatch(
            r"(LEGIARTI|JORFTEXT|JORFARTI)\d{12}|CELEX [0-9A-Z]+|\d{4}-\d\d-\d\d", cite.version
        )


def test_the_text_cited_first_carries():
    """The best neighbour makes a requirement no surer, and no more binding."""
    law = Reference("Act, s. 1", confidence=Confidence.MEMORY)
    guide = Reference("Guide to the Act", force=BindingForce.GUIDANCE, checked_on="2026-10-01")
    question = Organisation.country.is_in({"FR"})
    by_law, by_guide = rule("OUR-01", law, guide, title="x")(question), rule("OUR-02", guide, law, title="y")(question)
    assert (by_law.force, by_law.confidence) == (BindingForce.STATUTE, Confidence.MEMORY)
    assert (by_guide.force, by_guide.confidence) == (BindingForce.GUIDANCE, Confidence.SEEN)


@pytest.mark.parametrize(
    ("language", "shown", "unread"),
    [
        (
            "en",
            "GDPR, art. 5(1)(e) (statute), read on 2026-11-28: CELEX 32016R0679 https://",
            "CJEU, C-252/21, 4 July 2023 (case law, from memory)",
        ),
        (
            "fr",
            "RGPD, art. 5(1)(e) (texte obligatoire), lu le 28 novembre 2026 : CELEX 32016R0679 https://",
            "CJUE, C-252/21, 4 juillet 2023 (jurisprudence, de mémoire)",
        ),
    ],
)
def test_pages_show_force_sureness_day_and_link(language, shown, unread):
    """On the page of a rule, for what was read and for what was not."""
    page = rule_page(every_rule()["EU-GDPR-05"], as_of="2026-11-23", language=language, witnesses=False)
    assert shown in page
    assert unread in rule_page(every_rule()["EU-GDPR-11"], as_of="2026-11-23", language=language, witnesses=False)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "GDPR, recital 27 (guidance), read on 2026-11-29: CELEX 32016R0679 https://"),
        ("fr", "RGPD, considérant 27 (recommandation), lu le 29 novembre 2026 : CELEX 32016R0679 https://"),
    ],
)
def test_a_recital_is_cited_as_an_article_is(language, shown):
    """With its day, wording and link; it carries no rule, and has no fine behind it."""
    each = every_rule()["EU-GDPR-85"]
    assert shown in rule_page(each, as_of="2026-11-29", language=language, witnesses=False)
    assert str(each.carrier) == "GDPR, art. 4(1)"
    assert recital(27).sanction == ""
    assert not [code for code, one in every_rule().items() if "recital" in str(one.carrier)]


def test_recitals_that_a_page_names_are_cited():
    """What the page of a rule rests on stands among its texts, with a link."""
    told = {
        code: set(re.findall(r"recital (\d+)", " ".join((each.page).split()))) for code, each in every_rule().items()
    }
    cited = {
        code: {found[1] for cite in each.cites if (found := re.fullmatch(r"GDPR, recital (\d+)", str(cite)))}
        for code, each in every_rule().items()
    }
    assert {code: numbers - cited[code] for code, numbers in told.items() if numbers - cited[code]} == {}


def test_evidence_is_plain():
    """Each part of a citation under its own name; what is unknown is nothing."""
    assert evidence(Reference("Act, s. 1", confidence=Confidence.MEMORY)) == {
        "cite": "Act, s. 1",
        "force": "statute",
        "confidence": "from memory",
        "checked_on": None,
        "version": None,
        "url": None,
    }


def test_fines_are_those_of_article_83():
    """Paragraph 4 names articles 8, 11, 25 to 39, 42 and 43; paragraph 5 names 5, 6, 7, 9, 12 to 22 and 44 to 49."""
    behind = {number: fine(str(number)) for number in range(1, 100)}
    assert [number for number, one in behind.items() if one == LOWER_FINE] == [8, 11, *range(25, 40), 42, 43]
    assert [number for number, one in behind.items() if one == HIGHER_FINE] == [
        5,
        6,
        7,
        9,
        *range(12, 23),
        *range(44, 50),
    ]
