"""Validators: each question, each combination, and the two readings held equal."""

from __future__ import annotations

import copy
import enum
import pickle
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthgov.periods import Day
from healthgov.errors import DefinitionError, NotCompliantError
from healthgov.findings import CountryCode
from healthgov.validators import (
    all_of,
    any_of,
    at,
    at_least,
    at_most,
    begun,
    each,
    enforce,
    equal_to,
    in_,
    includes,
    located_in,
    not_,
    not_empty,
    not_over,
    satisfies,
    some,
    stated,
    when,
)
from healthgov.validators.compiling import compiled_all, compiled_each
from healthgov.verdicts import Doubt, Verdict

P, F, U = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN
TODAY = date(2026, 11, 23)
ONE = timedelta(days=1)


class Colour(enum.Enum):
    """A closed list of plain words."""

    RED = "red"
    BLUE = "blue"


@attrs.frozen(kw_only=True)
class Leaf:
    """A small thing, with a country, a number, days, and things inside."""

    flag: bool | None = None
    number: int | None = None
    colour: Colour | None = None
    first_day: date | None = None
    last_day: date | None = None
    country: CountryCode | None = None
    colours: tuple[Colour, ...] | None = None
    name: str | None = attrs.field(default=None, repr=False)


@attrs.frozen(kw_only=True)
class Tree:
    """A thing of things."""

    leaf: Leaf | None = None
    leaves: tuple[Leaf, ...] | None = None
    trees: tuple[Tree, ...] | None = None
    flag: bool | None = None
    number: int | None = None


@attrs.frozen
class Club:
    """A set of countries one of which leaves on a day."""

    name: str = "union"
    leaves_on: date = date(2026, 12, 1)

    def on(self, day):
        """Who is in on that day."""
        return frozenset({CountryCode("FR"), CountryCode("GB")} if day < self.leaves_on else {CountryCode("FR")})

    def includes(self, code, day):
        """Whether a country is in."""
        return code == "FR" or (code == "GB" and day < self.leaves_on)


UNION = Club()
DAYS = st.dates(date(2026, 11, 1), date(2027, 1, 31))


def maybe(strategy):
    """A value, or not stated."""
    return st.none() | strategy


leaves = st.builds(
    Leaf,
    flag=maybe(st.booleans()),
    number=maybe(st.integers(-1, 3)),
    colour=maybe(st.sampled_from(Colour)),
    first_day=maybe(DAYS),
    last_day=maybe(DAYS),
    country=maybe(st.sampled_from([CountryCode(c) for c in ("FR", "GB", "US")])),
    colours=maybe(st.lists(st.sampled_from(Colour), max_size=2).map(tuple)),
)


def grown(inside):
    """Trees around ``inside``."""
    return st.builds(
        Tree,
        leaf=maybe(leaves),
        leaves=maybe(st.lists(leaves, max_size=3).map(tuple)),
        trees=maybe(st.lists(inside, max_size=2).map(tuple)),
        flag=maybe(st.booleans()),
        number=maybe(st.integers(-1, 3)),
    )


trees = grown(grown(st.builds(Tree, flag=maybe(st.booleans()))))

dated = st.sampled_from([begun(), not_over(), stated(), at_most(TODAY), at_least(TODAY), equal_to(TODAY)])
numbers = st.sampled_from([equal_to(0), equal_to(1), at_least(1), at_most(1), in_({0, 2}), in_({None, 1}), stated()])
flags = st.sampled_from([equal_to(True), equal_to(False), in_({True}), stated(), equal_to(1)])
places = st.sampled_from([located_in(UNION), in_({CountryCode("FR")}), equal_to(CountryCode("US")), stated()])
colours = st.sampled_from([equal_to(Colour.RED), in_({Colour.RED, Colour.BLUE}), in_(())])
several = st.sampled_from([not_empty(), includes(Colour.RED), includes(), stated()])


def joined(children):
    """Everything that combines questions of the same subject."""
    groups = st.lists(children, min_size=1, max_size=3)
    return st.one_of(
        groups.map(lambda c: all_of(*c)),
        groups.map(lambda c: any_of(*c)),
        children.map(not_),
        st.tuples(children, children).map(lambda c: when(*c)),
        st.tuples(children, children).map(lambda c: c[0] & ~c[1]),
    )


def of(path, questions):
    """Questions at an attribute, some with their own words."""
    return st.tuples(questions, st.sampled_from(["", ("Which?", "Lequel ?")])).map(lambda q: at(path, q[0], ask=q[1]))


def recursive(base):
    """Questions combined to a few levels."""
    return st.recursive(base, joined, max_leaves=6)


of_leaf = recursive(
    st.one_of(
        of("flag", recursive(flags)),
        of("number", recursive(numbers)),
        of("colour", colours),
        of("first_day", dated),
        of("last_day", recursive(dated)),
        of("country", places),
        of("colours", several),
        st.just(located_in(UNION)),
        st.just(satisfies(lambda leaf: leaf.flag, says="it is flagged")),
    )
)


def of_tree_above(inside):
    """Questions of a tree, asking ``inside`` of the trees in it."""
    return recursive(
        st.one_of(
            of("flag", flags),
            of("number", numbers),
            of("leaf", of_leaf),
            of("leaf.last_day", dated),
            of("leaf.country", places),
            of_leaf.map(lambda q: each("leaves", q)),
            of_leaf.map(lambda q: some("leaves", q, ask=("Which leaves?", "Quelles feuilles ?"))),
            of("leaves", several),
            inside.map(lambda q: each("trees", q)),
            inside.map(lambda q: some("trees", q)),
        )
    )


of_tree = of_tree_above(of_tree_above(of("flag", flags)))


@settings(max_examples=400, deadline=None)
@given(of_tree, st.lists(trees, min_size=1, max_size=4), DAYS)
def test_two_readings_one_truth(validator, subjects, day):
    """The compiled reading and the explained one agree, on whatever is stated or not."""
    for subject in subjects:
        explained = validator(subject, as_of=day)
        assert validator.verdict(subject, as_of=day) is explained.verdict
        assert (explained.doubt is not None) is (explained.verdict is U)
        for node in explained.walk():
            assert (node.doubt is not None) is (node.verdict is U), node
            node.sentence("en")
            node.sentence("fr")


@settings(max_examples=150, deadline=None)
@given(st.lists(of_tree, min_size=1, max_size=4), trees, DAYS)
def test_many_compiled_together(validators, subject, day):
    """Compiled into one function, several validators give their conjunction, or the list of those that fail."""
    verdicts = [validator(subject, as_of=day).verdict for validator in validators]
    codes = (P, F, U)
    assert codes[compiled_all(validators)(day)(subject)] is Verdict.all(verdicts)
    failing = compiled_each(dict(enumerate(validators)))(day)(subject)
    assert failing == [n for n, verdict in enumerate(verdicts) if verdict is F]


@settings(max_examples=150, deadline=None)
@given(of_tree, trees, DAYS)
def test_verdict_is_constant_until_it_may_change(validator, subject, day):
    """From the day asked to the day before ``holds_until``, the verdict is the same."""
    now = validator(subject, as_of=day)
    last = now.holds_until or day + timedelta(days=150)
    while (day := day + ONE) < last:
        assert validator.verdict(subject, as_of=day) is now.verdict


@settings(max_examples=150, deadline=None)
@given(of_tree, of_tree)
def test_canonical_equality(one, other):
    """Order and repetition do not matter in a conjunction, and equal validators have equal hashes."""
    assert one & other == other & one
    assert hash(one & other) == hash(other & one)
    assert one | other == other | one
    assert one & one == one
    assert one | one == one
    assert ~~one == one
    assert (one & other) & one == one & other
    assert (one == other) is (repr(one) == repr(other)) or hash(one) == hash(other)


# Questions, one by one: (validator, subject, verdict)
CASES = [
    (stated(), 0, P),
    (stated(), False, P),
    (stated(), (), P),
    (equal_to(True), True, P),
    (equal_to(True), False, F),
    (equal_to(True), 1, F),
    (equal_to(1), 1, P),
    (equal_to(1), True, F),
    (equal_to(0), False, F),
    (equal_to(Colour.RED), Colour.RED, P),
    (equal_to(Colour.RED), "red", F),
    (equal_to(TODAY), date(2026, 11, 23), P),
    (equal_to(CountryCode("FR")), CountryCode("FR"), P),
    (in_({Colour.RED}), Colour.RED, P),
    (in_({Colour.RED}), Colour.BLUE, F),
    (in_(()), Colour.BLUE, F),
    (includes(Colour.RED), (Colour.RED, Colour.BLUE), P),
    (includes(Colour.RED), (Colour.BLUE,), F),
    (includes(Colour.RED), (), F),
    (not_empty(), (1,), P),
    (not_empty(), (), F),
    (not_empty(), "", F),
    (at_least(3), 3, P),
    (at_least(3), 2, F),
    (at_least(TODAY), TODAY, P),
    (at_least(TODAY), TODAY - ONE, F),
    (at_most(3), 3, P),
    (at_most(3), 4, F),
    (at_most(TODAY), TODAY, P),
    (at_most(TODAY), TODAY + ONE, F),
    (begun(), TODAY, P),
    (begun(), TODAY + ONE, F),
    (not_over(), TODAY, P),
    (not_over(), TODAY - ONE, F),
    (located_in(UNION), CountryCode("GB"), P),
    (located_in(UNION), CountryCode("US"), F),
    (located_in(UNION), Leaf(country=CountryCode("FR")), P),
    (located_in(UNION), Leaf(), U),
    (satisfies(lambda x: x > 1, says="more than one"), 2, P),
    (satisfies(lambda x: x > 1, says="more than one"), 1, F),
    (satisfies(lambda _: None, says="it depends"), 1, U),
    (at("leaf.flag", equal_to(True)), Tree(leaf=Leaf(flag=True)), P),
    (at("leaf.flag", equal_to(True)), Tree(leaf=Leaf()), U),
    (at("leaf.flag", equal_to(True)), Tree(), U),
    (each("leaves", at("flag", equal_to(True))), Tree(), U),
    (each("leaves", at("flag", equal_to(True))), Tree(leaves=()), P),
    (each("leaves", at("flag", equal_to(True))), Tree(leaves=(Leaf(flag=True), Leaf())), U),
    (each("leaves", at("flag", equal_to(True))), Tree(leaves=(Leaf(), Leaf(flag=False))), F),
    (some("leaves", at("flag", equal_to(True))), Tree(), U),
    (some("leaves", at("flag", equal_to(True))), Tree(leaves=()), F),
    (some("leaves", at("flag", equal_to(True))), Tree(leaves=(Leaf(), Leaf(flag=True))), P),
    (some("leaves", at("flag", equal_to(True))), Tree(leaves=(Leaf(), Leaf(flag=False))), U),
    (when(at("flag", equal_to(True)), at("number", at_least(1))), Tree(flag=False), P),
    (when(at("flag", equal_to(True)), at("number", at_least(1))), Tree(flag=True, number=0), F),
    (when(at("flag", equal_to(True)), at("number", at_least(1))), Tree(number=0), U),
    (when(at("flag", equal_to(True)), at("number", at_least(1))), Tree(number=1), P),
    (when(at("flag", equal_to(True)), at("number", at_least(1))), Tree(), U),
]


@pytest.mark.parametrize(("validator", "subject", "verdict"), CASES, ids=lambda v: repr(v)[:50])
def test_questions(validator, subject, verdict):
    """Each question answers as it reads, in both readings, and so does its opposite."""
    assert validator(subject, as_of=TODAY).verdict is validator.verdict(subject, as_of=TODAY) is verdict
    assert not_(validator)(subject, as_of=TODAY).verdict is (~validator).verdict(subject, as_of=TODAY) is ~verdict


@pytest.mark.parametrize("validator", list(dict.fromkeys(case[0] for case in CASES)), ids=repr)
def test_not_stated_is_unknown(validator):
    """Asked of a fact that is not stated, every question is UNKNOWN, and a fact is missing."""
    finding = validator(None, as_of=TODAY)
    assert finding.verdict is validator.verdict(None, as_of=TODAY) is U
    assert finding.doubt is Doubt.MISSING


def test_a_missing_fact_is_asked_for_where_it_belongs():
    """The question of ``at(..., ask=...)`` stands at the path of the fact."""
    asked = at("leaf.flag", equal_to(True), ask=("Is it flagged?", "Est-ce coché ?"))
    finding = each("trees", asked)(Tree(trees=(Tree(leaf=Leaf(flag=True)), Tree())), as_of=TODAY)
    assert (finding.fact, finding.children[1].sentence("fr")) == ("trees[1].leaf.flag", "Est-ce coché ?")


def test_an_unmet_condition_does_not_apply():
    """A condition that does not hold makes PASS, and says that nothing was asked."""
    finding = when(equal_to(True), equal_to(False))(False, as_of=TODAY)
    assert (finding.verdict, finding.applies) == (P, False)


def test_holds_until_comes_with_the_answer():
    """A finding knows the first day it may change, from dates and from dated places alike."""
    assert not_over()(TODAY, as_of=TODAY).holds_until == TODAY + ONE
    assert begun()(TODAY + ONE, as_of=TODAY).holds_until == TODAY + ONE
    assert located_in(UNION)(CountryCode("GB"), as_of=TODAY).holds_until == UNION.leaves_on
    assert located_in(UNION)(CountryCode("FR"), as_of=TODAY).holds_until is None


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (all_of, "at least one"),
        (any_of, "at least one"),
        (lambda: at("", stated()), "joined by dots"),
        (lambda: each("a[0]", stated()), "joined by dots"),
        (lambda: some("a.__class__", stated()), "joined by dots"),
        (lambda: at("a.b;import os", stated()), "joined by dots"),
        (lambda: enforce(stated(), unknown="maybe"), "'refuse' or 'allow'"),
    ],
)
def test_definition_errors(make, message):
    """A validator wrongly made says what to write."""
    with pytest.raises(DefinitionError, match=message):
        make()


def test_operators_only_join_validators():
    """A validator does not combine with a boolean."""
    for wrong in (True, None, "x", lambda _: True):
        with pytest.raises(TypeError):
            stated() & wrong
        with pytest.raises(TypeError):
            stated() | wrong


@pytest.mark.parametrize(
    ("subject", "unknown", "passes"),
    [
        (True, "refuse", True),
        (False, "refuse", False),
        (None, "refuse", False),
        (False, "allow", False),
        (None, "allow", True),
    ],
)
def test_enforce(subject, unknown, passes):
    """A gate gives its subject back or raises with the explanation; UNKNOWN goes through only if told."""
    gate = enforce(equal_to(True), unknown=unknown)
    if passes:
        assert gate(subject, as_of=TODAY) is subject
        return
    with pytest.raises(NotCompliantError) as caught:
        gate(subject, as_of=TODAY)
    assert caught.value.finding == equal_to(True)(subject, as_of=TODAY)


def test_no_free_text_in_findings():
    """A name never stands in a finding, whatever question is asked of it."""
    canary = "Zoé Canari"
    leaf = Leaf(name=canary)
    for validator in (
        at("name", stated()),
        at("name", not_empty()),
        at("name", in_({"x"})),
        ~at("name", stated()),
        at("name", equal_to("x")),
    ):
        finding = validator(leaf, as_of=TODAY)
        said = [repr(finding), str(finding), finding.sentence("fr"), repr(validator)]
        assert not any(canary in text for text in said)
        with pytest.raises(NotCompliantError) as caught:
            enforce(validator & ~validator)(leaf, as_of=TODAY)
        assert canary not in str(caught.value)


@pytest.mark.parametrize("deep", [90, 200])
def test_deep_nesting_compiles(deep):
    """Conditions nested far deeper than anybody writes them still have both readings."""
    validator = at("flag", equal_to(True))
    for _ in range(deep):
        validator = when(validator, at("number", at_least(1)))
    subject = Tree(flag=True, number=1)
    assert validator.verdict(subject, as_of=TODAY) is validator(subject, as_of=TODAY).verdict is P


def test_loops_may_nest():
    """Loops in loops, more of them than Python nests, still have both readings."""
    validator, subject = at("flag", equal_to(True)), Tree(flag=True)
    for _ in range(25):
        validator, subject = each("trees", validator), Tree(trees=(subject,))
    assert validator.verdict(subject, as_of=TODAY) is validator(subject, as_of=TODAY).verdict is P


@given(of_tree, trees)
@settings(max_examples=40, deadline=None)
def test_copies(validator, subject):
    """A validator that was compiled is copied like one that was not."""
    before = validator.verdict(subject, as_of=TODAY)
    assert copy.copy(validator).verdict(subject, as_of=TODAY) is before
    assert copy.deepcopy(validator) == validator


def test_pickling():
    """Validators without functions of the user's travel to other processes, compiled or not."""
    validator = each("leaves", at("flag", equal_to(True)) | at("last_day", not_over()))
    validator.verdict(Tree(), as_of=TODAY)
    twin = pickle.loads(pickle.dumps(validator))  # noqa: S301  our own bytes
    assert twin == validator
    assert twin.verdict(Tree(leaves=()), as_of=TODAY) is P


def test_subexpressions_are_read_once():
    """An attribute several questions share is read once by the compiled reading."""
    reads = []

    class Watched:
        """Counts how often its flag is read."""

        @property
        def flag(self):
            """The flag."""
            reads.append(1)
            return True

    validator = at("flag", equal_to(True)) & at("flag", stated()) & at("flag", not_(equal_to(False)))
    assert validator.verdict(Watched(), as_of=TODAY) is P
    assert len(reads) == 1


def test_explaining_notes_the_day_given():
    """Explaining with a day of one's own notes into it."""
    day = Day(TODAY)
    not_over().explain(date(2027, 1, 1), day)
    assert day.holds_until == date(2027, 1, 2)
