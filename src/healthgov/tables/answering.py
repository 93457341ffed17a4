"""The four answers of each row, from the days of its events: what a table and a plan of many tables share."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from healthgov.periods import USUAL
from healthgov.retention.events import EVENTS, Absence
from healthgov.retention.histories import (
    AFTER_DEATH,
    CONFLICT,
    IN_FUTURE,
    NOT_BEGUN,
    PENDING,
    Handling,
    all_to_come,
    may_be_flagged,
)
from healthgov.retention.policies import Nature, RetentionPolicy
from healthgov.retention.terms import ForEver, atoms_of, for_ever, needed_by, periods_of, sentence
from healthgov.tables.answers import AnswerWriter
from healthgov.tables.calendars import Calendar, Way
from healthgov.tables.columns import Writer
from healthgov.tables.doors import Door
from healthgov.tables.entries import Entered, some_of
from healthgov.tables.handled import Handled, handled, perhaps_happened
from healthgov.tables.outcomes import denied, disposable, ends, reason
from healthgov.tables.readings import readings_of
from healthgov.tables.refusals import LENGTHENED, REFUSALS, refused
from healthgov.tables.requests import Standing
from healthgov.tables.sheet import Sheet
from healthgov.tables.suspensions import Lodged, moved

__all__ = ["RowQuery", "answered"]

_FAR = 5_000
_LATE, _WRONG = "__healthgov_late", "__healthgov_wrong"


@attrs.frozen
class RowQuery:
    """What is asked of each row, under which policy and on which day."""

    policy: RetentionPolicy
    as_of: date
    never: Collection[str] | Mapping[str, str]
    """The events that never happened to any row, or those of which a column is true where they did not."""
    undated: Mapping[str, str]
    handling: Handling
    settling: Mapping[str, str] = attrs.field(factory=dict)
    """Columns that are true where an event never happened, beside those that happened to no row."""
    not_yet: Mapping[str, str] = attrs.field(factory=dict)
    """Columns that are true where an event has not happened yet."""


def answered(
    nw: Any,
    door: Door,
    entered: Entered,
    asked: RowQuery,
    standing: Standing,
    *,
    also_refused: Sequence[tuple[str, str]] = (),
    lodged: Lodged | None = None,
    held_as: str | None = None,
) -> Any:
    """The table with its four answers; ``also_refused`` are phrases with columns that are true where they apply.
    ``held_as`` names a column that says where a hold, or a claim that moves no date, is in the way.

    ``lodged`` are the claims that move the ends of a policy whose clock they suspend.
    """
    policy, day, handling, by_row = asked.policy, asked.as_of, asked.handling, door.by_row
    flags = dict(asked.never) if isinstance(asked.never, Mapping) else dict(asked.settling)
    applied = policy if isinstance(asked.never, Mapping) else policy.without(asked.never)
    entered, undated = perhaps_happened(
        nw, entered, handling, applied, asked.undated, flags, asked.not_yet, by_row=by_row
    )
    days = handled(nw, entered, handling, day, undated, by_row=by_row)
    sheet = Sheet()
    calendar = Calendar(nw, sheet, _way(nw, days.entered, policy, by_row=by_row, exact=bool(undated)))
    branches = (policy, *(applied.without({event}) for event in flags), applied)
    leasts = [one.least for one in branches if one.least is not None]
    terms = [*(term for one in branches for term in (one.term, *one.other_readings)), *leasts]
    said = (sentence(atom) for term in terms for atom in atoms_of(term))
    others = (phrase for phrase, _ in also_refused)
    phrases = tuple(dict.fromkeys((*REFUSALS, *others, PENDING, CONFLICT, NOT_BEGUN, AFTER_DEATH, IN_FUTURE, *said)))
    answers = AnswerWriter(nw, door, phrases)
    writer = Writer(nw, sheet, calendar, days, answers, by_row=by_row)
    written = readings_of(nw, sheet, writer, applied, flags, early=policy.bounded, as_adopted=bool(undated))
    without_day = {event: name for event, name in undated.items() if not may_be_flagged(event)}
    refusals = [
        (phrase, sheet.let(phrase, condition, *reads))
        for phrase, condition, reads in (
            *((phrase, nw.col(name), (name,)) for phrase, name in also_refused),
            *refused(
                nw,
                entered,
                day,
                policy.latest_start,
                handling,
                denied(without_day, flags, asked.not_yet),
                asked.not_yet,
                undated,
                flags,
                by_row=by_row,
            ),
        )
    ]
    to_come, not_begun = _ahead(nw, sheet, asked, flags)
    # Several events may hold a row in the same words.
    held = [(phrase, sheet.let((phrase, *reads), condition, *reads)) for phrase, condition, reads in days.held]
    lives = [
        sheet.let(f"lives {event}", said, *reads) for event, said, reads in _lives(nw, applied, days, flags, undated)
    ]
    if any(_for_ever_in_some_rows(one) for one in branches):
        kept = written.adopted.reason == answers.says(sentence(for_ever()))
        lives.append(sheet.let("kept for ever", kept, *written.adopted.reads))
    wrong = writer.any_of([name for _, name in refusals])
    candidates = None
    if lodged is not None:
        candidates = lodged.candidates(nw, sheet, writer, days, calendar, applied, as_adopted=bool(undated))
    known = [None if end is None else calendar.end(end) for end in (written.adopted.end, written.safe, written.least)]
    reads = (
        *written.adopted.reads,
        *(name for _, name in (*refusals, *held)),
        *lives,
        *to_come,
        *not_begun,
        wrong,
        written.conflict,
        written.bounds if isinstance(written.bounds, str) else None,
        *written.unsettled.values(),
        *(() if candidates is None else candidates.reads),
    )
    stages = sheet.stages([name for name in (*known, *reads) if name is not None])
    table, made = days.entered.table, [name for stage in stages for name in stage]
    for stage in stages:
        table = table.with_columns(**stage)
    if lodged is not None and candidates is not None:
        table, written, known[:2], standing, more = moved(nw, table, lodged, candidates, written, standing, answers)
        made += more
        if day.year > _FAR:  # nearer, no claim leads out of the calendar
            past = [nw.col(end) >= Calendar.number(date.max) for end in known[:2] if end is not None]
            late = nw.any_horizontal(nw.lit(value=False), *past, ignore_nulls=True)
            any_wrong = late if wrong is None else late | nw.col(wrong)
            table = table.with_columns(**{_LATE: late, _WRONG: any_wrong})
            refusals, wrong, made = [*refusals, (LENGTHENED, _LATE)], _WRONG, [*made, _LATE, _WRONG]
    today = calendar.number(day)
    table = table.with_columns(**ends(nw, answers, known[:2], wrong, written.unsettled, standing, to_come, not_begun))
    table = table.with_columns(
        disposable=disposable(
            nw,
            answers,
            policy,
            today,
            known[2],
            standing,
            [*(name for _, name in held), *lives],
            wrong,
            bounds=written.bounds,
            kept=not_begun,
        ),
        reason=reason(nw, answers, written, refusals, [*((NOT_BEGUN, name) for name in not_begun), *held], standing),
    )
    if held_as is not None:
        none = nw.lit(value=False)
        table = table.with_columns(**{held_as: none if standing.blocked is None else nw.col(standing.blocked)})
    table = door.leave(table, ("keep_through", "safe_keep_through"), phrases)
    return table.drop(*days.entered.working, *made)


def _ahead(nw: Any, sheet: Sheet, asked: RowQuery, flags: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The columns that are true where an event is yet to come, and those that are where the period counts from one."""
    everywhere = () if isinstance(asked.never, Mapping) else asked.never
    named = {
        (word, event): sheet.let(f"{word} {event}", nw.col(name).fill_null(value=False), name)
        for word, names in (("not yet", asked.not_yet), ("never", flags))
        for event, name in names.items()
    }
    found: list[tuple[str, ...]] = []
    for chosen in some_of(named):
        ahead, never = ([event for word, event in chosen if word == wanted] for wanted in ("not yet", "never"))
        reads = tuple(named[one] for one in chosen)
        if ahead and set(ahead).isdisjoint(never) and not any(set(one) <= set(reads) for one in found):
            to_come = all_to_come(ahead, asked.policy.events)
            if asked.policy.waits_for(to_come, never=(*everywhere, *never)):
                found.append(reads)
    return (
        [name for (word, _), name in named.items() if word == "not yet"],
        [sheet.let(reads, nw.all_horizontal(*map(nw.col, reads), ignore_nulls=False), *reads) for reads in found],
    )


def _lives(
    nw: Any, policy: RetentionPolicy, days: Handled, flags: Mapping[str, str], undated: Mapping[str, str]
) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """Where the clock waits for an event whose absence means that it did not happen: no death is a living patient."""
    if policy.doubt or policy.bounded or policy.nature is Nature.CRITERION:
        return
    for event in sorted(needed_by(policy.term)):
        if event in EVENTS and EVENTS[event].absent is Absence.AS_IF_NOT:
            reads = tuple(names[event] for names in (days.latest, flags, undated) if event in names)
            said = nw.col(days.latest[event]).is_null() if event in days.latest else nw.lit(value=True)
            for names in (flags, undated):
                if event in names:
                    said = said & ~nw.col(names[event]).fill_null(value=False)
            yield event, said, reads


def _for_ever_in_some_rows(policy: RetentionPolicy) -> bool:
    """Whether one branch of a term is for ever and another ends: the reason of a row says which is hers."""
    if policy.doubt or policy.bounded or policy.nature is Nature.MAXIMUM or isinstance(policy.term, ForEver):
        return False
    return any(isinstance(atom, ForEver) for atom in atoms_of(policy.term))


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
