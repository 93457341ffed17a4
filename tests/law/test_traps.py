"""The traps of the law on hosting: those that no single case of one rule can show, and that all are there."""

from __future__ import annotations

import inspect
import re
from datetime import date

import attrs
import pytest

from healthgov.documents import structure
from healthgov.errors import InvalidDocumentError
from healthgov.fr import Hds, hosting_certificate_required
from healthgov.models import HostingArrangement, SecurityMeasure, ShortProcessing
from healthgov.rules import check
from healthgov.verdicts import Verdict
from law.cases import HERE, changed, load_cases, read_yaml

BASE = read_yaml(HERE / "bases" / "hosting.yaml")
SHOWN_HERE = {29, 31, 33, 35}


def test_every_trap_is_shown():
    """Traps 1 to 36 are all shown by a case that bears their number, or in this file."""
    numbers = [int(match[1]) for case in load_cases("traps") if (match := re.match(r"trap (\d\d), ", case.name))]
    assert set(numbers) | SHOWN_HERE == set(range(1, 37))
    assert not set(numbers) & SHOWN_HERE


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("certificates.0.activities", [3]),
        ("certificates.0.activities", ["3"]),
        ("certificates.0.referential", "v1.1"),
        ("certificates.0.referential", "v2.1"),
    ],
)
def test_trap_29_bare_numbers_and_labels_are_refused(path, value):
    """Lists number the activities differently and label versions loosely: a document names them by key."""
    structure(BASE, HostingArrangement)
    with pytest.raises(InvalidDocumentError):
        structure(changed(BASE, {path: value}), HostingArrangement)


def test_trap_31_no_measure_is_demanded():
    """Without encryption, logs or any other measure named, not one rule on hosting gives another answer."""
    day = date(2026, 11, 23)
    named = [measure.value for measure in SecurityMeasure]
    reports = [
        check(structure(changed(BASE, {"layers.0.measures": measures}), HostingArrangement), Hds, as_of=day)
        for measures in ([], named)
    ]
    without, with_all = ([(r.code, r.verdict) for r in report.results] for report in reports)
    assert without == with_all
    assert reports[0].verdict is not Verdict.FAIL


def test_trap_33_no_penalty_is_stated():
    """Wrong figures circulate; no page of a rule names a prison term or an amount."""
    for rule in Hds.rules:
        page = inspect.getdoc(getattr(Hds, rule.name)) or ""
        assert not re.search(r"prison|\bEUR\b|€|\d{2}[ ,.]000", page), rule.code


def test_trap_35_no_number_of_days_is_invented():
    """Short processing is told by what is done and kept: no field takes a duration, no day ends it."""
    assert {field.name for field in attrs.fields(ShortProcessing)} == {
        "only_entry_format_print_scan",
        "copies_kept_after",
    }
    short = {"short_processing": {"only_entry_format_print_scan": True, "copies_kept_after": False}}
    subject = structure(changed(BASE, short), HostingArrangement)
    for day in (date(2018, 4, 1), date(2026, 11, 23), date(2040, 1, 1)):
        assert hosting_certificate_required(subject, as_of=day).verdict is Verdict.FAIL
