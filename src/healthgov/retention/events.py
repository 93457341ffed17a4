"""The events that start a clock: their words, and what their absence means.

Here stand those that any record may have. What only the law of one state, or one house, counts from is declared by the
schedule that reads it (``own_events``), and is known once that schedule is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType

import attrs

from healthgov.errors import DefinitionError

__all__ = ["EVENTS", "GENERAL", "Absence", "Event", "days_of_law", "declare", "events"]


class Absence(Enum):
    """What a missing date of an event means."""

    NOT_YET = "not_yet"
    """Not known to have happened: the clock that starts there does not run yet."""
    AS_IF_NOT = "as_if_not"
    """Taken as not having happened, which the controller may never learn."""
    UNKNOWN = "unknown"
    """It has happened and the controller does not know when: only a bound can be given."""


@attrs.frozen
class Event:
    """An event that starts, moves or bounds a clock."""

    key: str
    words: str
    """Its name, in English."""
    absent: Absence = Absence.NOT_YET
    scheduled: bool = attrs.field(default=False, kw_only=True)
    """Whether its day is set in advance, so that one in the future is no error."""
    day: date | None = attrs.field(default=None, kw_only=True)
    """The day that a text sets, one for all records: it is known whoever asks, and need not be stated."""


_KNOWN: dict[str, Event] = {
    event.key: event
    for event in (
        Event("last_contact", "the last contact"),
        Event("birth", "the birth", Absence.UNKNOWN),
        Event("death", "the death", Absence.AS_IF_NOT),
        Event("last_exchange", "the last exchange"),
        Event("last_activity", "the last activity"),
        Event("transfusion", "the transfusion"),
        Event("transplantation", "the transplantation"),
        Event("examination", "the examination"),
        Event("dispensing", "the dispensing"),
        Event("order", "the order"),
        Event("invoice", "the invoice"),
        Event("receipt", "the receipt"),
        Event("issue", "the issue of the document"),
        Event("choice", "the choice"),
        Event("report", "the report", Absence.UNKNOWN),
        Event("register_entry", "the entry in the register", Absence.UNKNOWN),
        Event("log_entry", "the entry in the log", Absence.UNKNOWN),
        Event("record_created", "the record was made", Absence.UNKNOWN),
        Event("prescription", "the prescription"),
        Event("closure", "the closure"),
        Event("objection", "the objection"),
        Event("study_end", "the end of the study", scheduled=True),
        Event("last_publication", "the last publication"),
        Event("product_expiry", "the expiry of the product", scheduled=True),
        Event("exposure_end", "the end of exposure"),
        Event("departure", "the departure", scheduled=True),
        Event("fiscal_year_close", "the close of the fiscal year", scheduled=True),
        Event("contract_end", "the end of the contract", scheduled=True),
        Event("contact_from_person", "the last contact coming from the person"),
        Event("relationship_end", "the end of the relationship", scheduled=True),
        Event("debit", "the debit"),
        Event("collection", "the collection", Absence.UNKNOWN),
        Event("transmission", "the transmission"),
        Event("recording", "the recording", Absence.UNKNOWN),
        Event("inspection", "the inspection"),
        Event("legal_basis_end", "the end of the legal basis", scheduled=True),
        Event("vaccination", "the vaccination"),
        Event("permit_end", "the end of the permit", scheduled=True),
        Event("final_report", "the final report"),
        Event("last_entry", "the last entry or document"),
        Event("last_update", "the last update"),
        Event("decision_final", "the final decision"),
        Event("delivery", "the delivery"),
        Event("period_end", "the end of the period counted", scheduled=True),
        Event("erasure_request", "the request for erasure"),
        Event("destruction_asked", "the person's decision to have it destroyed"),
        Event("regional_end", "the end of a longer period of regional law", scheduled=True),
    )
}

GENERAL = frozenset(_KNOWN)
"""The keys of the events that any record may have, whatever law is read."""
EVENTS: Mapping[str, Event] = MappingProxyType(_KNOWN)
"""Every event known, by its key: those above, and the own events of every schedule that was read."""


def events(*own: Event) -> tuple[Event, ...]:
    """The own events of a schedule, written down as its attribute ``own_events``."""
    return own


def days_of_law(names: Iterable[str]) -> dict[str, date]:
    """The days that texts set, of the events among these that have one."""
    return {name: event.day for name in names if (event := EVENTS.get(name)) is not None and event.day is not None}


def declare(own: Iterable[Event], where: str) -> None:
    """Know events of a schedule.

    :raises DefinitionError: for one that is known with other words or another meaning, or for what is no event. Then
        none of them is known.
    """
    known = dict(_KNOWN)
    for event in own:
        if not isinstance(event, Event):
            raise DefinitionError(f"{where}.own_events holds a {type(event).__name__}: expected events")
        if known.setdefault(event.key, event) != event:
            raise DefinitionError(f"{where}: the event {event.key} is known with other words or another meaning")
    _KNOWN.update(known)
