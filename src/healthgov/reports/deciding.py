"""What decided a result, in lines: the branches of an explanation that came out otherwise are left to other formats.

What is open is a list of what is to be asked, each thing once: how the questions hang together is left to other formats, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from healthgov.findings import MARKS, Finding
from healthgov.findings.asking import asked_in
from healthgov.findings.reasons import JOINING, SILENCE, deciding
from healthgov.languages import say
from healthgov.reports.phrases import how_many_later
from healthgov.verdicts import Doubt, Verdict

__all__ = ["decided", "left_open"]


_SILENT = JOINING - {"it is not known whether this applies", "it is not known whether this one counts"}
"""What says nothing where one thing stands below it."""


_BARE = "this does not hold"
"""What says nothing of its own: it is left out beside something that does."""


def decided(finding: Finding, language: str, depth: int, around: str) -> Iterator[str]:
    """The finding and, of what stands below it, what has the same verdict; a place is named where it changes."""
    waiting = [(finding, depth, around, "")]
    while waiting:
        node, deep, place, above = waiting.pop()
        below = _below(node)
        if len(below) == 1 and node.reason in _SILENT and below[0].verdict is node.verdict:
            waiting.append((below[0], deep, place, above))
            continue
        words, path = node.sentence(language), node.path
        if node.reason in SILENCE and below:
            first = next(deciding(below[0]))  # of several that nobody claimed, the first question
            words, path = say("not stated: {ask}", {"ask": first.sentence(language)}, language), first.path
            below = ()
        where = f" [{path}]" if path and path != place else ""
        if words == above and not where:  # said on the line above
            waiting += [(child, deep, place, above) for child in reversed(below)]
            continue
        yield f"{'  ' * deep}{MARKS[node.verdict]} {words}{where}"
        waiting += [(child, deep + 1, path or place, words) for child in reversed(below)]


def left_open(findings: Iterable[Finding], language: str, depth: int, around: str) -> Iterator[str]:
    """What keeps findings from an answer, line by line: the questions, and what is contested with its readings.

    What is asked only where an answer turns out so is counted.
    """
    lines: dict[str, None] = {}
    later: set[tuple[str, str]] = set()
    for one in findings:
        for node in deciding(one, conditions_alone=True):
            lines.update(dict.fromkeys(decided(node, language, depth, around)))
        later |= {(node.fact, node.sentence(language)) for node, depends in asked_in(one) if depends}
    yield from lines
    if later:
        yield f"{'  ' * depth}… {how_many_later(len(later), language)}"


def _below(node: Finding) -> tuple[Finding, ...]:
    """What is said below a node: what is denied is said once, and what came out otherwise did not decide."""
    below = node.children
    while len(below) == 1 and (below[0].reason, below[0].path) == (node.reason, node.path):
        if below[0].values != node.values:
            break
        below = below[0].children
    if node.verdict is Verdict.PASS or node.doubt is Doubt.CONTESTED:
        return below
    same = tuple(dict.fromkeys(child for child in below if child.verdict is node.verdict))
    told: dict[object, Finding] = {}
    same = tuple(child for child in same if (core := _core(child)).reason != _BARE or core.children) or same
    for child in same or below:  # of readings that come out alike the first
        core = _core(child)
        told.setdefault((core.reason, tuple(core.values.items()), core.path), child)
    return tuple(told.values())


def _core(node: Finding) -> Finding:
    """What is said of a node that only joins others, one of which decided."""
    while node.reason in _SILENT:
        same = [child for child in node.children if child.verdict is node.verdict]
        if len(same) != 1:
            return node
        node = same[0]
    return node
