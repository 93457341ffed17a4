"""Long lists are looked up and what is answered is kept: each question finds its own, whatever was asked of a thing before."""

from __future__ import annotations

import functools
import itertools
from datetime import date, timedelta

import pytest

from healthgov.facts import Fact, fact, model
from healthgov.questions import all_of, by_hand, contested, joins, value
from healthgov.questions import several as several_
from healthgov.questions.changes import DOCUMENT, SUBJECT, get, path_of, put, steps_of, steps_to
from healthgov.questions.conditions import When
from healthgov.questions.remedies import applied, remedies
from healthgov.questions.shrinking import passing_part
from healthgov.questions.supposing import supposing
from healthgov.questions.unexplained import Unexplained
from healthgov.rules import RuleSet, rule
from healthgov.texts import Reference
from healthgov.values import parameter
from healthgov.verdicts import Verdict

P, F, U = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN
TODAY, ONE = date(2026, 11, 23), timedelta(days=1)
TEXT = Reference("Example Act, art. 1", checked_on="2026-10-01")


@model
class Card:
    """A card in a register."""

    name: Fact[str] = fact("Whose is it?")
    other: Fact[str] = fact("Whose is it besides?")
    tags: Fact[tuple[str, ...]] = fact("Which tags has it?")
    marks: Fact[tuple[str, ...]] = fact("Which marks has it?")
    good: Fact[bool] = fact("Is it good?")
    number: Fact[int] = fact("Which number has it?")


@model
class Register:
    """Two lists of cards, and what is looked for."""

    cards: Fact[tuple[Card, ...]] = fact("Which cards?")
    old: Fact[tuple[Card, ...]] = fact("Which old cards?")
    wanted: Fact[str] = fact("Which name?")
    several: Fact[tuple[str, ...]] = fact("Which names?")
    number: Fact[int] = fact("Which number?")
    nothing: Fact[str] = fact("Which other?")


CARDS = [
    Card(name="a", other="b", tags=["x"], marks=["y"], good=True, number=1),
    Card(name="b", other="a", tags=["y", "a"], marks=["x"], good=False, number=2),
    Card(other="c", tags=[], good=True, number=3),
    Card(name="c", tags=["a"], marks=["a", "b"], number=0),
    Card(name="", other="", marks=[], good=True, number=1),
    *(Card(name=f"n{i}", other=f"m{i}", tags=[f"t{i}"], marks=[f"u{i}"], good=i % 2 == 0, number=i) for i in range(6)),
]
OLD = [Card(name=card.other, other=card.name, tags=card.marks, marks=card.tags, good=card.good) for card in CARDS]


def chosen(listed):
    """Conditions on the things of a list."""
    return [
        listed.where(Card.name.is_(Register.wanted)),
        listed.where(~Card.name.is_(Register.wanted)),
        listed.where(Card.other.is_(Register.wanted)),
        listed.where(Card.name.among(Register.several)),
        listed.where(Card.other.among(Register.several)),
        listed.where(Card.tags.includes(Register.wanted)),
        listed.where(Card.marks.includes(Register.wanted)),
        listed.where(Card.marks.includes(Register.wanted) & Card.good),
        listed.where(Card.name.is_(Register.nothing)),
        listed.where(Card.name.is_(Card.other)),
        listed.where(Card.tags.includes(Card.name)),
        listed.where(Register.number.is_(Card.number)),
        listed.where(Register.wanted.is_(Register.nothing)),
        listed.where(Register.number.is_(Register.number)),
        listed.where(Card.tags.is_(Register.several)),
        listed.where(Register.number.is_(value(1))),
        listed.where(Card.number.at_least(Register.number)),
    ]


QUESTIONS = [
    asked
    for listed in (Register.cards, Register.old)
    for items in chosen(listed)
    for asked in (items.each(Card.good), items.some(Card.good), items.exist(), items.count().at_least(2))
] + [
    listed.cover(wanted, offered, narrow="lacking")
    for listed in (Register.cards, Register.old)
    for offered in (Card.tags, Card.marks, Card.name)
    for wanted in (["x"], ["a", "n1"], ["t1", "t2"], ["z"])
]


@pytest.mark.parametrize("share", ["whole", "stated"])
def test_one_index_is_not_another(share, monkeypatch):
    """All is asked of one thing, one after the other: what was made for one list, key or comparison serves no other."""
    cards, old = (CARDS, OLD) if share == "whole" else ([c for c in CARDS if c.name], [c for c in OLD if c.name])
    assert len(cards) > joins.FEW
    register = Register(cards=cards, old=old, wanted="a", several=["y", "a"], number=1)
    looked_up = [(question(register, as_of=TODAY), question.verdict(register, as_of=TODAY)) for question in QUESTIONS]
    for module in (joins, several_):
        monkeypatch.setattr(module, "FEW", 100)
    for question, (found, fast) in zip(QUESTIONS, looked_up, strict=True):
        twin = Register(cards=cards, old=old, wanted="a", several=["y", "a"], number=1)
        walked = question(twin, as_of=TODAY)
        assert found == walked
        assert fast is walked.verdict


@by_hand
def _above(law, card):
    """The number is the law's, or more, and the day has come."""
    return card.number >= law.least and date(2026, 11, 24) <= law.day


@by_hand
def _found(_law, card, register):
    """The register has the card's name."""
    return None if register is None else card.name == register.wanted


class Low(RuleSet, of=Card):
    """A law with a low number."""

    least = parameter("2020-01-01", 1, cites=[TEXT])
    above = rule("EX-31", TEXT, title="it is above")(_above)
    below = rule("EX-32", TEXT, title="it is below")(~_above)
    found = rule("EX-33", TEXT, title="it is found")(_found)


class High(Low):
    """A law with a high one."""

    least = Low.least.replaced("2021-01-01", 3, because="ours")


def test_an_answer_by_hand_is_that_of_its_law_day_and_document():
    """Kept by the thing, it is given again for the same question alone."""
    card = Card(name="a", number=2)
    found = {Register(wanted="a"): P, Register(wanted="b"): F, None: U}
    asked = list(itertools.product((Low, High), (TODAY, TODAY + ONE, TODAY), found))
    for turn in range(3):  # each of law, day and document is changed alone
        for law, day, register in sorted(asked, key=lambda one: list(map(repr, one[turn:] + one[:turn]))):
            above = law is Low and day > TODAY
            numbers = {one.code: n for one, n in law(as_of=day).numbers(card, register).items()}
            said = {one.code: law(as_of=day).explain(one, card, register).verdict for one in law.rules}
            assert said == {"EX-31": P if above else F, "EX-32": F if above else P, "EX-33": found[register]}
            assert numbers == {code: {P: 1, U: 2, F: 3}[verdict] for code, verdict in said.items()}
            until = TODAY + ONE if day == TODAY and law is Low else None
            for one in law.rules[:2]:
                explained = law(as_of=day).explain(one, card, register).holds_until
                noted = law(as_of=day).number_until(one, card, register)[1]
                assert noted == explained == until


@pytest.mark.parametrize("state", [True, False])
def test_what_is_supposed_is_what_is_stated(state):
    """A question that supposes a fact answers as the question does of a thing that states it, whatever else is stated."""
    good, named = Card.good, Card.name.is_("a")
    questions = [
        good & named,
        good | named,
        ~good & named,
        When(good, named),
        When(~good, named),
        When(named, good),
        When(named, When(good, Card.number.is_(1))),
        When(good & named, Card.number.is_(1)),
        all_of(When(good, named), When(~good, Card.number.is_(1)), Card.number.at_least(1)),
        all_of(When(good, named), When(~good, named)),
        all_of(good, ~good),
        good & When(named, Card.number.is_(1)),
        ~good & When(named, Card.number.is_(1)),
        contested("two texts").said("so", no="not so") & good,
        good.said("so", no="not so") & named,
        Card.number.is_(1).said("so", no="not so") & good,
        (good | Card.number.is_(1)) & named,
        When(good | named, Card.number.is_(1)),
        When(good | Card.number.is_(1), named),
    ]
    for question in questions:
        asked = supposing(good, state, question)
        for name in ("a", "b", None):
            for number in (0, 1, None):
                whole = question(Card(name=name, number=number, good=state), as_of=TODAY)
                part = asked(Card(name=name, number=number), as_of=TODAY)
                assert (part.verdict, part.applies, part.doubt) == (whole.verdict, whole.applies, whole.doubt)
                assert "not so" not in str(part) or part.verdict is F
                assert asked.verdict(Card(name=name, number=number), as_of=TODAY) is whole.verdict


def test_a_remedy_stands_at_its_item():
    """Of several things that fail each is mended where it stands, and no other is touched."""
    question = Register.cards.each(Card.good)
    register = Register(cards=[Card(good=True, number=1), Card(good=False, number=2), Card(number=3)])
    [remedy] = remedies(question, register, as_of=TODAY)
    assert [change.path for change in remedy.changes] == ["cards[1].good", "cards[2].good"]
    assert [change.stated for change in remedy.changes] == [True, False]
    mended = applied(register, remedy)
    assert [(card.good, card.number) for card in mended.cards] == [(True, 1), (True, 2), (True, 3)]
    [more] = remedies(Register.old.exist(), Register(old=[]), as_of=TODAY)
    assert [(change.path, change.adds) for change in more.changes] == [("old[0]", True)]
    assert len(applied(Register(old=[]), more).old) == 1


def test_what_stands_somewhere_is_read_and_put():
    """Beyond the end of a list nothing stands, and nothing is put but one more; things on the way are made."""
    first, second = Card(name="a", number=1), Card(name="b", number=2)
    register = Register(cards=[first, second], wanted="a")
    roots = {SUBJECT: register}
    for steps, found in (
        ((SUBJECT,), register),
        ((SUBJECT, "cards", 1), second),
        ((SUBJECT, "cards", 1, "number"), 2),
        ((SUBJECT, "cards", 2), None),
        ((SUBJECT, "cards", 2, "number"), None),
        ((SUBJECT, "old"), None),
        ((SUBJECT, "old", 0, "number"), None),
        ((DOCUMENT, "cards"), None),
    ):
        assert get(roots, steps) is found
    third = Card(number=3)
    for steps, value_, cards in (
        (("cards", 0, "number"), 5, (Card(name="a", number=5), second)),
        (("cards", 1, "number"), None, (first, Card(name="b"))),
        (("cards", 1), third, (first, third)),
        (("cards", 2), third, (first, second, third)),
        (("cards", 2, "number"), 3, (first, second, third)),
        (("cards",), (), ()),
        (("cards",), None, None),
    ):
        assert put(roots, (SUBJECT, *steps), value_)[SUBJECT].cards == cards
    assert put(roots, (SUBJECT, "old", 0, "number"), 3)[SUBJECT].old == (third,)
    for steps, value_ in (
        (("cards", 3), third),
        (("cards", 3, "number"), 3),
        (("cards", 0, "number"), "x"),
        (("cards", 0), None),
    ):
        assert put(roots, (SUBJECT, *steps), value_) is None
    assert roots == {SUBJECT: Register(cards=[first, second], wanted="a")}


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("", ()),
        ("cards", ("cards",)),
        ("cards[0]", ("cards", 0)),
        ("cards[10].number", ("cards", 10, "number")),
        ("a.b[0][1].c", ("a", "b", 0, 1, "c")),
    ],
)
def test_paths_and_steps(path, steps):
    """The one is the other, from the subject or from the document."""
    assert steps_of(path) == (DOCUMENT, *steps)
    assert path_of((SUBJECT, *steps)) == path
    assert path_of((DOCUMENT, *steps)) == f"/{path}"


def test_the_steps_to_a_thing():
    """To the very thing, and not to one that is equal."""
    first, second = Card(name="a"), Card(name="a")
    register = Register(cards=[first], old=[first, second])
    assert steps_to(register, register) == (DOCUMENT,)
    assert steps_to(register, first) == (DOCUMENT, "cards", 0)
    assert steps_to(register, second) == (DOCUMENT, "old", 1)
    assert steps_to(register, Card(name="a")) is None


def test_what_is_not_needed_is_left_out_of_a_list():
    """Whole things first, the last before the first, then what they state; the thing that is asked keeps its number."""
    cards = [
        Card(name="a", good=False),
        Card(name="b", good=True, number=2),
        Card(name="c", good=True),
        Card(name="d", good=False),
    ]
    register = Register(cards=cards, old=[Card(name="e")], wanted="b", several=["x", "y"])
    some = passing_part(Register.cards.some(Card.good), Register, register, TODAY)
    assert some.subject == Register(cards=[Card(good=True)])
    every = passing_part(Register.cards.exist() & Register.several.includes("y"), Register, register, TODAY)
    assert every.subject == Register(cards=[Card()], several=["y"])
    two = passing_part(Register.cards.where(Card.good).count().at_least(2), Register, register, TODAY)
    assert two.subject == Register(cards=[Card(good=True), Card(good=True)])
    inside = passing_part(Card.name.is_(Register.wanted), Card, register, TODAY)
    assert inside.subject == Card(name="b")
    assert inside.document == Register(cards=[Card(), Card(name="b")], wanted="b")
    assert passing_part(Register.cards.some(Card.number.is_(9)), Register, register, TODAY) is None


def test_a_search_ends_after_so_many_tries():
    """What is found by then is told; with more, more may be found."""
    question = all_of(
        *(Register.cards.where(Card.number.at_least(n)).each(Card.good & Card.name.is_("a")) for n in range(4))
    )
    register = Register(cards=[Card(name="b", good=False, number=n) for n in range(4)])
    asked = []
    for tries in (None, 60, 20, 0):
        counted = []
        found = remedies(question, register, as_of=TODAY, tries=tries, patience=functools.partial(counted.append, 1))
        asked.append((len(counted), len(found)))
    counts, found = zip(*asked, strict=True)
    assert counts == tuple(sorted(set(counts), reverse=True))
    assert found[0] > 0
    assert found[-1] == 0


@pytest.mark.parametrize(
    ("stated", "needed"),
    [
        (["a"], "including all of: b, c"),
        (["a", "b"], "including c"),
        (["x", "c"], "including all of: a, b"),
        (["x"], "including all of: a, b, c"),
        ([], "including all of: a, b, c"),
    ],
)
def test_what_a_list_lacks_is_needed_and_no_more(stated, needed):
    """Where it holds a part of what is asked for; all of it where it holds none."""
    [remedy] = remedies(Register.several.includes_all(["a", "b", "c"]), Register(several=stated), as_of=TODAY)
    assert [change.words() for change in remedy.changes] == [needed]
    assert set(applied(Register(several=stated), remedy).several) == {*stated, "a", "b", "c"}


def test_what_looks_at_long_lists_is_compiled_sooner():
    """An asking counts once more for as many things looked at as there are questions in it."""
    asked = Unexplained(Card.good & Card.number.at_least(1))
    assert [asked._weight(things) for things in (0, 2, 3, 6, 30)] == [1, 1, 2, 3, 11]
