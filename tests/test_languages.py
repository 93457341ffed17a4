"""Every sentence that can be said has its line in each language, and no line is an orphan."""

from __future__ import annotations

import enum
import functools
import importlib
import pkgutil
import re
import string
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import typer

import healthgov.languages
from healthgov import be, de, fr, gb, it, models, us
from healthgov.commands.app import application
from healthgov.commands.helping import _AROUND, _KINDS
from healthgov.commands.laws import countries_of_law, short_names
from healthgov.commands.listing import listed
from healthgov.facts import facts_of, hints, is_model
from healthgov.fields import FIELDS
from healthgov.fr.certifiers import CERTIFIERS
from healthgov.fr.hosts import HOSTS
from healthgov.languages import ENGLISH, cited, label, languages, say, translated
from healthgov.languages.english import LABELS
from healthgov.models import Places, Taxonomy
from healthgov.questions.by_hand import ByHand
from healthgov.questions.needs import OWN_WORDS
from healthgov.questions.saying import lines
from healthgov.retention import (
    AppliesBy,
    Criterion,
    Disposition,
    Granularity,
    Nature,
    SignOff,
)
from healthgov.retention.events import EVENTS, GENERAL
from healthgov.retention.terms import atoms_of
from healthgov.retention.words import said
from healthgov.rules import Severity
from healthgov.texts import BindingForce, Confidence
from healthgov.verdicts import Verdict
from sentences import (
    MODELS,
    RULE_SETS,
    calls,
    comparisons,
    enumerations,
    kept,
    labels,
    nodes,
    of_facts,
    of_trees,
    problems,
    references,
    written,
)

FOLDER = Path(healthgov.languages.__file__).parent
OTHERS = [language for language in languages() if language != ENGLISH]
CATALOGUES = {language: tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8")) for language in OTHERS}
LINES = [
    (language, english, words)
    for language, tables in CATALOGUES.items()
    for table in tables.values()
    for english, words in table.items()
]
SCHEDULES = (
    fr.Retention,
    gb.NhsRetention,
    gb.OutsideEngland,
    it.ItalianRetention,
    be.BelgianRetention,
    de.GermanRetention,
    *de.LAENDER.values(),
    us.UsRetention,
    *us.STATES.values(),
)
SAID = (Verdict, Nature, Granularity, Disposition, SignOff, AppliesBy, BindingForce, Confidence)
ARTICLES = ("(articles of several)", "it they he she")
"""Lists of words, and no sentences."""


def of_schedules():
    """The sentences of every schedule."""
    for schedule in SCHEDULES:
        yield schedule.title
        for policy in schedule.policies:
            least = () if policy.least is None else (policy.least,)
            terms = (policy.term, *policy.other_readings, *least, *(phase.ends for phase in policy.phases))
            yield from (atom.words for term in terms for atom in atoms_of(term) if isinstance(atom, Criterion))
            yield from (words for words in (policy.title, policy.note, policy.contested, policy.controller) if words)


def of_events():
    """The words of the events of any record, and of those that a shipped schedule declares: not of a house's."""
    bases = {base for schedule in SCHEDULES for base in schedule.__mro__}
    own = {event.key for base in bases for event in base.__dict__.get("own_events", ())}
    return (EVENTS[key].words for key in GENERAL | own)


def of_hosts():
    """What the lists of hosts and of certifiers quote."""
    for entry in HOSTS.entries:
        yield from (entry.source, *(entry.options or ()))
    for body in CERTIFIERS:
        yield from body.gaps
        for one in body.evidence:
            yield from (one.says, one.source)


def of_help():
    """What help says: of each command, its options, its groups, and around them."""
    root = typer.main.get_command(application)
    context = root.context_class(root, info_name="healthgov")
    commands = [root]
    for name in root.list_commands(context):
        one = root.get_command(context, name)
        commands += [one, *getattr(one, "commands", {}).values()]
    for one in commands:
        yield from (text for text in (one.help or "").split("\n\n") if "$schema" not in text)
        yield from (told for option in one.params if (told := getattr(option, "help", None)))
    yield from listed().values()
    yield from (words.strip() for words in (*_AROUND.values(), *_KINDS.values()))


def as_declared(text):
    """A line of help as it is declared, before choices are filled in."""
    filled = re.match(r"(Show these alone|For these alone|What it is): [a-z_, -]+(.*)", text)
    return f"{filled[1]}: {{choices}}{filled[2]}" if filled else " ".join(text.split())


GROUPS: dict[str, Callable[[], Iterable[str]]] = {
    "help": lambda: map(as_declared, of_help()),
    "trees": of_trees,
    "facts": of_facts,
    "calls": calls,
    "comparisons": lambda: (*comparisons(), *OWN_WORDS, *OWN_WORDS.values()),
    "labels": labels,
    "gists": lambda: (reference.gist for reference in references()),
    "sanctions": lambda: (reference.sanction for reference in references()),
    "schedules": of_schedules,
    "events": lambda: (
        *of_events(),
        *(meaning.because for meaning in FIELDS.values()),
    ),
    "members": lambda: (said(member) for kind in SAID for member in kind),
    "severities": lambda: map(str, Severity),
    "verdicts": lambda: (verdict.name for verdict in Verdict),
    "problems": problems,
    "places": lambda: (name for places in kept(Places) for name in places.name.split(" | ")),
    "hosts": of_hosts,
    "names of law": lambda: (f"Law.{name}" for name in (*short_names(), *countries_of_law())),
    "categories": lambda: (f"CategoryCode.{category.code}" for categories in kept(Taxonomy) for category in categories),
}


@functools.cache
def sentences_of(group: str) -> frozenset[str]:
    """The sentences of a group, found once and only where they are asked for."""
    return frozenset(GROUPS[group]())


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("group", GROUPS)
def test_every_sentence_has_its_line(group, language):
    """What the shipped law, its models and the kernel can say has words in the language."""
    known = {english for table in CATALOGUES[language].values() for english in table}
    assert not sorted(sentences_of(group) - known - {""})


@pytest.mark.parametrize("language", OTHERS)
def test_no_line_is_an_orphan(language):
    """Each line is said somewhere."""
    plural = {words.replace("{noun} is", "{noun} are") for words in OWN_WORDS.values()}
    sayable = written().union(*map(sentences_of, GROUPS), plural, ARTICLES)
    orphans = [
        english
        for room, table in CATALOGUES[language].items()
        for english in table
        if room != "citations" and english not in sayable
    ]
    assert not orphans
    cites = {reference.cite for reference in references()}
    assert not [begins for begins in CATALOGUES[language]["citations"] if not any(c.startswith(begins) for c in cites)]


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_stands_twice(language):
    """One sentence, one line: a second one in another room would never be read."""
    counted = Counter(english for table in CATALOGUES[language].values() for english in table)
    assert not [english for english, times in counted.items() if times > 1]


def test_both_languages_have_the_same_places():
    """A line fills in what the English sentence does."""

    def places(sentence):
        return sorted(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)

    assert not [english for _, english, words in LINES if places(english) != places(words)]


ENGLISH_IN_CITATIONS = re.compile(
    r"\b(of|and|the|from|until|on|for|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Regulation|Decree|Law|Order|Act|Decision|Opinion|Guidelines|deliberation|referential|answers)\b"
)


def test_citations_are_french():
    """A French lawyer finds the text as it is quoted; foreign law keeps its own name."""
    quoted = [cited(reference.cite, "fr") for reference in references() if not reference.cite.startswith("NHS ")]
    assert quoted
    assert not [cite for cite in quoted if ENGLISH_IN_CITATIONS.search(cite)]


def test_members_are_said_in_french():
    """Each member of an enumeration that a reader of retention meets has words of its own."""
    members = [member for kind in SAID for member in kind]
    assert not [member for member in members if said(member, "fr") != translated(said(member), "fr")]


def test_french_typography():
    """A space stands before ? ! : ; and inside of guillemets, apostrophes are straight, edges are those of the English."""
    bad = re.compile(r"(?<![ ])[?!;]|(?<![ ]):(?!\d)|«(?! )|(?<! )»|[“”’]|\S  ")
    named = re.compile(r"\{[^}]*\}|(?:paquet\.module|\./fichier\.py|django|DATE):[\w.]+")
    french = [(english, words) for language, english, words in LINES if language == "fr"]
    assert not [words for _, words in french if bad.search(named.sub("x", words))]
    assert not [words for english, words in french if words[-1:].isspace() != english[-1:].isspace()]


def test_french_calls_whoever_is_checked_by_one_name():
    """The controller is *l'organisme*, as the CNIL writes; *organisation* is how something is arranged.

    Certificates of an organisation are an offer of the health agency under that name.
    """
    other = re.compile(r"\b(?:l'|(?<!certificats )d'|cette |votre |notre |une )organisations?\b", re.IGNORECASE)
    assert not [words for language, _, words in LINES if language == "fr" and other.search(words)]
    assert not [page for page in sorted(FOLDER.glob("fr*.toml")) if other.search(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_facts_of_yes_and_no_mean_something(kind):
    """A fact that is so or not so says what both mean: its question alone cannot be said in another language."""
    lacking = [
        one
        for one in healthgov.facts.facts_of(kind)
        if healthgov.facts.hints(kind)[one.name] is bool and not (one.words.yes and one.words.no)
    ]
    assert not lacking


def test_one_thing_of_a_list_has_a_name():
    """A place is called by the name of one thing, in every language: "the certificate (Cloud)", not "the certificates (Cloud)"."""
    lists = [
        one for kind in MODELS for one in facts_of(kind) if is_model(one.item) and "tuple" in str(hints(kind)[one.name])
    ]
    assert lists
    assert not [one for one in lists if not one.words.one or one.words.one == one.words.noun]
    assert not [one for one in lists for language in OTHERS if translated(one.words.one, language) == one.words.one]


@pytest.mark.parametrize("rule_set", RULE_SETS, ids=lambda rule_set: rule_set.__name__)
def test_every_rule_is_said(rule_set):
    """Each rule is said in words in each language, and what is answered by hand has a name to be said by."""
    seen: dict[int, object] = {}
    for rule in rule_set.rules:
        for language in languages():
            assert lines(rule.question, language)
        assert all(node.__doc__ for node in nodes((rule.question, rule.scope), seen) if isinstance(node, ByHand))


def test_enumerations_that_facts_hold_are_found():
    """The labels are those of many enumerations; a missing one would be said by its key."""
    assert len(set(enumerations())) > 40
    assert say("{x}", {"x": next(iter(next(iter(enumerations()))))}, "fr")


def test_english_labels_name_members():
    """Each is that of a member; what its code says already needs none."""
    members = {f"{kind.__name__}.{one.value}": one for kind in _enumerations() for one in kind}
    assert LABELS.keys() <= members.keys()
    assert not [key for key, words in LABELS.items() if words == str(members[key].value).replace("_", " ")]
    assert label(members["PublicStatement.table"]) == "table of guarantees"


def _enumerations() -> list[type[enum.Enum]]:
    modules = [
        importlib.import_module(found.name) for found in pkgutil.walk_packages(models.__path__, "healthgov.models.")
    ]
    kinds = (kind for module in modules for kind in vars(module).values())
    return [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, enum.Enum)]


def test_french_is_as_people_write_it():
    """What somebody states is *présenté comme*, or *déclaré*; of two statements it is asked which of them is right."""
    heavy = re.compile(
        r"\bdite?s? être|\b(?:est|sont|soit|soient) dite?s? (?:ne pas |n'y? ?)?\w+[eoi]r\b|[qQ]u'est-ce qui est\b"
    )
    said = [words for language, _, words in LINES if language == "fr"]
    pages = tomllib.loads((FOLDER / "fr.rules.toml").read_text(encoding="utf-8"))
    said += [" ".join(words.split()) for page in pages.values() for words in page.values()]
    assert [words for words in said if heavy.search(words.replace("qu'elle dit être", ""))] == []
