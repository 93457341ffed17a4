"""``healthgov replay``: an old decision made again from its record; what comes out otherwise, and why."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import attrs

from healthgov.commands.decisions import (
    DecisionRecord,
    findings_of,
    law_of,
    read_decision,
    version_of_the_library,
)
from healthgov.commands.declared import argument, misused
from healthgov.commands.naming import files_of
from healthgov.commands.options import Language, LanguageOption, OutputOption, RulesOption, resolved, write
from healthgov.languages import say
from healthgov.periods import as_date
from healthgov.rules import Report, RuleSet
from healthgov.rules import check as checked

__all__ = ["Replayed", "replay", "replayed"]


@attrs.frozen
class Otherwise:
    """A finding that does not come out as it did; ``None`` where there is none."""

    law: str
    code: str
    path: str
    before: str | None
    after: str | None
    why: str


@attrs.frozen
class Replayed:
    """An old decision made again."""

    decision: DecisionRecord
    report: Report
    verdict: str
    otherwise: tuple[Otherwise, ...]
    count: int
    """How many findings were compared."""
    reworded: int
    """How many come out as they did, and are explained in other words."""


def replay(
    file: Annotated[Path, argument(help="A record written by `healthgov check --record`.")],
    rules: RulesOption = None,
    language: LanguageOption = Language.EN,
    output: OutputOption = None,
) -> int:
    """Make an old decision again. Exit code 0: it comes out again, 1: it does not, and what differs is said with its reason."""
    made = replayed(read_decision(file), rules or [])
    write("\n".join(_lines(made, language.value)) + "\n", output, (file, *files_of(rules or ())))
    return 1 if made.otherwise or made.verdict != made.decision.plain["verdict"] else 0


def replayed(decision: DecisionRecord, rules: list[str]) -> Replayed:
    """The decision made again by this version of the library."""
    found = {(law["name"], law["title"]): _asked(law, rules) for law in decision.plain["law"]}
    optional = tuple(found[law["name"], law["title"]] for law in decision.plain["law"] if law["optional"])
    report = checked(
        decision.document,
        *found.values(),
        as_of=decision.plain["as_of"],
        waivers=decision.waivers,
        optional=optional,
    )
    now = {body.__name__: law_of(body, optional=False) for body in found.values()}
    was = {law["title"]: law for law in decision.plain["law"]}
    old = {_key(one): one for one in decision.plain["findings"]}
    new = {_key(one): one for one in findings_of(report)}
    otherwise: list[Otherwise] = []
    reworded = 0
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        said, says = (None if one is None else _verdict(one) for one in (before, after))
        if said != says:
            why = _why(was.get(key[0], {}), now.get(key[0], {}), key[1])
            otherwise.append(Otherwise(*key, said, says, why))
        elif before is not None and after is not None and before["tree"] != after["tree"]:
            reworded += 1
    return Replayed(decision, report, report.verdict.value, tuple(otherwise), len(old), reworded)


def _asked(law: dict[str, Any], rules: list[str]) -> type[RuleSet]:
    """The body of law that a record tells of, or the one rule of it that was asked for alone."""
    title, _, code = law["title"].partition(":")
    body = _body(law["name"], title, rules)
    if not code:
        return body
    if all(rule.code != code for rule in body.rules):
        raise misused(f"the record is of {code} alone, which is gone in this version")
    return body.only(code)[0]


def _body(name: str, title: str, rules: list[str]) -> type[RuleSet]:
    """The body of law of that name: of this library, or one that the call names. A record runs no code by itself."""
    for body in resolved(rules) if rules else ():
        if f"{body.__module__}:{body.__qualname__}" == name or body.__name__ == title:
            return body
    module, _, own = name.partition(":")
    if module.partition(".")[0] == "healthgov":
        try:
            found: Any = getattr(importlib.import_module(module), own)
        except (ImportError, AttributeError):
            found = None
        if isinstance(found, type) and issubclass(found, RuleSet):
            return found
    raise misused(f"the record is of a rule set that is not here: name {title} with --rules")


def _key(one: dict[str, Any]) -> tuple[str, str, str]:
    return one["law"], one["code"], one["path"]


def _verdict(one: dict[str, Any]) -> str:
    return "waived" if one.get("waived") else str(one["verdict"])


def _why(was: dict[str, Any], now: dict[str, Any], code: str) -> str:
    old, new = was.get("rules", {}).get(code), now.get("rules", {}).get(code)
    if old is None:
        return "the rule is new in this version"
    if new is None:
        return "the rule is gone in this version"
    if old != new:
        return "the rule was corrected: it asks something else"
    if was.get("values") != now.get("values"):
        return "a value of this law was corrected"
    return "the rule reads the same: the library answers otherwise"


def _lines(made: Replayed, language: str) -> Iterator[str]:
    plain = made.decision.plain
    same = not made.otherwise and made.verdict == plain["verdict"]
    words = "the decision comes out again: {verdict} on {day}, {count} findings" if same else (
        "the decision does not come out again: it was {verdict} on {day}, and is now {now}"
    )  # fmt: skip
    values = {
        "verdict": say(str(plain["verdict"]).upper(), None, language),
        "now": say(made.verdict.upper(), None, language),
        "day": as_date(plain["as_of"], "as_of"),
        "count": made.count,
    }
    yield ("✓ " if same else "✗ ") + say(words, values, language)
    if plain["library"] != version_of_the_library():
        before, now = (say(str(one), None, language) for one in (plain["library"], version_of_the_library()))
        versions = {"before": before, "now": now}
        yield "  " + say("decided by version {before}, made again by version {now}", versions, language)
    for one in made.otherwise:
        before, after = (_said(verdict, language) for verdict in (one.before, one.after))
        where = f" [{one.path}]" if one.path else ""
        yield f"  {one.code}{where}  {before} → {after}"
        yield f"      {say(one.why, None, language)}"
    if made.reworded:
        yield "  " + say("{count} findings are explained in other words", {"count": made.reworded}, language)


def _said(verdict: str | None, language: str) -> str:
    if verdict is None:
        return "–"
    if verdict == "does not apply":
        return say("it does not apply", None, language)
    return say(verdict.upper() if verdict in ("pass", "fail", "unknown") else verdict, None, language)
