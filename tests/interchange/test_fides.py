"""Manifests of fides: activities come back, names are taken where they are certain, fides' own library reads them."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings

from effort import tries
from foreign import FILES, SETTINGS, file, organisations
from healthgov import years
from healthgov.errors import InvalidDocumentError
from healthgov.eu.categories import TAXONOMY
from healthgov.interchange import read, write
from healthgov.models import Organisation

MANIFESTS = sorted(path.name for path in FILES.glob("fides/*.yml"))


def manifest(text):
    """What a manifest states."""
    return read(text, "fides", settings=SETTINGS)


def by_id(items):
    """Things by their id."""
    return {one.id: one for one in items or ()}


@settings(max_examples=tries(50, 1000), deadline=None)
@given(organisations())
def test_activities_and_systems_come_back_as_they_were(organisation):
    """All facts of both return, whatever fides has a field for; sections that it has no place for are listed."""
    written = write(organisation, "fides", settings=SETTINGS)
    back = manifest(written.text)
    assert back.losses == ()
    assert by_id(back.document.activities) == by_id(organisation.activities)
    assert by_id(back.document.systems) == by_id(organisation.systems)
    lost = {loss.path.split("[")[0] for loss in written.losses}
    assert not lost & {"activities", "name", *(["systems"] if organisation.systems else [])}
    assert ("hosting" in lost) == (organisation.hosting is not None)
    assert ("country" in lost) == (organisation.country is not None)


@settings(max_examples=60, deadline=None)
@given(organisations())
def test_the_library_of_fides_reads_what_we_write(organisation):
    """Its models take every resource, and its taxonomy with our words has all that the declarations name."""
    relations = pytest.importorskip("fideslang.relationships")
    default = pytest.importorskip("fideslang.default_taxonomy").DEFAULT_TAXONOMY
    taxonomy = pytest.importorskip("fideslang").Taxonomy
    made = taxonomy.model_validate(yaml.safe_load(write(organisation, "fides", settings=SETTINGS).text))
    assert len(made.system or ()) >= len(organisation.systems or ())
    for kind in ("data_category", "data_use", "data_subject"):
        setattr(made, kind, [*(getattr(made, kind) or []), *getattr(default, kind)])
    assert relations.get_referenced_missing_keys(made) <= {"default_organization"}  # of its own words


def test_every_category_has_a_key_of_fides_that_comes_back():
    """Exactly where fides knows the category, below the wider one where it does not."""
    activity = {"id": "all", "categories": [str(one.code) for one in TAXONOMY]}
    written = write(Organisation(id="clinic", activities=[activity]), "fides", settings=SETTINGS)
    assert manifest(written.text).document.activities[0].categories == tuple(activity["categories"])
    declared = yaml.safe_load(written.text)["system"][0]["privacy_declarations"][0]["data_categories"]
    assert "user.contact.email" in declared
    assert "user.health_and_medical.healthgov-health-lab" in declared


@pytest.mark.parametrize("name", MANIFESTS)
def test_the_manifests_of_its_authors(name):
    """Each is read; each of its systems and data sets is there, and what is written of it says the same again."""
    content = file("fides", name).read_bytes()
    try:
        plain = yaml.safe_load(content)
    except yaml.YAMLError:  # one of them is none, for other readers neither
        with pytest.raises(InvalidDocumentError):
            read(content, "fides", name=name, settings=SETTINGS)
        return
    made = read(content, "fides", name=name, settings=SETTINGS)
    assert len(made.document.systems or ()) == len(plain.get("system", ()))
    declared = sum(len(one["privacy_declarations"]) for one in plain.get("system", ()))
    assert len(made.document.activities or ()) == declared + len(plain.get("dataset", ()))
    again = manifest(write(made.document, "fides", settings=SETTINGS).text).document
    assert by_id(again.activities) == by_id(made.document.activities)


def test_declarations_are_activities():
    """A use, subjects, bases, a length and the role are taken where they are certain; the rest is listed."""
    made = manifest(
        "organization:\n- {fides_key: clinic, name: Clinic, representative: {name: R, phone: '1'}}\n"
        "system:\n- fides_key: mailing\n  system_type: Application\n  responsibility: [Sub-Processor]\n"
        "  privacy_declarations:\n"
        "  - {name: news, data_categories: [user.contact.email, user], data_use: marketing.communications.email,\n"
        "     data_subjects: [patient, visitor], legal_basis_for_processing: Consent, retention_period: 3 years,\n"
        "     dataset_references: [people]}\n"
        "  - {name: other, data_categories: [], data_use: essential.service, retention_period: as needed}\n"
        "dataset:\n- fides_key: people\n  collections:\n  - name: a\n    fields:\n"
        "    - {name: mail, data_categories: [user.contact.email]}\n"
    )
    news, other, people = made.document.activities
    assert (news.purposes[0].kind.value, news.purposes[0].legal_basis.value) == ("prospecting", "consent")
    assert [one.value for one in news.subjects] == ["patients"]
    assert (news.categories, news.retention[0].period, news.role.value) == (("contact.email",), years(3), "processor")
    assert (other.purposes, other.retention) == (None, None)
    assert (people.categories, people.systems) == (("contact.email",), ("mailing",))
    assert {loss.path for loss in made.losses} == {
        "organization[0].representative.phone",
        "system[0].system_type",
        "system[0].privacy_declarations[0].data_categories[1]",
        "system[0].privacy_declarations[0].data_subjects[1]",
        "system[0].privacy_declarations[1].data_use",
        "system[0].privacy_declarations[1].retention_period",
        "dataset[0].collections[0].name",
        "dataset[0].collections[0].fields[0].name",
    }


def test_a_declaration_that_was_changed_counts():
    """Facts beside a declaration that somebody changed are left behind."""
    activity = {"id": "care", "purposes": [{"kind": "research", "necessary": True}], "large_scale": True}
    text = write(Organisation(id="clinic", activities=[activity]), "fides", settings=SETTINGS).text
    changed = manifest(text.replace("data_use: healthgov-research", "data_use: employment"))
    assert changed.document.activities[0].purposes[0].kind.value == "staff_management"
    assert changed.document.activities[0].large_scale is True  # which the change does not touch
    assert [loss.path for loss in changed.losses] == ["system[0].meta.healthgov.activities[0].purposes"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("system: canary\n", "system"),
        ("system:\n- {fides_key: a, privacy_declarations: [canary]}\n", "system[0].privacy_declarations[0]"),
        ("system:\n- {name: canary}\n", "system[0].fides_key"),
        (
            "system:\n- {fides_key: a, privacy_declarations: [{legal_basis_for_processing: canary}]}\n",
            "system[0].privacy_declarations[0].legal_basis_for_processing",
        ),
        ("dataset:\n- {fides_key: a, data_categories: canary}\n", "dataset[0].data_categories"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_never_repeated(text, path):
    """Every mistake has its path."""
    with pytest.raises(InvalidDocumentError) as raised:
        manifest(text)
    assert [problem.path for problem in raised.value.problems] == [path]
    assert "canary" not in str(raised.value)
