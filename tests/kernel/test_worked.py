"""Worked questions: how each is said, what answers it, why, and what would mend it, word for word in ``worked.txt``.

Other tests ask whether what is found is right; here it is told, so that a change of what readers see is seen as well.
``PYTHONPATH=src:tests python tests/kernel/test_worked.py`` writes it anew: read what has changed.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

from healthgov.documents import unstructure
from healthgov.findings.asking import asked_in
from healthgov.findings.reasons import reasons
from healthgov.kinds import CountryCode
from healthgov.periods import days, years
from healthgov.questions import (
    any_of,
    ask_again,
    by_hand,
    by_reading,
    claimed,
    contested,
    either,
    of_whole,
    outside,
    settled,
    since,
    value,
    when,
)
from healthgov.questions.lists import Items
from healthgov.questions.remedies import remedies
from healthgov.questions.saying import lines, sentence
from healthgov.questions.tree import Question
from healthgov.questions.witnesses import witness
from kernel.test_readings import CEILING, CLUB, LONGEST, TODAY, Campaign, Channel, Entity, F, Layer, P, U, WayOut, Whole

WORKED = Path(__file__).with_name("worked.txt")
LAYERS, ENTITIES = Items(Campaign.layers), Items(Whole.entities)
BOTH = frozenset({Channel.SMS, Channel.POST})
MINE = ENTITIES.where(Entity.id.is_(Layer.performer))
SAFE = LAYERS.where(Layer.encrypted)


def called_often(law, campaign):
    """The number of calls is stated, and they are few, or it began before today."""
    if campaign.calls < 2:
        return True
    return campaign.starts_on < law.day


LEAVES = [
    Campaign.bulk,
    Campaign.quiet,
    Campaign.named.said("one knows who writes", no="nobody knows who writes"),
    Campaign.channel.is_(Channel.EMAIL),
    Campaign.channel.is_in({Channel.EMAIL, Channel.SMS}),
    Campaign.channel.among(Campaign.channels),
    Campaign.channels.includes(Channel.SMS),
    Campaign.channels.includes_all(BOTH),
    Campaign.channels.meets(BOTH),
    Campaign.channels.only(BOTH),
    Campaign.channels.empty(),
    Campaign.calls.at_most(CEILING),
    Campaign.calls.at_least(2),
    Campaign.calls.before(3),
    Campaign.calls.after(3),
    Campaign.calls.is_(2),
    Campaign.calls.that(lambda n: None if n == 3 else n % 2 == 0, yes="it is even", no="it is odd"),
    Campaign.term.within(LONGEST),
    Campaign.term.longer_than(days(20)),
    Campaign.term.stated(),
    Campaign.starts_on.begun(),
    Campaign.ends_on.is_over(),
    Campaign.starts_on.before(Campaign.ends_on),
    Campaign.starts_on.claimed(otherwise=Campaign.ends_on).at_least(date(2026, 11, 20)),
    (Campaign.starts_on + days(10)).is_over(),
    (Campaign.starts_on + Campaign.term).is_over(),
    Campaign.ends_on.at_most(Campaign.starts_on + days(5)),
    Campaign.hour.at_least(time(10)),
    Campaign.layers.empty(),
    since("2026-11-20"),
    since("2026-11-25"),
    settled(answer=True),
    settled(False, "this is not done"),
    contested("two readings"),
    outside("far away"),
    of_whole(Whole.strict),
    ask_again(Campaign.calls),
    value(3).at_most(Campaign.calls),
    by_hand(called_often),
    Campaign.way.has(WayOut.present & WayOut.works),
    Campaign.asked_way.has(claimed(WayOut.works)),
    LAYERS.exist(),
    SAFE.exist(),
    LAYERS.each(Layer.encrypted),
    LAYERS.where(Layer.country.is_in(CLUB)).each(Layer.encrypted),
    SAFE.some(Layer.country.is_in({CountryCode("FR"), CountryCode("US")})),
    LAYERS.each(Layer.first_day.at_most(Layer.last_day)),
    LAYERS.each(Layer.parts.each(Layer.first_day.at_least(Layer.first_day.outer()))),
    LAYERS.some(MINE.some(Entity.trusted)),
    LAYERS.each(MINE.exist()),
    SAFE.count().at_least(2),
    LAYERS.count().at_most(1),
    LAYERS.earliest(Layer.first_day).begun(),
    SAFE.latest(Layer.last_day).at_least(Campaign.ends_on),
    (SAFE.latest(Layer.first_day) + days(3)).is_over(),
    LAYERS.where(Layer.country.is_in(CLUB)).suffice(Layer.encrypted, without=Campaign.named),
    ENTITIES.where(Entity.trusted).cover(BOTH, Entity.activities, narrow="lacking: {lacking}"),
    ENTITIES.cover(Campaign.channels, Entity.activities, narrow="lacking: {lacking}"),
]
JOINTS = [
    lambda one, other: one & other,
    lambda one, other: one | other,
    lambda one, other: when(one, other),
    lambda one, other: when(claimed(one), ~other),
    lambda one, other: ~(one & other),
    lambda one, other: claimed(one) & ~claimed(other),
    lambda one, other: claimed(one, otherwise=other),
    lambda one, other: by_reading("two readings", one, other),
    lambda one, other: either(one, other, Campaign.bulk),
    lambda one, other: any_of(when(one, Campaign.bulk), other & Campaign.quiet),
    lambda one, other: when(one | other, Campaign.way.has(WayOut.present)).said("{noun} counts", no="it does not"),
]


def worked() -> list[Question]:
    """Every kind of question as it is, denied, claimed, and each joined with two others by each word there is."""
    pairs = ((one, LEAVES[(7 * at + 5) % len(LEAVES)], at) for at, one in enumerate(LEAVES))
    joined = (
        joint(one, other) for one, other, at in pairs for joint in itertools.islice(itertools.cycle(JOINTS), at, at + 1)
    )
    return [*LEAVES, *(~one for one in LEAVES), *(claimed(one) for one in LEAVES), *joined]


def layer(number, country, first, *, encrypted, **more):
    """A layer with a performer of its own."""
    return Layer(
        id=f"layer-{number}",
        performer=f"entity-{number}",
        country=CountryCode(country),
        encrypted=encrypted,
        first_day=date(2026, 11, first),
        last_day=date(2026, 11, 25),
        **more,
    )


ONE = Campaign(
    bulk=True,
    named=True,
    quiet=False,
    channel=Channel.SMS,
    channels=frozenset({Channel.SMS}),
    calls=2,
    term=years(3),
    starts_on=date(2026, 11, 12),
    ends_on=date(2026, 11, 24),
    hour=time(10),
    way=WayOut(present=True, works=False),
    layers=(
        layer(0, "FR", 20, encrypted=False, parts=(layer(4, "FR", 19, encrypted=None),)),
        layer(1, "US", 23, encrypted=True),
    ),
)
OTHER = Campaign(
    bulk=False,
    named=False,
    quiet=True,
    channel=Channel.EMAIL,
    channels=frozenset({Channel.EMAIL, Channel.POST}),
    calls=4,
    starts_on=date(2026, 11, 24),
    hour=time(9),
    asked_way=WayOut(works=False),
    layers=(layer(2, "FR", 26, encrypted=None),),
)
HOUSES = [
    Whole(strict=False, entities=(Entity(id="entity-1", activities=(Channel.SMS,), trusted=True),), campaigns=(ONE,)),
    Whole(strict=True, entities=(), campaigns=(OTHER,)),
    Whole(campaigns=(Campaign(),)),
]


def told(question: Question) -> Iterator[str]:
    """How a question is said, its smallest examples, and of each house what it is answered and what would mend it."""
    yield sentence(question)
    yield f"  fr: {' / '.join(lines(question, 'fr'))}"
    for want in (P, F, U):
        example = witness(question, Campaign, want, TODAY, within=Whole)
        if example is not None:
            subject, document = unstructure(example.subject), unstructure(example.document)
            around = "" if document == {"campaigns": [subject]} else f" in {document}"
            yield f"  {want.name}: {subject}{around}"
    for number, house in enumerate(HOUSES):
        (campaign,) = house.campaigns
        found = question(campaign, as_of=TODAY, document=house)
        until = f" until {found.holds_until}" if found.holds_until else ""
        yield f"  {number}: {found.verdict.name}{until}, as to {', '.join(reasons(found))}"
        yield from (f"    {line}" for line in found.lines())
        asked = [f"{node.fact} (perhaps)" if depends else node.fact for node, depends in asked_in(found)]
        yield from [f"    asked: {', '.join(asked)}"] if asked else []
        for remedy in remedies(question, campaign, as_of=TODAY, document=house):
            marks = f"{' escapes' * remedy.escapes}{' leaves questions' * remedy.leaves_questions}"
            yield f"    remedy{marks}: {'; '.join(remedy.words())} ({'; '.join(map(str, remedy.changes))})"


def written() -> list[str]:
    """A paragraph for each question."""
    return ["\n".join(told(question)) for question in worked()]


def test_what_is_told_of_worked_questions():
    """Word for word."""
    before = WORKED.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    assert written() == before


if __name__ == "__main__":
    WORKED.write_text("\n\n".join(written()) + "\n", encoding="utf-8")
