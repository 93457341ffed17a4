"""When an answer is due in the United Kingdom: from when its time runs, and what it does while the person is asked back."""

from __future__ import annotations

from typing import Any

from healthgov.deadlines import IsHoliday
from healthgov.eu.gdpr.requests import in_time
from healthgov.eu.gdpr.timeliness import Meanwhile
from healthgov.eu.holidays import holidays_of_part, national_holidays, regional_holidays
from healthgov.findings import Finding, by_reading, missing
from healthgov.models import AskedBackFor, Organisation, RequestKind, RightsRequest
from healthgov.questions import View, by_hand
from healthgov.verdicts import Doubt

__all__ = ["holidays_there", "part_of_it", "timely_there"]

_FOR_ACCESS_ALONE = (
    "the time stands still while somebody who asks for access is asked what they mean; of other rights the text that was "
    "read says nothing"
)


def _in_time(law: Any, request: View, document: View | None) -> Finding:
    """The month begins with the proof of who asks (art. 12A(2)), and stands still while it is asked what is meant."""
    found = _whatever_asked_for(law, request, document)
    region = None if document is None else document.claimed("region")
    some_nation = found.doubt is Doubt.OUTSIDE and holidays_there(None)[1] is not None
    if some_nation and region is None and document is not None:
        return missing(document.at("region"), Organisation.region.question)
    return found


def _whatever_asked_for(law: Any, request: View, document: View | None) -> Finding:
    """By what the person was asked back for; that is asked where it decides."""
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


def part_of_it(organisation: object) -> str | None:
    """The nation in which an organisation is established, where it is stated."""
    region = organisation.region if isinstance(organisation, Organisation) else None
    return None if region is None or region.country != "GB" else region.removeprefix("GB-")


def holidays_there(organisation: object) -> tuple[IsHoliday | None, IsHoliday | None]:
    """The days off that surely move an end, and those that may: in a nation that is stated all of them are known."""
    part = part_of_it(organisation)
    known = None if part is None else holidays_of_part("GB", part)
    return (known, None) if known is not None else (national_holidays("GB"), regional_holidays("GB"))
