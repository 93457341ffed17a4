"""Exit codes of gaps, of plans and of purges: the same on the command line, in ``manage.py`` and in Flask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from healthgov.commands.outcome import FAILS, PASSES, UNKNOWN, UNREADABLE, tallied
from healthgov.integrations.gap import Gap
from healthgov.integrations.purge import Plan
from healthgov.integrations.purge.histories import UNDECIDED
from healthgov.verdicts import Verdict

__all__ = ["FAILS", "PASSES", "UNREADABLE", "of_gaps", "of_plan", "of_purge"]


def of_gaps(found: Iterable[Gap]) -> int:
    """1 where something is wrong, 3 where something is not declared."""
    verdicts = {gap.verdict for gap in found}
    return FAILS if Verdict.FAIL in verdicts else UNKNOWN if verdicts else PASSES


def of_plan(plan: Plan) -> int:
    """3 where a row waits: nothing says when it is due, or nobody has chosen what becomes of it."""
    files = sum(len(step.units) + sum(step.kept.values()) for step in plan.steps)
    waiting = sum(len(step.units) for step in plan.steps if step.action is None)
    undecided = _undecided(step.kept for step in plan.steps) + waiting
    return tallied(files - undecided, undecided + sum(plan.left.values()))


def of_purge(receipt: Mapping[str, Any]) -> int:
    """3 where a file is kept because nobody can say whether it may go."""
    return UNKNOWN if _undecided(one["kept"] for one in receipt["steps"]) else PASSES


def _undecided(kept: Iterable[Mapping[str, int]]) -> int:
    return sum(counts.get(reason, 0) for counts in kept for reason in UNDECIDED)
