"""What would mend the failures of a report, taken together."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from healthgov.questions.changes import DOCUMENT, SUBJECT, FactChange, get, put, steps_of
from healthgov.questions.remedies import Remedy, remedies
from healthgov.rules.report import Mending
from healthgov.rules.results import Result
from healthgov.rules.ruleset import RuleSet
from healthgov.verdicts import Verdict

__all__ = ["mendings"]

_TRIES = 1_600
"""How long a near remedy is looked for: most are found far sooner, and reports are written while somebody waits."""


def mendings(
    document: object, laws: Mapping[type, RuleSet], results: Iterable[Result], *, near: bool = False
) -> tuple[Mending, ...]:
    """The remedies of all failures: what heeds a law before what escapes it, what mends several first, the shortest first.

    ``near``: what heeds a law, and is found soon.
    """
    found: list[tuple[Result, list[Remedy]]] = []
    for result in results:
        law = result.rule.law
        if result.verdict is Verdict.FAIL and law is not None and law in laws:
            found.append((result, list(_of(document, laws[law], result, near=near))))
    mended: dict[frozenset[object], tuple[Remedy, list[tuple[str, str]]]] = {}
    for _, several in found:
        for remedy in several:
            mended.setdefault(_key(remedy), (remedy, []))
    for result, several in found:
        keys = [_key(remedy) for remedy in several]
        for key, (_, mends) in mended.items():
            if any(own <= key for own in keys):
                mends.append((result.code, result.path))
    for result in (result for result, several in found if all(remedy.escapes for remedy in several)):
        _mended_too(document, laws, result, list(mended.values()))
    made = (
        Mending(remedy.changes, tuple(mends), remedy.escapes, remedy.leaves_questions)
        for remedy, mends in mended.values()
    )
    return tuple(
        sorted(made, key=lambda one: (one.escapes, one.past, -len(one.codes), -len(one.mends), len(one.changes)))
    )


def _mended_too(
    document: object,
    laws: Mapping[type, RuleSet],
    result: Result,
    several: list[tuple[Remedy, list[tuple[str, str]]]],
) -> None:
    """A failure for which nothing was found by itself: what mends another may mend it, where one mistake breaks two rules.

    Health data with a certified host, for one, ask for all that a dozen rules ask of the host.
    """
    law = laws[result.rule.law] if result.rule.law is not None else None
    for remedy, mends in sorted(several, key=lambda one: len(one[0].changes)):
        changed = None if remedy.escapes else _changed(document, remedy.changes)
        if law is None or changed is None or (result.code, result.path) in mends:
            continue
        subject = get({DOCUMENT: changed}, steps_of(result.path))
        if law.explain(result.rule, subject, changed).verdict is Verdict.PASS:
            mends.append((result.code, result.path))


def _changed(document: object, changes: tuple[FactChange, ...]) -> object:
    """The document with changes made; ``None`` where a model refuses."""
    roots: dict[str, Any] | None = {DOCUMENT: document}
    for change in changes:
        roots = None if roots is None else put(roots, (DOCUMENT, *change.steps[1:]), change.value)
    return None if roots is None else roots[DOCUMENT]


def _of(document: object, law: RuleSet, result: Result, *, near: bool) -> Iterable[Remedy]:
    """The remedies of a failure, their changes told from the document."""
    base = steps_of(result.path)
    subject = get({DOCUMENT: document}, base)
    rule = law.built(result.rule)
    asked = functools.partial(remedies, tries=_TRIES, heeding=True) if near else remedies
    for remedy in asked(rule, subject, as_of=law.as_of, document=document, at=result.path, law=law):
        changes = tuple(
            attrs.evolve(change, steps=(SUBJECT, *(base[1:] if change.steps[0] == SUBJECT else ()), *change.steps[1:]))
            for change in remedy.changes
        )
        yield attrs.evolve(remedy, changes=changes)


def _key(remedy: Remedy) -> frozenset[object]:
    return frozenset((change.steps, change.needed, change.adds) for change in remedy.changes)
