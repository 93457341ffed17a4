"""One page a rule in each language, and the tables that lead to them, by body of law."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

from docs.building.markdown import DAY, ORPHAN, code, elsewhere, linked, plain, table, titled

from healthgov import eu, fr, gb, us
from healthgov.documents.listing import models_of
from healthgov.languages import say
from healthgov.models import Organisation
from healthgov.reports.rule_page import RulePage, rule_pages
from healthgov.retention.words import said
from healthgov.rules import Rule, RuleSet

__all__ = ["BODIES", "PAGES", "every_rule", "own_rules", "rule_files"]

_TRIES = 60_000
"""How long one witness is looked for: in tries, not in seconds, so that a loaded machine makes the same pages."""
_EVERY = 16
"""A quick site has the page of every so manieth rule."""
_WORDS = {
    "en": {
        "rules": "Rules",
        "lead": "Every rule of every body of law: what it asks in words, the facts it reads, smallest documents that pass, fail and are "
        "unknown, what would mend a failure, and its texts with how sure they are. `healthgov explain CODE` shows the same.",
        "completes": "All rules of the body of law it completes, and:",
        "back": "All rules",
        "columns": ("code", "what it asks", "in force", "severity", "how sure"),
        "fact": ("fact", "question"),
    },
    "fr": {
        "rules": "Les règles",
        "lead": "Chaque règle de chaque corps de règles : ce qu'elle demande en toutes lettres, les faits qu'elle lit, les plus petits documents "
        "conformes, non conformes ou indéterminés, ce qui corrigerait un manquement, et ses textes avec leur degré de certitude. "
        "`healthgov explain CODE --language fr` affiche la même chose.",
        "completes": "Toutes les règles du corps de règles qu'elle complète, et :",
        "back": "Toutes les règles",
        "columns": ("code", "ce qui est demandé", "en vigueur", "gravité", "certitude"),
        "fact": ("fait", "question"),
    },
}
_MODELS = {kind.__name__ for kind in models_of(Organisation)}

BODIES: dict[str, type[RuleSet]] = {
    f"{law.__module__.split('.')[1]}-{law.__name__}".lower(): law
    for law in dict.fromkeys((*fr.RULE_SETS, *eu.RULE_SETS, *gb.RULE_SETS, *us.RULE_SETS))
}
"""The bodies of law by the name of their page: those asked of a French organisation first."""
PAGES = frozenset(rule.code for law in BODIES.values() for rule in law.rules)


def own_rules(law: type[RuleSet]) -> list[Rule]:
    """The rules of a body that are not those of the body that it completes."""
    inherited = {rule.code for base in law.__mro__[1:] if base in eu.RULE_SETS for rule in base.rules}
    return [rule for rule in law.rules if rule.code not in inherited]


@functools.cache
def every_rule() -> dict[str, Rule]:
    """Each rule once, by code."""
    return {rule.code: rule for law in BODIES.values() for rule in own_rules(law)}


def rule_files(*, quick: bool = False) -> Iterator[tuple[str, str, str]]:
    """Language, name and text of each page; the quick ones have no witnesses, whose search takes time."""
    for language, words in _WORDS.items():
        names = "\n".join(BODIES)
        yield (
            language,
            "reference/rules/index",
            f"# {words['rules']}\n\n{words['lead']}\n\n```{{toctree}}\n{names}\n```\n",
        )
        for name, law in BODIES.items():
            yield language, f"reference/rules/{name}", _body(law, language)
    codes = sorted(every_rule())
    if quick:
        yield from (page for code in codes[::_EVERY] for page in _pages_of(code, witnesses=False))
        return
    with ProcessPoolExecutor() as pool:
        for pages in pool.map(_pages_of, codes, chunksize=4):
            yield from pages


def _pages_of(code: str, *, witnesses: bool = True) -> list[tuple[str, str, str]]:
    rule, name = every_rule()[code], f"reference/rules/{code}"
    pages = rule_pages(rule, as_of=DAY, in_languages=tuple(_WORDS), witnesses=witnesses, patience=_patience)
    return [
        (language, name, ORPHAN + "\n".join(_page(rule, page, name, language)) + "\n")
        for language, page in pages.items()
    ]


def _patience() -> Callable[[], None]:
    left = itertools.count(_TRIES, -1)

    def tried() -> None:
        if next(left) <= 0:
            raise TimeoutError

    return tried


def _body(law: type[RuleSet], language: str) -> str:
    words = _WORDS[language]
    own = own_rules(law)
    rows = (
        (
            f"[{rule.code}]({rule.code}.md)",
            plain(say(rule.title, None, language)),
            str(rule.validity),
            say(str(rule.severity), None, language),
            f"{said(rule.force, language)}, {said(rule.confidence, language)}",
        )
        for rule in own
    )
    more = f"{words['completes']}\n\n" if len(own) < len(law.rules) else ""
    where = f"`healthgov.{law.__module__.split('.')[1]}.{law.__name__}`"
    return f"# {titled(say(law.title, None, language))}\n\n{where}\n\n{more}{table(words['columns'], rows)}"


def _page(rule: Rule, page: RulePage, name: str, language: str) -> Iterator[str]:
    title, *facts = page.head
    yield f"# {plain(title)}\n"
    yield f"[{_WORDS[language]['back']}](index.md) · {elsewhere(name, language)}\n"
    yield from (f"{plain(line)}\n" for line in facts)
    paragraphs = "\n".join(page.text).split("\n\n")
    yield from (" ".join(one.split()) + "\n" for one in paragraphs)  # no line begins as a list does
    yield from _words(rule, page.words)
    yield from _facts(page.facts, language)
    if page.witnesses:
        yield from _witnesses(page.witnesses, language)
    yield from _texts(page.texts)


def _words(rule: Rule, lines: tuple[str, ...]) -> Iterator[str]:
    yield f"## {lines[0]}\n"
    indent = 2 if rule.scope is None else 4
    for line in lines[1:]:
        if not line[:indent].isspace():
            yield f"\n### {plain(line.strip())}\n"
            continue
        bullet = line[indent:]
        start = len(bullet) - len(bullet.lstrip(" "))
        mark = "- " if bullet.lstrip().startswith("- ") else ""
        yield " " * start + mark + plain(bullet[start + len(mark) :])
    yield ""


def _facts(lines: tuple[str, ...], language: str) -> Iterator[str]:
    yield f"## {lines[0]}\n"
    rows = []
    for line in lines[1:]:
        fact, _, question = line.strip().partition("  ")
        owner = fact.partition(".")[0]
        shown = f"[`{fact}`](../facts.md#{owner.lower()})" if owner in _MODELS else f"`{fact}`"
        rows.append((shown, plain(question)))
    if rows:
        yield table(_WORDS[language]["fact"], rows)


def _witnesses(lines: tuple[str, ...], language: str) -> Iterator[str]:
    none = {
        say(one, None, language)
        for one in ("none was found", "none was looked for to the end: that takes too long")
    }  # fmt: skip
    between = {say(one, None, language) for one in ("in a document that states", "what would mend it")}
    yield f"## {lines[0]}\n"
    held: list[str] = []

    def told() -> Iterator[str]:
        if held:
            yield code(held, "yaml")
            held.clear()

    mending = False
    for line in lines[1:]:
        inner = line[4:] if line.startswith("    ") else ""
        if not inner:
            yield from told()
            mending = False
            yield f"\n### {plain(line.strip())}\n"
        elif inner in none:
            yield f"{plain(inner)}\n"
        elif inner in between:
            yield from told()
            mending = inner == say("what would mend it", None, language)
            yield f"{plain(inner)}\n"
        elif mending:
            told_of = inner.removeprefix("  · ")
            yield f"- {plain(inner.removeprefix('- '))}" if told_of == inner else f"  - {plain(told_of)}"
        else:
            held.append(inner)
    yield from told()
    yield ""


def _texts(lines: tuple[str, ...]) -> Iterator[str]:
    for line in lines:
        if not line.startswith(" "):
            yield f"\n## {plain(line)}\n"
        elif line.startswith("    "):
            yield f"  {linked(line.strip())}\n"
        else:
            yield f"- {linked(line.strip())}\n"
