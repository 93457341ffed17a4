"""Whether an answer came within its period: extensions, pauses, and the public holidays that move an end."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from healthgov.deadlines import IsHoliday, ResponsePeriod, next_working_day
from healthgov.errors import CalendarEndError
from healthgov.findings import Finding, contested, failed, missing, outside, passed
from healthgov.models import RightsRequest
from healthgov.periods import days
from healthgov.questions import View, claimed
from healthgov.structs import struct

__all__ = ["Meanwhile", "answered_within", "made_by_now", "to_be_answered"]

made_by_now = (~claimed(~RightsRequest.received_on.begun()) | claimed(RightsRequest.answered_on.begun())).said(
    "nobody says that the request is yet to be made", no="the request is yet to be made"
)
"""Of a request that nobody made yet nothing is owed on the day; of one that was answered it is asked which day is right."""

to_be_answered = claimed(~RightsRequest.answered_on.begun()).said(
    "the answer is said to come on a later day", no="the answer is not said to come on a later day"
)
"""What is planned for a later day was neither given nor refused: until then it is asked only whether there is time."""

_DAY_OFF = (
    "it was due on {limit}, a day off: whether the period ends then, as its text has it, or with the next working day, as those"
    " of procedure do, no text read says, and the authority is to be asked"
)
_LONGEST_HOLIDAYS = days(5)
"""No run of public holidays in a Member State is longer, weekends apart."""
_RUN = 31
"""So many days that may all be holidays tell that their year is not known, which is not looked at to its end."""


class Meanwhile(enum.Enum):
    """What the time of an answer does while the person is asked back."""

    STANDS = enum.auto()
    """It stands still, and goes on with the answer of the person."""
    BEGINS_ANEW = enum.auto()
    """The whole period runs from the answer of the person."""
    RUNS = enum.auto()
    """It runs on."""


@struct
class _End:
    """The day to aim at, the last one that surely counts, and the last one that may count for holidays of a region."""

    target: date
    surely: date
    perhaps: date
    rolls: bool = True
    """Whether a text moves the end from a day off; where none was read, it may be moved all the same."""


def answered_within(
    period: ResponsePeriod,
    law: Any,
    request: View,
    holidays: IsHoliday | None,
    regional: IsHoliday | None = None,
    *,
    since: date,
    meanwhile: Meanwhile = Meanwhile.STANDS,
    untold: Finding | None = None,
) -> Finding:
    """Whether a request was answered within a period, or still can be.

    ``holidays`` are those of the whole country, ``None`` where they are not known; ``regional`` those of some part of
    it: where they alone decide, the answer is open. So is it where the period would have ended before ``since``, the
    first day of its law, and the answer came later: what was never answered is still owed. ``meanwhile`` says what the
    time does while the person is asked back, and ``untold`` asks for the part of the country, where nobody says it and
    its holidays decide.
    """
    found = _within(period, law, request, holidays, regional, since=since, meanwhile=meanwhile)
    return untold if untold is not None and found.reason == _MOVED_BY_HOLIDAYS else found


def _within(
    period: ResponsePeriod,
    law: Any,
    request: View,
    holidays: IsHoliday | None,
    regional: IsHoliday | None,
    *,
    since: date,
    meanwhile: Meanwhile,
) -> Finding:
    wrong = _out_of_order(request) or _said_and_denied(law, request)
    if wrong is not None:
        return wrong
    end = _ended_after_waiting(period, request, holidays, regional, meanwhile)
    if isinstance(end, Finding):
        return end
    answered = request.claimed("answered_on")
    yet_to_come = answered is not None and law.day < answered
    if answered is not None and (answered <= end.surely or not yet_to_come):
        if end.perhaps < since <= answered:
            return outside("by this law it was due on {limit}, before there was that law", limit=end.target)
        return _answered(request, answered, end)
    if law.day <= end.surely:
        at = request.at("received_on")
        if end.target < end.surely:
            return passed(
                "it is due on {limit}, which days off move to {moved}", at=at, limit=end.target, moved=end.surely
            )
        return passed("it is due on {limit}", at=at, limit=end.target)
    if request.claimed("unanswered") is not True and not yet_to_come:
        return missing(request.at("answered_on"), RightsRequest.answered_on.question)
    if law.day <= end.perhaps:
        return _may_move(end)
    at = "answered_on" if yet_to_come else "unanswered"
    return failed("no answer by {limit}", at=request.at(at), limit=end.target)


def _answered(request: View, answered: date, end: _End) -> Finding:
    """Whether an answer that came was in time."""
    if end.surely < answered <= end.perhaps:
        return _may_move(end)
    made = passed if answered <= end.surely else failed
    at, due = request.at("answered_on"), end.target
    if due < answered and due < end.surely:
        words = "answered on {day}, due on {limit}, which days off move to {moved}"
        return made(words, at=at, day=answered, limit=due, moved=end.surely)
    return made("answered on {day}, due on {limit}", at=at, day=answered, limit=due)


_FOLLOWS = {
    "answered_on": "received_on",
    "extension_told_on": "received_on",
    "asked_back_on": "received_on",
    "asked_back_answered_on": "asked_back_on",
}
"""What cannot come before what; on one day they may."""


def _out_of_order(request: View) -> Finding | None:
    """The question which of two days is right, where one comes before what it follows."""
    received: date = request.received_on
    for later, earlier in _FOLLOWS.items():
        day: date | None = request.claimed(later)
        before: date | None = received if earlier == "received_on" else request.claimed(earlier)
        if day is not None and before is not None and day < before:
            at = request.at(later)
            return missing(
                at,
                "Which of the two days is right: {since}, or {day}, which should come after it?",
                since=before,
                day=day,
            )
    return None


_DENIED = {"answered_on": "unanswered", "asked_back_answered_on": "asked_back_unanswered"}
"""A day on which it came, and the fact that it did not come."""


def _said_and_denied(law: Any, request: View) -> Finding | None:
    """The question what is right, where an answer has a day that has come, and is said not to have come."""
    for came, not_come in _DENIED.items():
        day: date | None = request.claimed(came)
        if day is not None and day <= law.day and request.claimed(not_come) is True:
            return missing(request.at(not_come), "Which is right: an answer on {day}, or none?", day=day)
    return None


def _pause(request: View, running: _End) -> tuple[date, date] | Finding | None:
    """From when to when the request waited for the person: proof of identity on reasonable doubt, or what is asked for.

    Nothing stands still that has run out: who asks back when the answer was due gains no day.
    """
    asked: date | None = request.claimed("asked_back_on")
    given: date | None = request.claimed("asked_back_answered_on")
    if asked is None or asked > running.perhaps or request.claimed("excessive_identity_check") is True:
        return None
    if asked > running.surely:
        return _may_move(running)
    if given is not None:
        return asked, given
    if request.asked_back_unanswered:
        return passed("it waits for what the person was asked back", at=request.at("asked_back_unanswered"))
    return missing(request.at("asked_back_answered_on"), RightsRequest.asked_back_answered_on.question)


def _ended_after_waiting(
    period: ResponsePeriod,
    request: View,
    holidays: IsHoliday | None,
    regional: IsHoliday | None,
    meanwhile: Meanwhile,
) -> _End | Finding:
    """The end of the period with what the person was asked back, or what is to be said while it is not known."""
    received: date = request.received_on
    end = _ended(period, request, received, timedelta(), holidays, regional)
    waits = None if meanwhile is Meanwhile.RUNS else _pause(request, end)
    if waits is None or isinstance(waits, Finding):
        return waits or end
    first, last = waits
    if meanwhile is Meanwhile.BEGINS_ANEW:
        return _ended(period, request, last, timedelta(), holidays, regional)
    return _ended(period, request, received, last - first, holidays, regional)


def _ended(
    period: ResponsePeriod,
    request: View,
    begins: date,
    waits: timedelta,
    holidays: IsHoliday | None,
    regional: IsHoliday | None,
) -> _End:
    """The end of the period, extended where the person was told so within the first."""
    told = request.claimed("extension_told_on")
    first = _end(period, begins + period.latest, waits, holidays, regional)
    if period.extension is None or told is None or told > first.perhaps:
        return first
    longer = _end(period, begins + (period.latest + period.extension), waits, holidays, regional)
    return longer if told <= first.surely else _End(first.target, first.surely, longer.perhaps)


def _end(
    period: ResponsePeriod, target: date, waits: timedelta, holidays: IsHoliday | None, regional: IsHoliday | None
) -> _End:
    try:
        target += waits
    except OverflowError:
        raise CalendarEndError.past() from None
    surely = next_working_day(target, holidays or _never)
    perhaps = surely
    if holidays is None or (regional is not None and all(map(regional, _next(surely, _RUN)))):
        perhaps = surely + _LONGEST_HOLIDAYS  # of a year of which nothing is known any day may be a holiday
    elif regional is not None:
        perhaps = next_working_day(surely, lambda day: holidays(day) or regional(day))
    return _End(target, surely if period.rolls else target, perhaps, period.rolls)


def _next(day: date, count: int) -> Iterator[date]:
    """The day and those after it, as far as the calendar goes."""
    return map(date.fromordinal, range(day.toordinal(), min(day.toordinal() + count, date.max.toordinal() + 1)))


def _never(_: date) -> bool:
    return False


_MOVED_BY_HOLIDAYS = "it was due on {limit}; the public holidays that may move this are not modelled here"


def _may_move(end: _End) -> Finding:
    return outside(_MOVED_BY_HOLIDAYS, limit=end.target) if end.rolls else contested(_DAY_OFF, limit=end.target)
