"""What is asked: what depends on other answers apart, what one fact answers together, below the things it is asked of."""

from __future__ import annotations

import pytest

from healthgov import BindingForce, Confidence, Reference, RuleSet, check, fr, rule
from healthgov.documents import loads, structure
from healthgov.eu import Gdpr
from healthgov.findings.asking import asked_in
from healthgov.models import Organisation
from healthgov.questions import when
from healthgov.reports.answering import Answerer, answerer
from healthgov.reports.inquiring import asked_first, asked_later, subjects_of
from healthgov.reports.naming import Names
from healthgov.reports.renderers import text
from healthgov.reports.summary import summary
from reported import DAY, LANGUAGES, attacked, example

NAMES = ("docorga", "telemedicine-messy", "clinic-mistakes", "viabeez", "clinic-mended")
CITE = Reference("House text", force=BindingForce.CONTRACT, confidence=Confidence.SEEN)


class House(RuleSet, of=Organisation):
    """House rules."""

    @rule("OUR-01", CITE)
    def one(law, organisation):
        """Ten persons make a public body."""
        return when(organisation.staff.at_least(10), organisation.public_body)


class Plain(House):
    """House rules of which one asks at once."""

    @rule("OUR-02", CITE)
    def two(law, organisation):
        """It is a public body."""
        return organisation.public_body


@pytest.mark.parametrize("name", [*NAMES, "attacked"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_open_is_asked_now_or_later(name, language):
    """Nothing gets lost; where something is open, something is asked that depends on nothing."""
    report = attacked("<b>") if name == "attacked" else example(name)
    made = summary(report, language, advice=False)
    assert (*asked_first(made.inquiries), *asked_later(made.inquiries)) == made.inquiries
    assert {path for one in made.inquiries for path, _ in one.places} == {
        one.fact.lstrip("/") for one in report.asked(language)
    }
    asked = {one.ask for one in report.asked(language)}
    assert {ask for one in made.inquiries for ask in one.asks} == asked
    assert bool(asked_first(made.inquiries)) is bool(asked)
    of_each = [one for _, some in subjects_of(made.inquiries) for one in some]
    assert sorted(map(repr, of_each)) == sorted(map(repr, made.inquiries))


def test_what_stands_under_an_open_condition_depends_on_it():
    """Unless another rule asks for it at once, or the condition is known."""
    open_ = loads("id: a", format="yaml")
    for law, body, depending in (
        (House, open_, {"staff": False, "public_body": True}),
        (Plain, open_, {"staff": False, "public_body": False}),
        (House, loads("id: a\nstaff: 10", format="yaml"), {"public_body": False}),
    ):
        report = check(body, law, as_of=DAY)
        assert {one.fact: one.depends for one in report.questions} == depending


def test_one_fact_is_asked_for_once():
    """What else is asked of it stands with its own question, which comes first."""
    made = summary(example("docorga"), "en", advice=False)
    (one,) = (one for one in made.inquiries if one.places[0][0] == "hosting[0].layers[0].measures")
    assert one.ask == "Which security measures does this entity name?"
    assert "Does remote access pass through a VPN?" in one.also
    assert len(one.also) > 5
    assert not one.depends


def test_a_category_that_no_rule_knows_is_told():
    """Where the categories are asked for though some are stated: not the bare question once more."""
    document = loads(
        "id: a\ncountry: FR\nactivities: [{id: b, role: controller, categories: [sante, identity]}]", format="yaml"
    )
    made = summary(check(document, fr.DataProtection, as_of=DAY), "fr", advice=False)
    told = [ask for one in made.inquiries for ask in one.also if "inconnu des règles" in ask]
    assert told == [
        "Déclaré, et inconnu des règles : sante. `healthgov facts categories` énumère celles qui sont connues."
    ]


def test_things_of_a_list_are_named_together():
    """Behind the name of the list; what differs in more than that is named apart."""
    names = Names(example("docorga"), "fr")
    paths = [f"activities[{number}].purposes[0].consent" for number in range(3)]
    assert names.ways(paths) == (
        "les traitements (Dossiers des patients, Messagerie sécurisée, Rappels de rendez-vous par SMS)"
        " › la finalité n° 1 › le consentement"
    )
    assert names.ways(paths[:1]) == names.way(paths[0])
    assert (
        names.ways(["activities[0]", "hosting[0]"])
        == "le traitement (Dossiers des patients) · l'hébergement (platform)"
    )
    assert names.ways(["activities[0].purposes[0]", "activities[1].purposes[1]"]).count("·") == 1
    assert names.ways([""]) == "Docorga"


def test_a_text_asks_what_is_asked_now():
    """And says how much depends on it."""
    report = example("docorga")
    made = summary(report, "fr", advice=False)
    said = text.render(report, language="fr").partition("? Questions à poser")[2].partition("\n\n")[0]
    assert all(one.ask in said for one in made.asked_first)
    assert not [one.ask for one in asked_later(made.inquiries) if f"? {one.ask} (" in said]
    assert "autres questions dépendront des réponses)" in said


def test_a_reason_is_what_is_asked_now():
    """In every format: eleven more questions about article 9 depend on the role."""
    open_ = next(one for one in example("docorga").results if one.code == "EU-GDPR-11")
    assert open_.reason() == "Is the organisation controller, joint controller or processor here?"
    assert sum(depends for _, depends in asked_in(open_.finding)) > 5


def test_a_question_is_asked_now_of_those_of_whom_it_is():
    """Consent is asked now of who rests on it; of who names another basis only if its condition turns out to be consent."""
    activities = [
        {"id": one, "role": "controller", "purposes": [{"kind": "staff_management", "legal_basis": basis}]}
        for one, basis in (("letter", "consent"), ("pay", "legal_obligation"))
    ]
    document = structure({"id": "o", "country": "DE", "activities": activities}, Organisation)
    made = summary(check(document, *Gdpr.only("EU-GDPR-12"), as_of=DAY), "en", advice=False)
    asked = {
        one.depends: [path for path, _ in one.places] for one in made.inquiries if one.ask == "Was consent collected?"
    }
    path = "purposes[0].consent.collected"
    assert asked == {False: [f"activities[0].{path}"], True: [f"activities[1].{path}"]}


def test_things_in_several_things_are_named_where_all_are_called_so():
    """Limits of two activities are not called as that of the first."""
    limits = {"a": ["pay", "record"], "b": ["pay", "letter"]}
    activities = [{"id": one, "retention": [{"id": limit} for limit in some]} for one, some in limits.items()]
    document = structure({"id": "o", "activities": activities}, Organisation)
    names = Names(check(document, Gdpr, as_of=DAY), "en")
    assert (
        names.ways(f"activities[{n}].retention[0].period" for n in (0, 1))
        == "the processing activities (a, b) › the retention limit (pay) › the retention period"
    )
    assert "the retention limit no. 2 ›" in names.ways(f"activities[{n}].retention[1].period" for n in (0, 1))


def test_a_processor_is_asked_itself_about_its_own_contract():
    """No other processor knows the contract with the controllers; patients are told by whoever answers for their data."""
    assert answerer("activities[0].contract.in_writing") is Answerer.OFFICER
    assert answerer("activities[0].sub_processors_authorised") is Answerer.OFFICER
    assert answerer("hosting[0].patients.informed") is Answerer.OFFICER
