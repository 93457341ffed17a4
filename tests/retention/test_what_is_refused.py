"""What is said of a record that cannot be: every kind of problem at its place, in the whole of its words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from healthgov.errors import InvalidDocumentError
from healthgov.periods import years
from healthgov.retention import RetentionSchedule, at_least, due, kept, not_before


class House(RetentionSchedule):
    """A file that waits for events of every sort, and one that has to begin with a birth."""

    file = kept(
        "a file",
        at_least(not_before(years(9).after("last_contact"), years(28).after("birth"), years(5).after("death"))),
    )
    log = kept("a log", at_least(years(1).after("birth")))
    product = kept("a product", at_least(years(30).after("product_expiry")))
    relic = kept("a relic", at_least(years(7990).after("closure")))


OF_THIS_TYPE = "birth, death, last_contact"
REFUSED = [
    ("file", {"never": ["lost"]}, "never: lost", "an event that may never happen: death, last_contact"),
    ("log", {"never": ["birth"]}, "never: birth", "an event that may never happen: there is none"),
    ("file", {"never": ["death"], "death": "2001"}, "death", "no date for an event that never happened"),
    ("file", {"undated": ["lost"]}, "undated: lost", f"a past event of this type: {OF_THIS_TYPE}"),
    ("product", {"undated": ["product_expiry"]}, "undated: product_expiry", "a past event of this type: "),
    (
        "file",
        {"undated": ["last_contact"], "last_contact": "2001"},
        "last_contact",
        "no date for an event whose day is not known",
    ),
    (
        "file",
        {"undated": ["death"], "never": ["death"]},
        "death",
        "an event that never happened, or one that did",
    ),
    ("file", {"not_yet": ["lost"]}, "not_yet: lost", "an event that may be yet to come: last_contact"),
    ("log", {"not_yet": ["birth"]}, "not_yet: birth", "an event that may be yet to come: there is none"),
    (
        "file",
        {"not_yet": ["last_contact"], "last_contact": "2001"},
        "last_contact",
        "no date for an event that is yet to come",
    ),
    (
        "file",
        {"not_yet": ["last_contact"], "never": ["last_contact"]},
        "last_contact",
        "an event that is yet to come, or one that never does or did",
    ),
    (
        "file",
        {"not_yet": ["last_contact"], "death": "2026-11-22"},
        "death",
        "a day that is not before the last contact, which is yet to come",
    ),
    (
        "file",
        {"not_yet": ["last_contact"], "birth": "1906-11-22"},
        "last_contact",
        "a day no more than 120 years after the birth",
    ),
    (
        "file",
        {"claims": [("2026-01-01",)]},
        "claims[0]",
        "two dates written YYYY-MM-DD, the second left out while it is pending",
    ),
    ("file", {"claims": [("2026-01-02", "2026-01-01")]}, "claims[0]", "a claim that does not end before it starts"),
    ("file", {"claims": [("2026-11-24", None)]}, "claims[0]", "a claim that is not in the future"),
    ("file", {"claims": [("2026-01-02", "2026-11-24")]}, "claims[0]", "a claim that is not in the future"),
    ("file", {"legal_holds": ["since 2001"]}, "legal_holds[0]", "a Hold"),
    ("file", {"lost": "2001"}, "lost", f"an event of this type: {OF_THIS_TYPE}"),
    (
        "file",
        {"death": datetime(2001, 1, 1, 23, 30, tzinfo=UTC)},
        "death",
        "the day of the moment, in the place of the record, written YYYY-MM-DD",
    ),
    (
        "file",
        {"death": "2001-01-01T23:30:00Z"},
        "death",
        "the day of the moment, in the place of the record, written YYYY-MM-DD",
    ),
    ("file", {"death": "soon"}, "death", "a date written YYYY-MM-DD, YYYY-MM or YYYY, or two of them as FROM/TO"),
    ("file", {"death": "2026-11-24"}, "death", "a day that is not in the future"),
    ("product", {"product_expiry": "2127-01-01"}, "product_expiry", "a day within a hundred years"),
    (
        "file",
        {"last_contact": "2001-01-02", "death": "2001-01-01"},
        "death",
        "a day that is not before the last contact",
    ),
    ("file", {"birth": "2001-01-02", "death": "2001-01-01"}, "death", "a day that is not before the birth"),
    (
        "file",
        {"birth": "1904-01-02", "death": "2024-02-02"},
        "death",
        "a day no more than 120 years after the birth",
    ),
    ("relic", {"closure": "2025-01-01"}, "closure", "a day whose periods end by the year 9999"),
]
"""The type, what is stated of it, where that is wrong, and what is expected there."""


def test_each_problem_is_told_where_it_is():
    """Alone, and with the events that there are."""
    house = House(as_of="2026-11-23")
    told = []
    for key, stated, _, _ in REFUSED:
        try:
            told.append(house.due(key, **stated))
        except InvalidDocumentError as error:
            told.append([(problem.path, problem.expected) for problem in error.problems])
    assert told == [[(path, expected)] for _, _, path, expected in REFUSED]


@pytest.mark.parametrize("slip", ["Marta Quill, 12 March", "\x1b[31mlost", "X" * 400, "Élodie"])
def test_an_event_that_looks_like_none_is_not_repeated(slip):
    """It may be anybody's text; what looks like the name of an event is named, so that a slip is found."""
    policy = House(as_of="2026-11-23").policy("file")
    for stated in (
        {"events": {slip: "2001"}}, {"events": {}, "never": [slip]}, {"events": {}, "undated": [slip]},
        {"events": {}, "not_yet": [slip]}, {"events": {}, "never": [slip], "undated": [slip], "not_yet": [slip]},
    ):  # fmt: skip
        with pytest.raises(InvalidDocumentError) as raised:
            due(policy, as_of=date(2026, 11, 23), **stated)
        assert slip not in str(raised.value)
        assert slip not in repr(raised.value.problems)


def test_the_day_may_be_written():
    """As everywhere else; a text that is no day, a moment and a number are refused by name."""
    policy, events = House.policies[0], {"last_contact": "2005-09-01"}
    assert due(policy, as_of="2026-11-23", events=events) == due(policy, as_of=date(2026, 11, 23), events=events)
    for wrong, error in (("23/11/2026", ValueError), (datetime(2026, 11, 23, tzinfo=UTC), TypeError), (5, TypeError)):
        with pytest.raises(error, match="as_of is"):
            due(policy, as_of=wrong, events=events)
