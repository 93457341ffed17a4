"""When is a record due? Its two ends, the verdict, and until when that holds.

Expired is not deletable, and deletable is not deleted: claims, holds and signatures come in between,
and nothing here deletes anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from healthgov.errors import DefinitionError
from healthgov.periods import Day, as_date
from healthgov.retention.answers.answer import Due
from healthgov.retention.answers.ends import safe_end, unsettled_events, with_claims
from healthgov.retention.answers.nearly_plain import nearly_plain
from healthgov.retention.answers.plain import plain
from healthgov.retention.events import EVENTS, Absence
from healthgov.retention.histories import (
    CONFLICT,
    NOT_BEGUN,
    PENDING,
    USUAL_HANDLING,
    Handling,
    History,
    Hold,
    StatedClaim,
    StatedDay,
    all_to_come,
    checked,
    with_more,
)
from healthgov.retention.policies import AppliesBy, Nature, RetentionPolicy
from healthgov.retention.terms import Evaluated, Events, ForEver, evaluate
from healthgov.retention.terms.prepared import prepared
from healthgov.verdicts import Verdict

__all__ = ["check_days", "due", "in_full"]


def due(
    policy: RetentionPolicy,
    *,
    as_of: str | date,
    events: Mapping[str, StatedDay],
    claims: Iterable[StatedClaim] = (),
    legal_holds: Iterable[Hold] = (),
    never: Collection[str] = (),
    undated: Collection[str] = (),
    not_yet: Collection[str] = (),
    handling: Handling = USUAL_HANDLING,
) -> Due:
    """Compute when a record is due under a policy.

    A partial date (``"2001"``, ``"2001-06"``) counts with its safe end. ``never`` names events that are known
    not to have happened and never to happen, such as an exposure: without date and statement, a floor that
    waits for one stays open, and the verdict UNKNOWN. ``undated`` names events that happened on a day not known, as a
    death: they count as late as today for the safe end, and give no date to the reading adopted. ``not_yet`` names
    events that have not happened yet, as the last contact of a stay that runs: where the period counts from one, it has
    not begun, and the record is kept; no record is disposable while one that its policy reads is yet to come.
    ``handling`` says what becomes of dates that are not safe.

    :raises InvalidDocumentError: for dates that cannot be, all at once: a death before the birth or the
        last contact, an age over 120, a contact in the future, a claim that ends before it starts, an unknown event.
    :raises ValueError: where ``as_of`` is a text that is no day, and TypeError where it is neither a text nor a day.
    """
    if type(as_of) is not date:
        as_of = as_date(as_of, "as_of")
    if (
        isinstance(claims, (tuple, list))
        and isinstance(legal_holds, (tuple, list))
        and not legal_holds
        and not not_yet
        and (handling is USUAL_HANDLING or handling == USUAL_HANDLING)
    ):
        if claims or undated:
            made = None if never else _but_for(policy, as_of, events, claims, undated)
            if made is not None:
                return made
            return in_full(policy, as_of=as_of, events=events, claims=claims, never=never, undated=undated)
        known, answer = plain(policy, as_of)
        if answer is not None and not never and events.keys() <= known:
            made = answer(**events)
            if made is not None:
                return made
        made = nearly_plain(policy, as_of, events, never)
        if made is not None:
            return made
    return in_full(
        policy,
        as_of=as_of,
        events=events,
        claims=claims,
        legal_holds=legal_holds,
        never=never,
        undated=undated,
        not_yet=not_yet,
        handling=handling,
    )


def in_full(
    policy: RetentionPolicy,
    *,
    as_of: date,
    events: Mapping[str, StatedDay],
    claims: Iterable[StatedClaim] = (),
    legal_holds: Iterable[Hold] = (),
    never: Collection[str] = (),
    undated: Collection[str] = (),
    not_yet: Collection[str] = (),
    handling: Handling = USUAL_HANDLING,
    explained: bool = False,
) -> Due:
    """The same, computed step by step for any record; unless ``explained``, what explains it is left for who reads it."""
    check_days(policy)
    blocking = tuple(legal_holds)
    history = checked(
        policy,
        as_of=as_of,
        events=events,
        claims=claims,
        never=never,
        legal_holds=blocking,
        undated=undated,
        not_yet=not_yet,
        handling=handling,
    )
    applied, stated = policy.without(never), history.stated()
    # A maximum is safe early, everything else late.
    dates = stated.earliest if policy.bounded else stated.latest
    term = prepared(applied.term)
    on, decided = term.end(dates)
    brief = not explained and not not_yet and on is not None and not applied.doubt and handling == USUAL_HANDLING
    result = _UNREAD if brief else evaluate(applied.term, dates)
    adopted = with_claims(applied, term, on, decided, dates, history)
    unsettled = unsettled_events(applied, history)
    safe = None if unsettled or history.not_yet or applied.has_open_floor else safe_end(applied, history)
    not_begun = bool(history.not_yet) and policy.waits_for(all_to_come(history.not_yet, policy.events), never=never)
    end = None if adopted.suspended or not_begun or on is None else adopted.moved(on)
    others = () if brief else applied.readings
    readings = tuple((reading.source, evaluate(reading.term, dates)) for reading in others)
    least = None if applied.least is None else evaluate(applied.least, stated.latest).on
    day = Day(as_of)
    if policy.applies_by is AppliesBy.DISPOSAL:
        policy.validity.covers(day)  # another text may answer when this one ends
    standing = _standing(blocking, day)
    blocked = bool(standing) or adopted.late or bool(history.held)
    for_ever = result.for_ever and policy.nature is not Nature.MAXIMUM and not policy.doubt
    conflict = not adopted.days and _contradicts(applied, stated)
    if adopted.suspended or blocked or for_ever or not_begun or _lives(applied, history):
        verdict = Verdict.FAIL
    elif policy.doubt:
        verdict = _shared(applied, day, [on, *(reading.on for _, reading in readings)], least, safe)
    else:
        obliged = result.at_least if end is None else end
        if applied.least is not policy.least and applied.least is None:
            obliged = None  # the floor of a range fell away: nobody is obliged to keep until its upper end
        bound = safe if end is not None or applied.bounds_from_above else None
        verdict = _verdict(applied, day, obliged if applied.least is None else least, bound)
    # Compared before the day is asked how long all this holds.
    phase = _phase(applied, dates, day, safe)
    over = end is not None and not day <= end
    made = Due(
        policy=policy,
        as_of=as_of,
        keep_through=end,
        safe_keep_through=None if adopted.suspended else safe,
        reason=PENDING
        if adopted.suspended
        else history.held or (NOT_BEGUN if not_begun else CONFLICT if conflict else term.reason(decided)),
        verdict=verdict,
        holds_until=day.holds_until,
        suspended=adopted.suspended,
        blocked=blocked,
        legal_holds=standing,
        suspended_days=adopted.days,
        lacking=tuple(name for name in result.lacking if name not in never and name not in history.not_yet),
        unsettled=unsettled,
        evaluated=result,
        least=least,
        other_readings=readings,
        began=dates.get(policy.trigger),
        phase=phase,
        over=over,
        conflict=conflict,
        for_ever=for_ever,
        held=history.held,
        undated=history.undated,
        not_yet=history.not_yet,
        not_begun=not_begun,
        placeholders=history.placeholders,
    )
    return made.explained_later(events, never) if brief else made


def _but_for(
    policy: RetentionPolicy,
    as_of: date,
    events: Mapping[str, StatedDay],
    claims: Sequence[StatedClaim],
    undated: Collection[str],
) -> Due | None:
    """The answer for a record that is plain but for claims, and events on a day not known; ``None`` for the long way."""
    if policy.doubt or policy.bounded or policy.phases:
        return None
    known, answer = plain(policy, as_of)
    made = answer(**events) if answer is not None and events.keys() <= known else None
    history = None if made is None else with_more(made.days, known, claims, undated, as_of)
    if made is None or history is None:
        return None
    dates = made.days
    unsettled = made.safe_keep_through is None
    if undated:
        unsettled = policy.has_open_floor or bool(unsettled_events(policy, history))
    term = prepared(policy.term)
    on, decided = term.end(dates)
    adopted = with_claims(policy, term, on, decided, dates, history)
    end = None if adopted.suspended or on is None else adopted.moved(on)
    safe = None if adopted.suspended or unsettled else safe_end(policy, history, end)
    turns: date | None = None
    if policy.applies_by is AppliesBy.DISPOSAL:
        day = Day(as_of)
        policy.validity.covers(day)
        turns = day.holds_until
    for last in (end, safe):  # both are compared with the day
        if last is not None and as_of <= last and (turns is None or last < turns):
            turns = last + _DAY
    verdict = Verdict.FAIL
    obliged = policy.nature is not Nature.MAXIMUM and end is not None and as_of <= end
    if not (adopted.suspended or adopted.late or obliged):
        over = safe is not None and policy.nature is not Nature.CRITERION and safe < as_of
        verdict = Verdict.PASS if over else Verdict.UNKNOWN
    return made.with_counted(
        end,
        safe,
        PENDING if adopted.suspended else made.reason,
        verdict,
        turns,
        adopted.suspended,
        adopted.late,
        adopted.days,
        "expired" if safe is not None and safe < as_of else "active",
        end is not None and end < as_of,
        history.undated,
    )


_DAY = timedelta(days=1)
_UNREAD = Evaluated(ForEver(), None)
"""Stands for an explanation that is made when it is read."""


def check_days(policy: RetentionPolicy) -> None:
    """Refuse a policy of hours where days are asked.

    :raises DefinitionError: with the door that takes moments.
    """
    if policy.by_moment:
        raise DefinitionError(
            f"{policy.key} counts hours or minutes, and a day has many of them: "
            "ask due_at(..., at=...) of one record, annotate_at(..., at=...) of a table"
        )


def _lives(policy: RetentionPolicy, history: History) -> bool:
    """Whether the clock waits for an event whose absence means that it did not happen: no death is a living patient."""
    if policy.doubt or policy.bounded or policy.nature is Nature.CRITERION:
        return False
    waited = [
        name for name in prepared(policy.term).needed if name in EVENTS and EVENTS[name].absent is Absence.AS_IF_NOT
    ]
    return any(history.latest.get(name) is None for name in waited)


def _contradicts(policy: RetentionPolicy, history: History) -> bool:
    """Whether the floor of a range surely ends after its upper end, where they count from events of their own."""
    if policy.least is None:
        return False
    most, least = evaluate(policy.term, history.latest).on, evaluate(policy.least, history.earliest).on
    return most is not None and least is not None and most < least


def _standing(legal_holds: tuple[Hold, ...], day: Day) -> tuple[Hold, ...]:
    """The holds that stand; every one is compared, so that the day knows when the last is released."""
    return tuple([hold for hold in legal_holds if hold.stands(day)])


def _shared(
    policy: RetentionPolicy, day: Day, ends: list[date | None], least: date | None, safe: date | None
) -> Verdict:
    """The verdict every reading of a contested text gives, where they give the same."""
    known = [end for end in ends if end is not None]
    if len(known) < len(ends) or len(ends) == 1:
        return Verdict.UNKNOWN
    return _verdict(policy, day, min(known) if policy.least is None else least, safe)


def _verdict(
    policy: RetentionPolicy,
    day: Day,
    obliged: date | None,
    safe: date | None,
) -> Verdict:
    """The verdict with nothing in the way; ``obliged`` is the day that the text obliges to keep through."""
    if policy.nature is not Nature.MAXIMUM and obliged is not None and day <= obliged:
        return Verdict.FAIL
    if safe is None or policy.nature is Nature.CRITERION:
        return Verdict.UNKNOWN
    return Verdict.PASS if safe < day else Verdict.UNKNOWN


def _phase(policy: RetentionPolicy, dates: Events, day: Day, safe: date | None) -> str:
    if safe is not None and safe < day:
        return "expired"
    for phase in policy.phases:
        until = evaluate(phase.ends, dates).on
        if until is None or day <= until:
            return phase.name
    return "intermediate" if policy.phases else "active"
