"""Data contracts: nothing is lost of an activity, nothing is guessed of a contract."""

from __future__ import annotations

import json
from importlib.resources import files

import attrs
import jsonschema
import pytest
import yaml
from hypothesis import given, settings

from effort import tries
from foreign import SETTINGS, file, organisations
from healthgov import Period, days, years
from healthgov.errors import InvalidDocumentError
from healthgov.facts import facts_of
from healthgov.interchange import read, write
from healthgov.models import Organisation

FULL = ("odcs", "full-example-v3.2.0.odcs.yaml")
HEAD = "kind: DataContract\napiVersion: v3.1.0\nversion: 2.0.0\nid: care\n"


def contract(text):
    """A contract in which this is stated too."""
    return read(HEAD + text, "odcs", settings=SETTINGS)


@settings(max_examples=tries(50, 1000), deadline=None)
@given(organisations(activities=1))
def test_an_activity_comes_back_as_it_was(organisation):
    """All facts of the activity and of the places it names return; the rest is listed, and nothing is added."""
    written = write(organisation, "odcs", settings=SETTINGS)
    back = read(written.text, "odcs", settings=SETTINGS)
    assert back.losses == ()
    assert back.document.activities == organisation.activities
    named = set(organisation.activities[0].hosting or ())
    assert set(back.document.hosting or ()) == {one for one in organisation.hosting or () if one.id in named}
    lost = {loss.path.split(".")[0].split("[")[0] for loss in written.losses}
    stated = {one.name for one in facts_of(Organisation) if getattr(organisation, one.name) is not None}
    assert lost <= stated - {"activities", "id"}
    assert stated - {"activities", "id", "hosting"} <= lost


@settings(max_examples=50, deadline=None)
@given(organisations(activities=1))
def test_other_readers_take_what_we_write(organisation):
    """The contract is valid by the schema of the standard and loads with its own library."""
    standard = pytest.importorskip("open_data_contract_standard.model")
    schema = json.loads(files("open_data_contract_standard").joinpath("schema.json").read_text(encoding="utf-8"))
    text = write(organisation, "odcs", settings=SETTINGS).text
    jsonschema.Draft201909Validator(schema).validate(yaml.safe_load(text))
    assert standard.OpenDataContractStandard.from_string(text).id == organisation.activities[0].id


def test_the_example_of_the_standard():
    """Its purpose, its retention and its server are facts; all else is listed, the classification of fields included."""
    made = read(file(*FULL).read_bytes(), "odcs", name=FULL[1], settings=SETTINGS)
    activity = made.document.activities[0]
    assert activity.purposes[0].description == "Views built on top of the seller tables."
    assert [(limit.period, limit.categories) for limit in activity.retention] == [(years(3), None)]
    assert [one.id for one in made.document.hosting] == ["my-postgres"]
    paths = {loss.path for loss in made.losses}
    assert {"schema", "team", "servers[0].host", "slaProperties[4].element"} <= paths
    assert not paths & {"id", "kind", "apiVersion", "tenant", "description.purpose", "slaProperties[4].value"}


def test_fields_tell_their_category_by_a_code_or_a_name_in_a_vocabulary():
    """A tag or a classification that is a code, and a fides key; a classification of another kind names none."""
    made = contract(
        "schema:\n- name: visits\n  properties:\n  - name: mail\n    tags: [user.contact.email, gold]\n"
        "  - name: result\n    classification: health.lab\n  - name: secret\n    classification: restricted\n"
        "slaProperties:\n- {property: retention, value: P18M, element: 'visits.result, visits.mail'}\n"
        "- {property: retention, value: 10, unit: yr, element: visits}\n"
        "- {property: retention, value: 24, unit: h}\n- {property: retention, value: 1, unit: y, element: other.x}\n"
    )
    activity = made.document.activities[0]
    assert activity.categories == ("contact.email", "health.lab")
    assert [(limit.id, limit.period, limit.categories) for limit in activity.retention] == [
        ("care-retention-1", Period(months=18), ("health.lab", "contact.email")),
        ("care-retention-2", years(10), ("contact.email", "health.lab")),
        ("care-retention-3", days(1), None),
        ("care-retention-4", years(1), None),
    ]
    assert [loss.path for loss in made.losses] == [
        "version",
        "schema[0].name",
        "schema[0].properties[0].name",
        "schema[0].properties[0].tags[1]",
        "schema[0].properties[1].name",
        "schema[0].properties[2]",
        "slaProperties[3].element",
    ]


def test_a_region_is_a_country_only_where_it_is_certain_whose_it_is():
    """Services of one provider tell; storage that speaks the protocol of another does not."""
    made = contract(
        "servers:\n- {server: lake, type: athena, regionName: eu-west-3, stagingDir: s3://x}\n"
        "- {server: copy, type: s3, location: s3://bucket, endpointUrl: https://minio}\n"
        "- {server: odd, type: redshift, region: eu-nowhere-9, database: d, schema: s}\n"
    )
    lake, copy, odd = made.document.hosting
    assert (lake.layers[0].performer, lake.layers[0].storage[0].country) == ("AWS", "FR")
    assert (copy.layers, odd.layers) == (None, None)
    assert {"servers[1].endpointUrl", "servers[2].region"} <= {loss.path for loss in made.losses}


def test_fields_that_were_changed_count_and_what_stood_beside_them_does_not():
    """A length that somebody changed by hand is the length; the old facts of the limit are left behind, and named."""
    organisation = Organisation(
        id="clinic",
        activities=[{"id": "care", "retention": [{"id": "r", "period": "P3Y", "clock": "collection"}]}],
    )
    text = write(organisation, "odcs", settings=SETTINGS).text
    assert read(text, "odcs", settings=SETTINGS).document == organisation
    changed = read(text.replace("value: 3\n", "value: 4\n"), "odcs", settings=SETTINGS)
    assert changed.document.activities[0].retention[0].period == years(4)
    assert changed.document.activities[0].retention[0].clock is None
    assert [loss.path for loss in changed.losses] == ["customProperties[0].value"]


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("servers: canary", "servers", 5),
        ("schema:\n- canary\n", "schema[0]", 6),
        ("slaProperties:\n- {property: retention, value: canary}\n", "slaProperties[0].value", 6),
        ("customProperties:\n- {property: healthgov.role, value: canary}\n", "customProperties[0].value", 6),
        ("customProperties:\n- {property: healthgov.canary, value: 1}\n", "customProperties[0].value", 6),
        ("description: [canary]\n", "description", 5),
        ("name: 3\n", "name", 5),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_never_repeated(text, path, line):
    """Every mistake has its path and line."""
    with pytest.raises(InvalidDocumentError) as raised:
        contract(text)
    assert [(problem.path, problem.line) for problem in raised.value.problems] == [(path, line)]
    assert "canary" not in str(raised.value)


def test_a_contract_is_of_version_3_and_says_what_it_is():
    """Everything wrong with the head is told at once."""
    with pytest.raises(InvalidDocumentError) as raised:
        read("kind: Other\napiVersion: v2.2.2\n", "odcs", settings=SETTINGS)
    assert {problem.path for problem in raised.value.problems} == {"kind", "apiVersion", "id"}


def test_several_activities_need_a_name():
    """A contract is about one of them."""
    organisation = Organisation(id="clinic", activities=[{"id": "care"}, {"id": "pay"}])
    with pytest.raises(InvalidDocumentError):
        write(organisation, "odcs", settings=SETTINGS)
    made = write(organisation, "odcs", settings=attrs.evolve(SETTINGS, activity="pay"))
    assert [loss.path for loss in made.losses] == ["activities[0]"]
