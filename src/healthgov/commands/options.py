"""Options that several commands share."""

from __future__ import annotations

import enum
import re
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from healthgov.commands.asked import in_call
from healthgov.commands.declared import argument, misused, option
from healthgov.commands.laws import bodies_named, bodies_of_country, default_bodies, rules_called
from healthgov.commands.naming import named
from healthgov.documents.replacing import write_whole
from healthgov.languages import languages
from healthgov.periods import as_date
from healthgov.reports.shown import shown
from healthgov.rules import RuleSet

__all__ = [
    "Chosen",
    "DayOption",
    "FileArgument",
    "Language",
    "LanguageOption",
    "LawOption",
    "OutputOption",
    "RuleOption",
    "RulesOption",
    "chosen",
    "claims_of",
    "day_or_today",
    "given_day",
    "resolved",
    "write",
]

RulesOption = Annotated[
    list[str] | None,
    option(help="A rule set, package.module:ClassName or ./file.py:ClassName; repeat for several."),
]
LawOption = Annotated[
    list[str] | None,
    option(help="Bodies of law by short names, such as hds,gdpr; all whose facts are stated when left out."),
]
RuleOption = Annotated[
    list[str] | None,
    option(help="These rules alone, by their codes, such as FR-HDS-01,EU-GDPR-05; repeat for several."),
]
DayOption = Annotated[str | None, option(help="The day, YYYY-MM-DD; today when left out.")]
FileArgument = Annotated[Path, argument(help="The document: .yaml, .toml or .json, a folder, or - for standard input.")]


if TYPE_CHECKING:

    class Language(str, enum.Enum):
        """The languages of reports."""

        EN = "en"

else:  # those that there is a catalogue of
    Language = enum.Enum("Language", {name.upper(): name for name in languages()}, type=str)

LanguageOption = Annotated[
    Language,
    option("--language", "--lang", help="The language of what is written, or a catalogue of your own, ./de.toml."),
]
OutputOption = Annotated[Path | None, option(help="Write to this file instead.")]


class Chosen(NamedTuple):
    """Bodies of law, and those among them that count only where something of them is assessed."""

    bodies: tuple[type[RuleSet], ...]
    optional: tuple[type[RuleSet], ...]
    named: bool = True
    """Whether somebody named them; else a document is asked by the law of its country too."""

    def of(self, document: object) -> Chosen:
        """What a document is asked: where nobody names a law, that of the country it names is among them."""
        own = () if self.named else bodies_of_country(document)
        bodies, optional = (tuple(dict.fromkeys((*one, *own))) for one in (self.bodies, self.optional))
        return Chosen(bodies, optional, self.named)


def day_or_today(text: str | None) -> date:
    """The day given, or today: only the command line knows a clock."""
    return datetime.now().astimezone().date() if text is None else given_day(text, "--as-of")


def given_day(text: str, option: str) -> date:
    """A day from an option."""
    try:
        return as_date(text, option)
    except ValueError:
        raise misused(f"{option} is written YYYY-MM-DD") from None


def claims_of(items: list[str] | None) -> list[tuple[date, date | None]]:
    """The claims of an option, each LODGED or LODGED:RESOLVED."""
    made: list[tuple[date, date | None]] = []
    for item in items or ():
        lodged, _, resolved = item.partition(":")
        try:
            made.append((as_date(lodged), as_date(resolved) if resolved else None))
        except ValueError:
            raise misused("--claim is written LODGED or LODGED:RESOLVED, each day as YYYY-MM-DD") from None
    return made


def chosen(laws: list[str] | None, rules: list[str] | None, codes: list[str] | None = None) -> Chosen:
    """The bodies of law that are asked for; where none is, all of them, of which those count that are assessed.

    ``codes`` are the rules that are asked for alone, of the bodies that are named or of any.
    """
    named_ones = (*bodies_named(laws or ()), *(resolved(rules) if rules else ()))
    if codes:
        return Chosen(rules_called(codes, named_ones, settled=not in_call("--law", "--rules")), ())
    if not laws and not rules:
        bodies = default_bodies()
        return Chosen(bodies, bodies, named=False)
    return Chosen(tuple(dict.fromkeys(named_ones)), ())


_CODES = re.compile(r"[A-Za-z]+-[A-Za-z]+-\d+(,.*)?")


def resolved(paths: list[str] | None) -> tuple[type[RuleSet], ...]:
    """Rule sets from ``package.module:Name`` or ``./file.py:Name``; a name may be a class or a tuple of classes."""
    if not paths:
        return default_bodies()
    found: dict[type[RuleSet], None] = {}
    for path in paths:
        if _CODES.fullmatch(path):
            raise misused("--rules names rule sets; rules by their codes are named with --rule")
        value = named(path, "--rules")
        chosen: tuple[Any, ...] = value if isinstance(value, tuple) else (value,)
        if not chosen or not all(isinstance(item, type) and issubclass(item, RuleSet) for item in chosen):
            raise misused(f"--rules {path}: this is no rule set class, nor a tuple of them")
        for rule_set in chosen:
            found[rule_set] = None
    return tuple(found)


def write(text: str, output: Path | None, inputs: Sequence[Path] = ()) -> None:
    """Write to a file, whole or not at all, or to standard output; ``inputs`` are files that are never written over.

    :raises OutputError: where ``output`` is one of them or a symbolic link, or the disk is full.
    """
    safe = shown(text)
    if output is not None:
        write_whole(safe, output, inputs=inputs)
    elif not hasattr(sys.stdout, "buffer"):  # a stream of text alone, as notebooks and redirect_stdout have it
        sys.stdout.write(safe)
    else:
        rest = memoryview(safe.encode("utf-8"))
        while rest:  # unbuffered, a stream takes what there is room for, and says no more than how much that was
            rest = rest[sys.stdout.buffer.write(rest) :]
