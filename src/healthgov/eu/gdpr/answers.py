"""Whether a request was answered in time, where the organisation is: a month, or three, or the month of a refusal."""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.deadlines import IsHoliday, ResponsePeriod
from healthgov.eu.deadlines import REFUSAL_NOTICE, RIGHTS_REQUEST
from healthgov.eu.gdpr.law import APPLICABLE
from healthgov.eu.gdpr.refusals import IN_PART
from healthgov.eu.gdpr.timeliness import Meanwhile, answered_within
from healthgov.eu.holidays import WITH_PARTS, holidays_at
from healthgov.findings import Finding, by_reading, missing
from healthgov.models import Organisation
from healthgov.questions import View, by_hand, thing_of

__all__ = ["days_off", "in_time", "timely"]


def _part_untold(document: View | None) -> Finding | None:
    """The question in which part of the country it is, where nobody says it and each part has days off of its own."""
    if document is None:
        return None
    country, region = document.claimed("country"), document.claimed("region")
    asked = country in WITH_PARTS and (region is None or region.country != country)
    return missing(document.at("region"), Organisation.region.question) if asked else None


def _in_time(law: Any, request: View, document: View | None) -> Finding:
    """The answer, or the refusal with its reasons, comes in time; the reasons for what is left out come with it."""
    return in_time(law, request, document)


def in_time(law: Any, request: View, document: View | None, meanwhile: Meanwhile = Meanwhile.STANDS) -> Finding:
    """Whether it comes in time, by what the time does while the person is asked back."""
    organisation = thing_of(document)
    holidays, regional = law.holidays(organisation), law.regional_holidays(organisation)
    untold = _part_untold(document) if regional is not None else None

    def within(period: ResponsePeriod) -> Finding:
        since = date.fromisoformat(APPLICABLE)
        return answered_within(
            period, law, request, holidays, regional, since=since, meanwhile=meanwhile, untold=untold
        )

    if request.claimed("refused_with_reasons") is not True or request.claimed("refusal_ground") in IN_PART:
        return within(RIGHTS_REQUEST)
    if _done_in_part(request):
        return by_reading(_REFUSED_IN_PART, within(REFUSAL_NOTICE), within(RIGHTS_REQUEST))
    return within(REFUSAL_NOTICE)


_REFUSED_IN_PART = (
    "the guidelines want reasons for what is refused in part within the first month, and the article says so of who takes "
    "no action"
)


def _done_in_part(request: View) -> bool:
    """Something was erased or made anonymous, although something was refused."""
    return any(request.claimed(name) for name in ("really_erased", "anonymised", "erased"))


timely = by_hand(_in_time)


def days_off(organisation: object) -> tuple[IsHoliday | None, IsHoliday | None]:
    """The days off that surely move an end where an organisation is, and those that may."""
    if not isinstance(organisation, Organisation) or organisation.country is None:
        return None, None
    return holidays_at(organisation.country, organisation.region)
