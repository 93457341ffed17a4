"""``healthgov calendar``: what will change, and when."""

from __future__ import annotations

import enum
import json
from datetime import date
from pathlib import Path
from typing import Annotated

from healthgov.commands.declared import argument, option
from healthgov.commands.naming import files_of
from healthgov.commands.options import (
    Language,
    LanguageOption,
    LawOption,
    OutputOption,
    RulesOption,
    chosen,
    day_or_today,
    given_day,
    write,
)
from healthgov.documents import load
from healthgov.languages import say, spell
from healthgov.rules import Turn
from healthgov.rules import calendar as turns_of

__all__ = ["calendar"]


class Format(str, enum.Enum):
    """The formats of a calendar."""

    TEXT = "text"
    JSON = "json"


def calendar(
    file: Annotated[Path, argument(help="The document: .yaml, .toml or .json.")],
    until: Annotated[
        str | None, option(help="The last day to look at, YYYY-MM-DD; three years on when left out.")
    ] = None,
    as_of: Annotated[str | None, option(help="The first day; today when left out.")] = None,
    format: Annotated[Format, option(help="How to write it.")] = Format.TEXT,  # noqa: A002
    law: LawOption = None,
    rules: RulesOption = None,
    language: LanguageOption = Language.EN,
    output: OutputOption = None,
) -> int:
    """List every change of verdict between two days, with its reason."""
    first = day_or_today(as_of)
    last = _later(first) if until is None else given_day(until, "--until")
    document = load(file)
    turns = list(turns_of(document, *chosen(law, rules).of(document).bodies, as_of=first, until=last))
    read = (file, *files_of(rules or ()))
    if format is Format.JSON:
        content = {
            "as_of": first.isoformat(),
            "until": last.isoformat(),
            "changes": [_plain(turn, language.value) for turn in turns],
        }
        write(json.dumps(content, ensure_ascii=False, indent=2) + "\n", output, read)
    else:
        lines = [_head(first, last, len(turns), language.value), *(_line(turn, language.value) for turn in turns)]
        write("\n".join(lines) + "\n", output, read)
    return 0


def _later(day: date) -> date:
    """Three years on, as far as the calendar goes."""
    year = min(day.year + _YEARS, date.max.year)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


_YEARS = 3


def _plain(turn: Turn, language: str) -> dict[str, object]:
    before, after = turn.states()
    return {
        "day": turn.day.isoformat(),
        "code": turn.code,
        "path": turn.path,
        "before": before,
        "after": after,
        "reason": turn.result.reason(language) if turn.result else None,
    }


def _head(first: date, last: date, count: int, language: str) -> str:
    values = {"first": first, "last": last, "count": count}
    if not count:
        return say("{first} → {last}: no verdict changes", values, language)
    if count == 1:
        return say("{first} → {last}: one verdict changes", values, language)
    return say("{first} → {last}: {count} changes of verdict", values, language)


_WIDTH = len("22 septembre 2026")
"""The longest day in words: what follows stands in a column."""


def _line(turn: Turn, language: str) -> str:
    before, after = (say(words, None, language) for words in turn.words())
    title = ""
    if turn.result:
        named = {"what": say(turn.result.rule.title, None, language), "how": turn.result.reason(language)}
        title = f" {say('{what}: {how}', named, language)}"
    day = spell(turn.day, language)
    return (
        f"{day:<{_WIDTH if len(day) > len('YYYY-MM-DD') else 0}}  {turn.code}  {before} → {after} {title} [{turn.path}]"
    )
