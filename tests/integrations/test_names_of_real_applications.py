"""Names seen in real applications, French and English: what they suggest, and what they must not."""

from __future__ import annotations

import pytest

from healthgov import fr
from healthgov.eu.categories import TAXONOMY
from healthgov.integrations.description import Kind
from healthgov.integrations.gaps import GapKind, Rooms, gaps
from healthgov.integrations.metadata import read
from healthgov.integrations.shown_gaps import as_text
from healthgov.integrations.suggestions import categories_for, policies_for

ROOMS = Rooms(schedule=fr.Retention(as_of="2026-11-28"), taxonomy=TAXONOMY)
KEYS = [policy.key for policy in ROOMS.schedule.policies]


def key(column, to):
    """A foreign key."""
    return {"columns": [column], "to": to, "to_columns": ["id"]}


def scanned(*tables):
    """The application, and its gaps."""
    application = read({"format": 1, "name": "app", "tables": list(tables)})
    return application, gaps(application, ROOMS)


def suggested(*tables):
    """What is suggested for each column."""
    _, found = scanned(*tables)
    return {gap.place: gap.suggested for gap in found if gap.kind is GapKind.NO_CATEGORY and gap.suggested}


@pytest.mark.parametrize(
    ("table", "name", "expected"),
    [
        ("audit_logs", "ip_address", "usage.log"),
        ("assets", "middleware_address", None),
        ("users_state", "name", None),  # an application called users, and a table of states
        ("patient_documents", "title", None),
        ("app_patients", "nom", "identity.name"),
        ("users", "username", "credentials"),
        ("patient_list", "firstname", "identity.name"),
        ("addresses", "postalCode", "contact.postal"),
        ("appointments", "notes", "health.appointment"),
        ("encounters", "status", "health.care_event"),
        ("lab_results", "value", "health.lab"),
        ("patient_vitals", "measured_at", "health.vital_signs"),
        ("appointments", "created_at", None),
        ("consultation_diagnosis", "verification_status", "health.pathology"),
        ("consultation", "tension_arterielle", "health.vital_signs"),
        ("consultation", "observations_cliniques", "health.record"),
        ("proche_aidant", "lien_parent", "identity.family"),
        ("refresh_tokens", "expires_at", None),
        ("hospitals", "address", "organisation"),
        ("tenants", "contact_email", "contact.email"),  # somebody's, though of a company
        ("patients", "current_gir", "health.disability"),
        ("patients", "ins_encrypted", "identity.insurance_id"),
        ("patient", "statut_matrimonial", "identity.family"),
        ("personnel", "date_embauche", "employment"),
        ("daily_rounds", "bladder_drainage", "health.record"),
        ("addresses", "line1", "contact.postal"),
        ("contact_points", "value", "contact.phone"),
        ("email_messages", "recipients", "contact.email"),
        ("ip_addresses", "value", "usage.log"),
    ],
)
def test_columns(table, name, expected):
    """The first category suggested."""
    assert (categories_for(table, name, taxonomy=TAXONOMY) or (None,))[0] == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("is_smart_phone", Kind.BOOLEAN),
        ("must_change_password", Kind.BOOLEAN),
        ("requires_rpps", Kind.BOOLEAN),
        ("last_password_change", Kind.MOMENT),
        ("password_failures", Kind.NUMBER),
    ],
)
def test_what_tells_of_something_does_not_hold_it(name, kind):
    """A truth is no phone number, a day no password."""
    assert categories_for("users", name, kind=kind) == ()


def test_a_truth_of_health_is_health():
    """Pregnant or not, vaccinated or not."""
    assert categories_for("patients", "is_antenatal", kind=Kind.BOOLEAN) == ("health.sexual_reproductive",)


def test_a_class_tells_words_apart():
    """Where a table is called by words without a mark between them."""
    assert categories_for("facility_dailyround", "sleep", called="DailyRound") == ("health.record",)
    assert categories_for("personnes_procheaidant", "nom", called="ProcheAidant") == ("identity.name",)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("User", "inactive_online_account"),
        ("super_admins", "inactive_online_account"),
        ("patient_access", "security_log_internal_control"),
        ("Conge", "employee_file"),
        ("Prestation", None),
        ("contact_points", None),  # a phone number, and nobody to whom something is sold
        ("FacilityPatientStatsHistory", None),  # counts
    ],
)
def test_policies(table, expected):
    """The first policy suggested; a log is not kept with what it tells of."""
    assert (policies_for(table, KEYS) or (None,))[0] == expected


PATIENTS = {"name": "patients", "key": ["id"], "columns": [{"name": "id"}]}
PLANS = {
    "name": "plans",
    "columns": [{"name": "patient_id"}, {"name": "notes", "kind": "text"}, {"name": "weekly_hours"}],
    "foreign_keys": [key("patient_id", "patients")],
}
STEPS = {
    "name": "steps",
    "columns": [{"name": "plan_id"}, {"name": "details"}],
    "foreign_keys": [key("plan_id", "plans")],
}
CODES = {
    "name": "diagnosis_codes",
    "key": ["id"],
    "columns": [{"name": "id"}, {"name": "label"}, {"name": "diagnosis"}],
}


def test_rows_that_lead_to_a_patient():
    """Free text in them is of the file, at any depth, and so is their policy; a catalogue that leads to nobody is not."""
    said = suggested(PATIENTS, PLANS, STEPS, CODES)
    assert said == {"plans.notes": ("health.record",), "steps.details": ("health.record",)}
    _, found = scanned(PATIENTS, PLANS, STEPS, CODES)
    policies = {gap.table: bool(gap.suggested) for gap in found if gap.kind is GapKind.NO_POLICY}
    assert policies == {"patients": True, "plans": True, "steps": True, "diagnosis_codes": False}


def test_who_wrote_a_row_is_not_of_whom_it_tells():
    """A catalogue has its author too."""
    users = {"name": "users", "key": ["id"], "columns": [{"name": "id"}]}
    authored = {**CODES, "columns": [*CODES["columns"], {"name": "created_by_id"}], "foreign_keys": [key("created_by_id", "users")]}  # fmt: skip
    assert "diagnosis_codes.diagnosis" not in suggested(PATIENTS, PLANS, users, authored)


def test_relatives_are_joined_to_patients_by_a_table_of_links():
    """Each of them has many patients, each patient many of them."""
    aidant = {"name": "proche", "key": ["id"], "columns": [{"name": "id"}, {"name": "lien_parent"}]}
    link = {
        "name": "proche_patients",
        "columns": [{"name": "proche_id"}, {"name": "patient_id"}],
        "foreign_keys": [key("proche_id", "proche"), key("patient_id", "patients")],
    }
    _, found = scanned(PATIENTS, aidant, link)
    assert next(gap.suggested for gap in found if gap.kind is GapKind.NO_POLICY and gap.table == "proche")


def test_older_states_are_those_of_the_table_that_is_named():
    """Not of whichever small table has a key and a name."""
    group = {"name": "auth_group", "key": ["id"], "columns": [{"name": "id"}, {"name": "name"}]}
    patient = {"name": "care_patientregistration", "called": "PatientRegistration", "key": ["id"], "columns": [{"name": name} for name in ("id", "name", "birth", "phone")]}  # fmt: skip
    states = {
        "name": "care_historicalpatientregistration", "called": "HistoricalPatientRegistration",
        "columns": [*patient["columns"], *({"name": name} for name in ("history_id", "history_date", "history_type"))],
    }  # fmt: skip
    _, found = scanned(group, patient, states)
    assert [gap.values["other"] for gap in found if gap.kind is GapKind.HISTORY] == ["care_patientregistration"]


def test_alike_by_what_every_table_has_is_not_alike():
    """A log of stock movements repeats the stamps of the stock, and nothing of it."""
    stamps = [{"name": name} for name in ("id", "external_id", "created_date", "modified_date", "deleted")]
    stock = {"name": "inventory", "key": ["id"], "columns": [*stamps, {"name": "quantity"}]}
    log = {"name": "inventory_log", "key": ["id"], "columns": [*stamps, {"name": "before"}, {"name": "after"}]}
    _, found = scanned(stock, log)
    assert not [gap for gap in found if gap.kind is GapKind.HISTORY]


def test_alike_by_what_they_point_to_is_not_alike():
    """A log of movements points to the item and the place as the stock does, and says what the stock does not."""
    keys = [key("item_id", "item"), key("place_id", "place")]
    linked = [{"name": name} for name in ("id", "item_id", "place_id", "quantity")]
    item, place = ({"name": name, "key": ["id"], "columns": [{"name": "id"}]} for name in ("item", "place"))
    stock = {"name": "stock", "key": ["id"], "columns": linked, "foreign_keys": keys}
    moved = [{"name": name} for name in ("before", "unit", "incoming")]
    log = {"name": "place_stock_log", "key": ["id"], "columns": [*linked, *moved], "foreign_keys": keys}
    _, found = scanned(item, place, stock, log)
    assert not [gap for gap in found if gap.kind is GapKind.HISTORY]
    states = {"name": "stock_history", "key": ["id"], "columns": linked}
    _, found = scanned(item, place, stock, states)
    assert [gap.values["other"] for gap in found if gap.kind is GapKind.HISTORY] == ["stock"]


@pytest.mark.parametrize("name", ["deleted_id", "deleted_by_id", "supprime_par"])
def test_a_mark_of_deletion_may_be_a_key(name):
    """It leads to who deleted a row, or to the line of a log that says so."""
    _, found = scanned({"name": "t", "columns": [{"name": name}]})
    assert [gap.column for gap in found if gap.kind is GapKind.SOFT_DELETE] == [name]


USERS = {"name": "users", "key": ["id"], "columns": [{"name": "id"}]}
LINKED_TO_CODES = {
    "name": "user_ethnicities",
    "key": ["id"],
    "columns": [{"name": name} for name in ("id", "user_id", "coding_id")],
    "foreign_keys": [key("user_id", "users"), key("coding_id", "codings")],
}
CODINGS = {"name": "codings", "key": ["id"], "columns": [{"name": "id"}, {"name": "display"}]}


def test_a_key_to_a_catalogue_says_something():
    """Which diagnosis a patient has stands in a key, and so does an ethnicity in a table of links; a phone does not."""
    told = {**PLANS, "columns": [{"name": name} for name in ("patient_id", "diagnosis_id", "phone_id", "day")]}
    phones = {"name": "contact_points", "key": ["id"], "columns": [{"name": "id"}, {"name": "value"}]}
    keys = [key("patient_id", "patients"), key("diagnosis_id", "diagnosis_codes"), key("phone_id", "contact_points")]
    said = suggested(PATIENTS, {**told, "foreign_keys": keys}, CODES, USERS, phones, LINKED_TO_CODES, CODINGS)
    assert said == {
        "plans.diagnosis_id": ("health.pathology",),
        "user_ethnicities.coding_id": ("ethnicity",),
        "contact_points.value": ("contact.phone",),
    }


def test_users_may_be_patients():
    """Where a key named for a patient leads to users: what people write of them is of the file."""
    care = {
        "name": "care_givers",
        "columns": [{"name": "patient_id"}, {"name": "clinician_id"}],
        "foreign_keys": [key("patient_id", "users"), key("clinician_id", "users")],
    }
    messages = {
        "name": "messages",
        "columns": [{"name": "user_id"}, {"name": "body"}],
        "foreign_keys": [key("user_id", "users")],
    }
    assert suggested(USERS, messages) == {}
    assert suggested(USERS, messages, care) == {"messages.body": ("health.record",)}
    _, found = scanned(USERS, messages, care)
    policies = {gap.table: gap.suggested for gap in found if gap.kind is GapKind.NO_POLICY}
    assert policies["users"] == policies["messages"]
    assert {"inactive_online_account", "private_practice_record"} <= {*policies["users"]}


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["file_type", "associating_id", "file_category"], ["associating_id"]),
        (["resource_type", "resource_id"], ["resource_id"]),
        (["target_table", "target_id"], ["target_id"]),
        (["object_model", "object_id"], ["object_id"]),
        (["commentable_type", "commentable_id"], ["commentable_id"]),
        (["test_type", "test_id"], []),  # the number of a test, and of which kind it was
        (["room_type", "room_id"], []),
    ],
)
def test_pointers(columns, expected):
    """A pointer is to anything; a thing with a type and a number is none."""
    _, found = scanned({"name": "t", "columns": [{"name": name} for name in columns]})
    assert [gap.column for gap in found if gap.kind is GapKind.POINTER] == expected


@pytest.mark.parametrize("name", ["filename", "attachments", "profile_picture_url", "chemin_fichier"])
def test_files(name):
    """Columns that seem to name files."""
    _, found = scanned({"name": "t", "columns": [{"name": name, "kind": "text"}]})
    assert [gap.column for gap in found if gap.kind is GapKind.FILE] == [name]


def test_what_is_said_of_many_tables_is_said_once():
    """Sixty tables with the same mark of deletion are one line."""
    tables = [{"name": f"t{number}", "exempt": "x", "columns": []} for number in range(2)]
    tables += [{"name": f"d{number}", "columns": [{"name": "deleted", "category": "none"}]} for number in range(9)]
    application, found = scanned(*tables)
    lines = as_text(application, found).splitlines()
    assert sum("marked here as deleted" in line for line in lines) == 1
    assert sum("no policy" in line for line in lines) == 1
    assert next(line for line in lines if "marked" in line).endswith(
        ", ".join(f"d{number}.deleted" for number in range(9))
    )


def test_a_file_may_point_to_a_part_of_its_own():
    """A patient who points to the last visit is the file, and no part of the visit's."""
    patient = {
        "name": "patient", "key": ["id"], "policy": "private_practice_record",
        "columns": [{"name": "id"}, {"name": "born", "category": "identity.birth", "event": "birth"}, {"name": "last_visit_id"}],
        "foreign_keys": [key("last_visit_id", "visit")],
    }  # fmt: skip
    visit = {
        "name": "visit", "key": ["id"], "policy": "private_practice_record", "unit": "patient_id",
        "columns": [{"name": "id"}, {"name": "patient_id"}, {"name": "ended", "category": "health.care_event", "event": "last_contact"}],
        "foreign_keys": [key("patient_id", "patient")],
    }  # fmt: skip
    assert scanned(patient, visit)[1] == ()
