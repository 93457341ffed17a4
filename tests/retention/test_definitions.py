"""How policies are defined and departed from: each field is checked, each way to depart has its side."""

from __future__ import annotations

import pytest

from healthgov.errors import DefinitionError
from healthgov.lengths import hours
from healthgov.periods import Period, days, months, years
from healthgov.retention import (
    Nature,
    Reading,
    RetentionPolicy,
    at_least,
    at_most,
    between,
    exactly,
    happened,
    kept,
    not_before,
    replaced,
    text,
    until,
)
from healthgov.retention.policies.lengths import by_length
from healthgov.retention.rows import advised

PLAN = text("plan, {}", checked_on="2026-11-23")
TEN = years(10).after("closure")
FLOORED = not_before(TEN, years(20).after("birth"))


def policy(length=None, **more) -> RetentionPolicy:
    """One that says so much."""
    return kept("a file", length or at_least(TEN), PLAN("1"), key="file", **more)


def where_it_is_soon(plain, soon) -> object:
    """So many years, or so many where a death comes soon."""
    when = happened("death").within(years(1), of="closure")
    return replaced(years(plain).after("closure"), by=years(soon).after("closure"), when=when)


MINIMUM, MAXIMUM = policy(), policy(at_most(TEN))
FIXED, RANGE = policy(exactly(TEN)), policy(exactly(between(years(1).after("closure"), TEN)))
ADVISED, CRITERION = policy(advised(TEN)), policy(until("somebody says so"), starts="closure")


@pytest.mark.parametrize(
    ("one", "verb", "to", "taken"),
    [
        (MINIMUM, "lengthened", years(11), True),
        (MINIMUM, "lengthened", years(10), True),
        (MINIMUM, "lengthened", years(9), False),
        (MINIMUM, "lengthened", FLOORED, True),
        (MINIMUM, "lengthened", where_it_is_soon(10, 20), True),
        (MINIMUM, "lengthened", where_it_is_soon(9, 20), False),
        (MINIMUM, "lengthened", where_it_is_soon(20, 9), False),
        (MINIMUM, "lengthened", years(11).after("invoice"), False),
        (FIXED, "lengthened", years(11), True),
        (MAXIMUM, "lengthened", years(11), False),
        (RANGE, "lengthened", years(11), False),
        (ADVISED, "lengthened", years(11), False),
        (CRITERION, "lengthened", years(11), False),
        (MAXIMUM, "shortened", years(9), True),
        (MAXIMUM, "shortened", years(10), True),
        (MAXIMUM, "shortened", years(11), False),
        (MAXIMUM, "shortened", years(9).after("invoice"), False),
        (ADVISED, "shortened", years(9), True),
        (MINIMUM, "shortened", years(9), False),
        (FIXED, "shortened", years(9), False),
        (CRITERION, "shortened", years(9), False),
        (MINIMUM, "loosened", years(1), True),
        (MAXIMUM, "loosened", years(99), True),
        (RANGE, "loosened", FLOORED, True),
        (CRITERION, "loosened", FLOORED, True),
        (CRITERION, "loosened", years(1), False),
        (policy(at_least(FLOORED)), "lengthened", years(30), False),
        (MINIMUM, "lengthened", 10, False),
        (MINIMUM, "lengthened", "P10Y", False),
    ],
)
def test_how_a_house_departs(one, verb, to, taken):
    """Tightened silently, loosened openly; each with a reason, which stays."""
    depart = getattr(one, verb)
    if not taken:
        with pytest.raises(DefinitionError, match="file"):
            depart(to, because="plan of ours")
        return
    made = depart(to, because="plan of ours")
    assert made.term == (to.after("closure") if isinstance(to, Period) else to)
    assert [(each.verb, each.because) for each in made.departures] == [(verb, "plan of ours")]
    for reason in ("", "  ", None, 3):
        with pytest.raises(DefinitionError, match="because"):
            depart(to, because=reason)


def test_what_is_switched_off_has_a_reason():
    """Which is shown."""
    off = MINIMUM.disabled(because="not ours")
    assert off.off == "not ours"
    assert repr(off).endswith(" (off)>")
    assert not repr(MINIMUM).endswith(" (off)>")
    with pytest.raises(DefinitionError, match="because"):
        MINIMUM.disabled(because=" ")


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (RANGE, "a range"),
        (MINIMUM, "a minimum"),
        (FIXED, "of fixed length"),
        (CRITERION, "a criterion"),
    ],
)
def test_what_cannot_be_shortened_says_what_it_is(one, kind):
    """And how to depart openly."""
    with pytest.raises(DefinitionError, match=rf"file is {kind}: it cannot be shortened\. Write file\.loosened"):
        one.shortened(years(1), because="plan")


@pytest.mark.parametrize(
    ("one", "lengths", "terms"),
    [
        (MINIMUM, ["P10Y", "P12Y"], {"P10Y": TEN, "P12Y": years(12).after("closure")}),
        (MAXIMUM, ["P10Y", "P18M"], {"P10Y": TEN, "P18M": months(18).after("closure")}),
        (ADVISED, {"short": "P30D", 2: years(2)}, {"short": days(30).after("closure"), 2: years(2).after("closure")}),
        (FIXED, {"a": years(10)}, {"a": TEN}),
        (MINIMUM, ["P9Y"], None),
        (MAXIMUM, ["P11Y"], None),
        (MINIMUM, ["PT24H"], None),
        (MINIMUM, ["ten"], None),
        (MINIMUM, {"a": hours(900_000)}, None),
        (MINIMUM, {"a": 10}, None),
        (RANGE, ["P10Y"], {"P10Y": TEN}),
        (RANGE, ["P11Y"], None),
    ],
)
def test_rows_that_say_how_long_they_are_kept(one, lengths, terms):
    """The same length is the policy itself; another departs from it, in the way it may."""
    if terms is None:
        with pytest.raises(DefinitionError, match="file"):
            by_length(one, lengths, because="each contract says so")
        return
    made = by_length(one, lengths, because="each contract says so")
    assert {value: each.term for value, each in made.items()} == terms
    for each in made.values():
        assert (each is one) is (each.term == one.term)
        assert (each.departures == ()) is (each is one)


def test_what_is_listed_is_a_tuple():
    """A list that is given is one that nobody can change."""
    made = RetentionPolicy(
        key="file",
        title="a file",
        term=TEN,
        trigger="closure",
        nature=Nature.MINIMUM,
        cites=[PLAN("1")],
        readings=[Reading(FLOORED, PLAN("2"))],
        phases=[],
        sign_offs=[],
    )
    assert (made.cites, made.readings) == ((PLAN("1"),), (Reading(FLOORED, PLAN("2")),))
    assert made.phases == made.sign_offs == ()


RIGHT = {
    "key": "file",
    "title": "a file",
    "term": TEN,
    "trigger": "closure",
    "nature": Nature.MINIMUM,
    "cites": (PLAN("1"),),
}
# What is no value of a field, and what it has to be.
WRONG = {
    "key": (("Bad Key", "1st", 3, None, "é"), "lower case, digits and underscores"),
    "title": (("", None, 3), "a text"),
    "term": ((years(2), None, "P2Y"), "a term, such as years(20).after('last_contact')"),
    "trigger": (("", None, 3), "the name of an event"),
    "nature": (("minimum", None, 1), "a member of Nature"),
    "cites": ((PLAN("1"), "a text", ("a text",), (PLAN("1"), None)), "a tuple of references"),
    "granularity": (("item", None), "a member of Granularity"),
    "phases": ((None, "active", ("active",)), "a tuple of phases"),
    "disposition": (("erase", None), "a member of Disposition"),
    "sign_offs": ((None, ("director",)), "a tuple of members of SignOff"),
    "validity": ((None, "2020-01-01"), "a Validity"),
    "suspended_by_claims": ((None, 1, "yes"), "True or False"),
    "readings": ((None, (TEN,)), "a tuple of readings"),
    "least": ((years(1), "P1Y"), "a term"),
    "on_request": ((30, "P30D", TEN), "a period"),
    "applies_by": (("disposal", None), "a member of AppliesBy"),
    "contested": ((None, True), "a text"),
    "note": ((None, ("a", "b")), "a text"),
}


@pytest.mark.parametrize("name", WRONG)
def test_each_field_of_a_policy_is_checked(name):
    """What was expected is said, of each and of all at once."""
    values, expected = WRONG[name]
    for value in values:
        with pytest.raises(DefinitionError) as refused:
            RetentionPolicy(**RIGHT | {name: value})
        assert str(refused.value) == f"a retention policy is wrongly defined; expected for {name}: {expected}"


def test_all_that_is_wrong_is_said_at_once():
    """In the order of the fields; a floor beside a maximum is none."""
    several = {name: values[0] for name, (values, _) in WRONG.items()}
    with pytest.raises(DefinitionError) as refused:
        RetentionPolicy(**RIGHT | several)
    said = str(refused.value).removeprefix("a retention policy is wrongly defined; expected for ")
    assert said.split("; for ") == [f"{name}: {expected}" for name, (_, expected) in WRONG.items()]
    with pytest.raises(DefinitionError, match="none beside a maximum, which has no floor"):
        RetentionPolicy(**RIGHT | {"nature": Nature.MAXIMUM, "least": TEN})
    assert RetentionPolicy(**RIGHT | {"least": TEN, "key": "", "on_request": days(3)}).least == TEN


@pytest.mark.parametrize("length", [TEN, between(TEN, TEN), years(10), "P10Y"])
def test_a_term_alone_does_not_say_how_it_binds(length):
    """A least, a most, or advice: who forgets the word is told the words, and gets no error of Python."""
    with pytest.raises(DefinitionError, match=r"a file: say what the text says of the term: at_least\(\.\.\.\)"):
        kept("a file", length, PLAN("1"))
