"""What was answered or declared is changed by nobody, passes between processes, and shows no text in its repr."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from healthgov import check, fr, parameter
from healthgov.deadlines import ResponsePeriod
from healthgov.documents import dumps, structure
from healthgov.documents.limits import Limits
from healthgov.documents.parsing import parse
from healthgov.documents.registers import imported
from healthgov.fhir import found_in_fhir
from healthgov.findings import failed
from healthgov.interchange import write
from healthgov.models import (
    Certificate,
    HostEntry,
    Organisation,
    ProcessingActivity,
    Purpose,
    Register,
    RetentionLimit,
)
from healthgov.periods import days, years
from healthgov.reports.processing_record import Form, processing_record
from healthgov.retention import Hold, Nature, RetentionPolicy
from healthgov.rules import Report, RuleSet, Waiver
from healthgov.texts import Reference
from healthgov.verdicts import Verdict
from law.cases import read_yaml

DAY = "2026-11-23"
MESSY, MISTAKES, CANDIDATE = (
    read_yaml(Path(__file__).parents[1] / "examples" / f"{name}.yaml")
    for name in ("telemedicine-messy", "clinic-mistakes", "host-candidate")
)
TEXT = Reference("a text", checked_on=DAY)
CANARY = "Zélie Canari-Témoin 93"


def made() -> Report:
    """A report on the example with mistakes, worked out where it is called."""
    report = check(structure(MISTAKES, Organisation), *fr.RULE_SETS, as_of=DAY)
    assert report.text("fr")
    assert report.near_remedies
    return report


def verdict_of(report: Report) -> Verdict:
    """What a report says in another process."""
    return report.verdict


@pytest.fixture(scope="module")
def report() -> Report:
    """A report that was read."""
    return made()


class House(fr.Hds):
    """A law that somebody extends."""


THINGS: dict[str, tuple[Callable[[Report], object], str]] = {
    "report": (lambda report: report, "verdict"),
    "report, its day": (lambda report: report, "as_of"),
    "report, anything": (lambda report: report, "anything"),
    "section": (lambda report: report.sections[0], "results"),
    "result": (lambda report: report.results[0], "rule"),
    "finding": (lambda report: report.results[0].finding, "verdict"),
    "question": (lambda report: report.questions[0], "codes"),
    "remedy": (lambda report: report.near_remedies[0], "changes"),
    "rules": (lambda _: fr.Hds(as_of=DAY), "as_of"),
    "rules, their values": (lambda _: fr.Hds(as_of=DAY), "certificate_lifetime"),
    "rules, anything": (lambda _: fr.Hds(as_of=DAY), "anything"),
    "rule": (lambda _: fr.Hds.rules[0], "severity"),
    "parameter": (lambda _: fr.Hds.certificate_lifetime, "changes"),
    "parameter, its limit": (lambda _: fr.Hds.certificate_lifetime, "limit"),
    "change": (lambda _: fr.Hds.certificate_lifetime.changes[0], "value"),
    "class of rules": (lambda _: fr.Hds, "certificate_lifetime"),
    "class of rules, its rules": (lambda _: fr.Hds, "rules"),
    "class of rules, anything": (lambda _: fr.Hds, "anything"),
    "class of rules, of nobody": (lambda _: RuleSet, "never_waived"),
    "class of rules, of a house": (lambda _: House, "certificate_lifetime"),
    "schedule": (lambda _: fr.Retention(as_of=DAY), "as_of"),
    "class of schedules": (lambda _: fr.Retention, "hospital_medical_record"),
    "class of schedules, its policies": (lambda _: fr.Retention, "policies"),
    "policy": (lambda _: fr.HOSPITAL_RECORD, "term"),
    "due": (lambda _: fr.Retention(as_of=DAY).due(fr.HOSPITAL_RECORD, last_contact="2000-01-01"), "verdict"),
    "model": (lambda _: Purpose(kind="care"), "kind"),
    "fact": (lambda _: Purpose.kind, "words"),
}
"""Each thing with one of its attributes."""


@pytest.mark.parametrize("name", THINGS)
def test_nothing_is_set_or_deleted(name, report):
    """Not from outside: a law is changed by a subclass, a document by another document."""
    found, attribute = THINGS[name]
    thing = found(report)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(thing, attribute, None)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        delattr(thing, attribute)


def test_mappings_are_read_only(report):
    """Values of findings, policies by key, what a policy assumes."""
    quoting = next(node for result in report.results for node in result.finding.walk() if node.values)
    given = {"day": date(2026, 1, 1)}
    own = failed("on {day}", at="a", **given)
    for mapping in (
        quoting.values,
        own.values,
        fr.Retention.versions,
        fr.HOSPITAL_RECORD.assumes,
        fr.Hds.parameters,
    ):
        with pytest.raises(TypeError):
            mapping["a"] = 1
        with pytest.raises(AttributeError):
            mapping.clear()


def test_a_legal_value_is_not_loosened_by_setting_it():
    """The value stays that of the law after every try."""
    rules = fr.Hds(as_of=DAY)
    before = rules.certificate_lifetime
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        rules.certificate_lifetime = years(10)
    assert rules.certificate_lifetime == before


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_what_is_closed_is_pickled_and_copied(protocol, report):
    """With all that was read from it."""
    limit = parameter("2020-01-01", years(3), cites=[TEXT]).changed("2027-01-01", years(2), cites=[TEXT])
    due = fr.Retention(as_of=DAY).due(fr.HOSPITAL_RECORD, last_contact="2000-01-01")
    for thing in (report, report.results[0].finding, limit, fr.HOSPITAL_RECORD, due):
        again = pickle.loads(pickle.dumps(thing, protocol))  # noqa: S301  our own bytes
        assert again == copy.deepcopy(thing) == thing
        assert repr(again) == repr(thing)
    again = pickle.loads(pickle.dumps(report, protocol))  # noqa: S301
    assert (again.text("fr"), again.questions) == (report.text("fr"), report.questions)
    assert again.near_remedies == report.near_remedies
    whole = check(structure(CANDIDATE, Organisation), *fr.RULE_SETS, as_of=DAY)
    assert whole.remedies
    assert pickle.loads(pickle.dumps(whole, protocol)).remedies == whole.remedies  # noqa: S301
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        again.verdict = Verdict.PASS


def test_a_report_passes_through_a_pool_of_processes(report):
    """Made there and read here, and read here and asked there."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(made).result(timeout=120) == report
        assert pool.submit(verdict_of, report).result(timeout=120) is report.verdict


def test_a_list_becomes_a_tuple():
    """Whatever is given for several, the thing that is made can be a key."""
    things = [
        ProcessingActivity(id="a", categories=["health"], recipients=["x"], purposes=[Purpose(kind="care")]),
        Register(entries=[HostEntry(host="h", as_of=DAY, source="list")]),
        ResponsePeriod(latest=days(8), cites=[TEXT]),
        RetentionPolicy(
            title="file", term=years(1).after("seen"), trigger="seen", nature=Nature.FIXED, cites=[TEXT], readings=[]
        ),
    ]
    for thing in things:
        held = attrs.asdict(thing, recurse=False) if attrs.has(type(thing)) else vars(thing)
        assert not any(isinstance(value, list) for value in held.values()), type(thing)
        assert isinstance(hash(thing), int)


def poisoned(value: Any, key: str = "") -> Any:
    """The document with every text that is anybody's replaced."""
    if isinstance(value, dict):
        return {name: poisoned(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [poisoned(item, key) for item in value]
    free = {"id", "name", "contact", "description", "holder", "performer", "record_type", "recipients", "importer"}
    return CANARY if key in free and isinstance(value, str) else value


def test_no_text_stands_in_a_repr():
    """A name may be written into any of them: ids, holders, types of record, waivers, holds."""
    organisation = structure(poisoned(MESSY), Organisation)
    texts = dict.fromkeys(("code", "reason", "owner", "approver", "path"), CANARY)
    shown = [
        organisation,
        check(organisation, *fr.RULE_SETS, as_of=DAY),
        Certificate(id=CANARY, holder=CANARY) if "id" in attrs.fields_dict(Certificate) else Certificate(holder=CANARY),
        RetentionLimit(id=CANARY, record_type=CANARY),
        ProcessingActivity(id=CANARY, recipients=[CANARY], hosting=[CANARY], systems=[CANARY]),
        Waiver(**texts, since="2026-01-01", until="2026-12-31"),
        Hold(since="2026-01-01", scope=CANARY, author=CANARY, reason=CANARY),
    ]
    for thing in shown:
        assert CANARY not in repr(thing)
        assert "Canari" not in repr(thing)
    assert "country='FR'" in repr(organisation)


def below(thing: Any, seen: dict[int, Any]) -> None:
    """Everything of ours that a thing is made of, by identity."""
    if id(thing) in seen or isinstance(thing, str | bytes | type):
        return
    if isinstance(thing, list | tuple | frozenset):
        for item in thing:
            below(item, seen)
    elif isinstance(thing, Mapping):
        for item in thing.values():
            below(item, seen)
    elif type(thing).__module__.startswith("healthgov"):
        seen[id(thing)] = thing
        names = {name for kind in type(thing).__mro__ for name in kind.__dict__.get("__slots__", ())}
        for name in names | vars(thing).keys() if hasattr(thing, "__dict__") else names:
            below(getattr(thing, name, None), seen)


def test_nothing_that_is_made_of_a_document_shows_a_text_of_it():
    """Neither what is handed out nor what it is made of: a repr is written into logs and tracebacks."""
    document = structure(poisoned(MESSY), Organisation)
    report = check(document, *fr.RULE_SETS, as_of=DAY)
    text = dumps(document, "yaml")
    register = f"Traitement;Finalités;Catégories de données\n{CANARY};{CANARY};{CANARY}\n".encode()
    patient = {"resourceType": "Patient", "id": "1", "birthDate": "1993-04-05", "deceasedDateTime": "2020-06-07"}
    made = [
        report,
        report.sections,
        report.remedies,
        report.turns,
        report.places,
        report.questions,
        processing_record(document, Form.CONTROLLER),
        imported(register, "register.csv"),
        parse(text, "yaml", Limits(), "document"),
        write(document, "dpv"),
        found_in_fhir(patient, zone="Europe/Paris"),
    ]
    seen: dict[int, Any] = {}
    below(made, seen)
    kinds = {type(one).__qualname__ for one in seen.values()}
    assert kinds >= {"Report", "Result", "Mending", "FactChange", "Turn", "Place", "RecordTable", "Imported", "Parsed"}
    texts = ("Canari", "1993-04-05", "2020-06-07")
    shown = {type(one).__qualname__ for one in seen.values() if any(text in repr(one) for text in texts)}
    assert not shown
