"""Schemas that nobody on this project wrote: what a scan finds in them was looked at by hand."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from healthgov import fr
from healthgov.eu.categories import TAXONOMY
from healthgov.integrations.gaps import GapKind, Rooms, gaps
from healthgov.integrations.metadata import load, read

ROOMS = Rooms(schedule=fr.Retention(as_of="2026-11-28"), taxonomy=TAXONOMY)
KINDS = {
    "integer": "number",
    "number": "number",
    "float": "number",
    "date": "date",
    "datetime": "moment",
    "string": "text",
}


def rows(shared_data: Path, name: str):
    """The lines of a file of fields."""
    with (shared_data / "schemas" / name).open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def application(name: str, tables):
    """The application, its gaps by kind, and its gaps by place."""
    content = [{"name": table, **said, "columns": list(said["columns"].values())} for table, said in tables.items()]
    described = read({"format": 1, "name": name, "tables": content})
    found = gaps(described, ROOMS)
    return described, Counter(gap.kind.value for gap in found), {(gap.kind, gap.place): gap.suggested for gap in found}


def suggested(found, place):
    """The first category suggested for a column."""
    return (found[GapKind.NO_CATEGORY, place] or (None,))[0]


def test_omop(shared_data):
    """39 tables: four pointers by concept, which no foreign key follows; dates and source values by what a row tells.

    A concept says what somebody has, though it is a foreign key: 38 of them are asked.
    """
    tables = defaultdict(lambda: {"columns": {}, "key": [], "foreign_keys": []})
    for row in rows(shared_data, "OMOP_CDMv5.4_Field_Level.csv"):
        table, name = tables[row["cdmTableName"].lower()], row["cdmFieldName"].lower()
        table["columns"][name] = {"name": name, "kind": KINDS.get(row["cdmDatatype"], "text")}
        if row["isPrimaryKey"] == "Yes":
            table["key"].append(name)
        if row["isForeignKey"] == "Yes":
            leads = {"columns": [name], "to": row["fkTableName"].lower(), "to_columns": [row["fkFieldName"].lower()]}
            table["foreign_keys"].append(leads)
    described, counts, found = application("omop", tables)
    assert (len(described.tables), sum(len(table.columns) for table in described.tables)) == (39, 432)
    assert counts == {"no_policy": 39, "no_category": 266, "pointer": 4}
    assert {place for kind, place in found if kind is GapKind.POINTER} == {
        "measurement.measurement_event_id",
        "observation.observation_event_id",
        "note.note_event_id",
        "episode_event.event_id",
    }
    assert "hospital_medical_record" in found[GapKind.NO_POLICY, "visit_occurrence"]
    assert found[GapKind.NO_POLICY, "concept"] == found[GapKind.NO_POLICY, "drug_strength"] == ()
    assert suggested(found, "person.year_of_birth") == "identity.birth"
    assert suggested(found, "person.race_source_value") == "ethnicity"
    assert suggested(found, "condition_occurrence.stop_reason") == "health.pathology"
    assert suggested(found, "condition_occurrence.condition_concept_id") == "health.pathology"
    assert suggested(found, "person.ethnicity_concept_id") == "ethnicity"
    assert (GapKind.NO_CATEGORY, "person.care_site_id") not in found
    assert suggested(found, "location.zip") == "contact.postal"
    assert suggested(found, "provider.npi") == "professional.identity"
    assert suggested(found, "concept.concept_name") is suggested(found, "vocabulary.vocabulary_name") is None


def test_snds(shared_data):
    """188 tables: the column says it where its name does, else what its table tells of a person."""
    tables = defaultdict(lambda: {"columns": {}})
    for row in rows(shared_data, "snds_fields.csv"):
        tables[row["table"]]["columns"][row["field"]] = {"name": row["field"], "kind": KINDS.get(row["type"], "other")}
    described, counts, found = application("snds", tables)
    columns = sum(len(table.columns) for table in described.tables)
    assert len(described.tables) == 188
    assert counts == {"no_policy": 188, "no_category": columns}
    without = [place for (kind, place), said in found.items() if kind is GapKind.NO_CATEGORY and not said]
    assert len(without) < columns / 20
    assert suggested(found, "IR_BEN_R.BEN_NAI_ANN") == "identity.birth"
    assert suggested(found, "IR_BEN_R.BEN_DCD_DTE") == "health.care_event"
    assert suggested(found, "IR_BEN_R.BEN_NIR_PSA") == "identity.insurance_id"
    assert suggested(found, "T_MCOaaB.COD_SEX") == "identity.sex_gender"
    assert suggested(found, "T_MCOaaB.DGN_PAL") == "health.pathology"
    assert suggested(found, "ER_PHA_F.PHA_ACT_QSN") == "health.dispensation"
    assert suggested(found, "ER_PRS_F.EXE_SOI_DTF") == "health.care_event"
    assert suggested(found, "CT_IND_AAAA_GN.top_IRCrRCH_ind") == "health.pathology"
    assert suggested(found, "DA_PRA_R.PFS_EXC_COM") == "professional.identity"
    assert suggested(found, "T_HADaaGJ.ETA_NUM_GEO") != "location.precise"  # the number of an establishment


def test_fhir(shared_data):
    """The date fields of FHIR R4B: categories as the taxonomy has them for resources, their parts and elements."""
    tables = defaultdict(lambda: {"columns": {}})
    for row in rows(shared_data, "fhir_r4b_date_fields.csv"):
        kind = "date" if row["date_kind"] == "date" else "other"
        tables[row["type"]]["columns"][row["field"]] = {"name": row["field"], "kind": kind}
    _, counts, found = application("fhir", tables)
    assert counts["no_policy"] == len(tables)
    assert suggested(found, "Patient.birthDate") == "identity.birth"
    assert suggested(found, "AllergyIntolerance.onsetPeriod") == "health.allergy"
    assert suggested(found, "PractitionerQualification.period") == "professional.identity"
    assert suggested(found, "MedicationDispense.whenPrepared") == "health.dispensation"
    assert suggested(found, "CodeSystem.date") is suggested(found, "ValueSet.date") is None


@pytest.mark.parametrize("name", ["carebundle_hypertension_2003.json", "carebundle_type2_diabetes_2019.json"])
def test_bundles(shared_data, name):
    """The resources of a bundle, each type as a table: most elements say what they are, by the resource they stand in."""
    tables = defaultdict(lambda: {"columns": {}})
    bundle = json.loads((shared_data / "schemas" / name).read_text(encoding="utf-8"))
    for entry in bundle["entry"]:
        for element in entry["resource"]:
            tables[entry["resource"]["resourceType"]]["columns"][element] = {"name": element}
    _, _, found = application("bundle", tables)
    assert suggested(found, "Patient.birthDate") == "identity.birth"
    assert suggested(found, "Patient.gender") == "identity.sex_gender"
    assert suggested(found, "Patient.name") == "identity.name"
    assert suggested(found, "Condition.code") == "health.pathology"
    assert suggested(found, "Encounter.period") == "health.care_event"
    asked = {place: said for (kind, place), said in found.items() if kind is GapKind.NO_CATEGORY}
    without = [place for place, said in asked.items() if not said and not place.startswith("Patient.")]
    assert len(without) < len(asked) / 3


def scanned(shared_data: Path, name: str):
    """The gaps of an application whose tables ``extractor.py`` wrote: their places by kind, and what is suggested."""
    file = shared_data / "schemas" / name
    if not file.is_file():
        pytest.skip(f"{file.name}, the tables of a real application as extractor.py writes them, is absent")
    described = load(file)
    places = defaultdict(set)
    found = gaps(described, ROOMS)
    for gap in found:
        places[gap.kind].add(gap.place)
    return described, places, {(gap.kind, gap.place): gap.suggested for gap in found}


def test_a_hospital_system_in_django(shared_data):
    """103 tables, 94 of them its own: two keep older states, four pointers have no foreign key, 68 tables delete nothing.

    Looked at by hand: the log of a stock keeps no older states of it; three columns name files; what is counted of
    patients is kept with none of them; a diagnosis stands in a key.
    """
    described, places, found = scanned(shared_data, "django_hospital_system.json")
    assert (len(described.tables), sum(len(table.columns) for table in described.tables)) == (103, 1226)
    assert {kind.value: len(where) for kind, where in places.items()} == {
        "soft_delete": 68, "history": 2, "pointer": 4, "file": 3, "no_policy": 94, "no_category": 907,
    }  # fmt: skip
    assert places[GapKind.HISTORY] == {"facility_historicalfacilitycapacity", "facility_historicalpatientregistration"}
    assert places[GapKind.POINTER] == {
        "django_admin_log.object_id",
        "facility_availabilityrecord.object_external_id",
        "facility_fileupload.associating_id",
        "facility_patientconsultationevent.object_id",
    }
    assert places[GapKind.FILE] == {
        "facility_facility.cover_image_url",
        "facility_fileupload.internal_name",
        "users_user.profile_picture_url",
    }
    assert "hospital_medical_record" in found[GapKind.NO_POLICY, "facility_patientregistration"]
    assert "hospital_medical_record" in found[GapKind.NO_POLICY, "facility_dailyround"]
    assert found[GapKind.NO_POLICY, "facility_icd11diagnosis"] == ()
    assert found[GapKind.NO_POLICY, "facility_facilitypatientstatshistory"] == ()
    assert suggested(found, "facility_consultationdiagnosis.diagnosis_id") == "health.pathology"
    assert suggested(found, "facility_patientregistration.date_of_birth") == "identity.birth"
    assert suggested(found, "facility_historicalpatientregistration.passport_no") == "identity.official_doc"
    assert suggested(found, "facility_dailyround.sleep") == "health.record"
    assert suggested(found, "facility_ambulance.owner_phone_number") == "contact.phone"
    assert suggested(found, "facility_facility.address") == "organisation"
    assert suggested(found, "facility_ambulance.owner_is_smart_phone") is None
    assert suggested(found, "facility_icd11diagnosis.label") is None


def test_a_portal_in_flask(shared_data):
    """69 tables: its patients are users, its marks of deletion are keys to a log, its ethnicities tables of links."""
    described, places, found = scanned(shared_data, "flask_portal.json")
    assert (len(described.tables), sum(len(table.columns) for table in described.tables)) == (69, 383)
    assert {kind.value: len(where) for kind, where in places.items()} == {
        "soft_delete": 3, "file": 2, "no_policy": 49, "no_category": 204,
    }  # fmt: skip
    assert places[GapKind.SOFT_DELETE] == {"patient_list.deleted", "user_consents.deleted_id", "users.deleted_id"}
    assert places[GapKind.FILE] == {"user_documents.filename", "users.image_url"}
    assert {"inactive_online_account", "private_practice_record"} <= {*found[GapKind.NO_POLICY, "users"]}
    assert "private_practice_record" in found[GapKind.NO_POLICY, "questionnaire_responses"]
    assert found[GapKind.NO_POLICY, "contact_points"] == found[GapKind.NO_POLICY, "codings"] == ()
    for links in ("user_ethnicities", "user_indigenous", "user_races"):
        assert suggested(found, f"{links}.coding_id") == "ethnicity"
    assert suggested(found, "contact_points.value") == "contact.phone"
    assert suggested(found, "email_messages.body") == "health.record"
    assert suggested(found, "users.birthdate") == "identity.birth"
    assert suggested(found, "users.password_verification_failures") is None
    assert suggested(found, "organizations.email") == "organisation"
