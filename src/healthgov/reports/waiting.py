"""Open requirements by what they wait for: those that the same answers settle first, in the same places, stand together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import attrs

from healthgov.findings.asking import asked_in
from healthgov.findings.reasons import deciding
from healthgov.rules import Result, Rule
from healthgov.verdicts import Doubt, Verdict

__all__ = ["Waiting", "waiting"]


@attrs.frozen
class Waiting:
    """Requirements that wait for the same answers, in the same places."""

    rules: tuple[Rule, ...]
    results: tuple[Result, ...]
    """Those of the first rule: one for each place."""
    asked: tuple[tuple[str, tuple[str, ...]], ...]
    """What is asked whatever the other answers are, each with the places of its fact."""
    later: int
    """How many questions depend on those answers."""


def waiting(results: Iterable[Result], language: str) -> tuple[Waiting, ...]:
    """What waits for facts alone; what is contested, or lies outside, is told by itself."""
    by_rule: dict[tuple[Rule, tuple[str, ...]], list[Result]] = defaultdict(list)
    for result in results:
        if waits_for_facts(result):
            by_rule[result.rule, tuple(_asked(result, language))].append(result)
    together: dict[object, list[tuple[Rule, list[Result]]]] = defaultdict(list)
    for (rule, asked), some in by_rule.items():
        together[asked, tuple(one.path for one in some)].append((rule, some))
    return tuple(_joined(group, language) for group in together.values())


def waits_for_facts(result: Result) -> bool:
    """Whether a result is open for want of facts, and for nothing else that would be told now."""
    if result.verdict is not Verdict.UNKNOWN:
        return False
    return all(node.doubt is Doubt.MISSING for node in deciding(result.finding, conditions_alone=True))


def _asked(result: Result, language: str) -> dict[str, str]:
    """What a result asks now: each sentence with the place of its fact."""
    return {
        node.sentence(language): node.fact or result.path for node, depends in asked_in(result.finding) if not depends
    }


def _joined(group: list[tuple[Rule, list[Result]]], language: str) -> Waiting:
    places: dict[str, list[str]] = defaultdict(list)
    for result in group[0][1]:
        for sentence, fact in _asked(result, language).items():
            places[sentence].append(fact)
    later = {
        node.sentence(language)
        for _, some in group
        for one in some
        for node, depends in asked_in(one.finding)
        if depends
    }
    return Waiting(
        rules=tuple(rule for rule, _ in group),
        results=tuple(group[0][1]),
        asked=tuple((sentence, tuple(dict.fromkeys(facts))) for sentence, facts in places.items()),
        later=len(later - places.keys()),
    )
