"""Every kind of question over all answers that its parts may give: the two readings, and the one that notes days."""

from __future__ import annotations

import functools
import itertools
from datetime import date, timedelta

import pytest

from healthgov.facts import Fact, fact, model
from healthgov.findings import all_hold, failed, missing, passed
from healthgov.periods import Day, Period, years
from healthgov.questions import (
    all_of,
    any_of,
    by_hand,
    by_reading,
    claimed,
    contested,
    of_whole,
    outside,
    settled,
    value,
    when,
)
from healthgov.questions.asking import Asking
from healthgov.questions.lists import Items
from healthgov.questions.script import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Script, number
from healthgov.questions.tree import placed
from healthgov.rules import RuleSet, rule
from healthgov.texts import Reference
from healthgov.values import parameter
from healthgov.verdicts import Doubt, Verdict

TODAY = date(2026, 11, 23)
ONE = timedelta(days=1)
ANSWERS = (NOT_APPLICABLE, PASS, UNKNOWN, FAIL)


@model
class Part:
    """One of several."""

    counts: Fact[bool] = fact("Does it count?")
    reached: Fact[bool] = fact("Does the law reach it?")
    good: Fact[bool] = fact("Is it good?")
    offers: Fact[frozenset[str]] = fact("What does it offer?")
    since: Fact[date] = fact("Since when is it there?")


@model
class Whole:
    """What holds several."""

    yes: Fact[bool] = fact("Is it so?", yes="it is so", no="it is not so")
    no: Fact[bool] = fact("Is it otherwise?", yes="it is otherwise", no="it is not otherwise")
    open: Fact[bool] = fact("Is it known?")
    other: Fact[bool] = fact("Is another thing known?")
    parts: Fact[tuple[Part, ...]] = fact("Which parts has it?")
    main: Fact[Part] = fact(noun="the main one")
    begins: Fact[date] = fact("When does it begin?")
    term: Fact[Period] = fact("How long does it last?")
    offers: Fact[frozenset[str]] = fact("What does it offer?")


WHOLE = Whole(yes=True, no=False, begins=TODAY + ONE)
ANSWERED = {
    NOT_APPLICABLE: when(Whole.no, Whole.yes),
    PASS: Whole.yes & Whole.yes,
    UNKNOWN: Whole.open | Whole.no,
    FAIL: Whole.no | Whole.no,
}
DENIED = {NOT_APPLICABLE: FAIL, PASS: FAIL, UNKNOWN: UNKNOWN, FAIL: PASS}


def readings(question, subject, document=None):
    """The number of the answer in each reading."""
    explained = number(question(subject, as_of=TODAY, document=document))
    fast = question.on(type(subject), TODAY)(subject, document)
    return {explained, fast, noting(question, type(subject))(subject, document, Day(TODAY), None)}


@functools.cache
def noting(question, kind):
    """The reading that notes days."""
    script = Script(kind, noting=True)
    return script.build_noting(script.ask(question))


def weak(answers):
    """One of them: PASS over all; what does not apply is a PASS that gives way to one that says something."""
    return PASS if PASS in answers else min(answers)


def alike(answers):
    """What several readings have in common."""
    found = set(answers)
    return PASS if found == {NOT_APPLICABLE, PASS} else found.pop() if len(found) == 1 else UNKNOWN


def asked_where(condition, then):
    """What is answered where a condition is answered so."""
    if condition == FAIL:
        return NOT_APPLICABLE
    return UNKNOWN if (condition, then) == (UNKNOWN, FAIL) else then


@pytest.mark.parametrize("answers", list(itertools.product(ANSWERS, repeat=3)))
def test_three_joined(answers):
    """All of them, one of them, and readings of a law, in whatever order and however they are nested."""
    one, two, three = (ANSWERED[answer] for answer in answers)
    first, second, third = answers
    assert readings(all_of(one, two, three), WHOLE) == {max(answers)}
    assert readings(any_of(one, two, three), WHOLE) == {weak(answers)}
    assert readings(by_reading("three dates", one, two, three), WHOLE) == {alike(answers)}
    assert readings(all_of(any_of(one, two), three), WHOLE) == {max(weak((first, second)), third)}
    assert readings(any_of(all_of(one, two), three), WHOLE) == {weak((max(first, second), third))}
    assert readings(when(when(one, two), three), WHOLE) == {asked_where(asked_where(first, second), third)}
    assert readings(when(one, when(two, three)), WHOLE) == {asked_where(first, asked_where(second, third))}


@pytest.mark.parametrize("answers", list(itertools.product(ANSWERS, repeat=2)))
def test_two_joined(answers):
    """Conditions and claims; and what is denied is the opposite."""
    one, two = (ANSWERED[answer] for answer in answers)
    first, second = answers
    assert readings(when(one, two), WHOLE) == {asked_where(first, second)}
    assert readings(~when(one, two), WHOLE) == {max(first, DENIED[second])}
    assert readings(~all_of(one, two), WHOLE) == {weak((DENIED[first], DENIED[second]))}
    assert readings(~any_of(one, two), WHOLE) == {max(DENIED[first], DENIED[second])}
    assert readings(claimed(one, two), WHOLE) == {second if first == UNKNOWN else first}
    assert readings(claimed(one), WHOLE) == {FAIL if first == UNKNOWN else first}
    assert readings(~claimed(one), WHOLE) == {PASS if first == UNKNOWN else DENIED[first]}
    assert readings(one.said("so", no="otherwise"), WHOLE) == {first}
    assert readings(by_reading("two dates", one, two), WHOLE) == {alike(answers)}


@pytest.mark.parametrize("answer", ANSWERS)
def test_of_the_whole(answer):
    """Asked of the document; a part alone belongs where the law reaches, also where it is given as its own document."""
    part, asked = Part(), of_whole(ANSWERED[answer])
    assert readings(asked, part, WHOLE) == {answer}
    assert readings(asked, WHOLE) == {answer}
    assert readings(asked, part) == {PASS}
    assert readings(~asked, part) == {FAIL}
    assert asked(part, as_of=TODAY, document=part).verdict is asked.verdict(part, as_of=TODAY, document=part)
    assert asked.verdict(part, as_of=TODAY, document=part) is Verdict.PASS
    other = Part(good=True)  # a document of another model does not say where it belongs
    assert readings(of_whole(Whole.yes), part, other) == {UNKNOWN}


COUNTED = {True: PASS, None: UNKNOWN, False: FAIL}
GOOD = [(None, NOT_APPLICABLE), (True, PASS), (None, UNKNOWN), (False, FAIL)]
ITEMS = [
    (Part(counts=counts, reached=answer != NOT_APPLICABLE, good=good), COUNTED[counts], answer)
    for counts in COUNTED
    for good, answer in GOOD
]
SEVERAL = [(), *((one,) for one in ITEMS), *itertools.product(ITEMS, repeat=2)]


@pytest.mark.parametrize("conditional", [True, False])
def test_several(conditional):
    """Each of them, one of them, whether there is one, and their number."""
    child = when(Part.reached, Part.good)
    listed = Whole.parts.where(Part.counts) if conditional else Whole.parts.where(Part.good.stated() | settled(True))
    of_each, of_some, there_is = listed.each(child), listed.some(child), listed.exist()
    at_least = [listed.count().at_least(limit) for limit in (0, 1, 2)]
    enough = {answer: listed.suffice(child, without=ANSWERED[answer]) for answer in ANSWERS}
    for several in SEVERAL:
        whole = Whole(yes=True, no=False, parts=[part for part, _, _ in several])
        chosen = [(counts if conditional else PASS, answer) for _, counts, answer in several]
        chosen = [(counts, answer) for counts, answer in chosen if counts != FAIL]
        each = max((asked_where(counts, answer) for counts, answer in chosen), default=NOT_APPLICABLE)
        kept = [answer if counts == PASS or answer == FAIL else UNKNOWN for counts, answer in chosen]
        some = weak(kept) if kept else FAIL
        there = weak([counts for counts, _ in chosen]) if chosen else FAIL
        assert readings(of_each, whole) == {each}
        assert readings(of_some, whole) == {some}
        assert readings(there_is, whole) == {there}
        assert readings(~there_is, whole) == {DENIED[there]}
        doubtful = any(counts == UNKNOWN for counts, _ in chosen)
        for limit, question in enumerate(at_least):
            counted = UNKNOWN if doubtful else PASS if len(chosen) >= limit else FAIL
            assert readings(question, whole) == {counted}
        for answer in ANSWERS:
            others = answer if each > PASS and len(chosen) > 1 else FAIL
            assert readings(enough[answer], whole) == {min(each, others)}


OFFERS = [None, (), ("a",), ("b",), ("a", "b", "c")]


def test_what_several_offer_together():
    """Of those that count for sure; one that may count, or does not say what it offers, leaves a doubt."""
    kinds = [(Part(counts=counts, offers=offers), counts, offers) for counts in COUNTED for offers in OFFERS]
    plain = Whole.parts.cover(["a", "b"], Part.offers, narrow="it is narrow")
    chosen = Whole.parts.where(Part.counts).cover(["a", "b"], Part.offers, narrow="it lacks {lacking}")
    for several in [(), *((one,) for one in kinds), *itertools.product(kinds, repeat=2)]:
        whole = Whole(parts=[part for part, _, _ in several])
        for question, counted in (
            (plain, [(True, offers) for _, _, offers in several]),
            (chosen, [(counts, offers) for _, counts, offers in several if counts is not False]),
        ):
            sure = {one for counts, offers in counted if counts for one in offers or ()}
            possible = {one for counts, offers in counted if not counts for one in offers or ()}
            lacking = {"a", "b"} - sure
            open_ = lacking <= possible or any(offers is None for _, offers in counted)
            answer = PASS if not lacking else UNKNOWN if open_ else FAIL
            assert readings(question, whole) == {answer}
            assert readings(~question, whole) == {DENIED[answer]}


DAYS = [None, TODAY - ONE, TODAY, TODAY + ONE]


def test_the_earliest_and_the_latest():
    """Not known while one that counts does not state its day, or one that states it may not count."""
    kinds = [(Part(counts=counts, since=since), counts, since) for counts in COUNTED for since in DAYS]
    listed = Whole.parts.where(Part.counts)
    first, last = listed.earliest(Part.since).begun(), listed.latest(Part.since).begun()
    for several in [(), *((one,) for one in kinds), *itertools.product(kinds, repeat=2)]:
        whole = Whole(parts=[part for part, _, _ in several])
        chosen = [(counts, since) for _, counts, since in several if counts is not False]
        known = bool(chosen) and all(counts and since for counts, since in chosen)
        for question, take in ((first, min), (last, max)):
            begun = UNKNOWN if not known else PASS if take(since for _, since in chosen) <= TODAY else FAIL
            assert readings(question, whole) == {begun}
            assert readings(~question, whole) == {DENIED[begun]}


SO, NOT_SO = Whole.yes & Whole.yes, Whole.no | Whole.no
DATED = Whole.begins.begun()


@pytest.mark.parametrize(
    ("question", "until"),
    [
        (NOT_SO & DATED, None),
        (DATED & NOT_SO, TODAY + ONE),
        (NOT_SO & any_of(SO, NOT_SO) & DATED, None),
        (any_of(SO, all_of(SO, NOT_SO), DATED), None),
        (all_of(NOT_SO, claimed(SO, SO), DATED), None),
        (all_of(NOT_SO, claimed(Whole.open, DATED)), None),
        (all_of(SO, claimed(Whole.open, DATED)), TODAY + ONE),
        (all_of(SO, claimed(SO, DATED)), None),
        (all_of(NOT_SO, Whole.parts.each(Part.good), DATED), None),
        (all_of(NOT_SO, Whole.parts.some(Part.good), DATED), None),
        (any_of(SO, Items(Whole.parts).suffice(Part.good, without=SO), DATED), None),
        (any_of(Whole.parts.some(when(Part.reached, Part.good)), DATED), TODAY + ONE),
        (all_of(NOT_SO, Whole.parts.each(~Part.good), DATED), None),
        (all_of(NOT_SO, Whole.parts.some(~Part.good), DATED), None),
        (all_of(Whole.parts.each(Part.good), DATED), None),
        (Items(Whole.parts).suffice(Part.since.begun(), without=NOT_SO), TODAY + ONE),
        (Items(Whole.parts).suffice(Part.good, without=DATED), TODAY + ONE),
    ],
)
def test_what_is_settled_waits_for_nothing_more(question, until):
    """However deep the part lies that would have changed, and whatever stands between."""
    whole = Whole(
        yes=True,
        no=False,
        begins=TODAY + ONE,
        parts=[Part(reached=False, good=False, since=TODAY + day * ONE) for day in (5, 1)],
    )
    assert question(whole, as_of=TODAY).holds_until == until
    day = Day(TODAY)
    noting(question, Whole)(whole, None, day, None)
    assert day.holds_until == until


def test_what_is_asked_for_first():
    """Where neither of two is known, the fact that the first needs; where nothing applies, the first says why."""
    assert claimed(Whole.open, Whole.other)(WHOLE, as_of=TODAY).fact == "open"
    nothing = all_of(when(Whole.no, Whole.yes), when(~Whole.yes, Whole.yes))(WHOLE, as_of=TODAY)
    assert (nothing.applies, nothing.sentence()) == (False, "it is not otherwise")
    said = when(Whole.no, Whole.yes).said("all is well", no="nothing is well")(WHOLE, as_of=TODAY)
    assert (said.applies, said.sentence()) == (False, "it is not otherwise")
    assert list((~when(Whole.no, Whole.yes)).parts()) == [Whole.no, ~Whole.yes]


def test_why_it_is_open():
    """A law that is contested is no case that lies outside."""
    assert contested("two texts")(WHOLE, as_of=TODAY).doubt is Doubt.CONTESTED
    assert outside("no text")(WHOLE, as_of=TODAY).doubt is Doubt.OUTSIDE
    assert by_hand(lambda _law, _whole: missing("open", "Is it known?"))(WHOLE, as_of=TODAY).doubt is Doubt.MISSING


def test_every_fact_of_a_question():
    """Those of its parts, and its own beside a part, in whatever kind of question."""
    inner = Part.good & Part.reached
    listed = Whole.parts.where(Part.counts)
    for question, facts in (
        (Whole.parts.each(inner), {Whole.parts, Part.good, Part.reached}),
        (Whole.parts.some(Part.good), {Whole.parts, Part.good}),
        (listed.exist(), {Whole.parts, Part.counts}),
        (~listed.exist(), {Whole.parts, Part.counts}),
        (listed.count().at_least(1), {Whole.parts, Part.counts}),
        (listed.latest(Part.since).begun(), {Whole.parts, Part.counts, Part.since}),
        (listed.cover(["a"], Part.offers, narrow="narrow"), {Whole.parts, Part.counts, Part.offers}),
        (Whole.begins.before(Whole.begins.claimed(otherwise=value(TODAY))), {Whole.begins}),
        (value(TODAY).before(Whole.begins), {Whole.begins}),
        (Part.since.claimed(otherwise=Whole.begins).begun(), {Part.since, Whole.begins}),
    ):
        assert set(question.every_fact()) == facts
        assert {one for part in question.walk() for one in part.facts()} == facts


def test_one_that_is_asked_for():
    """An answer that waits for a fact names the first that would settle it."""
    listed = Whole.parts.where(Part.counts)
    doubtful = Whole(parts=[Part(since=TODAY), Part(counts=True)])
    for question, asked in (
        (listed.latest(Part.since).begun(), "parts[0].counts"),
        (listed.count().at_least(1), "parts[0].counts"),
        (Whole.parts.latest(Part.since).begun(), "parts[1].since"),
        (listed.where(Part.good).count().at_least(1), "parts[0].counts"),
    ):
        assert question(doubtful, as_of=TODAY).fact == asked
    assert listed.count().at_least(1)(Whole(), as_of=TODAY).fact == "parts"
    assert listed.latest(Part.since).begun()(Whole(parts=[]), as_of=TODAY).fact == "parts"


def test_a_value_is_read_once_and_stays():
    """What stands in for it where it is not stated is not taken for it; an end waits for each of its parts."""
    claimed_day = Whole.begins.claimed(otherwise=value(TODAY))
    assert readings(claimed_day.begun() & Whole.begins.begun(), Whole()) == {UNKNOWN}
    assert readings(claimed_day.begun() & Whole.begins.begun(), WHOLE) == {FAIL}
    assert readings(claimed_day.begun(), Whole()) == {PASS}
    assert claimed_day.begun()(Whole(), as_of=TODAY).path == ""
    end = Whole.begins + Whole.term
    for whole, answer, asked in (
        (Whole(begins=TODAY - ONE), UNKNOWN, "term"),
        (Whole(term=years(1)), UNKNOWN, "begins"),
        (Whole(begins=TODAY, term=years(1)), FAIL, ""),
        (Whole(begins=date(2025, 11, 23), term=years(1)), PASS, ""),
    ):
        assert readings(end.begun(), whole) == {answer}
        assert end.begun()(whole, as_of=TODAY).fact == asked
    assert readings(Told.number.is_(10**6), Told(number=int("1000000"))) == {PASS}
    assert readings(Told.number.is_(10**6), Told(number=int("1000001"))) == {FAIL}


def test_where_it_is_said():
    """At the place of the thing that is asked, of its list where that has none; of what holds it from the root."""
    assert Whole.parts.exist()(Whole(parts=()), as_of=TODAY).path == "parts"
    assert Whole.parts.exist().explain(placed(Asking(Day(TODAY)), Whole(parts=()), "a")).path == "a"
    assert Whole.yes(Part(), as_of=TODAY).fact == "/yes"
    told = by_hand(lambda _law, _whole: all_hold("all", [passed("a"), failed("b")]))
    assert [child.sentence() for child in (~told)(WHOLE, as_of=TODAY).children] == ["a", "b"]
    offered = Whole.parts.cover(["a"], Whole.offers, narrow="narrow")
    assert readings(offered, Whole(offers=["a"], parts=[Part(offers=())])) == {PASS}
    assert readings(offered, Whole(offers=(), parts=[Part(offers=["a"])])) == {FAIL}


def test_a_question_of_many_parts_is_asked_of_what_is_there_and_of_what_may_be():
    """Written once for both; nothing is stated of a thing that is not stated."""
    heavy = all_of(*(any_of(Part.good, Part.reached, Part.counts) & Part.since.begun() for _ in range(4)))
    text = Reference("Example Act, art. 1", checked_on="2026-10-01")
    rules = {
        "listed": rule("EX-1", text, title="those listed")(Whole.parts.each(heavy)),
        "main": rule("EX-2", text, title="the main one")(Whole.main.has(heavy)),
        "others": rule("EX-3", text, title="one of those listed")(Whole.parts.some(heavy)),
    }
    law = type("Law", (RuleSet,), rules, of=Whole)(as_of=TODAY)
    parts = [Part(good=True, since=TODAY), Part(good=False, reached=False, counts=False, since=TODAY), Part()]
    for main in (None, *parts):
        for listed in ((), *((one,) for one in parts), parts):
            whole = Whole(main=main, parts=listed)
            explained = {one: number(law.explain(one, whole)) for one in law.rules}
            assert law.numbers(whole) == explained


def test_values_of_the_law_are_on_record_for_each_that_is_asked():
    """However many they are: a condition that reads one is explained every time."""
    text = Reference("Example Act, art. 1", checked_on="2026-10-01")
    later = parameter("2020-01-01", TODAY, cites=[text])
    for many in (1, 12, 20):
        whole = Whole(parts=[Part(since=TODAY, good=True)] * many)
        found = Whole.parts.where(Part.since.at_most(later)).each(Part.good)(whole, as_of=TODAY)
        assert len(found.reads) == many


def test_asked_of_a_subject_in_its_document():
    """The nearest thing that has a fact is read, and the document where nothing inside it has."""
    asking = placed(Asking(Day(TODAY), root=WHOLE), Part(good=True), "parts[0]")
    found = (Part.good & Whole.yes).explain(asking)
    assert [child.path for child in found.children] == ["parts[0].good", "/yes"]


@model
class Told:
    """What is compared."""

    name: Fact[str] = fact("What is it called?", noun="the name")
    number: Fact[int] = fact("How many?", noun="the number")
    day: Fact[date] = fact("On which day?", noun="the day")
    places: Fact[frozenset[str]] = fact("In which places?", noun="the places")


@pytest.mark.parametrize(
    ("question", "verdict", "words"),
    [
        (Told.name.is_in(["a"]), PASS, "the name fits"),
        (Told.name.is_in(["b"]), FAIL, "the name does not fit"),
        (~Told.name.is_in(["a"]), FAIL, "the name does not fit"),
        (~Told.name.is_in(["b"]), PASS, "the name fits"),
        (Told.number.at_least(2), PASS, "the number is 2, at least 2"),
        (Told.number.at_least(3), FAIL, "the number is 2, less than 3"),
        (Told.number.before(3), PASS, "the number is 2, before 3"),
        (Told.day.at_least(TODAY), PASS, "the day is 2026-11-23, on 2026-11-23 or later"),
        (Told.day.before(TODAY), FAIL, "the day is 2026-11-23, on 2026-11-23 or later"),
        (Told.places.includes_all(["c", "b", "a"]), FAIL, "the places does not fit"),
    ],
)
def test_words_of_comparisons(question, verdict, words):
    """Free text is not told; numbers and days have words of their own."""
    told = Told(name="a", number=2, day=TODAY, places=["a"])
    assert readings(question, told) == {verdict}
    assert question(told, as_of=TODAY).sentence() == words
