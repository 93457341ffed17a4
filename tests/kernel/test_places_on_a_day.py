"""A list of countries held against a set of territories that changes: both readings, on both sides of the day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from healthgov.facts import Fact, fact, model
from healthgov.kinds import CountryCode
from healthgov.questions.script import VERDICTS
from healthgov.questions.witnesses import witness
from healthgov.rules import RuleSet, rule
from kernel.test_readings import CLUB, TEXT, TODAY, F, P, U

FR, GB, US = map(CountryCode, ("FR", "GB", "US"))
BEFORE = CLUB.leaves_on - timedelta(days=1)


@model
class Stay:
    """Where something is."""

    country: Fact[CountryCode] = fact("Where is it?")
    countries: Fact[tuple[CountryCode, ...]] = fact("Where may it be?")


class Club(RuleSet, of=Stay):
    """Who is in the club."""

    one = rule("EX-01", TEXT, title="it is in the club")(Stay.country.is_in(CLUB))
    none = rule("EX-02", TEXT, title="it is outside")(~Stay.country.is_in(CLUB))
    only = rule("EX-03", TEXT, title="it stays in the club")(Stay.countries.only(CLUB))
    meets = rule("EX-04", TEXT, title="it may be in the club")(Stay.countries.meets(CLUB))
    leaves = rule("EX-05", TEXT, title="it may be outside")(~Stay.countries.only(CLUB))
    never = rule("EX-06", TEXT, title="it is never in the club")(~Stay.countries.meets(CLUB))


OPPOSITE = {P: F, F: P, U: U}
ANSWERS = [
    ((), P, P, F, F),
    ((FR,), P, P, P, P),
    ((GB,), P, F, P, F),
    ((US,), F, F, F, F),
    ((FR, GB), P, F, P, P),
    ((GB, FR), P, F, P, P),
    ((FR, US), F, F, P, P),
    ((US, GB), F, F, P, F),
    (None, U, U, U, U),
]
"""Countries; whether it stays in the club before one leaves and after; whether it may be in it, before and after."""


@pytest.mark.parametrize(("countries", "only", "only_then", "meets", "meets_then"), ANSWERS)
def test_a_list_of_countries(countries, only, only_then, meets, meets_then):
    """Whether it stays in, whether it may be in, and the opposites: told and judged alike, until the day that may change it."""
    stay = Stay(countries=countries)
    for day, answers in ((BEFORE, (only, meets)), (CLUB.leaves_on, (only_then, meets_then))):
        law = Club(as_of=day)
        numbers = {rule.name: one for rule, one in law.numbers(stay).items()}
        for name, other, answer in (("only", "leaves", answers[0]), ("meets", "never", answers[1])):
            found = getattr(law, name)(stay)
            assert (found.verdict, getattr(law, other)(stay).verdict) == (answer, OPPOSITE[answer])
            assert Club.built(getattr(Club, name)).verdict(stay, as_of=day) is answer
            assert Club.built(getattr(Club, other)).verdict(stay, as_of=day) is OPPOSITE[answer]
            assert (VERDICTS[numbers[name]], VERDICTS[numbers[other]]) == (answer, OPPOSITE[answer])
            turns = CLUB.leaves_on if day == BEFORE and GB in (countries or ()) else None
            assert found.holds_until == turns
            assert law.number_until(Club.built(getattr(Club, name)), stay)[1] == turns


@pytest.mark.parametrize(
    ("country", "before", "after"), [(FR, P, P), (GB, P, F), (US, F, F), (None, U, U)], ids=["FR", "GB", "US", "none"]
)
def test_one_country(country, before, after):
    """Whether it is one of them, on either side of the day."""
    stay = Stay(country=country)
    for day, answer in ((BEFORE, before), (CLUB.leaves_on, after)):
        assert Club(as_of=day).one(stay).verdict is answer
        assert Club(as_of=day).none(stay).verdict is OPPOSITE[answer]
        assert Stay.country.is_in(CLUB).verdict(stay, as_of=day) is answer


@pytest.mark.parametrize("name", ["one", "none", "only", "meets", "leaves", "never"])
@pytest.mark.parametrize("day", [TODAY, CLUB.leaves_on])
def test_each_can_pass_and_fail(name, day):
    """With a country that is in, and with one that is not, on the day."""
    asked = Club.built(getattr(Club, name))
    for want in (P, F, U):
        found = witness(asked, Stay, want, day)
        assert asked.verdict(found.subject, as_of=day) is want
