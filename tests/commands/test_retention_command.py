"""What ``healthgov retention`` says to a slip, and where what was meant stands."""

from __future__ import annotations

import json

import pytest

DUE = ("retention", "due")

SLIPS = {
    (*DUE, "dossier_medical", "--last-contact", "2000"): "did you mean hospital_medical_record",
    (*DUE, "bulletin_paie"): "did you mean payslip_employer_copy",
    (
        *DUE,
        "patient_record",
    ): "healthgov.be:BelgianRetention has this key too: --schedule healthgov.be:BelgianRetention",
    (*DUE, "hospital_record"): "did you mean hospital_medical_record, ",
    ("retention", "plan", "x.csv", "--output", "y.csv", "--type", "hospital_record"): "did you mean hospital_medical_",
    (*DUE, "x_ray_treatment"): "lists them; healthgov.de:GermanRetention has this key: --schedule",
    (*DUE, "master_patient_index"): "--schedule healthgov.us:Arkansas",
    ("retention", "explain", "x_ray_examination"): "--schedule healthgov.de:GermanRetention",
    (*DUE, "nothing_of_the_kind"): "`healthgov retention list` lists them",
    (*DUE, "medical_record", "--schedule", "healthgov.us:Newyork"): "did you mean NewYork?",
    (*DUE, "hospital_file", "--schedule", "healthgov.de:Berlin"): "there are Bavaria, GermanRetention, Hamburg, Saxony",
    (*DUE, "hospital_file", "--schedule", "healthgov.de:HH"): "there are Bavaria, GermanRetention, Hamburg, Saxony",
    (*DUE, "medical_record", "--schedule", "us"): "did you mean healthgov.us:UsRetention",
    (*DUE, "medical_record", "--schedule", "texas"): "did you mean healthgov.us:Texas?",
    (*DUE, "patient_record", "--schedule", "belgium"): "did you mean healthgov.be:BelgianRetention?",
    (
        *DUE,
        "patient_record",
        "--schedule",
        "healthgov.bb:BelgianRetention",
    ): "did you mean healthgov.be:BelgianRetention?",
    (
        *DUE,
        "hospital_medical_record",
        "--claim",
        "2019-06-01/2022-11-30",
    ): "--claim is written LODGED or LODGED:RESOLVED",
    (
        *DUE,
        "covid_screening_result",
        "--event",
        "collection=2021-01-05",
    ): "Its text is in force 2020-01-01 → 2023-02-16",
}


@pytest.mark.parametrize(("arguments", "meant"), SLIPS.items(), ids=[" ".join(one[2:]) for one in SLIPS])
def test_a_slip_is_answered_with_what_is_meant(healthgov, arguments, meant):
    """The type, the schedule or the form that was meant stands in the one error there is."""
    code, out, err = healthgov(*arguments)
    assert (code, out) == (2, "")
    assert meant in err
    assert "AttributeError" not in err


@pytest.mark.parametrize(
    "arguments", [(*DUE, "hospital_medical_record", "--claim", "x"), ("erasure", "x.yaml", "--claim", "x")]
)
def test_a_claim_is_read_alike_everywhere(healthgov, arguments):
    """In both commands, before any document is read."""
    assert "--claim is written LODGED or LODGED:RESOLVED" in healthgov(*arguments)[2]


def test_what_is_kept_for_ever_says_so_in_json(healthgov):
    """No day ends it, and that is an answer; a birth that stands for "not known" is named."""
    code, out, _ = healthgov(*DUE, "hospital_admission_register", "--format", "json", "--as-of", "2026-11-23")
    assert (code, json.loads(out)["for_ever"]) == (1, True)
    record = ("hospital_medical_record", "--last-contact", "2006-03-15", "--birth", "1900-01-01")
    answer = json.loads(healthgov(*DUE, *record, "--format", "json", "--as-of", "2026-11-23")[1])
    assert (answer["placeholders"], answer["conflict"], answer["undated"]) == (["birth"], False, [])


def test_what_is_offered_for_a_contact_in_the_future_is_taken(healthgov):
    """It is refused or held; that it is counted is neither offered nor taken."""
    due = ("retention", "due", "hospital_medical_record", "--last-contact", "2027-01-01", "--as-of", "2026-11-29")
    assert healthgov(*due, "--in-future", "held")[0] == 1
    assert healthgov(*due, "--in-future", "refused")[0] == 2
    code, out, err = healthgov(*due, "--in-future", "counted")
    assert (code, out) == (2, "")
    assert "one of these: refused, held" in err


def test_what_is_yet_to_come_is_said_of_a_record_and_of_a_table(healthgov, tmp_path):
    """A stay that runs: its file is kept, and a column says in which rows one runs."""
    asked = ["retention", "due", "hospital_medical_record", "--birth", "1950", "--not-yet", "last_contact"]
    code, out, _ = healthgov(*asked, "--as-of", "2026-11-28", "--format", "json")
    told = json.loads(out)
    assert code == 1
    assert (told["verdict"], told["not_begun"], told["not_yet"]) == ("fail", True, ["last_contact"])
    table, output = tmp_path / "stays.csv", tmp_path / "plan.csv"
    table.write_text("seen,runs\n1990-01-01,no\n,yes\n1990-01-01,yes\n", encoding="utf-8")
    named = ["--column", "last_contact=seen", "--not-yet", "last_contact=runs", "--as-of", "2026-11-28"]
    named = ["--type", "hospital_medical_record", "--output", str(output), *named]
    assert healthgov("retention", "plan", str(table), *named)[0] == 3
    assert [line.split(",")[-2] for line in output.read_text(encoding="utf-8").splitlines()[1:]] == [
        "true",
        "false",
        "",
    ]
