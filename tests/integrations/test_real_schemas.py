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
from healthgov.integrations.metadata import read

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
    """39 tables: four pointers by concept, which no foreign key follows; dates and source values by what a row tells."""
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
    assert counts == {"no_policy": 39, "no_category": 228, "pointer": 4}
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
