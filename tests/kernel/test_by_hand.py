"""A function that answers: what it may raise, return and take, and what is noted of what it reads."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest

from healthgov.documents import unstructure
from healthgov.errors import CalendarEndError, DefinitionError
from healthgov.findings import failed
from healthgov.periods import Day, years
from healthgov.questions import by_hand
from healthgov.questions.by_hand import plain_parameters
from healthgov.questions.reads import facts_read, facts_seen
from healthgov.questions.remedies import remedies
from healthgov.questions.tree import Question
from healthgov.questions.witnesses import witness
from healthgov.rules import RuleSet, rule
from healthgov.values import parameter
from healthgov.verdicts import Doubt, Verdict
from kernel.test_readings import TEXT, TODAY, Campaign, F, Layer, P, U, Whole

OLD = date(2019, 12, 31)


class Dated(RuleSet, of=Campaign):
    """Law whose value has a first day."""

    longest = parameter("2020-01-01", years(3), cites=[TEXT])

    @rule("EX-01", TEXT, title="the layers are kept no longer than the law says")
    def kept(law, campaign):
        """No longer."""

        def ended(law, layer):
            return layer.first_day + law.longest < law.day

        return campaign.layers.each(by_hand(ended))


@pytest.mark.parametrize(
    ("first", "as_of", "answer", "reason"),
    [
        (date(2020, 1, 1), TODAY, P, "this holds"),
        (TODAY, TODAY, F, "this does not hold"),
        (date(9998, 1, 1), TODAY, U, "the end lies beyond the calendar"),
        (
            date(2019, 1, 1),
            OLD,
            U,
            "longest has no value on 2019-12-31; its history starts on 2020-01-01. Ask for a later day, or add the older text to the history.",
        ),
    ],
)
def test_what_law_does_not_say_is_open(first, as_of, answer, reason):
    """A value that has no past, an end that no calendar has: an answer at the thing, in both readings."""
    campaign = Campaign(layers=[Layer(id="a"), Layer(id="b", first_day=first)][1:])
    law = Dated(as_of=as_of)
    *_, found = law.kept(campaign).walk()
    assert (found.verdict, found.path) == (answer, "layers[0]" if answer is U else "")
    assert found.doubt is (Doubt.OUTSIDE if answer is U else None)
    assert found.reason == reason
    assert law.verdict(campaign) is answer


@pytest.mark.parametrize(
    ("raised", "open_"), [(CalendarEndError.past(), True), (OverflowError(), True), (KeyError(), False)]
)
def test_an_end_beyond_the_calendar_is_open_and_a_slip_is_told(raised, open_):
    """What the calendar refuses is no slip of a function."""

    def function(_law, _thing):
        raise raised

    if open_:
        assert by_hand(function).verdict(Campaign(), as_of=TODAY) is U
    else:
        with pytest.raises(KeyError):
            by_hand(function).verdict(Campaign(), as_of=TODAY)


@pytest.mark.parametrize(
    ("returned", "answer"),
    [(True, P), (P, P), (False, F), (F, F), (None, U), (U, U), (failed("no"), F)],
)
def test_what_a_function_returns(returned, answer):
    """An answer of each kind; the opposite is asked with the same function."""
    question: Question = by_hand(lambda _law, _thing: returned)
    assert question.verdict(Campaign(), as_of=TODAY) is answer
    assert question(Campaign(), as_of=TODAY).verdict is answer
    assert (~question).verdict(Campaign(), as_of=TODAY) is {P: F, F: P, U: U}[answer]
    assert (~question)(Campaign(), as_of=TODAY).reason == question(Campaign(), as_of=TODAY).reason


@pytest.mark.parametrize("returned", [0, 1, "", "yes", [], Day("2026-11-23")])
def test_what_is_no_answer_is_refused(returned):
    """What merely counts as yes or no is none."""
    with pytest.raises(DefinitionError, match=type(returned).__name__):
        by_hand(lambda _law, _thing: returned).verdict(Campaign(), as_of=TODAY)


def takes(law, thing):
    """Two."""
    return law and thing


def takes_three(law, thing, document):
    """Three."""
    return law and thing and document


def noted(law, thing):
    """Two, with something written on it."""
    return law and thing


noted.told = True


@pytest.mark.parametrize(
    ("function", "count"),
    [
        (takes, 2),
        (takes_three, 3),
        (lambda: None, 0),
        (noted, None),
        (lambda law, *, thing: law and thing, None),
        (lambda *law: law, None),
        (lambda **law: law, None),
        (takes.__call__, None),
        (len, None),
    ],
)
def test_a_plain_function_tells_what_it_takes(function, count):
    """By place alone; of any other its signature tells."""
    assert plain_parameters(function) == count


@pytest.mark.parametrize("function", [lambda: None, lambda law: law, lambda a, b, c, d: (a, b, c, d)])
def test_a_function_takes_two_or_three(function):
    """The law and the thing, and the document if it wants it."""
    with pytest.raises(DefinitionError, match="function \\(law, subject\\)"):
        by_hand(function)


def test_what_is_asked_again_is_not_asked_twice():
    """Of the same thing in the same document on the same day; until when it holds is noted each time."""
    asked = []

    def begun(law, campaign, document):
        asked.append(document is not None)
        return campaign.starts_on <= law.day

    question, campaign = by_hand(begun), Campaign(starts_on=date(2026, 12, 1))
    whole = Whole(campaigns=[campaign])
    for on, document, count in (
        (TODAY, None, 1),
        (TODAY, None, 1),
        (date(2026, 11, 30), None, 2),
        (date(2026, 11, 30), whole, 3),
        (date(2026, 11, 30), whole, 3),
        (date(2026, 11, 30), None, 4),
    ):
        assert question.verdict(campaign, as_of=on, document=document) is F
        assert len(asked) == count
    law = type("Law", (RuleSet,), {"begun": rule("EX-01", TEXT, title="it has begun")(question)}, of=Campaign)
    for _ in range(3):
        assert law(as_of=TODAY).begun(campaign).holds_until == date(2026, 12, 1)
    assert Verdict.PASS is law(as_of="2026-12-01").begun(campaign).verdict


@by_hand
def either_way(_law, campaign, document):
    """Of a campaign alone its sender, and in a document what that states, one after the other."""
    if document is None:
        return campaign.named
    return document.bulk and document.calls == 1 and document.quiet


def test_what_a_function_reads_with_a_document_and_without():
    """Both are tried, with much stated and with little."""
    assert set(facts_seen(either_way, Campaign)) == {Campaign.named, Campaign.bulk, Campaign.calls, Campaign.quiet}


UNREADY = [
    *(CalendarEndError.past(), ZeroDivisionError(), OverflowError(), AttributeError(), KeyError(), IndexError()),
    *(TypeError(), ValueError()),
]


@pytest.mark.parametrize("raised", [*UNREADY, RuntimeError()], ids=lambda error: type(error).__name__)
def test_what_a_function_raises_of_things_made_up_ends_no_search(raised):
    """It was not written for them: what it reads is seen all the same, and an example found; a fault of another kind is told."""

    def odd(_law, campaign):
        """Quiet, and named; it takes no loud one."""
        if not campaign.quiet:
            raise raised
        return campaign.named

    question, told = by_hand(odd), isinstance(raised, RuntimeError)
    with pytest.raises(RuntimeError) if told else contextlib.nullcontext():
        assert facts_read(question, Campaign) == (Campaign.quiet, Campaign.named)
    with pytest.raises(RuntimeError) if told else contextlib.nullcontext():
        assert unstructure(witness(question, Campaign, P, TODAY).subject) == {"quiet": True, "named": True}
    with pytest.raises(RuntimeError) if told else contextlib.nullcontext():
        [found] = remedies(question, Campaign(quiet=True, named=False), as_of=TODAY) or [None]
        assert [change.path for change in found.changes] == ["named"]
