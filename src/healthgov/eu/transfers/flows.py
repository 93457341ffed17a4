"""Which flows are transfers: a bound exporter, another body, in a third country (EDPB Guidelines 05/2021)."""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.eu.gdpr.law import APPLICABLE, begun_after_its_end, not_anonymous, reached, said_to_be_there
from healthgov.eu.places import EEA, EEA_CONTESTED
from healthgov.findings import Finding, failed, passed
from healthgov.findings import contested as contested_finding
from healthgov.kinds import CountryCode
from healthgov.models import (
    Exporter,
    Organisation,
    Places,
    ProcessingActivity,
    Recipient,
    Role,
    SubjectKind,
    Transfer,
)
from healthgov.questions import (
    Operand,
    Question,
    View,
    ask_again,
    by_hand,
    claimed,
    contested,
    either,
    remembered,
    thing_of,
)
from healthgov.verdicts import Verdict

__all__ = ["ended", "in_third_country", "is_transfer", "last_moment", "yet_to_start"]

UNITED_KINGDOM = Places.since(
    "United Kingdom, in transition and under the bridge, and Gibraltar until the end of the transition",
    ("2020-02-01", "2021-06-27", ("GB",)),
    ("2018-05-25", "2020-12-31", ("GI",)),
)
"""Not a member, and yet no third country for transfers: transition, then art. 782 of the agreement; Gibraltar, to which
Union law applied through the United Kingdom, has no part in the bridge."""

_FIRST_DAY = date.fromisoformat(APPLICABLE)
_UNSETTLED = "no text settles whether this territory is a third country here"
_THIRD = "the importer is in a third country"
_NOT_THIRD = "the importer is in no third country"

ended = claimed(Transfer.last_day.is_over())
"""A flow that is said to have ended is judged by the law of its last day."""


yet_to_start = claimed(~Transfer.first_day.begun())
"""A flow that is said to start on a later day is judged as it will start: what is there by that day is there in time."""


def last_moment(law: Any, transfer: View) -> Any:
    """The day whose law counts: the day asked for, or the last day of a flow that has ended."""
    last = transfer.claimed("last_day")
    return last if last is not None and not law.day <= last else law.day


def in_third_country(country: Operand[CountryCode]) -> Question:
    """Whether a territory is a third country on the day; of some no text says."""
    inside = country.is_in(EEA) | country.is_in(UNITED_KINGDOM)
    return (~inside).said(_THIRD, no=_NOT_THIRD) & (~country.is_in(EEA_CONTESTED) | contested(_UNSETTLED))


def _third_on_last_day(law: Any, transfer: View) -> Finding:  # noqa: ARG001  judged by its last day
    """The importer was in a third country when the flow ended."""
    country: CountryCode = transfer.country
    when: date = transfer.last_day
    at = transfer.at("country")
    if when < _FIRST_DAY:
        return failed("the flow ended before the Regulation applied", at=transfer.at("last_day"))
    if EEA_CONTESTED.includes(country, when):
        readings = failed("national law extends the GDPR to it"), passed("the treaties do not apply there")
        return contested_finding(_UNSETTLED, *readings, at=at)
    if EEA.includes(country, when) or UNITED_KINGDOM.includes(country, when):
        return failed(_NOT_THIRD, at=at)
    return passed(_THIRD, at=at)


_importer = Organisation.recipients.where(Recipient.id.is_(Transfer.importer))
same_entity = claimed(
    Transfer.same_entity,
    otherwise=either(_importer.exist(), _importer.some(Recipient.same_entity), ask_again(Transfer.same_entity)),
)
"""The importer is the exporter itself, as the transfer says or the recipient that it names."""
another_body = ~same_entity | (
    claimed(Transfer.same_entity)
    & claimed(_importer.some(~Recipient.same_entity | Recipient.role.is_(Role.PROCESSOR)))
    & ask_again(Transfer.same_entity, "The recipient is said to be another body: is the importer the exporter itself?")
)

exporter_bound = claimed(Transfer.exporter_bound, otherwise=reached) | (
    claimed(~Transfer.exporter_bound & Transfer.exporter.is_(Exporter.ORGANISATION))
    & claimed(reached)
    & ask_again(
        Transfer.exporter_bound, "The organisation is under the GDPR, and lets the data go: why is it not bound here?"
    )
)
"""The exporter is under the GDPR for this processing; where nobody says, by where the organisation is established."""


def _of_the_living(law: Any, transfer: View, document: View | None) -> Finding:
    """The data that leave are personal data, of an activity in which the organisation has a part."""
    whole = thing_of(document)
    said = passed("nobody says that the data are on the dead alone, anonymous, or all gone", at=transfer.at())
    if not isinstance(whole, Organisation):
        return said
    found = remembered(whole, "transfers of what is no personal data", lambda: _beyond(whole))
    gone = remembered(whole, "transfers of what is kept no more", lambda: _kept_no_more(whole))
    last, words = gone.get(id(thing_of(transfer)), (None, said))
    own = transfer.claimed("last_day")  # a flow that is said to go on after the end of the processing goes on
    left = last is None or law.day <= last or (own is not None and law.day <= own)
    return found.get(id(thing_of(transfer)), said if left else words)


def _kept_no_more(organisation: Organisation) -> dict[int, tuple[date, Finding]]:
    """The transfers of activities that end and leave nothing, with the last day of each."""
    found = {}
    for number, activity in enumerate(organisation.activities or ()):
        if activity.ended_on is not None and activity.data_kept_after is False:
            words = "the processing has ended, and no data of it are kept"
            doubt = (begun_after_its_end | said_to_be_there)(activity, as_of=activity.ended_on)
            gone = failed(words, at="data_kept_after") if doubt.verdict is Verdict.FAIL else doubt
            gone = gone.under(f"/activities[{number}]")
            found.update(dict.fromkeys(map(id, activity.transfers or ()), (activity.ended_on, gone)))
    return found


def _beyond(organisation: Organisation) -> dict[int, Finding]:
    """The transfers of activities that the GDPR leaves aside: on the dead alone, anonymous, or nobody's of those here."""
    found = {}
    for number, activity in enumerate(organisation.activities or ()):
        answer = _left_aside(activity)
        if answer is not None:
            placed = answer.under(f"/activities[{number}]")
            found.update(dict.fromkeys((id(transfer) for transfer in activity.transfers or ()), placed))
    return found


def _left_aside(activity: ProcessingActivity) -> Finding | None:
    if set(activity.subjects or ()) == {SubjectKind.DECEASED}:
        return failed("the data are on the dead alone", at="subjects")
    if activity.role is Role.NEITHER:
        return failed("the organisation takes no part in the processing", at="role")
    if activity.anonymisation is None or not activity.anonymisation.claimed:
        return None
    answer = not_anonymous(activity, as_of=APPLICABLE)
    return None if answer.verdict is Verdict.PASS else answer


is_transfer = (
    (~claimed(Transfer.exporter.is_(Exporter.DATA_SUBJECT))).said(
        "the data are let go by somebody else than the person",
        no="the person sends the data herself: there is no exporter",
    )
    & exporter_bound
    & another_body
    & either(ended, by_hand(_third_on_last_day), in_third_country(Transfer.country))
    & ~claimed(Transfer.anonymous)
    & by_hand(_of_the_living)
)
"""A flow is a transfer; that there is no exporter, or that the data are anonymous or on the dead alone, has to be said."""
