"""HealthDCAT-AP: data sets say what facts say, and every thing that the profile asks for beside is listed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from foreign import SETTINGS, file, organisations
from healthgov.errors import InvalidDocumentError
from healthgov.interchange import write
from healthgov.models import Organisation

ACTIVITY = {
    "id": "care",
    "name": "Care",
    "categories": ["health.record", "contact.email"],
    "purposes": [{"kind": "care", "description": "Treat", "legal_basis": "public_task", "necessary": True}],
    "subjects_count": 4000,
    "retention": [{"id": "r", "period": "P20Y"}],
}
CLINIC = Organisation(
    id="clinic",
    name="Clinic",
    contact="dpo@clinic.example",
    health_data_holding={"categories": ["health_records"]},
    activities=[ACTIVITY, {"id": "pay", "categories": ["financial.bank"]}],
)


def test_a_data_set_says_what_the_facts_say():
    """Title, purpose, basis, categories, number of persons, publisher; the rest is listed."""
    made = write(CLINIC, "healthdcat", settings=SETTINGS)
    catalogue, publisher, dataset = json.loads(made.text)["@graph"]
    assert catalogue["dcat:dataset"] == [{"@id": dataset["@id"]}]
    assert publisher["dcat:contactPoint"]["vcard:hasEmail"] == {"@id": "mailto:dpo@clinic.example"}
    assert dataset["dct:title"] == "Care"
    assert dataset["dpv:hasLegalBasis"] == [{"@id": "eu-gdpr:A6-1-e"}]
    assert dataset["healthdcatap:numberOfUniqueIndividuals"]["@value"] == "4000"
    assert dataset["healthdcatap:healthCategory"] == [{"@id": "urn:healthgov:article-51:health_records"}]
    assert [loss.path for loss in made.losses] == [
        "health_data_holding",
        "activities[0].retention",
        "activities[0].purposes[0].necessary",
        "dcat:dataset[0].healthdcatap:hdab",
        "dcat:dataset[0].dcat:distribution",
        "dcat:dataset[0].dcat:keyword",
        "dcat:dataset[0].dct:provenance",
        "dcat:dataset[0].dct:type",
        "activities[1]",
    ]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_shapes_of_the_profile_miss_what_is_listed_and_nothing_else():
    """The validator of SHACL finds each property that is listed as missing, and no other violation."""
    pyshacl, rdflib = pytest.importorskip("pyshacl"), pytest.importorskip("rdflib")
    shapes = rdflib.Graph().parse(file("healthdcat", "healthdcatap-shacl.ttl"), format="turtle")
    shapes.remove((None, rdflib.OWL.imports, None))  # nothing is fetched
    made = write(CLINIC, "healthdcat", settings=SETTINGS)
    data = rdflib.Graph().parse(data=made.text, format="json-ld")
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes)
    paths = set(results.objects(predicate=rdflib.URIRef("http://www.w3.org/ns/shacl#resultPath")))
    context = json.loads(made.text)["@context"]
    listed = {loss.path.rpartition(".")[2] for loss in made.losses if loss.path.startswith("dcat:")}
    missing = {rdflib.URIRef(context[name.partition(":")[0]] + name.partition(":")[2]) for name in listed}
    assert paths == missing


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@settings(max_examples=50, deadline=None)
@given(organisations())
def test_another_library_reads_the_graph(organisation):
    """Rdflib finds each data set; an organisation without health data makes no catalogue."""
    rdflib = pytest.importorskip("rdflib")
    try:
        text = write(organisation, "healthdcat", settings=SETTINGS).text
    except InvalidDocumentError as error:
        assert [problem.path for problem in error.problems] == ["activities"]  # noqa: PT017
        return
    made = rdflib.Graph().parse(data=text, format="json-ld")
    found = set(made.subjects(rdflib.RDF.type, rdflib.DCAT.Dataset))
    assert found == set(made.objects(predicate=rdflib.DCAT.dataset)) != set()


def test_several_data_sets_share_no_category():
    """Which of them a category of the holding belongs to is not said."""
    clinic = Organisation(
        id="clinic",
        health_data_holding={"categories": ["genomic"]},
        activities=[{"id": one, "categories": ["genetic"]} for one in ("a", "b")],
    )
    made = write(clinic, "healthdcat", settings=SETTINGS)
    assert "article-51" not in made.text
    assert "dcat:dataset[1].healthdcatap:healthCategory" in [loss.path for loss in made.losses]
