"""Why a rule decides nothing, whatever it answers: its text is no surer than a deduction, or another law may take its place."""

from __future__ import annotations

from healthgov.findings import Finding, contested
from healthgov.questions.asking import Asking
from healthgov.questions.script import NOT_APPLICABLE, PASS, UNKNOWN, Script
from healthgov.questions.tree import Question
from healthgov.verdicts import Verdict

__all__ = ["doubted", "emit_doubted"]


def doubted(finding: Finding, asking: Asking, undisplaced: Question | None, *, sure: bool) -> Finding:
    """An answer, or why it decides nothing: ``undisplaced`` may be in doubt, or the text of the rule is not ``sure``."""
    if undisplaced is not None and finding.applies:
        in_place, found = undisplaced.answered(asking)
        if in_place > PASS and finding.verdict is not Verdict.UNKNOWN:
            why = found or undisplaced.explain(asking)
            asked_on = why.verdict is Verdict.UNKNOWN
            return why if asked_on else contested("another law may take the place of this one", why, at=why.path)
    if sure or finding.verdict is Verdict.UNKNOWN or not finding.applies:
        return finding
    return contested("no text read so far settles this; it would come out as shown below", finding, at=finding.path)


def emit_doubted(code: Script, answer: str, undisplaced: Question | None, *, sure: bool) -> str:
    """What :func:`doubted` does, in the fast reading."""
    if undisplaced is not None:
        in_place = code.ask(undisplaced)
        answer = code.own(f"{answer} if {in_place} <= {PASS} or {answer} == {NOT_APPLICABLE} else {UNKNOWN}")
    if sure:
        return answer
    return code.own(f"{NOT_APPLICABLE} if {answer} == {NOT_APPLICABLE} else {UNKNOWN}")
