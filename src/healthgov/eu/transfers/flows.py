"""Whether a flow is a transfer at all: a bound exporter, another body, in a third country (EDPB 05/2021)."""

from __future__ import annotations

from datetime import date
from typing import Any

from healthgov.eu.gdpr.law import reached
from healthgov.eu.places import EEA, EEA_CONTESTED
from healthgov.findings import CountryCode, Finding, contested, failed, passed
from healthgov.models import Exporter, Organisation, Places, SubjectKind, Transfer, TransferTool
from healthgov.periods import Day
from healthgov.questions import View, by_hand, claimed, first_stated, remembered, thing_of

__all__ = ["is_transfer", "moment", "third", "tool_in_use"]

_UNITED_KINGDOM = Places.since(
    "United Kingdom, in transition and under the bridge", ("2020-02-01", "2021-06-27", ("GB",))
)
"""Not a member, and yet no third country for transfers: transition, then art. 782 of the agreement."""


def moment(law: Any, transfer: View) -> Day | date:
    """The day whose law counts: today, or the last day of a flow that has ended."""
    last = transfer.maybe("last_day")
    day: Day = law.day
    return last if last is not None and not day <= last else day


def tool_in_use(law: Any, transfer: View) -> TransferTool:
    """The tool on the day: none before the day it was signed."""
    since = transfer.maybe("tool_since")
    if since is not None and not since <= moment(law, transfer):
        return TransferTool.NONE
    tool: TransferTool = transfer.tool
    return tool


def third(country: CountryCode, when: Day | date, at: str) -> Finding:
    """Whether a country is a third country on a day."""
    if EEA_CONTESTED.includes(country, when):
        return contested(
            "no text settles whether this territory is a third country here",
            failed("national law extends the GDPR to it"),
            passed("the treaties do not apply there"),
            at=at,
        )
    if EEA.includes(country, when) or _UNITED_KINGDOM.includes(country, when):
        return failed("{country} is no third country", at=at, country=country)
    return passed("{country} is a third country", at=at, country=country)


def _third_country(law: Any, transfer: View) -> Finding:
    """The transfer goes to a third country on the day."""
    return third(transfer.country, moment(law, transfer), transfer.at("country"))


def _another_body(law: Any, transfer: View, document: View | None) -> Finding:  # noqa: ARG001  asked with the law
    """The recipient is another body than the organisation."""
    same = transfer.maybe("same_entity")
    whole, importer = thing_of(document), transfer.maybe("importer")
    if same is None and importer is not None and isinstance(whole, Organisation):
        same = next((r.same_entity for r in whole.recipients or () if r.id == importer), None)
    if same is None:
        same = transfer.same_entity  # asks
    said = failed("the same legal person reads its own data") if same else passed("the importer is another body")
    return said.under(transfer.at("same_entity"))


def _on_the_living(law: Any, transfer: View, document: View | None) -> Finding:  # noqa: ARG001  asked with the law
    """The data that leave are not on the dead alone."""
    whole = thing_of(document)
    if isinstance(whole, Organisation):
        of_the_dead = remembered(whole, "transfers on the dead alone", lambda: _on_the_dead(whole))
        if id(thing_of(transfer)) in of_the_dead:
            return failed("the data are on the dead alone", at=transfer.at())
    return passed("nobody says that the data are on the dead alone", at=transfer.at())


def _on_the_dead(organisation: Organisation) -> frozenset[int]:
    """The transfers of activities whose data are on the dead alone, whom the GDPR leaves to the States (recital 27)."""
    activities = (one for one in organisation.activities or () if set(one.subjects or ()) == {SubjectKind.DECEASED})
    return frozenset(id(transfer) for activity in activities for transfer in activity.transfers or ())


is_transfer = (
    first_stated(Transfer.exporter_bound, reached)
    & ~claimed(Transfer.exporter.is_(Exporter.DATA_SUBJECT))
    & by_hand(_another_body)
    & by_hand(_third_country)
    & ~claimed(Transfer.anonymous)
    & by_hand(_on_the_living)
).said("it is a transfer", no="it is no transfer")
"""It is none when the person sends her own data, when the same legal person reads them abroad, when the exporter is not
under the GDPR, or when the data are anonymous or on the dead alone. A parent under foreign law is no transfer by itself."""
