"""The readings of a question held against each other: verdict, facts read, sentence, remedy, witness."""

from __future__ import annotations

import enum
import pickle
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from healthgov.errors import NoDocumentError
from healthgov.facts import Fact, fact, model
from healthgov.findings import CountryCode
from healthgov.languages import languages
from healthgov.periods import Period, days, years
from healthgov.questions import (
    all_of,
    any_of,
    by_hand,
    by_reading,
    claimed,
    contested,
    either,
    first_stated,
    of_whole,
    outside,
    settled,
    since,
    value,
    when,
)
from healthgov.questions.lists import Items
from healthgov.questions.reads import facts_read
from healthgov.questions.remedies import applied, applied_within, remedies
from healthgov.questions.saying import SAYINGS, clause, lines, saying_of, sentence
from healthgov.questions.tree import Question
from healthgov.questions.ways import WAYS, way_of
from healthgov.questions.witnesses import as_document, witness
from healthgov.rules import RuleSet, check, rule
from healthgov.texts import Reference
from healthgov.values import parameter
from healthgov.verdicts import Verdict

P, F, U = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN
TODAY = date(2026, 11, 23)
TEXT = Reference("Example Act, art. 1", checked_on="2026-10-01")
WORDS_OF = ("en", "fr")


class Channel(enum.Enum):
    """Ways to reach somebody."""

    EMAIL = "email"
    SMS = "sms"
    POST = "post"


class Club:
    """A dated set of countries, one of which leaves."""

    name = "the club"
    leaves_on = date(2026, 12, 1)
    members = {CountryCode("FR"): (), CountryCode("GB"): ()}  # noqa: RUF012  a double for tests

    def on(self, day):
        """Who is in on that day."""
        return frozenset(code for code in self.members if self.includes(code, day))

    def includes(self, code, day):
        """Whether a country is in."""
        return code == "FR" or (code == "GB" and day < self.leaves_on)


CLUB = Club()


@model
class WayOut:
    """The way out."""

    present: Fact[bool] = fact("Is there a way out?", yes="there is a way out", no="there is no way out")
    works: Fact[bool] = fact("Does it work?", yes="it works", no="it leads nowhere")


@model
class Layer:
    """A layer, performed by somebody."""

    id: Fact[str]
    performer: Fact[str] = fact("Who performs it?", noun="the performer")
    country: Fact[CountryCode] = fact("In which country is it?", noun="the country")
    encrypted: Fact[bool] = fact("Is it encrypted?", yes="it is encrypted", no="it is in clear")
    first_day: Fact[date] = fact("When does it start?", noun="the first day")
    last_day: Fact[date] = fact("When does it end?", noun="the last day")
    parts: Fact[tuple[Layer, ...]] = fact("Which parts has it?", noun="the parts")


@model
class Entity:
    """Somebody."""

    id: Fact[str]
    activities: Fact[tuple[Channel, ...]] = fact("What do they do?", noun="the activities")
    trusted: Fact[bool] = fact("Are they trusted?", yes="they are trusted", no="they are not trusted")


@model
class Campaign:
    """A campaign."""

    bulk: Fact[bool] = fact("Is it sent to many?")
    named: Fact[bool] = fact("Is the sender named?", yes="the sender is named", no="the sender is not named")
    quiet: Fact[bool] = fact(noun="the quiet")
    channel: Fact[Channel] = fact("By which channel?", noun="the channel")
    channels: Fact[frozenset[Channel]] = fact("By which channels?", noun="the channels")
    calls: Fact[int] = fact("How many calls?", noun="the number of calls")
    term: Fact[Period] = fact("How long are data kept?", noun="the term")
    starts_on: Fact[date] = fact("When does it start?", noun="the start")
    ends_on: Fact[date] = fact("When does it end?", noun="the end")
    hour: Fact[time] = fact("At what hour?", noun="the hour")
    way: Fact[WayOut] = fact(noun="the way out")
    asked_way: Fact[WayOut] = fact("Which other way out?", noun="the other way out")
    layers: Fact[tuple[Layer, ...]] = fact("Which layers?", noun="the layers")


@model
class Whole:
    """The document."""

    strict: Fact[bool] = fact("Is it strict?", yes="the house is strict", no="the house is not strict")
    entities: Fact[tuple[Entity, ...]] = fact("Which entities?", noun="the entities")
    campaigns: Fact[tuple[Campaign, ...]] = fact("Which campaigns?", noun="the campaigns")


LONGEST = parameter("2020-01-01", years(3), cites=[TEXT]).changed("2027-06-01", years(2), cites=[TEXT])
LONGEST.name = "longest"
CEILING = parameter("2020-01-01", 2, cites=[TEXT])

# --- random questions and subjects ------------------------------------------------------------------------------------

DAYS = st.dates(date(2026, 11, 15), date(2026, 12, 5))


def maybe(strategy):
    """A value, or not stated."""
    return st.none() | strategy


ways_out = st.builds(WayOut, present=maybe(st.booleans()), works=maybe(st.booleans()))
names = st.sampled_from(["a", "b", "c"])


def layers_of(parts):
    """Layers with or without parts."""
    return st.builds(
        Layer,
        id=names,
        performer=maybe(names),
        country=maybe(st.sampled_from([CountryCode(code) for code in ("FR", "GB", "US")])),
        encrypted=maybe(st.booleans()),
        first_day=maybe(DAYS),
        last_day=maybe(DAYS),
        parts=parts,
    )


layers = layers_of(maybe(st.lists(layers_of(st.none()), max_size=2).map(tuple)))
campaigns = st.builds(
    Campaign,
    bulk=maybe(st.booleans()),
    named=maybe(st.booleans()),
    quiet=maybe(st.booleans()),
    channel=maybe(st.sampled_from(Channel)),
    channels=maybe(st.frozensets(st.sampled_from(Channel))),
    calls=maybe(st.integers(0, 4)),
    term=maybe(st.sampled_from([days(10), years(2), years(3), years(4)])),
    starts_on=maybe(DAYS),
    ends_on=maybe(DAYS),
    hour=maybe(st.sampled_from([time(9), time(10), time(12)])),
    way=maybe(ways_out),
    asked_way=maybe(ways_out),
    layers=maybe(st.lists(layers, max_size=3).map(tuple)),
)
entities = st.builds(
    Entity,
    id=names,
    activities=maybe(st.lists(st.sampled_from(Channel), max_size=2, unique=True).map(tuple)),
    trusted=maybe(st.booleans()),
)

of_way = st.sampled_from([WayOut.present, ~WayOut.works, WayOut.present & WayOut.works, claimed(WayOut.works)])
mine = Whole.entities.where(Entity.id.is_(Layer.performer))
of_layer = st.sampled_from(
    [
        Layer.encrypted,
        ~Layer.encrypted | Layer.country.is_in(CLUB),
        Layer.country.is_in({CountryCode("FR"), CountryCode("US")}),
        Layer.first_day.begun() & ~Layer.last_day.is_over(),
        Layer.first_day.at_most(Layer.last_day),
        claimed(Layer.encrypted),
        when(Layer.encrypted, Layer.performer.stated()),
        Layer.parts.each(Layer.encrypted),
        Layer.parts.each(Layer.first_day.at_least(Layer.first_day.outer())),
        mine.some(Entity.trusted),
        mine.some(Entity.activities.includes(Channel.SMS)),
        mine.exist(),
    ]
)
picked = st.sampled_from([None, Layer.encrypted, Layer.country.is_in(CLUB), claimed(Layer.last_day.is_over())])
items = picked.map(lambda condition: Items(Campaign.layers, condition))
leaves = st.one_of(
    st.sampled_from(
        [
            Campaign.bulk,
            Campaign.named,
            ~Campaign.quiet,
            Campaign.named.said("one knows who writes", no="nobody knows who writes"),
            Campaign.channel.is_(Channel.EMAIL),
            Campaign.channel.is_in({Channel.EMAIL, Channel.SMS}),
            Campaign.channel.among(Campaign.channels),
            Campaign.channels.includes(Channel.SMS),
            Campaign.channels.includes_all({Channel.SMS, Channel.POST}),
            Campaign.channels.meets({Channel.SMS, Channel.POST}),
            Campaign.calls.at_most(CEILING),
            Campaign.calls.at_least(2),
            Campaign.calls.before(3),
            Campaign.calls.that(lambda n: None if n == 3 else n % 2 == 0, yes="it is even", no="it is odd"),
            Campaign.term.within(LONGEST),
            Campaign.term.longer_than(days(20)),
            Campaign.starts_on.begun(),
            Campaign.ends_on.is_over(),
            Campaign.starts_on.before(Campaign.ends_on),
            Campaign.starts_on.or_(Campaign.ends_on).at_least(date(2026, 11, 20)),
            (Campaign.starts_on + days(10)).is_over(),
            Campaign.ends_on.at_most(Campaign.starts_on + days(5)),
            Campaign.hour.at_least(time(10)),
            Campaign.layers.empty(),
            Campaign.term.stated(),
            Campaign.layers.exist(),
            since("2026-11-20"),
            since("2026-11-25"),
            settled(True),
            settled(False),
            contested("two readings"),
            outside("far away"),
            of_whole(Whole.strict),
        ]
    ),
    of_way.map(Campaign.way.has),
    of_way.map(Campaign.asked_way.has),
    st.tuples(items, of_layer).map(lambda t: t[0].each(t[1])),
    st.tuples(items, of_layer).map(lambda t: t[0].some(t[1])),
    items.map(lambda i: ~i.exist()),
    items.map(lambda i: i.count().at_least(2)),
    items.map(lambda i: i.count().at_most(1)),
    items.map(lambda i: i.earliest(Layer.first_day).begun()),
    items.map(lambda i: i.latest(Layer.last_day).at_least(Campaign.ends_on)),
    st.sampled_from([None, Entity.trusted]).map(
        lambda c: Items(Whole.entities, c).cover(
            frozenset({Channel.SMS, Channel.POST}), Entity.activities, narrow="lacking: {lacking}"
        )
    ),
)


def joined(parts):
    """Questions joined by every word there is."""
    two = st.tuples(parts, parts)
    return st.one_of(
        st.lists(parts, min_size=1, max_size=3).map(lambda several: all_of(*several)),
        st.lists(parts, min_size=1, max_size=3).map(lambda several: any_of(*several)),
        parts.map(lambda q: ~q),
        parts.map(claimed),
        two.map(lambda t: when(*t)),
        two.map(lambda t: first_stated(*t)),
        two.map(lambda t: by_reading("two readings", *t)),
        st.tuples(parts, parts, parts).map(lambda t: either(*t)),
    )


questions = st.recursive(leaves, joined, max_leaves=6)
houses = st.tuples(
    campaigns, maybe(st.booleans()), maybe(st.lists(entities, max_size=2, unique_by=lambda e: e.id).map(tuple))
)
slow = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


def housed(house):
    """A campaign in its document."""
    campaign, strict, some = house
    return campaign, Whole(strict=strict, entities=some, campaigns=(campaign,))


@slow
@given(questions, houses)
def test_every_remedy_mends(question, house):
    """With a remedy's changes made, a FAIL is a PASS; ids stay; the shortest comes first."""
    campaign, document = housed(house)
    found = remedies(question, campaign, as_of=TODAY, document=document)
    if question.verdict(campaign, as_of=TODAY, document=document) is not F:
        assert found == ()
    assert len(found) <= 8
    assert [len(one.changes) for one in found] == sorted(len(one.changes) for one in found)
    for remedy in found:
        mended, around = applied_within(campaign, remedy, document)
        assert question.verdict(mended, as_of=TODAY, document=around) is P
        for before, after in zip(document.entities or (), around.entities or (), strict=False):
            assert before.id == after.id
        for language in languages():
            assert len(remedy.words(language)) == len(remedy.changes)
            assert all("{" not in words for words in remedy.words(language))


@slow
@given(questions, houses, st.sampled_from([P, F, U]))
def test_witnesses_are_what_they_say(question, house, want):
    """A witness is answered as wanted, each time the same, and found where a made-up subject is."""
    found = witness(question, Campaign, want, TODAY, within=Whole)
    assert found == witness(question, Campaign, want, TODAY, within=Whole)
    campaign, document = housed(house)
    if found is None:
        assert question.verdict(campaign, as_of=TODAY, document=document) is not want
        return
    assert question.verdict(found.subject, as_of=TODAY, document=found.document) is want
    as_document(found.subject)


@slow
@given(questions)
def test_everything_is_said(question):
    """Each question is said in each language, filled in, in one line or in several."""
    for language in languages():
        said = sentence(question, language)
        assert said
        assert "{" not in said
        assert said[-1] == "."
        assert all(line.strip() for line in lines(question, language))
        assert sentence(~~question, language)


@slow
@given(questions, houses)
def test_facts_missing_are_facts_read(question, house):
    """What an answer asks for is among the facts that the question reads."""
    campaign, document = housed(house)
    read = {one.name for one in facts_read(question)}
    for node in question(campaign, as_of=TODAY, document=document).walk():
        if node.fact:
            assert node.fact.rsplit(".", 1)[-1].strip("/").split("[")[0] in read


def kinds(kind=Question):
    """Every kind of question that the library has."""
    for one in kind.__subclasses__():
        if one.__module__.startswith("healthgov"):
            yield one
        yield from kinds(one)


@pytest.mark.parametrize("kind", sorted(set(kinds()), key=lambda kind: kind.__name__), ids=lambda kind: kind.__name__)
def test_every_kind_has_its_readings(kind):
    """A new kind of question is said, and brought to a yes; one that is forgotten fails here."""
    assert saying_of(kind)
    assert way_of(kind)


def test_a_kind_without_a_reading_is_refused():
    """What has no function says so."""

    class Unheard(Question):
        """Nobody wrote a reading."""

    with pytest.raises(LookupError, match="Unheard"):
        saying_of(Unheard)
    with pytest.raises(LookupError, match="Unheard"):
        way_of(Unheard)
    assert SAYINGS.keys() == WAYS.keys()
