"""Whether what is stated of one record can be: every problem at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from healthgov.errors import InvalidDocumentError, Problem
from healthgov.kinds import place_of
from healthgov.periods import as_date
from healthgov.retention.events import days_of_law
from healthgov.retention.histories.handling import (
    AFTER_DEATH,
    IN_FUTURE,
    OLDEST,
    USUAL_HANDLING,
    Choice,
    Handling,
    span_of,
)
from healthgov.retention.histories.history import (
    Claim,
    History,
    Hold,
    StatedClaim,
    StatedDay,
    in_order,
    is_past,
    latest_day,
    may_be_flagged,
    may_be_to_come,
    may_never_happen,
)
from healthgov.retention.policies import RetentionPolicy
from healthgov.retention.terms import event_words

__all__ = ["checked", "with_more"]

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:")
_OF_A_MOMENT = "the day of the moment, in the place of the record, written YYYY-MM-DD"
"""A moment near midnight is of one day or the next, as the place has it: nobody guesses."""


def checked(
    policy: RetentionPolicy,
    *,
    as_of: date,
    events: Mapping[str, StatedDay],
    claims: Iterable[StatedClaim],
    never: Collection[str],
    legal_holds: Iterable[object] = (),
    undated: Collection[str] = (),
    not_yet: Collection[str] = (),
    handling: Handling = USUAL_HANDLING,
) -> History:
    """The history as stated, when it can be.

    :raises InvalidDocumentError: with every problem: an event the policy does not read, a date that is none, a
        death before the birth or the last contact, an age over 120, what is past in the future, a claim that ends
        before it starts, what may end after the year 9999.
    """
    problems: list[Problem] = []
    first: dict[str, date | None] = {}
    last: dict[str, date | None] = {}
    known = {*policy.events, policy.trigger}
    placeholders = _read(events, known, handling, first, last, problems)
    for name, day in days_of_law(known).items():
        if last.get(name) is None:
            first[name] = last[name] = day
    for name in never:
        if name not in known or not may_never_happen(name):
            among = ", ".join(sorted(filter(may_never_happen, known)))
            problems.append(
                Problem(place_of(name, known, "never"), f"an event that may never happen: {among or 'there is none'}")
            )
        elif last.get(name) is not None:
            problems.append(Problem(name, "no date for an event that never happened"))
    problems += _of_undated(undated, known, last, never) if undated else []
    problems += _of_those_to_come(not_yet, known, last, never, undated, as_of) if not_yet else []
    listed: list[Claim] = []
    for index, claim in enumerate(claims):
        _check_claim(claim, f"claims[{index}]", as_of, listed, problems)
    problems += [
        Problem(f"legal_holds[{index}]", "a Hold")
        for index, hold in enumerate(legal_holds)
        if not isinstance(hold, Hold)
    ]
    odd, held = _impossible(first, last, as_of, handling)
    problems += odd
    problems += _beyond(policy, last)
    if problems:
        raise InvalidDocumentError(problems, source="record")
    happened = _without_day((*undated, *_perhaps(placeholders, policy, never, not_yet)), last)
    seen, dead = first.get("last_contact"), last.get("death")
    if handling.after_death is Choice.COUNTED and seen is not None and dead is not None and dead < seen:
        first["last_contact"], last["last_contact"] = first["death"], dead
    _bound(happened, first, last, as_of)
    return History(
        earliest=first,
        latest=last,
        claims=tuple(listed),
        undated=happened,
        not_yet=frozenset(not_yet),
        placeholders=tuple(placeholders),
        held=held,
    )


def _read(
    events: Mapping[str, StatedDay],
    known: Collection[str],
    handling: Handling,
    first: dict[str, date | None],
    last: dict[str, date | None],
    problems: list[Problem],
) -> list[str]:
    """Note the days between which each event lies; return the events whose day stands for "not known"."""
    placeholders: list[str] = []
    for name, value in events.items():
        if name not in known:
            if value is not None:
                problems.append(Problem(place_of(name, known), f"an event of this type: {', '.join(sorted(known))}"))
            continue
        try:
            first[name], last[name] = (None, None) if value is None else span_of(value)
        except (TypeError, ValueError):
            wanted = "a date written YYYY-MM-DD, YYYY-MM or YYYY, or two of them as FROM/TO"
            problems.append(Problem(name, _OF_A_MOMENT if _is_a_moment(value) else wanted))
            continue
        if first[name] in handling.placeholders:
            placeholders.append(name)
            first[name] = last[name] = None
    return placeholders


def _is_a_moment(value: StatedDay) -> bool:
    return isinstance(value, datetime) or (isinstance(value, str) and _MOMENT.match(value) is not None)


def _of_undated(
    undated: Collection[str], known: Collection[str], last: Mapping[str, date | None], never: Collection[str]
) -> list[Problem]:
    return [
        *(
            Problem(
                place_of(name, known, "undated"),
                f"a past event of this type: {', '.join(sorted(filter(is_past, known)))}",
            )
            for name in undated
            if name not in known or not is_past(name)
        ),
        *(
            Problem(name, "no date for an event whose day is not known")
            for name in undated
            if last.get(name) and not may_be_flagged(name)
        ),
        *(
            Problem(place_of(name, known), "an event that never happened, or one that did")
            for name in undated
            if name in never
        ),
    ]


def _of_those_to_come(
    not_yet: Collection[str],
    known: Collection[str],
    last: Mapping[str, date | None],
    never: Collection[str],
    undated: Collection[str],
    as_of: date,
) -> list[Problem]:
    """What cannot be of events that come no earlier than today: nothing that follows them has happened."""
    among = ", ".join(sorted(filter(may_be_to_come, known)))
    problems = [
        Problem(place_of(name, known, "not_yet"), f"an event that may be yet to come: {among or 'there is none'}")
        for name in not_yet
        if name not in known or not may_be_to_come(name)
    ]
    problems += [Problem(name, "no date for an event that is yet to come") for name in not_yet if last.get(name)]
    problems += [
        Problem(place_of(name, known), "an event that is yet to come, or one that never does or did")
        for name in not_yet
        if name in never or name in undated
    ]
    for one, other in in_order([*dict.fromkeys((*last, *undated, *not_yet))]):
        day = last.get(other)
        if one in not_yet and (other in undated or (day is not None and day < as_of)):
            problems.append(Problem(other, f"a day that is not before {event_words(one)}, which is yet to come"))
        born = last.get(one)
        if one == "birth" and other in not_yet and born is not None and (as_of - born).days > OLDEST:
            problems.append(Problem(other, f"a day no more than 120 years after {event_words(one)}"))
    return problems


def _without_day(undated: Collection[str], last: Mapping[str, date | None]) -> frozenset[str]:
    """The events that happened on a day that is not stated either."""
    return frozenset(name for name in undated if last.get(name) is None)


def _perhaps(
    placeholders: Collection[str], policy: RetentionPolicy, never: Collection[str], not_yet: Collection[str]
) -> list[str]:
    """The events that somebody wrote a day of which stands for "not known", and that may lengthen what is kept.

    A death is taken not to have happened where nothing is stated of it: here it may have, on a day not known.
    """
    return [
        name
        for name in placeholders
        if name in policy.lengthened_by
        and may_be_flagged(name)
        and name not in never
        and not any(one in not_yet for one, other in in_order(policy.events) if other == name)
    ]


def _bound(happened: Collection[str], first: dict[str, date | None], last: dict[str, date | None], as_of: date) -> None:
    """Give events that happened on a day not known the days between which they lie; the last is today."""
    for name in happened:
        before = {one for one, other in in_order([*first, name]) if other == name}
        first[name] = max((day for one in before if (day := first.get(one)) is not None), default=date.min)
        last[name] = as_of


def _check_claim(claim: StatedClaim, where: str, as_of: date, listed: list[Claim], problems: list[Problem]) -> None:
    try:
        lodged: str | date
        resolved: str | date | None
        lodged, resolved = (claim.lodged, claim.resolved) if isinstance(claim, Claim) else claim
        made = Claim(
            lodged if type(lodged) is date else as_date(lodged),
            resolved if resolved is None or type(resolved) is date else as_date(resolved),
        )
    except (TypeError, ValueError):
        problems.append(Problem(where, "two dates written YYYY-MM-DD, the second left out while it is pending"))
        return
    if made.resolved is not None and made.resolved < made.lodged:
        problems.append(Problem(where, "a claim that does not end before it starts"))
    if made.lodged > as_of or (made.resolved is not None and made.resolved > as_of):
        problems.append(Problem(where, "a claim that is not in the future"))
    listed.append(made)


def with_more(
    dates: Mapping[str, date | None],
    known: Collection[str],
    claims: Iterable[StatedClaim],
    undated: Collection[str],
    as_of: date,
) -> History | None:
    """The history of a record whose days can be, with claims and events on a day not known; ``None`` where these cannot."""
    listed: list[Claim] = []
    problems: list[Problem] = []
    for claim in claims:
        _check_claim(claim, "claims", as_of, listed, problems)
    if problems or (undated and _of_undated(undated, known, dates, ())):
        return None
    if not undated:
        return History(earliest=dates, latest=dates, claims=tuple(listed))
    first, last, happened = dict(dates), dict(dates), _without_day(undated, dates)
    _bound(happened, first, last, as_of)
    return History(earliest=first, latest=last, claims=tuple(listed), undated=happened)


def _impossible(
    first: Mapping[str, date | None], last: Mapping[str, date | None], as_of: date, handling: Handling
) -> tuple[list[Problem], str]:
    """What no day that the dates may mean makes possible; what is odd and was chosen to hold the record, in words."""
    problems, held = [], ""
    for name, day in first.items():
        if day is None or day <= as_of or day <= latest_day(name, as_of):
            continue
        if is_past(name) and handling.holds_future(name):
            held = IN_FUTURE
        else:
            problems.append(
                Problem(name, "a day that is not in the future" if is_past(name) else "a day within a hundred years")
            )
    ordered = in_order(first)
    for one, other in ordered:
        start, end = first.get(one), last.get(other)
        if start is not None and end is not None and end < start:
            choice = handling.after_death if (one, other) == ("last_contact", "death") else Choice.REFUSED
            if choice is Choice.REFUSED:
                problems.append(Problem(other, f"a day that is not before {event_words(one)}"))
            elif choice is Choice.HELD:
                held = AFTER_DEATH
    for one, other in ordered:
        born, lived = last.get(one), first.get(other)
        if one == "birth" and born is not None and lived is not None and (lived - born).days > OLDEST:
            problems.append(Problem(other, f"a day no more than 120 years after {event_words(one)}"))
    return problems, held


def _beyond(policy: RetentionPolicy, last: Mapping[str, date | None]) -> list[Problem]:
    """What may end after the last day there is; what claims add is not known before the clock that they suspend."""
    return [
        Problem(name, "a day whose periods end by the year 9999")
        for name, day in last.items()
        if day is not None and day > policy.latest_start
    ]
