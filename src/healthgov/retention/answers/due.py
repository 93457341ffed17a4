"""When is a record due? Its two ends, the verdict, and until when that holds.

Expired is not deletable, and deletable is not deleted: claims, holds and signatures come in between,
and nothing here deletes anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

import attrs

from healthgov.errors import DefinitionError
from healthgov.periods import USUAL, Day, Period
from healthgov.retention.answers.answer import Due
from healthgov.retention.events import EVENTS, Absence
from healthgov.retention.histories import CONFLICT, PENDING, Handling, History, Hold, StatedClaim, StatedDay, checked
from healthgov.retention.policies import AppliesBy, Nature, RetentionPolicy
from healthgov.retention.terms import (
    Evaluated,
    Events,
    Term,
    conditions_of,
    evaluate,
    events_of,
    first_of_march,
    needed_by,
    where,
)
from healthgov.verdicts import Verdict

__all__ = ["check_days", "due", "safe_end", "unsettled_events"]

_DAY = timedelta(days=1)
_LEAP_DAY = (2, 29)


def due(
    policy: RetentionPolicy,
    *,
    as_of: date,
    events: Mapping[str, StatedDay],
    claims: Iterable[StatedClaim] = (),
    legal_holds: Iterable[Hold] = (),
    never: Collection[str] = (),
    undated: Collection[str] = (),
    handling: Handling = Handling(),  # noqa: B008  a frozen value
) -> Due:
    """Compute when a record is due under a policy.

    A partial date (``"2001"``, ``"2001-06"``) counts with its safe end. ``never`` names events that are known
    not to have happened and never to happen, such as an exposure: without date and statement, a floor that
    waits for one stays open, and the verdict UNKNOWN. ``undated`` names events that happened on a day not known, or
    are under way: a death, a stay that is not over. They count no earlier than today for the safe end, and give no
    date to the reading adopted. ``handling`` says what becomes of dates that are not safe.

    :raises InvalidDocumentError: for dates that cannot be, all at once: a death before the birth or the
        last contact, an age over 120, a contact in the future, a claim that ends before it starts, an unknown event.
    """
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
        handling=handling,
    )
    applied, stated = policy.without(never), history.stated()
    # A maximum is safe early, everything else late.
    dates = stated.earliest if policy.bounded else stated.latest
    adopted = _with_claims(applied, evaluate(applied.term, dates), history)
    unsettled = unsettled_events(applied, history)
    safe = None if unsettled or applied.has_open_floor else safe_end(applied, history)
    end = None if adopted.suspended else adopted.on
    readings = tuple((reading.source, evaluate(reading.term, dates)) for reading in applied.readings)
    least = None if applied.least is None else evaluate(applied.least, stated.latest).on
    day = Day(as_of)
    if policy.applies_by is AppliesBy.DISPOSAL:
        policy.validity.covers(day)  # another text may answer when this one ends
    standing = _standing(blocking, day)
    blocked = bool(standing) or adopted.late or bool(history.held)
    for_ever = adopted.result.for_ever and policy.nature is not Nature.MAXIMUM and not policy.doubt
    conflict = not adopted.days and _contradicts(applied, stated)
    if adopted.suspended or blocked or for_ever or _lives(applied, history):
        verdict = Verdict.FAIL
    elif policy.doubt:
        verdict = _shared(applied, day, [adopted.result.on, *(reading.on for _, reading in readings)], least, safe)
    else:
        obliged = adopted.result.at_least if end is None else end
        if applied.least is not policy.least and applied.least is None:
            obliged = None  # the floor of a range fell away: nobody is obliged to keep until its upper end
        bound = safe if end is not None or applied.bounds_from_above else None
        verdict = _verdict(applied, day, obliged if applied.least is None else least, bound)
    # Compared before the day is asked how long all this holds.
    phase = _phase(applied, dates, day, safe)
    over = end is not None and not day <= end
    return Due(
        policy=policy,
        as_of=as_of,
        keep_through=end,
        safe_keep_through=None if adopted.suspended else safe,
        reason=PENDING if adopted.suspended else history.held or (CONFLICT if conflict else adopted.result.reason()),
        verdict=verdict,
        holds_until=day.holds_until,
        suspended=adopted.suspended,
        blocked=blocked,
        legal_holds=standing,
        suspended_days=adopted.days,
        lacking=tuple(name for name in adopted.result.lacking if name not in never),
        unsettled=unsettled,
        evaluated=adopted.result,
        least=least,
        other_readings=readings,
        began=dates.get(policy.trigger),
        phase=phase,
        over=over,
        conflict=conflict,
        for_ever=for_ever,
        held=history.held,
        undated=history.undated,
        placeholders=history.placeholders,
    )


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
    waited = [name for name in needed_by(policy.term) if name in EVENTS and EVENTS[name].absent is Absence.AS_IF_NOT]
    return any(history.latest.get(name) is None for name in waited)


def _contradicts(policy: RetentionPolicy, history: History) -> bool:
    """Whether the floor of a range surely ends after its upper end, where they count from events of their own."""
    if policy.least is None:
        return False
    most, least = evaluate(policy.term, history.latest).on, evaluate(policy.least, history.earliest).on
    return most is not None and least is not None and most < least


def _standing(legal_holds: tuple[Hold, ...], day: Day) -> tuple[Hold, ...]:
    """The holds that stand; every one is compared, so that the day knows when the last is released."""
    return tuple([hold for hold in legal_holds if hold.since <= day and (hold.released is None or day < hold.released)])


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


def unsettled_events(policy: RetentionPolicy, history: History) -> tuple[str, ...]:
    """The events that may still move the end: neither dated, nor bounded by another, nor known not to happen."""
    filled = history.filled(policy.assumes).latest
    return tuple(name for name in policy.may_move if filled.get(name) is None)


def safe_end(policy: RetentionPolicy, history: History) -> date | None:
    """The latest end of any plausible reading, unknown events taken at their latest; ``None`` where one has none."""
    filled = history.filled(policy.assumes)
    ends: list[date] = []
    born = filled.latest.get("birth")
    on_leap_day = born is not None and (born.month, born.day) == _LEAP_DAY and USUAL[0] <= born <= USUAL[1]
    for written in (policy.term, *policy.other_readings):
        term = first_of_march(written) if on_leap_day else written
        likely = _latest(policy, term, filled)
        if likely is None:
            return None
        literal = _latest(policy, term, history)
        ends += [likely] if literal is None else [likely, literal]
    if history.undated:  # never before the end of the reading adopted, which takes them for not having happened
        adopted = _latest(policy, policy.term, history.stated())
        ends += [] if adopted is None else [adopted]
    return max(ends)


def _latest(policy: RetentionPolicy, term: Term, history: History) -> date | None:
    """The latest end of a term, whatever the dates in part mean; ``None`` where it has none or a claim is pending."""
    ends: list[date] = []
    for variant, latest in _variants(term, history, history.latest):
        counted = _with_claims(policy, evaluate(variant, latest), history)
        if counted.suspended or counted.on is None:
            return None
        ends.append(counted.on)
    return max(ends)


def _variants(term: Term, history: History, latest: Events) -> Iterator[tuple[Term, Events]]:
    """The term with each condition that dates in part leave open both met and not met, and the latest days then.

    Where it is met, its event came in time: that bounds the event too.
    """
    for condition in conditions_of(term):
        first, start = history.earliest.get(condition.event), history.latest.get(condition.of)
        last, first_start = history.latest.get(condition.event), history.earliest.get(condition.of)
        if first is None or start is None or last is None or first_start is None:
            continue
        limit = start + condition.period
        possible, certain = first < limit, last < first_start + condition.period
        if possible and not certain:
            in_time = {**latest, condition.event: min(last, limit - _DAY)}
            yield from _variants(where(term, condition, met=True), history, in_time)
            yield from _variants(where(term, condition, met=False), history, latest)
            return
    yield term, latest


@attrs.frozen
class _Counted:
    """The result of a term with the days that claims add."""

    result: Evaluated
    days: int = 0
    suspended: bool = False
    late: bool = False
    """Whether a claim is pending that came after the end, or moves none: evidence is kept."""

    @property
    def on(self) -> date | None:
        on = self.result.on
        return on if on is None or not self.days else on + Period(days=self.days)


def _with_claims(policy: RetentionPolicy, result: Evaluated, history: History) -> _Counted:
    if result.on is None or not policy.suspended_by_claims:
        return _Counted(result, late=any(claim.resolved is None for claim in history.claims))
    # A clock that replaced the first counts only where it decides: a floor that outlasts it has run since the first.
    counted = events_of(result.decided_by.term)
    replaced = result.replaced_at if result.replaced_at in counted else None
    # From the earliest day the clock may have started on: that counts the most days of suspension.
    clock = history.earliest.get(replaced or policy.trigger)
    added, late = 0, False
    for lodged, resolved in history.union():
        if (lodged - result.on).days > added:
            late = late or resolved is None  # the clock had run out: no date moves
            continue
        if resolved is None:
            return _Counted(result, added, suspended=True)
        start = lodged if clock is None else max(lodged, clock + _DAY)
        added += max(0, (resolved - start).days + 1)
    return _Counted(result, added, late=late)


def _phase(policy: RetentionPolicy, dates: Events, day: Day, safe: date | None) -> str:
    if safe is not None and safe < day:
        return "expired"
    for phase in policy.phases:
        until = evaluate(phase.ends, dates).on
        if until is None or day <= until:
            return phase.name
    return "intermediate" if policy.phases else "active"
