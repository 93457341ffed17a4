"""``healthgov hosts``: registers of hosts against a need."""

from __future__ import annotations

import enum
import json
from pathlib import Path
from typing import Annotated

import attrs
import typer

from healthgov.commands.naming import named
from healthgov.commands.options import Language, day_or_today, write
from healthgov.findings import MARKS, CategoryCode
from healthgov.languages import say
from healthgov.models import Activity, HostingNeed, Register, Suitability, country, read_csv, read_json, suited

__all__ = ["application"]

application = typer.Typer(help="Registers of certified hosts.", no_args_is_help=True, rich_markup_mode=None)


_HEAD = "as of {day}: {count} statements; ask each host for its certificate"
DEFAULT = "healthgov.fr.hosts:HOSTS"


class Format(str, enum.Enum):
    """The formats of a ranking."""

    TEXT = "text"
    JSON = "json"


@application.callback()
def hosts() -> None:
    """Registers of certified hosts: dated statements, never truth without a day."""


@application.command("suited")
def suited_command(
    activity: Annotated[
        list[Activity] | None, typer.Option(help="An activity to be covered; repeat for several.")
    ] = None,
    site: Annotated[list[str] | None, typer.Option(help="A country in which a site is wanted, such as FR.")] = None,
    as_of: Annotated[str | None, typer.Option(help="The day; today when left out.")] = None,
    register: Annotated[
        str, typer.Option(help="package.module:NAME, ./file.py:NAME, or a list in a .csv or .json file.")
    ] = DEFAULT,
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.TEXT,  # noqa: A002
    category: Annotated[list[str] | None, typer.Option(help="A category of data, such as health.record.")] = None,
    options_ordered: Annotated[
        bool | None, typer.Option(help="Whether you order and sign what the offer asks for.")
    ] = None,
    language: Annotated[Language, typer.Option(help="The language of the reasons.")] = Language.EN,
) -> int:
    """Rank hosts for a need: what is proven, what is refused, what to ask."""
    day = day_or_today(as_of)
    try:
        countries = tuple(country(code) for code in site or ())
    except ValueError as error:
        raise typer.BadParameter(f"--site: {error}") from None
    try:
        categories = tuple(CategoryCode(code) for code in category or ())
    except ValueError as error:
        raise typer.BadParameter(f"--category: {error}") from None
    need = HostingNeed(
        activities=tuple(activity or ()),
        countries=countries,
        categories=categories,
        options_ordered=options_ordered,
    )
    ranked = suited(_register(register), need, as_of=day)
    if format is Format.JSON:
        content = {"as_of": day.isoformat(), "hosts": [_plain(rank, language.value) for rank in ranked]}
        write(json.dumps(content, ensure_ascii=False, indent=2) + "\n", None)
    else:
        lines = [say(_HEAD, {"day": day, "count": len(ranked)}, language.value)]
        for rank in ranked:
            lines += ["", *_lines(rank, language.value)]
        write("\n".join(lines) + "\n", None)
    return 0


def _register(text: str) -> Register:
    if text.endswith((".csv", ".json")):
        entries = (read_csv if text.endswith(".csv") else read_json)(Path(text))
        # A list knows no law: the days on which versions stop counting are the default register's.
        return attrs.evolve(_named(DEFAULT), entries=entries)
    return _named(text)


def _named(text: str) -> Register:
    register = named(text, "--register")
    if not isinstance(register, Register):
        raise typer.BadParameter("--register: this is no register of hosts")
    return register


def _plain(rank: Suitability, language: str) -> dict[str, object]:
    return {
        "host": rank.entry.host,
        "verdict": rank.verdict.value,
        "source": say(rank.entry.source or "", None, language),
        "source_as_of": rank.entry.as_of.isoformat(),
        "proven": [finding.sentence(language) for finding in rank.proven],
        "refused": [finding.sentence(language) for finding in rank.refused],
        "unknown": [finding.sentence(language) for finding in rank.unknown],
        "options": [say(option, None, language) for option in rank.entry.options or ()],
    }


def _lines(rank: Suitability, language: str) -> list[str]:
    entry = rank.entry
    source = {"host": entry.host, "source": say(entry.source or "", None, language), "day": entry.as_of}
    lines = [f"{MARKS[rank.verdict]} {say('{host}, according to: {source} ({day})', source, language)}"]
    lines += [f"    {MARKS[finding.verdict]} {finding.sentence(language)}" for finding in rank.finding.children]
    lines += [f"    ! {say(option, None, language)}" for option in entry.options or ()]
    return lines
