"""What is said in one line and what in several: on both sides of each length."""

from __future__ import annotations

from datetime import time

import pytest

from healthgov.periods import days
from healthgov.questions import claimed, settled
from healthgov.questions.layout import AND, OR, Clause, Group, Under, named
from healthgov.questions.saying import _Whole, lines, sentence

SHORT, POINT = 160, 80
"""Characters of a line, and of a point."""


def words(length):
    """So many letters."""
    return "a" * length


def both(length, joined=AND):
    """Two clauses that are so long together."""
    joint = len(", and ") if joined == AND else len(", or ")
    return Group((Clause("one"), Clause(words(length - joint - 3))), joined, "All of these:", "en")


def test_a_letter_stands_after_the_last_line_of_a_head():
    """Where what follows is said again elsewhere, and the head is a list of its own."""
    body = both(SHORT + 1)
    under = Under(both(SHORT + 1, OR), body, "en", "{condition}", "where")
    found = under.points("", {body.inline(): "A"})
    assert (found[0], found[-1]) == ("where:", f"- {words(SHORT - 8)}")
    assert [line for line in found if "condition A" in line] == ["then (condition A):"]
    assert under.points("", {body.inline(): "a"})[-1] == "- condition A holds"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (days(3), "3 days"),
        ((3,), "3"),
        ((), "–"),
        (frozenset(), "–"),
        (time(9, 5), "09:05"),
    ],
)
def test_what_a_constant_is_called(value, said):
    """A yes or no by its name, a single value as itself."""
    assert _Whole("en", None).value(value) == said


def test_a_question_is_said_in_one_line_while_it_is_short():
    """A line ends in a stop; of several the first begins with a capital, and no other."""
    joint = len(", and ")
    first = settled(True, "one")
    short, long = (first & settled(True, words(SHORT - joint - 3 + more)) for more in (0, 1))
    assert lines(short) == [sentence(short)]
    assert len(sentence(short)) == SHORT + 1
    assert lines(long) == ["All of these:", "- one", f"- {words(SHORT - joint - 2)}"]


@pytest.mark.parametrize(("length", "several"), [(POINT - 1, 1), (POINT, 1), (POINT + 1, 4)])
def test_a_point_is_one_line_while_it_is_short(length, several):
    """A group inside another, with its brackets or in points of its own."""
    outer = Group((both(length, OR), Clause("three")), AND, "All of these:", "en")
    found = outer.points("", {})
    assert len(found) == several + 2 - (several > 1)
    assert found[-1] == "- three"


@pytest.mark.parametrize(("length", "long"), [(SHORT - 1, False), (SHORT, False), (SHORT + 1, True)])
def test_a_head_is_a_list_where_it_is_long(length, long):
    """Of which the words after it say what follows."""
    under = Under(both(length), Clause("that holds"), "en", "{condition}", "where")
    assert under.is_long is long
    assert under.points("", {})[0] == ("where:" if long else f"{both(length).inline()}:")
    assert not Under(words(SHORT + 1), Clause("that holds"), "en").is_long


@pytest.mark.parametrize(
    ("length", "letters"), [(20, []), (SHORT - 1, []), (SHORT, []), (SHORT + 1, ["A"]), (SHORT + 2, ["A"])]
)
def test_what_is_long_and_said_twice_has_a_letter(length, letters):
    """What is said once has none, nor what is short."""
    twice = Group((both(length), both(length)), OR, "One of these:", "en")
    assert list(named(twice).values()) == letters
    assert named(both(length)) == {}
    assert list(named(Under(both(length), both(length), "en")).values()) == letters


@pytest.mark.parametrize(
    ("count", "apart", "said"),
    [
        (2, False, "a, and b"),
        (3, False, "a, b, and c"),
        (2, True, "a, b, and c, d"),
        (3, True, "a, b; c, d; and e, f"),
    ],
)
def test_parts_with_commas_of_their_own_stand_apart(count, apart, said):
    """Of two they need not: one joint is one."""
    parts = ["a, b", "c, d", "e, f"] if apart else ["a", "b", "c"]
    assert Group(tuple(map(Clause, parts[:count])), AND, "", "en").inline() == said


def test_what_is_claimed_is_said_in_one_line_while_it_is_short():
    """With what silence means after it, or before."""
    assert sentence(claimed(settled(True, words(POINT)))).endswith("(if stated).")
    assert sentence(claimed(settled(True, words(POINT + 1)))).startswith("If stated: ")


def test_what_is_said_again_is_named_by_its_letter():
    """In full with its letter at first, and by it from then on."""
    group = both(SHORT + 1)
    known = {group.inline(): "A"}
    assert group.points("", known)[0] == "All of these (condition A):"
    assert group.points("  ", known) == ["  condition A holds"]
    assert group.points("", {})[0] == "All of these:"
