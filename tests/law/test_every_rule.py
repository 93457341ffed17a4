"""What holds for every rule of every shipped rule set, found by listing; nobody writes a case for it.

Run this file to write ``claimed.yaml`` anew: the facts whose silence a rule answers for.
"""

# ruff: noqa: S311  the same subjects each time

from __future__ import annotations

import ast
import functools
import itertools
import math
import random
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import healthgov
from effort import thorough, tries
from healthgov import check
from healthgov.facts import Fact, facts_of, holds, required
from healthgov.models import Organisation
from healthgov.questions import states, witnesses
from healthgov.questions.candidates import fresh
from healthgov.questions.changes import put
from healthgov.questions.reads import facts_read
from healthgov.questions.script import NOT_APPLICABLE, UNKNOWN, VERDICTS, number
from healthgov.questions.shrinking import Witness, passing_part
from healthgov.questions.tree import Said
from healthgov.reports.exemplary import exemplary
from healthgov.rules import Rule, RuleSet
from healthgov.rules.bodies import law_on
from healthgov.rules.waivers import Waiver
from healthgov.verdicts import Verdict
from law.cases import read_yaml
from law.made_up import (
    RULE_SETS,
    TODAY,
    Asked,
    in_force,
    kinds,
    models,
    read_by,
    rules_once,
    silent_facts,
    stated,
    subjects,
)

HERE = Path(__file__).parent
ONE = timedelta(days=1)
ONCE = {id(rule) for _, rule in rules_once()}
"""The rules, those that a law has from the law it extends left out: they are asked with that one, or it with them."""
PAIRS = [
    (rule_set, kind)
    for rule_set in RULE_SETS
    for kind in kinds(rule_set)
    if any(id(rule) in ONCE for rule in rule_set.rules_for(kind))
]
SUBJECTS = tries(8_000, 100_000)
KNOWN = (Verdict.PASS, Verdict.FAIL)

each_rule_set = pytest.mark.parametrize(
    "rule_set", RULE_SETS, ids=lambda one: f"{one.__module__.split('.')[1]}.{one.__name__}"
)


def said(verdict: int) -> Verdict:
    """The verdict of a number of the fast reading."""
    return VERDICTS[verdict]


# --- nothing stated ---------------------------------------------------------------------------------------------------


def bare(kind: type) -> list[Asked]:
    """A thing of which only what must be stated is: alone, and in documents that say as little."""
    subject = fresh(kind)
    found = [Asked({"/": subject}, ("/",))]
    steps = witnesses._way_to(Organisation, kind) if kind is not Organisation and holds(Organisation, kind) else None
    for document in (Organisation(id="one"), Organisation(id="one", country="FR")):
        roots = {"/": document} if steps is None else put({"/": document}, ("/", *steps), subject)
        if kind is Organisation or steps is not None:
            found.append(Asked(roots, ("/", *(steps or ()))))
    return found


@each_rule_set
def test_nothing_stated_is_unknown(rule_set: type[RuleSet]):
    """It is UNKNOWN, or does not apply and says so; never PASS, never FAIL, in neither reading."""
    for rule in rule_set.rules:
        law, kind = rule_set(as_of=in_force(rule)), rule.of or rule_set.of
        assert law.skips(rule) is None
        for asked in bare(kind):
            finding = law.explain(rule, asked.subject, asked.document)
            assert number(finding) in (NOT_APPLICABLE, UNKNOWN), f"{rule.code}\n{finding}"
            assert law.numbers(asked.subject, asked.document)[rule] == number(finding), rule.code


@each_rule_set
@pytest.mark.parametrize("stated_", [{}, {"country": "FR"}], ids=["an id", "and a country"])
def test_a_document_that_says_nothing_is_unknown(rule_set: type[RuleSet], stated_: dict[str, str]):
    """Overall as well: no rule set lets an empty document pass."""
    report = check(Organisation(id="one", **stated_), rule_set, as_of=TODAY)
    assert report.verdict is Verdict.UNKNOWN
    assert Verdict.all(section.verdict for section in report.sections) is Verdict.UNKNOWN


def test_adding_law_never_turns_unknown_into_pass():
    """A document that is UNKNOWN under some law is not PASS under that law and more."""
    documents = {id(asked.document): asked.document for asked in subjects(RULE_SETS[2], Organisation, 60, "added")}
    documents |= dict(enumerate((Organisation(id="one"), *_whole())))
    for document in documents.values():
        alone = {rule_set: check(document, rule_set, as_of=TODAY) for rule_set in RULE_SETS}
        for one, other in itertools.permutations(RULE_SETS, 2):
            if alone[one].verdict is Verdict.UNKNOWN and alone[other].verdict is Verdict.PASS:
                together = check(document, one, other, as_of=TODAY)
                # a law of which the document itself shows that it reaches nothing adds nothing to what another says
                nothing_to_ask = not any(r.applies for r in alone[one].results) and not alone[one].sections[0].unasked
                assert together.verdict is Verdict.UNKNOWN or nothing_to_ask, (one, other, document)


def _whole() -> tuple[Any, ...]:
    from law.made_up import documents  # noqa: PLC0415

    return tuple(document for document in documents() if isinstance(document, Organisation))


# --- one fact more ----------------------------------------------------------------------------------------------------


@functools.cache
def quiet(rule_set: type[RuleSet], rule: Rule) -> frozenset[Fact[Any]]:
    """The facts whose silence the rule answers for."""
    return silent_facts(rule_set, rule)


COMPARES_ALL = {"EU-COH-15": "two things of one id: what one of them leaves open contradicts nothing, whatever it is"}
"""Rules that look at all there is of a thing, whose silence on any of it counts."""


def excused(fact: Fact[Any], silent: frozenset[Fact[Any]]) -> bool:
    """Whether silence about a fact, or about the thing it names, is answered for by claim."""
    return fact in silent or (fact.item is not object and any(holds(fact.item, one.owner) for one in silent))


@each_rule_set
def test_one_fact_more_never_takes_an_answer_back(rule_set: type[RuleSet]):
    """What is known stays known, and stays the same, unless the fact is one whose silence counts (``claimed.yaml``)."""
    law, chance, wrong, tried = rule_set(as_of=TODAY), random.Random(rule_set.__name__), set(), 0
    for kind in kinds(rule_set):
        read = read_by(rule_set, kind)
        for asked in subjects(rule_set, kind, tries(24, 40), "one more"):
            more = law.numbers(asked.subject, asked.document)
            facts = [
                (steps, fact)
                for steps, fact, _ in stated(asked.document, ("/",))
                if fact in read and steps != asked.steps[: len(steps)] and fact.name not in required(fact.owner)
            ]
            near = [one for one in facts if one[0][: len(asked.steps)] == asked.steps]
            far = [one for one in facts if one[0][: len(asked.steps)] != asked.steps]
            for steps, fact in (*chance.sample(near, min(6, len(near))), *chance.sample(far, min(2, len(far)))):
                without = asked.with_(steps, None)
                if without is None:
                    continue
                tried += 1
                for rule, before in law.numbers(without.subject, without.document).items():
                    changed = said(before) in KNOWN and said(more[rule]) is not said(before)
                    changed = changed and rule.code not in COMPARES_ALL
                    if changed and not excused(fact, quiet(rule_set, rule)):
                        wrong.add((rule.code, repr(fact), said(before).name, said(more[rule]).name))
    assert not wrong
    assert tried > 100


def test_what_is_claimed_is_listed():
    """The facts whose silence each rule answers for stand in one file, so that a reviewer sees a new one."""
    assert claims() == read_yaml(HERE / "claimed.yaml"), "run this file, and review what it changes"


def claims() -> dict[str, list[str]]:
    """By code: the facts under ``claimed``, of questions, of values and in law by hand."""
    found: dict[str, set[str]] = defaultdict(set)
    for rule_set, rule in rules_once():
        found[rule.code] |= {repr(fact) for fact in quiet(rule_set, rule)}
    return {code: sorted(facts) for code, facts in sorted(found.items()) if facts}


# --- two readings, and days -------------------------------------------------------------------------------------------


def share(rule_set: type[RuleSet], kind: type) -> float:
    """How many of the subjects a law gets: more where few rules are asked of each."""
    return 1 / math.sqrt(len(rule_set.rules_for(kind)))


@each_rule_set
def test_both_readings_agree(rule_set: type[RuleSet]):
    """The verdict alone and the explained one are one answer, the applying included, of thousands of subjects."""
    days = (TODAY, date(2025, 1, 15), TODAY, date(2028, 3, 1))
    for kind in [kind for owner, kind in PAIRS if owner is rule_set]:
        count = math.ceil(SUBJECTS * share(rule_set, kind) / sum(share(*pair) for pair in PAIRS))
        for turn, day in enumerate(days):
            law = law_on(rule_set, day)
            rules = [one for one in rule_set.rules_for(kind) if id(one) in ONCE and law.stands(one)]
            for asked in subjects(rule_set, kind, -(-count // len(days)), f"readings {turn}"):
                numbers = law.numbers(asked.subject, asked.document)
                found = law.explained(rules, asked.subject, asked.document, "", "/")
                for rule, finding in zip(rules, found, strict=True):
                    assert numbers[rule] == number(finding), f"{rule.code} {asked}\n{finding}"
                    assert rule.confidence.decides or finding.verdict is Verdict.UNKNOWN or not finding.applies


@each_rule_set
def test_nothing_changes_before_holds_until(rule_set: type[RuleSet]):
    """From the day asked for to the day before ``holds_until`` each answer is the same, on sampled days."""
    chance = random.Random(1)
    law = law_on(rule_set, TODAY)
    for kind in kinds(rule_set):
        rules = [rule for rule in rule_set.rules_for(kind) if law.skips(rule) is None]
        days = sorted({TODAY + timedelta(days=chance.randrange(1, 2500)) for _ in range(5)} | {TODAY + ONE})
        for asked in subjects(rule_set, kind, 25, "days"):
            now = law.numbers(asked.subject, asked.document)
            noted = [law.number_until(rule, asked.subject, asked.document) for rule in rules]
            explained = law.explained(rules, asked.subject, asked.document, "", "/")
            for rule, (mark, until), finding in zip(rules, noted, explained, strict=True):
                assert mark == now[rule], rule.code
                assert until == finding.holds_until, f"{rule.code} {asked} {finding}"
            ends = [until for _, until in noted if until is not None]
            assert all(end > TODAY for end in ends)
            for day in (*days, *(end - ONE for end in sorted(set(ends))[:2])):
                later = law_on(rule_set, day).numbers(asked.subject, asked.document)
                for rule, (mark, until) in zip(rules, noted, strict=True):
                    if day > TODAY and (until is None or day < until):
                        assert rule in later, (rule.code, day)
                        assert later[rule] == mark, f"{rule.code} {day} {asked}"


# --- witnesses --------------------------------------------------------------------------------------------------------

LACKING = read_yaml(HERE / "no_witness.yaml")
"""By code: the verdicts that have no witness, and why."""


@functools.cache
def stored() -> dict[str, set[str]]:
    """The answers that the cases of lawyers hold for each code; other tests ask them."""
    found: dict[str, set[str]] = defaultdict(set)
    for folder in ("hds", "certification", "identity", "ehds", "traps", "gb", "us", "organisation"):
        for path in sorted((HERE / folder).glob("*.yaml")):
            for case in read_yaml(path)["cases"]:
                found[case["rule"]].add(case["expect"])
    return found


def a_few_tries() -> Callable[[], None]:
    """Enough to see that something passes, not to make it small: that is tested where pages are."""
    left = iter(range(30))

    def tried() -> None:
        if next(left, None) is None:
            raise TimeoutError

    return tried


def shown(rule: Rule, model: type, wanted: Verdict, law: RuleSet) -> Witness | None:
    """What the page of a rule shows: of a PASS, a part of the exemplary organisation, or what is searched as the rest is."""
    if wanted is Verdict.PASS:
        part = passing_part(rule.whole, model, exemplary(), law.as_of, law=law, patience=a_few_tries())
        if part is not None:
            return part
    return witnesses.witness(rule.whole, model, wanted, law.as_of, law=law)


def lacking(rule_set: type[RuleSet], rule: Rule) -> list[str]:
    """The verdicts that have no witness; a case of a lawyer is one. Each night only what is not known is left to cases."""
    law, found = rule_set(as_of=in_force(rule)), []
    for wanted in Verdict:
        if wanted.value in stored()[rule.code] and (wanted is Verdict.UNKNOWN or not thorough()):
            continue
        witness = shown(rule, rule.of or rule_set.of, wanted, law)
        finding = None if witness is None else law.explain(rule, witness.subject, witness.document)
        if finding is None or finding.verdict is not wanted or not (finding.applies or wanted is not Verdict.PASS):
            found.append(wanted.value)
    return found


@each_rule_set
def test_each_rule_can_pass_fail_and_be_unknown(rule_set: type[RuleSet], monkeypatch: pytest.MonkeyPatch):
    """Each rule has a subject that passes and that it reaches, one that fails, and one that is not known; the rest is listed."""
    monkeypatch.setattr(witnesses, "_TRIES", 80)
    here = [rule for owner, rule in rules_once() if owner is rule_set]
    found = {rule.code: missing for rule in here if (missing := lacking(rule_set, rule))}
    listed = {rule.code: sorted(LACKING[rule.code]["lacks"]) for rule in here if rule.code in LACKING}
    if not thorough():  # of what no search finds, cases may hold one
        listed = {code: [one for one in lacks if one not in stored()[code]] for code, lacks in listed.items()}
    assert found == {code: lacks for code, lacks in listed.items() if lacks}


@each_rule_set
def test_a_search_finds_what_it_says(rule_set: type[RuleSet], monkeypatch: pytest.MonkeyPatch):
    """A quick search for witnesses of every sixth rule, each night of every one: each is answered as it was asked for, in both readings."""
    monkeypatch.setattr(states, "_BUDGET", 300)
    monkeypatch.setattr(witnesses, "_TRIES", 20)
    own = [rule for owner, rule in rules_once() if owner is rule_set]
    for rule in own[:: tries(6, 1)]:
        law = rule_set(as_of=in_force(rule))
        for wanted in Verdict:
            witness = witnesses.witness(rule.whole, rule.of or rule_set.of, wanted, law.as_of, law=law)
            if witness is not None:
                assert law.explain(rule, witness.subject, witness.document).verdict is wanted, rule.code
                assert said(law.numbers(witness.subject, witness.document)[rule]) is wanted, rule.code


# --- words ------------------------------------------------------------------------------------------------------------


def test_yes_and_no_are_said_differently():
    """No sentence is used for a pass and for a failure."""
    same = [f"{r.code}: {n.yes}" for _, r in rules_once() for n in r.walk() if isinstance(n, Said) and n.yes == n.no]
    same += [repr(f) for kind in models() for f in facts_of(kind) if f.words.yes and f.words.yes == f.words.no]
    assert not same


def test_what_is_answered_by_hand_says_yes_and_no_differently():
    """No sentence is given to ``passed`` by one function of law and to ``failed`` by another, or by the same one."""
    said: dict[str, set[str]] = defaultdict(set)
    for node in trees(*LAW):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            said[getattr(node.func, "id", "")].add(str(node.args[0].value))
    assert said["passed"]
    assert said["failed"]
    assert not said["passed"] & said["failed"]


def test_no_default_states_a_fact():
    """What nobody states is ``None`` in every model, lists included."""
    for kind in models():
        made = fresh(kind)
        stated_ = {fact.name for fact in facts_of(kind) if getattr(made, fact.name) is not None}
        assert stated_ == set(required(kind)), kind.__name__


def test_questions_are_questions():
    """Every fact is asked for with a question; what to do about it may stand behind it."""
    facts = [fact for kind in models() for fact in facts_of(kind)]
    assert not [repr(fact) for fact in facts if "?" not in fact.question or not fact.question.endswith(("?", "."))]


def test_titles_and_pages():
    """A title is a sentence about the subject, and the page says more than the title."""
    rules = [rule for _, rule in rules_once()]
    assert not [rule.code for rule in rules if not rule.title[0].isupper() or rule.title.endswith(".")]
    assert not [rule.code for rule in rules if len(rule.page.split()) <= len(rule.title.split())]


def test_codes_and_citations():
    """Every rule cites; one code is one rule on one day, in all rule sets together."""
    seen: dict[str, list[Rule]] = defaultdict(list)
    for _, rule in rules_once():
        assert rule.cites, rule.code
        assert not [other for other in seen[rule.code] if other.name != rule.name and _at_once(other, rule)], rule.code
        seen[rule.code].append(rule)


def _at_once(one: Rule, other: Rule) -> bool:
    return one.validity.overlaps(other.validity)


# --- facts ------------------------------------------------------------------------------------------------------------

UNREAD = read_yaml(HERE / "unread.yaml")
"""Facts that no rule, output or schedule reads, and why they stand in a model."""
OUTPUTS = ("reports", "retention", "commands", "deadlines.py", "rules", "fr/hosts.py")
LAW = ("models", "eu", "fr", "gb", "us")


def trees(*places: str) -> list[ast.AST]:
    """The modules of the package below some places."""
    root = Path(healthgov.__file__).parent
    paths = [path for p in places for path in ([root / p] if p.endswith(".py") else sorted((root / p).rglob("*.py")))]
    return [node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


@functools.cache
def looked_up() -> set[tuple[str, str]]:
    """Names that outputs and law look up, with what they are looked up in: functions get whole things."""
    pairs = set()
    for node in trees(*OUTPUTS, *LAW):
        if isinstance(node, ast.Attribute):
            pairs.add((_last_name(node.value), node.attr))
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("maybe", "claimed")
            and node.args
        ):
            pairs.add((_last_name(node.func.value), ast.unparse(node.args[0]).strip("'")))
    return pairs


def _last_name(node: ast.expr) -> str:
    """What a thing is called where it is looked into: ``limit`` of ``limit`` and of ``self.limit``."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def read_whole(fact: Fact[Any]) -> bool:
    """Whether an output or a function reads a fact of a whole thing: ``limit.period`` of a RetentionLimit.

    A fact of the same name of another model is not this one; a name that reports show beside a path is read there.
    """
    kind = fact.owner.__name__
    short = "".join(one if one.islower() else f" {one.lower()}" for one in kind).split()[-1]
    return fact.words.label or (short, fact.name) in looked_up()


def unread() -> list[str]:
    """The facts that nothing reads; an id says which thing it is."""
    read = {
        fact
        for rule_set in RULE_SETS
        for rule in rule_set.rules
        for fact in facts_read(rule.whole, rule.of or rule_set.of, law=law_on(rule_set, in_force(rule)))
    }
    # A list of subjects leads to what is asked; waivers are found among the subjects of every check.
    led_to = {Waiver, *(kind for rule_set in RULE_SETS for kind in kinds(rule_set))}
    return [
        repr(fact)
        for kind in models()
        for fact in facts_of(kind)
        if fact not in read and fact.item not in led_to and fact.name != "id" and not read_whole(fact)
    ]


def test_every_fact_is_read():
    """By a rule, an output or a schedule; or it stands on a short list with the reason, and nothing else does."""
    assert sorted(unread()) == sorted(UNREAD)
    assert all(UNREAD.values())


if __name__ == "__main__":
    lines = ["# The facts whose silence a rule answers for, by code; written by test_every_rule.py.\n"]
    lines += [f"{code}: [{', '.join(facts)}]\n" for code, facts in claims().items()]
    (HERE / "claimed.yaml").write_text("".join(lines), encoding="utf-8")
