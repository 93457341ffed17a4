"""The four columns that are added to a row, once its ends are worked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from healthgov.retention.histories import CONFLICT, PENDING
from healthgov.retention.policies import Nature, RetentionPolicy
from healthgov.retention.terms import ForEver
from healthgov.tables.answers import AnswerWriter
from healthgov.tables.calendars import Calendar
from healthgov.tables.readings import Readings
from healthgov.tables.requests import Standing

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["denied", "disposable", "ends", "reason"]

_MOST_SUSPENDED = 36_525
"""No claims take more than a hundred years."""


def ends(
    nw: Any,
    answers: AnswerWriter,
    names: Sequence[str | None],
    wrong: str | None,
    unsettled: Mapping[str, str | None],
    standing: Standing,
    to_come: Sequence[str] = (),
    not_begun: Sequence[str] = (),
) -> dict[str, nw.Expr]:
    """The ends as day numbers: none for a row that is refused or suspended, or whose period has not begun, no safe one
    where an event may move it, or is yet to come (``to_come`` and ``not_begun`` are the columns that say so).
    """
    keep, safe = (answers.nothing() if end is None else nw.col(end) for end in names)
    if standing.suspended_days is not None:
        days = nw.col(standing.suspended_days)
        # Days that cannot be are not known, and neither are the ends they would move.
        days = answers.unless((days < 0) | (days > _MOST_SUSPENDED), days)
        keep, safe = (answers.unless(end + days >= Calendar.number(date.max), end + days) for end in (keep, safe))
    for name in unsettled.values():
        safe = answers.nothing() if name is None else answers.unless(nw.col(name).is_null(), safe)
    for name in to_come:
        safe = answers.unless(nw.col(name), safe)
    for name in not_begun:
        keep = answers.unless(nw.col(name), keep)
    without = [] if wrong is None else [nw.col(wrong)]
    if standing.suspended is not None:
        without.append(nw.col(standing.suspended).fill_null(value=True))
    for condition in without:
        keep, safe = answers.unless(condition, keep), answers.unless(condition, safe)
    return {"keep_through": keep, "safe_keep_through": safe}


def reason(
    nw: Any,
    answers: AnswerWriter,
    written: Readings,
    refusals: Sequence[tuple[str, str]],
    held: Sequence[tuple[str, str]],
    standing: Standing,
) -> nw.Expr:
    """What decided, or why the row has no end: a pending claim, or dates that cannot be."""
    said = written.adopted.reason
    if written.conflict is not None:
        sure = nw.col(written.conflict)
        if standing.suspended_days is not None:  # what claims add may settle it
            sure = sure & (nw.col(standing.suspended_days).fill_null(0) == 0)
        said = nw.when(sure).then(answers.says(CONFLICT)).otherwise(said)
    for phrase, condition in held:
        said = nw.when(nw.col(condition)).then(answers.says(phrase)).otherwise(said)
    if standing.suspended is not None:
        said = nw.when(nw.col(standing.suspended)).then(answers.says(PENDING)).otherwise(said)
    for phrase, condition in reversed(refusals):
        said = nw.when(nw.col(condition)).then(answers.says(phrase)).otherwise(said)
    return said


def disposable(  # noqa: C901  one step after another
    nw: Any,
    answers: AnswerWriter,
    policy: RetentionPolicy,
    today: int,
    least: str | None,
    standing: Standing,
    held: Sequence[str],
    wrong: str | None,
    *,
    bounds: str | bool,
    kept: Sequence[str] = (),
) -> nw.Expr:
    """The verdict of each row: whether its period is over and nothing is in the way.

    ``kept`` are columns that are true where a row is kept whatever reading of the law is right.
    """
    yes, no, unknown = (answers.truth(value=value) for value in (True, False, None))
    if policy.doubt:  # what is in the way is so whatever the law says
        ways = [nw.col(name) for name in (standing.blocked, standing.suspended, *kept) if name is not None]
        known = [] if wrong is None else [~nw.col(wrong)]
        for way in ways:
            unknown = nw.when(_every([way, *known])).then(no).otherwise(unknown)
        return unknown
    safe = nw.col("safe_keep_through")
    # An engine may hold days before the year 1, which no record has.
    fails, passes = [], [safe < today, safe >= Calendar.number(date.min), *_bounded(nw, bounds)]
    if policy.least is not None:
        fails += [] if least is None else [(nw.col(least) >= today) & ~nw.col("keep_through").is_null()]
    elif policy.nature is not Nature.MAXIMUM:
        fails.append(nw.col("keep_through") >= today)
    for name in (standing.blocked, standing.suspended):
        if name is not None:
            fails.append(nw.col(name))
            passes.append(~nw.col(name))
    result = unknown
    if isinstance(policy.term, ForEver) and policy.nature is not Nature.MAXIMUM:
        result = no if wrong is None else nw.when(nw.col(wrong)).then(unknown).otherwise(no)
    elif policy.nature is not Nature.CRITERION:
        result = nw.when(_every(passes)).then(yes).otherwise(unknown)
    for fail in fails:
        result = nw.when(fail).then(no).otherwise(result)
    if wrong is not None and {standing.blocked, standing.suspended} != {None}:
        result = nw.when(nw.col(wrong)).then(unknown).otherwise(result)  # as a record that is refused says nothing
    refused = [] if wrong is None else [~nw.col(wrong)]
    for name in (*held, *kept):
        result = nw.when(_every([nw.col(name), *refused])).then(no).otherwise(result)
    return result


def denied(*columns: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The columns that are true where an event is said to have no date."""
    return {
        event: tuple(names[event] for names in columns if event in names)
        for event in dict.fromkeys(event for names in columns for event in names)
    }


def _bounded(nw: Any, bounds: str | bool) -> list[nw.Expr]:  # noqa: FBT001  or a column of it
    """What has to hold for the safe end to bound one that is not known."""
    if bounds is True:
        return []
    known = ~nw.col("keep_through").is_null()
    return [known if bounds is False else known | nw.col(bounds)]


def _every(conditions: Sequence[nw.Expr]) -> nw.Expr:
    result = conditions[0]
    for condition in conditions[1:]:
        result = result & condition
    return result
