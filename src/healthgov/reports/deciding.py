"""What decided a result, in lines: the branches of an explanation that came out otherwise are left to other formats."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.findings import MARKS, Finding
from healthgov.findings.reasons import JOINING, SILENCE
from healthgov.languages import say
from healthgov.verdicts import Doubt, Verdict

__all__ = ["decided"]


_SILENT = JOINING - {"it is not known whether this applies", "it is not known whether this one counts"}
"""What says nothing where one thing stands below it."""


def decided(finding: Finding, language: str, depth: int, around: str) -> Iterator[str]:
    """The finding and, of what stands below it, what has the same verdict; a place is named where it changes."""
    waiting = [(finding, depth, around)]
    while waiting:
        node, deep, place = waiting.pop()
        below = _below(node)
        if len(below) == 1 and node.reason in _SILENT and below[0].verdict is node.verdict:
            waiting.append((below[0], deep, place))
            continue
        words, path = node.sentence(language), node.path
        if node.reason in SILENCE and below:
            words, path = say("not stated: {ask}", {"ask": below[0].sentence(language)}, language), below[0].path
            below = ()
        where = f" [{path}]" if path and path != place else ""
        yield f"{'  ' * deep}{MARKS[node.verdict]} {words}{where}"
        waiting += [(child, deep + 1, path or place) for child in reversed(below)]


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
    return same or below
