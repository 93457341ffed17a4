"""Findings: what joins them, what they refuse to say, and the dated values they read."""

from __future__ import annotations

import enum
import pickle
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthgov.errors import DefinitionError, NotInForceError
from healthgov.findings import (
    CountryCode,
    all_hold,
    any_holds,
    by_reading,
    contested,
    failed,
    join,
    missing,
    not_applicable,
    outside,
    passed,
)
from healthgov.languages import say, worded
from healthgov.periods import Day, days, years
from healthgov.texts import Confidence, Reference
from healthgov.values import Limit, parameter
from healthgov.verdicts import Doubt, Verdict

P, F, U = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN
TEXT = Reference("Example Act, art. 1", checked_on="2026-10-01")


class Colour(enum.Enum):
    """A closed list."""

    RED = "red"


leaves = st.sampled_from(
    [
        passed("yes"),
        failed("no", at="b"),
        missing("a", "what?"),
        outside("too early"),
        not_applicable("no"),
        contested("two", passed("x"), failed("y")),
    ]
)
findings = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda c: all_hold("all", c)),
        st.lists(inner, min_size=1, max_size=3).map(lambda c: any_holds("any", c)),
        st.lists(inner, min_size=1, max_size=3).map(lambda c: by_reading("readings", *c)),
    ),
    max_leaves=8,
)


@given(findings)
def test_doubt_is_said_exactly_when_unknown(finding):
    """Every node that is UNKNOWN says why, and no other does."""
    for node in finding.walk():
        assert (node.doubt is not None) is (node.verdict is U)
        assert node.fact == "" or node.doubt is Doubt.MISSING


@given(findings)
def test_what_decided_has_the_verdict(finding):
    """Something decided every verdict, and it has that verdict."""
    deciding = list(finding.leaves())
    assert deciding
    assert all(leaf.verdict is finding.verdict for leaf in deciding)


@given(findings)
def test_paths_move_together(finding):
    """Put under a path, every node and every missing fact stands below it, and nothing else changes."""
    moved = finding.under("shops[0]")
    assert all(node.path.startswith("shops[0]") for node in moved.walk())
    assert [n.verdict for n in moved.walk()] == [n.verdict for n in finding.walk()]
    assert all(bool(a.fact) == bool(b.fact) for a, b in zip(moved.walk(), finding.walk(), strict=True))
    assert finding.under("") is finding
    assert pickle.loads(pickle.dumps(finding)) == finding  # noqa: S301  our own bytes


@given(st.lists(findings, min_size=1, max_size=3))
def test_readings_never_decide_alone(readings):
    """PASS or FAIL comes out of several readings only when all of them say it."""
    answer = by_reading("several", *readings)
    verdicts = {reading.verdict for reading in readings}
    assert answer.verdict is (verdicts.pop() if len(verdicts) == 1 else U)
    if answer.verdict is P:
        assert answer.applies is any(reading.applies for reading in readings)


def test_by_reading_needs_a_reading():
    """No reading at all is a mistake of the rule."""
    with pytest.raises(TypeError, match="at least one reading"):
        by_reading("none")


@pytest.mark.parametrize("value", ["text", b"text", 1.5, None, object(), ["x"], ("x",), {"a": 1}, ("FR", 1)])
@pytest.mark.parametrize("make", [passed, failed, outside, not_applicable, contested, by_reading])
def test_no_free_text(make, value):
    """A value that may be free text is refused by its type, and not repeated."""
    with pytest.raises(TypeError, match="never quotes free text") as caught:
        make(*(("why {v}", passed("x"), failed("y")) if make is by_reading else ("why {v}",)), v=value)
    assert "text'" not in str(caught.value).replace("free text", "")


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (date(2026, 11, 23), "2026-11-23", "23 novembre 2026"),
        (datetime(2026, 11, 23, 8), "2026-11-23 08:00:00", "23 novembre 2026 à 08:00"),  # noqa: DTZ001  shown as given
        (3, "3", "3"),
        (years(2), "2 years", "2 ans"),
        (Colour.RED, "red", "red"),
        (CountryCode("FR"), "France", "France"),
        (TEXT, "Example Act, art. 1", "Example Act, art. 1"),
        ((CountryCode("US"), CountryCode("FR")), "France, the United States", "France, États-Unis"),
        ((), "–", "–"),
    ],
)
def test_quoted_values(value, english, french):
    """Values are said in the language asked for, collections in order."""
    finding = passed(worded("v {v}", fr="w {v}"), v=value)
    assert (finding.sentence(), finding.sentence("fr")) == (f"v {english}", f"w {french}")


def test_say():
    """One sentence serves both languages; an unknown language is an error."""
    assert say("plain") == say("plain", None, "fr") == "plain"
    assert say(worded("a", fr="b"), None, "fr") == "b"
    with pytest.raises(LookupError):
        say(worded("a", fr="b"), None, "de")


@pytest.mark.parametrize(
    ("parent", "child", "whole"),
    [("", "", ""), ("a", "", "a"), ("", "b", "b"), ("a", "b", "a.b"), ("a", "[0]", "a[0]")],
)
def test_join(parent, child, whole):
    """Paths are joined by dots, indices directly."""
    assert join(parent, child) == whole


@pytest.mark.parametrize("code", ["", "fr", "FRA", "F1", "Fr", "ÉÉ", "F "])
def test_country_codes(code):
    """A country is two capital letters; the message does not repeat another text."""
    with pytest.raises(ValueError, match="two-letter") as caught:
        CountryCode(code)
    assert not code or f"'{code}'" not in str(caught.value)
    assert CountryCode("FR") == "FR"


def test_missing_first():
    """A missing fact is asked for before a contested law is shown."""
    joined = all_hold("all", [contested("two", passed("x"), failed("y")), missing("a", "what?")])
    assert (joined.verdict, joined.doubt, joined.fact) == (U, Doubt.MISSING, "a")


# References


def test_references():
    """A day of reading is a day, and only what somebody read has one."""
    assert Reference("x").checked_on is None
    with pytest.raises(ValueError, match="checked_on is written"):
        Reference("x", checked_on="1 October")
    for sure in (Confidence.MEMORY, Confidence.INFERRED, Confidence.UNSURE):
        with pytest.raises(ValueError, match="was read on 2026-10-01, or it is cited from"):
            Reference("x", checked_on="2026-10-01", confidence=sure)
    assert (repr(TEXT), str(TEXT)) == ("<Example Act, art. 1>", "Example Act, art. 1")
    assert [c.decides for c in Confidence] == [False, False, True, True, True]
    assert [c.read for c in Confidence] == [False, False, False, True, True]


# Dated values

TERM = parameter("2020-01-01", years(3), cites=[TEXT], limit=Limit.MAXIMUM).changed(
    "2024-03-01", years(2), cites=[TEXT]
)
FLOOR = parameter("2020-01-01", 5, cites=[TEXT], limit=Limit.MINIMUM)
ALLOWED = parameter("2020-01-01", frozenset({"a", "b"}), cites=[TEXT], limit=Limit.MAXIMUM)


@pytest.mark.parametrize(
    ("day", "value", "changes"),
    [
        ("2020-01-01", years(3), "2024-03-01"),
        ("2024-02-29", years(3), "2024-03-01"),
        ("2024-03-01", years(2), None),
        ("2099-01-01", years(2), None),
    ],
)
def test_value_on_both_sides(day, value, changes):
    """A value changes on its first day, and reading it notes the next change."""
    noting = Day(day)
    assert TERM.on(noting).value == TERM.on(date.fromisoformat(day)).value == value
    assert noting.holds_until == (changes and date.fromisoformat(changes))


def test_before_the_history():
    """Before its history a value does not exist, and the error says since when it does."""
    noting = Day("2019-12-31")
    with pytest.raises(NotInForceError, match="2020-01-01") as caught:
        TERM.on(noting)
    assert isinstance(caught.value, LookupError)
    assert noting.holds_until == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("history", "since", "value", "allowed"),
    [
        (TERM, "2025-01-01", years(2), True),
        (TERM, "2025-01-01", years(1), True),
        (TERM, "2025-01-01", years(3), False),
        (TERM, "2021-01-01", years(3), False),
        (TERM, "2021-01-01", years(2), True),
        (TERM, "2025-01-01", days(730), True),
        (TERM, "2025-01-01", days(731), False),
        (FLOOR, "2025-01-01", 6, True),
        (FLOOR, "2025-01-01", 4, False),
        (ALLOWED, "2025-01-01", frozenset({"a"}), True),
        (ALLOWED, "2025-01-01", frozenset({"a", "c"}), False),
    ],
)
def test_tighten_only(history, since, value, allowed):
    """A house value is taken when it is surely tighter than every later value of law; openly, any is."""
    first = date.fromisoformat(since)
    if allowed:
        house = history.replaced(since, value)
        assert house.on(first).value == value
        assert house.on(date(2099, 1, 1)).value == value
        assert house.on(date(2020, 6, 1)).value == history.on(date(2020, 6, 1)).value
        assert not house.on(first).loosens
        assert house.descends_from(history)
    else:
        with pytest.raises(DefinitionError, match="loosened"):
            history.replaced(since, value)
    assert history.loosened(since, value, because="the board").on(first).loosens


def test_histories_are_values():
    """Changing a history leaves the one it came from alone."""
    before = TERM.changes
    TERM.replaced("2025-01-01", years(1))
    TERM.changed("2028-01-01", years(9), cites=[TEXT])
    assert TERM.changes == before
    with pytest.raises(DefinitionError, match="at least one value"):
        type(TERM)([])
    with pytest.raises(DefinitionError, match="each day once"):
        TERM.changed("2024-03-01", years(1), cites=[TEXT])


def test_histories_are_equal_part_by_part():
    """Name, limit, what a house made of the law, and the law: where one of them differs, two histories do."""

    def history(**changes):
        told = {"name": "term", "limit": Limit.MAXIMUM, "value": years(3), "base": years(3)} | changes
        law = parameter("2020-01-01", told["base"], cites=[TEXT], limit=told["limit"])
        house = law.loosened("2020-01-01", told["value"], because="ours")
        house.__set_name__(object, told["name"])
        return house

    assert history() == history()
    assert hash(history()) == hash(history())
    for other in (
        {"name": "other"},
        {"limit": Limit.MINIMUM},
        {"limit": None},
        {"value": years(4)},
        {"base": years(2)},
    ):
        assert history() != history(**other)
    assert history() != "term"


def test_paths_from_the_root_are_written_like_all_others():
    """Of the place, of the fact that is lacking, and of what stands below; what names no root stays the same thing."""
    fact = missing("a.b", "What?").with_(path="here", fact="/staff")
    assert (fact.settled().path, fact.settled().fact) == ("here", "staff")
    place = passed("yes", at="/layers[0]")
    assert place.settled().path == "layers[0]"
    both = all_hold("all", [passed("yes", at="a"), fact, place])
    assert [node.fact or node.path for node in both.settled().walk()][-2:] == ["staff", "layers[0]"]
    plain = all_hold("all", [passed("yes", at="a"), missing("a.b", "What?")])
    assert plain.settled() is plain
