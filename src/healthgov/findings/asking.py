"""What a finding asks for: the facts that would settle it, and whether each is asked for whatever the others are."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.findings.reasons import CONDITIONAL
from healthgov.findings.tree import Finding
from healthgov.verdicts import Doubt, Verdict

__all__ = ["asked_in"]


def asked_in(finding: Finding, *, depends: bool = False) -> Iterator[tuple[Finding, bool]]:
    """The nodes that ask for a fact, the innermost ones, of what is unknown; and whether each depends on another answer.

    What is asked under a condition of which nobody knows whether it holds is asked only if it does: first the condition.
    """
    if finding.verdict is not Verdict.UNKNOWN:
        return
    below = [child for child in finding.children if child.doubt is Doubt.MISSING]
    if finding.doubt is Doubt.MISSING and not below:
        yield finding, depends
    open_condition = finding.reason in CONDITIONAL and bool(below) and below[0] is finding.children[0]
    for number, child in enumerate(finding.children):
        yield from asked_in(child, depends=depends or (open_condition and number > 0))
