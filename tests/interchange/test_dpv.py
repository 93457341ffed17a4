"""The Data Privacy Vocabulary: activities come back, also by way of another library's graph; other graphs are read for what is certain."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from effort import tries
from foreign import SETTINGS, organisations
from healthgov import years
from healthgov.errors import InvalidDocumentError
from healthgov.eu.categories import TAXONOMY
from healthgov.interchange import read, write
from healthgov.models import Organisation

CONTEXT = {
    "dpv": "https://w3id.org/dpv#",
    "pd": "https://w3id.org/dpv/pd#",
    "health": "https://w3id.org/dpv/sector/health#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "dct": "http://purl.org/dc/terms/",
    "ex": "https://example.org/",
}


def graph(*nodes, context=CONTEXT):
    """What a graph states."""
    text = json.dumps({"@context": context, "@graph": nodes}, indent=1)
    return read(text, "dpv", name="graph.jsonld", settings=SETTINGS)


def by_id(items):
    """Things by their id."""
    return {one.id: one for one in items or ()}


@settings(max_examples=tries(50, 1000), deadline=None)
@given(organisations())
def test_activities_and_recipients_come_back_as_they_were(organisation):
    """All facts of both return; sections that the graph is not about are listed."""
    written = write(organisation, "dpv", settings=SETTINGS)
    back = read(written.text, "dpv", settings=SETTINGS)
    assert back.losses == ()
    assert back.document.activities == organisation.activities
    assert (back.document.recipients or ()) == (organisation.recipients or ())
    assert (back.document.id, back.document.name) == (organisation.id, organisation.name)
    assert back.document.country == organisation.country
    lost = {loss.path.split("[")[0] for loss in written.losses}
    assert ("hosting" in lost) == (organisation.hosting is not None)
    assert not lost & {"id", "name", "country", "activities", *(["recipients"] if organisation.recipients else [])}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@settings(max_examples=40, deadline=None)
@given(organisations())
def test_another_library_reads_the_graph_and_what_it_writes_comes_back(organisation):
    """Rdflib parses it, keeps all of it, and its own JSON-LD, in another form, states the same activities."""
    rdflib = pytest.importorskip("rdflib")
    made = rdflib.Graph().parse(data=write(organisation, "dpv", settings=SETTINGS).text, format="json-ld")
    dpv = rdflib.Namespace("https://w3id.org/dpv#")
    assert set(made.subjects(rdflib.RDF.type, dpv.Organisation))
    names = {str(one) for one in made.objects(predicate=rdflib.DCTERMS.identifier)}
    assert names >= {one.id for one in organisation.activities}
    durations = list(made.objects(predicate=dpv.hasDuration))
    assert len(durations) == sum(1 for a in organisation.activities for one in a.retention or () if one.period)
    back = read(made.serialize(format="json-ld"), "dpv", settings=SETTINGS).document
    for one in organisation.activities:
        again = by_id(back.activities)[one.id]
        assert again.name == one.name
        assert set(again.subjects or ()) == set(one.subjects or ())
        assert set(again.categories or ()) == set(one.categories or ())


def test_every_category_has_an_iri_that_comes_back():
    """One of the vocabulary where it names this category, one of our own where it does not."""
    codes = tuple(str(one.code) for one in TAXONOMY)
    written = write(Organisation(id="o", activities=[{"id": "a", "categories": codes}]), "dpv", settings=SETTINGS)
    assert read(written.text, "dpv", settings=SETTINGS).document.activities[0].categories == codes
    data = json.loads(written.text)["@graph"][1]["dpv:hasPersonalData"]
    assert {"@id": "pd:HealthRecord"} in data
    assert {"@id": "urn:healthgov:category:health.allergy"} in data


def test_what_is_certain_of_a_graph():
    """Instances of the vocabulary's words, its narrower bases, durations; references are followed, the rest is listed."""
    made = graph(
        {
            "@id": "ex:care",
            "@type": ["dpv:PersonalDataHandling", "ex:Thing"],
            "dct:title": "Care",
            "dpv:hasPurpose": {"@id": "ex:treat"},
            "dpv:hasLegalBasis": [{"@id": "eu-gdpr:A6-1-e-public-interest"}, {"@id": "eu-gdpr:A9-2-h"}],
            "dpv:hasPersonalData": [{"@id": "pd:HealthRecord"}, {"@id": "pd:Shoes"}],
            "dpv:hasDataSubject": [{"@type": "dpv:Patient"}, {"@id": "dpv:Visitor"}],
            "dpv:hasStorageCondition": [
                {"@type": "dpv:StorageDuration", "dpv:hasDuration": "P20Y"},
                {"@type": "dpv:StorageDuration", "dpv:hasDuration": "for ever"},
            ],
            "dpv:hasRisk": "canary",
        },
        {"@id": "ex:treat", "@type": "health:ServiceProvision", "dct:description": "Treat"},
    )
    (activity,) = made.document.activities
    (purpose,) = activity.purposes
    assert (activity.id, activity.name) == ("care", "Care")
    assert (purpose.kind.value, purpose.description) == ("care", "Treat")
    assert (purpose.legal_basis.value, purpose.article_9.value) == ("public_task", "health_or_social_care")
    assert activity.categories == ("health.record",)
    assert [one.value for one in activity.subjects] == ["patients"]
    assert [(one.id, one.period) for one in activity.retention] == [("care-retention-1", years(20))]
    assert {loss.path for loss in made.losses} == {
        "@graph[0].@type[1]",
        "@graph[0].dpv:hasPurpose",
        "@graph[0].dpv:hasPersonalData[1]",
        "@graph[0].dpv:hasDataSubject[1]",
        "@graph[0].dpv:hasStorageCondition[1].@type",
        "@graph[0].dpv:hasStorageCondition[1].dpv:hasDuration",
        "@graph[0].dpv:hasRisk",
    } - {"@graph[0].dpv:hasPurpose"}
    assert "canary" not in repr(made)


def test_a_basis_of_several_purposes_is_left_behind():
    """Which purpose it belongs to is not said, so it is not guessed."""
    made = graph(
        {
            "@id": "ex:a",
            "@type": "dpv:Process",
            "dpv:hasPurpose": [{"@id": "dpv:DirectMarketing"}, {"@id": "dpv:ScientificResearch"}],
            "dpv:hasLegalBasis": {"@id": "eu-gdpr:A6-1-a"},
        }
    )
    assert [one.legal_basis for one in made.document.activities[0].purposes] == [None, None]
    assert [loss.path for loss in made.losses] == ["@graph[0].dpv:hasLegalBasis"]


def test_words_that_were_changed_count():
    """Facts beside words that somebody changed are left behind."""
    activity = {"id": "a", "purposes": [{"kind": "research", "necessary": True}]}
    text = write(Organisation(id="o", activities=[activity]), "dpv", settings=SETTINGS).text
    made = read(text.replace("dpv:ScientificResearch", "dpv:DirectMarketing"), "dpv", settings=SETTINGS)
    assert made.document.activities[0].purposes[0].kind.value == "prospecting"
    assert made.document.activities[0].purposes[0].necessary is None
    assert [loss.path for loss in made.losses] == ["@graph[1].fact:purposes.@value"]


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ({"@context": "https://canary.example/context"}, "@context"),
        ({"@context": [{"a": "b:"}, {"@import": "https://canary.example"}]}, "@context[1]"),
        ({"@context": CONTEXT, "@graph": ["canary"]}, "@graph[0]"),
        ({"@context": CONTEXT, "@type": ["dpv:Process", 3]}, "@type[1]"),
        ({"@type": "https://w3id.org/dpv#Process", "urn:healthgov:fact:role": "canary"}, "urn:healthgov:fact:role"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_nothing_is_fetched(content, path):
    """A context that lies elsewhere is refused; no value is repeated."""
    with pytest.raises(InvalidDocumentError) as raised:
        read(json.dumps(content), "dpv", settings=SETTINGS)
    assert [problem.path for problem in raised.value.problems] == [path]
    assert "canary" not in str(raised.value)
