"""``healthgov prospect``: whether each contact of a table may be approached, by e-mail or otherwise; nobody is approached."""

from __future__ import annotations

import enum
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from healthgov.commands.contact_files import ContactRequest, answered
from healthgov.commands.declared import argument, misused, option
from healthgov.commands.naming import files_of, named
from healthgov.commands.options import Language, day_or_today, write
from healthgov.commands.outcome import FAILS, tallied
from healthgov.languages import say
from healthgov.periods import as_date
from healthgov.questions.tree import Question

__all__ = ["prospect"]

DEFAULT = "healthgov.fr:may_be_emailed"
_OBJECTED = "unsubscribe.respected"
"""The fact that is not so of a contact who objected."""


class Format(str, enum.Enum):
    """The formats of a summary."""

    TEXT = "text"
    JSON = "json"


def prospect(
    file: Annotated[Path, argument(help="The contacts, one a row: .parquet or .csv.")],
    question: Annotated[
        str, option(help="What is asked of each: package.module:name or ./file.py:name, such as may_be_called.")
    ] = DEFAULT,
    column: Annotated[
        list[str] | None, option(help="FACT=COLUMN; without any, columns named as facts: unsubscribe_works.")
    ] = None,
    every: Annotated[
        list[str] | None, option("--all", help="FACT=VALUE, the same for every contact: consent.free=yes.")
    ] = None,
    objected: Annotated[str | None, option(help="The column that is true for who objected.")] = None,
    output: Annotated[Path | None, option(help="Where to write the answers: .parquet or .csv.")] = None,
    separator: Annotated[str, option(help="The sign between columns of a CSV, such as ';'.")] = ",",
    as_of: Annotated[str | None, option(help="The day; today when left out.")] = None,
    format: Annotated[Format, option(help="How to write the summary.")] = Format.TEXT,  # noqa: A002
    language: Annotated[Language, option("--language", "--lang", help="The language of the summary.")] = Language.EN,
) -> int:
    """Say whether each contact may be approached. Exit code 0: all may, 1: one may not, 3: of some it is not known, or there is none."""
    if len(separator.encode()) != 1:
        raise misused("--separator is one sign")
    path = question if ":" in question else f"{DEFAULT.partition(':')[0]}:{question}"
    asked = named(path, "--question")
    if not isinstance(asked, Question):
        raise misused(f"--question {path}: this is no question")
    columns = _pairs(column, "--column", "FACT=COLUMN")
    if objected is not None and _OBJECTED in columns:
        raise misused(f"--objected says what --column {_OBJECTED} says: give one of them")
    request = ContactRequest(
        question=asked,
        as_of=day_or_today(as_of),
        columns=columns,
        every=_pairs(every, "--all", "FACT=VALUE"),
        negated={} if objected is None else {_OBJECTED: objected},
        separator=separator,
    )
    summary = answered(request, file, output, files_of([path]))
    text = json.dumps(summary, indent=2, ensure_ascii=False) + "\n"
    write(text if format is Format.JSON else _said(summary, language.value), None)
    return FAILS if summary["fail"] else tallied(summary["pass"] + summary["not_applicable"], summary["unknown"])


def _pairs(given: list[str] | None, option: str, form: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in given or ():
        name, equals, value = item.partition("=")
        if not equals:
            raise misused(f"{option} is written {form}")
        if name in found:
            raise misused(f"{option} {name} is given twice")
        found[name] = value
    return found


_COUNTS = {
    "pass": "may be approached",
    "not_applicable": "the law asks nothing",
    "fail": "may not be approached",
    "unknown": "not known: facts are missing",
}


def _in_words(reason: str, language: str) -> str:
    """A reason of a table, which is English: a fact, and what is stated of it."""
    what, _, how = reason.rpartition(": ")
    if how not in _ANSWERS:
        return reason
    return say("{what}: {how}", {"what": what, "how": say(how, None, language)}, language)


_ANSWERS = ("yes", "no", "not stated")


def _said(summary: Mapping[str, Any], language: str) -> str:
    def words(text: str, **values: object) -> str:
        return say(text, values, language)

    lines = [words("contacts as of {day}: {count}", day=as_date(summary["as_of"]), count=summary["rows"])]
    lines += [f"  {summary[name]:>10}  {words(text)}" for name, text in _COUNTS.items()]
    for title, name in (("decided by", "by_reason"), ("missing, and of how many", "by_missing")):
        if summary[name]:
            lines.append(words(title))
            lines += [f"  {row['rows']:>10}  {_in_words(row['what'], language)}" for row in summary[name]]
    if summary["not_stated"]:
        lines.append(words("no column states: {facts}", facts=", ".join(summary["not_stated"])))
    lines.append(words("nobody was approached"))
    return "\n".join(lines) + "\n"
