"""What will change, by day and cause."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from icalendar import Calendar

from healthgov import check, fr, load
from healthgov.documents import loads
from healthgov.reports.naming import Names
from healthgov.reports.renderers import icalendar
from healthgov.reports.turning import changes_of
from reported import DAY, EXAMPLES, example

TURNING = ("clinic-mistakes", "clinic-mended", "telemedicine-messy", "telemedicine", "viabeez")


def changes(report, language="en"):
    """The changes of a report."""
    return changes_of(report.turns, Names(report, language))


@pytest.mark.parametrize("name", TURNING)
def test_each_turn_stands_in_one_change(name):
    """Nothing is left out or told twice; days go forward, and each change is known by a key of its own."""
    report = example(name)
    found = changes(report)
    told = [turn for change in found for turn in change.turns]
    assert sorted(map(str, told)) == sorted(map(str, report.turns))
    assert all(before.day <= after.day for before, after in itertools.pairwise(found))
    assert len({change.key for change in found}) == len(found)
    assert all({turn.day for turn in change.turns} == {change.day} for change in found)
    assert [one.key for one in changes(report, "fr")] == [one.key for one in found]


def test_a_certificate_that_ends_is_one_cause():
    """Ten rules turn on the day after its last day; a rule that follows a certificate of another section is among them."""
    (ended,) = (one for one in changes(example("clinic-mistakes")) if one.day == date(2028, 6, 30))
    assert len(ended.codes) == 10
    assert ended.cause == "the last day of the certificate was 2028-06-29: over"
    assert [len(turns) for _, turns in ended.sides] == [9, 1]
    assert ended.paths == ("hosting[0].certificates[2]",)
    before = check(load(EXAMPLES / "telemedicine-messy.yaml"), *fr.RULE_SETS, as_of="2026-10-23")
    (lapsed,) = (one for one in changes(before, "fr") if one.day == date(2026, 11, 1))
    assert lapsed.codes == ("FR-HDS-01", "FR-COH-01")
    assert lapsed.cause == "le dernier jour du certificat : 31 octobre 2026, date dépassée"
    assert lapsed.worse


def test_a_text_that_begins_to_apply_is_one_cause():
    """Whatever each of its rules then answers, and at however many places."""
    before = check(load(EXAMPLES / "telemedicine-messy.yaml"), *fr.RULE_SETS, as_of="2025-11-23")
    found = {one.day: one for one in changes(before)}
    begins = found[date(2026, 1, 1)]
    assert begins.codes == ("FR-EID-03", "FR-EID-06", "FR-EID-07")
    assert begins.cause.startswith("a text begins to apply: Order of 28 March 2022")
    assert found[date(2026, 5, 24)].paths == ("activities[0]", "activities[1]", "activities[2]")
    assert found[date(2026, 3, 4)].why("en") == "no answer by 2026-03-03"


def test_events_are_known_by_their_cause():
    """In each language, and when something that does not concern them is put before."""
    text = (EXAMPLES / "clinic-mistakes.yaml").read_text(encoding="utf-8")
    other = loads(text.replace("\nhosting:\n", "\nhosting:\n  - id: another\n    external: false\n", 1), format="yaml")
    assert other.hosting[0].id == "another"
    told = [
        {str(event["uid"]) for event in Calendar.from_ical(icalendar.render(report, language=language)).walk("VEVENT")}
        for report, language in (
            (example("clinic-mistakes"), "fr"),
            (example("clinic-mistakes"), "en"),
            (check(other, *fr.RULE_SETS, as_of=DAY), "fr"),
        )
    ]
    assert told[0] == told[1]
    assert told[0] <= told[2]


def test_an_event_says_of_whom_it_is():
    """What a telephone shows: what turns, what happens, how many requirements, and the name of the thing."""
    events = Calendar.from_ical(icalendar.render(example("clinic-mistakes"), language="fr")).walk("VEVENT")
    told = {event.decoded("dtstart"): str(event["summary"]) for event in events}
    assert told[date(2028, 6, 30)] == (
        "NON CONFORME → sans objet · le dernier jour du certificat : 29 juin 2028, date dépassée · 10 exigences"
        " · Exploitation Fictive SARL"
    )
    assert told[date(2028, 5, 12)].endswith(" détient un certificat en vigueur · Nuage Fictif SAS")
