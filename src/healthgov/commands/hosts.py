"""``healthgov hosts``: registers of hosts listed, looked up, compared and ranked; certifiers, and cloud regions."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import attrs

from healthgov.commands.declared import CommandGroup, argument, misused, option
from healthgov.commands.naming import named
from healthgov.commands.options import Language, LanguageOption, day_or_today, write
from healthgov.commands.outcome import PASSES, UNKNOWN
from healthgov.documents.register_making import categories
from healthgov.documents.register_values import country_called
from healthgov.documents.suggesting import category_meant
from healthgov.errors import InvalidDocumentError
from healthgov.facts import facts_of
from healthgov.findings import MARKS, CategoryCode
from healthgov.languages import label, say
from healthgov.models import (
    Activity,
    HostEntry,
    HostingNeed,
    Per,
    Price,
    Register,
    Suitability,
    country,
    country_name,
    country_of_region,
    nearest_region,
    read_csv,
    read_json,
    suited,
)

__all__ = ["application"]

application = CommandGroup(help="Registers of certified hosts.")


_NONE = "the register names no host"
_HEAD = "as of {day}, statements: {count}; ask each host for its certificate"
DEFAULT = "healthgov.fr.hosts:HOSTS"
CERTIFIERS = "healthgov.fr.certifiers:CERTIFIERS"
CERTIFIER = "healthgov.fr.certifiers:named"
NEAREST_CERTIFIER = "healthgov.fr.certifiers:nearest"
RegisterOption = Annotated[str, option(help="package.module:NAME, ./file.py:NAME, or a list in a .csv or .json file.")]


class Format(str, enum.Enum):
    """The formats of a ranking."""

    TEXT = "text"
    JSON = "json"


@application.command("list")
def list_command(register: RegisterOption = DEFAULT, language: LanguageOption = Language.EN) -> int:
    """List the hosts of the register, each with its newest statement. Exit code 3: there is none."""
    known = _register(register)
    lines = [_statement(known.statements(host)[0], language.value) for host in known.hosts]
    write("\n".join(lines or [say(_NONE, None, language.value)]) + "\n", None)
    return PASSES if lines else UNKNOWN


@application.command("show")
def show_command(
    name: Annotated[str, argument(help="A host, by any of its usual names.")],
    register: RegisterOption = DEFAULT,
    language: LanguageOption = Language.EN,
) -> int:
    """Show everything that sources say of a host. Exit code 3: nothing is known by this name."""
    known = _register(register)
    found = known.statements(name)
    if not found:
        told = say("no statement is known of a host of this name", None, language.value)
        write(_with_meant(told, known.nearest(name), language), None)
        return 3
    lines: list[str] = []
    for entry in found:
        lines += [_statement(entry, language.value), *_details(entry, language.value)]
    write("\n".join(lines) + "\n", None)
    return 0


@application.command("certifiers")
def certifiers_command(
    name: Annotated[str | None, argument(help="One body alone, by any of its usual names.")] = None,
    language: LanguageOption = Language.EN,
) -> int:
    """List the bodies that certify hosts, or one, with what was read and what was not found. Exit code 3: not known."""
    # The edges know no law: the register is found by name, as registers of hosts are.
    bodies: Any = named(CERTIFIERS, "--certifiers")
    if name is not None:
        look_up: Any = named(CERTIFIER, "--certifiers")
        bodies = [body] if (body := look_up(name)) is not None else []
    if not bodies:
        look_near: Any = named(NEAREST_CERTIFIER, "--certifiers")
        told = say("no body that certifies hosts is known by this name", None, language.value)
        write(_with_meant(told, look_near(name or ""), language), None)
        return 3
    lines: list[str] = []
    for body in bodies:
        lines.append(say("{name}, as of {day}", {"name": body.name, "day": body.as_of}, language.value))
        for one in body.evidence:
            said = {
                "day": one.on,
                "what": say(one.says, None, language.value),
                "source": say(one.source, None, language.value),
            }
            lines.append("    " + say("{day}: {what} ({source})", said, language.value))
        lines += [f"    ? {say(gap, None, language.value)}" for gap in body.gaps]
    write("\n".join(lines) + "\n", None)
    return 0


@application.command("region")
def region_command(
    provider: Annotated[str, argument(help="A host of the register, by any of its usual names.")],
    region: Annotated[str, argument(help="A region, or a zone in it, as the provider names it.")],
    register: RegisterOption = DEFAULT,
    language: LanguageOption = Language.EN,
) -> int:
    """Say which country a cloud region lies in. Exit code 3: not known here."""
    known = _register(register)
    host = known.named(provider)
    place = country_of_region(host or provider, region)
    if place is None:
        near = known.nearest(provider) if host is None else nearest_region(host, region)
        write(_with_meant(say("not known here: ask the host", None, language.value), near, language), None)
        return 3
    values = {"code": str(place), "country": country_name(place, language.value)}
    write(say("{code}: {country}", values, language.value) + "\n", None)
    return 0


@application.command("suited")
def suited_command(
    activity: Annotated[list[Activity] | None, option(help="An activity to be covered; repeat for several.")] = None,
    site: Annotated[list[str] | None, option(help="A country in which a site is wanted, such as FR.")] = None,
    as_of: Annotated[str | None, option(help="The day; today when left out.")] = None,
    register: RegisterOption = DEFAULT,
    format: Annotated[Format, option(help="How to write it.")] = Format.TEXT,  # noqa: A002
    category: Annotated[list[str] | None, option(help="A category of data, such as health.record.")] = None,
    options_ordered: Annotated[bool | None, option(help="Whether you order and sign what the offer asks for.")] = None,
    host: Annotated[
        list[str] | None, option(help="Compare this host, by any of its names; repeat for several.")
    ] = None,
    price: Annotated[list[str] | None, option(help="What you were told, HOST=120/EUR/month (or year, once).")] = None,
    at_most: Annotated[str | None, option(help="What it may cost at most, 120/EUR/month.")] = None,
    language: LanguageOption = Language.EN,
) -> int:
    """Rank hosts for a need, all or those named: proven, refused, to ask, at what price. Exit code 3: there is none."""
    day = day_or_today(as_of)
    try:
        countries = tuple(country(code) for code in site or ())
    except ValueError as error:
        near = ", ".join(code for one in site or () if (code := country_called(one)))
        raise misused(f"--site: {error}; did you mean {near}?" if near else f"--site: {error}") from None
    try:
        wanted = tuple(CategoryCode(code) for code in category or ())
    except ValueError as error:
        raise misused(f"--category: {error}") from None
    known = _register(register)
    _check_categories(known, wanted)
    need = HostingNeed(
        activities=tuple(activity or ()),
        countries=countries,
        categories=wanted,
        options_ordered=options_ordered,
        at_most=None if at_most is None else _price(at_most, "--at-most"),
    )
    told: dict[str, Price] = {}
    for item in price or ():
        name, _, text = item.partition("=")
        told[name] = _price(text, "--price")
    _check_names(known, "--host", host or ())
    _check_names(known, "--price", told)
    ranked = suited(known, need, as_of=day, only=host, prices=told)
    if format is Format.JSON:
        content = {"as_of": day.isoformat(), "hosts": [_plain(rank, language.value) for rank in ranked]}
        write(json.dumps(content, ensure_ascii=False, indent=2) + "\n", None)
    else:
        lines = [say(_HEAD, {"day": day, "count": len(ranked)}, language.value)]
        for rank in ranked:
            lines += ["", *_lines(rank, language.value)]
        lines += _not_yet(known, host or (), ranked, language.value)
        write("\n".join(lines) + "\n", None)
    return PASSES if ranked else UNKNOWN


def _check_categories(register: Register, codes: Iterable[CategoryCode]) -> None:
    """Refuse a category that has no name here, nor any above it, and that no statement of the register has."""
    known = {*categories(), *(code for entry in register.entries for code in entry.categories or ())}
    for code in codes:
        parts = code.split(".")
        if not any(".".join(parts[:count]) in known for count in range(1, len(parts) + 1)):
            words = "--category: a category of data that is known here; `healthgov facts categories` lists them"
            near = category_meant(code)
            raise misused(f"{words}; did you mean {near}?" if near else words)


def _check_names(known: Register, option: str, names: Iterable[str]) -> None:
    """Refuse a name that no host of the register has, by the option that was written; the name is not repeated."""
    for name in names:
        if known.named(name) is None:
            near = known.nearest(name)
            if near is None:
                raise misused(
                    f"{option}: a host of the register, by one of its names; `healthgov hosts list` lists them"
                )
            raise misused(f"{option}: a host of the register, by one of its names; did you mean {near}?")


def _with_meant(told: str, near: str | None, language: Language) -> str:
    """A line, and the question whether a name that is spelt nearly so was meant."""
    return f"{told}\n" if near is None else f"{told}. {say('Was {name} meant?', {'name': near}, language.value)}\n"


def _price(text: str, option: str) -> Price:
    """A price as it is written on the command line."""
    amount, _, rest = text.partition("/")
    currency, _, per = rest.partition("/")
    try:
        return Price(amount=float(amount), currency=currency, per=Per(per))
    except (ValueError, InvalidDocumentError):
        raise misused(f"{option} is written 120/EUR/month, or /year, or /once") from None


def _not_yet(
    register: Register, asked: list[str] | tuple[str, ...], ranked: tuple[Suitability, ...], language: str
) -> list[str]:
    """The hosts that were asked for and of which nothing was said by the day, each with the day of its first statement."""
    there = {rank.entry.host for rank in ranked}
    absent = [host for name in asked if (host := register.named(name)) is not None and host not in there]
    words = "{host}: the first statement is of {day}"
    return [
        say(words, {"host": host, "day": register.statements(host)[-1].as_of}, language)
        for host in dict.fromkeys(absent)
    ]


def _statement(entry: HostEntry, language: str) -> str:
    """One statement in a line."""
    values = {"host": entry.host, "source": say(entry.source or "", None, language), "day": entry.as_of}
    return f"{_SURE[entry.certified]} {say('{host}, according to: {source} ({day})', values, language)}"


_SURE = {True: "✓", False: "✗", None: "?"}


def _details(entry: HostEntry, language: str) -> list[str]:
    """What a statement says beside its source; what it does not say is asked."""
    lines = []
    for fact in facts_of(HostEntry):
        value = getattr(entry, fact.name)
        if fact.name in ("host", "as_of", "source", "confidence", "price", "categories", "options"):
            continue
        if value is True or value is False:  # the mark before the host says so
            continue
        if value is None:
            lines.append(f"    ? {say(fact.question, None, language)}")
        else:
            noun = say(fact.noun, None, language)
            lines.append(f"    {say('{what}: {how}', {'what': noun, 'how': _shown(value, language)}, language)}")
    return [*lines, *(f"    ! {say(option, None, language)}" for option in entry.options or ())]


def _shown(value: object, language: str) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(one, language) for one in value)
    if isinstance(value, enum.Enum):
        return label(value, language)
    return str(value)


def _register(text: str) -> Register:
    if text.endswith((".csv", ".json")):
        entries = (read_csv if text.endswith(".csv") else read_json)(Path(text))
        # A list knows no law: the days on which versions stop counting are the default register's.
        return attrs.evolve(_named(DEFAULT), entries=entries)
    return _named(text)


def _named(text: str) -> Register:
    register = named(text, "--register")
    if not isinstance(register, Register):
        raise misused("--register: this is no register of hosts")
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
        "price": rank.price.words if rank.price else None,
    }


def _lines(rank: Suitability, language: str) -> list[str]:
    entry = rank.entry
    source = {"host": entry.host, "source": say(entry.source or "", None, language), "day": entry.as_of}
    lines = [f"{MARKS[rank.verdict]} {say('{host}, according to: {source} ({day})', source, language)}"]
    lines += [f"    {MARKS[finding.verdict]} {finding.sentence(language)}" for finding in rank.finding.children]
    lines += [f"    ! {say(option, None, language)}" for option in entry.options or ()]
    if rank.price is not None:
        lines.append("    " + say("you were told: {price}", {"price": rank.price.words}, language))
    return lines
