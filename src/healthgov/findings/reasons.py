"""What decided a verdict, in sentences that people read."""

from __future__ import annotations

from collections.abc import Iterator

from healthgov.findings.tree import Finding
from healthgov.languages import ENGLISH, say
from healthgov.verdicts import Doubt, Verdict

__all__ = ["JOINING", "SILENCE", "deciding", "reasons"]

SILENCE = ("nobody says so", "nobody says otherwise")
"""What is said where silence is an answer: an exception that nobody claimed."""
JOINING = frozenset(
    (
        "all of these hold",
        "one of these holds",
        "each of them",
        "one of them does",
        "there is one",
        "there is none",
        "it is not known whether this applies",
        "it is not known whether this one counts",
        "this holds",
        "this does not hold",
        "not all is covered",
    )
)
"""What joins others, and says nothing by itself."""


_ALTERNATIVES = "one of these holds"
CONDITIONAL = frozenset(("it is not known whether this applies", "it is not known whether this one counts"))
"""What is asked stands after what it is asked under."""


def deciding(finding: Finding, *, facts_first: bool = False, conditions_alone: bool = False) -> Iterator[Finding]:
    """The nodes that say what decided the verdict: of what fails or is contested the first that somebody wrote words for.

    Where one of several alternatives waits for a fact alone, or a fact decides whether anything is asked at all, what is
    contested beside it is not told: the fact may settle it (``facts_first``). ``conditions_alone`` leaves out what is asked only
    where a fact that is not stated turns out so.
    """
    told = finding.verdict is Verdict.FAIL or finding.doubt is Doubt.CONTESTED
    if told and finding.reason not in JOINING:
        if not facts_first:
            yield finding
        return
    below = [child for child in finding.children if child.verdict is finding.verdict]
    if not below:
        yield finding
    if below and finding.reason not in JOINING and _same(below[0], finding):  # several readings that come out alike
        below = below[:1]
    missing = [child.doubt is Doubt.MISSING for child in below]
    for number, child in enumerate(below):
        alternative = finding.reason == _ALTERNATIVES and any(missing)
        beyond = finding.reason in CONDITIONAL and number > 0 and missing[0]
        if not (beyond and conditions_alone):
            first = facts_first or alternative or beyond
            yield from deciding(child, facts_first=first, conditions_alone=conditions_alone)


def _same(one: Finding, other: Finding) -> bool:
    return (one.reason, one.values, one.path) == (other.reason, other.values, other.path)


def reasons(finding: Finding, language: str = ENGLISH) -> tuple[str, ...]:
    """What decided the verdict; that an exception was not claimed is said only where nothing else is.

    Of what is open, what is asked only where another answer turns out so is left out.
    """
    found = tuple(deciding(finding, conditions_alone=True))
    said = [one for one in found if one.reason not in SILENCE and one.reason not in JOINING] or found
    return tuple(dict.fromkeys(_said(one, language) for one in said))


def _said(finding: Finding, language: str) -> str:
    if finding.reason in SILENCE and finding.children:
        first = next(deciding(finding.children[0]))  # of several that nobody claimed, the first question
        return say("not stated: {ask}", {"ask": first.sentence(language)}, language)
    return finding.sentence(language)
