"""The parts that rules are made of and asked with: titles and pages, what is walked, what is compiled, what changes next."""

from __future__ import annotations

import contextlib
import enum
import functools
import itertools
from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from healthgov.errors import DefinitionError
from healthgov.facts import Fact, fact, model
from healthgov.languages import Worded, worded
from healthgov.periods import Period, years
from healthgov.questions import by_hand, when
from healthgov.questions.script import number
from healthgov.rules import RuleSet, calendar, check, rule
from healthgov.rules.bodies import bodies_on
from healthgov.rules.builders import checked_builder, checked_title, cleaned, first_line, page_of
from healthgov.rules.places import places_of
from healthgov.rules.plans import _OFTEN, often
from healthgov.rules.subjects import openings, walk
from healthgov.values import Limit, parameter
from healthgov.verdicts import Doubt, Verdict
from kernel.test_rules import ONE, TEXT, TODAY, F, House, P, Permit, Shop, Town, Trade, U


def test_what_a_house_changed_counts_from_a_day_to_come():
    """The next of those days, and none that is past or today."""
    day, later = date(2027, 1, 1), date(2028, 1, 1)
    twice = Trade.longest.loosened(day, years(9), because="a").replaced(later, years(1), because="b")
    own = type("Own", (Trade,), {"longest": twice})
    for asked, found in ((TODAY, day), (day - ONE, day), (day, later), (later - ONE, later), (later, None)):
        assert bodies_on((own,), asked).next_departure == found
        assert bodies_on((Trade, own), asked).next_departure == found
        assert bodies_on((Trade,), asked).next_departure is None
    assert bodies_on((House,), TODAY).next_departure is None


def test_a_law_begins_with_its_first_rule():
    """Of rules that are asked at all; one without a first day was always there."""
    early = rule("EX-11", TEXT, since="2027-01-01", title="early")(Shop.open)
    late = rule("EX-12", TEXT, since="2028-01-01", title="late")(Shop.open)
    always = rule("EX-13", TEXT, title="always")(Shop.open)
    young = type("Young", (RuleSet,), {"early": early, "late": late}, of=Shop)
    old = type("Old", (RuleSet,), {"late": late, "always": always}, of=Shop)
    for day, begins in ((TODAY, date(2027, 1, 1)), (date(2026, 12, 31), date(2027, 1, 1)), (date(2027, 1, 1), None)):
        assert bodies_on((young, old), day).begins == ({} if begins is None else {young: begins})
    off = type("Off", (young,), {"early": young.early.disabled(because="not here")})
    assert bodies_on((off,), TODAY).begins == {off: date(2028, 1, 1)}


def test_what_is_asked_often_is_compiled():
    """Before, it is only counted; what was compiled stays."""
    compiled: dict[Any, Any] = {}
    asked = [often(compiled, often, Shop, ()) for _ in range(_OFTEN + 2)]
    assert asked == [False] * _OFTEN + [True] * 2
    compiled[often, Shop, ()] = len
    assert often(compiled, often, Shop, ())
    assert compiled == {(often, Shop, ()): len}
    assert not often(compiled, often, Town, ())


def test_both_readings_are_one_answer_however_often():
    """Explained at first and compiled then, of many subjects and of one."""
    law = type("Often", (RuleSet,), {"is_open": rule("EX-11", TEXT, title="it is open")(Shop.open)}, of=Shop)
    for state, verdict in ((True, P), (False, F), (None, U)):
        town = Town(shops=[Shop(open=True)] * 3 + [Shop(open=state)])
        for _ in range(_OFTEN):
            report = check(town, law, as_of=TODAY)
            assert report.verdict is verdict
            assert [result.verdict for result in report.results] == [P, P, P, verdict]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("A title.", "A title"),
        ("  A title\n  in two lines.\n\n  More. And more.", "A title in two lines"),
        ("A title...\n\nMore", "A title"),
        ("", ""),
    ],
)
def test_the_first_paragraph_is_the_title(page, title):
    """Without its full stop, in one line."""
    assert first_line(page) == title


def test_titles_and_pages_have_languages():
    """Each is cleaned of the margin of the code around it, and cut in each language."""
    page = worded("A title.\n\n    More.", fr="Un titre.\n\n    La suite.")
    assert (first_line(page), first_line(page).others) == ("A title", {"fr": "Un titre"})
    tidy = cleaned(page)
    assert isinstance(tidy, Worded)
    assert (tidy, tidy.others) == ("A title.\n\nMore.", {"fr": "Un titre.\n\nLa suite."})
    assert cleaned("A.\n    B.") == "A.\nB."
    assert page_of(by_hand(_documented)) == page_of(_documented) == "What is written."
    assert page_of(Shop.open) == page_of(None) == page_of(lambda law, one: None) == ""  # noqa: ARG005
    assert checked_title("so", "EX-01") == "so"
    for empty in ("", " \n"):
        with pytest.raises(DefinitionError, match="EX-01 has no title"):
            checked_title(empty, "EX-01")


def _documented(law, one):
    """What is written."""


def _asks(build):
    class Law(RuleSet, of=Shop):
        asked = rule("EX-01", TEXT, title="it is so")(build)

    return Law.asked.question


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (lambda _law, shop: shop.opne, "Shop has no 'opne', did you mean 'open'\\?"),
        (lambda law, _shop: law.longset, "has no 'longset'"),
        (lambda _law, shop: shop.permits.level, "what stands inside a fact is read of its model: write Permit.level"),
        (lambda _law, shop: shop.zzzzzz, "Shop has no 'zzzzzz'$"),
        (lambda _law, shop: shop.permits.zzzzzz, "a Fact has no 'zzzzzz'$"),
        (lambda _law: Shop.open, "write `def <lambda>\\(law, subject\\)`"),
        (lambda _law, _shop, _more: Shop.open, "write `def"),
        (lambda _law, *, _shop: Shop.open, "write `def"),
        (3, "decorate a function"),
    ],
)
def test_a_slip_in_the_function_of_a_rule_is_told(build, said):
    """Where it stands, with what may be meant."""
    with pytest.raises(DefinitionError, match=said):
        _asks(build)


BUILDS = [
    lambda _law: None,
    lambda _law, _shop: None,
    lambda _law, _shop, _former: None,
    lambda _law, _shop, _former, _more: None,
]


@pytest.mark.parametrize("most", [2, 3])
@pytest.mark.parametrize("plain", [True, False])
def test_a_function_of_a_rule_takes_two_or_one_more(plain, most):
    """Whether it is plain, or its signature has to tell: the law, the model, and of an override the former question."""
    for takes, build in enumerate(BUILDS, 1):
        given = build if plain else functools.wraps(build)(lambda *given, _build=build: _build(*given))
        with contextlib.nullcontext() if 2 <= takes <= most else pytest.raises(DefinitionError, match="write `def"):
            checked_builder(given, "EX-01", most=most)


class Kind(enum.Enum):
    """A closed list."""

    ONE = "one"


@attrs.frozen
class Foreign:
    """A class of somebody else, with and without things inside."""

    shop: Shop | None = None
    shops: tuple[Shop, ...] = ()
    anything: Any = None
    nested: tuple[tuple[Shop, ...], ...] = ()
    kept: Period | None = None
    kinds: tuple[Kind | None, ...] = ()
    table: dict[str, Shop] = attrs.field(factory=dict)


def test_everything_in_a_document_is_walked():
    """Parents first, each with its path; what holds no thing of ours is passed by."""
    permit = Permit(level=1)
    town = Town(main=Shop(permits=[permit]), shops=[Shop(), Shop(permits=[permit, permit])])
    assert [(one.path, type(one.value)) for one in walk(town)] == [
        ("", Town),
        ("shops[0]", Shop),
        ("shops[1]", Shop),
        ("shops[1].permits[0]", Permit),
        ("shops[1].permits[1]", Permit),
        ("main", Shop),
        ("main.permits[0]", Permit),
    ]
    foreign = Foreign(Shop(), (Shop(),), Shop(), ((Shop(),),), Period(years=1), (Kind.ONE, None), {"a": Shop()})
    assert [one.path for one in walk(foreign)] == ["", "shop", "shops[0]", "anything"]
    assert [one.path for one in walk(Foreign(anything=3))] == [""]


def test_what_is_not_stated_might_hold_a_thing():
    """Where the thing is told of, it is asked what lies in it."""
    assert [one.fact for one in openings(Town(), Permit)] == ["shops", "main"]
    assert [one.fact for one in openings(Town(main=Shop(), shops=[Shop(permits=()), Shop()]), Permit)] == [
        "shops[1].permits",
        "main.permits",
    ]
    assert [one.fact for one in openings(Town(), Shop)] == ["shops", "main"]
    assert list(openings(Town(main=Shop(), shops=()), Shop)) == []
    assert list(openings(Foreign(), Shop)) == []
    assert [one.sentence() for one in openings(Town(shops=()), Permit)] == ["Which is the main one?"]


@model
class Box:
    """A thing that has a name, and things that nobody sees."""

    id: Fact[str]
    name: Fact[str] = fact("What is it called?", personal=True, label=True)
    owner: Fact[str] = fact("Whose is it?", personal=True)
    size: Fact[int] = fact("How large is it?")
    codes: Fact[tuple[str, ...]] = fact("Which codes has it?")
    permits: Fact[tuple[Permit, ...]] = fact("Which permits has it?")
    day: Fact[date] = fact("Since when is it there?")


def test_a_report_shows_codes_and_days():
    """The name of a thing beside its place; nothing personal, and no thing that has facts of its own."""
    box = Box(id="a", name="Oak", owner="Zoé Canari", size=3, codes=["x"], permits=[Permit(level=2)], day=TODAY)
    first, second = places_of(box)
    assert (first.path, first.model, first.label) == ("", Box, "Oak")
    assert first.stated == {"id": "a", "size": 3, "codes": ("x",), "day": TODAY}
    assert (second.path, second.model, second.label, second.stated) == ("permits[0]", Permit, "", {"level": 2})
    assert "Oak" not in repr(first)


def test_remedies_stand_in_order():
    """What heeds the law before what escapes it, what mends several first, the shortest first."""

    @model
    class Stand:
        """A stand."""

        abroad: Fact[bool] = fact("Is it abroad?", yes="it is abroad", no="it is here", circumstance=True)
        clean: Fact[bool] = fact("Is it clean?", yes="it is clean", no="it is dirty")
        dry: Fact[bool] = fact("Is it dry?", yes="it is dry", no="it is damp")
        warm: Fact[bool] = fact("Is it warm?", yes="it is warm", no="it is cold")

    class Law(RuleSet, of=Stand):
        dry = rule("EX-01", TEXT, title="it is dry")(when(~Stand.abroad, Stand.dry))
        both = rule("EX-02", TEXT, title="it is warm and clean")(when(~Stand.abroad, Stand.warm & Stand.clean))
        clean = rule("EX-03", TEXT, title="it is clean")(when(~Stand.abroad, Stand.clean))

    report = check(Stand(abroad=False, clean=False, dry=False, warm=False), Law, as_of=TODAY)
    assert [([c.path for c in one.changes], list(one.codes), one.escapes) for one in report.remedies] == [
        (["warm", "clean"], ["EX-02", "EX-03"], False),
        (["dry"], ["EX-01"], False),
        (["clean"], ["EX-03"], False),
        (["abroad"], ["EX-01", "EX-02", "EX-03"], True),
    ]
    assert report.near_remedies == report.remedies[:3]  # of what heeds the law alone


def test_an_escape_beside_what_heeds_mends_nothing_more():
    """Two things of which one is mended and of the other it is said that the law does not reach it: told of that rule alone."""

    @model
    class Part:
        old: Fact[bool] = fact("Is it old?", yes="it is old", no="it is new")
        sound: Fact[bool] = fact("Is it sound?", yes="it is sound", no="it is broken")

    @model
    class Car:
        front: Fact[Part] = fact("Which part is in front?")
        back: Fact[Part] = fact("Which part is behind?")

    class Law(RuleSet, of=Car):
        sound = rule("EX-01", TEXT, title="all is sound")(
            Car.front.has(Part.sound) & when(~Car.back.has(Part.old), Car.back.has(Part.sound))
        )
        back = rule("EX-02", TEXT, title="what is behind is sound")(
            when(~Car.back.has(Part.old), Car.back.has(Part.sound))
        )

    broken = Part(old=False, sound=False)
    found = check(Car(front=broken, back=broken), Law, as_of=TODAY).remedies
    assert [([c.path for c in one.changes], list(one.codes), one.escapes) for one in found] == [
        (["front.sound", "back.sound"], ["EX-01", "EX-02"], False),
        (["back.sound"], ["EX-02"], False),
        (["front.sound", "back.old"], ["EX-01"], False),
        (["back.old"], ["EX-02"], True),
    ]


def test_the_calendar_ends_with_its_last_day():
    """What changes on it is told, and what changes a day later is not; nor what changes on the day that is asked."""
    shop = Shop(open=True, permits=[Permit(first_day=TODAY, last_day=TODAY + 9 * ONE, level=2)])
    law = type("Days", (RuleSet,), {"current": Trade.current}, of=Shop)
    over = TODAY + 10 * ONE
    for until, found in ((over - ONE, []), (over, [over]), (over + timedelta(days=99), [over])):
        assert [turn.day for turn in calendar(shop, law, as_of=TODAY, until=until)] == found
    [turn] = calendar(shop, law, as_of=TODAY, until=over)
    assert (turn.before, turn.after, turn.result.verdict, turn.code) == (P, F, F, "EX-04")
    assert list(calendar(shop, law, as_of=over, until=over + ONE)) == []


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 11, 23), date(2036, 11, 23)),
        (date(2024, 2, 29), date(2034, 2, 28)),
        (date(2026, 11, 30), date(2036, 11, 28)),
        (date(9989, 6, 1), date(9999, 6, 1)),
        (date(9990, 6, 1), date(9999, 12, 31)),
        (date(9998, 6, 1), date(9999, 12, 31)),
    ],
)
def test_a_report_says_what_turns_in_ten_years(day, last):
    """To the last day, or to the end of the calendar, and not beyond."""
    law = type("Days", (RuleSet,), {"current": Trade.current}, of=Shop)
    for over, told in ((last, [last]), (last + ONE, [])) if last < date.max else ((last, [last]),):
        report = check(Shop(permits=[Permit(last_day=over - ONE)]), law, as_of=day)
        assert [turn.day for turn in report.turns] == told


def test_a_house_is_held_against_the_law_of_its_day_and_later():
    """Not against what was stricter before: a value that was lawful then and is not now is refused, and the reverse."""
    law = parameter("2018-01-01", years(3), cites=[TEXT], limit=Limit.MAXIMUM).changed(
        "2024-01-01", years(5), cites=[TEXT]
    )
    for since in ("2024-01-01", "2024-01-02", "2025-01-01"):
        assert law.replaced(since, years(4)).on(date(2025, 1, 1)).value == years(4)
        with pytest.raises(DefinitionError, match="legal maximum"):
            law.replaced(since, years(6))
    with pytest.raises(DefinitionError, match="3 years since 2018-01-01"):
        law.replaced("2023-12-31", years(4))
    later = law.changed("2030-01-01", years(2), cites=[TEXT])
    with pytest.raises(DefinitionError, match="2 years since 2030-01-01"):
        later.replaced("2025-01-01", years(4))


class Levels:
    """What a law reads, beside it."""

    least = 3


class Level(Levels, RuleSet, of=Shop):
    """A law that reads what stands beside it."""

    @rule("EX-01", TEXT, title="each is of the level")
    def level(law, shop):
        """Of this level at least."""
        return shop.permits.each(Permit.level.at_least(law.least))


def test_what_stands_beside_a_law_is_read_anew_where_it_is_another():
    """A house that changes what a rule reads of its law is answered by it, from whatever class it comes."""
    higher = type("Higher", (Level,), {"least": 5})
    beside = type("Beside", (type("Other", (), {"least": 5}), Level), {})
    same = type("Same", (Level,), {"note": "nothing that it reads"})
    shop = Shop(permits=[Permit(level=4)])
    assert [law(as_of=TODAY).verdict(shop) for law in (Level, higher, beside, same)] == [P, F, F, P]
    assert same.level.asked is Level.level.asked
    assert higher.level.asked is not Level.level.asked


class Displaced(RuleSet, of=Shop):
    """A law whose place another may take: where a strict town asks for permits."""

    undisplaced = when(Shop.permits.exist(), ~Town.strict)
    is_open = rule("EX-31", TEXT, title="it is open")(Shop.open)
    stays_open = rule("EX-32", TEXT, title="what is open stays so")(when(Shop.open, Shop.open))


def test_a_law_whose_place_another_may_take():
    """What is met or failed is contested where the other does, and asked where it may; what does not apply, or waits for a fact, stays."""
    contested, asked = (U, Doubt.CONTESTED, ""), (U, Doubt.MISSING, "strict")
    standing = {True: (P, None, ""), False: (F, None, ""), None: (U, Doubt.MISSING, "shops[0].open")}
    for permits, strict in itertools.product(((), (Permit(),)), (True, False, None)):
        other = None if not permits or strict is False else contested if strict else asked
        for open_, stands in standing.items():
            shop = Shop(open=open_, permits=permits)
            town = Town(shops=[shop], strict=strict)
            [section] = check(town, Displaced, as_of=TODAY).sections
            met, stays = (one.finding for one in section.results)
            expected = stands if other is None or open_ is None else other
            assert (met.verdict, met.doubt, met.fact) == expected
            assert stays.applies is (open_ is not False)
            assert stays.verdict is (P if open_ is False else met.verdict)
            law = Displaced(as_of=TODAY)
            for one, found in zip(Displaced.rules, (met, stays), strict=True):
                assert one.verdict(shop, as_of=TODAY, document=town) is found.verdict
                assert law.number_until(one, shop, town) == (number(found), found.holds_until)
                assert law.numbers(shop, town)[one] == number(found)
            assert law.failing(shop, town) == tuple(
                one for one, found in zip(Displaced.rules, (met, stays), strict=True) if found.verdict is F
            )
            counted = [found.verdict for found in (met, stays) if found.applies]
            many = Town(shops=[shop] * (_OFTEN + 1), strict=strict)
            assert law.verdict(shop, town) is check(many, Displaced, as_of=TODAY).verdict is Verdict.all(counted)
