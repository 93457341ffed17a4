"""What would mend many failures: those that are alike are looked at once, and those that weigh most come first."""

from __future__ import annotations

import enum

import pytest

from healthgov.facts import Fact, fact, model
from healthgov.questions import by_hand, when
from healthgov.questions.quantifiers import Each
from healthgov.questions.remedies import remedies
from healthgov.rules import RuleSet, Severity, check, mending, rule
from healthgov.texts import Reference
from healthgov.values import parameter

TEXT = Reference("Example Act, art. 1", checked_on="2026-10-01")
TODAY = "2026-11-23"


@model
class Stand:
    """A stand on a market."""

    dry: Fact[bool] = fact("Is it dry?", yes="it is dry", no="it is damp")
    width: Fact[int] = fact("How wide is it?", noun="the width")
    rented: Fact[bool] = fact("Is it rented?", yes="it is rented", no="it is owned")


@model
class Market:
    """A market; the whole document."""

    stands: Fact[tuple[Stand, ...]] = fact("Which stands are there?")
    covered: Fact[bool] = fact("Is it covered?", yes="it is covered", no="it is open to the rain")


class Law(RuleSet, of=Stand):
    """The law of markets."""

    wide = rule("EX-01", TEXT, title="it is wide enough", severity=Severity.MINOR)(Stand.width.at_least(2))
    dry = rule("EX-02", TEXT, title="it is dry", severity=Severity.BLOCKER)(Stand.dry | Market.covered)


@pytest.fixture
def searches(monkeypatch):
    """The codes for which remedies were looked for, in turn."""
    made = []
    known = mending.remedies

    def counted(question, *others, **more):
        made.append(question.code)
        return known(question, *others, **more)

    monkeypatch.setattr(mending, "remedies", counted)
    return made


def mended(report):
    """Each failure with the changes that mend it."""
    return {
        (code, path, str(change)) for one in report.near_remedies for code, path in one.mends for change in one.changes
    }


def test_failures_alike_are_looked_at_once(searches):
    """Two hundred stands that are too narrow by as much: one search, and a remedy at each of them."""
    report = check(Market(stands=[Stand(dry=True, width=1)] * 200), Law, as_of=TODAY)
    found = mended(report)
    assert found == {("EX-01", f"stands[{n}]", f"stands[{n}].width: at least 2") for n in range(200)}
    assert searches == ["EX-01"]


def test_what_fails_otherwise_is_looked_at_anew(searches):
    """By another width, or where nothing is stated of what a remedy changes elsewhere."""
    report = check(Market(stands=[Stand(dry=True, width=1), Stand(dry=True, width=0)]), Law, as_of=TODAY)
    assert len(mended(report)) == 2
    assert searches == ["EX-01", "EX-01"]


def test_a_remedy_outside_of_the_subject_is_no_model_for_others(searches):
    """What would mend one stand by a roof over all is looked for at each."""
    report = check(Market(stands=[Stand(dry=False)] * 3, covered=False), Law, as_of=TODAY)
    assert {code for code, _, _ in mended(report)} == {"EX-02"}
    assert searches == ["EX-02"] * 3


def test_what_weighs_most_is_looked_at_first(searches, monkeypatch):
    """Where there is no time for all, blockers have their remedies; the order told is that of the report."""
    stands = [Stand(dry=False, width=number - 9) for number in range(9)]
    whole = check(Market(stands=stands, covered=False), Law, as_of=TODAY)
    assert len({path for code, path, _ in mended(whole) if code == "EX-01"}) == 9
    searches.clear()
    monkeypatch.setattr(mending, "_IN_ALL", 120)
    hurried = check(Market(stands=stands, covered=False), Law, as_of=TODAY)
    assert {code for code, _, _ in mended(hurried)} == {"EX-02"}
    assert set(searches) == {"EX-02"}
    assert len(hurried.remedies) >= len(whole.near_remedies)  # who asks for all of them waits for all


def test_what_heeds_the_law_is_not_crowded_out():
    """However many circumstances would make it ask nothing: what heeds it is told, though it takes more changes."""

    @model
    class Booth:
        """A booth with many ways out."""

        a: Fact[bool] = fact("Is it a?", circumstance=True)
        b: Fact[bool] = fact("Is it b?", circumstance=True)
        c: Fact[bool] = fact("Is it c?", circumstance=True)
        d: Fact[bool] = fact("Is it d?", circumstance=True)
        e: Fact[bool] = fact("Is it e?", circumstance=True)
        f: Fact[bool] = fact("Is it f?", circumstance=True)
        g: Fact[bool] = fact("Is it g?", circumstance=True)
        h: Fact[bool] = fact("Is it h?", circumstance=True)
        clean: Fact[bool] = fact("Is it clean?")
        dry: Fact[bool] = fact("Is it dry?")

    out = Booth.a | Booth.b | Booth.c | Booth.d | Booth.e | Booth.f | Booth.g | Booth.h
    booth = Booth(**dict.fromkeys([*"abcdefgh", "clean", "dry"], False))
    found = remedies(out | (Booth.clean & Booth.dry), booth, as_of=TODAY)
    assert [[change.path for change in one.changes] for one in found if not one.escapes] == [["clean", "dry"]]
    assert len(found) == 8


class Stricter(Law):
    """The law of markets, as a state completes it."""

    bright = rule("EX-03", TEXT, title="it is dry or wide")(Stand.dry | Stand.width.at_least(1))


def test_what_a_state_says_as_the_union_does_is_looked_for_once(searches):
    """One rule in two bodies of law fails for the same reasons: what mends one mends the other, and what is none is none."""
    stands = [Stand(dry=True, width=1)]
    found = check(Market(stands=stands), Law, Stricter, as_of=TODAY).near_remedies
    assert [(one.codes, one.mends) for one in found] == [(("EX-01",), (("EX-01", "stands[0]"),) * 2)]
    assert searches == ["EX-01"]


class Everywhere(RuleSet, of=Stand):
    """A law with a rule of one code."""

    own = rule("EX-04", TEXT, title="it is dry")(Stand.dry)


class Elsewhere(RuleSet, of=Stand, where=~Stand.rented):
    """Another law that has a rule of the same code, and reaches fewer."""

    own = rule("EX-04", TEXT, title="it is dry")(Stand.dry)


def test_how_each_law_is_escaped_is_told_whichever_is_asked_first():
    """Two laws may share a code, and reach others: what was found for one is not all that there is of the other."""
    market = Market(stands=(Stand(dry=False, rented=False),))
    for laws in ((Everywhere, Elsewhere), (Elsewhere, Everywhere)):
        found = check(market, *laws, as_of=TODAY).remedies
        assert [(one.changes[0].path, one.escapes) for one in found] == [
            ("stands[0].dry", False),
            ("stands[0].rented", True),
        ]


def test_nothing_is_looked_for_twice_in_vain(searches, monkeypatch):
    """Where no remedy is found of a rule at a place, the same rule of another body of law is not asked there again."""
    monkeypatch.setattr(mending, "_TRIES", 1)
    check(Market(stands=[Stand(dry=False, width=-99)], covered=False), Law, Stricter, as_of=TODAY).near_remedies  # noqa: B018
    assert sorted(searches) == sorted(set(searches))


def test_what_is_tried_often_is_compiled(monkeypatch):
    """A question that is tried again and again is explained a few times at most, whatever it reads of its law.

    What looks at a long list, which takes longer to explain than to compile, is explained once.
    """
    explained = []
    known = Each.explain

    def counted(question, asking):
        explained.append(question)
        return known(question, asking)

    monkeypatch.setattr(Each, "explain", counted)

    class Roofs(RuleSet, of=Market):
        """Roofs."""

        width = parameter("2020-01-01", 2, cites=[TEXT])

        @rule("EX-09", TEXT)
        def wide(law, _market):
            """Each stand is wide enough or dry."""
            return Market.stands.each(Stand.width.at_least(law.width) | Stand.dry)

    few = check(Market(stands=[Stand(dry=False, width=1)] * 12), Roofs, as_of=TODAY)
    assert few.near_remedies
    assert len(explained) < 10
    explained.clear()
    many = check(Market(stands=[Stand(dry=False, width=1)] * 40), Roofs, as_of=TODAY)
    many.near_remedies  # noqa: B018
    assert len(explained) < 4


def test_the_more_subjects_the_fewer_tries(monkeypatch):
    """A report of four hundred stands looks half as long as one of two hundred, and no report longer than that."""
    effort, told = mending._Effort(20), []
    effort.spend()
    effort.spend(mending._WHOLE)
    assert effort.left == 20 - 1 - mending._WHOLE
    monkeypatch.setattr(mending, "_Effort", told.append)
    for stands in (1, 200, 400):
        assert not check(Market(stands=[Stand(dry=True, width=3)] * stands), Law, as_of=TODAY).near_remedies
    assert told == [mending._IN_ALL, mending._IN_ALL, mending._IN_ALL // 2]


class Measured(RuleSet, of=Stand, where=Stand.rented):
    """A law of which one rule says what would do, and another only whether it does."""

    told = rule("EX-05", TEXT, title="it is dry and as wide as was measured")(Stand.dry & Stand.width.is_(7_777))

    @rule("EX-06", TEXT)
    @by_hand
    def measured(law, stand):
        """It is as wide as was measured."""
        return stand.width == 7_777


def test_what_mends_another_mends_what_has_no_remedy_of_its_own():
    """However many shorter ones there are by which nothing would be asked."""
    report = check(Market(stands=[Stand(dry=False, width=1, rented=True)]), Measured, as_of=TODAY)
    assert {(one.codes, len(one.changes), one.escapes) for one in report.remedies} == {
        (("EX-05", "EX-06"), 1, True),
        (("EX-05", "EX-06"), 2, False),
    }


Nine, Ten = (
    enum.Enum(name, {letter.upper(): letter for letter in "abcdefghij"[:many]})
    for name, many in (("Nine", 9), ("Ten", 10))
)


@model
class Tent:
    """A tent of so many kinds."""

    nine: Fact[Nine] = fact("Which of nine is it?", noun="the kind")
    ten: Fact[Ten] = fact("Which of ten is it?", noun="the other kind")
    wide: Fact[int] = fact("How wide is it?", noun="the width")
    dry: Fact[bool] = fact("Is it dry?")


class Kinds(RuleSet, of=Tent):
    """A law that says what a tent must not be."""

    one = rule("EX-07", TEXT, title="it is of a kind")(~Tent.nine.is_(Nine.A))
    other = rule("EX-08", TEXT, title="it is of another kind")(~Tent.ten.is_(Ten.A))
    wide = rule("EX-09", TEXT, title="it is not narrow")(~Tent.wide.is_(1))


class Both(RuleSet, of=Tent):
    """A law of which another rule, that is mended too, asks for more of one kind."""

    one = rule("EX-17", TEXT, title="it is of a kind")(~Tent.nine.is_(Nine.A))
    two = rule("EX-18", TEXT, title="one kind is dry")(~Tent.nine.is_(Nine.A) & when(Tent.nine.is_(Nine.B), Tent.dry))


@pytest.mark.parametrize("dry", [False, None])
def test_what_it_must_not_be_is_said_by_what_is_left(dry):
    """Up to eight choices, each of which mends as much or asks on; of more, and of numbers, it is said what it must not be."""
    tent = Tent(nine=Nine.A, ten=Ten.A, wide=1, dry=dry)
    told = {str(change) for one in check(tent, Kinds, as_of=TODAY).remedies for change in one.changes}
    assert told == {"nine: one of: b, c, d, e, f, g, h, i", "ten: not a", "wide: not 1"}
    told = {str(change) for one in check(tent, Both, as_of=TODAY).remedies for change in one.changes}
    left = {"nine: one of: c, d, e, f, g, h, i"} if dry is False else set()
    assert told == {"dry: true", "nine: one of: b, c, d, e, f, g, h, i", *left}
