"""What is not settled, not read or not modelled, found in rules, schedules and facts: nobody keeps this list."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

from docs.building.markdown import plain, table
from docs.building.retention import SCHEDULES, own_types
from docs.building.rules import every_rule

from healthgov.documents.listing import models_of, rules_that_read
from healthgov.facts import facts_of
from healthgov.languages import say, translated
from healthgov.models import Organisation
from healthgov.questions.saying import lines
from healthgov.retention import RetentionPolicy
from healthgov.retention.words import sourced
from healthgov.rules import Rule
from healthgov.texts import Confidence, Reference

__all__ = ["fact_readers", "gap_files"]

_WORDS = {
    "en": {
        "title": "Known gaps",
        "lead": "What no text read so far settles, what is read in several ways, what still rests on memory or on a report, and what is asked "
        "without being read by a rule. The lists are made from rules, schedules and facts each time these pages are built.",
        "gaps": "Types of record whose length no text settles",
        "disputed": "Types of record whose length is read in several ways",
        "contested": "Rules in which law is contested",
        "contested lead": "Where such a branch decides, the answer is UNKNOWN and says why; it is never PASS or FAIL.",
        "sources": "Texts that were not read themselves",
        "facts": "Facts that no rule reads",
        "facts lead": "Records, outputs or schedules use them; no verdict depends on them.",
        "type": ("type", "what", "why"),
        "rule": ("rule", "what it asks", "what is contested"),
        "source": ("text, and how it is known", "what rests on it"),
        "fact": ("fact", "question"),
        "count": "{number} entries.",
    },
    "fr": {
        "title": "Lacunes connues",
        "lead": "Ce qu'aucun texte lu à ce jour ne tranche, ce qui se lit de plusieurs façons, ce qui repose encore sur la mémoire ou sur un compte "
        "rendu, et ce qui est demandé sans qu'une règle le lise. Ces listes sont tirées des règles, des référentiels et des faits à chaque "
        "construction des pages.",
        "gaps": "Types de documents dont aucun texte ne fixe la durée",
        "disputed": "Types de documents dont la durée se lit de plusieurs façons",
        "contested": "Règles où le droit est discuté",
        "contested lead": "Quand une telle branche décide, la réponse est INDÉTERMINÉE et dit pourquoi ; jamais conforme ni non conforme.",
        "sources": "Textes qui n'ont pas été lus eux-mêmes",
        "facts": "Faits qu'aucune règle ne lit",
        "facts lead": "Registres, restitutions ou référentiels s'en servent ; aucun verdict n'en dépend.",
        "type": ("type", "quoi", "pourquoi"),
        "rule": ("règle", "ce qui est demandé", "ce qui est discuté"),
        "source": ("texte, et comment il est connu", "ce qui en dépend"),
        "fact": ("fait", "question"),
        "count": "{number} entrées.",
    },
}


@functools.cache
def fact_readers() -> dict[tuple[type, str], tuple[str, ...]]:
    """The codes of the rules that read each fact, over all bodies of law."""
    from docs.building.rules import BODIES  # noqa: PLC0415  one list of bodies

    return rules_that_read(BODIES.values())


def gap_files() -> Iterator[tuple[str, str, str]]:
    """Language, name and text of the page."""
    for language in _WORDS:
        yield language, "reference/gaps", "\n".join(_page(language))


def _page(language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield f"# {words['title']}\n\n{words['lead']}\n"
    policies = [(name, policy) for name, schedule in SCHEDULES.items() for policy in _policies(name)]
    gaps = [(name, policy) for name, policy in policies if policy.is_gap]
    disputed = [(name, policy) for name, policy in policies if policy.doubt and not policy.is_gap]
    for part, found in (("gaps", gaps), ("disputed", disputed)):
        rows = [_type(name, policy, language) for name, policy in found]
        yield from _part(words, part, "type", rows)
    contested = [
        (_code(rule), plain(say(rule.title, None, language)), plain(" / ".join(why)))
        for rule in every_rule().values()
        if (why := _contested(rule, language))
    ]
    yield from _part(words, "contested", "rule", contested)
    yield from _part(words, "sources", "source", list(_sources(policies, language)))
    readers = fact_readers()
    unread = [
        (f"[`{fact!r}`](facts.md#{kind.__name__.lower()})", plain(say(fact.words.ask, None, language)))
        for kind in models_of(Organisation)
        for fact in facts_of(kind)
        if fact.words.ask and not readers.get((fact.owner, fact.name))
    ]
    yield from _part(words, "facts", "fact", unread)


def _policies(name: str) -> Iterator[RetentionPolicy]:
    return (policy for versions in own_types(SCHEDULES[name]).values() for policy in versions)


def _part(words: dict[str, object], name: str, columns: str, rows: list[tuple[str, ...]]) -> Iterator[str]:
    yield f"\n## {words[name]}\n"
    if f"{name} lead" in words:
        yield f"{words[f'{name} lead']}\n"
    yield f"{str(words['count']).format(number=len(rows))}\n"
    heading = words[columns]
    if rows and isinstance(heading, tuple):
        yield table(heading, rows)


def _type(name: str, policy: RetentionPolicy, language: str) -> tuple[str, ...]:
    why = (
        translated(policy.doubt, language) if policy.doubt else translated(policy.note, language) if policy.note else ""
    )
    return (
        f"[`{policy.key}`](retention/{name}-{policy.key}.md)",
        plain(say(policy.title, None, language)),
        plain(why),
    )  # fmt: skip


def _code(rule: Rule) -> str:
    return f"[{rule.code}](rules/{rule.code}.md)"


def _contested(rule: Rule, language: str) -> tuple[str, ...]:
    """What the words of a rule call contested."""
    mark = say("contested: {why}", {"why": ""}, language).strip()
    said = (line.strip().removeprefix("- ") for line in lines(rule.whole, language))
    return tuple(dict.fromkeys(line.removeprefix(mark).strip() for line in said if line.startswith(mark)))


def _sources(policies: Iterable[tuple[str, RetentionPolicy]], language: str) -> Iterator[tuple[str, ...]]:
    resting: dict[Reference, dict[str, None]] = {}
    for rule in every_rule().values():
        for cite in rule.cites:
            resting.setdefault(cite, {})[_code(rule)] = None
    for name, policy in policies:
        for cite in policy.cites:
            resting.setdefault(cite, {})[f"[`{policy.key}`](retention/{name}-{policy.key}.md)"] = None
    unread = [cite for cite in resting if cite.confidence is not Confidence.SEEN]
    for cite in sorted(unread, key=lambda cite: (cite.confidence, str(cite))):
        yield plain(sourced(cite, language).partition(" http")[0]), ", ".join(resting[cite])
