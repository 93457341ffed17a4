"""Rules, rule sets, check and report: definition, extension, and what a report promises."""

from __future__ import annotations

import copy
import enum
import logging
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import tries
from healthgov.errors import DefinitionError, NoDocumentError, NotInForceError
from healthgov.facts import Fact, fact, model
from healthgov.findings import by_reading, failed, passed
from healthgov.kinds import CountryCode
from healthgov.periods import days, years
from healthgov.questions import by_hand, claimed, of_whole, settled, since, thing_of, when
from healthgov.reports.renderers import json, markdown
from healthgov.rules import RuleSet, Severity, Tombstone, Waiver, calendar, check, rule
from healthgov.rules.report import Asked, Report, Turn
from healthgov.rules.results import overall
from healthgov.rules.showing import showing, unsigned
from healthgov.texts import BindingForce, Confidence, Reference
from healthgov.values import Limit, parameter
from healthgov.verdicts import Doubt, Verdict

P, F, U = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN
TODAY, ONE = date(2026, 11, 23), timedelta(days=1)
TEXT = Reference("Example Act, art. 1", checked_on="2026-10-01")
GUESS = Reference("Example Act, art. 2", confidence=Confidence.INFERRED)
BILL = Reference("Example Bill, art. 3", checked_on="2026-10-01", force=BindingForce.PROPOSAL)


@model
class Permit:
    """A permit with its days."""

    first_day: Fact[date] = fact("Since when does it run?")
    last_day: Fact[date] = fact("Until when does it run?")
    level: Fact[int] = fact("Which level has it?")
    holder: Fact[str] = fact("Who holds it?", personal=True)


@model
class Shop:
    """A shop with permits."""

    open: Fact[bool] = fact("Is it open?", yes="it is open", no="it is closed")
    permits: Fact[tuple[Permit, ...]] = fact("Which permits does it hold?")
    owner: Fact[str] = fact("Who owns it?", personal=True)


@model
class Town:
    """A town with shops; the whole document."""

    shops: Fact[tuple[Shop, ...]] = fact("Which shops are there?")
    main: Fact[Shop] = fact("Which is the main one?")
    strict: Fact[bool] = fact("Is the town strict?", yes="the town is strict", no="the town is not strict")
    waivers: Fact[tuple[Waiver, ...]] = fact("Who answers for a failure?")


@model
class Weather:
    """A thing that has nothing to do with shops."""

    dry: Fact[bool] = fact("Is it dry?")


in_force = Permit.first_day.begun() & ~Permit.last_day.is_over()


class Trade(RuleSet, of=Shop):
    """The law of trade."""

    longest = parameter("2020-01-01", years(3), cites=[TEXT], limit=Limit.MAXIMUM).changed(
        "2027-06-01", years(2), cites=[TEXT]
    )

    is_open = rule("EX-01", TEXT, title="it is open")(Shop.open)

    @rule("EX-02", TEXT, severity=Severity.BLOCKER)
    def permitted(law, shop):
        """A permit is in force.

        A permit covers the day.
        """
        return shop.permits.some(in_force, none="no permit today")

    @rule("EX-03", TEXT, of=Permit, until="2028-02-29")
    def short(law, permit):
        """A permit is short."""
        return permit.last_day.at_most(permit.first_day + law.longest)

    @rule("EX-03", TEXT, of=Permit, since="2028-03-01")
    @by_hand
    def very_short(law, permit):
        """A permit is very short."""
        return permit.last_day <= permit.first_day + days(500)

    @rule("EX-04", TEXT)
    def current(law, shop):
        """Permits are current."""
        return shop.permits.each(~Permit.last_day.is_over())

    guessed = rule("EX-05", GUESS, of=Permit, title="the level is high")(Permit.level.at_least(2))

    bill = rule("EX-06", BILL, title="the future")(~Shop.open)

    @rule("EX-07", TEXT, since="2027-02-01")
    @by_hand
    def strict(law, shop, town):
        """The town is strict, or a permit is in force: asks the whole document."""
        return by_reading("two readings", law.permitted(thing_of(shop)), passed("so") if town.strict else failed("no"))

    @rule("EX-08", TEXT)
    def begun_all(law, shop):
        """Every permit has begun."""
        return when(shop.permits.exist(none="no permit"), shop.permits.each(Permit.first_day.begun()))


class House(Trade):
    """The law of trade, and ours."""

    longest = Trade.longest.replaced("2026-01-01", years(1), because="our policy")
    is_open = Trade.is_open.disabled(because="note 12")
    current = Trade.current.evolve(severity=Severity.WARNING, because="we mend within a month")

    @Trade.permitted.override
    def permitted(law, shop, former):
        """As the law says, and stated."""
        return claimed(shop.permits.exist()).said("on file", no="we want it on file") & former

    ours = rule("OUR-01", TEXT, title="it has a permit")(Shop.permits.stated())


class Reach(Trade, where=of_whole(Town.strict)):
    """The law of trade, in strict towns only."""


EXTENSIONS = (Trade, House, Reach)
near = st.none() | st.dates(date(2026, 10, 1), date(2029, 12, 31))
texts = st.none() | st.just("Zoé Canari")
permits = st.builds(Permit, first_day=near, last_day=near, level=st.none() | st.integers(0, 3), holder=texts)
shops = st.builds(
    Shop, open=st.none() | st.booleans(), permits=st.none() | st.lists(permits, max_size=3).map(tuple), owner=texts
)
span = st.tuples(st.dates(date(2026, 10, 1), date(2028, 1, 1)), st.integers(0, 300))
waivers = st.builds(
    lambda code, path, days_: Waiver(
        code=code,
        reason="r",
        owner="Zoé Canari",
        approver="Zoé Canari",
        since=days_[0],
        until=days_[0] + days_[1] * ONE,
        path=path,
    ),
    st.sampled_from(["EX-01", "EX-02", "EX-03", "EX-04"]),
    st.sampled_from(["", "main", "shops[0]", "shops[0].permits[0].last_day"]),
    span,
)
towns = st.builds(
    Town,
    shops=st.none() | st.lists(shops, max_size=2).map(tuple),
    main=st.none() | shops,
    strict=st.none() | st.booleans(),
    waivers=st.none() | st.lists(waivers, max_size=2).map(tuple),
)
some_day = st.dates(date(2026, 10, 1), date(2028, 12, 31))


def picture(report):
    """Every verdict of a report, with its place."""
    return {
        (s.name, r.rule.code, r.path, n): (P if r.waiver else r.verdict)
        for s in report.sections
        for n, r in enumerate(s.results)
    }


def keyed(report):
    """Every verdict by rule set, code and path."""
    return {(s.name, r.rule.code, r.path): (P if r.waiver else r.verdict) for s in report.sections for r in s.results}


@settings(max_examples=150, deadline=None)
@given(towns, some_day)
def test_fast_verdict_is_the_explained_one(town, day):
    """The verdict alone, the verdict of the tree, and the list of failing rules agree."""
    report = check(town, *EXTENSIONS, as_of=day)
    assert check(town, *EXTENSIONS, as_of=day).verdict is overall(report.sections) is report.verdict
    bare = check(Town(shops=town.shops, main=town.main, strict=town.strict), *EXTENSIONS, as_of=day)
    assert bare.verdict is overall(bare.sections)
    for rule_set in EXTENSIONS:
        law = rule_set(as_of=day)
        for subject in (*(town.shops or ()), *(p for s in town.shops or () for p in s.permits or ())):
            explained = [
                (r, law.explain(r, subject, town)) for r in law.rules_for(type(subject)) if law.skips(r) is None
            ]
            counted = [f.verdict for _, f in explained if f.applies or f.verdict is not P]
            assert law.verdict(subject, town) is (Verdict.all(counted) if counted else U)
            assert law.failing(subject, town) == tuple(r for r, f in explained if f.verdict is F)


@settings(max_examples=25, deadline=None)
@given(towns, some_day)
def test_nothing_changes_before_holds_until(town, day):
    """From the day asked to the day before ``holds_until``, every verdict in the report is the same."""
    report = check(town, *EXTENSIONS, as_of=day)
    end = min(report.holds_until or date.max, day + timedelta(days=500))
    now = picture(report)
    verdict = report.verdict
    while (day := day + ONE) < end:
        later = check(town, *EXTENSIONS, as_of=day)
        assert later.verdict is verdict
        assert picture(later) == now, day


@settings(max_examples=tries(1, 5), deadline=None)
@given(
    st.builds(
        Town, shops=st.lists(shops, min_size=1, max_size=1).map(tuple), waivers=st.lists(waivers, max_size=1).map(tuple)
    )
)
def test_calendar_finds_what_a_scan_finds(town):
    """Stepping from one ``holds_until`` to the next finds every change a scan of ten years finds."""
    day, last = date(2026, 6, 1), date(2036, 6, 1)
    scanned, before = [], keyed(check(town, *EXTENSIONS, as_of=day))
    while (day := day + ONE) <= last:
        after = keyed(check(town, *EXTENSIONS, as_of=day))
        scanned += [
            (day, k[1], k[2], before.get(k), after.get(k)) for k in before | after if before.get(k) is not after.get(k)
        ]
        before = after
    stepped = [
        (t.day, t.code, t.path, t.before, t.after) for t in calendar(town, *EXTENSIONS, as_of="2026-06-01", until=last)
    ]
    assert sorted(stepped, key=repr) == sorted(scanned, key=repr)


@settings(max_examples=60, deadline=None)
@given(towns, some_day)
def test_no_personal_value_gets_out(town, day):
    """A name in the document stands in no text, repr or error made from it; a text that says who waives is asked not to."""
    report = unsigned(check(town, *EXTENSIONS, as_of=day, waivers=town.waivers or ()))
    said = [
        str(report),
        report.text("fr"),
        repr(report),
        repr(report.sections),
        repr(report.notes),
        repr(report.questions),
        *map(str, (*report.results, *report.questions)),
        repr(town),
        repr(report.waivers),
    ]
    assert not any("Canari" in text for text in said)


def test_no_log_line(caplog):
    """Checking logs nothing."""
    with caplog.at_level(logging.DEBUG):
        str(check(Town(shops=(Shop(owner="Zoé Canari"),)), Trade, as_of=TODAY))
    assert caplog.text == ""


def test_sharing_between_threads():
    """Two threads that share a rule set get the answers each would get alone."""
    subjects = [
        Shop(open=n % 2 == 0, permits=(Permit(first_day=TODAY - n * ONE, last_day=TODAY + n * ONE),)) for n in range(60)
    ]
    law = Trade(as_of=TODAY)

    def ask(shop):
        return law.permitted(shop), law.strict(shop, Town()), law.verdict(shop), law.failing(shop)

    alone = [ask(shop) for shop in subjects]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, subjects * 5)) == alone * 5


def test_reading_a_rule_set():
    """From the class: rules and histories; from an instance: bound checks and the value of the day."""
    law = Trade(as_of=TODAY)
    assert Trade.is_open.code == "EX-01"
    assert [r.name for r in Trade.rules] == [
        "is_open",
        "permitted",
        "short",
        "very_short",
        "current",
        "guessed",
        "bill",
        "strict",
        "begun_all",
    ]
    assert law.longest == years(3)
    assert Trade(as_of="2027-06-01").longest == years(2)
    assert Trade(as_of="2027-05-31").longest == years(3)
    with pytest.raises(NotInForceError, match="2020-01-01"):
        Trade(as_of="2019-12-31").longest  # noqa: B018  reading raises
    finding = law.permitted(Shop(permits=(Permit(first_day=TODAY, last_day=TODAY + ONE),)))
    assert (finding.verdict, finding.holds_until, finding.cites) == (P, TODAY + 2 * ONE, (TEXT,))
    short = law.short(Permit(first_day=TODAY, last_day=TODAY))
    assert [(read.name, read.value) for read in short.reads] == [("longest", years(3))]
    assert short.holds_until == date(2027, 6, 1)


def test_before_the_history_is_outside():
    """A rule that needs a value before its history is UNKNOWN, outside what is modelled, until the history starts."""
    finding = Trade(as_of="2019-12-31").short(Permit(first_day=TODAY, last_day=TODAY))
    assert (finding.verdict, finding.doubt, finding.holds_until) == (U, Doubt.OUTSIDE, date(2020, 1, 1))


def test_extension():
    """A subclass keeps the order of the law, replaces, softens, switches off and adds, and the report says it."""
    assert [r.name for r in House.rules] == [*(r.name for r in Trade.rules), "ours"]
    assert House.permitted.severity is Severity.BLOCKER
    assert House.current.severity is Severity.WARNING
    report = check(Shop(permits=()), House, as_of=TODAY)
    assert next(s.reason() for s in report.skipped if s.rule.code == "EX-01") == "note 12"
    assert next(r for r in report.results if r.code == "EX-02").reason() == "we want it on file; no permit today"
    departures = report.sections[0].departures
    assert departures == (
        "EX-04 softened from major to warning: we mend within a month",
        "longest replaced to 1 year since 2026-01-01: our policy",
    )
    held = Shop(permits=(Permit(first_day=TODAY, last_day=TODAY),))
    assert House(as_of=TODAY).permitted(held).verdict is P
    assert House(as_of="2025-12-31").longest == years(3)
    assert House(as_of="2026-01-01").longest == years(1)


def loosened(base):
    """A house that departs from the law openly."""
    return type("Loose", (base,), {"longest": base.longest.loosened("2026-01-01", years(9), because="the mayor")})


def test_loosening_is_shown_from_its_day():
    """A loosened limit counts, and the report says so from its first day on, and may change that day."""
    loose = loosened(Trade)
    before, after = (check(Shop(permits=()), loose, as_of=d) for d in ("2025-12-31", "2026-01-01"))
    assert before.sections[0].departures == ()
    assert before.holds_until == date(2026, 1, 1)
    assert after.sections[0].departures == ("longest loosened to 9 years since 2026-01-01: the mayor",)
    assert loose(as_of="2030-01-01").longest == years(9)


@pytest.mark.parametrize(
    ("less", "law", "more"),
    [
        (2, 3, 4),
        (years(2), years(3), years(4)),
        (days(1), days(2), days(3)),
        (frozenset("a"), frozenset("ab"), frozenset("abc")),
        (date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)),
    ],
)
def test_a_house_may_be_as_strict_as_the_law_or_stricter(less, law, more):
    """Of a maximum what is less, of a minimum what is more, and of both the same; the other side is a loosening."""
    for limit, stricter, looser in ((Limit.MAXIMUM, less, more), (Limit.MINIMUM, more, less)):
        value = parameter("2020-01-01", law, cites=[TEXT], limit=limit)
        for same_or_stricter in (law, stricter):
            assert value.replaced("2026-01-01", same_or_stricter).changes[-1].value == same_or_stricter
        with pytest.raises(DefinitionError, match="not surely tighter"):
            value.replaced("2026-01-01", looser)


def test_limits_are_held_against_the_law():
    """After an open loosening, a replacement is still measured by the law, not by the loosened value."""
    with pytest.raises(DefinitionError, match="legal maximum"):
        loosened(Trade).longest.replaced("2026-06-01", years(8))


def made(**body):
    """Make a subclass of Trade with this body."""
    return lambda: type("Ours", (Trade,), body)


def plain(_law, _shop):
    """A method that is no rule."""


def nothing(code="EX-90", question=Shop.open, cites=(TEXT,), **more):
    """A rule with nothing special."""
    return rule(code, *cites, **{"title": "it is"} | more)(question)


def asking(build, of=Shop, **body):
    """A law with one rule, made by this function."""
    return lambda: type("Ours", (RuleSet,), {"x": rule("EX-90", TEXT, title="t")(build), **body}, of=of)


DEFINITION_ERRORS = {
    "a method hides a rule": (made(permitted=plain), r"Trade\.permitted\.override"),
    "None hides a rule": (made(permitted=None), r"disabled\(because="),
    "another code": (made(permitted=nothing()), "replaces the rule EX-02 by EX-90"),
    "a code before it": (made(permitted=nothing("EX-00")), "replaces the rule EX-02 by EX-00"),
    "softened by redefinition": (made(permitted=nothing("EX-02")), "lowers EX-02 from blocker to major"),
    "a bare value hides a history": (made(longest=years(2)), r"longest = Trade\.longest\.replaced"),
    "a new history hides a history": (
        lambda: made(longest=parameter("2020-01-01", years(9), cites=[TEXT]))(),
        "replaces the history of longest",
    ),
    "looser": (lambda: Trade.longest.replaced("2026-01-01", years(4)), r"loosened\(.*because="),
    "looser than a later law": (lambda: Trade.longest.replaced("2026-01-01", days(1000)), "legal maximum"),
    "not comparable": (lambda: Trade.longest.replaced("2026-01-01", 3), "one kind"),
    "loosened silently": (lambda: Trade.longest.loosened("2026-01-01", years(9), because=" "), "because="),
    "changed without a text": (lambda: Trade.longest.changed("2028-01-01", years(9), cites=[]), "cites nothing"),
    "a history under another name": (made(other=Trade.longest.replaced("2026-01-01", years(1))), "keep the name"),
    "a rule under another name": (made(other=Trade.permitted.evolve(title="x")), "keep the name"),
    "a history under a name before its own": (
        made(also=Trade.longest.replaced("2026-01-01", years(1))),
        "keep the name",
    ),
    "a rule under a name after its own": (made(x=Trade.permitted.evolve(title="x")), "keep the name"),
    "disabled silently": (lambda: Trade.permitted.disabled(because=""), "because="),
    "softened silently": (lambda: Trade.permitted.evolve(severity=Severity.MINOR), "because="),
    "no title": (lambda: nothing(title=" "), "no title"),
    "no docstring": (lambda: rule("EX-90", TEXT)(lambda _law, shop: shop.open), "no title"),
    "no text": (lambda: nothing(cites=()), "cites nothing"),
    "a text that is no reference": (lambda: nothing(cites=("Example Act",)), "Reference"),
    "bad code": (lambda: nothing("ex_1"), "no rule code"),
    "days reversed": (lambda: nothing(since="2027-01-01", until="2026-01-01"), "EX-90: a validity"),
    "no date": (lambda: nothing(since="soon"), "YYYY-MM-DD"),
    "no question": (lambda: nothing(question=True), "decorate a function"),
    "no subject in the function": (lambda: nothing(question=lambda _law: True), "law, subject"),
    "three arguments": (lambda: nothing(question=lambda _a, _b, _c: True), "law, subject"),
    "three arguments, one by name": (lambda: nothing(question=lambda _a, *, b: b), "law, subject"),
    "an override of one": (lambda: Trade.permitted.override(lambda _a: True), "law, subject"),
    "four arguments": (lambda: nothing(question=lambda _a, _b, _c, _d: True), "law, subject"),
    "an override of four": (lambda: Trade.permitted.override(lambda _a, _b, _c, _d: True), "law, subject"),
    "never decorated": (lambda: made(x=rule("EX-90", TEXT, title="t"))(), "rule without a question"),
    "same code, same days": (lambda: made(x=nothing("EX-01"))(), "both claim the code EX-01"),
    "adjoining by one day too many": (
        lambda: made(x=nothing("EX-03", Permit.level.stated(), of=Permit, since="2028-02-29"))(),
        "EX-03",
    ),
    "withdrawn": (made(tombstones=(Tombstone("EX-01", "see EX-02"),)), r"EX-01 was withdrawn \(see EX-02\)"),
    "no subject": (lambda: type("Empty", (RuleSet,), {"x": nothing()}), "has no subject"),
    "a mixin hides a rule": (
        lambda: type("Ours", (type("Mixin", (), {"permitted": plain}), Trade), {}),
        "hides <rule EX-02",
    ),
    "history in disorder": (lambda: Trade.longest.changed("2020-01-01", years(1), cites=[TEXT]), "in order"),
    "check without law": (lambda: check(Shop(), as_of=TODAY), "at least one rule set"),
    "check with an instance": (lambda: check(Shop(), Trade(as_of=TODAY), as_of=TODAY), "each by itself"),
    "check of a dict": (lambda: check({"open": True}, Trade, as_of=TODAY), "not a dict"),
    "a misspelt fact": (asking(lambda _law, shop: shop.opne), "Shop has no 'opne', did you mean 'open'"),
    "a misspelt value of the law": (asking(lambda law, shop: shop.open & law.longets), "Ours has no 'longets'"),
    "a fact of a thing elsewhere": (
        asking(lambda _law, _permit: Shop.open, of=Weather),
        "neither lies in it nor holds it",
    ),
    "a boolean returned": (asking(lambda _law, _shop: True), "returned a bool: return a question"),
    "nothing returned": (asking(plain), "returned a NoneType: return a question"),
    "and": (asking(lambda _law, shop: shop.open and shop.permits.exist()), "&, | and ~"),
    "not": (asking(lambda _law, shop: not shop.open), "&, | and ~"),
    "a list as a question": (asking(lambda _law, shop: shop.open & shop.permits), "compare it"),
    "a misspelt comparison": (
        asking(lambda _law, shop: shop.permits.eech(Permit.level.stated())),
        "did you mean 'each'",
    ),
    "a scope that is no question": (lambda: type("O", (RuleSet,), {}, of=Shop, where=True), "where="),
    "a scope of a thing elsewhere": (
        lambda: type("O", (RuleSet,), {"x": nothing()}, of=Shop, where=Weather.dry),
        "neither lies in it nor holds it",
    ),
    "an odd answer": (
        lambda: asking(by_hand(lambda _l, _x: 1))()(as_of=TODAY).verdict(Shop()),
        "returned a int",
    ),
}


def test_what_weighs_more_needs_no_reason():
    """A house may take a rule of the law more seriously, in silence."""
    heavier = made(is_open=nothing("EX-01", severity=Severity.BLOCKER))()
    assert (heavier.is_open.severity, Trade.is_open.severity) == (Severity.BLOCKER, Severity.MAJOR)


@pytest.mark.parametrize("slip", DEFINITION_ERRORS)
def test_definition_errors(slip):
    """A slip fails where it is made and says what to write instead."""
    make, message = DEFINITION_ERRORS[slip]
    with pytest.raises(DefinitionError, match=message):
        make()


def test_a_code_is_free_again_the_day_after():
    """Two attributes may share a code on adjoining days; each rules on its own."""
    permit = Permit(first_day=date(2028, 1, 1), last_day=date(2029, 7, 1))
    for day, name in (("2028-02-29", "short"), ("2028-03-01", "very_short")):
        results = [r for r in check(permit, Trade, as_of=day).results if r.code == "EX-03"]
        assert [r.rule.name for r in results] == [name]
    turns = [t for t in calendar(permit, Trade, as_of="2028-02-01", until="2028-03-01") if t.code == "EX-03"]
    assert [(t.day, t.before, t.after) for t in turns] == [(date(2028, 3, 1), P, F)]


@pytest.mark.parametrize(
    ("answer", "verdict"), [(True, P), (False, F), (None, U), (P, P), (F, F), (U, U), (passed("x"), P)]
)
def test_answers_by_hand(answer, verdict):
    """A function that answers by hand does so with a finding, a verdict, a boolean or nothing."""
    law = asking(by_hand(lambda _law, _shop: answer))()(as_of=TODAY)
    assert law.verdict(Shop()) is law.x(Shop()).verdict is verdict


def test_a_proposal_never_fails():
    """A rule that rests on a proposal alone is skipped, and says so."""
    report = check(Shop(open=True), Trade, as_of=TODAY)
    assert "EX-06" not in {r.code for r in report.results}
    assert next(s.reason() for s in report.skipped if s.rule.code == "EX-06") == "a proposal is not law"


@pytest.mark.parametrize(("level", "doubt"), [(3, Doubt.CONTESTED), (1, Doubt.CONTESTED), (None, Doubt.MISSING)])
def test_a_deduction_never_decides(level, doubt):
    """A rule that rests on nothing surer than a deduction is UNKNOWN whatever the facts."""
    law, permit = Trade(as_of=TODAY), Permit(level=level)
    assert (law.guessed(permit).verdict, law.guessed(permit).doubt) == (U, doubt)
    assert Trade.guessed not in law.failing(permit)


def test_no_rule_is_unknown():
    """Where no rule is evaluated the answer is UNKNOWN, never PASS."""
    assert check(Town(), Trade, as_of=TODAY).verdict is U
    assert Trade(as_of=TODAY).verdict(Town()) is U
    assert check(Town(), Trade, as_of=TODAY).sections[0].verdict is U


def test_fail_over_unknown_over_pass():
    """A FAIL outweighs an UNKNOWN, which outweighs a PASS."""

    class One(RuleSet, of=Shop):
        """One rule."""

        x = nothing()

    def verdict(*stated_open):
        return check(Town(shops=tuple(Shop(open=o) for o in stated_open)), One, as_of=TODAY).verdict

    assert [verdict(True), verdict(True, None), verdict(None, False, True)] == [P, U, F]


def test_paths():
    """Subjects are found with their path, parents first, and findings stand below it."""
    town = Town(
        shops=(Shop(), Shop(permits=(Permit(), Permit(first_day=TODAY, last_day=date(2035, 1, 1))))),
        main=Shop(open=False),
    )
    report = check(town, Trade, as_of=TODAY)
    assert [r.path for r in report.results if r.code == "EX-01"] == ["shops[0]", "shops[1]", "main"]
    assert [r.where() for r in report.results if r.verdict is F] == ["main.open", "shops[1].permits[1].last_day"]
    assert {q.fact for q in report.questions} >= {"shops[0].open", "shops[0].permits", "shops[1].permits[0].last_day"}
    assert [q.codes for q in report.questions if q.fact == "shops[0].permits"] == [("EX-02", "EX-04", "EX-08")]


def test_what_a_report_is_made_of_prints_in_words():
    """A line each, for who prints them in a loop."""
    town = Town(main=Shop(open=False, permits=(Permit(first_day=TODAY - ONE, last_day=TODAY + ONE),)))
    report = check(town, Trade, as_of=TODAY)
    wrong = next(one for one in report.results if one.verdict is F)
    assert str(wrong) == f"✗ {wrong.code} {wrong.rule.title} [main.open]: {wrong.reason()}"
    asked = Asked("shops[0].open", "Is the shop open?", ("EX-01",))
    assert str(asked) == "? Is the shop open? [shops[0].open]"
    (remedy, *_) = report.near_remedies
    assert str(remedy).splitlines() == [*remedy.words(), f"  mends {', '.join(remedy.codes)}"]
    turn = Turn(day=TODAY, code="EX-02", path="main", before=P, after=None)
    assert str(turn) == "2026-11-23 EX-02 [main]: PASS → not evaluated"
    waived = wrong.waived(waiver())
    assert " (waived): " in str(waived)


def waiver(**changes):
    """A waiver in order."""
    base = {
        "code": "EX-01",
        "reason": "works",
        "owner": "o",
        "approver": "a",
        "since": TODAY - ONE,
        "until": TODAY + ONE,
        "path": "",
    }
    return Waiver(**base | changes)


WAIVERS = {
    "covers": ({}, True, U),
    "ends in thirty days": ({"until": TODAY + 30 * ONE}, True, P),
    "ends in less": ({"until": TODAY + 29 * ONE}, True, U),
    "runs for a year": ({"since": TODAY, "until": TODAY + 366 * ONE}, True, P),
    "runs for more": ({"since": TODAY, "until": TODAY + 367 * ONE}, False, F),
    "covers by path": ({"path": "main"}, True, U),
    "covers the very fact": ({"path": "main.open"}, True, U),
    "another path": ({"path": "shops[0]"}, False, F),
    "the beginning of a name only": ({"path": "mai"}, False, F),
    "another rule": ({"code": "EX-02"}, False, F),
    "first day": ({"since": TODAY}, True, U),
    "the day before its first": ({"since": TODAY + ONE}, False, U),
    "last day": ({"until": TODAY}, True, U),
    "the day after its last": ({"until": TODAY - ONE}, False, F),
    "no reason": ({"reason": " "}, False, F),
    "no owner": ({"owner": ""}, False, F),
    "no approver": ({"approver": ""}, False, F),
    "days reversed": ({"since": TODAY + ONE, "until": TODAY - ONE}, False, F),
}


@pytest.mark.parametrize("case", WAIVERS)
@pytest.mark.parametrize("inside", [True, False], ids=["in the document", "given"])
def test_waivers(case, inside):
    """A waiver in order and in force answers for a failure that stays visible; any other is itself reported."""
    changes, waives, noted = WAIVERS[case]
    given = waiver(**changes)
    permits_ = (Permit(first_day=TODAY, last_day=date(2029, 1, 1), level=2),)
    town = Town(main=Shop(open=False, permits=permits_), waivers=(given,) if inside else ())
    law = type("Open", (RuleSet,), {"is_open": nothing("EX-01")}, of=Shop)
    report = check(town, law, as_of=TODAY, waivers=() if inside else (given,))
    [result] = report.results
    assert result.verdict is F
    assert (result.waiver is not None) is waives
    assert report.verdict is report.sections[0].verdict is (P if waives else F)
    assert [note.verdict for note in report.notes] == [noted]
    assert ("waived until" in str(report)) is waives
    if case == "covers":
        assert report.holds_until == TODAY + 2 * ONE


def test_an_optional_law_counts_where_something_of_it_is_assessed():
    """Both readings of the verdict agree; of what nobody stated nothing is asked, unless nothing at all is stated."""
    first = type("First", (RuleSet,), {"is_open": nothing("EX-01")}, of=Shop)
    second = type("Second", (RuleSet,), {"has": nothing("EX-02", Permit.level.at_least(1))}, of=Permit)
    shop = Shop(open=True)
    whole = check(Town(main=shop), first, second, as_of=TODAY)
    part = check(Town(main=shop), first, second, as_of=TODAY, optional=[second])
    for report in (whole, part):
        quick = report.verdict
        assert overall(report.sections) is quick
    assert [section.reaches for section in part.sections] == [True, False]
    assert whole.verdict is U
    assert "Second" not in {code for question in part.questions for code in question.codes}
    nothing_stated = check(Town(), first, second, as_of=TODAY, optional=[first, second])
    assert nothing_stated.verdict is U
    assert nothing_stated.questions


def test_a_part_of_a_report_has_the_verdict_of_the_whole():
    """Its results are those kept; its counts, its questions and its laws are the whole's."""
    law = type("Open", (RuleSet,), {"is_open": nothing("EX-01")}, of=Shop)
    whole = check(Town(main=Shop(open=False), shops=(Shop(open=True),)), law, as_of=TODAY)
    part = showing(whole, lambda result: result.verdict is P)
    assert len(whole.results) > len(part.results) > 0
    assert {result.verdict for result in part.results} == {P}
    assert part.verdict is part.sections[0].verdict is overall(part.sections) is F
    assert part.whole is whole.whole is whole
    assert (part.holds_until, part.notes, part.remedies) == (whole.holds_until, whole.notes, whole.remedies)
    unadvised = showing(whole, lambda _: True, advice=False)
    with pytest.raises(NoDocumentError):
        _ = unadvised.remedies


def test_some_rules_cannot_be_waived():
    """A law names the rules that nobody may answer for; the failure stays one, and the waiver is reported."""
    law = type("Open", (RuleSet,), {"is_open": nothing("EX-01"), "never_waived": frozenset({"EX-01"})}, of=Shop)
    report = check(Town(main=Shop(open=False)), law, as_of=TODAY, waivers=[waiver(until=TODAY + 90 * ONE)])
    assert report.verdict is F
    assert [result.waiver for result in report.results] == [None]
    assert [note.sentence() for note in report.notes] == ["nobody may answer for a failure of this rule"]


def test_one_waiver_does_not_cover_the_rest():
    """A waiver for one failure leaves the others counted."""
    town = Town(shops=(Shop(open=False), Shop(open=False)))
    law = type("Open", (RuleSet,), {"is_open": nothing("EX-01")}, of=Shop)
    assert check(town, law, as_of=TODAY, waivers=[waiver(path="shops[0]")]).verdict is F


def test_calling_another_rule_notes_its_day():
    """A rule that asks another one holds no longer than that one."""
    shop = Shop(permits=(Permit(first_day=date(2027, 2, 1), last_day=date(2027, 3, 1)),))
    finding = Trade(as_of="2027-02-01").strict(shop, Town(strict=True))
    assert (finding.verdict, finding.holds_until) == (P, date(2027, 3, 2))


def test_equal_input_equal_text():
    """The same document gives the same text twice."""
    town = Town(shops=(Shop(open=True, permits=(Permit(level=1),)), Shop()))
    assert str(check(town, *EXTENSIONS, as_of=TODAY)) == str(check(copy.deepcopy(town), *EXTENSIONS, as_of=TODAY))


def test_a_day_is_always_given():
    """There is no default of today, and a moment is no day."""
    with pytest.raises(TypeError):
        check(Shop(), Trade)
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        check(Shop(), Trade, as_of="today")


def test_findings_travel():
    """Findings are pickled and copied as equals."""
    finding = Trade(as_of=TODAY).short(Permit(first_day=TODAY, last_day=TODAY))
    assert pickle.loads(pickle.dumps(finding)) == finding == copy.deepcopy(finding)  # noqa: S301  our own bytes


def test_rule_sets_are_copied():
    """A copy of a rule set answers like the original, compiled or not."""
    law = Trade(as_of=TODAY)
    law.verdict(Shop(open=False))
    assert copy.copy(law).verdict(Shop(open=False)) is F
    assert repr(law) == "Trade(as_of='2026-11-23')"


def test_questions_are_compiled_once_for_a_class(monkeypatch):
    """Checking a second day compiles nothing."""
    law = asking(lambda _law, shop: shop.open & shop.permits.stated())()
    assert law(as_of=TODAY).verdict(Shop(open=False)) is F
    monkeypatch.setattr("healthgov.compiling.Code.run", None)
    assert law(as_of=TODAY + ONE).verdict(Shop(open=False)) is F


# What a report says of the whole


@model
class Place:
    """A document with an id and a country, and what may lie in it."""

    id: Fact[str] = fact("What is it called?")
    country: Fact[CountryCode] = fact("In which country is it?")
    town: Fact[Town] = fact("Which town is it?")
    shops: Fact[tuple[Shop, ...]] = fact("Which shops has it?")
    permits: Fact[tuple[Permit, ...]] = fact("Which permits has it?")


IN_FRANCE = of_whole(Place.country.is_(CountryCode("FR")))


class French(RuleSet, of=Shop, where=IN_FRANCE):
    """A law for shops in France."""

    is_open = nothing("EX-21")
    held = nothing("EX-22", Shop.permits.exist())


class OfPermits(RuleSet, of=Permit):
    """A law for permits."""

    high = nothing("EX-31", Permit.level.at_least(2))


class OfTowns(RuleSet, of=Town):
    """A law for towns."""

    strict = nothing("EX-41", Town.strict)


LAWS = (French, OfPermits, OfTowns)


def verdict_of(document, *laws, day=TODAY):
    """The overall verdict, by both ways, which agree."""
    fast, report = check(document, *laws, as_of=day).verdict, check(document, *laws, as_of=day)
    assert fast is overall(report.sections)
    return fast


@pytest.mark.parametrize("laws", [LAWS, LAWS[:1], LAWS[1:], (*LAWS, Trade, House)])
def test_a_bare_document_is_unknown(laws):
    """A document that says what it is called and where it is passes nothing, and is asked for what it holds."""
    document = Place(id="x", country="FR")
    assert verdict_of(document, *laws) is U
    asked = check(document, *laws, as_of=TODAY).questions
    assert {"shops"} <= {question.fact for question in asked} or French not in laws
    assert verdict_of(Place(), *laws) is U


def test_nothing_stated_of_a_subject_is_unknown():
    """Nor does a subject of which nothing is stated."""
    for subject in (Shop(), Permit(), Town(), Place(shops=[Shop()]), Place(town=Town(shops=[Shop()]))):
        for law in (*LAWS, Trade):
            assert verdict_of(subject, law) is U, (subject, law)


places = st.builds(
    Place,
    id=st.none() | st.just("x"),
    country=st.none() | st.sampled_from(["FR", "DE"]),
    town=st.none() | towns,
    shops=st.none() | st.lists(shops, max_size=2).map(tuple),
    permits=st.none() | st.lists(permits, max_size=2).map(tuple),
)


@settings(max_examples=150, deadline=None)
@given(places, st.lists(st.sampled_from([*LAWS, Trade]), min_size=1, unique=True), st.sampled_from([*LAWS, Trade]))
def test_more_law_never_lifts_a_doubt(place, laws, more):
    """Adding law never turns UNKNOWN into PASS, nor FAIL into anything else."""
    before, after = verdict_of(place, *laws), verdict_of(place, *laws, more)
    if before is U and any(section.reaches for section in check(place, *laws, as_of=TODAY).sections):
        assert after is not P
    assert before is not F or after is F


def test_a_section_stated_empty_counts_for_nothing():
    """Where it is stated that there are no subjects, the law is shown not to reach, and the rest decides."""
    permit = Permit(level=3)
    nothing_else = {"shops": [], "town": Town(shops=[], main=Shop(permits=[], open=True), strict=True)}
    assert verdict_of(Place(country="FR", permits=[permit], **nothing_else), OfPermits) is P
    assert verdict_of(Place(country="FR", shops=[Shop(open=True, permits=[permit])]), OfPermits) is P
    empty = Place(country="FR", permits=[], shops=[], town=Town(shops=[], main=Shop(permits=[]), strict=True))
    section = check(empty, OfPermits, as_of=TODAY).sections[0]
    assert (section.assessed, section.unasked, section.reaches) == (False, (), False)
    assert verdict_of(empty, OfPermits, OfTowns) is P
    assert verdict_of(empty, OfPermits) is U


def stands_open(_law, shop):
    """Whether a shop is open, asked by hand."""
    return bool(shop.open)


class OfOpenShops(RuleSet, of=Shop, where=(Shop.open | by_hand(stands_open)) & IN_FRANCE):
    """A law whose reach is a matter of the shop and of the place around it."""

    held = nothing("EX-23", Shop.permits.exist())


def test_a_document_alone_answers_its_own_part_of_a_scope():
    """Without a shop, the place says whether it can be reached, and nothing is asked of it as if it were a shop."""
    assert not check(Place(country="DE"), OfOpenShops, as_of=TODAY).sections[0].reaches
    here = check(Place(country="FR"), OfOpenShops, as_of=TODAY)
    assert here.sections[0].reaches
    assert {question.fact for question in here.questions} == {"shops", "town"}


def test_a_scope_that_is_not_known_is_asked_once():
    """Where it is not known whether a law reaches, it is UNKNOWN, with the question of the scope, said once."""
    place = Place(shops=[Shop(open=False, permits=[]), Shop(open=False)])
    assert verdict_of(place, French) is U
    report = check(place, French, as_of=TODAY)
    assert [(q.fact, q.ask) for q in report.questions if q.fact == "country"] == [
        ("country", "In which country is it?")
    ]
    assert verdict_of(Place(country="DE", shops=[Shop(open=False)]), French) is U
    elsewhere = check(Place(country="DE", shops=[Shop(open=False)]), French, as_of=TODAY)
    assert not elsewhere.sections[0].reaches
    assert not elsewhere.questions
    assert verdict_of(Place(country="DE"), French) is U
    assert not check(Place(country="DE"), French, as_of=TODAY).sections[0].reaches
    assert verdict_of(Place(country="FR", shops=[Shop(open=False)]), French) is F


def test_a_scope_by_hand_is_noted_for_every_rule():
    """The days and values that a scope reads count for every rule, though it is asked once."""
    asked = []

    def reached(law, shop):
        asked.append(shop)
        return law.start <= law.day

    law = type(
        "Dated",
        (RuleSet,),
        {
            "start": parameter("2020-01-01", date(2026, 12, 1), cites=[TEXT]),
            "x": nothing("EX-90"),
            "y": nothing("EX-91"),
        },
        of=Shop,
        where=by_hand(reached),
    )
    report = check(Shop(open=True), law, as_of=TODAY)
    assert [r.finding.holds_until for r in report.results] == [date(2026, 12, 1)] * 2
    assert [[read.name for read in r.finding.reads] for r in report.results] == [["start"]] * 2
    assert len(asked) == 1  # what is seldom asked is explained at once, for all rules


@pytest.mark.parametrize("given", [[Trade], (Trade,), {"law": Trade}, Trade(as_of=TODAY), "Trade", None])
def test_what_is_no_rule_set_is_refused(given):
    """A list, a tuple or an instance given for a class is a mistake that is told, whatever can be kept of it."""
    with pytest.raises(DefinitionError, match="takes rule set classes"):
        check(Town(), given, as_of=TODAY)


def test_the_law_runs_once_for_a_report():
    """Whatever is read of a report, and in how many formats, each rule is asked once of each subject."""
    asked = []

    def open_(law, shop):
        del law
        asked.append(shop)
        return shop.open

    law = type("Counted", (RuleSet,), {"x": rule("EX-92", TEXT, title="The shop is open.")(by_hand(open_))}, of=Shop)
    report = check(Place(country="FR", shops=[Shop(open=True), Shop(open=False), Shop()]), law, as_of=TODAY)
    assert [str(one.changes[0]) for one in report.near_remedies] == ["shops[1].open: true"]
    tried = len(asked) - 3  # a remedy is looked for in other documents than this one
    for render in (str, Report.text, markdown.render, json.render, repr):
        render(report)
    assert report.verdict is F
    assert (len(report.questions), report.holds_until, report.notes) == (1, None, ())
    assert len(asked) - tried == len(report.results) == 3


def test_the_fast_reading_keeps_no_record():
    """Asked a thousand times, a rule set does not grow."""
    law = type(
        "Grows", (RuleSet,), {"longest": Trade.longest, "x": rule("EX-90", TEXT, title="t")(by_hand(_reads))}, of=Shop
    )
    law = law(as_of=TODAY)
    for _ in range(10):
        law.verdict(Shop())
    held = [cell.cell_contents for plan in law._plans.values() for cell in plan.judge.__closure__ or ()]
    assert not any(getattr(one, "reads", None) for one in held)


def _reads(law, _shop):
    return law.longest == years(3)


def test_what_a_subclass_leaves_alone_is_asked_as_it_was():
    """A function is run again only where something that it may read of its law is another thing there."""
    asked = []

    class Law(RuleSet, of=Shop):
        """A law."""

        longest = parameter("2020-01-01", days(10), cites=[TEXT], limit=Limit.MAXIMUM)
        _level = 1

        @rule("EX-81", TEXT)
        def short(law, shop):
            """Permits are short."""
            asked.append(law)
            spans = (Permit.first_day + law.longest).before(Permit.last_day)
            return shop.permits.each(~spans & Permit.level.at_least(law._level)) & law.open_too

        @rule("EX-82", TEXT)
        def open_too(law, shop):
            """It is open."""
            return shop.open

    assert asked == [Law]

    class Wider(Law):
        """One rule more."""

        @rule("EX-83", TEXT)
        def more(law, shop):
            """It has permits."""
            return shop.permits.exist()

    assert asked == [Law]
    assert Wider.short is not Law.short
    assert Wider.short.question is Law.short.question
    assert Wider.short.law is Wider

    class Shorter(Law):
        """A shorter period."""

        longest = Law.longest.replaced("2026-01-01", days(5), because="house rule")

    class Reaching(Law, where=Shop.open):
        """Another reach."""

    class Private(Law):
        """Another value that is nobody else's."""

        _level = 2

    class Overridden(Law):
        """Another rule that the first one asks."""

        @Law.open_too.override
        def open_too(law, shop):
            return ~shop.open

    class Both(Wider, Shorter):
        """Both differences."""

    assert asked == [Law, Shorter, Reaching, Private, Overridden, Both]
    shop = Shop(open=True, permits=[Permit(first_day="2026-01-01", last_day="2026-01-09", level=1)])
    said = [law(as_of=TODAY).short(shop).verdict for law in (Law, Wider, Shorter, Reaching, Private, Overridden, Both)]
    assert said == [P, P, F, P, F, F, F]


def test_a_change_of_law_outside_its_body_is_a_departure():
    """A subclass that changes the law itself, text in hand, is shown from its day on; the law's own change is not."""

    class Changed(Trade):
        """The law as we think it will be."""

        longest = Trade.longest.changed("2028-01-01", years(9), cites=[BILL])

    assert check(Town(), Trade, as_of="2027-06-01").sections[0].departures == ()
    assert check(Town(), Changed, as_of="2027-12-31").sections[0].departures == ()
    assert check(Town(), Changed, as_of="2027-12-31").holds_until == date(2028, 1, 1)
    assert check(Town(), Changed, as_of="2028-01-01").sections[0].departures == (
        "longest changed to 9 years since 2028-01-01: Example Bill, art. 3",
    )
    assert check(Town(), type("Later", (Changed,), {}), as_of="2028-01-01").sections[0].departures


def test_an_override_is_given_the_question_as_it_was():
    """Once and twice overridden, a rule is built from what stood before it."""

    class Stricter(House):
        """The law of trade, ours, and more."""

        @House.permitted.override
        def permitted(law, shop, former):
            """As the house says, and open."""
            return former & shop.open

    law, permit = Stricter(as_of=TODAY), Permit(first_day=TODAY, last_day=TODAY)
    assert law.permitted(Shop(permits=[permit], open=True)).verdict is P
    assert law.permitted(Shop(permits=[permit], open=False)).verdict is F
    assert law.permitted(Shop()).verdict is F
    assert Stricter.permitted.page == "As the house says, and open."
    assert Stricter.permitted.title == Trade.permitted.title


def test_a_rule_is_a_question():
    """Rules compose with facts and with one another, and carry their scope and days with them."""
    both = Trade.is_open & Trade.permitted
    shop = Shop(open=True, permits=[Permit(first_day=TODAY, last_day=TODAY)])
    assert both.verdict(shop, as_of=TODAY) is both(shop, as_of=TODAY).verdict is P
    assert (~Trade.is_open).verdict(shop, as_of=TODAY) is F
    assert Trade.strict.verdict(shop, as_of=TODAY) is U
    place = Place(country="DE", shops=[Shop(open=False)])
    assert Place.shops.each(French.is_open).verdict(place, as_of=TODAY) is P
    assert Place.shops.each(French.is_open).verdict(Place(country="FR", shops=[Shop(open=False)]), as_of=TODAY) is F
    assert pickle.loads(pickle.dumps(Place.shops.each(French.is_open))).verdict(place, as_of=TODAY) is P  # noqa: S301


def test_reports_travel():
    """Reports, rules and rule sets are pickled, copied and compared as equals, explained or not."""
    town = Town(shops=[Shop(open=True, permits=[Permit(level=1)])], waivers=[waiver()])
    for read in (False, True):
        report = check(town, Trade, as_of=TODAY)
        if read:
            str(report)
        twin = pickle.loads(pickle.dumps(report))  # noqa: S301  our own bytes
        assert twin == report == copy.deepcopy(report)
        assert str(twin) == str(report)
        assert twin.holds_until == report.holds_until
    assert check(town, Trade, as_of=TODAY) != check(town, Trade, as_of=TODAY + ONE)
    for one in (Trade, Trade.is_open, Trade.guessed):
        assert pickle.loads(pickle.dumps(one)) is one is copy.copy(one) is copy.deepcopy(one)  # noqa: S301
    law = pickle.loads(pickle.dumps(Trade(as_of=TODAY)))  # noqa: S301  our own bytes
    assert law.verdict(Shop(open=False)) is F


def test_since_and_settled_in_law():
    """A law that asks from a day on, and one that is at an end, say so from their days."""
    law = type(
        "Later",
        (RuleSet,),
        {
            "x": nothing("EX-90", when(since("2026-12-01"), Shop.open)),
            "y": nothing("EX-91", settled(False, "forbidden")),
        },
        of=Shop,
    )
    found = law(as_of=TODAY).x(Shop(open=False))
    assert (found.verdict, found.applies, found.holds_until) == (P, False, date(2026, 12, 1))
    assert law(as_of="2026-12-01").x(Shop(open=False)).verdict is F
    assert law(as_of=TODAY).y(Shop()).sentence() == "forbidden"


class Goods(enum.Enum):
    """What a shop may sell."""

    BREAD = "bread"
    CAKE = "cake"
    TOBACCO = "tobacco"
    STAMPS = "stamps"


@model
class Counter:
    """A counter, at which one thing is sold."""

    goods: Fact[Goods] = fact("What is sold?", noun="the goods")
    licensed: Fact[bool] = fact("Is there a licence?", yes="there is a licence", no="there is none")
    fresh: Fact[bool] = fact("Is it fresh?", yes="it is fresh", no="it is old")


class Selling(RuleSet, of=Counter):
    """What may be sold."""

    @rule("EX-95", TEXT)
    def no_tobacco(law, counter):
        """No tobacco is sold."""
        return ~counter.goods.is_(Goods.TOBACCO)

    @rule("EX-96", TEXT)
    def stamps_by_licence(law, counter):
        """Stamps and tobacco are sold with a licence."""
        return ~counter.goods.is_(Goods.TOBACCO) & when(counter.goods.is_(Goods.STAMPS), counter.licensed)

    @rule("EX-97", TEXT)
    def bread_is_fresh(law, counter):
        """Tobacco is not sold, and bread is fresh."""
        return ~counter.goods.is_(Goods.TOBACCO) & when(counter.goods.is_(Goods.BREAD), counter.fresh)


def test_a_remedy_says_what_may_be_chosen():
    """Not what must not: each choice that is left was tried, on every rule that the remedy mends."""

    def told(*codes, **facts):
        report = check(Counter(goods=Goods.TOBACCO, **facts), *Selling.only(*codes), as_of=TODAY)
        return [(one.codes, *(change.sentence() for change in one.changes)) for one in report.near_remedies]

    assert told("EX-95") == [(("EX-95",), "needed: the goods are one of: bread, cake, stamps")]
    assert (
        told("EX-96")[0][1] == "needed: the goods are one of: bread, cake, stamps"
    )  # whether there is a licence is asked
    assert told("EX-97", fresh=False)[0] == (("EX-97",), "needed: the goods are one of: cake, stamps")
    both = ("EX-95", "EX-96", "EX-97")
    assert told(*both, fresh=False, licensed=False)[0] == (both, "needed: the goods are cake")


class Letter(enum.Enum):
    """A letter of the alphabet."""

    A, B, C, D, E, F, G, H, K, L = "abcdefghkl"


@model
class Box:
    """A box with a letter."""

    letter: Fact[Letter] = fact("Which letter does it bear?", noun="the letter")
    checked: Fact[bool] = fact("Was it checked?", yes="it was checked", no="nobody checked it")


class Lettering(RuleSet, of=Box):
    """Which letters may be borne."""

    @rule("EX-98", TEXT)
    def vowels_or_checked(law, box):
        """No box bears L, and each but A and E is checked."""
        easy = box.letter.is_in({Letter.A, Letter.E})
        return ~box.letter.is_(Letter.L) & when(~easy, box.checked)

    @rule("EX-99", TEXT)
    def no_last(law, box):
        """No box bears L."""
        return ~box.letter.is_(Letter.L)


def test_of_many_choices_those_that_mend_at_once_are_told():
    """What asks for more is left out where it would be told among too many; of too many it is said which one must not be."""

    def told(code, **facts):
        report = check(Box(letter=Letter.L, **facts), *Lettering.only(code), as_of=TODAY)
        return [[change.sentence() for change in one.changes] for one in report.near_remedies]

    assert told("EX-98")[0] == ["needed: the letter is one of: a, e"]
    assert told("EX-98", checked=False)[0] == ["needed: the letter is one of: a, e"]
    assert told("EX-99") == [["needed: the letter is not l"]]


def test_a_class_that_is_no_law_lends_its_rules():
    """The law that takes them says about what; it ended in an AttributeError."""

    class Opening:
        """Opening."""

        @rule("EX-90", TEXT)
        def is_open(law, thing):
            """It is open."""
            return thing.open

    class OfShops(Opening, RuleSet, of=Shop):
        """Opening of shops."""

    class OfLateShops(OfShops):
        """Opening of shops, of late."""

    for law in (OfShops, OfLateShops):
        assert check(Shop(open=True), law, as_of=TODAY).verdict is P
        assert check(Shop(open=False), law, as_of=TODAY).verdict is F
    with pytest.raises(DefinitionError, match="EX-90 has no subject"):
        type("OfNothing", (Opening, RuleSet), {})
    with pytest.raises(DefinitionError, match="does not say what it is about"):
        type("OfBoth", (Opening, OfPermits, OfTowns), {})
