"""The law on hosting over generated arrangements: one truth in two readings, and days that hold."""

from __future__ import annotations

import enum
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effort import tries
from healthgov.documents import load
from healthgov.findings import CountryCode
from healthgov.fr import Hds
from healthgov.models import HostingArrangement
from healthgov.rules import calendar, check
from healthgov.verdicts import Verdict

ONE = timedelta(days=1)
COUNTRIES = [CountryCode(code) for code in ("FR", "DE", "US", "GB", "JP", "RE")]
DAYS = [
    date(2018, 4, 1),
    date(2024, 11, 16),
    date(2026, 5, 16),
    date(2026, 12, 1),
    date(2027, 6, 30),
    date(2028, 2, 29),
    date(2031, 1, 1),
]
some_day = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@pytest.fixture(scope="module")
def base(root):
    """A complete arrangement that passes."""
    return load(root / "tests" / "law" / "bases" / "hosting.yaml", HostingArrangement)


def mutated(value, random, rate):  # noqa: C901  one branch for each type
    """The same thing with some facts not stated and others changed to another value of their type."""
    if attrs.has(type(value)):
        changes = {}
        for field in attrs.fields(type(value)):
            old = getattr(value, field.name)
            if field.default is None and random.random() < rate / 3:
                changes[field.name] = None
            else:
                changes[field.name] = mutated(old, random, rate)
        try:
            return attrs.evolve(value, **changes)
        except (ValueError, TypeError):  # two facts that the model refuses together
            return value
    if isinstance(value, tuple):
        return tuple(mutated(item, random, rate) for item in value if random.random() > rate / 3)
    if random.random() > rate:
        return value
    if isinstance(value, bool):
        return not value
    if isinstance(value, date):
        return random.choice([*DAYS, value + timedelta(days=random.randint(-900, 900))])
    if isinstance(value, enum.Enum):
        return random.choice(list(type(value)))
    if isinstance(value, CountryCode):
        return random.choice(COUNTRIES)
    return value


def verdicts(report):
    """Every verdict of a report, in its order."""
    return [(result.rule.name, result.path, result.verdict) for result in report.results]


def rolled_up(results):
    """The worst verdict; what does not apply is no evidence, so that UNKNOWN is said where nothing applies."""
    return Verdict.all(r.verdict for r in results) if any(r.applies for r in results) else Verdict.UNKNOWN


chance = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


@settings(max_examples=tries(50, 400), **chance)
@given(random=st.randoms(use_true_random=False), rate=st.sampled_from([0.02, 0.1, 0.4]), day=some_day)
def test_two_readings_one_truth(base, random, rate, day):
    """The verdict alone and the explained tree agree on whatever is stated."""
    arrangement = mutated(base, random, rate)
    law, report = Hds(as_of=day), check(arrangement, Hds, as_of=day)
    here = [r for r in report.results if r.path == ""]
    assert law.verdict(arrangement, arrangement) is rolled_up(here)
    assert [r.code for r in law.failing(arrangement, arrangement)] == [
        r.code for r in here if r.verdict is Verdict.FAIL
    ]
    assert report.verdict is rolled_up(report.results)
    for result in report.results:
        for node in result.finding.walk():
            assert (node.doubt is not None) is (node.verdict is Verdict.UNKNOWN)
            node.sentence("en")
            node.sentence("fr")


@settings(max_examples=tries(6, 60), **chance)
@given(random=st.randoms(use_true_random=False), rate=st.sampled_from([0.02, 0.1, 0.3]), day=some_day)
def test_nothing_changes_before_holds_until(base, random, rate, day):
    """Every verdict stays the same on all days from the one asked to the day before ``holds_until``."""
    arrangement = mutated(base, random, rate)
    report = check(arrangement, Hds, as_of=day)
    now, end = verdicts(report), min(report.holds_until or date.max, day + timedelta(days=120))
    while (day := day + ONE) < end:
        assert verdicts(check(arrangement, Hds, as_of=day)) == now, day


@settings(max_examples=tries(1, 5), **chance)
@given(random=st.randoms(use_true_random=False))
def test_calendar_finds_what_a_scan_finds(base, random):
    """Stepping from one ``holds_until`` to the next finds every change a scan of five years finds."""
    arrangement = mutated(base, random, 0.08)
    day, last = date(2024, 6, 1), date(2029, 6, 1)

    def keyed(day):
        return {(r.code, r.path): r.verdict for r in check(arrangement, Hds, as_of=day).results}

    scanned, before = [], keyed(day)
    while (day := day + ONE) <= last:
        after = keyed(day)
        scanned += [(day, *k, before.get(k), after.get(k)) for k in before | after if before.get(k) is not after.get(k)]
        before = after
    stepped = [
        (t.day, t.code, t.path, t.before, t.after) for t in calendar(arrangement, Hds, as_of="2024-06-01", until=last)
    ]
    assert sorted(stepped, key=repr) == sorted(scanned, key=repr)
