"""What to do first, what to ask and how places are named."""

from __future__ import annotations

import pytest

from healthgov import Organisation, Reference, RuleSet, Severity, check, fr, rule
from healthgov.documents import structure
from healthgov.questions import settled
from healthgov.reports.answering import Answerer, answerer
from healthgov.reports.naming import Names
from healthgov.reports.summary import in_order, state_of, summary
from reported import LANGUAGES, attacked, example


def test_what_to_do_first_begins_with_blockers():
    """What to do first begins with blockers."""
    made = summary(example("telemedicine-messy"), "fr")
    weights = [step.severity for step in made.first]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] is Severity.BLOCKER
    together = {step.points[0].code: [one.code for one in step.points] for step in made.first}
    assert together["FR-PRO-01"] == ["FR-PRO-01", "FR-PRO-03"]  # a way out that works is part of consent


def test_each_failure_stands_in_one_step():
    """Each failure stands in one step."""
    report = example("telemedicine-messy")
    points = [(one.code, one.path) for step in summary(report).first for one in step.points]
    failing = [(one.code, one.path) for one in report.results if state_of(one) == "fail"]
    assert sorted(points) == sorted(failing)


def test_nobody_is_advised_to_leave_the_country():
    """What makes a law not apply is no advice."""
    changed = {path for step in summary(example("telemedicine-messy")).first for path, _, _ in step.changes}
    assert not changed & {"country", "targets_union"}


def test_what_to_do_is_something_that_somebody_does():
    """A letter is not said to be no advertisement: consent is asked for, however much longer that is."""
    made = summary(example("telemedicine-messy"))
    step = next(step for step in made.first if step.points[0].code == "FR-PRO-01")
    changed = {path.rpartition(".")[2] for path, _, _ in step.changes}
    assert "collected" in changed
    assert not changed & {"non_commercial", "related_to_profession", "relation", "channel", "audience"}


def test_counts_add_up():
    """Counts add up."""
    report = example("telemedicine-messy")
    counts = summary(report).counts
    parts = (counts.fails, counts.waived, counts.unknown, counts.passes, counts.not_applicable)
    assert sum(parts) == len(report.results)
    assert counts.blockers == 4
    assert summary(attacked("clinic")).counts.waived == 1


def test_equal_questions_are_asked_once_with_all_their_places():
    """Equal questions are asked once with all their places."""
    report = example("docorga")
    made = summary(report, "fr")
    asked = [(one.ask, one.who) for one in made.inquiries]
    assert len(asked) == len(set(asked)) < len(report.asked("fr"))
    places = {path for one in made.inquiries for path, _ in one.places}
    assert places == {one.fact.lstrip("/") for one in report.asked("fr")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_have_names(language):
    """Places have names."""
    names = Names(example("telemedicine-messy"), language)
    words = {
        "en": "the hosting arrangement (platform) › the layer (Nuage Fictif SAS)",
        "fr": "l'hébergement (platform) › la couche (Nuage Fictif SAS)",
    }
    assert names.way("hosting[0].layers[0]").startswith(words[language].rpartition(" ›")[0])
    assert "Nuage Fictif SAS" in names.way("hosting[0].layers[0].storage[0].country")
    assert names.whole == "Télésoin des Exemples SAS"
    assert names.key("hosting[0].layers[0].storage[0]").startswith("hosting[platform].layers[")


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("hosting[0].layers[1].storage", Answerer.HOST),
        ("/hosting[0].health_data", Answerer.SYSTEMS),
        ("recipients[2].contract", Answerer.PROCESSOR),
        ("recipients", Answerer.OFFICER),
        ("/recipients", Answerer.OFFICER),
        ("systems[0].shared_accounts", Answerer.SYSTEMS),
        ("governance.trainings", Answerer.STAFF),
        ("activities[0].role", Answerer.OFFICER),
        ("campaigns[0].consent", Answerer.MARKETING),
    ],
)
def test_who_can_answer(path, who):
    """Who can answer."""
    assert answerer(path) is who


def test_fails_come_before_questions_before_passes():
    """Fails come before questions before passes."""
    order = [state_of(one) for one in in_order(example("telemedicine-messy").results)]
    assert list(dict.fromkeys(order)) == ["fail", "unknown", "pass", "does not apply"]


class House(RuleSet, of=Organisation):
    """Rules of a house."""

    @rule("HOUSE-01", Reference("House rule", checked_on="2026-10-01"))
    def stated(law, organisation):
        """The organisation is public."""
        return organisation.public_body


def test_a_document_without_a_name_has_words():
    """Its id stands for it."""
    made = summary(check(Organisation(id="x"), House, as_of="2026-11-28"), "fr")
    assert made.organisation == "x"
    assert made.inquiries[0].places == (("public_body", "x"),)


class First(RuleSet, of=Organisation):
    """A law."""

    public = rule("EX-01", Reference("Act", checked_on="2026-10-01"), title="it is public")(Organisation.public_body)


class Second(First):
    """The same law, as a house reads it."""

    @First.public.override
    def public(law, organisation):
        """It is public, and no other."""
        del law, organisation
        return settled(answer=False, words="nobody is")


@pytest.mark.parametrize("laws", [(First, Second), (Second, First)])
def test_a_rule_that_two_laws_have_is_one_step_for_each_place(laws):
    """Whatever each of them says of it: no step is about nothing."""
    report = check(Organisation(id="x", public_body=False), *laws, as_of="2026-11-28")
    made = summary(report)
    assert all(step.points for step in made.first)
    assert "EX-01" in str(report)


def test_a_law_is_called_as_what_it_is_for_the_document():
    """Of a German clinic the Regulation is asked, and no French law stands above it; a law of a house keeps its name."""

    class Ours(fr.DataProtection):
        """Our data protection."""

    def titles(*laws, **facts):
        activity = {"id": "a", "role": "controller", "unfair": True, **facts.pop("activity", {})}
        document = structure({"id": "o", "activities": [activity], **facts}, Organisation)
        return [section.title for section in check(document, *laws, as_of="2026-11-23").sections]

    french = ["GDPR, completed by French law", "Agreement between sections, French hosting and retention included"]
    laws = (fr.DataProtection, fr.Coherence)
    for facts in (
        {"country": "FR"},
        {"country": "RE"},
        {},
        {"country": "DE", "activity": {"subject_countries": ["FR"]}},
    ):
        assert titles(*laws, **facts) == french
    assert titles(*laws, country="DE") == ["General Data Protection Regulation", "Agreement between sections"]
    assert titles(Ours, country="DE") == ["Our data protection"]
    assert titles(*fr.DataProtection.only("EU-GDPR-01", "FR-LIL-01"), country="DE") == [
        "General Data Protection Regulation: EU-GDPR-01 Persons are treated fairly",
        "GDPR, completed by French law: FR-LIL-01 Health data are processed after the prior formality",
    ]
