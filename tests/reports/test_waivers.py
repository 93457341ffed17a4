"""Waivers in every format: rule, place, both days, what is to be said of each, why and by whom."""

from __future__ import annotations

import csv
import html
import io
import json
from datetime import date

import attrs
import pytest
from icalendar import Calendar

from healthgov import check, fr, load
from healthgov.reports import formats, renderer
from healthgov.rules import Waiver
from healthgov.rules.showing import showing, unsigned

DAY = "2026-11-23"
DAYS = {
    "FR-HDS-02": ("2026-11-01", "2027-03-01"),
    "FR-HDS-03": ("2026-11-01", "2026-12-01"),
    "FR-HDS-10": ("2026-11-01", "2028-11-01"),
    "FR-HDS-01": ("2026-11-01", "2027-01-01"),
    "FR-HDS-11": ("2026-01-01", "2026-11-22"),
    "FR-HDS-04": ("2026-11-01", "2027-01-01"),
}
STANDINGS = ["in_force", "ends_soon", "too_long", "refused", "over", "unused"]


@pytest.fixture(scope="module")
def report(root):
    """The clinic with mistakes, and a waiver of each kind."""
    waivers = [
        Waiver(
            code=code,
            reason="Zebra-reason",
            owner="Zebra-owner",
            approver="Zebra-board",
            since=date.fromisoformat(since),
            until=date.fromisoformat(until),
        )
        for code, (since, until) in DAYS.items()
    ]
    return check(load(root / "examples" / "clinic-mistakes.yaml"), fr.Hds, as_of=DAY, waivers=waivers)


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("language", ["en", "fr"])
def test_names_are_in_every_report_that_is_not_unsigned(report, name, language):
    """Who waives answers for it: reason, owner and approver are in every format; a report for others goes without."""
    plain = html.unescape(renderer(name)(unsigned(report), language=language))
    whole = html.unescape(renderer(name)(report, language=language)).replace("\r\n ", "")
    assert "Zebra" not in plain
    for words in ("Zebra-reason", "Zebra-owner", "Zebra-board"):
        assert words in whole.replace("\N{NO-BREAK SPACE}", " ")
    days = ("2026-11-01", "2027-03-01", "20270301", "1er novembre 2026", "1er mars 2027")
    assert any(day in plain.replace("\N{NO-BREAK SPACE}", " ") for day in days)


def test_a_calendar_has_the_last_day_of_each_waiver_that_runs(report):
    """The failure counts again on the day after: a change to come, with its alarms."""
    found = Calendar.from_ical(renderer("icalendar")(report)).walk("VEVENT")
    ends = {one["categories"].cats[1]: one for one in found if "waiver" in one["summary"]}
    assert {code: one["dtstart"].dt.isoformat() for code, one in ends.items()} == {
        code: DAYS[code][1] for code in ("FR-HDS-02", "FR-HDS-03")
    }
    assert all(len(one.walk("VALARM")) == 2 for one in ends.values())
    assert "Zebra-owner" in ends["FR-HDS-02"]["description"]


def test_a_table_has_labels_beside_its_codes(report):
    """The codes are for programs, in any language; the labels are for who opens the table."""
    rows = list(csv.DictReader(io.StringIO(renderer("csv")(report, language="fr"))))
    said = {(row["verdict"], row["verdict_label"]) for row in rows}
    assert {("waived", "sous dérogation"), ("fail", "en écart"), ("pass", "en règle")} <= said
    assert ("blocker", "bloquante") in {(row["severity"], row["severity_label"]) for row in rows}


def test_json_says_how_each_stands(report):
    """For a program that watches over them."""
    told = json.loads(renderer("json")(report))["waivers"]
    assert [one["standing"] for one in told] == STANDINGS
    assert {one["code"]: (one["since"], one["until"]) for one in told} == DAYS
    assert all(len(one["signatures"]) == 2 for one in told)
    assert not any("signatures" in one for one in json.loads(renderer("json")(unsigned(report)))["waivers"])


def test_sarif_suppresses_what_is_waived_and_no_more(report):
    """With the days and the names."""
    run = json.loads(renderer("sarif")(report))["runs"][0]
    suppressed = {one["ruleId"]: one["suppressions"] for one in run["results"] if "suppressions" in one}
    assert set(suppressed) == {"FR-HDS-02", "FR-HDS-03"}
    for (one,) in suppressed.values():
        assert "approved by: Zebra-board" in one["justification"]
        assert one["properties"]["since"] == "2026-11-01"
    assert [one["standing"] for one in run["properties"]["waivers"]] == STANDINGS


def test_a_part_is_signed_as_the_whole(report):
    """What is filtered keeps what was asked for."""

    def kept(result):
        return result.code == "FR-HDS-02"

    assert "Zebra-owner" not in renderer("text")(showing(unsigned(report), kept, advice=False))
    part = showing(report, kept, advice=False)
    assert "Zebra-owner" in renderer("text")(part)
    assert "FR-HDS-11" in renderer("text")(part)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        part.signed = True
