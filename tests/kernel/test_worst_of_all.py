"""Of many things and laws the worst answer counts, in whatever order they stand, asked once or compiled."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from healthgov.facts import Fact, Required, fact, model
from healthgov.questions import when
from healthgov.questions.script import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from healthgov.rules import RuleSet, check, rule
from healthgov.rules.bodies import bodies_on
from healthgov.rules.checking import Checking
from healthgov.rules.subjects import subjects_of
from healthgov.texts import Reference
from healthgov.verdicts import Verdict

TEXT, DAY = Reference("a text"), "2026-11-28"


@model
class Stall:
    """A stall of a market."""

    id: Required[str]
    here: Fact[bool] = fact("Is it here?", yes="it is here", no="it is elsewhere")
    clean: Fact[bool] = fact("Is it clean?", yes="it is clean", no="it is dirty")


@model
class Market:
    """A market."""

    id: Required[str]
    stalls: Fact[tuple[Stall, ...]] = fact("Which stalls are there?")
    lit: Fact[bool] = fact("Is it lit?", yes="it is lit", no="it is dark")


class Clean(RuleSet, of=Stall):
    """Stalls that are here are clean."""

    clean = rule("EX-01", TEXT, title="it is clean")(when(Stall.here, Stall.clean))


class Lit(RuleSet, of=Market):
    """Markets are lit."""

    lit = rule("EX-02", TEXT, title="it is lit")(Market.lit)


KINDS = {
    PASS: {"here": True, "clean": True},
    FAIL: {"here": True, "clean": False},
    UNKNOWN: {"here": True},
    NOT_APPLICABLE: {"here": False},
}
LIT = {PASS: True, FAIL: False, UNKNOWN: None}
WORST_FIRST = (FAIL, UNKNOWN, PASS, NOT_APPLICABLE)


def worst(numbers: tuple[int, ...]) -> int:
    """The first of them in the order of weight."""
    return next((one for one in WORST_FIRST if one in numbers), NOT_APPLICABLE)


def market(numbers: tuple[int, ...], lit: bool | None) -> Market:  # noqa: FBT001
    """One whose stalls answer so."""
    stalls = [{"id": f"s{place}", **KINDS[number]} for place, number in enumerate(numbers)]
    return Market(id="m", stalls=stalls, lit=lit)


@pytest.mark.parametrize("often", [1, 12])
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_the_worst_counts_in_every_order(count, often):
    """Of the things of one law, and of several laws; the verdict alone is that of the report."""
    for numbers in itertools.product(KINDS, repeat=count):
        for number, lit in LIT.items():
            document = market(numbers * often, lit)
            laws = bodies_on((Clean, Lit), date(2026, 11, 28))
            found = laws.judge(subjects_of(document), document)
            if FAIL in found:  # that ends it
                assert FAIL in (*numbers, number)
            else:
                assert found == [worst(numbers), number]
            verdict = Checking(document, (Clean, Lit), DAY).verdict()
            assert verdict is check(document, Clean, Lit, as_of=DAY).verdict
            heaviest = worst((*numbers, number))
            assert (verdict is Verdict.FAIL) is (heaviest == FAIL)
            assert verdict is Verdict.UNKNOWN or heaviest != UNKNOWN
