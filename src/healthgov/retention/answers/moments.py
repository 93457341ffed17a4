"""When a record is due to the minute: terms of hours and minutes, for logs, tokens and sessions.

A period of days in such a term lasts to the end of its last day, in the time zone of the moment it starts from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, time, timedelta

import attrs

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.kinds import place_of
from healthgov.languages import ENGLISH, translated
from healthgov.lengths import AfterMoment, as_moment
from healthgov.periods import After, Day
from healthgov.retention.histories import (
    NOT_BEGUN,
    Hold,
    all_to_come,
    in_order,
    is_past,
    may_be_to_come,
    may_never_happen,
)
from healthgov.retention.policies import AppliesBy, Disposition, Nature, RetentionPolicy
from healthgov.retention.terms import (
    AmongLast,
    EarlierOf,
    ForEver,
    LaterOf,
    NotBefore,
    Term,
    event_words,
    events_of,
    sentence,
)
from healthgov.retention.words import footing, said
from healthgov.verdicts import Verdict

__all__ = ["DueMoment", "StatedMoment", "due_at"]

StatedMoment = str | datetime | None
"""A moment as callers state it: a datetime with a time zone, or ``"2026-11-27T09:00:00+01:00"``."""
_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True, repr=False)
class DueMoment:
    """The answer for one record at a moment.

    ``keep_until`` is the moment at which the term has elapsed, ``None`` where it is not known. ``verdict`` means what
    it means for a day: FAIL while the text obliges to keep, PASS from the end on, UNKNOWN where nothing decides, as for
    a maximum before its end.
    """

    policy: RetentionPolicy
    at: datetime
    keep_until: datetime | None
    least: datetime | None
    """The lower end of a range, where the text gives one."""
    verdict: Verdict
    holds_until: datetime | None
    """The first later moment at which the answer may change, a day of a hold or of the text included; ``None`` for never."""
    lacking: tuple[str, ...]
    """The events the term reads that have no moment."""
    not_yet: tuple[str, ...] = ()
    """The events that are stated to be yet to come."""
    not_begun: bool = False
    """Whether the text obliges to keep until an event comes that is yet to come."""
    blocked: bool
    """Whether a hold blocks disposition."""

    @property
    def overdue(self) -> bool:
        """Whether a maximum is over and nothing is in the way: the record ought to be gone."""
        return self.policy.bounded and self.verdict is Verdict.PASS

    @property
    def disposition(self) -> Disposition:
        """What happens then."""
        return self.policy.disposition

    def questions(self, language: str = ENGLISH) -> tuple[str, ...]:
        """What to ask next, where the verdict is UNKNOWN and a moment is lacking."""
        if self.verdict is not Verdict.UNKNOWN:
            return ()
        asked = translated("At which moment did this happen: {event}?", language)
        return tuple(asked.format(event=event_words(name, language)) for name in self.lacking)

    def explain(self, language: str = ENGLISH) -> str:
        """The answer in words."""
        words = translated("{title} ({key}), at {moment}", language)
        end = "?" if self.keep_until is None else self.keep_until.isoformat()
        lines = [
            words.format(
                title=translated(self.policy.title, language), key=self.policy.key, moment=self.at.isoformat()
            ),
            said(self.verdict, language),
            f"{end}  {sentence(self.policy.term, language)}",
            *([translated(NOT_BEGUN, language)] if self.not_begun else []),
            *([_to_come(self.not_yet, language)] if self.not_yet else []),
            *(f"? {question}" for question in self.questions(language)),
        ]
        return "\n".join([*lines, *footing(self.policy, language)])

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        return f"<DueMoment {self.policy.key} at {self.at.isoformat()}: {self.verdict.name}>"


def due_at(
    policy: RetentionPolicy,
    *,
    at: str | datetime,
    events: Mapping[str, StatedMoment],
    legal_holds: Iterable[Hold] = (),
    never: Collection[str] = (),
    not_yet: Collection[str] = (),
) -> DueMoment:
    """Compute when a record is due under a policy, to the minute.

    ``never`` names events that never happen, ``not_yet`` those that are yet to come, as the end of a session that is open:
    what they mean for a day. While what the period counts from is yet to come, a text that obliges to keep has it kept.

    :raises InvalidDocumentError: for moments that cannot be, all at once: without offset, in the future, of an event
        that the policy does not read.
    """
    moment = as_moment(at, "at")
    moments = _checked(policy, moment, events, never, not_yet)
    applied = policy.without(never)
    end = _there(_end(applied.term, moments), moment)
    least = None if applied.least is None else _there(_end(applied.least, moments), moment)
    day = Day(moment.date())
    if policy.applies_by is AppliesBy.DISPOSAL:
        policy.validity.covers(day)  # another text may answer when this one ends
    standing = [hold for hold in legal_holds if hold.stands(day)]
    waiting = isinstance(applied.term, ForEver)
    not_begun = bool(not_yet) and policy.waits_for(all_to_come(not_yet, policy.events), never=never)
    verdict = _verdict(applied, moment, end, least, waiting=waiting)
    if not_yet and verdict is Verdict.PASS:
        verdict = Verdict.UNKNOWN  # nothing is disposable while an event that its policy reads is yet to come
    turn = None if day.holds_until is None else datetime.combine(day.holds_until, time(), tzinfo=moment.tzinfo)
    later = [one for one in (end, least, turn) if one is not None and one > moment]
    return DueMoment(
        policy=policy,
        at=moment,
        keep_until=end,
        least=least,
        verdict=Verdict.FAIL if standing or not_begun else verdict,
        holds_until=min(later, default=None),
        lacking=tuple(name for name in events_of(applied.term) if moments.get(name) is None and name not in not_yet),
        blocked=bool(standing),
        not_yet=tuple(dict.fromkeys(not_yet)),
        not_begun=not_begun,
    )


def _there(end: datetime | None, moment: datetime) -> datetime | None:
    """An end in the time zone of the question."""
    return None if end is None else end.astimezone(moment.tzinfo)


def _verdict(
    policy: RetentionPolicy, moment: datetime, end: datetime | None, least: datetime | None, *, waiting: bool
) -> Verdict:
    if policy.doubt or policy.nature is Nature.CRITERION:
        return Verdict.UNKNOWN
    if waiting and policy.nature is not Nature.MAXIMUM:
        return Verdict.FAIL
    obliged = end if policy.least is None else least
    if policy.nature is not Nature.MAXIMUM and obliged is not None and moment < obliged:
        return Verdict.FAIL
    return Verdict.PASS if end is not None and end <= moment else Verdict.UNKNOWN


def _to_come(events: Collection[str], language: str) -> str:
    names = ", ".join(event_words(name, language) for name in sorted(events))
    return translated("yet to come: {events}", language).format(events=names)


def _checked(
    policy: RetentionPolicy,
    at: datetime,
    events: Mapping[str, StatedMoment],
    never: Collection[str],
    not_yet: Collection[str],
) -> dict[str, datetime | None]:
    known = {*policy.events, policy.trigger}
    moments: dict[str, datetime | None] = {}
    problems: list[Problem] = []
    for name, value in events.items():
        if name not in known:
            problems.append(Problem(place_of(name, known), f"an event of this type: {', '.join(sorted(known))}"))
            continue
        try:
            moments[name] = None if value is None else as_moment(value)
        except (TypeError, ValueError):
            problems.append(Problem(name, "a moment with its offset, such as 2026-11-27T09:00:00+01:00"))
            continue
        found = moments[name]
        if found is not None and found > at and is_past(name):
            problems.append(Problem(name, "a moment that is not in the future"))
    problems += [
        Problem(place_of(name, known, "never"), "an event of this type that has no moment")
        for name in never
        if name not in known or not may_never_happen(name) or moments.get(name) is not None
    ]
    problems += [
        Problem(place_of(name, known, "not_yet"), "an event of this type that may be yet to come, and has no moment")
        for name in not_yet
        if name not in known or name in never or not may_be_to_come(name) or moments.get(name) is not None
    ]
    for one, other in in_order(dict.fromkeys((*moments, *never, *not_yet))):
        found = moments.get(other)
        if one in not_yet and (other in never or (found is not None and found < at)):
            problems.append(Problem(other, f"a moment that is not before {event_words(one)}, which is yet to come"))
    if problems:
        raise InvalidDocumentError(problems, source="record")
    return moments


def _end(term: Term, moments: Mapping[str, datetime | None]) -> datetime | None:
    """The moment at which a term has elapsed, ``None`` where it is not known."""
    match term:
        case AfterMoment():
            start = moments.get(term.event)
            return None if start is None else start + term.elapsed
        case After():
            start = moments.get(term.event)
            return None if start is None else _end_of_day(start, term)
        case AmongLast():
            return moments.get(term.overtaken)
        case LaterOf():
            ends = [_end(part, moments) for part in term.terms]
            known = [end for end in ends if end is not None]
            return max(known) if len(known) == len(ends) else None
        case EarlierOf():
            return min((end for part in term.terms if (end := _end(part, moments)) is not None), default=None)
        case NotBefore():
            base = _end(term.term, moments)
            floors = [_end(floor, moments) for floor in term.floors]
            return None if base is None or None in floors else max([base, *(end for end in floors if end is not None)])
        case _:
            return None


def _end_of_day(start: datetime, term: After) -> datetime:
    last = start.date() + term.period
    return datetime.combine(last + _DAY, time(), tzinfo=start.tzinfo)
