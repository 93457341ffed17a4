"""What is seldom met: each of these was in code that no test of the kernel reached."""

from __future__ import annotations

import math
import pickle
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import attrs
import pytest

from healthgov.documents import unstructure
from healthgov.durations import Length
from healthgov.errors import DefinitionError, InvalidDocumentError
from healthgov.facts import Fact, fact, model
from healthgov.findings import failed, passed
from healthgov.lengths import Elapsed, hours, minutes
from healthgov.periods import Day, Period, days, years
from healthgov.questions import ask_again, by_hand, claimed, of_whole, value
from healthgov.questions.changes import FactChange
from healthgov.questions.leaves import Compared
from healthgov.questions.operands import Given
from healthgov.questions.reads import facts_read
from healthgov.questions.remedies import Remedy, applied, remedies
from healthgov.questions.saying import sentence
from healthgov.questions.shrinking import passing_part
from healthgov.questions.witnesses import witness
from healthgov.rules import RuleSet, Severity, Tombstone, check, rule
from healthgov.rules.subjects import walk
from healthgov.rules.waivers import in_numbers
from healthgov.values import parameter
from kernel.test_readings import TEXT, TODAY, Campaign, F, Layer, P, U, WayOut, Whole
from kernel.test_rules import Shop, Town

if TYPE_CHECKING:
    from collections.abc import Hashable as Nothing


def test_elapsed_time_lies_between_whole_days():
    """No fewer days than it lasts into, and the whole ones in it."""
    for count in (0, 1, 59, 60, 1439, 1440, 1441, 2879, 2880, 2881, 14_399, 14_400, 60 * 10**6):
        assert Elapsed(count).least_days == timedelta(minutes=count).days == count // 1440
        assert Elapsed(count).most_days == math.ceil(count / 1440)


@model
class Token:
    """What lasts, and when it was given."""

    id: Fact[str]
    lasts: Fact[Length] = fact("How long does it last?", noun="the time")
    given: Fact[datetime] = fact("When was it given?", noun="the moment")
    until: Fact[datetime] = fact("Until when?", noun="the end")


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        *((one, hours(6)) for one in (hours(6), {"hours": 6}, "PT6H", {"hours": 5, "minutes": 60})),
        *((one, minutes(90)) for one in (minutes(90), {"minutes": 90}, "PT90M")),
        *((one, days(1)) for one in (days(1), hours(24), minutes(1440), {"hours": 24}, "PT24H", {"days": 1})),
        *((one, days(30)) for one in (hours(720), {"hours": 720}, "PT720H")),
        *((one, hours(744)) for one in (hours(744), {"hours": 744}, "PT744H")),
        (minutes(60 * 10**6 - 1), minutes(60 * 10**6 - 1)),
        (minutes(1), minutes(1)),
        *((one, days(0)) for one in (hours(0), {"minutes": 0}, "PT0H")),
        ({"years": 3}, years(3)),
    ],
    ids=str,
)
def test_a_length_is_of_days_where_it_makes_whole_ones(written, taken):
    """Up to thirty; what is longer stays as it is written."""
    found = Token(id="t", lasts=written).lasts
    assert (type(found), found) == (type(taken), taken)


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"lasts": minutes(60 * 10**6)}, "a length such as"),
        ({"lasts": {"hours": 1, "days": 1}}, "a length such as"),
        ({"lasts": {"hours": True}}, "a length such as"),
        ({"lasts": "PT"}, "a length such as"),
        ({"given": "2026-02-30T10:00:00Z"}, "there is no such day in that month"),
        ({"given": "2026-11-23T10:61:00Z"}, "a date and time with its UTC offset"),
    ],
)
def test_other_lengths_and_moments_are_refused(stated, said):
    """Such as one that could not be written, or on a day that there is not."""
    with pytest.raises(InvalidDocumentError, match=said):
        Token(id="t", **stated)


def test_a_rule_that_is_no_part_of_a_law():
    """It is asked of nobody, and is a value like others; a law has it with another text."""
    loose = rule("EX-01", TEXT, title="it is open")(Shop.open)

    @attrs.frozen
    class Kept:
        open_ = loose

    class Law(RuleSet, of=Shop):
        open_ = loose
        later = rule("EX-02", TEXT, title="it is open later", since="2027-01-01")(Shop.open)
        either = rule("EX-03", TEXT, title="either")(lambda law, _shop: law.later | law.open_)

    class House(Law):
        open_ = Law.open_.evolve(cites=[attrs.evolve(TEXT, cite="our text")])

    assert Kept.open_ is loose
    with pytest.raises(DefinitionError, match="EX-01 belongs to no rule set yet"):
        _ = loose.asked
    assert pickle.loads(pickle.dumps(loose.cites)) == loose.cites  # noqa: S301  our own bytes
    assert [str(one) for one in Severity] == ["warning", "minor", "major", "blocker"]
    law = House(as_of=TODAY)
    assert [cite.cite for cite in law.open_(Shop(open=True)).cites] == ["our text"]
    assert repr(law.open_) == "<rule EX-01 of House(as_of='2026-11-23')>"
    assert law.either(Shop(open=False)).verdict is U  # what is not in force yet says nothing
    assert law.either(Shop(open=True)).verdict is P


def test_what_is_of_another_kind_is_not_equal():
    """Nor added to, and no error."""
    report = check(
        Shop(open=True), type("Law", (RuleSet,), {"a": rule("EX-01", TEXT, title="a")(Shop.open)}, of=Shop), as_of=TODAY
    )
    assert report != "a report"
    assert report.results[0] != "a result"
    for one, other in ((days(1), 1), (Day(TODAY), days(1))):
        with pytest.raises(TypeError):
            one + other


def test_a_question_that_fails_in_its_own_code_is_told():
    """A search swallows what a function that answers by hand raises, and nothing else."""
    odd = Campaign.calls.that(lambda count: 1 // (count - count), yes="so", no="not so")
    with pytest.raises(ZeroDivisionError):
        witness(odd, Campaign, P, TODAY)
    assert (
        Campaign.calls.that(lambda _: None, yes="so", no="not so")(Campaign(calls=1), as_of=TODAY).reason
        == "How many calls?"
    )


def test_of_a_value_that_may_be_another_the_first_is_asked_for():
    """Where what is stated does not answer: the fact that counts where both are stated."""
    either = Campaign.starts_on.claimed(otherwise=Campaign.ends_on)
    for question in (ask_again(either), either.that(lambda _: None, yes="so", no="not so")):
        for campaign in (Campaign(starts_on=TODAY), Campaign(ends_on=TODAY), Campaign(starts_on=TODAY, ends_on=TODAY)):
            found = question(campaign, as_of=TODAY)
            assert (found.verdict, found.reason) == (U, "When does it start?")
    assert ask_again(either, "When then?")(Campaign(), as_of=TODAY).reason == "When then?"


def test_an_id_is_no_remedy():
    """Where it is stated; where what is asked of it is all, there is none."""
    assert remedies(Token.id.is_("other"), Token(id="t"), as_of=TODAY) == ()
    assert witness(Token.id.is_("other"), Token, P, TODAY).subject == Token(id="other")


def test_a_moment_that_has_passed_is_not_made_good():
    """As a day that has."""
    early, late = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 5, tzinfo=UTC)
    [found] = remedies(Token.given.at_most(Token.until), Token(id="t", given=late, until=early), as_of=TODAY)[:1]
    assert [isinstance(change.value, datetime) for change in found.changes] == [True]
    change = FactChange(("", "given"), Token.given, (), "no moment")
    with pytest.raises(ValueError, match="a model refuses this change"):
        applied(Token(id="t"), Remedy((change,)))


def test_what_is_asked_of_the_whole_is_mended_there():
    """A part that is checked alone is taken to belong where the law reaches."""
    question = Campaign.named & of_whole(Whole.strict)
    assert [[c.path for c in one.changes] for one in remedies(question, Campaign(named=False), as_of=TODAY)] == [
        ["named"]
    ]
    campaign = Campaign(named=False)
    told = remedies(question, campaign, as_of=TODAY, document=Whole(strict=False, campaigns=[campaign]))
    assert {change.path for change in told[0].changes} == {"named", "/strict"}


def test_what_is_claimed_and_asked_again_is_said():
    """That something is stated says so already."""
    assert sentence(claimed(Campaign.channel.stated())) == sentence(Campaign.channel.stated())
    assert sentence(ask_again(Campaign.channel)) == "It is asked again: “By which channel?”."


def test_a_value_of_the_law_before_its_first_day_is_said_as_its_first():
    """A constant is itself; a function is none."""
    later = parameter("2027-01-01", 3, cites=[TEXT]).changed("2028-01-01", 5, cites=[TEXT])
    assert "3" in sentence(Campaign.calls.at_most(later), as_of=TODAY)
    assert value(3) == Given(3) == value(Given(3))
    with pytest.raises(DefinitionError, match="not a function"):
        value(len)


def test_there_is_nothing_further_out():
    """A thing that lies in no other of its kind: what is asked of that is not known, in both readings."""
    question = Campaign.layers.each(Layer.first_day.at_least(Layer.first_day.outer()))
    campaign = Campaign(layers=[Layer(id="a", first_day=TODAY)])
    assert question(campaign, as_of=TODAY).verdict is question.verdict(campaign, as_of=TODAY) is U


@by_hand
def counted(_law, campaign):
    """Both layers have a day."""
    return len([one.first_day for one in campaign.layers]) == 2


@by_hand
def lit(_law, campaign):
    """It has a way out that works, and two layers at least."""
    if len(campaign.claimed("layers") or ()) < 2:
        return failed("too few", at="layers")
    return True


def test_what_a_function_reads_in_lists():
    """Each of the things, and more of them as a remedy."""
    assert facts_read(counted, Campaign) == (Campaign.layers, Layer.first_day)
    told = remedies(lit, Campaign(layers=[Layer(id="a")]), as_of=TODAY)
    assert [[change.path for change in one.changes] for one in told] == [["layers[1]"]]
    assert told[0].changes[0].adds
    assert unstructure(witness(lit, Campaign, F, TODAY).subject) == {}


def test_the_smallest_part_of_an_example_that_passes():
    """One that the law reaches; alone where that will do."""
    example = Town(strict=True, shops=[Shop(open=False), Shop(open=True)])
    found = passing_part(Shop.open, Shop, example, TODAY)
    assert (found.subject, found.document) == (Shop(open=True), None)
    assert passing_part(Shop.open, Shop, Town(), TODAY) is None
    found = passing_part(Shop.open & Town.strict, Shop, example, TODAY)
    assert found.document == Town(strict=True, shops=[Shop(), Shop(open=True)])  # its place stays


@attrs.frozen
class Foreign:
    """Of somebody else, with a type that checkers alone know."""

    shop: Nothing = None
    many: tuple[Nothing, ...] = ()


def test_things_are_found_in_a_class_whose_types_cannot_be_read():
    """By what stands there."""
    assert [one.path for one in walk(Foreign(Shop(), (Shop(), 3)))] == ["", "shop", "many[0]"]
    assert [one.path for one in walk(3)] == [""]


def test_a_code_that_is_none_of_a_law_is_told():
    """Withdrawn, with what to read instead where that is known, or nearly one that there is; and every one of them."""

    class Law(RuleSet, of=Shop):
        tombstones = (Tombstone("EX-08", "read EX-01"), Tombstone("EX-09"))
        open_ = rule("EX-01", TEXT, title="it is open")(Shop.open)
        seen = rule("ZZ-72", TEXT, title="it is seen")(Shop.open)
        shut = rule("ZZ-71", TEXT, title="it is not shut")(Shop.open)

    assert [str(one.title).rpartition(": ")[2] for one in Law.only("ZZ-71", "ZZ-72", "EX-01")] == [
        *("ZZ-71 it is not shut", "ZZ-72 it is seen", "EX-01 it is open")
    ]
    for codes, said in (
        (["EX-08"], "EX-08 was withdrawn, read EX-01"),
        (["ex-9"], "EX-09 was withdrawn"),
        (["EX-02"], "EX-02 is none, did you mean EX-01?"),
        (["other-77"], "OTHER-77 is none"),
        (["zzz"], "one of these is no code, such as FR-HDS-01, each in a text of its own"),
        ([f"EX-{'9' * 29}"], f"EX-{'9' * 29} is none"),
        ([f"EX-{'9' * 30}"], "one of these is no code, such as FR-HDS-01, each in a text of its own"),
        (["EX-01", "EX-08", "other-77"], "EX-08 was withdrawn, read EX-01; OTHER-77 is none"),
    ):
        with pytest.raises(DefinitionError) as caught:
            Law.only(*codes)
        assert str(caught.value) == f"Law.only(...) takes codes of its rules: {said}"
    [part] = Law.only("ex-1 ")
    for law, codes, said in (
        (part, ["EX-01"], "is a part of a law already: ask a part of Law"),
        (Law, [], "takes codes of its rules$"),
    ):
        with pytest.raises(DefinitionError, match=said):
            law.only(*codes)


@by_hand
def works(_law, campaign):
    """It is named, or its way out works."""
    return campaign.named or campaign.way.works or failed("no way out that works", at="way")


def test_what_a_refusal_names_is_changed():
    """What stands in it, and nothing else that was read."""
    told = remedies(works, Campaign(named=False, way=WayOut(works=False)), as_of=TODAY)
    assert [[change.path for change in one.changes] for one in told] == [["way.works"]]


@by_hand
def quiet_enough(_law, campaign):
    """It is seldom called, or not in bulk; the failure quotes what is as it should be."""
    if campaign.calls < 3 or not campaign.bulk:
        return passed("it is quiet")
    return failed("too many calls", at="calls").with_(children=(passed("it is named", at="named"),))


def test_what_a_failure_quotes_is_not_what_failed():
    """What fails is changed, and nothing else that was read, whatever stands below it."""
    told = remedies(quiet_enough, Campaign(named=True, calls=9, bulk=True), as_of=TODAY)
    assert {change.path for one in told for change in one.changes} == {"calls"}


def test_what_is_lacking_of_one_that_may_count():
    """Whether it counts is asked, and what is asked of it where that is not known either."""
    several, club = Campaign.layers.where(Layer.encrypted), Layer.country.is_in({"FR"})
    words = {
        "applies": (several.each(club), several.suffice(club, without=Campaign.named)),
        "one counts": (several.some(club),),
    }
    for ending, questions in words.items():
        settled_by = "FR" if ending == "applies" else "US"
        for question in questions:
            for country in ("FR", "US", None):
                found = question(Campaign(layers=[Layer(id="a", country=country)]), as_of=TODAY)
                told = [one for one in found.walk() if one.reason == f"it is not known whether this {ending}"]
                lacking = ["layers[0].encrypted", *(["layers[0].country"] if country is None else [])]
                wanted = [] if country == settled_by else [lacking]
                assert [[child.fact for child in one.children] for one in told] == wanted


def test_a_place_that_is_not_there_stays_as_it_is_written():
    """Whatever the list holds, and whatever comes after it: the last thing of a list is not meant by it."""
    layers = [Layer(id="a", parts=[Layer(id="b")])]
    for whole in (Campaign(), Campaign(layers=[]), Campaign(layers=layers)):
        for path in (
            "layers[x]",
            "layers[1]",
            "layers[1].parts[b]",
            "layers[9]",
            "layers[x].parts[b]",
            "layers[9].parts[b]",
            "nothing[x]",
            "layers[-1]",
        ):
            assert in_numbers(path, whole) == path
    assert in_numbers("layers[a].parts[b].country", Campaign(layers=layers)) == "layers[0].parts[0].country"
    assert in_numbers("layers[0].parts[b]", Campaign(layers=layers)) == "layers[0].parts[0]"


def test_a_slip_without_a_name_is_told_as_it_is():
    """Raised by hand, say."""

    def build(_law, _shop):
        raise AttributeError("of my own")

    with pytest.raises(DefinitionError, match="is not there: of my own"):
        type("Law", (RuleSet,), {"a": rule("EX-01", TEXT, title="a")(build)}, of=Shop)


def test_hours_are_held_against_days():
    """As surely shorter, or longer."""
    assert Compared(Token.lasts, "within", Period(days=1)).verdict(Token(id="t", lasts=hours(6)), as_of=TODAY) is P
    assert Token.lasts.within(days(1))(Token(id="t", lasts=days(2)), as_of=date(2026, 11, 23)).verdict is F
