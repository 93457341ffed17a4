"""Questions: each word, each combination, and the two readings held equal on random models and random trees."""

from __future__ import annotations

import copy
import enum
import functools
import pickle
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import tries
from healthgov.errors import DefinitionError
from healthgov.facts import Fact, fact, facts_of, model
from healthgov.findings import NotCompliantError, all_hold, failed, missing
from healthgov.findings.asking import asked_in
from healthgov.kinds import CountryCode
from healthgov.models import Breach
from healthgov.periods import Day, Period, Validity, days, months, years
from healthgov.questions import (
    all_of,
    any_of,
    by_hand,
    by_reading,
    claimed,
    contested,
    either,
    enforce,
    joins,
    of_whole,
    outside,
    settled,
    since,
    unexplained,
    value,
    when,
)
from healthgov.questions import several as several_
from healthgov.questions.by_hand import plain_parameters
from healthgov.questions.lists import Items
from healthgov.questions.memory import remembered
from healthgov.questions.saying import sentence
from healthgov.questions.script import Script
from healthgov.questions.script import number as number_of
from healthgov.questions.timing import may_change
from healthgov.questions.tree import owners
from healthgov.rules import rule
from healthgov.texts import Reference
from healthgov.values import parameter
from healthgov.verdicts import Doubt, Verdict

P, F, U = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN
TODAY, ONE = date(2026, 11, 23), timedelta(days=1)
TEXT = Reference("Example Act, art. 1", checked_on="2026-10-01")


class Colour(enum.Enum):
    """A closed list of plain words."""

    RED = "red"
    BLUE = "blue"


@model
class Leaf:
    """A small thing, with a country, a number, days."""

    flag: Fact[bool] = fact("Is the leaf flagged?", yes="it is flagged", no="it is not flagged")
    ripe: Fact[bool] = fact("Is it ripe?")
    number: Fact[int] = fact("How many?")
    colour: Fact[Colour] = fact("Which colour?")
    first_day: Fact[date] = fact("Since when?")
    last_day: Fact[date] = fact("Until when?")
    country: Fact[CountryCode] = fact("Where?")
    colours: Fact[tuple[Colour, ...]] = fact("Which colours?")
    id: Fact[str] = fact("What is its name?", personal=True)


@model
class Tree:
    """A thing of things."""

    leaf: Fact[Leaf] = fact()
    bud: Fact[Leaf] = fact("Which bud?")
    leaves: Fact[tuple[Leaf, ...]] = fact("Which leaves?")
    trees: Fact[tuple[Tree, ...]] = fact("Which trees?")
    flag: Fact[bool] = fact("Is the tree flagged?", yes="it is flagged", no="it is not flagged")
    number: Fact[int] = fact("How many trees?")
    kept: Fact[Period] = fact("How long?")
    named: Fact[tuple[str, ...]] = fact("Which leaves count?")
    colour: Fact[Colour] = fact("Which colour is the tree?")


@model
class Wood:
    """What trees stand in."""

    old: Fact[bool] = fact("Is the wood old?")


@attrs.frozen
class Club:
    """A set of countries one of which leaves on a day."""

    name: str = "union"
    leaves_on: date = date(2026, 12, 1)

    @property
    def members(self):
        """Who was ever in."""
        return frozenset({CountryCode("FR"), CountryCode("GB")})

    def on(self, day):
        """Who is in on that day."""
        return self.members if day < self.leaves_on else frozenset({CountryCode("FR")})

    def includes(self, code, day):
        """Whether a country is in."""
        return code == "FR" or (code == "GB" and day < self.leaves_on)


@attrs.frozen
class Members:
    """A dated set of countries, with the days on which each is in."""

    members: dict
    name: str = "members"

    def on(self, day):
        """Who is in on that day."""
        return frozenset(code for code in self.members if self.includes(code, day))

    def includes(self, code, day):
        """Whether a country is in."""
        return any(span.covers(day) for span in self.members.get(code, ()))


UNION = Club()
LIMIT = parameter("2026-11-15", 1, cites=[TEXT]).changed("2026-12-20", 2, cites=[TEXT])
LASTS = parameter("2026-11-10", days(20), cites=[TEXT]).changed("2027-01-05", months(2), cites=[TEXT])
LIMIT.__set_name__(Tree, "limit")
LASTS.__set_name__(Tree, "lasts")
DAYS = st.dates(date(2026, 11, 1), date(2027, 1, 31))


def maybe(strategy):
    """A value, or not stated."""
    return st.none() | strategy


ids = st.sampled_from(["a", "b", "c"])
leaves = st.builds(
    Leaf,
    flag=maybe(st.booleans()),
    ripe=maybe(st.booleans()),
    number=maybe(st.integers(-1, 3)),
    colour=maybe(st.sampled_from(Colour)),
    first_day=maybe(DAYS),
    last_day=maybe(DAYS),
    country=maybe(st.sampled_from(["FR", "GB", "US"])),
    colours=maybe(st.lists(st.sampled_from(Colour), max_size=2).map(tuple)),
    id=maybe(ids),
)


def grown(inside):
    """Trees around ``inside``."""
    return st.builds(
        Tree,
        leaf=maybe(leaves),
        bud=maybe(leaves),
        leaves=maybe(st.lists(leaves, max_size=3)),
        trees=maybe(st.lists(inside, max_size=2)),
        flag=maybe(st.booleans()),
        number=maybe(st.integers(-1, 3)),
        kept=maybe(st.sampled_from([days(5), days(40), months(1), years(1)])),
        named=maybe(st.lists(ids, max_size=3)),
    )


trees = grown(grown(st.builds(Tree, flag=maybe(st.booleans()), number=maybe(st.integers(-1, 3)))))


def flagged(_law, thing):
    """A function that reads its facts as if all were stated."""
    return thing.flag and (thing.number > 0 or None)


def dated(law, leaf):
    """A function that compares with the day of the law."""
    return leaf.first_day <= law.day


def by_document(_law, thing, document):
    """A function that looks at the whole document."""
    return None if document is None else document.flag is thing.flag


BY_HAND = by_hand(flagged)
DATED = by_hand(dated)
BY_DOCUMENT = by_hand(by_document)

LEAVES = Items(Tree.leaves)
FLAGGED_DO = LEAVES.some(Leaf.flag) & Tree.flag
"""What says that the other leaves do without one: there is one that needs no other."""
SETTLED = [settled(True), settled(False, "not any more"), since("2026-12-01"), value(LIMIT).is_(1)]
LEAF_QUESTIONS = [
    Leaf.flag,
    ~Leaf.flag,
    Leaf.ripe,
    Leaf.flag.said("good", no="bad"),
    Leaf.flag.stated(),
    Leaf.number.at_least(LIMIT),
    Leaf.number.at_most(1),
    Leaf.number.before(2),
    Leaf.number.after(value(LIMIT)),
    Leaf.number.is_(1),
    Leaf.number.is_(Tree.number),
    Leaf.number.is_in({0, 2}),
    Leaf.number.that(lambda n: None if n == 0 else n > 1, yes="it is enough", no="it is little"),
    Leaf.colour.is_(Colour.RED),
    Leaf.colour.is_in({Colour.RED, Colour.BLUE}),
    Leaf.colour.among(Leaf.colours),
    Leaf.first_day.begun(),
    Leaf.last_day.is_over(),
    Leaf.first_day.before(Leaf.last_day),
    Leaf.first_day.at_most(TODAY),
    (Leaf.first_day + days(30)).is_over(),
    (Leaf.first_day + LASTS).begun(),
    (Leaf.first_day + Tree.kept).at_least(Leaf.last_day),
    Leaf.country.is_in(UNION),
    Leaf.country.is_(CountryCode("US")),
    Leaf.colours.empty(),
    Leaf.colours.includes(Colour.RED),
    Leaf.colours.includes_all(Colour),
    Leaf.colours.meets({Colour.BLUE}),
    Leaf.id.stated(),
    Leaf.id.among(Tree.named),
    Tree.named.names(Leaf.id),
    Leaf.id.is_("a"),
    Tree.flag,
    BY_HAND,
    DATED,
]
TREE_QUESTIONS = [
    Tree.flag,
    ~Tree.flag,
    Tree.number.at_least(1),
    Tree.number.is_(LIMIT),
    Tree.kept.within(months(1)),
    Tree.kept.longer_than(LASTS),
    Tree.leaves.empty(),
    Tree.leaves.stated(),
    Tree.leaves.exist(),
    Tree.leaves.exist(none="not one leaf"),
    Tree.leaves.where(Leaf.flag).exist(),
    ~Tree.leaves.where(Leaf.flag).exist(),
    Tree.leaves.where(Leaf.flag).count().at_least(2),
    Tree.leaves.where(Leaf.flag).where(Leaf.ripe).count().at_most(LIMIT),
    Tree.leaves.where(Leaf.flag).earliest(Leaf.first_day).begun(),
    Tree.leaves.where(Leaf.id.among(Tree.named)).latest(Leaf.last_day).is_over(),
    (Tree.leaves.where(Leaf.flag).latest(Leaf.last_day) + days(10)).is_over(),
    Tree.leaves.where(Leaf.flag).cover({Colour.RED, Colour.BLUE}, Leaf.colours, narrow="not covered: {lacking}"),
    Tree.leaves.where(Leaf.id.is_("a")).cover(Tree.named, Tree.named, narrow="not covered"),
    Tree.leaves.cover(set(Colour), Leaf.colours, narrow="not covered: {lacking}"),
    ~Tree.leaves.cover(Tree.named, Leaf.id, narrow="not covered"),
    LEAVES.suffice(Leaf.flag, without=FLAGGED_DO),
    ~LEAVES.where(Leaf.ripe).suffice(Leaf.flag, without=LEAVES.where(Leaf.ripe).some(Leaf.flag) & Tree.flag),
    BY_HAND,
]


def joined(children):
    """Everything that combines questions of the same subject."""
    groups = st.lists(children, min_size=1, max_size=3)
    pairs = st.tuples(children, children)
    return st.one_of(
        groups.map(lambda c: all_of(*c)),
        groups.map(lambda c: any_of(*c)),
        children.map(lambda c: ~c),
        pairs.map(lambda c: when(*c)),
        pairs.map(lambda c: c[0] & ~c[1]),
        pairs.map(lambda c: by_reading("two readings", *c)),
        st.tuples(children, children, children).map(lambda c: either(*c)),
        children.map(lambda c: c.said("so it is", no="so it is not")),
    )


def silent(children):
    """The combinations that treat silence as an answer."""
    pairs = st.tuples(children, children)
    return (
        children.map(claimed)
        | pairs.map(lambda c: claimed(*c))
        | children.map(lambda c: of_whole(c) if next(owners(c), None) else c)
    )


def questions_of_leaf(more=(), *, loud=True):
    """Questions of a leaf."""
    base = st.sampled_from([*LEAF_QUESTIONS, *more])
    grow = joined if loud else lambda c: joined(c) | silent(c)
    return st.recursive(base, grow, max_leaves=6)


def questions_of_tree(inside, of_leaf, more=(), *, loud=True):
    """Questions of a tree, asking ``inside`` of the trees in it."""
    base = st.one_of(
        st.sampled_from([*TREE_QUESTIONS, *more]),
        of_leaf.map(Tree.leaf.has),
        of_leaf.map(Tree.bud.has),
        of_leaf.map(Tree.leaves.each),
        of_leaf.map(Tree.leaves.some),
        of_leaf.map(lambda q: ~Tree.leaves.some(q)),
        st.tuples(of_leaf, of_leaf).map(lambda q: Tree.leaves.where(q[0]).each(q[1])),
        st.tuples(of_leaf, of_leaf).map(lambda q: Tree.leaves.where(q[0]).some(q[1])),
        of_leaf.map(lambda q: Tree.leaves.where(q).exist()),
        of_leaf.map(lambda q: Tree.leaves.where(q).count().is_(1)),
        of_leaf.map(lambda q: Tree.leaves.where(q).earliest(Leaf.first_day).begun()),
        inside.map(Tree.trees.each),
        inside.map(Tree.trees.some),
        inside.map(lambda q: Tree.trees.each(q | Tree.number.is_(Tree.number.outer()))),
    )
    grow = joined if loud else lambda c: joined(c) | silent(c)
    return st.recursive(base, grow, max_leaves=6)


ANSWERS = [*SETTLED, contested("nobody knows"), outside("another world"), BY_DOCUMENT]
OR_ELSE = [
    Leaf.first_day.claimed(otherwise=Leaf.last_day).begun(),
    Leaf.number.claimed(otherwise=Tree.number).is_(LIMIT),
]
any_leaf = questions_of_leaf([*ANSWERS, *OR_ELSE], loud=False)
plain_leaf = questions_of_leaf()
any_tree = questions_of_tree(
    questions_of_tree(st.just(Tree.flag), any_leaf, ANSWERS, loud=False), any_leaf, ANSWERS, loud=False
)
plain_tree = questions_of_tree(questions_of_tree(st.just(Tree.flag), plain_leaf), plain_leaf)


def fast(question, subject, day, document=None):
    """The number of the compiled reading, which tells what does not apply from PASS."""
    return question.on(type(subject), day)(subject, document)


@settings(max_examples=tries(200, 2000), deadline=None)
@given(any_tree, st.lists(trees, min_size=1, max_size=4), DAYS, st.none() | trees)
def test_two_readings_one_truth(question, subjects, day, document):
    """The compiled reading and the explained one agree, on whatever is stated or not, what does not apply included."""
    for subject in subjects:
        explained = question(subject, as_of=day, document=document)
        assert question.verdict(subject, as_of=day, document=document) is explained.verdict
        assert fast(question, subject, day, document) == number_of(explained)
        for node in explained.walk():
            assert (node.doubt is not None) is (node.verdict is U), node
            assert node.applies or node.verdict is P, node
            node.sentence("en")
            node.sentence("fr")


@settings(max_examples=tries(100, 1000), deadline=None)
@given(any_tree, trees, DAYS)
def test_negation(question, subject, day):
    """The negation answers the contrary, twice negated like itself, and never PASS beside PASS."""
    found = question.verdict(subject, as_of=day)
    assert (~question).verdict(subject, as_of=day) is (~question)(subject, as_of=day).verdict is ~found
    assert (~~question).verdict(subject, as_of=day) is found


@settings(max_examples=tries(100, 1000), deadline=None)
@given(any_tree, any_tree, trees, DAYS)
def test_kleene(one, other, subject, day):
    """Joined questions answer as Kleene joins their verdicts, De Morgan included, in whatever order."""

    def answer(question):
        found = question(subject, as_of=day).verdict
        assert question.verdict(subject, as_of=day) is found
        return found

    a, b = answer(one), answer(other)
    assert answer(one & other) is answer(other & one) is a & b
    assert answer(one | other) is answer(other | one) is a | b
    assert answer(when(one, other)) is a.implies(b)
    assert answer(~(one & other)) is answer(~one | ~other)
    assert answer(~(one | other)) is answer(~one & ~other)
    assert answer(one & one) is answer(one | one) is a
    assert answer(claimed(one)) is (F if a is U else a)
    assert answer(claimed(one, otherwise=other)) is (b if a is U else a)
    assert answer(by_reading("why", one, other)) is (a if a is b else U)


@settings(max_examples=tries(100, 1000), deadline=None)
@given(plain_tree, DAYS)
def test_nothing_stated_is_unknown(question, day):
    """Where nothing is stated no question passes or fails."""
    assert question.verdict(Tree(), as_of=day) is question(Tree(), as_of=day).verdict is U


@settings(max_examples=tries(50, 500), deadline=None)
@given(plain_leaf, DAYS)
def test_nothing_stated_of_a_leaf(question, day):
    """Nor does one of a leaf that stands alone."""
    assert question.verdict(Leaf(), as_of=day) is question(Leaf(), as_of=day).verdict is U


def holes(data, thing):
    """The same thing with some facts taken out."""
    stated = {f.name: getattr(thing, f.name) for f in facts_of(type(thing)) if getattr(thing, f.name) is not None}
    less = {}
    for name, one in stated.items():
        if data.draw(st.integers(0, 3)) == 0:
            continue
        if isinstance(one, (Leaf, Tree)):
            less[name] = holes(data, one)
        elif isinstance(one, tuple) and one and isinstance(one[0], (Leaf, Tree)):
            less[name] = tuple(holes(data, item) for item in one)
        else:
            less[name] = one
    return type(thing)(**less)


@settings(max_examples=tries(150, 1500), deadline=None)
@given(plain_tree, trees, DAYS, st.data())
def test_one_fact_more_never_turns_an_answer(question, subject, day, data):
    """What is answered with less stated is answered alike with more."""
    less = holes(data, subject)
    known = question.verdict(less, as_of=day)
    if known is not U:
        assert question.verdict(subject, as_of=day) is known


@settings(max_examples=tries(60, 600), deadline=None)
@given(any_tree, trees, DAYS)
def test_verdict_is_constant_until_it_may_change(question, subject, day):
    """From the day asked to the day before ``holds_until``, the verdict is the same."""
    now = question(subject, as_of=day)
    last = now.holds_until or day + timedelta(days=500)
    assert now.holds_until is None or now.holds_until > day
    check = question._bound(Tree)
    while (day := day + ONE) < last:
        assert (P, P, U, F)[check(day, None)(subject, None)] is now.verdict


ONE_LEAF = Leaf(flag=True, number=2, colour="red", first_day="2026-11-01", last_day="2026-11-23", country="GB")
CASES = [
    (Leaf.flag, Leaf(flag=True), P),
    (Leaf.flag, Leaf(flag=False), F),
    (Leaf.number.is_(2), ONE_LEAF, P),
    (Leaf.number.is_(0), Leaf(number=0), P),
    (Leaf.number.is_in({1}), ONE_LEAF, F),
    (Leaf.number.at_least(2), ONE_LEAF, P),
    (Leaf.number.at_least(3), ONE_LEAF, F),
    (Leaf.number.at_most(2), ONE_LEAF, P),
    (Leaf.number.at_most(1), ONE_LEAF, F),
    (Leaf.number.before(2), ONE_LEAF, F),
    (Leaf.number.after(1), ONE_LEAF, P),
    (Leaf.colour.is_(Colour.RED), ONE_LEAF, P),
    (Leaf.colour.is_(Colour.BLUE), ONE_LEAF, F),
    (Leaf.colour.is_in(()), ONE_LEAF, F),
    (Leaf.first_day.begun(), ONE_LEAF, P),
    (Leaf.last_day.begun(), ONE_LEAF, P),
    (Leaf.last_day.is_over(), ONE_LEAF, F),
    (Leaf.first_day.is_over(), ONE_LEAF, P),
    ((Leaf.first_day + months(1)).is_over(), ONE_LEAF, F),
    ((Leaf.first_day + years(9000)).is_over(), ONE_LEAF, U),
    (Leaf.country.is_in(UNION), ONE_LEAF, P),
    (Leaf.country.is_in({"FR"}), ONE_LEAF, F),
    (Leaf.colours.empty(), Leaf(colours=()), P),
    (Leaf.colours.empty(), Leaf(colours=["red"]), F),
    (Leaf.colours.includes_all(Colour), Leaf(colours=["red"]), F),
    (Leaf.colours.meets(Colour), Leaf(colours=["red"]), P),
    (Tree.kept.within(days(90)), Tree(kept="P90D"), P),
    (Tree.kept.within(days(90)), Tree(kept="P3M"), U),
    (Tree.kept.within(days(88)), Tree(kept="P3M"), F),
    (Tree.kept.longer_than(months(1)), Tree(kept="P28D"), F),
    (Tree.kept.longer_than(months(1)), Tree(kept="P30D"), U),
    (Tree.kept.longer_than(months(1)), Tree(kept="P32D"), P),
    (Tree.kept.longer_than(days(88)), Tree(kept="P3M"), P),
    (Tree.leaf.has(Leaf.flag), Tree(leaf=Leaf(flag=True)), P),
    (Tree.leaf.has(Leaf.flag), Tree(), U),
    (Tree.leaves.each(Leaf.flag), Tree(leaves=()), P),
    (Tree.leaves.each(Leaf.flag), Tree(leaves=[Leaf(flag=True), Leaf()]), U),
    (Tree.leaves.each(Leaf.flag), Tree(leaves=[Leaf(), Leaf(flag=False)]), F),
    (Tree.leaves.some(Leaf.flag), Tree(leaves=()), F),
    (Tree.leaves.some(Leaf.flag), Tree(leaves=[Leaf(), Leaf(flag=True)]), P),
    (Tree.leaves.some(Leaf.flag), Tree(leaves=[Leaf(), Leaf(flag=False)]), U),
    (Tree.leaves.exist(), Tree(leaves=[Leaf()]), P),
    (Tree.leaves.exist(), Tree(leaves=[]), F),
    (Tree.leaves.where(Leaf.flag).each(Leaf.ripe), Tree(leaves=[Leaf(ripe=False)]), U),
    (Tree.leaves.where(Leaf.flag).each(Leaf.ripe), Tree(leaves=[Leaf(ripe=True)]), P),
    (Tree.leaves.where(Leaf.flag).each(Leaf.ripe), Tree(leaves=[Leaf(flag=False)]), P),
    (Tree.leaves.where(Leaf.flag).exist(), Tree(leaves=[Leaf()]), U),
    (Tree.leaves.where(Leaf.flag).count().is_(1), Tree(leaves=[Leaf(flag=True), Leaf(flag=False)]), P),
    (Tree.leaves.where(Leaf.flag).count().is_(1), Tree(leaves=[Leaf(flag=True), Leaf()]), U),
    (Tree.leaves.where(Leaf.flag).count().is_(0), Tree(leaves=[]), P),
    (Tree.leaves.where(Leaf.flag).latest(Leaf.last_day).is_over(), Tree(leaves=[]), U),
    (Tree.leaves.where(Leaf.flag).earliest(Leaf.first_day).begun(), Tree(leaves=[ONE_LEAF]), P),
    (when(Tree.flag, Tree.number.at_least(1)), Tree(flag=False), P),
    (when(Tree.flag, Tree.number.at_least(1)), Tree(flag=True, number=0), F),
    (when(Tree.flag, Tree.number.at_least(1)), Tree(number=0), U),
    (when(Tree.flag, Tree.number.at_least(1)), Tree(number=1), P),
    (either(Tree.flag, Tree.number.is_(1), Tree.number.is_(2)), Tree(flag=False, number=2), P),
    (either(Tree.flag, Tree.number.is_(1), Tree.number.is_(2)), Tree(flag=True, number=2), F),
    (claimed(Tree.flag), Tree(), F),
    (~claimed(Tree.flag), Tree(), P),
    (claimed(Tree.flag, otherwise=Tree.number.is_(1)), Tree(number=1), P),
    (claimed(Tree.flag, otherwise=Tree.number.is_(1)), Tree(flag=False, number=1), F),
    (contested("two views"), Tree(), U),
    (outside("elsewhere"), Tree(), U),
    (settled(True), Tree(), P),
    (settled(False), Tree(), F),
    (since("2026-11-23"), Tree(), P),
    (since("2026-11-24"), Tree(), F),
    (value(LIMIT).is_(1), Tree(), P),
    (Tree.number.is_(LIMIT), Tree(number=1), P),
]


@pytest.mark.parametrize(("question", "subject", "verdict"), CASES)
def test_questions(question, subject, verdict):
    """Each question answers as it reads, in both readings, and so does its opposite."""
    assert question(subject, as_of=TODAY).verdict is question.verdict(subject, as_of=TODAY) is verdict
    assert (~question)(subject, as_of=TODAY).verdict is (~question).verdict(subject, as_of=TODAY) is ~verdict


def test_joins_by_id():
    """Things of one list are joined with those of another by what names them."""
    joined_ = Tree.leaves.each(Leaf.id.among(Tree.named))
    assert joined_.verdict(Tree(leaves=[Leaf(id="a"), Leaf(id="b")], named=["a", "b"]), as_of=TODAY) is P
    assert joined_.verdict(Tree(leaves=[Leaf(id="a"), Leaf(id="c")], named=["a", "b"]), as_of=TODAY) is F
    assert joined_.verdict(Tree(leaves=[Leaf(id="a"), Leaf()], named=["a", "b"]), as_of=TODAY) is U
    called = Tree.leaves.each(Tree.named.names(Leaf.id))
    assert called.verdict(Tree(leaves=[Leaf(id="Roubaix ")], named=["ROUBAIX"]), as_of=TODAY) is P
    assert called.verdict(Tree(leaves=[Leaf(id="Lille")], named=["ROUBAIX"]), as_of=TODAY) is F
    assert joined_.verdict(Tree(leaves=[Leaf(id="a")]), as_of=TODAY) is U
    same = Tree.trees.each(Tree.number.is_(Tree.number.outer()))
    assert same.verdict(Tree(number=1, trees=[Tree(number=1)]), as_of=TODAY) is P
    assert same.verdict(Tree(number=1, trees=[Tree(number=2)]), as_of=TODAY) is F
    assert same(Tree(trees=[Tree(number=2)]), as_of=TODAY).fact == "number"


def test_cover():
    """What several offer together is held against what is wanted, and what lacks is named."""
    covered = Tree.leaves.where(Leaf.flag).cover(set(Colour), Leaf.colours, narrow="not covered: {lacking}")
    red, blue = Leaf(flag=True, colours=["red"]), Leaf(flag=True, colours=["blue"])
    assert covered.verdict(Tree(leaves=[red, blue]), as_of=TODAY) is P
    found = covered(Tree(leaves=[red]), as_of=TODAY)
    assert (found.verdict, found.values["lacking"]) == (F, (Colour.BLUE,))
    doubtful = Leaf(colours=["blue"])
    assert covered(Tree(leaves=[red, doubtful]), as_of=TODAY).fact == "leaves[1].flag"
    assert covered(Tree(leaves=[red, Leaf(flag=True)]), as_of=TODAY).fact == "leaves[1].colours"
    assert covered.verdict(Tree(leaves=[red, Leaf(colours=["red"])]), as_of=TODAY) is F


GREEN, DRY = Leaf(flag=True), Leaf(flag=False)


@pytest.mark.parametrize(
    ("listed", "flag", "verdict", "said"),
    [
        ([], True, P, "there is none to ask: the leaves"),
        ([GREEN], False, P, "it is flagged"),
        ([DRY], True, F, "it is not flagged"),
        ([GREEN, GREEN], False, P, "each of them"),
        ([GREEN, DRY], True, P, "the others do without this one"),
        ([GREEN, DRY], None, U, "the others may do without this one"),
        ([GREEN, DRY], False, F, "not each of them"),
        ([DRY, DRY], True, F, "not each of them"),
        ([GREEN, Leaf()], True, P, "the others do without this one"),
        ([GREEN, Leaf()], False, U, "each of them"),
        ([DRY, Leaf()], True, U, "the others may do without this one"),
        (None, True, U, "Which leaves?"),
    ],
)
def test_what_the_others_do_without(listed, flag, verdict, said):
    """One that fails is let off where there are others, and they do."""
    question, tree = LEAVES.suffice(Leaf.flag, without=FLAGGED_DO), Tree(leaves=listed, flag=flag)
    found = question(tree, as_of=TODAY)
    assert (found.verdict, found.sentence()) == (verdict, said)
    assert question.verdict(tree, as_of=TODAY) is verdict
    assert found.applies is (listed != [])


@pytest.mark.parametrize("many", [1, 4])
def test_more_than_is_wanted_covers_it(many):
    """And what is not stated matters only while something lacks; in a long list as in a short one."""
    wanted, full = (
        Tree.leaves.cover({Colour.RED}, Leaf.colours, narrow="not covered: {lacking}"),
        Leaf(colours=list(Colour)),
    )
    for listed, verdict in (([full], P), ([full, Leaf()], P), ([Leaf(colours=["blue"])], F), ([Leaf()], U)):
        tree = Tree(leaves=listed * 4 * many)
        assert (wanted(tree, as_of=TODAY).verdict, (~wanted)(tree, as_of=TODAY).verdict) == (verdict, ~verdict)
        assert wanted.verdict(tree, as_of=TODAY) is verdict


JOINS = {
    "among": Tree.leaves.where(Leaf.id.among(Tree.named) & Leaf.flag).each(Leaf.ripe),
    "the same": Tree.leaves.where(Leaf.number.is_(Tree.number)).some(Leaf.first_day.begun()),
    "listing": Tree.leaves.where(Leaf.colours.includes(Tree.colour)).each(Leaf.flag),
    "count": value(1).at_least(Tree.leaves.where(Leaf.id.among(Tree.named)).count()),
    "cover": Tree.leaves.cover(set(Colour), Leaf.colours, narrow="not covered: {lacking}"),
    "cover of names": ~Tree.leaves.cover(Tree.named, Leaf.id, narrow="not all of them are here"),
}
"""Questions about long lists, whose things are found by what names them."""


@given(
    st.lists(leaves, min_size=9, max_size=14),
    maybe(st.lists(ids, max_size=2)),
    maybe(st.integers(-1, 3)),
    maybe(st.sampled_from(Colour)),
    st.sampled_from(sorted(JOINS)),
    DAYS,
)
@settings(max_examples=tries(150, 1500), deadline=None)
def test_long_lists_are_looked_up_as_short_ones_are_walked(several, named, number, colour, name, day):
    """An index finds what a walk finds: in both readings, with the same explanation and the same days."""
    question = JOINS[name]
    tree = Tree(leaves=several, named=named, number=number, colour=colour)
    found = question(tree, as_of=day)
    assert question.verdict(tree, as_of=day) is found.verdict
    with pytest.MonkeyPatch.context() as patched:
        for module in (joins, several_):
            patched.setattr(module, "FEW", 100)
        walked = question(Tree(leaves=several, named=named, number=number, colour=colour), as_of=day)
    assert walked == found


@pytest.mark.parametrize("name", sorted(JOINS))
def test_only_long_lists_are_looked_up(name, monkeypatch):
    """Where a few are listed they are walked; for more an index is made, and kept by the thing that lists them."""
    kept, question = [], JOINS[name]

    def noted(thing, key, make):
        kept.append(thing)
        return remembered(thing, key, make)

    monkeypatch.setattr(joins, "remembered", noted)
    for more in (0, 1):
        listed = [Leaf(id="a", number=1, colours=["red"], flag=True, first_day=TODAY, ripe=True)] * (joins.FEW + more)
        tree = Tree(leaves=listed, named=["a"], number=1, colour="red")
        question(tree, as_of=TODAY)
        explained = len(kept)
        question.verdict(tree, as_of=TODAY)
        assert (explained > 0, len(kept) > explained) == (more > 0, more > 0)
        assert all(thing is tree for thing in kept)


@pytest.mark.parametrize("many", [0, 1])
def test_a_condition_that_is_asked_often_is_compiled(many, monkeypatch):
    """Not before, and once for all that it is asked of."""
    made, compiled = unexplained._compiled, []

    def counted(one, models, **more):
        compiled.append(models)
        return made(one, models, **more)

    monkeypatch.setattr(unexplained, "_compiled", counted)
    question = Tree.leaves.where(Leaf.flag & Leaf.number.at_least(2 + many)).each(Leaf.ripe)
    tree = Tree(leaves=[Leaf(flag=True, number=3, ripe=True)] * (unexplained._OFTEN + many))
    for _ in range(1 + many):
        assert question(tree, as_of=TODAY).verdict is P
    assert compiled == [(Tree, Leaf)] * many


@pytest.mark.parametrize(
    ("function", "plain", "taken"),
    [
        (lambda _law, _one: None, 2, True),
        (lambda _law, _one, _document: None, 3, True),
        (lambda _law, _one, _document=None: None, 3, True),
        (lambda _law: None, 1, False),
        (lambda _law, _one, _document, _more: None, 4, False),
        (lambda *_: None, None, False),
        (lambda _law, _one, _document, *, _more: None, None, False),
        (lambda _law, _one, _document, **_others: None, None, False),
        (functools.wraps(flagged)(lambda *given: flagged(*given)), None, True),
        (functools.partial(flagged, thing=Leaf()), None, True),
        (functools.partial(by_document, None), None, True),
    ],
)
def test_what_a_function_takes(function, plain, taken):
    """Two or three; of one that is not plain its signature tells."""
    assert plain_parameters(function) == plain
    if taken:
        assert by_hand(function).takes_document is (plain == 3)
        return
    with pytest.raises(DefinitionError, match="law, subject"):
        by_hand(function)


def test_a_missing_fact_is_asked_for_where_it_belongs():
    """The fact's own question stands at the path of the fact."""
    finding = Tree.trees.each(Tree.leaf.has(Leaf.flag))(Tree(trees=[Tree(leaf=Leaf(flag=True)), Tree()]), as_of=TODAY)
    assert (finding.fact, finding.children[1].sentence()) == ("trees[1].leaf.flag", "Is the leaf flagged?")
    assert Tree.bud.has(Leaf.flag)(Tree(), as_of=TODAY).sentence() == "Which bud?"


def test_by_hand():
    """A fact that a function reads and nobody stated asks its own question, below lists as well."""
    found = Tree.leaves.each(BY_HAND)(Tree(leaves=[Leaf(flag=True)]), as_of=TODAY)
    assert (found.verdict, found.fact, found.sentence()) == (U, "leaves[0].number", "How many?")
    assert BY_HAND.verdict(Leaf(flag=True, number=0), as_of=TODAY) is U
    assert (~BY_HAND).verdict(Leaf(flag=True, number=1), as_of=TODAY) is F
    assert DATED(Leaf(first_day="2026-12-24"), as_of=TODAY).holds_until == date(2026, 12, 24)

    def leaves_of(_law, tree):
        seen = [leaf.at("flag") for leaf in tree.leaves]
        assert [leaf.claimed("flag") for leaf in tree.leaves] == [None] * len(seen)
        return tree.leaf.flag if seen == ["leaves[0].flag"] else None

    asked = by_hand(leaves_of)
    assert asked(Tree(leaves=[Leaf()], leaf=Leaf()), as_of=TODAY).fact == "leaf.flag"
    assert asked(Tree(leaves=[Leaf()], leaf=Leaf(flag=True)), as_of=TODAY).verdict is P
    with pytest.raises(AttributeError, match="flga"):
        by_hand(lambda _law, leaf: leaf.flga).verdict(Leaf(), as_of=TODAY)
    with pytest.raises(DefinitionError, match="returned a int"):
        by_hand(lambda _law, _leaf: 3).verdict(Leaf(), as_of=TODAY)


def test_by_reading_lists_what_it_read():
    """Where readings differ the finding lists them; where they agree the answer stands."""
    question = by_reading("the text is silent", Tree.flag, Tree.number.is_(1))
    found = question(Tree(flag=True, number=2), as_of=TODAY)
    assert (found.doubt, [child.verdict for child in found.children]) == (Doubt.CONTESTED, [P, F])
    assert question(Tree(flag=True, number=1), as_of=TODAY).verdict is P
    unknown = question(Tree(), as_of=TODAY)
    assert (unknown.doubt, unknown.fact) == (Doubt.MISSING, "flag")


def test_of_whole():
    """The whole document is asked; a part that is checked alone is taken to belong where the law reaches."""
    question = when(of_whole(Tree.flag), Leaf.flag)
    leaf = Leaf(flag=False)
    assert question.verdict(leaf, as_of=TODAY) is F
    assert question.verdict(leaf, as_of=TODAY, document=Tree(flag=False)) is P
    assert question(leaf, as_of=TODAY, document=Tree(flag=False)).applies is False
    assert question(leaf, as_of=TODAY, document=Tree()).children[0].fact == "/flag"
    assert (~of_whole(Tree.flag)).verdict(leaf, as_of=TODAY) is F
    found = Tree.leaves.some(of_whole(Wood.old))(Tree(leaves=[leaf]), as_of=TODAY)
    assert (found.verdict, found.path) == (P, "leaves[0]")


def test_an_unmet_condition_does_not_apply():
    """A condition that does not hold makes PASS, says that nothing was asked, and says why."""
    finding = when(Tree.flag, Tree.number.is_(1))(Tree(flag=False), as_of=TODAY)
    assert (finding.verdict, finding.applies, finding.sentence()) == (P, False, "it is not flagged")


def test_what_follows_depends_on_the_condition():
    """It is asked only once the condition holds; where the law is open on that, what follows may settle the matter."""

    def asked(question):
        return [(node.fact, depends) for node, depends in asked_in(question(Tree(), as_of=TODAY))]

    assert asked(when(Tree.flag, Tree.number.is_(1))) == [("flag", False), ("number", True)]
    both = Tree.flag & Tree.colour.is_(Colour.RED)
    assert asked(when(both, Tree.number.is_(1))) == [("flag", False), ("colour", False), ("number", True)]
    assert asked(when(Tree.leaves.exist(), Tree.number.is_(1))) == [("leaves", False), ("number", True)]
    assert asked(when(contested("two views"), Tree.number.is_(1))) == [("number", False)]
    assert when(Tree.flag, Tree.number.is_(1))(Tree(number=1), as_of=TODAY).verdict is P


def test_one_that_is_settled_waits_for_no_other():
    """Where one of several passes, no day of another counts; where one fails alone, the days of all do."""
    later = Leaf(first_day=TODAY + ONE)
    some, each = Tree.leaves.some(Leaf.first_day.begun()), Tree.leaves.each(Leaf.first_day.begun())
    begun, old = Leaf(first_day=TODAY - ONE), Leaf(first_day="2020-01-01")
    assert some(Tree(leaves=[begun, later]), as_of=TODAY).holds_until is None
    assert some(Tree(leaves=[later, begun]), as_of=TODAY).holds_until == TODAY + ONE
    assert some(Tree(leaves=[later, later]), as_of=TODAY).holds_until == TODAY + ONE
    assert each(Tree(leaves=[begun, later]), as_of=TODAY).holds_until == TODAY + ONE
    over = Tree.leaves.each(~Leaf.first_day.begun())
    assert over(Tree(leaves=[old, later]), as_of=TODAY).holds_until is None
    assert over(Tree(leaves=[later, old]), as_of=TODAY).holds_until == TODAY + ONE


def test_three_are_said_in_one_line():
    """The last is joined by its word, whether all hold or one does."""
    three = (Leaf.flag, Leaf.number.at_least(1), Leaf.colour.is_(Colour.RED))
    assert sentence(all_of(*three)) == "It is flagged, the number is at least 1, and the colour is red."
    assert sentence(any_of(*three)) == "It is flagged, the number is at least 1, or the colour is red."


def test_a_function_is_given_the_document_from_its_root():
    """Whichever thing it is asked of, the paths of the document begin where the document does."""

    def by_the_root(_law, _leaf, document):
        return document.flag

    def with_options(_law, _leaf, document, *_more, **_others):
        return document.flag

    part = Tree(leaves=[Leaf()])
    asked, document = Tree.leaves.each(by_hand(by_the_root)), Tree(trees=[part])
    found = asked(part, as_of=TODAY, document=document)
    assert (found.verdict, found.fact) == (U, "/flag")
    assert asked.verdict(part, as_of=TODAY, document=Tree(flag=True, trees=[part])) is P
    with pytest.raises(DefinitionError, match="law, subject"):
        by_hand(with_options)


def test_a_place_that_a_function_names_is_below_its_thing():
    """By a fact's name alone, or by what the thing says of its place; what is around it says its own."""

    def places(_law, leaf, document):
        below = [failed("it fails", at=at) for at in ("number", leaf.at("last_day"), document.at("flag"), "")]
        return all_hold("all of it", [all_hold("again", below), missing("country", "Where?")], at=leaf.at())

    part, document = Tree(leaves=[Leaf(), Leaf()]), Tree(trees=[Tree(leaves=[Leaf(), Leaf()])])
    found = Tree.leaves.each(by_hand(places))(part, as_of=TODAY, document=document)
    (_, second) = found.children
    again, asked = second.children
    assert second.path == "leaves[1]"
    assert [one.path for one in again.children] == ["leaves[1].number", "leaves[1].last_day", "/flag", ""]
    assert (asked.path, asked.fact) == ("leaves[1].country",) * 2


def test_holds_until_comes_with_the_answer():
    """A finding knows the first day it may change: from dates, dated places, dated values and periods alike."""
    assert Leaf.last_day.is_over()(Leaf(last_day=TODAY), as_of=TODAY).holds_until == TODAY + ONE
    assert Leaf.first_day.begun()(Leaf(first_day=TODAY + ONE), as_of=TODAY).holds_until == TODAY + ONE
    assert Leaf.country.is_in(UNION)(Leaf(country="GB"), as_of=TODAY).holds_until == UNION.leaves_on
    assert Leaf.country.is_in(UNION)(Leaf(country="FR"), as_of=TODAY).holds_until is None
    found = Tree.number.is_(LIMIT)(Tree(number=1), as_of=TODAY)
    assert found.holds_until == date(2026, 12, 20)
    assert [(read.name, read.value) for read in found.reads] == [("limit", 1)]
    before = Tree.number.is_(LIMIT)(Tree(number=1), as_of="2026-11-01")
    assert (before.doubt, before.holds_until) == (Doubt.OUTSIDE, date(2026, 11, 15))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (all_of, "at least one"),
        (any_of, "at least one"),
        (lambda: when(True, Tree.flag), "a question is expected, not a bool"),
        (lambda: claimed(lambda _: True), "a question is expected, not a function"),
        (lambda: Tree.flag and Tree.number, "&, | and ~"),
        (lambda: not Tree.flag, "&, | and ~"),
        (lambda: by_hand(lambda _: True), "law, subject"),
        (lambda: by_reading("why", Tree.flag), "two readings"),
        (lambda: value(lambda: 1), "not a function"),
        (lambda: fact("Say it"), "question mark"),
        (lambda: of_whole(settled(True)), "reads none"),
        (lambda: enforce("yes"), "a question is expected, not a str"),
        (lambda: Tree.leaves.each(True), "a question is expected, not a bool"),
        (lambda: Tree.leaves.some("x"), "a question is expected, not a str"),
        (lambda: Tree.leaf.has(None), "a question is expected, not a NoneType"),
        (lambda: Tree.leaves.where(1), "a question is expected, not a int"),
        (lambda: Leaf.country.is_in("FR"), "several values are given as a list"),
        (lambda: Tree.named.meets("oak"), "several values are given as a list"),
    ],
)
def test_definition_errors(make, message):
    """A question wrongly made says what to write."""
    with pytest.raises(DefinitionError, match=message):
        make()


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (Leaf.colour.is_("red"), "Leaf.colour is compared with what is no member of Colour: write Colour.RED$"),
        (~Leaf.colour.is_in([Colour.RED, "bleu"]), "no member of Colour: write Colour.RED, Colour.BLUE"),
        (Leaf.colours.includes("blue"), "write Colour.BLUE"),
        (Leaf.first_day.before("2026-01-01"), "what is no day: write date"),
        (Leaf.number.at_least("3"), "what is no number"),
    ],
)
def test_what_no_value_can_be_is_refused(question, message):
    """It would be answered no whatever is stated; in every reading, and when a value is not stated too."""
    leaf = Leaf(colour=Colour.RED, colours=(Colour.BLUE,), number=3, first_day="2020-01-01")
    for one in (leaf, Leaf()):
        with pytest.raises(DefinitionError, match=message):
            question(one, as_of=TODAY)
        with pytest.raises(DefinitionError, match=message):
            question.verdict(one, as_of=TODAY)


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (Breach.aware_at.begun(), "aware_at is compared with the day asked for, and is a moment: ask by_hand"),
        (~Breach.aware_at.is_over(), "the day asked for, and is a moment"),
        (Breach.aware_at.before("2026-02-01"), "what is no moment: write datetime"),
    ],
)
def test_a_moment_is_no_day(question, message):
    """Whether it has come hangs on the hour: it is said when the question is asked, and no error of Python's own."""
    for one in (Breach(id="b", aware_at="2026-01-01T10:00:00+01:00"), Breach(id="b")):
        with pytest.raises(DefinitionError, match=message):
            question(one, as_of=TODAY)
        with pytest.raises(DefinitionError, match=message):
            question.verdict(one, as_of=TODAY)


def test_operators_only_join_questions():
    """A question does not combine with a boolean."""
    for wrong in (True, None, "x", lambda _: True):
        with pytest.raises(TypeError):
            Tree.flag & wrong
        with pytest.raises(TypeError):
            Tree.flag | wrong


@pytest.mark.parametrize(
    ("flag", "unknown", "passes"),
    [(True, False, True), (False, False, False), (None, False, False), (False, True, False), (None, True, True)],
)
def test_enforce(flag, unknown, passes):
    """A gate gives its subject back or raises with the explanation; UNKNOWN goes through only if told."""
    gate, subject = enforce(Tree.flag, unknown=unknown), Tree(flag=flag)
    if passes:
        assert gate(subject, as_of=TODAY) is subject
        return
    with pytest.raises(NotCompliantError) as caught:
        gate(subject, as_of=TODAY)
    assert caught.value.finding == Tree.flag(subject, as_of=TODAY)
    assert pickle.loads(pickle.dumps(caught.value)).finding == caught.value.finding  # noqa: S301  our own bytes


def test_a_gate_says_once_what_it_lacks():
    """However often a question asks for it."""
    gate = enforce(Tree.flag | (Tree.flag & Tree.colour.is_(Colour.RED)))
    with pytest.raises(NotCompliantError) as caught:
        gate(Tree(), as_of=TODAY)
    assert str(caught.value).count(Tree.flag.question) == 1


def test_no_free_text_in_findings():
    """A name never stands in a finding, whatever question is asked of it."""
    canary = "Zoé Canari"
    leaf, tree = Leaf(id=canary), Tree(named=[canary], leaves=[Leaf(id=canary)])
    asked = [
        (Leaf.id.stated(), leaf),
        (Leaf.id.empty(), leaf),
        (Leaf.id.is_in({"x"}), leaf),
        (Leaf.id.is_("x"), leaf),
        (Leaf.id.at_least("x"), leaf),
        (Tree.named.includes("x"), tree),
        (Tree.named.names("x"), tree),
        (Tree.named.includes_all(["x"]), tree),
        (Tree.named.meets(["x"]), tree),
        (Tree.leaves.each(~Leaf.id.among(Tree.named)), tree),
        (Tree.leaves.cover(["x", canary], Tree.named, narrow="not covered"), tree),
        (by_hand(lambda _law, thing: bool(thing.claimed("flag"))), leaf),
    ]
    for plain, subject in asked:
        for question in (plain, ~plain):
            finding = question(subject, as_of=TODAY)
            said = [repr(finding), str(finding), finding.sentence("fr")]
            assert not any("Canari" in text for text in said), question
            if question.verdict(subject, as_of=TODAY) is not P:
                with pytest.raises(NotCompliantError) as caught:
                    enforce(question)(subject, as_of=TODAY)
                assert "Canari" not in str(caught.value)
    assert "Canari" not in repr(leaf)


@pytest.mark.parametrize("deep", [30, 90, 200])
def test_deep_trees(deep):
    """Questions nested far deeper than Python nests blocks, or than anybody writes them, have both readings."""
    left = right = Tree.flag
    alternating = Tree.flag
    for n in range(deep):
        left, right = when(left, Tree.number.at_least(1)), when(Tree.flag, right)
        alternating = (alternating | ~Tree.flag) if n % 2 else (alternating & Tree.number.at_least(1))
    subject = Tree(flag=True, number=1)
    for question in (left, right, alternating):
        assert question.verdict(subject, as_of=TODAY) is question(subject, as_of=TODAY).verdict is P
        assert (~question).verdict(subject, as_of=TODAY) is F
        assert len(list(question.walk())) > deep


def test_a_deep_tree_beside_many_others():
    """However many were asked before it, it is as deep as it is."""
    deep, subject = Tree.flag, Tree(flag=True, number=1)
    for n in range(200):
        deep = (deep | ~Tree.flag) if n % 2 else (deep & Tree.number.at_least(1))
    question = any_of(*(Tree.number.at_least(n) for n in range(202, 2, -1)), deep)
    assert question.verdict(subject, as_of=TODAY) is question(subject, as_of=TODAY).verdict is P


@pytest.mark.parametrize("deep", [10, 25, 60])
def test_loops_may_nest(deep):
    """Loops in loops, more of them than Python nests, still have both readings."""
    question, subject = Tree.flag, Tree(flag=True)
    for _ in range(deep):
        question, subject = (
            Tree.trees.where(~Tree.flag | Tree.flag.stated()).each(question),
            Tree(flag=True, trees=[subject]),
        )
    assert question.verdict(subject, as_of=TODAY) is question(subject, as_of=TODAY).verdict is P


@given(any_tree, trees)
@settings(max_examples=tries(30, 300), deadline=None)
def test_copies(question, subject):
    """A question that was compiled is copied, pickled and compared like one that was not."""
    before = question.verdict(subject, as_of=TODAY)
    assert copy.copy(question).verdict(subject, as_of=TODAY) is before
    assert copy.deepcopy(question) == question
    assert hash(copy.deepcopy(question)) == hash(question)


def test_pickling():
    """Questions without functions of a user's own travel to other processes, compiled or not."""
    question = Tree.leaves.where(Leaf.flag).each(Leaf.ripe | Leaf.last_day.is_over() | DATED)
    question.verdict(Tree(), as_of=TODAY)
    twin = pickle.loads(pickle.dumps(question))  # noqa: S301  our own bytes
    assert twin == question
    assert hash(twin) == hash(question)
    assert twin.verdict(Tree(leaves=()), as_of=TODAY) is P
    assert pickle.loads(pickle.dumps(Tree.leaves)) is Tree.leaves  # noqa: S301  our own bytes


def test_equality():
    """Questions are equal when they ask the same in the same words."""
    assert (Tree.flag & Leaf.flag) == (Tree.flag & Leaf.flag) != (Leaf.flag & Tree.flag)
    assert Leaf.number.at_least(LIMIT) == Leaf.number.at_least(LIMIT) != Leaf.number.at_least(2)
    assert len({~Tree.flag, ~Tree.flag, ~~Tree.flag}) == 2
    assert Tree.flag != Leaf.flag


def test_facts_are_read_once():
    """A fact that several parts of a question share is read once by the compiled reading."""
    reads = []

    class Watched(Leaf):
        """Counts how often its flag is read."""

        def __getattribute__(self, name):
            if name == "flag":
                reads.append(1)
            return super().__getattribute__(name)

    question = Leaf.flag & Leaf.flag.stated() & ~~Leaf.flag & (Leaf.flag | Leaf.ripe)
    subject = Watched(flag=True)
    question.verdict(subject, as_of=TODAY)
    reads.clear()
    assert question.verdict(subject, as_of=TODAY) is P
    assert len(reads) == 1


@pytest.mark.parametrize("question", [one for one in TREE_QUESTIONS if one is not BY_HAND])  # which may name no place
@pytest.mark.parametrize("flag", [True, False, None])
def test_what_is_found_further_inside_stands_there(question, flag):
    """The place of each finding, whatever it says, is that of the thing that was asked, or lies below it."""
    leaf = Leaf(flag=flag, ripe=True, colours=["red"], id="a", first_day=TODAY, last_day=TODAY)
    inner = Tree(leaves=[leaf, leaf], flag=flag, number=3, kept="P1Y", named=["b"])
    for tree in (inner, Tree(leaves=[], named=[]), Tree()):
        found = Tree.trees.each(question)(Tree(trees=[tree]), as_of=TODAY)
        leaves_ = [node for node in found.walk() if not node.children]
        assert [node for node in leaves_ if not node.path.startswith("trees[0]")] == []


RULES = {
    (first, last): rule("EX-01", TEXT, title="it is flagged", since=first, until=last)(Leaf.flag)
    for first in (None, "2026-11-22", "2026-11-23", "2026-11-24")
    for last in (None, "2028-01-01")
}
GROUPS = {
    name: Members({CountryCode("FR"): (Validity(),), CountryCode("GB"): spans})
    for name, spans in {
        "always": (Validity(),),
        "left long ago": (Validity(until=date(2020, 1, 31)),),
        "left yesterday": (Validity(until=TODAY - ONE),),
        "leaves today": (Validity(until=TODAY),),
        "will leave": (Validity(until=date(2026, 12, 31)),),
        "joined long ago": (Validity(since=date(2020, 1, 31)),),
        "joined today": (Validity(since=TODAY),),
        "will join": (Validity(until=date(2020, 1, 31)), Validity(since=TODAY + ONE)),
    }.items()
}


@pytest.mark.parametrize(
    ("question", "may"),
    [
        (Leaf.flag, False),
        (BY_HAND, True),
        (Leaf.first_day.begun(), True),
        (Tree.leaves.where(Leaf.ripe).each(Leaf.flag | Leaf.first_day.is_over()), True),
        (Tree.leaves.where(Leaf.ripe).each(Leaf.flag | Leaf.first_day.before(TODAY)), False),
        (value(TODAY - ONE).begun(), False),
        (value(TODAY).begun(), True),
        (value(TODAY + ONE).begun(), True),
        (Leaf.number.is_(LIMIT), True),
        (Leaf.number.is_(parameter("2026-11-22", 1, cites=[TEXT])), False),
        (Leaf.number.is_(parameter("2026-11-23", 1, cites=[TEXT])), False),
        (Leaf.number.is_(parameter("2026-11-24", 1, cites=[TEXT])), True),
        (since("2026-11-22"), False),
        (since("2026-11-24"), True),
        *((one, first == "2026-11-24" or last is not None) for (first, last), one in RULES.items()),
        *((Leaf.country.is_in(group), name.startswith(("will", "leaves"))) for name, group in GROUPS.items()),
    ],
)
def test_whether_an_answer_may_ever_change(question, may):
    """Seen from the question alone: never no where it may; of a day that is past nothing is waited for."""
    assert may_change(question, TODAY) is may
    assert may_change(Tree.flag & question, TODAY) is may


@pytest.mark.parametrize(
    ("question", "until"),
    [
        (Leaf.number.at_least(LIMIT), date(2026, 12, 20)),
        ((Leaf.first_day + LASTS).before(Leaf.last_day), date(2027, 1, 5)),
        (Leaf.last_day.after(Leaf.first_day + LASTS), date(2027, 1, 5)),
        (Leaf.country.is_in(GROUPS["will leave"]), date(2027, 1, 1)),
    ],
)
def test_what_is_held_against_nothing_is_not_noted(question, until):
    """Of a value that is not stated nothing is read of the law; of one that is, the day on which that changes."""
    stated = Leaf(number=1, first_day=TODAY, last_day=TODAY, country="GB")
    for leaf, noted in ((stated, until), (Leaf(), None)):
        day, code = Day(TODAY), Script(Leaf, noting=True)
        answer = code.build_noting(code.ask(question))(leaf, None, day, None)
        found = question(leaf, as_of=TODAY)
        assert (answer, day.holds_until) == (number_of(found), found.holds_until)
        assert day.holds_until == noted


@pytest.mark.parametrize("joined_", [any_of, lambda one, other: any_of(other, one), all_of])
def test_what_does_not_apply_settles_nothing(joined_):
    """The day on which another answer changes is noted all the same."""
    nothing = when(Tree.flag, Tree.number.at_least(1))
    question = joined_(nothing, Tree.leaf.has(Leaf.last_day.is_over()))
    found = question(Tree(flag=False, leaf=Leaf(last_day=TODAY)), as_of=TODAY)
    assert found.holds_until == TODAY + ONE
    assert not nothing(Tree(flag=False), as_of=TODAY).applies
