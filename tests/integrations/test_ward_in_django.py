"""Shapes of real applications in Django: proxies, models that extend others, composite keys, files that point to parts."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

django = pytest.importorskip("django", reason="the extra healthgov[django] is absent")
COMPOSITE = django.VERSION >= (5, 2)


@pytest.fixture(scope="module")
def ward(root):
    """What a ward of its own process says."""
    script = root / "tests" / "integrations" / "ward_in_django.py"
    done = subprocess.run([sys.executable, "-W", "ignore", str(script)], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_each_table_is_described_once_by_its_own_columns(ward):
    """No proxy is a second description, no unmanaged mirror either; a model that extends another has its own columns."""
    assert ward["tables"]["ward_inpatient"] == ["dossierpatient_ptr_id", "bed"]
    assert ward["tables"]["ward_home"] == ["id", "street"]
    assert ward["tables"]["ancien_fichier"] == ["id", "nom"]  # nobody manages it, and it holds names
    assert "ward_listed" not in ward["tables"]


def test_what_is_declared_whole_has_no_gap(ward):
    """Declared on an abstract model, by an owner, by a pointer to another column than the key, in a circle: all of it counts."""
    places = {place.partition(".")[0] for _, place, _, _ in ward["gaps"]}
    assert places <= {"ward_upload", "ancien_fichier", "ward_invoiceline"}
    assert [gap for gap in ward["gaps"] if gap[2] == "fail"] == []


def test_the_purge_takes_whole_files(ward):
    """The two that are due go with the address they point to, what extends them, their circle of visit and bed, their uploads."""
    rows = ward["rows"]["private_practice_record"]
    assert {name: rows[f"ward_{name}"] for name in ("dossierpatient", "home", "inpatient", "visit", "bed")} == {
        "dossierpatient": 2, "home": 2, "inpatient": 1, "visit": 2, "bed": 2,
    }  # fmt: skip
    assert rows["ward_upload"] == 4
    assert sorted(ward["removed"]) == ["0-1", "0-3", "2-1", "2-3"]
    assert ward["left"]["Upload"] == 12  # of those that stay, of nobody, and of a type that means another table
    assert {ward["left"][name] for name in ("DossierPatient", "Home", "Visit", "Bed")} == {2}


@pytest.mark.skipif(not COMPOSITE, reason="composite keys came with Django 5.2")
def test_composite_keys(ward):
    """A line whose key is the patient and a number goes; an invoice with a key of two columns goes with its lines."""
    assert ward["rows"]["private_practice_record"]["ward_line"] == 2
    assert ward["rows"]["invoice_accounting"] == {"ward_invoice": 2, "ward_invoiceline": 2}
    assert {ward["left"][name] for name in ("Line", "Invoice", "InvoiceLine")} == {2}


def test_what_is_registered_of_an_abstract_model_holds_for_its_fields(ward):
    """The others' fields, and not those of what extends a table that has them."""
    assert ward["inherited"] == {"ward_dossierpatient": "usage.log", "ward_visit": "usage.log"}


def test_slips_are_told(ward):
    """A field that is not there; a receipt that could not be written, before any row goes."""
    assert ward["slip"] == "ward.Legacy has no field nim of its own: nom?"
    assert "receipt" in ward["refused"]
    assert ward["before"] == 4
