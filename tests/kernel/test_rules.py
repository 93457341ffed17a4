"""Rules, rule sets, check and report: definition, extension, and what a report promises."""

from __future__ import annotations

import copy
import logging
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import attrs
import pytest
from healthgov.validators import all_of, at, at_least, each, equal_to, not_over, stated, when
from hypothesis import given, settings
from hypothesis import strategies as st

from healthgov.errors import DefinitionError, NotInForceError
from healthgov.findings import all_hold, by_reading, failed, missing, not_applicable, passed
from healthgov.periods import days, years
from healthgov.rules import RuleSet, Severity, Tombstone, Waiver, calendar, check, rule
from healthgov.texts import BindingForce, Confidence, Reference
from healthgov.values import Limit, parameter
from healthgov.verdicts import Doubt, Verdict

P, F, U = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN
TODAY, ONE = date(2026, 11, 23), timedelta(days=1)
TEXT = Reference("Example Act, art. 1", checked_on="2026-10-01")
GUESS = Reference("Example Act, art. 2", checked_on="2026-10-01", confidence=Confidence.INFERRED)
BILL = Reference("Example Bill, art. 3", checked_on="2026-10-01", force=BindingForce.PROPOSAL)


@attrs.frozen(kw_only=True)
class Permit:
    """A permit with its days."""

    first_day: date | None = None
    last_day: date | None = None
    level: int | None = None
    holder: str | None = attrs.field(default=None, repr=False)


@attrs.frozen(kw_only=True)
class Shop:
    """A shop with permits."""

    open: bool | None = None
    permits: tuple[Permit, ...] | None = None
    owner: str | None = attrs.field(default=None, repr=False)


@attrs.frozen(kw_only=True)
class Town:
    """A town with shops; the whole document."""

    shops: tuple[Shop, ...] | None = None
    main: Shop | None = None
    strict: bool | None = None
    waivers: tuple[Waiver, ...] = ()


class Trade(RuleSet, subject=Shop):
    """The law of trade."""

    longest = parameter("2020-01-01", years(3), cites=[TEXT], limit=Limit.MAXIMUM).changed(
        "2027-06-01", years(2), cites=[TEXT]
    )

    is_open = rule("EX-01", title=("it is open", "c'est ouvert"), cites=[TEXT], requires=at("open", equal_to(True)))

    @rule("EX-02", title=("a permit is in force", "un permis est en vigueur"), cites=[TEXT], severity=Severity.BLOCKER)
    def permitted(self, shop):
        """A permit covers the day."""
        if shop.permits is None:
            return missing("permits", ("Which permits?", "Quels permis ?"))
        for permit in shop.permits:
            if permit.first_day is None or permit.last_day is None:
                return missing("permits", ("Which days?", "Quels jours ?"))
            if permit.first_day <= self.day <= permit.last_day:
                return passed(("until {d}", "jusqu'au {d}"), d=permit.last_day)
        return failed(("no permit today", "aucun permis ce jour"))

    @rule("EX-03", title="a permit is short", cites=[TEXT], on=Permit, until="2028-02-29")
    def short(self, permit):
        """No longer than the law says."""
        if permit.first_day is None or permit.last_day is None:
            return None
        longest = self.longest
        return (
            passed("{p}", p=longest)
            if permit.last_day <= permit.first_day + longest
            else failed("{p}", p=longest, at="last_day")
        )

    @rule("EX-03", title="a permit is very short", cites=[TEXT], on=Permit, since="2028-03-01")
    def very_short(self, permit):
        """The rule that follows, under the same code."""
        if permit.first_day is None or permit.last_day is None:
            return None
        return permit.last_day <= permit.first_day + days(500)

    current = rule(
        "EX-04", title="permits are current", cites=[TEXT], requires=each("permits", at("last_day", not_over()))
    )

    guessed = rule(
        "EX-05",
        title="the level is high",
        cites=[GUESS],
        on=Permit,
        requires=when(at("level", stated()), at("level", at_least(2))),
    )

    bill = rule("EX-06", title="the future", cites=[BILL], requires=at("open", equal_to(False)))

    @rule("EX-07", title="the town is strict", cites=[TEXT], since="2027-02-01")
    def strict(self, shop, town):
        """Asks the whole document."""
        return by_reading(
            "two readings", self.permitted(shop), passed("the town is strict") if town.strict else failed("it is not")
        )

    @rule("EX-08", title="every permit has begun", cites=[TEXT])
    def begun_all(self, shop):
        """A tree of findings."""
        if not shop.permits:
            return not_applicable("no permit")
        return all_hold(
            "all",
            [
                missing(f"permits[{n}].first_day", "When?")
                if p.first_day is None
                else passed("yes")
                if self.day >= p.first_day
                else failed("no", at=f"permits[{n}].first_day")
                for n, p in enumerate(shop.permits)
            ],
        )


class House(Trade):
    """The law of trade, and ours."""

    longest = Trade.longest.replaced("2026-01-01", years(1), because="our policy")
    is_open = Trade.is_open.disabled(because="note 12")
    current = Trade.current.evolve(severity=Severity.WARNING, because="we mend within a month")

    @Trade.permitted.override
    def permitted(self, shop):
        """As the law says, and stated."""
        return super().permitted(shop) if shop.permits else failed("we want it on file")

    ours = rule("OUR-01", title="it has a permit", cites=[TEXT], requires=at("permits", stated()))


EXTENSIONS = (Trade, House)
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
    waivers=st.lists(waivers, max_size=2).map(tuple),
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
    counted = [r for r in report.results if r.waiver is None]
    assert report.verdict is (Verdict.all(r.verdict for r in counted) if report.results else U)
    for rule_set in EXTENSIONS:
        law = rule_set(as_of=day)
        for subject in (*(town.shops or ()), *(p for s in town.shops or () for p in s.permits or ())):
            explained = [
                (r, law.explain(r, subject, town)) for r in law.rules_for(type(subject)) if law.skips(r) is None
            ]
            assert law.verdict(subject, town) is (Verdict.all(f.verdict for _, f in explained) if explained else U)
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


@settings(max_examples=3, deadline=None)
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
    """A name in the document stands in no text, repr or error made from it."""
    report = check(town, *EXTENSIONS, as_of=day, waivers=town.waivers)
    said = [
        str(report),
        report.text("fr"),
        repr(report),
        repr(report.sections),
        repr(report.notes),
        repr(report.questions),
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
    assert next(s.reason for s in report.skipped if s.rule.code == "EX-01") == "note 12"
    assert next(r for r in report.results if r.code == "EX-02").reason() == "we want it on file"
    departures = report.sections[0].departures
    assert departures == (
        "EX-04 softened from major to warning: we mend within a month",
        "longest replaced to 1 year since 2026-01-01: our policy",
    )
    held = Shop(permits=(Permit(first_day=TODAY, last_day=TODAY),))
    assert House(as_of=TODAY).permitted(held).reason == ("until {d}", "jusqu'au {d}")
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


def test_limits_are_held_against_the_law():
    """After an open loosening, a replacement is still measured by the law, not by the loosened value."""
    with pytest.raises(DefinitionError, match="legal maximum"):
        loosened(Trade).longest.replaced("2026-06-01", years(8))


def made(**body):
    """Make a subclass of Trade with this body."""
    return lambda: type("Ours", (Trade,), body)


def plain(_self, _subject):
    """A method that is no rule."""


def nothing(code="EX-90", **more):
    """A rule with nothing special."""
    return rule(code, **{"title": "it is", "cites": [TEXT], "requires": stated()} | more)


DEFINITION_ERRORS = {
    "a method hides a rule": (made(permitted=plain), r"Trade\.permitted\.override"),
    "None hides a rule": (made(permitted=None), r"disabled\(because="),
    "another code": (made(permitted=nothing()), "replaces the rule EX-02 by EX-90"),
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
    "a history under another name": (made(other=Trade.longest.replaced("2026-01-01", years(1))), "keep the name"),
    "a rule under another name": (made(other=Trade.permitted.evolve(title="x")), "keep the name"),
    "disabled silently": (lambda: Trade.permitted.disabled(because=""), "because="),
    "softened silently": (lambda: Trade.permitted.evolve(severity=Severity.MINOR), "because="),
    "no title": (lambda: nothing(title=" "), "no title"),
    "no French title": (lambda: nothing(title=("it is", "")), "no title"),
    "three titles": (lambda: nothing(title=("a", "b", "c")), "English and French"),
    "no text": (lambda: nothing(cites=[]), "cites nothing"),
    "bad code": (lambda: nothing("ex_1"), "no rule code"),
    "days reversed": (lambda: nothing(since="2027-01-01", until="2026-01-01"), "EX-90: a validity"),
    "no date": (lambda: nothing(since="soon"), "YYYY-MM-DD"),
    "no validator": (lambda: nothing(requires=True), "takes a validator"),
    "no method": (lambda: rule("EX-90", title="t", cites=[TEXT])(3), "decorate a method"),
    "no subject in the method": (lambda: rule("EX-90", title="t", cites=[TEXT])(lambda _self: True), "self, subject"),
    "four arguments": (lambda: rule("EX-90", title="t", cites=[TEXT])(lambda _a, _b, _c, _d: True), "self, subject"),
    "never decorated": (lambda: made(x=rule("EX-90", title="t", cites=[TEXT]))(), "rule without a question"),
    "same code, same days": (lambda: made(x=nothing("EX-01"))(), "both claim the code EX-01"),
    "adjoining by one day too many": (lambda: made(x=nothing("EX-03", on=Permit, since="2028-02-29"))(), "EX-03"),
    "withdrawn": (made(tombstones=(Tombstone("EX-01", "see EX-02"),)), r"EX-01 was withdrawn \(see EX-02\)"),
    "no subject": (lambda: type("Empty", (RuleSet,), {"x": nothing()}), "has no subject"),
    "a mixin hides a rule": (
        lambda: type("Ours", (type("Mixin", (), {"permitted": plain}), Trade), {}),
        "hides <rule EX-02",
    ),
    "history in disorder": (lambda: Trade.longest.changed("2020-01-01", years(1), cites=[TEXT]), "in order"),
    "check without law": (lambda: check(Shop(), as_of=TODAY), "at least one rule set"),
    "check with an instance": (lambda: check(Shop(), Trade(as_of=TODAY), as_of=TODAY), "not instances"),
    "an odd answer": (
        lambda: type("O", (RuleSet,), {"x": rule("EX-90", title="t", cites=[TEXT])(lambda _s, _x: 1)}, subject=Shop)(
            as_of=TODAY
        ).verdict(Shop()),
        "returned a int",
    ),
}


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
def test_answers_of_methods(answer, verdict):
    """A method answers with a finding, a verdict, a boolean or nothing."""
    law = type(
        "Tiny", (RuleSet,), {"x": rule("EX-90", title="t", cites=[TEXT])(lambda _self, _shop: answer)}, subject=Shop
    )(as_of=TODAY)
    assert law.verdict(Shop()) is law.x(Shop()).verdict is verdict


def test_a_proposal_never_fails():
    """A rule that rests on a proposal alone is skipped, and says so in both languages."""
    report = check(Shop(open=True), Trade, as_of=TODAY)
    assert "EX-06" not in {r.code for r in report.results}
    assert next(s.reason for s in report.skipped if s.rule.code == "EX-06") == (
        "a proposal is not law",
        "une proposition n'est pas du droit en vigueur",
    )


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

    class One(RuleSet, subject=Shop):
        """One rule."""

        x = nothing(requires=at("open", equal_to(True)))

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
    assert {q.fact for q in report.questions} >= {"shops[0].open", "shops[0].permits", "shops[1].permits[0]"}
    assert [q.codes for q in report.questions if q.fact == "shops[0].permits"] == [("EX-02",), ("EX-04",)]


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
    "covers": ({}, True, P),
    "covers by path": ({"path": "main"}, True, P),
    "covers the very fact": ({"path": "main.open"}, True, P),
    "another path": ({"path": "shops[0]"}, False, F),
    "the beginning of a name only": ({"path": "mai"}, False, F),
    "another rule": ({"code": "EX-02"}, False, F),
    "first day": ({"since": TODAY}, True, P),
    "the day before its first": ({"since": TODAY + ONE}, False, U),
    "last day": ({"until": TODAY}, True, P),
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
    law = type("Open", (RuleSet,), {"is_open": nothing("EX-01", requires=at("open", equal_to(True)))}, subject=Shop)
    report = check(town, law, as_of=TODAY, waivers=() if inside else (given,))
    [result] = report.results
    assert result.verdict is F
    assert (result.waiver is not None) is waives
    assert report.verdict is report.sections[0].verdict is (P if waives else F)
    assert [note.verdict for note in report.notes] == [noted]
    assert ("waived until" in str(report)) is waives
    if case == "covers":
        assert report.holds_until == TODAY + 2 * ONE


def test_one_waiver_does_not_cover_the_rest():
    """A waiver for one failure leaves the others counted."""
    town = Town(shops=(Shop(open=False), Shop(open=False)))
    law = type("Open", (RuleSet,), {"is_open": nothing("EX-01", requires=at("open", equal_to(True)))}, subject=Shop)
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


def test_expressions_are_compiled_once_for_a_class(monkeypatch):
    """Checking a second day compiles nothing."""
    law = type(
        "Many",
        (RuleSet,),
        {"x": nothing(requires=all_of(at("open", equal_to(True)), at("permits", stated())))},
        subject=Shop,
    )
    assert law(as_of=TODAY).verdict(Shop(open=False)) is F
    monkeypatch.setattr("healthgov.rules.ruleset.compiled_all", None)
    assert law(as_of=TODAY + ONE).verdict(Shop(open=False)) is F
