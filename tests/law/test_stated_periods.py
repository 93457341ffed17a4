"""A stated period against every type of record of every schedule: too short, too long, inside, too long in use.

What each type asks stands in ``retention/lengths.yaml``, and of other countries than France in ``lengths_elsewhere.yaml``,
written for a lawyer: the test reads them, and not the schedules.
"""

from __future__ import annotations

import types
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from groups import in_groups
from healthgov import Verdict, check, de, eu, fr, gb, months, us, years
from healthgov.documents import structure
from healthgov.kinds import CountryCode
from healthgov.lengths import length_of
from healthgov.models import Organisation
from healthgov.periods import Period
from healthgov.retention import RetentionSchedule, at_least, exactly, for_ever, kept
from healthgov.retention.schedules import countries
from healthgov.retention.schedules.countries import schedule_in
from law.cases import read_yaml

DAY = date(2026, 11, 28)
FILES = (Path(__file__).parent / "retention" / name for name in ("lengths.yaml", "lengths_elsewhere.yaml"))
LINES = [{"country": "FR", **line} for file in FILES for line in read_yaml(file)["types"]]
LAWS = {
    "FR": ("FR-COH-02", (fr.Coherence, fr.DataProtection)),
    "GB": ("GB-GDPR-04", (gb.UkGdpr,)),
    "US": ("US-RET-01", (us.StatedPeriods,)),
}
"""The rule on stated periods of a country, and its laws; the States of the Union have that of the Union."""
UNION = [line for line in LINES if line["country"] not in ("GB", "US")]
SOME = ("P1D", "P1M", "P1Y", "P10Y", "P30Y", "P99Y")
FLOORS = [line for line in LINES if line.get("floor", "for ever") != "for ever"]
CAPS = [line for line in LINES if "cap" in line]


def named(line: dict[str, Any]) -> str:
    """How a line is called in a test run."""
    return " ".join(str(line[key]) for key in ("country", "region", "type", "on") if key in line)


def verdict(line: dict[str, Any], code: str = "", **facts: Any) -> Verdict | None:
    """The verdict of a rule on one set of data of the type; ``None`` where the rule does not apply."""
    limit = {"id": "set", "record_type": line["type"], "applied": True, **facts}
    document = {
        "id": "clinic",
        "country": line["country"],
        **({"region": line["region"]} if "region" in line else {}),
        "activities": [{"id": "files", "role": "controller", "retention": [limit]}],
        "platforms": [{"id": "site", "account_deletion": True, "account_deletion_erases": ["set"]}],
    }
    own, laws = LAWS.get(line["country"], ("EU-COH-18", (eu.Coherence, eu.Gdpr)))
    code = code or own
    law = next(law for law in laws if code in {rule.code for rule in law.rules})
    results = check(structure(document, Organisation), *law.only(code), as_of=line.get("on", DAY)).results
    applied = [result.verdict for result in results if result.finding.applies]
    return applied[0] if applied else None


def months_of(written: str) -> int:
    """A period of years and months, in months."""
    period = period_of(written)
    return period.years * 12 + period.months


def period_of(written: str) -> Period:
    """The period written; the schedule has none of hours here."""
    period = length_of(written)
    assert isinstance(period, Period)
    return period


def shorter(written: str) -> str:
    """A period that is shorter by a month, or by a day where it counts days."""
    if written.endswith("D"):
        return f"P{int(written[1:-1]) - 1}D"
    return f"P{months_of(written) - 1}M" if months_of(written) > 1 else "P1D"


def longer(written: str) -> str:
    """A period that is longer by a month, or by a day where it counts days."""
    return f"P{int(written[1:-1]) + 1}D" if written.endswith("D") else f"P{months_of(written) + 1}M"


def test_every_type_of_record_and_wording_has_a_line():
    """A type that is added to the schedule is added here, one that leaves it leaves."""
    for country in sorted({line["country"] for line in LINES}):
        whole = schedule_in(CountryCode(country))
        assert whole is not None
        types = {key for schedule in (whole, *whole.parts.values()) for key in schedule.versions}
        assert {line["type"] for line in LINES if line["country"] == country} == types
        told = {line["region"] for line in LINES if line["country"] == country and "region" in line}
        assert told.issuperset({*whole.parts, *whole.regions})
    assert len({named(line) for line in LINES}) == len(LINES)


def group(line: dict[str, Any]) -> str:
    """Lines that are tried together."""
    return line["type"][0] if line["country"] == "FR" else line["country"]


@in_groups(FLOORS, by=group, named=named)
def test_shorter_than_the_shortest_branch_fails(line: dict[str, Any]):
    """No reasons make less than a text asks enough; with a minimum alone it is the same."""
    for justified in (None, True):
        assert verdict(line, period=shorter(line["floor"]), justified=justified, archived_apart=True) is Verdict.FAIL
    assert verdict(line, least=shorter(line["floor"]), archived_apart=True) is Verdict.FAIL


@in_groups(CAPS, by=group, named=named)
def test_longer_than_the_longest_branch_fails(line: dict[str, Any]):
    """No reasons make more than a text allows lawful. Without limit is more, and one mistake: EU-GDPR-05 alone fails."""
    for justified in (None, True):
        assert verdict(line, period=longer(line["cap"]), justified=justified, archived_apart=True) is Verdict.FAIL
    assert verdict(line, unlimited=True) is None
    assert verdict(line, "EU-GDPR-05", unlimited=True) is Verdict.FAIL


@in_groups([line for line in LINES if "open" not in line], by=group, named=named)
def test_inside_does_not_fail(line: dict[str, Any]):
    """The shortest and the longest branch themselves are lawful; whether one fits every case may be asked."""
    inside = [
        line[key]
        for key in ("floor", "cap", "advised_floor", "reasons_beyond")
        if line.get(key) not in (None, "for ever")
    ]
    for period in inside:
        assert verdict(line, period=period, archived_apart=True) is not Verdict.FAIL
    assert verdict(line) is Verdict.PASS


@in_groups([line for line in LINES if "reasons_beyond" in line], by=group, named=named)
def test_longer_than_a_minimum_or_than_advice_is_asked_for_reasons(line: dict[str, Any]):
    """Ninety-nine years are asked for reasons, and fail without."""
    beyond = longer(line["reasons_beyond"])
    assert verdict(line, period=beyond, archived_apart=True) is Verdict.UNKNOWN
    assert verdict(line, period=beyond, archived_apart=True, justified=False) is Verdict.FAIL
    assert verdict(line, period=beyond, archived_apart=True, justified=True) is not Verdict.FAIL


@in_groups([line for line in LINES if "advised_floor" in line], by=group, named=named)
def test_shorter_than_advised_is_asked_for_reasons(line: dict[str, Any]):
    """Advice may be passed with reasons."""
    below = shorter(line["advised_floor"])
    assert verdict(line, period=below, archived_apart=True) is Verdict.UNKNOWN
    assert verdict(line, period=below, archived_apart=True, justified=False) is Verdict.FAIL
    assert verdict(line, period=below, archived_apart=True, justified=True) is not Verdict.FAIL


@in_groups([line for line in LINES if "open" in line], by=group, named=named)
def test_what_no_number_settles_never_passes(line: dict[str, Any]):
    """A type whose length is contested, not read or a criterion answers no period with PASS."""
    assert all(verdict(line, period=period, archived_apart=True) is not Verdict.PASS for period in SOME)
    assert line not in UNION or verdict(line, "EU-COH-05") is not Verdict.PASS


@in_groups([line for line in LINES if line.get("floor") == "for ever"], by=group, named=named)
def test_what_is_kept_for_ever_has_no_limit(line: dict[str, Any]):
    """Any end is too early, and no limit is asked for."""
    assert verdict(line, period="P99Y") is Verdict.FAIL
    assert verdict(line, unlimited=True) is Verdict.PASS
    assert line not in UNION or verdict(line, "EU-GDPR-05", unlimited=True) is not Verdict.FAIL


@in_groups(
    [line for line in LINES if "active" in line and line.get("open") != "contested"],
    by=group,
    named=named,
)
def test_what_outlives_its_active_use_is_kept_apart(line: dict[str, Any]):
    """A period beyond the active phase that is said to be spent in one base fails, unless advice is passed with reasons."""
    whole = line.get("cap") or line.get("reasons_beyond") or "P30Y"
    if months_of(whole) > months_of(line["active"]):
        assert verdict(line, period=whole, archived_apart=False, justified=False) is Verdict.FAIL
        assert verdict(line, period=whole, archived_apart=True) is not Verdict.FAIL


@in_groups(UNION, by=group, named=named)
def test_only_what_a_text_asks_to_keep_is_still_due(line: dict[str, Any]):
    """A maximum obliges nobody: such data may go with an account; what a text asks or advises to keep may not."""
    if line.get("open") != "contested" and ("floor" in line or "advised_floor" in line):
        assert verdict(line, "EU-COH-05") is Verdict.FAIL
    elif "open" not in line and line["type"] != "biological_agent_record":
        assert verdict(line, "EU-COH-05") is Verdict.PASS
        assert verdict(line, period="P0D") is Verdict.PASS


@in_groups([line for line in UNION if "open" not in line], by=group, named=named)
def test_the_oldest_data_are_no_older_than_a_text_allows(line: dict[str, Any]):
    """A limit that is said to be applied is not, where older data than a binding maximum are still there."""
    day = line.get("on", DAY)
    if "cap" in line:
        oldest = day - timedelta(days=period_of(line["cap"]).most_days + 1)
        assert verdict(line, "EU-GDPR-06", oldest_start=oldest) is Verdict.FAIL
        assert verdict(line, oldest_start=oldest) is not Verdict.FAIL
        assert verdict(line, "EU-GDPR-06", oldest_start=day) is not Verdict.FAIL
    else:
        assert verdict(line, "EU-GDPR-06", oldest_start=day - timedelta(days=50_000)) is not Verdict.FAIL


class Practice(de.GermanRetention):
    """The German schedule of a house, which keeps files until claims are dead."""

    patient_file = de.GermanRetention.patient_file.lengthened(years(30), because="claims, BGB § 199(2)")


class OfThePractice(eu.Coherence):
    """Agreement between sections, by the schedule of the house."""

    schedules = (Practice,)


def test_a_schedule_of_a_house_counts_before_the_one_that_is_shipped():
    """In the countries that it names; its Länder are not those of the whole, which know nothing of it."""

    def held(country: str, record_type: str, period: str) -> Verdict:
        kept = {"id": "set", "record_type": record_type, "period": period, "applied": True}
        activity = {"id": "files", "role": "controller", "retention": [kept]}
        document = structure({"id": "clinic", "country": country, "activities": [activity]}, Organisation)
        return check(document, *OfThePractice.only("EU-COH-18"), as_of=DAY).verdict

    assert held("DE", "patient_file", "P29Y11M") is Verdict.FAIL
    assert held("DE", "patient_file", "P30Y") is Verdict.PASS
    assert held("BE", "patient_record", "P29Y11M") is Verdict.FAIL
    assert held("BE", "patient_record", "P30Y") is Verdict.PASS


class LuxembourgRetention(RetentionSchedule):
    """What a colleague ships in a folder ``lu``, and nothing else."""

    countries = frozenset({"LU"})
    ward_file = kept("file of a ward", at_least(years(15).after("last_contact")))
    visitor_book = kept("book of visitors", exactly(months(3).after("recording")))
    register = kept("register", at_least(for_ever()), starts="recording")


def test_who_ships_a_schedule_for_a_country_gets_the_rules_for_nothing(monkeypatch: pytest.MonkeyPatch):
    """It is found by listing: stated periods, what goes with an account, what is kept for ever or past its maximum."""
    folder = types.SimpleNamespace(__all__=["LuxembourgRetention"], LuxembourgRetention=LuxembourgRetention)
    monkeypatch.setattr(countries, "countries_shipped", lambda: ("eu", "lu"))
    monkeypatch.setattr(countries, "country_shipped", lambda name: folder if name == "lu" else eu)
    schedule_in.cache_clear()
    ward = {"country": "LU", "type": "ward_file"}
    assert verdict(ward, period="P14Y") is Verdict.FAIL
    assert verdict(ward, period="P15Y") is Verdict.PASS
    assert verdict(ward, period="P16Y") is Verdict.UNKNOWN
    assert verdict(ward, "EU-COH-05") is Verdict.FAIL
    book = {"country": "LU", "type": "visitor_book"}
    assert verdict(book, period="P4M", justified=True) is Verdict.FAIL
    assert verdict(book, "EU-GDPR-06", oldest_start="2026-01-01") is Verdict.FAIL
    assert verdict({"country": "LU", "type": "register"}, "EU-GDPR-05", unlimited=True) is Verdict.PASS
    schedule_in.cache_clear()


@pytest.mark.parametrize(
    ("country", "kind", "stated", "text"),
    [
        ("DE", "hospital_file", {"period": "P2Y"}, "(BGB, § 630f(3))"),
        ("FR", "hospital_medical_record", {"period": "P2Y"}, "(CSP, art. R1112-7)"),
        ("FR", "cctv_footage", {"period": "P2M"}, "(CSI, art. L252-5)"),
        ("FR", "prospect_b2c", {"period": "P5Y", "justified": False}, "(CNIL,"),
        ("FR", "customer_marketing", {"period": "P5Y", "active_period": "P4Y", "justified": False}, "(CNIL,"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_failure_names_the_text_that_gives_the_length(country, kind, stated, text, language):
    """The rule cites why a schedule binds; which text says so long is told where a period is too short, or too long."""
    limit = {"id": "r", "record_type": kind, **stated}
    plain = {"id": "o", "country": country, "activities": [{"id": "a", "role": "controller", "retention": [limit]}]}
    report = check(structure(plain, Organisation), eu.Coherence, fr.Coherence, as_of=DAY)
    assert text in report.text(language)
