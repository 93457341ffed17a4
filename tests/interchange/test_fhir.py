"""FHIR: labels say what they mean, activities come back, and no record of a person is read or repeated."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from effort import tries
from foreign import SETTINGS, organisations
from healthgov.errors import InvalidDocumentError
from healthgov.eu.categories import TAXONOMY
from healthgov.interchange import read, write
from healthgov.interchange.fhir import labels
from healthgov.models import Organisation

ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"


def fhir(content):
    """What a resource states."""
    return read(json.dumps(content), "fhir", settings=SETTINGS)


@settings(max_examples=tries(50, 1000), deadline=None)
@given(organisations())
def test_activities_come_back_as_they_were(organisation):
    """All their facts return, in their order; what consents are not about is listed."""
    written = write(organisation, "fhir", settings=SETTINGS)
    back = read(written.text, "fhir", settings=SETTINGS)
    assert back.losses == ()
    assert back.document.activities == organisation.activities
    assert (back.document.id, back.document.name) == (organisation.id, organisation.name)
    lost = {loss.path.split("[")[0] for loss in written.losses}
    assert ("hosting" in lost) == (organisation.hosting is not None)
    assert not lost & {"id", "name", "activities"}


@settings(max_examples=40, deadline=None)
@given(organisations())
def test_another_library_takes_the_resources(organisation):
    """The bundle is one of R4B."""
    bundle = pytest.importorskip("fhir.resources.R4B.bundle").Bundle
    text = write(organisation, "fhir", settings=SETTINGS).text
    try:
        made = bundle.model_validate_json(text)
    except ValueError as error:  # FHIR has no text of white space or control characters alone, our documents do
        assert "pattern" in str(error), error  # noqa: PT017
        return
    assert [one.resource.status for one in made.entry] == ["draft"] * len(organisation.activities)


def test_every_category_comes_back():
    """By a sensitivity of HL7, or by a label of our own."""
    codes = tuple(str(one.code) for one in TAXONOMY)
    written = write(Organisation(id="o", activities=[{"id": "a", "categories": codes}]), "fhir", settings=SETTINGS)
    assert read(written.text, "fhir", settings=SETTINGS).document.activities[0].categories == codes


@pytest.mark.parametrize(
    ("categories", "expected"),
    [
        ((), []),
        (("contact.email",), []),
        (("health.lab",), ["N"]),
        (("health.mental", "genetic"), ["R", "PSY", "GDIS"]),
    ],
)
def test_labels(categories, expected):
    """Restricted where HL7 knows a sensitivity, normal for other health data, nothing for what is no health data."""
    assert [one["code"] for one in labels(categories, TAXONOMY)] == expected


def test_records_are_read_for_their_kind_and_labels_only():
    """What a record holds is not looked at, and stands in no answer."""
    made = fhir(
        {
            "resourceType": "Bundle",
            "type": "searchset",
            "entry": [
                {"resource": {"resourceType": "Immunization", "patient": {"display": "canary"}}},
                {
                    "resource": {
                        "resourceType": "Observation",
                        "meta": {
                            "security": [{"system": ACT_CODE, "code": "PSY"}, {"system": ACT_CODE, "code": "HIV"}]
                        },
                        "valueString": "canary",
                    }
                },
            ],
        }
    )
    (activity,) = made.document.activities
    assert (activity.id, activity.categories) == ("records", ("health.vaccination", "health.mental"))
    assert {loss.path for loss in made.losses} == {
        "type",
        "entry[0].resource",
        "entry[1].resource",
        "entry[1].resource.resourceType",
        "entry[1].resource.meta.security[1]",
    }
    assert "canary" not in repr(made)


def test_a_consent_of_one_patient_says_what_it_is_about_and_not_that_consent_was_collected():
    """Purposes and kinds of data are taken; that it is active, and whose it is, is left behind."""
    made = fhir(
        {
            "resourceType": "Consent",
            "status": "active",
            "patient": {"reference": "Patient/canary"},
            "provision": {
                "type": "permit",
                "purpose": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HRESCH"}],
                "class": [{"system": "http://hl7.org/fhir/resource-types", "code": "Immunization"}],
            },
        }
    )
    (activity,) = made.document.activities
    assert ([one.kind.value for one in activity.purposes], activity.categories) == (
        ["research"],
        ("health.vaccination",),
    )
    assert activity.purposes[0].consent is None
    assert {loss.path for loss in made.losses} == {"status", "patient"}
    denied = fhir({"resourceType": "Consent", "provision": {"type": "deny", "purpose": [{"code": "TREAT"}]}})
    assert denied.document.activities[0].purposes is None
    assert [loss.path for loss in denied.losses] == ["provision"]


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ({"canary": 1}, ""),
        ({"resourceType": "Bundle", "entry": "canary"}, "entry"),
        ({"resourceType": "Consent", "provision": ["canary"]}, "provision"),
        ({"resourceType": "Patient", "meta": {"security": ["canary"]}}, "meta.security[0]"),
        (
            {"resourceType": "Consent", "extension": [{"url": "urn:healthgov:fact:role", "valueString": "canary"}]},
            "extension[0].valueString",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_never_repeated(content, path):
    """Every mistake has its path."""
    with pytest.raises(InvalidDocumentError) as raised:
        fhir(content)
    assert [problem.path for problem in raised.value.problems] == [path]
    assert "canary" not in str(raised.value)
