"""Reports and results, part by part: what makes two of them equal, what travels with them, and what is asked and told once."""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest

from healthgov.errors import DefinitionError, NoDocumentError
from healthgov.findings import failed, missing, passed
from healthgov.questions import all_of, by_hand, of_whole, since, when
from healthgov.questions.script import FAIL, PASS
from healthgov.rules import RuleSet, Severity, calendar, check, rule
from healthgov.rules.bodies import bodies_on
from healthgov.rules.report import Report, _said
from healthgov.rules.results import Result
from kernel.test_rules import BILL, GUESS, ONE, TEXT, TODAY, F, P, Permit, Shop, Town, Trade, U, waiver


class Source:
    """Answers as it is told."""

    def __init__(self, finding, until=None):
        self._finding, self._until = finding, until

    def finding(self, _rule):
        """The same of every rule."""
        return self._finding

    def until(self, _rule):
        """The same of every rule."""
        return self._until


def test_results_are_equal_part_by_part():
    """Rule, place, number, waiver, day and explanation: where one of them differs, two results do."""
    no, yes = failed("no", at="a"), failed("yes", at="a")
    one = Result(Trade.is_open, "a", FAIL, Source(no))
    assert one == Result(Trade.is_open, "a", FAIL, Source(no))
    assert one != one.waived(waiver())
    for other in (
        Result(Trade.current, "a", FAIL, Source(no)),
        Result(Trade.is_open, "b", FAIL, Source(no)),
        Result(Trade.is_open, "a", PASS, Source(no)),
        Result(Trade.is_open, "a", FAIL, Source(no, TODAY)),
        Result(Trade.is_open, "a", FAIL, Source(yes)),
    ):
        assert one != other
        assert pickle.loads(pickle.dumps(other)) == other == copy.copy(other)  # noqa: S301  our own bytes


def test_reports_are_equal_part_by_part():
    """Day, waivers, sections and until when they hold."""
    parts = {"as_of": TODAY, "waivers": (), "sections": check(Town(main=Shop(open=True)), Trade, as_of=TODAY).sections}

    def made(**changes):
        given = {**parts, **changes}
        return Report(**{**given, "sections": lambda: given["sections"]})

    assert made() == made()
    assert made() != made(as_of=TODAY - ONE)
    assert made() != made(waivers=(waiver(until=date(2020, 1, 1), since=date(2020, 1, 1)),))
    assert made() != made(sections=())
    assert made() != made(next_departure=lambda: TODAY + ONE)


def test_where_a_result_points():
    """At the one place that decided; where several did, at what they have in common."""
    one, other = failed("no", at="a.b"), failed("no", at="a.c")
    for finding, where in (
        (one, "a.b"),
        (one.with_(children=(one,)), "a.b"),
        (one.with_(path="a", children=(one, other)), "a"),
        (one.with_(path="", children=(one, other)), "x"),
        (failed("no"), "x"),
    ):
        assert Result(Trade.is_open, "x", FAIL, Source(finding)).where() == where


@pytest.mark.parametrize("read", ["remedies", "near_remedies", "turns"])
def test_what_was_read_travels(read):
    """And what was not needs the document, which no report holds."""
    town = Town(main=Shop(open=False, permits=[Permit(first_day=TODAY, last_day=TODAY + ONE, level=2)]))
    report = check(town, Trade, as_of=TODAY)
    found = getattr(report, read)
    assert found
    twin = pickle.loads(pickle.dumps(report))  # noqa: S301  our own bytes
    assert getattr(twin, read) == found
    for other in {"remedies", "near_remedies", "turns"} - {read}:
        with pytest.raises(NoDocumentError):
            getattr(twin, other)


def law_of(**rules):
    """A law about shops."""
    return type(
        "Law", (RuleSet,), {n: rule(f"EX-{i}", TEXT, title=n)(q) for i, (n, q) in enumerate(rules.items())}, of=Shop
    )


def test_what_is_waived_is_mended_by_nobody():
    """Remedies are those of failures for which nobody answers."""
    town = Town(main=Shop(open=False), shops=[Shop(open=False)])
    report = check(town, law_of(open_=Shop.open), as_of=TODAY, waivers=[waiver(code="EX-0", path="main")])
    for found in (report.remedies, report.near_remedies):
        assert [one.mends for one in found] == [(("EX-0", "shops[0]"),)]


def test_a_question_is_asked_once_for_all_rules_that_wait():
    """Of several results each rule is named once; what passes asks nothing, and what is asked is the innermost."""
    asks = law_of(one=Shop.open, other=Shop.open & Shop.permits.stated(), third=Shop.open | Shop.permits.empty())
    report = check(Town(main=Shop(permits=())), asks, as_of=TODAY)
    assert [(one.fact, one.codes) for one in report.questions] == [("main.open", ("EX-0", "EX-1"))]
    by_two = law_of(one=all_of(Shop.permits.each(of_whole(Town.strict))))
    report = check(Town(main=Shop(permits=[Permit(), Permit()])), by_two, as_of=TODAY)
    assert [(one.fact, one.codes) for one in report.questions if one.fact == "strict"] == [("strict", ("EX-0",))]
    nowhere = law_of(one=by_hand(lambda _law, _shop: missing("", "Is it so?")))
    report = check(Town(main=Shop()), nowhere, as_of=TODAY)
    assert [(one.fact, one.ask) for one in report.questions] == [("main", "Is it so?")]


def test_a_law_that_was_assessed_asks_for_no_more_subjects():
    """Whichever of its rules applied, the first or the last."""
    for rules in (
        {"a": Shop.open, "b": when(~Shop.open, Shop.open)},
        {"b": when(~Shop.open, Shop.open), "a": Shop.open},
    ):
        report = check(Town(main=Shop(open=True)), law_of(**rules), as_of=TODAY)
        assert report.sections[0].unasked == ()
        assert report.verdict is report.sections[0].verdict is P
    report = check(Town(main=Shop(open=True)), law_of(b=when(~Shop.open, Shop.open)), as_of=TODAY)
    assert [one.fact for one in report.sections[0].unasked] == ["shops"]
    quick = check(Town(main=Shop(open=True)), law_of(b=when(~Shop.open, Shop.open)), as_of=TODAY)
    assert quick.verdict is report.verdict is U


def test_a_proposal_is_the_beginning_of_no_law():
    """Nor does a rule that a house switched off begin it."""
    late = rule("EX-11", TEXT, since="2028-01-01", title="late")(Shop.open)
    bill = rule("EX-12", BILL, since="2027-01-01", title="a bill")(Shop.open)
    law = type("Young", (RuleSet,), {"late": late, "bill": bill}, of=Shop)
    assert bodies_on((law,), TODAY).begins == {law: date(2028, 1, 1)}
    assert bodies_on((law,), date(2028, 1, 1)).begins == {}


def test_every_softening_stays_in_the_report():
    """One after the other; the same severity is none, and a title changes nothing else."""

    class Once(Trade):
        """A house."""

        is_open = Trade.is_open.evolve(severity=Severity.MINOR, because="a")

    class Twice(Once):
        """A house in it."""

        is_open = Once.is_open.evolve(severity=Severity.WARNING, because="b")

    said = [note.partition(": ")[2] for note in Twice.is_open.departures]
    assert said == ["a", "b"]
    assert check(Town(), Twice, as_of=TODAY).sections[0].departures == tuple(
        f"EX-01 softened from {before} to {after}: {why}"
        for before, after, why in (("major", "minor", "a"), ("minor", "warning", "b"))
    )
    assert Trade.is_open.evolve(severity=Severity.MAJOR).departures == ()
    with pytest.raises(DefinitionError, match="softened"):
        Trade.is_open.evolve(severity=Severity.MINOR)
    with pytest.raises(DefinitionError, match="lowers EX-01"):
        type(
            "Silent",
            (Once,),
            {"is_open": rule("EX-01", TEXT, title="it is open", severity=Severity.WARNING)(Shop.open)},
        )


def test_an_override_of_a_question():
    """A rule that no function made is given as it was; a page that nobody writes anew stays."""

    class Own(Trade):
        """A house."""

        @Trade.is_open.override
        def is_open(law, shop, former):
            return former & shop.permits.stated()

    law = Own(as_of=TODAY)
    assert law.is_open(Shop(open=True)).verdict is U
    assert law.is_open(Shop(open=True, permits=())).verdict is P
    assert law.is_open(Shop(open=False, permits=())).verdict is F
    assert Own.is_open.page == Trade.is_open.page
    assert Own.permitted.page == Trade.permitted.page


def test_rules_of_one_code_take_turns_in_the_calendar():
    """Where one ends and the other begins its answer is another one; what nobody changes stays where it is."""
    law = type(
        "Turns",
        (RuleSet,),
        {"guessed": Trade.guessed, "short": Trade.short, "very_short": Trade.very_short, "longest": Trade.longest},
        of=Permit,
    )
    permit = Permit(first_day=date(2027, 1, 1), last_day=date(2028, 12, 1))
    turns = list(calendar(permit, law, as_of=TODAY, until=date(2030, 1, 1)))
    assert [(turn.day, turn.before, turn.after) for turn in turns] == [(date(2028, 3, 1), P, F)]


def test_a_waiver_turns_what_fails_alone():
    """On its first day and after its last; what it covers and does not fail is not told."""
    town = Town(main=Shop(open=False), shops=[Shop(open=True)])
    given = waiver(code="EX-0", since=TODAY + ONE, until=TODAY + 9 * ONE)
    turns = list(calendar(town, law_of(open_=Shop.open), as_of=TODAY, until=TODAY + 99 * ONE, waivers=[given]))
    assert [(turn.day, turn.path, turn.before, turn.after) for turn in turns] == [
        (TODAY + ONE, "main", F, P),
        (TODAY + 10 * ONE, "main", P, F),
    ]
    report = check(town, law_of(open_=Shop.open), as_of=TODAY, waivers=[given])
    assert report.holds_until == TODAY + ONE


def test_a_failure_is_waived_where_it_stands():
    """By the place of the subject, or that of what decided; a waiver for another place covers neither."""
    town = Town(main=Shop(open=True, permits=[Permit(last_day=TODAY - ONE)]))
    law = law_of(current=Shop.permits.each(~Permit.last_day.is_over()))
    for path, covers in (
        ("main", True),
        ("main.permits[0]", True),
        ("main.permits[0].last_day", True),
        ("main.permits", True),
        ("main.permits[1]", False),
        ("main.open", False),
    ):
        report = check(town, law, as_of=TODAY, waivers=[waiver(code="EX-0", path=path)])
        assert [result.waiver is not None for result in report.results] == [covers], path
        assert report.verdict is (P if covers else F)


def test_a_law_is_equal_to_itself_on_its_day():
    """To none of another class, nor of another day."""
    assert Trade(as_of=TODAY) == Trade(as_of=TODAY)
    assert Trade(as_of=TODAY) != Trade(as_of=TODAY + ONE)
    assert Trade(as_of=TODAY) != Trade(as_of=TODAY - ONE)
    assert Trade(as_of=TODAY) != type("Other", (Trade,), {})(as_of=TODAY)
    assert passed("x") != Trade(as_of=TODAY)


STRICT = of_whole(Town.strict)


class Anywhere(RuleSet, of=Shop):
    """A law that reaches all."""

    is_open = rule("EX-21", TEXT, title="it is open")(Shop.open)


class InStrict(RuleSet, of=Shop, where=STRICT):
    """A law that reaches some."""

    permitted = rule("EX-22", TEXT, title="it has a permit")(Shop.permits.exist())


class First(Anywhere, InStrict):
    """Both, one before the other."""


class Last(InStrict, Anywhere):
    """Both, the other before the one."""


@pytest.mark.parametrize("law", [First, Last])
def test_each_rule_keeps_the_scope_of_its_law(law):
    """Where laws are brought together, what does not reach one rule says nothing of another."""
    shop = Shop(open=False, permits=())
    for strict, answers in ((True, (F, F)), (False, (F, P))):
        town = Town(strict=strict, shops=[shop])
        numbers = {one.code: number for one, number in law(as_of=TODAY).numbers(shop, town).items()}
        assert numbers == {"EX-21": FAIL, "EX-22": FAIL if strict else 0}
        report = check(town, law, as_of=TODAY)
        assert {result.code: result.verdict for result in report.results} == dict(
            zip(("EX-21", "EX-22"), answers, strict=True)
        )
    asked = check(Town(strict=False), law, as_of=TODAY)
    assert [one.fact for one in asked.sections[0].unasked] == ["shops", "main"]
    assert check(Town(strict=False), law, as_of=TODAY).verdict is U
    assert check(Town(strict=False), InStrict, as_of=TODAY).sections[0].unasked == ()


def test_a_rule_that_is_overridden_reaches_whom_it_reached():
    """As far as the law that names it first, and every law that extends that; the widest is asked first."""

    class Own(InStrict, where=Shop.open):
        """A house."""

        @InStrict.permitted.override
        def permitted(law, shop):
            """It has no permit."""
            return shop.permits.empty()

    assert Own.permitted.scope.children == (STRICT, Shop.open)
    law = Own(as_of=TODAY)
    assert law.permitted(Shop(open=True, permits=[Permit()]), Town(strict=False)).applies is False
    assert law.permitted(Shop(open=True, permits=[Permit()]), Town(strict=True)).verdict is F


def test_only_what_is_stated_shows_that_a_law_reaches_none():
    """Neither a day that has not come, nor what a function says of a document alone."""
    later = type(
        "Later", (RuleSet,), {"a": rule("EX-23", TEXT, title="a")(Shop.open)}, of=Shop, where=since(TODAY + ONE)
    )
    assert [one.fact for one in check(Town(), later, as_of=TODAY).sections[0].unasked] == ["shops", "main"]
    assert not later(as_of=TODAY).steady(later.a)
    assert later(as_of=TODAY + 2 * ONE).steady(later.a)
    function = of_whole(by_hand(lambda _law, _town: False) | Town.strict)
    asked = type("Asked", (RuleSet,), {"a": rule("EX-24", TEXT, title="a")(Shop.open)}, of=Shop, where=function)
    assert [one.fact for one in check(Town(strict=False), asked, as_of=TODAY).sections[0].unasked] == ["shops", "main"]
    young = {
        "a": rule("EX-25", TEXT, title="a")(Shop.open),
        "b": rule("EX-26", TEXT, title="b", of=Permit, since=TODAY + ONE)(Permit.level.stated()),
    }
    both = type("Both", (RuleSet,), young, of=Shop)
    town = Town(shops=(), main=Shop(open=True))
    assert check(town, both, as_of=TODAY).verdict is P
    nothing = type("Nothing", (both,), {"a": both.a.override(lambda _law, shop: when(~shop.open, shop.open))})
    assert check(town, nothing, as_of=TODAY).sections[0].unasked == ()
    assert [one.fact for one in check(town, nothing, as_of=TODAY + ONE).sections[0].unasked] == ["main.permits"]


def test_days_of_a_law_for_few_count_where_one_of_its_subjects_is_stated():
    """Of any of its kinds: beside that its days change nothing here."""
    young = {
        "a": rule("EX-27", TEXT, title="a", since=TODAY + ONE)(Shop.open),
        "b": rule("EX-28", TEXT, title="b", of=Permit)(Permit.level.stated()),
    }
    few = type("Few", (RuleSet,), young, of=Shop)
    for town, skipped in ((Town(), []), (Town(main=Shop()), ["EX-27"])):
        report = check(town, Anywhere, few, as_of=TODAY, optional=[few])
        assert [one.rule.code for one in report.sections[1].skipped] == skipped
        assert report.holds_until == (TODAY + ONE if skipped else None)
    assert [one.rule.code for one in check(Town(), few, as_of=TODAY).skipped] == ["EX-27"]


def test_a_deduction_does_not_apply_where_it_asks_nothing():
    """What decides nothing is no doubt where the law does not reach; both readings say so."""
    law = type(
        "Guessed", (RuleSet,), {"a": rule("EX-29", GUESS, title="a")(when(Shop.open, Shop.permits.exist()))}, of=Shop
    )
    for shop, applies, verdict in ((Shop(open=False), False, P), (Shop(open=True, permits=()), True, U)):
        found = law(as_of=TODAY).a(shop)
        assert (found.applies, found.verdict) == (applies, verdict)
        assert list(law(as_of=TODAY).numbers(shop).values()) == [0 if not applies else 2]


def test_waivers_of_the_document_come_first():
    """Then those given, in their order; the first that covers a failure answers for it."""
    inside, given = waiver(code="EX-21", until=TODAY + 90 * ONE), waiver(code="EX-21", until=TODAY + 60 * ONE)
    report = check(Town(main=Shop(open=False), waivers=[inside]), Anywhere, as_of=TODAY, waivers=[given])
    assert report.waivers == (inside, given)
    assert [result.waiver for result in report.results] == [inside]
    assert [note.path for note in report.notes] == ["waivers[0]", "waivers[1]"]


class Counted:
    """Where a result comes from, which counts how often it is asked."""

    def __init__(self):
        self.asked = []

    def finding(self, rule):
        """The explanation."""
        self.asked.append(("finding", rule))
        return failed("no")

    def until(self, rule):
        """The day."""
        self.asked.append(("until", rule))


def test_what_explains_a_result_is_made_once():
    """When it is first read; that an answer never changes is remembered as well."""
    source = Counted()
    result = Result(STRICT, "a", FAIL, source)
    assert source.asked == []
    assert result.finding is result.finding
    assert source.asked == [("finding", STRICT)]
    assert (result.holds_until, result.holds_until) == (None, None)
    assert source.asked[1:] == [("until", STRICT)]


def test_an_answer_of_before_or_after_is_said():
    """Also where none is evaluated, and where what is asked does not apply."""
    answers = (None, "does not apply", "fail", "pass", "unknown")
    assert [*map(_said, answers)] == ["not evaluated", "it does not apply", "FAIL", "PASS", "UNKNOWN"]
