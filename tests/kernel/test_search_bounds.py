"""Where a search turns and stops: which states it carries on, how deep it goes, what it tells first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from healthgov.documents import unstructure
from healthgov.facts import Fact, fact, facts_of, model
from healthgov.findings import failed
from healthgov.periods import days, months, years
from healthgov.questions import by_hand, claimed, settled, when
from healthgov.questions.candidates import is_identity
from healthgov.questions.changes import FactChange
from healthgov.questions.lists import Items
from healthgov.questions.remedies import remedies
from healthgov.questions.saying import clause
from healthgov.questions.shrinking import smallest
from healthgov.questions.slots import _back
from healthgov.questions.states import CROWD, Search, State
from healthgov.questions.ways import way_of
from healthgov.questions.witnesses import witness
from healthgov.rules import RuleSet, check, rule
from healthgov.verdicts import Verdict
from kernel.test_readings import TEXT, TODAY, Campaign, Channel, Entity, Layer, WayOut, Whole


def state_of(number, *, length=1, passing=True):
    """A state with so many changes, told from others by a number."""
    changes = tuple(FactChange(("", "calls"), Campaign.calls, (), (number, at)) for at in range(length))
    return State({"": Campaign(named=passing, calls=number)}, changes)


def carried(states, width):
    """The numbers of the states that a search carries on of these."""
    search = Search(Campaign.named, Campaign(), day=TODAY, way_of=lambda _kind: lambda *_: states, free=True)
    search.width = width
    return [state.roots[""].calls for state in search.ways(Campaign.named, [search.before], search.places)]


def test_of_many_states_those_that_pass_are_carried_on():
    """Where all can be, the shortest first as they are."""
    short, long = state_of(1, passing=False), state_of(2, length=2)
    assert carried([long, short], 3) == [1, 2]
    assert carried([long, short], 2) == [1, 2]
    assert carried([long, short], 1) == [2]


def test_of_a_crowd_the_shortest_are_looked_at():
    """And none beyond, whether it passes or not."""
    failing = [state_of(number, passing=False) for number in range(CROWD)]
    assert carried([*failing[1:], state_of(99, length=2)], 1) == [99]
    assert carried([*failing, state_of(99, length=2)], 1) == [0]


@model
class Chain:
    """Facts of which each is read after the one before."""

    a: Fact[bool] = fact("a?")
    b: Fact[bool] = fact("b?")
    c: Fact[bool] = fact("c?")
    d: Fact[bool] = fact("d?")
    e: Fact[bool] = fact("e?")
    f: Fact[bool] = fact("f?")
    g: Fact[bool] = fact("g?")


def chain(names):
    """A function that reads one after another."""

    def every(_law, thing):
        """Every one of them is yes."""
        return all(getattr(thing, name) for name in names)

    return by_hand(every)


@pytest.mark.parametrize(("names", "reached"), [("abcdef", True), ("abcdefg", False)])
def test_a_function_is_followed_for_six_facts(names, reached):
    """One after another; what lies deeper is left to chance."""
    question = chain(names)
    search = Search(question, Chain(), day=TODAY, way_of=way_of, free=True)
    found = [unstructure(search.subject(one)) for one in search.ways(question, [search.before], search.places)]
    assert found == [dict.fromkeys(names, True)] * reached


def test_what_mends_more_places_is_told_first():
    """Of remedies for one rule; then the shorter."""

    class Law(RuleSet, of=Campaign):
        known = rule("EX-01", TEXT, title="it is known")(Campaign.named & Campaign.bulk | Whole.strict)

    campaigns = [Campaign(named=False, bulk=False), Campaign(named=True, bulk=False)]
    report = check(Whole(strict=False, campaigns=campaigns), Law, as_of=TODAY)
    assert [[change.path for change in one.changes] for one in report.remedies] == [
        ["strict"],
        ["campaigns[1].bulk"],
        ["campaigns[0].named", "campaigns[0].bulk"],
    ]


def test_a_thing_of_which_nothing_is_asked_is_stated():
    """Where what holds needs no fact of it, and it is asked for itself: the thing, and not what is around it."""
    question = Campaign.named & Campaign.asked_way.has(~claimed(WayOut.present))
    assert unstructure(witness(question, Campaign, Verdict.PASS, TODAY).subject) == {"named": True, "asked_way": {}}
    told = remedies(question, Campaign(named=False), as_of=TODAY)
    assert [[change.path for change in one.changes] for one in told] == [["named", "asked_way"]]


@by_hand
def mended(_law, thing):
    """Six are stated, and the last of them tells whether a seventh counts."""
    return [getattr(thing, name) for name in "abcdef"][-1] and thing.g


def test_what_lies_deeper_is_reached_from_a_failure():
    """What fails lies six facts deep, and is mended by two more: all are what is tried first, and nothing is left to chance."""
    found = {want: unstructure(witness(mended, Chain, want, TODAY).subject) for want in (Verdict.FAIL, Verdict.PASS)}
    assert found[Verdict.FAIL] == {**dict.fromkeys("abcde", True), "f": False}
    assert found[Verdict.PASS] == dict.fromkeys("abcdefg", True)


@model
class Holder:
    """What holds chains."""

    chains: Fact[tuple[Chain, ...]] = fact("Which chains?")
    first: Fact[Chain] = fact("Which is the first?")


@by_hand
def answered(_law, thing):
    """The last is what counts, once all are stated."""
    return [getattr(thing, name) for name in "abcdefg"][-1]


@pytest.mark.parametrize("want", [Verdict.PASS, Verdict.FAIL])
@pytest.mark.parametrize(
    ("question", "kind", "first"),
    [
        (answered, Chain, lambda thing: thing),
        (Holder.first.has(answered), Holder, lambda thing: thing["first"]),
        (Holder.chains.each(answered), Holder, lambda thing: thing["chains"][0]),
    ],
)
def test_what_lies_deeper_is_met_by_chance(question, kind, first, want):
    """As small as it can be, wherever the thing lies; the same each time."""
    found = witness(question, kind, want, TODAY)
    stated = unstructure(found.subject)
    assert found == witness(question, kind, want, TODAY)
    assert len(stated) == (7 if kind is Chain else 1)
    assert first(stated).keys() == set("abcdefg")
    assert first(stated)["g"] is (want is Verdict.PASS)
    assert witness(question, kind, Verdict.UNKNOWN, TODAY).subject == kind()


@model
class Crowd(Chain):
    """More facts than a way goes through, and some beside."""

    short: Fact[bool] = fact("Is it short?")
    long: Fact[bool] = fact("Is it long?")
    longer: Fact[bool] = fact("Is it longer?")
    unread: Fact[bool] = fact("Who asks?")


@by_hand
def shown(_law, crowd):
    """Seven are stated, the first is yes, and either one more is stated, or two others are."""
    beside = [crowd.claimed(name) is not None for name in ("short", "long", "longer")]
    first, *_ = [getattr(crowd, name) for name in "abcdefg"]
    return first and (beside[0] or (beside[1] and beside[2]))


def test_of_what_chance_meets_the_smallest_is_told():
    """Nothing is stated in it that need not be, and what needs less is told before what needs more."""
    found = unstructure(witness(shown, Crowd, Verdict.PASS, TODAY).subject)
    assert found.keys() == {*"abcdefg", "short"}


@pytest.mark.parametrize("period", [months(1), months(6), years(1), years(4), months(1) + days(15), days(40)], ids=str)
def test_days_from_which_a_period_ends_about_a_day(period):
    """Among them the first and the last on each side of it, whatever the months; and none is tried that never is."""
    apart = set()
    for day in (date(2027, 1, 1) + timedelta(number) for number in range(0, 1461, 3)):
        tried = list(_back(day, period))
        assert len(tried) == len(set(tried)) == 11
        ends = {start: start + period for start in tried}
        first = tried[0]
        for start in (first + timedelta(number) for number in range(-40, 40)):
            end, next_end = start + period, start + timedelta(1) + period
            if end < day <= next_end or end <= day < next_end:
                assert {start, start + timedelta(1)} <= set(ends)
                apart |= {(start - first).days, (start - first).days + 1}
    assert apart <= set(range(-5, 6))


@pytest.mark.parametrize(
    ("day", "period", "tried"),
    [
        (date(1, 1, 3), days(1), [date(1, 1, number) for number in (2, 3, 1, 4, 5, 6, 7)]),
        (date(9999, 12, 30), days(1), [date(9999, 12, number) for number in (29, 30, 28, 31, 27, 26, 25, 24)]),
        (date(9999, 12, 31), days(1), []),
        (date(1, 1, 1), days(1), []),
        ("2026-11-23", days(1), []),
        (date(2026, 11, 23), "a day", []),
    ],
)
def test_no_day_before_or_beyond_the_calendar_is_tried(day, period, tried):
    """Nor any where no period ends."""
    assert list(_back(day, period)) == tried


@pytest.mark.parametrize(
    ("asked", "term"),
    [
        (lambda end: end.at_most(date(2026, 11, 20)), days(19)),
        (lambda end: end.at_least(date(2026, 11, 20)), days(19)),
        (lambda end: end.after(date(2026, 11, 20)), years(1) + days(19)),
        (lambda end: end.before(date(2026, 11, 20)), days(18)),
        (lambda end: end.at_most(date(2026, 11, 1)), days(0)),
    ],
)
def test_a_period_that_is_not_stated_is_measured(asked, term):
    """From the day that is stated to the one that it is held against."""
    question = Campaign.named & asked(Campaign.starts_on + Campaign.term)
    told = remedies(question, Campaign(named=False, starts_on=date(2026, 11, 1)), as_of=TODAY)
    assert [change.value for change in told[0].changes] == [True, term]


@by_hand
def ends_when_due(_law, campaign):
    """It ends on the day that its answer names."""
    due = campaign.starts_on + timedelta(days=37)
    return campaign.ends_on == due or failed("due on {due}", at="ends_on", due=due)


@by_hand
def ends_at_once(_law, campaign):
    """It ends on the day on which it starts."""
    return campaign.ends_on == campaign.starts_on or failed("it goes on", at="ends_on")


@pytest.mark.parametrize(
    ("question", "value"),
    [(ends_when_due, date(2019, 6, 11)), (ends_at_once, date(2019, 5, 5))],
    ids=["told", "stated"],
)
def test_what_a_refusal_tells_is_tried(question, value):
    """The values of its sentence, and those of the facts that were read."""
    told = remedies(question, Campaign(starts_on=date(2019, 5, 5), ends_on=TODAY), as_of=TODAY)
    assert [(change.path, change.value) for one in told for change in one.changes] == [("ends_on", value)]


@model
class Kinds:
    """Facts that must be stated, of several kinds."""

    id: Fact[str]
    named: Fact[str] = fact(noun="the name", required=True)
    kind: Fact[Channel] = fact(noun="the kind", required=True)
    since: Fact[date] = fact(noun="the day", required=True)
    places: Fact[tuple[str, ...]] = fact(noun="the places", required=True)
    note: Fact[str] = fact("Which note?")
    other: Fact[Channel] = fact("Which other?")


def test_what_says_which_thing_it_is_is_not_changed():
    """An id; a name or a kind that must be stated, and no other fact."""
    assert [one.name for one in facts_of(Kinds) if is_identity(one)] == ["id", "named", "kind"]


@pytest.mark.parametrize(
    ("question", "calls"),
    [
        (Campaign.calls.at_least(2) & Campaign.calls.at_least(4), 4),
        (Campaign.calls.at_least(4) & Campaign.calls.is_in({0, 1, 2, 3, 5}), 5),
    ],
    ids=["both", "first"],
)
def test_a_fact_that_is_changed_twice_answers_both(question, calls):
    """As one change that says both; what the first asked for is not undone for the second."""
    told = remedies(Campaign.named & question, Campaign(named=False, calls=1), as_of=TODAY)
    assert [[(change.path, change.value) for change in one.changes] for one in told] == [
        [("named", True), ("calls", calls)]
    ]
    first, second = question.children
    [[_, change]] = [one.changes for one in told]
    assert [one.clause for one in change.needed] == [clause(first, as_of=TODAY), clause(second, as_of=TODAY)]


def test_what_is_stated_of_a_list_says_whether_one_is_added_to_it():
    """A list of which nothing is stated is stated first; to one that is stated, one more is added."""
    asked = Campaign.named & Items(Campaign.layers).exist()
    for layers, stated in ((None, False), ((), True)):
        told = remedies(asked, Campaign(named=False, layers=layers), as_of=TODAY)
        added = [change for one in told for change in one.changes if change.adds]
        assert [change.stated for change in added] == [stated]


@by_hand
def clean_or_abroad(_law, stand):
    """It is clean, or abroad."""
    return stand.abroad or stand.clean or failed("it is neither")


@model
class Stand:
    """A stand."""

    abroad: Fact[bool] = fact("Is it abroad?", circumstance=True)
    clean: Fact[bool] = fact("Is it clean?")


def test_a_remedy_leaves_how_things_are():
    """A function too is answered by what somebody can do; an example may be anywhere."""
    told = remedies(clean_or_abroad, Stand(abroad=False, clean=False), as_of=TODAY)
    assert [[change.path for change in one.changes] for one in told] == [["clean"]]
    assert unstructure(witness(by_hand(lambda _law, one: one.abroad), Stand, Verdict.PASS, TODAY).subject) == {
        "abroad": True
    }


@pytest.mark.parametrize(
    "asked",
    [
        Campaign.layers.each(Layer.encrypted),
        ~Campaign.layers.exist(),
        ~Campaign.layers.some(Layer.encrypted),
        ~Campaign.layers.where(Layer.encrypted).exist(),
        ~Campaign.layers.where(Layer.encrypted).some(Layer.country.is_in({"FR"})),
    ],
    ids=range(5),
)
def test_of_a_list_that_is_not_stated_there_may_be_none(asked):
    """What is asked of each is mended by saying so, after another change too; what is stated is not taken away."""
    question = Campaign.named & asked
    told = remedies(question, Campaign(named=False), as_of=TODAY)
    assert [[(change.path, change.value) for change in one.changes] for one in told] == [
        [("named", True), ("layers", ())]
    ]
    stated = Campaign(named=False, layers=[Layer(id="a", encrypted=True, country="FR")])
    told = remedies(question, stated, as_of=TODAY)
    assert not [change for one in told for change in one.changes if change.path == "layers"]


ENTITIES = Items(Whole.entities)
OF_THE_WHOLE = [
    ENTITIES.exist(),
    ~ENTITIES.exist(),
    ENTITIES.each(Entity.trusted),
    ENTITIES.some(Entity.trusted),
    ENTITIES.where(Entity.trusted).exist(),
    ~ENTITIES.where(Entity.trusted).exist(),
    ENTITIES.count().at_least(1),
    ENTITIES.count().at_most(Campaign.calls),
    ENTITIES.suffice(Entity.trusted, without=Campaign.quiet),
    ENTITIES.cover({Channel.SMS}, Entity.activities, narrow="no"),
    ~ENTITIES.cover({Channel.SMS}, Entity.activities, narrow="no"),
    Whole.strict,
    Items(Whole.campaigns).earliest(Campaign.starts_on).begun(),
]


@pytest.mark.parametrize("asked", OF_THE_WHOLE, ids=range(len(OF_THE_WHOLE)))
def test_what_stands_in_no_document_is_not_changed(asked):
    """A part that is checked alone is mended by what it states itself."""
    question = Campaign.named & (asked | Campaign.bulk)
    told = remedies(question, Campaign(named=False, calls=0, quiet=False), as_of=TODAY)
    assert [[change.path for change in one.changes] for one in told] == [["named", "bulk"]]
    [left] = remedies(Campaign.named & asked, Campaign(named=False, calls=0, quiet=False), as_of=TODAY)
    assert ([change.path for change in left.changes], left.leaves_questions) == (["named"], True)


def test_what_nobody_may_do_passes_where_it_is_not_done():
    """An example of a prohibition is one that it does not reach; of what may pass, what is asked for."""
    forbidden = when(Campaign.named, settled(False, "nobody may do this"))
    assert unstructure(witness(forbidden, Campaign, Verdict.PASS, TODAY).subject) == {"named": False}
    assert unstructure(witness(forbidden, Campaign, Verdict.FAIL, TODAY).subject) == {"named": True}
    asked = when(Campaign.named, Campaign.bulk)
    assert unstructure(witness(asked, Campaign, Verdict.PASS, TODAY).subject) == {"bulk": True}


def test_what_is_left_out_stays_out():
    """Each thing that is not needed is left out once: of many as many questions are asked, and a few more."""
    whole, asked = Whole(strict=True, entities=[Entity(id=str(number), trusted=True) for number in range(20)]), []

    def holds(state):
        asked.append(state)
        return any(one.id == "7" for one in state.roots[""].entities or ())

    search = Search(Whole.strict, whole, day=TODAY, way_of=way_of)
    found = smallest(search.before, search, holds)
    assert unstructure(search.subject(found)) == {"entities": [{"id": "7"}]}
    assert len(asked) < 60
