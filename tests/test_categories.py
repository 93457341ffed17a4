"""Categories of data: a tree with names elsewhere, and health status that depends on use and company."""

from __future__ import annotations

import csv

import pytest

from healthgov.errors import DefinitionError
from healthgov.eu.categories import TAXONOMY, category
from healthgov.findings import CategoryCode
from healthgov.fr.categories import TAXONOMY as FRENCH
from healthgov.models import Article9, DataUse, ProcessingActivity, health_data
from healthgov.verdicts import Doubt, Verdict


def test_every_parent_of_a_health_category_exists():
    """The tree of health has no branch that hangs in the air."""
    for found in TAXONOMY.below("health"):
        assert found.parent is None or TAXONOMY[found.parent].code.startswith("health")


def test_extending_leaves_ours_alone():
    """A house adds a category, and the shipped taxonomy does not change."""
    larger = TAXONOMY.extended(category("health.sleep", Article9.SPECIAL, fhir="Observation"))
    assert "health.sleep" in larger
    assert "health.sleep" not in TAXONOMY
    assert len(larger) == len(TAXONOMY) + 1
    with pytest.raises(DefinitionError, match=r"health\.lab"):
        TAXONOMY.extended(category("health.lab", Article9.SPECIAL))


def test_an_unknown_code_takes_the_nearest_above():
    """A finer code than ours is judged as what stands above it; an alien one is refused without being repeated."""
    assert TAXONOMY["health.lab.genomic_panel"].code == "health.lab"
    with pytest.raises(KeyError) as raised:
        _ = TAXONOMY["secret.thing"]
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("codes", "use", "conclusion", "expected"),
    [
        (("health.pathology",), DataUse.OTHER, None, Verdict.PASS),
        (("identity.name", "contact.email"), DataUse.OTHER, None, Verdict.FAIL),
        (("identity.name",), DataUse.CARE_REGISTRATION, None, Verdict.PASS),
        (("physical.characteristic", "lifestyle"), DataUse.OTHER, None, Verdict.UNKNOWN),
        (("physical.characteristic", "lifestyle"), DataUse.OTHER, True, Verdict.PASS),
        (("physical.characteristic",), DataUse.OTHER, False, Verdict.FAIL),
        (("identity.name", "contact.postal"), DataUse.OTHER, True, Verdict.PASS),  # an order from a pharmacy
        (("identity.photo",), DataUse.PATIENT_MONITORING, None, Verdict.PASS),
        (("identity.photo",), None, None, Verdict.UNKNOWN),
        (("religion",), DataUse.OTHER, None, Verdict.FAIL),  # special, and not health
        (None, DataUse.OTHER, None, Verdict.UNKNOWN),
        (("our.own",), DataUse.OTHER, None, Verdict.UNKNOWN),
    ],
)
def test_health_by_nature_destination_and_cross_reference(codes, use, conclusion, expected):
    """What the data are, what they are used for and what stands beside them decide together."""
    activity = ProcessingActivity(id="a", categories=codes, use=use, allows_conclusion=conclusion)
    finding = health_data(TAXONOMY)(activity, as_of="2026-11-23")
    assert finding.verdict is expected, str(finding)
    assert (finding.doubt is Doubt.MISSING) is (expected is Verdict.UNKNOWN)


def test_special_data_sit_outside_the_health_branch_of_fideslang_too():
    """A prefix test on one branch of fideslang misses special data; ours are found where they are."""
    for key in (
        "user.demographic.race_ethnicity",
        "user.demographic.religious_belief",
        "user.health_and_medical.genetic",
    ):
        assert {c.article_9 for c in TAXONOMY.from_fideslang(key)} == {Article9.SPECIAL}
    assert TAXONOMY.from_fideslang("user.biometric.fingerprint")[0].code == "biometric.identification"
    assert TAXONOMY.from_fideslang("nonsense") == ()


def test_fhir_names_lead_to_categories():
    """A resource or an element of FHIR finds its categories."""
    assert "health.allergy" in {c.code for c in TAXONOMY.from_fhir("AllergyIntolerance")}
    assert [c.code for c in TAXONOMY.from_fhir("Patient.birthDate")] == ["identity.birth"]


def test_national_identifiers_are_french():
    """The NIR is a restricted identifier of French law and unknown to the taxonomy of the Union."""
    assert FRENCH["identity.nir"].article_9 is Article9.RESTRICTED
    assert "identity.nir" not in TAXONOMY


@pytest.mark.parametrize("text", ["Health", "health..lab", "", "health lab", "santé"])
def test_the_shape_of_a_code(text):
    """A code is lower-case words joined by dots; anything else is refused and not repeated."""
    with pytest.raises(ValueError, match="lower-case") as raised:
        CategoryCode(text)
    assert not text or f"{text!r}" not in str(raised.value)


@pytest.mark.parametrize(("file", "field"), [("dpv23_pd.csv", "dpv"), ("dpv23_sector-health.csv", "dpv_health")])
def test_every_identifier_exists_in_the_vocabulary(shared_data, file, field):
    """No identifier of ours is invented: each stands in the published vocabulary."""
    text = (shared_data / "vocab" / file).read_text(encoding="utf-8")
    known = {cell.strip().rpartition("#")[2] for row in csv.reader(text.splitlines()) for cell in row}
    wanted = {identifier for found in FRENCH for identifier in getattr(found, field)}
    assert wanted <= known, sorted(wanted - known)


def test_every_date_like_resource_of_fhir_that_we_name_exists(shared_data):
    """Resources that carry dates in FHIR R4B and are named here are written as FHIR writes them."""
    text = (shared_data / "schemas/fhir_r4b_date_fields.csv").read_text(encoding="utf-8")
    resources = {cell for row in csv.reader(text.splitlines()) for cell in row}
    assert {"Encounter", "Immunization", "Appointment"} <= resources & {name for c in FRENCH for name in c.fhir}
