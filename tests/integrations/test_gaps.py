"""Each gap is found where it is, and not where it is not."""

from __future__ import annotations

import pytest

from healthgov import Organisation, fr
from healthgov.eu.categories import TAXONOMY
from healthgov.integrations.gaps import GapKind, Rooms, gaps
from healthgov.integrations.metadata import read
from healthgov.integrations.register import register_gaps
from healthgov.integrations.suggested_names import NAMES, ROWS, SNDS_COLUMNS, SNDS_TABLES, TABLES
from healthgov.integrations.suggestions import categories_for, policies_for
from healthgov.models import ProcessingActivity, RetentionLimit
from healthgov.verdicts import Verdict

ROOMS = Rooms(schedule=fr.Retention(as_of="2026-11-28"), taxonomy=TAXONOMY)


def column(name, **said):
    """A column that holds no personal data, unless it says something else."""
    return {"name": name, "category": "none", **said}


def key(column_name, to, on_delete="restrict"):
    """A foreign key."""
    return {"columns": [column_name], "to": to, "to_columns": ["id"], "on_delete": on_delete}


PATIENT = {
    "name": "patient",
    "key": ["id"],
    "policy": "private_practice_record",
    "columns": [column("id"), column("born", event="birth", kind="date")],
}
VISIT = {
    "name": "visit",
    "key": ["id"],
    "policy": "private_practice_record",
    "unit": "patient_id",
    "columns": [column("id"), column("patient_id"), column("ended", event="last_contact", kind="date")],
    "foreign_keys": [key("patient_id", "patient", "cascade")],
}
INVOICE = {
    "name": "invoice",
    "key": ["id"],
    "policy": "invoice_accounting",
    "columns": [column("id"), column("patient_id"), column("year_end", event="fiscal_year_close", kind="date")],
    "foreign_keys": [key("patient_id", "patient")],
}


def found(*tables):
    """The gaps of an application."""
    return gaps(read({"format": 1, "name": "app", "tables": list(tables)}), ROOMS)


def kinds(*tables):
    """The kinds of gaps of an application, with their places."""
    return {(gap.kind, gap.place) for gap in found(*tables)}


def test_nothing_is_said_where_nothing_is_missing():
    """A whole declaration has no gaps."""
    assert found(PATIENT, VISIT, INVOICE) == ()


def test_a_whole_file_policy_needs_its_unit():
    """A row for each visit under a policy of whole files is refused without the column that leads to the file."""
    without = {name: value for name, value in VISIT.items() if name != "unit"}
    said = [gap for gap in found(PATIENT, without) if gap.kind is GapKind.DECLARATION]
    assert [(gap.table, gap.verdict) for gap in said] == [("visit", Verdict.FAIL)]
    assert "unit" in said[0].say()


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        pytest.param([{**INVOICE, "policy": "invoice_acounting"}], (GapKind.DEAD_POLICY, "invoice"), id="misspelt"),
        pytest.param([PATIENT], (GapKind.NO_EVENT, "patient"), id="no clock"),
        pytest.param(
            [PATIENT, VISIT, {**INVOICE, "foreign_keys": [key("patient_id", "patient", "cascade")]}],
            (GapKind.CASCADE, "patient"),
            id="cascade to what is kept under another policy",
        ),
        pytest.param(
            [{**INVOICE, "columns": [*INVOICE["columns"], column("birth", event="birth")]}],
            (GapKind.DECLARATION, "invoice"),
            id="an event that the policy does not read",
        ),
        pytest.param(
            [PATIENT, {**VISIT, "foreign_keys": []}],
            (GapKind.DECLARATION, "visit.patient_id"),
            id="a unit that leads nowhere",
        ),
        pytest.param(
            [{**INVOICE, "columns": [*INVOICE["columns"], column("note", category="health.notes")]}],
            (GapKind.DECLARATION, "invoice.note"),
            id="no such category",
        ),
        pytest.param(
            [
                {
                    **PATIENT,
                    "unit": "mother",
                    "columns": [*PATIENT["columns"], column("mother")],
                    "foreign_keys": [key("mother", "patient")],
                }
            ],
            (GapKind.DECLARATION, "patient"),
            id="a unit that leads to its own table",
        ),
        pytest.param(
            [{**PATIENT, "unit": "id", "foreign_keys": [key("id", "visit")]}, VISIT],
            (GapKind.DECLARATION, "visit"),
            id="units in a circle",
        ),
        pytest.param(
            [PATIENT, {"name": "hold", "columns": [column("a"), column("b")], "holds": {"since": "a", "until": "b"}}],
            (GapKind.DECLARATION, "hold"),
            id="a hold on nothing",
        ),
    ],
)
def test_what_is_wrong_fails(tables, expected):
    """What is wrong whatever else is so is FAIL, and refuses a start."""
    assert expected in {(gap.kind, gap.place) for gap in found(*tables) if gap.verdict is Verdict.FAIL}


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"name": "log", "columns": [column("id"), column("deleted_at")]}, (GapKind.SOFT_DELETE, "log.deleted_at")),
        ({"name": "log", "columns": [column("est_supprime"), column("date_suppression")]}, (GapKind.SOFT_DELETE, "log.date_suppression")),
        ({"name": "visit_history", "columns": VISIT["columns"]}, (GapKind.HISTORY, "visit_history")),
        (
            {"name": "historicalvisit", "columns": [*VISIT["columns"], column("history_id"), column("history_date")]},
            (GapKind.HISTORY, "historicalvisit"),
        ),
        (
            {"name": "fileupload", "columns": [column("id"), column("associating_type"), column("associating_id")]},
            (GapKind.POINTER, "fileupload.associating_id"),
        ),
        (
            {"name": "comments", "columns": [column("content_type_id"), column("object_pk")]},
            (GapKind.POINTER, "comments.object_pk"),
        ),
        (
            {
                "name": "comment",
                "columns": [column("id"), column("target_ct_id"), column("target_id")],
                "foreign_keys": [key("target_ct_id", "django_content_type")],
            },
            (GapKind.POINTER, "comment.target_id"),
        ),
        ({"name": "scan", "columns": [column("file_path", kind="text")]}, (GapKind.FILE, "scan.file_path")),
        ({"name": "scan", "columns": [column("blob", kind="file")]}, (GapKind.FILE, "scan.blob")),
        ({"name": "thing", "columns": [{"name": "email"}]}, (GapKind.NO_CATEGORY, "thing.email")),
        ({"name": "thing", "columns": [column("x")]}, (GapKind.NO_POLICY, "thing")),
    ],
)  # fmt: skip
def test_what_somebody_has_to_look_at_is_asked(table, expected):
    """Names and shapes raise a question, and decide nothing."""
    assert expected in {(gap.kind, gap.place) for gap in found(PATIENT, VISIT, table) if gap.verdict is Verdict.UNKNOWN}


def test_what_only_looks_alike_is_let_be():
    """A status, a type and the like are no pointers; a log is no history; a table that joins two needs no policy."""
    link = {"name": "bed_wards", "key": ["id"], "columns": [column("id"), column("bed_id")], "foreign_keys": [key("bed_id", "bed")]}  # fmt: skip
    bed = {"name": "bed", "key": ["id"], "exempt": "no person", "columns": [column("id")]}
    plain = {"name": "visit_log", "exempt": "no person", "columns": [column("type"), column("id"), column("filed_at")]}
    assert kinds(PATIENT, VISIT, bed, link, plain) == set()


@pytest.mark.parametrize(
    ("on_delete", "expected"),
    [
        ("restrict", (GapKind.NO_POLICY, "visit_wards")),
        ("cascade", (GapKind.CASCADE, "visit")),
        ("set_null", None),
    ],
)
def test_a_table_of_links_may_be_in_the_way(on_delete, expected):
    """Its rows would keep each file for ever, or go with it unasked; as a part of the file they go with it."""
    columns = [column("id"), column("visit_id"), column("ward_id")]
    link = {"name": "visit_wards", "key": ["id"], "columns": columns, "foreign_keys": [key("visit_id", "visit", on_delete)]}  # fmt: skip
    link["foreign_keys"].append(key("ward_id", "ward"))
    ward = {"name": "ward", "key": ["id"], "exempt": "no person", "columns": [column("id")]}
    assert kinds(PATIENT, VISIT, ward, link) == ({expected} if expected else set())
    member = {**link, "policy": "private_practice_record", "unit": "visit_id"}
    assert kinds(PATIENT, VISIT, ward, member) == set()


def test_an_application_without_tables_is_asked_for_them():
    """Models that nobody imported: an application of which nothing was seen is not in order."""
    (gap,) = found()
    assert (gap.kind, gap.place, gap.verdict) == (GapKind.DECLARATION, "app", Verdict.UNKNOWN)


def test_suggestions_are_categories_there_are():
    """Each category that is suggested exists; each policy that is suggested is of the schedule."""
    suggested = {category for _, category in (*NAMES, *ROWS, *SNDS_TABLES, *SNDS_COLUMNS)} | set(TABLES.values())
    assert not [category for category in suggested if category not in TAXONOMY]
    keys = {policy.key for policy in ROOMS.schedule.policies}
    for table in ("patients", "factures", "ordonnance", "audit_log", "salarie", "prospect"):
        assert policies_for(table, keys)
        assert set(policies_for(table, keys)) <= keys


@pytest.mark.parametrize(
    ("table", "name", "expected"),
    [
        ("patient", "date_naissance", "identity.birth"),
        ("patient", "nom", "identity.name"),
        ("beneficiaires", "prénom", "identity.name"),
        ("users", "lastLogin", "usage.log"),
        ("rdv", "motif_consultation", "health.care_event"),
        ("person", "gender_source_value", "identity.sex_gender"),
        ("Patient", "birthDate", "identity.birth"),
        ("ER_PHA_F", "PHA_ACT_QSN", "health.dispensation"),
        ("IR_BEN_R", "BEN_NAI_ANN", "identity.birth"),
        ("ward", "name", None),
        ("facility", "opened_at", None),
    ],
)
def test_names_suggest(table, name, expected):
    """English and French names, FHIR, OMOP and SNDS."""
    assert (categories_for(table, name, taxonomy=TAXONOMY) or (None,))[0] == expected


def test_the_register_is_held_against_the_columns_both_ways():
    """What is kept and not recorded, and what is recorded and not kept; a category covers what lies below it."""
    table = {**INVOICE, "columns": [*INVOICE["columns"], column("iban", category="financial.bank"), column("l", category="health.lab")]}  # fmt: skip
    application = read({"format": 1, "name": "app", "tables": [table]})
    limit = RetentionLimit(id="files", record_type="private_practice_record")
    activity = ProcessingActivity(id="care", categories=("health", "identity.name"), retention=(limit,))
    said = {gap.say() for gap in register_gaps(application, Organisation(id="o", activities=(activity,)))}
    assert said == {
        "no activity of the record of processing names the category financial.bank",
        "the activity care names the category identity.name, and no column holds it",
        "no retention limit of the record of processing is of the type invoice_accounting",
        "the retention limit files is of the type private_practice_record, and no table is kept under it",
    }
    assert len(register_gaps(application, Organisation(id="o"))) == 1


def test_a_django_application(hospital):  # noqa: ARG001
    """The models of a hospital: an invoice that goes with its patient, an upload that points by text, a soft delete."""
    from healthgov.integrations.django import described

    seen = {(gap.kind, gap.place) for gap in gaps(described(name="hospital"), ROOMS)}
    assert (GapKind.CASCADE, "hospital_patient") in seen
    assert (GapKind.POINTER, "hospital_fileupload.associating_id") in seen
    assert (GapKind.FILE, "hospital_fileupload.file") in seen
    assert (GapKind.POINTER, "django_admin_log.object_id") in seen
    assert (GapKind.NO_CATEGORY, "auth_user.password") in seen
    assert (GapKind.SOFT_DELETE, "hospital_patient.deleted") not in seen  # declared, and under a policy
