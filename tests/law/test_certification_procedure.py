"""The steps of a certification over histories drawn at random, against the procedure written as plain ``if`` statements."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from effort import tries
from healthgov import fr
from healthgov.models import CertificationFile
from healthgov.verdicts import Verdict

ONE = timedelta(days=1)
DECIDED = date(2022, 3, 1)
NEAR = (-366, -365, -1, 0, 1, 364, 365, 366)
"""How far days lie apart that turn an answer."""


def year_on(day: date, years: int = 1) -> date:
    """The anniversary; of a 29 February, in a common year, the 28th."""
    leap = (day.month, day.day) == (2, 29) and (day.year + years) % 4
    return day.replace(year=day.year + years, day=28 if leap else day.day)


def within_twelve_months(day: date, looks: list[date], last: date | None) -> bool:
    """Each look no later than a year after the one before; the next is not overdue, or the certificate ends before it."""
    before = DECIDED
    for look in looks:
        if look > year_on(before):
            return False
        before = look
    return (last is not None and last <= year_on(before)) or day <= year_on(before)


def each_calendar_year(day: date, looks: list[date], last: date | None) -> bool:
    """The first within a year, then one in each year that is over and whose end the certificate outlives."""
    first = year_on(DECIDED)
    if last is not None and last <= first:
        return True
    if not looks:
        return day <= first
    if looks[0] > first:
        return False
    return all(
        any(look.year == year for look in looks)
        for year in range(looks[0].year + 1, day.year)
        if last is None or last > date(year, 12, 31)
    )


def watched(day: date, looks: list[date], last: date | None) -> str:
    """As both ways of counting have it."""
    counted = sorted(look for look in looks if DECIDED < look <= day and (last is None or look <= last))
    both = {within_twelve_months(day, counted, last), each_calendar_year(day, counted, last)}
    if last is None and both == {False}:
        return "unknown"  # it may have ended before a look was due
    return "unknown" if len(both) == 2 else "pass" if both == {True} else "fail"


def said(rule, day: date, file: CertificationFile) -> str:
    """The answer of a rule; what does not apply says so."""
    law = fr.HdsCertification(as_of=day)
    finding = law.explain(next(one for one in law.rules if one.code == rule), file)
    return finding.verdict.value if finding.applies or finding.verdict is not Verdict.PASS else "not_applicable"


def a_day(chance: random.Random, around: date) -> date:
    """One near another, or near the end of a year."""
    if chance.random() < 0.2:
        return date(around.year, 12, 31) + timedelta(days=chance.choice((-1, 0, 1)))
    return around + timedelta(days=chance.choice(NEAR))


def test_surveillance():
    """Any looks, an end of the certificate or none, on any day."""
    chance = random.Random(7)  # noqa: S311  the same on every run
    seen = []
    for _ in range(tries(600, 20_000)):
        looks, before = [], DECIDED
        for _ in range(chance.randrange(5)):
            before = a_day(chance, year_on(before) if chance.random() < 0.8 else before)
            looks.append(before)
        last = None if chance.random() < 0.3 else a_day(chance, year_on(DECIDED, chance.choice((1, 2, 3))))
        day = max(DECIDED, a_day(chance, chance.choice([DECIDED, *looks, year_on(before)])))
        decision = {"on": DECIDED, "granted": True, "first_day": DECIDED, "last_day": last}
        file = CertificationFile(id="f", decision=decision, surveillance=looks)
        seen.append(said("FR-CERT-07", day, file))
        assert seen[-1] == watched(day, looks, last), (day, looks, last)
    assert {one: seen.count(one) > 9 for one in seen} == {"pass": True, "fail": True, "unknown": True}


@pytest.mark.parametrize("granted", [True, False])
@pytest.mark.parametrize("on", [None, -1, 0, 1])
@pytest.mark.parametrize("asked", [-1, 0, 1, 2])
def test_renewal(granted, on, asked):
    """Granted by the last day of the certificate; while that is to come it is asked."""
    last = date(2025, 7, 15)
    day = last + asked * ONE
    decision = None if on is None else {"on": last + on * ONE, "granted": granted}
    file = CertificationFile(id="f", renewal=True, previous_last_day=last, decision=decision)
    if on is None or on > asked or not granted:
        expected = "unknown" if asked <= 0 else "fail"
    else:
        expected = "pass" if on <= 0 else "fail"
    assert said("FR-CERT-08", day, file) == expected


AUDITED = date(2025, 4, 11)
WINDOW = date(2025, 7, 11)


@pytest.mark.parametrize("asked", [-1, 0, 1])
@pytest.mark.parametrize("found", [-1, 0, 1])
@pytest.mark.parametrize("corrected", [None, AUDITED - ONE, AUDITED, WINDOW - ONE, WINDOW, WINDOW + ONE])
@pytest.mark.parametrize("second", [False, True])
def test_corrections(asked, found, corrected, second):
    """Each is audited within three months of the on-site audit, after the fault was found; what is planned is none."""
    day = WINDOW + asked * ONE
    faults = [{"found_on": AUDITED + found * ONE, "correction_audited_on": corrected}]
    if second:
        faults.insert(0, {"found_on": AUDITED, "correction_audited_on": AUDITED})
    file = CertificationFile(id="f", on_site_audit={"first_day": AUDITED, "last_day": AUDITED}, non_conformities=faults)
    if corrected is not None and corrected < AUDITED + found * ONE:
        expected = "fail"
    elif corrected is None or corrected > day:
        expected = "unknown" if day <= WINDOW else "fail"
    else:
        expected = "pass" if corrected <= WINDOW else "fail"
    assert said("FR-CERT-03", day, file) == expected


def test_no_fault_was_found():
    """There is nothing to correct."""
    file = CertificationFile(id="f", on_site_audit={"first_day": AUDITED, "last_day": AUDITED}, non_conformities=())
    assert said("FR-CERT-03", WINDOW, file) == "pass"


@pytest.mark.parametrize("on", [-1, 0, 1])
@pytest.mark.parametrize("steps", [(0,), (0, 0), (0, -3), (-3, 0), (0, None)])
@pytest.mark.parametrize("asked", [-2, 0, 2])
def test_the_decision_comes_last(on, steps, asked):
    """On the day of the last step or later; a planned one is asked for, and a fault that is open stands before it."""
    end = date(2025, 7, 1)
    audited, *corrected = (None if step is None else end + step * ONE for step in steps)
    file = CertificationFile(
        id="f",
        on_site_audit={"first_day": end - 9 * ONE, "last_day": audited},
        non_conformities=[{"found_on": end - 9 * ONE, "correction_audited_on": one} for one in corrected],
        decision={"on": end + on * ONE, "granted": True},
    )
    known = on <= asked
    right = None not in steps and on >= max(steps)
    expected = "unknown" if not known else "pass" if right else "fail"
    assert said("FR-CERT-04", end + asked * ONE, file) == expected
