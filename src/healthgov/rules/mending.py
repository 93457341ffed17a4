"""What would mend the failures of a report, taken together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from healthgov.questions.changes import DOCUMENT, SUBJECT, Change, get, steps_of
from healthgov.questions.remedies import remedies
from healthgov.rules.report import Mending, Result
from healthgov.rules.ruleset import RuleSet
from healthgov.verdicts import Verdict

__all__ = ["mendings"]


def mendings(document: object, laws: Mapping[type, RuleSet], results: Iterable[Result]) -> tuple[Mending, ...]:
    """The remedies of all failures; what mends several comes first, then the shortest."""
    found: list[tuple[Result, list[tuple[Change, ...]]]] = []
    for result in results:
        law = result.rule.law
        if result.verdict is Verdict.FAIL and law is not None and law in laws:
            found.append((result, list(_of(document, laws[law], result))))
    mended: dict[frozenset[object], tuple[tuple[Change, ...], list[tuple[str, str]]]] = {}
    for _, several in found:
        for changes in several:
            mended.setdefault(_key(changes), (changes, []))
    for result, several in found:
        keys = [_key(changes) for changes in several]
        for key, (_, mends) in mended.items():
            if any(own <= key for own in keys):
                mends.append((result.code, result.path))
    made = (Mending(changes, tuple(mends)) for changes, mends in mended.values())
    return tuple(sorted(made, key=lambda one: (-len(one.codes), -len(one.mends), len(one.changes))))


def _of(document: object, law: RuleSet, result: Result) -> Iterable[tuple[Change, ...]]:
    base = steps_of(result.path)
    subject = get({DOCUMENT: document}, base)
    rule = law.built(result.rule)
    for remedy in remedies(rule, subject, as_of=law.as_of, document=document, at=result.path, law=law):
        yield tuple(
            attrs.evolve(change, steps=(SUBJECT, *(base[1:] if change.steps[0] == SUBJECT else ()), *change.steps[1:]))
            for change in remedy.changes
        )


def _key(changes: tuple[Change, ...]) -> frozenset[object]:
    return frozenset((change.steps, change.needed, change.adds) for change in changes)
