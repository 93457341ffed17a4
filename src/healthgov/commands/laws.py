"""Bodies of law by short names: ``hds``, ``gdpr``, ``fr`` for all of a country, ``eu.coherence`` where two are called alike.

The countries are the folders of the package that list their bodies; a name is that of the class, in small letters, with
hyphens between its words, or what the catalogue of a language calls it (``rgpd``). A body is loaded when it is named.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from healthgov.commands.declared import misused
from healthgov.commands.nearly import unknown
from healthgov.languages import in_all, languages, say, translated
from healthgov.loading import countries_shipped, country_shipped
from healthgov.rules import RuleSet
from healthgov.rules.parts import spelt

if TYPE_CHECKING:
    from healthgov.retention import RetentionSchedule

__all__ = [
    "bodies_named",
    "bodies_of_country",
    "called",
    "countries_of_law",
    "default_bodies",
    "every_body",
    "every_schedule",
    "rules_called",
    "schedule_of_country",
    "schedules_meant",
    "short_names",
    "spoken",
]

_MOST = 3


def default_bodies() -> tuple[type[RuleSet], ...]:
    """What a document is asked where nobody names a law: French law, and what of the Union's is to come."""
    french: tuple[type[RuleSet], ...] = country_shipped("fr").RULE_SETS
    union = [body for name in _offered("eu") if (body := _body("eu", name)) is not None]
    # A body of French law that is one of the Union's made precise stands for it.
    return (*french, *(body for body in union if not any(issubclass(one, body) for one in french)))


def bodies_of_country(document: object) -> tuple[type[RuleSet], ...]:
    """The bodies of law of the country in which a document says that its organisation is, beside the default ones."""
    code = str(getattr(document, "country", None) or "").lower()
    return tuple(getattr(country_shipped(code), "RULE_SETS", ())) if code in countries_shipped() else ()


def schedule_of_country(document: object) -> type[RetentionSchedule] | None:
    """The schedule of retention of the country, or the part of it, in which a document says that its organisation is."""
    from healthgov.retention.schedules.countries import schedule_in  # noqa: PLC0415  for who asks of retention

    country, region = getattr(document, "country", None), getattr(document, "region", None)
    return None if country is None else schedule_in(country, region)


def every_schedule() -> dict[str, type[RetentionSchedule]]:
    """The schedules of retention of every country and its parts, by what ``--schedule`` calls them; wholes first."""
    from healthgov.retention import RetentionSchedule  # noqa: PLC0415  for who asks of retention

    found: dict[str, type[RetentionSchedule]] = {}
    for code in countries_shipped():
        for name in getattr(country_shipped(code), "__all__", ()):
            one: object = getattr(country_shipped(code), name)
            if isinstance(one, type) and issubclass(one, RetentionSchedule):
                found[f"healthgov.{code}:{name}"] = one
    return dict(sorted(found.items(), key=lambda item: not item[0].endswith("Retention")))


def schedules_meant(text: str) -> list[str]:
    """The schedules that may be meant by a name: by the code of a country, a word of the title, or nearly the name."""
    import difflib  # noqa: PLC0415  for slips only

    known = every_schedule()
    wanted = text.rpartition(":")[2].casefold().replace("-", "").replace("_", "").replace(" ", "")
    of_country = [name for name in known if name.startswith(f"healthgov.{wanted}:")]
    titles = {
        name: " ".join(translated(one.title, language) for language in languages()) for name, one in known.items()
    }
    named = [name for name in known if wanted and wanted in f"{name.rpartition(':')[2]} {titles[name]}".casefold()]
    classes = {name.rpartition(":")[2].casefold(): name for name in reversed(known)}
    near = [classes[one] for one in difflib.get_close_matches(wanted[:64], classes, 1, 0.75)]
    return (of_country or named or near)[:_MOST]


def every_body() -> tuple[type[RuleSet], ...]:
    """The bodies of law of every country."""
    return tuple(dict.fromkeys(body for name in (*countries_shipped(), "fr") for body in _named(name)))


def bodies_named(names: Iterable[str]) -> tuple[type[RuleSet], ...]:
    """The bodies of law with these short names, in any language; several may stand in one text, with commas between.

    :raises typer.BadParameter: with every name that there is not.
    """
    found: dict[type[RuleSet], None] = {}
    wrong: list[str] = []
    for name in (part.strip().lower() for text in names for part in text.split(",")):
        bodies = _named(name) or _named(_in_english(name))
        if not bodies:
            wrong.append(name)
        found.update(dict.fromkeys(bodies))
    if wrong:
        raise misused(in_all(functools.partial(_unknown, wrong)))
    return tuple(found)


def rules_called(
    codes: Iterable[str], laws: tuple[type[RuleSet], ...] = (), *, settled: bool = False
) -> tuple[type[RuleSet], ...]:
    """The rules with these codes, each as a law by itself: of the laws given, or of whatever is asked where none is named.

    Several codes may stand in one text, with commas between. Laws that are merely ``settled`` for a project come first,
    and keep nobody from naming a rule of another.

    :raises typer.BadParameter: with what may be meant by a code that there is not.
    """
    found: dict[type[RuleSet], None] = {}
    for code in (spelt(part) for text in codes for part in text.split(",")):
        bodies = _with_rule(code, laws)
        if not bodies:
            bodies = _with_rule(code, default_bodies()) or _with_rule(code, every_body())
            if not bodies or (laws and not settled):
                raise _no_rule(code, laws, bodies)
        found.update(dict.fromkeys(part for body in bodies for part in body.only(code)))
    return tuple(found)


def _no_rule(code: str, laws: tuple[type[RuleSet], ...], elsewhere: Iterable[type[RuleSet]]) -> Exception:
    """The error for a code that the laws do not have, or no law."""
    if ":" in code:
        return misused("--rule takes codes of rules, such as FR-HDS-01; rule sets are named with --rules")
    for body in elsewhere:
        return misused(in_all(functools.partial(_of_another_law, code, body)))
    known = [rule.code for law in (laws or every_body()) for rule in law.rules]
    if laws:
        return unknown("the law that is named has no rule of this code; `healthgov rules` lists them", code, known)
    return unknown("no rule has this code; `healthgov rules` lists them", code, known)


def _of_another_law(code: str, body: type[RuleSet], language: str) -> str:
    said = "{one} is a rule of {two}, which is not named: add it to --law, or leave --law out"
    return say(said, {"one": code, "two": called(body, language)}, language)


def _with_rule(code: str, laws: Iterable[type[RuleSet]]) -> list[type[RuleSet]]:
    """The laws that have a rule; of two of which one makes the other precise, that one."""
    found = [law for law in laws if any(spelt(rule.code) == code for rule in law.rules)]
    return [law for law in found if not any(one is not law and issubclass(one, law) for one in found)]


def _unknown(wrong: list[str], language: str) -> str:
    """What there is, and what may be meant: as the language calls it."""
    import difflib  # noqa: PLC0415  for slips only

    offered = sorted((spoken(name, language)[0] for name in short_names()), key=_plain)
    said = {_plain(name): name for name in (*short_names(), *offered)}
    near = [said[one] for name in wrong for one in difflib.get_close_matches(_plain(name), said, 1)]
    values = {"one": ", ".join(wrong), "two": ", ".join(dict.fromkeys(near)), "three": ", ".join(offered)}
    if near:
        return say("there is no body of law called {one}; did you mean {two}? There are: {three}", values, language)
    return say("there is no body of law called {one}; there are: {two}", {**values, "two": values["three"]}, language)


@functools.cache
def short_names() -> tuple[str, ...]:
    """Every short name there is."""
    found = {name for country in countries_shipped() for name in _offered(country) if _body(country, name) is not None}
    return tuple(sorted(found))


@functools.cache
def countries_of_law() -> tuple[str, ...]:
    """The codes of the countries, and of the Union, that have bodies of law."""
    return tuple(code for code in countries_shipped() if getattr(country_shipped(code), "RULE_SETS", ()))


def spoken(name: str, language: str) -> tuple[str, ...]:
    """What a language calls a body of law or a country, as its catalogue says: ``"Law.gdpr" = "rgpd"``."""
    said = translated(f"Law.{name}", language)
    return (name,) if said == f"Law.{name}" else tuple(said.split(", "))


def called(rule_set: type[RuleSet], language: str) -> str:
    """What ``--law`` calls a body of law in a language; one of a house is called as its class."""
    name = _hyphened(rule_set.__name__)
    return spoken(name, language)[0] if rule_set in _named(name) else rule_set.__name__


def _in_english(name: str) -> str:
    """A name that some other language has, as the classes have it."""
    known = {
        _plain(said): one
        for language in languages()
        for one in (*short_names(), *countries_of_law())
        for said in spoken(one, language)
    }
    return ".".join(known.get(_plain(part), part) for part in name.split("."))


def _plain(name: str) -> str:
    """A name without accents; blanks and underscores are hyphens."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return re.sub(r"[\s_]", "-", plain)


def _named(name: str) -> tuple[type[RuleSet], ...]:
    if name in countries_shipped():
        return tuple(getattr(country_shipped(name), "RULE_SETS", ()))
    country, dot, own = name.rpartition(".")
    countries = [country] if dot else countries_shipped()
    found = [body for one in countries if one in countries_shipped() and (body := _body(one, own)) is not None]
    # Of two that are called alike, the one that makes the other precise.
    return tuple(body for body in found if not any(one is not body and issubclass(one, body) for one in found))


@functools.cache
def _offered(country: str) -> dict[str, str]:
    """The names of classes that a country offers, by what they are called here."""
    offered = getattr(country_shipped(country), "__all__", ())
    return {_hyphened(one): one for one in offered if re.search("[a-z]", one) and one[0].isupper()}


def _hyphened(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def _body(country: str, name: str) -> type[RuleSet] | None:
    own = _offered(country).get(name)
    found: object = getattr(country_shipped(country), own) if own else None
    return found if isinstance(found, type) and issubclass(found, RuleSet) and found.rules else None
