"""The search for examples and remedies: the smallest subjects on both sides of an answer, and the values it tries."""

from __future__ import annotations

import enum
import random
from datetime import UTC, date, datetime, time, timedelta

import attrs
import pytest

from healthgov.documents import unstructure
from healthgov.durations import Length
from healthgov.facts import Fact, fact, facts_of, model
from healthgov.kinds import CategoryCode, CountryCode
from healthgov.lengths import hours
from healthgov.periods import Period, days, years
from healthgov.questions import by_hand, by_reading, claimed, either, when
from healthgov.questions.candidates import at_random, constants, fresh, hint_of, values_for
from healthgov.questions.changes import get, path_of, put, steps_of, steps_to
from healthgov.questions.lists import Items
from healthgov.questions.remedies import applied_within, remedies
from healthgov.questions.shrinking import size_of
from healthgov.questions.witnesses import witness
from kernel.test_readings import (
    CEILING,
    CLUB,
    LONGEST,
    TODAY,
    Campaign,
    Channel,
    Entity,
    F,
    Layer,
    P,
    U,
    WayOut,
    Whole,
)

FIRST, SECOND = "campaigns-0-layers-0", "campaigns-0-layers-1"


def plain(value):
    """As a document holds it, a set in order."""
    if hasattr(type(value), "_names"):
        return unstructure(value)
    if isinstance(value, frozenset):
        return sorted(one.value for one in value)
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, enum.Enum):
        return value.value
    return value if isinstance(value, bool | int) else str(value)


EXAMPLES = [
    (Campaign.calls.at_most(CEILING), {"calls": 2}, {"calls": 3}, {}, [{"calls": 2}]),
    (Campaign.calls.at_least(2), {"calls": 2}, {"calls": 1}, {}, [{"calls": 2}]),
    (Campaign.term.within(LONGEST), {"term": "P3Y"}, {"term": "P4Y"}, {}, [{"term": "3 years"}]),
    (
        Campaign.starts_on.begun(),
        {"starts_on": "2026-11-23"},
        {"starts_on": "2026-11-24"},
        {},
        [{"starts_on": "2026-11-23"}],
    ),
    (Campaign.ends_on.is_over(), {"ends_on": "2026-11-22"}, {"ends_on": "2026-11-23"}, {}, [{"ends_on": "2026-11-22"}]),
    (
        Campaign.starts_on.before(Campaign.ends_on),
        {"starts_on": "2026-11-22", "ends_on": "2026-11-23"},
        {"starts_on": "2026-11-23", "ends_on": "2026-11-23"},
        {},
        [{"ends_on": "2026-11-24"}, {"starts_on": "2026-11-22"}],
    ),
    (
        (Campaign.starts_on + days(10)).is_over(),
        {"starts_on": "2026-11-12"},
        {"starts_on": "2026-11-13"},
        {},
        [{"starts_on": "2026-11-12"}],
    ),
    (
        Campaign.ends_on.at_most(Campaign.starts_on + days(5)),
        {"starts_on": "2026-11-23", "ends_on": "2026-11-28"},
        {"starts_on": "2026-11-23", "ends_on": "2026-11-29"},
        {},
        [{"ends_on": "2026-11-28"}, {"starts_on": "2026-11-24"}],
    ),
    (Campaign.hour.at_least(time(10)), {"hour": "10:00"}, {"hour": "00:00"}, {}, [{"hour": "10:00:00"}]),
    (Campaign.channel.is_(Channel.EMAIL), {"channel": "email"}, {"channel": "sms"}, {}, [{"channel": "email"}]),
    (
        Campaign.channel.is_in({Channel.EMAIL, Channel.SMS}),
        {"channel": "email"},
        {"channel": "post"},
        {},
        [{"channel": "email"}],
    ),
    (
        Campaign.channel.among(Campaign.channels),
        {"channel": "email", "channels": ["email"]},
        {"channel": "sms", "channels": ["email"]},
        {},
        [{"channel": "email"}, {"channels": ["email", "sms"]}],
    ),
    (
        Campaign.channels.includes(Channel.SMS),
        {"channels": ["sms"]},
        {"channels": ["email"]},
        {},
        [{"channels": ["email", "sms"]}],
    ),
    (
        Campaign.channels.includes_all({Channel.SMS, Channel.POST}),
        {"channels": ["post", "sms"]},
        {"channels": ["post"]},
        {},
        [{"channels": ["post", "sms"]}],
    ),
    (
        Campaign.channels.meets({Channel.SMS, Channel.POST}),
        {"channels": ["post"]},
        {"channels": ["email"]},
        {},
        [{"channels": ["email", "post"]}],
    ),
    (
        Campaign.way.has(WayOut.present & WayOut.works),
        {"way": {"present": True, "works": True}},
        {"way": {"present": False}},
        {},
        [{"way.present": True, "way.works": True}],
    ),
    (
        Campaign.asked_way.has(WayOut.present),
        {"asked_way": {"present": True}},
        {"asked_way": {"present": False}},
        {},
        [{"asked_way.present": True}],
    ),
    (
        Campaign.layers.each(Layer.encrypted),
        {"layers": [{"id": FIRST, "encrypted": True}]},
        {"layers": [{"id": FIRST, "encrypted": False}]},
        {},
        [{"layers[0].encrypted": True}],
    ),
    (
        Campaign.layers.some(Layer.encrypted),
        {"layers": [{"id": FIRST, "encrypted": True}]},
        {"layers": [{"id": FIRST, "encrypted": False}]},
        {},
        [{"layers[0].encrypted": True}, {"layers[1].encrypted": True}],
    ),
    (
        Campaign.layers.where(Layer.encrypted).each(Layer.country.is_in(CLUB)),
        {"layers": [{"id": FIRST, "country": "FR"}]},
        {"layers": [{"id": FIRST, "country": "DE", "encrypted": True}]},
        {},
        [{"layers[0].country": "FR"}, {"layers[0].encrypted": False}],
    ),
    (Campaign.layers.exist(), {"layers": [{"id": FIRST}]}, {"layers": []}, {}, [{"layers[0]": {"id": FIRST}}]),
    (Campaign.layers.empty(), {"layers": []}, {"layers": [{"id": "layer"}]}, {}, [{"layers": []}]),
    (
        Campaign.layers.count().at_least(2),
        {"layers": [{"id": FIRST}, {"id": SECOND}]},
        {"layers": []},
        {},
        [{"layers[0]": {"id": FIRST}, "layers[1]": {"id": SECOND}}],
    ),
    (
        Campaign.layers.count().at_most(1),
        {"layers": []},
        {"layers": [{"id": FIRST}, {"id": SECOND}]},
        {},
        [{"layers": []}],
    ),
    (
        Items(Campaign.layers).earliest(Layer.first_day).begun(),
        {"layers": [{"id": FIRST, "first_day": "2026-11-23"}]},
        {"layers": [{"id": FIRST, "first_day": "2026-11-24"}]},
        {},
        [{"layers[0].first_day": "2026-11-23"}, {"layers[1].first_day": "2026-11-23"}],
    ),
    (
        Items(Campaign.layers).latest(Layer.last_day).at_least(Campaign.ends_on),
        {"ends_on": "2026-11-23", "layers": [{"id": FIRST, "last_day": "2026-11-23"}]},
        {"ends_on": "2026-11-23", "layers": [{"id": FIRST, "last_day": "2026-11-22"}]},
        {},
        [{"layers[0].last_day": "2026-11-23"}, {"layers[1].last_day": "2026-11-23"}, {"ends_on": "2026-11-22"}],
    ),
    (claimed(Campaign.named), {"named": True}, {}, None, [{"named": True}]),
    (
        claimed(Campaign.starts_on.begun(), otherwise=Campaign.named),
        {"starts_on": "2026-11-23"},
        {"starts_on": "2026-11-24"},
        {},
        [{"starts_on": "2026-11-23"}],
    ),
    (
        when(Campaign.bulk, Campaign.named),
        {"named": True},
        {"bulk": True, "named": False},
        {},
        [{"named": True}, {"bulk": False}],
    ),
    (
        either(Campaign.bulk, Campaign.named, Campaign.quiet),
        {"bulk": True, "named": True},
        {"bulk": True, "named": False},
        {},
        [{"named": True}, {"bulk": False, "quiet": True}],
    ),
    (
        by_reading("two readings", Campaign.named, Campaign.bulk),
        {"bulk": True, "named": True},
        {"bulk": False, "named": False},
        {},
        [{"named": True, "bulk": True}],
    ),
    (
        Campaign.layers.each(Layer.parts.each(Layer.first_day.at_least(Layer.first_day.outer()))),
        {
            "layers": [
                {
                    "id": FIRST,
                    "first_day": "2026-11-23",
                    "parts": [{"id": "campaigns-0-layers-0-parts-0", "first_day": "2026-11-23"}],
                }
            ]
        },
        {
            "layers": [
                {
                    "id": FIRST,
                    "first_day": "2026-11-23",
                    "parts": [{"id": "campaigns-0-layers-0-parts-0", "first_day": "2026-11-22"}],
                }
            ]
        },
        {},
        [{"layers[0].parts[0].first_day": "2026-11-23"}, {"layers[0].first_day": "2026-11-22"}],
    ),
    (
        Campaign.starts_on.claimed(otherwise=Campaign.ends_on).at_least(date(2026, 11, 20)),
        {"starts_on": "2026-11-20"},
        {"starts_on": "2026-11-19"},
        {},
        [{"starts_on": "2026-11-20"}],
    ),
]
"""A question; the smallest subjects that pass, fail, and are not known; what mends the failure, each way by itself."""


@pytest.mark.parametrize(("question", "passes", "fails", "unknown", "mends"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_examples_lie_on_both_sides(question, passes, fails, unknown, mends):
    """As near to each other as the values are, and no fact more; a remedy is as short, and one of a past day comes last."""
    for want, expected in ((P, passes), (F, fails), (U, unknown)):
        found = witness(question, Campaign, want, TODAY, within=Whole)
        if expected is None:
            assert found is None
            continue
        assert unstructure(found.subject) == expected
        assert question.verdict(found.subject, as_of=TODAY, document=found.document) is want
    failing = witness(question, Campaign, F, TODAY, within=Whole)
    told = remedies(question, failing.subject, as_of=TODAY, document=failing.document)
    assert [{change.path: plain(change.value) for change in remedy.changes} for remedy in told] == mends
    for remedy in told:
        mended, around = applied_within(failing.subject, remedy, failing.document)
        assert question.verdict(mended, as_of=TODAY, document=around) is P


ENTITIES, LAYERS = Items(Whole.entities), Items(Campaign.layers)
BOTH = frozenset({Channel.SMS, Channel.POST})
TOGETHER = [
    (
        ENTITIES.cover(BOTH, Entity.activities, narrow="no"),
        {"/": {"entities": [{"id": "entities-0", "activities": ["post", "sms"]}]}},
        {"/": {"entities": []}},
        [{"/entities[0].activities": ["post", "sms"]}],
    ),
    (
        ~ENTITIES.cover(BOTH, Entity.activities, narrow="no"),
        {"/": {"entities": []}},
        {"/": {"entities": [{"id": "entities-0", "activities": ["post", "sms"]}]}},
        [{"/entities": []}, {"/entities[0].activities": []}],
    ),
    (
        ENTITIES.where(Entity.trusted).cover(BOTH, Entity.activities, narrow="no"),
        {"/": {"entities": [{"id": "entities-0", "activities": ["post", "sms"], "trusted": True}]}},
        {"/": {"entities": []}},
        [{"/entities[0].trusted": True, "/entities[0].activities": ["post", "sms"]}],
    ),
    (
        ~ENTITIES.where(Entity.trusted).cover(BOTH, Entity.activities, narrow="no"),
        {"/": {"entities": []}},
        {"/": {"entities": [{"id": "entities-0", "activities": ["post", "sms"], "trusted": True}]}},
        [{"/entities": []}, {"/entities[0].activities": []}],
    ),
    (
        ENTITIES.cover(Campaign.channels, Entity.activities, narrow="no"),
        {"channels": ["email"], "/": {"entities": [{"id": "entities-0", "activities": ["email"]}]}},
        {"channels": ["email"], "/": {"entities": []}},
        [{"/entities[0].activities": ["email"]}],
    ),
    (
        LAYERS.suffice(Layer.encrypted, without=Campaign.named),
        {"layers": [{"id": FIRST, "encrypted": True}]},
        {"layers": [{"id": FIRST, "encrypted": False}]},
        [{"layers[0].encrypted": True}, {"layers[1]": {"id": SECOND}, "named": True}],
    ),
    (
        LAYERS.suffice(Layer.encrypted, without=LAYERS.some(Layer.encrypted) & Campaign.named),
        {"layers": [{"id": FIRST, "encrypted": True}]},
        {"layers": [{"id": FIRST, "encrypted": False}]},
        [
            {"layers[0].encrypted": True},
            {"layers[1].encrypted": True, "named": True},
            {"layers[0].encrypted": True, "named": True},
            {"layers[1]": {"id": SECOND}, "layers[2].encrypted": True, "named": True},
        ],
    ),
    (
        ~LAYERS.suffice(Layer.encrypted, without=Campaign.named),
        {"layers": [{"id": FIRST, "encrypted": False}]},
        {"layers": [{"id": FIRST, "encrypted": True}]},
        [{"layers[0].encrypted": False}, {"layers[1].encrypted": False, "named": False}],
    ),
    (
        LAYERS.where(Layer.encrypted).some(Layer.country.is_in(CLUB)),
        {"layers": [{"id": FIRST, "country": "FR", "encrypted": True}]},
        {"layers": [{"id": FIRST, "country": "DE"}]},
        [
            {"layers[0].encrypted": True, "layers[0].country": "FR"},
            {"layers[1].encrypted": True, "layers[1].country": "FR"},
        ],
    ),
    (
        LAYERS.where(Layer.encrypted).exist(),
        {"layers": [{"id": FIRST, "encrypted": True}]},
        {"layers": []},
        [{"layers[0].encrypted": True}],
    ),
    (~LAYERS.exist(), {"layers": []}, {"layers": [{"id": FIRST}]}, []),
    (
        ~LAYERS.where(Layer.encrypted).exist(),
        {"layers": []},
        {"layers": [{"id": FIRST, "encrypted": True}]},
        [{"layers[0].encrypted": False}],
    ),
    (
        LAYERS.where(Layer.encrypted).count().at_least(1),
        {"layers": [{"id": FIRST, "encrypted": True}]},
        {"layers": []},
        [{"layers[0].encrypted": True}],
    ),
    (
        LAYERS.where(Layer.encrypted).count().at_most(0),
        {"layers": []},
        {"layers": [{"id": FIRST, "encrypted": True}]},
        [{"layers": []}],
    ),
    (
        LAYERS.count().at_least(Campaign.calls),
        {"calls": 1, "layers": [{"id": FIRST}]},
        {"calls": 2, "layers": [{"id": FIRST}]},
        [{"calls": 1}, {"layers[1]": {"id": SECOND}}],
    ),
    (
        LAYERS.where(Layer.encrypted).earliest(Layer.first_day).begun(),
        {"layers": [{"id": FIRST, "encrypted": True, "first_day": "2026-11-23"}]},
        {"layers": [{"id": FIRST, "encrypted": True, "first_day": "2026-11-24"}]},
        [{"layers[0].first_day": "2026-11-23"}, {"layers[1].encrypted": True, "layers[1].first_day": "2026-11-23"}],
    ),
    (
        (Campaign.starts_on + Campaign.term).at_least(date(2026, 11, 20)),
        {"term": "P1Y", "starts_on": "2025-11-20"},
        {"term": "P1Y", "starts_on": "2025-11-19"},
        [{"starts_on": "2025-11-20"}, {"term": "2 years"}],
    ),
    (
        (Campaign.starts_on + Campaign.term).is_over(),
        {"term": "P1Y", "starts_on": "2025-11-22"},
        {"term": "P1Y", "starts_on": "2025-11-23"},
        [{"term": "1 day"}, {"starts_on": "2025-11-22"}],
    ),
    (
        (Campaign.starts_on + days(10)).at_most(date(1, 1, 12)),
        {"starts_on": "0001-01-02"},
        {"starts_on": "0001-01-03"},
        [{"starts_on": "0001-01-02"}],
    ),
    (
        Campaign.layers.some(Layer.parts.some(Layer.encrypted)),
        {"layers": [{"id": FIRST, "parts": [{"id": "campaigns-0-layers-0-parts-0", "encrypted": True}]}]},
        {"layers": [{"id": FIRST, "parts": [{"id": "campaigns-0-layers-0-parts-0", "encrypted": False}]}]},
        [
            {"layers[0].parts[0].encrypted": True},
            {"layers[0].parts[1].encrypted": True},
            {"layers[1].parts[0].encrypted": True},
        ],
    ),
    (
        Campaign.way.has(WayOut.present | WayOut.works),
        {"way": {"present": True}},
        {"way": {"present": False, "works": False}},
        [{"way.present": True}, {"way.works": True}],
    ),
    (
        ~Campaign.channels.includes_all(BOTH),
        {"channels": ["post"]},
        {"channels": ["post", "sms"]},
        [{"channels": ["sms"]}],
    ),
    (~Campaign.channels.meets(BOTH), {"channels": ["email"]}, {"channels": ["post"]}, [{"channels": []}]),
    (Campaign.channels.only(BOTH), {"channels": ["post"]}, {"channels": ["email"]}, [{"channels": []}]),
    (
        Campaign.layers.each(Layer.first_day.at_least(Campaign.starts_on)),
        {"starts_on": "2026-11-23", "layers": [{"id": FIRST, "first_day": "2026-11-23"}]},
        {"starts_on": "2026-11-23", "layers": [{"id": FIRST, "first_day": "2026-11-22"}]},
        [{"layers[0].first_day": "2026-11-23"}, {"starts_on": "2026-11-22"}],
    ),
]
"""A question of several, or of one with what is around it (below ``/``); the smallest that pass and fail; what mends."""


@pytest.mark.parametrize(("question", "passes", "fails", "mends"), TOGETHER, ids=range(len(TOGETHER)))
def test_examples_of_several(question, passes, fails, mends):
    """As small as those of one; nothing stated is not known."""
    for want, expected in ((P, passes), (F, fails), (U, {})):
        document = witness(question, Campaign, want, TODAY, within=Whole).document
        around, [campaign] = unstructure(document), document.campaigns
        assert {name: value for name, value in around.items() if name != "campaigns"} == expected.get("/", {})
        assert unstructure(campaign) == {name: value for name, value in expected.items() if name != "/"}
        assert question.verdict(campaign, as_of=TODAY, document=document) is want
    failing = witness(question, Campaign, F, TODAY, within=Whole)
    told = remedies(question, failing.subject, as_of=TODAY, document=failing.document)
    assert [{change.path: plain(change.value) for change in remedy.changes} for remedy in told] == mends
    for remedy in told:
        mended, around = applied_within(failing.subject, remedy, failing.document)
        assert question.verdict(mended, as_of=TODAY, document=around) is P


def on_one_day(_law, campaign):
    """It starts today and ends tomorrow, at the last minute.

    What is read next depends on what was read before.
    """
    if campaign.starts_on != TODAY or campaign.ends_on != TODAY + timedelta(days=1):
        return False
    return campaign.hour == time(23, 59)


def test_what_a_function_reads_is_changed_one_by_one():
    """Chance alone would not meet three values of many at once: what the function read last is changed first."""
    question = by_hand(on_one_day)
    wanted = {"starts_on": "2026-11-23", "ends_on": "2026-11-24", "hour": "23:59"}
    assert unstructure(witness(question, Campaign, P, TODAY).subject) == wanted
    assert len(unstructure(witness(question, Campaign, F, TODAY).subject)) == 1
    assert witness(question, Campaign, U, TODAY).subject == Campaign()


def test_what_several_questions_bar_from_a_list_is_said_in_one_clause():
    """One clause says what the list must not hold, in whatever language."""
    spared = ~Campaign.channels.includes(Channel.SMS) & ~Campaign.channels.includes(Channel.POST)
    told = remedies(spared, Campaign(channels=frozenset(Channel)), as_of=TODAY)
    assert [one.words() for one in told] == [("needed: the channels include none of: post, sms",)]
    assert len(told[0].words("fr")) == 1


def test_at_most_eight_remedies_are_told():
    """The others are as good as those, and nobody reads them all."""
    several = [Layer(id=str(number), encrypted=False) for number in range(9)]
    campaign = Campaign(layers=several)
    told = remedies(Campaign.layers.some(Layer.encrypted), campaign, as_of=TODAY)
    assert [str(one) for one in told] == [f"layers[{number}].encrypted: true" for number in range(8)]


DAY = date(2026, 11, 23)
NEAR_DAYS = [date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 22)]
FAR_DAYS = [date(2025, 11, 23), date(2015, 11, 23), date(2027, 11, 23)]
TRIED = [
    (bool, (), [True, False]),
    (int, (5,), [5, 6, 4, 1, 2, 0]),
    (int, (True,), [1, 2, 0]),
    (float, (2.5,), [2.5, 3.5, 1.5, 1.0, 2.0, 0.0]),
    (date, (), [*NEAR_DAYS, *FAR_DAYS]),
    (date, (date(2026, 1, 1),), [date(2026, 1, 1), date(2026, 1, 2), date(2025, 12, 31), *NEAR_DAYS, *FAR_DAYS]),
    (
        datetime,
        (datetime(2026, 1, 1, 9, tzinfo=UTC),),
        [
            datetime(2026, 1, 1, 9, tzinfo=UTC),
            *(datetime(one.year, one.month, one.day, 12, tzinfo=UTC) for one in (*NEAR_DAYS, *FAR_DAYS)),
        ],
    ),
    (
        time,
        (time(9, 30),),
        [time(9, 30), time(0), time(10), time(12, 30), time(19), time(21), time(23, 59)],
    ),
    (
        Period,
        (years(3), days(10)),
        [years(3), years(4), days(10), years(1) + days(10), years(1), years(2), days(1), days(0)],
    ),
    (
        CountryCode,
        (CountryCode("PT"), CountryCode("FR")),
        [CountryCode(code) for code in ("FR", "PT", "DE", "US", "CH", "GB", "CN", "IN", "BR")],
    ),
    (
        Length,
        (hours(6), days(10), 3),
        [hours(6), days(10), years(1) + days(10), years(1), years(2), days(1), days(0)],
    ),
    (CategoryCode, (CategoryCode("health"),), [CategoryCode("health"), CategoryCode("other")]),
    (str, ("x", ""), ["x", "stated", "another", ""]),
    (Channel, (Channel.POST,), [Channel.POST, Channel.EMAIL, Channel.SMS]),
    (WayOut, (), [WayOut()]),
    (tuple[Channel, ...], (Channel.SMS,), [(Channel.SMS,), (Channel.EMAIL,), (Channel.POST,), ()]),
    (tuple[Layer, ...], (), [(), (fresh(Layer),)]),
    (object, (), []),
]
"""A kind of value, what is near, and what is tried, in this order."""


@pytest.mark.parametrize(("kind", "near", "tried"), TRIED, ids=lambda one: getattr(one, "__name__", ""))
def test_values_lie_on_both_sides_of_what_is_near(kind, near, tried):
    """What a fact is compared with, what lies beside it, then the usual; each once, and not more than can be asked."""
    found = values_for(kind, near, DAY)
    assert found == tried
    assert [type(one) for one in found] == [type(one) for one in tried]
    assert len(values_for(int, range(100), DAY)) == 40


@model
class Loose:
    """Facts written as they may be written: what may be left out says so."""

    first: Fact[bool | None] = fact("Is it first?")
    last: Fact[None | int] = fact("Which is last?")  # noqa: RUF036  as people write it
    every: Fact[tuple[int | None, ...]] = fact("Which are there?")


def test_what_may_be_left_out_is_tried_as_what_it_is():
    """On whichever side it stands, and inside lists."""
    assert (hint_of(Loose.first), hint_of(Loose.last)) == (bool, int)
    assert values_for(hint_of(Loose.every), (5,), DAY)[:2] == [(5,), (6,)]
    found = witness(Loose.first & Loose.last.at_least(3) & Loose.every.includes(4), Loose, P, TODAY).subject
    assert found == Loose(first=True, last=3, every=(4,))


def test_of_many_countries_some_are_tried():
    """Of a long set its first, the usual ones among them before; of a list eight single ones."""
    many = [
        CountryCode(code)
        for code in [
            "PT",
            "ES",
            "IT",
            "AT",
            "BE",
            "BG",
            "CY",
            "CZ",
            "DK",
            "EE",
            "FI",
            "GR",
            "HR",
            "HU",
            "IE",
            "LT",
            "LU",
            "LV",
            "MT",
            "NL",
            "PL",
            "RO",
            "SE",
        ]
    ]
    found = values_for(CountryCode, (*many, CountryCode("FR")), DAY)
    assert found == ["FR", *many[:19], "DE", "US", "CH", "GB", "CN", "IN", "BR"]
    usual = ("FR", "DE", "US", "CH", "GB", "CN", "IN", "BR")
    assert values_for(tuple[CountryCode, ...], (), DAY) == [*((code,) for code in usual), ()]
    grown = values_for(tuple[CountryCode, ...], many[:9], DAY, ("FR",))
    assert grown[:9] == [*(("FR", code) for code in many[:8]), ("FR", *many[:9])]
    assert grown[9:] == [("FR",), (), *((code,) for code in many[:8])]


def test_a_list_grows_shrinks_and_begins_anew():
    """One more item, those that are near as well, without one, none, another one."""
    now = (Channel.SMS, Channel.POST)
    assert values_for(tuple[Channel, ...], (Channel.SMS,), DAY, now) == [
        (*now, Channel.EMAIL),
        now,
        (Channel.POST,),
        (),
        (Channel.EMAIL,),
    ]


@pytest.mark.parametrize(
    ("day", "kind", "tried"),
    [
        (date.max, date, [date(9999, 12, 31), date(9999, 12, 30)]),
        (date.min, date, [date(1, 1, 1), date(1, 1, 2), date(2, 1, 1)]),
    ],
)
def test_no_day_is_tried_beyond_the_calendar(day, kind, tried):
    """At its ends there is one side."""
    assert values_for(kind, (), day) == tried
    random_ = [at_random(Campaign, drawn(seed), 1.0, day=day) for seed in range(20)]
    assert all(one.starts_on for one in random_)


def test_constants_are_found_in_histories_and_sets():
    """Each version of a law, each member of a set, in an order that is the same each time; what is not stated is none."""
    given = [LONGEST, CEILING, frozenset({Channel.SMS, Channel.POST}), CLUB, None, 3, (1, 2)]
    assert list(constants(given)) == [years(3), years(2), 2, Channel.POST, Channel.SMS, "FR", "GB", 3, 1, 2]


def drawn(seed):
    """A chance that is the same each time."""
    return random.Random(seed)  # noqa: S311  as the search's own


def depth_of(layer):
    """How many layers lie in one another."""
    return 1 + max((depth_of(part) for part in layer.parts or ()), default=0)


def test_what_is_made_up_states_what_it_may():
    """All of it, none of it, or about a share; only what is asked for, and not without end."""
    everything = [at_random(Campaign, drawn(seed), 1.0, day=DAY) for seed in range(60)]
    assert all(getattr(one, fact.name) is not None for one in everything for fact in facts_of(Campaign))
    assert {len(one.layers) for one in everything} == {0, 1, 2}
    assert {depth_of(layer) for one in everything for layer in one.layers} == {1, 2, 3}
    assert {len(one.channels) for one in everything} == {0, 1, 2, 3}
    assert {(DAY - one.starts_on).days for one in everything} >= {10, 45, 120, 400, 0, 1, -1, 365}
    assert at_random(Campaign, drawn(0), 0.0, day=DAY) == Campaign()
    only = {Campaign.layers, Layer.encrypted}
    for one in (at_random(Campaign, drawn(seed), 1.0, day=DAY, only=only) for seed in range(20)):
        assert set(unstructure(one)) <= {"layers"}
        assert all(set(layer) == {"id", "encrypted"} for layer in unstructure(one).get("layers", ()))
    named = [at_random(Layer, drawn(seed), 0.0, day=DAY).id for seed in range(20)]
    assert set(named) == {"layer-0", "layer-1", "layer-2"}
    assert at_random(str, drawn(0), 1.0, day=DAY) is None


def test_a_fresh_thing_states_what_it_must():
    """Its id, made of the name of its model where nothing else is given; of what is no model there is none."""
    assert unstructure(fresh(Layer)) == {"id": "layer"}
    assert unstructure(fresh(Layer, "x", {"encrypted": True})) == {"id": "x", "encrypted": True}
    assert fresh(Campaign) == Campaign()
    assert fresh(str) is None
    assert fresh(Layer, "x", {"encrypted": 3}) is None


INNER = Layer(id="inner", encrypted=False)
HELD = Whole(campaigns=(Campaign(), Campaign(layers=(Layer(id="outer", parts=(INNER,)),))))
STEPS = ("/", "campaigns", 1, "layers", 0, "parts", 0)


def test_steps_lead_to_a_thing_and_back():
    """As a path, from a path, and to what stands there; ``None`` where nothing does."""
    assert steps_to(HELD, INNER) == STEPS
    assert steps_to(HELD, Layer(id="inner")) is None
    assert path_of(STEPS) == "/campaigns[1].layers[0].parts[0]"
    assert path_of(("", *STEPS[1:])) == "campaigns[1].layers[0].parts[0]"
    assert steps_of("campaigns[1].layers[0].parts[0]") == STEPS
    assert get({"/": HELD}, STEPS) is INNER
    assert get({"/": HELD}, (*STEPS, "encrypted")) is False
    assert get({"/": HELD}, (*STEPS[:-1], 1)) is None
    assert get({"/": HELD}, ("/", "campaigns", 0, "layers", 0, "parts")) is None
    assert get({"/": HELD}, ("", "layers")) is None


def test_a_change_makes_what_lies_on_the_way():
    """Another document, in which the thing is another; an item may be added at the end, and not beyond."""
    changed = put({"/": HELD, "": INNER}, (*STEPS, "encrypted"), value=True)
    assert get(changed, (*STEPS, "encrypted")) is True
    assert changed[""] is INNER
    assert INNER.encrypted is False
    made = put({"/": HELD}, ("/", "campaigns", 0, "way", "present"), value=True)["/"]
    assert made.campaigns[0].way == WayOut(present=True)
    assert made.campaigns[1] == HELD.campaigns[1]
    grown = put({"/": HELD}, ("/", "campaigns", 0, "layers", 0, "encrypted"), value=True)["/"]
    assert unstructure(grown.campaigns[0]) == {"layers": [{"id": "campaigns-0-layers-0", "encrypted": True}]}
    assert put({"/": HELD}, (*STEPS[:-1], 1), value=INNER)["/"].campaigns[1].layers[0].parts == (INNER, INNER)
    assert put({"/": HELD}, (*STEPS[:-1], 2), value=INNER) is None
    assert put({"/": HELD}, (*STEPS, "encrypted"), value="yes, no") is None
    assert put({"/": HELD}, STEPS, value=None) is None


@pytest.mark.parametrize(
    ("thing", "size"),
    [
        (None, 0),
        (False, 1),
        (Campaign(), 1),
        (Campaign(named=False), 2),
        (Campaign(layers=()), 2),
        (Campaign(layers=(Layer(id="a"),)), 4),
        (HELD, 11),
    ],
)
def test_the_size_of_a_thing(thing, size):
    """Things and facts, each counts once."""
    assert size_of(thing) == size


def test_a_witness_is_a_value():
    """Two searches find equal ones, and it cannot be changed."""
    found = witness(Campaign.named, Campaign, P, TODAY)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.subject = None
