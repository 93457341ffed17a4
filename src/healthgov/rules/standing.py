"""Whether a rule stands on a day, and what it answers where the law reaches."""

from __future__ import annotations

from datetime import date
from typing import cast

from healthgov.findings import Finding, implied, outside
from healthgov.periods import Day
from healthgov.questions.asking import Asking
from healthgov.questions.tree import Question
from healthgov.rules.rule import Rule
from healthgov.texts import BindingForce

__all__ = ["reached", "why_skipped"]


def reached(reach: Finding | None, rule: Rule, asking: Asking) -> Finding:
    """What a rule answers, given what was answered of whom the law reaches."""
    question = cast("Question", rule.question)  # its answer counts where the law reaches the subject
    return question.explain(asking) if reach is None else implied(reach, lambda: question.explain(asking))


def why_skipped(rule: Rule, day: Day | date) -> Finding | None:
    """Why a rule is not evaluated on a day, or ``None`` if it is."""
    if rule.off:
        return outside(rule.off)
    if rule.force is BindingForce.PROPOSAL:
        return outside("a proposal is not law")
    validity = rule.validity
    if validity.since is not None and not validity.since <= day:
        return outside("in force from {day}", day=validity.since)
    if validity.until is not None and not day <= validity.until:
        return outside("in force until {day}", day=validity.until)
    return None
