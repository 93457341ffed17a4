"""The grounds of erasure over all purposes and reasons, against the article written as plain ``if`` statements."""

from __future__ import annotations

import itertools
from types import SimpleNamespace

import pytest

from healthgov.eu.erasure import Exemption, Exercise, Fate, Ground
from healthgov.eu.erasure.exemptions import anonymous, claimed_exemption
from healthgov.eu.erasure.grounds import on_grounds, serves_research, untouched
from healthgov.eu.erasure.lines import Line
from healthgov.eu.erasure.sets import DataSet
from healthgov.models import (
    Anonymisation,
    Article9Condition,
    KeepingReasons,
    LegalBasis,
    ProcessingActivity,
    Purpose,
    PurposeKind,
)
from healthgov.retention import Nature
from healthgov.verdicts import Verdict

KINDS = (None, PurposeKind.CARE, PurposeKind.PROSPECTING, PurposeKind.RESEARCH, PurposeKind.DATA_WAREHOUSE)
CONDITIONS = (
    None,
    Article9Condition.EXPLICIT_CONSENT,
    Article9Condition.HEALTH_OR_SOCIAL_CARE,
    Article9Condition.ARCHIVING_RESEARCH_STATISTICS,
)
BASES = (None, *LegalBasis)
PURPOSES = [
    Purpose(kind=kind, legal_basis=basis, article_9=condition)
    for kind, basis, condition in itertools.product(KINDS, BASES, CONDITIONS)
]
RESEARCH = ("research", "data_warehouse")
SAID = (None, True, False)


def a_set(*purposes: Purpose, anonymisation: tuple = ()) -> DataSet:
    """A set of data that is held for these purposes, each in an activity of its own."""
    said = anonymisation or [None] * max(1, len(purposes))
    each = [(one,) for one in purposes] or [None]
    activities = tuple(
        ProcessingActivity(id=f"a{n}", purposes=each[min(n, len(each) - 1)], anonymisation=claim)
        for n, claim in enumerate(said)
    )
    return DataSet(key="k", record_type=None, title="t", limits=(), activities=activities, places=())


def a_line(due: object = None) -> Line:
    """What nothing was found out about yet."""
    return Line(key="k", title="t", record_type=None, activities=(), fate=Fate.ASK, due=due)


def by_hand(purpose: Purpose, reasons: KeepingReasons, asked: Exercise, *, over: bool) -> tuple:
    """What becomes of data that serve one purpose: the fate, and the place in the article."""
    basis = purpose.legal_basis.value if purpose.legal_basis else None
    explicit = purpose.article_9 is not None and purpose.article_9.name == "EXPLICIT_CONSENT"
    if explicit:
        return "goes", "17(1)(b)"
    if basis is None:
        return "ask", None
    if basis == "consent":
        return "goes", "17(1)(b)"
    if asked.value == "withdrawal":
        return "stays", None
    if basis == "none":
        return "goes", "17(1)(d)"
    if purpose.kind is not None and purpose.kind.value == "prospecting":
        return "goes", "17(1)(c)"
    if basis == "legitimate_interests":
        return {None: ("ask", None), True: ("stays", None), False: ("goes", "17(1)(c)")}[reasons.overriding]
    if basis == "legal_obligation" and over:
        return "goes", "17(1)(a)"
    exempt = "17(3)(b)" if basis in ("legal_obligation", "public_task") else None
    return {None: ("ask", None), True: ("stays", exempt), False: ("goes", "17(1)(a)")}[reasons.needed]


def of_research(purpose: Purpose) -> bool:
    """Whether it is archiving, research or statistics."""
    kind = purpose.kind is not None and purpose.kind.value in RESEARCH
    return kind or (purpose.article_9 is not None and purpose.article_9.name == "ARCHIVING_RESEARCH_STATISTICS")


def found(line: Line) -> tuple:
    """The fate and the place of a line."""
    place = line.exemption or line.ground
    return line.fate.value, place and place.value


@pytest.mark.parametrize("asked", Exercise)
@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize(("overriding", "needed", "impairs"), [(a, b, c) for a in SAID for b in SAID for c in SAID])
def test_one_purpose(asked, over, overriding, needed, impairs):
    """Each kind, basis and condition: as by hand; what serves research and would go is asked whether that spoils it."""
    reasons = KeepingReasons(overriding=overriding, needed=needed, impairs_research=impairs)
    due = SimpleNamespace(
        verdict=Verdict.PASS if over else Verdict.UNKNOWN,
        policy=SimpleNamespace(nature=Nature.MINIMUM),
        must_dispose_by=None,
    )
    for purpose in PURPOSES:
        expected = by_hand(purpose, reasons, asked, over=over)
        if expected[0] == "goes" and of_research(purpose) and impairs is None:
            expected = ("ask", None)
        line = on_grounds(a_line(due), a_set(purpose), reasons, asked)
        assert found(line) == expected, (purpose, reasons)
        assert bool(line.asks) is (expected[0] == "ask")
        assert line.reason


@pytest.mark.parametrize("asked", Exercise)
def test_two_purposes(asked):
    """One that holds the data holds them, one that is open is asked; only where both let them go they go."""
    reasons = KeepingReasons(overriding=True, needed=False, impairs_research=False)
    fates = {}
    for purpose in PURPOSES:
        fates.setdefault(by_hand(purpose, reasons, asked, over=False), purpose)
    assert {fate for fate, _ in fates} == {"goes", "stays", "ask"}
    for (one, first), (other, second) in itertools.product(fates.items(), repeat=2):
        line = on_grounds(a_line(), a_set(first, second), reasons, asked)
        both = {one[0], other[0]}
        wanted = "stays" if "stays" in both else "ask" if "ask" in both else "goes"
        assert line.fate.value == wanted
        if wanted == "goes":
            assert line.ground.value == one[1]


@pytest.mark.parametrize("nature", Nature)
@pytest.mark.parametrize("verdict", Verdict)
def test_a_period_that_is_over(nature, verdict):
    """What a text set as the length, or as the longest, has gone by: nothing holds it. A minimum may be passed, and advice ends no need."""
    due = SimpleNamespace(verdict=verdict, policy=SimpleNamespace(nature=nature), must_dispose_by=None)
    reasons = KeepingReasons(needed=True)
    one = a_set(Purpose(kind=PurposeKind.CARE, legal_basis=LegalBasis.CONTRACT))
    over = verdict is Verdict.PASS and nature not in (Nature.MINIMUM, Nature.RECOMMENDED)
    assert found(on_grounds(a_line(due), one, reasons, Exercise.ERASURE)) == (
        ("goes", "17(1)(a)") if over else ("stays", None)
    )


@pytest.mark.parametrize("asked", Exercise)
@pytest.mark.parametrize("child", SAID)
def test_data_of_a_child(asked, child):
    """Go where the child's data are asked for, and not where consent alone is withdrawn."""
    one = a_set(Purpose(kind=PurposeKind.CARE, legal_basis=LegalBasis.CONTRACT))
    line = on_grounds(a_line(), one, KeepingReasons(from_child=child, needed=True), asked)
    assert found(line) == (("goes", "17(1)(f)") if child and asked is Exercise.ERASURE else ("stays", None))


def test_purposes_that_are_not_stated():
    """Are asked for."""
    line = on_grounds(a_line(), a_set(), KeepingReasons(), Exercise.ERASURE)
    assert (line.fate, line.asks) == (Fate.ASK, (ProcessingActivity.purposes.question,))


def test_what_rests_on_no_consent():
    """Each purpose has a basis, and neither it nor its condition is consent."""
    for first, second in itertools.product(PURPOSES, PURPOSES[::17]):
        each = [
            one.legal_basis is not None
            and one.legal_basis.value != "consent"
            and (one.article_9 is None or one.article_9.name != "EXPLICIT_CONSENT")
            for one in (first, second)
        ]
        assert untouched(a_set(first)) is each[0]
        assert untouched(a_set(first, second)) is all(each)
    assert untouched(a_set()) is False


def test_what_serves_research():
    """One purpose is enough."""
    for first, second in itertools.product(PURPOSES, PURPOSES[::17]):
        assert serves_research(a_set(first)) is of_research(first)
        assert serves_research(a_set(first, second)) is (of_research(first) or of_research(second))
    assert serves_research(a_set()) is False


REASONS = ("expression", "claims", "public_health", "impairs_research")
EXEMPTIONS = ("17(3)(a)", "17(3)(e)", "17(3)(c)", "17(3)(d)")


@pytest.mark.parametrize("purpose", [Purpose(kind=PurposeKind.CARE), Purpose(kind=PurposeKind.RESEARCH)])
@pytest.mark.parametrize("due", [None, False, True])
def test_exemptions_that_are_claimed(purpose, due):
    """The first that is said counts, that of research for research alone; a claim obliges, and a day to come is told."""
    known = None if due is None else SimpleNamespace(over=due, keep_through="the last day")
    for said in itertools.product(SAID, repeat=4):
        reasons = KeepingReasons(**dict(zip(REASONS, said, strict=True)))
        line = claimed_exemption(a_line(known), a_set(purpose), reasons)
        counted = (*said[:3], said[3] and of_research(purpose))
        first = next((place for place, so in enumerate(counted) if so), None)
        if first is not None:
            assert found(line) == ("stays", EXEMPTIONS[first])
            assert line.obliged is (first == 1)
            assert line.until == ("the last day" if due is False else None)
            assert line.reason == getattr(KeepingReasons, REASONS[first]).words.yes
        elif of_research(purpose) and said[3] is None and due is None:
            assert (found(line), line.asks) == (("ask", None), (KeepingReasons.impairs_research.question,))
        else:
            assert line is None


TESTS = ("singling_out", "linkable", "inferable")


def test_what_is_called_anonymous():
    """In each activity, by all three tests, it is nobody's; one that failed, and it is somebody's; else it is asked."""
    for claimed, *tests in itertools.product(SAID, repeat=4):
        claim = Anonymisation(claimed=claimed, **dict(zip(TESTS, tests, strict=True)))
        shown = Anonymisation(claimed=True, singling_out=False, linkable=False, inferable=False)
        for others in ((), (shown,), (None,)):
            said = anonymous(a_set(anonymisation=(claim, *others)))
            if not claimed or others == (None,) or True in tests:
                assert said is None
            elif None in tests:
                assert len(said["asks"]) == 3
                assert "fate" not in said
            else:
                assert said["fate"] is Fate.STAYS
    assert anonymous(a_set()) is None


def test_names_of_places():
    """Each of them is one of the article."""
    assert {one.value[:5] for one in Ground} == {"17(1)"}
    assert {one.value[:5] for one in Exemption} == {"17(3)"}
