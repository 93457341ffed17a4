"""Gaps as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from healthgov.integrations.description import Application
from healthgov.integrations.gaps import Gap, GapKind
from healthgov.languages import ENGLISH, translated
from healthgov.verdicts import Verdict

__all__ = ["as_json", "as_text"]

_HEADINGS = {
    GapKind.DECLARATION: "Wrongly declared",
    GapKind.DEAD_POLICY: "Policies that are not there, or not in force",
    GapKind.NO_EVENT: "Clocks that never start",
    GapKind.CASCADE: "Deletions that take more with them",
    GapKind.SOFT_DELETE: "Deleted, and still there",
    GapKind.HISTORY: "Older states that stay",
    GapKind.POINTER: "Pointers without a foreign key",
    GapKind.FILE: "Files beside rows",
    GapKind.REGISTER: "The record of processing",
    GapKind.NO_POLICY: "Tables without policy",
    GapKind.NO_CATEGORY: "Columns without category",
}
_SIGNS = {Verdict.FAIL: "✗", Verdict.UNKNOWN: "?"}


def as_text(application: Application, found: Iterable[Gap], *, language: str = ENGLISH) -> str:
    """The gaps by kind, what is wrong first; columns of one table without category share a line."""
    listed = list(found)
    columns = sum(len(table.columns) for table in application.tables)
    said = translated("{name}: {tables} tables, {columns} columns", language)
    lines = [said.format(name=application.name, tables=len(application.tables), columns=columns)]
    for kind, heading in _HEADINGS.items():
        chosen = [gap for gap in listed if gap.kind is kind]
        if not chosen:
            continue
        lines += ["", f"{translated(heading, language)} ({len(chosen)})"]
        if kind is GapKind.NO_CATEGORY:
            lines += _by_table(chosen)
        else:
            lines += _alike(chosen, language)
    if not listed:
        lines.append(translated("nothing is missing", language))
    return "\n".join(lines) + "\n"


def _alike(chosen: list[Gap], language: str) -> list[str]:
    """A line for each gap; what is said of many tables alike is said once."""
    said: dict[tuple[str, str], list[str]] = {}
    for gap in chosen:
        said.setdefault((_SIGNS[gap.verdict], gap.say(language)), []).append(gap.place)
    lines: list[str] = []
    for (sign, words), places in said.items():
        many = len(places) > _SEVERAL
        lines += [f"  {sign} {words}: {', '.join(places)}"] if many else [f"  {sign} {one}: {words}" for one in places]
    return lines


_SEVERAL = 3


def _by_table(chosen: list[Gap]) -> list[str]:
    lines: list[str] = []
    for table in dict.fromkeys(gap.table for gap in chosen):
        names = [
            f"{gap.column} ({', '.join(gap.suggested)}?)" if gap.suggested else gap.column
            for gap in chosen
            if gap.table == table
        ]
        lines.append(f"  ? {table}: {', '.join(names)}")
    return lines


def as_json(application: Application, found: Iterable[Gap], *, language: str = ENGLISH) -> str:
    """The gaps with their codes, and how many there are of each kind."""
    listed = list(found)
    content = {
        "application": application.name,
        "tables": len(application.tables),
        "columns": sum(len(table.columns) for table in application.tables),
        "count": dict(Counter(gap.kind.value for gap in listed)),
        "gaps": [
            {
                "kind": gap.kind.value,
                "verdict": gap.verdict.value,
                "table": gap.table,
                "column": gap.column or None,
                "words": gap.say(language),
                "suggested": list(gap.suggested),
            }
            for gap in listed
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
