"""The events that start a clock: their words, and what their absence means."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import attrs

__all__ = ["EVENTS", "Absence", "Event"]


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


EVENTS: Mapping[str, Event] = {
    event.key: event
    for event in (
        Event("last_contact", "the last contact"),
        Event("birth", "the birth", Absence.UNKNOWN),
        Event("death", "the death", Absence.AS_IF_NOT),
        Event("last_exchange", "the last exchange"),
        Event("last_activity", "the last activity"),
        Event("transfusion", "the transfusion"),
        Event("transplantation", "the transplantation"),
        Event("distribution", "the distribution or administration"),
        Event("use_on_patient", "the use on the patient"),
        Event("examination", "the examination"),
        Event("dispensing", "the dispensing"),
        Event("order", "the order"),
        Event("invoice", "the invoice"),
        Event("receipt", "the receipt"),
        Event("issue", "the issue of the document"),
        Event("choice", "the choice"),
        Event("passage", "the passage of the badge"),
        Event("accident_declaration", "the declaration of the accident"),
        Event("report", "the report", Absence.UNKNOWN),
        Event("register_entry", "the entry in the register", Absence.UNKNOWN),
        Event("log_entry", "the entry in the log", Absence.UNKNOWN),
        Event("file_opening", "the opening of the file", Absence.UNKNOWN),
        Event("record_created", "the record was made", Absence.UNKNOWN),
        Event("last_effective", "the last day in effect", scheduled=True),
        Event("prescription", "the prescription"),
        Event("closure", "the closure"),
        Event("objection", "the objection"),
        Event("study_end", "the end of the study", scheduled=True),
        Event(
            "transition_end",
            "the end of the transition from the directive on clinical trials, 31 January 2025",
            Absence.UNKNOWN,
            scheduled=True,
        ),
        Event("last_publication", "the last publication"),
        Event("product_last_placed", "the last product was placed on the market"),
        Event("product_expiry", "the expiry of the product", scheduled=True),
        Event("authorisation_end", "the end of the marketing authorisation", scheduled=True),
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
        Event("lifting", "the lifting of the measure"),
        Event("inspection", "the inspection"),
        Event("consolidation", "the consolidation of the damage"),
        Event("legal_basis_end", "the end of the legal basis", scheduled=True),
        Event("vaccination", "the vaccination"),
        Event("result_shown", "the result was shown"),
        Event("permit_end", "the end of the permit", scheduled=True),
        Event("final_report", "the final report"),
        Event("summary_approved", "the last summary report was approved"),
        Event("product_withdrawal", "the withdrawal of the product"),
        Event("ionising_exposure_end", "the end of ionising exposure"),
        Event("biological_exposure_end", "the end of biological exposure"),
        Event("second_later_inspection", "the second later inspection"),
        Event("last_entry", "the last entry or document"),
        Event("last_update", "the last update"),
        Event("followup_end", "the end of follow-up"),
        Event("data_returned", "the return of the data"),
        Event("decision_final", "the final decision"),
        Event("delivery", "the delivery"),
        Event("period_end", "the end of the period counted", scheduled=True),
        Event("first_transaction", "the first transaction"),
        Event("erasure_request", "the request for erasure"),
        Event("registration", "the registration of the product"),
        Event("marketing_authorisation", "the grant of the marketing authorisation"),
        Event("document_made_or_received", "the day the document was made or received"),
        Event("last_use", "the end of the last use of the record"),
        Event("last_birth", "the last birth given"),
        Event("child_last_use", "the end of the last use of the child's record"),
        Event("last_examination", "the last examination"),
        Event("last_treatment", "the last treatment"),
        Event("donation", "the donation"),
        Event("last_donation", "the last donation of the donor"),
        Event("transfer", "the transfer"),
        Event("destruction_asked", "the person's decision to have it destroyed"),
        Event("device_end", "the device went out of use"),
        Event("next_acceptance_test", "the next full acceptance test"),
        Event("later_examination", "a further examination at the facility"),
        Event("regional_end", "the end of a longer period of regional law", scheduled=True),
    )
}
"""Every event by its key."""
