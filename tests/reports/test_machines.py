"""Formats for machines against readers that are not ours: JSON Schema, SARIF's schema, JUnit, iCalendar."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from icalendar import Calendar

from healthgov import check, fr, load
from healthgov.documents import loads
from healthgov.reports.naming import Names
from healthgov.reports.renderers import icalendar, junit, sarif
from healthgov.reports.renderers import json as report_json
from healthgov.reports.sources import Source
from healthgov.reports.summary import state_of, turns_of
from healthgov.reports.turning import changes_of
from healthgov.verdicts import Verdict
from reported import DAY, EXAMPLES, LANGUAGES, attacked, example

MESSY = EXAMPLES / "telemedicine-messy.yaml"
TURNING = ("telemedicine", "telemedicine-messy")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["docorga", "telemedicine-messy", "telemedicine", "viabeez"])
def test_json_follows_its_schema(name, language):
    """Json follows its schema."""
    schema = report_json.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    written = json.loads(report_json.render(example(name), language=language))
    jsonschema.Draft202012Validator(schema).validate(written)
    assert written["version"] == report_json.VERSION


def test_what_does_not_apply_is_no_pass():
    """Neither in a report, nor for the schema."""
    written = report_json.plain(example("telemedicine-messy"))
    verdicts = {one["applies"]: one["verdict"] for section in written["sections"] for one in section["findings"]}
    assert verdicts[False] == "does not apply"
    finding = next(one for section in written["sections"] for one in section["findings"] if not one["applies"])
    finding["verdict"] = "pass"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(report_json.schema()).validate(written)


def test_a_change_to_what_does_not_apply_is_none_to_a_pass():
    """A certificate that lapses leaves its rules without an object: JSON says so of changes as of findings."""
    told = {(one["before"], one["after"]) for name in TURNING for one in report_json.plain(example(name))["changes"]}
    assert told == {turn.states() for name in TURNING for turn in turns_of(example(name))}
    assert "does not apply" in {after for _, after in told}


# --- SARIF ------------------------------------------------------------------------------------------------------------


def test_sarif_follows_the_schema_of_its_standard(shared_data):
    """Sarif follows the schema of its standard."""
    schema = json.loads((shared_data / "interop" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    source = Source.of(MESSY, name="examples/telemedicine-messy.yaml")
    for report in (example("telemedicine-messy"), example("docorga"), attacked("a b")):
        jsonschema.validate(json.loads(sarif.render(report, language="fr", source=source)), schema)
        jsonschema.validate(json.loads(sarif.render(report)), schema)


def test_sarif_points_at_lines():
    """The line of a failure holds the fact that decided it."""
    run = json.loads(sarif.render(example("telemedicine-messy"), source=Source.of(MESSY)))["runs"][0]
    lines = MESSY.read_text(encoding="utf-8").splitlines()
    failing = {one["ruleId"]: one for one in run["results"] if one["kind"] == "fail"}
    place = failing["EU-GDPR-61"]["locations"][0]
    assert "shared_accounts" in lines[place["physicalLocation"]["region"]["startLine"] - 1]
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "systems[0].shared_accounts"
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert {one["kind"] for one in run["results"]} == {"fail", "open", "pass", "notApplicable"}


def test_sarif_writes_addresses():
    """A name with spaces, accents and signs is an address."""
    run = json.loads(sarif.render(attacked("clinic"), source=Source("dossiers/été 1%#.yaml")))["runs"][0]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "dossiers/%C3%A9t%C3%A9%201%25%23.yaml"
    assert place["region"] == {"startLine": 1}


def test_sarif_suppresses_what_is_waived():
    """Sarif suppresses what is waived."""
    run = json.loads(sarif.render(attacked("clinic")))["runs"][0]
    suppressed = {one["ruleId"]: one["suppressions"] for one in run["results"] if "suppressions" in one}
    assert set(suppressed) == {"HOUSE-02"}
    assert suppressed["HOUSE-02"][0]["status"] == "accepted"


def test_fingerprints_outlive_unrelated_edits():
    """An activity put before all others, and lines added, change no fingerprint of what was there."""
    text = MESSY.read_text(encoding="utf-8")
    edited = "# a comment\n" + text.replace(
        "\nactivities:\n", "\nactivities:\n  - id: new-one\n    name: Nouveau traitement\n", 1
    )
    assert edited.count("new-one") == 1
    before, after = (_prints(loads(one, "yaml")) for one in (text, edited))
    assert len(before) == len(set(before))
    assert set(before) < set(after)


def _prints(document) -> list[str]:
    run = json.loads(sarif.render(check(document, *fr.RULE_SETS, as_of=DAY)))["runs"][0]
    return [one["partialFingerprints"]["healthgov/v1"] for one in run["results"]]


# --- JUnit ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["docorga", "telemedicine-messy"])
def test_junit_counts_what_it_holds(name):
    """Junit counts what it holds."""
    report = example(name)
    root = ET.fromstring(junit.render(report, language="fr", source=Source.of(EXAMPLES / f"{name}.yaml")))  # noqa: S314
    cases = list(root.iter("testcase"))
    assert int(root.get("tests")) == len(cases)
    assert (
        int(root.get("failures"))
        == len(list(root.iter("failure")))
        == sum(state_of(one) == "fail" for one in report.results)
    )
    assert int(root.get("skipped")) == len(list(root.iter("skipped")))
    for suite in root:
        held = list(suite.iter("testcase"))
        assert int(suite.get("tests")) == len(held)
        assert int(suite.get("skipped")) == len(list(suite.iter("skipped")))
    unassessed = [one for one in cases if one.get("classname") == "HdsCertification"]
    assert len(unassessed) == 1
    assert unassessed[0].find("skipped") is not None


def test_junit_is_read_by_another_reader():
    """Junit is read by another reader."""
    junitparser = pytest.importorskip("junitparser")
    report = example("telemedicine-messy")
    found = junitparser.JUnitXml.fromstring(junit.render(report).encode())
    fails = sum(result.verdict is Verdict.FAIL and not result.waiver for result in report.results)
    assert found.failures == fails
    assert fails == sum(
        isinstance(result, junitparser.Failure) for suite in found for case in suite for result in case.result
    )


# --- iCalendar --------------------------------------------------------------------------------------------------------


def test_the_calendar_holds_every_change():
    """The calendar holds every change."""
    report = example("telemedicine-messy")
    events = Calendar.from_ical(icalendar.render(report, language="fr")).walk("VEVENT")
    assert {event.decoded("dtstart") for event in events} == {turn.day for turn in report.turns}
    assert len(events) == len(changes_of(report.turns, Names(report, "fr"))) < len(report.turns)
    assert len({str(event["uid"]) for event in events}) == len(events) > 3
    assert {event.decoded("dtstamp").date() for event in events} == {date.fromisoformat(DAY)}
    better = ("→ CONFORME", "→ sans objet")
    worse = [event for event in events if not any(words in str(event["summary"]) for words in better)]
    assert worse
    lapsed = [str(event["summary"]) for event in events if "→ sans objet" in str(event["summary"])]
    assert lapsed  # a certificate that has ended is no certificate that is in order
    for event in worse:
        triggers = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
        assert triggers == [timedelta(days=-30), timedelta(days=-7)]


def test_lines_of_the_calendar_are_short():
    """Lines of the calendar are short."""
    written = icalendar.render(example("telemedicine-messy"), language="fr")
    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75
    assert written.endswith("END:VCALENDAR\r\n")


# --- sources ----------------------------------------------------------------------------------------------------------


def test_a_source_knows_the_nearest_line(tmp_path: Path):
    """A source knows the nearest line."""
    file = tmp_path / "clinic.yaml"
    file.write_text("id: clinic\nhosting:\n  - id: a\n    external: true\n", encoding="utf-8")
    source = Source.of(file, name="clinic.yaml")
    assert [source.line(path) for path in ("hosting[0].external", "hosting[0].layers[3].x", "staff")] == [4, 3, None]
    assert source.line("/hosting") == 2
    assert load(file).id == "clinic"
