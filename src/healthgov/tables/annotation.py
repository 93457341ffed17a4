"""Annotate a table: from the columns of its days to the four that are added."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from healthgov.errors import InvalidDocumentError, MissingExtraError, Problem
from healthgov.periods import USUAL, as_date
from healthgov.retention.answers import check_days
from healthgov.retention.histories import AFTER_DEATH, CONFLICT, IN_FUTURE, PENDING, Handling
from healthgov.retention.policies import Nature, RetentionPolicy
from healthgov.retention.terms import ForEver, atoms_of, periods_of, sentence
from healthgov.tables.answers import Answers
from healthgov.tables.calendars import Calendar, Way
from healthgov.tables.columns import Writer
from healthgov.tables.doors import door_of
from healthgov.tables.entries import Entered, enter
from healthgov.tables.handled import handled, without_placeholders
from healthgov.tables.readings import Readings, readings_of
from healthgov.tables.refusals import REFUSALS, refused
from healthgov.tables.requests import Standing, check
from healthgov.tables.sheet import Sheet

if TYPE_CHECKING:
    import narwhals as nw
    from narwhals.typing import IntoFrame

__all__ = ["annotate"]

Frame = TypeVar("Frame", bound="IntoFrame")


def annotate(
    frame: Frame,
    policy: RetentionPolicy,
    *,
    as_of: str | date,
    columns: Mapping[str, str],
    standing: Standing = Standing(),  # noqa: B008  a frozen value
    never: Collection[str] | Mapping[str, str] = (),
    undated: Mapping[str, str] = MappingProxyType({}),
    handling: Handling = Handling(),  # noqa: B008  a frozen value
) -> Frame:
    """Return the frame with ``keep_through``, ``safe_keep_through``, ``disposable`` and ``reason``.

    ``policy`` is that of the day: ``annotate(patients, schedule.policy(fr.HOSPITAL_RECORD), as_of=schedule.as_of,
    columns={"last_contact": "seen"})``. Eager or lazy in, same kind out.

    ``columns`` maps events of the policy to columns of dates, or of text that holds dates whole or in part
    (``2001-06-10``, ``2001-06``, ``2001``); an event without column has no date in any row. ``standing`` names
    the columns of holds and claims; where one of those is null, it is not known whether anything is in the way.
    ``never`` names events that never happened to any row, or maps them to columns of truth values that are true in
    the rows to which they never happened. ``undated`` maps events to columns of truth values that
    are true where they happened on a day not known, as a death, or are under way, as a stay. ``handling`` says what
    becomes of dates that are not safe.

    ``disposable`` is the verdict of the row: true for PASS, false for FAIL, null for UNKNOWN. It is null too, where
    a single record may say FAIL or PASS, for a row without end and for every row where the law is contested.
    Without ``standing`` it says nothing of claims and holds, so it is never the last word.

    ``reason`` says what decided ``keep_through``. A row whose dates cannot be (a death before the last contact,
    a day in the future, a text that is no date) gets no end, and ``reason`` says that it is refused.

    :raises MissingExtraError: without narwhals.
    :raises InvalidDocumentError: for an event the policy does not read, a column the frame lacks or that
        holds no dates, or an engine that is not known; all at once.
    """
    try:
        import narwhals as nw  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError.for_extra("a table", "frames") from None
    table: Any = None
    schema: Any = None
    with contextlib.suppress(nw.exceptions.DuplicateError):  # which repeats a name, so nothing is raised in its context
        table = nw.from_native(cast("Any", frame))
        schema = table.collect_schema()
    if schema is None:
        raise InvalidDocumentError([Problem("", "columns of different names")], source="frame")
    check_days(policy)
    door = door_of(nw, table.implementation.name, {name: schema[name] for name in columns.values() if name in schema})
    check(policy, columns, table, schema, door is not None, standing, never, undated)
    assert door is not None  # noqa: S101  checked above
    start, day = policy.latest_start, as_date(as_of, "as_of")
    flags = dict(never) if isinstance(never, Mapping) else {}
    applied = policy if flags else policy.without(never)
    entered = without_placeholders(nw, enter(nw, table, door, columns, schema), handling, by_row=door.by_row)
    days = handled(nw, entered, handling, day, undated, by_row=door.by_row)
    sheet = Sheet()
    calendar = Calendar(nw, sheet, _way(nw, days.entered, policy, by_row=door.by_row, exact=bool(undated)))
    branches = (policy, *(policy.without({event}) for event in flags), applied)
    leasts = [one.least for one in branches if one.least is not None]
    terms = [*(term for one in branches for term in (one.term, *one.other_readings)), *leasts]
    said = (sentence(atom) for term in terms for atom in atoms_of(term))
    phrases = tuple(dict.fromkeys((*REFUSALS, PENDING, CONFLICT, AFTER_DEATH, IN_FUTURE, *said)))
    answers = Answers(nw, door, phrases)
    writer = Writer(nw, sheet, calendar, days, answers, by_row=door.by_row)
    written = readings_of(nw, sheet, writer, applied, flags, early=policy.bounded, as_adopted=bool(undated))
    today = calendar.number(day)
    refusals = [
        (phrase, sheet.let(phrase, condition, *reads))
        for phrase, condition, reads in refused(
            nw, entered, day, start, handling, _denied(undated, flags), by_row=door.by_row
        )
    ]
    held = [(phrase, sheet.let(phrase, condition, *reads)) for phrase, condition, reads in days.held]
    wrong = writer.any_of([name for _, name in refusals])
    ends = [None if end is None else calendar.end(end) for end in (written.adopted.end, written.safe, written.least)]
    others = (wrong, written.conflict, written.bounds if isinstance(written.bounds, str) else None)
    reads = (
        *written.adopted.reads,
        *(name for _, name in (*refusals, *held)),
        *others,
        *written.unsettled.values(),
    )
    stages = sheet.stages([name for name in (*ends, *reads) if name is not None])
    table = days.entered.table
    for stage in stages:
        table = table.with_columns(**stage)
    table = table.with_columns(**_ends(nw, answers, ends[:2], wrong, written.unsettled, standing))
    table = table.with_columns(
        disposable=_disposable(
            nw, answers, policy, today, ends[2], standing, [name for _, name in held], wrong, bounds=written.bounds
        ),
        reason=_reason(nw, answers, written, refusals, held, standing),
    )
    table = door.leave(table, ("keep_through", "safe_keep_through"), phrases)
    return cast("Frame", table.drop(*days.entered.working, *(name for stage in stages for name in stage)).to_native())


def _way(nw: Any, entered: Entered, policy: RetentionPolicy, *, by_row: bool, exact: bool) -> Way:
    """The short way where a table in memory shows that all its days, and all ends, are usual."""
    table, days = entered.table, entered.days
    if exact or not isinstance(table, nw.DataFrame) or not days:
        return Way.BY_ROW if by_row else Way.EXACT
    first, last = (Calendar.number(day) for day in USUAL)
    terms = (policy.term, *policy.other_readings)
    longest = max((period.most_days + 366 for term in terms for period in periods_of(term)), default=0)
    bounds = table.select(
        *(nw.col(name).min().alias(f"{name}_first") for name in days),
        *(nw.col(name).max().alias(f"{name}_last") for name in days),
    ).row(0)
    lowest, highest = bounds[: len(days)], bounds[len(days) :]
    # A column without any date has no bounds, and no ends.
    usual = all(_absent(n) or n >= first for n in lowest) and all(_absent(n) or n + longest <= last for n in highest)
    return Way.USUAL if usual else Way.EXACT


def _absent(number: Any) -> bool:
    # What is missing is nothing, not a number, or a value of pandas that is neither equal to itself nor not.
    return number is None or not isinstance(number, int | float) or math.isnan(number)


_MOST_SUSPENDED = 36_525
"""No claims take more than a hundred years."""


def _ends(
    nw: Any,
    answers: Answers,
    ends: Sequence[str | None],
    wrong: str | None,
    unsettled: Mapping[str, str | None],
    standing: Standing,
) -> dict[str, nw.Expr]:
    """The ends as day numbers: none for a row that is refused or suspended, no safe one where an event may move it."""
    keep, safe = (answers.nothing() if end is None else nw.col(end) for end in ends)
    if standing.suspended_days is not None:
        days = nw.col(standing.suspended_days)
        # Days that cannot be are not known, and neither are the ends they would move.
        days = answers.unless((days < 0) | (days > _MOST_SUSPENDED), days)
        keep, safe = (answers.unless(end + days >= Calendar.number(date.max), end + days) for end in (keep, safe))
    for name in unsettled.values():
        safe = answers.nothing() if name is None else answers.unless(nw.col(name).is_null(), safe)
    without = [] if wrong is None else [nw.col(wrong)]
    if standing.suspended is not None:
        without.append(nw.col(standing.suspended).fill_null(value=True))
    for condition in without:
        keep, safe = answers.unless(condition, keep), answers.unless(condition, safe)
    return {"keep_through": keep, "safe_keep_through": safe}


def _reason(
    nw: Any,
    answers: Answers,
    written: Readings,
    refusals: Sequence[tuple[str, str]],
    held: Sequence[tuple[str, str]],
    standing: Standing,
) -> nw.Expr:
    """What decided, or why the row has no end: a pending claim, or dates that cannot be."""
    reason = written.adopted.reason
    if written.conflict is not None:
        sure = nw.col(written.conflict)
        if standing.suspended_days is not None:  # what claims add may settle it
            sure = sure & (nw.col(standing.suspended_days).fill_null(0) == 0)
        reason = nw.when(sure).then(answers.says(CONFLICT)).otherwise(reason)
    for phrase, condition in held:
        reason = nw.when(nw.col(condition)).then(answers.says(phrase)).otherwise(reason)
    if standing.suspended is not None:
        reason = nw.when(nw.col(standing.suspended)).then(answers.says(PENDING)).otherwise(reason)
    for phrase, condition in reversed(refusals):
        reason = nw.when(nw.col(condition)).then(answers.says(phrase)).otherwise(reason)
    return reason


def _disposable(
    nw: Any,
    answers: Answers,
    policy: RetentionPolicy,
    today: int,
    least: str | None,
    standing: Standing,
    held: Sequence[str],
    wrong: str | None,
    *,
    bounds: str | bool,
) -> nw.Expr:
    """The verdict of each row: whether its period is over and nothing is in the way."""
    yes, no, unknown = (answers.truth(value=value) for value in (True, False, None))
    if policy.doubt:
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
    refused = [] if wrong is None else [~nw.col(wrong)]
    for name in held:
        result = nw.when(_every([nw.col(name), *refused])).then(no).otherwise(result)
    return result


def _denied(*columns: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
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
