"""``healthgov diff``: what changed between two documents, days or saved reports, and because of what."""

from __future__ import annotations

import enum
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import attrs

from healthgov.commands.decisions import FORMAT, DecisionRecord, read_decision
from healthgov.commands.declared import argument, misused, option
from healthgov.commands.naming import files_of
from healthgov.commands.options import (
    Chosen,
    DayOption,
    Language,
    LanguageOption,
    LawOption,
    OutputOption,
    RuleOption,
    RulesOption,
    chosen,
    day_or_today,
    given_day,
    write,
)
from healthgov.commands.replay import replayed
from healthgov.documents import load
from healthgov.documents.parsing import read_bytes
from healthgov.errors import InvalidDocumentError, Problem
from healthgov.languages import beginning, say, translated
from healthgov.periods import as_date
from healthgov.reports.naming import Names
from healthgov.rules import Result
from healthgov.rules import check as checked

__all__ = ["diff"]

_LIMIT = 200_000_000


class Cause(enum.Enum):
    """Why an answer is another one."""

    FACT = "because a fact changed"
    LAW = "because the law changed"
    TIME = "because a day came that a fact or the law names"
    CORRECTED = "because we corrected ourselves"
    EITHER = "a fact, the law or the library changed: reports do not say which, records of decisions do"


class Form(str, enum.Enum):
    """How differences are written."""

    TEXT = "text"
    JSON = "json"


@attrs.frozen
class RuleAnswer:
    """What one rule said at one place."""

    verdict: str
    title: str
    path: str
    place: str
    reason: str
    result: Result | None = attrs.field(default=None, eq=False)


Answers = Mapping[tuple[str, str], RuleAnswer]


@attrs.frozen
class Difference:
    """An answer that is another one."""

    cause: Cause
    code: str
    before: RuleAnswer | None
    after: RuleAnswer | None


def diff(
    before: Annotated[Path, argument(help="A document, a report saved as JSON, or a record of a decision.")],
    after: Annotated[Path | None, argument(help="Another of the same kind; the same one when left out.")] = None,
    as_of: DayOption = None,
    then: Annotated[str | None, option(help="The second day; the first one when left out.")] = None,
    law: LawOption = None,
    rules: RulesOption = None,
    rule: RuleOption = None,
    language: LanguageOption = Language.EN,
    format: Annotated[Form, option(help="How to write it.")] = Form.TEXT,  # noqa: A002
    output: OutputOption = None,
) -> int:
    """Say what changed, and why: a fact, the law, a day that came, or a correction of ours. Exit code 0: nothing, 1: something."""
    second = before if after is None else after
    kinds = (_kind(before), _kind(second))
    if kinds[0] != kinds[1]:
        raise misused("two documents are compared, or two saved reports, or two records of decisions")
    if kinds[0] == "report":
        old, new = (_reported(file, language.value) for file in (before, second))
        found = _between(old, _called_alike(old, new), Cause.EITHER)
    elif kinds[0] == "record":
        found = _of_decisions(read_decision(before), read_decision(second), rules or [], language.value)
    else:
        if after is None and then is None:
            raise misused("name a second document, or a second day with --then")
        first = day_or_today(as_of)
        last = first if then is None else given_day(then, "--then")
        bodies = chosen(law, rules, rule)
        found = _of_documents(load(str(before)), load(str(second)), bodies, (first, last), language.value)
    text = _as_json(found) if format is Form.JSON else "\n".join(_lines(found, language.value)) + "\n"
    write(text, output, (before, second, *files_of(rules or ())))
    return 1 if found else 0


def _kind(file: Path) -> str:
    if file.suffix != ".json" or not file.is_file():
        return "document"
    try:
        plain = json.loads(read_bytes(file, _LIMIT))
    except (ValueError, RecursionError):
        return "document"  # which says what is wrong with it
    form = plain.get("format") if isinstance(plain, dict) else None
    return {"healthgov.report": "report", FORMAT: "record"}.get(str(form), "document")


# --- documents and days -----------------------------------------------------------------------------------------------


def _of_documents(old: object, new: object, bodies: Chosen, days: tuple[date, date], language: str) -> list[Difference]:
    """First the facts change, on the first day; then the days pass."""
    start = _asked(old, bodies, days[0], language)
    facts = start if old == new else _asked(new, bodies, days[0], language)
    found = _between(start, facts, Cause.FACT)
    if days[0] != days[1]:
        found += _between(facts, _asked(new, bodies, days[1], language), None)
    return found


def _asked(document: object, bodies: Chosen, day: date, language: str) -> dict[tuple[str, str], RuleAnswer]:
    bodies = bodies.of(document)
    report = checked(document, *bodies.bodies, as_of=day, optional=bodies.optional)
    names = Names(report, language)
    return {
        (result.code, names.key(result.path)): RuleAnswer(
            _verdict(result),
            say(result.rule.title, None, language),
            result.path,
            names.way(result.path),
            result.reason(language),
            result,
        )
        for result in report.results
    }


def _verdict(result: Result) -> str:
    if not result.applies:
        return "does not apply"
    return "waived" if result.waiver else result.verdict.value


def _between(old: Answers, new: Answers, cause: Cause | None) -> list[Difference]:
    found = []
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        if (before and before.verdict) != (after and after.verdict):
            found.append(Difference(cause or _passed(before, after), key[0], before, after))
    return found


def _passed(before: RuleAnswer | None, after: RuleAnswer | None) -> Cause:
    """Why an answer changes as days pass: the law is another one, or a day came."""
    if before is None or after is None or before.result is None or after.result is None:
        return Cause.LAW  # the rule came into force, or went out of it
    old, new = before.result.finding, after.result.finding
    values = [{reading.name: reading.since for reading in one.reads} for one in (old, new)]
    begun = [
        {node.values.get("value") for node in one.walk() if node.reason.startswith("asked from {value}")}
        for one in (old, new)
    ]
    phased = any(
        node.reason.startswith("asked from {value}") and node.verdict.value == "fail" for node in old.walk()
    ) and old.verdict is not new.verdict  # fmt: skip
    shared = values[0].keys() & values[1].keys()
    if any(values[0][name] != values[1][name] for name in shared) or phased or begun[0] != begun[1]:
        return Cause.LAW
    return Cause.TIME


# --- saved reports and records ----------------------------------------------------------------------------------------


def _reported(file: Path, language: str) -> dict[tuple[str, str], RuleAnswer]:
    """What a report says: in the language asked for as far as our catalogue has it, its reasons as they were saved."""
    try:
        plain: dict[str, Any] = json.loads(read_bytes(file, _LIMIT))
        own = plain.get("language", language) == language
        return {
            (one["code"], f"{one.get('place', one['path'])} {number}"): RuleAnswer(
                one["verdict"] if one["waived_until"] is None else "waived",
                translated(one["title"], language),
                one["path"],
                one.get("place", one["path"]) if own else "",
                (one["reason"] or "") if own else _quoted(one["reason"] or "", language),
            )
            for section in plain["sections"]
            for number, one in _numbered(section["findings"])
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise InvalidDocumentError([Problem("", "a report saved by `healthgov check --format json`")], source=file.name)


def _called_alike(old: Answers, new: Answers) -> Answers:
    """The new answers; where a place is called otherwise in another language or version, its path says which it was."""
    paths = {(code, one.path): (code, place) for (code, place), one in old.items() if (code, place) not in new}
    return {key if key in old else paths.get((key[0], one.path), key): one for key, one in new.items()}


def _quoted(reason: str, language: str) -> str:
    """A reason of another language: each part translated whole, or quoted as it was saved."""
    parts = [(part, translated(part, language)) for part in reason.split("; ") if part]
    said = (words if words != part else say("“{words}”", {"words": part}, language) for part, words in parts)
    return say("; ", None, language).join(said)


def _numbered(findings: list[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each finding with its number among those of its rule at its place."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for one in findings:
        key = (one["code"], one.get("place", one["path"]))
        seen[key] += 1
        yield seen[key], one


def _of_decisions(old: DecisionRecord, new: DecisionRecord, rules: list[str], language: str) -> list[Difference]:
    """First we correct ourselves, then the facts change, then the days pass; what the second record then says is ours again."""
    made = replayed(old, rules)
    places = Names(made.report, language)
    titles = {result.code: say(result.rule.title, None, language) for result in made.report.results}

    def answer(code: str, path: str, verdict: str | None) -> RuleAnswer | None:
        return None if verdict is None else RuleAnswer(verdict, titles.get(code, code), path, places.way(path), "")

    found = [
        Difference(
            Cause.CORRECTED, one.code, answer(one.code, one.path, one.before), answer(one.code, one.path, one.after)
        )
        for one in made.otherwise
    ]
    again = replayed(new, rules)
    bodies = Chosen(
        tuple(section.rule_set for section in again.report.sections),
        tuple(section.rule_set for section in again.report.sections if section.optional),
    )
    days = (as_date(old.plain["as_of"], "as_of"), as_date(new.plain["as_of"], "as_of"))
    return found + _of_documents(old.document, new.document, bodies, days, language)


# --- how it is written ------------------------------------------------------------------------------------------------


def _lines(found: list[Difference], language: str) -> Iterator[str]:
    if not found:
        yield say("no answer changed", None, language)
        return
    by_cause: dict[Cause, list[Difference]] = defaultdict(list)
    for one in found:
        by_cause[one.cause].append(one)
    for number, cause in enumerate(cause for cause in Cause if cause in by_cause):
        if number:
            yield ""
        yield f"{beginning(say(cause.value, None, language))} ({len(by_cause[cause])})"
        for one in by_cause[cause]:
            known = one.after or one.before
            if known is None:
                continue
            before, after = (_said(answer, language) for answer in (one.before, one.after))
            where = f" – {known.place} [{known.path}]".replace("–  ", "– ") if known.path else ""
            yield f"  {one.code} {known.title}{where}"
            reason = say("{what}: {how}", {"what": f"{before} → {after}", "how": known.reason}, language)
            yield f"      {reason if known.reason else f'{before} → {after}'}"


def _said(answer: RuleAnswer | None, language: str) -> str:
    if answer is None:
        return "–"
    if answer.verdict == "does not apply":
        return say("it does not apply", None, language)
    known = answer.verdict in ("pass", "fail", "unknown")
    return say(answer.verdict.upper() if known else answer.verdict, None, language)


def _as_json(found: list[Difference]) -> str:
    plain = [
        {
            "cause": one.cause.name.lower(),
            "code": one.code,
            "path": (one.after or one.before or _NOTHING).path,
            "before": one.before.verdict if one.before else None,
            "after": one.after.verdict if one.after else None,
            "reason": (one.after or one.before or _NOTHING).reason,
        }
        for one in found
    ]
    return json.dumps({"changes": plain}, ensure_ascii=False, indent=2) + "\n"


_NOTHING = RuleAnswer("", "", "", "", "")
