"""Waivers in every format: rule, place, both days, what is to be said of each; why and by whom only where asked for."""

from __future__ import annotations

import html
import json
from datetime import date

import attrs
import pytest

from healthgov import check, fr, load
from healthgov.reports import formats, renderer
from healthgov.rules import Waiver
from healthgov.rules.showing import showing, signed

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
def test_names_are_in_a_report_that_is_signed_only(report, name, language):
    """The rest is in every report that says more of results than their days."""
    plain = html.unescape(renderer(name)(report, language=language))
    whole = html.unescape(renderer(name)(signed(report), language=language))
    assert "Zebra" not in plain
    if name not in ("icalendar", "oscal"):
        for words in ("Zebra-reason", "Zebra-owner", "Zebra-board"):
            assert words in whole.replace("\N{NO-BREAK SPACE}", " ")
        assert "2026-11-01" in plain or "2027-03-01" in plain or "1er novembre 2026" in plain
    if name == "oscal":
        assert "waived-since" in plain


def test_json_says_how_each_stands(report):
    """For a program that watches over them."""
    told = json.loads(renderer("json")(report))["waivers"]
    assert [one["standing"] for one in told] == STANDINGS
    assert {one["code"]: (one["since"], one["until"]) for one in told} == DAYS
    assert not any("signatures" in one for one in told)
    assert all(len(one["signatures"]) == 2 for one in json.loads(renderer("json")(signed(report)))["waivers"])


def test_sarif_suppresses_what_is_waived_and_no_more(report):
    """With the days, and the names where they are asked for."""
    run = json.loads(renderer("sarif")(signed(report)))["runs"][0]
    suppressed = {one["ruleId"]: one["suppressions"] for one in run["results"] if "suppressions" in one}
    assert set(suppressed) == {"FR-HDS-02", "FR-HDS-03"}
    for (one,) in suppressed.values():
        assert "approved by: Zebra-board" in one["justification"]
        assert one["properties"]["since"] == "2026-11-01"
    assert [one["standing"] for one in run["properties"]["waivers"]] == STANDINGS


def test_a_part_is_signed_as_the_whole(report):
    """What is filtered keeps what was asked for."""
    part = showing(signed(report), lambda result: result.code == "FR-HDS-02", advice=False)
    assert "Zebra-owner" in renderer("text")(part)
    assert "FR-HDS-11" in renderer("text")(part)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        part.signed = True
