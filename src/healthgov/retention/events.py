"""The events that start a clock: their words, what their absence means, and where data formats hold them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import attrs

__all__ = ["EVENTS", "Absence", "Event", "FieldMeaning", "Standard", "event_of_field"]


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


class Standard(Enum):
    """A data format whose fields are known here."""

    FHIR = "fhir_r4b"
    SNDS = "snds"
    OMOP = "omop_5_4"


@attrs.frozen
class FieldMeaning:
    """What a field says about a clock: its event, or that it looks like one and is none."""

    event: str | None
    precision: str | None
    """``day``, ``month`` or ``year``; ``None`` for a field that gives no event."""
    because: str
    """Why, in English."""


def event_of_field(standard: Standard, table: str, field: str) -> FieldMeaning | None:
    """What a field means for a clock; ``None`` for a field that is not known here. Nothing is guessed by name.

    >>> event_of_field(Standard.SNDS, "IR_BEN_R", "BEN_NAI_ANN").precision
    'year'
    >>> event_of_field(Standard.SNDS, "ER_PRS_F", "FLX_DIS_DTD").event is None
    True
    """
    return _FIELDS.get((standard, table, field))


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
        Event("later_mammogram", "a further mammogram at the facility"),
        Event("regional_end", "the end of a longer period of the State or Land", scheduled=True),
    )
}
"""Every event by its key."""

_END = "the end of one contact: take the latest"
_BOOKING = "a booking is no contact"
_INVOICE = "an invoice is no contact"
_FIELDS: Mapping[tuple[Standard, str, str], FieldMeaning] = {
    # HL7 FHIR R4B
    (Standard.FHIR, "Patient", "birthDate"): FieldMeaning("birth", "day", "may be partial"),
    (Standard.FHIR, "Patient", "deceasedDateTime"): FieldMeaning("death", "day", "may be partial"),
    (Standard.FHIR, "Encounter", "period"): FieldMeaning("last_contact", "day", _END),
    (Standard.FHIR, "Appointment", "start"): FieldMeaning(None, None, _BOOKING),
    (Standard.FHIR, "Appointment", "end"): FieldMeaning(None, None, _BOOKING),
    (Standard.FHIR, "Claim", "created"): FieldMeaning(None, None, _INVOICE),
    (Standard.FHIR, "Claim", "billablePeriod"): FieldMeaning(None, None, _INVOICE),
    (Standard.FHIR, "Account", "servicePeriod"): FieldMeaning(None, None, _INVOICE),
    (Standard.FHIR, "Composition", "date"): FieldMeaning(None, None, "the date of a document"),
    (Standard.FHIR, "Immunization", "recorded"): FieldMeaning(None, None, "the day of recording"),
    # SNDS, schema of the Health Data Hub
    (Standard.SNDS, "IR_BEN_R", "BEN_NAI_ANN"): FieldMeaning("birth", "year", "the year alone"),
    (Standard.SNDS, "IR_BEN_R", "BEN_DCD_DTE"): FieldMeaning("death", "day", "the day of death"),
    (Standard.SNDS, "IR_BEN_R", "BEN_DCD_AME"): FieldMeaning("death", "month", "year and month"),
    (Standard.SNDS, "ER_PRS_F", "BEN_DCD_DTE"): FieldMeaning("death", "day", "the day of death"),
    (Standard.SNDS, "ER_PRS_F", "EXE_SOI_DTF"): FieldMeaning("last_contact", "day", _END),
    (Standard.SNDS, "T_MCOaaC", "EXE_SOI_DTF"): FieldMeaning("last_contact", "day", _END),
    (Standard.SNDS, "IR_BEN_R", "BEN_NAI_MOI"): FieldMeaning(None, None, "a month without its year"),
    (Standard.SNDS, "ER_PRS_F", "EXE_SOI_DTD"): FieldMeaning(None, None, "the start of care"),
    (Standard.SNDS, "ER_PRS_F", "FLX_DIS_DTD"): FieldMeaning(None, None, "the day the data were made available"),
    (Standard.SNDS, "T_MCOaaB", "DEL_REG_ENT"): FieldMeaning(None, None, "a number of days"),
    (Standard.SNDS, "T_MCOaaCSTC", "ENT_DAT_RET"): FieldMeaning(None, None, "a control code"),
    # OMOP Common Data Model 5.4
    (Standard.OMOP, "person", "birth_datetime"): FieldMeaning("birth", "day", "the day of birth"),
    (Standard.OMOP, "person", "year_of_birth"): FieldMeaning("birth", "year", "the year alone"),
    (Standard.OMOP, "death", "death_date"): FieldMeaning("death", "day", "the day of death"),
    (Standard.OMOP, "death", "death_datetime"): FieldMeaning("death", "day", "the day of death"),
    (Standard.OMOP, "visit_occurrence", "visit_end_date"): FieldMeaning(
        "last_contact", "day", "the latest end; for a stay under way it is the day of processing"
    ),
    (Standard.OMOP, "visit_occurrence", "visit_start_date"): FieldMeaning(None, None, "the start of care"),
    (Standard.OMOP, "provider", "year_of_birth"): FieldMeaning(None, None, "the birth of the carer"),
}
