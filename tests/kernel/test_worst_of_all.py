"""Of many things, rules and laws the worst answer counts, in whatever order they stand, asked once or compiled."""

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

TEXT, DAY = Reference("a text"), date(2026, 11, 28)


@model
class Stall:
    """A stall of a market."""

    id: Required[str]
    here: Fact[bool] = fact("Is it here?", yes="it is here", no="it is elsewhere")
    clean: Fact[bool] = fact("Is it clean?", yes="it is clean", no="it is dirty")
    open: Fact[bool] = fact("Is it open?", yes="it is open", no="it is closed")


@model
class Market:
    """A market."""

    id: Required[str]
    stalls: Fact[tuple[Stall, ...]] = fact("Which stalls are there?")
    lit: Fact[bool] = fact("Is it lit?", yes="it is lit", no="it is dark")


class Stalls(RuleSet, of=Stall):
    """Stalls that are here are clean and open."""

    clean = rule("EX-01", TEXT, title="it is clean")(when(Stall.here, Stall.clean))
    opened = rule("EX-02", TEXT, title="it is open")(when(Stall.here, Stall.open))


class Open(RuleSet, of=Stall):
    """Stalls that are here are open."""

    opened = rule("EX-03", TEXT, title="it is open")(when(Stall.here, Stall.open))


class Lit(RuleSet, of=Market):
    """Markets are lit."""

    lit = rule("EX-04", TEXT, title="it is lit")(Market.lit)


LAWS = (Stalls, Open, Lit)
NUMBERS = {True: PASS, False: FAIL, None: UNKNOWN}
STALLS = [(False, None, None), *((True, *said) for said in itertools.product(NUMBERS, repeat=2))]
WORST_FIRST = (FAIL, UNKNOWN, PASS, NOT_APPLICABLE)


def worst(numbers: list[int]) -> int:
    """The first of them in the order of weight."""
    return next((one for one in WORST_FIRST if one in numbers), NOT_APPLICABLE)


@pytest.mark.parametrize("often", [1, 6])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_worst_counts_in_every_order(count, often):
    """Of the rules of one thing, the things of one law, and several laws; the verdict alone is that of the report."""
    for stalls, lit in itertools.product(itertools.product(STALLS, repeat=count), NUMBERS):
        described = [
            {"id": f"s{place}", "here": here, "clean": clean, "open": opened}
            for place, (here, clean, opened) in enumerate(stalls * often)
        ]
        document = Market(id="m", stalls=described, lit=lit)
        of_stalls = [NUMBERS[said] for here, *both in stalls if here for said in both]
        of_open = [NUMBERS[opened] for here, _, opened in stalls if here]
        expected = [worst(of_stalls), worst(of_open), NUMBERS[lit]]
        found = bodies_on(LAWS, DAY).judge(subjects_of(document), document)
        assert (FAIL in found) is (FAIL in expected)  # one that fails ends it
        assert FAIL in found or found == expected
        verdict = Checking(document, LAWS, DAY).verdict()
        assert verdict is check(document, *LAWS, as_of=DAY).verdict
        assert (verdict is Verdict.FAIL) is (FAIL in expected)
        assert verdict is not Verdict.PASS or UNKNOWN not in expected
