"""What mends that several things do not offer together all that is wanted: another thing, or more of one."""

from __future__ import annotations

import pytest

from healthgov.questions import by_hand, claimed, when
from healthgov.questions.changes import FactChange
from healthgov.questions.lists import Items
from healthgov.questions.remedies import remedies
from healthgov.questions.slots import slots
from healthgov.questions.states import Search, State
from healthgov.questions.ways import way_of
from healthgov.questions.witnesses import witness
from kernel.test_readings import TODAY, Campaign, Channel, Layer, P, WayOut, Whole

BOTH = frozenset({Channel.POST, Channel.SMS})
A, B, C = (Layer(id=name) for name in "abc")
SMS, MAIL = Campaign(channels=frozenset({Channel.SMS})), Campaign(channels=frozenset({Channel.EMAIL}))


@pytest.mark.parametrize(
    ("layers", "added", "stated"),
    [(None, [0, 1], False), ((), [0, 1], True), ((A,), [1], True), ((C,), [1, 2], True), ((B, A), [], True)],
    ids=range(5),
)
def test_things_that_are_named_are_added(layers, added, stated):
    """One for each that is lacking, and for no other: a thing has one name."""
    question = Campaign.named & Items(Campaign.layers).cover({"a", "b"}, Layer.id, narrow="no")
    [told] = remedies(question, Campaign(named=False, layers=layers), as_of=TODAY)
    named, *more = told.changes
    assert named.path == "named"
    assert [(one.path, one.adds, one.stated) for one in more] == [(f"layers[{at}]", True, stated) for at in added]
    lacking = [name for name in "ab" if name not in [one.id for one in layers or ()]]
    assert [one.value.id for one in more] == lacking


@pytest.mark.parametrize(
    ("campaigns", "told"),
    [
        (None, ["campaigns[0].channels: including all of: post, sms"]),
        ((), ["campaigns[0].channels: including all of: post, sms"]),
        ((SMS,), ["campaigns[0].channels: including post", "campaigns[1].channels: including all of: post, sms"]),
        (
            (SMS, MAIL),
            [
                "campaigns[0].channels: including post",
                "campaigns[1].channels: including all of: post, sms",
                "campaigns[2].channels: including all of: post, sms",
            ],
        ),
    ],
    ids=range(4),
)
def test_more_is_offered_by_one_of_them(campaigns, told):
    """By one that is there, as far as it lacks it, or by one more; what it offers already it goes on offering."""
    question = Whole.strict & Items(Whole.campaigns).cover(BOTH, Campaign.channels, narrow="no")
    found = remedies(question, Whole(strict=False, campaigns=campaigns), as_of=TODAY)
    assert [str(one.changes[1]) for one in found] == told
    for one in found:
        offered, before = one.changes[1].value, (campaigns or ())[int(one.changes[1].path[10]) :][:1]
        assert BOTH.union(*(former.channels for former in before)) == set(offered)


def test_what_is_offered_is_taken_away():
    """All of what is not wanted, and nothing else; or all of the things."""
    question = Whole.strict & ~Items(Whole.campaigns).cover(BOTH, Campaign.channels, narrow="no")
    found = remedies(question, Whole(strict=False, campaigns=[Campaign(channels=frozenset(Channel))]), as_of=TODAY)
    assert [(str(one.changes[1]), one.changes[1].value) for one in found] == [
        ("campaigns: none", ()),
        ("campaigns[0].channels: without any of: post, sms", frozenset({Channel.EMAIL})),
    ]


LAYERS = Items(Campaign.layers)
KINDS = [
    LAYERS.exist(),
    LAYERS.some(Layer.encrypted),
    LAYERS.each(Layer.encrypted),
    ~LAYERS.exist(),
    ~LAYERS.where(Layer.encrypted).exist(),
    LAYERS.count().at_least(1),
    LAYERS.earliest(Layer.first_day).begun(),
    LAYERS.suffice(Layer.encrypted, without=Campaign.named),
    ~LAYERS.suffice(Layer.encrypted, without=Campaign.named),
    Campaign.way.has(WayOut.present),
    Campaign.asked_way.has(WayOut.present),
    Campaign.named,
    ~Campaign.named,
    Campaign.calls.at_least(2),
    Campaign.calls.at_least(2).said("enough", no="too few"),
    Campaign.calls.that(lambda count: count > 1, yes="enough", no="too few"),
    Campaign.named & Campaign.bulk,
    Campaign.named | Campaign.bulk,
    claimed(Campaign.named),
    when(Campaign.named, Campaign.bulk),
    by_hand(lambda _law, campaign: campaign.named),
]


@pytest.mark.parametrize("question", KINDS, ids=range(len(KINDS)))
def test_each_of_several_states_is_brought_to_a_yes(question):
    """Of one that passes already and one that does not, in either order: what stands first ends nothing."""
    mark = FactChange(("", "quiet"), Campaign.quiet, (), value=True)
    search = Search(question, Campaign(), day=TODAY, way_of=way_of, free=True)
    passing = State({"": witness(question, Campaign, P, TODAY).subject}, (mark,))
    for states in ([passing, search.before], [search.before, passing]):
        found = list(way_of(type(question))(search, question, states, search.places))
        assert {mark in state.changes for state in found} == {True, False}
        assert any(search.passes(question, state, search.places) for state in found if mark not in state.changes)


@pytest.mark.parametrize(
    ("stated", "looked_at"), [({"starts_on": TODAY}, ["starts_on"]), ({}, ["starts_on", "ends_on"])], ids=["yes", "no"]
)
def test_what_stands_in_for_a_value_is_changed_where_the_value_is_not_stated(stated, looked_at):
    """And not beside one that is: it would not count."""
    operand, state = Campaign.starts_on.claimed(otherwise=Campaign.ends_on), State({"": Campaign(**stated)})
    assert [fact.name for _, fact in slots(operand, state, ((Campaign, ("",)),))] == looked_at
