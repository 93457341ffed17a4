"""Days at the ends of the calendar: a document that loads is answered, and nothing of Python's own leaves a function."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effort import tries
from healthgov import calendar, check, fr
from healthgov.deadlines import HourPeriod, ResponsePeriod
from healthgov.documents import dumps, load, loads, structure, unstructure
from healthgov.errors import CalendarEndError, InvalidDocumentError
from healthgov.eu import deadlines as eu_deadlines
from healthgov.fr import deadlines as fr_deadlines
from healthgov.models import HostEntry, HostingNeed, Organisation, Register, suited
from healthgov.reports.processing_record import Form, processing_record
from healthgov.reports.renderers import json, markdown, text
from healthgov.rules import Waiver

pytest.importorskip("ruamel.yaml", reason="the examples are YAML")

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))
DOCUMENTS = [unstructure(load(path)) for path in EXAMPLES]

FIRST, LAST = date.min, date.max
ENDS = [FIRST, FIRST + timedelta(days=1), date(1, 2, 28), date(4, 2, 29), date(1600, 2, 29)]
ENDS += [date(9996, 2, 29), date(9899, 12, 31), date(9999, 2, 28), date(9999, 11, 30), LAST - timedelta(days=1), LAST]
ORDINARY = [date(2024, 2, 29), date(2026, 11, 23)]
ZONES = ["Z", "+14:00", "-12:00", "+00:00", "+23:59"]

days = st.sampled_from(ENDS + ORDINARY)
asked = st.sampled_from([FIRST, date(4, 2, 29), *ORDINARY, date(9996, 2, 29), LAST - timedelta(days=1), LAST])
moves = st.sampled_from([True, True, True, False])
quiet = settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def is_day(value: object) -> bool:
    """Whether a value of a document is a day or a moment."""
    return isinstance(value, date) or (isinstance(value, str) and len(value) >= 10 and value[4:8:3] == "--")


def moved(draw: st.DrawFn, value: Any) -> Any:
    """The document, with days and moments replaced by those at the ends."""
    if isinstance(value, dict):
        return {key: moved(draw, item) for key, item in value.items()}
    if isinstance(value, list):
        return [moved(draw, item) for item in value]
    if not is_day(value) or not draw(moves):
        return value
    day = draw(days).isoformat()
    if "T" not in str(value) and " " not in str(value):
        return day
    clock = draw(st.sampled_from(["00:00:00", "23:59:59"]))
    return f"{day}T{clock}{draw(st.sampled_from(ZONES))}"


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """An example with other days."""
    document: dict[str, Any] = moved(draw, draw(st.sampled_from(DOCUMENTS)))
    return document


def loaded(document: dict[str, Any]) -> Organisation | None:
    """The organisation, where the document loads; a refusal names the place."""
    problems = ()
    try:
        return structure(document, Organisation)
    except InvalidDocumentError as refused:
        problems = refused.problems
    assert all(problem.path for problem in problems)
    return None


@settings(quiet, max_examples=tries(5, 100))
@given(documents(), asked, asked)
def test_a_document_that_loads_is_answered(document, as_of, until):
    """By every reading of the law, every report, the calendar and the record."""
    organisation = loaded(document)
    if organisation is None:
        return
    report = check(organisation, *fr.RULE_SETS, as_of=as_of)
    for language in ("en", "fr"):
        assert all(render(report, language=language) for render in (text.render, markdown.render, json.render))
        assert all(str(question) for question in report.asked(language))
    assert report.holds_until is None or report.holds_until > as_of
    assert all(str(mending) for mending in report.remedies)
    for rules in fr.RULE_SETS:
        rules(as_of=as_of).verdict(organisation)
    for _ in calendar(organisation, *fr.RULE_SETS, as_of=as_of, until=until):
        pass
    for form in Form:
        record = processing_record(organisation, form, schedule=fr.Retention(as_of=ORDINARY[-1]))
        assert record.to_csv()
        assert record.to_markdown()
    assert loads(dumps(organisation, "json"), "json") == organisation


def outside(work: Callable[[], object]) -> bool:
    """Whether something lies outside the calendar, which is said by an error of ours and no other."""
    try:
        work()
    except CalendarEndError:
        return True
    return False


RESPONSES = [one for room in (eu_deadlines, fr_deadlines) for one in vars(room).values() if type(one) is ResponsePeriod]
HOURS = [one for one in vars(eu_deadlines).values() if type(one) is HourPeriod]
zones = st.sampled_from([-1439, -720, 0, 840, 1439]).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.builds(datetime.combine, days, st.sampled_from([time.min, time.max]), zones)


@quiet
@given(st.sampled_from(RESPONSES), days, st.booleans())
def test_a_day_of_answer_is_told_or_lies_outside(period, received, extended):
    """Only what lies at the end of the calendar has none."""
    extended = extended and period.extension is not None
    missing = outside(lambda: period.due(received, is_holiday=fr_deadlines.is_holiday, extended=extended))
    assert outside(lambda: period.opens(received)) <= missing
    assert missing <= (received > date(9999, 6, 1))


@quiet
@given(st.sampled_from(HOURS), moments)
def test_hours_end_or_lie_outside(period, moment):
    """Also in time zones that move the ends of the calendar."""
    assert outside(lambda: period.end(moment)) <= (moment.year in (FIRST.year, LAST.year))


@quiet
@given(days, st.none() | days, st.none() | days)
def test_other_deadlines_are_told_or_lie_outside(day, other, third):
    """Notices, majorities and the age of a file."""
    assert outside(lambda: fr_deadlines.payslip_vault_notice(day)) is (day < date(1, 4, 1))
    assert outside(lambda: fr_deadlines.pharmaceutical_record_majority(day)) is (day.year > LAST.year - 18)
    assert fr_deadlines.medical_file(compiled_on=day, received=other or day) in RESPONSES
    missing = outside(
        lambda: eu_deadlines.indirect_collection_notice(obtained=day, first_communication=other, first_disclosure=third)
    )
    assert missing is (day > date(9999, 11, 30) and other is third is None)


@quiet
@given(st.lists(st.tuples(days, st.none() | days), max_size=4), st.none() | days, asked)
def test_a_register_is_ranked(entries, through, as_of):
    """Whatever days its statements and certificates have."""
    hosts = tuple(
        HostEntry(host=f"host {number}", as_of=said, last_day=last, certified=True, referential="v2_0", source="list")
        for number, (said, last) in enumerate(entries)
    )
    register = Register(entries=hosts, counts_through={hosts[0].referential: through or as_of} if hosts else {})
    assert all(str(found.finding) for found in suited(register, HostingNeed(), as_of=as_of))


@quiet
@given(days, days, asked)
def test_a_waiver_is_read(since, until, as_of):
    """From its first day to its last, both at the ends of the calendar."""
    waiver = Waiver(
        code="EU-GDPR-51", since=since, until=until, reason="a reason", owner="officer", approver="direction"
    )
    organisation = structure(DOCUMENTS[0], Organisation)
    assert str(check(organisation, fr.DataProtection, as_of=as_of, waivers=[waiver]))
    for _ in calendar(organisation, fr.DataProtection, as_of=as_of, until=LAST, waivers=[waiver]):
        pass
