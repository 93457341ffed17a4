"""``healthgov erasure``: a person asks for erasure, or withdraws consent; what goes, what stays, until when."""

from __future__ import annotations

import enum
import importlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, NamedTuple

from healthgov.commands.declared import misused, option
from healthgov.commands.laws import schedule_of_country
from healthgov.commands.options import FileArgument, Language, LanguageOption, claims_of, day_or_today, given_day, write
from healthgov.commands.retention import DEFAULT, schedule_at
from healthgov.documents import load
from healthgov.facts import facts_of
from healthgov.models import KeepingReasons
from healthgov.retention import Hold
from healthgov.verdicts import Verdict

__all__ = ["erasure"]

LAW = "healthgov.eu.erasure"
EXIT_CODES = {Verdict.PASS: 0, Verdict.FAIL: 1, Verdict.UNKNOWN: 3}
_YES = {"yes": True, "no": False}


class Format(str, enum.Enum):
    """The formats of an answer."""

    TEXT = "text"
    JSON = "json"


class AskedFor(str, enum.Enum):
    """What the person does."""

    ERASURE = "erasure"
    WITHDRAWAL = "withdrawal"


def erasure(
    file: FileArgument,
    asked: Annotated[AskedFor, option(help="Erasure, or withdrawal of consent.")] = AskedFor.ERASURE,
    event: Annotated[
        list[str] | None,
        option(help="A day of this person: EVENT=DATE, or TYPE.EVENT=DATE for one type of record."),
    ] = None,
    never: Annotated[list[str] | None, option(help="An event that never happened: EVENT or TYPE.EVENT.")] = None,
    undated: Annotated[
        list[str] | None,
        option(help="An event that happened on a day not known, as a death: EVENT or TYPE.EVENT."),
    ] = None,
    not_yet: Annotated[
        list[str] | None,
        option(help="An event that is yet to come, as the last contact of a stay that runs: EVENT or TYPE.EVENT."),
    ] = None,
    answer: Annotated[
        list[str] | None,
        option(help="A reason to keep, KEY.FACT=yes or no, such as cctv_footage.overriding=no."),
    ] = None,
    erased: Annotated[
        list[str] | None, option(help="What was destroyed: a type of record, a limit or an activity.")
    ] = None,
    not_held: Annotated[
        list[str] | None,
        option(help="What there is none of on this person: a type of record, a limit or an activity."),
    ] = None,
    claim: Annotated[
        list[str] | None,
        option(
            help="A claim, LODGED or LODGED:RESOLVED, or TYPE.LODGED for one type of record, limit or activity alone."
        ),
    ] = None,
    legal_hold: Annotated[
        list[str] | None,
        option(
            help="A legal hold, SINCE or SINCE:RELEASED, or TYPE.SINCE for one type of record, limit or activity alone."
        ),
    ] = None,
    as_of: Annotated[str | None, option(help="The day; today when left out.")] = None,
    format: Annotated[Format, option(help="How to write it.")] = Format.TEXT,  # noqa: A002
    language: LanguageOption = Language.EN,
    schedule: Annotated[
        str | None,
        option(
            help="The schedule, package.module:ClassName or ./file.py:ClassName; when left out that of the document's "
            "country, else the French one."
        ),
    ] = None,
) -> int:
    """Say what goes and what stays. Exit code 0: all is decided, 1: something due was destroyed, 3: something is to be asked."""
    # The edges know no law: what answers is found by name, as rule sets and schedules are.
    law: Any = importlib.import_module(LAW)
    stated = _Stated(
        event or (),
        {"never": never or (), "undated": undated or (), "not_yet": not_yet or ()},
        answer or (),
        {key: tuple(claims_of(items)) for key, items in _by_key(claim).items()},
        {key: tuple(map(_hold, items)) for key, items in _by_key(legal_hold).items()},
    )
    common, records = _facts(stated, law.RecordFacts)
    document = load(file)
    own = None if schedule is not None else schedule_of_country(document)
    answered = law.erasure(
        document,
        (own or schedule_at(schedule or DEFAULT))(as_of=day_or_today(as_of)),
        asked=law.Exercise(asked.value),
        records=records,
        erased=tuple(erased or ()),
        not_held=tuple(not_held or ()),
        never=common.never,
        undated=common.undated,
        not_yet=common.not_yet,
        claims=common.claims,
        legal_holds=common.legal_holds,
        **common.events,
    )
    text = _json(answered, language.value) if format is Format.JSON else answered.explain(language.value) + "\n"
    write(text, None)
    return EXIT_CODES[answered.verdict]


def _hold(text: str) -> Hold:
    since, _, released = text.partition(":")
    return Hold(
        since=given_day(since, "--legal-hold"), released=given_day(released, "--legal-hold") if released else None
    )


def _by_key(items: list[str] | None) -> dict[str, list[str]]:
    """What is stated of all records, under no key, and of some under theirs."""
    found: dict[str, list[str]] = {}
    for item in items or ():
        key, _, said = item.rpartition(".")
        found.setdefault(key, []).append(said)
    return found


class _Stated(NamedTuple):
    """What the options say."""

    events: Iterable[str]
    without_day: Mapping[str, Iterable[str]]
    """What never happened, what happened on a day nobody knows, and what is yet to come."""
    answers: Iterable[str]
    claims: Mapping[str, tuple[tuple[date, date | None], ...]]
    held: Mapping[str, tuple[Hold, ...]]


def _facts(stated: _Stated, kind: Any) -> tuple[Any, dict[str, Any]]:
    """What is stated of all records, and of some by their key."""
    days: dict[str, dict[str, str]] = {}
    said: dict[str, dict[str, list[str]]] = {word: {} for word in stated.without_day}
    reasons: dict[str, dict[str, bool]] = {}
    for item in stated.events:
        name, equals, day = item.partition("=")
        if not equals:
            raise misused("--event is written EVENT=DATE or TYPE.EVENT=DATE")
        key, _, event = name.rpartition(".")
        if event in days.setdefault(key, {}):
            raise misused("--event: a day is given twice")
        days[key][event] = day
    for word, items in stated.without_day.items():
        for item in items:
            key, _, event = item.rpartition(".")
            said[word].setdefault(key, []).append(event)
    known = [fact.name for fact in facts_of(KeepingReasons)]
    for item in stated.answers:
        name, _, yes = item.partition("=")
        key, _, fact = name.rpartition(".")
        if not key or fact not in known or yes not in _YES:
            raise misused(f"--answer is written KEY.FACT=yes or no; facts are {', '.join(known)}")
        reasons.setdefault(key, {})[fact] = _YES[yes]
    made = {
        key: kind(
            events=days.get(key, {}),
            **{word: tuple(found.get(key, ())) for word, found in said.items()},
            claims=stated.claims.get(key, ()),
            legal_holds=stated.held.get(key, ()),
            reasons=KeepingReasons(**reasons[key]) if key in reasons else None,
        )
        for key in {
            *days,
            *(one for found in said.values() for one in found),
            *reasons,
            *stated.claims,
            *stated.held,
            "",
        }
    }
    return made.pop(""), made


def _json(answered: Any, language: str) -> str:
    content = {
        "as_of": answered.as_of.isoformat(),
        "asked": answered.asked.value,
        "law": answered.law,
        "verdict": answered.verdict.value,
        "holds_until": answered.holds_until.isoformat() if answered.holds_until else None,
        "questions": list(answered.questions(language)),
        "lines": [_line(line, language) for line in answered.lines],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _line(line: Any, language: str) -> dict[str, object]:
    return {
        "key": line.key,
        "type": line.record_type,
        "activities": list(line.activities),
        "fate": line.fate.value,
        "until": line.until.isoformat() if line.until else None,
        "obliged": line.obliged,
        "ground": line.ground.value if line.ground else None,
        "exemption": line.exemption.value if line.exemption else None,
        "reason": line.why(language),
        "questions": list(line.questions(language)),
        "erased": line.erased,
        "partly_erased": line.partly,
        "conflict": line.conflict,
        "verdict": line.verdict.value,
        "policy": line.policy,
        "tell": list(line.tell),
        "citations": [cite.said(language) for cite in line.cites],
    }
