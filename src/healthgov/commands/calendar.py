"""``healthgov calendar``: what will change, and when."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from healthgov.commands.declared import option
from healthgov.commands.naming import files_of
from healthgov.commands.options import (
    FileArgument,
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
from healthgov.documents import load
from healthgov.languages import joined, say, spell
from healthgov.reports.naming import Names
from healthgov.reports.phrases import how_many_required
from healthgov.reports.turning import Change, changes_of
from healthgov.rules import Turn, check
from healthgov.rules import calendar as turns_of

__all__ = ["calendar"]


class Format(str, enum.Enum):
    """The formats of a calendar."""

    TEXT = "text"
    JSON = "json"


def calendar(
    file: FileArgument,
    until: Annotated[
        str | None, option(help="The last day to look at, YYYY-MM-DD; three years on when left out.")
    ] = None,
    as_of: Annotated[str | None, option(help="The first day; today when left out.")] = None,
    format: Annotated[Format, option(help="How to write it.")] = Format.TEXT,  # noqa: A002
    law: LawOption = None,
    rules: RulesOption = None,
    rule: RuleOption = None,
    language: LanguageOption = Language.EN,
    output: OutputOption = None,
    full: Annotated[  # noqa: FBT002  a switch
        bool, option("--full", help="Show each rule and place, and not only each day and cause.")
    ] = False,
) -> int:
    """List every change of verdict between two days, by day and cause."""
    first = day_or_today(as_of)
    last = _later(first) if until is None else given_day(until, "--until")
    document = load(file)
    report = check(document, *chosen(law, rules, rule).of(document).bodies, as_of=first)
    turns = list(turns_of(document, *(section.rule_set for section in report.sections), as_of=first, until=last))
    names = Names(report, language.value)
    changes = changes_of(turns, names)
    read = (file, *files_of(rules or ()))
    if format is Format.JSON:
        content = {
            "as_of": first.isoformat(),
            "until": last.isoformat(),
            "changes": [_plain(turn, change, names) for change in changes for turn in change.turns],
        }
        write(json.dumps(content, ensure_ascii=False, indent=2) + "\n", output, read)
    else:
        lines = [_head(first, last, len(turns), language.value), *_lines(changes, names, full=full)]
        write("\n".join(lines) + "\n", output, read)
    return 0


def _later(day: date) -> date:
    """Three years on, as far as the calendar goes."""
    year = min(day.year + _YEARS, date.max.year)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


_YEARS = 3


def _plain(turn: Turn, change: Change, names: Names) -> dict[str, object]:
    before, after = turn.states()
    return {
        "day": turn.day.isoformat(),
        "code": turn.code,
        "path": turn.path,
        "place": names.way(turn.path),
        "before": before,
        "after": after,
        "reason": turn.result.reason(names.language) if turn.result else None,
        "cause": change.cause or None,
    }


def _head(first: date, last: date, count: int, language: str) -> str:
    values = {"first": first, "last": last, "count": count}
    if not count:
        return say("{first} → {last}: no verdict changes", values, language)
    if count == 1:
        return say("{first} → {last}: one verdict changes", values, language)
    return say("{first} → {last}: {count} changes of verdict", values, language)


def _lines(changes: tuple[Change, ...], names: Names, *, full: bool) -> Iterator[str]:
    """A line for each day and cause; below it, where that is asked for, each rule and place."""
    folded = 0
    for change in changes:
        day = spell(change.day, names.language)
        margin = _WIDTH if len(day) > len("YYYY-MM-DD") else len(day)
        if len(change.turns) == 1:
            yield f"{day:<{margin}}  {_alone(change, names)}"
            continue
        yield f"{day:<{margin}}  {_together(change, names)}"
        if full:
            yield from (f"{'':<{margin}}    {_turned(turn, names)}" for turn in change.turns)
        folded += 0 if full else len(change.turns)
    if folded:
        yield say("{count} changes stand together: --full shows each", {"count": folded}, names.language)


_WIDTH = len("22 septembre 2026")
"""The longest day in words: what follows stands in a column."""


def _alone(change: Change, names: Names) -> str:
    """One answer that turns: its rule, and why."""
    (turn,) = change.turns
    reason = turn.result.reason(names.language) if turn.result else ""
    why = joined(dict.fromkeys(filter(None, (reason, change.cause))), names.language)
    return _turned(turn, names, why)


def _turned(turn: Turn, names: Names, why: str = "") -> str:
    title = "" if turn.result is None else say(turn.result.rule.title, None, names.language)
    said = say("{what}: {how}", {"what": title, "how": why}, names.language) if title and why else title or why
    parts = (turn.code, _sides(turn.words(), names.language), said, f"[{names.way(turn.path)}]")
    return "  ".join(filter(None, parts))


def _together(change: Change, names: Names) -> str:
    """Several: how many rules, what they turn to, why, and where."""
    language = names.language
    titles = {turn.code: say(turn.result.rule.title, None, language) for turn in change.turns if turn.result}
    codes = change.codes
    what = ", ".join(codes) if len(codes) <= _NAMED else how_many_required(len(codes), language)
    sides = [
        _sides(turns[0].words(), language, len(turns) if len(change.sides) > 1 else 1) for _, turns in change.sides
    ]
    why = change.why(language)
    if len(codes) == 1 and codes[0] in titles:
        why = say("{what}: {how}", {"what": titles[codes[0]], "how": why}, language) if why else titles[codes[0]]
    where = names.way(change.paths[0])
    if len(change.paths) > 1:
        where = say("{count} places", {"count": len(change.paths)}, language)
    return "  ".join(filter(None, (what, ", ".join(sides), why, f"[{where}]")))


_NAMED = 2
"""So many rules are named; more are counted."""


def _sides(words: tuple[str, str], language: str, count: int = 1) -> str:
    before, after = (say(one, None, language) for one in words)
    return f"{before} → {after}{f' ({count})' if count > 1 else ''}"
