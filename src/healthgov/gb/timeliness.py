"""When an answer is due in the United Kingdom: from when its time runs, and what it does while the person is asked back."""

from __future__ import annotations

from typing import Any

from healthgov.eu.gdpr.answers import in_time
from healthgov.eu.gdpr.timeliness import Meanwhile
from healthgov.findings import Finding, by_reading, missing
from healthgov.models import AskedBackFor, RequestKind, RightsRequest
from healthgov.questions import View, by_hand

__all__ = ["timely_there"]

_FOR_ACCESS_ALONE = (
    "the time stands still while somebody who asks for access is asked what they mean; of other rights the text that was "
    "read says nothing"
)


def _in_time(law: Any, request: View, document: View | None) -> Finding:
    """The month begins with the proof of who asks (art. 12A(2)), and stands still while it is asked what is meant."""
    asked = request.claimed("asked_back_for")
    stands = in_time(law, request, document)
    if request.claimed("asked_back_on") is None or asked is AskedBackFor.MEANING is _meant(request):
        return stands
    anew = in_time(law, request, document, Meanwhile.BEGINS_ANEW)
    if asked is AskedBackFor.IDENTITY:
        return anew
    runs = in_time(law, request, document, Meanwhile.RUNS)
    meant = stands if _meant(request) else by_reading(_FOR_ACCESS_ALONE, stands, runs)
    if asked is AskedBackFor.MEANING or anew.verdict is meant.verdict:
        return meant
    return missing(request.at("asked_back_for"), RightsRequest.asked_back_for.question)


def _meant(request: View) -> AskedBackFor | None:
    """What somebody who asks for access may be asked while the time stands still."""
    return AskedBackFor.MEANING if request.kind is RequestKind.ACCESS else None


timely_there = by_hand(_in_time)
