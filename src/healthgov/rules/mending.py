"""What would mend the failures of a report, taken together."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Hashable, Iterable, Mapping
from typing import Any, cast

import attrs

from healthgov.questions.changes import DOCUMENT, SUBJECT, FactChange, get, put, steps_of
from healthgov.questions.remedies import Remedy, remedies
from healthgov.questions.script import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from healthgov.rules.choices import with_choices
from healthgov.rules.report import Mending
from healthgov.rules.results import Result
from healthgov.rules.ruleset import RuleSet
from healthgov.verdicts import Verdict

__all__ = ["mendings"]

_TRIES = 1_600
"""How long a near remedy is looked for: most are found far sooner, and reports are written while somebody waits."""
_IN_ALL, _MANY = 40_000, 200
"""How long all near remedies of a report are looked for; of more subjects than so many each try costs more."""
_WHOLE = 8
"""How many tries it costs to change the document and ask the whole rule, its scope included."""


def mendings(
    document: object, laws: Mapping[type, RuleSet], results: Iterable[Result], *, near: bool = False
) -> tuple[Mending, ...]:
    """The remedies of all failures: what heeds a law before what escapes it, what mends several first, the shortest first.

    ``near``: what heeds a law, and is found soon.
    """
    asked = tuple(results)
    failing = [one for one in asked if one.verdict is Verdict.FAIL and one.rule.law in laws]
    effort = _Effort(_IN_ALL * _MANY // max(_MANY, len({one.path for one in asked}))) if near else None
    looked = _Looked(document, effort)
    # What weighs most is looked at first, as long as there is time; what was found is told in the order of the report.
    first = {id(one): looked.remedies(_law(laws, one), one) for one in sorted(failing, key=lambda one: -one.severity)}
    found = [(one, first[id(one)]) for one in failing]
    mended: dict[Hashable, tuple[Remedy, list[tuple[str, str]]]] = {}
    own: dict[int, set[Hashable]] = {}
    for result, several in found:
        own[id(result)] = {_told(document, _law(laws, result), result, one, mended, effort) for one in several}
    for result, several in found:
        keys = [(one.escapes, _key(one)) for one in several]
        for at, (remedy, mends) in mended.items():
            # What mends one by more changes than another asks for may spoil the other by one of them: it is asked.
            # What heeds a law on the one hand and escapes it on the other mends nothing more by the escape.
            if at in own[id(result)] or (
                any(key <= _key(remedy) for escapes, key in keys if remedy.escapes or not escapes)
                and _tried(document, _law(laws, result), result, remedy.changes, effort) in _MENDED
            ):
                mends.append((result.code, result.path))
    for result in (result for result, several in found if all(remedy.escapes for remedy in several)):
        _mended_too(document, _law(laws, result), result, list(mended.values()), effort)
    by_place: dict[tuple[str, str], list[Result]] = {}
    for one in failing:
        by_place.setdefault((one.code, one.path), []).append(one)

    def answers(mends: Iterable[tuple[str, str]], changes: tuple[FactChange, ...]) -> list[int]:
        results = (one for place in mends for one in by_place[place])
        return [_tried(document, _law(laws, one), one, changes, effort) for one in results]

    def told(remedy: Remedy, mends: list[tuple[str, str]]) -> Mending:
        in_time = effort is None or effort.left > 0
        changes = with_choices(remedy.changes, functools.partial(answers, mends)) if in_time else remedy.changes
        return Mending(changes, tuple(mends), remedy.escapes, remedy.leaves_questions)

    made = (told(remedy, mends) for remedy, mends in mended.values())
    return tuple(
        sorted(made, key=lambda one: (one.escapes, one.past, -len(one.codes), -len(one.mends), len(one.changes)))
    )


def _told(
    document: object,
    law: RuleSet,
    result: Result,
    remedy: Remedy,
    mended: dict[Hashable, tuple[Remedy, list[tuple[str, str]]]],
    effort: _Effort | None,
) -> Hashable:
    """Where a remedy of a failure stands among those of all: beside others in the same words, if one of them mends it too."""
    key, numbers = _key(remedy), itertools.count()
    while True:
        number = next(numbers)
        there, mends = mended.setdefault((key, number), (remedy, []))
        same = there.changes == remedy.changes
        answer = UNKNOWN if same else _tried(document, law, result, there.changes, effort)
        if same or answer in _MENDED or (answer == UNKNOWN and remedy.leaves_questions):
            if remedy.leaves_questions and answer == UNKNOWN:  # it is told once: that one is asked on is told as well
                mended[key, number] = attrs.evolve(there, leaves_questions=True), mends
            return key, number


def _mended_too(
    document: object,
    law: RuleSet,
    result: Result,
    several: list[tuple[Remedy, list[tuple[str, str]]]],
    effort: _Effort | None,
) -> None:
    """A failure for which nothing was found by itself: what mends another may mend it, where one mistake breaks two rules.

    Health data with a certified host, for one, ask for all that a dozen rules ask of the host.
    """
    for remedy, mends in sorted(several, key=lambda one: len(one[0].changes)):
        if remedy.escapes or (result.code, result.path) in mends or (effort is not None and effort.left <= 0):
            continue
        if _tried(document, law, result, remedy.changes, effort) in _MENDED:
            mends.append((result.code, result.path))


def _tried(
    document: object, law: RuleSet, result: Result, changes: tuple[FactChange, ...], effort: _Effort | None
) -> int:
    """What the rule answers of its subject once changes are made, its number; a change that a model refuses mends nothing.

    In the fast reading: by what mends others a rule may be asked again and again.
    """
    if effort is not None:
        effort.spend(_WHOLE)
    changed = _changed(document, changes)
    if changed is None:
        return FAIL
    subject = get({DOCUMENT: changed}, steps_of(result.path))
    return law.number_until(law.built(result.rule), subject, changed)[0]


_MENDED = (PASS, NOT_APPLICABLE)


def _law(laws: Mapping[type, RuleSet], result: Result) -> RuleSet:
    return laws[cast("type", result.rule.law)]


def _changed(document: object, changes: tuple[FactChange, ...]) -> object:
    """The document with changes made; ``None`` where a model refuses."""
    roots: dict[str, Any] | None = {DOCUMENT: document}
    for change in changes:
        roots = None if roots is None else put(roots, (DOCUMENT, *change.steps[1:]), change.value)
    return None if roots is None else roots[DOCUMENT]


class _Effort:
    """How many tries are left for all remedies of a report."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, tries: int = 1) -> None:
        self.left -= tries


class _Looked:
    """The remedies of failures, one after the other: what failed for the same reasons before is not looked at anew."""

    def __init__(self, document: object, effort: _Effort | None) -> None:
        self._document, self._effort = document, effort
        self._alike: dict[Hashable, tuple[Remedy, ...]] = {}
        self._in_vain: set[tuple[Hashable, str]] = set()

    def remedies(self, law: RuleSet, result: Result) -> list[Remedy]:
        """The remedies of a failure, their changes told from the document."""
        base = steps_of(result.path)
        key = self._rule(result), _reasons(result)
        seen = self._alike.get(key)
        if (key, result.path) in self._in_vain:
            return []
        if seen is not None:
            placed = [_placed(remedy, base) for remedy in seen]
            if all(self._mends(law, result, remedy) for remedy in placed):
                return placed
        found = self._searched(law, result, base)
        if not found:
            self._in_vain.add((key, result.path))
        elif all(change.steps[0] == SUBJECT for remedy in found for change in remedy.changes):
            self._alike.setdefault(key, found)
        return [_placed(remedy, base) for remedy in found]

    def _rule(self, result: Result) -> Hashable:
        """What is looked at once: where the law is to be heeded, the rule of a state says what that of the Union says."""
        return result.rule if self._effort is None else result.code

    def _searched(self, law: RuleSet, result: Result, base: tuple[str | int, ...]) -> tuple[Remedy, ...]:
        search = functools.partial(
            remedies,
            law.built(result.rule),
            get({DOCUMENT: self._document}, base),
            as_of=law.as_of,
            document=self._document,
            at=result.path,
            law=law,
        )
        effort = self._effort
        if effort is None:
            return search()
        return search(tries=min(_TRIES, effort.left), heeding=True, patience=effort.spend) if effort.left > 0 else ()

    def _mends(self, law: RuleSet, result: Result, remedy: Remedy) -> bool:
        """Whether a remedy of another place mends here too, and changes what is stated, or adds to what is not, as there."""
        there = {DOCUMENT: self._document}
        if any(change.stated != (get(there, _standing(change)) is not None) for change in remedy.changes):
            return False
        number = _tried(self._document, law, result, remedy.changes, self._effort)
        return number in _MENDED or (remedy.leaves_questions and number == UNKNOWN)


def _standing(change: FactChange) -> tuple[str | int, ...]:
    """Where it is seen from the document whether something was stated that a change touches."""
    return (DOCUMENT, *(change.steps[1:-1] if change.adds else change.steps[1:]))


def _placed(remedy: Remedy, base: tuple[str | int, ...]) -> Remedy:
    """A remedy with its changes told from the document, and not from its subject."""
    return attrs.evolve(
        remedy,
        changes=tuple(
            attrs.evolve(change, steps=(SUBJECT, *(base[1:] if change.steps[0] == SUBJECT else ()), *change.steps[1:]))
            for change in remedy.changes
        ),
    )


def _reasons(result: Result) -> Hashable:
    """Why a rule fails, as seen from its subject."""
    inside = len(result.path)
    return tuple(
        (
            node.path.removeprefix(result.path) if inside else node.path,
            node.verdict,
            node.reason,
            tuple(node.values.items()),
        )
        for node in result.finding.walk()
    )


def _key(remedy: Remedy) -> frozenset[object]:
    return frozenset((change.steps, change.needed, change.adds) for change in remedy.changes)
