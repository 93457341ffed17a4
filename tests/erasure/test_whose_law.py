"""Whose law says what has to be kept: that of the country which the document states, and the answer says so."""

from __future__ import annotations

import importlib
import json
import pkgutil

import pytest

import healthgov
from healthgov import de, fr, gb, us
from healthgov.commands import calls
from healthgov.commands.laws import schedule_of_country
from healthgov.models import Organisation
from healthgov.retention import RetentionSchedule

DOCUMENT = """
id: clinic
country: {country}
public_body: false
activities:
  - id: care
    role: controller
    purposes: [{{kind: care, legal_basis: contract, article_9: health_or_social_care}}]
    retention: [{{id: file, record_type: {record_type}}}]
"""
DAY = ("--as-of", "2026-11-23")


@pytest.fixture
def said(tmp_path, monkeypatch, capfd):
    """What the command says of a document."""

    def call(country, record_type, *options):
        file = tmp_path / "clinic.yaml"
        file.write_text(DOCUMENT.format(country=country, record_type=record_type), encoding="utf-8")
        monkeypatch.setattr("sys.argv", ["healthgov", "erasure", str(file), *DAY, *options])
        calls.run()
        return capfd.readouterr().out

    return call


@pytest.fixture
def answered(said):
    """The answer of the command to a document, as JSON."""
    return lambda *arguments: json.loads(said(*arguments, "--format", "json"))


def test_a_german_clinic_is_answered_by_german_law(answered):
    """BGB § 630f: ten years from the end of the treatment."""
    report = answered("DE", "patient_file", "--event", "last_contact=2020-03-02")
    (line,) = report["lines"]
    assert report["law"] == "DE"
    assert (line["fate"], line["until"], line["exemption"]) == ("stays", "2030-03-02", "17(3)(b)")


def test_reunion_is_answered_by_french_law(answered):
    """La Réunion is France wherever France is asked."""
    report = answered(
        "RE", "hospital_medical_record", "--event", "last_contact=2020-03-02", "--event", "birth=1970-01-01"
    )
    (line,) = report["lines"]
    assert (report["law"], line["fate"], line["until"]) == ("RE", "stays", "2040-03-02")


@pytest.mark.parametrize("country", ["ES", "PF", "null"])
def test_a_country_without_a_schedule_is_asked(answered, country):
    """French law says nothing of what is to be kept elsewhere, nor where nobody says where the organisation is."""
    report = answered(
        country, "hospital_medical_record", "--event", "last_contact=1990-03-02", "--event", "birth=1960-01-01"
    )
    (line,) = report["lines"]
    assert (report["law"], line["fate"]) == (None, "ask")
    assert report["questions"]


def test_a_schedule_that_is_named_is_asked(answered):
    """Who names a schedule of another country is told that its law says nothing here."""
    report = answered("DE", "hospital_medical_record", "--schedule", "healthgov.fr:Retention")
    assert (report["law"], report["lines"][0]["fate"]) == (None, "ask")


def test_the_answer_says_whose_law_it_is(said):
    """In words, in both languages."""
    assert "duties to keep, by the law in force in Germany" in said("DE", "patient_file")
    assert "obligations de conservation ; droit en vigueur : Allemagne" in said("DE", "patient_file", "--lang", "fr")
    assert "duties to keep" not in said("ES", "patient_file")


def test_every_country_that_offers_schedules_has_one_of_the_whole():
    """Found by listing: a new country needs no line here."""
    for module in pkgutil.iter_modules(healthgov.__path__):
        if len(module.name) != 2 or module.name == "eu":
            continue
        offered = importlib.import_module(f"healthgov.{module.name}")
        found = [getattr(offered, name) for name in offered.__all__]
        schedules = [one for one in found if isinstance(one, type) and issubclass(one, RetentionSchedule)]
        whole = [one for one in schedules if one.__name__.endswith("Retention")]
        assert len(whole) == (1 if schedules else 0), module.name
        if whole:
            own = schedule_of_country(Organisation(id="o", country=module.name.upper()))
            assert own is whole[0]
    assert schedule_of_country(Organisation(id="o", country="FR")) is fr.Retention
    assert schedule_of_country(Organisation(id="o")) is None


@pytest.mark.parametrize(
    ("country", "region", "schedule"),
    [
        ("DE", "DE-HH", de.Hamburg),
        ("DE", "DE-BE", de.GermanRetention),
        ("DE", "US-TX", de.GermanRetention),
        ("US", "US-TX", us.Texas),
        ("US", None, us.UsRetention),
        ("GB", "GB-ENG", gb.NhsRetention),
        ("GB", "GB-SCT", gb.OutsideEngland),
        ("GB", None, gb.NhsRetention),
        ("RE", None, fr.Retention),
        ("NC", None, None),
        ("ES", None, None),
    ],
)
def test_the_part_of_the_country_says_whose_schedule_it_is(country, region, schedule):
    """Where one of its own was read; a code of England is none of Scotland, nor a part of another country one of this."""
    assert schedule_of_country(Organisation(id="o", country=country, region=region)) is schedule
