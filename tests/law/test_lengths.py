"""The lengths with which a stated period is compared, of terms that a schedule may have: the shortest, the longest, open ends."""

from __future__ import annotations

import pytest

from healthgov.eu.schedules.lengths import lengths_of
from healthgov.periods import Period, days, months, years
from healthgov.retention import at_least, at_most, kept
from healthgov.retention.terms import Term, earlier_of, happened, later_of, not_before, replaced, until

SEEN = years(20).after("last_contact")
UNTIL_THIRTY = replaced(
    SEEN, by=years(30).after("birth"), when=happened("last_contact").within(Period(years=18, months=6), of="birth")
)
LATER = days(0).after("examination")


def lengths(term: Term) -> tuple[str, str, bool]:
    """The shortest, the longest, and whether an event besides may have it kept longer."""
    found = lengths_of(kept("record", at_least(term), starts="last_contact"))
    return str(found.shortest), str(found.longest), found.open


@pytest.mark.parametrize(
    ("term", "expected"),
    {
        # Of two that run from one event, and both bind, the longer alone is a length.
        later_of(years(10).after("last_contact"), years(5).after("last_contact")): ("10 years", "10 years", False),
        later_of(years(10).after("last_contact"), years(5).after("birth")): ("5 years", "10 years", False),
        not_before(years(5).after("last_contact"), years(10).after("last_contact")): ("10 years", "10 years", False),
        earlier_of(years(10).after("last_contact"), years(5).after("last_contact")): ("5 years", "10 years", False),
        later_of(
            not_before(years(7).after("last_contact"), years(19).after("birth")), years(5).after("last_contact")
        ): (
            "7 years",
            "19 years",
            False,
        ),
        # Until thirty, for who was seen before eighteen and a half, is eleven years and a half at least after that.
        later_of(UNTIL_THIRTY, months(137).after("last_contact")): ("20 years", "30 years", False),
        later_of(UNTIL_THIRTY, months(138).after("last_contact")): ("138 months", "30 years", False),
        later_of(UNTIL_THIRTY, years(25).after("last_contact")): ("25 years", "30 years", False),
        later_of(
            replaced(SEEN, by=days(10_000).after("birth"), when=happened("last_contact").within(years(18), of="birth")),
            years(5).after("last_contact"),
        ): ("5 years", "10000 days", False),
        later_of(
            replaced(SEEN, by=years(30).after("death"), when=happened("last_contact").within(years(18), of="birth")),
            years(5).after("last_contact"),
        ): ("5 years", "30 years", False),
        # The day of an event is no length, and may come at any time.
        not_before(years(10).after("last_contact"), LATER): ("10 years", "10 years", True),
        later_of(years(10).after("last_contact"), LATER): ("10 years", "10 years", True),
        not_before(LATER, years(3).after("last_contact")): ("3 years", "3 years", True),
        earlier_of(years(10).after("last_contact"), later_of(years(5).after("last_contact"), LATER)): (
            "5 years",
            "10 years",
            False,
        ),
        earlier_of(years(10).after("last_contact"), LATER): ("10 years", "10 years", False),
        until("nobody needs it"): ("None", "None", False),
    }.items(),
    ids=lambda one: repr(one)[:60],
)
def test_the_lengths_of_a_term(term: Term, expected: tuple[str, str, bool]):
    """As a lawyer would read them off the text."""
    assert lengths(term) == expected


def test_a_maximum_may_be_the_day_itself():
    """What goes at once at the latest has no length to keep it."""
    found = lengths_of(kept("record", at_most(earlier_of(months(3).after("last_contact"), LATER))))
    assert (str(found.shortest), str(found.longest), found.one) == ("0 days", "3 months", False)
