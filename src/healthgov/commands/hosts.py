"""``healthgov hosts``: registers of hosts against a need."""

from __future__ import annotations

import enum
import importlib
import json
from pathlib import Path
from typing import Annotated

import typer

from healthgov.commands.options import Language, day_or_today, write
from healthgov.findings import MARKS, CountryCode
from healthgov.hosting import Activity
from healthgov.registers import HostEntry, HostingNeed, Suitability, read_csv, read_json, suited

__all__ = ["application"]

application = typer.Typer(help="Registers of certified hosts.", no_args_is_help=True, rich_markup_mode=None)


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
        str, typer.Option(help="package.module:NAME, or a list in a .csv or .json file.")
    ] = "healthgov.fr.hosts:HOSTS",
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.TEXT,  # noqa: A002
    language: Annotated[Language, typer.Option(help="The language of the reasons.")] = Language.EN,
) -> int:
    """Rank hosts for a need: what is proven, what is refused, what to ask."""
    day = day_or_today(as_of)
    try:
        countries = tuple(CountryCode(code) for code in site or ())
    except ValueError as error:
        raise typer.BadParameter(f"--site: {error}") from None
    need = HostingNeed(activities=tuple(activity or ()), countries=countries)
    ranked = suited(_entries(register), need, as_of=day)
    if format is Format.JSON:
        content = {"as_of": day.isoformat(), "hosts": [_plain(rank, language.value) for rank in ranked]}
        write(json.dumps(content, ensure_ascii=False, indent=2) + "\n", None)
    else:
        lines = [f"as of {day}: {len(ranked)} statements; ask each host for its certificate"]
        for rank in ranked:
            lines += ["", *_lines(rank, language.value)]
        write("\n".join(lines) + "\n", None)
    return 0


def _entries(register: str) -> tuple[HostEntry, ...]:
    if register.endswith(".csv"):
        return read_csv(Path(register))
    if register.endswith(".json"):
        return read_json(Path(register))
    module, _, name = register.partition(":")
    try:
        entries = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError):
        raise typer.BadParameter("--register is written package.module:NAME, or names a .csv or .json file") from None
    if not isinstance(entries, tuple) or not all(isinstance(entry, HostEntry) for entry in entries):
        raise typer.BadParameter("--register: this is no register of hosts")
    return entries


def _plain(rank: Suitability, language: str) -> dict[str, object]:
    return {
        "host": rank.entry.host,
        "verdict": rank.verdict.value,
        "source": rank.entry.source,
        "source_as_of": rank.entry.as_of.isoformat(),
        "proven": [finding.sentence(language) for finding in rank.proven],
        "refused": [finding.sentence(language) for finding in rank.refused],
        "unknown": [finding.sentence(language) for finding in rank.unknown],
        "options": list(rank.entry.options),
    }


def _lines(rank: Suitability, language: str) -> list[str]:
    entry = rank.entry
    lines = [f"{MARKS[rank.verdict]} {entry.host}, according to: {entry.source} ({entry.as_of})"]
    lines += [f"    {MARKS[finding.verdict]} {finding.sentence(language)}" for finding in rank.finding.children]
    lines += [f"    ! {option}" for option in entry.options]
    return lines
